"""Checks of a package's catalogues: they have every text of a rule, and its examples hold in each language."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from netlint.i18n import LANGUAGES, Language
from netlint.i18n.catalogs import locale_folder
from netlint.i18n.templates import parse_template
from netlint.i18n.translator import Translator
from netlint.linter.report import Diagnostic
from netlint.plugins.catalogs import read_catalog, read_texts
from netlint.reporters.translated_example import with_translated_values
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.testing.examples import ExampleOutcome, run_example
from netlint.testing.expectations import expect
from netlint.testing.messages import messages_of
from netlint.testing.rule_source import RuleSource
from netlint.toml.writer import to_toml
from netlint.utils.invisible import is_blank


def check_translations(rule: Rule, found: Iterable[Diagnostic], sources: Iterable[RuleSource]) -> None:
    """Check that each catalogue of the package has every text of the rule, with the same parameters.

    `sources` are those of the rule and of the fixtures of its package that it needs.
    """
    page = rule.page
    paragraphs = (part for text in (page.why, page.fix, page.source) for part in text.split("\n\n"))
    texts = {page.title, *paragraphs, page.advice, rule.question, _family(rule)}
    texts |= {message.template for message in messages_of(found)}
    texts |= {template for code in sources for said in code.said() for template in said.templates}
    said = sorted(text for text in texts if any(map(str.isalpha, _literal(text))))
    for language, own in _catalogs(rule):
        known = (read_catalog(language, "netlint") or {}) | own
        where = f"{rule.code} {rule.name}, {language}"
        file = _file_of(rule, language)
        for problem, wrong in (
            (
                f"no translation. Add these lines to {file}, each with its translation",
                [one for one in said if one not in known],
            ),
            (
                f"an empty translation. Fill in these lines of {file}",
                [one for one in said if is_blank(known.get(one, one))],
            ),
            (
                f"different parameters in the translation. Correct these lines of {file}",
                [one for one in said if _parameters(known.get(one, one)) != _parameters(one)],
            ),
        ):
            lines = "\n".join(f"{to_toml(text)} = {to_toml(known.get(text, ''))}" for text in wrong)
            expect(not wrong, f"{where}: {problem}:\n{lines}")


def check_translated_example(rule: Rule, example: Example, outcome: ExampleOutcome) -> None:
    """Check that an example with its values in another language has the findings that its page then shows.

    `outcome` is that of the example in English.
    """
    for language, own in _catalogs(rule):
        translate = Translator(catalogs={(language, rule.package): own}).into(language)
        translated = Example(with_translated_values(example, translate), example.bad)
        if translated.text == example.text:
            continue
        again = run_example(rule, translated)
        shown = sorted((each.line, each.message) for each in translated.expected)
        found = sorted((line, finding.message.text(translate)) for line, finding in again.found)
        where = f"{rule.code} {rule.name}, {language}: with the values of the catalogue, an example"
        problem = f"{where} has {_listed(found)}; its page shows {_listed(shown)}:\n{translated.text}"
        expect(found == shown, problem)
        same = _without_texts(again) == _without_texts(outcome)
        expect(same, f"{where} has another outcome than in English:\n{translated.text}")


def _without_texts(outcome: ExampleOutcome) -> tuple[object, ...]:
    """Return what must be the same in every language: the lines of the findings and mistakes, and the statuses."""
    found = sorted(line for line, _finding in outcome.found)
    return found, [each.line for each in outcome.wrong], outcome.statuses, bool(outcome.crash)


def _listed(findings: Iterable[tuple[int, str]]) -> str:
    return "; ".join(f"line {line}: {message}" for line, message in findings) or "no findings"


def _catalogs(rule: Rule) -> Iterator[tuple[Language, dict[str, str]]]:
    """Yield each language for which the package of a rule, or its rule file, has a catalogue; with the texts."""
    for language in LANGUAGES:
        own = read_catalog(language, rule.package)
        own = _beside(rule, language) if own is None else own
        if own is not None:
            yield language, own


def _beside(rule: Rule, language: Language) -> dict[str, str] | None:
    """Return the catalogue of a rule in a rule file: `circles.nl.toml` next to `circles.py`.

    If netlint has loaded the file, it has read the catalogue too. A file that a test imports has it on disk.
    """
    if rule.is_local:
        return dict(rule.texts.get(language, {})) or None
    file = Path(rule.function.__code__.co_filename).with_suffix(f".{language}.toml")
    return read_texts(file, file.read_bytes()) if file.is_file() else None


def _file_of(rule: Rule, language: Language) -> str:
    """Return the catalogue to write translations of a rule in: the file of its package, or the one beside it."""
    if locale_folder(rule.package) is not None:
        return f"{rule.package}/locale/{language}.toml"
    return Path(rule.function.__code__.co_filename).with_suffix(f".{language}.toml").name


def _family(rule: Rule) -> str:
    """Return the title of the folder or module that a rule is in, as its page shows it."""
    module = sys.modules.get(".".join(rule.function.__module__.split(".")[:2]))
    return ((module and module.__doc__) or "").strip().partition("\n")[0].removesuffix(".")


def _parameters(text: str) -> set[str]:
    """Return the names of the parameters of a text; empty if its brackets are those of TOML: `{ id = "ana" }`."""
    names = {piece.name for piece in parse_template(text) or () if piece.name}
    return names if all(map(str.isidentifier, names)) else set()


def _literal(text: str) -> str:
    """Return what a text says without its parameters."""
    pieces = parse_template(text)
    return text if pieces is None else "".join(piece.literal for piece in pieces)
