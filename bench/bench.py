"""Measure netlint, taplo, tombi and check-jsonschema on the same charters, with the same JSON Schema, in one run.

`make bench` runs it in an environment with the built wheel of netlint and the other tools.
"""

import contextlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import changes
import charters
import click
import page
from contenders import Tool, netlint, others
from measure import CLEAN, FINDINGS, Command, Runs, side_by_side
from report import MEGABYTE, Target, machine, megabytes, milliseconds, table
from stages import checking, imports

SCHEMA = Path(__file__).parents[1] / "schemas" / "charter.schema.json"
KIB = 1024
CLEAN_CHARTER = 0
"""The number of the charter that is checked on its own."""
SINGLE_ROUNDS = 15
PARTS_OF_ALL = (8, 4, 2, 1)
"""Parts of the charters, to measure how netlint's time grows with their number."""
FACTORS = (1, 4, 16, 32)
"""Sizes of one charter, as multiples of the usual size, to measure how netlint's time grows."""
STAGE_CHARTERS = 300
"""The number of charters for which the stages are measured."""
BREAK_EVEN_SIZES = (50, 100, 200, 300, 400, 500, 700, 1000, 1400, 2000)
START = "start.charter.toml"
"""An almost empty charter, to measure the time that any run takes."""

_INTRODUCTION = """\
# Benchmark

`make bench` writes this page. It measures {total} generated charters of 3.5 to 4.5 KB, one in ten with a defect. Every
tool uses the same JSON Schema. Each tool runs as a whole process, in turn (A B C D, A B C D, …), after a warm-up. Times
are medians. A ratio is the median of the ratios of all rounds."""
_FOUND = """\
## Defects found

A tool finds a defect if its exit code reports it, with the default settings of the tool. A tool that uses only JSON
Schema cannot find what the schema cannot express. The defects that it does find show that it has read the schema."""
_GROWN = """\
## Growth

netlint runs in one process. A run on an almost empty charter takes {start}. The columns "per charter" and "per KiB"
leave out that time, and should stay the same."""
_SPENT = """\
## Time per stage

If a target above is missed, this section shows why.

**One charter.** Before it opens the charter, a run spends {loaded} on the interpreter, the libraries and the modules of
the rules. Each row imports the same as the row above it, and something more. To save this time, netlint would need
fewer libraries or another language."""
_SPENT_ON_EACH = """\
**Many charters.** Parsing all {total} charters takes {parsed} on one core, before any rule runs. taplo and tombi are
compiled programs that only check a schema."""
_GROWN_SIZE = (
    "This charter has more and more members: once without a finding, and once with a wrong reference in each member."
)


class Bench(NamedTuple):
    """The settings that all measurements share."""

    folder: Path
    total: int
    rounds: int
    netlint: Tool
    others: tuple[Tool, ...]

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, netlint first."""
        return self.netlint, *self.others

    def netlint_on(self, paths: Sequence[str], *options: str) -> Command:
        """Return the command that checks charters with netlint, in one process unless options change that."""
        return self.netlint.on(self.folder, (*(options or ("--jobs", "1")), *paths), fine=(CLEAN, FINDINGS))

    def first(self, count: int) -> list[str]:
        """Return paths for the first charters: whole folders, and the others one by one."""
        whole, rest = divmod(count, charters.PER_FOLDER)
        folders = [charters.relative(number * charters.PER_FOLDER).parent for number in range(whole)]
        files = [charters.relative(whole * charters.PER_FOLDER + number) for number in range(rest)]
        return [str(path) for path in (*folders, *files)]


class Section(NamedTuple):
    """A section of the results: its Markdown, and its targets."""

    text: str
    targets: tuple[Target, ...] = ()


@click.command()
@click.option(
    "--charters", "count", type=click.IntRange(min=100), default=10_000, show_default=True, help="Number of charters."
)
@click.option(
    "--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Number of rounds over all charters."
)
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="File to write the results to as well.")
@click.option("--keep", is_flag=True, help="Keep the charters, and show their folder.")
def main(count: int, rounds: int, write: Path | None, keep: bool) -> None:
    """Measure netlint and other tools, and print the results as Markdown."""
    with _folder(keep=keep) as folder:
        _tell(f"Writing {count} charters")
        charters.write(folder, count)
        schema = _schema(folder)
        paths = [str(charters.relative(number)) for number in range(count)]
        bench = Bench(folder, count, rounds, netlint(), others(folder, schema, paths))
        outcome = _outcome(bench)
    click.echo(outcome)
    if write:
        write.write_text(outcome + "\n", encoding="utf-8")


def _outcome(bench: Bench) -> str:
    parts = (_what_they_find, _one_charter, _all_charters, _page, _changes, _where_time_goes, _growth, _second_process)
    sections = [part(bench) for part in parts]
    targets = [target.cells() for section in sections for target in section.targets]
    return "\n\n".join(
        (
            _INTRODUCTION.format(total=f"{bench.total:,}"),
            machine(bench.tools),
            table(("measurement", "target", "measured", "met"), targets),
            *(section.text for section in sections),
        )
    )


def _what_they_find(bench: Bench) -> Section:
    """Show which defects each tool finds. A tool that finds none has not read the schema."""
    _tell("Checking which defects each tool finds")
    examples = [("none (accepted)", CLEAN_CHARTER)]
    examples += [(defect.name, 10 * at + 9) for at, defect in enumerate(charters.DEFECTS)]
    rows = []
    for name, number in examples:
        path = str(charters.relative(number))
        wanted = number == CLEAN_CHARTER
        right = [tool.accepts(bench.folder, path) == wanted for tool in bench.tools]
        if wanted and not right[0]:
            raise RuntimeError("netlint has a finding for a charter that should have none; see bench/charters.py")
        rows.append((name, *("yes" if is_right else "no" for is_right in right)))
    return Section("\n\n".join((_FOUND, table(("defect", *(tool.name for tool in bench.tools)), rows))))


def _one_charter(bench: Bench) -> Section:
    """Measure one charter without defects, and an interpreter that does nothing."""
    _tell("Measuring one charter")
    path = str(charters.relative(CLEAN_CHARTER))
    bare = Command("python -I -c pass", (sys.executable, "-I", "-c", "pass"), bench.folder)
    commands = [bare, *(tool.on(bench.folder, (path,)) for tool in bench.tools)]
    runs = side_by_side(commands, rounds=SINGLE_ROUNDS, warm_ups=2)
    nothing, own, *rest = runs
    check_jsonschema = rest[-1]
    rows = [
        (command.name, milliseconds(of.wall), milliseconds(of.processor), megabytes(of.peak), f"{own.ratio(of):.2f}")
        for command, of in zip(commands, runs, strict=True)
    ]
    return Section(
        "## One charter\n\n"
        f"A charter without defects, {SINGLE_ROUNDS} rounds.\n\n"
        + table(("command", "wall time", "processor time", "memory", "netlint / this"), rows),
        (
            Target("one charter: wall time, netlint / bare interpreter", 6, own.ratio(nothing)),
            Target("one charter: wall time, netlint / check-jsonschema", 0.5, own.ratio(check_jsonschema)),
        ),
    )


def _all_charters(bench: Bench) -> Section:
    """Measure all charters at once. The files are new, so all tools read them from memory."""
    commands = [tool.on_everything(bench.folder) for tool in bench.tools]
    _tell(f"Measuring {bench.total} charters, {bench.rounds} rounds")
    runs = side_by_side(commands, rounds=bench.rounds, warm_ups=0)
    own, taplo, tombi, check_jsonschema = runs
    rows = [
        (
            tool.name,
            tool.how,
            f"{of.wall:.2f} s",
            f"{of.processor:.2f} s",
            milliseconds(of.wall / bench.total),
            megabytes(of.peak),
            f"{own.ratio(of):.3f}",
        )
        for tool, of in zip(bench.tools, runs, strict=True)
    ]
    what = f"{bench.total:,} charters: wall time, netlint /"
    return Section(
        f"## {bench.total:,} charters\n\n"
        f"{bench.rounds} rounds. The memory is that of the largest process.\n\n"
        + table(("tool", "input", "wall time", "processor time", "per charter", "memory", "netlint / this"), rows),
        (
            Target(f"{what} taplo", 0.5, own.ratio(taplo)),
            Target(f"{what} tombi", 0.1, own.ratio(tombi)),
            Target(f"{what} check-jsonschema", 0.07, own.ratio(check_jsonschema)),
            Target(f"{bench.total:,} charters: memory of netlint's largest process", 60, own.peak / MEGABYTE, " MB"),
        ),
    )


def _page(bench: Bench) -> Section:
    """Measure the page of a large network with many findings, beside the check alone."""
    _tell("Measuring the page of a large network")
    of = page.measured(bench.netlint, bench.folder, SINGLE_ROUNDS)
    rows = [
        (f"`--format {kind}`", milliseconds(runs.wall), megabytes(runs.peak))
        for kind, runs in (("concise", of.check), ("html", of.page))
    ]
    what = f"the page of {page.MEMBERS} members and {page.OPEN} findings:"
    return Section(
        "## The page\n\n"
        f"A charter with {page.MEMBERS} members and {page.OPEN} findings, {SINGLE_ROUNDS} rounds. "
        "`--format concise` writes a line for each finding, and stands for the check alone.\n\n"
        + table(("report", "wall time", "memory"), rows),
        (
            Target(f"{what} wall time beyond the check", 0.5, of.beyond, " s"),
            Target(f"{what} size", 300, of.size, " KiB"),
        ),
    )


def _changes(bench: Bench) -> Section:
    """Measure the repair of many charters, and comparing two, beside their checks."""
    _tell(f"Measuring the repair of {changes.COUNT} charters, {bench.rounds} rounds")
    of = changes.measured(bench.netlint, bench.folder, bench.rounds, SINGLE_ROUNDS)
    rows = [
        (f"`{name}`", str(count), milliseconds(runs.wall), milliseconds(runs.processor), megabytes(runs.peak))
        for name, count, runs in (
            ("netlint check", changes.COUNT, of.check),
            ("netlint fix --diff", changes.COUNT, of.fix),
            ("netlint check", 1, of.single),
            ("netlint diff", 2, of.diff),
        )
    ]
    return Section(
        "## Repairs and comparisons\n\n"
        f"Charters with {changes.SLIPS} mistakes each, {bench.rounds} rounds, and one or two charters without, "
        f"{SINGLE_ROUNDS} rounds.\n\n" + table(("command", "charters", "wall time", "processor time", "memory"), rows),
        (
            Target(f"{changes.COUNT:,} charters: wall time, repair / check", 3, of.fix_ratio),
            Target("two charters: wall time, compare / two checks", 1.5, of.diff_ratio),
        ),
    )


def _where_time_goes(bench: Bench) -> Section:
    """Show what takes time in one process, and for one charter."""
    _tell("Measuring the stages")
    paths = [bench.folder / charters.relative(number) for number in range(min(bench.total, STAGE_CHARTERS))]
    started = imports(bench.folder, SINGLE_ROUNDS)
    checked = checking(paths, charters.TODAY)
    parsed = f"{checked[0].seconds * bench.total:.1f} s"
    return Section(
        "\n\n".join(
            (
                _SPENT.format(loaded=milliseconds(started[-1].seconds)),
                table(("imports", "wall time"), [stage.cells() for stage in started]),
                _SPENT_ON_EACH.format(parsed=parsed, total=f"{bench.total:,}"),
                table(("stage, per charter", "wall time"), [stage.cells() for stage in checked]),
            )
        )
    )


def _growth(bench: Bench) -> Section:
    """Measure how netlint's time grows with the number of charters, and with the size of one."""
    _tell("Measuring growth")
    (bench.folder / START).write_text('[network]\npurpose = "We help."\n', encoding="utf-8")
    counts = [bench.total // part for part in PARTS_OF_ALL]
    commands = [
        bench.netlint_on([START], "--jobs", "1", "--select", "NL101"),
        *(bench.netlint_on(bench.first(count)) for count in counts),
    ]
    start, *by_count = side_by_side(commands, rounds=bench.rounds)
    number_rows = [
        (f"{count:,}", f"{of.wall:.2f} s", milliseconds((of.wall - start.wall) / count), megabytes(of.peak))
        for count, of in zip(counts, by_count, strict=True)
    ]
    sizes, well, ill = _by_size(bench)
    size_rows = [
        (f"{factor} x", f"{size:,.0f} KiB", *(text for of in pair for text in _per_size(of, start, size)))
        for factor, size, *pair in zip(FACTORS, sizes, well, ill, strict=True)
    ]
    return Section(
        "\n\n".join(
            (
                _GROWN.format(start=milliseconds(start.wall)),
                table(("charters", "wall time", "per charter", "memory"), number_rows),
                _GROWN_SIZE,
                table(("factor", "size", "no finding", "per KiB", "one finding per member", "per KiB"), size_rows),
            )
        )
    )


def _by_size(bench: Bench) -> tuple[list[float], list[Runs], list[Runs]]:
    """Measure charters of several sizes; return the sizes in KiB, and the runs without and with findings."""
    sizes, commands = [], []
    for factor in FACTORS:
        text = charters.sized(factor)
        sizes.append(len(text.encode()) / KIB)
        for name, variant in (("well", text), ("ill", charters.WRONG_REFERENCE.apply_to_all(text))):
            path = bench.folder / f"{name}-{factor}.toml"
            path.write_text(variant, encoding="utf-8")
            commands.append(bench.netlint_on([path.name]))
    runs = side_by_side(commands, rounds=bench.rounds)
    return sizes, runs[::2], runs[1::2]


def _per_size(of: Runs, start: Runs, size: float) -> tuple[str, str]:
    return milliseconds(of.wall), f"{(of.wall - start.wall) / size * 1000:.3f} ms"


def _second_process(bench: Bench) -> Section:
    """Find the number of charters from which a second process of netlint saves time."""
    _tell("Measuring a second process")
    rows, pays_from = [], None
    for count in (size for size in BREAK_EVEN_SIZES if size <= bench.total):
        paths = bench.first(count)
        commands = [bench.netlint_on(paths, "--jobs", jobs) for jobs in ("1", "2")]
        one, two = side_by_side(commands, rounds=max(5, 3 * bench.rounds))
        ratio = two.ratio(one)
        rows.append((f"{count:,}", milliseconds(one.wall), milliseconds(two.wall), f"{ratio:.2f}"))
        pays_from = (pays_from or count) if ratio < 1 else None
    found = (
        f"A second process saves time from **{pays_from}** charters on"
        if pays_from
        else "A second process never saves time"
    )
    return Section(
        "## A second process\n\n"
        f"{found} (`BREAK_EVEN` in `netlint/project/runner.py`).\n\n"
        + table(("charters", "`--jobs 1`", "`--jobs 2`", "ratio"), rows)
    )


def _schema(folder: Path) -> Path:
    """Return the schema of the repository; otherwise the schema that the installed netlint generates."""
    if SCHEMA.exists():
        return SCHEMA
    from netlint.charter import Charter
    from netlint.charter.schema import json_schema

    made = folder / SCHEMA.name
    made.write_text(json.dumps(json_schema(Charter), indent=2), encoding="utf-8")
    return made


@contextlib.contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    if keep:
        folder = Path(tempfile.mkdtemp(prefix="netlint-bench-"))
        yield folder
        _tell(f"The charters are in {folder}")
    else:
        with tempfile.TemporaryDirectory(prefix="netlint-bench-") as name:
            yield Path(name)


def _tell(what: str) -> None:
    click.echo(what, err=True)


if __name__ == "__main__":
    main()
