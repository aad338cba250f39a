"""Trees of hostile files, by chance: each run ends, and nothing outside is changed or shown."""

import atexit
import functools
import hashlib
import os
import random
import shutil
import socket
import stat
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.commands import RULE_TEMPLATE, git
from support.fork_server import ForkServer
from support.format_readers import NAMES as FORMATS

pytestmark = pytest.mark.slow

TREES = 2000
"""How many hostile trees are checked."""
CHUNKS = 8
SECRET = "hunter2-is-the-password"
CHARTER = '[network]\nname = "Stroomop"\n[[members]]\nid = "ana"\n'
FOLDERS = ("a", "b b", "circle", "é", "node_modules", ".hidden", "-x", ":!c", "\x1b[31m", "netlint", "rules", ".git")
NAMES = (
    *("charter.toml", "x.charter.toml", ":!a.charter.toml", "-n.charter.toml", "\x1b]0;x\x07.charter.toml"),
    *("\n.charter.toml", "::error::.charter.toml", os.fsdecode(b"\xff.charter.toml"), f"{'l' * 240}.charter.toml"),
    *("netlint.toml", "netlint.toml", "pyproject.toml", "netlint-baseline.json", ".netlint.toml"),
    *("rules.py", "rules.nl.toml", "json.py", "tomli.py", "sitecustomize.py", "list.txt", "out.json", "out.sarif"),
    *("HEAD", "config", ".gitattributes", ".gitmodules", "HEAD:netlint.toml", "pyvenv.cfg"),
)
TEXTS: tuple[str | bytes, ...] = (
    *(
        CHARTER,
        CHARTER,
        CHARTER,
        "",
        "[network\n",
        "name = 3\n",
        "\ufeff" + CHARTER,
        b"\xff\xfe\x00",
        "a = " + "[" * 3000,
    ),
    *(
        CHARTER.replace("\n", " # netlint: ignore-file[NL] no\n", 1),
        f"a = {'9' * 5000}\n",
        "." * 2000,
        "[[members]]\n" * 999,
    ),
    *('fail-on = "never"\n', 'exclude = ["*a*a*a*a*a*a*a*a*a*a*b", "**/**/**"]\n', '[severity]\nNL = "info"\n'),
    *(
        'rule-files = ["rules.py"]\n',
        'rule-files = ["**/rules.py", "../*.py", "/etc/*"]\n',
        "[tool.netlint]\nlevel = 3\n",
    ),
    '[[exceptions]]\nrule = "NL"\nreason = " "\n' * 20,
    '[[overrides]]\ncharters = "../**"\nselect = ["NL1"]\n',
    '[[custom]]\ncode = "OUR002"\nname = "x"\nat = "network.name"\nmessage = "![x](http://x)"\nmust = { match = "(a*)*b" }\n',
    *(RULE_TEMPLATE.format(begin="", inside=""), RULE_TEMPLATE.format(begin="import os; os._exit(0)", inside="")),
    *(
        RULE_TEMPLATE.format(begin="", inside="raise SystemExit(0)"),
        RULE_TEMPLATE.format(begin="", inside="import os; os._exit(0)"),
    ),
    *('{"format": 1, "findings": []}', "[" * 100_000, '{"format": 1, "findings": [{"charter": "../../x"}]}'),
    *("ref: refs/heads/main\n", "charter.toml\n../outside/charter.toml\na\n-\n", "* diff=x filter=x\n"),
    '[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch {mark}; false"\n',
)
MARKS = "open({mark!r}, 'w')\n"
OPTIONS = (
    *(
        ("--since", "HEAD"),
        ("--settings", "HEAD:"),
        ("--settings", "HEAD:netlint.toml"),
        ("--settings", "netlint.toml"),
    ),
    *(("--write-baseline",), ("--prune-baseline",), ("--baseline", "netlint-baseline.json"), ("--isolated",)),
    *(("--no-suppressions",), ("--files-from", "list.txt"), ("--jobs", "2"), ("--force",), ("--fail-on", "never")),
    *(("--output", "json:out.json"), ("--output", "sarif:a/out.sarif"), ("--output", "json:charter.toml"), ("-v",)),
)
OTHERS = (("settings",), ("rules",), ("explain", "NL101"), ("exceptions",), ("settings", "a"), ("exceptions", "circle"))


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def device(path: Path) -> None:
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))


def unreadable(path: Path) -> None:
    path.write_text(CHARTER, "utf-8")
    path.chmod(0)


def to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


THINGS: tuple[Callable[[Path], None], ...] = (
    *(os.mkfifo, unreadable, Path.mkdir, to("/proc/self/environ"), to("/proc/kmsg"), to("/dev/zero"), to("/dev/stdin")),
    *(to("../outside/netrc"), to("../../outside/netrc"), to("../outside/charter.toml"), to("../outside/victim")),
    *(to("charter.toml"), to("nowhere"), to("."), to(".."), to("../../.."), to("a"), to("a/charter.toml"), listening),
    *((device,) if os.geteuid() == 0 else ()),
)


@functools.cache
def empty_repository() -> Path:
    """Return a repository of git without a commit, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="netlint-empty-"))
    atexit.register(shutil.rmtree, folder)
    git(folder, "init", "-q", "--template=")
    return folder / ".git"


def stored(repository: Path, kind: str, content: bytes) -> str:
    """Put an object into a repository as git does; return its name."""
    raw = f"{kind} {len(content)}\0".encode() + content
    name = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    file = repository / "objects" / name[:2] / name[2:]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(zlib.compress(raw))
    return name


class Attack:
    """One tree, and the command that is run in it."""

    def __init__(self, folder: Path, number: int) -> None:
        self.chance = random.Random(number)
        self.outside = folder / "outside"
        self.tree = folder / "tree"
        self.mark = folder / "PWNED"
        for made in (self.outside, self.tree):
            made.mkdir(parents=True)
        for name in ("netrc", "victim", "charter.toml", "netlint.toml", "rules.py", "out.json"):
            (self.outside / name).write_text(f'[network]\nname = "{SECRET}"\n', "utf-8")
        if self.chance.random() < 0.5:
            self._commit()
        self._fill(self.tree, 0)
        (self.tree / "always.charter.toml").write_text(CHARTER, "utf-8")

    def _fill(self, folder: Path, depth: int) -> None:
        for _number in range(self.chance.randint(1, 7)):
            path = folder / self.chance.choice(NAMES)
            if path.is_file() and not path.is_symlink():
                path.unlink()  # it was committed
            elif os.path.lexists(path):
                continue
            if self.chance.random() < 0.3:
                self._put(self.chance.choice(THINGS), path)
            elif path.name in ("json.py", "tomli.py", "sitecustomize.py"):
                path.write_text(MARKS.format(mark=str(self.mark)), "utf-8")
            else:
                text = self.chance.choice(TEXTS)
                raw = text if isinstance(text, bytes) else text.replace("{mark}", str(self.mark)).encode()
                path.write_bytes(raw)
        for _number in range(self.chance.randint(0, 3) if depth < 3 else 0):
            below = folder / self.chance.choice(FOLDERS)
            if not os.path.lexists(below) and not (depth == 0 and below.name == ".git"):
                below.mkdir()
                self._fill(below, depth + 1)

    def _put(self, make: Callable[[Path], None], path: Path) -> None:
        before = os.open(".", os.O_RDONLY)
        os.chdir(path.parent)  # the path of a socket may have no more than a hundred bytes
        try:
            make(Path(path.name))
        except OSError:  # a name that a socket cannot have
            path.write_text("", "utf-8")
        finally:
            os.fchdir(before)
            os.close(before)

    def _commit(self) -> None:
        """Commit what there was before, without git: to start it takes as long as a run of netlint."""
        repository = self.tree / ".git"
        shutil.copytree(empty_repository(), repository)
        committed = {}
        for name in self.chance.sample(("charter.toml", "netlint.toml", "netlint-baseline.json", "rules.py"), 3):
            text = self.chance.choice(TEXTS)
            raw = text if isinstance(text, bytes) else text.encode()
            (self.tree / name).write_bytes(raw)
            committed[name.encode()] = bytes.fromhex(stored(repository, "blob", raw))
        tree = stored(repository, "tree", b"".join(b"100644 %b\0%b" % entry for entry in sorted(committed.items())))
        who = "Ana <ana@example.org> 1764000000 +0000"
        commit = stored(repository, "commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\n".encode())
        (repository / "refs" / "heads" / "main").write_text(f"{commit}\n", "utf-8")

    def command(self) -> list[str]:
        if self.chance.random() < 0.1:
            return list(self.chance.choice(OTHERS))
        chosen = [word for option in self.chance.sample(OPTIONS, self.chance.randint(0, 4)) for word in option]
        paths = self.chance.choice(((".",), (), ("a",), ("circle", "."), ("charter.toml", "."), ("x.charter.toml",)))
        return ["check", *paths, "--format", self.chance.choice(FORMATS), "--today", "2026-11-24", *chosen]


def seen(folder: Path) -> dict[str, Any]:
    """Return all that can be known of the files below a folder, pipes and links left closed."""
    found: dict[str, Any] = {}
    for inside, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = f"{inside}/{name}"
            status = os.lstat(path)
            is_read = stat.S_ISREG(status.st_mode) and status.st_mode & 0o400
            content = Path(path).read_bytes() if is_read else b""
            found[path[len(str(folder)) + 1 :]] = (status.st_mode, status.st_uid, content, status.st_ino)
    return found


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system cannot wait for one process with a limit")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_hostile_trees(tmp_path: Path, fork_server: ForkServer, chunk: int) -> None:
    for number in range(chunk, TREES, CHUNKS):
        attack = Attack(tmp_path / str(number), number)
        outside, inside, command = seen(attack.outside), seen(attack.tree), attack.command()
        done = fork_server.run(command, attack.tree, os.environ | {"SECRET": SECRET})
        about = f"tree {number}, netlint {command}: {done}"
        assert done.code in (0, 1, 2), about
        assert SECRET.encode() not in done.out + done.err, about
        assert b"Traceback" not in done.out + done.err, about
        assert b"a bug in netlint itself" not in done.err, about
        assert seen(attack.outside) == outside, about
        assert not attack.mark.exists(), about
        if done.code == 0 and command[0] == "check":
            assert done.out or "concise" in command, about
        after = seen(attack.tree)
        written = {name for name in after if after[name] != inside.get(name) and not name.startswith(".git/")}
        assert written <= {"out.json", "a/out.sarif", "netlint-baseline.json", *({"charter.toml"} - set(inside))}, about
        assert not any(SECRET.encode() in after[name][2] for name in written), about
        shutil.rmtree(tmp_path / str(number))


def test_the_trees_are_hostile(tmp_path: Path) -> None:
    """By chance, they have all that they are said to have; otherwise the test above would show nothing."""
    attacks = [Attack(tmp_path / str(number), number) for number in range(60)]
    modes = [status for attack in attacks for status, *_more in seen(attack.tree).values()]
    kinds = (stat.S_ISLNK, stat.S_ISFIFO, stat.S_ISSOCK, stat.S_ISREG, stat.S_ISDIR)
    assert all(any(map(is_kind, modes)) for is_kind in kinds)
    assert len({tuple(attack.command()) for attack in attacks}) > 50
