"""What answers each rule, what does not, and when it is skipped."""

import pytest
from netlint import Rule, testing

from netlint_practicalities.money import no_commons_share, no_open_books, no_revenue_split
from netlint_practicalities.outside import no_name_agreement, no_signatory
from netlint_practicalities.people import no_illness_agreement, no_removal_route, no_work_division
from netlint_practicalities.places import no_channel, no_second_key_holder

NETWORK = '[network]\nname = "Stroomop"\n'
MEMBERS = '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n[[members]]\nid = "cas"\n'
OWN = "[plugins.practicalities]\n"


def found(rule: Rule, text: str) -> list[str]:
    """Return the messages of a rule, with their severity if it is not the rule's own."""
    report = testing.run(rule, text)
    assert rule.code not in report.results or report.results[rule.code].status == "open"
    return [
        finding.message.text() + (f" ({finding.severity})" if finding.severity != rule.severity else "")
        for finding in report.in_order()
    ]


def reason(rule: Rule, text: str) -> str:
    """Return why a rule is skipped."""
    result = testing.run(rule, text).results[rule.code]
    assert result.status == "skipped"
    assert result.reason
    return result.reason.text()


def role(aim: str) -> str:
    return f'[[responsibilities]]\nid = "one"\naim = "{aim}"\n'


def scope(what: str) -> str:
    return f'[decisions]\nscopes = ["membership", "{what}"]\n'


def way(what: str) -> str:
    return f'[decisions]\nways = [{{ scopes = "{what}", method = "consent" }}]\n'


ANSWERS = [
    (no_open_books, '[economy]\ntransparency = "Open to members."'),
    (no_open_books, role("Financial reports every quarter.")),
    (no_open_books, role("Elk kwartaal een financieel verslag.")),
    (no_open_books, scope("transparency of money")),
    (no_commons_share, '[economy]\ncommission = "A tenth."'),
    (no_commons_share, "[economy]\ncommission = 0"),
    (no_commons_share, "[economy]\ncommons-share = 20"),
    (no_commons_share, '[economy]\nreserve = "A year."'),
    (no_commons_share, '[economy]\nfund-purpose = "Training."'),
    (no_commons_share, '[economy]\nmembership-fee = 25\nfund-purpose = "Training."'),
    (no_commons_share, '[economy]\nreferral-fee = { percent = 10, to = "commons" }'),
    (no_commons_share, '[economy]\nreferral-fee = { percent = 10, to = "split" }'),
    (no_commons_share, '[economy]\nreferral-fee = { percent = 10, purpose = "Training." }'),
    (no_commons_share, '[economy]\nrevenue-split = "Surplus to the members and to reserves."'),
    (no_commons_share, role("Direct the solidarity projects.")),
    (no_commons_share, scope("de gezamenlijke pot")),
    (no_revenue_split, '[economy]\nrevenue-split = "By hours."'),
    (no_revenue_split, scope("rate formulas")),
    (no_revenue_split, way("tarieven")),
    (no_revenue_split, '[coordination]\ncoordinator = "ana"\ndecides = "the pay of each"'),
    (no_work_division, f'{OWN}work-division = ["We ask all.", "One decides."]'),
    (no_work_division, role("Divide the work that comes in.")),
    (no_work_division, role("Werk eerlijk verdelen.")),
    (no_work_division, '[coordination]\ncoordinator = "ana"\nmandate = "staffing"'),
    (no_work_division, f'{OWN}work-division = "x"\n[network]\njoint-clients = false'),
    (no_illness_agreement, f'{OWN}illness = "See our handbook, page 12."'),
    (no_illness_agreement, '[economy]\nreserve = "For members who are ill."'),
    (no_illness_agreement, '[economy]\nfund-purpose = "Een broodfonds."'),
    (no_illness_agreement, '[membership]\nkinds = [{ id = "full", rights = "Five sick days." }]'),
    (no_illness_agreement, '[membership]\nmin-contribution = "Een avond per maand, behalve bij verlof."'),
    (no_illness_agreement, '[norms]\nconduct = "We say so if we go on leave."'),
    (no_illness_agreement, role("Vervanging bij ziekte.")),
    (no_removal_route, '[membership]\nremoval = "By consensus minus one."'),
    (no_removal_route, '[membership]\nexit = "A node can make a member leave."'),
    (no_removal_route, '[membership]\nexit = "A node can force a member to leave."'),
    (no_removal_route, way("removing a member")),
    (no_removal_route, scope("lidmaatschap beëindigen")),
    (no_signatory, f'{OWN}signs = "Ana"\nrisk = "Each for our own part."'),
    (no_signatory, role("Legal compliance, overview of finances, risk, the brand.")),
    (no_signatory, role("Tekent contracten.")),
    (no_signatory, scope("contracts above 5000 euro")),
    (no_signatory, f'{OWN}signs = "Ana"\n' + role("Verzekeringen.")),
    (no_name_agreement, f'{OWN}name-use = "Ask one other."'),
    (no_name_agreement, scope("brand")),
    (no_name_agreement, role("De huisstijl en de naam.")),
    (no_channel, f'{OWN}channels = "Signal"'),
    (no_channel, f'{OWN}records = "The shared folder"'),
    (no_channel, '[decisions]\nlog = "Loomio"'),
    (no_channel, '[[meetings]]\nid = "a"\n[[meetings]]\nid = "b"\nnotes = "The forum"'),
    (no_channel, '[[elsewhere]]\nsections = "decisions"\nat = "our handbook"'),
    (no_second_key_holder, role("The domain, the bank and the mailing list.")),
    (no_second_key_holder, role("Beheert de wachtwoorden.")),
    (no_second_key_holder, scope("bank")),
]


@pytest.mark.parametrize(("rule", "text"), ANSWERS)
def test_what_answers_a_rule(rule: Rule, text: str) -> None:
    assert found(rule, text) == []


SILENT = [
    (no_open_books, '[economy]\ntransparency = " "'),
    (no_open_books, '[economy]\nrevenue-split = "By hours."'),
    (no_open_books, role("Keep the minutes.")),
    (no_commons_share, '[economy]\nmembership-fee = "geen"'),
    (no_commons_share, "[economy]\nmembership-fee = 0"),
    (no_commons_share, '[economy]\nreferral-fee = { percent = 10, to = "referrer" }'),
    (no_commons_share, '[economy]\nreferral-fee = { percent = 0, to = "commons" }'),
    (no_commons_share, role("Our common purpose.")),
    (no_revenue_split, "[economy]\ncommission = 5"),
    (no_revenue_split, role("Set the rates.")),
    (no_revenue_split, scope("new members")),
    (no_work_division, f'{OWN}work-division = ""'),
    (no_work_division, '[[responsibilities]]\nid = "growth"\nkind = "opportunities"'),
    (no_illness_agreement, '[membership]\nexit = "A month before you leave."'),
    (no_illness_agreement, '[[members]]\nid = "ana"\nstatus = "leave"'),
    (no_removal_route, '[membership]\nexit = "Een opzegtermijn van een maand."'),
    (no_removal_route, '[membership]\noffboarding = "A checklist."'),
    (no_signatory, role("Assign the work, and design the site.")),
    (no_signatory, f'{OWN}signs = " "\nrisk = []'),
    (no_name_agreement, role("We merken het als iets niet klopt.")),
    (no_channel, '[[meetings]]\nid = "a"\nnotes = " "'),
    (no_second_key_holder, f"{OWN}keys = []"),
    (no_second_key_holder, role("Talk with key partners, and hold us to account.")),
]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_what_does_not_answer_it(rule: Rule, text: str) -> None:
    assert len(found(rule, text)) == 1


def test_a_fee_is_asked_what_it_is_for_and_only_if_there_is_one() -> None:
    asked = ["The charter says what membership costs, but not what the fee is for."]
    for fee in ("25", "0.5", '"25 euro per month"', '"Geen vast bedrag"'):
        assert found(no_commons_share, f"[economy]\nmembership-fee = {fee}") == asked
    for fee in ("0", '"none"', '"0 euro"', '"Geen."'):
        assert found(no_commons_share, f"[economy]\nmembership-fee = {fee}") != asked


def test_a_signature_and_the_risk_are_asked_for_each() -> None:
    both = "The charter does not say who signs for the network and who carries the risk."
    no_risk = "The charter says who signs for the network, but not who carries the risk."
    no_signs = "The charter says who carries the risk, but not who signs for the network."
    assert found(no_signatory, NETWORK) == [both]
    assert found(no_signatory, f'{OWN}signs = "Ana"') == [no_risk]
    assert found(no_signatory, f'{OWN}risk = "Each for our own part."') == [no_signs]


@pytest.mark.parametrize("rule", [no_revenue_split, no_work_division])
def test_without_joint_clients_there_is_no_joint_work(rule: Rule) -> None:
    assert reason(rule, "[network]\njoint-clients = false\n") == "the network has no joint clients"
    for stated in ("[network]\njoint-clients = true\n", NETWORK, MEMBERS):
        assert len(found(rule, stated)) == 1


@pytest.mark.parametrize(
    "rule", [no_open_books, no_signatory, no_name_agreement, no_work_division, no_second_key_holder]
)
def test_texts_that_netlint_cannot_read_are_not_said_to_be_silent(rule: Rule) -> None:
    german = '[network]\nlanguage = "de-AT"\n'
    assert (
        reason(rule, german + role("Alles, was es gibt.")) == "netlint looks for this in English and Dutch texts only"
    )
    assert len(found(rule, german)) == 1, "there is nothing to read"
    for known in ("nl", "nl-BE", "en", "EN-gb"):
        assert len(found(rule, f'[network]\nlanguage = "{known}"\n' + role("Alles wat er is."))) == 1


def test_what_the_plugins_table_says_counts_where_all_else_stands_elsewhere() -> None:
    elsewhere = '[[elsewhere]]\nsections = ["responsibilities", "decisions", "membership", "economy"]\nat = "page"\n'
    for rule, line in (
        (no_work_division, 'work-division = "x"'),
        (no_illness_agreement, 'illness = "x"'),
        (no_name_agreement, 'name-use = "x"'),
        (no_signatory, 'signs = "x"\nrisk = "y"'),
    ):
        assert found(rule, f"{elsewhere}{OWN}{line}") == []
        assert "page" in reason(rule, elsewhere)


def keys(*entries: str, before: str = MEMBERS) -> str:
    return before + OWN + "keys = [" + ", ".join(f"{{ {entry} }}" for entry in entries) + "]\n"


FEW = "Some keys have fewer than two current holders: "
NOT_NOW = "Some holders of keys are not current members or circles: "
CIRCLES = MEMBERS + '[[circles]]\nid = "office"\nmembers = ["ana", "bo"]\n[[circles]]\nid = "one"\nmembers = "ana"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (keys('what = "domain", holders = ["ana", "bo"]'), []),
        (keys('what = "domain", holders = "ana", outside = "the bookkeeper"'), []),
        (keys('what = "domain", outside = ["a notary", "a bookkeeper"]'), []),
        (keys('what = "domain"'), [FEW + "domain."]),
        (keys('what = "domain", holders = []'), [FEW + "domain."]),
        (keys('what = "domain", holders = "ana"'), [FEW + "domain."]),
        (keys('what = "domain", holders = ["ana", "ana"]'), [FEW + "domain."]),
        (keys('what = "domain", holders = ["ana", " "]'), [FEW + "domain."]),
        (keys('what = "domain", outside = "a notary"'), [FEW + "domain."]),
        (keys('what = "domain", holders = "ana"', 'what = "bank", holders = "bo"'), [FEW + "domain and bank."]),
        (keys('what = "Domain", holders = "ana"', 'what = "domain ", holders = "bo"'), []),
        (keys('what = "Domain", holders = "ana"', 'what = "domain", holders = "ana"'), [FEW + "Domain."]),
        (keys('what = "domain", holders = ["ana", "anna"]'), [FEW + "domain."]),
        (keys('what = "domain", holders = ["ana", "bo", "anna"]'), [NOT_NOW + "anna."]),
        (keys('what = "domain", holders = ["ana", "bo", "x1", "x2", "x1"]'), [NOT_NOW + "x1 and x2."]),
        (keys('what = "a", holders = ["ana", "x1"]', 'what = "b", holders = ["ana", "bo", "x1"]'), [FEW + "a."]),
        (keys('what = "domain", holders = "office"', before=CIRCLES), []),
        (keys('what = "domain", holders = "one"', before=CIRCLES), [FEW + "domain."]),
        (keys('what = "domain", holders = ["one", "ana"]', before=CIRCLES), [FEW + "domain."]),
        (keys('what = "domain", holders = ["one", "bo"]', before=CIRCLES), []),
        (
            keys('what = "domain", holders = "all"', before=MEMBERS + '[[circles]]\nid = "all"\nsize = 4\n'),
            [],
        ),
        (
            keys(
                'what = "domain", holders = ["ana", "bo", "old"]',
                before=MEMBERS + '[[circles]]\nid = "old"\nended = 2026-01-01\n',
            ),
            [NOT_NOW + "old."],
        ),
    ],
)
def test_a_key_has_two_different_people(text: str, said: list[str]) -> None:
    assert found(no_second_key_holder, text) == said


def test_whoever_has_left_holds_no_key_and_whoever_leaves_later_still_does() -> None:
    for state, said in (
        ('status = "alumni"', [FEW + "domain."]),
        ("left = 2026-11-01", [FEW + "domain."]),
        ("left = 2026-12-31", []),
        ('status = "leave"', []),
        ('status = "trial"', []),
    ):
        people = f'[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n{state}\n'
        assert found(no_second_key_holder, keys('what = "domain", holders = ["ana", "bo"]', before=people)) == said


def test_beside_a_holder_who_is_none_stands_why() -> None:
    text = (
        keys('what = "domain", holders = ["cas", "anna", "zoe", "dirk"]')
        + '[[members]]\nid = "dirk"\nleft = 2020-01-01\n'
    )
    (finding,) = testing.run(no_second_key_holder, text).findings
    assert [note.message.text() for note in finding.related] == [
        "`anna`: did you mean `ana`?",
        "no member or circle has the id `zoe`",
        "`dirk` is not part of the network any more",
    ]


ONE, TWO = (
    keys('what = "domain", holders = "x1"', before=""),
    keys('what = "domain", holders = ["x1", "x2"]', before=""),
)


@pytest.mark.parametrize(
    ("before", "one", "two"),
    [
        ("", [FEW + "domain."], []),
        (f"{MEMBERS}[membership]\nsize = 9\n", [FEW + "domain."], []),
        (f"{MEMBERS}[membership]\nsize = 3\n", [FEW + "domain."], [FEW + "domain."]),
        ('[[elsewhere]]\nsections = "members"\nat = "page"\n', [FEW + "domain."], []),
        (f'{MEMBERS}[[elsewhere]]\nsections = "circles"\nat = "page"\n', [], []),
    ],
)
def test_an_id_that_may_be_of_someone_not_listed_is_believed(before: str, one: list[str], two: list[str]) -> None:
    assert found(no_second_key_holder, before + ONE) == one
    assert found(no_second_key_holder, before + TWO) == two


def test_a_record_of_the_past_never_adds_a_finding() -> None:
    past = (
        '[[decision-log]]\nid = "a"\ndate = 2012-01-01\nwhat = "We began."\n',
        '[[members]]\nid = "zoe"\njoined = 2012-01-01\nleft = 2014-01-01\n',
        '[[circles]]\nid = "old"\nended = 2014-01-01\n',
        '[[meetings]]\nid = "a"\nlast-held = 2014-01-01\n',
        '[[responsibilities]]\nid = "a"\nuntil = 2014-01-01\n',
    )
    for text in (MEMBERS, keys('what = "domain", holders = ["ana", "bo"]')):
        for rule in (no_open_books, no_signatory, no_work_division, no_channel, no_second_key_holder):
            for more in past:
                assert found(rule, more + text) == found(rule, text)
