"""Whoever sends a charter sends settings with it: with `--settings` of the base branch they decide nothing."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from support.commands import Netlint, committed

CHARTER = '[network]\nname = "Stroomop"\n'
EXIT = "import os\nos._exit(0)\n"
RULE = '''
from netlint import Finding, rule


@rule("OUR001", severity="error", level="essential", question="Is it?")
def ours(charter):
    """The network is ours.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    yield Finding("It is ours.", at="network")
'''
BASE = {
    "netlint.toml": 'fail-on = "warning"\nselect = ["NL101", "NL501", "OUR001"]\nrule-files = ["rules/*.py"]\n',
    "rules/ours.py": RULE,
    "rules/ours.nl.toml": '"It is ours." = "Het is van ons."\n',
    "charter.toml": CHARTER,
    "circle/charter.toml": CHARTER,
}
GREEN = {
    "never": {"netlint.toml": 'fail-on = "never"\n'},
    "severity": {"netlint.toml": '[severity]\nNL = "info"\n'},
    "select": {"netlint.toml": 'select = ["NL602"]\n'},
    "ignore": {"netlint.toml": 'ignore = ["NL"]\n'},
    "level": {"netlint.toml": 'level = "essential"\nselect = ["NL602"]\n'},
    "nobody agreed": {"netlint.toml": '[[exceptions]]\nrule = "NL"\nreason = "We agreed."\n'},
    "blank reason": {"netlint.toml": '[[exceptions]]\nrule = "NL"\nreason = " "\nagreed-by = ["ana"]\n'},
    "exclude": {"netlint.toml": 'exclude = ["circle/"]\nselect = ["NL602"]\n'},
    "overrides": {"netlint.toml": '[[overrides]]\ncharters = "*"\nselect = ["NL602"]\n'},
    "max-bytes": {"netlint.toml": 'max-bytes = 100000\nfail-on = "never"\n'},
    "subfolder": {
        "circle/pyproject.toml": '[tool.netlint]\nfail-on = "never"\n',
        "netlint.toml": 'fail-on = "never"\n',
    },
    "rule file": {"rules/ours.py": EXIT},
    "new rule file": {"rules/zz.py": EXIT},
    "rule file that is gone": {"rules/ours.py": "", "netlint.toml": 'select = ["NL602"]\n'},
    "catalogue": {"rules/ours.nl.toml": "[" * 5000},
    "broken": {"netlint.toml": "fail-on = \n"},
    "pipe": {"netlint.toml": None},
    "no settings": {"netlint.toml": "", "rules/ours.py": ""},
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose settings let the charters fail."""
    put(tmp_path, BASE)
    committed(tmp_path)
    return tmp_path


def put(folder: Path, files: dict[str, str] | dict[str, str | None]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if text is None:
            os.mkfifo(file)
        elif text or name == "netlint.toml":
            file.write_text(text, "utf-8")


def found(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str, str]]:
    """Return path, code and severity of each finding that is open."""
    return [
        (charter["path"], one["code"], one["severity"])
        for charter in json.loads(done.stdout)["charters"]
        for one in charter["findings"]
        if not one["suppression"]
    ]


EXPECTED = [
    (path, code, severity)
    for path in ("charter.toml", "circle/charter.toml")
    for code, severity in (("NL101", "error"), ("OUR001", "error"), ("NL501", "warning"))
]


@pytest.mark.parametrize("settings", ["HEAD:", "HEAD:netlint.toml", "HEAD:./netlint.toml"])
@pytest.mark.parametrize("kind", GREEN)
def test_settings_of_the_base_branch_decide(netlint: Netlint, repository: Path, kind: str, settings: str) -> None:
    put(repository, GREEN[kind])
    done = netlint(".", "--settings", settings, "--format", "json", "--lang", "nl")
    assert done.returncode == 1, done.stderr
    assert sorted(found(done)) == sorted(EXPECTED)
    assert "Het is van ons." in done.stdout


def test_settings_that_lie_elsewhere_decide(
    netlint: Netlint, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own")
    put(own, {"ours.toml": BASE["netlint.toml"], "rules/ours.py": RULE, "rules/ours.nl.toml": "", "x": "x"})
    for kind, files in GREEN.items():
        put(repository, files)
        done = netlint(".", "--settings", str(own / "ours.toml"), "--format", "json")
        assert (done.returncode, sorted(found(done))) == (1, sorted(EXPECTED)), kind
    assert {path.name for path in own.rglob("*")} == {"ours.toml", "rules", "ours.py", "x"}


def test_patterns_of_settings_that_lie_elsewhere_are_about_the_folder_of_the_run(
    netlint: Netlint, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("own") / "netlint.toml"
    exception = '[[exceptions]]\nrule = "NL101"\ncharter = "/circle/charter.toml"\nreason = "Later."\n'
    file.write_text(f'select = ["NL101"]\n{exception}', "utf-8")
    done = netlint(".", "--settings", str(file), "--format", "json")
    assert found(done) == [("charter.toml", "NL101", "error")]


def test_the_baseline_of_the_base_branch_counts_and_that_of_the_tree_does_not(
    netlint: Netlint, repository: Path
) -> None:
    file = repository / "netlint-baseline.json"
    netlint("charter.toml", "--select", "NL101", "--write-baseline")
    committed(repository)
    netlint(".", "--write-baseline")
    assert netlint(".").returncode == 0
    args = (".", "--settings", "HEAD:", "--format", "json")
    assert sorted(found(netlint(*args))) == sorted(set(EXPECTED) - {("charter.toml", "NL101", "error")})
    file.write_text("[" * 100_000, "utf-8")
    assert sorted(found(netlint(*args))) == sorted(set(EXPECTED) - {("charter.toml", "NL101", "error")})
    for option in ("--write-baseline", "--prune-baseline"):
        before = file.read_bytes()
        done = netlint(".", "--settings", "HEAD:", option)
        assert done.returncode == 2
        assert "A baseline at a Git revision cannot be changed. Name a file with --baseline." in done.stderr
        assert file.read_bytes() == before


CHANGES = {
    "never": "This change sets `fail-on` to never instead of warning (netlint.toml:1).",
    "severity": "This change sets the severity of NL101 to info instead of error (netlint.toml:1).",
    "select": "This change turns NL101, NL501 off (netlint.toml:1).",
    "nobody agreed": "This change adds an exception for NL (netlint.toml:1).",
    "blank reason": "This change adds an exception for NL (netlint.toml:1).",
    "exclude": "This change leaves out circle/charter.toml.",
    "overrides": "This change turns NL101, NL501 off (netlint.toml:1).",
    "rule file": "This change changes the rules of rules/ours.py (netlint.toml:3).",
    "new rule file": "This change adds the rules of rules/zz.py (netlint.toml:3).",
    "subfolder": "This change sets `fail-on` to never instead of warning, for circle/charter.toml (circle/pyproject.toml:2).",
    "broken": "This change makes the settings invalid: netlint.toml:1:",
    "pipe": "This change makes the settings invalid: netlint.toml cannot be read: it is a pipe, not a regular file.",
    "no settings": "This change removes the rules of rules/ours.py.",
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_a_change_does_to_how_charters_are_checked_is_reported(
    netlint: Netlint, repository: Path, kind: str
) -> None:
    put(repository, GREEN[kind])
    formats = ("github", "markdown", "sarif", "azure")
    outputs = [f"--output={name}:report.{name}" for name in formats]
    done = netlint(".", "--settings", "HEAD:", "--format", "json", *outputs)
    assert CHANGES[kind] in done.stderr
    assert CHANGES[kind] in "\n".join(one["text"] for one in json.loads(done.stdout)["changes"])
    for name in formats:
        text = (repository / f"report.{name}").read_text("utf-8")
        assert CHANGES[kind].partition(" (")[0].partition("`")[0] in text, name


@pytest.mark.parametrize(
    "kind", [kind for kind in CHANGES if kind not in ("rule file", "new rule file", "broken", "pipe")]
)
def test_a_run_with_the_settings_of_the_change_reports_it_too(netlint: Netlint, repository: Path, kind: str) -> None:
    put(repository, GREEN[kind])
    assert CHANGES[kind] in netlint(".", "--since", "HEAD").stderr


def test_comments_and_the_baseline_of_a_change_are_reported(netlint: Netlint, repository: Path) -> None:
    put(repository, {"circle/charter.toml": CHARTER.replace("\n", " # netlint: ignore[NL101] Later.\n", 1)})
    netlint("charter.toml", "--select", "NL101,NL501", "--write-baseline")
    for way in ("--settings=HEAD:", "--since=HEAD"):
        said = netlint(".", way).stderr
        assert "This change ignores NL101 (circle/charter.toml:1).\n" in said
        assert "This change adds entries to the baseline: 2 (netlint-baseline.json).\n" in said


@pytest.mark.parametrize("way", ["--settings=HEAD:", "--since=HEAD"])
@pytest.mark.parametrize("how", ["pyvenv", "hidden", "removed", "link to a folder", "link instead of the folder"])
def test_a_charter_that_is_not_checked_any_more_is_reported(
    netlint: Netlint, repository: Path, how: str, way: str
) -> None:
    circle = repository / "circle"
    if how == "pyvenv":
        (circle / "pyvenv.cfg").touch()
    elif how == "hidden":
        circle.rename(repository / ".circle")
    else:
        (circle / "charter.toml").unlink()
    if how == "link to a folder":
        (circle / "charter.toml").symlink_to("../rules")
    elif how == "link instead of the folder":
        circle.rmdir()
        circle.symlink_to("rules")
    said = netlint(".", way).stderr
    expected = (
        "circle/charter.toml cannot be read: it is a folder" if how == "link to a folder" else "This change leaves"
    )
    assert expected in said


OWN = """
[[custom]]
code = "OUR002"
name = "no-summary"
at = "network.summary"
message = "No summary."
must = { exists = true }
severity = "error"
"""


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"netlint.toml": 'ignore = ["OUR001", "OUR002"]\n' + BASE["netlint.toml"] + OWN}, "turns OUR001, OUR002 off"),
        (
            {"netlint.toml": BASE["netlint.toml"] + OWN + '[severity]\nOUR001 = "info"\n'},
            "sets the severity of OUR001 to info",
        ),
        (
            {"netlint.toml": BASE["netlint.toml"] + OWN + '[severity]\nOUR002 = "info"\n'},
            "sets the severity of OUR002 to info",
        ),
        (
            {
                "netlint.toml": BASE["netlint.toml"]
                + OWN
                + '[[overrides]]\ncharters = "circle/"\nignore = ["OUR001", "OUR002"]\n'
            },
            "turns OUR001, OUR002 off, for circle/charter.toml",
        ),
        ({"circle/netlint.toml": "# nothing\n"}, "removes the rules of rules/ours.py, for circle/charter.toml"),
        ({"circle/netlint.toml": "# nothing\n"}, "removes the rules of OUR002, for circle/charter.toml"),
        (
            {"netlint.toml": BASE["netlint.toml"] + OWN.replace("exists = true", "missing = true")},
            "changes the rules of OUR002",
        ),
    ],
)
@pytest.mark.parametrize("way", ["--settings=HEAD:", "--since=HEAD"])
def test_what_a_change_does_to_rules_of_our_own_is_reported(
    netlint: Netlint, repository: Path, files: dict[str, str], said: str, way: str
) -> None:
    settings = BASE["netlint.toml"].replace('"OUR001"]', '"OUR001", "OUR002"]')
    put(repository, {"netlint.toml": settings + OWN})
    committed(repository)
    put(
        repository, {name: text.replace('"OUR001"]\nrule', '"OUR001", "OUR002"]\nrule') for name, text in files.items()}
    )
    assert f"This change {said}" in netlint(".", way).stderr


def test_many_changes_of_little_weight_hide_no_other(netlint: Netlint, repository: Path) -> None:
    comment = " # netlint: ignore[NL602] Later."
    files = {f"n{number}/charter.toml": CHARTER.replace("\n", f"{comment}\n", 1) for number in range(80)}
    put(repository, {**files, "netlint.toml": 'fail-on = "never"\n'})
    said = [netlint(".", "--since", "HEAD").stderr for _time in range(3)]
    assert "sets `fail-on` to never" in said[0]
    assert "This change alters how charters are checked in more places: " in said[0]
    assert len(set(said)) == 1


@pytest.mark.parametrize("name", ["sub/netlint.toml", "sub/pyproject.toml"])
def test_settings_of_a_change_that_cannot_be_used_keep_no_run_from_its_work(
    netlint: Netlint, repository: Path, name: str
) -> None:
    head = "[tool.netlint]\n" if name.endswith("pyproject.toml") else ""
    put(repository, {name: f'{head}exclude = ["[z-a]"]\n', "sub/charter.toml": CHARTER})
    done = netlint(".", "--settings", "HEAD:", "--format", "json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["charters"]) == 3
    done = netlint(".", "--format", "json")
    assert done.returncode == 2
    assert len(json.loads(done.stdout)["charters"]) == 2


def test_links_on_disk_have_no_say_in_what_was_at_a_revision(netlint: Netlint, repository: Path) -> None:
    lax = {"lax/netlint.toml": 'fail-on = "never"\n', "lax/ours.py": RULE.replace('"error"', '"info"')}
    put(repository, {**lax, "strict/netlint.toml": 'fail-on = "warning"\n'})
    committed(repository)
    expected = (
        netlint(".", "--settings", "HEAD:strict/netlint.toml").returncode,
        netlint(".", "--settings", "HEAD:").returncode,
    )
    assert expected == (1, 1)
    for name in ("strict", "rules"):
        subprocess.run(["rm", "-r", repository / name], check=True)
        (repository / name).symlink_to("lax")
    assert netlint(".", "--settings", "HEAD:strict/netlint.toml").returncode == 1
    done = netlint(".", "--settings", "HEAD:", "--format", "json")
    assert sorted(found(done)) == sorted(EXPECTED)


def test_a_change_that_changes_nothing_of_it_is_not_reported(netlint: Netlint, repository: Path) -> None:
    put(repository, {"charter.toml": CHARTER + 'summary = "We meet."\n', "new.charter.toml": CHARTER})
    for way in ("--settings=HEAD:", "--settings=HEAD:netlint.toml", "--since=HEAD"):
        done = netlint(".", way, "--format", "json")
        assert (done.stderr, json.loads(done.stdout)["changes"]) == ("", [])


def test_what_does_not_exist_is_an_error(netlint: Netlint, repository: Path) -> None:
    for given, said in (
        ("HEAD:nothing.toml", "the file nothing.toml does not exist at the revision `HEAD`."),
        ("nowhere:", "The revision `nowhere` does not exist in "),
        (":netlint.toml", "--settings: write the revision before the colon"),
        ("nothing.toml", "--settings: the file nothing.toml does not exist."),
        ("HEAD:../netlint.toml", "the file ../netlint.toml does not exist at the revision `HEAD`."),
        (str(repository), "it is a folder, not a file"),
        ("", "it is empty"),
    ):
        done = netlint(".", "--settings", given)
        assert (done.returncode, said in done.stderr) == (2, True), (given, done.stderr)
    done = netlint(".", "--settings", "HEAD:", "--isolated")
    assert (
        done.returncode,
        "--isolated and --settings cannot be combined: --isolated ignores all settings." in done.stderr,
    ) == (2, True)
    put(repository, {"pyproject.toml": "[tool.other]\n"})
    done = netlint(".", "--settings", "pyproject.toml")
    assert (done.returncode, "has no table [tool.netlint]" in done.stderr) == (2, True)


def test_a_file_that_is_called_as_a_revision_is_not_taken_for_it(netlint: Netlint, repository: Path) -> None:
    put(repository, {"HEAD:netlint.toml": 'fail-on = "never"\n', "HEAD:": 'fail-on = "never"\n'})
    for given in ("HEAD:netlint.toml", "HEAD:"):
        assert netlint(".", "--settings", given).returncode == 1
    assert netlint(".", "--settings", "./HEAD:netlint.toml").returncode == 0


@pytest.mark.parametrize("command", [("rules",), ("explain", "NL101"), ("settings",), ("exceptions",)])
@pytest.mark.parametrize("way", [("--isolated",), ("--settings", "HEAD:")])
def test_other_commands_run_no_rule_file_that_check_would_not(
    netlint: Netlint, repository: Path, command: tuple[str, ...], way: tuple[str, ...]
) -> None:
    put(repository, {"rules/ours.py": "open('PWNED', 'w')\nimport os\nos._exit(0)\n"})
    assert netlint(*command, *way, today=None).returncode == 0
    assert not (repository / "PWNED").exists()


ENDINGS = {
    "while it is loaded": EXIT,
    "by another name": "import posix\nposix._exit(0)\n",
    "by another program": "import os\nos.execv('/bin/true', ['true'])\n",
    "by the library of C": "import ctypes\nctypes.CDLL(None)._exit(0)\n",
    "while it runs": RULE.replace("    yield", "    import os\n    os._exit(0)\n    yield"),
    "after it has run": f"import atexit, os\natexit.register(os._exit, 0)\n{RULE}",
    "by another thread": f"import os, threading\nthreading.Timer(0, os._exit, (0,)).start()\n{RULE}"
    "import time\ntime.sleep(5)\n",
    "with a word that it does not know": (
        "import os\nfor number in range(3, 64):\n    try:\n        os.write(number, bytes(17))\n"
        "    except OSError:\n        pass\nos._exit(0)\n"
    ),
    "by a program that stays": "import os\nif os.fork():\n    os._exit(0)\nimport time\ntime.sleep(2)\nos._exit(0)\n",
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", ENDINGS)
def test_a_rule_file_that_ends_the_run_does_not_make_it_green(
    netlint: Netlint, repository: Path, how: str, jobs: str
) -> None:
    put(repository, {"rules/ours.py": ENDINGS[how]})
    done = netlint(".", "--jobs", jobs)
    if how == "after it has run":
        assert done.returncode == 1
    else:
        assert done.returncode == 2
        assert "ended" in done.stderr


@pytest.mark.parametrize("command", [("rules",), ("explain", "NL101"), ("settings",), ("exceptions",)])
def test_other_commands_that_a_rule_file_ends_do_not_seem_to_succeed(
    netlint: Netlint, repository: Path, command: tuple[str, ...]
) -> None:
    put(repository, {"rules/ours.py": EXIT})
    done = netlint(*command, today=None)
    assert (done.returncode, "the run ended before there was a report" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[network\n", "NL001"),
        ("[network]\nname = 3\n", "NL002"),
        ('[network]\nname = "x"\nnaam = "y"\n', "NL003"),
        ("# nothing\n", "NL013"),
    ],
)
@pytest.mark.parametrize("way", ["settings", "option"])
def test_errors_of_form_and_syntax_fail_whatever_fails(
    netlint: Netlint, tmp_path: Path, text: str, code: str, way: str
) -> None:
    put(tmp_path, {"charter.toml": text, "netlint.toml": 'fail-on = "never"\n[severity]\nNL = "info"\n'})
    severity = () if code in ("NL001", "NL013") else ("--isolated",)
    option = ("--fail-on", "never") if way == "option" or severity else ()
    done = netlint("charter.toml", "--format", "json", *option, *severity)
    assert done.returncode == 1
    assert ("charter.toml", code, "error") in found(done)
