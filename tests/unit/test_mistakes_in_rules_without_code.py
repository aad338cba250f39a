"""What makes no sense in a rule without code that chooses, compares or has alternatives: an error with its place."""

import pytest

from netlint import check
from netlint.settings import SettingsError

HEAD = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\n'
MEMBERS = 'at = "members.*.expertise"\nmust = { exists = true }\n'
NAMES = 'at = "members.*.name"\nmust = { longer-than = 3 }\n'


def error(rule: str, message: str = '"No."') -> str:
    """Return the error about a rule, from its line on; the message has line 4, and the rule begins at line 5."""
    with pytest.raises(SettingsError) as raised:
        check('[network]\nname = "x"\n', settings=f"{HEAD}message = {message}\n{rule}\n")
    return str(raised.value)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ('{ stauts = "active" }', "7:11: `stauts` is neither a key next to `members.*.expertise` nor a place in a charter. Did you mean `status`? Allowed keys: asks, "),
        ('{ "hours-per-month.comitted" = 3 }', "7:11: `members.*.hours-per-month.comitted`: unknown key `comitted`. Did you mean `committed`?"),
        ('{ "network.phse" = "start" }', "7:11: `network.phse`: unknown key `phse`. Did you mean `phase`?"),
        ('{ status = "activ" }', "7:11: `members.*.status` is never `activ`. Did you mean `active`? Allowed values: active, "),
        ('{ status = ["active", "trail"] }', "7:11: `members.*.status` is never `trail`. Did you mean `trial`?"),
        ("{ name = 3 }", "7:11: `members.*.name` is never `3`, because it is text."),
        ("{ name = { one-of = [3] } }", "7:20: `members.*.name` is never `3`, because it is text."),
        ('{ "hours-per-month.committed" = "8" }', '7:11: `members.*.hours-per-month.committed` is never `"8"`, because it is a number.'),
        ('{ hours-per-month = "x" }', '7:11: `members.*.hours-per-month` is never `"x"`, because it is a table.'),
        ("{ joined = 2026-01-01 }", "7:11: `joined` must be text, a whole number, a number, true, false, a list or a table with keys; found a date."),
        ("{ status = { exits = true } }", "7:22: Unknown key `exits`. Did you mean `exists`?"),
        ("{ status = {} }", "7:11: `status` is empty. Allowed keys: exists, "),
        ("{ status = [] }", "7:11: `status` is empty. Write a value, several values, or conditions."),
        ("{}", '7:1: `where` is empty. Write a key and a value, such as `status = "active"`.'),
        ('"active"', '7:1: `where` must be a table with keys; found "active".'),
        ("{ status = { exists = false } }", "7:22: `exists = false` has no effect. Leave it out, or write `missing = true`."),
        ("{ name = { exists = true, missing = true } }", "7:35: `exists` and `missing` cannot be combined."),
        ("{ name = { unique = true } }", "7:20: `unique` can only be in `must`, because it compares all places of the rule."),
        ("{ joined = { longer-than = 3 } }", "7:22: `longer-than` does not apply to `members.*.joined`, which is a date."),
        ('{ name = { match = "(" } }', "7:20: `(` is not a valid pattern: "),
        ('{ name = { among = "nam" } }', "7:20: `nam` is neither a key next to `members.*.name` nor a place in a charter. Did you mean `name`?"),
        ("{ expertise = { exists = true } }", "7:11: `where` already says whether `members.*.expertise` is filled in, so the rule has no effect."),
        ("{ expertise = { missing = true } }", "7:11: `where` already says whether `members.*.expertise` is filled in, so the rule has no effect."),
        ('{ "clients.*.name" = "x" }', "7:11: `clients.*.name` can have several values for one item, so it cannot be in `where`."),
        ('{ "conversations.x.client" = "x" }', "7:11: `conversations.x.client`: items of `conversations` have no ids"),
        ('{ "members..status" = "active" }', "7:11: `members..status` has a dot without a name before or after it."),
        ('{ "members.status" = "active" }', "7:11: `members.status`: `status` is a key of the items of `members`. Did you mean `members.*.status`?"),
        ("{ missing = true }", "7:11: `missing` is neither a key next to `members.*.expertise` nor a place in a charter."),
    ],
)  # fmt: skip
def test_a_mistake_in_where(where: str, said: str) -> None:
    assert error(f"{MEMBERS}where = {where}").startswith(f"netlint.toml:{said}")


@pytest.mark.parametrize(
    ("at", "must", "said"),
    [
        ("network.ends-on", 'within = "soon"', '6:10: `within` must be a length of time, such as 1 year, 6 weeks or 10 days; found "soon".'),
        ("network.ends-on", 'within = "monthly"', "6:10: `within` must be a length of time"),
        ("network.ends-on", 'within = ""', "6:10: `within` must be a length of time"),
        ("network.ends-on", "within = 3", "6:10: `within` must be text; found 3."),
        ("network.name", 'within = "1 year"', "6:10: `within` does not apply to `network.name`, which is text."),
        ("network.ends-on", 'of = "founded"', "6:10: `of` needs `within`"),
        ("network.ends-on", 'within = "1 year", of = "name"', "6:29: `of` cannot compare `network.ends-on` with `network.name`, which is text."),
        ("network.ends-on", 'within = "1 year", of = "meetings.*.next"', "6:29: `of` must name one date, but `meetings.*.next` can be several."),
        ("network.ends-on", 'within = "1 year", of = "foundd"', "6:29: `foundd` is neither a key next to `network.ends-on` nor a place in a charter. Did you mean `founded`?"),
        ("network.ends-on", 'within = "1 year", of = "ends-on"', "6:29: `of` names the place itself."),
        ("circles.*.started", 'within = "1 year", of = "members.ana.joind"', "6:29: `members.ana.joind`: unknown key `joind`. Did you mean `joined`?"),
        ("coordination.deputy", 'differs-from = "coordinatr"', "6:10: `coordinatr` is neither a key next to `coordination.deputy` nor a place in a charter. Did you mean `coordinator`?"),
        ("coordination.deputy", 'differs-from = "until"', "6:10: `differs-from` cannot compare `coordination.deputy` with `coordination.until`, which is a date."),
        ("coordination.deputy", 'differs-from = "coordination.deputy"', "6:10: `differs-from` names the place itself."),
        ("coordination.deputy", 'differs-from = " "', "6:10: `differs-from` must name a place, such as members.*.id."),
        ("coordination.deputy", 'among = "coordinator", differs-from = "coordinator"', "6:33: `among` and `differs-from` cannot be combined."),
        ("coordination.deputy", 'differs-from = "members."', "6:10: `members.` has a dot without a name before or after it."),
        ("coordination.deputy", 'among = "members..name"', "6:10: `members..name` has a dot without a name before or after it."),
        ("coordination.deputy", 'among = "members.name"', "6:10: `members.name`: `name` is a key of the items of `members`. Did you mean `members.*.name`?"),
        ("coordination.deputy", "among = 3", "6:10: `among` must be text; found 3."),
        ("members.*.sponsor", 'among = "members"', "6:10: `among` cannot compare `members.*.sponsor` with `members`, which is a list."),
        ("members.*.sponsor", 'among = "members.*"', "6:10: `among` cannot compare `members.*.sponsor` with `members.*`, which is a table."),
        ("members.*.sponsor", 'among = "members.*.id"', "6:10: `members.*.id` is that of the same item, and a single value."),
        ("members.*.sponsor", 'among = "meetings.*.minutes"', "6:10: `among` cannot compare `members.*.sponsor` with `meetings.*.minutes`, which is a whole number."),
        ("members.*.hours-per-month", "unique = true", "6:10: `unique` does not apply to `members.*.hours-per-month`, which is a table."),
        ("members.*.name", "unique = false", "6:10: `unique = false` has no effect. Leave it out."),
        ("members.*.name", "missing = true, unique = true", "6:26: `missing` and `unique` cannot be combined, because `unique` needs a value to check."),
        ("members.*.status", 'not-one-of = ["trail"]', "6:10: `members.*.status` is never `trail`. Did you mean `trial`?"),
        ("members.*.status", "not-one-of = []", "6:10: `not-one-of = []` is true everywhere or nowhere"),
        ("members.*.status", 'one-of = ["trial"], not-one-of = ["active"]', "6:30: `one-of` and `not-one-of` cannot be combined."),
        ("meetings.*.minutes", 'one-of = ["x"]', '6:10: `meetings.*.minutes` is never `"x"`, because it is a whole number.'),
        ("members.*", "exists = true", "6:10: `exists = true` is true everywhere or nowhere, so the rule has no effect."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_condition(at: str, must: str, said: str) -> None:
    assert error(f'at = "{at}"\nmust = {{ {must} }}').startswith(f"netlint.toml:{said}")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('at = "network.name"\nsome = true\nmust = { exists = true }', "6:1: `some` looks for one of several items, but `network.name` has no `*`. Leave `some` out."),
        (f"{MEMBERS}some = false", "7:1: `some = false` has no effect. Leave it out."),
        (f'{MEMBERS}some = "yes"', '7:1: `some` must be true or false; found "yes".'),
        ('at = "members.*.name"\nsome = true\nmust = { unique = true }', "7:10: `some` and `unique` cannot be combined."),
        ('at = "members.*"\nsome = true\nmust = { missing = true }', "7:10: `missing = true` is true everywhere or nowhere, so the rule has no effect."),
        ("any = []", "5:1: `any` must have at least two items, each with `at` and `must`."),
        ('any = [{ at = "network.url", must = { exists = true } }]', "5:1: `any` must have at least two items"),
        ('any = "network.url"', '5:1: `any` must be a list; found "network.url".'),
        (f'{MEMBERS}any = [{{ at = "network.url", must = {{ exists = true }} }}]', "5:1: `at` and `any` cannot be combined. Put it in an item of `any`."),
        ('any = [{ at = "network.url", must = { exists = true } }, { must = { exists = true } }]', "5:58: `at` is missing."),
        ('any = [{ at = "network.url", must = { exists = true } }, { at = "" }]', "5:60: `at` must name a place"),
        ('any = [{ at = "network.urll", must = { exists = true } }, { at = "clients.*.story", must = { exists = true } }]', "5:10: `network.urll`: unknown key `urll`. Did you mean `url`?"),
        ('any = [{ at = "network.url", must = { exists = true } }, { at = "clients.*.story" }]', "5:58: `must` is empty."),
        ('any = [{ at = "network.url", must = { exits = true } }, { at = "clients.*.story", must = { exists = true } }]', "5:39: Unknown key `exits`. Did you mean `exists`?"),
        ('any = [{ at = "network.url", were = {}, must = { exists = true } }, { at = "clients.*.story", must = { exists = true } }]', "5:30: Unknown key `were`. Did you mean `where`?"),
        ('any = [{ at = "network.url", where = { phse = "start" }, must = { exists = true } }, { at = "clients.*.story", must = { exists = true } }]', "5:40: `phse` is neither a key next to `network.url` nor a place in a charter. Did you mean `phase`?"),
        ("must = { exists = true }", "1:1: `at` is missing."),
    ],
)  # fmt: skip
def test_a_mistake_in_some_or_any(rule: str, said: str) -> None:
    lines = error(rule).splitlines()
    assert any(line.startswith(f"netlint.toml:{said}") for line in lines)


@pytest.mark.parametrize(
    "at", ["members..expertise", "members.", "members. .name", ".members", "extra..x", "plugins..x", "members.*."]
)
def test_a_place_with_an_empty_part(at: str) -> None:
    said = f"netlint.toml:5:1: `{at}` has a dot without a name before or after it."
    assert error(f'at = "{at}"\nmust = {{ exists = true }}') == said


@pytest.mark.parametrize("must", ["exists", "missing"])
@pytest.mark.parametrize("at", ["members.expertise", "clients.needs", "members.id"])
def test_a_place_without_its_star(at: str, must: str) -> None:
    section, key = at.split(".")
    said = f"netlint.toml:5:1: `{at}`: `{key}` is a key of the items of `{section}`. Did you mean `{section}.*.{key}`?"
    assert error(f'at = "{at}"\nmust = {{ {must} = true }}') == said


def test_an_id_that_is_a_key_of_another_section_or_has_a_key_after_it_is_an_id() -> None:
    for at in ("circles.status", "circles.members.lead"):
        check('[network]\nname = "x"\n', settings=f'{HEAD}message = "No."\nat = "{at}"\nmust = {{ exists = true }}\n')


@pytest.mark.parametrize(
    ("message", "rule", "said"),
    [
        ('"{valeu}"', NAMES, "4:1: `message` has `{valeu}`, which netlint does not fill in. Did you mean `{value}`? Allowed placeholders: {places}, {place}, {id} and {value}."),
        ('"{place!r}"', NAMES, "4:1: `message` has `{place!r}`, which netlint does not fill in. Did you mean `{place}`?"),
        ('"{value:>3} {id.x}"', NAMES, "4:1: `message` has `{value:>3}` and `{id.x}`, which netlint does not fill in. Did you mean `{value}`?"),
        ('"{ valeu | upper }"', NAMES, "4:1: `message` has `{ valeu | upper }`, which netlint does not fill in. Did you mean `{value}`?"),
        ('"{places[0]}"', NAMES, "4:1: `message` has `{places[0]}`, which netlint does not fill in. Did you mean `{places}`?"),
        ('"{value=}"', NAMES, "4:1: `message` has `{value=}`, which netlint does not fill in."),
        ('"{circles.lead}"', NAMES, "4:1: `message` has `{circles.lead}`, which netlint does not fill in. Allowed placeholders: "),
        ('"No."\nwhy = "{value!r}"', NAMES, "5:1: `why` has `{value!r}`, which netlint does not fill in. Only `message` can have a placeholder."),
        ('"{id} {places}"', NAMES, "4:1: `{places}` is about all places, and `{id}` about one. Use one of the two."),
        ('{ en = "{id}", nl = "Nee." }', NAMES, "4:26: `{id}` is missing in `message.nl`, but the other language has it."),
        ('"{id}"', 'at = "network.name"\nmust = { longer-than = 3 }', "4:1: `{id}`: no item around `network.name` has an id. Use `{place}`."),
        ('"{id}"', 'at = "conversations.*.learned"\nmust = { longer-than = 3 }', "4:1: `{id}`: no item around `conversations.*.learned` has an id."),
        ('"{value}"', MEMBERS, "4:1: `{value}` has nothing to show, because the place is empty. Leave it out."),
        ('"{place}"', f"{NAMES}some = true", "4:1: `{place}` is about one place, but with `some` the finding is about all items. Leave it out."),
    ],
)  # fmt: skip
def test_a_placeholder_that_has_nothing_to_show(message: str, rule: str, said: str) -> None:
    assert error(rule, message).startswith(f"netlint.toml:{said}")
