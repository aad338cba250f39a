"""Entry points of distributions as installers write them, and which of them count as netlint's own."""

import os
import sys
from pathlib import Path

import pytest

from netlint.plugins import entry_points
from netlint.plugins.entry_points import EntryPoint, installed

ENTRY = "[netlint]\n{name} = {name}_module\n"


def _distribution(folder: Path, name: str, text: str, metadata: str = "", info: str = "{name}-1.0.dist-info") -> Path:
    where = folder / info.format(name=name)
    where.mkdir(parents=True)
    (where / "METADATA").write_text(metadata or f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (where / "entry_points.txt").write_text(text, "utf-8")
    return where


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder)])
    return folder


def test_only_the_entries_of_the_group_count_and_comments_and_extras_do_not(site: Path) -> None:
    text = (
        "[console_scripts]\na = no:main\n[netlint]\n# b = no\n; c = no\n  d  =  yes.module:thing  [extra]\nno value\n\n"
        "e = yes\n[netlint.more]\nf = no\n"
    )
    _distribution(site, "Some_Thing", text)
    one = {"distribution": "Some_Thing", "version": "1.0"}
    assert installed("netlint") == [EntryPoint("d", "yes.module:thing", **one), EntryPoint("e", "yes", **one)]
    assert installed("netlint.more") == [EntryPoint("f", "no", **one)]
    assert installed("more") == []


def test_what_a_distribution_needs_is_read(site: Path) -> None:
    metadata = (
        "Name: ours\nVersion: 2\nRequires-Dist: netlint-charter>=0.1\nRequires-Dist: msgspec; extra == 'x'\nX: y\n"
    )
    _distribution(site, "ours", ENTRY.format(name="ours"), metadata)
    needed = ("netlint-charter>=0.1", "msgspec; extra == 'x'")
    assert installed("netlint") == [EntryPoint("ours", "ours_module", "ours", "2", needed)]


def test_what_does_not_say_who_it_is_has_a_question_mark(site: Path) -> None:
    (_distribution(site, "ours", ENTRY.format(name="ours")) / "METADATA").unlink()
    assert installed("netlint") == [EntryPoint("ours", "ours_module", "?", "?")]


def test_a_folder_of_another_kind_or_without_entries_is_passed_by(site: Path) -> None:
    _distribution(site, "ours", ENTRY.format(name="ours"), info="{name}-1.0.other")
    (_distribution(site, "bare", "") / "entry_points.txt").unlink()
    (site / "file-1.0.dist-info").write_text("no folder")
    assert installed("netlint") == []


@pytest.mark.parametrize("info", ["{name}-1.0.dist-info", "{name}.egg-info"])
def test_distributions_of_a_folder_come_in_the_order_of_their_names(site: Path, info: str) -> None:
    for name in ("b_b", "a_a"):
        _distribution(site, name, ENTRY.format(name=name), info=info)
    assert [entry.name for entry in installed("netlint")] == ["a_a", "b_b"]


def test_of_a_distribution_that_is_there_twice_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, name in (("a", "Some.Thing"), ("b", "some_thing"), ("c", "some__thing"), ("d", "something")):
        _distribution(tmp_path / folder, name, ENTRY.format(name=folder))
    monkeypatch.setattr(sys, "path", [str(tmp_path / folder) for folder in "badc"] + [str(tmp_path / "missing")])
    assert [entry.name for entry in installed("netlint")] == ["b", "d"]


@pytest.mark.parametrize("name", ["netlint-charter", "Netlint.Charter", "netlint__charter"])
def test_who_calls_itself_netlint_is_not_netlint(site: Path, name: str) -> None:
    _distribution(site, "netlint_charter", ENTRY.format(name="false"))
    _distribution(site, "theirs", ENTRY.format(name="theirs"), f"Name: {name}\nVersion: 1.0\n")
    assert installed("netlint") == []


def _direct_url(folder: str, editable: str = "true") -> str:
    return f'{{"dir_info": {{"editable": {editable}}}, "url": "file://{folder}"}}'


def test_the_distribution_of_the_running_package_comes_first(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is beside the package or leads to it; beside counts more, and the last of several that lead to it."""
    checkout = site.parent / "check out"
    package = checkout / "netlint"
    package.mkdir(parents=True)
    monkeypatch.setattr(entry_points, "_PACKAGE", str(package))
    _distribution(site, "a_plugin", ENTRY.format(name="plugin"))
    for folder, name in (("one", "first"), ("two", "second")):
        info = _distribution(site.parent / folder, "netlint_charter", ENTRY.format(name=name))
        (info / "direct_url.json").write_text(_direct_url(str(checkout).replace(" ", "%20")))
    monkeypatch.setattr(sys, "path", [str(site), str(site.parent / "one"), str(site.parent / "two")])
    assert [entry.name for entry in installed("netlint")] == ["second", "plugin"]
    _distribution(checkout, "netlint_charter", ENTRY.format(name="beside"))
    (site.parent / "link").symlink_to(checkout)
    sys.path.insert(1, str(site.parent / "link"))
    assert [entry.name for entry in installed("netlint")] == ["beside", "plugin"]


@pytest.mark.parametrize(
    "direct_url",
    [
        _direct_url("{checkout}", "false"), _direct_url("{checkout}x"), _direct_url("{checkout}/netlint/deeper"), _direct_url(""),
        '{{"url": "file://{checkout}"}}', '{{"url": "https://example.org", "dir_info": {{"editable": true}}}}', "", "no JSON",
    ],
)  # fmt: skip
def test_what_does_not_lead_to_the_running_package_is_not_its_own(
    site: Path, monkeypatch: pytest.MonkeyPatch, direct_url: str
) -> None:
    checkout = site.parent / "checkout"
    (checkout / "netlint").mkdir(parents=True)
    monkeypatch.setattr(entry_points, "_PACKAGE", str(checkout / "netlint"))
    info = _distribution(site, "netlint_charter", ENTRY.format(name="own"))
    for written in (_direct_url("{checkout}"), direct_url):
        text = written.replace("{checkout}", str(checkout)).replace("{{", "{").replace("}}", "}")
        (info / "direct_url.json").write_text(text)
        names = [entry.name for entry in installed("netlint")]
        assert names == (["own"] if written is not direct_url else [])


def test_an_entry_of_the_path_that_is_relative_or_missing_is_passed_by(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _distribution(site, "ours", ENTRY.format(name="ours"))
    monkeypatch.chdir(site)
    monkeypatch.setattr(sys, "path", ["", ".", os.path.relpath(site), str(site / "missing.zip")])
    assert installed("netlint") == []
