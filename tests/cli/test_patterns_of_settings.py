"""Patterns of settings that mean nothing, match nothing, or differ from a name in a way that nobody sees."""

import unicodedata
from pathlib import Path

import pytest
from support.commands import Netlint, git

CHARTER = '[network]\nname = "Delta"\n'
FOLDERS = (".", "circles", "Archive", unicodedata.normalize("NFC", "café"))
KEYS = {
    "exclude": ("exclude = [{}]\n", "1:12"),
    "charters": ("[[overrides]]\ncharters = [{}]\nlevel = 'sound'\n", "2:13"),
    "charter": ("[[exceptions]]\nrule = 'NL102'\nreason = '-'\ncharter = {}\n", "4:1"),
}
"""Where patterns are, each with the place of the first one."""
RUN = (".", "--select", "NL001", "--format", "concise")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in FOLDERS:
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def errors(netlint: Netlint, folder: Path, text: str, *args: str) -> tuple[int, list[str]]:
    (folder / "netlint.toml").write_text(text, "utf-8")
    done = netlint(*(args or RUN))
    return done.returncode, [line.removeprefix("Error: ") for line in done.stderr.splitlines()]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"'archive\old'", r"`archive\old` matches nothing. Use / between folders, also on Windows: `archive/old`."),
        (r"'archive\old\'", r"`archive\old\` matches nothing. Use / between folders, also on Windows: `archive/old/`."),
        ('""', "This pattern is empty. Remove it."),
        ('" "', "This pattern is empty. Remove it."),
        ('"#old"', r"`#old` is a comment, as in .gitignore. For a name that begins with #, write \ before it."),
        ('"!old"', "`!old` matches nothing: a pattern with ! only leaves out what an earlier pattern in the list matches."),
        ('" old"', "` old` begins with a space. Remove it."),
        ('"/home/../old"', "`/home/../old` points outside the folder of the settings file."),
        ('"../old"', "`../old` points outside the folder of the settings file."),
        ('"./circles/"', "`./circles/` matches nothing. Write `circles`."),
        ('"circles//old"', "`circles//old` matches nothing. Write `circles/old`."),
        ('"."', "`.` matches nothing. For everything in the folder, write *."),
        ('"/"', "`/` matches nothing. For everything in the folder, write *."),
        ('"C:/old"', "`C:/old` is an absolute path. Write it relative to the folder of the settings file."),
        (r"'C:\old'", r"`C:\old` is an absolute path. Write it relative to the folder of the settings file."),
        ('"~/old"', "`~/old` is an absolute path. Write it relative to the folder of the settings file."),
    ],
)  # fmt: skip
def test_a_pattern_that_means_nothing_is_an_error(
    netlint: Netlint, folder: Path, key: str, pattern: str, said: str
) -> None:
    form, place = KEYS[key]
    if pattern.endswith("\\'"):  # .gitignore has no such pattern
        said = f"`{pattern[1:-1]}` is not a valid pattern. Write it as in .gitignore, with a backslash before a literal bracket."
    if key == "charter" and not pattern.strip('" '):  # a key that may be left out
        said = '`charter` is empty. Write something such as `charter = "circles/"`, or leave it out.'
    code, told = errors(netlint, folder, form.format(pattern))
    assert code == 2
    assert told == [f"netlint.toml:{place}: {said}"]


@pytest.mark.parametrize(
    "pattern", ['"*", "!circles/"', r"'\#old', '*'", '"[ ]old", "*"', '"circles/ ", "*"', r"'a\ b', '*'", '"/circles/"']
)
def test_a_pattern_that_means_something_is_none(netlint: Netlint, folder: Path, pattern: str) -> None:
    form, _place = KEYS["charters"]
    _code, told = errors(netlint, folder, form.format(pattern), "circles")
    assert told == []


def test_spaces_at_the_end_count_for_nothing_as_in_gitignore(netlint: Netlint, folder: Path) -> None:
    code, told = errors(netlint, folder, 'exclude = ["Archive/  "]\n', *RUN[:3], "--format", "json")
    assert (code, told) == (0, [])
    assert "Archive" not in netlint(*RUN).stdout


DECOMPOSED = unicodedata.normalize("NFD", "café/")
IDLE = [
    ('"archive/"', "Did you mean `Archive/`?"),
    (f'"{DECOMPOSED}"', f"`{FOLDERS[3]}/` has the same letters in another Unicode form. Copy that name."),
    ('"/tmp/old"', "A / at the beginning means the folder of the settings file."),
    (r"'circles\*'", "Use / between folders, also on Windows."),
    ('"nothing/"', ""),
    ('"notes.md"', ""),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "hint"), IDLE)
def test_a_pattern_of_exclude_that_matches_nothing_is_told_without_an_error(
    netlint: Netlint, folder: Path, pattern: str, hint: str
) -> None:
    code, told = errors(netlint, folder, f'exclude = ["circles/", {pattern}]\n')
    assert code == 0
    said = f"netlint.toml:1:24: `{pattern[1:-1]}` in `exclude` matches no folder and no charter."
    assert told == [f"{said} {hint}".rstrip()]


@pytest.mark.parametrize("key", ["charters", "charter"])
@pytest.mark.parametrize(("pattern", "hint"), IDLE)
def test_a_pattern_of_charters_that_matches_nothing_is_an_error(
    netlint: Netlint, folder: Path, key: str, pattern: str, hint: str
) -> None:
    form, place = KEYS[key]
    code, told = errors(netlint, folder, form.format(pattern))
    assert code == 2
    said = f"netlint.toml:{place}: `{pattern[1:-1]}` matches no charter."
    assert told == [f"{said} {hint.replace('/`', '/charter.toml`')}".rstrip()]


@pytest.mark.parametrize("pattern", [pattern for pattern, _hint in IDLE])
@pytest.mark.parametrize("path", ["circles", "charter.toml"])
def test_a_run_over_a_part_says_nothing_of_what_may_be_elsewhere(
    netlint: Netlint, folder: Path, pattern: str, path: str
) -> None:
    for form, _place in KEYS.values():
        assert errors(netlint, folder, form.format(pattern), path, *RUN[1:])[1] == []


@pytest.mark.parametrize("name", ["node_modules/", "__pycache__/", "venv", ".cache/", ".github/workflows/"])
def test_a_folder_that_netlint_skips_may_be_absent(netlint: Netlint, folder: Path, name: str) -> None:
    assert errors(netlint, folder, f'exclude = ["{name}"]\n') == (0, [])


def test_a_quiet_run_says_nothing_of_patterns_without_a_match(netlint: Netlint, folder: Path) -> None:
    assert errors(netlint, folder, 'exclude = ["nothing/"]\n', *RUN, "--quiet") == (0, [])


def test_what_is_inside_an_excluded_folder_counts_as_a_match(netlint: Netlint, folder: Path) -> None:
    (folder / "Archive" / "old").mkdir()
    text = 'exclude = ["Archive/", "old/", "café/charter.toml", "!circles/"]\n'
    assert errors(netlint, folder, text) == (0, [])


def test_settings_of_a_folder_below_are_told_about_too(netlint: Netlint, folder: Path) -> None:
    (folder / "circles" / "netlint.toml").write_text('exclude = ["nothing/"]\n', "utf-8")
    said = ["circles/netlint.toml:1:12: `nothing/` in `exclude` matches no folder and no charter."]
    assert errors(netlint, folder, "", *RUN) == (0, said)
    assert errors(netlint, folder, "", "circles", *RUN[1:]) == (0, said)


def test_a_rule_file_with_a_backslash_gets_the_same_hint(netlint: Netlint, folder: Path) -> None:
    code, told = errors(netlint, folder, r"rule-files = ['rules\*.py']" + "\n")
    assert code == 2
    assert told == [r"netlint.toml:1:15: `rules\*.py` matches no file. Use / between folders, also on Windows."]


def test_patterns_that_only_take_back_are_each_an_error(netlint: Netlint, folder: Path) -> None:
    _code, told = errors(netlint, folder, 'exclude = ["!old", "!older"]\n')
    assert [line.partition(" ")[0] for line in told] == ["netlint.toml:1:12:", "netlint.toml:1:20:"]
