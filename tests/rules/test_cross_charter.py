"""Rules between networks: what each compares, and what it leaves alone."""

import pytest

from netlint import Rule
from netlint.linter.charter_index import CharterIndex
from netlint.linter.context import LintContext
from netlint.linter.engine import check, check_among
from netlint.rules.finding import Severity
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint_essentials.between import (
    circle_of_parents,
    coordinates_many_networks,
    member_named_differently,
    misspelt_network,
    parent_does_not_know,
    same_network_twice,
)


def found(rule: Rule, *charters: str, **options: object) -> list[str]:
    """Check charters together, as `a.toml`, `b.toml` and so on; give what is said as `file: message`."""
    selection = Selection([ActiveRule(rule, {**rule.defaults, **options})])
    documents = [parse(f"{chr(97 + at)}.toml", text.encode()) for at, text in enumerate(charters)]
    reports = [check(document, selection, LintContext()) for document in documents]
    together = CharterIndex(report.summary for report in reports) if len(reports) > 1 else None
    context = LintContext(charters=together)
    compared = [
        check_among(report, selection, context) or check(document, selection, context)
        for report, document in zip(reports, documents, strict=True)
    ]
    if together is None:
        assert {report.status(rule.code) for report in compared} == {"skipped"}
    return [f"{one.document.source.name}: {each.message.text()}" for one in compared for each in one.findings]


def network(name: str = "", *, parent: str = "", affiliates: str = "") -> str:
    lines = [f'name = "{name}"'] if name else []
    lines += [f'parent = "{parent}"'] if parent else []
    lines += [f"affiliates = {affiliates}"] if affiliates else []
    return "\n".join(["[network]", *lines, ""])


def person(member: str, *lines: str) -> str:
    return "\n".join(["[[members]]", f'id = "{member}"', *lines, ""])


def coordinated(*by: str) -> str:
    return "[coordination]\ncoordinator = [" + ", ".join(f'"{member}"' for member in by) + "]\n"


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        (parent_does_not_know, "warning"),
        (member_named_differently, "warning"),
        (coordinates_many_networks, "info"),
        (misspelt_network, "error"),
        (same_network_twice, "error"),
    ],
)
def test_with_one_charter_nothing_is_compared(rule: Rule, severity: Severity) -> None:
    assert rule.severity == severity
    assert found(rule, network("A", parent="Aa") + person("ana") + coordinated("ana")) == []


# NL701 parent-does-not-know


UNKNOWN_CHILD = "b.toml: This charter names A as its parent network, but a.toml does not name B in `affiliates`."


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (network("A"), network("B", parent="A"), [UNKNOWN_CHILD]),
        (network("A", affiliates='["C"]'), network("B", parent="A"), [UNKNOWN_CHILD]),
        (network("A", affiliates='["C", "B"]'), network("B", parent="A"), []),
        (network("Launching pad", affiliates="['Café Noord']"), network("cafe-noord", parent="launching-pad"), []),
        (
            network("Launching pad"),
            network("B", parent="launching-pad"),
            [
                "b.toml: This charter names launching-pad as its parent network, but a.toml does not name B in `affiliates`."
            ],
        ),
        (network("Launching pad"), network("launching-pad", parent="Launching Pad"), []),  # of itself: NL702
        (network("A", affiliates='"B"'), network("B", parent="A"), []),
        (network("A"), network("B"), []),
        (network("A"), network("B", parent="C"), []),  # no charter of C is here
        (network("A"), network(parent="A"), []),  # the parent could not name it
        (network("A", parent="B"), network("B", parent="A", affiliates='"A"'), [UNKNOWN_CHILD]),
    ],
)
def test_a_parent_names_the_networks_that_name_it(parent: str, child: str, expected: list[str]) -> None:
    assert found(parent_does_not_know, parent, child) == expected


def test_of_two_charters_of_one_parent_one_is_enough() -> None:
    parents = (network("A"), network("A", affiliates='"B"'))
    assert found(parent_does_not_know, *parents, network("B", parent="A")) == []


# NL702 circle-of-parents


@pytest.mark.parametrize(
    ("charters", "expected"),
    [
        ((network("A", parent="B"), network("B")), []),
        ((network("A", parent="A"), network("B")), ["a.toml: A names itself as its parent network."]),
        (
            (network("A", parent="B"), network("B", parent="A")),
            ["a.toml: The parent networks of A lead back to A itself: A, B and A."],
        ),
        (
            (network("B", parent="A"), network("A", parent="B")),
            ["a.toml: The parent networks of B lead back to B itself: B, A and B."],
        ),
        (
            (network("A", parent="B"), network("B", parent="C"), network("C", parent="A")),
            ["a.toml: The parent networks of A lead back to A itself: A, B, C and A."],
        ),
        # who stands below a circle is not in it
        (
            (network("A", parent="B"), network("B", parent="C"), network("C", parent="B")),
            ["b.toml: The parent networks of B lead back to B itself: B, C and B."],
        ),
        ((network(parent="A"), network("A")), []),
        ((network("A", parent="B"), network("C", parent="A")), []),
        (
            (network("Launching pad", parent="noord"), network("Noord", parent="launching-pad")),
            [
                "a.toml: The parent networks of Launching pad lead back to Launching pad itself: Launching pad, Noord and Launching pad."
            ],
        ),
        (
            (network("A"), network("A", parent="B"), network("B", parent="A")),
            [],
        ),  # of two of one name, the first counts
    ],
)
def test_a_circle_of_networks_is_told_once(charters: tuple[str, ...], expected: list[str]) -> None:
    assert found(circle_of_parents, *charters) == expected


@pytest.mark.parametrize(("name", "parent"), [("A", "A"), ("Launching pad", "launching-pad"), ("Café", "CAFE")])
def test_a_network_that_is_its_own_parent_is_told_also_alone(name: str, parent: str) -> None:
    text = network(name, parent=parent)
    report = check(parse("a.toml", text.encode()), Selection([ActiveRule(circle_of_parents)]), LintContext())
    assert [one.message.text() for one in report.findings] == [f"{name} names itself as its parent network."]
    other = check(parse("a.toml", network("A", parent="B").encode()), Selection([ActiveRule(circle_of_parents)]))
    assert other.status("NL702") == "skipped"


@pytest.mark.parametrize(("networks", "told"), [(100, 1), (101, 0)])
def test_a_circle_is_looked_for_among_a_hundred_networks(networks: int, told: int) -> None:
    ring = [network(f"N{at}", parent=f"N{(at + 1) % networks}") for at in range(networks)]
    assert len(found(circle_of_parents, *ring)) == told


# NL703 member-named-differently


ANA = person("ana", 'name = "Ana Bakker"')


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (ANA, []),
        (person("ana", 'name = "ana BAKKER"'), []),
        (person("ana"), []),
        (person("ana-w", 'name = "Ana de Wit"'), []),
        (person("ana", 'name = "Ana de Wit"'), ["b.toml: `ana` is Ana de Wit here, but Ana Bakker in a.toml."]),
        (person("ana", 'name = "Ana de Wit"', 'status = "alumni"'), []),
    ],
)
def test_one_id_stands_for_one_name(other: str, expected: list[str]) -> None:
    assert found(member_named_differently, ANA, other) == expected


def test_names_are_compared_with_the_first_one_there_is() -> None:
    other = person("ana", 'name = "Ana de Wit"')
    assert [line[:6] for line in found(member_named_differently, person("ana"), ANA, ANA, other, other)] == [
        "d.toml",
        "e.toml",
    ]


# NL704 coordinates-many-networks


@pytest.mark.parametrize(("networks", "told"), [(2, 0), (3, 0), (4, 1)])
def test_one_person_coordinates_three_networks_at_most(networks: int, told: int) -> None:
    charters = [coordinated("bo")] + [coordinated("bo", "ana")] * networks
    ana = [line for line in found(coordinates_many_networks, *charters) if "`ana`" in line]
    assert len(ana) == told
    assert all(line.startswith(f"b.toml: `ana` coordinates {networks} networks: b.toml, c.toml") for line in ana)
    assert all(line.endswith(". One person should coordinate at most 3.") for line in ana)


def test_how_many_networks_are_many_is_an_option() -> None:
    two = [coordinated("ana"), coordinated("ana")]
    assert found(coordinates_many_networks, *two, most=2) == []
    assert found(coordinates_many_networks, *two, most=1) == [
        "a.toml: `ana` coordinates 2 networks: a.toml and b.toml. One person should coordinate at most 1."
    ]


def test_who_is_named_twice_in_a_charter_coordinates_one_network() -> None:
    assert found(coordinates_many_networks, coordinated("ana", "ana"), coordinated("ana"), most=2) == []
    assert len(found(coordinates_many_networks, coordinated("ana", "ana"), coordinated("ana"), most=1)) == 1


def test_an_id_that_is_a_number_says_who_it_is_only_with_a_name() -> None:
    numbered = [person("m1") + coordinated("m1")] * 4
    assert found(coordinates_many_networks, *numbered) == []
    named = [person("m1", 'name = "Ana Bakker"') + coordinated("m1")] * 4
    assert len(found(coordinates_many_networks, *named)) == 1


# NL705 misspelt-network


@pytest.mark.parametrize(
    ("named", "is_slip"),
    [
        ("Stroomop", False),
        ("Stromop", True),
        ("Stroomopp", True),
        ("Stroemop", True),
        ("Srtoomop", True),
        ("STROOMOP", False),
        ("Stroom op", False),
        ("stroom-op", False),
        ("Stróómop", False),
        ("Stroem-op", True),
        ("Stromo", False),
        ("Waterland", False),
    ],
)
@pytest.mark.parametrize("key", ["parent", "affiliates"])
def test_a_name_that_is_a_slip_away_is_told(key: str, named: str, is_slip: bool) -> None:
    charters = (network("Stroomop"), network("Noord", **{key: named if key == "parent" else f'["{named}"]'}))
    said = f"b.toml: netlint did not find a charter of {named}. Did you mean Stroomop (a.toml)?"
    assert found(misspelt_network, *charters) == ([said] if is_slip else [])


def test_a_name_that_is_that_of_a_charter_is_no_slip_of_another() -> None:
    assert found(misspelt_network, network("Noord"), network("Noort"), network("Zuid", parent="Noort")) == []


def test_a_network_is_not_meant_to_be_its_own_parent() -> None:
    assert found(misspelt_network, network("Noord"), network("Zuid", parent="Zuit")) == []


def test_each_name_that_is_misspelt_is_a_finding() -> None:
    text = network("Zuid", parent="Noort", affiliates='["Noord", "Ost", "Noordd"]')
    assert len(found(misspelt_network, network("Noord"), network("Oost"), text)) == 3


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Launching pad", "launching-pad"),
        ("Devtools", "devtools"),
        ("Dev tools", "devtools"),
        ("Café Noord", "cafe-noord"),
        ("Noord & Zuid", "noord-zuid"),
        ("WG Embedded", "wg_embedded"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_are_compared_as_ids(name: str, written: str) -> None:
    charters = (network(name), network("B", parent=written))
    assert found(misspelt_network, *charters) == []
    assert len(found(parent_does_not_know, *charters)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Circle 1", "circle-2"),
        ("Team 1", "Team 12"),
        ("!", "?"),
        ("水", "火"),
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
    ],
)
def test_names_that_differ_in_more_are_of_two_networks(names: tuple[str, str]) -> None:
    first, second = names
    assert found(misspelt_network, network(first), network("B", parent=second)) == []
    assert found(parent_does_not_know, network(first), network("B", parent=second)) == []
    assert found(same_network_twice, network(first), network(second)) == []


# NL706 same-network-twice


@pytest.mark.parametrize(
    ("charters", "expected"),
    [
        ((network("A"), network("B")), []),
        ((network(), network()), []),
        ((network("A"), network("A")), ["b.toml: This charter and a.toml are both about A."]),
        (
            (network("Launching pad"), network("launching-pad")),
            ["b.toml: This charter and a.toml are both about launching-pad."],
        ),
        ((network("Docs", parent="A"), network("Docs", parent="B")), []),
        ((network("Docs", parent="A"), network("Docs")), ["b.toml: This charter and a.toml are both about Docs."]),
        (
            (network("Docs", parent="A"), network("Docs", parent="B"), network("docs", parent="b")),
            ["c.toml: This charter and b.toml are both about docs."],
        ),
        (
            (network("B"), network("A"), network("A"), network("A")),
            [
                "c.toml: This charter and b.toml are both about A.",
                "d.toml: This charter and b.toml are both about A.",
            ],
        ),
    ],
)
def test_a_network_has_one_charter(charters: tuple[str, ...], expected: list[str]) -> None:
    assert found(same_network_twice, *charters) == expected
