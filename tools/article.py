"""The page about the article: its ten do's and don'ts, and the rules that check each sentence.

The sentences are in `article.toml`, each with a short quotation and its meaning.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

from netlint.i18n import Language, Translate
from netlint.reporters.base import family_title
from netlint.rules.base import Rule

DATA: dict[str, Any] = tomli.loads((Path(__file__).parent / "article.toml").read_text("utf-8"))
OF_THE_ARTICLE = ("heart", "orientation", "team", "coordination", "learning", "life")
"""The families of rules that come from the article; each of their rules has a sentence."""

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "The article, sentence by sentence",
        "intro": (
            "netlint's rules come from *10 do's & don'ts voor een fantastisch netwerk* by Lars Lutje Schipholt of "
            "Thrivability, published in Dutch on 23 May 2013. This page goes through the sentences of its ten points: "
            "what each one says, a short quotation, and the rules that check it. It also lists what netlint leaves out "
            "on purpose."
        ),
        "opening": "Why it matters",
        "rule": "Rule",
        "rules": "Rules",
        "left": "Left out on purpose",
        "other": "Rules that do not come from the article",
        "other-text": (
            "The rules about the charter itself follow the practice of every register that is kept well. The page of a "
            "rule mentions it if a limit comes from another practice, or if the project chose the limit."
        ),
    },
    "nl": {
        "title": "Het artikel, zin voor zin",
        "intro": (
            "De regels van netlint komen uit *10 do's & don'ts voor een fantastisch netwerk* van Lars Lutje Schipholt "
            "van Thrivability, verschenen op 23 mei 2013. Deze pagina loopt de zinnen van de tien punten langs: een "
            "kort citaat, de strekking, en de regels die ernaar kijken. Ook staat erbij wat netlint met opzet weglaat."
        ),
        "opening": "Waarom het ertoe doet",
        "rule": "Regel",
        "rules": "Regels",
        "left": "Met opzet weggelaten",
        "other": "Regels die niet uit het artikel komen",
        "other-text": (
            "De regels over het handvest zelf volgen de praktijk van elk register dat goed wordt bijgehouden. Als een "
            "grens uit een andere praktijk komt, of een keuze van dit project is, staat dat op de pagina van de regel."
        ),
    },
}
"""The texts of the page that are not about one sentence, in each of its languages."""


def article_page(rules: dict[str, Rule], language: Language, translate: Translate) -> str:
    """Return the page in a language, with links to the pages of the rules in that language."""
    words = WORDS[language]
    folder = "rules" if language == "en" else f"rules/{language}"
    parts = [f"# {words['title']}", words["intro"]]
    family = ""
    for part in DATA["parts"]:
        if part["family"] != family:
            family = part["family"]
            of_family = (rule for rule in rules.values() if rule.family == family)
            title = family_title(next(of_family)) if family in OF_THE_ARTICLE else words["opening"]
            parts.append(f"## {translate(title) if family in OF_THE_ARTICLE else title}")
        if "title" in part:
            parts.append(f"### {part['title'][language]}")
        parts.append("\n".join(_sentence(sentence, rules, folder, language) for sentence in part["sentences"]))
    other = [rule for rule in rules.values() if rule.family not in OF_THE_ARTICLE]
    parts += [f"## {words['other']}", words["other-text"], ", ".join(_link(rule, folder) for rule in other) + "."]
    return "\n\n".join(parts) + "\n"


def problems(rules: dict[str, Rule]) -> Iterator[str]:
    """Yield the codes in the data that are not rules, and the rules of the article without a sentence."""
    named = {code for part in DATA["parts"] for sentence in part["sentences"] for code in sentence.get("rules", ())}
    yield from (f"{code} is not a rule" for code in sorted(named - set(rules)))
    wanted = {rule.code for rule in rules.values() if rule.family in OF_THE_ARTICLE}
    yield from (f"{code} has no sentence of the article" for code in sorted(wanted - named))


def _sentence(sentence: dict[str, Any], rules: dict[str, Rule], folder: str, language: Language) -> str:
    words, gist = WORDS[language], sentence["gist"][language]
    text = f"- “{sentence['quote']}” {gist}" if language == "nl" else f"- {gist} (“{sentence['quote']}”)"
    if codes := sentence.get("rules"):
        listed = ", ".join(_link(rules[code], folder) for code in codes)
        text += f" {words['rules' if len(codes) > 1 else 'rule']}: {listed}."
    if "left-out" in sentence:
        text += f" *{words['left']}: {sentence['left-out'][language]}*"
    return text


def _link(rule: Rule, folder: str) -> str:
    return f"[{rule.code} {rule.name}]({folder}/{rule.code}.md)"
