"""People from exports of Maptio, Holaspirit, Peerdom and Murmurations, recognized by what is in them."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netlint.linter.interview.people import Keep, ListedCircle, ListedNetwork, People, read_people
from netlint.utils.errors import Problem

EXAMPLES = settings(
    deadline=None, derandomize=True, database=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
MAPTIO = """\
Depth,Circle,Parent Circle,Type,Person,Participants,Helpers,Tags
"1","Water, soil","Stroomop","Driver","Ana de Vries","2","1","tag"
"1","Water, soil","Stroomop","Backseat","Bo Smit","2","1","tag"
"2","Coordination","Water, soil","Driver","Bo Smit","1","0",""
"""
HOLASPIRIT = """\
Last name,First name,Email,Phone,Date created,Circle,Role,Skills
Vries de,Ana,ana@x.example,+31612345678,2020-01-02T10:00:00+00:00,General Company Circle,Lead Link,"training, design"
Vries de,Ana,ana@x.example,+31612345678,2020-01-02T10:00:00+00:00,Events,Host,"training, design"
Smit,Bo,bo@x.example,,2021-03-04,Events,Lead Link,
"""
PEERDOM: dict[str, list[dict[str, Any]]] = {
    "peers": [
        {
            "id": "p1", "firstName": "Ana", "lastName": "de Vries", "nickName": "Aan", "birthdate": "1990-08-24T14:15:22Z",
            "contribution": 8, "contributionUnit": "hours per month", "slug": "ana-de-vries",
            "customFields": [{"name": "Skills", "values": ["training", "design"]}, {"name": "Pet", "values": ["cat"]}],
        },
        {"id": "p2", "firstName": "Ana", "lastName": None, "contribution": 80, "contributionUnit": "percent"},
    ],
    "circles": [{"id": "c1", "name": "Stroomop", "parentId": None}, {"id": "c2", "name": "Web", "parentId": "c1"}],
    "roles": [
        {"id": "r1", "name": "Lead link", "parentId": "c1", "holders": [{"peerId": "p2"}]},
        {"id": "r2", "name": "Lead link", "parentId": "c2", "holders": [{"peerId": "p1"}]},
    ],
    "holders": [{"roleId": "r2", "peerId": "p2"}],
}  # fmt: skip
ORGANIZATION: dict[str, Any] = {
    "linked_schemas": ["organizations_schema-v1.0.0"], "name": "Stroomop", "mission": "Water for all. Mail info@x.example",
    "primary_url": "https://stroomop.example", "starts_at": 1651848477, "tags": ["water"],
    "relationships": [{"predicate_url": "https://schema.org/member", "object_url": "https://ana.example"}],
}  # fmt: skip
PERSON: dict[str, Any] = {
    "linked_schemas": ["people_schema-v0.1.0"], "name": "Ana de Vries", "tags": ["training", "design, print"],
    "contact_details": {"email": "ana@x.example"}, "telephone": "0612345678", "primary_url": "ana.example",
}  # fmt: skip


def read(content: object, *, keep: frozenset[Keep] = frozenset()) -> People:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_people("export", text.encode(), keep=keep)


def notes(people: People) -> str:
    return "\n".join(note.text() for note in people.notes)


def test_maptio() -> None:
    people = read(MAPTIO)
    assert [(person.name, person.roles) for person in people.people] == [
        ("Ana", ("Water, soil",)), ("Bo", ("Water, soil (backseat)", "Coordination")),
    ]  # fmt: skip
    assert people.network == ListedNetwork(name="Stroomop")
    assert people.coordinators == ("bo",)
    assert people.circles[0] == ListedCircle("water-soil", "Water, soil", ("ana", "bo"))
    assert "`Participants`, `Helpers` and `Tags`" in notes(people)
    assert "same name" not in notes(people)


def test_holaspirit() -> None:
    people = read(HOLASPIRIT)
    ana, bo = people.people
    assert (ana.name, ana.roles, ana.joined) == ("Ana", ("Lead Link", "Host"), dt.date(2020, 1, 2))
    assert (ana.expertise, bo.joined) == (("training", "design"), dt.date(2021, 3, 4))
    assert people.coordinators == ("ana",)
    assert people.circles[1] == ListedCircle("events", "Events", ("ana", "bo"), lead="bo")
    assert "creation date" in notes(people)
    assert "same name" not in notes(people)


def test_leads_of_circles_without_a_top_are_no_coordinators() -> None:
    people = read(HOLASPIRIT.replace("General Company Circle", "Website"))
    assert people.coordinators == ()
    assert "2 people lead a circle, but the file does not say which circle comes first." in notes(people)


def test_peerdom() -> None:
    people = read(PEERDOM)
    first, second = people.people
    assert [(person.id, person.name) for person in people.people] == [("ana-v", "Ana V."), ("ana", "Ana")]
    assert (first.hours, first.expertise, second.hours) == (8, ("training", "design"), None)
    assert people.network == ListedNetwork(name="Stroomop")
    assert people.coordinators == ("ana",)
    assert people.circles == (
        ListedCircle("web", "Web", ("ana-v", "ana"), lead="ana-v"), ListedCircle("stroomop", "Stroomop", ("ana",), lead="ana"),
    )  # fmt: skip
    for told in ("`nickName`", "`birthdate`", "`Pet`", "`contribution`"):
        assert told in notes(people)


def test_a_list_of_peers_alone() -> None:
    assert [person.name for person in read(PEERDOM["peers"]).people] == ["Ana V.", "Ana"]


def test_roles_of_peerdom_without_peers_are_refused() -> None:
    with pytest.raises(Problem, match="has roles of Peerdom, but no peers"):
        read(PEERDOM["roles"])


def test_a_profile_of_an_organization() -> None:
    people = read(ORGANIZATION)
    assert people.network == ListedNetwork(
        "Stroomop", "Water for all. Mail", None, "https://stroomop.example", dt.date(2022, 5, 6)
    )
    assert people.people == ()
    assert "`tags`" in notes(people)
    assert "only the web addresses of members (1)" in notes(people)


def test_a_profile_of_a_person() -> None:
    people = read(PERSON)
    (ana,) = people.people
    assert (ana.name, ana.expertise, ana.email, ana.phone) == ("Ana", ("training", "design, print"), None, None)
    assert "personal data: `contact_details` and `telephone`." in notes(people)
    (kept,) = read(PERSON, keep=frozenset(("email", "phone"))).people
    assert (kept.email, kept.phone) == ("ana@x.example", "0612345678")


def test_several_profiles() -> None:
    people = read({"data": [ORGANIZATION, PERSON]})
    assert (people.network is not None, [person.name for person in people.people]) == (True, ["Ana"])


def test_profiles_of_another_kind_are_refused() -> None:
    with pytest.raises(Problem, match="Murmurations profile of another kind"):
        read({"linked_schemas": ["offers_wants_schema-v0.1.0"], "name": "Ladder"})


KEYS = st.sampled_from(
    ["firstName", "lastName", "peers", "roles", "holders", "circles", "customFields", "values", "id", "peerId", "parentId",
     "linked_schemas", "name", "tags", "relationships", "starts_at", "contact_details", "contribution", "contributionUnit"]
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("people_schema-v0.1.0")
)
DATA = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=10
)


@EXAMPLES
@given(st.dictionaries(KEYS, DATA, min_size=1) | st.lists(st.dictionaries(KEYS, DATA, min_size=1), min_size=1))
def test_whatever_the_json_is_there_are_people_or_a_clear_error(data: object) -> None:
    people = read_or_refuse(data)
    if people is not None:
        assert all(note.text() for note in people.notes)
        assert len({person.id for person in people.people}) == len(people.people)


def read_or_refuse(data: object) -> People | None:
    try:
        return read(data)
    except Problem:
        return None


def test_huge_numbers_and_halves_of_characters() -> None:
    (ana,) = read('[{"firstName": "Ana\\ud800", "contribution": ' + "9" * 5000 + "}]").people
    assert ana.name == "Ana"
