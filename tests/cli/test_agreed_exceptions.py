"""What the exceptions of a group say of people and places: what is missing in a charter, and what means nothing."""

from pathlib import Path

import pytest
from support.commands import Netlint
from support.suppression_charters import CHARTER, Lines, checking, two

EXCEPTION = '[[exceptions]]\nrule = "NL101"\nreason = "In May."\n'
ONLY = ("--select", "NL101,NL102,NL305,NL021", "--format", "json")


@pytest.fixture
def lines(netlint: Netlint, tmp_path: Path) -> Lines:
    return checking(netlint, tmp_path)


@pytest.mark.parametrize(
    ("rule", "at", "suppressed"),
    [
        ("NL101", "network.purpose", ["1 NL102", "4 NL305", "suppressed 1 NL101"]),
        ("NL102", "values", ["1 NL101", "4 NL305", "suppressed 1 NL102"]),
        ("NL305", "members.ana.hours-per-month", ["1 NL101", "1 NL102", "7 NL305"]),
        ("NL305", "members.ana.hours-per-month.committed", ["1 NL101", "1 NL102", "7 NL305"]),
    ],
)
def test_an_exception_about_what_is_missing_applies(lines: Lines, rule: str, at: str, suppressed: list[str]) -> None:
    exception = EXCEPTION.replace("NL101", rule) + f'at = "{at}"\n'
    assert lines(CHARTER, *ONLY, settings=exception, code=1) == suppressed


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("NL102", "network.purpose"),
        ("NL101", "values"),
        ("NL101", "coordination.coordinator"),
        ("NL102", "values.trust"),  # there are no values at all, so this one may be still to come
    ],
)
def test_an_exception_about_what_is_missing_is_unused_but_not_misplaced(lines: Lines, rule: str, at: str) -> None:
    exception = EXCEPTION.replace("NL101", rule) + f'at = "{at}"\n'
    assert "1 NL021" in lines(CHARTER, *ONLY, settings=exception, code=1)


@pytest.mark.parametrize("at", ["members.cas", "members.cas.name", "members.cas.hours-per-month.committed"])
def test_an_exception_about_an_item_that_no_charter_has_is_misplaced(netlint: Netlint, tmp_path: Path, at: str) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(f'{EXCEPTION}at = "{at}"\n', "utf-8")
    done = netlint("charter.toml")
    assert (done.returncode, done.stderr) == (
        2,
        f"Error: netlint.toml:4:1: none of the checked charters has `{at}`.\n",
    )


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ('at = ""', 'at = "members.ana"'),
        ('at = " \\t"', 'at = "members.ana"'),
        ('charter = ""', 'charter = "circles/"'),
        ("agreed-by = []", 'agreed-by = ["ana", "bo"]'),
        ('agreed-by = [""]', 'agreed-by = ["ana", "bo"]'),
        ('agreed-by = ["ana", " "]', 'agreed-by = ["ana", "bo"]'),
    ],
)
@pytest.mark.parametrize("file", ["netlint.toml", "pyproject.toml"])
def test_an_empty_value_of_an_exception_is_an_error(
    netlint: Netlint, tmp_path: Path, line: str, example: str, file: str
) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    table = "tool.netlint." if file == "pyproject.toml" else ""
    (tmp_path / file).write_text(f"{EXCEPTION}{line}\n".replace("[[", f"[[{table}"), "utf-8")
    done = netlint("charter.toml")
    key = line.partition(" ")[0]
    said = f"Error: {file}:4:1: `{key}` is empty. Write something such as `{example}`, or leave it out.\n"
    assert (done.returncode, done.stderr) == (2, said)


def agreed(
    netlint: Netlint, folder: Path, *names: str, path: str = ".", more: str = "", args: tuple[str, ...] = ()
) -> tuple[int, str]:
    """Return how a run ends whose exception these people agreed to, and what it prints as an error."""
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "netlint.toml").write_text(f"{EXCEPTION}{more}agreed-by = [{listed}]\n", "utf-8")
    done = netlint(path, "--select", "NL101", *args)
    return done.returncode, done.stderr


UNKNOWN = "Error: netlint.toml:4:1: `{}` is not a member in any of the checked charters. {}\n"


def test_who_agreed_is_a_member(netlint: Netlint, tmp_path: Path) -> None:
    left = '\n[[members]]\nid = "cas"\nname = "Cas de Boer"\nstatus = "alumni"\n'
    (tmp_path / "charter.toml").write_text(CHARTER + left, "utf-8")
    assert agreed(netlint, tmp_path, "ana", "BO", "cas", "Cas de Boer") == (0, "")
    assert agreed(netlint, tmp_path, "ana", "nobody-here") == (
        2,
        UNKNOWN.format("nobody-here", "The members are: ana, bo, dee and cas."),
    )
    assert agreed(netlint, tmp_path, "anna") == (
        2,
        UNKNOWN.format("anna", "Did you mean `ana`? The members are: ana, bo, dee and cas."),
    )
    assert agreed(netlint, tmp_path, "nobody-here", path="charter.toml")[0] == 2
    more = "".join(f'\n[[members]]\nid = "m{number}"\n' for number in range(10))
    (tmp_path / "charter.toml").write_text(CHARTER + left + more, "utf-8")
    assert agreed(netlint, tmp_path, "everyone") == (2, UNKNOWN.format("everyone", "Write the id of a member."))


def test_who_agreed_may_be_a_member_in_another_charter_of_these_settings(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    (tmp_path / "b.charter.toml").write_text(CHARTER.replace("ana", "cas"), "utf-8")
    only_a = 'charter = "a.charter.toml"\n'
    assert agreed(netlint, tmp_path, "cas", "ana", more=only_a) == (1, "")
    for args in ((), ("--jobs", "2")):
        code, said = agreed(netlint, tmp_path, "cas", "eva", more=only_a, args=args)
        assert (code, said) == (
            2,
            UNKNOWN.format("eva", "The members are: ana, bo, dee and cas.").replace(":4:", ":5:"),
        )
    assert agreed(netlint, tmp_path, "eva", more=only_a, args=("--no-suppressions",)) == (1, "")
    assert agreed(netlint, tmp_path, "eva", more=only_a, path="a.charter.toml") == (0, "")  # b was not looked at
    other = tmp_path / "other"
    other.mkdir()
    (other / "netlint.toml").write_text("", "utf-8")
    (other / "charter.toml").write_text(CHARTER.replace("ana", "eva"), "utf-8")
    code, said = agreed(netlint, tmp_path, "eva", more=only_a)
    assert (code, "`eva` is not a member" in said) == (2, True)


def test_who_agreed_to_an_exception_in_shared_settings_is_a_member(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "netlint.toml").write_text('extend = "../netlint.toml"\n', "utf-8")
    (tmp_path / "north" / "charter.toml").write_text(CHARTER, "utf-8")
    assert agreed(netlint, tmp_path, "ana") == (0, "")
    assert agreed(netlint, tmp_path, "eva") == (2, UNKNOWN.format("eva", "The members are: ana, bo and dee."))


@pytest.mark.parametrize("text", ['[network]\nname = "Stroomop"\n', "[network\n", 'members = "ana"\n[network]\n'])
def test_nothing_is_said_of_who_agreed_where_members_are_not_known(netlint: Netlint, tmp_path: Path, text: str) -> None:
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    assert agreed(netlint, tmp_path, "eva")[1] == ""
    (tmp_path / "b.charter.toml").write_text(text, "utf-8")
    assert agreed(netlint, tmp_path, "eva")[1] == ""


def test_a_charter_that_cannot_be_read_may_have_who_agreed(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    assert agreed(netlint, tmp_path, "eva")[0] == 2
    (tmp_path / "c.charter.toml").write_text("[network\n", "utf-8")
    assert agreed(netlint, tmp_path, "eva") == (1, "")
