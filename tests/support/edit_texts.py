"""TOML texts to edit: all forms by hand, forms made by chance with a fixed seed, and all charters of the project."""

import random
from collections.abc import Iterator
from pathlib import Path

from support.chance import Chance
from support.large_network import large_network
from support.toml_texts import text_by

ROOT = Path(__file__).parents[2]
BOM = b"\xef\xbb\xbf"

FORMS = {
    "keys": """\
a = 1
b-c = "x"   # beside
'd.e' = 2
"f g" = 3
"\\u00e9\\n" = 4
"" = 5
"ünï" = 6
"🌊" = true
1979-05-27 = 7
""",
    "dotted keys": """\
# top

a.b.c = 1
a.b.d = 2 # two
  a . e   =   "x"
other = 1
a.'f.g'.h = 3

[table]
x.y = 1
x.z = 2
""",
    "tables": """\
# about the file
title = "t"

# first
[network] # hdr
name   =  "x"  # c
# above phase
phase = "start"   # ph
#purpose = "fill in"
founded = 2026-10-05

# second

[members]
id = "Ana" # who
drives = ["a", "b"]   # dd

[members.other]
x = 1
# the end
""",
    "white space": """\
 [ a ]
\tx\t=\t1\t
\t[ a . b ]\t# c
\t\ty = 2

   \t
  [[ c . "d" ]]
  z=3
  [[c.d]]
  z=4
""",
    "implied": """\
[a.b.c]
x = 1

[a.b.d]
x = 2

[e.f]
y = 1
""",
    "super-tables after": """\
[a.b]
x = 1
[z]
q = 1
[a]
y = 2
[a.c]
v = 3
""",
    "lists of tables": """\
[[values]]
id = "v1"
statement = "one"

# about the second
[[values]]
id = "v2"   # two
statement = "zwei"

[[values]]
id = "v3"
""",
    "lists in lists": """\
[[a]]
id = "x"
[[a.b]]
id = "y"
[a.b.c]
k = 1
[[a.b.d]]
m = 1
[[a.b.d]]
m = 2
[[a.b]]
id = "z"

[[a]]
id = "w"
[[a.b]]
id = "q"
[a.t]
u = 1
""",
    "scattered": """\
[[a]]
x = 1

[other]
y = 2

[[a]]
x = 3

[a.sub]
z = 4
""",
    "inline tables": """\
a = { x = 1, y = "two", z.w = 3 }
b = {}
c = { }
d = { e = { f = { g = 1 } } } # deep

[t]
u = { "q r" = 1, 's' = [1, { t = 2 }] }
""",
    "inline tables of TOML 1.1": """\
a = {
  x = 1, # one
  # above y
  y = "two",
  z = [ 1, 2 ], # list
}
b = { p = 1, q = 2, }
c = {
  # nothing yet
}
d = { e.f = 1,
      e.g = 2 }
""",
    "lists": """\
a = [1, 2, 3]
b = [ "x" , "y" ]
c = []
d = [ ]
e = [
]
f = [
  "one",
  "two", # second
  # above three
  "three" # third
]
g = [
\t1, 2,
\t3, 4,
]
h = [ 1, "x", 2.5, true, 2026-01-01, [1, [2]], { a = 1 } ]
i = [ # begin
  # nothing
]
j = [1
   , 2 # two
   , 3]
k = [[1, 2], [3], []]
""",
    "lists of inline tables": """\
goals = [ { statement = "a" }, # one
  { statement = "b" }, ]
more = [
  { id = "x", n = 1 },
  { id = "y", n = 2 },
]
[deep]
list = [{ inner = [{ k = 1 }, { k = 2 }] }]
""",
    "strings": '''\
a = "plain"
b = 'C:\\path'
c = """
several
lines # no comment
[no.header]
"""
d = \'\'\'
x = "no key"
\'\'\' # beside
e = """a ""quoted"" b\\
   c"""
f = "a # b"
g = ["#", \'\'\'
]\'\'\', """,""" ]
h = """"two quotes"""""
i = "\\u0000\\U0001F600\\t\\e\\x41"
[j]
k = """
# like a comment"""
l = 1
''',
    "numbers": """\
a = +1
b = 0xDEAD_beef
c = 0o755
d = 0b1101_0001
e = 1_000
f = -0.0
g = 6.626e-34
h = inf
i = -inf
j = nan
k = +nan
l = 9223372036854775807
m = 1_0.0_1
""",
    "dates and times": """\
a = 1979-05-27
b = 1979-05-27T07:32:00Z
c = 1979-05-27 00:32:00.999999-07:00
d = 1979-05-27T07:32:00
e = 07:32:00
f = 00:32:00.5
g = 1979-05-27 07:32
h = [ 1979-05-27, 07:32:00 ]
""",
    "comments everywhere": """\
# 1

# 2
# 3
a = 1 # 4
# 5

# 6
[b] # 7
# 8
# 9
c = [ # 10
  # 11
  1, # 12

  # 13
  2 # 14
  # 15
] # 16
# 17
d = 2 # 18

# 19

# 20
[[e]] # 21
f = 1 # 22
#g = 23
# 24
[[e]] # 25
# 26
""",
    "places to fill in": """\
#:schema ./charter.schema.json

# A line with `#` and no space is a place to fill in.

charter-version = 1

# The network itself.
[network]
language = "en"
# Ask the group: What is the name?
#name = "Stroomop"
#purpose = "Water boards decide together."

# The people who take part.
#[[members]]
#id = "ana"
#name = "Ana"

#[[members]]
#id = "bo"

# What you value.
#[time]
#internal = 0.5
""",
    "compact": "a=1\nb='x'\n[c]\nd=[1,2]\n[e]\nf={g=1,h=2}\n[[i]]\nj=1\n[[i]]\nj=2\n",
    "ids as keys": """\
[members.ana]
name = "Ana"   # a
hours.committed = 3

[members.ana.more]
x = 1

# Bo
[members."bo b"]
name = "Bo"

[one]
id = "x"
""",
    "an id to add": '[[members]]\nname = "Ana"\n\n[[members]]\nname = "Bo" # bo\n\n[x]\nl = [{ name = "c" }]\n',
    "no end of the last line": "a = 1\n[b]\nc = 2\n[[d]]\ne = 3",
    "one key": "a = 1",
    "one key and a comment": "a = 1 # b",
    "one header": "[a]",
    "empty": "",
    "blank lines": "\n\n  \n",
    "only a comment": "# nothing yet",
    "only comments": "# nothing\n\n# yet\n",
    "blank lines around": "\n\n\na = 1\n\n\n\nb = 2\n\n\n",
    "look-alikes": 'a = "x = 1"\n"b = 2" = 3\n"#" = "#"\n"[t]" = 1\n["[u]"]\nv = "]"\n',
}


def texts() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each text: by hand, each with other line ends and marks too."""
    for name, text in FORMS.items():
        yield name, text.encode()
        yield f"{name}, crlf", text.replace("\n", "\r\n").encode()
        yield f"{name}, marked, no last end", BOM + text.removesuffix("\n").encode()
        yield f"{name}, mixed ends", "\r\n".join(text.split("\n", 3)).encode()
    chance = random.Random(20261124)
    for number in range(40):
        first, *further = (Chance(chance.randbytes(192)) for _ in range(16))
        yield f"by chance {number}", text_by(first, further).text.encode()


def charters() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each charter in the project."""
    for folder in ("docs", "tests/field", "tests/golden", "plugins"):
        for file in sorted((ROOT / folder).rglob("*charter.toml")):
            yield file.relative_to(ROOT).as_posix(), file.read_bytes()
    yield "a large network", large_network().encode()
