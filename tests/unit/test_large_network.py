"""The charter on which the figures of the page rest has as many members and findings as they say."""

import json

from support.commands import Netlint
from support.large_network import FINDINGS, MEMBERS, TODAY, large_network


def test_it_has_forty_members_and_sixty_open_findings(netlint: Netlint) -> None:
    report = json.loads(netlint("-", "--format", "json", "--today", TODAY, today=None, stdin=large_network()).stdout)
    (charter,) = report["charters"]
    assert large_network().count("[[members]]") == MEMBERS == 40
    assert len(charter["findings"]) == FINDINGS == 60
    assert not any(finding.get("suppressed") for finding in charter["findings"])


def test_it_is_valid_and_its_findings_differ(netlint: Netlint) -> None:
    report = json.loads(netlint("-", "--format", "json", "--today", TODAY, today=None, stdin=large_network()).stdout)
    codes = {finding["code"] for finding in report["charters"][0]["findings"]}
    assert not codes & {"NL001", "NL002", "NL003", "NL005"}
    assert len(codes) > 25
