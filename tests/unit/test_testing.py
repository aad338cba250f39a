"""The test kit: what a rule can get wrong is found, and said in a way that helps."""

import datetime as dt
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import netlint
from netlint import Charter, Document, Finding, rule, testing
from netlint.rules.base import Rule

PAGE = """Something is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [network]  # XYZ001: The network x is bad.
        name = "x"

    Good:
        [network]
        name = "y"
"""


def make(function: object, page: str = PAGE, code: str = "XYZ001") -> Rule:
    function.__doc__ = page
    return rule(code, severity="info", level="sound", question="Is it?")(function)  # type: ignore[arg-type]


def sound(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "x":
        yield Finding("The network {name} is bad.", at="network", name=charter.network.name)


def with_unused(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "x":
        yield Finding("The network x is bad.", at="network", name="x")


def with_missing(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "x":
        yield Finding("The network {name} is bad.", at="network")


def silent(charter: Charter) -> Iterator[Finding]:
    if not charter.network:
        yield Finding("The network x is bad.", at="network")


def elsewhere(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "x":
        yield Finding("The network x is bad.", at="network.name")


def changes(charter: Charter, document: Document) -> Iterator[Finding]:
    assert document.data is not None
    document.data["network"]["summary"] = "changed"
    yield from sound(charter)


def by_the_clock(charter: Charter) -> Iterator[Finding]:
    if dt.date.today() > dt.date(2000, 1, 1):
        yield from sound(charter)


def by_another_clock(charter: Charter) -> Iterator[Finding]:
    if time.time() > 0:
        yield from sound(charter)


def crashes(charter: Charter) -> Iterator[Finding]:
    yield from sound(charter)
    raise ZeroDivisionError("oh no")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (with_unused, "does not use name"),
        (with_missing, "the rule crashed: TypeError: the message 'The network {name} is bad.' has no value for {name}"),
        (silent, "found nothing; expected line"),
        (elsewhere, "found line 2, XYZ001: The network x is bad.; expected line 1, "),
        (changes, "changes the charter; a rule may only read it"),
        (by_the_clock, "reads the clock (dt.date.today, line 70); use the parameter `today` instead"),
        (by_another_clock, "reads the clock (time.time, line 75); use the parameter `today` instead"),
        (crashes, "the rule crashed: ZeroDivisionError: oh no"),
    ],
)
def test_a_rule_that_gets_it_wrong_is_told(function: object, said: str) -> None:
    with pytest.raises(AssertionError) as error:
        testing.check_rule(make(function))
    assert said in str(error.value)


def test_a_rule_that_is_whole_passes() -> None:
    testing.check_rule(make(sound))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (PAGE.replace("It is.", "-"), "its page has no Why"),
        (PAGE.replace("Correct it.", "-"), "its page has no Fix"),
        (PAGE.replace('name = "x"', 'name = "z"'), "found nothing; expected line"),
        (PAGE.replace("XYZ001: The", "XYZ002: The"), "expected line 1, XYZ002: "),
        (
            PAGE.replace("  # XYZ001: The network x is bad.", ""),
            "a Bad example has a comment `# CODE: message` for each finding",
        ),
        (PAGE.replace('name = "y"', 'name = "x"\n        summary = "s"'), "expected nothing"),
        (PAGE + '\n    Good:\n        [network]\n        name = "y"\n', "two of its examples have the same charter"),
    ],
)
def test_a_page_that_gets_it_wrong_is_told(page: str, said: str) -> None:
    with pytest.raises(AssertionError) as error:
        testing.check_rule(make(sound, page))
    assert said in str(error.value)


ORDER = """Something is wrong.

    Why: It is.

    Fix: Correct it.

    Bad:
        [[members]]
        id = "ana"  # XYZ001: The first is ana.

        [[members]]
        id = "bo"

    Good:
        [network]
        name = "y"
"""


def first_member(charter: Charter) -> Iterator[Finding]:
    for member in charter.members[:1]:
        yield Finding("The first is {id}.", at=(member, "id"), id=member.id)


def test_a_rule_that_depends_on_the_order_of_tables_is_told() -> None:
    with pytest.raises(AssertionError, match="reports something else if the tables are in another order"):
        testing.check_rule(make(first_member, ORDER))


def test_findings_are_asserted_by_what_is_given() -> None:
    report = testing.run(make(sound), '[network]\nname = "x"\n')
    testing.assert_finds(report, code="XYZ001", path="network", line=1, message="The network x is bad.")
    testing.assert_finds(report, line=1)
    with pytest.raises(AssertionError, match="no finding matches"):
        testing.assert_finds(report, line=2)


MODULE = """
import netlint
from collections.abc import Iterator


@netlint.rule("{code}", severity="info", level="sound", question="Is it?")
def {name}(charter: netlint.Charter) -> Iterator[netlint.Finding]:
    '''{page}'''
    if charter.network and charter.network.name == "x":
        yield netlint.Finding("The network {{name}} is bad.", at="network", name=charter.network.name)


@netlint.hookimpl
def netlint_rules() -> list[netlint.Rule]:
    return netlint.rules_in(__name__)
"""
TEXTS = """
"Something is wrong." = "Er is iets mis."
"It is." = "Het is zo."
"Correct it." = "Herstel het."
"Is it?" = "Is het zo?"
"The network {name} is bad." = "Het netwerk {name} is slecht."
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A package with a rule and a Dutch catalogue, that can be imported."""
    name = f"netlint_{zlib.crc32(request.node.name.encode())}"
    folder = tmp_path / name
    (folder / "locale").mkdir(parents=True)
    (folder / "__init__.py").write_text(MODULE.format(code="XYZ001", name="bad_name", page=PAGE), "utf-8")
    (folder / "locale" / "nl.toml").write_text(TEXTS, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_a_package_that_is_whole_passes(package: str) -> None:
    testing.check_package(package)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"Correct it."', '"Correct."'), '\n"Correct it." = ""'),
        (("netwerk {name}", "netwerk {naam}"), "nl: different parameters in the translation"),
    ],
)
def test_a_catalogue_with_gaps_is_told(package: str, tmp_path: Path, change: tuple[str, str], said: str) -> None:
    (tmp_path / package / "locale" / "nl.toml").write_text(TEXTS.replace(*change), "utf-8")
    with pytest.raises(AssertionError, match=said.split("'", maxsplit=1)[0]):
        testing.check_package(package)


def test_codes_of_a_package_begin_alike_and_are_its_own(package: str, tmp_path: Path) -> None:
    (tmp_path / package / "more.py").write_text(MODULE.format(code="ABC001", name="other", page=PAGE), "utf-8")
    with pytest.raises(AssertionError, match="all codes of a plugin must begin with the same letters; found ABC, XYZ"):
        testing.check_package(package)


PRESET = """
@netlint.hookimpl
def netlint_presets() -> dict[str, object]:
    return {"strict": %s}
"""


@pytest.mark.parametrize(
    "preset", ['{"levle": "sound"}', '{"level": "high"}', '{"ignore": ["XYZ002"]}', '{"severity": {"XYZ001": "fatal"}}']
)
def test_a_preset_that_cannot_be_used_is_told(package: str, tmp_path: Path, preset: str) -> None:
    module = tmp_path / package / "__init__.py"
    module.write_text(module.read_text("utf-8") + PRESET % preset, "utf-8")
    with pytest.raises(AssertionError, match=rf"{package}: its preset strict is invalid\. .+"):
        testing.check_package(package)


def test_a_preset_that_can_be_used_passes(package: str, tmp_path: Path) -> None:
    module = tmp_path / package / "__init__.py"
    module.write_text(
        module.read_text("utf-8") + PRESET % '{"ignore": ["NL101"], "severity": {"XYZ001": "error"}}', "utf-8"
    )
    testing.check_package(package)


def test_a_package_without_rules_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netlint_empty.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(AssertionError, match="netlint_empty has no rules in its modules"):
        testing.check_package("netlint_empty")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[network", "the charter is invalid, line 1: "),
        ('[network]\nnmae = "x"\n', "line 2: Unknown key `nmae`. Did you mean `name`?"),
        ("[network]\nname = 3\n", "line 2: `name` must be text; found 3"),
        (b"\xff\xfe", "the charter is invalid, line 1: "),
        ("[netwrk]\n", "line 1: Unknown key `netwrk`. Did you mean `network`?"),
    ],
)
def test_a_charter_that_is_not_valid_is_refused_unless_that_is_meant(text: str | bytes, said: str) -> None:
    with pytest.raises(AssertionError) as error:
        testing.run(make(sound), text)
    assert said in str(error.value)
    assert "Pass invalid=True" in str(error.value)
    assert testing.lines(testing.run(make(sound), text, invalid=True)) == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (PAGE.replace('name = "y"', 'nmae = "y"'), "line 2: Unknown key `nmae`. Did you mean `name`? XYZ001 sound, Good"),
        (PAGE.replace('name = "x"\n', 'name = "x"\n        purpose = 3\n'), "line 3: `purpose` must be text; found 3"),
        (PAGE.replace('name = "y"', 'name = "y'), "the charter is invalid, line 2: "),
        (PAGE.replace('[network]\n        name = "y', '# With the option nope = 3\n        [network]\n        name = "y'), "a comment of the example is invalid: Object contains unknown field `nope`. XYZ001 sound, Good example:"),
        (PAGE.replace('[network]\n        name = "y', '# With the exception { rule = 3 }\n        [network]\n        name = "y'), "a comment of the example is invalid: Expected `str`, got `int` - at `$.rule`. XYZ001 sound, Good example:"),
        (PAGE.replace('[network]\n        name = "y', '# On 2026-13-01\n        [network]\n        name = "y'), "a comment of the example is invalid: month must be in 1..12"),
        (PAGE.replace('[network]\n        name = "y', '# Op 2026-06-01\n        [network]\n        name = "y'), "Write the day of an example as `# On 2026-11-24`. Line 1 of the example. XYZ001 sound, Good example:"),
        (PAGE.replace('[network]\n        name = "y', '# With the option nope = [\n        [network]\n        name = "y'), "a comment of the example is invalid: "),
        (PAGE.replace("Something is wrong.", "-"), "its page has no first sentence"),
    ],
)  # fmt: skip
def test_an_example_that_is_not_valid_is_refused(page: str, said: str) -> None:
    with pytest.raises(AssertionError) as error:
        testing.check_rule(make(sound, page))
    assert said in str(error.value)


def test_an_example_may_be_about_what_is_not_valid() -> None:
    def misspelt(document: Document) -> Iterator[Finding]:
        for mistake in document.mistakes:
            yield Finding(mistake.message, at=mistake.path, on_key=True)

    said = '        [network]\n        nmae = "x"  # XYZ001: Unknown key `nmae`. Did you mean `name`?\n'
    page = PAGE.replace('        [network]  # XYZ001: The network x is bad.\n        name = "x"\n', said)
    testing.check_rule(make(misspelt, page))


def test_options_that_there_are_not_are_told_with_the_rule() -> None:
    with pytest.raises(AssertionError, match=r"XYZ001 sound: the options \{'nope': 3\} are invalid: .*`nope`"):
        testing.run(make(sound), "", options={"nope": 3})


@pytest.mark.parametrize("check", [testing.check_rule, lambda function: testing.run(function, "")])
def test_a_function_that_is_no_rule_yet_is_told(check: Callable[[object], object]) -> None:
    with pytest.raises(AssertionError, match=r"sound is not a rule\. Put @netlint\.rule\(\.\.\.\) above the function"):
        check(sound)


def test_the_kit_finds_what_it_finds_without_assert_statements(tmp_path: Path) -> None:
    file = tmp_path / "optimized.py"
    file.write_text(
        "import sys\nfrom netlint import testing\nassert False\ntry:\n    testing.check_package(sys.argv[1])\n"
        "except AssertionError as error:\n    print(error)\n",
        "utf-8",
    )
    (tmp_path / "netlint_empty.py").write_text("", "utf-8")
    command = [sys.executable, "-O", file, "netlint_empty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout == "netlint_empty has no rules in its modules\n", done.stderr


def test_what_happens_to_one_rule_keeps_no_other_from_being_checked(package: str, tmp_path: Path) -> None:
    broken = MODULE.format(code="XYZ002", name="other", page=PAGE.replace("XYZ001", "XYZ002"))
    assert "    if charter.network and" in broken
    broken = broken.replace("    if charter.network and", "    charter.members.nope\n    if charter.network and")
    (tmp_path / package / "more.py").write_text(broken, "utf-8")
    (tmp_path / package / "locale" / "nl.toml").write_text(TEXTS.replace('"Correct it."', '"Correct."'), "utf-8")
    with pytest.raises(AssertionError) as error:
        testing.check_package(package)
    assert "XYZ001 bad-name, nl: no translation" in str(error.value)
    assert "the rule crashed: AttributeError" in str(error.value)


def test_the_public_api_is_what_it_says() -> None:
    assert all(hasattr(netlint, name) for name in netlint.__all__)
    assert all(hasattr(testing, name) for name in testing.__all__)
