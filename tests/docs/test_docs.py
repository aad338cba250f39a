"""The documentation: its commands are run, its code works, its links lead somewhere."""

import json
import re
import shlex
import shutil
from itertools import takewhile
from pathlib import Path

import pytest
from support import walkthrough
from support.commands import ROOT, Netlint
from support.environments import offline, uninstall
from support.walkthrough import commands, follow, matches

from netlint import testing
from netlint.charter import keys
from netlint.rules.base import Rule
from netlint.settings import SettingsFile

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)(?:#[^)]*)?\)")


def blocks(page: Path, language: str) -> list[str]:
    return [block.text for block in walkthrough.blocks(page) if block.language == language]


WALKED = {"first-rule.md": 19, "hooks.md": 8, "library.md": 1, "rules-without-code.md": 3, "testing.md": 1}
"""The pages that are followed from the top, and how many commands they have at least."""
IN_A_TERMINAL = ("first-hour.md", "first-hour.nl.md")
"""The pages that test_first_hour.py follows, in a terminal."""
COMMANDS = [
    (page, block, command, printed)
    for page in PAGES
    if page.name not in (*WALKED, *IN_A_TERMINAL)
    for block in blocks(page, "console")
    for command, printed in commands(block)
]
SILENT = ("python -m pip install --quiet",)
"""How commands begin of which a page need not say what they print, as it depends on the computer."""


@pytest.mark.parametrize("page", WALKED)
def test_a_page_can_be_followed(page: str, environment: Path, wheelhouse: Path, tmp_path: Path) -> None:
    try:
        assert follow(ROOT / "docs" / page, tmp_path, environment, **offline(wheelhouse)) >= WALKED[page]
    finally:
        uninstall(environment, "netlint-circles", "netlint-ours")


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize(
    ("page", "block", "command", "printed"),
    COMMANDS,
    ids=[f"{page.name}: {command}" for page, _block, command, _ in COMMANDS],
)
def test_commands_print_what_the_page_shows(
    netlint: Netlint, tmp_path: Path, page: Path, block: str, command: str, printed: str
) -> None:
    to_file = " > " in command
    program, *args = shlex.split(command.partition(" > ")[0])
    assert program == "netlint"
    (tmp_path / "charter.toml").write_text(blocks(ROOT / "README.md", "toml")[0], "utf-8")
    others = shutil.ignore_patterns("plugins")  # with charters of their own, which no page is about
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples", ignore=others)
    if page.name in ("fix.md", "fix.nl.md"):
        (tmp_path / "charter.toml").write_text(blocks(page, "toml")[0], "utf-8")
    if page.name == "settings.md":
        (tmp_path / "netlint.toml").write_text('levle = "sound"\n', "utf-8")
    for earlier, _printed in takewhile(lambda one: one[0] != command, commands(block)):
        if "--write-baseline" in earlier:  # what it writes, the commands after it read
            netlint(*shlex.split(earlier)[1:])
    done = netlint(*args, COLUMNS="80")
    assert not to_file or json.loads(done.stdout)
    shown = (done.stderr if to_file else done.stdout + done.stderr).rstrip("\n")
    assert matches(printed, shown), shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_says_what_a_command_prints(page: Path) -> None:
    """Where `...` stands for all of it, the command might print anything."""
    shown = [(command, printed) for block in blocks(page, "console") for command, printed in commands(block)]
    assert [command for command, printed in shown if printed.strip() == "..." and not command.startswith(SILENT)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "docs/plugins.md", "docs/good-rules.md"])
def test_code_of_a_page_works(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "\n".join(blocks(ROOT / page, "python"))
    (tmp_path / "page_code.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    namespace: dict[str, object] = {"__name__": "page_code"}
    exec(compile(source, "page_code.py", "exec"), namespace)
    rules = [thing for thing in namespace.values() if isinstance(thing, Rule)]
    assert rules
    for rule in rules:
        testing.check_rule(rule)
    for name, thing in list(namespace.items()):
        if name.startswith("test_") and callable(thing):
            thing()


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "settings.md"], ids=lambda page: page.name)
def test_settings_of_a_page_are_valid(page: Path, tmp_path: Path, netlint: Netlint) -> None:
    for block in blocks(page, "toml"):
        if not block.startswith(("[network]", "[[elsewhere]]")):
            named = re.match(r"# (\S+/netlint\.toml)\n", block)
            file = tmp_path / (named[1] if named else "netlint.toml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, "utf-8")
            done = netlint("settings", str(file.parent))
            assert done.returncode == 0, done.stderr


def test_what_stands_elsewhere_is_valid_in_a_charter(tmp_path: Path, netlint: Netlint) -> None:
    whole, elsewhere, *_ = (block for block in blocks(ROOT / "README.md", "toml") if block.startswith("["))
    (tmp_path / "charter.toml").write_text(f"{whole}\n{elsewhere}", "utf-8")
    done = netlint("--select", "NL002,NL003,NL301", "--format", "json")
    assert json.loads(done.stdout)["charters"][0]["findings"] == []
    assert "elsewhere (our wiki)" in done.stdout


def test_every_key_of_the_settings_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert all(f"| `{key}` |" in page for _, key in keys(SettingsFile))
