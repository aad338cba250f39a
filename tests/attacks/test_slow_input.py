"""Settings, baselines and lists that are made to be slow, or to be too much: each run ends, and says what it reports."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import RULE_FILE
from support.fork_server import ForkServer

CHARTER = '[network]\nname = "Stroomop"\n'
STARS = "*a" * 40 + "b"
GROUPS = f"""
[[custom]]
code = "OUR001"
name = "x"
at = "network.name"
message = "m"
must = {{ match = "{"(" * 20_000}{")" * 20_000}" }}
"""


def short(text: str) -> str:
    """Return a name for a test: that of the whole text would not fit into the environment."""
    return text[:40]


Checked = Callable[..., tuple[int, str]]


@pytest.fixture
def checked(tmp_path: Path, fork_server: ForkServer) -> Checked:
    """Run the command, which has to end; return its exit code, and what it printed."""

    def run(folder: Path = tmp_path) -> tuple[int, str]:
        done = fork_server.run((".", "-q", "--jobs", "1"), folder, os.environ)
        assert b"a bug in netlint itself" not in done.err, done.err[:500]
        assert b"Traceback" not in done.err
        return done.code, done.err.decode(errors="replace")

    return run


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def many_charters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with many charters, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(1500):
        put(folder, f"n{number}/charter.toml", CHARTER)
    return folder


@pytest.mark.parametrize(
    ("place", "pattern", "expected"),
    [
        ("members.m{number}", 'charter = "/n{number}/*.toml"\n', 1),
        ("members.m{number}", "", 1),
        ("network.x{number}", 'charter = "/n{number}/*.toml"\n', 2),
    ],
    ids=["of one charter each", "of all charters", "refused"],
)
def test_many_exceptions_for_many_charters_end(
    checked: Checked, many_charters: Path, place: str, pattern: str, expected: int
) -> None:
    entry = (
        f'[[exceptions]]\nrule = "NL101"\nreason = "Later, {{number}}."\nuntil = 2100-01-01\nat = "{place}"\n{pattern}'
    )
    entries = "".join(entry.format(number=number) for number in range(1500))
    put(many_charters, "netlint.toml", f'select = ["NL101", "NL106"]\n{entries}')
    assert checked(many_charters)[0] == expected


@pytest.mark.parametrize(
    "settings",
    [
        f'exclude = ["{STARS}", "**/{STARS}/**"]\n',
        f'[[exceptions]]\nrule = "NL101"\nreason = "x"\ncharter = "{STARS}"\n',
        f'[[overrides]]\ncharters = ["{STARS}", "!{STARS}"]\nlevel = "sound"\n',
        f'rule-files = ["{STARS}.py", "{"**/*a/" * 30}x.py"]\n',
        f'exclude = ["{"[a-z]*" * 1000}"]\n',
        f'exclude = ["{"x" * 100_000}"]\n',
        GROUPS,
        'exclude = ["[z-a]", "\\\\", "[", "!"]\n',
        '[[custom]]\ncode = "OUR001"\nname = "x"\nat = "network.name"\nmessage = "m"\nmust = { match = "(a*)*(a*)*b" }\n',
    ],
    ids=short,
)
def test_no_pattern_is_slow(checked: Checked, tmp_path: Path, settings: str) -> None:
    for depth in range(1, 30):
        put(tmp_path, f"{'/'.join(['a' * 100] * min(depth, 8))}/{'a' * 200}{depth}.charter.toml", CHARTER)
    put(tmp_path, "charter.toml", CHARTER.replace("Stroomop", "a" * 5000))
    put(tmp_path, "netlint.toml", settings)
    assert checked()[0] in (0, 1, 2)


def test_looking_up_many_items_is_not_slow(checked: Checked, tmp_path: Path) -> None:
    members = "".join(f'[[members]]\nid = "m{number}"\n' for number in range(9000))
    put(tmp_path, "charter.toml", CHARTER + members)
    rule = 'code = "OUR001"\nname = "x"\nat = "members.*.id"\nmessage = "m"\nmust = { refers-to = "members" }\n'
    put(tmp_path, "netlint.toml", f'select = ["OUR001"]\n[[custom]]\n{rule}')
    assert checked()[0] == 0


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"a":' * 100_000, '{"format": 1, "findings": [' + "[" * 100_000, "9" * 100_000, "\0"],
    ids=short,
)
def test_a_baseline_that_is_too_deep_is_not_a_baseline(checked: Checked, tmp_path: Path, content: str) -> None:
    put(tmp_path, "charter.toml", CHARTER)
    put(tmp_path, "netlint-baseline.json", content)
    code, said = checked()
    assert (code, "netlint-baseline.json is not a netlint baseline" in said) == (2, True)


@pytest.mark.parametrize(
    "content",
    ["a = " + "[" * 100_000, f"a = {'9' * 5000}", ".".join("a" * 50_000), "\0", "a = 1"],
    ids=short,
)
def test_a_catalogue_that_cannot_be_read_is_an_error(checked: Checked, tmp_path: Path, content: str) -> None:
    put(tmp_path, "charter.toml", CHARTER)
    put(tmp_path, "netlint.toml", 'rule-files = ["ours.py"]\n')
    put(tmp_path, "ours.py", RULE_FILE)
    put(tmp_path, "ours.nl.toml", content)
    code, said = checked()
    assert (code, "ours.nl.toml:1" in said) == (2, True)


DOTTED = ".".join(["a"] * 100_000)


@pytest.mark.parametrize(
    "settings",
    [
        "a = " + "[" * 100_000,
        f"{DOTTED} = 1",
        f'select = ["{"N" * 100_000}"]\n',
        f'[[exceptions]]\nrule = "NL101"\nreason = "x"\nat = "{DOTTED}"\n',
        f'[[exceptions]]\nrule = "{DOTTED}"\nreason = "x"\n',
        f'[[custom]]\ncode = "OUR001"\nname = "x"\nat = "network.{DOTTED}"\nmessage = "m"\nmust = {{ exists = true }}\n',
        f'[[custom]]\ncode = "OUR001"\nname = "x"\nat = "network.name"\nmessage = "m"\nmust = {{ match = "{"(" * 50_000}" }}\n',
        f'[severity]\n"{DOTTED}" = "info"\n',
        f'rule-files = ["{"a/" * 50_000}x.py"]\n',
        f'extends = ["{"x" * 100_000}:y"]\n',
    ],
    ids=short,
)
def test_settings_that_are_too_much_are_an_error(checked: Checked, tmp_path: Path, settings: str) -> None:
    put(tmp_path, "charter.toml", CHARTER)
    put(tmp_path, "netlint.toml", settings)
    code, said = checked()
    assert (code, "netlint.toml:" in said) == (2, True), said[:300]


@pytest.mark.parametrize("blank", [" ", "\t"])
@pytest.mark.parametrize("end", ["", "x", "ignore", ":"])
def test_a_comment_that_is_blank_for_long_ends(checked: Checked, tmp_path: Path, blank: str, end: str) -> None:
    put(tmp_path, "charter.toml", f"{CHARTER}# netlint{blank * 500_000}{end}\n")
    put(tmp_path, "netlint.toml", 'select = ["NL021"]\nfail-on = "info"\n')
    assert checked()[0] == (end in ("ignore", ":"))


def test_a_comment_with_very_many_names_ends(checked: Checked, tmp_path: Path) -> None:
    names = "a " * 450_000
    put(tmp_path, "charter.toml", f'[network]\nname = "Stroomop" # netlint: ignore[{names}] We decide in May.\n')
    assert checked()[0] == 1


@pytest.mark.parametrize("line", ["\n" * 4_000_000, "path = x" + " " * 4_000_000 + "y"], ids=["empty", "spaces"])
def test_a_list_of_submodules_that_is_made_to_be_slow_ends(checked: Checked, tmp_path: Path, line: str) -> None:
    put(tmp_path, ".gitmodules", line)
    code, said = checked()
    assert (code, "There is no charter" in said) == (2, True)
