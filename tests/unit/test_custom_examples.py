"""The examples of rules without code: what is wrong with them, and where each of their lines is."""

import pytest

from netlint import testing
from netlint.api.check import load_settings
from netlint.i18n.translator import Translator
from netlint.plugins.registry import load_plugins
from netlint.reporters.translated_example import translated_example
from netlint.rules.base import Rule
from netlint.rules.docs import make_example
from netlint.settings import Settings, SettingsError
from netlint.settings.example_places import rule_places
from netlint.settings.source import TextTree
from netlint.testing.declared_examples import example_mistake
from netlint.testing.example_comments import comment_problems

ENTRY = """
[[custom]]
code = "OUR001"
name = "small-circle"
at = "circles.*.members"
must = { exists = true, at-least = 2 }
message.en = "Fewer than two: {places}."
message.nl = "Minder dan twee: {places}."
"""
SMALL = '[[circles]]\nid = "design"\nmembers = ["ana"]'
LARGE = '[[circles]]\nid = "design"\nmembers = ["ana", "bo"]'
DAY = '\n[[custom]]\ncode = "OUR002"\nname = "past"\nat = "network.founded"\nmust = { past = true }\nmessage = "Not yet."\n'


def loaded(text: str) -> Settings:
    return load_settings(text, load_plugins(isolated=True))


def rule_with(bad: str = "", good: str = "", entry: str = ENTRY) -> Rule:
    examples = "".join(f"{key} = '''\n{text}\n'''\n" for key, text in (("bad", bad), ("good", good)) if text)
    (rule,) = loaded(entry + examples).custom
    return rule


def mistake_in(rule: Rule) -> tuple[int, str, list[str], list[str]] | None:
    """Return the mistake in the only example of a rule, in plain text."""
    (example,) = rule.page.examples
    found = example_mistake(rule, example)
    if found is None:
        return None
    line, message, expected, reported = found
    return line, message.text(), [one.text() for one in expected], [one.text() for one in reported]


@pytest.mark.parametrize(
    "bad",
    [
        SMALL,
        f"{SMALL}  # OUR001: Fewer than two: design.",
        f"{SMALL}  # OUR001: Minder dan twee: design.",
        f"{LARGE}\n# And other.charter.toml:\n{SMALL}  # OUR001: Fewer than two: design.",
        f"# With two members, it would be fine.\n{SMALL}",
        f"# On Mondays, they meet.\n{SMALL}",
        f"# On 3 of 4 days, and on 2026, they meet.\n{SMALL}",
        f"# And zuid.charter.toml has more.\n{SMALL}",
        f"# Beside it, they sing.\n{SMALL}",
        f"# With the option to leave, it would be fine.\n{SMALL}",
        f"# Met de regels van het huis.\n{SMALL}",
    ],
)
def test_a_bad_example_with_its_findings_is_right(bad: str) -> None:
    assert mistake_in(rule_with(bad)) is None


@pytest.mark.parametrize(("day", "is_right"), [("# On 2026-06-02\n", False), ("# On 2026-05-31\n", True), ("", False)])
def test_an_example_has_a_day(day: str, is_right: bool) -> None:
    rule = rule_with(f"{day}[network]\nfounded = 2026-06-01", entry=DAY)
    assert (mistake_in(rule) is None) is is_right


DIFFERS = "The findings in this `bad` example differ from its comments."


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (LARGE, (1, "The rule reports nothing in this `bad` example.", ["at least one finding"], ["nothing"])),
        (
            f"{LARGE}  # OUR001: Fewer than two: design.",
            (3, DIFFERS, ["line 3: OUR001: Fewer than two: design."], ["nothing"]),
        ),
        (
            f"{SMALL}  # OUR001: Fewer.",
            (3, DIFFERS, ["line 3: OUR001: Fewer."], ["line 3: OUR001: Fewer than two: design."]),
        ),
        (
            SMALL.replace("design", "x") + "\n[extra]  # OUR001: Fewer than two: x.",
            (3, DIFFERS, ["line 4: OUR001: Fewer than two: x."], ["line 3: OUR001: Fewer than two: x."]),
        ),
        (
            f"{SMALL}  # NL101: Fewer than two: design.",
            (3, DIFFERS, ["line 3: NL101: Fewer than two: design."], ["line 3: OUR001: Fewer than two: design."]),
        ),
        (f"{SMALL}  # OUR001 Fewer than two", (3, "Write a comment with a finding as `# OUR001: message`.", [], [])),
        (f"# With the option least = 3\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"# With the exception {{ rule = 'x' }}\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"# With the rules NL101\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"# With a rule that crashes\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        ("# Beside it, x.csv:\na,b\n", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"# Beside it, x.csv\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"# Met de optie least = 3\n{SMALL}", (1, "This comment has no effect in an example of a rule without code.", [], [])),
        (f"{SMALL}  # our001: wrong", (3, "Write a comment with a finding as `# OUR001: message`.", [], [])),
        (f"# On 2026-13-01\n{SMALL}", (1, "Write the day of an example as `# On 2026-11-24`.", [], [])),
        ("[network]", (1, "The rule was skipped, because the example has nothing that it looks at.", [], [])),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_bad_example(bad: str, said: object) -> None:
    assert mistake_in(rule_with(bad)) == said


DAY_AS, CHARTER_AS = (
    "the day of an example as `# On 2026-11-24`",
    "the name of another charter as `# And zuid.charter.toml:`",
)
FILE_AS, OPTION_AS = (
    "the name of a file as `# Beside it, hours.csv:`",
    "the value of an option as `# With the option most = 1`",
)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# Op 2026-06-01", DAY_AS),
        ("# On: 2026-06-01", DAY_AS),
        ("#On 2026-06-01", DAY_AS),
        ("  # on 2026/06/01", DAY_AS),
        ("# On 1 June 2026", DAY_AS),
        ("# And zuid.charter.toml", CHARTER_AS),
        ("# And: north/zuid.charter.toml:", CHARTER_AS),
        ("# En zuid.charter.toml: ", CHARTER_AS),
        ("# Beside it, hours.csv", FILE_AS),
        ("# Beside it: hours.csv:", FILE_AS),
        ("# With option most = 1", OPTION_AS),
        ("# With the option most: 1", OPTION_AS),
        ("# With an exception { rule = 'x' }", 'an exception as `# With the exception { rule = "NL101" }`'),
        ("# With the rule NL307", "the codes of other rules as `# With the rules NL307, NL502`"),
        ("# Our001: wrong", "a comment with a finding as `# OUR001: message`"),
    ],
)
def test_a_comment_that_nearly_has_a_meaning(comment: str, said: str) -> None:
    example = make_example(f"[network]\n{comment}\n[extra]", bad=True)
    assert [(line, one.text()) for line, one in comment_problems("OUR001", example, has_code=True)] == [
        (2, f"Write {said}.")
    ]


RIGHT = (
    "# On 2026-11-24",
    "# And zuid.charter.toml:",
    "# Beside it, a b.csv:",
    "# With the option most = 1",
    '# With the exception { rule = "NL101" }',
    "# With the rules NL307, NL502",
    "# With a rule that crashes",
)


@pytest.mark.parametrize("comment", RIGHT)
def test_a_comment_copied_from_a_dutch_page_is_one_that_nearly_has_a_meaning(comment: str) -> None:
    right = make_example(comment, bad=True)
    dutch = make_example(translated_example(right, Translator().into("nl")), bad=True)
    assert list(comment_problems("OUR001", right, has_code=True)) == []
    assert dutch == right or len(list(comment_problems("OUR001", dutch, has_code=True))) == 1


@pytest.mark.parametrize(
    ("good", "said"),
    [
        (LARGE, None),
        (SMALL, (3, "The rule reports a finding in this `good` example.", ["nothing"], ["line 3: OUR001: Fewer than two: design."])),
        (f"{LARGE}  # OUR001: x", (3, "A `good` example has no comment with a finding.", [], [])),
        ("[network]", (1, "The rule was skipped, because the example has nothing that it looks at.", [], [])),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_good_example(good: str, said: object) -> None:
    assert mistake_in(rule_with(good=good)) == said


@pytest.mark.parametrize(
    ("text", "line", "begins"),
    [
        (f"{LARGE}\nmembrs = 1", 4, "The charter in this example is invalid. Unknown key `membrs`."),
        ('[[circles]]\nid = "a', 2, "The charter in this example is invalid. "),
        (f"{LARGE}\n# And other.charter.toml:\n[[circles]]\nid = 3", 6, "The charter in this example is invalid. `id` must be"),
    ],
)  # fmt: skip
def test_a_charter_that_is_not_valid_is_a_mistake_in_either(text: str, line: int, begins: str) -> None:
    for rule in (rule_with(text), rule_with(good=text)):
        found = mistake_in(rule)
        assert found
        assert found[0] == line
        assert found[1].startswith(begins)


def test_an_example_is_read_with_the_limits_of_a_charter() -> None:
    found = mistake_in(rule_with(good=LARGE + "\n[extra]\nx = " + "[" * 3000 + "]" * 3000))
    assert found
    assert found[1].startswith("The charter in this example is invalid. ")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('bad = ""', "netlint.toml:9:1: `bad` has an empty example. Write part of a charter, or remove the example."),
        ('good = ["[network]", " "]', "netlint.toml:9:22: `good` has an empty example. Write part of a charter, or remove the example."),
        ("bad = []", "netlint.toml:9:1: `bad` is empty. Write part of a charter, or remove the key."),
        ("good = 3", "netlint.toml:9:1: `good` must be "),
        ('godo = "x"', "netlint.toml:9:1: Unknown key `godo`. Did you mean `good`?"),
    ],
)  # fmt: skip
def test_examples_that_make_no_sense_are_mistakes_in_the_settings(keys: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(f"{ENTRY}{keys}\n")
    assert error.value.problems[0].text().startswith(said)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("bad = '''\n[a]\n[b]'''", [10, 11]),
        ('bad = """[a]\n[b]"""', [9, 10]),
        ('bad = """\n\n\n[a]\n[b]\n"""', [12, 13]),
        ('bad = """\r\n[a]\r\n[b]\r\n"""', [10, 11]),
        ('bad = "[a]\\n[b]"', [9, 9]),
        ("bad = [\n'''\n[a]\n[b]''',\n]", [11, 12]),
    ],
)
def test_each_line_of_an_example_has_its_place(written: str, lines: list[int]) -> None:
    text = f"{ENTRY}{written}\n"
    settings = loaded(text)
    places = rule_places(TextTree("netlint.toml", text.encode()), settings)["OUR001"]
    assert places.where == "netlint.toml:2"
    (place,) = places.examples
    assert [place.at(line) for line in (1, 2)] == [f"netlint.toml:{line}" for line in lines]


def test_the_places_are_those_of_the_table_in_a_pyproject() -> None:
    text = ENTRY.replace("[[custom]]", "[[tool.netlint.custom]]") + f"bad = '''\n{SMALL}\n'''\n"
    settings = load_settings(text, load_plugins(isolated=True), name="pyproject.toml")
    places = rule_places(TextTree("pyproject.toml", text.encode()), settings)["OUR001"]
    assert (places.where, places.examples[0].at(3)) == ("pyproject.toml:2", "pyproject.toml:12")


@pytest.mark.parametrize(
    ("bad", "good", "said"),
    [
        (SMALL, LARGE, None),
        ("", LARGE, "OUR001 small-circle: it has no `bad` example."),
        (SMALL, "", "OUR001 small-circle: it has no `good` example."),
        (LARGE, f"{LARGE}\n", "OUR001 small-circle: The rule reports nothing in this `bad` example. Line 1 of the example. Found nothing; expected at least one finding."),
        (f"{SMALL}  # OUR001: Fewer than two: design.", SMALL, "OUR001 small-circle: two of its examples have the same charter:"),
    ],
)  # fmt: skip
def test_the_test_kit_checks_a_rule_without_code(bad: str, good: str, said: str | None) -> None:
    rule = rule_with(bad, good)
    if said is None:
        testing.check_rule(rule)
    else:
        with pytest.raises(AssertionError) as error:
            testing.check_rule(rule)
        assert str(error.value).startswith(said)
