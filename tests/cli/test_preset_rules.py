"""Rules without code in the presets of plugins: whose they are, what settings make of them, and what clashes."""

import json
import zlib
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint import testing

MODULE = '''
import netlint

SMALL = {
    "code": "OUR101",
    "name": "small-circle",
    "at": "circles.*.members",
    "must": {"exists": True, "at-least": 2},
    "message": {"en": "Fewer than two: {places}.", "nl": "Minder dan twee: {places}."},
    "why": {"en": "One is alone.", "nl": "Eén is alleen."},
    "bad": """[[circles]]\\nid = "design"\\nmembers = ["ana"]""",
    "good": ("""[[circles]]\\nid = "design"\\nmembers = ["ana", "bo"]""",),
}
STORY = {
    "code": "OUR102",
    "name": "no-story",
    "at": "proposition.story",
    "must": {"exists": True},
    "message": "No story.",
    "bad": "[network]",
    "good": """[proposition]\\nstory = "x" """,
}


@netlint.hookimpl
def netlint_presets():
    return {
        "strict": {"severity": {"small-circle": "error"}, "custom": [SMALL]},
        "more": {"extend-select": ["OUR102"], "custom": (STORY,)},
    }
'''
CHARTER = '[network]\nname = "x"\n\n[[circles]]\nid = "design"\nmembers = ["ana"]\n'
OWN = '[[custom]]\ncode = "ANA001"\nname = "ours"\nat = "network.purpose"\nmust = { exists = true }\nmessage = "No purpose."\n'
SMALL_FOUND = "charter.toml:6:11: error OUR101 Fewer than two: design. (small-circle)"
STORY_FOUND = "charter.toml:1:1: warning OUR102 No story. (no-story)"


def install(site: Path, name: str, module: str) -> None:
    info = site / f"netlint_{name}-0.3.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: netlint-{name}\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text(f"[netlint]\n{name} = netlint_{name}\n")
    (site / f"netlint_{name}.py").write_text(module, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a charter, and settings that extend both presets of a plugin."""
    install(tmp_path / "site", "ours", MODULE)
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def found(netlint: Netlint, folder: Path, settings: str, *args: str, module: str = MODULE) -> list[str]:
    """Return the lines about rules of presets and of the settings, or the errors."""
    (folder / "netlint.toml").write_text(settings, "utf-8")
    (folder / "site" / "netlint_ours.py").write_text(module, "utf-8")
    done = netlint(*args, "charter.toml", "--format", "concise", PYTHONPATH=str(folder / "site"))
    lines = [line for line in done.stdout.splitlines() if " OUR" in line or " ANA" in line]
    return lines if done.returncode < 2 else done.stderr.removeprefix("Error: ").splitlines()


def test_a_preset_brings_its_rules_where_settings_extend_it(netlint: Netlint, folder: Path) -> None:
    assert found(netlint, folder, "") == []
    assert found(netlint, folder, 'extends = ["ours:strict"]') == [SMALL_FOUND]
    assert found(netlint, folder, 'extends = ["ours:strict", "ours:more"]') == [STORY_FOUND, SMALL_FOUND]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ('ignore = ["OUR101"]', []),
        ('ignore = ["small-circle"]', []),
        ('severity = { OUR101 = "info" }', [SMALL_FOUND.replace("error", "info")]),
        ('severity = { custom = "info" }', [SMALL_FOUND.replace("error", "info")]),
        ('select = ["OUR"]', [SMALL_FOUND]),
        ('lang = "nl"', [SMALL_FOUND.replace("Fewer than two", "Minder dan twee")]),
    ],
)
def test_settings_decide_about_them_as_about_any_rule(
    netlint: Netlint, folder: Path, settings: str, lines: list[str]
) -> None:
    assert found(netlint, folder, f'extends = ["ours:strict"]\n{settings}') == lines


def test_they_add_up_with_those_of_the_settings_and_of_extended_files(netlint: Netlint, folder: Path) -> None:
    (folder / "base.toml").write_text(f'extends = ["ours:strict"]\n{OWN}', "utf-8")
    own = 'extend = "base.toml"\nextends = ["ours:more", "ours:strict"]\n'
    lines = ["charter.toml:1:1: warning ANA001 No purpose. (ours)", STORY_FOUND, SMALL_FOUND]
    assert found(netlint, folder, own) == lines
    shown = netlint("settings", PYTHONPATH=str(folder / "site")).stdout
    (custom,) = [line.split() for line in shown.splitlines() if line.startswith("custom")]
    assert custom[1:3] == ["3", "items"]
    assert {"ours:strict", "ours:more", "base.toml:2"} <= set(custom)


def test_settings_in_several_folders_may_extend_the_same_preset(netlint: Netlint, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "charter.toml").write_text(CHARTER, "utf-8")
        (folder / name / "netlint.toml").write_text('extends = ["ours:strict"]\n', "utf-8")
    done = netlint("a", "b", "--select", "OUR", "--format", "concise", PYTHONPATH=str(folder / "site"))
    assert done.stdout.count(" OUR101 ") == 2
    assert done.stderr == ""


def test_commands_show_whose_they_are(netlint: Netlint, folder: Path) -> None:
    (folder / "netlint.toml").write_text('extends = ["ours:strict"]\n', "utf-8")
    path = {"PYTHONPATH": str(folder / "site")}
    page = netlint("explain", "small-circle", **path).stdout
    assert "(ours:strict (netlint-ours))" in page
    assert "## Reported" in page
    (record,) = json.loads(netlint("rules", "OUR", "--format", "json", **path).stdout)
    assert (record["plugin"], record["preset"], record["family"]) == ("ours", "ours:strict", "custom")
    assert record["where"] == "ours:strict (netlint-ours)"
    assert "    rules of presets: OUR102, OUR101\n" in netlint("plugins", **path).stdout
    plugins = json.loads(netlint("plugins", "--format", "json", **path).stdout)
    assert [one["preset-rules"] for one in plugins if one["name"] == "ours"] == [["OUR102", "OUR101"]]
    report = json.loads(netlint("--select", "OUR", "--format", "sarif", **path).stdout)
    (rule,) = [one for one in report["runs"][0]["tool"]["driver"]["rules"] if one["id"] == "OUR101"]
    assert "helpUri" not in rule


STRICT, MORE = "netlint.toml:1:12: ours:strict (netlint-ours): ", "netlint.toml:1:27: ours:more (netlint-ours): "


@pytest.mark.parametrize(
    ("change", "settings", "said"),
    [
        (("OUR102", "OUR101"), "", [MORE + "custom[0].code: ours:strict (netlint-ours) already has a rule `OUR101`. Choose another code or name."]),
        (("no-story", "small-circle"), "", [MORE + "custom[0].code: ours:strict (netlint-ours) already has a rule `small-circle`."]),
        (("no-story", "no-purpose"), "", [MORE + "custom[0].code: netlint-charter already has a rule `no-purpose`."]),
        (('"OUR102"', '"NL902"'), "", [MORE + "custom[0].code: netlint-charter already uses codes that begin with NL."]),
        (("proposition.story", "proposition.stori"), "", [MORE + "custom[0].at: `proposition.stori`: unknown key `stori`. Did you mean `story`?"]),
        (('"must": {"exists": True},\n    "message": "No', '"must": {"exsts": True},\n    "message": "No'), "", [MORE + "custom[0].must.exsts: Unknown key `exsts`. Did you mean `exists`?"]),
        (('"No story."', "{3}"), "", [MORE + "custom[0].message: `custom[0].message` must be a value that a settings file can have; found set."]),
        (('    "message": "No story.",\n', ""), "", [MORE + "custom[0].message: `message` is missing."]),
        (("(STORY,)", "STORY"), "", [MORE + "custom: `custom` must be a list; found a table"]),
        (('"bad": "[network]"', '"bad": " "'), "", [MORE + "custom[0].bad: `bad` has an empty example."]),
        (("", ""), OWN.replace("ANA001", "OUR101"), ["netlint.toml:3:1: ours:strict (netlint-ours) already has a rule `OUR101`. Choose another code or name."]),
        (("", ""), OWN.replace('"ours"', '"no-story"'), ["netlint.toml:3:1: ours:more (netlint-ours) already has a rule `no-story`."]),
        (("", ""), OWN.replace("ANA001", "OUR900"), ["netlint.toml:3:1: ours:more (netlint-ours) already uses codes that begin with OUR."]),
    ],
)  # fmt: skip
def test_what_is_wrong_names_the_preset_and_the_plugin(
    netlint: Netlint, folder: Path, change: tuple[str, str], settings: str, said: list[str]
) -> None:
    assert change[0] in MODULE
    lines = found(
        netlint, folder, f'extends = ["ours:strict", "ours:more"]\n{settings}', module=MODULE.replace(*change, 1)
    )
    assert [line[: len(one)] for line, one in zip(lines, said, strict=True)] == said


def test_two_plugins_cannot_use_the_same_letters(netlint: Netlint, folder: Path) -> None:
    theirs = MODULE.replace("OUR10", "OUR20").replace("small-circle", "tiny-circle").replace("no-story", "tale")
    install(folder / "site", "theirs", theirs)
    (line,) = found(netlint, folder, 'extends = ["ours:strict", "theirs:strict"]')
    assert line == (
        "netlint.toml:1:27: theirs:strict (netlint-theirs): custom[0].code: ours:strict (netlint-ours) already uses codes "
        "that begin with OUR. Choose two to six other uppercase letters."
    )


def test_a_preset_may_use_the_letters_of_its_own_plugin(netlint: Netlint, folder: Path) -> None:
    rule = (
        "\n\n@netlint.rule('OUR001', severity='info', level='sound', question='?')\ndef one(charter):\n"
        "    '''One.\n\n    Why: -\n    Fix: -\n    Bad: -\n    Good: -\n    '''\n    yield netlint.Finding('One.', at='network')\n"
        "\n\n@netlint.hookimpl\ndef netlint_rules():\n    return netlint.rules_in(__name__)\n"
    )
    lines = found(netlint, folder, 'extends = ["ours:strict"]', module=MODULE + rule)
    assert [line.split()[2] for line in lines] == ["OUR001", "OUR101"]


@pytest.mark.parametrize("option", [("--no-plugin", "ours"), ("--isolated",)])
def test_without_the_plugin_there_are_none(netlint: Netlint, folder: Path, option: tuple[str, ...]) -> None:
    lines = found(netlint, folder, 'extends = ["ours:strict"]', *option)
    assert lines == [] if option == ("--isolated",) else "--no-plugin leaves out the plugin `ours`." in lines[0]


@pytest.mark.parametrize("name", ["OUR101", "small-circle"])
def test_a_rule_of_a_preset_that_is_not_extended_is_known_as_such(netlint: Netlint, folder: Path, name: str) -> None:
    said = f"`{name}` is a rule of the preset `ours:strict`. To use it, add the preset to `extends`."
    assert found(netlint, folder, f'ignore = ["{name}"]') == [f"netlint.toml:1:11: {said}"]
    assert found(netlint, folder, "", "--select", name) == [f"--select: {said}"]


@pytest.mark.parametrize(
    "preset", ['{"custom": None}', '{"level": None, "custom": None}', '{"custom": (), "rules": None}']
)
def test_a_key_of_a_preset_without_a_value_is_as_one_that_is_not_there(
    netlint: Netlint, folder: Path, preset: str
) -> None:
    module = MODULE.replace("netlint_presets():", f'netlint_presets():\n    return {{"strict": {preset}}}')
    assert found(netlint, folder, 'extends = ["ours:strict"]', module=module) == []
    for command in ("rules", "settings", "test"):
        assert "bug" not in netlint(command, PYTHONPATH=str(folder / "site")).stderr


def test_a_key_of_a_rule_without_a_value_is_no_name_of_it(netlint: Netlint, folder: Path) -> None:
    (folder / "site" / "netlint_ours.py").write_text(MODULE.replace('"OUR102"', "None"), "utf-8")
    plugins = json.loads(netlint("plugins", "--format", "json", PYTHONPATH=str(folder / "site")).stdout)
    assert [one["preset-rules"] for one in plugins if one["name"] == "ours"] == [["OUR101"]]


def test_overrides_have_no_rules(netlint: Netlint, folder: Path) -> None:
    settings = '[[overrides]]\ncharters = "*"\ncustom = []\n'
    assert found(netlint, folder, settings)[0].startswith("netlint.toml:3:1: Unknown key `custom`.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), None),
        (('["ana"]', '["ana", "cas"]'), "OUR101 small-circle: The rule reports nothing in this `bad` example."),
        (('    "bad": "[network]",\n', ""), "OUR102 no-story: it has no `bad` example."),
        (("OUR102", "ABC102"), "all codes of a plugin must begin with the same letters; found ABC, OUR"),
        (("proposition.story", "proposition.stori"), "its preset more is invalid. custom.0.at: `proposition.stori`: unknown key"),
        (('"No story."', "{3}"), "its preset more is invalid. custom.0.message: "),
        (("[SMALL]", "[SMALL, SMALL]"), "its preset strict is invalid. custom.1.code: "),
    ],
)  # fmt: skip
def test_the_test_kit_checks_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    change: tuple[str, str],
    said: str | None,
) -> None:
    package = f"netlint_preset_{zlib.crc32(request.node.name.encode())}"
    (tmp_path / f"{package}.py").write_text(MODULE.replace(*change), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    if said is None:
        testing.check_package(package)
    else:
        with pytest.raises(AssertionError) as error:
            testing.check_package(package)
        assert said in str(error.value)
