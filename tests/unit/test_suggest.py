"""Suggestions: near means near, for every list of words that netlint suggests from, and a guess never hides the list."""

import random
from functools import cache
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.api.check import check
from netlint.charter import Charter, keys
from netlint.charter.repair.words_for_keys import DUTCH, ENGLISH
from netlint.i18n import Message
from netlint.plugins.registry import load_plugins
from netlint.rules.finding import SEVERITIES
from netlint.rules.levels import LEVELS
from netlint.settings import SettingsError
from netlint.settings.schema import SettingsFile
from netlint.utils.suggest import guess_and_known, letters, similar, suggest

RULES = load_plugins(isolated=True).rules
WORDS = {
    "keys": sorted({*DUTCH, *ENGLISH}),
    "tables": [key for _, key in keys(Charter)],
    "settings": [key for _, key in keys(SettingsFile)],
    "rules": sorted({name for rule in RULES.values() for name in (rule.name, rule.family, rule.code)}),
    "plugins": ["essentials", "ostrom", "practicalities"],
    "formats": list(load_plugins(isolated=True).formats),
    "levels": list(LEVELS),
    "severities": list(SEVERITIES),
    "ids": ["ana", "bo", "cas", "water-boards", "day-rate", "anna-de-vries"],
}
"""What is known, for each use of a suggestion."""

TYPOS = [
    ("keys", "purpos", "purpose"),
    ("keys", "prupose", "purpose"),
    ("keys", "puprsoe", "purpose"),
    ("keys", "Purpose", "purpose"),
    ("keys", "legal_form", "legal-form"),
    ("keys", "review_evry", "review-every"),
    ("tables", "membres", "members"),
    ("tables", "valeus", "values"),
    ("tables", "decison-log", "decision-log"),
    ("tables", "nextsteps", "next-steps"),
    ("tables", "Next Steps", "next-steps"),
    ("settings", "extned-select", "extend-select"),
    ("settings", "select-extend", "extend-select"),
    ("settings", "execptions", "exceptions"),
    ("settings", "fail_on", "fail-on"),
    ("rules", "no-core-value", "no-core-values"),
    ("rules", "coordinaton", "coordination"),
    ("rules", "nl102", "NL102"),
    ("rules", "NL1O6", "NL106"),
    ("rules", "NL20l", "NL201"),
    ("rules", "NK102", "NL102"),
    ("rules", "N102", "NL102"),
    ("plugins", "essentails", "essentials"),
    ("formats", "sarf", "sarif"),
    ("formats", "SARIF", "sarif"),
    ("formats", "mermiad", "mermaid"),
    ("levels", "sond", "sound"),
    ("levels", "esential", "essential"),
    ("severities", "eror", "error"),
    ("severities", "warnig", "warning"),
    ("ids", "waterboards", "water-boards"),
    ("ids", "boards-water", "water-boards"),
    ("ids", "anna-de-vreis", "anna-de-vries"),
]
"""Words with a typo, each with the word that must be suggested."""

DISTINCT = [
    ("keys", "format"),
    ("keys", "mission-statement"),
    ("keys", "colour"),
    ("keys", "kleur"),
    ("tables", "description"),
    ("tables", "beschrijving"),
    ("tables", "settings"),
    ("tables", "notes"),
    ("tables", "goals"),
    ("settings", "description"),
    ("settings", "include"),
    ("settings", "mate"),
    ("settings", "format"),
    ("settings", "negeren"),
    ("rules", "NL102,NL106"),
    ("rules", "NL102 NL106"),
    ("rules", "NL102;NL106"),
    ("rules", "NL1*"),
    ("rules", "NL999"),
    ("rules", "E501"),
    ("rules", "values/*"),
    ("rules", "ALL"),
    ("rules", "no-fun"),
    ("plugins", "potential"),
    ("formats", "reason"),
    ("formats", "pdf"),
    ("formats", "xml"),
    ("formats", "markup"),
    ("levels", "potential"),
    ("levels", "basis"),
    ("severities", "fatal"),
    ("severities", "hint"),
    ("severities", "warm"),
    ("severities", "learning-by-doing"),
    ("ids", "dan"),
    ("ids", "ben"),
    ("ids", "day-trip"),
]
"""Other words: nothing must be suggested for them."""


@pytest.mark.parametrize(("use", "typo", "meant"), TYPOS)
def test_a_typo_suggests_the_word(use: str, typo: str, meant: str) -> None:
    assert suggest(typo, WORDS[use]) == meant


@pytest.mark.parametrize(("use", "word"), DISTINCT)
def test_another_word_suggests_nothing(use: str, word: str) -> None:
    assert suggest(word, WORDS[use]) is None


@cache
def slipped(word: str, seed: int) -> str:
    """Return a word with one slip: a letter missing, doubled or swapped."""
    chance = random.Random(f"{word} {seed}")
    at = chance.randrange(1, len(word) - 1)
    missing, doubled = word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]
    return chance.choice((missing, doubled, word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


@pytest.mark.parametrize("use", WORDS)
def test_one_slip_in_any_word_suggests_it(use: str) -> None:
    """Of a hundred words with a slip, at most two suggest another word than the one with the slip."""
    known = WORDS[use]
    tried = [(word, slipped(word, seed)) for word in known if len(letters(word)) >= 5 for seed in range(5)]
    tried = [(word, typo) for word, typo in tried if typo not in known]
    missed = [(word, typo, suggest(typo, known)) for word, typo in tried if suggest(typo, known) != word]
    assert len(missed) <= len(tried) * 0.02, missed


@pytest.mark.parametrize("use", ["settings", "formats", "levels", "severities", "plugins"])
def test_words_of_the_charter_are_no_typos_of_others(use: str) -> None:
    """Of a hundred words that people write in charters, at most one suggests a setting, a format or the like."""
    known = WORDS[use]
    others = {word for said in (*DUTCH.values(), *ENGLISH.values()) for word in said.split()} | {*DUTCH, *ENGLISH}
    near = {word: suggest(word, known) for word in sorted(others - {*known}) if suggest(word, known)}
    assert len(others) > 800
    assert len(near) <= len(others) * 0.01, near


def test_the_nearest_word_comes_first() -> None:
    assert similar("reviews", ["review-by", "reviewed", "review"]) == ["review", "reviewed"]
    assert similar("abcdef", ["abcdeg", "abcdfe"], most=1) == ["abcdfe"]


def test_after_a_guess_comes_the_list() -> None:
    where = Message("All: {known}.", {"known": ("purpose",)})
    assert guess_and_known("purpos", ["purpose"], where).text() == "Did you mean `purpose`? All: purpose."
    assert guess_and_known("colour", ["purpose"], where).text() == "All: purpose."


SETTINGS = [
    ("extned-select = []", "Did you mean `extend-select`? Allowed keys: custom, "),
    ('description = "a"', "Unknown key `description`. Allowed keys: custom, "),
    ("[rules.meeting-overdue]\ngrace-day = 3", "Did you mean `grace-days`? Allowed keys: grace-days and intervals."),
    ('ignore = ["no-core-value"]', "Did you mean `no-core-values`? `netlint rules` lists all rules."),
    ('severity.NL102 = "warn"', 'must be one of: "error", "info" or "warning"; found "warn". Did you mean "warning"?'),
    ('ignore = ["NL102,NL106"]', "`NL102,NL106` names several rules. Write each name on its own: `NL102` and `NL106`."),
    ('select = ["NL102 NL106"]', "`NL102 NL106` names several rules."),
    ('extend-select = ["NL102;no-purpose"]', "Write each name on its own: `NL102` and `no-purpose`."),
    ('severity."NL102, NL106" = "info"', "Write each name on its own: `NL102` and `NL106`."),
    ('rules."NL102/NL106".x = 1', "Write each name on its own: `NL102` and `NL106`."),
    ('[[exceptions]]\nrule = "NL102 en NL106"\nreason = "x"', "Write each name on its own: `NL102` and `NL106`."),
    ('ignore = ["NL1*"]', "A selector is not a pattern. Write `NL1` instead of `NL1*`."),
    ('ignore = ["coordination/*"]', "A selector is not a pattern. Write `coordination` instead of `coordination/*`."),
    ('ignore = ["values/*"]', "A selector is not a pattern, so it has no `*`. Write a code (`NL102`), the beginning"),
    ('select = ["ALL"]', "`ALL` is not a selector. For all rules whose codes begin with `NL`, write `NL`."),
    ('select = ["*"]', "`*` is not a selector. For all rules whose codes begin with `NL`, write `NL`."),
]


@pytest.mark.parametrize(("settings", "said"), SETTINGS)
def test_settings_say_what_was_meant_and_what_is_known(settings: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check("", settings=settings)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "NL102;NL106"], "--select: `NL102;NL106` names several rules."),
        (["--ignore", "NL4*"], "--ignore: A selector is not a pattern. Write `NL4` instead of `NL4*`."),
        (["--format", "sarf"], "Did you mean `sarif`? Available formats: agenda, "),
        (["--formt", "json"], "No such option '--formt'. Did you mean '--format'?"),
        (["--colour"], "No such option '--colour'."),
        (["chek"], "Did you mean the command `netlint check`? `netlint --help` lists all commands."),
        (["rules", "NL102 NL106"], "names several rules. Write each name on its own"),
        (["explain", "NL102,NL106"], "Put spaces between several: `netlint explain NL102 NL106`."),
        (["explain", "prupose"], "Did you mean `purpose`? `netlint rules` lists all rules, and `netlint explain"),
    ],
)
def test_the_command_line_says_what_was_meant_and_what_is_known(
    netlint: Netlint, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "charter.toml").write_text("", "utf-8")
    done = netlint(*arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("named", "said", "advice"),
    [
        ("NL102 NL106", "`NL102 NL106` names several rules.", "Put a comma between the rules: `ignore[NL102, NL106]`."),
        ("NL102;NL106", "`NL102;NL106` names several rules.", "Put a comma between the rules: `ignore[NL102, NL106]`."),
        ("NL1*", "A selector is not a pattern. Write `NL1` instead of `NL1*`.", "Remove `NL1*` from this comment"),
        ("no-core-value", "Did you mean `no-core-values`?", "`netlint rules` lists all rules."),
        ("description", "Unknown rule `description`. `netlint rules` lists all rules.", "Remove `description`"),
    ],
)
def test_ignore_comments_say_what_was_meant(named: str, said: str, advice: str) -> None:
    report = check(f'[network]\nname = "Stroomop"  # netlint: ignore[{named}] We decide in May\n')
    found = next(one for one in report.findings if one.code == "NL021")
    assert said in found.message
    assert found.advice is not None
    assert advice in found.advice


LISTED = "`netlint explain {table}` lists what is allowed here."


@pytest.mark.parametrize(
    ("text", "meant", "table"),
    [
        ('[network]\nname = "S"\nrevew-evry = "monthly"\n', "`review-every`", "network"),
        ('[network]\nname = "S"\n[[members]]\nid = "a"\nexpretisse = ["x"]\n', "`expertise`", "members"),
        ('[network]\nname = "S"\n[mebmerhsip]\nterm = "x"\n', "`membership`", "charter"),
    ],
)
def test_where_a_guess_is_not_certain_the_charter_is_told_where_all_keys_are(text: str, meant: str, table: str) -> None:
    found = next(one for one in check(text).findings if one.code == "NL003")
    assert meant in found.message
    assert found.advice.endswith(LISTED.format(table=table)), (found.message, found.advice)


def test_where_a_guess_is_certain_the_advice_is_short() -> None:
    found = next(one for one in check('[network]\nname = "S"\npurpouse = "x"\n').findings if one.code == "NL003")
    assert "netlint explain" not in found.advice
