"""What the documentation, new packages and our own plugins use of netlint is public."""

import re
from pathlib import Path

import pytest
from support.commands import ROOT
from support.public_names import MODULES, is_public, not_public

from netlint.cli import scaffold

DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("plugins/*/README.md"), *ROOT.glob("plugins/*/docs/*.md")])  # fmt: skip
INSIDE = {"architecture.md", "CONTRIBUTING.md"}
"""The pages about netlint itself."""
PYTHON = re.compile(r"^ *```(?:python|py)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
VALUES = {
    "name": "ours",
    "package": "netlint_ours",
    "function": "ours",
    "type": "Ours",
    "code": "OUR",
    "versions": ">=0",
}
SCAFFOLD = {path.as_posix(): text for path, text in scaffold.render(VALUES, scaffold.parts()) if path.suffix == ".py"}
"""The code of a new package with all its parts."""
FOLDERS = sorted([ROOT / "plugins" / "netlint-ostrom", ROOT / "plugins" / "netlint-practicalities", *ROOT.glob("docs/examples/plugins/netlint-*")])  # fmt: skip
PLUGINS = [(folder, file) for folder in FOLDERS for file in sorted(folder.rglob("*.py"))]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_an_example_of_a_page_uses_what_is_public(page: Path) -> None:
    text = page.read_text("utf-8")
    examples = PYTHON.findall(text)
    assert len(examples) == len(re.findall(r"```py(?:thon)?\b", text))
    for example in examples if page.name != "api.md" else ():
        assert not_public(example, *examples) == [], example


@pytest.mark.parametrize("page", [page for page in DOCS if page.name not in INSIDE], ids=lambda page: page.name)
def test_a_page_names_what_is_public(page: Path) -> None:
    """In backticks; some names that begin with `netlint.` are those of files, or of rules in a format."""
    named = set(re.findall(r"`(netlint(?:\.\w+)+)\b(?!\.)[`(]", page.read_text("utf-8")))
    others = {name for name in named if name.endswith((".toml", ".py")) or re.search(r"[A-Z]{2}\d", name)}
    assert {name for name in named - others if not is_public(name)} == set()


@pytest.mark.parametrize("text", SCAFFOLD.values(), ids=SCAFFOLD)
def test_a_new_package_uses_what_is_public(text: str) -> None:
    assert not_public(text, *SCAFFOLD.values()) == []


@pytest.mark.parametrize(
    ("folder", "file"), PLUGINS, ids=[file.relative_to(folder.parent).as_posix() for folder, file in PLUGINS]
)
def test_our_own_plugins_use_what_is_public(folder: Path, file: Path) -> None:
    """Their code and their tests."""
    others = [other.read_text("utf-8") for one, other in PLUGINS if one == folder]
    assert not_public(file.read_text("utf-8"), *others) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from netlint.linter.report import CharterReport", ["line 1: netlint.linter.report.CharterReport"]),
        ("from netlint.reporters import CharterReport", []),
        ("from netlint import testing, rule", []),
        ("from netlint import linter", ["line 1: netlint.linter"]),
        ("import netlint.rules.base", ["line 1: netlint.rules.base"]),
        ("import netlint\nnetlint.rule\nnetlint.rules", ["line 3: netlint.rules"]),
        ("from netlint.reporters import escape\nescape.html('')\nescape.escape_cell('')", ["line 3: netlint.reporters.escape.escape_cell"]),
        ("def show(report):\n    return report.document.data", []),
        ("def show(report):\n    return report.document.whole", ["line 2: report.document.whole"]),
        ("def show(report):\n    return report.waits", ["line 2: report.waits"]),
        ("import re\nre.compile('x').pattern\nre.anything", []),
        ("class A:\n    def __init__(self):\n        self.own = 1\n\n    def show(self):\n        return self.own", []),
    ],
)  # fmt: skip
def test_what_is_not_public_is_found(code: str, found: list[str]) -> None:
    assert not_public(code) == found


def test_public_modules_can_be_imported_from() -> None:
    assert list(MODULES) == ["netlint", "netlint.charter", "netlint.fields", "netlint.testing", "netlint.reporters", "netlint.reporters.escape"]  # fmt: skip
