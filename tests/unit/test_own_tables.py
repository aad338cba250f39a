"""Tables of plugins: what is in them has a place, ids, references, dates and intervals, as in the charter itself."""

import pickle
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from support.sociocracy import DAY, LINKS, PAGE, TABLES, Link, Sociocracy, document, lines, report

from netlint import Charter, Edit, Finding, Note, PartialDate, Table, dotted, rule
from netlint.charter import Member, as_read, convert
from netlint.charter.diff import differences
from netlint.charter.lines.snippets import SnippetWriter
from netlint.charter.own_tables import convert_own_tables
from netlint.charter.shown import as_shown
from netlint.fields import Id, Interval, PastDate, Reference
from netlint.linter.fixes import fix_of
from netlint.plugins.registry import load_plugins
from netlint.plugins.tables import table_problem
from netlint.toml import parse
from netlint.toml.editor import edited

ANA = '[[members]]\nid = "ana"\n[[circles]]\nid = "board"\n'


def charter(text: str) -> Charter:
    """Return a charter with its tables, as rules read it."""
    data = document(text).data
    assert data is not None
    model, mistakes = convert(data, Charter)
    assert model
    convert_own_tables(model, TABLES, data, mistakes)
    return as_read(model, DAY)


def fixed(text: str) -> str:
    """Return a charter, after its network, with the certain repairs made."""
    found = report(text)
    edits = fix_of(found.document, found.findings).edits
    return edited(found.document, edits).partition('"Stroomop"\n')[2]


LIST = """
[[plugins.sociocracy.links]]
id = "home"

[[plugins.sociocracy.links.reviews]]
id = "first"

[[plugins.sociocracy.links]]
id = "work"
until = 2027-01-01
"""


def test_an_item_and_what_is_inside_it_are_places() -> None:
    found = report(LIST, LINKS)
    assert lines(found) == ["4 SOC001 `home` has no end.", "7 SOC001 `first` has no day."]
    first, second = found.in_order()
    assert dotted(first.at) == "plugins.sociocracy.links.home.until"  # type: ignore[arg-type]  # it is no span
    assert [found.place(one).span.line for one in first.related] == [7]
    assert second.at == ("plugins", "sociocracy", "links", "home", "reviews", "first")


@pytest.mark.parametrize("text", ["", "[plugins.other]", "[plugins.sociocracy]"])
def test_a_table_that_is_not_there_is_a_place(text: str) -> None:
    def check(charter: Charter) -> Iterator[Finding]:
        lead = (charter.table(Sociocracy), "lead")
        yield Finding("x", at=lead, related=[Note("y", at=lead)], write={"lead": ...}, suggestions=[Edit.set(lead, "ana")])  # fmt: skip
        yield Finding("x", at="plugins.sociocracy.lead", related=[Note("y", at="plugins.sociocracy.lead")])
        yield Finding("x", at=charter.table(Sociocracy))
        yield Finding("x", at="plugins.sociocracy")

    check.__doc__ = PAGE
    found = report(text, rule("SOC003", severity="info", level="sound")(check))
    places = [(one.at, [note.at for note in one.related], found.place(one)) for one in found.findings]
    assert len(places) == 4, lines(found)
    assert places[0] == places[1]
    assert places[2] == places[3]
    (edit,) = found.findings[0].suggestions
    changed = parse("charter.toml", edited(found.document, edit).encode()).data
    assert changed
    assert changed["plugins"]["sociocracy"] == {"lead": "ana"}


def test_an_item_has_the_same_identity_wherever_it_stands() -> None:
    parts = LIST.split("\n\n")
    turned = "\n\n".join([parts[2], *parts[:2]])
    found = [sorted(one.identities for one in report(text, LINKS).findings) for text in (LIST, turned)]
    assert found[0] == found[1]
    assert found[0][0] == ("plugins.sociocracy.links.home.reviews.first",)


def test_an_item_without_an_id_has_its_position() -> None:
    def check(charter: Charter) -> Iterator[Finding]:
        yield from (Finding("x", at=review) for review in charter.table(Sociocracy).links[0].reviews)

    check.__doc__ = PAGE
    review = '[[plugins.sociocracy.links.reviews]]\nid = "first"\n'
    twice = f'[[plugins.sociocracy.links]]\nid = "home"\n{review}{review}'
    found = report(twice, rule("SOC002", severity="info", level="sound")(check))
    assert [one.at[-1] for one in found.findings] == ["first", 1]  # type: ignore[index]  # it is no span


def test_lines_to_copy_about_an_item_fit_it() -> None:
    found = report(f"{ANA}{LIST}", LINKS)
    finding, *_ = found.in_order()
    assert finding.write_at
    (snippet,) = SnippetWriter(found.document, DAY, TABLES).snippets(finding.write_at, finding.write)
    assert snippet.text == 'until = 2026-11-24\ncircle = "board"'


def test_lines_to_copy_add_what_they_refer_to() -> None:
    found = document(LIST)
    (inside, end) = SnippetWriter(found, DAY, TABLES).snippets(
        ("plugins", "sociocracy", "links", "work"), {"circle": ...}
    )
    assert (inside.text, end.text) == ('circle = "board"', '[[circles]]\nid = "board"')
    (one,) = SnippetWriter(found, DAY, TABLES).snippets(("plugins", "sociocracy", "links", "work"), {"above": ...})
    assert one.text == 'above = "home"'


LINK = "[[plugins.sociocracy.links]]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[plugins.sociocracy]\nevaluate-every = 'kwartal'", ['4 NL002 `evaluate-every` must be an interval such as "weekly", "2 weeks", "quarterly" or "6 months"; found "kwartal".']),
        ("[plugins.sociocracy]\nevaluate-every = 'elk kwartaal'", []),
        ("[plugins.sociocracy]\nevaluate-every = 'biweekly'", ['4 NL012 "biweekly" has two meanings. netlint reads it as "2 weeks".']),
        ("[plugins.sociocracy]\nevaluated = [2026-01-01, '2027-06']", ["4 NL009 `evaluated` (2027-06) is in the future."]),
        ("[plugins.sociocracy]\nlead = 'anna'", ["4 NL005 The id `anna` is not in `[[members]]`. Did you mean `ana`?"]),
        (f"{LINK}id = 'home'\ncircle = 'bord'", ["5 NL005 The id `bord` is not in `[[circles]]`. Did you mean `board`?"]),
        (f"{LINK}id = 'home'\nabove = 'hme'", ["5 NL005 The id `hme` is not in `[[plugins.sociocracy.links]]`. Did you mean `home`?"]),
        (f"{LINK}id = 'home'\nabove = 'home'\npeople = ['ana', 'bo']", ["6 NL005 The id `bo` is not in `[[members]]`."]),
        (f"{LINK}id = 'a'\n{LINK}id = 'a'", ["6 NL004 The id `a` is already taken in `[[plugins.sociocracy.links]]`."]),
        (f"{LINK}id = 'a'\nreviews = [{{ id = 'x' }}, {{ id = 'x' }}]", ["5 NL004 The id `x` is already taken in `[[plugins.sociocracy.links.reviews]]`."]),
        ("[plugins.sociocracy.hub]\nrooms = [{ id = 'x' }, { id = 'x', when = 2027-01-01 }]", ["4 NL004 The id `x` is already taken in `[[plugins.sociocracy.hub.rooms]]`.", "4 NL009 `when` (2027-01-01) is in the future."]),
        (f"{LINK}id = 'b'\nreviews = [{{ id = 'x' }}]\n{LINK}id = 'c'\nreviews = [{{ id = 'x' }}]", []),
        (f"{LINK}id = 'a'\nuntill = 2027-01-01", ["5 NL003 Unknown key `untill`. Did you mean `until`? Allowed keys: above, circle, id, people, reviews and until."]),
        (f"{LINK}until = '2027-01'", ["3 NL002 `id` is missing."]),
        (f"{LINK}id = 'A b'", ['4 NL002 `id` must be a name in lowercase letters, digits and hyphens, such as water-boards; found "A b".']),
        (f"{LINK}id = 'a'\npeople = 3", ["5 NL002 `people` must be text or a list; found 3."]),
    ],
)  # fmt: skip
def test_mistakes_are_told_as_in_the_charter(text: str, said: list[str]) -> None:
    assert lines(report(f"{text}\n{ANA}")) == said


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("[plugins.sociocracy]\nevaluate-every = 'elk kwartal'\n", '[plugins.sociocracy]\nevaluate-every = "elk kwartaal"\n'),
        (f"{LINK}id = 'A b'\nabove = 'A b'\n", f'{LINK}id = "a-b"\nabove = "a-b"\n'),
        (f"{LINK}id = 'a'\ncircle = 'Board'\n{ANA}", f"{LINK}id = 'a'\ncircle = \"board\"\n{ANA}"),
        (f"{LINK}id = 'a'\nreviews = [{{ id = 'X Y' }}]\n", f"{LINK}id = 'a'\nreviews = [{{ id = \"x-y\" }}]\n"),
        (f"[plugins.sociocracy]\nlead = 'Anneke Jansen'\n{ANA}name = 'x'\n[[members]]\nid = 'jansen'\nname = 'Anneke Jansen'\n", f"[plugins.sociocracy]\nlead = \"jansen\"\n{ANA}name = 'x'\n[[members]]\nid = 'jansen'\nname = 'Anneke Jansen'\n"),
        (f"{LINK}id = 'a'\nuntil = '1 juni 2027'\n", f"{LINK}id = 'a'\nuntil = 2027-06-01\n"),
        (f"[plugins.socoicracy]\nlead = 'ana'\n{ANA}", f"[plugins.sociocracy]\nlead = 'ana'\n{ANA}"),
        (f"[Sociocracy]\nlead = 'ana'\n[[Sociocracy.links]]\nid = 'a'\n{ANA}", f"[plugins.sociocracy]\nlead = 'ana'\n[[plugins.sociocracy.links]]\nid = 'a'\n{ANA}"),
        ("[sociocracy]\nmascot = 'heron'\nsong = 'x'\n", "[sociocracy]\nmascot = 'heron'\nsong = 'x'\n"),
    ],
    ids=["interval", "id", "reference", "inner-id", "name", "date", "typo", "moved", "other"],
)  # fmt: skip
def test_certain_repairs_are_made_as_in_the_charter(text: str, right: str) -> None:
    assert fixed(text) == right


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[plugins.socoicracy]", "Unknown key `socoicracy`. Did you mean `sociocracy`?"),
        ("[plugins.Sociocracy]", "Unknown key `Sociocracy`. Did you mean `sociocracy`?"),
        ("[[plugins.sociocrasy.links]]", "Unknown key `sociocrasy`. Did you mean `sociocracy`?"),
        ("[sociocracy]", "`sociocracy` is in the wrong place. It has a table header of its own: `[plugins.sociocracy]`."),
        ("[sociocrasy]", "Unknown key `sociocrasy`. Did you mean `[plugins.sociocracy]`?"),
        ("[plugins.holacracy]", None),
        ("[plugins.ours]", None),
        ("[extra.sociocrasy]", None),
    ],
)  # fmt: skip
def test_a_name_that_is_near_is_told_and_any_other_is_free(text: str, said: str | None) -> None:
    found = report(text)
    assert [one.message.text() for one in found.findings] == ([said] if said else [])


def test_a_typo_in_a_name_has_advice_for_another_plugin() -> None:
    for text in ("[plugins.socoicracy]", "[[plugins.socoicracy.links]]"):
        (found,) = report(text).findings
        assert found.advice
        assert found.advice.text().startswith(
            "Write `sociocracy` instead of `socoicracy`. If it is the table of another plugin, ignore this finding."
        )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[plugins.{name}]\nsong = 'TODO'", "NL015"),
        ("[plugins.{name}]\nsong = ''", "NL015"),
        ("[[plugins.{name}.verses]]\nid = 'a'\ntext = 'Mail ana@example.org'", "NL011"),
    ],
)
def test_texts_of_a_known_table_are_read_and_those_of_another_are_free(text: str, code: str) -> None:
    checks = load_plugins(isolated=True).rules[code]
    assert len(report(text.format(name="songs"), checks, tables={"songs": Songs}).findings) == 1
    assert report(text.format(name="others"), checks, tables={"songs": Songs}).findings == ()


class Verse(Table, frozen=True):
    """A verse."""

    id: Id
    text: str | None = None
    lead: Reference[Member] | None = None


class Songs(Table, frozen=True):
    """What we sing."""

    song: str | None = None
    verses: tuple[Verse, ...] = ()


class Defaults(Table, frozen=True):
    """What nobody has written."""

    lead: Reference[Member] | None = "nobody"
    since: PastDate = DAY.replace(year=2030)
    every: Interval = "biweekly"
    links: tuple[Link, ...] = ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("[plugins.own]", []),
        ("[[plugins.own.links]]\nid = 'a'", []),
        ("[plugins.own]\nlead = 'nobody'", ["4 NL005 The id `nobody` is not in `[[members]]`."]),
        ("[plugins.own]\nevery = 'biweekly'", ['4 NL012 "biweekly" has two meanings. netlint reads it as "2 weeks".']),
        ("[plugins.own]\nsince = 2030-11-24", ["4 NL009 `since` (2030-11-24) is in the future."]),
    ],
)
def test_a_default_is_not_checked_unless_it_is_written(text: str, said: list[str]) -> None:
    assert table_problem(Defaults) is None
    assert lines(report(text, tables={"own": Defaults})) == said


class Often(Table, frozen=True):
    """Intervals and dates, of which there can be several."""

    everys: Interval | tuple[Interval, ...] | None = None
    dates: PastDate | tuple[PastDate, ...] | None = None


@pytest.mark.parametrize(
    ("key", "text", "said", "advice", "right"),
    [
        ("everys", "'biweekly'", "4:10 NL012", None, '"2 weeks"'),
        ("everys", "['weekly', 'biweekly']", "4:21 NL012", None, "['weekly', \"2 weeks\"]"),
        ("dates", "2030-01-01", "4:9 NL009", "Correct the date, such as `dates = 2026-01-01`.", "2026-01-01"),
        ("dates", "['2020', 2030-01-01]", "4:18 NL009", "Correct the date, such as `2026-01-01`.", "['2020', 2026-01-01]"),
    ],
)  # fmt: skip
def test_an_item_of_a_list_is_found_and_changed(key: str, text: str, said: str, advice: str | None, right: str) -> None:
    found = report(f"[plugins.own]\n{key} = {text}", tables={"own": Often})
    (one,) = found.findings
    span = found.place(one).span
    assert f"{span.line}:{span.column} {one.code}" == said
    assert advice is None or (one.advice and one.advice.text().startswith(advice))
    assert edited(found.document, one.suggestions[0]).endswith(f"{key} = {right}")
    if one.code == "NL012":
        (snippet,) = SnippetWriter(found.document, DAY, {"own": Often}).snippets(one.at, one.write)  # type: ignore[arg-type]  # it is no span
        assert snippet.text.removeprefix(f"{key} = ") == '"2 weeks"'


class Mixed(Table, frozen=True):
    """Keys that can have something else too."""

    every: Interval | int | Often | None = None
    leads: tuple[Reference[Member] | int, ...] = ()
    lead: Reference[Member] | Often | None = None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("every = 14", []),
        ("every = 'biweekly'", ["4 NL012"]),
        ("every = { everys = 'biweekly', dates = 2030-01-01 }", ["4 NL009", "4 NL012"]),
        ("leads = [3, 'bo']", ["4 NL005"]),
        ("lead = { everys = 'biweekly' }", ["4 NL012"]),
    ],
)
def test_a_key_can_have_something_else_too(text: str, said: list[str]) -> None:
    found = report(f"[plugins.own]\n{text}", tables={"own": Mixed})
    assert sorted(line[:7] for line in lines(found)) == said


class Wrapped(Table, frozen=True):
    """A table that makes a list of one value, and a list of tables and ids."""

    links: Verse | tuple[Verse, ...] | None = None
    leads: tuple[Mixed | Reference[Member], ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.links, Verse):
            msgspec.structs.force_setattr(self, "links", (self.links,))


def test_ids_of_a_list_come_before_those_inside_its_tables() -> None:
    text = '[plugins.own]\nleads = [\n{ lead = "bo" },\n"bo",\n]'
    (one,) = report(text, tables={"own": Wrapped}).findings
    assert [dotted(at) for at in one.places if isinstance(at, tuple)] == [
        "plugins.own.leads[1]",
        "plugins.own.leads[0].lead",
    ]


def test_a_table_that_has_become_a_list_has_the_data_of_the_file() -> None:
    text = '[plugins.own]\nlinks = { id = "one", lead = "bo" }'
    assert lines(report(text, tables={"own": Wrapped})) == ["4 NL005 The id `bo` is not in `[[members]]`."]


def test_a_month_is_a_date_of_a_plugin_too() -> None:
    own = charter(f"[plugins.sociocracy]\nevaluated = ['2025-03', 2025-04-01]\n{LINK}id = 'a'\nuntil = '2028'")
    table = own.table(Sociocracy)
    assert list(map(str, table.evaluated)) == ["2025-03", "2025-04-01"]
    assert isinstance(table.evaluated[0], PartialDate)
    assert str(table.links[0].until) == "2028"
    assert [(str(past.date), past.plugin) for past in own.past_dates] == [("2025-03", "sociocracy"), ("2025-04-01", "sociocracy")]  # fmt: skip


def test_a_date_of_a_plugin_shows_no_activity() -> None:
    from netlint_essentials.activity import is_activity

    (held,) = charter("[plugins.sociocracy]\nevaluated = [2026-01-01]").past_dates
    assert not is_activity(held._replace(key="last-held"))
    assert is_activity(held._replace(key="last-held", plugin=None))


def test_lists_are_read_by_name() -> None:
    own = charter(f"{ANA}{LIST}")
    assert [one.section for one in own.lists] == ["members", "circles", "plugins.sociocracy.links", "plugins.sociocracy.links.reviews"]  # fmt: skip
    assert own.lists[3].path == ("plugins", "sociocracy", "links", 0, "reviews")
    assert own.items("plugins.sociocracy.links") == own.table(Sociocracy).links
    assert own.items("members") == own.members
    assert [own.items(name) for name in ("plugins.other.links", "plugins.sociocracy.x", "x", "network.name")] == [
        ()
    ] * 4


@pytest.mark.parametrize(
    ("section", "text", "has"),
    [
        ("members", ANA, True),
        ("values", ANA, False),
        ("plugins.sociocracy", "", False),
        ("plugins.sociocracy", "[plugins.other]", False),
        ("plugins.sociocracy", "[plugins.sociocracy]", True),
        ("plugins.sociocracy.links", "[plugins.sociocracy]", False),
        ("plugins.sociocracy.links", "[plugins.sociocracy]\nlinks = []", False),
        ("plugins.sociocracy.links", LIST, True),
        ("plugins.sociocracy.hub.rooms", "[plugins.sociocracy.hub]", False),
    ],
)
def test_a_charter_has_what_is_written(section: str, text: str, has: bool) -> None:
    assert charter(text).has(section) == has


def test_a_default_of_a_plugin_is_not_what_a_charter_has() -> None:
    data: dict[str, Any] = {"plugins": {"own": {}}}
    model = convert(data, Charter).model
    assert model
    convert_own_tables(model, {"own": Defaults}, data, ())
    assert (model.has("plugins.own"), model.has("plugins.own.every")) == (True, False)


def test_a_report_shows_the_tables_of_plugins_without_what_is_invalid() -> None:
    found = report(f"[plugins.sociocracy]\nevaluate-every = 'x'\nlead = 'ana'\n{LINK}id = 'A b'\n{LINK}id = 'b'\n")
    table = found.charter_on(DAY).table(Sociocracy)
    assert (table.evaluate_every, table.lead, table.links) == (None, "ana", (Link(id="b"),))
    assert as_shown(found.document.data, DAY).table(Sociocracy) == Sociocracy()
    assert pickle.loads(pickle.dumps(found)).charter_on(DAY).table(Sociocracy) == table


def test_a_change_of_an_item_of_a_plugin_has_its_id() -> None:
    old, new = (as_shown(document(text).data, DAY) for text in (LIST, LIST.replace("2027", "2028").replace('"home"', '"hub"')))  # fmt: skip
    found = {(one.kind, dotted(one.at)) for one in differences(old, new, {})}
    assert found == {
        ("changed", "plugins.sociocracy.links.work.until"),
        ("removed", "plugins.sociocracy.links.home"),
        ("added", "plugins.sociocracy.links.hub"),
    }
