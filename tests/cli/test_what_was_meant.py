"""What a command line means in words of people: names in their language, and files that are almost a charter."""

from pathlib import Path

import pytest
from support.commands import Netlint

CHARTER = '[network]\nname = "Stroomop"\n'
NONE = "There is no charter in this folder yet. "
HIDDEN = " Windows hides the ending .txt. To see it, choose View > Show > File name extensions in a folder."


@pytest.mark.parametrize("level", ["essential", "Essential", "essentieel", "ESSENTIEEL"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_level_is_typed_in_any_language(netlint: Netlint, tmp_path: Path, level: str, language: str) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("settings", "--level", level, "--lang", language)
    assert "essential" in done.stdout
    assert "--level" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("severity", "code"),
    [("never", 0), ("nooit", 0), ("Nooit", 0), ("error", 0), ("fout", 0), ("warning", 1), ("Waarschuwing", 1),
     ("info", 1), ("opmerking", 1)],
)  # fmt: skip
def test_a_severity_is_typed_in_any_language(netlint: Netlint, tmp_path: Path, severity: str, code: int) -> None:
    (tmp_path / "charter.toml").write_text(f'{CHARTER}[[meetings]]\nid = "a"\nevery = "Biweekly"\n', "utf-8")
    done = netlint("--select", "NL012", "--fail-on", severity)
    assert '"Biweekly" has two meanings. netlint reads it as "2 weeks".' in done.stdout
    assert done.returncode == code


def test_help_and_errors_have_the_names_in_the_language_of_the_run(netlint: Netlint) -> None:
    dutch, english = netlint("check", "--help", "--lang", "nl"), netlint("check", "--help")
    assert "--level [essentieel|stevig|bloeiend]" in dutch.stdout
    assert "--fail-on [fout|waarschuwing|opmerking|nooit]" in dutch.stdout
    assert "--level [essential|sound|thriving]" in english.stdout
    assert "'hoog'. Kies uit 'essentieel', 'stevig', 'bloeiend'." in netlint("--level", "hoog", "--lang", "nl").stderr
    assert "is not one of 'essential', 'sound', 'thriving'." in netlint("--level", "hoog").stderr


@pytest.mark.parametrize(
    ("language", "typed", "offered"),
    [
        ("nl", "", ["essentieel", "stevig", "bloeiend", "essential", "sound", "thriving"]),
        ("nl", "Ess", ["essentieel", "essential"]),
        ("en", "s", ["sound"]),
        ("en", "", ["essential", "sound", "thriving"]),
    ],
)
def test_a_shell_completes_the_names(netlint: Netlint, language: str, typed: str, offered: list[str]) -> None:
    asked = {"_NETLINT_COMPLETE": "bash_complete", "COMP_WORDS": f"netlint check --level {typed}", "COMP_CWORD": "3"}
    done = netlint(today=None, NETLINT_LANG=language, **asked)
    assert done.stdout.splitlines() == [f"plain,{name}" for name in offered]


@pytest.mark.parametrize("language", ["nl", "NL", "nl-NL", "Nederlands", "dutch", "DUTCH"])
def test_a_language_is_typed_as_a_tag_or_by_its_name(netlint: Netlint, language: str) -> None:
    assert netlint("--help", "--lang", language, today=None).stdout.startswith("Gebruik: ")
    assert netlint("--help", f"--lang={language}", today=None).stdout.startswith("Gebruik: ")
    assert netlint("--help", today=None, NETLINT_LANG=language).stdout.startswith("Gebruik: ")
    assert netlint("--help", "--lang", "Engels", today=None, NETLINT_LANG="nl").stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("settings", "meant"),
    [('level = "Stevig"', "sound"), ('fail-on = "waarschuwing"', "warning"), ('fail-on = "nooit"', "never"),
     ('severity = {NL101 = "fout"}', "error"), ('overrides = [{charters = "a", level = "bloeiend"}]', "thriving")],
)  # fmt: skip
def test_settings_in_dutch_get_the_english_name(netlint: Netlint, tmp_path: Path, settings: str, meant: str) -> None:
    (tmp_path / "netlint.toml").write_text(settings, "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint()
    assert done.returncode == 2
    assert f'Did you mean "{meant}"?' in done.stderr


def rename(name: str, command: str, to: str = "charter.toml") -> str:
    return f"Did you mean `{name}`? Rename it to `{to}`, or run `netlint {command}`."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *(
            (name, rename(name, name))
            for name in ("Charter.toml", "CHARTER.TOML", "handvest.toml", "charter.tml", "charter", "chatrer.toml",
                         "Handvest-Stroomop.toml", "charter.md", "charter.toml.bak")
        ),
        *(
            (name, rename(name, f'"{name}"'))
            for name in ("charter (1).toml", "charter.toml (1)", "charter - kopie.toml", "charter copy.toml", "charter.toml~")
        ),
        *((name, rename(name, name) + HIDDEN) for name in ("charter.toml.txt", "charter.txt", "handvest.TXT")),
        ("Stroomop.charter.toml.txt", rename("Stroomop.charter.toml.txt", *["Stroomop.charter.toml.txt"], "Stroomop.charter.toml") + HIDDEN),
        ("Stroomop.Charter.toml", rename("Stroomop.Charter.toml", "Stroomop.Charter.toml", "Stroomop.charter.toml")),
        *(
            (name, f"Did you mean `{name}`? This file is {kind}, not plain text. ")
            for name, kind in {
                "charter.docx": "a Word document", "charter.toml.docx": "a Word document", "Handvest.odt": "an OpenDocument text",
                "handvest stroomop.rtf": "an RTF document", "charter.PDF": "a PDF document", "charter.html": "a web page",
                "handvest.xlsx": "a spreadsheet",
            }.items()
        ),
        *(
            (name, "Type `netlint init` to write one. netlint looks for charter.toml and *.charter.toml.")
            for name in ("netlint.toml", "charter.py", "charter.schema.json", "Cargo.toml", "notes.txt", ".charter.toml.swp",
                         "report.docx")
        ),
    ],
)  # fmt: skip
def test_a_file_that_looks_like_a_charter_is_pointed_at(netlint: Netlint, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("", "utf-8")
    done = netlint()
    assert done.returncode == 2
    assert f"Error: {NONE}{said}" in done.stderr
    assert said.endswith(" ") or done.stderr.rstrip("\n").endswith(said)


def test_plain_text_comes_before_a_document_and_a_folder_is_no_charter(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("charter.docx", "handvest.toml"):
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "charter").mkdir()
    assert "Did you mean `handvest.toml`?" in netlint().stderr
    (tmp_path / "handvest.toml").unlink()
    assert "Did you mean `charter.docx`?" in netlint().stderr
    (tmp_path / "charter.docx").unlink()
    assert "Type `netlint init` to write one." in netlint().stderr


@pytest.mark.parametrize("command", [(), ("settings",)])
@pytest.mark.parametrize(
    ("there", "named", "said"),
    [
        ("Charter.toml", "charter.toml", " Did you mean `Charter.toml`?"),
        ("charter.toml.txt", "charter.toml", " Did you mean `charter.toml.txt`?"),
        ("handvest.toml", "charter.toml", " Did you mean `handvest.toml`?"),
        ("stroomop.charter.toml", "stromop.charter.toml", " Did you mean `stroomop.charter.toml`?"),
        ("notes", "note", " Did you mean `notes`?"),
        ("notes", "charter.toml", " To write a charter, run `netlint init`."),
        ("notes", "members.csv", ""),
    ],
)
def test_a_file_beside_one_that_does_not_exist_is_pointed_at(
    netlint: Netlint, tmp_path: Path, command: tuple[str, ...], there: str, named: str, said: str
) -> None:
    (tmp_path / there).write_text("", "utf-8")
    assert netlint(*command, named).stderr.rstrip("\n").endswith(f"{named}: this file or folder does not exist.{said}")
    (tmp_path / "below").mkdir()
    (tmp_path / there).rename(tmp_path / "below" / there)
    done = netlint(*command, f"below/{named}")
    said = said.replace("mean `", "mean `below/")
    assert done.returncode == 2
    assert done.stderr.rstrip("\n").endswith(f"below/{named}: this file or folder does not exist.{said}")


def test_a_file_below_one_that_is_not_a_folder_has_nothing_beside_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    assert netlint("nowhere/members.csv").stderr.endswith("nowhere/members.csv: this file or folder does not exist.\n")
    assert netlint("a\nb.csv").stderr.endswith("a\\nb.csv: this file or folder does not exist.\n")


def test_dutch_says_what_to_do(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "handvest.txt").write_text("", "utf-8")
    done = netlint("--lang", "nl")
    assert "Bedoel je `handvest.txt`? Noem het bestand `charter.toml`, of typ `netlint handvest.txt`." in done.stderr
    assert "Bestandsnaamextensies" in done.stderr


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        ("en", "There is no charter in this folder yet. Type `netlint init` to write one.",
         "There is no charter in the folder `x` yet. Type `netlint init x` to write one."),
        ("nl", "In deze map staat nog geen handvest. Typ `netlint init` om er een te schrijven.",
         "In de map `x` staat nog geen handvest. Typ `netlint init x` om er een te schrijven."),
    ],
)  # fmt: skip
def test_a_folder_without_a_charter_is_told_first_what_helps(
    netlint: Netlint, tmp_path: Path, language: str, here: str, there: str
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y z").mkdir()
    for named, said in (((), here), ((".",), here), (("x",), there), (("y z",), 'netlint init "y z"`')):
        done = netlint(*named, "--lang", language)
        assert said in done.stderr
        assert done.returncode == 2


@pytest.mark.parametrize(
    ("args", "meant"),
    [(("-help",), "--help"), (("check", "-help"), "--help"), (("-version",), "--version"), (("-level=sound",), "--level"),
     (("explain", "-isolated", "members"), "--isolated")],
)  # fmt: skip
def test_a_long_option_with_one_hyphen_is_pointed_at(netlint: Netlint, args: tuple[str, ...], meant: str) -> None:
    done = netlint(*args, "--lang", "nl")
    assert done.stderr == f"Fout: Bedoel je `{meant}`?\n"
    assert done.returncode == 2


def test_an_option_that_is_not_known_keeps_its_error(netlint: Netlint) -> None:
    assert "No such option '-x'." in netlint("-x").stderr
    assert "Did you mean" not in netlint("-xyz").stderr


def test_explain_asks_what_about(netlint: Netlint) -> None:
    said = {"nl": "Fout: Waarover wil je uitleg? Typ bijvoorbeeld `netlint explain members`.\n",
            "en": "Error: What do you want explained? Type for example `netlint explain members`.\n"}  # fmt: skip
    for language, wanted in said.items():
        done = netlint("explain", "--lang", language)
        assert (done.stderr, done.returncode) == (wanted, 2)


@pytest.mark.parametrize("word", ["nl14", "NL14", "nl014"])
def test_explain_takes_a_code_without_its_zeros(netlint: Netlint, word: str) -> None:
    assert netlint("explain", word).stdout.startswith("# NL014 ")


def test_explain_shows_no_usage_for_an_unknown_word(netlint: Netlint) -> None:
    for word in ("xyzzy", "nl0", "nl99"):
        done = netlint("explain", word)
        assert done.stderr.startswith(f"Error: Unknown rule, table, key or value: `{word}`.")
        assert done.returncode == 2


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ('phase = "begin"', "start"),
        ('phase = "verkening"', "forming"),
        ('phase = "Wij zijn slapend"', "dormant"),
        ('phase = "niet slapend"', None),
        ('phase = "slapend of gestopt"', None),
        ('phase = "xyz"', None),
    ],
)
def test_a_dutch_word_is_taken_for_its_value_and_nothing_is_made_up(
    netlint: Netlint, tmp_path: Path, line: str, meant: str | None
) -> None:
    (tmp_path / "charter.toml").write_text(f'[network]\nname = "x"\n{line}\n', "utf-8")
    shown = " ".join(netlint("--select", "NL002", "--lang", "nl").stdout.split())
    assert '"forming" (verkenning)' in shown
    assert ("Bedoel je" in shown) == bool(meant)
    assert ("alleen een voorbeeld" in shown) == (meant is None)
    assert meant is None or f'Bedoel je "{meant}"?' in shown


@pytest.mark.parametrize(
    ("charter", "meant"),
    [
        ('[[rituals]]\nid = "a"\nkind = "terugkijken"\n', "retrospective"),
        ('[decisions]\nmethod = "wij stemmen"\n', "majority"),
        ('[decisions]\nmethod = "stemmen"\n', "majority"),
    ],
)
def test_words_of_the_questions_of_init_are_taken_for_their_values(
    netlint: Netlint, tmp_path: Path, charter: str, meant: str
) -> None:
    (tmp_path / "charter.toml").write_text(f'[network]\nname = "x"\n{charter}', "utf-8")
    assert f'Did you mean "{meant}"?' in " ".join(netlint("--select", "NL002").stdout.split())


def test_a_line_that_cannot_be_read_is_shown_as_it_should_be(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network]\nfounded = juni 2026\n", "utf-8")
    dutch = netlint("--lang", "nl").stdout
    assert 'Zet in plaats van regel 2:\n      founded = "2026-06"\n' in dutch
    assert 'Write instead of line 2:\n      founded = "2026-06"\n' in netlint().stdout
    assert 'founded = \\"2026-06\\"' in netlint("--format", "json").stdout
