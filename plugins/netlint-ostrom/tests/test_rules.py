"""What each rule counts, where it stops, and when it is skipped."""

import pytest
from netlint import Rule, testing

from netlint_ostrom.membership import costs_and_benefits_apart, unclear_boundary
from netlint_ostrom.nesting import charter_in_other_hands, unlinked_level
from netlint_ostrom.steering.agreements import affected_without_a_say, unwatched_agreements
from netlint_ostrom.steering.conflict import distant_conflict_route, no_graduated_response

MEMBERS = '[[members]]\nid = "ana"\n[[members]]\nid = "jan-willem"\nname = "Jan-Willem"\n[[members]]\nid = "cas"\n'
UNREAD = '[network]\nlanguage = "de-AT"\n'


def found(rule: Rule, text: str, **options: object) -> list[str]:
    """Return the messages of a rule, with their severity where it is not the rule's own."""
    report = testing.run(rule, text, options={name.replace("_", "-"): value for name, value in options.items()})
    assert rule.code not in report.results or report.results[rule.code].status == "open"
    return [
        finding.message.text() + (f" ({finding.severity})" if finding.severity != rule.severity else "")
        for finding in report.in_order()
    ]


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
    assert found(no_graduated_response, f'{UNREAD}[membership]\nremoval = "Nach zwei Gesprächen."\n') == []
    assert found(distant_conflict_route, f'{UNREAD}[norms]\nconflict-route = "Binnen einer Woche, extern."\n') == []


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


UNSAID = ["The charter does not say how members can help to change an agreement that affects them."]
ALONE = ["The coordinator decides, but the charter does not say how members can help to change an agreement."]
TAKES = ["The coordinator changes the charter without the members."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(
            (f'[decisions]\nmethod = "{way}"', [])
            for way in ("consent", "consensus", "majority", "advice", "unanimity")
        ),
        ('[decisions]\nmethod = "none"', UNSAID),
        ("[decisions]\ndeadline-days = 14", UNSAID),
        ('[decisions]\namendment = "At any meeting."', []),
        ('[decisions]\namendment = " "', UNSAID),
        ('[decisions]\nmethod = "coordinator"', ALONE),
        ('[decisions]\nmethod = "consent"\n[coordination]\ndecides = "*"', ALONE),
        ('[decisions]\nmethod = "consent"\n[coordination]\ndecides = "the agenda"', []),
        ('[decisions]\nmethod = "coordinator"\namendment = "At any meeting."', []),
        ('[plugins.ostrom]\ncharter-changed-by = "members"', []),
        ('[plugins.ostrom]\ncharter-changed-by = ["coordinator", "members"]', []),
        ('[plugins.ostrom]\ncharter-changed-by = ["coordinator"]', TAKES),
        ('[decisions]\namendment = "At any meeting."\n[plugins.ostrom]\ncharter-changed-by = "coordinator"', TAKES),
        ('[plugins.ostrom]\ncharter-changed-by = "outside"', []),
    ],
)
def test_who_changes_an_agreement(text: str, said: list[str]) -> None:
    assert found(affected_without_a_say, text) == said


NOBODY = ["The charter does not say who keeps an eye on progress and agreements, or when the group looks back."]
TOO_RARE = ["The group looks back every 730 days. The limit is 366."]
PULL = '[coordination]\ncoordinator = ["ana", "cas"]\n'
ANSWERS = "The charter says who keeps an eye on progress ({}), but not how they answer to the members."
LOOKS = '[[responsibilities]]\nid = "follow-up"\nholders = ["cas"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[network]\nreview-every = "yearly"', []),
        ('[network]\nreview-every = "2 years"', TOO_RARE),
        ('[[rituals]]\nid = "a"\nkind = "charter-review"\nevery = "2 years"', TOO_RARE),
        ('[[meetings]]\nid = "a"\npurpose = "coordination"\nevery = "2 years"', TOO_RARE),
        (
            '[network]\nreview-every = "3 years"\n[[rituals]]\nid = "a"\nkind = "retrospective"\nevery = "2 years"',
            TOO_RARE,
        ),
        ('[network]\nreview-every = "2 years"\n' + LOOKS, [ANSWERS.format("cas")]),
        ('[[rituals]]\nid = "a"\nkind = "retrospective"\nevery = "per kwartaal"', []),
        ('[[rituals]]\nid = "a"\nkind = "charter-review"\nevery = "yearly"', []),
        ('[[rituals]]\nid = "a"\nkind = "charter-review"', NOBODY),
        ('[[rituals]]\nid = "a"\nkind = "training"\nevery = "monthly"', NOBODY),
        ('[[meetings]]\nid = "a"\npurpose = "coordination"\nevery = "monthly"', []),
        ('[[meetings]]\nid = "a"\npurpose = "social"\nevery = "monthly"', NOBODY),
        (PULL, [ANSWERS.format("ana and cas")]),
        (PULL + "until = 2027-01-01", []),
        (PULL + 'selected-by = "consent"', []),
        (PULL + 'rotation = "each year"', []),
        (PULL + 'reconfirm-every = "yearly"', []),
        (PULL + LOOKS, [ANSWERS.format("ana and cas")]),
        (LOOKS, [ANSWERS.format("cas")]),
        (LOOKS + 'accountable = "cas"', []),
        (LOOKS + "review-by = 2027-01-01", []),
        ('[[responsibilities]]\nid = "afspraken"\nuntil = 2027-01-01', NOBODY),
        ('[[responsibilities]]\nid = "a"\ntitle = "Afspraken"\naccountable = "ana"', []),
        ('[[responsibilities]]\nid = "logo"\nholders = "ana"\nuntil = 2027-01-01', NOBODY),
    ],
)
def test_who_watches_and_to_whom_they_answer(text: str, said: list[str]) -> None:
    assert found(unwatched_agreements, text) == said


def test_how_often_a_group_looks_back_is_an_option() -> None:
    half_yearly = '[network]\nreview-every = "6 months"\n'
    assert found(unwatched_agreements, half_yearly, most_days=183) == []
    rare = ["The group looks back every 183 days. The limit is 182."]
    assert found(unwatched_agreements, half_yearly, most_days=182) == rare


def test_a_rhythm_that_is_too_slow_is_pointed_at() -> None:
    text = '[[rituals]]\nid = "a"\nkind = "charter-review"\nevery = "2 years"\n'
    assert testing.lines(testing.run(unwatched_agreements, text)) == [f"4: {TOO_RARE[0]}"]


@pytest.mark.parametrize(
    ("text", "least", "said"),
    [
        ("", 1, ["The charter does not say what happens, step by step, if an agreement is not kept. (info)"]),
        ("", 0, []),
        (
            '[membership]\nremoval = "By a vote."',
            1,
            ["The charter says how the group can end a membership, but not which lighter steps come first."],
        ),
        ('[membership]\nremoval = "Na twee waarschuwingen."', 1, []),
        ('[membership]\nremoval = ["A talk.", "A pause.", "The end."]', 2, []),
        (
            '[membership]\nremoval = ["A talk.", "A pause.", "The end."]',
            3,
            ["The charter has only 2 of at least 3 lighter steps."],
        ),
        ('[plugins.ostrom]\ngraduated-response = "Een kop koffie."', 1, []),
        ('[plugins.ostrom]\ngraduated-response = ["a", "b"]', 2, []),
        (
            '[plugins.ostrom]\ngraduated-response = ["a", " "]',
            2,
            ["The charter has only 1 of at least 2 lighter steps."],
        ),
        ('[membership]\nremoval = "After a talk."\n[plugins.ostrom]\ngraduated-response = "a"', 2, []),
    ],
)
def test_lighter_steps_are_counted(text: str, least: int, said: list[str]) -> None:
    assert found(no_graduated_response, text, least=least) == said


NO_ROUTE = ["The charter does not say who in the network can help in a conflict, and how soon."]
NOT_NEAR = ["The conflict route does not say who in the network can help."]
NO_TERM = ["The conflict route does not say within how many days you talk. (info)"]


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ('""', NO_ROUTE),
        ("{ steps = [] }", NO_ROUTE),
        ('"We talk within a week."', []),
        ('"We talk."', NO_TERM),
        ('"Whoever is stuck asks Jan-Willem the same day."', []),
        ('"Een derde lid zit er binnen tien dagen bij."', []),
        ('"Bij het eerstvolgende overleg, met de hele groep."', []),
        ('{ steps = "the two of you, within a week" }', NOT_NEAR),
        ('{ steps = "the two of you, within a week", mediator = "A member of another network" }', NOT_NEAR),
        ('{ steps = "the two of you, within a week", mediator = "ana" }', []),
        ('{ steps = ["a talk within days", "met een extern bemiddelaar, lid van de beroepsvereniging"] }', NOT_NEAR),
        ('{ mediator = "The coordinator" }', NO_TERM),
    ],
)
def test_a_route_is_near_and_quick(route: str, said: list[str]) -> None:
    assert found(distant_conflict_route, f"{MEMBERS}[norms]\nconflict-route = {route}\n") == said


def test_among_two_nobody_else_is_inside() -> None:
    far = '[norms]\nconflict-route = { steps = "the two of you, within a week", mediator = "A neighbour" }\n'
    two, third = '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n', '[[members]]\nid = "cas"\n'
    assert found(distant_conflict_route, two + far) == []
    assert found(distant_conflict_route, two + third + far) == NOT_NEAR
    assert found(distant_conflict_route, f'{two}{third}status = "alumni"\n{far}') == []
    assert found(distant_conflict_route, two) == NO_ROUTE


def test_days_are_a_term_up_to_the_option() -> None:
    route = '[norms]\nconflict-route = "We talk."\n[plugins.ostrom]\nconflict-days = 30\n'
    assert found(distant_conflict_route, route) == []
    slow = ["The conflict route allows 30 days before the first talk. The limit is 29."]
    assert found(distant_conflict_route, route, most_days=29) == slow
    assert found(distant_conflict_route, "[plugins.ostrom]\nconflict-days = 3\n") == NO_ROUTE


PART = '[network]\nparent = "Valley"\n'
OURS = ["The network is part of Valley, but the charter does not say that its own members can change it."]
OUTSIDE = ["The charter is changed from outside, without the members."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[network]\nname = "x"', []),
        ('[network]\nparent = " "', []),
        (PART, OURS),
        (PART + '[decisions]\nmethod = "consent"', OURS),
        (PART + '[decisions]\namendment = "By consent."', []),
        *((PART + f"[plugins.ostrom]\ncharter-changed-by = {hand}", []) for hand in ('"members"', '"coordinator"')),
        (PART + '[plugins.ostrom]\ncharter-changed-by = ["outside", "members"]', []),
        (PART + '[decisions]\namendment = "x"\n[plugins.ostrom]\ncharter-changed-by = "outside"', OUTSIDE),
        ('[network]\nname = "x"\n[plugins.ostrom]\ncharter-changed-by = ["outside", "coordinator"]', OUTSIDE),
    ],
)
def test_whose_charter_it_is(text: str, said: list[str]) -> None:
    assert found(charter_in_other_hands, text) == said


TREES = '[[circles]]\nid = "trees"\nmembers = ["ana", "jan-willem"]\n'
BREAD = '[[circles]]\nid = "bread"\nmembers = ["cas"]\n'
LOOSE = "Some circles have nobody who links them to the rest of the network: "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        (TREES, [LOOSE + "trees."]),
        (TREES + 'lead = "ana"', []),
        (TREES + "ended = 2026-01-01", []),
        (TREES + BREAD, [LOOSE + "trees and bread."]),
        (TREES + BREAD.replace('"cas"', '"cas", "ana"'), []),
        (TREES + BREAD.replace('"cas"', '"cas", "ana"') + "ended = 2026-01-01", [LOOSE + "trees."]),
        (TREES.replace('"ana"', '"ana", "cas"'), []),
        (TREES + '[coordination]\ncoordinator = "ana"', []),
        (TREES + '[coordination]\ncoordinator = "cas"', [LOOSE + "trees."]),
        (TREES + '[coordination]\ndeputy = "jan-willem"', []),
        (TREES + '[[responsibilities]]\nid = "shops"\nholders = "jan-willem"', []),
        ('[[circles]]\nid = "empty"', [LOOSE + "empty."]),
    ],
)
def test_a_circle_is_linked_by_someone(text: str, said: list[str]) -> None:
    assert found(unlinked_level, MEMBERS + text) == said


def test_a_circle_without_known_members_around_it_still_needs_someone() -> None:
    assert found(unlinked_level, TREES) == [LOOSE + "trees."]
    assert found(unlinked_level, '[[circles]]\nid = "empty"') == [LOOSE + "empty."]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("", False),
        ('[plugins.ostrom]\nrepresented-by = "ana"', True),
        ('[plugins.ostrom]\nrepresented-by = ""', False),
        ('[[responsibilities]]\nid = "a"\ntitle = "Our voice in the Valley"\nholders = "ana"', True),
        ('[[responsibilities]]\nid = "a"\naim = "Contact met de koepel"\naccountable = "ana"', True),
        ('[[responsibilities]]\nid = "a"\naim = "Contact met de koepel"', False),
        ('[[responsibilities]]\nid = "valleys"\nholders = "ana"', False),
    ],
)
def test_the_parent_is_spoken_to_by_someone(text: str, linked: object) -> None:
    expected = [] if linked else ["The charter does not say who speaks for this network in Valley."]
    assert found(unlinked_level, PART + text) == expected
