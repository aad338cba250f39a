"""`netlint explain` about tables, keys and values of a charter; and `netlint schema` in Dutch."""

import json

import pytest
from support.commands import ROOT, Netlint


def test_a_table_is_explained_with_lines_to_copy_and_its_keys(netlint: Netlint) -> None:
    page = netlint("explain", "values").stdout
    assert page.startswith("# [[values]]\n\nThe values of the group.\n\nType: list of tables · not required\n")
    assert '```toml\n[[values]]\nid = "candour"\nstatement = "We say what we see."\n```' in page
    assert "- `id`: A short id, such as `candour`. (id, required)\n" in page


def test_a_key_is_explained_with_each_of_its_values(netlint: Netlint) -> None:
    page = netlint("explain", "MEMBERS.tier").stdout
    assert 'Type: one of these values · not required · Default: `"core"`' in page
    assert (
        "- `pool`: A person whom the network can ask for an assignment, but who does not\n  help to run it.\n" in page
    )
    assert '[[members]]\nid = "ana"\ntier = "core"\n' in page


@pytest.mark.parametrize("word", ["overflow", "drives.kind.overflow"])
def test_a_value_is_explained_with_its_key(netlint: Netlint, word: str) -> None:
    page = netlint("explain", word).stdout
    assert page.startswith('# kind = "overflow"\n\n`overflow`: To pass on work when there is too much of it.\n')
    assert "A value of `drives.kind`." in page
    assert '[[drives]]\nid = "resident-voice"\nkind = "overflow"\n' in page


def test_a_word_in_several_places_is_explained_for_each_or_listed(netlint: Netlint) -> None:
    both = netlint("explain", "hours-per-month").stdout
    assert "# members.hours-per-month\n" in both
    assert "# coordination.hours-per-month\n" in both
    listed = netlint("explain", "kind").stdout
    assert listed.startswith("# kind\n\nThis word is in several places of a charter.\n\n- `drives.kind`: ")
    assert "- `rituals.kind`: " in listed
    assert "- `members.drives`: The drives that the person shares." in netlint("explain", "drives").stdout


def test_a_rule_and_a_key_can_be_explained_at_once(netlint: Netlint) -> None:
    pages = netlint("explain", "NL101", "members.tier").stdout
    assert "# NL101 no-purpose\n" in pages
    assert "\n# members.tier\n" in pages


def test_the_word_charter_lists_the_tables(netlint: Netlint) -> None:
    page = netlint("explain", "charter").stdout
    assert "- `coordination`: The member or members who keep the network going. (table)\n" in page


@pytest.mark.parametrize(
    ("word", "meant"), [("drvies", "drives"), ("members.teir", "members.tier"), ("overflw", "overflow")]
)
def test_a_typo_gets_one_suggestion_from_rules_and_format(netlint: Netlint, word: str, meant: str) -> None:
    done = netlint("explain", word)
    assert done.returncode == 2
    assert (
        f"Error: Unknown rule, table, key or value: `{word}`. Did you mean `{meant}`? `netlint rules` lists"
        in done.stderr
    )


def test_an_unknown_word_is_told_where_to_look(netlint: Netlint) -> None:
    assert "`netlint explain charter` lists all tables." in netlint("explain", "xyzzy").stderr


def test_pages_are_in_dutch(netlint: Netlint) -> None:
    page = netlint("explain", "network.phase", "values", "--lang", "nl").stdout
    assert "- `start` (beginfase): Het netwerk is begonnen" in page
    assert '[[values]]\nid = "openheid"\nstatement = "We zeggen wat we zien."\n' in page


def test_the_schema_is_the_file_in_english(netlint: Netlint) -> None:
    assert netlint("schema").stdout == (ROOT / "schemas" / "charter.schema.json").read_text("utf-8")


def test_the_schema_is_in_dutch(netlint: Netlint) -> None:
    english = json.loads(netlint("schema").stdout)
    schema = json.loads(netlint("schema", "--lang", "nl").stdout)
    assert schema["title"] == "Handvest van een netwerk"
    value = schema["$defs"]["Value"]
    assert value["examples"] == [{"id": "openheid", "statement": "We zeggen wat we zien."}]
    kind = schema["$defs"]["Drive"]["properties"]["kind"]
    assert "Werk doorgeven als er te veel is." in kind["x-taplo"]["docs"]["enumValues"]
    assert kind["enum"] == english["$defs"]["Drive"]["properties"]["kind"]["enum"]
    assert without_texts(schema) == without_texts({**english, "title": schema["title"]})


def without_texts(node: object) -> object:
    """Return a schema without what is for people."""
    if isinstance(node, dict):
        told = ("description", "examples", "x-taplo")
        return {key: without_texts(value) for key, value in node.items() if key not in told}
    return [without_texts(item) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("which", ["settings", "report", "diff"])
def test_the_other_schemas_stay_in_english(netlint: Netlint, which: str) -> None:
    assert netlint("schema", which, "--lang", "nl").stdout == netlint("schema", which).stdout
