"""Measure netlint, taplo, tombi and check-jsonschema on the same charters, with the same JSON Schema, in one run.

`make bench` runs it in an environment with the built wheel of netlint and the other tools.
"""

import contextlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import changes
import charters
import click
import growth
import many
import page
import single
from contenders import RUFF, netlint, others
from defects import DEFECTS
from report import Target, machine, megabytes, milliseconds, table
from section import SINGLE_ROUNDS, Bench, Section
from stages import checking, imports, in_process

SCHEMA = Path(__file__).parents[1] / "schemas" / "charter.schema.json"
STAGE_CHARTERS = 300
"""The number of charters for which the stages are measured."""
DEFECTIVE = 10 * len(DEFECTS)
"""The number of charters of which one in ten has a defect, each kind in turn."""

_INTRODUCTION = """\
# Benchmark

`make bench` writes this page. It measures generated charters of 3.5 to 4.5 KB: {total} without a finding, and
{with_findings} with about 14 findings each. Every tool uses the same JSON Schema. Each tool runs as a whole process,
in turn (A B C D, A B C D, …), after a warm-up. Times are medians. A ratio is the median of the ratios of all rounds."""
_SPENT = """\
## Time per stage

If a target above is missed, this section shows why.

**One charter.** Before it opens the charter, a run spends {loaded} on the interpreter, the libraries and the modules of
the rules. Each row imports the same as the row above it, and something more. To save this time, netlint would need
fewer libraries or another language."""
_SPENT_ON_EACH = """\
**Many charters.** Each stage in one process, once it is loaded. Parsing all {total} charters takes {parsed} on one
core, before any rule runs. taplo and tombi are compiled programs that only check a schema."""


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
        charters.write(folder, DEFECTIVE)
        paths = [str(charters.relative(number)) for number in range(DEFECTIVE)]
        schema = _schema(folder)
        bench = Bench(folder, count, rounds, netlint(), others(folder, schema, paths), schema)
        many.write(bench)
        outcome = _outcome(bench)
    click.echo(outcome)
    if write:
        write.write_text(outcome + "\n", encoding="utf-8")


def _outcome(bench: Bench) -> str:
    parts = (
        single.what_they_find,
        single.one_charter,
        many.clean_charters,
        many.charters_with_findings,
        _page,
        _changes,
        _where_time_goes,
        growth.growth,
        growth.second_process,
    )
    sections = []
    for part in parts:
        _tell(f"Measuring: {part.__name__.strip('_').replace('_', ' ')}")
        sections.append(part(bench))
    targets = [target.cells() for section in sections for target in section.targets]
    with_findings = f"{min(bench.total, many.WITH_FINDINGS):,}"
    return "\n\n".join(
        (
            _INTRODUCTION.format(total=f"{bench.total:,}", with_findings=with_findings),
            machine((*bench.tools, RUFF)),
            table(("measurement", "target", "measured", "met"), targets),
            *(section.text for section in sections),
        )
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
    numbers = range(min(bench.total, STAGE_CHARTERS))
    clean, faulty = (
        [bench.folder / folder / charters.relative(number) for number in numbers] for folder in (many.SAME, many.OPEN)
    )
    started = imports(bench.folder, SINGLE_ROUNDS)
    without, with_findings = checking(clean, charters.TODAY), checking(faulty, charters.TODAY)
    parsed = f"{without[0].seconds * bench.total:.1f} s"
    both = zip(without, with_findings, strict=True)
    rows: list[tuple[str, ...]] = [(*stage.cells(), more.cells()[1]) for stage, more in both]
    calls = [in_process(paths, charters.TODAY) for paths in (clean, faulty)]
    rows.append(("`netlint.check(text)`, all together", *(milliseconds(seconds) for seconds in calls)))
    return Section(
        "\n\n".join(
            (
                _SPENT.format(loaded=milliseconds(started[-1].seconds)),
                table(("imports", "wall time"), [stage.cells() for stage in started]),
                _SPENT_ON_EACH.format(parsed=parsed, total=f"{bench.total:,}"),
                table(("stage, per charter", "no finding", "about 14 findings"), rows),
            )
        ),
        (
            Target("`netlint.check(text)`, no finding", 0.6, calls[0] * 1000, " ms"),
            Target("`netlint.check(text)`, about 14 findings", 1.2, calls[1] * 1000, " ms"),
        ),
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
