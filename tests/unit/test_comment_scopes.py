"""What each comment of a text is about: lines, and what begins there."""

from netlint.toml import parse
from netlint.toml.comment_scopes import Scope, scopes

TEXT = '''\
# 1: at the top

  # 3: also at the top
title = "x"  # 4: at the end of a line
# 5: above a key
  other = [  # 6: at the end of a line, inside a list
    # 7: in a list, above an item

    # 9: the same
    "a", # 10
    # 11: above the end of the list
  ] # 12
long = """
text""" # 14: where a text ends
longer = ["""
a""", """
b""", "c"] # 17: where two texts end that follow one another
#18: above a header
[[members]]#19
  # 20: above a key
id = "ana"
# 22: above a header, below a key

[members.hours-per-month] # 24
# 25: above nothing
'''
SCOPES = {
    1: Scope(4, ("title",), at_top=True),
    3: Scope(4, ("title",), at_top=True),
    4: Scope(4),
    5: Scope(6, ("other",)),
    6: Scope(6),
    7: Scope(10),
    9: Scope(10),
    10: Scope(10),
    11: Scope(12),
    12: Scope(12),
    14: Scope(14, begins=13),
    17: Scope(17, begins=15),
    18: Scope(19, ("members", 0)),
    19: Scope(19),
    20: Scope(21, ("members", 0, "id")),
    22: Scope(24, ("members", 0, "hours-per-month")),
    24: Scope(24),
    25: Scope(),
}


def test_each_comment_has_its_scope() -> None:
    document = parse("charter.toml", TEXT.encode())
    spans = document.comments()
    assert dict(zip([span.line for span in spans], scopes(document.source, spans), strict=True)) == SCOPES


def test_in_a_text_without_a_key_every_comment_is_at_the_top() -> None:
    document = parse("charter.toml", b"# one\n\n# two\n")
    assert scopes(document.source, document.comments()) == [Scope(at_top=True), Scope(at_top=True)]
