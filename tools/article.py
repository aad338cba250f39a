"""The page on the article: its ten do's and don'ts, and for each sentence the rules that check it.

The sentences stand in `article.toml`, each as a short quote and a paraphrase.
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
            "Thrivability, published in Dutch on 23 May 2013. Here is each sentence of its ten points, as a short "
            "quote, with the rules that check it, and what is left out on purpose."
        ),
        "opening": "Why it matters",
        "left": "Left out on purpose",
        "other": "Rules that do not come from the article",
        "other-text": (
            "The rules on the charter itself are the practice of every register that is kept well. Where a threshold "
            "comes from another practice, or is the project's own choice, the page of the rule says so."
        ),
    },
    "nl": {
        "title": "Het artikel, zin voor zin",
        "intro": (
            "De regels van netlint komen uit *10 do's & don'ts voor een fantastisch netwerk* van Lars Lutje Schipholt "
            "van Thrivability, verschenen op 23 mei 2013. Hier staat elke zin van de tien punten, als kort citaat, met "
            "de regels die ernaar kijken, en wat met opzet is weggelaten."
        ),
        "opening": "Waarom het telt",
        "left": "Met opzet weggelaten",
        "other": "Regels die niet uit het artikel komen",
        "other-text": (
            "De regels over het handvest zelf zijn de praktijk van elk register dat goed wordt bijgehouden. Komt een "
            "grens uit een andere praktijk, of is die een keuze van dit project, dan zegt de pagina van de regel dat."
        ),
    },
}
"""What the page says beside the article, in each language that it is written in."""


def article_page(rules: dict[str, Rule], language: Language, translate: Translate) -> str:
    """Write the page in a language; links go to the pages of the rules in that language."""
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
    """Yield which codes in the data are no rules, and which rules of the article have no sentence."""
    named = {code for part in DATA["parts"] for sentence in part["sentences"] for code in sentence.get("rules", ())}
    yield from (f"{code} is no rule" for code in sorted(named - set(rules)))
    wanted = {rule.code for rule in rules.values() if rule.family in OF_THE_ARTICLE}
    yield from (f"{code} has no sentence of the article" for code in sorted(wanted - named))


def _sentence(sentence: dict[str, Any], rules: dict[str, Rule], folder: str, language: Language) -> str:
    text = f"- “{sentence['quote']}” {sentence['gist'][language]}"
    if codes := sentence.get("rules"):
        text += " " + ", ".join(_link(rules[code], folder) for code in codes) + "."
    if "left-out" in sentence:
        text += f" *{WORDS[language]['left']}: {sentence['left-out'][language]}*"
    return text


def _link(rule: Rule, folder: str) -> str:
    return f"[{rule.code} {rule.name}]({folder}/{rule.code}.md)"
