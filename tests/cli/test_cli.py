"""The command: what it reads, what it says and how it ends."""

import json
import pkgutil
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from support.commands import Netlint
from support.fork_server import NETLINT, server

from netlint.cli import commands
from netlint.cli.app import group
from netlint.i18n.translator import Translator
from netlint.settings.schema import SettingsFile

WELL = '[network]\nname = "Stroomop"\npurpose = "Water has no owner."\n'
BAD = '[network]\nname = "Stroomop"\n'
ONLY = ("--select", "no-purpose")
MANY = 120
"""Charters whose report is far more than a pipe takes, and of which two processes have more than one batch each."""
CONTEXT = click.Context(group)
COMMANDS = {"": group, **{name: group.get_command(CONTEXT, name) for name in group.list_commands(CONTEXT)}}
"""Every command, by its name; that of `netlint` itself is empty."""


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_each_module_of_a_command_is_in_the_list_of_commands() -> None:
    names = [module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)]
    assert list(commands.SUMMARIES) == names
    for name, command in COMMANDS.items():
        assert command is not None
        assert not name or command.short_help == commands.SUMMARIES[name]


def test_a_path_is_short_for_check(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    assert netlint("charter.toml", *ONLY).stdout == netlint("check", "charter.toml", *ONLY).stdout


def test_without_a_path_the_current_folder_is_checked(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    done = netlint(*ONLY)
    assert done.returncode == 1
    assert "charter.toml:1:1" in done.stdout


def test_exit_codes_say_how_it_went(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=WELL, bad_toml=BAD)
    assert netlint("charter.toml", *ONLY).returncode == 0
    assert netlint("bad.toml", *ONLY).returncode == 1
    assert netlint("bad.toml", *ONLY, "--fail-on", "never").returncode == 0
    assert netlint("bad.toml", *ONLY, "--format", "json").returncode == 1
    assert netlint("missing.toml", *ONLY).returncode == 2
    assert netlint("bad.toml", "missing.toml", *ONLY).returncode == 2


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_says_what_fails(netlint: Netlint, tmp_path: Path, fail_on: str, code: int) -> None:
    write(tmp_path, charter_toml=BAD, netlint_toml='[severity]\nno-purpose = "warning"\n')
    assert netlint("charter.toml", *ONLY, "--fail-on", fail_on).returncode == code


def test_a_folder_is_searched_and_hidden_and_environment_folders_are_not(netlint: Netlint, tmp_path: Path) -> None:
    write(
        tmp_path,
        charter_toml=BAD,
        a__one_charter_toml=BAD,
        a__b__charter_toml=BAD,
        a__other_toml=BAD,
        node_modules__charter_toml=BAD,
        env__charter_toml=BAD,
    )
    (tmp_path / "a" / "one_charter.toml").rename(tmp_path / "a" / "one.charter.toml")
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "charter.toml").write_text(BAD)
    found = [line.split(":")[0] for line in netlint(".", *ONLY, "--format", "concise").stdout.splitlines()]
    assert found == ["a/b/charter.toml", "a/one.charter.toml", "charter.toml"]


def test_a_charter_named_twice_is_checked_once(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    assert len(netlint("charter.toml", ".", *ONLY, "--format", "concise").stdout.splitlines()) == 1


def test_a_charter_is_checked_once_however_it_is_named(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a__charter_toml=BAD, b__charter_toml=BAD)
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "a" / "also.charter.toml").symlink_to("charter.toml")
    named = ("a/charter.toml", str(tmp_path / "a"), "link/charter.toml", "b/../a/charter.toml", "b")
    lines = netlint(*named, *ONLY, "--format", "concise").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["a/charter.toml", "b/charter.toml"]


def test_a_folder_that_settings_leave_out_is_reported(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a__x__charter_toml=BAD, netlint_toml='level = "sound"\nexclude = ["a/x/"]\n')
    for folder in ("a/x", "a", "."):
        done = netlint(folder, *ONLY)
        assert done.returncode == 2
        assert (
            f"{folder}: `exclude` leaves out every charter, such as a/x/charter.toml (netlint.toml:2)." in done.stderr
        )
    assert netlint("a/x/charter.toml", *ONLY).returncode == 1


def test_no_more_is_read_than_the_limit_allows(netlint: Netlint, tmp_path: Path) -> None:
    with (tmp_path / "big.toml").open("wb") as file:
        file.truncate(1 << 40)  # a hole: it takes no room, and more memory than there is
    done = netlint("big.toml", "--format", "concise")
    assert done.returncode == 1
    assert re.search(r"^big.toml:1:1: error NL001 The file .* 1048576", done.stdout)


def test_no_more_of_standard_input_is_read_than_the_limit_allows(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "netlint", "-", "--format", "concise"]
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(command, cwd=tmp_path, stdin=endless, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert b"standard input:1:1: error NL001 The file " in done.stdout


def test_a_charter_is_read_again_with_its_own_limit(netlint: Netlint, tmp_path: Path) -> None:
    child = '[network]\nname = "B"\npurpose = "P"\nparent = "A"\n' + f"#{'.' * 98}\n" * 12_000
    write(tmp_path, charter_toml='[network]\nname = "A"\naffiliates = ["C"]\n')
    write(tmp_path, b__netlint_toml="max-bytes = 2000000\n", b__charter_toml=child)
    assert "b/charter.toml:4:10: warning NL701" in netlint("--select", "NL701", "--format", "concise").stdout


def test_finding_no_charter_is_loud(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint(".")
    assert done.returncode == 2
    assert "There is no charter in this folder yet." in done.stderr
    assert "No findings" not in done.stdout
    write(tmp_path, charter_toml=WELL)
    (tmp_path / "empty").mkdir()
    assert netlint("charter.toml", "empty", *ONLY).returncode == 2


def test_a_mistake_in_the_name_of_a_command_gets_a_hint(netlint: Netlint) -> None:
    assert "Did you mean the command `netlint explain`?" in netlint("expain").stderr


def test_standard_input_is_a_charter(netlint: Netlint) -> None:
    done = netlint("-", *ONLY, "--format", "concise", stdin=BAD)
    assert done.stdout.startswith("standard input:1:1: error NL101")
    named = netlint("-", *ONLY, "--format", "concise", "--stdin-filename", "sub/charter.toml", stdin=BAD)
    assert named.stdout.startswith("sub/charter.toml:1:1:")
    assert netlint("-", "x.toml", stdin=BAD).returncode == 2


def test_standard_input_has_the_settings_nearest_to_its_name(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, sub__netlint_toml='ignore = ["no-purpose"]\n')
    assert "NL101" not in netlint("-", "--stdin-filename", "sub/charter.toml", stdin=BAD).stdout


def test_reports_are_written_besides_what_is_printed(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    done = netlint(*ONLY, "--output", "json:report.json", "--output", "concise:report.txt")
    assert "-->" in done.stdout
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["charters"] == 1
    assert (tmp_path / "report.txt").read_text().count("NL101") == 1


def test_a_report_that_cannot_be_written_leaves_no_half_file(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    done = netlint(*ONLY, "--output", "json:nowhere/report.json")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["charter.toml"]


@pytest.mark.parametrize(
    ("args", "settings", "said"),
    [
        (
            ["--select", "NL7"],
            "",
            "no selected rule ran: the rule compares charters, but this run has only one (NL701, NL702, NL703, ...).",
        ),
        (
            ["--select", "NL602", "--timeless"],
            "",
            "no selected rule ran: the rule depends on the date, but this run has no date (NL602).",
        ),
        (
            ["--select", "NL313,NL303"],
            "",
            "no selected rule ran: the charter has no `priorities` (NL303); the charter has no `meetings` (NL313).",
        ),
        (
            [],
            'ignore = ["NL"]\n',
            "no rules are selected, so nothing was checked. `netlint settings` shows what selects and ignores rules.",
        ),
    ],
)
def test_a_run_that_could_check_nothing_is_loud(
    netlint: Netlint, tmp_path: Path, args: list[str], settings: str, said: str
) -> None:
    write(tmp_path, charter_toml=WELL, netlint_toml=settings)
    for more in ([], ["--format", "json"], ["--fail-on", "never", "--quiet"]):
        done = netlint("charter.toml", *args, *more)
        assert done.returncode == 2
        assert done.stderr == f"Error: {said}\n"
        assert "No findings" not in done.stdout
    assert "No selected rule ran." in netlint("charter.toml", *args).stdout


def test_a_run_that_could_check_nothing_records_no_baseline(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=WELL)
    assert netlint("charter.toml", "--select", "NL7", "--write-baseline").returncode == 2
    assert not (tmp_path / "netlint-baseline.json").exists()


@pytest.mark.parametrize(
    "args", [("--select", "NL001"), ("--select", "integrity", "--ignore", "NL014"), ("--select", "NL7,NL101")]
)
def test_a_run_that_could_check_what_was_asked_for_passes(
    netlint: Netlint, tmp_path: Path, args: tuple[str, ...]
) -> None:
    write(tmp_path, charter_toml=WELL)
    done = netlint("charter.toml", *args)
    assert (done.returncode, done.stderr) == (0, "")
    assert "No findings" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "jsn"], "Did you mean `json`?"),
        (["--stdin-filename", "x.toml"], "--stdin-filename names standard input, so the only path must be -."),
        (["--stdin-filename", ""], "Invalid value for '--stdin-filename': it is empty"),
        (["--since", ""], "Invalid value for '--since': it is empty"),
        (["--baseline", ""], "Invalid value for '--baseline': it is empty"),
        (["--files-from", ""], "Invalid value for '--files-from': it is empty"),
        (["--select", ""], "Invalid value for '--select': it is empty"),
        (["--ignore", " ,"], "Invalid value for '--ignore': it is empty"),
        ([""], "Invalid value for '[PATH]...': it is empty"),
        (["--output", "report.json"], "FORMAT:FILE"),
        (
            ["--output", "nothing:report.json"],
            "Unknown report format `nothing`. Available formats: agenda, azure, checkstyle",
        ),
        (["--format", "ics"], "Unknown report format `ics`. For a calendar, run `netlint due --format ics`."),
        (["--today", "tomorrow"], "is not a date such as 2026-06-01"),
        (["--timeless", "--today", "2026-01-01"], "--timeless and --today cannot be combined."),
        (
            ["--select", "no-purpos"],
            "--select: Unknown rule, code prefix or family: `no-purpos`. Did you mean `no-purpose`?",
        ),
        (["--ignore", "NL001"], "--ignore: `NL001` cannot be left out or changed"),
        (["--level", "opt-in"], "--level"),
        (["--jobs", "-1"], "--jobs"),
    ],
)
def test_wrong_usage_is_said_in_a_line(netlint: Netlint, tmp_path: Path, args: list[str], said: str) -> None:
    write(tmp_path, charter_toml=WELL)
    done = netlint("charter.toml", *args, today=None)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "report.json").exists()


def test_a_charter_that_cannot_be_read_stops_no_other(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    (tmp_path / "a.charter.toml").symlink_to("a.charter.toml")
    done = netlint("a.charter.toml", "charter.toml", *ONLY)
    assert done.returncode == 2
    assert "NL101" in done.stdout


def test_selecting_leaves_the_rest_out(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD)
    codes = {line.split()[2] for line in netlint("--select", "heart", "--format", "concise").stdout.splitlines()}
    assert codes
    assert all(code.startswith("NL1") for code in codes)
    assert "NL101" not in netlint("--select", "heart", "--ignore", "NL101").stdout


def test_isolated_looks_at_no_settings(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml=BAD, netlint_toml='ignore = ["no-purpose"]\n')
    assert "NL101" not in netlint().stdout
    assert "NL101" in netlint("--isolated").stdout


def test_timeless_leaves_out_what_depends_on_the_date(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, charter_toml="[network]\nfounded = 2027-01-01\n")
    assert "NL009" in netlint("--select", "NL009", today="2026-11-24").stdout
    timeless = json.loads(netlint("--select", "NL009", "--timeless", "--format", "json", today=None).stdout)
    assert timeless["today"] is None
    assert timeless["charters"][0]["results"]["NL009"] == {
        "status": "skipped",
        "reason": "the rule depends on the date, but this run has no date",
    }


def test_the_output_does_not_depend_on_the_number_of_processes(netlint: Netlint, tmp_path: Path) -> None:
    for number in range(MANY):
        write(tmp_path, **{f"n{number:03}__charter_toml": BAD if number % 3 else WELL})
    one, two = (netlint("--output", f"json:{jobs}.json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert one.returncode == two.returncode == 1


def test_version_names_netlint(netlint: Netlint) -> None:
    done = netlint("--version", today=None)
    assert done.returncode == 0
    assert done.stdout.startswith("netlint 0.")


def test_the_version_of_netlint_is_shown_where_a_plugin_is_broken(netlint: Netlint, tmp_path: Path) -> None:
    info = tmp_path / "site" / "netlint_broken-0.3.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-broken\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text("[netlint]\nbroken = netlint_broken\n")
    (tmp_path / "site" / "netlint_broken.py").write_text("1 / 0\n")
    done = netlint("--version", today=None, PYTHONPATH=str(tmp_path / "site"))
    assert done.returncode == 2
    assert re.fullmatch(r"netlint \d+\.\d+\.\d+\n", done.stdout)
    assert "plugin `broken` (netlint-broken 0.3) cannot be loaded: ZeroDivisionError" in done.stderr


def test_help_names_every_command(netlint: Netlint) -> None:
    out = netlint("--help", today=None).stdout
    for command in ("check", "explain", "rules", "schema", "settings"):
        assert f"  {command} " in out
    assert netlint("check", "--help", today=None).returncode == 0


def options_in_help(netlint: Netlint, command: str, lang: str) -> dict[str, str]:
    """Return the options in the help of a command: the first name of each, with its text in one line."""
    out = netlint(*command.split(), "--help", "--lang", lang, today=None).stdout
    records = re.findall(r"^  (-.*\n(?:    .*\n)*)", re.split(r"\n(?:Options|Opties):\n", out)[1], re.MULTILINE)
    found = {}
    for record in records:
        names, _, text = re.sub(r"\s{2,}", "\n", record).partition("\n")
        found[re.split(r"[ ,]", names)[0]] = " ".join(text.split())
    return found


def defaults_in_help(netlint: Netlint, command: str, lang: str) -> dict[str, str]:
    """Return the first word of each default that the help of a command shows, by option."""
    found = {
        option: re.search(r"(?:Default|Standaard): (\w+)", text)
        for option, text in options_in_help(netlint, command, lang).items()
    }
    return {option: default[1] for option, default in found.items() if default}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_help_shows_the_defaults_of_check(netlint: Netlint, lang: str) -> None:
    settings, shown = SettingsFile(), defaults_in_help(netlint, "check", lang)
    (format_,) = (option for option in COMMANDS["check"].params if "--format" in option.opts)
    said = Translator().into("nl" if lang == "nl" else "en")
    assert shown["--level"] == said(settings.level)
    assert shown["--fail-on"] == said(settings.fail_on)
    assert shown["--max-findings"] == str(settings.max_findings)
    assert shown["--format"] == format_.default


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_the_default_of_every_option_that_has_one(netlint: Netlint, command: str, lang: str) -> None:
    options = [option for option in COMMANDS[command].get_params(CONTEXT) if isinstance(option, click.Option)]
    given = {option.opts[0]: option.default for option in options if not option.is_flag}
    shown = defaults_in_help(netlint, command, lang)
    assert shown.keys() >= {option for option, default in given.items() if isinstance(default, str | int)}
    for option, default in given.items():
        assert not isinstance(default, str) or default == "." or shown[option] == default


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_text_for_every_option_in_both_languages(netlint: Netlint, command: str) -> None:
    options = [option for option in COMMANDS[command].get_params(CONTEXT) if isinstance(option, click.Option)]
    english, dutch = (options_in_help(netlint, command, lang) for lang in ("en", "nl"))
    assert len(options) == len(english) == len(dutch)
    for option in options:
        (name,) = {*option.opts} & english.keys()
        assert len(english[name].split()) > 1
        assert len(dutch[name].split()) > 1
        assert dutch[name] != english[name]


def test_explain_takes_a_code_or_a_name(netlint: Netlint) -> None:
    assert netlint("explain", "NL101").stdout == netlint("explain", "no-purpose").stdout
    assert "## Ask the group" in netlint("explain", "nl101").stdout
    wrong = netlint("explain", "no-purpos")
    assert wrong.returncode == 2
    assert "Did you mean `no-purpose`?" in wrong.stderr
    assert "Did you mean" not in netlint("explain", "NL999").stderr


def test_a_report_that_cannot_be_written_is_named_as_it_was_asked_for(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    done = netlint("--output", "json:nowhere/report.json", "--lang", "nl")
    assert done.returncode == 2
    assert done.stderr.endswith("Fout: De map nowhere bestaat niet. Maak die eerst.\n")


def test_settings_show_the_number_of_items(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text('[[exceptions]]\nrule = "NL101"\nreason = "Later."\n', "utf-8")
    assert re.search(r"^exceptions +1 item +netlint.toml:1$", netlint("settings").stdout, re.MULTILINE)


def test_plugins_are_listed_in_the_language_asked_for(netlint: Netlint) -> None:
    assert "    regels: NL001" in netlint("plugins", "--lang", "nl").stdout


def test_rules_are_listed_in_three_ways(netlint: Netlint) -> None:
    table = netlint("rules").stdout.splitlines()
    records = json.loads(netlint("rules", "--format", "json").stdout)
    markdown = netlint("rules", "--format", "markdown").stdout.splitlines()
    assert len(table) == len(records) == len(markdown) - 2
    assert [line.split()[0] for line in table] == [record["code"] for record in records]
    assert netlint("rules", "NL101").stdout.startswith("NL101   no-purpose")
    assert netlint("rules", "NL9").returncode == 2


@pytest.mark.parametrize("which", ["charter", "settings", "report", "diff"])
def test_schemas_are_printed(netlint: Netlint, which: str) -> None:
    assert json.loads(netlint("schema", which).stdout)["$schema"].endswith("2020-12/schema")


def test_settings_are_shown_with_their_origins(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, netlint_toml='\nlevel = "essential"\nignore = ["NL101"]\n')
    out = netlint("settings", "--fail-on", "info").stdout
    assert "essential" in next(
        line for line in out.splitlines() if line.startswith("level") and "netlint.toml:2" in line
    )
    assert any(line.startswith("fail-on") and line.endswith("--fail-on") for line in out.splitlines())
    assert any(line.startswith("max-findings") and line.endswith("default") for line in out.splitlines())
    assert "NL101" not in out.splitlines()[-1]


def test_a_reader_that_stops_reading_is_not_an_error(tmp_path: Path) -> None:
    for number in range(MANY):
        write(tmp_path, **{f"n{number}__charter_toml": BAD})
    command = f"{sys.executable} -m netlint | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_cleanly(tmp_path: Path, jobs: str) -> None:
    for number in range(MANY):  # so that the run cannot end when nobody reads
        write(tmp_path, **{f"n{number}__charter_toml": BAD})
    with server().start(NETLINT, "--jobs", jobs, "--output", "json:report.json", cwd=tmp_path) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err.decode().strip().splitlines()[0] == "Interrupted before every charter was checked."
    assert not list(tmp_path.glob("*report*"))
    assert not list(tmp_path.glob(".*"))


def completed(netlint: Netlint, *words: str) -> list[str]:
    """Return what a shell can offer as the last of `words`."""
    asked = {"_NETLINT_COMPLETE": "bash_complete", "COMP_WORDS": shlex.join(words), "COMP_CWORD": str(len(words) - 1)}
    done = netlint(today=None, **asked)
    assert done.returncode == 0
    return done.stdout.splitlines()


def test_shell_completion_is_clicks(netlint: Netlint) -> None:
    done = netlint(today=None, _NETLINT_COMPLETE="bash_source")
    assert done.returncode == 0
    assert "_NETLINT_COMPLETE=bash_complete" in done.stdout


def test_a_shell_completes_commands_options_and_files(netlint: Netlint) -> None:
    assert completed(netlint, "netlint", "ex") == ["file,ex", "plain,exceptions", "plain,explain"]
    assert completed(netlint, "netlint", "cha") == ["file,cha"]
    assert completed(netlint, "netlint", "--fo") == ["plain,--format", "plain,--force"]
    assert completed(netlint, "netlint", "--he") == ["plain,--help"]
    assert completed(netlint, "netlint", "charter.toml", "--fo") == ["plain,--format", "plain,--force"]
    assert completed(netlint, "netlint", "explain", "--iso") == ["plain,--isolated"]
    for before in ((), ("--baseline",), ("--files-from",), ("--stdin-filename",)):
        assert completed(netlint, "netlint", "check", *before, "c") == ["file,c"]
    assert completed(netlint, "netlint", "--level", "so") == ["plain,sound"]


def test_help_and_errors_have_no_english_of_clicks_in_dutch(netlint: Netlint) -> None:
    for args in (("--help",), ("check", "--help"), ("explain", "--help"), ("check", "--jobs", "x")):
        done = netlint(*args, "--lang", "nl", today=None)
        words = set(re.findall(r"\w+", (done.stdout + done.stderr)))
        assert not words & {"OPTIONS", "COMMAND", "ARGUMENTS", "INTEGER", "RANGE", "integer", "range", "number", "FILE"}
    assert "'x' is geen geldig getal (geheel getal)" in done.stderr
