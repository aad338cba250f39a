"""Which findings are suppressed, by what, and which suppressions were of use: comments, exceptions, and earlier findings."""

import datetime as dt
from typing import Any

import pytest

from netlint.i18n import Message
from netlint.linter.report import Diagnostic, RelatedLocation
from netlint.linter.suppressions.directives import Directives
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings, HiddenEarlier, why_skipped
from netlint.linter.suppressions.model import AgreedException, SuppressionReason, SuppressionSources
from netlint.linter.suppressions.tracker import SuppressionTracker, SuppressionVerdict
from netlint.plugins.registry import load_plugins
from netlint.toml import DocPath, parse

RULES = load_plugins(isolated=True).rules
PURPOSE, VALUES, MANDATORY = RULES["NL101"], RULES["NL102"], RULES["NL001"]
DAY = dt.date(2026, 11, 24)
CHARTER = '[network]\nname = "x"\n\n[[members]]\nid = "ana"\n\n[[members]]\nid = "bo"\n'
ANA, BO = ("members", 0), ("members", 1)


def _tracker(
    *earlier: EarlierFindings, text: str = CHARTER, exceptions: tuple[AgreedException, ...] = ()
) -> SuppressionTracker:
    sources = SuppressionSources(exceptions=exceptions)
    return SuppressionTracker(Directives(parse("c.toml", text.encode()), sources, RULES, DAY), earlier)


def _finding(*at: DocPath, code: str = "NL101") -> Diagnostic:
    first, *others = at
    related = tuple(RelatedLocation(other, Message("")) for other in others)
    return Diagnostic(code, "-", "info", Message("-"), first, related, identities=tuple(map(str, at)))


def _exception(at: DocPath, rule: str = "NL101", **more: Any) -> AgreedException:
    return AgreedException(rule, at, SuppressionReason("exception", "Agreed.", **more))


def _earlier(finding: Diagnostic, kind: Any = "baseline", **more: Any) -> EarlierFindings:
    return EarlierFindings(
        kind, f"the {kind}", {one: EarlierFinding(finding.code) for one in finding.fingerprints}, **more
    )


def test_with_nothing_that_suppresses_there_is_nothing_to_apply() -> None:
    tracker = _tracker()
    assert not tracker
    assert tracker.apply(PURPOSE, _finding(ANA)) == SuppressionVerdict()
    assert (tracker.stale([PURPOSE]), tracker.gone([PURPOSE]), tracker.exceptions([PURPOSE], [PURPOSE])) == ((), (), ())
    assert _tracker(_earlier(_finding(ANA)))
    assert _tracker(exceptions=(_exception(ANA),))


def test_a_finding_is_suppressed_if_each_of_its_places_is() -> None:
    tracker = _tracker(exceptions=(_exception(("members", "ana")),))
    verdict = tracker.apply(PURPOSE, _finding(ANA))
    assert verdict.reason
    assert (verdict.reason.kind, verdict.begins) == ("exception", 0)
    assert tracker.apply(PURPOSE, _finding(ANA, BO)) == SuppressionVerdict(begins=1)
    assert tracker.apply(PURPOSE, _finding(BO, ANA)) == SuppressionVerdict()
    assert tracker.apply(VALUES, _finding(ANA, code="NL102")) == SuppressionVerdict()


def test_places_may_be_suppressed_in_different_ways_and_the_earlier_one_is_told() -> None:
    tracker = _tracker(_earlier(_finding(BO)), exceptions=(_exception(("members", "ana")),))
    reason = tracker.apply(PURPOSE, _finding(ANA, BO)).reason
    assert reason == SuppressionReason("baseline", where="the baseline")
    assert reason.is_earlier
    alone = tracker.apply(PURPOSE, _finding(ANA)).reason
    assert alone
    assert not alone.is_earlier


def test_a_mandatory_rule_is_never_suppressed() -> None:
    finding = _finding(ANA, code="NL001")
    tracker = _tracker(_earlier(finding), exceptions=(_exception(("members", "ana"), "NL0"),))
    assert tracker.apply(MANDATORY, finding) == SuppressionVerdict()
    assert tracker.stale([MANDATORY]) == finding.fingerprints  # it was not seen, as it is never in a baseline


def test_an_exception_that_has_ended_leaves_the_finding_open_and_says_where() -> None:
    ended = _exception(("members", "ana"), until=DAY - dt.timedelta(days=1))
    last = _exception(("members", "bo"), until=DAY)
    tracker = _tracker(exceptions=(ended, last))
    assert tracker.apply(PURPOSE, _finding(ANA)).reason is None
    assert tracker.apply(PURPOSE, _finding(BO)).reason
    first, second = tracker.exceptions([PURPOSE], [PURPOSE])
    assert (first.state, first.over_at) == ("ended", (ANA,))
    assert (second.state, second.over_at) == ("used", ())


def test_an_exception_that_has_ended_has_not_where_another_holds() -> None:
    ended = _exception(("members", "ana"), until=DAY - dt.timedelta(days=1))
    tracker = _tracker(exceptions=(ended, _exception(("members",))))
    assert tracker.apply(PURPOSE, _finding(ANA)).reason
    first, second = tracker.exceptions([PURPOSE], [PURPOSE])
    assert first.over_at == ()
    assert second.state == "used"


def test_comments_are_used_unused_or_untried() -> None:
    text = CHARTER.replace('id = "ana"', 'id = "ana"  # netlint: ignore[NL101, NL102, NL105] In May.')
    tracker = _tracker(text=text)
    assert tracker.apply(PURPOSE, _finding((*ANA, "id"))).reason
    states = {one.named: one.state for one in tracker.comments([PURPOSE, VALUES], list(RULES.values()))}
    assert states == {"NL101": "used", "NL102": "unused", "NL105": "untried"}
    assert [one.is_unused for one in tracker.comments([], list(RULES.values()))] == [False] * 3


def test_entries_of_the_baseline_that_nothing_has_any_more_are_stale() -> None:
    seen, gone, other = _finding(ANA), _finding(BO), _finding(BO, code="NL102")
    tracker = _tracker(_earlier(seen), _earlier(gone), _earlier(other), _earlier(_finding(("network",)), "revision"))
    assert tracker.apply(PURPOSE, seen).reason
    assert tracker.stale([PURPOSE]) == gone.fingerprints
    assert set(tracker.stale([PURPOSE, VALUES])) == {*gone.fingerprints, *other.fingerprints}
    (entry,) = tracker.unused_entries([PURPOSE])
    assert (entry.kind, entry.named, entry.at, entry.state, entry.details.where) == (
        "baseline", "NL101", (), "unused", "the baseline",
    )  # fmt: skip
    assert entry.details == SuppressionReason("baseline", where="the baseline")
    assert [one.code for one in tracker.gone([PURPOSE])] == ["NL101", "NL101"]
    assert [one.code for one in tracker.gone([VALUES])] == ["NL102"]


def test_what_a_run_removes_from_the_baseline_is_not_told() -> None:
    tracker = _tracker(_earlier(_finding(BO), reports_gone=False))
    assert list(tracker.unused_entries([PURPOSE])) == []
    assert tracker.stale([PURPOSE]) == _finding(BO).fingerprints


def test_a_finding_with_several_places_is_gone_if_none_of_them_is_there() -> None:
    both = _finding(ANA, BO)
    told = EarlierFinding("NL101", "members")
    entries = EarlierFindings("revision", "HEAD", dict.fromkeys(both.fingerprints, told))
    some = _tracker(entries)
    assert some.apply(PURPOSE, _finding(BO)).reason == SuppressionReason("revision", where="HEAD")
    assert some.gone([PURPOSE]) == ()
    assert _tracker(entries).gone([PURPOSE]) == (told,)
    baseline = EarlierFindings("baseline", "b.json", dict.fromkeys(both.fingerprints, EarlierFinding("NL101")))
    assert _tracker(entries, baseline).gone([PURPOSE]) == (told,)  # once


def test_what_was_skipped_earlier_is_told_by_the_first_that_knows() -> None:
    first = EarlierFindings("baseline", "b.json", skipped={"NL101": why_skipped("NL003")})
    second = EarlierFindings("revision", "HEAD", skipped={"NL101": why_skipped(""), "NL102": why_skipped("")})
    tracker = _tracker(first, second)
    assert tracker.hidden("NL101") == HiddenEarlier(
        "baseline", "b.json", Message("{code} had a finding", {"code": "NL003"})
    )
    assert tracker.hidden("NL102") == HiddenEarlier("revision", "HEAD", Message("a value was invalid"))
    assert tracker.hidden("NL105") is None


def test_everything_counts_as_earlier_but_the_rules_that_are_left_out() -> None:
    tracker = _tracker(EarlierFindings("revision", "HEAD", all_but=frozenset(["NL102"])))
    assert tracker.apply(PURPOSE, _finding(ANA)).reason
    assert tracker.apply(VALUES, _finding(ANA, code="NL102")).reason is None


def test_rules_that_something_names_have_to_run_first() -> None:
    text = CHARTER.replace('name = "x"', 'name = "x"  # netlint: ignore[NL101] In May.')
    for tracker in (_tracker(text=text), _tracker(exceptions=(_exception(()),)), _tracker(_earlier(_finding(ANA)))):
        assert [tracker.names_any(rules) for rules in ([PURPOSE], [VALUES, PURPOSE], [VALUES], [])] == [
            True,
            True,
            False,
            False,
        ]
    assert not _tracker(_earlier(_finding(ANA), "revision")).names_any([PURPOSE])


@pytest.mark.parametrize("code", ["NL999", "NL001"])
def test_a_comment_with_a_problem_names_no_rule(code: str) -> None:
    tracker = _tracker(text=CHARTER.replace('name = "x"', f'name = "x"  # netlint: ignore[{code}] In May.'))
    assert not tracker.names_any(list(RULES.values()))
    (comment,) = tracker.comments(list(RULES.values()), list(RULES.values()))
    assert comment.problem
