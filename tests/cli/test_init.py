"""`netlint init`: what it writes, what it leaves alone, and how it asks in a terminal."""

import re
import sys
from pathlib import Path
from unittest import mock

import pytest
import tomli
from support.commands import ROOT, Netlint

from netlint.cli.scaffold.ci_files import CI_FILES, ci_file
from netlint.linter.interview import QUESTIONS
from netlint.project import new_files

ANSWERS = """
name = "Stroomop"
member = ["Ana", "Bo", "Cas"]
since = 2026-06-01
purpose = "Water boards decide together with residents."
drive = "We get better at our craft."
value = ["Candour: we say what we see", "Care: we call back"]
client = "Water boards: residents are heard"
together = "Process and law at one table."
time = "half"
coordinator = "Ana, Bo, 1 June 2027"
mandate = ["progress", "meetings"]
meeting = "2 weeks, Monday"
next-step = "Call a water board, Bo, 12 January 2027"
decisions = "consent"
learning = ["look back monthly", "peer consultation quarterly", "read the charter yearly"]
"""


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_without_a_terminal_it_writes_the_template_and_the_schema(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert names(tmp_path) == ["charter.schema.json", "charter.toml"]
    assert done.stdout.splitlines() == [
        "Written: charter.schema.json",
        "Written: charter.toml",
        "Answered: 0 of 15 questions.",
        "The charter has the open questions, to put to your group.",
        "Now type: netlint",
    ]
    assert (tmp_path / "charter.schema.json").read_text("utf-8") == netlint("schema").stdout
    assert netlint().returncode == 1


def test_all_answers_in_a_file_meet_the_essential_level(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS)
    done = netlint("init", "our network.charter.toml", "--answers", "answers.toml")
    assert "Answered: 15 of 15 questions." in done.stdout
    assert done.stdout.endswith("Now type: netlint 'our network.charter.toml'\n")
    checked = netlint("our network.charter.toml", "--level", "essential")
    assert (checked.returncode, "Level essential: met" in checked.stdout) == (0, True), checked.stdout


def test_options_come_before_the_file_and_may_be_repeated(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS)
    args = ("--answers", "answers.toml", "--name", "Dijkwacht", "--value", "Calm", "--value", "Joy", "--stdout")
    data = tomli.loads(netlint("init", *args).stdout)
    assert data["network"]["name"] == "Dijkwacht"
    assert [value["id"] for value in data["values"]] == ["calm", "joy"]
    assert data["network"]["purpose"] == "Water boards decide together with residents."


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_charter_and_its_schema_have_the_language_of_the_interview(
    netlint: Netlint, tmp_path: Path, language: str
) -> None:
    assert netlint("init", "--lang", language).returncode == 0
    assert (tmp_path / "charter.schema.json").read_text("utf-8") == netlint("schema", "--lang", language).stdout
    printed = netlint("init", "--stdout", "--lang", language).stdout
    assert tomli.loads(printed)["network"] == {"language": language}
    assert ("Vraag aan de groep: Wie doen er mee?" in printed) == (language == "nl")


def test_stdout_writes_no_file(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("")
    assert netlint("init", "--stdout").stdout.startswith("#:schema ./charter.schema.json\n")
    assert names(tmp_path) == ["charter.toml"]


def test_sizes(netlint: Netlint) -> None:
    short, usual, full = (netlint("init", "--stdout", *size).stdout for size in (["--minimal"], [], ["--full"]))
    assert len(short) < len(usual) < len(full)
    assert "#[evidence]" in full
    assert netlint("init", "--minimal", "--full").returncode == 2


def test_an_existing_charter_is_not_changed_without_force(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("mine")
    done = netlint("init", "--name", "Stroomop")
    assert done.returncode == 2
    first, _, rest = done.stderr.partition("Type `netlint` to check it.")
    assert first == "Error: charter.toml already exists, so netlint has changed nothing. "
    assert "--force" in rest
    assert (names(tmp_path), (tmp_path / "charter.toml").read_text()) == (["charter.toml"], "mine")
    assert netlint("init", "--name", "Stroomop", "--force").returncode == 0
    assert tomli.loads((tmp_path / "charter.toml").read_text())["network"]["name"] == "Stroomop"


def test_force_keeps_the_old_charter_under_a_free_name(netlint: Netlint, tmp_path: Path) -> None:
    for number, name in enumerate(("charter.toml.old", "charter.toml.old.2", "charter.toml.old.3")):
        (tmp_path / "charter.toml").write_bytes(b"mine \xff %d" % number)
        assert f"The old charter is kept as {name}\n" in netlint("init", "--force").stdout
    assert [path.read_bytes() for path in sorted(tmp_path.glob("*.old*"))] == [
        b"mine \xff 0", b"mine \xff 1", b"mine \xff 2",
    ]  # fmt: skip


def test_without_an_old_charter_force_keeps_none(netlint: Netlint, tmp_path: Path) -> None:
    assert "old" not in netlint("init", "--force").stdout
    assert names(tmp_path) == ["charter.schema.json", "charter.toml"]


def test_if_the_new_charter_cannot_be_written_there_is_no_copy(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("mine")
    with mock.patch.object(new_files, "atomic_write", side_effect=OSError(28, "No space left on device", "x")):
        assert netlint("init", "--force").returncode == 2
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("charter.toml", "mine")]


def test_an_answer_of_which_a_part_is_unclear_is_refused_and_named(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("init", "--member", "Ana, Bo", "--next-step", "Call, Ana, next week")
    assert done.returncode == 2
    assert "Error: --next-step: netlint does not know the date `next week`." in done.stderr
    assert names(tmp_path) == []


def test_an_answer_that_says_nothing_leaves_its_question_open(netlint: Netlint) -> None:
    said = netlint("init", "--purpose", "n/a", "--stdout").stdout
    assert "What do you want to change together?" in said
    assert "n/a" not in said


def test_another_schema_is_not_replaced_without_force(netlint: Netlint, tmp_path: Path) -> None:
    schema = tmp_path / "charter.schema.json"
    schema.write_text("{}")
    assert "Not changed, because it was there already: charter.schema.json" in netlint("init").stdout
    assert schema.read_text() == "{}"
    assert netlint("init", "--force").returncode == 0
    assert schema.read_text("utf-8") == netlint("schema").stdout
    assert "charter.schema.json" not in netlint("init", "other.toml").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
@pytest.mark.parametrize("name", ["charter.toml", "charter.schema.json"])
def test_a_link_is_not_followed(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").write_text("theirs")
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    done = netlint("init", "--force")
    assert (done.returncode, "is a link" in done.stderr) == ((2, True) if name == "charter.toml" else (0, False))
    assert (tmp_path / "elsewhere").read_text() == "theirs"


def test_a_folder_gets_a_charter_in_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    assert "Written: ours/charter.toml" in netlint("init", "ours").stdout.replace("\\", "/")
    assert netlint("init", "no/charter.toml").stderr == "Error: The folder no does not exist. Make it first.\n"


def test_a_read_only_folder_is_told_before_anything_is_asked(netlint: Netlint, tmp_path: Path) -> None:
    with mock.patch.object(new_files.os, "access", return_value=False):
        done = netlint("init")
    assert (done.returncode, done.stderr) == (2, "Error: The folder . is read-only. Name a file in another folder.\n")
    assert names(tmp_path) == []


def test_if_a_file_cannot_be_written_none_is_and_no_answer_is_lost(netlint: Netlint, tmp_path: Path) -> None:
    write = new_files.atomic_write

    def fails(path: Path) -> object:
        if path.name == "charter.toml":
            raise OSError(28, "No space left on device", str(path))
        return write(path)

    with mock.patch.object(new_files, "atomic_write", fails):
        done = netlint("init", "--name", "Stroomop", "--ci", "github")
    assert done.returncode == 2
    assert done.stderr == "Error: charter.toml cannot be written: No space left on device. Nothing was written.\n"
    assert 'name = "Stroomop"' in done.stdout
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('name = "Stroomop"\npurpos = "Water"', "answers.toml:2:1: Unknown key `purpos`. Did you mean `purpose`?"),
        ("zzz = 1", "answers.toml:1:1: Unknown key `zzz`. Allowed keys: name, member, since,"),
        ('\ntime = "lots"', "answers.toml:2:1: netlint cannot read this as a share of your time."),
        ("value = [{ id = 1 }]", "answers.toml:1:1: Write the answer to `value` as a text in quotation marks"),
        ("name = Stroomop", "answers.toml:1:8: "),
        ('member = ["Ana"]\ncoordinator = "Bo"', "answers.toml:2:1: `Bo` is not one of the members: Ana."),
    ],
)
def test_a_mistake_in_a_file_with_answers_has_its_place(
    netlint: Netlint, tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "answers.toml").write_text(text)
    done = netlint("init", "--answers", "answers.toml")
    assert done.returncode == 2
    assert problem in done.stderr
    assert names(tmp_path) == ["answers.toml"]


def test_a_mistake_in_an_option_names_it(netlint: Netlint) -> None:
    assert "Error: --since: netlint does not know this date." in netlint("init", "--since", "long ago").stderr
    assert "Invalid value for '--name': it is empty." in netlint("init", "--name", "").stderr
    assert "--answers: none.toml cannot be read" in netlint("init", "--answers", "none.toml").stderr


def test_settings_are_valid_and_start_at_the_essential_level(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS)
    assert "Written: netlint.toml" in netlint("init", "--answers", "answers.toml", "--settings").stdout
    text = (tmp_path / "netlint.toml").read_text()
    assert tomli.loads(text) == {"level": "essential", "fail-on": "error"}
    assert "docs/" not in text  # a page that she does not have
    assert "Level essential: met" in netlint().stdout


@pytest.mark.parametrize("name", CI_FILES)
def test_a_file_for_ci_is_the_one_on_the_page(netlint: Netlint, tmp_path: Path, name: str) -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert ci_file(name) in re.findall(r"(?s)```yaml\n(.*?)```", page)
    assert ci_file(name).startswith(f"# {CI_FILES[name]}\n")
    said = netlint("init", "--ci", name).stdout
    assert (tmp_path / CI_FILES[name]).read_text("utf-8") == ci_file(name)
    for word in ("OWNER", "COMMIT"):
        assert (f"Replace {word} in it" in said) == (word in ci_file(name)) == (name == "github")


def test_settings_and_a_file_for_ci_are_never_replaced(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("netlint.toml", ".gitlab-ci.yml"):
        (tmp_path / name).write_text("mine")
    said = netlint("init", "--settings", "--ci", "gitlab", "--force").stdout
    assert said.count("Not changed, because it was there already") == 2
    assert [(tmp_path / name).read_text() for name in ("netlint.toml", ".gitlab-ci.yml")] == ["mine", "mine"]


def test_each_question_is_an_option_and_its_help(netlint: Netlint) -> None:
    helped = " ".join(netlint("init", "--help", today=None).stdout.split())
    for question in QUESTIONS:
        assert f"--{question.key} TEXT {question.ask.text()}" in helped


def test_a_folder_called_init_can_still_be_checked(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "init").mkdir()
    assert netlint("init", "init").returncode == 0
    assert "init/charter.toml" in netlint("./init").stdout.replace("\\", "/")


SHEET = """Naam;Rol;Lid sinds;Uren per maand;Expertise;E-mail;Schoenmaat
Noëlle de Vries;Coördinator;1-6-2026;12;begeleiding;noelle@example.org;38
Bo Jansen;Website;juni 2026;8;recht, tekst;bo@example.org;43
Cas;Welkom;2026;6;water;cas@example.org;41
"""


def test_people_come_from_a_sheet_without_personal_data(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "leden.csv").write_text(SHEET, "utf-8-sig")
    done = netlint("init", "--members", "leden.csv", "--lang", "nl")
    assert "Schoenmaat" in done.stderr
    text = (tmp_path / "charter.toml").read_text("utf-8")
    assert not [word for word in ("example.org", "Vries", "Jansen") if word in text]
    data = tomli.loads(text)
    assert [member["id"] for member in data["members"]] == ["noelle", "bo", "cas"]
    assert data["coordination"] == {"coordinator": "noelle"}
    assert [(one["id"], one["holders"]) for one in data["responsibilities"]] == [
        ("website", ["bo"]),
        ("welkom", ["cas"]),
    ]
    assert "Wie trekt de kar" not in text


def test_a_sheet_of_people_and_the_other_answers_meet_the_essential_level(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "leden.csv").write_text(SHEET, "utf-8")
    answers = ANSWERS.replace('member = ["Ana", "Bo", "Cas"]\n', "").replace("Ana", "Cas")
    (tmp_path / "answers.toml").write_text(answers)
    assert netlint("init", "--members", "leden.csv", "--answers", "answers.toml").returncode == 0
    assert tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))["coordination"]["coordinator"] == "cas"
    assert "Level essential: met" in netlint("--level", "essential").stdout


def test_personal_data_is_kept_if_asked_for(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "leden.csv").write_text(SHEET, "utf-8")
    done = netlint("init", "--members", "leden.csv", "--keep", "surname", "--keep", "email", "--stdout")
    data = tomli.loads(done.stdout)
    assert data["members"][0]["name"] == "Noëlle de Vries"
    assert next(iter(data["extra"]["contacts"].values()))["email"] == "noelle@example.org"


def test_a_sheet_that_cannot_be_used_is_told(netlint: Netlint, tmp_path: Path) -> None:
    assert "--members: none.csv cannot be read" in netlint("init", "--members", "none.csv").stderr
    (tmp_path / "leden.csv").write_text(SHEET, "utf-8")
    said = netlint("init", "--members", "leden.csv", "--member", "Ana").stderr
    assert "--member and --members cannot be combined." in said
    (tmp_path / "leden.csv").write_text("\n")
    assert netlint("init", "--members", "leden.csv").returncode == 2
