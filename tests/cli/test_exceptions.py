"""`netlint exceptions`: the settings of all charters are read, and the exit codes are of use to a job."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint, committed

CHARTER = '[network]\nname = "Delta"\n'
EXCEPTION = '[[exceptions]]\nrule = "{}"\nreason = "{}"\n'
TODAY = "2026-11-24"
SOON, LATE, PAST = "2026-12-24", "2028-01-01", "2026-11-23"


def write(folder: Path, *exceptions: tuple[str, str]) -> Path:
    """Write a charter, and settings with exceptions: of each the rule and its last day."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    entries = (EXCEPTION.format(rule, f"As {rule}.") + f"until = {day}\n" * bool(day) for rule, day in exceptions)
    (folder / "netlint.toml").write_text("".join(entries), "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, ("NL101", LATE))
    write(tmp_path / "circles" / "north", ("NL102", SOON))
    write(tmp_path / "circles" / "south", ("NL106", PAST), ("NL110", ""))
    return tmp_path


def rules(done: str) -> list[str]:
    return [line.split()[1] for line in done.splitlines() if not line.startswith(" ")]


@pytest.mark.usefixtures("folder")
def test_the_settings_of_all_charters_are_read(netlint: Netlint) -> None:
    done = netlint("exceptions")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "2026-11-23 (ended)  NL106  (circles/south/netlint.toml:1)",
        "2026-12-24  NL102  (circles/north/netlint.toml:1)",
        "2028-01-01  NL101  (netlint.toml:1)",
        "no end  NL110  (circles/south/netlint.toml:5)",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "listed", "code"),
    [
        ((".", "--within", "60d"), ["(ended)", "NL102"], 1),
        (("circles/north", "--within", "30d"), ["NL102"], 1),
        (("circles/north", "--within", "29d"), [], 0),
        (("circles/north/charter.toml", "--within", "60d"), ["NL102"], 1),
        (("charter.toml", "--within", "60d"), [], 0),
        (("charter.toml", "circles/north", "--within", "60d"), ["NL102"], 1),
        (("circles/south", "--within", "0"), ["(ended)"], 1),
        (("circles/north", "circles/north/charter.toml"), ["NL102"], 0),
    ],
)
def test_the_exit_code_says_whether_one_ends(
    netlint: Netlint, args: tuple[str, ...], listed: list[str], code: int
) -> None:
    done = netlint("exceptions", *args)
    assert done.returncode == code
    assert (rules(done.stdout) if "No exception" not in done.stdout else []) == listed


@pytest.mark.usefixtures("folder")
def test_a_list_of_paths_can_be_in_a_file(netlint: Netlint) -> None:
    done = netlint("exceptions", "--files-from", "-", stdin="circles/north/charter.toml\ncharter.toml\n")
    assert rules(done.stdout) == ["NL102", "NL101"]


@pytest.mark.usefixtures("folder")
def test_as_data_the_list_has_where_it_was_read_and_what_went_wrong(netlint: Netlint) -> None:
    done = netlint("exceptions", ".", "nowhere", "--within", "60d", "--format", "json")
    assert done.returncode == 2
    data = json.loads(done.stdout)
    assert data["settings"] == ["netlint.toml", "circles/north/netlint.toml", "circles/south/netlint.toml"]
    assert (data["format"], data["today"], data["within"]) == (1, TODAY, 60)
    assert [(one["rule"], one["days"], one["ended"]) for one in data["exceptions"]] == [
        ("NL106", -1, True),
        ("NL102", 30, False),
    ]
    assert data["exceptions"][1]["where"] == "circles/north/netlint.toml:1"
    assert data["errors"] == ["nowhere: this file or folder does not exist."]


@pytest.mark.usefixtures("folder")
def test_annotations_are_at_the_line_of_the_exception(netlint: Netlint) -> None:
    done = netlint("exceptions", "--format", "github")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "::error title=netlint%3A NL106,file=circles/south/netlint.toml,line=1::This exception for NL106 ended on 2026-11-23, 1 day ago. As NL106.",
        "::warning title=netlint%3A NL102,file=circles/north/netlint.toml,line=1::This exception for NL102 ends on 2026-12-24, in 30 days. As NL102.",
        "::warning title=netlint%3A NL101,file=netlint.toml,line=1::This exception for NL101 ends on 2028-01-01, in 403 days. As NL101.",
        "::notice title=netlint%3A NL110,file=circles/south/netlint.toml,line=5::This exception for NL110 has no end. As NL110.",
        "Exceptions: 4.",
    ]
    none = netlint("exceptions", "circles/north", "--format", "github", "--within", "1d")
    assert (none.returncode, none.stdout) == (0, "No exception ends within that time.\n")


def test_annotations_of_settings_at_a_revision_are_in_the_file(netlint: Netlint, folder: Path) -> None:
    committed(folder)
    (folder / "netlint.toml").write_text("", "utf-8")
    done = netlint("exceptions", "charter.toml", "--settings", "HEAD:", "--format", "github")
    assert done.stdout.startswith("::warning title=netlint%3A NL101,file=netlint.toml,line=1::")


def test_settings_with_a_mistake_are_trouble_and_the_others_are_listed(netlint: Netlint, folder: Path) -> None:
    (folder / "circles" / "south" / "netlint.toml").write_text("levle = 'sound'\n", "utf-8")
    said = "circles/south/netlint.toml:1:1: Unknown key `levle`. Did you mean `level`? Allowed keys: "
    done = netlint("exceptions", "--within", "60d")
    assert (done.returncode, rules(done.stdout)) == (2, ["NL102"])
    assert done.stderr.startswith(f"Error: {said}")
    done = netlint("exceptions", "--within", "60d", "--format", "github")
    assert done.returncode == 2
    error, warning = done.stdout.splitlines()[:2]
    place = "file=circles/south/netlint.toml,line=1,col=1"
    assert error.startswith(f"::error title=netlint,{place}::Unknown key `levle`. Did you mean `level`?")
    assert warning.startswith("::warning ")


def test_each_mistake_in_settings_is_an_annotation_at_its_line(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text("levle = 1\nignor = 3\n", "utf-8")
    lines = netlint("exceptions", "charter.toml", "--format", "github").stdout.splitlines()
    assert [line.split("::")[1] for line in lines] == [
        "error title=netlint,file=netlint.toml,line=1,col=1",
        "error title=netlint,file=netlint.toml,line=2,col=1",
    ]


def test_an_empty_folder_is_trouble_and_one_with_settings_is_not(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("exceptions")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: There is no charter in this folder yet.")
    (tmp_path / "netlint.toml").write_text(EXCEPTION.format("NL101", "So."), "utf-8")
    done = netlint("exceptions")
    assert (done.returncode, rules(done.stdout)) == (0, ["end"])


def test_charters_without_settings_have_no_exceptions(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("exceptions", "--within", "60d")
    assert (done.returncode, done.stdout) == (0, "There are no exceptions, because there are no settings.\n")
    (tmp_path / "netlint.toml").write_text("", "utf-8")
    done = netlint("exceptions", "--within", "60d")
    assert (done.returncode, done.stdout) == (0, "There are no exceptions.\n")


@pytest.mark.parametrize("format_", ["text", "github"])
def test_a_run_that_could_not_read_everything_does_not_say_that_there_are_none(
    netlint: Netlint, tmp_path: Path, format_: str
) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text("levle = 3\n", "utf-8")
    done = netlint("exceptions", "--within", "60d", "--format", format_)
    assert done.returncode == 2
    assert "There are no exceptions" not in done.stdout
