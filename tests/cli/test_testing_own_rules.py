"""`netlint test`: the examples of rules without code and of rule files, and what there is to say of them."""

from pathlib import Path

import pytest
from support.commands import Netlint

SMALL = '[[circles]]\nid = "design"\nmembers = ["ana"]'
LARGE = '[[circles]]\nid = "design"\nmembers = ["ana", "bo"]'
ENTRY = f"""[[custom]]
code = "OUR001"
name = "small-circle"
at = "circles.*.members"
must = {{ exists = true, at-least = 2 }}
message.en = "Fewer than two: {{places}}."
message.nl = "Minder dan twee: {{places}}."
bad = '''
{SMALL}  # OUR001: Fewer than two: design.
'''
good = '''
{LARGE}
'''
"""
WITHOUT = '[[custom]]\ncode = "OUR003"\nname = "no-story"\nat = "proposition.story"\nmust = { exists = true }\nmessage = "x"\n'
CIRCLES = '''"""Circles."""

from pathlib import Path

from netlint import Finding, rule

Path("it-ran").write_text("", "utf-8")


@rule("OUR002", severity="warning", level="sound", requires=("circles",), question="Who?")
def lonely_circle(charter):
    """A circle has no members.

    Why: Nobody is in it.

    Fix: Add a member.

    Bad:
        [[circles]]  # OUR002: Nobody is in `design`.
        id = "design"

    Good:
        [[circles]]
        id = "design"
        members = ["ana"]
    """
    for circle in charter.circles:
        if not circle.members:
            yield Finding("Nobody is in `{id}`.", at=circle, id=circle.id)
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "netlint.toml").write_text(ENTRY, "utf-8")
    return tmp_path


def with_file(folder: Path, code: str = CIRCLES, entry: str = ENTRY) -> None:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "circles.py").write_text(code, "utf-8")
    (folder / "netlint.toml").write_text(f'rule-files = ["rules/*.py"]\n{entry}', "utf-8")


def test_rules_whose_examples_are_right_pass(netlint: Netlint, folder: Path) -> None:
    with_file(folder)
    done = netlint("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "passed  OUR001 small-circle (netlint.toml:2): 2 examples",
        "passed  OUR002 lonely-circle (rules/circles.py:10): 2 examples",
        "Tested 2 rules with 4 examples: all passed.",
    ]


def test_an_example_that_is_wrong_has_its_line_and_what_is_expected_and_found(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(ENTRY.replace("Fewer than two: design", "Fewer"), "utf-8")
    done = netlint("test")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:4] == [
        "failed  OUR001 small-circle (netlint.toml:1)",
        "  netlint.toml:11: The findings in this `bad` example differ from its comments.",
        "    expected: line 3: OUR001: Fewer.",
        "    found: line 3: OUR001: Fewer than two: design.",
    ]
    assert '\n      members = ["ana"]  # OUR001: Fewer.\n' in done.stdout
    assert done.stdout.endswith("Tested 1 rule with 2 examples: 1 rule failed.\n")


def test_each_example_that_is_wrong_is_shown(netlint: Netlint, folder: Path) -> None:
    two = ENTRY.replace("good = '''", f"good = ['''{SMALL}''', '''[network]''',\n'''").rstrip("\n") + "]\n"
    (folder / "netlint.toml").write_text(two.replace("# OUR001: Fewer than two: design.", "# x"), "utf-8")
    done = netlint("test")
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("  netlint.toml:")] == [
        "  netlint.toml:15: The rule reports a finding in this `good` example.",
        "  netlint.toml:15: The rule was skipped, because the example has nothing that it looks at.",
    ]


def test_two_examples_with_the_same_charter_are_a_mistake(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(ENTRY.replace(LARGE, SMALL), "utf-8")
    done = netlint("test")
    assert done.returncode == 1
    assert "netlint.toml:14: This example has the same charter as the one at netlint.toml:9." in done.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("`design`.\n", "`x`.\n"), "found line 1, OUR002: Nobody is in `design`.; expected line 1, OUR002: Nobody is in `x`."),
        (("at=circle, id", 'at="circles.design.membrs", id'), "a finding has a path that does not exist. `circles.design.membrs`: unknown key `membrs`."),
        (("if not circle.members", "1 / 0\n        if not circle.members"), "the rule crashed: ZeroDivisionError: division by zero"),
        (("if not circle.members", "raise SystemExit(0)\n        if not circle.members"), "The rule could not be tested: SystemExit: 0."),
    ],
)  # fmt: skip
def test_a_rule_in_a_file_gets_the_checks_of_the_kit(
    netlint: Netlint, folder: Path, change: tuple[str, str], said: str
) -> None:
    with_file(folder, CIRCLES.replace(*change))
    done = netlint("test")
    assert done.returncode == 1
    assert "passed  OUR001 small-circle" in done.stdout
    assert "failed  OUR002 lonely-circle (rules/circles.py:10)" in done.stdout
    assert "\n  rules/circles.py:10: " in done.stdout
    assert said in done.stdout


def test_a_catalogue_beside_a_rule_file_is_checked_as_netlint_has_read_it(netlint: Netlint, folder: Path) -> None:
    with_file(folder)
    (folder / "rules" / "circles.nl.toml").write_text('"Nobody is in it." = "Er zit niemand in."\n', "utf-8")
    done = netlint("test")
    assert done.returncode == 1
    assert "OUR002 lonely-circle, nl: no translation. Add these lines to circles.nl.toml" in done.stdout
    assert '\n"A circle has no members." = ""\n' in done.stdout


def test_a_rule_without_examples_is_named(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(ENTRY + WITHOUT, "utf-8")
    done = netlint("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "no examples  OUR003 no-story (netlint.toml:18). Write part of a charter in `bad` and in `good`.",
        "Tested 1 rule with 2 examples: all passed. 1 rule has no examples.",
    ]


@pytest.mark.parametrize(
    ("settings", "args", "said"),
    [
        (None, (), "There is nothing to test, because there are no settings here."),
        ("", (), "There is nothing to test: netlint.toml has no rules of its own, in `custom` or in `rule-files`."),
        (WITHOUT, (), "None of your rules has examples. Write part of a charter in `bad` and in `good`."),
        ('rule-files = ["*.py"]', ("--isolated",), "--isolated runs no rule files, so these were not tested: *.py."),
        (ENTRY, ("nope",), "nope: this file or folder does not exist."),
        (ENTRY.replace("OUR001", "NL900"), (), "netlint.toml:2:1: netlint-charter already uses codes that begin with NL."),
        (ENTRY, ("--settings", "nope.toml"), "--settings: the file nope.toml does not exist."),
        (ENTRY, ("other.toml",), "To test the rules in other.toml, use --settings other.toml."),
        (ENTRY, ("other.py",), "other.py is not in `rule-files` of the settings that apply here, so its rules are not tested."),
        (ENTRY, ("--no-plugin", "nope"), "--no-plugin: unknown plugin `nope`."),
    ],
)  # fmt: skip
def test_nothing_to_test_is_an_error(
    netlint: Netlint, tmp_path: Path, settings: str | None, args: tuple[str, ...], said: str
) -> None:
    if settings is not None:
        (tmp_path / "netlint.toml").write_text(settings, "utf-8")
    for name in (name for name in args if name.startswith("other.")):
        (tmp_path / name).write_text(ENTRY, "utf-8")
    done = netlint("test", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Error: {said}" in done.stderr


def test_isolated_runs_no_rule_file_and_names_it(netlint: Netlint, folder: Path) -> None:
    with_file(folder)
    done = netlint("test", "--isolated")
    assert done.returncode == 0
    assert not (folder / "it-ran").exists()
    assert "passed  OUR001 small-circle" in done.stdout
    assert "--isolated runs no rule files, so these were not tested: rules/*.py." in done.stdout
    assert "OUR002" not in done.stdout
    netlint("test")
    assert (folder / "it-ran").exists()


def test_the_settings_of_charters_below_are_tested_too(netlint: Netlint, folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "netlint.toml").write_text(ENTRY.replace("OUR001", "OUR009").replace("small-", "tiny-"), "utf-8")
    (below / "charter.toml").write_text("", "utf-8")
    assert netlint("test").stdout.splitlines()[-1] == "Tested 2 rules with 4 examples: all passed."
    assert "OUR001" not in netlint("test", "below").stdout


def test_rules_of_an_extended_file_are_tested_once(netlint: Netlint, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "netlint.toml").write_text('extend = "../netlint.toml"\n', "utf-8")
        (folder / name / "charter.toml").write_text("", "utf-8")
    assert netlint("test", "a", "b").stdout.splitlines() == [
        "passed  OUR001 small-circle (netlint.toml:1): 2 examples",
        "Tested 1 rule with 2 examples: all passed.",
    ]


@pytest.mark.parametrize("name", ["netlint.toml", "rules/circles.py", "charter.toml"])
def test_a_file_that_belongs_to_the_settings_stands_for_them(netlint: Netlint, folder: Path, name: str) -> None:
    with_file(folder)
    (folder / "charter.toml").write_text("", "utf-8")
    assert netlint("test", name).stdout.endswith("Tested 2 rules with 4 examples: all passed.\n")


def test_a_named_file_is_tested(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").rename(folder / "other.toml")
    assert "(other.toml:1): 2 examples" in netlint("test", "--settings", "other.toml").stdout


def test_it_speaks_dutch(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text(ENTRY.replace(LARGE, "[network]"), "utf-8")
    done = netlint("test", "--lang", "nl")
    assert done.returncode == 1
    assert done.stdout.startswith("fout  OUR001 small-circle (netlint.toml:1)\n")
    assert "want in het voorbeeld staat niets waar de regel naar kijkt." in done.stdout
    assert done.stdout.endswith("1 regel getest met 2 voorbeelden: 1 regel met fouten.\n")


def test_what_an_example_says_is_not_obeyed(netlint: Netlint, folder: Path) -> None:
    hidden = ENTRY.replace(f"{LARGE}", f"{LARGE}\n# \\u001B[31m ::error::x\n").replace("good = '''", 'good = """').removesuffix("'''\n")  # fmt: skip
    (folder / "netlint.toml").write_text(hidden.replace('"bo"', "").replace('"ana", ]', '"ana"]') + '"""\n', "utf-8")
    done = netlint("test")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "::error" not in done.stdout
    assert "\\x1b[31m \\x3a:error" in done.stdout


def test_examples_are_on_the_page_of_the_rule(netlint: Netlint, folder: Path) -> None:
    page = netlint("explain", "small-circle").stdout
    assert f"## Reported\n\n```toml\n{SMALL}  # OUR001: Fewer than two: design.\n```" in page
    assert f"## Not reported\n\n```toml\n{LARGE}\n```" in page
    dutch = netlint("explain", "small-circle", "--lang", "nl").stdout
    assert f"{SMALL}  # OUR001: Minder dan twee: design." in dutch
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "Interrupted before every rule was tested.\n"
                "Interrupted while running OUR002 lonely-circle (circles.py, line 27).\n"
            ),
        ),
        (
            "nl",
            (
                "Onderbroken voordat elke regel getest was.\n"
                "Onderbroken tijdens het draaien van OUR002 lonely-circle (circles.py, line 27).\n"
            ),
        ),
    ],
)
def test_an_interrupt_names_the_rule_and_no_charter(netlint: Netlint, folder: Path, lang: str, said: str) -> None:
    with_file(folder, CIRCLES.replace("    for circle in", "    raise KeyboardInterrupt\n    for circle in"))
    done = netlint("test", "--lang", lang)
    assert (done.returncode, done.stderr) == (2, f"\n{said}")
