"""Tests of the rules about links. `netlint_packages` in pyproject.toml tests the pages and the Dutch texts."""

import pytest
from netlint import testing

from netlint_sociocracy.links import half_link, link_outside_circle, single_link
from netlint_sociocracy.networks import other_people_in_parent

PEOPLE = """
[[members]]
id = "ana"
[[members]]
id = "bo"
"""


def circles(general: str = "", schools: str = "") -> str:
    return f'[[circles]]\nid = "general"\n{general}\n[[circles]]\nid = "schools"\n{schools}\n'


def link(keys: str, name: str = "schools-general") -> str:
    return f'[[plugins.sociocracy.links]]\nid = "{name}"\ncircle = "schools"\nparent = "general"\n{keys}\n'


def messages(charter: str) -> list[str]:
    report = testing.run(half_link, PEOPLE + charter)
    return [line.split(": ", 1)[1] for line in testing.lines(report)]


def test_a_representative_alone_is_half_a_link() -> None:
    found = messages(circles() + link('representative = "bo"'))
    assert found == ["The charter does not say who is the lead link from `general` to `schools`."]


def test_the_lead_of_the_circle_is_a_suggestion() -> None:
    charter = PEOPLE + circles(schools='lead = "ana"') + link('representative = "bo"')
    report = testing.run(half_link, charter)
    assert len(report.findings[0].suggestions) == 1


def test_a_double_link_in_two_tables_is_whole() -> None:
    assert messages(circles() + link('lead = "ana"', "one") + link('representative = "bo"', "two")) == []


@pytest.mark.parametrize("ended", ["general", "schools"])
def test_a_link_of_a_circle_that_has_ended_does_not_count(ended: str) -> None:
    charter = PEOPLE + circles(**{ended: "ended = 2026-01-01"}) + link('lead = "ana"')
    assert testing.run(half_link, charter).findings == ()


def test_links_without_people_are_not_begun() -> None:
    report = testing.run(half_link, circles() + link(""))
    assert report.status("SOC001") == "skipped"


def test_two_people_make_a_double_link() -> None:
    charter = PEOPLE + circles() + link('lead = "ana"\nrepresentative = "bo"')
    assert testing.run(single_link, charter).findings == ()


@pytest.mark.parametrize(
    ("general", "number"),
    [
        ("", 0),
        ('members = "ana"', 1),
        ('members = "ana"\nsize = 1', 1),
        ('members = "ana"\nsize = 2', 0),
        ('members = ["ana", "bo"]', 0),
    ],
)
def test_only_a_whole_list_can_lack_a_member(general: str, number: int) -> None:
    charter = PEOPLE + circles(general) + link('representative = "bo"')
    assert len(testing.run(link_outside_circle, charter).findings) == number


def test_one_finding_names_both_circles() -> None:
    charter = PEOPLE + circles('members = "ana"', 'members = "ana"') + link('representative = "bo"')
    report = testing.run(link_outside_circle, charter)
    testing.assert_finds(report, path="plugins.sociocracy.links.schools-general.representative")
    assert [line.rsplit(" of ", 1)[1] for line in testing.lines(report)] == ["schools and general."]


@pytest.mark.parametrize(
    ("theirs", "number"), [('lead = "bo"', 1), ('lead = "ana"', 0), ("", 0), ('representative = "bo"', 0)]
)
def test_only_different_people_differ_between_charters(theirs: str, number: int) -> None:
    ours = '[network]\nname = "Stroomop"\nparent = "Waterland"\n' + PEOPLE + circles() + link('lead = "ana"')
    parent = '[network]\nname = "Waterland"\n' + PEOPLE + circles() + link(theirs)
    report = testing.run(other_people_in_parent, ours, others={"waterland.charter.toml": parent})
    assert len(report.findings) == number
