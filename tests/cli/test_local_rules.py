"""Rules of a repository's own: without code in its settings, and in Python files that these name."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint

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
    """Return where a rule without code has found something, as line:column."""
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
        ("network.name", "longer-than = 0", []),
        ("circles.*.members", "at-most = 0", ["13:11"]),
        ("circles", "at-least = 0", []),
        ("network.summary", "longer-than = 0, exists = true", ["2:1"]),
        ("members.anna.offers", "exists = true", ["7:1"]),
        ("members.anna.offers", "missing = true", []),
        ("members.anna.expertise.*", "exists = true", ["7:1"]),
    ],
)
def test_what_must_be_true_is_checked_on_each_side(
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
    ("must", "true"),
    [
        ("before = 2026-01-02", True),
        ("before = 2026-01-01", False),
        ("after = 2026-12-30", True),
        ("after = 2026-12-31", False),
        ("past = true", True),
        ("future = true", True),
    ],
)
def test_of_a_year_one_of_its_days_has_to_comply(netlint: Netlint, folder: Path, must: str, true: bool) -> None:
    charter = (folder / "charter.toml").read_text("utf-8").replace("founded = 2026-06-01", 'founded = "2026"')
    (folder / "charter.toml").write_text(charter, "utf-8")
    assert (found(netlint, folder, f'at = "network.founded"\nmust = {{ {must} }}\n') == []) is true


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('at = "circels.*.members"\nmust = { exists = true }', "5:1: `circels.*.members`: unknown key `circels`. Did you mean `circles`?"),
        ('at = "circles.*.membres"\nmust = { exists = true }', "5:1: `circles.*.membres`: unknown key `membres`. Did you mean `members`?"),
        ('at = "network.name.first"\nmust = { exists = true }', "5:1: `network.name.first`: `network.name` has no keys in a charter."),
        ('at = "circles.*.members.ana"\nmust = { exists = true }', "5:1: `circles.*.members.ana`: items of `circles.*.members` have no ids, so `ana` matches none of them. Use `*` for every item."),
        ('at = ""\nmust = { exists = true }', "5:1: `at` must name a place, such as members.*.expertise."),
        ('at = "network."\nmust = { exists = true }', "5:1: `network.` has a dot without a name before or after it."),
        ('at = "goals.statement"\nmust = { exists = true }', "5:1: `goals.statement`: unknown key `goals`. Allowed keys: agreements, charter-version, "),
        ('at = "network.goals.statement"\nmust = { exists = true }', "5:1: `network.goals.statement`: items of `network.goals` have no ids, so `statement` matches none of them. Use `*` for every item."),
        ('at = "network.founded"\nmust = { longer-than = 0 }', "6:10: `longer-than` does not apply to `network.founded`, which is a date."),
        ('at = "members"\nmust = { at-least = 1, at-most = 0 }', "6:24: No value can be between `at-least` and `at-most`."),
        ('at = "network.name"\nmust = { exists = false }', "6:10: `exists = false` has no effect. Leave it out, or write `missing = true`."),
        ('at = "network.name"\nmust = { one-of = [] }', "6:10: `one-of = []` is true everywhere or nowhere, so the rule has no effect."),
        ('at = "network.name"\nmust = { match = "" }', '6:10: `match = ""` is true everywhere or nowhere, so the rule has no effect.'),
        ('at = "network.name"\nmust = { longer-than = -1 }', "6:10: `longer-than = -1` is true everywhere or nowhere, so the rule has no effect."),
        ('at = "network.name"\nmust = { shorter-than = 0 }', "6:10: `shorter-than = 0` is true everywhere or nowhere, so the rule has no effect."),
        ('at = "members"\nmust = { at-least = nan }', "6:10: `at-least = nan` is true everywhere or nowhere, so the rule has no effect."),
        ('at = "members"\nmust = { at-most = inf }', "6:10: `at-most = inf` is true everywhere or nowhere, so the rule has no effect."),
        ('at = "network.name"\nmust = { match = "(a" }', "6:10: `(a` is not a valid pattern: missing ): (a."),
        ('at = "network.name"\nmust = { match = "(?=a)b" }', "6:10: `(?=a)b` is not a valid pattern: invalid perl operator: (?=."),
        ('at = "network.name"\nmust = { at-least = 2 }', "6:10: `at-least` does not apply to `network.name`, which is text."),
        ('at = "network.founded"\nmust = { longer-than = 2 }', "6:10: `longer-than` does not apply to `network.founded`, which is a date."),
        ('at = "meetings.*.time"\nmust = { match = "9" }', "6:10: `match` does not apply to `meetings.*.time`, which is a time."),
        ('at = "members"\nmust = { match = "a" }', "6:10: `match` does not apply to `members`, which is a list."),
        ('at = "network.phase"\nmust = { one-of = ["startt"] }', "6:10: `network.phase` is never `startt`. Did you mean `start`?"),
        ('at = "network.name"\nmust = { refers-to = "member" }', "6:10: `member` is not a section whose items have ids. Allowed sections: drives, values, members, "),
        ('at = "network.founded"\nmust = { before = "2026-01-01" }', '6:10: `before` must be a date without quotation marks, such as 2026-06-01; found "2026-01-01".'),
        ('at = "network.name"\nmust = { mtach = "x" }', "6:10: Unknown key `mtach`. Did you mean `match`?"),
        ('at = "network.name"\nmsut = { match = "x" }', "6:1: Unknown key `msut`. Did you mean `must`?"),
        ('at = "network.name"\nmust = {}', "6:1: `must` is empty. Allowed keys: exists, missing, match, "),
        ('at = "network.name"\nmust = { exists = true, missing = true }', "6:25: `exists` and `missing` cannot be combined."),
        ('at = "network.founded"\nmust = { past = true, future = true }', "6:23: `past` and `future` cannot be combined."),
        ('at = "network.purpose"\nmust = { missing = true, match = "x" }', "6:26: `missing` and `match` cannot be combined, because `match` needs a value to check."),
        ('at = "members"\nmust = { at-least = 9, at-most = 8 }', "6:24: No value can be between `at-least` and `at-most`."),
        ('at = "network.founded"\nmust = { after = 2026-01-01, before = 2026-01-02 }', "6:30: No value can be between `after` and `before`."),
        ('at = "network.name"\nmust = { exists = true }\nseverity = "fatal"', '7:1: `severity` must be one of: "error", "info" or "warning"; found "fatal".'),
        ("must = { exists = true }", "1:1: `at` is missing."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_is_reported_with_its_line_and_nothing_else(
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
def test_a_range_with_one_value_is_wide_enough(netlint: Netlint, folder: Path, must: str) -> None:
    at = "members" if "at-least" in must else "network.name" if "longer" in must else "network.founded"
    assert len(found(netlint, folder, f'at = "{at}"\nmust = {{ {must} }}\n')) == 1


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("code", '"our1"', "2:1: `our1` is not a valid code. Use two to six uppercase letters and three digits, such as OUR001."),
        ("code", '"NL900"', "2:1: netlint-charter already uses codes that begin with NL. Choose two to six other uppercase letters."),
        ("code", '"NL101"', "2:1: netlint-charter already has a rule `NL101`. Choose another code or name."),
        ("name", '"Our rule"', "3:1: `Our rule` is not a valid name. Use lowercase letters, digits and hyphens, such as no-world-class."),
        ("name", '"no-purpose"', "2:1: netlint-charter already has a rule `no-purpose`. Choose another code or name."),
        ("message", '""', "4:1: Write a `message`. People read it if the charter breaks the rule."),
        ("message", "{}", "4:1: Write a `message`. People read it if the charter breaks the rule."),
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


def test_two_rules_cannot_have_one_code(netlint: Netlint, folder: Path) -> None:
    entry = 'at = "network.name"\nmust = { exists = true }\n'
    (folder / "netlint.toml").write_text(ENTRY + entry + ENTRY + entry, "utf-8")
    said = "Error: netlint.toml:8:1: netlint.toml:1 already has a rule `OUR001`. Choose another code or name.\n"
    assert netlint().stderr == said


def test_two_rules_of_the_repository_with_one_code_name_each_other(netlint: Netlint, rules: Path) -> None:
    entry = ENTRY.replace("OUR001", "OUR002") + 'at = "network.name"\nmust = { exists = true }\n'
    (rules.parent / "netlint.toml").write_text('rule-files = ["rules/*.py"]\n' + entry, "utf-8")
    said = "rules/circles.py, line 8: netlint.toml:2 already has a rule `OUR002`. Choose another code or name."
    assert netlint().stderr == f"Error: netlint.toml:1:15: {said}\n"


NEEDS = """[[clients]]
id = "one"
needs = "A text."

[[clients]]
id = "two"
needs = { statement = "A table.", heard-on = 2026-01-01 }

[[clients]]
id = "three"
needs = ["A text in a list.", { statement = "A table in a list." }]

[network]
"""


@pytest.mark.parametrize(
    ("at", "must", "said"),
    [
        ("clients.*.needs.statement", "longer-than = 8", "3:9 Not so at one and two."),
        ("clients.*.needs.*.statement", "longer-than = 8", "3:9 Not so at one and two."),
        ("clients.*.needs.statement", 'not-match = "list"', "11:10 Not so at clients.three.needs[0] and clients.three.needs[1].statement."),
        ("clients.*.needs.*", 'not-match = "text"', "3:9 Not so at one and clients.three.needs[0]."),
        ("clients.*.needs.heard-on", "exists = true", "1:1 Not so at one, clients.three.needs[0].heard-on and clients.three.needs[1].heard-on."),
        ("clients.*.needs.statement", "exists = true", ""),
        ("clients.one.needs.heard-on", "exists = true", "1:1 Not so at one."),
    ],
)  # fmt: skip
def test_one_item_may_replace_a_list_and_a_text_an_item(
    netlint: Netlint, folder: Path, at: str, must: str, said: str
) -> None:
    (folder / "charter.toml").write_text(NEEDS, "utf-8")
    entry = ENTRY.replace("It is not so.", "Not so at {places}.")
    (folder / "netlint.toml").write_text(f'{entry}at = "{at}"\nmust = {{ {must} }}\n', "utf-8")
    printed = netlint("--select", "OUR001", "--format", "concise").stdout
    expected = f"charter.toml:{said.replace(' ', ': warning OUR001 ', 1)} (our-rule)\n" if said else ""
    assert printed == expected


def test_the_message_names_the_places_in_each_language(netlint: Netlint, folder: Path) -> None:
    texts = 'message.en = "Too few in {places}, {1}."\nmessage.nl = "Te weinig in {places}, {1}."\n'
    entry = ENTRY.replace('message = "It is not so."\n', texts)
    (folder / "netlint.toml").write_text(f'{entry}at = "circles.*.members"\nmust.at-least = 3\nmust.exists = true', "utf-8")  # fmt: skip
    for args, said in (((), "Too few in design and money, {1}."), (("--lang", "nl"), "Te weinig in design en money, {1}.")):  # fmt: skip
        (line,) = netlint("--select", "OUR001", "--format", "concise", *args).stdout.splitlines()
        assert said in line
    (folder / "netlint.toml").write_text(f'{entry.replace("weinig in {places}", "weinig")}at = "circles"\nmust.exists = true', "utf-8")  # fmt: skip
    assert netlint().stderr == "Error: netlint.toml:5:9: `{places}` is missing in `message.nl`, but the other language has it.\n"  # fmt: skip


@pytest.mark.parametrize(("at", "status"), [("clients.*.needs", "skipped"), ("clients.ours", "open")])
def test_with_a_star_the_section_has_to_be_there(netlint: Netlint, folder: Path, at: str, status: str) -> None:
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "{at}"\nmust = {{ exists = true }}\n', "utf-8")
    report = json.loads(netlint("--select", "OUR001", "--format", "json").stdout)
    assert report["charters"][0]["results"]["OUR001"]["status"] == status


def test_no_pattern_hangs_the_run(netlint: Netlint, folder: Path) -> None:
    (folder / "charter.toml").write_text(f'[network]\nname = "{"a" * 100_000}!"\n', "utf-8")
    assert found(netlint, folder, 'at = "network.name"\nmust = { match = "^(a+)+$" }\n', "--jobs", "1") == ["2:8"]


def test_a_rule_without_code_speaks_each_language(netlint: Netlint, folder: Path) -> None:
    entry = ENTRY.replace(
        'message = "It is not so."', 'message.en = "Say { it = 1 }."\nmessage.nl = "Zeg { het = 1 }."'
    )
    more = 'question.en = "Is it?"\nquestion.nl = "Is het zo?"\n'
    (folder / "netlint.toml").write_text(f'{entry}{more}at = "network.purpose"\nmust = {{ exists = true }}\n', "utf-8")
    assert "warning: Say { it = 1 }." in netlint("--select", "OUR001").stdout
    dutch = netlint("--select", "OUR001", "--lang", "nl").stdout
    assert "waarschuwing: Zeg { het = 1 }." in dutch
    assert "Is het zo?" in dutch
    assert "Zeg { het = 1 }." in netlint("explain", "our-rule", "--lang", "nl").stdout


def test_what_a_rule_without_code_asks_to_do_is_dutch_to_its_first_sentence(netlint: Netlint, folder: Path) -> None:
    fix = 'fix.en = "Say it. Then go on."\nfix.nl = """\nZeg het.\nGa dan door."""\n'
    (folder / "netlint.toml").write_text(f'{ENTRY}{fix}at = "network.purpose"\nmust.exists = true\n', "utf-8")
    assert "Zeg het.\n" in netlint("--select", "OUR001", "--lang", "nl").stdout
    assert "Zeg het. Ga dan door." in netlint("explain", "our-rule", "--lang", "nl").stdout


def test_netlints_own_dutch_is_never_replaced(netlint: Netlint, folder: Path) -> None:
    said = 'message.en = "The charter does not say what the network is for."\nmessage.nl = "Er is niets."'
    entry = ENTRY.replace('message = "It is not so."', said)
    (folder / "netlint.toml").write_text(f'{entry}at = "network.purpose"\nmust.exists = true\n', "utf-8")
    printed = netlint("--select", "NL101", "--lang", "nl", "--format", "concise").stdout
    assert "NL101 In het handvest staat nog niet waar het netwerk voor is." in printed


def test_each_rule_has_its_own_translation_of_a_text(netlint: Netlint, folder: Path) -> None:
    texts = 'message.en = "So."\nmessage.nl = "{dutch}"\nat = "network.purpose"\nmust.exists = true\n'
    entries = [
        ENTRY.replace("1", str(number)).replace("our", f"our-{number}").replace('message = "It is not so."\n', texts)
        for number in (1, 2)
    ]
    (folder / "netlint.toml").write_text("".join(entries).replace("{dutch}", "Zo.", 1).replace("{dutch}", "Aldus."))
    out = netlint("--select", "OUR001,OUR002", "--format", "concise", "--lang", "nl").stdout
    assert "OUR001 Zo. (" in out
    assert "OUR002 Aldus. (" in out


def test_each_settings_file_has_its_own_translation_of_a_text(netlint: Netlint, tmp_path: Path) -> None:
    for folder, code, dutch in (("a", "OUR001", "Zo."), ("b", "OUR002", "Aldus.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "charter.toml").write_text(CHARTER, "utf-8")
        entry = ENTRY.replace("OUR001", code).replace('"It is not so."', f'{{ en = "So.", nl = "{dutch}" }}')
        text = f'{entry}at = "network.purpose"\nmust.exists = true\n'
        (tmp_path / folder / "netlint.toml").write_text(text, "utf-8")
    done = netlint("a", "b", "--lang", "nl", "--format", "concise", "--select", "OUR")
    assert done.stdout.splitlines()[:2] == [
        "a/charter.toml:2:1: warning OUR001 Zo. (our-rule)",
        "b/charter.toml:2:1: warning OUR002 Aldus. (our-rule)",
    ]


def test_rules_and_explain_show_it_like_any_other(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "network.purpose"\nmust = {{ exists = true }}\n', "utf-8")
    assert netlint("rules", "OUR").stdout.split()[:4] == ["OUR001", "our-rule", "warning", "essential"]
    page = netlint("explain", "OUR001").stdout
    assert page.startswith("# OUR001 our-rule\n\nIt is not so.\n")
    assert '`at = "network.purpose"`, `must = { exists = true }` (netlint.toml:1)' in page


def test_explain_writes_what_must_be_true_as_the_settings_do(netlint: Netlint, folder: Path) -> None:
    must = "{ after = 2026-01-01, exists = true }"
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "network.founded"\nmust = {must}\n', "utf-8")
    assert "`must = { exists = true, after = 2026-01-01 }`" in netlint("explain", "OUR001").stdout
    (folder / "netlint.toml").write_text(f'{ENTRY}at = "network.phase"\nmust.one-of = ["start"]\n', "utf-8")
    assert '`must = { one-of = ["start"] }`' in netlint("explain", "OUR001").stdout


CIRCLES = '''"""Circles."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, rule


@rule("OUR002", severity="warning", level="sound", requires=("circles",), question="Who would like to join?")
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
        number = len(as_tuple(circle.members))
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


def test_tests_may_be_next_to_rules(netlint: Netlint, rules: Path) -> None:
    for name in ("test_circles.py", "circles_test.py", "conftest.py", "__init__.py"):
        (rules / name).write_text("1 / 0\n", "utf-8")
    assert netlint("--select", "OUR002").returncode == 0
    (rules.parent / "netlint.toml").write_text('rule-files = ["rules/test_circles.py"]\n', "utf-8")
    assert "rules/test_circles.py cannot be loaded: ZeroDivisionError" in netlint().stderr


def test_a_file_speaks_another_language_by_the_file_next_to_it(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.nl.toml").write_text(
        '"It has {number} of {least}." = "Er zijn er {number} van {least}."\n', "utf-8"
    )
    assert "Er zijn er 2 van 3." in netlint("--select", "OUR002", "--lang", "nl").stdout


def test_the_test_kit_looks_at_the_file_next_to_it(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rules / "our_circles.py").write_text(CIRCLES, "utf-8")
    (rules / "our_circles.nl.toml").write_text(
        '"A circle has few members." = "Een kring heeft weinig leden."\n', "utf-8"
    )
    monkeypatch.syspath_prepend(rules)
    import our_circles

    with pytest.raises(
        AssertionError,
        match=r'OUR002 lonely-circle, nl: no translation. Add these lines to our_circles.nl.toml, .*\n"A circle of one is',
    ):
        testing.check_rule(our_circles.lonely_circle)


RULE = CIRCLES[CIRCLES.index("@rule") : CIRCLES.index("def lonely")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("for circle in charter.circles:", "for circle in charter.circles"), "rules/circles.py cannot be loaded: SyntaxError: expected ':' (circles.py, line 26)."),
        (("from netlint import", "1 / 0\nfrom netlint import"), "rules/circles.py cannot be loaded: ZeroDivisionError: division by zero (circles.py, line 5)."),
        (("from netlint import", "raise SystemExit(0)\nfrom netlint import"), "rules/circles.py cannot be loaded: SystemExit: 0 (circles.py, line 5)."),
        ((RULE, ""), "rules/circles.py cannot be loaded: it has no function with @rule."),
        (('"""Circles."""', "import netlint\n\n@netlint.hookimpl\ndef netlint_ruels(): ..."), "rules/circles.py cannot be loaded: netlint_ruels is a hook, but netlint calls hooks only in plugins. A rule file needs only @rule."),
        (("OUR002", "NL101"), "rules/circles.py, line 8: netlint-charter already has a rule `NL101`. Choose another code or name."),
        (("lonely_circle", "no_purpose"), "rules/circles.py, line 8: netlint-charter already has a rule `no-purpose`. Choose another code or name."),
        (("OUR002", "NL901"), "rules/circles.py, line 8: netlint-charter already uses codes that begin with NL. Choose two to six other uppercase letters."),
        (("Why: A circle", "Because: A circle"), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is invalid: its docstring has no Why (circles.py, line 8)."),
        (('requires=("circles",)', 'requires=("circels",)'), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is invalid: it requires `circels`, which is not a section of a charter; did you mean `circles`? (circles.py, line 8)."),
        (('requires=("circles",)', 'requires="circles"'), 'rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is invalid: `requires` must be a tuple, not a string: requires=("circles",) (circles.py, line 8).'),
        (("(charter: Charter", "(chrater: Charter"), "rules/circles.py cannot be loaded: rule OUR002 (lonely-circle) is invalid: its parameter `chrater` must be one of: charter, "),
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
        assert line.endswith("Fix it, or remove it from `rule-files`.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("requires=(", 'supersedes=("nonesuch",), requires=('), "rules/circles.py, line 8: Unknown rule, code prefix or family: `nonesuch`. `netlint rules` lists all rules."),
        (("requires=(", 'supersedes=("lonely-circle",), requires=('), "rules/circles.py, line 8: Rule OUR002 supersedes itself."),
        (("\n@rule", "\ndef netlint_rules():\n    return []\n\n\n@rule"), "rules/circles.py cannot be loaded: netlint_rules is a hook, but netlint calls hooks only in plugins. A rule file needs only @rule. Fix it, or remove it from `rule-files`."),
    ],
)  # fmt: skip
def test_what_would_be_without_effect_is_refused(
    netlint: Netlint, rules: Path, change: tuple[str, str], said: str
) -> None:
    (rules / "circles.py").write_text(CIRCLES.replace(*change), "utf-8")
    assert netlint("--select", "OUR002").stderr == f"Error: netlint.toml:1:15: {said}\n"


def test_two_rules_cannot_supersede_each_other(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.py").write_text(CIRCLES.replace("requires=(", 'supersedes=("OUR003",), requires=('), "utf-8")
    other = CIRCLES.replace("OUR002", "OUR003").replace("lonely_circle", "small_circle")
    (rules / "more.py").write_text(other.replace("requires=(", 'supersedes=("lonely-circle",), requires=('), "utf-8")
    first = "Error: netlint.toml:1:15: rules/circles.py, line 8: Rules OUR002 and OUR003 supersede each other."
    assert netlint("--select", "OUR002").stderr.splitlines()[0] == first


def test_two_files_of_one_name_would_share_a_family(netlint: Netlint, rules: Path) -> None:
    (rules / "more").mkdir()
    (rules / "more" / "circles.py").write_text(CIRCLES.replace("OUR002", "OUR003"), "utf-8")
    (rules.parent / "netlint.toml").write_text('rule-files = ["rules/**/*.py"]\n', "utf-8")
    said = "rules/more/circles.py and rules/circles.py have the same name, so their families would too. Rename one of them."
    assert netlint("--select", "OUR002").stderr == f"Error: netlint.toml:1:15: {said}\n"


def test_what_a_file_prints_is_not_in_the_report(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.py").write_text(CIRCLES + '\nprint("loaded")\n', "utf-8")
    done = netlint("--select", "OUR002", "--format", "json")
    assert json.loads(done.stdout)["charters"]
    assert done.stderr == "loaded\n"


def test_a_rule_that_raises_is_reported_with_its_line_and_the_others_go_on(netlint: Netlint, rules: Path) -> None:
    (rules / "circles.py").write_text(CIRCLES.replace("as_tuple(circle.members)", "circle.membres"), "utf-8")
    done = netlint("--select", "OUR002,NL101", "--format", "concise")
    assert done.returncode == 2
    assert "NL101 The charter does not say what the network is for." in done.stdout
    assert "AttributeError: 'Circle' object has no attribute 'membres' (circles.py, line 27)." in done.stdout


ENGLISH = "It has {number} of {least}."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"a" = 3\n', "1:1: The translation of `a` must be text in quotation marks."),
        ('\n"a" = b\n', '2:7: Put text in quotation marks: "b".'),
        (f'"{ENGLISH}" = "{{number}} van {{nonesuch}}"\n', f"1:1: The translation of `{ENGLISH}` has `{{nonesuch}}`, but the English text does not."),
        (f'"{ENGLISH}" = "Er zijn er {{number"\n', f"1:1: The translation of `{ENGLISH}` has an unmatched `{{` or `}}`."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_file_of_texts_that_is_not_whole_is_named(
    netlint: Netlint, rules: Path, text: str, said: str, language: str
) -> None:
    (rules / "circles.nl.toml").write_text(text, "utf-8")
    done = netlint("--select", "OUR002", "--lang", language)
    assert done.returncode == 2
    if language == "en":
        whole = (
            f"rules/circles.py cannot be loaded: rules/circles.nl.toml:{said} Fix it, or remove it from `rule-files`."
        )
        assert done.stderr == f"Error: netlint.toml:1:15: {whole}\n"
    else:
        assert "rules/circles.nl.toml:" in done.stderr
        assert "formats" not in done.stderr


def test_brackets_without_a_placeholder_are_literal(netlint: Netlint, rules: Path) -> None:
    text = "Write `members = { id = 1 }`."
    (rules / "circles.py").write_text(CIRCLES.replace("Ask who would like to join.", text), "utf-8")
    (rules / "circles.nl.toml").write_text(f'"{text}" = "Schrijf `leden = {{ nr = 1 }}`."\n', "utf-8")
    assert "Schrijf `leden = { nr = 1 }`." in netlint("--select", "OUR002", "--lang", "nl").stdout


def test_each_file_has_its_own_translation_of_a_text(netlint: Netlint, rules: Path) -> None:
    (rules / "more.py").write_text(
        CIRCLES.replace("OUR002", "OUR003").replace("lonely_circle", "small_circle"), "utf-8"
    )
    for name, dutch in (("circles", "Wie?"), ("more", "Wie dan?")):
        (rules / f"{name}.nl.toml").write_text(f'"Who would like to join?" = "{dutch}"\n', "utf-8")
    out = netlint("--select", "OUR002,OUR003", "--lang", "nl").stdout
    assert "Vraag Wie?\n" in out
    assert "Vraag Wie dan?\n" in out


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("rules/none.py", "netlint.toml:1:15: `rules/none.py` matches no file."),
        ("../*.py", "netlint.toml:1:15: `../*.py` points outside the folder of the settings file."),
    ],
)
def test_a_pattern_has_to_lead_to_a_file_in_the_folder(netlint: Netlint, folder: Path, pattern: str, said: str) -> None:
    (folder / "netlint.toml").write_text(f'rule-files = ["{pattern}"]\n', "utf-8")
    done = netlint("--select", "OUR002")
    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")


PLACEHOLDERS = [
    ('message = "See {palces}."', "`message` has `{palces}`, which netlint does not fill in. Did you mean `{places}`?"),
    (
        'message = "See {person}."',
        "which netlint does not fill in. Allowed placeholders: {places}, {place}, {id} and {value}.",
    ),
    ('message = "See {places} of {member}."', "`message` has `{member}`, which netlint does not fill in."),
    ('message = "See { places }."', "`message` has `{ places }`, which netlint does not fill in."),
    ('message = { en = "See {places}.", nl = "Zie {plaatsen}." }', "`message.nl` has `{plaatsen}`"),
    ('message = { en = "See {places}.", nl = "Kijk." }', "`{places}` is missing in `message.nl`"),
    ('message = "No."\nwhy = "Of {places}."', "`why` has `{places}`, which netlint does not fill in. Only `message`"),
    ('message = "No."\nfix = { nl = "Bij {lid}." }', "`fix.nl` has `{lid}`, which netlint does not fill in."),
    ('message = "No."\nquestion = "Who is {name}?"', "`question` has `{name}`, which netlint does not fill in."),
]


@pytest.mark.parametrize(("texts", "said"), PLACEHOLDERS)
def test_a_placeholder_that_nobody_fills_in_is_refused(netlint: Netlint, tmp_path: Path, texts: str, said: str) -> None:
    entry = f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\nat = "network.theme"\nmust.exists = true\n{texts}\n'
    (tmp_path / "netlint.toml").write_text(entry, "utf-8")
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    done = netlint("charter.toml")
    assert done.returncode == 2
    assert "netlint.toml:" in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize("message", ['Write { theme = \\"water\\" }.', "Use {}.", "Of {1}, {places}.", "} {places} {"])
def test_brackets_that_are_no_placeholder_mean_themselves(netlint: Netlint, tmp_path: Path, message: str) -> None:
    entry = f'[[custom]]\ncode = "OUR001"\nname = "our-rule"\nat = "network.theme"\nmust.exists = true\nmessage = "{message}"\n'
    (tmp_path / "netlint.toml").write_text(entry, "utf-8")
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    done = netlint("charter.toml", "--select", "OUR", "--format", "concise")
    assert done.returncode == 0
    assert message.replace("\\", "").replace("{places}", "network.theme") in done.stdout
