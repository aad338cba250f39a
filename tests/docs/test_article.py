"""The page on the article: each of its rules has a sentence, and each sentence a rule or a reason."""

import sys

import pytest
from support.commands import ROOT

from netlint.plugins.registry import load_plugins

sys.path.insert(0, str(ROOT / "tools"))
import article

RULES = load_plugins(isolated=True).rules
SENTENCES = [sentence for part in article.DATA["parts"] for sentence in part["sentences"]]


def test_every_rule_of_the_article_has_a_sentence_and_the_other_way_round() -> None:
    assert list(article.problems(RULES)) == []


def test_a_rule_without_a_sentence_and_a_code_without_a_rule_are_named() -> None:
    fewer = {code: rule for code, rule in RULES.items() if code != "NL101"}
    assert list(article.problems(fewer)) == ["NL101 is not a rule"]


def test_a_rule_that_is_named_nowhere_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(article.DATA, "parts", article.DATA["parts"][1:])
    assert list(article.problems(RULES)) == [f"NL60{number} has no sentence of the article" for number in (1, 2, 3)]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["quote"][:40])
def test_a_sentence_is_a_short_quote_with_rules_or_a_reason(sentence: dict[str, object]) -> None:
    assert len(str(sentence["quote"]).split()) <= 14
    assert sentence.get("rules") or sentence.get("left-out")


@pytest.mark.parametrize("kind", ["Don't", "Do"])
def test_the_ten_dos_and_donts_are_there(kind: str) -> None:
    titles = [part["title"]["nl"] for part in article.DATA["parts"] if "title" in part]
    assert len([title for title in titles if title.startswith(f"{kind}:")]) == 5


def test_an_english_page_has_the_dutch_quotation_after_the_english_sentence() -> None:
    page = article.article_page(RULES, "en", str)
    quote, gist = SENTENCES[0]["quote"], SENTENCES[0]["gist"]["en"]
    assert f"- {gist} (“{quote}”) Rules: [NL601" in page
