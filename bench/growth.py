"""How netlint's time and memory grow: with the charters, with the size of one, and with a second process."""

from collections.abc import Sequence

import charters
import many
from defects import WRONG_REFERENCE
from measure import Runs, side_by_side
from report import MEGABYTE, Target, megabytes, microseconds, milliseconds, table
from section import Bench, Section, first

PARTS_OF_ALL = (8, 4, 2, 1)
"""Parts of the charters, to measure how netlint's time grows with their number."""
TIMES_ALL = 4
"""Times as many charters as all, to measure the memory that they take."""
MEMBERS = (50, 500, 5_000)
"""Members of one charter, with all that is usual about each."""
ENTRIES = (1_250, 5_000, 20_000)
"""Entries of one charter, each of two lines."""
BREAK_EVEN_SIZES = (50, 100, 200, 300, 400, 500, 700, 1000, 1400, 2000)
PAYS_FROM = 300
"""Charters from which netlint starts a second process (`BREAK_EVEN` in `netlint/project/runner.py`)."""
START = "start.charter.toml"
"""An almost empty charter, to measure the time that any run takes."""
MORE = "more"
"""The folder of charters on top of all the others."""
LARGE = "large"
"""The folder of large charters, whose settings let netlint read them."""
_STEADY = 1.25
"""The most times that what one takes may grow from the smallest to the largest measurement, if growth is linear."""
_GROWN = """\
## Growth

netlint runs in one process. A run on an almost empty charter takes {start}. The columns "per charter", "per member" and
"per entry" leave out that time, and should stay the same."""
_GROWN_MEMBERS = (
    "One charter with more and more members: once without a finding, and once with a wrong reference in each."
)
_GROWN_ENTRIES = (
    "One charter with more and more short entries, and a finding in each. JSON has them all, text shows the first 50."
)


def growth(bench: Bench) -> Section:
    """Measure how time grows with the number of charters, and with the members and the findings of one."""
    _write(bench)
    counts = [bench.total // part for part in PARTS_OF_ALL]
    commands = [
        bench.netlint_on([START], "--jobs", "1", "--select", "NL101"),
        *(bench.netlint_on(first(count, many.CLEAN)) for count in counts),
    ]
    start, *by_count = side_by_side(commands, rounds=bench.rounds)
    (all_,) = side_by_side([bench.netlint_on([many.CLEAN, MORE], "--jobs", "2")], rounds=1, warm_ups=0)
    rows = [
        (f"{count:,}", f"{of.wall:.2f} s", milliseconds(_each(of, start, count)), megabytes(of.peak))
        for count, of in zip(counts, by_count, strict=True)
    ]
    rows.append((f"{TIMES_ALL * bench.total:,}, two processes", f"{all_.wall:.2f} s", "", megabytes(all_.peak)))
    members, entries = _members(bench, start), _entries(bench, start)
    text = (
        _GROWN.format(start=milliseconds(start.wall)),
        table(("charters", "wall time", "per charter", "memory"), rows),
        members.text,
        entries.text,
    )
    targets = (
        _steady("charters", [_each(of, start, count) for count, of in zip(counts, by_count, strict=True)]),
        Target(
            f"{TIMES_ALL * bench.total:,} charters: memory of netlint's largest process",
            80,
            all_.peak / MEGABYTE,
            " MB",
        ),
        *members.targets,
        *entries.targets,
    )
    return Section("\n\n".join(text), targets)


def _members(bench: Bench, start: Runs) -> Section:
    names = [(f"{LARGE}/members-{number}.toml", f"{LARGE}/members-{number}-open.toml") for number in MEMBERS]
    runs = side_by_side([bench.netlint_on([name]) for pair in names for name in pair], rounds=bench.rounds)
    well, ill = runs[::2], runs[1::2]
    rows = [
        (
            f"{number:,}",
            *(text for of in pair for text in (milliseconds(of.wall), microseconds(_each(of, start, number)))),
        )
        for number, *pair in zip(MEMBERS, well, ill, strict=True)
    ]
    return Section(
        f"{_GROWN_MEMBERS}\n\n"
        + table(("members", "no finding", "per member", "a finding per member", "per member"), rows),
        (
            _steady("members of one charter", _from(1, MEMBERS, well, start)),
            _steady("members of one charter, each with a finding", _from(1, MEMBERS, ill, start)),
        ),
    )


def _entries(bench: Bench, start: Runs) -> Section:
    names = [f"{LARGE}/entries-{number}.toml" for number in ENTRIES]
    commands = [
        bench.netlint_on([name], "--jobs", "1", "--format", kind, output=f"{kind}.report")
        for name in names
        for kind in ("text", "json")
    ]
    runs = side_by_side(commands, rounds=bench.rounds)
    reported = (bench.folder / "json.report").read_text(encoding="utf-8").count('"NL005"')
    if reported < ENTRIES[-1]:
        raise RuntimeError(f"{reported} findings are reported of {ENTRIES[-1]}")
    text, json = runs[::2], runs[1::2]
    rows = [
        (
            f"{number:,}",
            *(said for of in pair for said in (milliseconds(of.wall), microseconds(_each(of, start, number)))),
        )
        for number, *pair in zip(ENTRIES, text, json, strict=True)
    ]
    return Section(
        f"{_GROWN_ENTRIES}\n\n" + table(("entries", "text", "per entry", "JSON", "per entry"), rows),
        (
            _steady("findings of one charter, text", _from(0, ENTRIES, text, start)),
            _steady("findings of one charter, JSON", _from(0, ENTRIES, json, start)),
        ),
    )


def _from(at: int, numbers: Sequence[int], runs: Sequence[Runs], start: Runs) -> list[float]:
    """Return what each took, from the measurement `at` on; what is small is mostly the start."""
    return [_each(of, start, number) for number, of in list(zip(numbers, runs, strict=True))[at:]]


def _each(of: Runs, start: Runs, number: int) -> float:
    """Return the seconds that one of a number of things takes, without the start of netlint."""
    return (of.wall - start.wall) / number


def _steady(what: str, each: Sequence[float]) -> Target:
    """Return the target that what one takes does not grow."""
    return Target(f"{what}: time of one, largest / smallest number", _STEADY, each[-1] / each[0])


def second_process(bench: Bench) -> Section:
    """Find the number of charters from which a second process of netlint saves time, without findings and with."""
    rows, pays_from, worst = [], None, {many.SAME: 0.0, many.OPEN: 0.0}
    for count in (size for size in BREAK_EVEN_SIZES if size <= min(bench.total, many.WITH_FINDINGS)):
        row, is_faster = [f"{count:,}"], True
        for folder, most in worst.items():
            paths = first(count, folder)
            commands = [bench.netlint_on(paths, "--jobs", jobs) for jobs in ("1", "2")]
            one, two = side_by_side(commands, rounds=max(5, 2 * bench.rounds))
            ratio = two.ratio(one)
            row += [milliseconds(one.wall), milliseconds(two.wall), f"{ratio:.2f}"]
            is_faster = is_faster and ratio < 1
            if count >= PAYS_FROM:
                worst[folder] = max(most, ratio)
        rows.append(tuple(row))
        pays_from = (pays_from or count) if is_faster else None
    found = (
        f"A second process saves time from **{pays_from}** charters on"
        if pays_from
        else "A second process never saves time"
    )
    head = ("charters", "clean: `--jobs 1`", "`--jobs 2`", "ratio", "with findings: `--jobs 1`", "`--jobs 2`", "ratio")
    what = f"from {PAYS_FROM} charters on, wall time, two processes / one, at worst"
    return Section(
        f"## A second process\n\n{found} (`BREAK_EVEN` in `netlint/project/runner.py`).\n\n{table(head, rows)}",
        (
            Target(f"clean charters: {what}", 0.6, worst[many.SAME]),
            Target(f"charters with findings: {what}", 0.6, worst[many.OPEN]),
        ),
    )


def _write(bench: Bench) -> None:
    (bench.folder / START).write_text('[network]\npurpose = "We help."\n', encoding="utf-8")
    charters.write(bench.folder / MORE, TIMES_ALL * bench.total, charters.charter, begin=bench.total)
    large = bench.folder / LARGE
    large.mkdir()
    (large / "netlint.toml").write_text("max-bytes = 100_000_000\n", encoding="utf-8")
    for number in MEMBERS:
        text = charters.charter(0, number)
        (large / f"members-{number}.toml").write_text(text, encoding="utf-8")
        faulty = WRONG_REFERENCE.apply_to_all(text)
        (large / f"members-{number}-open.toml").write_text(faulty, encoding="utf-8")
    for number in ENTRIES:
        (large / f"entries-{number}.toml").write_text(charters.with_entries(number), encoding="utf-8")
