"""Measure netlint beside taplo, tombi and check-jsonschema: same charters, same JSON Schema, same machine, one run.

`make bench` runs it where the built wheel of netlint and the other tools are installed.
"""

import contextlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import charters
import click
from contenders import Tool, netlint, others
from measure import CLEAN, FINDINGS, Command, Runs, side_by_side
from report import MEGABYTE, Target, machine, megabytes, milliseconds, table
from stages import checking, imports

SCHEMA = Path(__file__).parents[1] / "schemas" / "charter.schema.json"
KIB = 1024
CLEAN_CHARTER = 0
"""The number of the charter that is checked by itself."""
SINGLE_ROUNDS = 15
PARTS_OF_ALL = (8, 4, 2, 1)
"""Parts of the charters over which netlint's time should grow evenly."""
FACTORS = (1, 4, 16, 32)
"""Sizes of one charter over which netlint's time should grow evenly, as multiples of the usual one."""
STAGE_CHARTERS = 300
"""Charters over which the stages of checking one are measured."""
BREAK_EVEN_SIZES = (50, 100, 200, 300, 400, 500, 700, 1000, 1400, 2000)
START = "start.charter.toml"
"""A charter with next to nothing in it: what a run takes before there is anything to do."""

_INTRODUCTION = """\
# Benchmark

Made with `make bench`: {total} made-up charters of 3.5 to 4.5 KB, one in ten with a defect, and the same JSON Schema
for every tool. Whole processes, run in turn (A B C D, A B C D, …) after a warm-up. Times are medians, and a ratio is
the median of the ratios round by round."""
_FOUND = """\
## What each tool finds

By its exit code, with its settings as they come. What JSON Schema cannot say, a tool that knows only JSON Schema can
not find; what it does find shows that it has read the schema."""
_GROWN = """\
## Growth

netlint in one process. Less the {start} that a run takes on next to nothing, the time for a charter, and for a KiB of
one, should stay the same."""
_SPENT = """\
## Where netlint's time goes

This is why a target above is missed, where one is.

**One charter.** Of what a run takes, {loaded} are gone before the charter is opened: the interpreter, the libraries,
and the modules of the rules. Each row imports what the row above it does, and something more. Less of it would take
fewer libraries, or another language."""
_SPENT_ON_EACH = """\
**Many charters.** Parsing alone is {parsed} on one core for all {total}, before netlint has looked at a word of them;
taplo and tombi are compiled programs that check a schema and nothing else."""
_GROWN_SIZE = (
    "One charter with more and more members, once without a finding, once with a wrong reference in each member."
)


class Bench(NamedTuple):
    """What all measurements share."""

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
        """Return the command that checks some charters with netlint, in one process unless options say otherwise."""
        return self.netlint.on(self.folder, (*(options or ("--jobs", "1")), *paths), fine=(CLEAN, FINDINGS))

    def first(self, count: int) -> list[str]:
        """Return paths that stand for the first charters: whole folders, and the rest one by one."""
        whole, rest = divmod(count, charters.PER_FOLDER)
        folders = [charters.relative(number * charters.PER_FOLDER).parent for number in range(whole)]
        files = [charters.relative(whole * charters.PER_FOLDER + number) for number in range(rest)]
        return [str(path) for path in (*folders, *files)]


class Section(NamedTuple):
    """A part of the outcome: its Markdown, and the targets that it says something about."""

    text: str
    targets: tuple[Target, ...] = ()


@click.command()
@click.option("--charters", "count", type=click.IntRange(min=100), default=10_000, show_default=True, help="Charters.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Rounds over all charters.")
@click.option(
    "--write", type=click.Path(dir_okay=False, path_type=Path), help="Write the outcome to this file as well."
)
@click.option("--keep", is_flag=True, help="Keep the charters, and say where they are.")
def main(count: int, rounds: int, write: Path | None, keep: bool) -> None:
    """Measure netlint beside other tools, and print the outcome as Markdown."""
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
    parts = (_what_they_find, _one_charter, _all_charters, _where_time_goes, _growth, _second_process)
    sections = [part(bench) for part in parts]
    targets = [target.cells() for section in sections for target in section.targets]
    return "\n\n".join(
        (
            _INTRODUCTION.format(total=f"{bench.total:,}"),
            machine(bench.tools),
            table(("what", "target", "measured", "met"), targets),
            *(section.text for section in sections),
        )
    )


def _what_they_find(bench: Bench) -> Section:
    """Show which defects each tool reports: a tool that reports none has not read the schema."""
    _tell("Looking at what each tool finds")
    examples = [("none: accepted", CLEAN_CHARTER)]
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
    """Measure one charter without defects, beside an interpreter that does nothing."""
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
        + table(("command", "wall", "processor", "memory", "netlint / it"), rows),
        (
            Target("one charter: wall, netlint / bare interpreter", 6, own.ratio(nothing)),
            Target("one charter: wall, netlint / check-jsonschema", 0.5, own.ratio(check_jsonschema)),
        ),
    )


def _all_charters(bench: Bench) -> Section:
    """Measure all charters at once. The files were written just now, so all tools read them from memory."""
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
    what = f"{bench.total:,} charters: wall, netlint /"
    return Section(
        f"## {bench.total:,} charters\n\n"
        f"{bench.rounds} rounds. Memory is that of the largest process.\n\n"
        + table(("tool", "is given", "wall", "processor", "wall a charter", "memory", "netlint / it"), rows),
        (
            Target(f"{what} taplo", 0.5, own.ratio(taplo)),
            Target(f"{what} tombi", 0.1, own.ratio(tombi)),
            Target(f"{what} check-jsonschema", 0.07, own.ratio(check_jsonschema)),
            Target(f"{bench.total:,} charters: memory of netlint's largest process", 60, own.peak / MEGABYTE, " MB"),
        ),
    )


def _where_time_goes(bench: Bench) -> Section:
    """Show what takes the time of one process, and of one charter."""
    _tell("Looking at where the time goes")
    paths = [bench.folder / charters.relative(number) for number in range(min(bench.total, STAGE_CHARTERS))]
    started = imports(bench.folder, SINGLE_ROUNDS)
    checked = checking(paths, charters.TODAY)
    parsed = f"{checked[0].seconds * bench.total:.1f} s"
    return Section(
        "\n\n".join(
            (
                _SPENT.format(loaded=milliseconds(started[-1].seconds)),
                table(("a process that imports", "wall"), [stage.cells() for stage in started]),
                _SPENT_ON_EACH.format(parsed=parsed, total=f"{bench.total:,}"),
                table(("stage, for each charter", "wall"), [stage.cells() for stage in checked]),
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
                table(("charters", "wall", "a charter", "memory"), number_rows),
                _GROWN_SIZE,
                table(("size", "", "no finding", "a KiB", "a finding each", "a KiB"), size_rows),
            )
        )
    )


def _by_size(bench: Bench) -> tuple[list[float], list[Runs], list[Runs]]:
    """Measure charters of several sizes; give the sizes in KiB, and the runs without and with findings."""
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
    """Find the number of charters from which a second process of netlint pays for its start."""
    _tell("Measuring a second process")
    rows, pays_from = [], None
    for count in (size for size in BREAK_EVEN_SIZES if size <= bench.total):
        paths = bench.first(count)
        commands = [bench.netlint_on(paths, "--jobs", jobs) for jobs in ("1", "2")]
        one, two = side_by_side(commands, rounds=max(5, 3 * bench.rounds))
        ratio = two.ratio(one)
        rows.append((f"{count:,}", milliseconds(one.wall), milliseconds(two.wall), f"{ratio:.2f}"))
        pays_from = (pays_from or count) if ratio < 1 else None
    found = f"A second process pays from **{pays_from}** charters on." if pays_from else "A second process never pays."
    return Section(
        "## A second process\n\n"
        f"{found} (`BREAK_EVEN` in `netlint/project/runner.py`)\n\n"
        + table(("charters", "`--jobs 1`", "`--jobs 2`", "ratio"), rows)
    )


def _schema(folder: Path) -> Path:
    """Return the schema of the checkout, or else write what the installed netlint makes of its types."""
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
