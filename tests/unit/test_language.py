"""Languages: which one is spoken, and that Dutch is whole."""

import json
import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from support.commands import ROOT, Netlint

from netlint.i18n.languages import language_of_locale, language_of_tag
from netlint.i18n.translation import ENGLISH
from netlint.i18n.translator import Translator
from netlint.plugins.catalogs import read_catalog
from netlint.plugins.registry import load_plugins
from netlint.reporters.rule_page import rule_page
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.testing.examples import run_example

RULES = load_plugins(isolated=True).rules
DUTCH = Translator(["netlint_essentials"]).into("nl")
BAD = [(rule, example) for rule in RULES.values() for example in rule.page.examples if example.bad]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=[rule.code for rule, _ in BAD])
def test_the_findings_of_an_example_are_in_dutch(rule: Rule, example: Example) -> None:
    found = run_example(rule, example).found
    assert found
    for _line, finding in found:
        english, dutch = finding.message.text(), finding.message.text(DUTCH)
        assert dutch != english
        assert finding.message.template == finding.message.template.strip()
        assert dutch.endswith((".", "?"))
        assert not re.search(r"\{\w+\}", dutch)
        assert DUTCH.formatted(english) == dutch
        for related in finding.related:
            assert not related.message.template or related.message.text(DUTCH) != related.message.text()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_dutch_throughout(rule: Rule) -> None:
    page, english = rule_page(rule, RULES, DUTCH), rule_page(rule, RULES)
    question = [rule.question] if rule.question else []
    for text in (rule.page.title, *question, *rule.page.why.split("\n\n"), *rule.page.fix.split("\n\n")):
        assert text in english
        assert text not in page
    assert DUTCH(rule.page.advice) in page
    assert DUTCH(rule.question).endswith("?") if question else rule.code.startswith("NL0")
    assert "## Waarom" in page
    assert "## Why" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The charter does not say what the network is for.", "In het handvest staat nog niet waar het netwerk voor is."),
        ("No such option '--x'.", "Onbekende optie: '--x'."),
        ("No such option '--x'. Did you mean '--y'?", "Onbekende optie: '--x'. Bedoel je '--y'?"),
        ('`ends-on` must be a date without quotation marks, such as 2026-06-01; found "x".', 'Bij `ends-on` hoort een datum zonder aanhalingstekens, zoals 2026-06-01. Er staat nu "x".'),
        ('`founded` must be a date without quotation marks (2026-06-01), or a month or year in quotation marks ("2026-06" or "2026"); found "x".', 'Bij `founded` hoort een datum zonder aanhalingstekens (2026-06-01), of een maand of jaar tussen aanhalingstekens ("2026-06" of "2026"). Er staat nu "x".'),
        ('`phase` must be one of: "start", "mature" or "rest"; found 3.', 'Bij `phase` hoort een van deze woorden: "start", "mature" of "rest". Er staat nu 3.'),
        ("Members and clients of somebody else.", "Members and clients of somebody else."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_that_is_filled_in_is_translated_by_its_template(text: str, said: str) -> None:
    assert DUTCH.formatted(text) == said
    assert ENGLISH.formatted(text) == text


def test_a_new_run_knows_nothing_of_an_old_one() -> None:
    first = Translator(catalogs={("nl", "ours"): {"So.": "Zo."}})
    assert first.into("nl")("So.") == "Zo."
    assert Translator().into("nl")("So.") == "So."
    assert Translator(catalogs={("nl", "ours"): {"So.": "Aldus."}}).into("nl")("So.") == "Aldus."
    assert first.into("nl")("So.") == "Zo."


def test_rule_files_have_their_own_texts_however_often_they_are_asked_for() -> None:
    translator, ours, yours = Translator(), {"nl": {"So.": "Zo."}}, {"nl": {"So.": "Aldus."}}
    first = translator.into_for("nl", "netlint_local", ours)  # type: ignore[arg-type]  # a language
    assert first("So.") == "Zo."
    assert translator.into_for("nl", "netlint_local", yours)("So.") == "Aldus."  # type: ignore[arg-type]  # the same
    assert translator.into_for("nl", "netlint_local", ours) is first  # type: ignore[arg-type]  # the same
    assert translator.into_for("nl", "netlint_local")("So.") == "So."


@pytest.mark.parametrize(
    ("tag", "language"),
    [("nl", "nl"), ("nl-BE", "nl"), ("nl_NL.UTF-8", "nl"), ("en_US", "en"), ("C.UTF-8", None), ("de", None), (3, None)],
)
def test_a_tag_means_a_language(tag: object, language: str | None) -> None:
    assert language_of_tag(tag) == language


def test_the_locale_is_read_as_everywhere() -> None:
    assert language_of_locale({"LANG": "nl_NL.UTF-8"}) == "nl"
    assert language_of_locale({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}) == "en"
    assert language_of_locale({"LC_MESSAGES": "nl_BE", "LANG": "en_US"}) == "nl"
    assert language_of_locale({}) == "en"


ENGLISH_WORDS, DUTCH_WORDS = (
    "error: The charter does not say what the network is for.",
    "fout: In het handvest staat nog niet waar het netwerk voor is.",
)


@pytest.mark.parametrize(
    ("args", "environment", "settings", "charter", "said"),
    [
        ((), {}, "", "", ENGLISH_WORDS),
        ((), {"LANG": "nl_NL.UTF-8"}, "", "", DUTCH_WORDS),
        ((), {"LANG": "nl_NL.UTF-8"}, "", 'language = "en"', ENGLISH_WORDS),
        ((), {"LANG": "en_US.UTF-8"}, "", 'language = "nl"', DUTCH_WORDS),
        ((), {}, 'lang = "en"', 'language = "nl"', ENGLISH_WORDS),
        ((), {"NETLINT_LANG": "nl"}, 'lang = "en"', "", DUTCH_WORDS),
        (("--lang", "en"), {"NETLINT_LANG": "nl"}, 'lang = "nl"', 'language = "nl"', ENGLISH_WORDS),
        (("--lang=nl",), {}, 'lang = "en"', "", DUTCH_WORDS),
    ],
)
def test_the_language_is_the_one_asked_for_most_closely(
    netlint: Netlint,
    tmp_path: Path,
    args: tuple[str, ...],
    environment: dict[str, str],
    settings: str,
    charter: str,
    said: str,
) -> None:
    (tmp_path / "charter.toml").write_text(f"[network]\n{charter}\n", "utf-8")
    (tmp_path / "netlint.toml").write_text(settings, "utf-8")
    plain = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "LANGUAGE": ""}
    assert netlint("--select", "NL101", *args, **(plain | environment)).stdout.splitlines()[0] == said


def test_each_charter_is_spoken_to_in_its_own_language(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "a.charter.toml").write_text('[network]\nlanguage = "nl"\n', "utf-8")
    (tmp_path / "b.charter.toml").write_text('[network]\nlanguage = "en"\n', "utf-8")
    out = netlint("--select", "NL101", "--format", "concise").stdout
    assert "error NL101 In het handvest" in out
    assert "error NL101 The charter" in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("check", "--help"), "Gebruik: netlint check"),
        (("explain", "NL101"), "## Waarom"),
        (("rules", "NL101"), "In het handvest staat nog niet"),
        (("explain", "nothing"), "Onbekende regel, tabel, sleutel of waarde: `nothing`."),
        (("--select", "NL9"), "Er is geen regel of familie die `NL9` heet, en geen code die zo begint."),
        (("--jobs", "x"), "Ongeldige waarde voor '--jobs'"),
        (("--nothing",), "Onbekende optie: '--nothing'."),
        (("nowhere",), "Fout: nowhere: dit bestand of deze map bestaat niet."),
        (("--lang", "de"), "'de'. Kies uit 'en', 'nl'."),
    ],
)
def test_the_command_speaks_dutch(netlint: Netlint, tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    done = netlint(*args, NETLINT_LANG="nl")
    assert said in done.stdout + done.stderr


def test_mistakes_of_the_form_and_of_toml_are_dutch(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "a.charter.toml").write_text(
        '[network]\nfounded = "x"\nends-on = "x"\nphase = "strat"\nfoo = 1\n', "utf-8"
    )
    (tmp_path / "b.charter.toml").write_text("[network]\nname = Stroomop\n", "utf-8")
    out = netlint("--select", "NL002,NL003", "--lang", "nl", "--format", "concise").stdout
    date = "hoort een datum zonder aanhalingstekens, zoals 2026-06-01"
    month = 'of een maand of jaar tussen aanhalingstekens ("2026-06" of "2026")'
    assert f'Bij `founded` hoort een datum zonder aanhalingstekens (2026-06-01), {month}. Er staat nu "x".' in out
    assert f'Bij `ends-on` {date}. Er staat nu "x".' in out
    assert "Bij `phase` hoort een van deze woorden: " in out
    assert 'Er staat nu "strat". Bedoel je "start"?' in out
    assert "Onbekende sleutel `foo`. Mogelijke sleutels:" in out
    assert 'Zet tekst tussen aanhalingstekens: "Stroomop".' in out


def test_identities_do_not_depend_on_the_language(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    english, dutch = (
        json.loads(netlint("--format", "json", "--lang", language).stdout)["charters"][0] for language in ("en", "nl")
    )
    for one, other in zip(english["findings"], dutch["findings"], strict=True):
        assert one["message"] != other["message"]
        for key in ("code", "name", "path", "span", "template", "parameters", "severity"):
            assert one[key] == other[key]


def test_every_page_is_there_in_both_languages() -> None:
    for rule in RULES.values():
        for folder in ("docs/rules", "docs/rules/nl"):
            assert (ROOT / folder / f"{rule.code}.md").is_file()


PLUGIN = '''"""Ours."""

import netlint
from netlint import Charter, Finding


@netlint.rule("OUR001", severity="info", level="sound", question="Is it?")
def no_pledge(charter: Charter):
    """There is no pledge.

    Why: -

    Fix: -

    Bad: -

    Good: -
    """
    yield Finding("There is {what}.", at="network", what="none")


@netlint.hookimpl
def netlint_rules():
    return netlint.rules_in(__name__)
'''


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """The folder of the translations of a plugin, installed where PYTHONPATH leads to."""
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    package = tmp_path / "site" / "netlint_a_plugin"
    (package / "locale").mkdir(parents=True)
    (package / "__init__.py").write_text(PLUGIN, "utf-8")
    described = package.parent / "netlint_a_plugin-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-a-plugin\nVersion: 1.0\n", "utf-8")
    (described / "entry_points.txt").write_text("[netlint]\na-plugin = netlint_a_plugin\n", "utf-8")
    return package / "locale"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ('"There is {what}." = "Er is {wat}."', "nl.toml:1:1: The translation of `There is {what}.` has `{wat}`, but the English text does not."),
        ('"There is {what}." = "Er is {what"', "nl.toml:1:1: The translation of `There is {what}.` has an unmatched `{` or `}`."),
        ('"There is {what}." = "Er is {what!x}"', "nl.toml:1:1: The translation of `There is {what}.` has `{what}`, but the English text does not."),
        ('"There is {what}." = "Er is niets."', "nl.toml:1:1: The translation of `There is {what}.` does not have `{what}`, but the English text does."),
        ('\n"{one} and {two}." = "{one}."', "nl.toml:2:1: The translation of `{one} and {two}.` does not have `{two}`, but the English text does."),
        ('\n"Is it?" = 3', "nl.toml:2:1: The translation of `Is it?` must be text in quotation marks."),
        ('"Is it?" = ', 'nl.toml:1:1: Write a value for `"Is it?"` after the `=`, or put # before the key.'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_invalid_catalogue_is_reported_with_its_plugin(
    netlint: Netlint, tmp_path: Path, plugin: Path, texts: str, said: str, language: str
) -> None:
    (plugin / "nl.toml").write_text(f"{texts}\n", "utf-8")
    done = netlint("--lang", language, PYTHONPATH=str(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "`a-plugin` (netlint-a-plugin 1.0)" in done.stderr
    assert str(Path("netlint_a_plugin", "locale")) in done.stderr
    assert language == "nl" or said in done.stderr


def test_a_compiled_catalogue_that_drops_a_placeholder_is_reported(
    netlint: Netlint, tmp_path: Path, plugin: Path
) -> None:
    catalog = Catalog("nl")
    catalog.add("There is {what}.", "Er is niets.")
    (plugin / "nl" / "LC_MESSAGES").mkdir(parents=True)
    with (plugin / "nl" / "LC_MESSAGES" / "netlint_a_plugin.mo").open("wb") as file:
        write_mo(file, catalog)
    done = netlint(PYTHONPATH=str(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "netlint_a_plugin.mo: The translation of `There is {what}.` does not have `{what}`" in done.stderr


def test_a_plugin_speaks_dutch_and_replaces_none_of_netlints(netlint: Netlint, tmp_path: Path, plugin: Path) -> None:
    texts = '"There is {what}." = "Er is {what}."\n"The charter does not say what the network is for." = "Fout."\n'
    (plugin / "nl.toml").write_text(texts, "utf-8")
    said = netlint("--lang", "nl", "--format", "concise", PYTHONPATH=str(tmp_path / "site")).stdout
    assert "OUR001 Er is none." in said
    assert "NL101 In het handvest staat nog niet waar het netwerk voor is." in said


def test_a_rule_in_a_script_has_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    assert read_catalog("nl", "__main__") is None
