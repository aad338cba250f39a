"""Plugins: what is whole is gathered, what is not is refused by name."""

import datetime as dt
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Literal

import pytest
from support.commands import ROOT, Netlint

import netlint as api
from netlint.plugins import hookspecs
from netlint.plugins.entry_points import installed as entries_of
from netlint.plugins.manager import PluginManager
from netlint.plugins.registry import Plugin, PluginError, gather, load_plugins
from netlint.rules.base import Rule, RuleError

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def make_rule(code: str = "XYZ001", name: str = "sample", supersedes: tuple[str, ...] = ()) -> Rule:
    def function(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("Something.", at="network")

    function.__name__ = name
    function.__doc__ = PAGE
    return api.rule(code, severity="info", level="sound", question="Is it?", supersedes=supersedes)(function)


def make_plugin(name: str, *rules: Rule, **attributes: object) -> Plugin:
    module = ModuleType(name)

    @api.hookimpl
    def netlint_rules() -> list[Rule]:
        return list(rules)

    module.netlint_rules = netlint_rules  # type: ignore[attr-defined]
    for key, value in attributes.items():
        setattr(module, key, value)
    return Plugin(name, f"netlint-{name}", "1.2", module)


def test_rules_of_plugins_come_together() -> None:
    one, two = make_rule("ABC001", "one"), make_rule("DEF002", "two")
    plugins = gather([make_plugin("b", two), make_plugin("a", one)])
    assert list(plugins.rules.values()) == [one, two]
    assert plugins.owners["DEF002"].name == "b"


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (("ABC001", "one"), ("ABC001", "two"), "with the code ABC001"),
        (("ABC001", "one"), ("ABC002", "one"), "named one"),
    ],
)
def test_two_rules_of_one_code_or_name_are_refused(first: tuple[str, str], second: tuple[str, str], what: str) -> None:
    with pytest.raises(PluginError) as error:
        gather([make_plugin("a", make_rule(*first)), make_plugin("b", make_rule(*second))])
    said = r"plugin `a` \(netlint-a 1.2\), test_plugins.py, line \d+ and plugin `b` \(netlint-b 1.2\), test_plugins.py, line"
    assert re.match(said, str(error.value))
    assert f"both provide a rule {what}. Change yours, or uninstall one of them." in str(error.value)


def test_a_hook_that_does_not_exist_is_refused() -> None:
    @api.hookimpl
    def netlint_ruels() -> None: ...

    with pytest.raises(PluginError, match=r"(?s)plugin `a` .*netlint_ruels.*Available hooks: .*netlint_rules"):
        gather([make_plugin("a", netlint_ruels=netlint_ruels)])


def test_a_hook_without_its_marker_is_refused() -> None:
    def netlint_formats() -> None: ...

    with pytest.raises(PluginError, match=r"has a function netlint_formats .* without @netlint\.hookimpl"):
        gather([make_plugin("a", netlint_formats=netlint_formats)])


@pytest.mark.skipif(sys.version_info < (3, 14), reason="an older Python evaluates annotations right away")
def test_a_hook_may_be_annotated_with_what_only_a_type_checker_imports() -> None:
    @api.hookimpl
    def netlint_presets() -> Nowhere:  # noqa: F821 (as where its import is below `if TYPE_CHECKING`)
        return {"ours": {"level": "essential"}}

    assert "a:ours" in gather([make_plugin("a", netlint_presets=netlint_presets)]).presets


def test_a_hook_that_raises_names_its_plugin() -> None:
    @api.hookimpl
    def netlint_formats() -> None:
        raise ZeroDivisionError("oh no")

    with pytest.raises(PluginError, match=r"plugin `a` \(netlint-a 1.2\) raised an error: ZeroDivisionError: oh no"):
        gather([make_plugin("a", netlint_formats=netlint_formats)])


def test_a_rule_cannot_supersede_what_does_not_exist_or_supersedes_it_too() -> None:
    with pytest.raises(PluginError, match="supersedes NOPE001, which is not a rule"):
        gather([make_plugin("a", make_rule(supersedes=("NOPE001",)))])
    one, two = make_rule("ABC001", "one", ("two",)), make_rule("ABC002", "two", ("ABC001",))
    with pytest.raises(PluginError, match="supersede each other"):
        gather([make_plugin("a", one, two)])


def not_a_generator(charter: api.Charter) -> list[api.Finding]:
    return []


def takes_anything(charter: api.Charter, **options: int) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


def option_without_default(charter: api.Charter, *, most: int) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


def option_without_type(charter: api.Charter, *, most=3) -> Iterator[api.Finding]:  # noqa: ANN001 (it is what is tested)
    yield api.Finding("-", at="network")


def option_of_another_type(charter: api.Charter, *, most: int = "x") -> Iterator[api.Finding]:  # type: ignore[assignment]
    yield api.Finding("-", at="network")


def option_named_in_a_text(charter: api.Charter, *, most: "int" = "x") -> Iterator[api.Finding]:  # type: ignore[assignment]
    yield api.Finding("-", at="network")


def option_of_a_choice(charter: api.Charter, *, most: Literal["a", "b"] = "c") -> Iterator[api.Finding]:  # type: ignore[assignment]
    yield api.Finding("-", at="network")


def option_that_can_change(charter: api.Charter, *, words: list[str] = []) -> Iterator[api.Finding]:  # noqa: B006 (the same)
    yield api.Finding("-", at="network")


def whole(
    charter: api.Charter,
    *,
    most: int = 3,
    share: float = 1,
    words: tuple[str, ...] = (),
    kind: Literal["a", "b"] = "a",
    until: dt.date | None = None,
) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (not_a_generator, "it never yields a finding"),
        (takes_anything, r"it has \*args or \*\*kwargs"),
        (option_without_default, "its option `most` has no default"),
        (option_without_type, "its option `most` has no type; write one after its name, such as `int`"),
        (option_of_another_type, "its option `most` cannot have the default 'x': Expected `int`, got `str`"),
        (option_named_in_a_text, "its option `most` cannot have the default 'x': Expected `int`, got `str`"),
        (option_of_a_choice, "its option `most` cannot have the default 'c': Invalid enum value 'c'"),
        (option_that_can_change, "its option `words` has a mutable default; use a tuple"),
    ],
)
def test_a_function_that_is_not_a_rule_is_refused(function: object, said: str) -> None:
    function.__doc__ = PAGE
    with pytest.raises(RuleError, match=said):
        api.rule("XYZ001", severity="info", level="sound", question="Is it?")(function)  # type: ignore[arg-type]


def test_options_of_all_types_are_well() -> None:
    whole.__doc__ = PAGE
    made = api.rule("XYZ001", severity="info", level="sound", question="Is it?")(whole)
    assert made.options == ("most", "share", "words", "kind", "until")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "xyz1"}, "its code must be two to six uppercase letters and three digits"),
        ({"severity": "fatal"}, "its severity must be one of: error, warning or info"),
        ({"level": "basic"}, "its level must be one of: essential, sound, thriving or opt-in"),
        ({"requires": ("nothing",)}, "it requires `nothing`, which is not a section of a charter"),
    ],
)
def test_a_declaration_that_is_not_whole_is_refused(change: dict[str, object], said: str) -> None:
    def sample(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("-", at="network")

    sample.__doc__ = PAGE
    given: dict[str, object] = {"code": "XYZ001", "severity": "info", "level": "sound", "question": "Is it?"} | change
    with pytest.raises(RuleError, match=said):
        api.rule(str(given.pop("code")), **given)(sample)  # type: ignore[arg-type]


@pytest.mark.parametrize("section", ["Why", "Fix", "Bad", "Good"])
def test_a_rule_without_a_section_of_its_page_is_refused(section: str) -> None:
    def sample(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("-", at="network")

    sample.__doc__ = PAGE.replace(f"{section}: -", "")
    with pytest.raises(RuleError, match=rf"its docstring has no {section} \(.*test_plugins.py, line \d+\)"):
        api.rule("XYZ001", severity="info", level="sound", question="Is it?")(sample)


def test_the_built_in_rules_come_by_the_way_of_all_plugins() -> None:
    plugins = load_plugins()
    assert {plugin.name for plugin in plugins.plugins} >= {"essentials", "formats"}
    assert plugins.owners["NL101"].name == "essentials"
    assert set(plugins.formats) >= {"text", "concise", "json"}


def test_every_function_with_a_rule_decorator_is_found() -> None:
    folder = Path(sys.modules["netlint"].__file__ or "").parent.parent / "plugins" / "netlint_essentials"
    declared = sum(path.read_text("utf-8").count("\n@rule(") for path in folder.rglob("*.py"))
    assert declared == len([code for code, plugin in load_plugins().owners.items() if plugin.name == "essentials"])


def fields_of(group: str) -> list[tuple[str, str, str, str]]:
    """Return the name, the value, the distribution and its version of each entry point in a group."""
    return [(entry.name, entry.value, entry.distribution, entry.version) for entry in entries_of(group)]


def test_entry_points_are_those_of_the_standard_library() -> None:
    for group in ("netlint", "console_scripts", "pytest11", "none"):
        theirs = {
            (entry.name, entry.value.partition("[")[0].strip(), entry.dist.name, entry.dist.version)
            for entry in entry_points(group=group)
            if entry.dist
        }
        assert set(fields_of(group)) == theirs


def test_entry_points_in_an_archive_are_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("packed-2.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: packed\nVersion: 2.0\n")
        archive.writestr("packed-2.0.dist-info/entry_points.txt", "[netlint]\npacked = packed\n")
    monkeypatch.syspath_prepend(tmp_path / "packed.zip")
    assert ("packed", "packed", "packed", "2.0") in fields_of("netlint")


def test_entry_points_in_an_egg_are_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "netlint_egg-2.0.egg" / "EGG-INFO"
    info.mkdir(parents=True)
    (info / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: netlint-egg\nVersion: 2.0\n")
    (info / "entry_points.txt").write_text("[netlint]\negg = netlint_egg\n")
    monkeypatch.syspath_prepend(info.parent)
    assert ("egg", "netlint_egg", "netlint-egg", "2.0") in fields_of("netlint")
    assert {entry.name for entry in entries_of("netlint")} >= {"essentials", "formats", "egg"}


@pytest.mark.parametrize("packed", [False, True])
def test_the_current_folder_is_looked_through_only_where_the_path_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    info = tmp_path / "site" / "netlint_here-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-here\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[netlint]\nhere = netlint_here\n")
    if packed:
        zipfile.ZipFile(tmp_path / "packed.zip", "w").close()
        monkeypatch.syspath_prepend(tmp_path / "packed.zip")
    before = entries_of("netlint")
    monkeypatch.chdir(info.parent)
    for relative in ("", ".", "../site"):
        with monkeypatch.context() as path:
            path.setattr(sys, "path", [relative, *sys.path])
            assert entries_of("netlint") == before
    monkeypatch.syspath_prepend(info.parent)
    assert [entry.name for entry in entries_of("netlint")] == [*(entry.name for entry in before), "here"]


@pytest.mark.parametrize("command", ["rules", "plugins"])
def test_a_package_that_is_not_installed_says_so(netlint: Netlint, tmp_path: Path, command: str) -> None:
    """Even where a plugin for it has been."""
    shutil.copytree(ROOT / "netlint", tmp_path / "copy" / "netlint")
    info = tmp_path / "copy" / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: theirs\nVersion: 1.0\nRequires-Dist: netlint-charter\n")
    (info / "entry_points.txt").write_text("[netlint]\ntheirs = theirs\n")
    done = netlint(command, PYTHONPATH=str(tmp_path / "copy"), PYTHONUTF8="1")
    assert done.returncode == 2
    assert done.stderr == (
        f"Error: The package `netlint` in {tmp_path / 'copy'} is not installed, so it has no rules. "
        "Install netlint-charter with pip.\n"
    )


def test_a_distribution_that_is_found_twice_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, info in (("a", "twice_named-1.0.dist-info"), ("b", "Twice.Named.egg-info")):
        where = tmp_path / folder / info
        where.mkdir(parents=True)
        (where / "entry_points.txt").write_text("[netlint]\ntwice = twice\n")
        (where / ("METADATA" if folder == "a" else "PKG-INFO")).write_text("Name: twice-named\nVersion: 1.0\n")
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert [entry.name for entry in entries_of("netlint")].count("twice") == 1


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which a plugin is installed, to put on the path."""
    site = tmp_path / "site"
    info = site / "netlint_sample-0.3.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-sample\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text("[netlint]\nsample = netlint_sample\n")
    (site / "netlint_sample.py").write_text(
        "import netlint\n\n@netlint.hookimpl\ndef netlint_rules():\n    return netlint.rules_in(__name__)\n\n"
        '@netlint.rule("SMP001", severity="warning", level="sound", question="Is it?")\n'
        f"def sample(charter):\n    {PAGE!r}\n    yield netlint.Finding('Sample.', at='network')\n"
    )
    return site


def test_an_installed_plugin_takes_part(netlint: Netlint, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    path = {"PYTHONPATH": str(installed)}
    assert "SMP001" in netlint("--select", "SMP001", "--format", "concise", **path).stdout
    assert "SMP001" in netlint("--select", "netlint_sample", "--format", "concise", **path).stdout
    assert "sample (netlint-sample 0.3)" in netlint("--version", today=None, **path).stdout
    assert "SMP001" in netlint("rules", **path).stdout
    assert netlint("--isolated", "--select", "SMP001", **path).returncode == 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_the_kind", "ModuleNotFoundError: No module named 'nothing_of_the_kind'"),
        ("def f(:", "SyntaxError"),
        ("raise SystemExit(0)", "SystemExit"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_stops_the_run(
    netlint: Netlint, installed: Path, tmp_path: Path, code: str, said: str
) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    (installed / "netlint_sample.py").write_text(code)
    done = netlint(PYTHONPATH=str(installed))
    assert done.returncode == 2
    assert "plugin `sample` (netlint-sample 0.3) cannot be loaded" in done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert netlint("--isolated", "--fail-on", "never", PYTHONPATH=str(installed)).returncode == 0


def test_a_rule_that_raises_is_named_and_stops_no_other(netlint: Netlint, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    module = installed / "netlint_sample.py"
    module.write_text(module.read_text().replace("yield", "1 / 0\n    yield"))
    done = netlint("--select", "SMP001,NL101", "--format", "concise", PYTHONPATH=str(installed))
    assert done.returncode == 2
    assert "NL101" in done.stdout
    said = "Rule SMP001 (sample, from netlint-sample) crashed: ZeroDivisionError: division by zero (netlint_sample.py, line"
    assert f"error NL030 {said}" in done.stdout
    assert netlint("--ignore", "NL030", PYTHONPATH=str(installed)).returncode == 2


def test_two_rules_of_one_plugin_that_have_one_code_are_refused_with_their_lines() -> None:
    with pytest.raises(PluginError) as error:
        gather([make_plugin("a", make_rule("ABC001", "one"), make_rule("ABC001", "two"))])
    assert re.search(
        r"line \d+ and plugin .* line \d+ both provide .* code ABC001\. Change one of them\.$", str(error.value)
    )


def test_two_plugins_of_one_name_are_refused() -> None:
    with pytest.raises(PluginError, match=r"have the same name\. Uninstall one of them"):
        gather([make_plugin("a", make_rule("ABC001", "one")), make_plugin("a", make_rule("DEF001", "two"))])


class Hooks:
    """A plugin that is an object, and not a module."""

    @api.hookimpl
    def netlint_rules(self) -> list[Rule]:
        return [make_rule()]


def test_a_plugin_may_be_an_object() -> None:
    assert list(gather([Plugin("a", "netlint-a", "1.2", Hooks())]).rules) == ["XYZ001"]


def test_an_object_without_hooks_is_refused() -> None:
    with pytest.raises(PluginError, match="has no hooks, so it provides nothing"):
        gather([Plugin("a", "netlint-a", "1.2", 3)])


FORMAT = """
@netlint.hookimpl
def netlint_formats():
    return {"list": "netlint_listing:Listing"}
"""
LISTING = "from netlint.reporters import Reporter\n\nclass Listing(Reporter):\n    def charter(self, report, shown):\n        %s\n"


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (None, "cannot be loaded: ModuleNotFoundError: No module named 'netlint_listing'"),
        ("class List: ...", "cannot be loaded: AttributeError: module 'netlint_listing' has no attribute 'Listing'"),
        (LISTING % "1 / 0", "raised an error: ZeroDivisionError: division by zero (netlint_listing.py, line 5)"),
        (LISTING % "pass", ": `charter` of the format Listing (netlint_listing.py, line 4) must return a string, but returned None."),
        (LISTING % "return ''\n    def end(self, summary):\n        return 3", ": `end` of the format Listing (netlint_listing.py, line 6) must return a string, but returned int."),
        ("class Listing: ...", ": the format `list` is netlint_listing:Listing, but it must be a subclass of netlint.reporters.Reporter."),
        ("Listing = 3", ": the format `list` is netlint_listing:Listing, but it must be a subclass of netlint.reporters.Reporter."),
        ("from netlint.reporters import Reporter\n\nclass Listing(Reporter): ...", ": the format `list` has no method `charter`. Add it; it returns the text for one charter."),
    ],
)  # fmt: skip
def test_a_format_that_fails_stops_the_run_and_names_its_plugin(
    netlint: Netlint, installed: Path, tmp_path: Path, listing: str | None, said: str
) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    with (installed / "netlint_sample.py").open("a") as module:
        module.write(FORMAT)
    if listing:
        (installed / "netlint_listing.py").write_text(listing)
    for args in (("--format", "list"), ("--output", "list:report.txt")):
        done = netlint(*args, PYTHONPATH=str(installed))
        assert done.returncode == 2
        assert re.search(rf"plugin `sample` \(netlint-sample 0\.3\) ?{re.escape(said)}", done.stderr), done.stderr
    assert not (tmp_path / "report.txt").exists()
    (installed / "netlint_listing.py").write_text(LISTING % "return report.name")
    assert netlint("--format", "list", "--fail-on", "never", PYTHONPATH=str(installed)).stdout == "charter.toml"


def with_format(target: str, name: str = "list") -> Plugin:
    @api.hookimpl
    def netlint_formats() -> dict[str, str]:
        return {name: target}

    return make_plugin("a", netlint_formats=netlint_formats)


@pytest.mark.parametrize(
    "target", ["netlint_listing", "netlint_listing:", ":Listing", "netlint listing:Listing", "a/b.py:Listing"]
)
def test_a_format_without_a_class_is_refused(target: str) -> None:
    with pytest.raises(PluginError) as error:
        gather([with_format(target)])
    said = f"netlint_formats, 'list' must return the `module:Class` of a report format, but returned {target!r}."
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["A b:c", "", "List", "our_list", "-list", "list-", "l\u00efst"])
def test_an_invalid_name_is_refused(name: str) -> None:
    with pytest.raises(PluginError) as error:
        gather([with_format("netlint_listing:Listing", name)])
    assert f"netlint_formats returned the invalid name {name!r}. Use lowercase letters, digits and hyphens" in str(
        error.value
    )


class WithRequired(api.Table, frozen=True):
    first_pledge: str


class WithType(api.Table, frozen=True):
    pledge: type | None = None


class WithUnion(api.Table, frozen=True):
    pledge: dict[str, int] | api.Table | None = None


class WithUnknown(api.Table, frozen=True):
    pledge: "Nowhere | None" = None  # type: ignore[name-defined]  # noqa: F821 (it is what is tested)


class WithAll(api.Table, frozen=True):
    pledge: str | tuple[str, ...] | None = None
    days: int = 3
    inner: WithRequired | None = None


def with_table(table: type[api.Table]) -> Plugin:
    @api.hookimpl
    def netlint_tables() -> dict[str, type[api.Table]]:
        return {"ours": table}

    return make_plugin("a", netlint_tables=netlint_tables)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (WithRequired, "`first-pledge` must have a default, such as None, for a charter without it."),
        (WithType, "type"),
        (WithUnion, "Type unions may not contain more than one"),
        (WithUnknown, "name 'Nowhere' is not defined"),
    ],
)
def test_a_table_that_no_charter_can_have_is_refused(table: type[api.Table], said: str) -> None:
    with pytest.raises(PluginError) as error:
        gather([with_table(table)])
    start, _, problem = str(error.value).partition(" cannot be a table of a charter: ")
    assert start == "plugin `a` (netlint-a 1.2): netlint_tables, 'ours'"
    assert said in problem


def test_a_table_with_defaults_is_taken_up() -> None:
    assert gather([with_table(WithAll)]).tables == {"ours": WithAll}


def test_a_hook_with_an_unknown_parameter_is_refused_in_words_of_netlint() -> None:
    @api.hookimpl
    def netlint_formats(settings: object, more: int = 3) -> None: ...

    with pytest.raises(PluginError) as error:
        gather([make_plugin("a", netlint_formats=netlint_formats)])
    said = r"netlint_formats \(test_plugins.py, line \d+\) has a parameter `settings` that this version of netlint does not provide\."
    assert re.search(said, str(error.value))


@pytest.mark.parametrize("hook", ["netlint_ruels", "netlint_formats"])
def test_a_wrong_hook_is_reported_with_its_file_and_line(
    installed: Path, netlint: Netlint, tmp_path: Path, hook: str
) -> None:
    (installed / "netlint_sample.py").write_text(f"import os\n\ndef {hook}(): ...\n", "utf-8")
    assert f" {hook} (netlint_sample.py, line 3)" in netlint("plugins", PYTHONPATH=str(installed)).stderr


def test_what_cannot_be_loaded_says_how_to_go_on(installed: Path, netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n', "utf-8")
    (installed / "netlint_sample.py").write_text("1 / 0\n", "utf-8")
    said = netlint(PYTHONPATH=str(installed)).stderr
    assert (
        "Fix it or uninstall it. To run without it, use --no-plugin sample; --isolated leaves out all plugins." in said
    )
    assert netlint("--no-plugin", "sample", "--fail-on", "never", PYTHONPATH=str(installed)).returncode == 0


def install(site: Path, name: str, code: str) -> None:
    info = site / f"netlint_{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: netlint-{name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(
        f"[netlint]\n{name} = netlint_{name}{':HOOKS' if 'HOOKS' in code else ''}\n", "utf-8"
    )
    (site / f"netlint_{name}.py").write_text(code, "utf-8")


OBJECT = """
import netlint

class Hooks:
    @netlint.hookimpl
    def netlint_formats(self):
        return {"list": "netlint_object:Listing"}

HOOKS = Hooks()
"""


def test_plugins_are_listed_even_if_others_cannot_be_loaded(installed: Path, netlint: Netlint) -> None:
    install(installed, "broken", "1 / 0\n")
    install(installed, "object", OBJECT)
    install(installed, "twin", (installed / "netlint_sample.py").read_text("utf-8"))
    done = netlint("plugins", "--format", "json", PYTHONPATH=str(installed))
    assert done.returncode == 2
    listed = {record["name"]: record for record in json.loads(done.stdout)}
    assert listed.keys() == {"essentials", "formats", "object", "sample"}
    assert (listed["object"]["hooks"], listed["object"]["formats"]) == (["netlint_formats"], ["list"])
    assert listed["object"]["from"] == str(installed / "netlint_object.py")
    assert "plugin `broken` (netlint-broken 1.0) cannot be loaded: ZeroDivisionError" in done.stderr
    assert "plugin `twin` (netlint-twin 1.0), netlint_twin.py, line" in done.stderr
    done = netlint("plugins", "--no-plugin", "broken", "--no-plugin", "twin", PYTHONPATH=str(installed))
    assert done.returncode == 0
    assert "Fix it" not in done.stderr
    done = netlint("plugins", "--no-plugin", "nope", PYTHONPATH=str(installed))
    assert (done.returncode, done.stdout) == (2, "")
    assert "--no-plugin: unknown plugin `nope`." in done.stderr


def test_a_hook_may_leave_out_what_it_does_not_need(monkeypatch: pytest.MonkeyPatch) -> None:
    @hookspecs.hookspec
    def netlint_formats(settings: object, language: str) -> dict[str, str]: ...  # type: ignore[empty-body]

    monkeypatch.setattr(hookspecs, "netlint_formats", netlint_formats)  # as a netlint may have it that is to come

    @api.hookimpl
    def with_language(language: str) -> dict[str, str]:
        return {"list": language}

    @api.hookimpl
    def with_nothing() -> dict[str, str]:
        return {}

    manager = PluginManager()
    for name, function in (("a", with_language), ("b", with_nothing)):
        manager.register(make_plugin(name, netlint_formats=function))
    answers = [answer for _plugin, answer in manager.ask("netlint_formats", settings=None, language="nl")]
    assert answers == [{"list": "nl"}, {}]
