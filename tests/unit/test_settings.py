"""Settings: which file is found, what wins, and the messages about mistakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netlint import Charter, Finding, Table, rule
from netlint.plugins.registry import load_plugins
from netlint.project.files import WorkingTree
from netlint.settings import Overrides, Settings, SettingsError, SettingsFile, SettingsSource, load
from netlint.settings import find as find_in
from netlint.settings.preset_rules import preset_problems

PLUGINS = load_plugins(isolated=True)
RULES = PLUGINS.rules


def write(folder: Path, text: str, name: str = "netlint.toml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def find(folder: Path) -> Path | None:
    return find_in(folder, WorkingTree())


def source(file: Path | None) -> SettingsSource:
    return SettingsSource(WorkingTree(), file=file)


def read(file: Path | None, **overrides: object) -> Settings:
    return load(source(file), Overrides(**overrides), PLUGINS)  # type: ignore[arg-type]


def problems(file: Path | None, **overrides: object) -> list[str]:
    with pytest.raises(SettingsError) as error:
        read(file, **overrides)
    return [problem.text() for problem in error.value.problems]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    top = write(tmp_path, "")
    assert find(deep) == top
    project = write(tmp_path / "a", "[tool.netlint]\n", "pyproject.toml")
    assert find(deep) == project
    own = write(tmp_path / "a", "")
    assert find(deep) == own


def test_a_pyproject_without_a_table_of_netlint_is_passed_by(tmp_path: Path) -> None:
    top = write(tmp_path, "")
    inner = tmp_path / "a"
    inner.mkdir()
    write(inner, "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(inner) == top


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('[tool]\nnetlint = { level = "essential" }\n', True),
        ('[tool.netlint.severity]\nNL101 = "info"\n', True),
        ("tool.netlint.level = 'essential'\n", True),
        ("[tool.'netlint']\n", True),
        ("[ tool . netlint ]\nlevel = \n", True),
        ("# [tool.netlint]\n", False),
        ('[project]\ndescription = """\n[tool.netlint]\n"""\n', False),
        ("[project]\nname = 'netlint'\n", False),
        ("[project]\nname = netlint\n", False),
        ("[tool.netlinter]\nlevel = \n", False),
        ("tool = 3 # netlint\n", False),
    ],
)
def test_a_pyproject_is_ours_where_it_has_our_table(tmp_path: Path, text: str, is_found: bool) -> None:
    top = write(tmp_path, "")
    inner = tmp_path / "a"
    inner.mkdir()
    project = write(inner, text, "pyproject.toml")
    assert find(inner) == (project if is_found else top)


def test_our_table_must_be_a_table(tmp_path: Path) -> None:
    file = write(tmp_path, "[tool]\nnetlint = 3\n", "pyproject.toml")
    assert find(tmp_path) == file
    assert problems(file) == ["pyproject.toml:2:1: `tool.netlint` must be a table, such as [tool.netlint]."]


def test_an_option_that_settings_cannot_set_is_reported(tmp_path: Path) -> None:
    def odd(charter: Charter, *, what: object = 3) -> Iterator[Finding]:
        yield Finding("Something.", at="network")

    odd.__doc__ = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"

    file = write(tmp_path, "[rules.odd]\nwhta = 4\n")
    with pytest.raises(SettingsError, match=r"netlint\.toml:1:1: rule odd: it has an option that settings cannot set"):
        load(
            source(file),
            Overrides(),
            PLUGINS._replace(rules={"ODD001": rule("ODD001", severity="info", level="sound", question="Is it?")(odd)}),
        )


def test_without_a_file_the_defaults_apply() -> None:
    settings = read(None)
    assert settings.values == SettingsFile()
    assert settings.origins == {}


def test_the_file_comes_before_the_defaults_and_the_command_line_before_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, 'level = "essential"\nfail-on = "info"\n')
    settings = read(file, fail_on="never").resolve(RULES)
    assert settings.values.level == "essential"
    assert settings.values.fail_on == "never"
    assert settings.origins == {"level": "netlint.toml:1", "fail-on": "--fail-on"}


def test_a_pyproject_has_the_same_settings_in_its_table(tmp_path: Path) -> None:
    file = write(tmp_path, '[tool.netlint]\nlevel = "essential"\n', "pyproject.toml")
    settings = read(file)
    assert settings.values.level == "essential"
    assert settings.origins == {"level": "pyproject.toml:2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('levle = "sound"', "netlint.toml:1:1: Unknown key `levle`. Did you mean `level`?"),
        ('level = "basic"', 'netlint.toml:1:1: `level` must be one of: "essential", "sound" or "thriving"; found "basic".'),
        ("\nmax-findings = 0", "netlint.toml:2:1: `max-findings` must be a number of at least 1; found 0."),
        ('ignore = ["no-purpos"]', "netlint.toml:1:11: Unknown rule, code prefix or family: `no-purpos`. Did you mean `no-purpose`?"),
        ('select = ["NL9"]', "netlint.toml:1:11: Unknown rule, code prefix or family: `NL9`."),
        ('[severity]\nNL101 = "fatal"', 'netlint.toml:2:1: `NL101` must be one of: "error", "info" or "warning"; found "fatal".'),
        ('[severity]\nNL001 = "info"', "netlint.toml:2:1: `NL001` cannot be left out or changed"),
        ("[rules.no-such-rule]\nmost = 3", "netlint.toml:1:1: Unknown rule, code prefix or family: `no-such-rule`. `netlint rules` lists all rules."),
        ("[rules.NL4]\nmost = 3", "netlint.toml:1:1: `NL4` matches several rules. Name one of them."),
        ('[rules.too-many-values]\nmost = "many"', 'netlint.toml:2:1: rule too-many-values: `most` must be a whole number; found "many".'),
        ("[rules.too-many-values]\nmots = 3", "netlint.toml:2:1: rule too-many-values: Unknown key `mots`. Did you mean `most`?"),
        ("level = ", "netlint.toml:1:1: Write a value for `level` after the `=`, or put # before the key."),
        ('ignore = "NL101"', 'netlint.toml:1:1: `ignore` is a list. Write ignore = ["NL101"].'),
        ("rules = 3", "netlint.toml:1:1: `rules` must be a table with keys; found 3."),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (first, *_) = problems(write(tmp_path, text))
    assert first.startswith(said)


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    file = write(tmp_path, 'levle = "sound"\nselect = ["NL9"]\n\n[rules.nothing]\n')
    assert [line.split(":")[1] for line in problems(file)] == ["1", "4", "2"]


def test_a_mistake_in_a_pyproject_has_its_line_there(tmp_path: Path) -> None:
    file = write(tmp_path, "[project]\nname = 'x'\n\n[tool.netlint]\nlevle = 'x'\n", "pyproject.toml")
    assert problems(file)[0].startswith("pyproject.toml:5:1: Unknown key `levle`")


def test_a_file_that_is_not_text_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "netlint.toml"
    file.write_bytes(b"level = '\xff'")
    [problem] = problems(file)
    assert problem.startswith("netlint.toml:1:10: This file is text in an old encoding, such as Windows-1252, but ")
    assert "In Notepad, choose Save as and the encoding UTF-8." in problem
    file.write_bytes("level = 'sound'".encode("utf-16"))  # as PowerShell writes the output of a command
    [problem] = problems(file)
    assert problem.startswith(
        "netlint.toml:1:1: This file is text in the encoding UTF-16, but netlint reads UTF-8. In "
    )


def test_options_of_a_rule_reach_it_by_name_or_code(tmp_path: Path) -> None:
    for name in ("too-many-values", "NL103"):
        assert read(write(tmp_path, f"[rules.{name}]\nmost = 5\n")).options == {"NL103": {"most": 5}}


def codes(settings: Settings) -> set[str]:
    return set(settings.resolve(RULES).selection.codes)


MANDATORY = {code for code, rule in RULES.items() if rule.mandatory}


def test_the_level_selects_rules() -> None:
    essential = codes(read(None, level="essential"))
    sound = codes(read(None))
    thriving = codes(read(None, level="thriving"))
    assert essential < sound < thriving
    assert {RULES[code].level for code in essential} == {"essential"}
    assert "opt-in" not in {RULES[code].level for code in thriving}


def test_a_rule_that_is_named_is_selected_whatever_its_level() -> None:
    assert codes(read(None, select=("NL011",))) == {"NL011"} | MANDATORY
    assert codes(read(None, select=("personal-data",))) == {"NL011"} | MANDATORY
    assert "NL011" in codes(read(None, extend_select=("NL011",)))
    assert "NL011" not in codes(read(None, select=("NL0",)))


def test_the_more_precise_selector_wins() -> None:
    assert codes(read(None, select=("NL101",), ignore=("NL1",))) == {"NL101"} | MANDATORY
    assert "NL101" not in codes(read(None, select=("NL1",), ignore=("NL101",)))
    assert "NL101" not in codes(read(None, ignore=("heart",)))


def test_mandatory_rules_are_always_selected() -> None:
    assert {"NL001", "NL013", "NL030"} <= MANDATORY
    assert codes(read(None, select=("NL101",), ignore=("NL0",))) >= MANDATORY


def test_selecting_on_the_command_line_replaces_the_selection_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, 'select = ["NL2"]\nignore = ["NL101"]\n')
    assert codes(read(file, select=("NL101",))) == {"NL101"} | MANDATORY


def test_ignoring_on_the_command_line_adds_to_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, 'ignore = ["NL101"]\nextend-select = ["NL011"]\n')
    settings = read(file, ignore=("NL011",))
    assert not {"NL101", "NL011"} & codes(settings)
    assert settings.resolve(RULES).origins["ignore"] == "netlint.toml:1 and --ignore"


def test_severity_goes_by_the_most_precise_selector(tmp_path: Path) -> None:
    settings = read(write(tmp_path, '[severity]\nNL1 = "info"\nNL101 = "warning"\n'))
    severities = {active.rule.code: active.severity for active in settings.resolve(RULES).selection.rules}
    assert severities["NL101"] == "warning"
    assert severities["NL102"] == "info"
    assert severities["NL001"] is None


def test_exclude_takes_the_patterns_of_gitignore(tmp_path: Path) -> None:
    settings = read(write(tmp_path, 'exclude = ["drafts/", "*.old.charter.toml", "!keep.old.charter.toml"]\n'))
    assert settings.excludes("drafts/")
    assert settings.excludes("a/x.old.charter.toml")
    assert not settings.excludes("keep.old.charter.toml")
    assert not settings.excludes("charter.toml")


PRESET = {
    "select": ["NOPE"],
    "ignore": ["NL001"],
    "severity": {"no-purpos": "info"},
    "rules": {"too-many-values": {"most": "x"}},
}
WRONG = [
    "select.0: Unknown rule, code prefix or family: `NOPE`. `netlint rules` lists all rules.",
    "ignore.0: `NL001` cannot be left out or changed, because a charter could then seem to pass although it does not.",
    (
        "severity.no-purpos: Unknown rule, code prefix or family: `no-purpos`. Did you mean `no-purpose`? "
        "`netlint rules` lists all rules."
    ),
    'rules.too-many-values: rule too-many-values: `most` must be a whole number; found "x".',
]


def test_a_mistake_in_a_preset_is_reported_where_the_settings_extend_it(tmp_path: Path) -> None:
    file = write(tmp_path, 'level = "sound"\nextends = ["ours:strict"]\n')
    with pytest.raises(SettingsError) as error:
        load(source(file), Overrides(), PLUGINS._replace(presets={"ours:strict": PRESET}))
    assert [problem.text() for problem in error.value.problems] == [
        f"netlint.toml:2:12: ours:strict: {said.replace('.0:', '[0]:', 1)}" for said in WRONG
    ]


def test_a_preset_can_be_checked_by_itself() -> None:
    assert preset_problems(PRESET, PLUGINS) == WRONG
    assert preset_problems({"levle": "sound"}, PLUGINS) == [
        (
            "levle: Unknown key `levle`. Did you mean `level`? "
            "Allowed keys: custom, extend-select, fail-on, ignore, lang, level, max-findings, rules, select "
            "and severity."
        )
    ]
    assert preset_problems({"select": ("NL1",), "rules": {"NL103": {"most": 3}}}, PLUGINS) == []


@pytest.mark.parametrize(
    ("name", "left_out", "said"),
    [
        ("ours:strit", (), "Did you mean `ours:strict`? `netlint plugins` lists them."),
        ("yours:strict", ("yours",), "--no-plugin leaves out the plugin `yours`."),
        ("nowhere:x", (), "No loaded plugin `nowhere` provides presets. `netlint plugins` lists them."),
        ("ours:qqq", (), "`netlint plugins` lists them."),
    ],
)
def test_the_message_says_why_a_preset_is_unknown(
    tmp_path: Path, name: str, left_out: tuple[str, ...], said: str
) -> None:
    file = write(tmp_path, f'extends = ["{name}"]\n')
    with pytest.raises(SettingsError) as error:
        load(source(file), Overrides(), PLUGINS._replace(presets={"ours:strict": {}}), left_out=left_out)
    assert [problem.text() for problem in error.value.problems] == [
        f"netlint.toml:1:12: Unknown preset `{name}`. {said}"
    ]


def test_a_rule_may_be_of_a_plugin_that_is_left_out(tmp_path: Path) -> None:
    file = write(tmp_path, 'extend-select = ["OST"]\n\n[rules.own-rules]\nleast = 3\n')
    with pytest.raises(SettingsError) as error:
        load(source(file), Overrides(), PLUGINS, left_out=("ostrom",))
    assert [problem.text() for problem in error.value.problems] == [
        f"netlint.toml:{at}: Unknown rule `{name}`. It may belong to `ostrom`, which --no-plugin leaves out."
        for at, name in (("3:1", "own-rules"), ("1:18", "OST"))
    ]
    with pytest.raises(
        SettingsError, match=r"--select: Unknown rule `OST`\. It may belong to `ostrom`, which --no-plugin"
    ):
        load(source(None), Overrides(select=("OST",)), PLUGINS, left_out=("ostrom",))


@pytest.mark.parametrize("text", ["level = ", '[[customs]]\ncode = "OUR001"\n', 'rule-flies = ["x.py"]\n'])
def test_a_mistake_makes_no_other_problem_of_what_may_be_a_rule_of_the_repository(tmp_path: Path, text: str) -> None:
    rest = "" if text == "level = " else "[severity]\nOUR001 = 'info'\n"
    assert len(problems(write(tmp_path, text + rest), select=("OUR001",))) == 1


class Ours(Table, frozen=True):
    """A table of a plugin."""

    conflict_days: int | None = None


@pytest.mark.parametrize(
    ("at", "must", "said"),
    [
        ("conflict-dys", "exists", "5:1: `plugins.ours.conflict-dys`: unknown key `conflict-dys`. Did you mean `conflict-days`? Allowed keys: conflict-days."),
        ("conflict-days", 'match = "x"\n#', "6:6: `match` does not apply to `plugins.ours.conflict-days`, which is a whole number."),
    ],
)  # fmt: skip
def test_places_in_the_tables_of_plugins_are_known(tmp_path: Path, at: str, must: str, said: str) -> None:
    custom = '[[custom]]\ncode = "OUR001"\nname = "our-rule"\nmessage = "No."\n'
    file = write(tmp_path, f'{custom}at = "plugins.ours.{at}"\nmust.{must} = true\n')
    with pytest.raises(SettingsError) as error:
        load(source(file), Overrides(), PLUGINS._replace(tables={"ours": Ours}))
    assert [problem.text() for problem in error.value.problems] == [f"netlint.toml:{said}"]


def test_an_exception_for_a_place_in_the_table_of_a_plugin_is_checked(tmp_path: Path) -> None:
    file = write(tmp_path, '[[exceptions]]\nrule = "NL101"\nreason = "-"\nat = "plugins.ours.conflict-dys"\n')
    with pytest.raises(SettingsError, match="Did you mean `conflict-days`"):
        load(source(file), Overrides(), PLUGINS._replace(tables={"ours": Ours}))
