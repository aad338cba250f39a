"""An exception applies up to its last day, and from then on nowhere: in no command, no format, and no way to run it."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.commands import Netlint
from support.repositories import Repository

from netlint import check
from netlint.reporters import FORMATS

WELL = '[network]\nname = "Stroomop"\npurpose = "We help water boards."\n\n[[members]]\nid = "ana"\n'
CHARTER = WELL.replace('purpose = "We help water boards."\n', 'summry = "Five advisers."\n')
"""Its purpose is missing (NL101), and there is a typo (NL003)."""
LAST = dt.date(2026, 11, 24)
DAYS = {"the last day": LAST, "the day after": LAST + dt.timedelta(1)}
SETTINGS = "".join(
    f'[[exceptions]]\nrule = "{rule}"\nreason = "In May."\nagreed-by = ["ana"]\nagreed-on = 2026-01-01\nuntil = {LAST}\n'
    for rule in ("NL101", "NL003")
)
SELECT = ("--select", "NL101,NL003")

Applies = Callable[[Netlint, Repository, str], bool]
COMMANDS: dict[str, Applies] = {}


def way(name: str) -> Callable[[Applies], Applies]:
    """Name a way to run netlint in which an exception applies or not."""

    def named(function: Applies) -> Applies:
        COMMANDS[name] = function
        return function

    return named


def is_clean(*args: str) -> Applies:
    """Return whether a run exits with 0, which it does only if both findings are suppressed."""

    def run(netlint: Netlint, repository: Repository, day: str) -> bool:
        done = netlint(*args, *SELECT, today=day, cwd=repository.folder)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode == 0

    return run


for _name in sorted(FORMATS):
    COMMANDS[f"check --format {_name}"] = is_clean("--format", _name)
COMMANDS["check in several processes"] = is_clean(".", "--jobs", "2")
COMMANDS["check --settings REV:"] = is_clean("--settings", "HEAD:")
COMMANDS["check --no-suppressions"] = is_clean("--no-suppressions")
COMMANDS["check --since"] = is_clean("--since", "HEAD")
COMMANDS["check --since, of what is new"] = is_clean("--since", "HEAD~1")


@way("check -")
def _standard_input(netlint: Netlint, repository: Repository, day: str) -> bool:
    args = ("-", "--stdin-filename", "charter.toml", *SELECT)
    return netlint(*args, stdin=CHARTER, today=day, cwd=repository.folder).returncode == 0


@way("check with a baseline from before it ended")
def _baseline(netlint: Netlint, repository: Repository, day: str) -> bool:
    netlint(*SELECT, "--write-baseline", today=f"{LAST}", cwd=repository.folder)
    return is_clean()(netlint, repository, day)


@way("the library")
def _library(_netlint: Netlint, _repository: Repository, day: str) -> bool:
    report = check(CHARTER, settings=SETTINGS, today=dt.date.fromisoformat(day))
    return all(one.suppression for one in report.findings if one.code in ("NL101", "NL003"))


@way("report")
def _report(netlint: Netlint, repository: Repository, day: str) -> bool:
    page = repository.folder / "page.html"
    done = netlint("report", *SELECT, "--no-open", "--output", str(page), "--force", today=day, cwd=repository.folder)
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    assert "In May." in text
    return "Exceptions that have ended" not in text


@way("history")
def _history(netlint: Netlint, repository: Repository, day: str) -> bool:
    done = netlint("history", "--format", "json", today=day, cwd=repository.folder)
    seen = {one["code"] for one in json.loads(done.stdout)["findings"] if not one["until"]}
    return not seen & {"NL101", "NL003"}


@way("diff")
def _diff(netlint: Netlint, repository: Repository, day: str) -> bool:
    done = netlint("diff", "HEAD~1:charter.toml", "--format", "json", *SELECT, today=day, cwd=repository.folder)
    return not {"NL101", "NL003"} & {one["code"] for one in json.loads(done.stdout)["findings"]}


@way("fix")
def _fix(netlint: Netlint, repository: Repository, day: str) -> bool:
    return "summary" not in netlint("fix", "--diff", "--select", "NL003", today=day, cwd=repository.folder).stdout


@way("decide")
def _decide(netlint: Netlint, repository: Repository, day: str) -> bool:
    args = ("decide", "NL101", "--reason", "Later.", "--no-until", "--diff", *SELECT)
    return "already suppressed" in netlint(*args, today=day, cwd=repository.folder).stdout


@way("due")
def _due(netlint: Netlint, repository: Repository, day: str) -> bool:
    due = json.loads(netlint("due", "--format", "json", today=day, cwd=repository.folder).stdout)["due"]
    return not any(one["overdue"] for one in due if one["kind"] == "exception")


@way("exceptions")
def _exceptions(netlint: Netlint, repository: Repository, day: str) -> bool:
    listed = json.loads(netlint("exceptions", "--format", "json", today=day, cwd=repository.folder).stdout)
    return not any(one["ended"] for one in listed["exceptions"])


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("repository"))
    repository.write(SETTINGS, "netlint.toml")
    repository.revision("2026-01-01", WELL)
    repository.revision("2026-01-02", CHARTER)
    return repository


@pytest.fixture
def unchanged(repository: Repository) -> Iterator[Repository]:
    yield repository
    for file in set(repository.folder.iterdir()) - {repository.folder / name for name in (".git", "charter.toml")}:
        if file.name != "netlint.toml":
            file.unlink()


NEVER = {"check --no-suppressions"}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_exception_applies_until_its_last_day(
    netlint: Netlint, unchanged: Repository, command: str, day: str
) -> None:
    applies = COMMANDS[command](netlint, unchanged, DAYS[day].isoformat())
    assert applies == (DAYS[day] <= LAST and command not in NEVER)


@pytest.mark.parametrize("days", [-4000, -30, -1, 0, 1, 30, 4000])
def test_an_exception_applies_on_no_day_after_its_last_day(days: int) -> None:
    report = check(CHARTER, settings=SETTINGS, today=LAST + dt.timedelta(days))
    found = {one.code: one.suppression is not None for one in report.findings}
    assert (found["NL101"], found["NL003"]) == (days <= 0, days <= 0)
    assert ("NL022" in found) == (days > 0)


def test_without_a_date_an_exception_applies_whatever_its_last_day(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(SETTINGS.replace(f"until = {LAST}", "until = 2026-01-02"), "utf-8")
    assert netlint(*SELECT, today="2026-01-03").returncode == 1
    done = netlint(*SELECT, "--timeless", "--format", "json")
    assert done.returncode == 0
    (charter,) = json.loads(done.stdout)["charters"]
    assert [one["suppression"]["kind"] for one in charter["findings"]] == ["exception", "exception"]
    assert charter["results"]["NL022"]["status"] == "skipped"
