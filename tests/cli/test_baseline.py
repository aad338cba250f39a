"""Earlier findings: a baseline, and an earlier revision."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.commands import Netlint, git
from support.suppression_charters import CHARTER, COMMITMENT, Lines, checking, findings, found, opened, two


@pytest.fixture
def lines(netlint: Netlint, tmp_path: Path) -> Lines:
    return checking(netlint, tmp_path)


def _recorded(folder: Path) -> list[dict[str, Any]]:
    content: dict[str, Any] = json.loads((folder / "netlint-baseline.json").read_text("utf-8"))
    found: list[dict[str, Any]] = content["findings"]
    assert found.pop() == {}
    return found


def test_a_baseline_records_what_is_there(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    assert lines(CHARTER, *COMMITMENT, "--write-baseline", code=0) == []
    places = ["network.purpose", "members.ana.hours-per-month.committed", "members.bo.hours-per-month.committed"]
    assert [entry["at"] for entry in _recorded(tmp_path)] == sorted(places, key=lambda at: "purpose" not in at)
    assert (tmp_path / "netlint-baseline.json").read_text("utf-8").count("\n") == 11
    assert lines(CHARTER, code=0) == []
    assert "Suppressed: 2 by baseline." in netlint("charter.toml", *COMMITMENT[:2]).stdout


def test_moving_sorting_and_formatting_change_no_identity(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    moved = (
        '\n\n# Ours.\nmembers = [ {hours-per-month = {committed = 8}, id = "dee"}, {id = "bo"},\n  {id = "ana"} ]\r\n'
        'network.name = "Stroomop"\n'
    )
    assert lines(moved, code=0) == []
    lines(moved, *COMMITMENT, "--write-baseline")
    assert lines(CHARTER, code=0) == []


def test_what_is_new_is_reported_and_what_is_gone_too(lines: Lines, netlint: Netlint, tmp_path: Path) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    with_cas = CHARTER + '\n[[members]]\nid = "cas"\n'
    assert lines(with_cas) == ["14 NL305"]
    better = CHARTER.replace('id = "ana"', 'id = "ana"\nhours-per-month.committed = 8')
    assert lines(better) == ["1 NL021"]
    before = (tmp_path / "netlint-baseline.json").stat().st_size
    pruned = netlint("charter.toml", *COMMITMENT, "--prune-baseline", "-q")
    assert found(pruned) == []
    assert "netlint-baseline.json: 1 entry removed." in pruned.stderr
    assert (tmp_path / "netlint-baseline.json").stat().st_size < before
    assert lines(better) == []
    assert lines(CHARTER) == ["4 NL305"]


def test_an_item_without_an_id_is_known_by_what_is_in_it(lines: Lines) -> None:
    one, other = '[[meetings]]\nkind = "TODO"\n', '[[meetings]]\nplace = "Utrecht"\n'
    only = ("--select", "NL003,NL02", "--format", "json")
    lines("[network]\n" + one + other.replace("place", "plaats"), *only, "--write-baseline")
    assert lines("[network]\n" + other.replace("place", "plaats") + one, *only) == []


def test_a_baseline_of_a_run_with_errors_is_not_written(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    before = (tmp_path / "netlint-baseline.json").read_bytes()
    done = netlint("charter.toml", "missing.toml", "--write-baseline")
    assert done.returncode == 2
    assert "netlint-baseline.json has not been changed, because not every charter could be checked." in done.stderr
    assert (tmp_path / "netlint-baseline.json").read_bytes() == before


ENTRY = '{"charter": "charter.toml", "rule": "NL101 no-purpose", "at": "network.purpose", "fingerprint": "%s"%s}'
RESTORE = "Restore it from version control. A new one, with --write-baseline, would accept every finding that is open."
OTHER = "it has no list of findings. If another program wrote it, choose another name with --baseline."
NEWER = "netlint-baseline.json was written by a newer netlint: "
UPGRADE = ". Upgrade netlint, or use the version that wrote it."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty. " + RESTORE),
        (b"{", "it is not whole, or not JSON. " + RESTORE),
        (b"\xff", "it is not whole, or not JSON. " + RESTORE),
        (b'{"format": 1, "findings": ' + b"[" * 100_000, "its brackets are nested too deeply. " + RESTORE),
        (b'{"format": "1", "findings": []}', "it has a key or value that no baseline has. " + RESTORE),
        (b'{"format": 0, "findings": []}', RESTORE),
        (b'{"format": 1, "findings": [1]}', RESTORE),
        (b'{"format": 1, "findings": [{"charter": "a"}]}', RESTORE),
        (b"[]", OTHER),
        (b"1", OTHER),
        (b'{"version": "1.5.0", "results": {}}', OTHER),
        (b'{"format": 1, "findings": {}}', OTHER),
        (b'{"format": 2, "findings": []}', NEWER + "it has format 2, and this netlint reads 1" + UPGRADE),
        (b'{"format": 2, "findings": [1], "x": 1}', NEWER + "it has format 2, and this netlint reads 1" + UPGRADE),
        (b'{"format": 1, "findings": [], "people": []}', NEWER + "it has the unknown key `people`" + UPGRADE),
        (
            f'{{"format": 1, "findings": [{ENTRY % ("0", ", ``level``: 1".replace("``", chr(34)))}]}}'.encode(),
            NEWER + "it has the unknown key `level`" + UPGRADE,
        ),
    ],
)
def test_a_baseline_that_cannot_be_used_is_an_error(
    netlint: Netlint, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    file = tmp_path / "netlint-baseline.json"
    file.write_bytes(content)
    for args in ((), ("--write-baseline",), ("--prune-baseline",), ("--baseline", file.name)):
        done = netlint("charter.toml", *args)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert said.startswith(NEWER) or "netlint-baseline.json is not a netlint baseline: " in done.stderr
        assert file.read_bytes() == content
    assert netlint("charter.toml", "--no-suppressions").returncode == 1


@pytest.mark.parametrize("change", ["mark", "lines", "indented", "doubled", "old form"])
def test_a_baseline_that_an_editor_saved_again_is_read(
    netlint: Netlint, tmp_path: Path, lines: Lines, change: str
) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    file = tmp_path / "netlint-baseline.json"
    raw = file.read_bytes()
    entry = raw.split(b"\n")[-4] + b"\n"
    changed = {
        "mark": b"\xef\xbb\xbf" + raw,
        "lines": raw.replace(b"\n", b"\r\n"),
        "indented": json.dumps(json.loads(raw), indent=4).encode(),
        "doubled": raw.replace(entry, entry * 2),
        "old form": raw.replace(b',\n"": ""', b"").replace(b'"": {}', b"").replace(b",\n{}\n", b"\n"),
    }[change]
    assert changed != raw
    file.write_bytes(changed)
    assert lines(CHARTER, code=0) == []
    assert "netlint-baseline.json: 0 entries removed." in netlint("charter.toml", "--prune-baseline").stderr
    assert file.read_bytes() == changed
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    assert file.read_bytes() == raw


def test_a_charter_that_is_gone_is_reported(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    (tmp_path / "old.charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    netlint(".", "--write-baseline")
    (tmp_path / "old.charter.toml").unlink()
    assert (
        "netlint-baseline.json has entries for charters that no longer exist: old.charter.toml" in netlint(".").stderr
    )
    netlint(".", "--prune-baseline")
    assert {entry["charter"] for entry in _recorded(tmp_path)} == {"charter.toml"}


def test_a_part_of_the_charters_is_recorded_next_to_the_rest(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    whole = _recorded(tmp_path)
    assert {entry["charter"] for entry in whole} == {"a.charter.toml", "b.charter.toml"}
    done = netlint("b.charter.toml", *COMMITMENT, "--write-baseline")
    assert _recorded(tmp_path) == whole
    assert "2 entries written." in done.stderr
    assert "3 entries kept, for charters or rules that this run did not check." in done.stderr
    at_ease = CHARTER.replace("id =", "hours-per-month.committed = 8\nid =", 2)
    (tmp_path / "b.charter.toml").write_text(at_ease, "utf-8")
    netlint("b.charter.toml", *COMMITMENT, "--write-baseline")
    assert [entry["at"] for entry in _recorded(tmp_path) if entry["charter"] == "b.charter.toml"] == ["network.purpose"]


def test_a_part_of_the_rules_is_recorded_next_to_the_rest(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    whole = _recorded(tmp_path)
    netlint(".", "--select", "NL305", "--write-baseline")
    assert _recorded(tmp_path) == whole


def test_a_baseline_that_is_not_whole_is_not_written_over(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    damaged = "ours\n" + (tmp_path / "netlint-baseline.json").read_text("utf-8")
    (tmp_path / "netlint-baseline.json").write_text(damaged, "utf-8")
    done = netlint("b.charter.toml", *COMMITMENT, "--write-baseline")
    assert done.returncode == 2
    assert RESTORE in done.stderr
    assert (tmp_path / "netlint-baseline.json").read_text("utf-8") == damaged
    (tmp_path / "netlint-baseline.json").unlink()
    assert netlint(".", *COMMITMENT, "--write-baseline").returncode == 0
    assert len(_recorded(tmp_path)) == 5


def test_a_charter_that_moves_stays_known(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    whole = _recorded(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.charter.toml").rename(tmp_path / "sub" / "ana.charter.toml")
    done = netlint(".", *COMMITMENT, "-q")
    assert found(done) == []
    moved = "netlint applies the entries of a.charter.toml, which no longer exists, to sub/ana.charter.toml."
    assert moved in done.stderr
    assert "has entries for charters that no longer exist" not in done.stderr
    with_cas = (tmp_path / "sub" / "ana.charter.toml").read_text("utf-8") + '\n[[members]]\nid = "cas"\n'
    (tmp_path / "sub" / "ana.charter.toml").write_text(with_cas, "utf-8")
    assert found(netlint(".", *COMMITMENT, "-q")) == ["14 NL305"]
    (tmp_path / "sub" / "ana.charter.toml").write_text(CHARTER, "utf-8")
    pruned = netlint(".", *COMMITMENT, "-q", "--prune-baseline")
    assert "netlint-baseline.json: 3 entries have moved to the new path of their charter.\n" in pruned.stderr
    assert "removed" not in pruned.stderr
    renamed = [{**entry, "charter": entry["charter"].replace("a.ch", "sub/ana.ch")} for entry in whole]
    assert sorted(map(str, _recorded(tmp_path))) == sorted(map(str, renamed))
    assert netlint(".", *COMMITMENT, "-q").stderr == ""


def test_a_charter_that_moved_is_recorded_under_its_new_name(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    (tmp_path / "a.charter.toml").rename(tmp_path / "c.charter.toml")
    netlint("c.charter.toml", "--select", "NL305", "--write-baseline")
    assert [entry["charter"] for entry in _recorded(tmp_path)] == ["b.charter.toml"] * 2 + ["c.charter.toml"] * 3


def test_a_charter_of_another_network_does_not_inherit_what_was_known_of_a_lost_one(
    netlint: Netlint, tmp_path: Path
) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    (tmp_path / "a.charter.toml").unlink()
    (tmp_path / "new.charter.toml").write_text(CHARTER.replace("Stroomop", "Zuid"), "utf-8")
    (tmp_path / "nameless.charter.toml").write_text(CHARTER.replace('name = "Stroomop"', ""), "utf-8")
    done = netlint(".", *COMMITMENT, "-q")
    assert [charter for charter, _code in opened(done)] == ["nameless.charter.toml"] * 2 + ["new.charter.toml"] * 2
    assert "has entries for charters that no longer exist: a.charter.toml" in done.stderr


def test_at_most_one_charter_is_taken_for_a_lost_one(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    netlint(".", *COMMITMENT, "--write-baseline")
    (tmp_path / "a.charter.toml").rename(tmp_path / "moved.charter.toml")
    (tmp_path / "other.charter.toml").write_text(CHARTER, "utf-8")
    done = netlint(".", *COMMITMENT)
    assert [charter for charter, _code in opened(done)] == ["other.charter.toml"] * 2
    assert "the entries of a.charter.toml, which no longer exists, to moved.charter.toml." in done.stderr


def test_what_cannot_be_ignored_is_not_recorded(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network\n", "utf-8")
    assert netlint("charter.toml", "--write-baseline").returncode == 1
    assert _recorded(tmp_path) == []


def test_a_warning_about_a_comment_that_is_recorded_is_not_called_gone(lines: Lines) -> None:
    text = CHARTER.replace("[network]", "[network] # netlint: ignore[NL305] Some day.")
    assert "1 NL021" in lines(text)
    lines(text, *COMMITMENT, "--write-baseline")
    assert lines(text, code=0) == []
    lines(text, *COMMITMENT, "--prune-baseline")
    assert lines(text, code=0) == []


def test_positions_in_lists_are_not_recorded(lines: Lines, tmp_path: Path) -> None:
    text = '[network]\nname = "x"\nsummary = "y"\ngoals = [{ statement = "We grow." }, { statement = "TODO" }]\n'
    only = ("--select", "NL015", "--format", "json")
    lines(text, *only, "--write-baseline")
    before = (tmp_path / "netlint-baseline.json").read_text("utf-8")
    assert [entry["at"] for entry in _recorded(tmp_path)] == ["network.goals.statement"]
    turned = text.replace('{ statement = "We grow." }, ', "").replace(" }]", ' }, { statement = "We grow." }]')
    assert lines(turned, *only, "--write-baseline") == []
    assert (tmp_path / "netlint-baseline.json").read_text("utf-8") == before


def test_a_new_baseline_is_where_the_next_run_finds_it(netlint: Netlint, tmp_path: Path) -> None:
    charters, elsewhere = tmp_path / "repository" / "charters", tmp_path / "elsewhere"
    charters.mkdir(parents=True)
    elsewhere.mkdir()
    two(charters)
    file = "netlint-baseline.json"
    netlint(str(charters), "--write-baseline", cwd=elsewhere)
    assert [found.relative_to(tmp_path) for found in tmp_path.rglob(file)] == [Path("repository/charters") / file]
    assert netlint(".", "--fail-on", "info", cwd=charters).returncode == 0
    (charters / file).unlink()
    netlint("charters", "--write-baseline", cwd=charters.parent)
    assert [found.relative_to(tmp_path) for found in tmp_path.rglob(file)] == [Path("repository") / file]
    (charters.parent / file).unlink()
    (charters.parent / "netlint.toml").write_text("", "utf-8")
    netlint("repository", "--write-baseline")
    assert [found.relative_to(tmp_path) for found in tmp_path.rglob(file)] == [Path("repository") / file]


# An earlier revision


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A Git repository with a charter in it."""
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "other.charter.toml").write_text(CHARTER, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "A charter")
    return tmp_path


def test_since_a_revision_only_what_is_new_fails(netlint: Netlint, repository: Path) -> None:
    args = (*COMMITMENT, "-q", "--since", "HEAD")
    assert found(netlint(".", *args)) == []
    (repository / "charter.toml").write_text(CHARTER + '\n[[members]]\nid = "cas"\n', "utf-8")
    assert found(netlint(".", *args)) == ["14 NL305"]
    git(repository, "commit", "-qam", "Cas")
    assert found(netlint(".", *args)) == []
    assert found(netlint(".", *args[:-1], "HEAD~1")) == ["14 NL305"]


def test_a_charter_that_was_not_there_counts_as_empty(netlint: Netlint, repository: Path) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint(".", *COMMITMENT, "-q", "--since", "HEAD")
    assert opened(done) == [("sub/charter.toml", "NL101"), ("sub/charter.toml", "NL305")]
    inside = netlint(".", *COMMITMENT, "-q", "--since", "HEAD", cwd=repository / "sub")
    assert len(opened(inside)) == 2


def test_an_unknown_revision_is_an_error(
    netlint: Netlint, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = netlint(".", "--since", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "The revision `nowhere` does not exist in " in done.stderr
    option = netlint(".", "--since=--output=x")
    assert option.returncode == 2
    assert not (repository / "x").exists()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "charter.toml").write_text(CHARTER, "utf-8")
    assert "is not in a Git repository" in netlint(".", "--since", "HEAD", cwd=elsewhere, LC_ALL="C").stderr


def test_what_compares_charters_is_new_where_another_charter_brought_it(netlint: Netlint, repository: Path) -> None:
    name = ("[network]\nname = ", 'purpose = "Water has no owner."\n')
    (repository / "charter.toml").write_text(f'{name[0]}"Noord"\nparent = "Zuid"\n{name[1]}', "utf-8")
    (repository / "other.charter.toml").write_text(f'{name[0]}"Zuid"\n{name[1]}', "utf-8")
    git(repository, "commit", "-qam", "Two")
    args = (".", "--select", "NL702", "--format", "json")
    since = (*args, "--since", "HEAD")
    (repository / "other.charter.toml").write_text(f'{name[0]}"Zuid"\nparent = "Noord"\n{name[1]}', "utf-8")
    assert opened(netlint(*args)) == [("charter.toml", "NL702")]  # it is not the file that was changed
    assert opened(netlint(*since)) == [("charter.toml", "NL702")]
    git(repository, "commit", "-qam", "A circle")
    for changed in ("charter.toml", "other.charter.toml"):
        text = (repository / changed).read_text("utf-8")
        (repository / changed).write_text(text + 'summary = "We meet at the water."\n', "utf-8")
        assert opened(netlint(*args)) == [("charter.toml", "NL702")]
        assert opened(netlint(*since)) == []


def test_charters_that_are_gone_were_there_to_be_compared(netlint: Netlint, repository: Path) -> None:
    ana = '[[members]]\nid = "ana"\nname = "{}"\n'
    texts = {"charter.toml": "Ana Bos", "m.charter.toml": "Ana Bos", "other.charter.toml": "Ana Vos"}
    for file, named in texts.items():
        (repository / file).write_text(f'[network]\nname = "{file}"\n{ana.format(named)}', "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Three")
    git(repository, "rm", "-q", "charter.toml")
    args = (".", "--select", "NL703", "--format", "json")
    assert opened(netlint(*args)) == [("other.charter.toml", "NL703")]
    assert opened(netlint(*args, "--since", "HEAD")) == []
    git(repository, "rm", "-q", "--cached", "m.charter.toml")
    (repository / "m.charter.toml").unlink()
    (repository / "new.charter.toml").write_text(f'[network]\nname = "New"\n{ana.format("Ana Bos")}', "utf-8")
    assert opened(netlint(*args)) == [("other.charter.toml", "NL703")]
    assert opened(netlint(*args, "--since", "HEAD")) == []  # it was reported next to those that are gone


def test_a_warning_about_a_comment_was_there_before_too(netlint: Netlint, repository: Path) -> None:
    text = CHARTER.replace("[network]", "[network] # netlint: ignore[NL103]")
    (repository / "charter.toml").write_text(text, "utf-8")
    git(repository, "commit", "-qam", "A comment")
    (repository / "charter.toml").write_text(text + '\n[[members]]\nid = "cas"\n', "utf-8")
    assert opened(netlint(".", *COMMITMENT, "--since", "HEAD")) == [("charter.toml", "NL305")]


def test_a_charter_that_is_a_link_changes_with_what_it_leads_to(netlint: Netlint, repository: Path) -> None:
    (repository / "data").mkdir()
    (repository / "data" / "ours.toml").write_text(CHARTER, "utf-8")
    (repository / "data" / "theirs.toml").write_text(CHARTER.replace("bo", "kim"), "utf-8")
    (repository / "data" / "step.toml").symlink_to("ours.toml")
    (repository / "link.charter.toml").symlink_to("data/step.toml")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "A link")
    args = (".", *COMMITMENT, "--since", "HEAD")
    assert opened(netlint(*args)) == []
    (repository / "data" / "ours.toml").write_text(CHARTER + '\n[[members]]\nid = "cas"\n', "utf-8")
    assert opened(netlint(*args)) == [("link.charter.toml", "NL305")]
    git(repository, "checkout", "-q", ".")
    (repository / "data" / "step.toml").unlink()
    (repository / "data" / "step.toml").symlink_to("theirs.toml")
    (found_in_link,) = findings(netlint(*args))
    assert found_in_link[1]["path"] == "members.kim.hours-per-month.committed"
