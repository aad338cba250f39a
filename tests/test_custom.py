"""Rules of a repository's own: without code in its settings, and in Python files that these name."""

import time
from pathlib import Path

import pytest
from conftest import Netlint

from netlint import testing

CHARTER = """
[network]
name = "Stroomop"
phase = "start"
founded = 2026-06-01

[[members]]
id = "ana"
expertise = ["facilitation", "world-class water"]

[[circles]]
id = "design"
members = ["ana", "bo"]

[[circles]]
id = "money"
"""
ENTRY = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "It is not so."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def found(netlint: Netlint, folder: Path, entry: str, *args: str) -> list[str]:
    """Give where a rule without code has found something, as line:column."""
    (folder / "netlint.toml").write_text(ENTRY + entry, "utf-8")
    done = netlint("--select", "OUR001", "--format", "concise", *args)
    assert done.stderr == ""
    return [":".join(line.split(":")[1:3]) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("at", "must", "where"),
    [
        ("network.purpose", "exists = true", ["2:1"]),
        ("network.name", "exists = true", []),
        ("circles.*.members", "exists = true", ["15:1"]),
        ("network.name", "missing = true", ["3:8"]),
        ("network.purpose", "missing = true", []),
        ("network.purpose", 'match = "a"', []),
        ("network.name", 'match = "^Stroom"', []),
        ("network.name", 'match = "^stroom"', ["3:8"]),
        ("network.name", 'match = "(?i)^stroom"', []),
        ("members.*.expertise", 'not-match = "(?i)world.class"', ["9:13"]),
        ("members.*.expertise.*", 'not-match = "(?i)world.class"', ["9:30"]),
        ("members.ana.expertise", 'not-match = "(?i)world.class"', ["9:13"]),
        ("members.bo.expertise", 'not-match = "(?i)world.class"', []),
        ("network.phase", 'one-of = ["start", "mature"]', []),
        ("network.phase", 'one-of = ["mature"]', ["4:9"]),
        ("circles", "at-least = 2", []),
        ("circles", "at-least = 3", ["11:1"]),
        ("circles", "at-most = 2", []),
        ("circles", "at-most = 1", ["11:1"]),
        ("network.name", "longer-than = 7", []),
        ("network.name", "longer-than = 8", ["3:8"]),
        ("network.name", "shorter-than = 9", []),
        ("network.name", "shorter-than = 8", ["3:8"]),
        ("network.founded", "before = 2026-06-02", []),
        ("network.founded", "before = 2026-06-01", ["5:11"]),
        ("network.founded", "after = 2026-05-31", []),
        ("network.founded", "after = 2026-06-01", ["5:11"]),
        ("circles.*.members", 'refers-to = "members"', ["13:11"]),
        ("members.*.expertise", 'match = "a", longer-than = 30', ["9:13"]),
    ],
)
def test_what_must_hold_is_looked_for_on_each_side(
    netlint: Netlint, folder: Path, at: str, must: str, where: list[str]
) -> None:
    assert found(netlint, folder, f'at = "{at}"\nmust = {{ {must} }}\n') == where


@pytest.mark.parametrize(
    ("must", "day", "where"),
    [
        ("past = true", "2026-06-02", []),
        ("past = true", "2026-06-01", ["5:11"]),
        ("future = true", "2026-05-31", []),
        ("future = true", "2026-06-01", ["5:11"]),
    ],
)
def test_a_date_lies_before_or_after_today(
    netlint: Netlint, folder: Path, must: str, day: str, where: list[str]
) -> None:
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "network.founded"\nmust = {{ {must} }}\n', "utf-8")
    done = netlint("--select", "OUR001", "--format", "concise", "--today", day, today=None)
    assert [":".join(line.split(":")[1:3]) for line in done.stdout.splitlines()] == where
    assert netlint("--select", "OUR001", "--format", "concise", "--timeless").stdout == ""


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('at = "circels.*.members"\nmust = { exists = true }', "5:1: `circels.*.members`: a charter has no `circels` there. Did you mean `circles`?"),
        ('at = "circles.*.membres"\nmust = { exists = true }', "5:1: `circles.*.membres`: a charter has no `membres` there. Did you mean `members`?"),
        ('at = "network.name.first"\nmust = { exists = true }', "5:1: `network.name.first`: nothing stands below `network.name` in a charter."),
        ('at = "circles.*.members.ana"\nmust = { exists = true }', "5:1: `circles.*.members.ana`: entries of `circles.*.members` have no ids, so none is called `ana`. `*` is each of them."),
        ('at = ""\nmust = { exists = true }', "5:1: `at` names no place, such as members.*.expertise."),
        ('at = "network.name"\nmust = { match = "(a" }', "6:10: `(a` is not a valid pattern: missing ): (a."),
        ('at = "network.name"\nmust = { match = "(?=a)b" }', "6:10: `(?=a)b` is not a valid pattern: invalid perl operator: (?=."),
        ('at = "network.name"\nmust = { at-least = 2 }', "6:10: `at-least` makes no sense for `network.name`, which is a text."),
        ('at = "network.founded"\nmust = { longer-than = 2 }', "6:10: `longer-than` makes no sense for `network.founded`, which is a date."),
        ('at = "meetings.*.time"\nmust = { match = "9" }', "6:10: `match` makes no sense for `meetings.*.time`, which is a time."),
        ('at = "members"\nmust = { match = "a" }', "6:10: `match` makes no sense for `members`, which is a list."),
        ('at = "network.phase"\nmust = { one-of = ["startt"] }', "6:10: `network.phase` is never `startt`. Did you mean `start`?"),
        ('at = "network.name"\nmust = { refers-to = "member" }', "6:10: `member` is no list of entries with ids. There are: drives, values, members, "),
        ('at = "network.founded"\nmust = { before = "2026-01-01" }', '6:10: `before` must be a date without quotes, such as 2026-06-01; found "2026-01-01".'),
        ('at = "network.name"\nmust = { mtach = "x" }', "6:10: Unknown key `mtach`. Did you mean `match`?"),
        ('at = "network.name"\nmsut = { match = "x" }', "6:1: Unknown key `msut`. Did you mean `must`?"),
        ('at = "network.name"\nmust = {}', "6:1: `must` says nothing. It can have: exists, missing, match, "),
        ('at = "network.name"\nmust = { exists = true, missing = true }', "6:25: `exists` and `missing` exclude each other."),
        ('at = "network.founded"\nmust = { past = true, future = true }', "6:23: `past` and `future` exclude each other."),
        ('at = "network.purpose"\nmust = { missing = true, match = "x" }', "6:26: With `missing`, nothing is there that `match` could look at."),
        ('at = "members"\nmust = { at-least = 9, at-most = 8 }', "6:24: Nothing lies between `at-least` and `at-most`."),
        ('at = "network.founded"\nmust = { after = 2026-01-01, before = 2026-01-02 }', "6:30: Nothing lies between `after` and `before`."),
        ('at = "network.name"\nmust = { exists = true }\nseverity = "fatal"', '7:1: `severity` must be "error", "info" or "warning"; found "fatal".'),
        ("must = { exists = true }", "1:1: `at` is missing."),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_with_its_line_and_nothing_else(
    netlint: Netlint, folder: Path, entry: str, said: str
) -> None:
    (folder / "netlint.toml").write_text(f"{ENTRY}{entry}\n", "utf-8")
    done = netlint("--select", "OUR001")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: netlint.toml:{said}")


@pytest.mark.parametrize(
    "must",
    ["at-least = 2, at-most = 2", "longer-than = 1, shorter-than = 3", "after = 2026-01-01, before = 2026-01-03"],
)
def test_a_range_with_one_value_is_none_too_narrow(netlint: Netlint, folder: Path, must: str) -> None:
    at = "members" if "at-least" in must else "network.name" if "longer" in must else "network.founded"
    assert len(found(netlint, folder, f'at = "{at}"\nmust = {{ {must} }}\n')) == 1


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("code", '"our1"', "2:1: `our1` is no code: that is two to six capitals and three digits, such as OUR001."),
        ("code", '"NL900"', "2:1: Codes that begin with NL are those of netlint_essentials; choose two to six other capitals."),
        ("code", '"NL101"', "2:1: There is a rule `NL101` already, in netlint_essentials; choose another code or name."),
        ("name", '"Our rule"', "3:1: `Our rule` is no name: that is small letters, digits and hyphens, such as no-world-class."),
        ("name", '"no-purpose"', "2:1: There is a rule `no-purpose` already, in netlint_essentials; choose another code or name."),
        ("message", '""', "4:1: `message` says nothing; it is what people read where the rule does not hold."),
        ("message", "{}", "4:1: `message` says nothing; it is what people read where the rule does not hold."),
    ],
)  # fmt: skip
def test_a_code_a_name_and_a_message_have_to_be_its_own(
    netlint: Netlint, folder: Path, key: str, value: str, said: str
) -> None:
    lines = [f"{key} = {value}" if line.startswith(key) else line for line in ENTRY.splitlines()]
    text = "\n".join([*lines, 'at = "network.name"', "must = { exists = true }", "[rules.our-rule]"])
    (folder / "netlint.toml").write_text(text, "utf-8")
    done = netlint()
    assert done.returncode == 2
    assert done.stderr == f"Error: netlint.toml:{said}\n"


def test_two_entries_cannot_have_one_code(netlint: Netlint, folder: Path) -> None:
    entry = 'at = "network.name"\nmust = { exists = true }\n'
    (folder / "netlint.toml").write_text(ENTRY + entry + ENTRY + entry, "utf-8")
    said = (
        "Error: netlint.toml:8:1: There is a rule `OUR001` already, in these settings; choose another code or name.\n"
    )
    assert netlint().stderr == said


def test_no_pattern_hangs_the_run(netlint: Netlint, folder: Path) -> None:
    (folder / "charter.toml").write_text(f'[network]\nname = "{"a" * 100_000}!"\n', "utf-8")
    started = time.monotonic()
    assert found(netlint, folder, 'at = "network.name"\nmust = { match = "^(a+)+$" }\n') == ["2:8"]
    assert time.monotonic() - started < 30


def test_a_rule_without_code_speaks_each_language(netlint: Netlint, folder: Path) -> None:
    entry = ENTRY.replace('message = "It is not so."', 'message.en = "Say {it}."\nmessage.nl = "Zeg {het}."')
    more = 'asks.en = "Is it?"\nasks.nl = "Is het zo?"\n'
    (folder / "netlint.toml").write_text(f'{entry}{more}at = "network.purpose"\nmust = {{ exists = true }}\n', "utf-8")
    assert "warning: Say {it}." in netlint("--select", "OUR001").stdout
    dutch = netlint("--select", "OUR001", "--lang", "nl").stdout
    assert "waarschuwing: Zeg {het}." in dutch
    assert "Is het zo?" in dutch
    assert "Zeg {het}." in netlint("explain", "our-rule", "--lang", "nl").stdout


def test_rules_and_explain_show_it_like_any_other(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "network.purpose"\nmust = {{ exists = true }}\n', "utf-8")
    assert netlint("rules", "OUR").stdout.split()[:4] == ["OUR001", "our-rule", "warning", "essential"]
    page = netlint("explain", "OUR001").stdout
    assert page.startswith("# OUR001 our-rule\n\nIt is not so.\n")
    assert "`network.purpose`, exists (netlint.toml:1)" in page


CIRCLES = '''"""Circles."""

from collections.abc import Iterator

from netlint import Charter, Finding, many, rule


@rule("OUR002", severity="warning", level="sound", needs=("circles",), asks="Who would like to join?")
def lonely_circle(charter: Charter, *, least: int = 2) -> Iterator[Finding]:
    """A circle has few members.

    Why: A circle of one is a person with a task.

    Fix: Ask who would like to join.

    Bad:
        [[circles]]
        id = "design"
        members = ["ana"]  # OUR002: It has 1 of 2.

    Good:
        [[circles]]
        id = "design"
        members = ["ana", "bo"]
    """
    for circle in charter.circles:
        number = len(many(circle.members))
        if number < least:
            yield Finding("It has {number} of {least}.", at=(circle, "members"), number=number, least=least)
'''


@pytest.fixture
def rules(folder: Path) -> Path:
    """A folder with a file of rules, which the settings name."""
    (folder / "rules").mkdir()
    (folder / "rules" / "circles.py").write_text(CIRCLES, "utf-8")
    (folder / "netlint.toml").write_text('rule-files = ["rules/*.py"]\n\n[rules.lonely-circle]\nleast = 3\n', "utf-8")
    return folder / "rules"


def test_a_file_has_rules_like_any_other(netlint: Netlint, rules: Path) -> None:
    printed = netlint("--select", "OUR002", "--format", "concise").stdout
    assert printed.splitlines() == [
        "charter.toml:13:11: warning OUR002 It has 2 of 3. (lonely-circle)",
        "charter.toml:15:1: warning OUR002 It has 0 of 3. (lonely-circle)",
    ]
    assert netlint("--select", "circles", "--format", "concise").stdout == printed
    assert "Family: Circles (`circles`)" in netlint("explain", "lonely-circle").stdout
    assert netlint("rules", "OUR").stdout.startswith("OUR002  lonely-circle")


def test_a_file_is_run_only_because_the_settings_say_so(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.py").write_text('from pathlib import Path\nPath("has-run").touch()\n' + CIRCLES, "utf-8")
    netlint("--isolated", "--select", "NL101")
    assert not (rules.parent / "has-run").exists()
    assert netlint("--isolated", "--select", "OUR002").returncode == 2
    said = netlint("--verbose", "--select", "OUR002").stderr
    assert (rules.parent / "has-run").exists()
    assert "rules of rules/circles.py: OUR002\n" in said


def test_tests_may_stand_beside_rules(netlint: Netlint, rules: Path) -> None:
    for name in ("test_circles.py", "circles_test.py", "conftest.py", "__init__.py"):
        (rules / name).write_text("1 / 0\n", "utf-8")
    assert netlint("--select", "OUR002").returncode == 0
    (rules.parent / "netlint.toml").write_text('rule-files = ["rules/test_circles.py"]\n', "utf-8")
    assert "rules/test_circles.py cannot be loaded: ZeroDivisionError" in netlint().stderr


def test_a_file_speaks_another_language_by_the_file_beside_it(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.nl.toml").write_text(
        '"It has {number} of {least}." = "Er zijn er {number} van {least}."\n', "utf-8"
    )
    assert "Er zijn er 2 van 3." in netlint("--select", "OUR002", "--lang", "nl").stdout


def test_the_test_kit_looks_at_the_file_beside_it(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rules / "our_circles.py").write_text(CIRCLES, "utf-8")
    (rules / "our_circles.nl.toml").write_text(
        '"A circle has few members." = "Een kring heeft weinig leden."\n', "utf-8"
    )
    monkeypatch.syspath_prepend(rules)
    import our_circles  # noqa: PLC0415 (it has been written just now)

    with pytest.raises(AssertionError, match=r"OUR002 lonely-circle, nl: no translation of 'A circle of one is"):
        testing.check_rule(our_circles.lonely_circle)


RULE = CIRCLES[CIRCLES.index("@rule") : CIRCLES.index("def lonely")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("for circle in charter.circles:", "for circle in charter.circles"), "rules/circles.py cannot be loaded: SyntaxError: expected ':' (circles.py, line 26)."),
        (("from netlint import", "1 / 0\nfrom netlint import"), "rules/circles.py cannot be loaded: ZeroDivisionError: division by zero (circles.py, line 5)."),
        (("from netlint import", "raise SystemExit(0)\nfrom netlint import"), "rules/circles.py cannot be loaded: SystemExit: 0 (circles.py, line 5)."),
        ((RULE, ""), "rules/circles.py cannot be loaded: no function in it has @rule above it."),
        (('"""Circles."""', "import netlint\n\n@netlint.hookimpl\ndef netlint_ruels(): ..."), "rules/circles.py cannot be loaded: netlint_ruels is a hook, and only plugins are asked; here a rule needs nothing but @rule."),
        (("OUR002", "NL101"), "circles.py, line 8: There is a rule `NL101` already, in netlint_essentials; choose another code or name."),
        (("lonely_circle", "no_purpose"), "circles.py, line 8: There is a rule `no-purpose` already, in netlint_essentials; choose another code or name."),
        (("OUR002", "NL901"), "circles.py, line 8: Codes that begin with NL are those of netlint_essentials; choose two to six other capitals."),
        (("Why: A circle", "Because: A circle"), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is not whole: its docstring has no Why (circles.py, line 8)."),
        (('needs=("circles",)', 'needs=("circels",)'), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is not whole: it needs `circels`, which is no section of the charter; did you mean `circles`? (circles.py, line 8)."),
        (('needs=("circles",)', 'needs="circles"'), 'rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is not whole: `needs` is a text, and has to be a tuple: needs=("circles",) (circles.py, line 8).'),
        (("(charter: Charter", "(chrater: Charter"), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is not whole: it asks for `chrater`, which is none of charter, "),
    ],
)  # fmt: skip
def test_a_file_that_is_not_whole_is_one_clear_error(
    netlint: Netlint, rules: Path, change: tuple[str, str], said: str
) -> None:
    assert change[0] in CIRCLES
    (rules / "circles.py").write_text(CIRCLES.replace(*change), "utf-8")
    done = netlint("--select", "OUR002")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: netlint.toml:1:15: {said}")
    if "cannot be loaded" in said:
        assert line.endswith("Mend it, or take it out of `rule-files`.")


def test_a_rule_that_raises_is_told_with_its_line_and_the_others_go_on(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.py").write_text(CIRCLES.replace("many(circle.members)", "circle.membres"), "utf-8")
    done = netlint("--select", "OUR002,NL101", "--format", "concise")
    assert done.returncode == 2
    assert "NL101 The network has no purpose." in done.stdout
    assert "AttributeError: 'Circle' object has no attribute 'membres' (circles.py, line 27)." in done.stdout


def test_a_file_of_texts_that_is_not_whole_is_named(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.nl.toml").write_text('"a" = 3\n', "utf-8")
    said = netlint("--select", "OUR002").stderr
    assert said.startswith("Error: netlint.toml:1:15: rules/circles.py cannot be loaded: rules/circles.nl.toml: 'a' = ")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("rules/none.py", "netlint.toml:1:15: `rules/none.py` matches no file."),
        ("../*.py", "netlint.toml:1:15: `../*.py` leads out of the folder of the settings."),
    ],
)
def test_a_pattern_has_to_lead_to_a_file_in_the_folder(netlint: Netlint, folder: Path, pattern: str, said: str) -> None:
    (folder / "netlint.toml").write_text(f'rule-files = ["{pattern}"]\n', "utf-8")
    done = netlint("--select", "OUR002")
    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")
