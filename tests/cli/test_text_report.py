"""The report at a terminal: what matters first, in full; the others in a line each; counts that do not jump."""

import re
import shutil
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.hostile_text import EVIL, quoted
from support.walkthrough import blocks

from netlint.linter.importance import by_level
from netlint.plugins.registry import load_plugins
from netlint.reporters.escape_terminal import escape_terminal
from netlint.rules.finding import SEVERITIES
from netlint.rules.levels import LEVELS

RULES = load_plugins(isolated=True).rules
STROOMOP = next(
    block.text for block in blocks(ROOT / "README.md") if block.language == "toml" and "Stroomop" in block.text
)
HEADLINE = re.compile(r"^(error|warning|info): ", re.MULTILINE)
IN_FULL = re.compile(r"^--> .*?([A-Z]+\d{3}) [a-z-]+$", re.MULTILINE | re.DOTALL)
IN_ONE_LINE = re.compile(r"charter\.toml:\d+  ([A-Z]+\d{3})$", re.MULTILINE)
LEVEL = re.compile(
    r"^Level (\w+): .*?\((\d+) of (\d+) passed(?:, (\d+) open)?(?:, (\d+) suppressed)?(?:, (\d+) skipped)?\)"
)


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text(STROOMOP, "utf-8")
    return tmp_path / "charter.toml"


def levels(output: str) -> dict[str, list[int]]:
    """Return for each level how many checks passed, how many there are, and how many are open, suppressed, skipped."""
    lines = " ".join(output.rsplit("\n\n", maxsplit=1)[-1].split("\n  ")).replace(" Level", "\nLevel").splitlines()
    found = filter(None, map(LEVEL.match, lines))
    return {level: [int(count or 0) for count in counts] for level, *counts in (match.groups() for match in found)}


def test_findings_are_in_the_order_of_importance(netlint: Netlint, charter: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "bleeding.charter.toml", charter)
    out = netlint("--full", "--level", "thriving").stdout
    codes, severities = IN_FULL.findall(out), HEADLINE.findall(out)
    assert len(codes) == len(severities) > 20
    ranks = [
        (LEVELS.index(RULES[code].level), SEVERITIES.index(severity))
        for code, severity in zip(codes, severities, strict=True)
    ]
    assert ranks == sorted(ranks)
    lines = [int(line) for line in re.findall(r"^--> charter\.toml:(\d+)", out, re.MULTILINE)]
    assert all(
        one <= other
        for rank, after, one, other in zip(ranks, ranks[1:], lines, lines[1:], strict=False)
        if rank == after
    )


def test_the_lowest_level_is_in_full_and_the_next_a_line_each(netlint: Netlint, charter: Path) -> None:
    out = netlint(charter.name).stdout
    full, short = IN_FULL.findall(out), IN_ONE_LINE.findall(out)
    assert {RULES[code].level for code in full} == {"essential"}
    assert {RULES[code].level for code in short} == {"sound"}
    assert len(full) == len(short) == 6
    assert "\nLevel sound: 6 more findings. `--level sound` shows these in full.\nerror: " in out
    assert out.index(f"{full[-1]} ") < out.index("Level sound: 6")


@pytest.mark.parametrize("options", [("--level", "sound"), ("--full",), ("--select", "NL1,NL2,NL3,NL4,NL5,NL6")])
def test_what_is_asked_for_is_in_full(netlint: Netlint, charter: Path, options: tuple[str, ...]) -> None:
    out = netlint(charter.name, *options).stdout
    assert len(IN_FULL.findall(out)) == 12
    assert "\n\nLevel sound: 6 more findings.\n\nerror: " in out
    assert "shows" not in out


def test_the_hint_names_what_would_show_the_rest(netlint: Netlint, charter: Path) -> None:
    Path(charter.parent, "netlint.toml").write_text('level = "thriving"\n', "utf-8")
    out = netlint(charter.name).stdout
    assert "Level sound: 6 more findings. `--level sound` shows these in full.\n" in out
    assert "Level thriving: 5 more findings. `--level thriving` shows these in full.\n" in out
    assert len(IN_FULL.findall(netlint(charter.name, "--level", "sound").stdout)) == 12
    assert len(IN_FULL.findall(netlint(charter.name, "--level", "thriving").stdout)) == 17


def test_opt_in_rules_come_last_and_are_shown_in_full_on_request(netlint: Netlint, charter: Path) -> None:
    charter.write_text(STROOMOP.replace("theme", 'summary = "Mail ana@stroomop.nl"\ntheme'), "utf-8")
    out = netlint(charter.name, "--extend-select", "NL011").stdout
    assert IN_ONE_LINE.findall(out)[-1] == "NL011"
    assert "\nOpt-in rules: 1 more finding. `--full` shows it in full.\n" in out
    full = netlint(charter.name, "--extend-select", "NL011", "--full").stdout
    assert IN_FULL.findall(full)[-1] == "NL011"
    below = netlint(charter.name, "--extend-select", "NL011", "--level", "sound").stdout
    assert "\nOpt-in rules: 1 more finding. `--full` shows it in full.\n" in below


def test_the_first_screen_has_what_matters(netlint: Netlint, charter: Path) -> None:
    screen = "\n".join(netlint(charter.name, COLUMNS="80").stdout.splitlines()[:40])
    assert screen.startswith("charter.toml does not meet level essential yet, because of 6 findings:\n  error: The ch")
    listed, *in_full = screen.split("\n\n")
    assert re.findall(r"  ([A-Z]+\d{3})$", listed, re.MULTILINE) == [
        "NL101",
        "NL102",
        "NL210",
        "NL312",
        "NL401",
        "NL501",
    ]
    assert IN_FULL.findall("\n\n".join(in_full))[:3] == ["NL101", "NL102", "NL210"]


def test_the_last_lines_tell_where_to_start(netlint: Netlint, charter: Path) -> None:
    *_, start, conclusion = netlint(charter.name, COLUMNS="80").stdout.splitlines()
    assert start == "Start with NL101 (charter.toml:1). For more, run `netlint explain NL101`."
    assert conclusion == "1 charter checked. Found: 6 errors, 6 warnings."


def test_a_few_findings_need_no_list(netlint: Netlint, charter: Path) -> None:
    assert netlint(charter.name, "--select", "NL101,NL102,NL210,NL312,NL401").stdout.startswith("error: The charter")
    assert netlint(charter.name, "--level", "essential").stdout.startswith("charter.toml does not meet level essential")


def test_a_quiet_report_has_no_list_and_no_counts(netlint: Netlint, charter: Path) -> None:
    out = netlint(charter.name, "--quiet").stdout
    assert out.startswith("error: The charter does not say what the network is for.\n--> charter.toml:1:1")
    assert "For more, run" not in out
    assert "`--level sound` shows these in full." in out


def test_the_most_important_findings_are_the_ones_that_are_shown(netlint: Netlint, charter: Path) -> None:
    out = netlint(charter.name, "--max-findings", "8").stdout
    assert (len(IN_FULL.findall(out)), len(IN_ONE_LINE.findall(out))) == (6, 2)
    assert "Level sound: 6 more findings." in out
    assert "\n\nAnd 4 more in charter.toml.\n" in out


def test_each_charter_has_its_own_order(netlint: Netlint, charter: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "young.charter.toml", charter.parent)
    out = netlint(".").stdout
    one, other = out[: out.index("young.charter.toml")], out[out.index("young.charter.toml") :]
    assert {RULES[code].level for code in IN_FULL.findall(one)} == {"essential"}
    assert {RULES[code].level for code in IN_FULL.findall(other)} == {"sound"}
    assert "Start with NL101 (charter.toml:1)." in out


def test_the_start_is_in_the_charter_that_needs_it_most(netlint: Netlint, charter: Path) -> None:
    charter.rename(charter.with_name("z.charter.toml"))
    shutil.copy(ROOT / "docs" / "examples" / "young.charter.toml", charter.with_name("a.charter.toml"))
    assert "Start with NL101 (z.charter.toml:1)." in netlint(".").stdout


def test_new_findings_are_sorted_too(netlint: Netlint, charter: Path) -> None:
    assert netlint(charter.name, "--baseline", "b.json", "--write-baseline").returncode == 0
    text = charter.read_text("utf-8").replace('theme = "water management"\n', "").replace('"cas"', '"ana"')
    charter.write_text(text, "utf-8")
    out = netlint(charter.name, "--baseline", "b.json").stdout
    assert IN_FULL.findall(out) == ["NL004"]
    assert levels(out)["essential"][3] == 6


def test_counts_do_not_jump_when_something_is_fixed(netlint: Netlint, charter: Path) -> None:
    before = levels(netlint(charter.name).stdout)
    charter.write_text(STROOMOP.replace("founded", 'purpose = "We keep the water clean."\nfounded'), "utf-8")
    after = levels(netlint(charter.name).stdout)
    assert before["essential"][0] < after["essential"][0]
    assert [counts[1] for counts in before.values()] == [counts[1] for counts in after.values()] == [31, 58]
    for passed, of, still_open, suppressed, skipped in (*before.values(), *after.values()):
        assert passed + still_open + suppressed + skipped == of


@pytest.mark.parametrize("name", ["bleeding", "healthy", "mature", "nederlands", "young"])
def test_the_sums_are_the_same_for_every_charter(netlint: Netlint, charter: Path, name: str) -> None:
    shutil.copy(ROOT / "docs" / "examples" / f"{name}.charter.toml", charter)
    counts = levels(netlint(charter.name, "--lang", "en", "--level", "thriving").stdout)
    assert {level: of for level, (_passed, of, *_others) in counts.items()} == {
        "essential": 31,
        "sound": 58,
        "thriving": 35,
    }
    for passed, of, still_open, suppressed, skipped in counts.values():
        assert passed + still_open + suppressed + skipped == of


def test_suppressed_findings_are_counted_with_their_level(netlint: Netlint, charter: Path) -> None:
    charter.write_text(f"# netlint: ignore-file[NL102] We decide in May.\n{STROOMOP}", "utf-8")
    out = netlint(charter.name).stdout
    assert "Level essential: not met (17 of 31 passed, 5 open, 1 suppressed, 8 skipped)" in out
    assert "NL102" not in IN_FULL.findall(out)


@pytest.mark.parametrize(("text", "code"), [("[network\n", "NL001"), ("", "NL013")])
def test_a_level_that_could_not_be_checked_says_so(netlint: Netlint, charter: Path, text: str, code: str) -> None:
    charter.write_text(text, "utf-8")
    out = netlint(charter.name, COLUMNS="100").stdout
    assert f"Level sound: could not be checked, because {code} reported a finding (0 of 58 passed, 58 skipped)" in out
    assert levels(out)["essential"][1:4] == [31, 1, 0]
    assert "Checks  " not in out
    dutch = netlint(charter.name, "--lang", "nl", COLUMNS="100").stdout
    assert f"Niveau stevig kon netlint niet controleren: los eerst {code} op (0 van 58 in orde" in dutch


def test_one_charter_that_cannot_be_read_does_not_hide_the_others(netlint: Netlint, charter: Path) -> None:
    Path(charter.parent, "b.charter.toml").write_text("[network\n", "utf-8")
    out = netlint(".").stdout
    assert "could not be checked" not in out
    assert "Checks  " in out
    assert levels(out)["sound"][1] > 100


def test_a_level_with_nothing_open_waits_for_the_one_before_it(netlint: Netlint, charter: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", charter)
    charter.write_text(re.sub(r"(?m)^purpose = .*\n", "", charter.read_text("utf-8"), count=1), "utf-8")
    out = netlint(charter.name, COLUMNS="100").stdout
    assert IN_FULL.findall(out) == ["NL101"]
    assert "Level sound: nothing open, but a level before it has open findings (" in out


def test_rules_that_were_all_skipped_are_not_called_passed(netlint: Netlint, charter: Path) -> None:
    out = netlint(charter.name, "--select", "NL101,NL417").stdout
    assert "Level sound: could not be checked, because the charter has no `next-steps` (0 of 1 passed, 1 skipped)" in (
        out.replace("\n  ", " ")
    )


def test_what_is_missing_has_no_frame_if_there_are_lines_to_write(netlint: Netlint, charter: Path) -> None:
    out = netlint(charter.name, "--select", "NL101").stdout
    assert "--> charter.toml:1:1  (no `network.purpose` yet)  NL101 no-purpose\nDo    " in out
    assert " | " not in out


def test_the_place_and_the_rule_keep_to_the_width(netlint: Netlint, tmp_path: Path) -> None:
    name = f"{'long-' * 10}name.charter.toml"
    (tmp_path / name).write_text(STROOMOP, "utf-8")
    out = netlint(name, "--select", "NL401", COLUMNS="60").stdout
    assert f"\n--> {name}:1:1\n    (no `coordination.coordinator` yet)\n    NL401 no-coordinator\nDo" in out


def test_color_changes_no_text(netlint: Netlint, charter: Path) -> None:
    plain, colored = netlint(charter.name).stdout, netlint(charter.name, FORCE_COLOR="1").stdout
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL)
def test_hostile_text_stays_in_its_line(netlint: Netlint, charter: Path, text: str, columns: str) -> None:
    steps = "".join(f'\n[[next-steps]]\nid = {quoted(text)[:-1]}{at}"\n' for at in range(30))
    charter.write_text(STROOMOP + steps, "utf-8")
    out = netlint(charter.name, "--max-findings", "40", COLUMNS=columns).stdout
    listed, in_short = out.split("\n\n")[0], out[out.index("Level sound: ") :]
    assert len(listed) + len(in_short) < 100_000
    assert IN_ONE_LINE.findall(in_short)
    for line in out.splitlines():
        assert escape_terminal(line) == line
        assert not line.lstrip().startswith(("::", "##"))


@pytest.mark.parametrize("format_", ["concise", "markdown", "json", "github"])
def test_other_formats_know_no_order_of_importance(netlint: Netlint, charter: Path, format_: str) -> None:
    plain = netlint(charter.name, "--format", format_).stdout
    assert netlint(charter.name, "--format", format_, "--full").stdout == plain
    codes = re.findall(r"NL\d{3}", netlint(charter.name, "--format", "concise").stdout)
    assert codes[-1] == "NL301"  # it is on line 3, and the others are on line 1


def test_a_run_without_findings_has_no_order(netlint: Netlint, charter: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", charter)
    out = netlint(charter.name, "--full").stdout
    assert out.startswith("Checks")
    assert "For more, run" not in out


def test_no_findings_have_no_level() -> None:
    assert by_level([], RULES) == {}
