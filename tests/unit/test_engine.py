"""The engine: what comes of each rule, and why."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from netlint import Charter, CharterIndex, Crash, Edit, Finding, NotBegun, Note, Rule, SkipRule, Table, ids, rule
from netlint.i18n import Message
from netlint.linter import fingerprints
from netlint.linter.context import LintContext
from netlint.linter.engine import check, check_among
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, RuleResult, place_name
from netlint.linter.summary import Summary
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings, EarlierKind
from netlint.linter.suppressions.model import SuppressionSources
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse

TODAY = dt.date(2026, 11, 24)
PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def make(code: str, function: object, **declared: object) -> Rule:
    function.__doc__ = PAGE
    given: dict[str, object] = {"severity": "warning", "level": "sound", "question": "Is it?"} | declared
    return rule(code, **given)(function)  # type: ignore[arg-type]


def run(text: str, *rules: Rule | ActiveRule, today: dt.date | None = TODAY) -> CharterReport:
    active = [given if isinstance(given, ActiveRule) else ActiveRule(given) for given in rules]
    return check(parse("charter.toml", text.encode()), Selection(active), LintContext(RunOptions(today)))


def always(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network")


def never(charter: Charter) -> Iterator[Finding]:
    yield from ()


def raises(charter: Charter) -> Iterator[Finding]:
    yield Finding("Before.", at="network")
    raise KeyError("oh no")


def reads_joined(charter: Charter) -> Iterator[Finding]:
    for member in charter.members:
        if not member.joined:
            yield Finding("No date.", at=(member, "joined"))


CHARTER = '[network]\nname = "x"\n\n[[members]]\nid = "ana"\n'


def test_a_rule_passes_or_has_findings() -> None:
    report = run(CHARTER, make("AA001", always), make("AA002", never))
    assert report.status("AA001") == "open"
    assert report.status("AA002") == "passed"
    assert [finding.code for finding in report.findings] == ["AA001"]


def test_a_rule_that_requires_what_is_absent_is_skipped() -> None:
    report = run(CHARTER, make("AA001", always, requires=("drives",)))
    assert report.results["AA001"].status == "skipped"
    assert report.results["AA001"].reason == Message("the charter has no `{section}`", {"section": "drives"})


def test_a_rule_that_reads_what_is_invalid_is_skipped() -> None:
    reading = make("AA001", reads_joined)
    assert len(run(CHARTER, reading).findings) == 1
    report = run(CHARTER + 'joined = "2026-01-01"\n', reading)
    assert report.findings == ()
    assert report.results["AA001"].reason == Message("`{path}` is invalid", {"path": "members.ana.joined"})


def test_a_misspelt_key_is_not_taken_for_a_missing_one() -> None:
    report = run(CHARTER + "joind = 2026-01-01\n", make("AA001", reads_joined))
    assert report.status("AA001") == "skipped"


def test_rules_run_on_the_rest_of_an_invalid_charter() -> None:
    assert len(run(CHARTER + 'drives = 3\nhours-per-month = "many"\n', make("AA001", reads_joined)).findings) == 1


def test_a_rule_that_raises_stops_no_other_and_its_findings_do_not_count() -> None:
    report = run(CHARTER, make("AA001", raises), make("AA002", always))
    assert report.status("AA001") == "crashed"
    assert report.status("AA002") == "open"
    assert [finding.code for finding in report.findings] == ["AA002"]


def test_a_rule_that_asks_for_crashes_runs_last_and_sees_them() -> None:
    def looks(crashes: list[Crash]) -> Iterator[Finding]:
        for crash in crashes:
            yield Finding("{code}: {error}", at=(), code=crash.rule.code, error=crash.error)

    report = run(CHARTER, make("AA000", looks), make("AA001", raises))
    (finding,) = report.findings
    assert finding.message.text().startswith("AA001: KeyError: 'oh no' (test_engine.py, line ")


def ends_the_process(charter: Charter) -> Iterator[Finding]:
    yield Finding("Before.", at="network")
    raise SystemExit(0)


def raises_its_own(charter: Charter) -> Iterator[Finding]:
    class Mine(BaseException):
        pass

    raise Mine("oh no")
    yield Finding("Never.", at="network")


def recurses(charter: Charter) -> Iterator[Finding]:
    yield from recurses(charter)


def fails_elsewhere(charter: Charter) -> Iterator[Finding]:
    re.compile("(")
    yield Finding("Never.", at="network")


def yields_a_text(charter: Charter) -> Iterator[Finding]:
    yield "Found."  # type: ignore[misc]  # what a rule should not do


def yields_nothing_at_all(charter: Charter) -> Iterator[Finding]:
    yield None  # type: ignore[misc]  # the same


def has_a_severity_of_its_own(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network", severity="bogus")  # type: ignore[arg-type]  # the same


def points_at_a_number(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at=5)  # type: ignore[arg-type]  # the same


def points_at_a_number_in_a_note(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network", related=[Note("here", at=(5,))])


def shows_a_set(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found {what}.", at="network", what={1})  # type: ignore[arg-type]  # the same


def calls_a_repair_something_else(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network", repairs=Edit.remove("network.name"))  # type: ignore[arg-type]  # the same


def calls_suggestions_something_else(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network", suggestion=[Edit.remove("network.name")])  # type: ignore[arg-type]  # the same


def notes_without_a_parameter(charter: Charter) -> Iterator[Finding]:
    yield Finding("Found.", at="network", related=[Note("see {x}", at="network")])


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (ends_the_process, "SystemExit: 0"),
        (raises_its_own, "Mine: oh no"),
        (recurses, "RecursionError: maximum recursion depth exceeded"),
        (fails_elsewhere, f"{re.error.__name__}: missing ), unterminated subpattern"),
        (yields_a_text, "TypeError: a rule must yield Finding objects, but this one yields str"),
        (yields_nothing_at_all, "TypeError: a rule must yield Finding objects, but this one yields NoneType"),
        (has_a_severity_of_its_own, "ValueError: unknown severity 'bogus'; use one of error, warning, info"),
        (points_at_a_number, "LookupError: the place of a finding must be a path, a table or a span, but is 5"),
        (
            points_at_a_number_in_a_note,
            "LookupError: the place of a finding must be a path, a table or a span, but is 5",
        ),
        (shows_a_set, "TypeError: a message cannot show set (parameter `what`)"),
        (
            calls_a_repair_something_else,
            "TypeError: `repairs` has an Edit, but edits can only be in `repair` and `suggestions`",
        ),
        (
            calls_suggestions_something_else,
            "TypeError: `suggestion` has an Edit, but edits can only be in `repair` and `suggestions`",
        ),
        (
            notes_without_a_parameter,
            "TypeError: the message 'see {x}' has no value for {x}; pass it as a parameter: x=...",
        ),
    ],
)
def test_whatever_a_rule_does_the_run_goes_on_and_names_its_line(function: Any, said: str) -> None:
    report = run(CHARTER, make("AA001", function), make("AA002", always))
    assert [finding.code for finding in report.findings] == ["AA002"]
    result = report.results["AA001"]
    assert result.status == "crashed"
    assert result.reason
    shown, _, where = result.reason.text().rpartition(" (")
    assert shown.startswith(said)
    first = function.__code__.co_firstlineno
    file, _, line = where.rstrip(")").partition(", line ")
    assert file == "test_engine.py"
    assert first < int(line) <= max(line for _, _, line in function.__code__.co_lines() if line) + 1


def test_an_interrupt_is_not_taken_for_a_crash() -> None:
    def interrupted(charter: Charter) -> Iterator[Finding]:
        raise KeyboardInterrupt
        yield Finding("Never.", at="network")

    with pytest.raises(KeyboardInterrupt):
        run(CHARTER, make("AA001", interrupted))


def test_findings_in_one_place_are_distinguished_and_places_with_odd_names_too() -> None:
    def twice(charter: Charter) -> Iterator[Finding]:
        for at in (("extra", "a b"), ("extra", "a b"), ("extra", "a"), ("extra", "a.b"), ("extra", "a", "b")):
            yield Finding("Found.", at=at)

    report = run('[extra]\n"a b" = 1\n"a.b" = 2\na.b = 3\n', make("AA001", twice))
    assert len({finding.fingerprint for finding in report.findings}) == 5


def test_findings_that_begin_at_the_same_place_as_others_are_suppressed_are_distinguished() -> None:
    def of_both(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", at=[("members", "ana"), ("members", "bo")])
        yield Finding("Found.", at=[("members", "bo")])

    comment = "# netlint: ignore[AA001] Ana will in May.\n"
    text = f'[network]\nname = "x"\n{comment}[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n'
    report = run(text, make("AA001", of_both))
    assert [finding.at for finding in report.findings] == [("members", "bo")] * 2
    assert [related.at for related in report.findings[0].related] == [("members", "ana")]
    assert len({finding.fingerprint for finding in report.findings}) == 2


def test_what_many_places_are_in_is_read_once_to_name_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def every(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", at=[("extra", "x", 0, "y", at) for at in range(300)])

    digested: list[str] = []
    plain = fingerprints.digest
    monkeypatch.setattr(fingerprints, "digest", lambda text: (digested.append(text), plain(text))[1])
    report = run(f"[extra]\nx = [{{ y = {[*range(300)]} }}]\n", make("AA001", every))
    assert len(set(report.findings[0].identities)) == 300
    assert len([text for text in digested if text.startswith("{")]) == 1


@pytest.mark.parametrize("template", ["{nothing}", "{0}", "{", "{a.b}"])
def test_a_template_that_does_not_go_with_its_parameters_is_a_crash(template: str) -> None:
    def wrong(charter: Charter) -> Iterator[Finding]:
        yield Finding(template, at="network", a=1)

    assert run(CHARTER, make("AA001", wrong)).status("AA001") == "crashed"


def test_a_finding_about_something_of_another_charter_is_a_crash() -> None:
    other = Charter()

    def wrong(charter: Charter) -> Iterator[Finding]:
        yield Finding("Where?", at=other)

    assert run(CHARTER, make("AA001", wrong)).status("AA001") == "crashed"


def test_a_rule_supersedes_others_directly_and_by_way_of_others() -> None:
    rules = [
        make("AA001", always, supersedes=("AA002",)),
        make("AA002", always, supersedes=("AA003",)),
        make("AA003", always),
    ]
    report = run(CHARTER, *rules)
    assert [finding.code for finding in report.findings] == ["AA001"]
    assert report.results["AA003"].status == "skipped"
    passing = make("AA001", never, supersedes=("AA002",))
    assert [finding.code for finding in run(CHARTER, passing, *rules[1:]).findings] == ["AA002"]


def test_a_rule_can_supersede_all_but_those_that_are_mandatory() -> None:
    report = run(
        CHARTER, make("AA001", always, supersedes=("*",)), make("AA002", always), make("AA003", always, mandatory=True)
    )
    assert [finding.code for finding in report.findings] == ["AA001", "AA003"]


@pytest.mark.parametrize(
    ("settings", "finding", "severity"),
    [(None, None, "warning"), (None, "info", "info"), ("error", "info", "error"), ("error", None, "error")],
)
def test_severity_is_the_settings_then_the_findings_then_the_rules(settings: str, finding: str, severity: str) -> None:
    def found(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", at="network", severity=finding)  # type: ignore[arg-type]

    report = run(CHARTER, ActiveRule(make("AA001", found), {}, settings))  # type: ignore[arg-type]
    assert report.findings[0].severity == severity


@pytest.mark.parametrize(
    ("declared", "founded", "phase"),
    [
        ('phase = "mature"', "2026-11-01", "mature"),
        ("", "2026-11-24", "start"),
        ("", "2026-05-29", "start"),  # 179 days
        ("", "2026-05-28", "consolidation"),  # 180 days
        ("", "2024-11-25", "consolidation"),  # 729 days
        ("", "2024-11-24", "mature"),  # 730 days
    ],
)
def test_the_phase_is_the_declared_one_or_goes_by_age(declared: str, founded: str, phase: str) -> None:
    def tells(phase: str) -> Iterator[Finding]:
        yield Finding("{phase}", at="network", phase=phase)

    report = run(f"[network]\nfounded = {founded}\n{declared}\n", make("AA001", tells))
    assert report.findings[0].message.text() == phase


def test_a_year_of_founding_is_read_as_the_later_phase_that_it_can_mean() -> None:
    def tells(phase: str) -> Iterator[Finding]:
        yield Finding("{phase}", at="network", phase=phase)

    report = run('[network]\nfounded = "2026"\n', make("AA001", tells))
    assert report.findings[0].message.text() == "consolidation"


def test_no_phase_is_assumed() -> None:
    def of_phase(phase: str) -> Iterator[Finding]:
        yield Finding("{phase}", at="network", phase=phase)

    def of_known_phase(known_phase: str | None) -> Iterator[Finding]:
        yield Finding("{phase}", at="network", phase=str(known_phase))

    report = run(CHARTER, make("AA001", of_phase), make("AA002", of_known_phase))
    reason = "the charter does not say in which phase the network is (`phase` or `founded`)"
    assert report.results["AA001"] == RuleResult("AA001", "skipped", Message(reason))
    assert [finding.message.text() for finding in report.findings] == ["None"]


def test_a_rule_can_say_why_it_is_skipped() -> None:
    def skips(charter: Charter) -> Iterator[Finding]:
        if not charter.clients:
            raise SkipRule("there are {count} clients", count=0)
        yield Finding("Found.", at="network")

    report = run(CHARTER, make("AA001", skips))
    assert report.results["AA001"].reason == Message("there are {count} clients", {"count": 0})


def test_what_a_rule_found_before_it_says_so_does_not_count() -> None:
    def skips(charter: Charter) -> Iterator[Finding]:
        yield Finding("Found.", at="network")
        raise SkipRule("it looked again")

    report = run(CHARTER, make("AA001", skips))
    assert (report.findings, report.status("AA001")) == ((), "skipped")


def begins_with(detail: str) -> Callable[[Charter], Iterator[Finding]]:
    def begins(charter: Charter) -> Iterator[Finding]:
        if charter.members:
            raise NotBegun(detail)
        yield Finding("Found.", at="network")

    return begins


def says_what_is_not_begun(not_begun: Mapping[str, Message]) -> Iterator[Finding]:
    yield Finding("{details}", at="network", details=tuple(not_begun.values()))


def test_details_that_are_not_begun_are_reported_once_each() -> None:
    rules = [
        make("AA003", begins_with("hours")),
        make("AA001", begins_with("skills")),
        make("AA004", begins_with("hours")),
    ]
    report = run(CHARTER, *rules, make("AA002", says_what_is_not_begun))
    assert [finding.message.text() for finding in report.findings] == ["skills and hours"]
    assert report.results["AA003"].reason == Message(
        "the charter does not say anything yet about {detail}", {"detail": Message("hours")}
    )
    summary = Summary(dict.fromkeys([f"AA00{number}" for number in range(1, 5)], rules[0]))
    summary.add(report)
    assert summary.not_begun == {"AA001": Message("skills"), "AA003": Message("hours")}


def test_a_detail_of_a_rule_that_is_superseded_is_not_reported() -> None:
    rules = [make("AA001", always, supersedes=("AA003",)), make("AA003", begins_with("hours"))]
    report = run(CHARTER, *rules, make("AA002", says_what_is_not_begun))
    assert [finding.code for finding in report.findings if finding.message.text() == ""] == ["AA002"]


def test_a_finding_about_details_that_are_not_begun_can_be_suppressed() -> None:
    text = CHARTER.replace("[network]", "# netlint: ignore[AA002] Later.\n[network]")
    report = run(text, make("AA001", begins_with("hours")), make("AA002", says_what_is_not_begun))
    assert report.status("AA002") == "suppressed"


ELSEWHERE = CHARTER + '[[elsewhere]]\nsections = ["values", "members"]\nat = "the wiki"\n'


def test_a_rule_that_reads_what_is_kept_elsewhere_is_skipped() -> None:
    def counts(charter: Charter) -> Iterator[Finding]:
        yield Finding("{count}", at="network", count=len(charter.members))

    def counts_here(charter: Charter) -> Iterator[Finding]:
        yield Finding("{count}", at=[*charter.here.members], count=len(charter.here.members))

    requiring = make("AA003", never, requires=("values",))
    report = run(ELSEWHERE, make("AA001", counts), make("AA002", counts_here), requiring)
    place = {"place": "the wiki"}
    template = "you keep `{section}` elsewhere ({place})"
    assert report.results["AA001"].reason == Message(template, {"section": "members"} | place)
    assert report.results["AA003"].reason == Message(template, {"section": "values"} | place)
    assert [(one.message.text(), one.at) for one in report.findings] == [("1", ("members", "ana"))]
    assert report.results["AA003"].elsewhere == ("values", "the wiki")


def test_what_is_kept_elsewhere_is_still_referred_to_and_compared() -> None:
    def names(charter: Charter) -> Iterator[Finding]:
        yield Finding("{ids}", at="network", ids=[reference.id for reference in charter.references])

    text = ELSEWHERE + '[coordination]\ncoordinator = "ana"\n'
    report = run(text, make("AA001", names))
    assert [finding.message.text() for finding in report.findings] == ["ana"]
    assert [person.id for person in report.summary.members] == ["ana"]


@pytest.mark.parametrize(
    ("left", "today", "active", "former"),
    [
        ("2026-11-24", TODAY, [], ["ana"]),
        ("2026-11-25", TODAY, ["ana"], []),
        ("2030-01-01", None, [], []),
        ('"2026"', TODAY, ["ana"], []),
        ('"2026-11"', TODAY, ["ana"], []),
        ('"2026-10"', TODAY, [], ["ana"]),
        ('"2025"', TODAY, [], ["ana"]),
        ('"2027"', TODAY, ["ana"], []),
    ],
)
def test_who_leaves_later_takes_part_until_then(
    left: str, today: dt.date | None, active: list[str], former: list[str]
) -> None:
    def tells(charter: Charter) -> Iterator[Finding]:
        yield Finding("{a} {f}", at="network", a=str([*ids(charter.active)]), f=str([*ids(charter.former)]))

    report = run(f"{CHARTER}left = {left}\n", make("AA001", tells), today=today)
    assert report.findings[0].message.text() == f"{active} {former}"


@pytest.mark.parametrize(("membership", "size"), [("", 1), ("[membership]\nsize = 300\n", 300), ("[membership]\n", 1)])
def test_the_size_is_the_stated_one_or_the_number_of_active_members(membership: str, size: int) -> None:
    def tells(charter: Charter) -> Iterator[Finding]:
        yield Finding("{size}", at="network", size=charter.size)

    report = run(CHARTER + membership, make("AA001", tells))
    assert report.findings[0].message.text() == str(size)


def test_without_a_day_rules_that_need_one_are_skipped() -> None:
    def of_today(today: dt.date) -> Iterator[Finding]:
        yield Finding("{today}", at="network", today=today)

    def of_phase(phase: str) -> Iterator[Finding]:
        yield Finding("{phase}", at="network", phase=phase)

    rules = [make("AA001", of_today), make("AA002", of_phase)]
    report = run("[network]\nfounded = 2026-01-01\n", *rules, today=None)
    assert report.status("AA001") == report.status("AA002") == "skipped"
    declared = run('[network]\nphase = "start"\n', *rules, today=None)
    assert declared.status("AA002") == "open"


def test_rules_are_skipped_if_the_charter_cannot_be_read() -> None:
    assert run("[network", make("AA001", always)).status("AA001") == "skipped"


def test_places_are_found_by_entity_and_id() -> None:
    def places(charter: Charter) -> Iterator[Finding]:
        related = [Note("see {x}", at=(member, "drives", 0), x=1) for member in charter.members]
        yield Finding("Found.", at=[*charter.members], related=related)

    text = '[[members]]\nid = "ana"\ndrives = ["a"]\n[[members]]\nid = "ana"\n[[members]]\nid = "bo"\ndrives = ["a"]\n'
    (finding,) = run(text, make("AA001", places)).findings
    assert finding.at == ("members", "ana")
    paths = [related.at for related in finding.related]
    assert paths[:2] == [("members", 1), ("members", "bo")]
    assert paths[2:] == [("members", "ana", "drives", 0), ("members", 1, "drives", 0), ("members", "bo", "drives", 0)]


def test_a_summary_counts_by_family_and_level() -> None:
    essential = make("AA001", never, level="essential")
    sound, other = make("AA002", always), make("AA003", never, requires=("drives",))
    summary = Summary({rule.code: rule for rule in (essential, sound, other)})
    summary.add(run(CHARTER, essential, sound, other))
    summary.add(run(CHARTER, essential, other))
    assert summary.charters == 2
    assert summary.with_findings == 1
    (counts,) = summary.families().values()
    assert counts == {"passed": 2, "open": 1, "skipped": 2}
    assert summary.levels()["essential"] == {"passed": 2}
    assert summary.level_met() == "essential"


def test_no_level_is_met_if_not_all_its_rules_ran() -> None:
    one, two = make("AA001", never, level="essential"), make("AA002", never, level="essential")
    summary = Summary({rule.code: rule for rule in (one, two)})
    summary.add(run(CHARTER, one))
    assert summary.level_met() is None


class Ours(Table, frozen=True):
    """A table of a plugin."""

    steps: int = 0


def test_a_charter_can_be_checked_again_with_all_others_in_sight() -> None:
    def of_others(charters: CharterIndex) -> Iterator[Finding]:
        yield Finding("There are {number}.", at="network.name", number=len(charters))

    def of_steps(charter: Charter) -> Iterator[Finding]:
        if charter.table(Ours).steps == 3:
            yield Finding("Three.", at="plugins.ours.steps")

    document = parse("charter.toml", (CHARTER + "[plugins.ours]\nsteps = 3\n").encode())
    selection = Selection([ActiveRule(make("AA001", of_others)), ActiveRule(make("AA002", of_steps))])
    alone = check(document, selection, LintContext(tables={"ours": Ours}))
    assert alone.status("AA001") == "skipped"
    context = LintContext(tables={"ours": Ours}, charters=CharterIndex([alone.summary, alone.summary]))
    assert check_among(alone, selection, context) is None
    again = check(document, selection, context)
    assert [finding.message.text() for finding in again.findings] == ["There are 2.", "Three."]
    assert document.mistakes == ()


def test_a_rule_that_compares_charters_can_require_a_section_of_its_own() -> None:
    def of_others(charters: CharterIndex) -> Iterator[Finding]:
        if len(charters) > 2:
            yield Finding("There are {number}.", at="network.name", number=len(charters))

    selection = Selection([ActiveRule(make("AA001", of_others, requires=("members",)))])
    texts = (CHARTER, '[network]\nname = "y"\n', CHARTER + 'status = "unknown"\n')
    documents = [parse(f"{number}.charter.toml", text.encode()) for number, text in enumerate(texts)]
    alone = [check(document, selection) for document in documents]
    two = LintContext(charters=CharterIndex(report.summary for report in alone[:2]))
    among = [check_among(report, selection, two) for report in alone[:2]]
    assert [report and report.status("AA001") for report in among] == ["passed", "skipped"]
    assert among[1]
    assert among[1].results["AA001"].reason == Message("the charter has no `{section}`", {"section": "members"})
    three = LintContext(charters=CharterIndex(report.summary for report in alone))
    assert check_among(alone[0], selection, three) is None
    skipped = check_among(alone[1], selection, three)
    assert skipped
    assert skipped.results == alone[1].results


def _after(text: str, kind: EarlierKind, earlier: Mapping[str, EarlierFinding], *rules: Rule) -> CharterReport:
    sources = SuppressionSources(earlier=(EarlierFindings(kind, "before", earlier),))
    context = LintContext(RunOptions(TODAY), sources)
    return check(parse("charter.toml", text.encode()), Selection([ActiveRule(given) for given in rules]), context)


@pytest.mark.parametrize("kind", ["baseline", "revision"])
def test_a_report_has_the_earlier_findings_that_no_longer_occur(kind: EarlierKind) -> None:
    rules = make("AA001", reads_joined), make("AA002", never)
    two = CHARTER + '\n[[members]]\nid = "bo"\n'
    earlier = {
        one.fingerprint: EarlierFinding(one.code, place_name(one.at), one.message) for one in run(two, *rules).findings
    }
    assert _after(two, kind, earlier, *rules).gone == ()
    assert _after(CHARTER, kind, earlier, *rules).gone == (
        EarlierFinding("AA001", "members.bo.joined", Message("No date.")),
    )
    assert _after(CHARTER, kind, earlier, rules[1]).gone == ()  # a rule that did not run says nothing


def test_a_finding_of_which_one_place_is_left_is_not_gone() -> None:
    about_two = EarlierFinding("AA001", "members.ana", Message("No dates."))
    here = run(CHARTER, make("AA001", reads_joined)).findings[0].fingerprint
    assert _after(CHARTER, "revision", {here: about_two, "0" * 16: about_two}, make("AA001", reads_joined)).gone == ()
