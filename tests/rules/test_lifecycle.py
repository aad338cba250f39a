"""Rules on the life of a network: the days before and after, and what they supersede."""

import datetime as dt

import pytest

from netlint import Rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import run
from netlint.toml import parse
from netlint_essentials.life import dormant, no_survival_review, phase_age_mismatch

TODAY = dt.date(2026, 11, 24)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def severities(rule: Rule, text: str, **options: object) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return [finding.severity for finding in run(rule, text, today=TODAY, options=named).findings]


@pytest.mark.parametrize("rule", [no_survival_review, dormant, phase_age_mismatch])
def test_without_a_network_or_a_day_a_rule_is_not_evaluated(rule: Rule) -> None:
    assert run(rule, '[[members]]\nid = "a"\n').results[rule.code].status == "skipped"
    assert run(rule, "[network]\n", today=None).results[rule.code].status == "skipped"


def messages(rule: Rule, text: str, **options: object) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return [finding.message.text() for finding in run(rule, text, today=TODAY, options=named).findings]


def status(rule: Rule, text: str) -> str:
    return run(rule, text, today=TODAY).status(rule.code)


NO_MOMENT = "The network is under three years old. It has not yet set a date to decide whether and how to go on."


@pytest.mark.parametrize(("age", "number"), [(0, 1), (1094, 1), (1095, 0)])
def test_a_review_of_survival_is_asked_of_the_young(age: int, number: int) -> None:
    assert messages(no_survival_review, f"[network]\nfounded = {ago(age)}\n") == [NO_MOMENT] * number


STRATEGY = '[[meetings]]\nid = "m"\npurpose = "strategy"\n'
REVIEW = '[[rituals]]\nid = "r"\nkind = "charter-review"\n'


@pytest.mark.parametrize(
    ("agreed", "number"),
    [
        ('review-every = "6 months"', 0),
        ('review-every = "yearly"', 0),
        ('review-every = "366 days"', 0),
        ('review-every = "1 to 2 years"', 0),
        ('review-every = "367 days"', 1),
        (REVIEW + 'every = "yearly"', 0),
        (REVIEW + 'every = "2 years"', 1),
        (REVIEW.replace("charter-review", "training") + 'every = "yearly"', 1),
        ('review-every = "2 years"\n' + REVIEW + 'every = "monthly"', 0),
        (f"review-by = {ago(-366)}", 0),
        (f"review-by = {ago(-367)}", 1),
        (f"review-by = {ago(0)}", 0),
        (f"review-by = {ago(1)}", 1),
        (f'review-by = {ago(1)}\nreview-every = "yearly"', 0),
        ('phase = "closed"', 0),
        ('phase = "dormant"', 0),
        (STRATEGY + 'every = "yearly"', 0),
        (STRATEGY + 'every = "2 years"', 1),
        (STRATEGY + f"next = {ago(-100)}", 0),
        (STRATEGY + f"next = {ago(-400)}", 1),
        (STRATEGY + 'when = "as needed"', 1),
        (STRATEGY.replace("strategy", "coordination") + 'every = "weekly"', 1),
    ],
)
def test_a_year_is_soon_enough(agreed: str, number: int) -> None:
    assert len(severities(no_survival_review, f"[network]\nfounded = {ago(100)}\n{agreed}\n")) == number


def test_a_review_on_the_first_birthday_is_fine() -> None:
    for founded in (TODAY, ago(1), ago(300)):
        text = f"[network]\nfounded = {founded}\nreview-by = {founded.replace(year=founded.year + 1)}\n"
        assert severities(no_survival_review, text) == []


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (
            "review-by = 2028-06-01",
            "By 2028-06-01, 555 days from now, the network will decide how to go on. The limit is 366 days.",
        ),
        (
            "review-by = 2026-05-01",
            "The day to decide how to go on was 2026-05-01, 207 days ago. The network has not set a new date yet.",
        ),
        (
            f"review-by = {ago(1)}\nreviewed = {ago(2)}",
            f"The day to decide how to go on was {ago(1)}, 1 day ago. The network has not set a new date yet.",
        ),
        (f"review-by = {ago(2)}\nreviewed = {ago(1)}", NO_MOMENT),
        ('review-by = 2026-05-01\nreviewed = "2026"', NO_MOMENT),
        (
            'review-every = "2 years"',
            "The members read their charter together every 730 days. In the first three years, the limit is 366 days.",
        ),
    ],
)
def test_a_day_that_is_there_is_named(agreed: str, said: str) -> None:
    text = f"[network]\nfounded = {ago(800)}\n{agreed}\n"
    assert messages(no_survival_review, text) == [said]


def test_without_a_founding_day_survival_says_nothing() -> None:
    assert status(no_survival_review, "[network]\n") == "skipped"
    assert status(no_survival_review, '[network]\nphase = "start"\n') == "skipped"


def test_a_year_of_founding_is_read_as_the_oldest_it_can_be() -> None:
    assert severities(no_survival_review, '[network]\nfounded = "2023"\n') == []
    assert len(severities(no_survival_review, '[network]\nfounded = "2024"\n')) == 1


ELSEWHERE = '[[elsewhere]]\nsections = "{}"\nat = "a board"\n'


def test_a_ritual_that_stands_elsewhere_may_be_a_review() -> None:
    text = f"[network]\nfounded = {ago(100)}\n"
    assert status(no_survival_review, text + ELSEWHERE.format("rituals")) == "skipped"
    planned = text + f"review-by = {ago(-100)}\n" + ELSEWHERE.format("rituals")
    assert status(no_survival_review, planned) == "passed"


HELD = '[network]\nname = "x"\n[[meetings]]\nid = "m"\nlast-held = {}\n'


@pytest.mark.parametrize(
    ("days", "severity"), [(90, []), (91, ["warning"]), (180, ["warning"]), (181, ["error"]), (-1, [])]
)
def test_a_network_without_activity_is_dormant(days: int, severity: list[str]) -> None:
    assert severities(dormant, HELD.format(ago(days))) == severity


def test_the_day_and_the_limit_are_told() -> None:
    said = f"The last recorded activity was on {ago(113)}, 113 days ago. The limit is 90 days."
    assert messages(dormant, HELD.format(ago(113))) == [said]
    said = "The last recorded activity was on 2026-05, 177 days ago. The limit is 90 days."
    assert messages(dormant, HELD.format('"2026-05"')) == [said]
    assert messages(dormant, HELD.format('"2026"')) == []
    assert severities(dormant, HELD.format(ago(10)), warn_days=9) == ["warning"]
    assert severities(dormant, HELD.format(ago(10)), warn_days=5, error_days=9) == ["error"]


ACTIVITY = (
    "[[conversations]]\ndate = {}\n",
    '[[decision-log]]\nid = "d"\ndate = {}\n',
    '[[next-steps]]\nid = "s"\ndone-on = {}\n',
    '[[circles]]\nid = "c"\nstarted = {}\n',
    '[[circles]]\nid = "c"\nended = {}\n',
    '[[experiments]]\nid = "e"\nstarted = {}\n',
    '[[rituals]]\nid = "r"\nlast-held = {}\n',
    '[[clients]]\nid = "k"\nlast-asked = {}\n',
    '[[clients]]\nid = "k"\nneeds = [{{ statement = "x", heard-on = {} }}]\n',
    '[[agreements]]\nwith = "Waterland"\nsince = {}\n',
)
BEGINNINGS = (
    "founded = {}\n",
    "reviewed = {}\n",
    "[formation]\nsessions = [{{ date = {} }}]\n",
    '[[members]]\nid = "a"\njoined = {}\n',
    '[[members]]\nid = "a"\nleft = {}\n',
    "[coordination]\nappointed = {}\n",
    "[coordination]\naccepted-on = {}\n",
    '[[next-steps]]\nid = "s"\ncreated = {}\n',
    '[[decision-log]]\nid = "d"\nproposed-on = {}\n',
    '[[elsewhere]]\nsections = "norms"\nat = "a page"\nsince = {}\n',
)


@pytest.mark.parametrize("more", ACTIVITY)
def test_what_was_held_done_or_decided_is_a_sign_of_life(more: str) -> None:
    assert severities(dormant, HELD.format(ago(300)) + more.format(ago(10))) == []
    assert severities(dormant, HELD.format(ago(300)) + more.format(ago(100))) == ["warning"]


@pytest.mark.parametrize("more", BEGINNINGS)
def test_a_beginning_is_no_sign_of_life(more: str) -> None:
    text = "[network]\n" + more.format(ago(10)) + HELD.format(ago(300)).partition("\n")[2].partition("\n")[2]
    assert severities(dormant, text) == ["error"]


@pytest.mark.parametrize("more", [*ACTIVITY[:6], ACTIVITY[8], *ACTIVITY[9:], *BEGINNINGS])
def test_records_of_the_past_alone_say_nothing_of_today(more: str) -> None:
    assert status(dormant, "[network]\n" + more.format(ago(900))) == "skipped"
    assert status(dormant, "[network]\n" + more.format('"2012"')) == "skipped"


@pytest.mark.parametrize("section", ["meetings", "conversations", "decision-log", "next-steps", "rituals", "clients"])
def test_where_activity_stands_elsewhere_nothing_can_be_said(section: str) -> None:
    assert status(dormant, HELD.format(ago(300)) + ELSEWHERE.format(section)) == "skipped"
    assert status(dormant, HELD.format(ago(30)) + ELSEWHERE.format(section)) == "passed"
    assert status(dormant, "[network]\n" + ELSEWHERE.format(section)) == "skipped"


def test_what_has_nothing_to_do_with_activity_may_stand_elsewhere() -> None:
    assert status(dormant, HELD.format(ago(300)) + ELSEWHERE.format("norms")) == "open"


@pytest.mark.parametrize("phase", ["dormant", "closed"])
def test_a_network_that_says_it_rests_is_left_in_peace(phase: str) -> None:
    resting = HELD.format(ago(999)).replace("[network]", f'[network]\nphase = "{phase}"')
    assert severities(dormant, resting) == []
    assert len(severities(dormant, HELD.format(ago(999)))) == 1


def test_a_dormant_network_is_not_told_of_its_momentum_and_steps() -> None:
    rules = load_plugins(isolated=True).rules
    text = f'[network]\nphase = "start"\nfounded = {ago(400)}\n[[meetings]]\nid = "m"\nlast-held = {{held}}\n[[next-steps]]\nid = "s"\nowner = "a"\ndue = {ago(30)}\n'
    chosen = Selection(ActiveRule(rules[code]) for code in ("NL417", "NL419", "NL602"))

    def codes(held: int) -> list[str]:
        report = check(parse("x", text.format(held=ago(held)).encode()), chosen, LintContext(RunOptions(TODAY)))
        return [finding.code for finding in report.findings]

    assert codes(91) == ["NL602"]
    assert codes(60) == ["NL419"]
    assert codes(10) == ["NL417"]


@pytest.mark.parametrize(
    ("phase", "age", "number"),
    [("start", 730, 0), ("start", 731, 1), ("mature", 179, 1), ("mature", 180, 0), ("consolidation", 999, 0)],
)
def test_the_phase_goes_with_the_age(phase: str, age: int, number: int) -> None:
    text = f'[network]\nphase = "{phase}"\nfounded = {ago(age)}\n'
    assert len(severities(phase_age_mismatch, text)) == number


def test_the_limit_and_the_age_are_told() -> None:
    text = '[network]\nphase = "{}"\nfounded = {}\n'
    assert messages(phase_age_mismatch, text.format("start", ago(731))) == [
        "The network is 731 days old, but its phase is still `start`. That phase normally ends after 730 days."
    ]
    assert messages(phase_age_mismatch, text.format("mature", ago(179))) == [
        "The network is only 179 days old, but its phase is already `mature`. That phase normally begins after 180 days."
    ]


@pytest.mark.parametrize(
    ("phase", "founded", "number"),
    [
        ("start", "2024", 0),
        ("start", "2023", 1),
        ("mature", "2026", 0),
        ("mature", "2026-06", 1),
        ("mature", "2026-05", 0),
    ],
)
def test_a_year_or_month_of_founding_is_read_kindly(phase: str, founded: str, number: int) -> None:
    text = f'[network]\nphase = "{phase}"\nfounded = "{founded}"\n'
    assert len(severities(phase_age_mismatch, text)) == number


@pytest.mark.parametrize("phase", ["start", "mature"])
def test_the_phase_of_a_network_without_an_age_is_not_judged(phase: str) -> None:
    assert severities(phase_age_mismatch, f'[network]\nphase = "{phase}"\n') == []
