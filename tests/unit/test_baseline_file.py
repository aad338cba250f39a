"""The file of a baseline: its form to the byte, its conflicts, and what is wrong with one that cannot be used."""

import pytest

from netlint.project.baseline_file import BaselineError, Content, Entry, decode, encode, merged

TEXT = """\
{"format": 1, "networks": {
"a.toml":"Delta",
"": ""
}, "skipped": {
"a.toml":{"NL003":["NL202"]},
"b.toml":{"":["NL101","NL102"],"NL003":["NL201"]},
"": {}
}, "findings": [
{"charter":"a.toml","rule":"NL101 no-purpose","at":"network","fingerprint":"02"},
{"charter":"a.toml","rule":"NL101 no-purpose","at":"network.x","fingerprint":"01"},
{"charter":"a.toml","rule":"NL102 no-goals","at":"","fingerprint":"03"},
{"charter":"b.toml","rule":"NL101 no-purpose","at":"network","fingerprint":"02"},
{}
]}
"""
CONTENT = Content(
    {
        "b.toml": [Entry("NL101 no-purpose", "network", "02")],
        "a.toml": [
            Entry("NL102 no-goals", "", "03"),
            Entry("NL101 no-purpose", "network.x", "01"),
            Entry("NL101 no-purpose", "network", "02"),
        ],
        "empty.toml": [],
    },
    {"a.toml": "Delta", "empty.toml": "Bend", "other.toml": "Other"},
    {
        "b.toml": {"NL003": {"NL201"}, "": {"NL102", "NL101"}, "NL004": set()},
        "a.toml": {"NL003": ["NL202"], "NL004": ()},
        "c.toml": {"NL004": ()},
    },
)
RESTORE = "Restore it from version control. A new one, with --write-baseline, would accept every finding that is open."
OTHER = "b.json is not a netlint baseline: it has no list of findings. If another program wrote it, choose another name with --baseline."
UPGRADE = "Upgrade netlint, or use the version that wrote it."


def _text(content: Content) -> str:
    written: list[str] = []
    encode(content, written.append)
    return "".join(written)


def test_what_is_written_is_sorted_and_has_a_line_for_each_entry() -> None:
    assert _text(CONTENT) == TEXT
    nothing = '{"format": 1, "networks": {\n"": ""\n}, "skipped": {\n"": {}\n}, "findings": [\n{}\n]}\n'
    assert _text(Content({}, {"a.toml": "Delta"})) == nothing


def test_what_is_written_is_read_as_it_was() -> None:
    read = decode(TEXT.encode(), "b.json")
    assert {charter: set(found) for charter, found in read.entries.items()} == {
        charter: set(found) for charter, found in CONTENT.entries.items() if found
    }
    assert read.networks == {"a.toml": "Delta"}
    assert read.skipped == {"a.toml": {"NL003": {"NL202"}}, "b.toml": {"": {"NL101", "NL102"}, "NL003": {"NL201"}}}
    assert _text(read) == TEXT
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), "b.json") == read
    assert decode(b'{"format": 1, "findings": []}', "b.json") == Content({}, {}, {})


def test_an_entry_that_is_there_twice_counts_once_and_equal_ones_are_one_object() -> None:
    line = '{"charter":"a.toml","rule":"NL101 no-purpose","at":"network","fingerprint":"02"},\n'
    read = decode(TEXT.replace(line, line * 2).encode(), "b.json")
    assert len(read.entries["a.toml"]) == 3
    (in_b,) = read.entries["b.toml"]
    assert any(one is in_b for one in read.entries["a.toml"])
    assert in_b.code == "NL101"


def _error(raw: str | bytes) -> str:
    with pytest.raises(BaselineError) as error:
        decode(raw.encode() if isinstance(raw, str) else raw, "b.json")
    return error.value.message.text()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("[]", OTHER), ("{}", OTHER), ('{"findings": {}}', OTHER), ("3", OTHER),
        ('{"format": 2, "findings": []}', f"b.json was written by a newer netlint: it has format 2, and this netlint reads 1. {UPGRADE}"),
        ('{"format": 1, "findings": [], "new": 3}', f"b.json was written by a newer netlint: it has the unknown key `new`. {UPGRADE}"),
        ('{"format": 1, "findings": [{"charter": "a", "rule": "b", "at": "c", "fingerprint": "d", "own": 1}]}',
         f"b.json was written by a newer netlint: it has the unknown key `own`. {UPGRADE}"),
        ('{"format": 1, "findings": [3, {"charter": "a", "rule": "b", "at": "c", "fingerprint": "d", "own": 1}]}',
         f"b.json was written by a newer netlint: it has the unknown key `own`. {UPGRADE}"),
    ],
)  # fmt: skip
def test_what_another_program_or_a_newer_netlint_wrote_is_told_as_such(raw: str, said: str) -> None:
    assert _error(raw) == said


@pytest.mark.parametrize(
    "raw",
    [
        "", "{", '{"format": 0, "findings": []}', '{"format": 0, "findings": [], "new": 3}', '{"format": "1", "findings": []}',
        '{"format": 1, "findings": [3]}', '{"format": 1, "findings": [{"charter": "a"}]}', b'{"format": 1, "findings": ["\xff"]}',
        '{"format": 1, "findings": [], "networks": {"a": 3}}', TEXT.replace('"rule"', '"rules"').replace('"format": 1', '"format": 0'),
    ],
)  # fmt: skip
def test_one_that_is_not_whole_is_told_to_restore(raw: str | bytes) -> None:
    said = _error(raw)
    assert said.startswith("b.json is not a netlint baseline: ")
    assert said.endswith(RESTORE)
    assert "newer" not in said


def test_brackets_in_brackets_are_told_in_words() -> None:
    said = _error('{"format": 1, "findings": ' + "[" * 100_000)
    assert said == f"b.json is not a netlint baseline: its brackets are nested too deeply. {RESTORE}"


CONFLICT = "a\n<<<<<<< ours\nb\n||||||| base\nc\n=======\nd\n>>>>>>> theirs\ne\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_both_sides_of_a_conflict_are_kept_and_what_they_began_with_is_not(ends: str) -> None:
    text = CONFLICT.replace("\n", ends).encode()
    assert merged(text) == ("a\nb\nd\ne\n".replace("\n", ends).encode(), True)
    short = CONFLICT.replace("||||||| base\nc\n", "").replace("\n", ends).encode()
    assert merged(short) == ("a\nb\nd\ne\n".replace("\n", ends).encode(), True)


@pytest.mark.parametrize(
    "text", [b"a\nb\n", b"", b"a <<<<<<< b\n", b"<<<<<<<< eight\n", b"<<<<<< six\n", b"<<<<<<<word\n"]
)
def test_what_is_no_conflict_stays(text: bytes) -> None:
    assert merged(text) == (text, False)


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base", "<<<<<<<"])
def test_a_conflict_is_told_with_its_line(marker: str) -> None:
    hint = (
        "Run netlint with --prune-baseline: it keeps the entries of both sides, and removes those that no longer occur."
    )
    text = TEXT.replace("{}\n]}", f"{marker}\n{{}}\n]}}")
    assert _error(text) == f"b.json has a merge conflict (line 13). {hint}"
    assert _error(f"{marker}\n{TEXT}") == f"b.json has a merge conflict (line 1). {hint}"
