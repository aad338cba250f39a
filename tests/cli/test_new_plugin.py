"""`netlint new-plugin`: what it writes passes its own tests, and what exists is left as it is."""

import ast
import builtins
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from support.commands import ROOT, Netlint, run
from support.environments import install_offline, uninstall
from support.integrations import check_schema
from support.walkthrough import blocks, plain

from netlint.cli import scaffold

BIN = Path(sys.executable).parent
LONGEST = "a" * 40
VALUES = {
    "name": "ours",
    "package": "netlint_ours",
    "function": "ours",
    "type": "Ours",
    "code": "OUR",
    "versions": ">=0.1,<1",
}
ALL = "fixture,format,preset,table"
"""All parts that a package can have besides rules."""


def write(netlint: Netlint, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return netlint("new-plugin", *args, today=None, **env)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_writes_a_package_and_says_what_to_do_next(netlint: Netlint, tmp_path: Path) -> None:
    done = write(netlint, "circles")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == [
        "netlint-circles/.github/workflows/tests.yml",
        "netlint-circles/.gitignore",
        "netlint-circles/README.md",
        "netlint-circles/netlint_circles/__init__.py",
        "netlint-circles/netlint_circles/example.py",
        "netlint-circles/netlint_circles/locale/nl.toml",
        "netlint-circles/netlint_circles/py.typed",
        "netlint-circles/pyproject.toml",
        "netlint-circles/tests/test_example.py",
    ]
    first, *steps = done.stdout.splitlines()
    assert first == "netlint-circles is ready. Next steps:"
    assert [step[:5] for step in steps] == ["  1. ", "  2. ", "  3. "]
    assert not any("<<" in path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    project = tomllib.loads((tmp_path / "netlint-circles" / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["entry-points"]["netlint"] == {"circles": "netlint_circles"}
    assert project["project"]["dependencies"] == ["netlint-charter>=0.1,<1"]


@pytest.mark.parametrize(
    ("part", "added", "hook"),
    [
        ("fixture", {"netlint_ours/fixtures.py", "netlint_ours/roles.py", "tests/test_roles.py"}, "netlint_fixtures"),
        ("format", {"netlint_ours/listing.py", "tests/test_listing.py"}, "netlint_formats"),
        ("preset", {"netlint_ours/strict.py"}, "netlint_presets"),
        ("table", {"netlint_ours/table.py", "netlint_ours/promises.py", "tests/test_promises.py"}, "netlint_tables"),
    ],
)
def test_each_part_has_its_files_and_its_hook(part: str, added: set[str], hook: str) -> None:
    plain_package, package = dict(scaffold.render(VALUES)), dict(scaffold.render(VALUES, [part]))
    assert {path.as_posix() for path in package.keys() - plain_package.keys()} == added
    hooks = package[PurePath("netlint_ours", "__init__.py")]
    assert hooks.startswith(plain_package[PurePath("netlint_ours", "__init__.py")].partition("import netlint")[0])
    assert f"def {hook}()" in hooks
    assert f"def {hook}()" not in plain_package[PurePath("netlint_ours", "__init__.py")]
    assert not any("<<" in text for text in package.values())


@pytest.mark.parametrize(
    "name", ["true", "none", "promise", "callable", "table", "member", "reference", "annotated", "roles", "class", "id"]
)
def test_no_name_is_bound_twice_by_what_the_package_is_called(netlint: Netlint, tmp_path: Path, name: str) -> None:
    """Names of Python, of netlint and of the templates: as those of classes and functions they would hide each other."""
    write(netlint, name, "--with", ALL)
    for file in (tmp_path / f"netlint-{name}").rglob("*.py"):
        bound = list(names_bound(ast.parse(file.read_text("utf-8"))))
        assert len(bound) == len(set(bound)), file
        assert not {*bound} & {*dir(builtins)}, file


def names_bound(module: ast.Module) -> Iterator[str]:
    """Yield the names that a module binds: imports, functions and classes."""
    for node in module.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def test_parts_are_listed_with_commas_and_again(netlint: Netlint, tmp_path: Path) -> None:
    assert write(netlint, "circles", "--with", "table, preset", "--with", "format").returncode == 0
    text = (tmp_path / "netlint-circles" / "netlint_circles" / "__init__.py").read_text("utf-8")
    assert re.findall(r"def netlint_(\w+)", text) == ["rules", "formats", "presets", "tables"]


def test_the_help_names_every_part(netlint: Netlint) -> None:
    shown = " ".join(netlint("new-plugin", "--help", today=None).stdout.split())
    *others, last = scaffold.parts()
    assert f"{', '.join(others)} or {last}" in shown


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("circles", (), "CIR"),
        ("nl-more", (), "NLM"),
        ("nl", ("--code", "NLX"), "NLX"),
        ("ab", (), "AB"),
        ("circles", ("--code", "OURS"), "OURS"),
    ],
)
def test_codes_begin_with_the_name_or_with_what_is_asked_for(
    netlint: Netlint, tmp_path: Path, name: str, options: tuple[str, ...], code: str
) -> None:
    assert write(netlint, name, *options).returncode == 0
    module = tmp_path / f"netlint-{name}" / f"netlint_{name.replace('-', '_')}" / "example.py"
    assert f'@rule("{code}001"' in module.read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("Circles",), "`Circles` is not a valid name. Use at most 40 lowercase letters, digits and hyphens, such as `our-circles`."),
        (("our circles",), "`our circles` is not a valid name"),
        (("our_circles",), "`our_circles` is not a valid name"),
        (("../circles",), "`../circles` is not a valid name"),
        (("circles-",), "`circles-` is not a valid name"),
        (("1circle",), "`1circle` is not a valid name"),
        (("",), "`` is not a valid name"),
        (("circles\n",), "is not a valid name"),
        ((LONGEST + "a",), "is not a valid name. Use at most 40"),
        (("netlint-circles",), "Leave out `netlint-`, which the package gets by itself: `netlint new-plugin circles`."),
        (("netlint",), "A plugin or package `netlint` already exists. Choose another name."),
        (("charter",), "A plugin or package `charter` already exists. Choose another name."),
        (("local",), "A plugin or package `local` already exists. Choose another name."),
        (("essentials",), "A plugin or package `essentials` already exists. Choose another name."),
        (("circles", "--code", "NL"), "--code: netlint already uses codes that begin with NL. Choose other letters."),
        (("circles", "--code", "C"), "--code: `C` is not two to six uppercase letters, such as `OUR`."),
        (("circles", "--code", "CIRCLES"), "--code: `CIRCLES` is not two to six uppercase letters, such as `OUR`."),
        (("circles", "--code", "cir"), "--code: `cir` is not two to six uppercase letters, such as `OUR`."),
        (("circles", "--code", "CIR001"), "--code: `CIR001` is not two to six uppercase letters, such as `OUR`."),
        (("x1",), "The letters of `x1` are already in use for codes. Choose others with --code."),
        (("nl",), "The letters of `nl` are already in use for codes. Choose others with --code."),
        (("circles", "--with", "tabel"), "--with: unknown part `tabel`. Did you mean `table`? Allowed parts: fixture, format, preset, table."),
        (("circles", "--with", "table,rules"), "--with: unknown part `rules`. Allowed parts: fixture, format, preset, table."),
        (("circles", "--with", ""), "'--with': it is empty. Leave the option out or give it a value."),
        (("circles", "--directory", "nowhere"), "--directory: the folder `nowhere` does not exist."),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_is_said_and_nothing_is_written(
    netlint: Netlint, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    done = write(netlint, *args)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_another_plugin_has_is_not_given_away(netlint: Netlint, tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "netlint_other-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-other\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[netlint]\nother = netlint_other\n", "utf-8")
    text = dict(
        scaffold.render({**VALUES, "name": "other", "package": "netlint_other", "function": "o", "code": "OTH"})
    )
    for path, content in text.items():
        if path.suffix == ".py" and path.parts[0] == "netlint_other":
            (site / path).parent.mkdir(exist_ok=True)
            (site / path).write_text(content, "utf-8")
    path = {"PYTHONPATH": str(site)}
    assert "A plugin or package `other` already exists." in write(netlint, "other", **path).stderr
    said = "--code: plugin `other` (netlint-other 1.0) already uses codes that begin with OTH. Choose other letters."
    assert said in write(netlint, "mine", "--code", "OTH", **path).stderr
    assert write(netlint, "others", **path).returncode == 0
    assert '@rule("OTHE001"' in (tmp_path / "netlint-others" / "netlint_others" / "example.py").read_text("utf-8")


@pytest.mark.parametrize("option", [("--no-plugin", "other"), ("--isolated",)], ids=" ".join)
def test_a_plugin_that_is_broken_can_be_left_out(netlint: Netlint, tmp_path: Path, option: tuple[str, ...]) -> None:
    info = tmp_path / "site" / "netlint_other-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-other\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[netlint]\nother = netlint_other\n", "utf-8")
    (tmp_path / "site" / "netlint_other.py").write_text("1 / 0\n", "utf-8")
    path = {"PYTHONPATH": str(tmp_path / "site")}
    assert write(netlint, "circles", **path).returncode == 2
    assert write(netlint, "circles", *option, **path).returncode == 0
    assert (tmp_path / "netlint-circles").is_dir()


@pytest.mark.parametrize("kind", ["file", "empty folder", "folder", "link to nothing"])
def test_what_exists_is_left_as_it_is(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    there = tmp_path / "netlint-circles"
    if kind == "file":
        there.write_text("mine", "utf-8")
    elif kind == "link to nothing":
        there.symlink_to("nowhere")
    else:
        there.mkdir()
        if kind == "folder":
            (there / "README.md").write_text("mine", "utf-8")
    before = [(path, path.is_file() and path.read_text("utf-8")) for path in sorted(tmp_path.rglob("*"))]
    done = write(netlint, "circles")
    assert done.returncode == 2
    assert (
        "netlint-circles already exists and has not been changed. Choose another name or another --directory."
        in done.stderr
    )
    assert [(path, path.is_file() and path.read_text("utf-8")) for path in sorted(tmp_path.rglob("*"))] == before


def test_it_is_written_wholly_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        scaffold.write(tmp_path / "netlint-ours", {key: VALUES[key] for key in VALUES if key != "versions"})
    assert list(tmp_path.iterdir()) == []


def test_another_folder_may_have_a_space_in_its_name(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "our work").mkdir()
    done = write(netlint, "circles", "--directory", "our work")
    assert "  1. cd 'our work/netlint-circles' && python -m pip install" in done.stdout
    assert (tmp_path / "our work" / "netlint-circles" / "pyproject.toml").is_file()


def test_its_workflow_is_valid_and_safe(netlint: Netlint, tmp_path: Path) -> None:
    write(netlint, "circles")
    folder = tmp_path / "netlint-circles"
    workflow = folder / ".github" / "workflows" / "tests.yml"
    check_schema("--builtin-schema", "vendor.github-workflows", workflow, cwd=folder)
    assert "No findings to report" in run(BIN / "zizmor", "--offline", "--no-config", workflow)


def test_the_code_of_the_page_about_hooks_passes_the_checks_of_the_package(netlint: Netlint, tmp_path: Path) -> None:
    write(netlint, "ours")
    folder = tmp_path / "netlint-ours"
    for block in blocks(ROOT / "docs" / "hooks.md"):
        if block.language == "python" and block.file:
            (folder / block.file).write_text(block.text, "utf-8")
    run(BIN / "ruff", "check", "--no-cache", folder)
    run(BIN / "ruff", "format", "--no-cache", "--check", folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("args", "passed"),
    [
        (("circles",), 7),
        (("circles", "--with", ALL), 17),
        ((LONGEST, "--code", "ABCDEF", "--with", ALL), 17),
        *((("circles", "--with", part), None) for part in ALL.split(",")),
    ],
    ids=["plain", "all parts", "longest", *ALL.split(",")],
)
def test_it_passes_its_own_checks_from_the_built_wheel(
    netlint: Netlint, environment: Path, wheelhouse: Path, tmp_path: Path, args: tuple[str, ...], passed: int | None
) -> None:
    write(netlint, *args)
    folder = tmp_path / f"netlint-{args[0]}"
    run(BIN / "ruff", "check", "--no-cache", folder)
    run(BIN / "ruff", "format", "--no-cache", "--check", folder)
    python, cache = environment / "bin" / "python", environment.parent / "mypy"
    run(BIN / "mypy", "--python-executable", python, "--cache-dir", cache, cwd=folder)
    try:
        install_offline(environment, wheelhouse, folder)
        tested = subprocess.run(
            [python, "-m", "pytest", "-p", "no:cacheprovider"],
            cwd=folder,
            env=plain(environment),
            capture_output=True,
            text=True,
            check=False,
        )
        assert tested.returncode == 0, tested.stdout
        assert re.search(rf"\b{passed or '[0-9]+'} passed in", tested.stdout)
        page = run(environment / "bin" / "netlint", "explain", f"{args[0]}-example", "--lang", "nl", cwd=tmp_path)
        assert "De bestaansreden is erg kort." in page
    finally:
        uninstall(environment, folder.name)
