"""Files beside the charter: what a rule reads of them, what it is told if it cannot, and where findings point."""

import csv
import pickle
from collections.abc import Iterator

import pytest

from netlint import Charter, Edit, Files, FileUnavailable, Finding, Note, Rule, Table, check, rule, testing
from netlint.charter import Evidence
from netlint.linter.report import CharterReport
from netlint.rules.files import MAX_FILE, MAX_FILES, path_problem
from netlint.testing.files import FilesInMemory, SameFile

ONE = '[evidence]\ntimesheets = "hours.csv"\n'
TWO = '[evidence]\ntimesheets = ["hours.csv", "./more/hours.csv"]\n'


@rule("HRS001", severity="warning", level="sound", question="Who is this?")
def unknown_person(charter: Charter, files: Files) -> Iterator[Finding]:
    """A timesheet has hours of somebody who is not a member.

    Why: Hours without a member are nobody's.

    Fix: Correct the timesheet, or add the member.

    Bad:
        # HRS001 in hours.csv, line 3: `bo` is not a member.
        [[members]]
        id = "ana"

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        who,hours
        ana,8
        bo,4

    Good:
        [[members]]
        id = "ana"

        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
        who,hours
        ana,8
    """
    known = {member.id for member in charter.members}
    for file in files.named(charter.evidence, "timesheets"):
        rows = csv.DictReader(file.lines)
        for row in rows:
            if (who := row.get("who") or "") not in known:
                yield Finding("`{who}` is not a member.", at=file.line(rows.line_num), who=who)


@rule("HRS002", severity="warning", level="sound", question="Where is it?")
def absent_file(charter: Charter, files: Files) -> Iterator[Finding]:
    """A file that the charter names does not exist.

    Why: Nobody can read it.

    Fix: Add the file.

    Bad:
        [evidence]
        timesheets = "hours.csv"  # HRS002: There is no hours.csv.

    Good:
        [evidence]
        timesheets = "hours.csv"

        # Beside it, hours.csv:
    """
    for file in files.named(charter.evidence, "timesheets"):
        try:
            assert file.text is not None
        except FileUnavailable as problem:
            if not problem.is_absent:
                raise
            yield Finding("There is no {file}.", at=problem.at, file=file.path)


def files_of(charter: str, reader: FilesInMemory | SameFile | None) -> tuple[Files, Evidence]:
    evidence = check(charter).charter
    assert evidence is not None
    assert evidence.evidence is not None
    return Files(reader), evidence.evidence


def why(charter: str, files: dict[str, str | bytes], which: Rule = unknown_person) -> str:
    """Return why a rule was skipped."""
    result = testing.run(which, charter, files=files).results[which.code]
    assert result.status == "skipped"
    assert result.reason is not None
    return result.reason.text()


@pytest.mark.parametrize("each", [unknown_person, absent_file])
def test_the_rules_of_this_module_have_no_mistakes(each: Rule) -> None:
    testing.check_rule(each)


def test_a_finding_points_into_the_file() -> None:
    report = testing.run(unknown_person, ONE, files={"hours.csv": "who,hours\nbo,4\n"})
    testing.assert_finds(report, path="evidence.timesheets", file="hours.csv", line=2)
    assert testing.lines(report) == ["hours.csv:2: `bo` is not a member."]
    with pytest.raises(AssertionError, match="no finding matches"):
        testing.assert_finds(report, file="", line=2)


def test_findings_come_in_the_order_of_the_files_and_after_those_in_the_charter() -> None:
    rows = "who,hours\nx,1\ny,2\n"
    report = testing.run(unknown_person, TWO, files={"hours.csv": rows, "more/hours.csv": rows})
    places = ["./more/hours.csv:2", "./more/hours.csv:3", "hours.csv:2", "hours.csv:3"]
    assert [line.rpartition(": ")[0] for line in testing.lines(report)] == places


def test_an_absent_file_skips_the_rule_or_is_a_finding() -> None:
    assert why(ONE, {}) == "`hours.csv` does not exist"
    report = testing.run(absent_file, TWO, files={"hours.csv": ""})
    testing.assert_finds(report, path="evidence.timesheets[1]", message="There is no ./more/hours.csv.", line=2)
    assert [finding.file for finding in report.findings] == [None]


def test_without_a_folder_there_are_no_files() -> None:
    report = check(ONE, plugins=None).report
    assert report.results.get("HRS001") is None
    files, evidence = files_of(ONE, None)
    (file,) = files.named(evidence, "timesheets")
    with pytest.raises(FileUnavailable) as problem:
        assert file.text
    assert problem.value.reason.text() == "`hours.csv` cannot be read: this charter is not in a folder"
    assert not problem.value.is_absent


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "the path is empty"),
        ("  ", "the path is empty"),
        ("a\nb.csv", "the path has a control character, such as a line break"),
        ("a\0b.csv", "the path has a control character, such as a line break"),
        ("https://x.nl/h.csv", "it is a web address, and netlint opens no connection"),
        ("file:///etc/passwd", "it is a web address, and netlint opens no connection"),
        ("a\\b.csv", "the path has a backslash; write `/` instead"),
        ("\\\\server\\share\\h.csv", "the path has a backslash; write `/` instead"),
        ("/etc/passwd", "the path must begin at the folder of the charter"),
        ("//server/share", "the path must begin at the folder of the charter"),
        ("~/hours.csv", "the path must begin at the folder of the charter"),
        ("~ana/hours.csv", "the path must begin at the folder of the charter"),
        ("C:/hours.csv", "the path must begin at the folder of the charter"),
        ("c:hours.csv", "the path must begin at the folder of the charter"),
        ("../hours.csv", "the path must not have `..`"),
        ("a/../../hours.csv", "the path must not have `..`"),
        ("a/..", "the path must not have `..`"),
        (".git/config", "netlint reads nothing in `.git`"),
        ("a/.GIT/config", "netlint reads nothing in `.git`"),
        (".git. /config", "netlint reads nothing in `.git`"),
        ("hours/", "it is a folder, not a file"),
        (".", "it is a folder, not a file"),
        ("a/.", "it is a folder, not a file"),
    ],
)
def test_a_path_that_cannot_name_a_file_is_not_handed_to_a_reader(path: str, reason: str) -> None:
    files, evidence = files_of(f"[evidence]\ntimesheets = {json_text(path)}\n", SameFile(b"secret"))
    (file,) = files.named(evidence, "timesheets")
    with pytest.raises(FileUnavailable) as problem:
        assert file.text
    assert problem.value.reason.parameters["reason"].text() == reason  # type: ignore[union-attr]  # it is a message


@pytest.mark.parametrize(
    "path", ["hours.csv", "./a/b.csv", "a//b.csv", "..a/b..csv", "10:30.csv", ".gitignore", "uren é.csv"]
)
def test_other_paths_can_name_a_file(path: str) -> None:
    assert path_problem(path) is None


def json_text(text: str) -> str:
    return (
        '"'
        + "".join(f"\\u{ord(letter):04x}" if letter < " " else letter for letter in text.replace("\\", "\\\\"))
        + '"'
    )


@pytest.mark.parametrize("content", [b"caf\xe9", b"a\0b", "é".encode("utf-16"), b"\xff\xfea\0"])
def test_what_is_not_text_in_utf_8_says_how_to_save_it(content: bytes) -> None:
    assert why(ONE, {"hours.csv": content}) == "`hours.csv` cannot be read: it is not text in UTF-8; save it as UTF-8"


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert (
        why(ONE, {"hours.csv": b"x" * (MAX_FILE + 1)}) == "`hours.csv` cannot be read: it is larger than 10000000 bytes"
    )


def test_the_number_of_files_has_a_limit() -> None:
    paths = ", ".join(f'"{number}.csv"' for number in range(MAX_FILES + 1))
    files, evidence = files_of(f"[evidence]\ntimesheets = [{paths}]\n", SameFile(b""))
    *some, last = files.named(evidence, "timesheets")
    assert {file.text for file in some} == {""}
    with pytest.raises(FileUnavailable) as problem:
        assert last.text
    said = "`1000.csv` cannot be read: netlint reads at most 1000 files of a charter"
    assert problem.value.reason.text() == said
    assert some[0].text == ""


def test_all_files_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netlint.rules.files.MAX_TOGETHER", 10)
    files, evidence = files_of('[evidence]\ntimesheets = ["a.csv", "b.csv", "c.csv"]\n', SameFile(b"12345"))
    first, second, third = files.named(evidence, "timesheets")
    assert (first.text, second.text) == ("12345", "12345")
    with pytest.raises(FileUnavailable) as problem:
        assert third.text
    said = "`c.csv` cannot be read: the files of this charter have more than 10 bytes together"
    assert problem.value.reason.text() == said


class Counted(FilesInMemory):
    """A reader that counts."""

    times = 0

    def read(self, path: str, size: int) -> bytes:
        self.times += 1
        return super().read(path, size)


def test_a_file_is_read_when_it_is_needed_and_then_once() -> None:
    reader = Counted({"hours.csv": "a"})
    files, evidence = files_of(ONE, reader)
    (file,), (other,) = files.named(evidence, "timesheets"), files.named(evidence, "timesheets")
    assert reader.times == 0
    assert (file.text, other.text, file.lines, reader.times) == ("a", "a", ("a",), 1)


def test_an_absent_file_is_looked_for_once_and_each_time_at_the_place_that_names_it() -> None:
    reader = Counted()
    files, evidence = files_of('[evidence]\ntimesheets = ["a.csv", "a.csv"]\n', reader)
    places = []
    for file in files.named(evidence, "timesheets"):
        with pytest.raises(FileUnavailable) as problem:
            assert file.text
        assert problem.value.is_absent
        places.append(problem.value.at)
    assert (places, reader.times) == ([(evidence, "timesheets", 0), (evidence, "timesheets", 1)], 1)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", ()),
        (b"\n", ("",)),
        (b"a", ("a",)),
        (b"\xef\xbb\xbfa\r\nb\rc\n\nd", ("a", "b", "c", "", "d")),
        ("a\u2028b\x0bc\x85d\n".encode(), ("a\u2028b\x0bc\x85d",)),
    ],
)
def test_lines_end_as_in_editors(content: bytes, lines: tuple[str, ...]) -> None:
    files, evidence = files_of(ONE, FilesInMemory({"hours.csv": content}))
    (file,) = files.named(evidence, "timesheets")
    assert file.lines == lines


def test_a_line_has_columns() -> None:
    files, evidence = files_of(ONE, FilesInMemory({"hours.csv": "a,bcd\n"}))
    (file,) = files.named(evidence, "timesheets")
    places = [file.line(1), file.line(1, 3), file.line(1, 3, 4), file.line(1, 6)]
    assert [(one.column, one.end_column, one.text) for one in places] == [
        (1, 6, "a,bcd"), (3, 6, "a,bcd"), (3, 4, "a,bcd"), (6, 6, "a,bcd")
    ]  # fmt: skip
    for wrong in ((0,), (2,), (-1,), (1, 0), (1, 7), (1, 3, 2), (1, 1, 7)):
        with pytest.raises(ValueError, match=r"hours\.csv"):
            file.line(*wrong)


def test_an_empty_file_has_a_first_line() -> None:
    files, evidence = files_of(ONE, FilesInMemory({"hours.csv": ""}))
    (file,) = files.named(evidence, "timesheets")
    assert (file.line(1).column, file.line(1).end_column, file.line(1).text) == (1, 1, "")


def test_nothing_is_named_without_the_table_or_the_key() -> None:
    files, evidence = files_of('[evidence]\ncalendar = "a.ics"\n', FilesInMemory())
    assert (files.named(None, "timesheets"), files.named(evidence, "timesheets")) == ((), ())


def test_a_key_that_the_table_does_not_have_is_an_error_of_the_rule() -> None:
    files, evidence = files_of(ONE, FilesInMemory())
    with pytest.raises(ValueError, match=r"Evidence has no key `timesheet`\. Did you mean `timesheets`"):
        files.named(evidence, "timesheet")


class Ours(Table, frozen=True):
    """The table of a plugin."""

    hours_of_work: str | None = None
    numbers: tuple[int, ...] = ()


def test_a_table_of_a_plugin_can_name_files_by_the_key_or_the_attribute() -> None:
    table = Ours(hours_of_work="a.csv", numbers=(1,))
    found = [Files().named(table, key) for key in ("hours-of-work", "hours_of_work")]
    assert [[(one.path, one.at) for one in some] for some in found] == [[("a.csv", (table, "hours-of-work"))]] * 2
    with pytest.raises(TypeError, match="`numbers` of Ours has something else than paths"):
        Files().named(table, "numbers")


def made(text: str, files: dict[str, str | bytes], function: object) -> CharterReport:
    """Return what a rule without a page finds."""
    function.__doc__ = "-\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"
    one = rule("HRS009", severity="error", level="sound", question="?")(function)  # type: ignore[arg-type]
    return testing.run(one, text, files=files)


def test_a_finding_can_have_notes_in_files_and_in_the_charter() -> None:
    def a_rule(charter: Charter, files: Files) -> Iterator[Finding]:
        (file,) = files.named(charter.evidence, "timesheets")
        notes = [Note("Here.", at=file.line(2)), Note("There.", at="evidence")]
        yield Finding("Two.", at=["evidence.timesheets", file.line(1)], related=notes)

    (found,) = made(ONE, {"hours.csv": "a\nb\n"}, a_rule).findings
    assert [one.file and one.file.span.line for one in found.related] == [1, 2, None]
    assert [one and one.span.line for one in found.files] == [None, 1]
    second = found.beginning_at(1)
    assert (second.file, second.identities) == (found.related[0].file, found.identities[::-1])
    assert [one and one.span.line for one in second.files] == [1, None]
    assert pickle.loads(pickle.dumps(second)) == second


@pytest.mark.parametrize("what", ["repair", "suggestions", "write", "to"])
def test_a_rule_cannot_change_a_file(what: str) -> None:
    def a_rule(charter: Charter, files: Files) -> Iterator[Finding]:
        (file,) = files.named(charter.evidence, "timesheets")
        at = file.line(1)
        edits = {"repair": Edit.set(at, "x"), "suggestions": [Edit.remove(at)], "to": Edit.rename("evidence", at)}
        given = {"write": {"x": 1}} if what == "write" else {"repair" if what == "to" else what: edits[what]}
        yield Finding("One.", at=at, **given)  # type: ignore[arg-type]

    problem = "needs `write_at`" if what == "write" else "can only change the charter, not a file that it names"
    with pytest.raises(AssertionError, match=problem):
        made(ONE, {"hours.csv": "a\n"}, a_rule)


def identities(content: str) -> list[tuple[str, ...]]:
    return [one.identities for one in testing.run(unknown_person, ONE, files={"hours.csv": content}).in_order()]


def test_the_identity_of_a_finding_is_what_names_the_file_and_the_content_of_the_line() -> None:
    first = identities("who,hours\nbo,4\n")
    assert first[0][0].startswith("evidence.timesheets.~")
    assert identities("who,hours\nbo,4\nbo,5\n")[0] == first[0] != identities("who,hours\nbo,5\n")[0]
    known = testing.run(
        unknown_person, '[[members]]\nid = "ana"\n' + ONE, files={"hours.csv": "who,hours\nana,1\nbo,4\n"}
    )
    assert [one.identities for one in known.findings] == first
    twice = identities("who,hours\nbo,4\nbo,4\n")
    assert twice == [first[0], (f"{first[0][0]} 2",)]
