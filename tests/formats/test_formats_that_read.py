"""Formats of plugins that read the charter itself: they see it however many charters there are."""

import json
import re
from pathlib import Path

import pytest
from support.commands import Netlint
from support.format_plugins import install_format

from netlint.project.runner import BATCH

READING = '''
import json

from netlint.reporters import Reporter


class Format(Reporter):
    """One line of JSON for each charter: what its model, its data, its mistakes and its places say."""

    def charter(self, report, shown):
        charter, document = report.charter_on(self.context.today), report.document
        said = {
            "name": report.name,
            "members": [member.id for member in charter.active] if charter else None,
            "keys": sorted(document.data) if document.data is not None else None,
            "mistakes": [mistake.kind for mistake in document.mistakes],
            "line": document.locate(("members", "bo")).span.line if document.data else 0,
            "is_charter": report.is_charter,
        }
        return json.dumps(said) + "\\n"
'''
NETWORK = '[network]\nname = "Stroomop {number}"\npurpose = "We care for water, together."\n\n'
MEMBERS = '[[members]]\nid = "ana"\n\n[[members]]\nid = "bo"\n\n[[members]]\nid = "cas"\nleft = 2020-01-01\n'
WRONG = NETWORK + MEMBERS + "\n[[meetings]]\nevery = 3\n"
BROKEN = '[network\nname = "Stroomop"\n'
OTHER = '[package]\nname = "crate"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nserde = "1"\n'
SEEN = {"members": ["ana", "bo"], "keys": ["members", "network"], "mistakes": [], "line": 8, "is_charter": True}


def write(folder: Path, number: int, text: str = NETWORK + MEMBERS) -> None:
    (folder / f"n{number:03}.charter.toml").write_text(text.replace("{number}", str(number)))


def read(netlint: Netlint, env: dict[str, str], *args: str) -> list[dict[str, object]]:
    done = netlint("--format", "list", "--isolated" if not env else "--fail-on=never", *args, **env)
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("charters", "jobs"), [(1, 1), (2, 1), (2, 2), (400, 1), (400, 2)])
def test_a_format_sees_each_charter(netlint: Netlint, tmp_path: Path, charters: int, jobs: int) -> None:
    env = install_format(tmp_path / "site", READING)
    for number in range(charters):
        write(tmp_path, number)
    found = read(netlint, env, "--jobs", str(jobs), "n000.charter.toml", *(["."] if charters > 1 else []))
    assert len(found) == charters
    for one in found:
        assert {key: one[key] for key in SEEN} == SEEN, one


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_no_charter_cannot_be_mistaken_for_an_empty_one(
    netlint: Netlint, tmp_path: Path, jobs: int
) -> None:
    """Alone, or among others: a format is told the same."""
    env = install_format(tmp_path / "site", READING)
    texts = {"broken": BROKEN, "empty": "", "other": OTHER, "whole": NETWORK + MEMBERS, "wrong": WRONG}
    for name, text in texts.items():
        (tmp_path / f"{name}.charter.toml").write_text(text)
    together = {str(one["name"]): one for one in read(netlint, env, "--jobs", str(jobs), ".")}
    assert [together[f"{name}.charter.toml"]["members"] for name in texts] == [None, [], None, ["ana", "bo"], ["ana", "bo"]]  # fmt: skip
    assert [together[f"{name}.charter.toml"]["keys"] is None for name in texts] == [True, False, False, False, False]
    kinds = [together[f"{name}.charter.toml"]["mistakes"] for name in texts]
    assert kinds == [["syntax"], [], ["format"], [], ["value", "missing"]]
    for name in texts:
        (alone,) = read(netlint, env, f"{name}.charter.toml")
        assert alone == together[f"{name}.charter.toml"]


def test_a_large_charter_that_the_settings_allow_is_read_again(netlint: Netlint, tmp_path: Path) -> None:
    env = install_format(tmp_path / "site", READING)
    (tmp_path / "netlint.toml").write_text("max-bytes = 4_000_000\n")
    for number in range(2):
        write(tmp_path, number, NETWORK + MEMBERS + "#" * 1_500_000 + "\n")
    assert [one["members"] for one in read(netlint, env, ".")] == [["ana", "bo"]] * 2


def test_too_many_mistakes_are_no_empty_charter(netlint: Netlint, tmp_path: Path) -> None:
    env = install_format(tmp_path / "site", READING)
    for number in range(2):
        write(tmp_path, number, "[network]\nname = 'x'\n" + "".join(f"k{at} = 1\n" for at in range(300)))
    for one in read(netlint, env, "."):
        assert one["members"] is None
        assert one["keys"] == ["network"]


COUNTING = '''
import gc

from netlint.reporters import Reporter


class Format(Reporter):
    """The number of charters whose data is in memory, while each of them is read."""

    def charter(self, report, shown):
        assert report.charter_on(self.context.today)
        documents = (one for one in gc.get_objects() if type(one).__name__ == "Document")
        return f"{sum(one._data is not None and one.source.name.startswith('n') for one in documents)}\\n"

    def end(self, summary):
        return "".join(f"{error.text()}\\n" for error in summary.errors)
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_data_of_one_charter_is_kept_at_a_time(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    """More charters than a process gets at a time: their reports wait together."""
    env = install_format(tmp_path / "site", COUNTING)
    for number in range(BATCH + 5):
        write(tmp_path, number)
    done = netlint("--format", "list", "--jobs", jobs, "--fail-on", "never", ".", **env)
    assert done.stdout == "1\n" * (BATCH + 5)


def test_a_file_that_cannot_be_opened_is_an_error_of_the_summary(netlint: Netlint, tmp_path: Path) -> None:
    env = install_format(tmp_path / "site", COUNTING)
    write(tmp_path, 1)
    done = netlint("--format", "list", "--fail-on", "never", "n001.charter.toml", "gone.charter.toml", **env)
    assert done.returncode == 2
    assert re.fullmatch(r"1\n.*gone\.charter\.toml.*\n", done.stdout)
