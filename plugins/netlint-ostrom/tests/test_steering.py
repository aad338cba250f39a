"""What rules about agreements and conflicts count, and where they stop."""

import pytest
from conftest import MEMBERS, UNREAD, found
from netlint import testing

from netlint_ostrom.steering.agreements import affected_without_a_say, unwatched_agreements
from netlint_ostrom.steering.conflict import distant_conflict_route, no_graduated_response


def test_words_about_steps_and_routes_that_are_not_known_are_not_asked_for() -> None:
    assert found(no_graduated_response, f'{UNREAD}[membership]\nremoval = "Nach zwei Gesprächen."\n') == []
    assert found(distant_conflict_route, f'{UNREAD}[norms]\nconflict-route = "Binnen einer Woche, extern."\n') == []


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
