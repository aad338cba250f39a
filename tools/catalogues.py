"""Keep the catalogues in step with the code: texts are collected, `.po` files updated, `.mo` files compiled from them.

    python tools/catalogues.py [--check]

With `--check`, say which `.po` files are out of date, and what is not translated or has other placeholders; nothing is
written. `.mo` files are made again where netlint is built, with `build_catalogues.py`.
"""

import ast
import datetime as dt
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import format_texts
import style
import tomli
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from build_catalogues import PACKAGES, ROOT, compiled
from format_texts import enumerated
from pages import CHARTER_PAGES

from netlint.charter import Charter
from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.schema import json_schema
from netlint.cli.commands import SUMMARIES
from netlint.i18n import LANGUAGES
from netlint.i18n.translator import FORMAT
from netlint.plugins.registry import load_plugins
from netlint.reporters.base import family_title
from netlint.rules import declarative
from netlint.rules.base import Rule
from netlint.rules.finding import SEVERITIES
from netlint.rules.levels import LEVELS
from netlint.settings import FailOn

CATALOGUES = {**PACKAGES, FORMAT: PACKAGES["netlint"]}
"""The catalogues, each with the package that it is in."""
MAKERS = {"Finding", "Note", "Message", "NotBegun", "SkipRule", "notice", "_", "gettext"}
"""What makes a message of its first argument, which has to be found in the source."""
TRANSLATORS = {"say", "translate", "translation", "words", "failure"}
"""What puts its first argument into a language; other texts than those in the source come there too."""
VERBATIM = {"verbatim", "joined"}
"""What makes messages that say others, or a text as it is: they have nothing to translate."""
ELSEWHERE = {"template_of", "in_phase"}
"""What returns texts that stand somewhere else: in settings, which have their own translations, or in its arguments."""
FILLED = {"translated"}
"""What does so with its second argument."""
NO_DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""What stands where a catalogue has its dates: the same text gives the same file on any day."""
BORROWED = {"click", "os"}
"""What else speaks to a user: a library, and the system; what a catalogue has of theirs is kept."""
HELP = {"help", "metavar", "subcommand_metavar"}
"""The keyword arguments of the command line that are texts to translate."""


class Text(NamedTuple):
    """A text to translate, and where it stands."""

    text: str
    where: str


def collect(package: str, folder: Path, rules: list[Rule]) -> Iterator[Text]:
    """Yield every text of a catalogue: those in the code of a package, and those on the pages of its rules."""
    if package == FORMAT:
        yield from (Text(text, f"format {table}") for text, table in format_texts.texts())
        return
    tools = [ROOT / "tools" / "pages.py"] if package == "netlint" else []
    for path in (*sorted(folder.rglob("*.py")), *tools):
        where = path.relative_to(ROOT).as_posix()
        yield from (Text(text, where) for text in _Source(path).texts())
    if package == "netlint":
        yield from (Text(summary, "netlint/cli/commands/__init__.py") for summary in SUMMARIES.values())
        yield from (Text(word, "netlint/rules/finding.py") for word in SEVERITIES)
        yield from (Text(word, "netlint/rules/levels.py") for word in LEVELS)
        yield from (Text(word, "netlint/settings/schema.py") for word in get_args(FailOn) if word not in SEVERITIES)
        title = (declarative.__doc__ or "").partition("\n")[0].removesuffix(".")
        yield Text(title, "netlint/rules/declarative/__init__.py")
    for rule in rules:
        if rule.package == package:
            page = rule.page
            paragraphs = [part for text in (page.why, page.fix, page.source) for part in text.split("\n\n")]
            for text in (page.title, *paragraphs, page.advice, rule.question, *_example_values(rule)):
                yield Text(text, f"rule {rule.code}")
            yield Text(family_title(rule), f"family {rule.family}")


def _example_values(rule: Rule) -> Iterator[str]:
    """Yield the values in the examples of a rule that are words, with their quotation marks.

    Left out are the values that the format of a charter fixes, and those that are the same in each language.
    """
    for example in rule.page.examples:
        code = "\n".join(re.sub(r"#\s*[A-Z]{2,6}\d{3}: .*", "", line) for line in example.text.split("\n"))
        for quoted in re.findall(r'"(?:[^"\\\n]|\\.)*"', code):
            if re.search("[a-z]{3}", quoted) and not _FIXED.fullmatch(quoted[1:-1]):
                yield quoted


_FIXED = re.compile(
    "|".join(
        [
            *map(re.escape, set(enumerated(json_schema(Charter)))),
            INTERVAL_PATTERN,
            r".*[/@].*",
            *(re.escape(rule.name) for rule in load_plugins(isolated=True).rules.values()),
        ]
    )
)
"""The values in examples that are not words to translate: of a fixed list, intervals, addresses and rules."""


class _Source:
    """A module, and the texts to translate in it. Raises `SystemExit` for one that cannot be found in the source."""

    def __init__(self, path: Path) -> None:
        self._name = path.relative_to(ROOT).as_posix()
        self._is_command = "cli" in path.parts
        self._module = ast.parse(path.read_text("utf-8"))
        self._makers: dict[str, frozenset[str]] = {}
        """The functions of the module that make messages of parameters: by name, these parameters."""
        while (found := {**self._makers, **dict(self._passing_on())}) != self._makers:
            self._makers = found

    def _passing_on(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the functions that make messages of parameters, each with the names of these."""
        for function in _functions(self._module):
            calls = (node for node in _own_nodes(function) if isinstance(node, ast.Call))
            texts = (option for call in calls for text in self._texts_of(call) for option in _options(text))
            named = {text.id for text in texts if isinstance(text, ast.Name)}.intersection(_parameters(function))
            if named:
                yield function.name, frozenset(named)

    def _texts_of(self, call: ast.Call) -> list[ast.expr]:
        """Return the arguments of a call that become messages."""
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in MAKERS:
            return [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "advice")]
        if name not in self._makers:
            return []
        function = next(each for each in _functions(self._module) if each.name == name)
        given = dict(zip([each for each in _parameters(function) if each != "self"], call.args, strict=False))
        given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        return [given[each] for each in self._makers[name] if each in given]

    def texts(self) -> Iterator[str]:
        """Yield the texts, in no order."""
        for scope in (self._module, *_functions(self._module)):
            for node in _own_nodes(scope):
                if isinstance(node, ast.Call):
                    yield from self._of_call(node, scope)
        for function in _functions(self._module):
            if function.name in ("command", "group") and self._is_command:
                yield ast.get_docstring(function) or ""

    def _of_call(self, call: ast.Call, scope: ast.AST) -> Iterator[str]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if getattr(scope, "name", "") in VERBATIM:
            return
        for text in self._texts_of(call):
            yield from self._resolved(text, scope)
        if name in TRANSLATORS and call.args:
            yield from _constants(call.args[0])
        elif name in FILLED and len(call.args) > 1:
            yield from _constants(call.args[1])
        if self._is_command:
            yield from (text for keyword in call.keywords if keyword.arg in HELP for text in _constants(keyword.value))

    def _resolved(self, text: ast.expr, scope: ast.AST) -> Iterator[str]:
        """Yield what the text of a message can be: a literal, or what a name is set to in the function or module."""
        if isinstance(text, ast.Name) and (values := self._values(text.id, scope)):
            for value in values:
                yield from self._resolved(value, scope)
        elif isinstance(text, ast.IfExp):
            for option in _options(text):
                yield from self._resolved(option, scope)
        elif not _is_passed_on(text, scope) and _called(text) not in ELSEWHERE | MAKERS | VERBATIM:
            found = list(_constants(text))
            if not found:
                where = f"{self._name}, line {text.lineno}"
                raise SystemExit(f"{where}: no catalogue can have the text {ast.unparse(text)}")
            yield from found

    def _values(self, name: str, scope: ast.AST) -> list[ast.expr]:
        around = (function for function in _functions(self._module) if scope in ast.walk(function))
        for where in (scope, *around, self._module):
            assigned = (node for node in _own_nodes(where) if isinstance(node, ast.Assign))
            if found := [one.value for one in assigned if name in (getattr(each, "id", "") for each in one.targets)]:
                return found
        return []


def _functions(node: ast.AST) -> Iterator[ast.FunctionDef]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.FunctionDef))


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a module or function, without those of the functions in it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef):
            yield node
            yield from _own_nodes(node)
        elif node is not scope:
            for part in (*node.decorator_list, node.args):
                yield part
                yield from _own_nodes(part)


def _is_passed_on(text: ast.expr, scope: ast.AST) -> bool:
    """Return whether a text is one that has been collected where it was written.

    It is a parameter of the function, or the template of a message.
    """
    if isinstance(text, ast.Attribute):
        return text.attr in ("template", "severity", "message", "problem", "advice")
    return isinstance(scope, ast.FunctionDef) and isinstance(text, ast.Name) and text.id in _parameters(scope)


def _options(text: ast.expr) -> list[ast.expr]:
    """Return what an expression can be: itself, or the branches of a condition."""
    return [*_options(text.body), *_options(text.orelse)] if isinstance(text, ast.IfExp) else [text]


def _called(node: ast.expr) -> str:
    """Return the name of the function that an expression calls, or ""."""
    return getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""


def _parameters(function: ast.FunctionDef) -> list[str]:
    given = function.args
    return [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def _constants(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be, where they are literals."""
    for option in _options(node):
        if isinstance(option, ast.Constant) and isinstance(option.value, str):
            yield option.value


def template(package: str, rules: list[Rule]) -> Catalog:
    """Return the catalogue of a package without translations."""
    catalog = Catalog(project=package, charset="utf-8", header_comment=f"# What {package} says.", fuzzy=False)
    for text, where in collect(package, CATALOGUES[package], rules):
        if text.strip():
            catalog.add(text, locations=[(where, 0)])
    return catalog


def main(*, check: bool) -> int:
    """Update, or check, every catalogue; give the exit code."""
    rules = list(load_plugins(isolated=True).rules.values())
    problems: list[str] = [*_not_plain_in_docs()] if check else []
    for package, folder in CATALOGUES.items():
        for language in LANGUAGES[1:]:  # the first is the one that texts are written in
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
    written = io.BytesIO()
    write_po(written, fresh, width=100, include_lineno=False, omit_header=False, sort_output=True)
    name = po.relative_to(ROOT).as_posix()
    if not check:
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(written.getvalue())
        po.with_suffix(".mo").write_bytes(compiled(written.getvalue()))
    elif old != written.getvalue():
        yield f"{name}: out of date. Run: python tools/catalogues.py"
    yield from (f"{name}: {problem}" for problem in _wrong(fresh))
    if check:
        yield from (f"{name}: {problem}" for problem in _not_plain(fresh, language))


def _wrong(catalog: Catalog) -> Iterator[str]:
    """Yield what is not translated, not with the same placeholders, or more than once, as a merge can leave it."""
    for message in catalog:
        if message.id and not message.string:
            yield f"not translated: {message.id!r}"
        elif message.id and re.fullmatch(r"(.{12,}?)\1+", str(message.string), re.DOTALL):
            yield f"translated more than once: {message.id!r}"
        elif message.id and _fields(message.id) != _fields(message.string):
            yield f"other placeholders: {message.id!r}"


def _not_plain(catalog: Catalog, language: str) -> Iterator[str]:
    """Yield what is not plain in the texts of a catalogue and in their translations."""
    for message in catalog:
        where = {name for name, _ in message.locations}
        if not message.id or BORROWED & where:
            continue
        most = style.PAGE_WORDS if any(map(style.is_about_a_charter, where)) else style.DOCS_WORDS
        label = f"{style.LABEL} " if any(name.startswith("format ") for name in where) else ""
        for text, spoken in ((str(message.id), LANGUAGES[0]), (str(message.string), language)):
            yield from (f"{text!r}: {problem}" for problem in style.problems(f"{label}{text}", spoken, most))


def _not_plain_in_docs() -> Iterator[str]:
    """Yield what is not plain in the documentation, and in the catalogues of our other plugins."""
    plugins = [*ROOT.glob("plugins/*"), *ROOT.glob("docs/examples/plugins/*")]
    generated = {ROOT / "docs" / "api.md"}  # from docstrings, which are for engineers
    pages = {*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "docs" / "examples" / "plugins" / "README.md"}
    pages.update(page for plugin in plugins for pattern in ("*.md", "docs/*.md") for page in plugin.glob(pattern))
    for page in sorted(pages - generated):
        language = _language_of_page(page)
        yield from style.problems_of_page(page, language)
    for file in sorted(file for plugin in plugins for file in plugin.glob("*/locale/*.toml")):
        for text, translation in tomli.loads(file.read_text("utf-8")).items():
            for said, spoken in ((text, LANGUAGES[0]), (translation, file.stem)):
                yield from (f"{file.name}: {said!r}: {one}" for one in style.problems(said, spoken, style.PAGE_WORDS))


def _language_of_page(page: Path) -> str:
    """Return the language of a page: that of its suffix (`article.nl.md`), or of the page of that name."""
    named = {name: language for language, name in CHARTER_PAGES.items()}
    return named.get(page.name) or next((one for one in LANGUAGES[1:] if page.suffixes[0] == f".{one}"), LANGUAGES[0])


def _fields(text: object) -> set[str]:
    texts = text if isinstance(text, tuple | list) else [text]
    named = set()
    for one in texts:
        try:
            named |= {field for _, field, _, _ in string.Formatter().parse(str(one)) if field and field.isidentifier()}
        except ValueError:  # braces that are no placeholders, as in a help text
            named |= set(re.findall(r"\{\w*\}", str(one)))
    return named


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
