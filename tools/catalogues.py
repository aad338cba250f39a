"""Keep the catalogues in step with the code: texts are collected, `.po` files are updated, `.mo` files compiled.

    python tools/catalogues.py [--check]

With `--check`, say what is out of date, not translated, or translated with other placeholders; nothing is written.
"""

import ast
import datetime as dt
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from netlint.plugins.registry import load_plugins
from netlint.reporters.base import family_title
from netlint.rules import declarative
from netlint.rules.base import LEVELS, Rule
from netlint.rules.finding import SEVERITIES

ROOT = Path(__file__).parent.parent
PACKAGES = {"netlint": ROOT / "netlint", "netlint_essentials": ROOT / "plugins" / "netlint_essentials"}
LANGUAGES = ("nl",)
CALLS = {"Finding", "Note", "Message", "_", "say", "translate"}
"""The functions whose first argument is a text to translate, where it is a literal."""
NO_DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""What stands where a catalogue has its dates: the same text gives the same file on any day."""
BORROWED = {"click", "os"}
"""What else speaks to a user: a library, and the system; what a catalogue has of theirs is kept."""
HELP = {"help", "short_help", "metavar"}
"""The keyword arguments of the command line that are texts to translate."""


class Text(NamedTuple):
    """A text to translate, and where it stands."""

    text: str
    where: str


def collect(package: str, folder: Path, rules: list[Rule]) -> Iterator[Text]:
    """Give every text of a package: those in its code, and those on the pages of its rules."""
    tools = [ROOT / "tools" / "pages.py"] if package == "netlint" else []
    for path in (*sorted(folder.rglob("*.py")), *tools):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield from (Text(text, path.relative_to(ROOT).as_posix()) for text in _literals(node, path))
    if package == "netlint":
        yield from (Text(word, "netlint/rules/base.py") for word in (*SEVERITIES, *LEVELS))
        yield Text(
            (declarative.__doc__ or "").partition("\n")[0].removesuffix("."), "netlint/rules/declarative/__init__.py"
        )
    for rule in rules:
        if rule.package == package:
            page = rule.page
            paragraphs = [part for text in (page.why, page.fix, page.source) for part in text.split("\n\n")]
            for text in (page.title, *paragraphs, page.to_do, rule.asks):
                yield Text(text, f"rule {rule.code}")
            yield Text(family_title({rule.code: rule}, rule.family), f"family {rule.family}")


def _literals(node: ast.AST, path: Path) -> Iterator[str]:
    """Give the texts to translate in one node of the syntax tree."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS and node.args:
            yield from _constants(node.args[0])
        if "cli" in path.parts:
            yield from (text for keyword in node.keywords if keyword.arg in HELP for text in _constants(keyword.value))
    elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "template" for target in node.targets):
        yield from _constants(node.value)
    elif isinstance(node, ast.FunctionDef) and node.name in ("command", "group") and "cli" in path.parts:
        yield ast.get_docstring(node) or ""


def _constants(node: ast.expr) -> Iterator[str]:
    """Give the texts that an expression can be: a literal, or the branches of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def template(package: str, rules: list[Rule]) -> Catalog:
    """Give the catalogue of a package without translations."""
    catalog = Catalog(project=package, charset="utf-8", header_comment=f"# What {package} says.", fuzzy=False)
    for text, where in collect(package, PACKAGES[package], rules):
        if text.strip():
            catalog.add(text, locations=[(where, 0)])
    return catalog


def main(*, check: bool) -> int:
    """Update, or check, every catalogue; give the exit code."""
    rules = list(load_plugins(isolated=True).rules.values())
    problems: list[str] = []
    for package, folder in PACKAGES.items():
        for language in LANGUAGES:
            po = folder / "locale" / language / "LC_MESSAGES" / f"{package}.po"
            problems += _update(template(package, rules), po, language, check=check)
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    return int(bool(problems))


def _update(source: Catalog, po: Path, language: str, *, check: bool) -> Iterator[str]:
    """Bring one catalogue up to date, or say that it is not; say what is wrong with its translations."""
    old = po.read_bytes() if po.is_file() else b""
    catalog = read_po(io.BytesIO(old), locale=language) if old else Catalog(locale=language)
    kept = {message.id: message.string for message in catalog if message.id}
    kept |= {message.id: message.string for message in catalog.obsolete.values()}
    fresh = Catalog(
        locale=language,
        project=source.project,
        version="0",
        copyright_holder="the netlint authors",
        header_comment=f"# What {source.project} says, in {language}.",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        fuzzy=False,
    )
    for message in source:
        if message.id:
            fresh.add(message.id, kept.get(message.id, ""), locations=message.locations)
    for borrowed in (
        message for message in catalog if message.id and BORROWED & {name for name, _ in message.locations}
    ):
        fresh.add(borrowed.id, borrowed.string, locations=borrowed.locations)
    written, compiled = io.BytesIO(), io.BytesIO()
    write_po(written, fresh, width=100, include_lineno=False, omit_header=False, sort_output=True)
    write_mo(compiled, fresh)
    mo = po.with_suffix(".mo")
    name = po.relative_to(ROOT).as_posix()
    if not check:
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(written.getvalue())
        mo.write_bytes(compiled.getvalue())
    elif old != written.getvalue() or not mo.is_file() or mo.read_bytes() != compiled.getvalue():
        yield f"{name}: out of date. Run: python tools/catalogues.py"
    yield from (f"{name}: {problem}" for problem in _wrong(fresh))


def _wrong(catalog: Catalog) -> Iterator[str]:
    """Say what is not translated, or not with the same placeholders."""
    for message in catalog:
        if message.id and not message.string:
            yield f"not translated: {message.id!r}"
        elif message.id and _fields(message.id) != _fields(message.string):
            yield f"other placeholders: {message.id!r}"


def _fields(text: object) -> set[str]:
    texts = text if isinstance(text, tuple | list) else [text]
    named = set()
    for one in texts:
        try:
            named |= {field for _, field, _, _ in string.Formatter().parse(str(one)) if field}
        except ValueError:  # braces that are no placeholders, as in a help text
            named |= set(re.findall(r"\{\w*\}", str(one)))
    return named


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
