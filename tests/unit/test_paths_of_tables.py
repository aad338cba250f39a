"""The paths of the tables in a charter: those that a search in every attribute finds."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from support.charter_data import valid

from netlint.charter import Charter, Table, convert, keys
from netlint.charter.model.annotations import holders_of_tables
from netlint.rules.finding import paths_in
from netlint.toml import DocPath


class Link(Table):
    id: str
    more: tuple["Link", ...] = ()


class Ours(Table):
    name: str = ""
    links: tuple[Link, ...] | None = None
    anything: Any = None
    texts: tuple[str, ...] = ()
    by_name: dict[str, Link] | None = None


def everywhere(value: Any, path: DocPath) -> Iterator[tuple[int, DocPath]]:
    if isinstance(value, Table):
        yield id(value), path
        for attribute, key in keys(value):
            yield from everywhere(getattr(value, attribute), (*path, key))
    elif isinstance(value, tuple):
        ids = [getattr(item, "id", None) for item in value]
        for at, item in enumerate(value):
            named = ids[at] if isinstance(ids[at], str) and ids.index(ids[at]) == at else at
            yield from everywhere(item, (*path, named))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, Table):
                yield from everywhere(inner, (*path, key))


@settings(deadline=None, derandomize=True, database=None, max_examples=100)
@given(valid(Charter))
def test_every_table_has_its_path(data: dict[str, Any]) -> None:
    charter, mistakes = convert(data, Charter)
    assert charter is not None
    assert mistakes == ()
    charter.plugins["ours"] = Ours("x", (Link("a", (Link("b"),)), Link("a")), Link("c"), ("d",), {"e": Link("f")})
    assert paths_in(charter) == dict(everywhere(charter, ()))


def test_attributes_of_plain_values_hold_no_tables() -> None:
    assert [attribute for attribute, _key in holders_of_tables(Ours)] == ["links", "anything", "by_name"]
    assert holders_of_tables(Link) == (("more", "more"),)
