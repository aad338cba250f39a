"""`netlint history`: a charter through its revisions in git, and through reports that were kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.commands import ROOT, Netlint, git
from support.repositories import Repository

HEAD = '[network]\nname = "Stroomop"\nlanguage = "en"\npurpose = "Water for all."\nfounded = 2025-05-12\n'
ANA = '[[members]]\nid = "ana"\nname = "Ana"\njoined = 2025-05-12\n'
BO = '[[members]]\nid = "bo"\nname = "Bo"\n'
ANA_COORDINATES = '[coordination]\ncoordinator = "ana"\n'
BO_COORDINATES = '[coordination]\ncoordinator = "bo"\ndeputy = "ana"\n'
CANDOUR = '[[values]]\nid = "candour"\nstatement = "We say what we see."\n'


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of one network: it gets a coordinator, another one, and a value."""
    made = Repository(tmp_path)
    made.revision("2025-06-02", HEAD + ANA)
    made.revision("2025-09-01", HEAD + ANA + BO + ANA_COORDINATES)
    made.revision("2026-03-02", HEAD + ANA + BO + BO_COORDINATES + CANDOUR)
    return made


def data(netlint: Netlint, *args: str, code: int = 0, **how: Any) -> dict[str, Any]:
    done = netlint("history", "--format", "json", *args, **how)
    assert (done.returncode, done.stderr) == (code, "")
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def roles(history: dict[str, Any]) -> list[tuple[str, ...]]:
    return [(one["role"], one["member"], one["from"], one["until"]) for one in history["roles"]]


def days(history: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["day"], one["state"]) for one in history["points"]]


def test_each_revision_is_checked_as_on_its_own_day(netlint: Netlint, repository: Repository) -> None:
    history = data(netlint)
    assert history["network"] == "Stroomop"
    assert history["begin"] == "added"
    assert days(history) == [(day, "checked") for day in ("2025-06-02", "2025-09-01", "2026-03-02", "2026-11-24")]
    assert [one["now"] for one in history["points"]] == [False, False, False, True]
    assert not history["points"][-1]["uncommitted"]
    assert history["points"][0]["revision"] == git(repository.folder, "rev-parse", "HEAD~2")
    assert history["points"][0]["outcomes"]["coordination"]["open"] > 0
    assert all(sum(one["outcomes"]["heart"].values()) == 13 for one in history["points"])


def test_roles_have_the_days_on_which_they_were_held(netlint: Netlint, repository: Repository) -> None:
    assert repository.folder.exists()
    assert roles(data(netlint)) == [
        ("coordinator", "ana", "2025-09-01", "2026-03-02"),
        ("coordinator", "bo", "2026-03-02", None),
        ("deputy", "ana", "2026-03-02", None),
        ("member", "ana", "2025-05-12", None),
        ("member", "bo", "2025-09-01", None),
    ]


def test_days_that_the_charter_states_come_first(netlint: Netlint, repository: Repository) -> None:
    left = ANA.replace("joined", "left = 2026-04-01\njoined")
    appointed = BO_COORDINATES + "appointed = 2026-02-10\n"
    repository.revision("2026-05-04", HEAD + left + BO + appointed)
    found = roles(data(netlint))
    assert ("member", "ana", "2025-05-12", "2026-04-01") in found
    assert ("coordinator", "bo", "2026-02-10", None) in found
    kinds = {one["member"]: one["from-is"] for one in data(netlint)["roles"] if one["role"] == "member"}
    assert kinds == {"ana": "stated", "bo": "seen"}


def test_a_member_who_comes_back_has_two_periods(netlint: Netlint, repository: Repository) -> None:
    repository.revision("2026-04-01", HEAD + BO)
    repository.revision("2026-05-01", HEAD + ANA + BO)
    found = [one for one in roles(data(netlint)) if one[:2] == ("member", "ana")]
    assert [one[2:] for one in found] == [("2025-05-12", "2026-04-01"), ("2026-05-01", None)]


def test_findings_come_and_go(netlint: Netlint, repository: Repository) -> None:
    assert repository.folder.exists()
    findings = {one["code"]: one for one in data(netlint)["findings"]}
    values = findings["NL102"]
    assert (values["from"], values["until"], values["end"]) == ("2025-06-02", "2026-03-02", "solved")
    still = [one for one in findings.values() if one["until"] is None]
    assert still
    assert all(one["end"] is None for one in still)


def test_a_finding_that_comes_back_is_listed_twice(netlint: Netlint, repository: Repository) -> None:
    repository.revision("2026-04-06", HEAD + ANA + BO + BO_COORDINATES)
    periods = [(one["from"], one["until"]) for one in data(netlint)["findings"] if one["code"] == "NL102"]
    assert periods == [("2025-06-02", "2026-03-02"), ("2026-04-06", None)]


def test_a_finding_that_is_suppressed_does_not_count_as_solved(netlint: Netlint, repository: Repository) -> None:
    ignored = "# netlint: ignore-file[NL102] We are still looking for them.\n"
    repository.revision("2026-04-06", HEAD + ANA + BO + BO_COORDINATES)
    repository.revision("2026-05-04", ignored + HEAD + ANA + BO + BO_COORDINATES)
    ends = [one["end"] for one in data(netlint)["findings"] if one["code"] == "NL102"]
    assert ends == ["solved", "suppressed"]
    page = netlint("history", "--format", "html", "--today", "2026-06-01").stdout
    assert '<rect class="is-suppressed"' in page.partition('<ul class="families">')[2]
    assert "suppressed</span>" in page


def test_an_exception_counts_from_the_day_on_which_it_was_agreed(netlint: Netlint, repository: Repository) -> None:
    agreed = 'agreed-by = ["ana"]\nagreed-on = 2025-09-01\nuntil = 2027-09-01\n'
    settings = f'[[exceptions]]\nrule = "NL102"\nreason = "We are still looking."\n{agreed}'
    (repository.folder / "netlint.toml").write_text(settings, "utf-8")
    [one] = [one for one in data(netlint)["findings"] if one["code"] == "NL102"]
    assert (one["from"], one["until"], one["end"]) == ("2025-06-02", "2025-09-01", "suppressed")


def test_words_that_changed_are_there_with_old_and_new(netlint: Netlint, repository: Repository) -> None:
    candour = CANDOUR.replace("see.", "see, also when it hurts.").replace('"candour"', '"candour"')
    repository.revision("2026-04-01", HEAD.replace("Water", "Clean water") + ANA + BO + BO_COORDINATES + candour)
    repository.revision("2026-05-01", HEAD + ANA + BO + BO_COORDINATES + candour.replace('"candour"', '"truth"'))
    repository.revision("2026-06-01", HEAD + ANA + BO + BO_COORDINATES)
    history = data(netlint)
    found = [(one["day"], one["change"], one["kind"], one["id"]) for one in history["changes"]]
    assert found == [
        ("2026-03-02", "added", "value", "candour"),
        ("2026-04-01", "reworded", "purpose", None),
        ("2026-04-01", "reworded", "value", "candour"),
        ("2026-05-01", "reworded", "purpose", None),
        ("2026-05-01", "renamed", "value", "truth"),
        ("2026-06-01", "dropped", "value", "truth"),
    ]
    assert (history["changes"][1]["old"], history["changes"][1]["new"]) == ("Water for all.", "Clean water for all.")
    [purpose] = [one for one in history["wordings"] if one["kind"] == "purpose"]
    assert [one["text"] for one in purpose["versions"]] == ["Water for all.", "Clean water for all.", "Water for all."]


def test_a_section_that_is_invalid_or_elsewhere_drops_nothing(netlint: Netlint, repository: Repository) -> None:
    repository.revision("2026-04-01", HEAD + ANA + BO + BO_COORDINATES + CANDOUR.replace('"We say', '["We say', 1))
    repository.revision("2026-04-02", HEAD + ANA + BO + "[coordination]\ncoordinator = 3\n[[values]]\nid = 4\n")
    elsewhere = '[[elsewhere]]\nsections = ["values", "coordination"]\nat = "our wiki"\n'
    repository.revision("2026-04-03", HEAD + ANA + BO + elsewhere)
    history = data(netlint)
    assert [one["change"] for one in history["changes"]] == ["added"]
    [bo] = [one for one in history["roles"] if one["role"] == "coordinator" and one["member"] == "bo"]
    assert (bo["until"], bo["until-is"]) == ("2026-04-03", "elsewhere")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[network\n", "End the table header"),
        (b'[network]\nname = "\xff"\n', "UTF-8"),
        (b"x" * (1024 * 1024 + 1), "larger than 1048576 bytes"),
        (b"a = 1\n" * 2, "`a`"),
    ],
    ids=["a header without its end", "no UTF-8", "too large", "a key twice"],
)
def test_a_revision_that_cannot_be_read_is_named_and_stops_nothing(
    netlint: Netlint, repository: Repository, content: bytes, said: str
) -> None:
    broken = repository.revision("2026-04-01", content)
    repository.revision("2026-04-02", HEAD + ANA + BO + BO_COORDINATES + CANDOUR)
    history = data(netlint)
    point = history["points"][3]
    assert (point["day"], point["revision"], point["state"]) == ("2026-04-01", broken, "unreadable")
    assert said in point["problem"]
    assert roles(history)[-1] == ("member", "bo", "2025-09-01", None)
    text = netlint("history").stdout
    assert re.search(rf"1 April 2026 \({broken[:8]}\): ", text)


def test_a_charter_that_cannot_be_read_now_gives_exit_code_2(netlint: Netlint, repository: Repository) -> None:
    repository.write("[network\n")
    assert days(data(netlint, code=2))[-1] == ("2026-11-24", "unreadable")
    done = netlint("history")
    assert done.returncode == 2
    assert "The last counts and findings are of 2 March 2026." in done.stdout.replace("\n", " ")


def test_a_charter_that_never_could_be_read_has_a_history_too(netlint: Netlint, tmp_path: Path) -> None:
    Repository(tmp_path).revision("2026-03-02", "[network\n")
    for format_ in ("text", "json", "html"):
        done = netlint("history", "--format", format_)
        assert (done.returncode, done.stderr) == (2, "")
        assert format_ == "json" or "No revision could be read." in done.stdout


def test_an_empty_charter_has_a_history(netlint: Netlint, tmp_path: Path) -> None:
    Repository(tmp_path).revision("2026-03-02", "")
    for format_ in ("text", "json", "html"):
        done = netlint("history", "--format", format_)
        assert (done.returncode, done.stderr) == (0, "")
    assert "The charter has never named a member or a role." in netlint("history").stdout


def test_a_renamed_charter_is_followed(netlint: Netlint, repository: Repository) -> None:
    (repository.folder / "charter.toml").unlink()
    moved = repository.revision(
        "2026-04-01", HEAD + ANA + BO + BO_COORDINATES + CANDOUR + "# new\n", "a/new.charter.toml"
    )
    history = data(netlint, "a/new.charter.toml")
    assert [one["path"] for one in history["points"]] == ["charter.toml"] * 3 + ["a/new.charter.toml"] * 2
    assert history["renames"] == [
        {"day": "2026-04-01", "revision": moved, "old": "charter.toml", "new": "a/new.charter.toml"}
    ]
    assert "Until 1 April 2026, the file was called charter.toml;" in netlint("history", "a").stdout


def test_a_copy_and_a_file_that_took_an_old_name_are_not_followed(netlint: Netlint, repository: Repository) -> None:
    other = repository.revision("2026-04-01", HEAD + ANA + BO, "copy.charter.toml")
    assert [one["revision"] for one in data(netlint, "copy.charter.toml")["points"]] == [other, None]
    (repository.folder / "copy.charter.toml").unlink()
    repository.revision("2026-05-01", '[network]\nname = "Another"\n', "other.charter.toml")
    assert len(data(netlint, "other.charter.toml")["points"]) == 2


def test_a_charter_that_was_deleted_and_came_back_is_one_history(netlint: Netlint, repository: Repository) -> None:
    text = (repository.folder / "charter.toml").read_bytes()
    (repository.folder / "charter.toml").unlink()
    gone = repository.commit("2026-04-01")
    repository.revision("2026-05-01", text)
    history = data(netlint)
    assert [state for _day, state in days(history)] == ["checked"] * 3 + ["gone"] + ["checked"] * 2
    assert [one["until"] for one in history["roles"] if one["member"] == "bo"] == [None, None]
    assert f"1 April 2026 ({gone[:8]}): The file was deleted." in netlint("history").stdout


def test_a_revert_brings_back_what_was_there(netlint: Netlint, repository: Repository) -> None:
    repository.dated("2026-04-01", "revert", "--no-edit", "HEAD")
    found = [one for one in roles(data(netlint)) if one[0] == "coordinator"]
    assert [one[1:] for one in found] == [
        ("ana", "2025-09-01", "2026-03-02"),
        ("bo", "2026-03-02", "2026-04-01"),
        ("ana", "2026-04-01", None),
    ]


def test_what_a_merge_brought_counts_on_the_day_of_the_merge(netlint: Netlint, repository: Repository) -> None:
    git(repository.folder, "checkout", "-q", "-b", "side", "HEAD~1")
    repository.revision("2026-02-01", HEAD.replace("Water", "Rain") + ANA + BO + ANA_COORDINATES)
    git(repository.folder, "checkout", "-q", "-")
    repository.dated("2026-06-01", "merge", "-q", "--no-edit", "side")
    history = data(netlint)
    assert [day for day, _state in days(history)] == [
        "2025-06-02", "2025-09-01", "2026-03-02", "2026-06-01", "2026-11-24"
    ]  # fmt: skip
    assert [one["day"] for one in history["changes"] if one["kind"] == "purpose"] == ["2026-06-01"]


def test_the_file_as_it_is_now_is_the_last_point(netlint: Netlint, repository: Repository) -> None:
    repository.write(HEAD + ANA + BO + BO_COORDINATES)
    history = data(netlint)
    last = history["points"][-1]
    assert (last["now"], last["uncommitted"], last["revision"]) == (True, True, None)
    assert history["changes"][-1]["change"] == "dropped"
    assert "changes that are not committed yet" in netlint("history").stdout
    git(repository.folder, "checkout", "-q", "charter.toml")
    same = data(netlint, "--today", "2026-03-02", today=None)["points"]
    assert [one["now"] for one in same] == [False] * 3


def test_a_day_before_an_earlier_revision_or_after_today_is_not_believed(netlint: Netlint, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for number, day in enumerate(("2026-03-02", "2026-01-01", "2031-01-01")):
        made.revision(day, f"{HEAD}# {number}\n")
    assert [day for day, _state in days(data(netlint))] == ["2026-03-02", "2026-03-02", "2026-11-24"]


def test_since_and_last_choose_what_is_shown(netlint: Netlint, repository: Repository) -> None:
    first, second, third = (git(repository.folder, "rev-parse", name) for name in ("HEAD~2", "HEAD~1", "HEAD"))

    def shown(*args: str) -> list[str | None]:
        return [one["revision"] for one in data(netlint, *args)["points"]]

    assert shown() == [first, second, third, None]
    assert shown("--last", "1") == [third, None]
    assert shown("--since", "2026-01-01") == [second, third, None]
    assert shown("--since", "2026-10-01") == [third, None]
    assert shown("--since", "2025-01-01") == [first, second, third, None]
    assert shown("--since", "HEAD~1") == [second, third, None]
    assert shown("--since", "HEAD", "--last", "2") == [third, None]
    assert data(netlint, "--last", "1")["begin"] == "asked"
    assert data(netlint, "--last", "3")["begin"] == "added"
    assert "or earlier" in netlint("history", "--last", "1").stdout


def test_a_shallow_clone_says_that_its_history_ends_there(
    netlint: Netlint, repository: Repository, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", repository.folder.as_uri(), str(clone))
    history = data(netlint, cwd=clone)
    assert (history["begin"], len(history["points"])) == ("shallow", 3)
    assert "git fetch --unshallow" in netlint("history", cwd=clone).stdout
    (clone / "new.charter.toml").write_text(HEAD, "utf-8")
    Repository(clone).commit("2026-04-01")
    assert data(netlint, "new.charter.toml", cwd=clone)["begin"] == "added"


def test_what_cannot_be_done_is_said_with_what_to_do(netlint: Netlint, tmp_path: Path) -> None:
    def error(*args: str) -> str:
        done = netlint("history", *args)
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    assert "There is no charter in this folder yet." in error()
    assert "this file or folder does not exist" in error("nothing.toml")
    (tmp_path / "charter.toml").write_text(HEAD, "utf-8")
    assert "is not in a Git repository. Without Git, `netlint history --from-reports`" in error()
    made = Repository(tmp_path)
    assert "charter.toml is not committed yet" in error()
    made.revision("2026-03-02", "x", "readme")
    git(tmp_path, "rm", "-q", "--cached", "charter.toml")
    git(tmp_path, "commit", "-q", "--amend", "-m", "No charter")
    assert "charter.toml is not committed yet" in error()
    made.write(HEAD)
    made.commit("2026-03-03")
    assert "The revision `nope` does not exist" in error("--since", "nope")
    assert "2026-02-30 is not a date" in error("--since", "2026-02-30")
    assert "Name one charter" in error("charter.toml", "charter.toml")
    made.write(HEAD, "circle/charter.toml")
    listed = error()
    assert "There are 2 charters in ." in listed
    assert "  circle/charter.toml\n" in listed
    assert "--charter only works with --from-reports" in error("--charter", "x")


def test_many_revisions_are_shown_by_month_quarter_or_year(netlint: Netlint, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for month in range(12):
        for day in (2, 12):
            made.revision(f"2025-{month + 1:02}-{day:02}", f"{HEAD}# {month} {day}\n")
    done = netlint("history", COLUMNS="80")
    assert "Open checks at the end of each month\n" in done.stdout
    assert re.search(r"^month +01 02 03 04 05 06 07 08 09 10 11 12 11$", done.stdout, re.MULTILINE)
    narrow = netlint("history", COLUMNS="60").stdout
    assert "Open checks at the end of each quarter\n" in narrow
    assert max(map(len, narrow.splitlines())) <= 60
    assert len(data(netlint)["points"]) == 25


def test_dutch_is_spoken(netlint: Netlint, repository: Repository) -> None:
    assert repository.folder.exists()
    text = netlint("history", "--lang", "nl").stdout
    assert "Stroomop (charter.toml): 3 revisies, van 2 juni 2025 tot en met 24 november" in text
    assert "Coördinator: Ana (van 1 september 2025 tot 2 maart 2026); Bo (sinds 2 maart" in text
    page = netlint("history", "--lang", "nl", "--format", "html").stdout
    assert '<html lang="nl"' in page
    assert "Bevindingen die nu open zijn" in page


def test_the_page_needs_nothing_else_and_says_all_in_words(netlint: Netlint, repository: Repository) -> None:
    assert repository.folder.exists()
    page = netlint("history", "--format", "html").stdout
    assert page.startswith("<!doctype html>\n")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not re.search(r"<script|\bsrc=|\bhref=|@import|url\(", page)
    for picture in re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page):
        _title, words = picture.split(": ", 1)
        assert f"<p>{words}</p>" in page
    assert page.count('role="img"') == 7
    assert "We say what we see." in page


def test_kept_reports_have_a_history(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(HEAD + ANA, "utf-8")
    (tmp_path / "b.json").write_text(netlint("--format", "json", "--today", "2025-06-02", today=None).stdout, "utf-8")
    (tmp_path / "charter.toml").write_text(HEAD + ANA + CANDOUR, "utf-8")
    (tmp_path / "a.json").write_text(netlint("--format", "json", "--today", "2026-03-02", today=None).stdout, "utf-8")
    (tmp_path / "charter.toml").write_text("[network\n", "utf-8")
    (tmp_path / "c.json").write_text(netlint("--format", "json", "--today", "2026-05-02", today=None).stdout, "utf-8")
    history = data(netlint, "--from-reports", "a.json", "b.json", "c.json", code=2)
    assert [(one["day"], one["revision"], one["state"]) for one in history["points"]] == [
        ("2025-06-02", "b.json", "checked"),
        ("2026-03-02", "a.json", "checked"),
        ("2026-05-02", "c.json", "unreadable"),
    ]
    assert history["roles"] is None
    [one] = [one for one in history["findings"] if one["code"] == "NL102"]
    assert (one["from"], one["until"]) == ("2025-06-02", "2026-03-02")
    for format_ in ("text", "html"):
        assert "These are kept reports." in netlint("history", "--from-reports", "a.json", "--format", format_).stdout


def test_reports_that_cannot_be_used_are_named(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("charter.toml", "circle/charter.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(HEAD, "utf-8")
    (tmp_path / "two.json").write_text(netlint("--format", "json").stdout, "utf-8")
    (tmp_path / "timeless.json").write_text(netlint("--format", "json", "--timeless").stdout, "utf-8")
    (tmp_path / "other.json").write_text("[1, 2]", "utf-8")

    def error(*args: str) -> str:
        done = netlint("history", "--from-reports", *args)
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    assert "other.json is not a report of `netlint check --format json`." in error("two.json", "other.json")
    assert "timeless.json has no date" in error("timeless.json")
    assert "none.json cannot be read" in error("none.json")
    assert "Choose one with --charter: charter.toml, circle/charter.toml." in error("two.json")
    assert "No report has the charter x." in error("two.json", "--charter", "x")
    assert "name at least one report" in error()
    assert "cannot be combined" in error("two.json", "--last", "2")
    assert data(netlint, "--from-reports", "two.json", "--charter", "./circle/charter.toml")["points"]


def test_every_key_of_the_json_is_documented(netlint: Netlint, repository: Repository) -> None:
    (repository.folder / "charter.toml").rename(repository.folder / "new.charter.toml")
    repository.commit("2026-04-01")
    page = (ROOT / "docs" / "history.md").read_text("utf-8")

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()

    history = data(netlint)
    families = set(history["families"])
    assert sorted(key for key in keys(history) - families if f"`{key}`" not in page) == []
