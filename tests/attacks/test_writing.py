"""Reports and baselines where somebody has planted links, pipes or files in their place: nothing else is written."""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
from support.commands import Netlint, committed
from support.fork_server import NETLINT, server

from netlint.reporters import ReportContext, netlint_formats

CHARTER = '[network]\nname = "Stroomop"\n'
RUN = (".", "--select", "NL101", "-q", "--format", "concise")
FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "azure", "markdown")
BASELINE = "netlint-baseline.json"
VICTIM = "This belongs to somebody.\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with a charter, next to a file that nothing may write."""
    (tmp_path / "victim").write_text(VICTIM, "utf-8")
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_report_replaces_an_earlier_one(netlint: Netlint, tree: Path) -> None:
    outputs = [f"--output={name}:out.{name}" for name in FORMATS]
    for charter in (CHARTER, CHARTER + 'purpose = "Water has no owner."\n', CHARTER):
        (tree / "charter.toml").write_text(charter, "utf-8")
        for more in ((), ("--lang", "nl"), ("--select", "NL101"), ("--select", "NL101", "-q")):
            done = netlint(".", *more, *outputs, cwd=tree)
            assert done.returncode in (0, 1), done.stderr
    assert names(tree) == ["charter.toml", *(f"out.{name}" for name in sorted(FORMATS))]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_replaces_nothing_else(netlint: Netlint, tree: Path, format_: str) -> None:
    (tree / "out").write_text(VICTIM, "utf-8")
    done = netlint(*RUN, "--output", f"{format_}:out", cwd=tree)
    assert done.returncode == 2
    assert "out: it is not a netlint report; choose another name, or use --force" in done.stderr
    assert (tree / "out").read_text("utf-8") == VICTIM
    assert netlint(*RUN, "--output", f"{format_}:out", "--force", cwd=tree).returncode == 1
    assert (tree / "out").read_text("utf-8") != VICTIM
    assert names(tree) == ["charter.toml", "out"]


FOREIGN = (
    VICTIM,
    CHARTER,
    '{"format": 2}',
    "[\n{}]\n",
    '[{"description":"x","check_name":"eslint"}]',
    '<?xml version="1.0"?>\n<checkstyle version="4.3">\n<file name="a.py">\n  <error line="1" source="flake8"/>\n',
    '<?xml version="1.0"?>\n<testsuites name="pytest">\n',
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{}}]}',
    '{"source":{"name":"ruff"},"diagnostics":[]}',
    "# netlint\n\n## Install\n\nSay make.\n",
    "a.py:1:1: E501 Line too long\n",
    "::group::Set up\n",
    "##[section]Starting\n",
    "",
)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_reports_of_other_programs_are_not_netlint_reports(format_: str) -> None:
    module, _colon, name = netlint_formats()[format_].partition(":")
    made = getattr(import_module(module), name)(ReportContext({}))
    assert [text for text in FOREIGN if made.is_report(text, text)] == []


def test_no_input_of_the_run_is_overwritten(netlint: Netlint, tree: Path) -> None:
    """Not even one that looks like a report."""
    report = netlint(".", "--format", "json", cwd=tree).stdout
    texts = {
        "netlint.toml": 'rule-files = ["ours.py"]\n',
        "ours.py": (
            "from netlint import rule\n\n@rule('OUR001', severity='info', level='opt-in', question='?')\ndef ours(charter):\n"
            '    """Ours.\n\n    Why: -\n    Fix: -\n    Bad: -\n    Good: -\n    """\n    yield from ()\n'
        ),
        "list.txt": "charter.toml\nreport.charter.toml\n",
        "report.charter.toml": report,
    }
    for name, text in texts.items():
        (tree / name).write_text(text, "utf-8")
    assert netlint("charter.toml", "--write-baseline", cwd=tree).returncode == 0
    before = {path.name: path.read_bytes() for path in tree.iterdir()}
    for name in before:
        os.link(tree / name, tree / f"{name}.link")
        for target in (name, f"{name}.link", str(tree / name)):
            for more in ((), ("--force",)):
                done = netlint("--files-from", "list.txt", "--output", f"json:{target}", *more, cwd=tree)
                assert done.returncode == 2
                assert f"Error: {target}: this run uses it; choose another name\n" in done.stderr
        (tree / f"{name}.link").unlink()
    assert {path.name: path.read_bytes() for path in tree.iterdir()} == before


@pytest.mark.parametrize("target", ["../victim", "/dev/full", "nowhere/../../victim"])
def test_a_link_that_leads_out_is_not_written_through(netlint: Netlint, tree: Path, target: str) -> None:
    (tree / "out.json").symlink_to(target)
    (tree / BASELINE).symlink_to(target)
    done = netlint(*RUN, "--no-suppressions", "--output", "json:out.json", "--force", cwd=tree)
    assert done.returncode == 2
    assert netlint(*RUN, "--write-baseline", cwd=tree).returncode == 2
    assert netlint(*RUN, "--baseline", BASELINE, "--write-baseline", cwd=tree).returncode == 2
    assert (tree.parent / "victim").read_text("utf-8") == VICTIM
    assert (tree / "out.json").is_symlink()
    assert (tree / BASELINE).is_symlink()


def test_a_folder_that_is_a_link_out_is_not_written_through(netlint: Netlint, tree: Path) -> None:
    (tree / "reports").symlink_to("..")
    done = netlint(*RUN, "--output", "json:reports/out.json", cwd=tree)
    assert done.returncode == 2
    assert "it leads through a link" in done.stderr
    assert names(tree.parent) == ["tree", "victim"]


def test_a_link_inside_is_written_through_and_stays(netlint: Netlint, tree: Path) -> None:
    (tree / "reports").mkdir()
    (tree / "out.json").symlink_to("reports/out.json")
    assert netlint(*RUN, "--output", "json:out.json", cwd=tree).returncode == 1
    assert (tree / "out.json").is_symlink()
    assert json.loads((tree / "reports" / "out.json").read_text("utf-8"))["format"] == 1
    assert names(tree / "reports") == ["out.json"]


def test_what_is_named_elsewhere_is_written_unless_it_is_a_link(netlint: Netlint, tree: Path) -> None:
    elsewhere = tree.parent / "out.json"
    assert netlint(*RUN, "--output", f"json:{elsewhere}", cwd=tree).returncode == 1
    elsewhere.unlink()
    elsewhere.symlink_to("victim")
    assert netlint(*RUN, "--output", f"json:{elsewhere}", "--force", cwd=tree).returncode == 2
    assert (tree.parent / "victim").read_text("utf-8") == VICTIM


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_not_a_file_in_the_tree_is_an_error_and_does_not_hang(netlint: Netlint, tree: Path, kind: str) -> None:
    (os.mkfifo if kind == "pipe" else os.mkdir)(tree / "out.json")
    done = netlint(*RUN, "--output", "json:out.json", cwd=tree)
    assert done.returncode == 2
    assert "out.json: it is not a regular file" in done.stderr


def test_names_that_an_earlier_netlint_wrote_to_are_links_to_nobody(tree: Path) -> None:
    """They have the number of the process in them."""
    plant = f"""
import os
for name in ("out.json", {BASELINE!r}):
    os.symlink("../victim", f".{{name}}.{{os.getpid()}}.part")
"""
    with server().start(plant + NETLINT, *RUN, "--output", "json:out.json", "--write-baseline", cwd=tree) as process:
        process.communicate()
    assert process.returncode == 0
    assert len([name for name in names(tree) if name.endswith(f".{process.pid}.part")]) == 2
    assert (tree.parent / "victim").read_text("utf-8") == VICTIM


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_mode_and_owner_are_kept(netlint: Netlint, tree: Path, mode: int) -> None:
    assert netlint(*RUN, "--output", "json:out.json", "--write-baseline", cwd=tree).returncode == 0
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    files = [tree / "out.json", tree / BASELINE]
    for file in files:
        file.chmod(mode)
        os.chown(file, *owner)
    (tree / "charter.toml").write_text(CHARTER + "goals = []\n", "utf-8")
    safe = {"NETLINT_SAFE_DIRECTORY": str(tree)}
    done = netlint(*RUN, "--output", "json:out.json", "--write-baseline", cwd=tree, **safe)
    assert done.returncode == 0, done.stderr
    for file in files:
        status = file.stat()
        assert (stat.S_IMODE(status.st_mode), (status.st_uid, status.st_gid)) == (mode, owner)


def test_a_new_file_has_the_mode_that_files_have(netlint: Netlint, tree: Path) -> None:
    before = os.umask(0o027)
    try:
        assert netlint(*RUN, "--output", "json:out.json", cwd=tree).returncode == 1
    finally:
        os.umask(before)
    assert stat.S_IMODE((tree / "out.json").stat().st_mode) == 0o640


def test_a_run_that_is_killed_leaves_the_report_that_was_there(netlint: Netlint, tree: Path) -> None:
    assert netlint(*RUN, "--output", "json:out.json", cwd=tree).returncode == 1
    before = (tree / "out.json").read_bytes()
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb"),
        os.fdopen(writing, "wb"),
        server().start(NETLINT, "-", "--output", "json:out.json", cwd=tree, stdin=reading) as process,
    ):
        until = time.monotonic() + 30
        while len(names(tree)) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        assert [name for name in names(tree) if name.startswith(".netlint-")]
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert (tree / "out.json").read_bytes() == before


def test_runs_that_write_a_baseline_at_once_lose_nothing(tree: Path) -> None:
    """Each writes what it found, or says that another wrote in the meantime."""
    charters = [f"n{number}.charter.toml" for number in range(8)]
    for name in charters:
        (tree / name).write_text(CHARTER.replace("Stroomop", name), "utf-8")
    command = ("--select", "NL101", "--write-baseline")
    waiting = list(charters)
    for _round in charters:
        with contextlib.ExitStack() as forks:
            runs = {name: forks.enter_context(server().start(NETLINT, *command, name, cwd=tree)) for name in waiting}
            ended = {name: (run.communicate()[1].decode(), run.returncode) for name, run in runs.items()}
        written = [name for name, (_said, code) in ended.items() if code == 0]
        assert written
        assert all(
            "Another run changed netlint-baseline.json in the meantime." in said
            for said, code in ended.values()
            if code
        )
        waiting = [name for name in waiting if name not in written]
        findings = json.loads((tree / BASELINE).read_text("utf-8"))["findings"]
        recorded = {entry["charter"] for entry in findings if entry}
        assert recorded == set(charters) - set(waiting)
        if not waiting:
            break
    assert waiting == []


def test_what_is_not_a_baseline_is_not_made_one(netlint: Netlint, tree: Path) -> None:
    for name, text in (("charter.toml", CHARTER), ("package.json", '{"name": "x"}\n')):
        (tree / name).write_text(text, "utf-8")
        done = netlint(*RUN, "--baseline", name, "--write-baseline", cwd=tree)
        assert done.returncode == 2
        assert f"{name} is not a netlint baseline" in done.stderr
        assert (tree / name).read_text("utf-8") == text


def test_a_run_in_a_subfolder_writes_through_no_link_of_the_repository(netlint: Netlint, tree: Path) -> None:
    (tree.parent / "elsewhere").mkdir()
    (tree / "reports").symlink_to("../elsewhere")
    (tree / "real").mkdir()
    (tree / "sub").mkdir()
    (tree / "sub" / "charter.toml").write_text(CHARTER, "utf-8")
    committed(tree)
    for target in ("../reports/out.json", str(tree / "reports" / "out.json")):
        done = netlint(*RUN, "--output", f"json:{target}", cwd=tree / "sub")
        assert (done.returncode, "leads through a link" in done.stderr) == (2, True)
    assert names(tree.parent / "elsewhere") == []
    assert netlint(*RUN, "--output", "json:../real/out.json", cwd=tree / "sub").returncode == 1


def test_a_pipe_in_the_place_of_a_folder_does_not_hang(netlint: Netlint, tree: Path) -> None:
    os.mkfifo(tree / "p")
    assert netlint(*RUN, "--baseline", "p/b.json", "--write-baseline", cwd=tree).returncode == 2
    assert netlint(*RUN, "--output", "json:p/b.json", cwd=tree).returncode == 2


def test_standard_output_can_be_named(tree: Path) -> None:
    line = f"{sys.executable} -m netlint {' '.join(RUN)} --output json:/dev/stdout"
    for target in ("> out.txt", "| cat > out.txt", "> ../elsewhere.txt"):
        done = subprocess.run(["bash", "-o", "pipefail", "-c", f"{line} {target}"], cwd=tree, timeout=60, check=False)
        text = (tree / target.rpartition(" ")[2]).read_text("utf-8")
        assert done.returncode == 1
        assert '"format":1' in text
        assert "error NL101" in text


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    "name",
    [
        "charter.toml",
        "charter.schema.json",
        "netlint.toml",
        ".github",
        ".github/workflows",
        ".github/workflows/netlint.yml",
    ],
)
def test_init_writes_through_no_link_that_points_outside(
    netlint: Netlint, tmp_path: Path, name: str, is_there: bool
) -> None:
    tree, outside = tmp_path / "tree", tmp_path / "outside"
    (tree / name).parent.mkdir(parents=True)
    outside.mkdir()
    target = outside / ("folder" if name.endswith(("github", "workflows")) else "file")
    if is_there:
        target.mkdir() if target.name == "folder" else target.write_text("theirs")
    (tree / name).symlink_to(target)
    done = netlint("init", "--settings", "--ci", "github", "--force", cwd=tree)
    assert done.returncode in (0, 2)
    assert target.exists() == is_there
    assert not is_there or (list(target.iterdir()) == [] if target.is_dir() else target.read_text() == "theirs")
    if done.returncode:
        assert [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()] == []
