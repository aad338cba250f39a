"""The types of plugins' tables, and the rules that require them: what no charter could have is told at load."""

import re
import sys
from types import ModuleType

import pytest
from support.sociocracy import LINKS, TABLES, Sociocracy, lines, report

import netlint
from netlint import Rule, Table, testing
from netlint.charter.model.annotations import described
from netlint.charter.own_types import type_problem
from netlint.plugins.manager import Plugin, PluginError
from netlint.plugins.registry import Plugins, gather, load_plugins
from netlint.plugins.tables import requires_problem, table_problem
from netlint.rules.base import RuleError, rule
from netlint.rules.declarative import DeclaredRule
from netlint.rules.declarative.compile import make_rule
from netlint.rules.declarative.entry import Conditions

HEAD = """
from msgspec import field
from netlint import Table
from netlint.charter import Circle, Economy, Member, MembershipKind
from netlint.fields import Id, Interval, Reference

"""
ITEM = """
class Link(Table, frozen=True):
    id: Id

class Loose(Table, frozen=True):
    name: str

class Inner(Table, frozen=True):
    pair: Loose | None = Loose("x")

class Made(Table, frozen=True):
    pairs: tuple[Loose, ...] = field(default_factory=lambda: (Loose("x"),))
"""


def table(text: str, begin: str = "") -> type[Table]:
    """Return the class `Ours` of a module."""
    module = ModuleType("netlint_of_a_test")
    sys.modules[module.__name__] = module
    exec(f"{begin}{HEAD}{text}", vars(module))
    kind: type[Table] = vars(module)["Ours"]
    return kind


def keys(*lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines)


FUTURE = "from __future__ import annotations\n"


@pytest.mark.parametrize("begin", ["", FUTURE], ids=["now", "later"])
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["lead: Reference[Member] | None = None"], None),
        (["leads: tuple[Reference[Circle], ...] = ()"], None),
        (["kind: Reference[MembershipKind] | None = None"], None),
        (["links: tuple[Link, ...] = ()", "one: Reference[Link] | None = None"], None),
        (["links: tuple[Link, ...] = ()", 'one: Reference["Link"] | None = None'], None),
        (["every: Interval = 'elk kwartaal'"], None),
        (["words: list[str] = []"], None),
        (["one: Reference[Link] | None = None"], "`one` refers to `Link`, but neither a section of the charter nor this table has a list of these with an `id`."),
        (["loose: tuple[Loose, ...] = ()", "one: Reference[Loose] | None = None"], "`one` refers to `Loose`, but neither a section of the charter nor this table has a list of these with an `id`."),
        (["one: Reference[Economy] | None = None"], "`one` refers to `Economy`, but neither a section of the charter nor this table has a list of these with an `id`."),
        (["links: tuple[Link, ...] = ()", 'one: Reference["Lnk"] | None = None'], "`one` refers to `Lnk`, which is not a class of tables in its module. Did you mean `Link`?"),
        (["one: Reference[int] | None = None"], "`one` refers to `int`, which is not a class of tables in its module."),
        (["a: tuple[Link, ...] = ()", "b: tuple[Link, ...] = ()", "one: Reference[Link] | None = None"], "`one` refers to `Link`, but this table has several lists of these."),
        (["every: Interval = 'now and then'"], "`every` has the default 'now and then', which is not an interval."),
        (["loose: Loose = Loose('x')"], "`loose` cannot have a table in its default. Use None, or `()` for a list."),
        (["inner: Inner | None = None"], "`pair` cannot have a table in its default. Use None, or `()` for a list."),
        (["inner: tuple[Made, ...] = ()"], "`pairs` cannot have a table in its default. Use None, or `()` for a list."),
        (["every: Interval = field(default_factory=lambda: 'x y')"], "`every` has the default 'x y', which is not an interval."),
        (["links: list[Link] = []"], "`links` must be a tuple, such as `tuple[Link, ...]`."),
        (["leads: list[Reference[Member]] = []"], "`leads` must be a tuple, such as `tuple[Link, ...]`."),
        (["rows: tuple[tuple[str, ...], ...] = ()"], None),
        (["links: tuple[tuple[Link, ...], ...] = ()"], "`links` cannot have a list inside a list. Use one list, such as `tuple[Link, ...]`."),
        (["everys: tuple[Interval | tuple[Interval, ...], ...] = ()"], "`everys` cannot have a list inside a list. Use one list, such as `tuple[Link, ...]`."),
        (["links: dict[str, Link] = {}"], "`links` must be a tuple, such as `tuple[Link, ...]`."),
    ],
)  # fmt: skip
def test_what_no_charter_could_have_is_told(lines: list[str], said: str | None, begin: str) -> None:
    problem = table_problem(table(f"{ITEM}\nclass Ours(Table, frozen=True):\n{keys(*lines)}", begin))
    assert (problem and problem.text()) == said


def test_the_charter_itself_has_what_a_table_can_have() -> None:
    assert type_problem(netlint.Charter) is None


@pytest.mark.parametrize("annotation", ["tuple['Ours', ...] = ()", "Ours | None = None"])
def test_a_table_cannot_contain_itself(annotation: str) -> None:
    text = f"class Ours(Table, frozen=True):\n    inside: {annotation}\n"
    problem = table_problem(table(text, FUTURE))
    assert problem
    assert problem.text().startswith("Ours contains itself. Put all of them in one list")


@pytest.mark.parametrize("begin", ["", FUTURE], ids=["now", "later"])
def test_the_names_of_classes_are_read_as_the_classes(begin: str) -> None:
    kind = table(f"{ITEM}\nclass Ours(Table, frozen=True):\n    links: tuple['Link', ...] = ()\n", begin)
    (inner,) = described(kind)["links"].tables
    assert inner.__name__ == "Link"
    assert "id" in described(inner)


def requiring(*sections: str) -> Rule:
    return rule("SOC003", severity="info", level="sound", requires=sections)(LINKS.function)


@pytest.mark.parametrize(
    ("section", "text", "said"),
    [
        ("plugins.sociocracy", "", "the charter has no `[plugins.sociocracy]`"),
        ("plugins.sociocracy.links", "[plugins.sociocracy]", "the charter has no `plugins.sociocracy.links`"),
        ("plugins.sociocracy", "[plugins.sociocracy]", None),
        ("plugins.sociocracy", "[plugins]\nsociocracy = 3", "`plugins.sociocracy.links` is invalid"),
        ("plugins.sociocracy.hub.rooms", "[plugins.sociocracy]\nhub = 3", "`plugins.sociocracy.hub` is invalid"),
    ],
)
def test_a_rule_is_skipped_without_the_table_that_it_requires(section: str, text: str, said: str | None) -> None:
    found = report(text, requiring(section))
    result = found.results.get("SOC003")
    assert (result.reason.text() if result and result.reason else None) == said


def test_a_rule_that_requires_a_missing_table_does_not_pass() -> None:
    assert report("", LINKS).status("SOC001") == "skipped"
    assert lines(report("[plugins.sociocracy]", LINKS)) == []
    assert report("[plugins.sociocracy]", LINKS).status("SOC001") == "passed"


def gathered(*rules: Rule) -> Plugins:
    """Gather a plugin with the table, and another one with rules."""
    plugins = [ModuleType("p0"), ModuleType("p1")]
    vars(plugins[0])["netlint_tables"] = netlint.hookimpl(lambda: TABLES)
    vars(plugins[1])["netlint_rules"] = netlint.hookimpl(lambda: list(rules))
    return gather(Plugin(f"p{at}", f"netlint-p{at}", "1.0", one) for at, one in enumerate(plugins))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("plugins.socoicracy", "it requires `plugins.socoicracy`, but no loaded plugin provides that table. Did you mean `plugins.sociocracy`?"),
        ("plugins.other", "it requires `plugins.other`, but no loaded plugin provides that table."),
        ("plugins.sociocracy.link", "it requires a place that does not exist. `plugins.sociocracy.link`: unknown key `link`. Did you mean `links`? Allowed keys: evaluate-every, evaluated, hub, lead and links."),
        *(
            (f"plugins.sociocracy.{at}.{below}", f"it requires `plugins.sociocracy.{at}.{below}`, which is inside a list. Require `plugins.sociocracy.{at}`, and look at its items in the rule.")
            for at, below in (("links", "reviews"), ("links", "home"), ("links", "*.reviews"), ("links", "0"), ("links", ""), ("links", "home.reviews.first"), ("hub.rooms", "first"), ("evaluated", "0"))
        ),
    ],
)  # fmt: skip
def test_a_table_that_no_plugin_provides_is_told_at_load(section: str, said: str) -> None:
    with pytest.raises(PluginError, match=re.escape(f"rule SOC003 is invalid: {said}")):
        gathered(requiring(section))


def test_the_table_of_another_plugin_can_be_required() -> None:
    assert set(gathered(requiring("plugins.sociocracy", "members")).rules) == {"SOC003"}


def test_a_key_that_can_have_a_table_or_a_list_can_be_required_inside() -> None:
    kind = table(f"{ITEM}\nclass Ours(Table, frozen=True):\n    one: Loose | tuple[Loose, ...] | None = None\n")
    assert requires_problem(requiring("plugins.ours.one.name"), {"ours": kind}) is None
    assert requires_problem(requiring("plugins.ours.one.id"), {"ours": kind})


@pytest.mark.parametrize("section", ["members.ana", "member.ana", "members.*.name", "members."])
def test_what_is_inside_a_section_cannot_be_required(section: str) -> None:
    said = f"it requires `{section}`, which is not a section of a charter; did you mean `members`?"
    with pytest.raises(RuleError, match=re.escape(said)):
        requiring(section)


def test_the_table_of_plugins_as_a_whole_is_no_section() -> None:
    with pytest.raises(
        RuleError, match="it requires `plugin`, which is not a section of a charter; did you mean `plugins`"
    ):
        requiring("plugin")


def test_the_kit_tells_a_rule_that_requires_what_no_plugin_provides(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        AssertionError, match=r"SOC003 links is invalid: it requires `plugins.sociocracy`, but no loaded"
    ):
        testing.check_rule(requiring("plugins.sociocracy"))
    installed = load_plugins()
    known = installed._replace(tables={**installed.tables, "sociocracy": Sociocracy})
    monkeypatch.setattr("netlint.testing.checks.load_plugins", lambda: known)
    with pytest.raises(AssertionError, match="its page has no"):
        testing.check_rule(requiring("plugins.sociocracy"))


@pytest.mark.parametrize(
    ("text", "status"),
    [("", "skipped"), ("[plugins.other]\nx = 1", "skipped"), ("[plugins.sociocracy]", "passed"), ("[[plugins.sociocracy.links]]\nid = 'a'", "open")],
)  # fmt: skip
def test_a_rule_without_code_needs_the_table_that_it_is_about(text: str, status: str) -> None:
    must = Conditions(one_of=("home",))
    entry = DeclaredRule(
        code="SOC004", at="plugins.sociocracy.links.*.id", must=must, message="No home.", name="no-home"
    )
    made = make_rule(entry, "netlint.toml:1", TABLES)
    assert report(text, made).status("SOC004") == status
