"""What ignore comments suppress, and exceptions of the group."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint
from support.suppression_charters import CHARTER, COMMITMENT, EXCEPTION, Lines, checking, findings, found, two

from netlint.linter.suppressions.comments import read_comments
from netlint.linter.suppressions.model import MAX_SELECTORS
from netlint.plugins.registry import load_plugins
from netlint.toml import Source, Span, parse
from netlint.toml.comment_scopes import scopes


@pytest.fixture
def lines(netlint: Netlint, tmp_path: Path) -> Lines:
    return checking(netlint, tmp_path)


def test_nothing_is_suppressed_by_itself(lines: Lines) -> None:
    assert lines(CHARTER, code=1) == ["1 NL101", "4 NL305"]


@pytest.mark.parametrize("named", ["NL101", "no-purpose", "NL1", "heart"])
def test_a_comment_at_the_end_of_a_line_is_about_that_line(lines: Lines, named: str) -> None:
    text = CHARTER.replace("[network]", f"[network]  # netlint: ignore[{named}] We decide in May.")
    assert lines(text, code=0) == ["4 NL305", "suppressed 1 NL101"]


def test_a_comment_alone_on_a_line_is_about_what_is_below_it(lines: Lines) -> None:
    about_the_table = CHARTER.replace("[network]", "# netlint: ignore[NL101] We decide in May.\n[network]")
    assert "suppressed 2 NL101" in lines(about_the_table)
    about_a_key = CHARTER.replace("name =", "# netlint: ignore[NL101] We decide in May.\nname =")
    assert lines(about_a_key) == ["1 NL101", "2 NL021", "5 NL305"]


def test_a_comment_above_a_table_is_about_all_that_is_in_it(lines: Lines) -> None:
    text = '# netlint: ignore[NL003] Our own.\n[network]\nname = "x"\nown = 1\n\n[[members]]\nid = "a"\nown = 2\n'
    assert lines(text, "--select", "NL003,NL021", "--format", "json") == ["8 NL003", "suppressed 4 NL003"]


def test_a_comment_inside_a_list_is_about_the_next_line_there(lines: Lines) -> None:
    text = '[network]\nsummary = "TODO"\ngoals = [\n  # netlint: ignore[NL015] Soon.\n  { statement = "TODO" },\n]\n'
    only = ("--select", "NL015,NL021", "--format", "json")
    assert lines(text, *only) == ["2 NL015"]  # one finding names both places, and one of them is not covered
    assert lines(text.replace('summary = "TODO"\n', ""), *only) == ["suppressed 4 NL015"]


def test_a_finding_about_several_members_begins_at_the_first_that_nothing_covers(
    netlint: Netlint, lines: Lines
) -> None:
    comment = "[[members]]  # netlint: ignore[NL305] Joins in January.\n"
    once = CHARTER.replace("[[members]]\n", comment, 1)
    assert lines(once) == ["1 NL101", "7 NL305"]
    assert lines(CHARTER.replace("[[members]]\n", comment, 2)) == ["1 NL101", "suppressed 4 NL305"]
    more = once + '[[members]]\nid = "cas"\n'
    (plain,) = [one for _, one in findings(netlint("-", *COMMITMENT, stdin=CHARTER)) if one["code"] == "NL305"]
    (begun,) = [one for _, one in findings(netlint("-", *COMMITMENT, stdin=more)) if one["code"] == "NL305"]
    assert begun["path"] == "members.bo.hours-per-month.committed"
    assert [one["span"]["line"] for one in begun["related"]] == [4, 13]
    assert begun["fingerprint"] != plain["fingerprint"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "[network]\n[time]\ninternal = 0.8 # netlint: ignore[NL202] We count the day in between.\nexternal = 0.3\n",
            "NL202",
        ),
        (
            '[network]\n[decisions] # netlint: ignore[NL421] It has gone well so far.\nmethod = "unanimity"\n'
            + "".join(f'[[members]]\nid = "{who}"\n' for who in ("ana", "bo", "cas")),
            "NL421",
        ),
        ('[network]\nname = "Water"\npurpose = "water" # netlint: ignore[NL104] It says all.\n', "NL104"),
    ],
)
def test_what_else_is_worth_looking_at_does_not_have_to_be_covered(lines: Lines, text: str, code: str) -> None:
    found = lines(text, "--select", f"{code},NL02", "--format", "json")
    assert [line.split(" ")[0] + line[-5:] for line in found] == [f"suppressed{code}"]


def test_a_comment_counts_on_the_line_that_a_report_shows(lines: Lines) -> None:
    only = ("--select", "NL102,NL305,NL02", "--format", "json")
    assert lines(CHARTER, *only) == ["1 NL102", "4 NL305"]
    at_the_end = "[network]  # netlint: ignore[no-core-values] Later.\n"
    assert lines(CHARTER.replace("[network]\n", at_the_end), *only) == ["4 NL305", "suppressed 1 NL102"]
    above = "# Agreed in May. # netlint: ignore[no-core-values] Later.\n"
    assert lines(above + CHARTER, *only) == ["5 NL305", "suppressed 2 NL102"]
    elsewhere = CHARTER.replace("[[members]]", f"{above}[[members]]", 1)
    assert lines(elsewhere, *only) == ["1 NL102", "4 NL021", "5 NL305"]


def test_a_comment_counts_on_each_line_that_shows_an_item(lines: Lines) -> None:
    only = ("--select", "NL305,NL021", "--format", "json")
    text = CHARTER.replace('id = "ana"', 'id = "ana"  # netlint: ignore[NL305] Joins in May.')
    assert lines(text, *only) == ["7 NL305"]
    above_the_id = CHARTER.replace('id = "ana"', '# Ana\nid = "ana"  # netlint: ignore[NL305] Joins in May.')
    assert lines(above_the_id, *only) == ["8 NL305"]
    below = CHARTER.replace('id = "ana"', 'id = "ana"\nname = "Ana"  # netlint: ignore[NL305] Joins in May.')
    assert lines(below, *only) == ["4 NL305", "6 NL021"]


def test_a_comment_counts_where_a_long_text_ends(lines: Lines) -> None:
    only = ("--select", "NL015,NL021", "--format", "json")
    text = '[network]\nname = "x"\npurpose = """\nTODO"""  # netlint: ignore[NL015] In May.\n'
    assert lines(text, *only) == ["suppressed 3 NL015"]
    missing = 'network.purpose = """\nWater."""  # netlint: ignore[NL102] In May.\nnetwork.name = "x"\n'
    assert lines(missing, "--select", "NL102,NL021", "--format", "json") == ["suppressed 1 NL102"]
    chained = 'network.tags = ["""\na""", """\nb"""]  # netlint: ignore[NL102] In May.\nnetwork.name = "x"\n'
    assert lines(chained, "--select", "NL102,NL021", "--format", "json") == ["suppressed 1 NL102"]


def test_a_comment_above_the_first_table_counts_for_what_is_shown_there(lines: Lines) -> None:
    text = '# netlint: ignore[NL102] In May.\n[economy.referral-fee]\npercent = 5\n[network]\nname = "x"\n'
    assert lines(text, "--select", "NL102,NL021", "--format", "json") == ["suppressed 2 NL102"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# Agreed [x]. # netlint: ignore[NL003] Why. # netlint: ignore[NL102] So.", "# Agreed [x]. # netlint: ignore[NL102] So."),
        ("# Agreed [x]. # netlint: ignore[NL102] So. # netlint: ignore[NL003] Why.", "# Agreed [x]. # netlint: ignore[NL102] So."),
        ("# netlint: ignore[NL102] So. # netlint: ignore[NL004, NL003] Why. # More.", "# netlint: ignore[NL102] So. # More."),
        ("# Agreed. # netlint: ignore[NL003] Why.", "# Agreed."),
        ("# NETLINT: IGNORE[nl003, NL102] So.", "# NETLINT: IGNORE[NL102] So."),
    ],
)  # fmt: skip
def test_a_repair_leaves_the_other_parts_of_a_comment(
    netlint: Netlint, tmp_path: Path, comment: str, left: str
) -> None:
    (tmp_path / "charter.toml").write_text(f'[network]  {comment}\nname = "Stroomop"\n', "utf-8")
    netlint("fix", "--select", "NL003,NL004,NL102,NL021")
    assert (tmp_path / "charter.toml").read_text("utf-8") == f'[network]  {left}\nname = "Stroomop"\n'


def test_a_decision_is_added_to_the_part_of_a_comment_with_its_reason(netlint: Netlint, tmp_path: Path) -> None:
    comment = "# Agreed [x]. # netlint: ignore[NL102{}] Why. # netlint: ignore[NL305] Other.\n"
    (tmp_path / "charter.toml").write_text(comment.format("") + CHARTER, "utf-8")
    assert netlint("decide", "NL101", "--comment", "--reason", "Why.", "--select", "NL101,NL102").returncode == 0
    assert (tmp_path / "charter.toml").read_text("utf-8") == comment.format(", NL101") + CHARTER


def test_a_comment_about_a_comment_is_on_its_line_or_above(lines: Lines) -> None:
    only = ("--select", "NL101,NL020,NL021", "--format", "json")
    bare = "# netlint: ignore[NL101]\n"
    assert lines(bare + CHARTER, *only) == ["1 NL020", "suppressed 2 NL101"]
    for text in (bare.replace("\n", " # netlint: ignore[NL020] We know.\n"), f"# netlint: ignore[NL020] So.\n{bare}"):
        assert [line[-5:] for line in lines(text + CHARTER, *only)] == ["NL020", "NL101"]
        assert lines(text + CHARTER, *only)[0].startswith("suppressed")
    assert "1 NL020" in lines(f"{bare}# netlint: ignore[NL020] So.\n{CHARTER}", *only)


@pytest.mark.parametrize(
    "comment",
    ["# Netlint: ignore[nl101] May.", "#NETLINT: Ignore[No-Purpose] May.", "# netlint: IGNORE-FILE[Heart] May."],
)
def test_uppercase_letters_make_no_difference_in_a_comment(lines: Lines, comment: str) -> None:
    found = lines(f"{comment}\n{CHARTER}")
    assert "suppressed 2 NL101" in found
    assert not [line for line in found if "NL02" in line]


def test_a_comment_and_an_exception_for_the_same_both_match(lines: Lines) -> None:
    text = CHARTER.replace("[network]", "[network] # netlint: ignore[NL101] In May.")
    assert lines(text, settings=EXCEPTION.replace("2026-11-24", "2027-11-24"), code=0) == [
        "4 NL305",
        "suppressed 1 NL101",
    ]


def test_a_comment_for_what_the_baseline_knows_makes_no_entry_stale(lines: Lines) -> None:
    lines(CHARTER, *COMMITMENT, "--write-baseline")
    assert lines(CHARTER.replace("[network]", "[network] # netlint: ignore[NL101] In May.")) == ["suppressed 1 NL101"]


def test_comments_count_up_to_a_limit_that_is_reported_once() -> None:
    text = "# netlint: ignore[NL101, NL102] In May.\n" * 5000 + '[network]\nname = "x"\n'
    comments = list(read_comments(parse("charter.toml", text.encode()), load_plugins(isolated=True).rules))
    assert len(comments) == MAX_SELECTORS + 1
    assert [comment.span.line for comment in comments if comment.problem] == [MAX_SELECTORS // 2 + 1]
    in_one = f"# netlint: ignore[{'NL101,' * 5000}] In May.\n[network]\n"
    assert len(list(read_comments(parse("charter.toml", in_one.encode()), load_plugins(isolated=True).rules))) == 201


def test_a_comment_beyond_the_limit_suppresses_nothing(lines: Lines) -> None:
    many = "# netlint: ignore-file[NL305] Later.\n" * MAX_SELECTORS
    found = lines(f"{many}# netlint: ignore-file[NL101] In May.\n{CHARTER}")
    assert found == [
        f"{MAX_SELECTORS + 1} NL021",
        f"{MAX_SELECTORS + 2} NL101",
        f"suppressed {MAX_SELECTORS + 5} NL305",
    ]


def test_comments_under_one_another_in_a_list_look_for_what_is_below_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("charter.toml", "a = [\n" + "# x\n" * 400 + "1]\n")
    looked = 0
    line = Source.line

    def counted(self: Source, number: int) -> str:
        nonlocal looked
        looked += 1
        return line(self, number)

    monkeypatch.setattr(Source, "line", counted)
    found = scopes(source, [Span(number, 1, number, 4) for number in range(2, 402)])
    assert {scope.line for scope in found} == {402}
    assert looked < 1000


def test_a_comment_for_the_whole_file_is_at_its_top(lines: Lines) -> None:
    assert lines("# netlint: ignore-file[NL101, NL305] Later.\n" + CHARTER, code=0) == [
        "suppressed 2 NL101",
        "suppressed 5 NL305",
    ]
    assert "13 NL021" in lines(CHARTER + "# netlint: ignore-file[NL101] Later.\n", code=1)


def test_what_looks_like_a_comment_in_a_text_is_not_one(lines: Lines) -> None:
    assert "1 NL101" in lines(CHARTER.replace('"Stroomop"', '"Stroomop # netlint: ignore-file[NL101] no"'))
    assert "1 NL101" in lines('[network]\nname = """\n# netlint: ignore-file[NL101] no\n"""\n')


@pytest.mark.parametrize("code", ["NL001", "NL013", "NL022", "NL030"])
def test_some_rules_cannot_be_ignored(netlint: Netlint, tmp_path: Path, code: str) -> None:
    (tmp_path / "charter.toml").write_text(f"# netlint: ignore-file[{code}] No.\n" + CHARTER, "utf-8")
    assert f"`{code}` cannot be ignored" in netlint("charter.toml").stdout
    (tmp_path / "netlint.toml").write_text(f'[[exceptions]]\nrule = "{code}"\nreason = "No."\n', "utf-8")
    done = netlint("charter.toml")
    assert done.returncode == 2
    assert f"netlint.toml:2:1: `{code}` cannot be left out" in done.stderr


def test_an_unreadable_charter_stays_unreadable(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("# netlint: ignore-file[NL0] No.\n[network\n", "utf-8")
    assert netlint("charter.toml").returncode == 1


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# netlint: ignore[NL101]", "The comment that ignores `NL101` gives no reason."),
        ("# netlint: ignore[NL101, NL3]", "The comment that ignores `NL101` and `NL3` gives no reason."),
        ("# netlint: ignore[] Why.", "This comment does not say which rule to ignore."),
        (
            "# netlint: ignore NL101",
            "netlint cannot read this ignore comment. Write `# netlint: ignore[NL101] ...`, with a reason.",
        ),
        (
            "# netlint: ignore",
            "This comment does not say what to ignore. Write `# netlint: ignore[NL105] ...`, with a reason.",
        ),
        ("# netlint: ignore[no-purpos] Why.", "Did you mean `no-purpose`?"),
    ],
)
def test_a_mistake_in_a_comment_is_loud(netlint: Netlint, comment: str, said: str) -> None:
    done = netlint("-", stdin=f"{comment}\n{CHARTER}", COLUMNS="100")
    assert said in " ".join(done.stdout.split())


def test_a_comment_is_not_called_unused_where_its_rule_did_not_run(lines: Lines) -> None:
    text = f'# netlint: ignore-file[NL214] Our clients are on holiday.\n{CHARTER}[[clients]]\nid = "water-boards"\n'
    asked = f"{text}last-asked = 2026-11-01\n"
    ran = ("--select", "NL214,NL021", "--format", "json")
    assert lines(asked, *ran) == ["1 NL021"]
    assert lines(text, *ran) == []  # nothing says when clients were asked: not recorded yet
    for args in (("--select", "NL101,NL021"), ("--timeless",), ("--level", "essential", "--extend-select", "NL021")):
        assert not [line for line in lines(asked, *args, "--format", "json") if "NL021" in line]


def test_an_exception_is_shown_with_who_agreed_on_it(netlint: Netlint, tmp_path: Path, lines: Lines) -> None:
    assert lines(CHARTER, settings=EXCEPTION, code=0) == ["4 NL305", "suppressed 1 NL101"]
    done = netlint("charter.toml", "--select", "NL101", COLUMNS="100")
    assert (
        "exception agreed by ana and bo on 2026-01-01, until 2026-11-24: We decide in May. (netlint.toml:1)"
        in " ".join(done.stdout.split())
    )
    assert "Suppressed: 1 by exception." in done.stdout
    finding = json.loads(netlint("charter.toml", "--select", "NL101", "--format", "json").stdout)["charters"][0]
    assert finding["findings"][0]["suppression"]["agreed-by"] == ["ana", "bo"]
    assert finding["results"]["NL101"]["status"] == "suppressed"


def test_an_exception_that_has_ended_brings_the_finding_back(lines: Lines, netlint: Netlint) -> None:
    lines(CHARTER, settings=EXCEPTION)
    done = netlint("charter.toml", *COMMITMENT, "-q", today="2026-11-25")
    assert found(done) == ["1 NL022", "1 NL101", "4 NL305"]
    assert done.returncode == 1
    timeless = netlint("charter.toml", *COMMITMENT, "-q", "--timeless", today=None)
    assert found(timeless) == ["4 NL305", "suppressed 1 NL101"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ('rule = "no-purpose"', 'rule = "no-purpos"'),
            "netlint.toml:2:1: Unknown rule, code prefix or family: `no-purpos`.",
        ),
        (
            ('at = "network"', 'at = "networks"'),
            "netlint.toml:4:1: `networks`: unknown key `networks`. Did you mean `network`?",
        ),
        (
            ('at = "network"', 'at = "members.0"'),
            "netlint.toml:4:1: `members.0`: name an item by its id, as in members.ana.",
        ),
        (
            ('at = "network"', 'at = "members."'),
            "netlint.toml:4:1: `members.` has a dot without a name before or after it.",
        ),
        (
            ('at = "network"', 'at = "members.cas"'),
            "netlint.toml:4:1: none of the checked charters has `members.cas`.",
        ),
        (("until = 2026-11-24", 'until = "2026"'), "netlint.toml:8:1: `until` must be a date"),
        (("reason", "raeson"), "netlint.toml:5:1: Unknown key `raeson`. Did you mean `reason`?"),
    ],
)
def test_a_mistake_in_an_exception_is_an_error(
    netlint: Netlint, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(EXCEPTION.replace(*change), "utf-8")
    done = netlint("charter.toml")
    assert said in done.stderr
    assert done.returncode == 2


def test_an_exception_that_matches_nothing_in_the_whole_run_is_reported_once(netlint: Netlint, tmp_path: Path) -> None:
    whole = CHARTER.replace("[network]", '[network]\npurpose = "Water has no owner."')
    for name, text in (("a", whole), ("b", CHARTER), ("c", whole)):
        (tmp_path / f"{name}.charter.toml").write_text(text, "utf-8")
    (tmp_path / "netlint.toml").write_text('[[exceptions]]\nrule = "NL101"\nreason = "May."\n', "utf-8")
    args = ("--select", "NL101,NL021", "--format", "concise", "-q")
    assert "NL021" not in netlint(".", *args).stdout
    (tmp_path / "b.charter.toml").write_text(whole, "utf-8")
    reported = netlint(".", *args).stdout
    assert reported.count("NL021") == 1
    assert reported.startswith("a.charter.toml:1:1: warning NL021 The exception for `NL101` matches no finding (")


def test_of_exceptions_a_run_over_some_of_the_charters_says_nothing(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    about_a = '[[exceptions]]\nrule = "NL305"\nat = "members.cas"\nreason = "May."\n'
    (tmp_path / "netlint.toml").write_text(
        about_a + '[[exceptions]]\nrule = "NL101"\nreason = "May."\n[[exceptions]]\nrule = "NL104"\nreason = "x"\n',
        "utf-8",
    )
    args = ("--select", "NL101,NL104,NL305,NL021", "--format", "concise", "-q", "--fail-on", "never")
    (tmp_path / "list").write_text("b.charter.toml\n", "utf-8")
    some = (("b.charter.toml",), ("--files-from", "list"), ("-", "--stdin-filename", "b.charter.toml"))
    for one in some:
        done = netlint(*one, *args, stdin=(tmp_path / "b.charter.toml").read_text("utf-8"))
        assert (done.returncode, done.stderr) == (0, "")
        assert "NL021" not in done.stdout
    for whole in ((".",), ("a.charter.toml", "b.charter.toml")):
        done = netlint(*whole, *args)
        assert done.returncode == 2
        assert done.stderr == "Error: netlint.toml:3:1: none of the checked charters has `members.cas`.\n"
        assert done.stdout.count("NL021") == 1
        assert "The exception for `NL104` matches no finding (netlint.toml:8)." in done.stdout


def test_charters_with_settings_of_their_own_do_not_count_as_left_out(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(EXCEPTION.replace('"network"', '"members.cas"'), "utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "charter.toml").write_text(CHARTER, "utf-8")
    assert netlint("charter.toml").returncode == 1
    (other / "netlint.toml").write_text("", "utf-8")
    assert "netlint.toml:4:1: none of the checked charters has `members.cas`." in netlint("charter.toml").stderr


def test_a_pattern_that_matches_no_charter_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    exception = '[[exceptions]]\nrule = "NL101"\nreason = "May."\ncharter = "c.*"\n'
    override = '[[overrides]]\ncharters = ["a.*", "circles/"]\nlevel = "essential"\n'
    (tmp_path / "netlint.toml").write_text(exception + override, "utf-8")
    done = netlint(".", "-q")
    assert done.returncode == 2
    assert done.stderr == (
        "Error: netlint.toml:4:1: `c.*` matches no charter.\nError: netlint.toml:6:20: `circles/` matches no charter.\n"
    )
    assert netlint("b.charter.toml", "-q").stderr == ""
    (tmp_path / "circles").mkdir()
    (tmp_path / "circles" / "c.charter.toml").write_text(CHARTER, "utf-8")
    assert netlint(".", "-q").stderr == ""


def test_an_exception_for_one_of_several_members_matches(lines: Lines) -> None:
    exception = '[[exceptions]]\nrule = "NL305"\nat = "members.ana"\nreason = "May."\n'
    assert lines(CHARTER, settings=exception) == ["1 NL101", "7 NL305"]


def test_an_exception_that_was_renewed_is_not_reported_as_ended(lines: Lines) -> None:
    renewed = EXCEPTION.replace("2026-11-24", "2027-11-24")
    ended = EXCEPTION.replace("2026-11-24", "2026-11-01")
    assert lines(CHARTER, settings=ended + renewed, code=0) == ["4 NL305", "suppressed 1 NL101"]


def test_an_exception_that_ended_before_it_was_agreed_on_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(EXCEPTION.replace("2026-01-01", "2026-11-25"), "utf-8")
    done = netlint("charter.toml", "-q")
    assert done.returncode == 2
    said = "netlint.toml:1: the exception for `no-purpose` was agreed on 2026-11-25, after its last day 2026-11-24."
    assert said in done.stderr
    (tmp_path / "netlint.toml").write_text(EXCEPTION.replace("2026-01-01", "2026-11-24"), "utf-8")
    assert netlint("charter.toml", "-q").stderr == ""


def test_a_second_copy_of_an_exception_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    two(tmp_path)
    exception = EXCEPTION.replace("charter.toml", "a.charter.toml")
    (tmp_path / "netlint.toml").write_text(exception + exception.replace("no-purpose", "NL101"), "utf-8")
    done = netlint(".", "-q")
    assert done.returncode == 2
    assert (
        "netlint.toml:9: there already is an exception for `NL101` at netlint.toml:1. Remove one of the two."
        in done.stderr
    )
    (tmp_path / "netlint.toml").write_text(exception + exception.replace("until = 2026", "until = 2027"), "utf-8")
    assert netlint(".", "-q").stderr == ""


def test_exceptions_are_listed_soonest_end_first(netlint: Netlint, tmp_path: Path) -> None:
    other = '[[exceptions]]\nrule = "NL305"\nreason = "Always so."\n'
    (tmp_path / "netlint.toml").write_text(other + EXCEPTION, "utf-8")
    listed = netlint("exceptions").stdout
    assert listed.index("2026-11-24  no-purpose charter.toml network  (netlint.toml:4)") < listed.index("no end  NL305")
    assert netlint("exceptions").returncode == 0
    assert netlint("exceptions", "--within", "60d").returncode == 1
    assert netlint("exceptions", "--within", "60d", today="2026-09-24").returncode == 0
    assert netlint("exceptions", "--within", "61d", today="2026-09-24").returncode == 1
    assert "(ended)" in netlint("exceptions", today="2026-11-25").stdout
    assert json.loads(netlint("exceptions", "--format", "json").stdout)["exceptions"][0]["agreed-by"] == ["ana", "bo"]
    assert netlint("exceptions", "--within", "soon").returncode == 2


def test_a_list_of_exceptions_always_has_a_date(netlint: Netlint) -> None:
    done = netlint("exceptions", "--timeless", today=None)
    assert done.returncode == 2
    assert "Error: No such option '--timeless'." in done.stderr


def test_no_suppressions_shows_everything(lines: Lines) -> None:
    text = "# netlint: ignore-file[NL305] Later.\n" + CHARTER
    assert lines(text, *COMMITMENT, "--no-suppressions", settings=EXCEPTION, code=1) == ["2 NL101", "5 NL305"]


def test_an_exception_that_ended_is_reported_on_the_last_days_of_the_calendar(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text(EXCEPTION, "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("--today", "9999-06-01", "--select", "NL101", today=None)
    assert done.returncode == 1
    assert "such as `until = 9999-12-31`" in " ".join(done.stdout.split())


def test_a_blank_question_is_not_shown(netlint: Netlint, tmp_path: Path) -> None:
    rule = '[[custom]]\ncode = "OUR001"\nname = "no-url"\nat = "network.url"\nmessage = "No."\nquestion = " "\n'
    (tmp_path / "netlint.toml").write_text(f"{rule}must.exists = true\n", "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    done = netlint("--select", "OUR001")
    assert "error" not in done.stderr.lower()
    assert "No.\n" in done.stdout
    assert "\nAsk" not in done.stdout


@pytest.mark.parametrize(
    ("charter", "line"),
    [
        ('[network]\nname = "Stroomop"  # netlint: ignore[NL102] We decide in May.\n', 1),
        (
            '# netlint: ignore[NL101] We decide in May.\n[time]\ninternal = 0.5\nexternal = 0.5\n[network]\nname = "x"\n',
            5,
        ),
    ],
)
def test_a_comment_at_another_line_than_its_finding_is_told_which_one(
    netlint: Netlint, tmp_path: Path, charter: str, line: int
) -> None:
    file = tmp_path / "charter.toml"
    file.write_text(charter, "utf-8")
    found = json.loads(netlint("--format", "json", "--extend-select", "NL021").stdout)["charters"][0]["findings"]
    [told] = [one for one in found if one["code"] == "NL021"]
    assert told["message"].endswith(f"but on line {line}. This ignore comment has no effect.")
    assert told["advice"].startswith(f"Move this comment to the end of line {line}, or")
    netlint("fix")
    assert "We decide in May." in file.read_text("utf-8")


def test_a_comment_beside_another_that_ignores_the_finding_can_go(netlint: Netlint, tmp_path: Path) -> None:
    file = tmp_path / "charter.toml"
    comment = "# netlint: ignore[NL102] We decide in May."
    file.write_text(f'[network]  {comment}\nname = "Stroomop"  {comment}\n', "utf-8")
    netlint("fix")
    assert file.read_text("utf-8") == f'[network]  {comment}\nname = "Stroomop"\n'
