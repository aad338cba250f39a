"""What rules about membership count, where they stop, and when they are skipped."""

import pytest
from conftest import MEMBERS, UNREAD, found
from netlint import Rule, testing

from netlint_ostrom.membership import costs_and_benefits_apart, unclear_boundary
from netlint_ostrom.nesting import charter_in_other_hands


@pytest.mark.parametrize(("rule", "section"), [(unclear_boundary, "members"), (charter_in_other_hands, "network")])
def test_without_its_section_a_rule_is_skipped(rule: Rule, section: str) -> None:
    result = testing.run(rule, '[membership]\nadmission = "By invitation."\n').results[rule.code]
    assert result.status == "skipped"
    assert result.reason
    assert section in result.reason.text()


NOT_WHO = ["The charter says how someone joins, but not who decides about it."]


@pytest.mark.parametrize(
    "line",
    [
        'admission = "By consent."',
        'admission = ["An evening together.", "Then the others vote."]',
        'admission = "Jan-Willem says yes or no."',
        'admission = "Na drie bijeenkomsten zeggen alle leden ja of nee."',
        'admission = "Ieder lid mag nee zeggen."',
        'trial = "Three months, and then we decide."',
        'invite = "Whoever has worked with the candidate."',
    ],
)
def test_a_text_that_says_who_decides_draws_the_boundary(line: str) -> None:
    assert found(unclear_boundary, f"{MEMBERS}[membership]\n{line}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        'admission = "You become a member after three meetings."',
        'admission = "Je wordt lid na drie bijeenkomsten."',
        'admission = "Whoever shares the core values."',
        'trial = "Three months."',
        'admission = "Something banana."',
    ],
)
def test_a_text_that_says_only_how_does_not(line: str) -> None:
    assert found(unclear_boundary, f"{MEMBERS}[membership]\n{line}\n") == NOT_WHO


def test_a_boundary_can_be_drawn_where_decisions_are_described() -> None:
    joining = '[membership]\nadmission = "By invitation."\n'
    for more in (
        '[decisions]\nmethod = "consent"\nscopes = "nieuwe leden"\n',
        '[coordination]\ncoordinator = "ana"\ndecides = "admission"\n',
        '[coordination]\ncoordinator = "ana"\ndecides = "*"\n',
    ):
        assert found(unclear_boundary, MEMBERS + joining + more) == []
    for more in (
        '[decisions]\nscopes = "nieuwe leden"\n',
        '[decisions]\nmethod = "none"\nscopes = "nieuwe leden"\n',
        '[decisions]\nmethod = "consent"\nscopes = "money"\n',
        '[coordination]\ndecides = "admission"\n',
    ):
        assert found(unclear_boundary, MEMBERS + joining + more) == NOT_WHO


def test_words_that_are_not_known_are_not_asked_for() -> None:
    assert found(unclear_boundary, f'{UNREAD}{MEMBERS}[membership]\nadmission = "Auf Einladung."\n') == []
    assert found(unclear_boundary, f'{UNREAD}{MEMBERS}[membership]\nadmission = " "\n')


PAID, IN, OUT, NEITHER = (
    ["The charter says what members pay, but not what the money is for."],
    ["The charter says what members put in, but not what they get for it."],
    ["The charter says what members get, but not what they put in."],
    ["The charter does not say what members put in or what they get for it. (info)"],
)
OFFER = '[[members]]\nid = "ana"\noffers = "soil tests"\n'
HOURS = '[[members]]\nid = "ana"\nhours-per-month = { committed = 8 }\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[economy]\nmembership-fee = 25", PAID),
        ("[economy]\nmembership-fee = 0", NEITHER),
        ("[economy]\nmembership-fee = 0.5", PAID),
        ('[economy]\nmembership-fee = "0.5 percent"', PAID),
        ('[economy]\nmembership-fee = "0 euro"', NEITHER),
        ('[economy]\nmembership-fee = "Geen."', NEITHER),
        ('[economy]\nmembership-fee = "Geen vast bedrag; ieder geeft wat past."', PAID),
        ('[economy]\nmembership-fee = 25\nfund-purpose = "A cool room."', []),
        ("[economy]\nreferral-fee = { percent = 10 }", PAID),
        ('[economy]\nreferral-fee = { percent = 10, purpose = "A day of training." }', []),
        ('[economy]\nreferral-fee = { percent = 0, purpose = "A day of training." }', NEITHER),
        ('[economy]\nfund-purpose = "A cool room."', OUT),
        ('[plugins.ostrom]\nbenefits = "A cool room."', OUT),
        ('[membership]\nmin-contribution = "An evening a month"', IN),
        ("[membership]\nmin-contribution = 0", NEITHER),
        ('[membership]\nmin-contribution = 4\n[plugins.ostrom]\nbenefits = ["Four people to think along"]', []),
        (HOURS, IN),
        (HOURS + '[[members]]\nid = "bo"\noffers = "bread"', []),
        (OFFER, []),
        (OFFER + "[economy]\nmembership-fee = 25", PAID),
        (OFFER + '[economy]\nfund-purpose = "A cool room."', []),
        (OFFER + 'status = "alumni"', NEITHER),
    ],
)
def test_what_goes_in_asks_for_what_comes_out(text: str, said: list[str]) -> None:
    assert found(costs_and_benefits_apart, text) == said


def test_a_finding_about_hours_points_at_them() -> None:
    assert testing.lines(testing.run(costs_and_benefits_apart, HOURS)) == [f"3: {IN[0]}"]
