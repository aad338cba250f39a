"""Many charters at once: without a finding, and with some in each."""

import charters
import python_files
from contenders import Tool, others, ruff
from measure import Command, Runs, side_by_side
from report import MEGABYTE, Target, megabytes, microseconds, milliseconds, table
from section import Bench, Section

CLEAN = "clean"
"""The folder of charters without a defect."""
OPEN = "open"
"""The folder of charters with findings."""
SAME = "same"
"""The folder of the same charters without findings."""
WITH_FINDINGS = 2_000
"""The number of charters with findings."""
FORMATS = {"text": (1.5, 30), "concise": (1.2, 8), "json": (1.2, 20), "sarif": (1.2, 20)}
"""The formats that are measured, each with the most times of taplo, and the most microseconds for one finding."""
_OPEN = """\
## {total:,} charters with findings

{total:,} charters of the usual size with {findings:,} findings, {each:.1f} in each, {rounds} rounds. netlint uses two
processes, and writes to a file. The same charters without findings stand beside it. The difference, divided by the
number of findings, is what a finding takes. `ruff` checks {total:,} Python files of about the same size with
{ruff_each:.0f} unused imports in each, and the same files without them."""


def clean_charters(bench: Bench) -> Section:
    """Measure all charters without a finding. The files are new, so all tools read them from memory."""
    folder = bench.folder / CLEAN
    commands = [tool.on_everything(folder) for tool in (bench.netlint, *_others(bench, CLEAN, bench.total))]
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
    what = f"{bench.total:,} clean charters: wall time, netlint /"
    return Section(
        f"## {bench.total:,} clean charters\n\n"
        f"{bench.rounds} rounds. The memory is that of the largest process.\n\n"
        + table(("tool", "input", "wall time", "processor time", "per charter", "memory", "netlint / this"), rows),
        (
            Target(f"{what} taplo", 0.75, own.ratio(taplo)),
            Target(f"{what} tombi", 0.2, own.ratio(tombi)),
            Target(f"{what} check-jsonschema", 0.14, own.ratio(check_jsonschema)),
            Target(f"{bench.total:,} charters: memory of netlint's largest process", 60, own.peak / MEGABYTE, " MB"),
        ),
    )


def charters_with_findings(bench: Bench) -> Section:
    """Measure charters with many findings, beside the same charters without."""
    total = min(WITH_FINDINGS, bench.total)
    options = ("--jobs", "2", "--format")
    checks = [
        bench.netlint_on([folder], *options, name, output="report")._replace(name=f"netlint --format {name}")
        for folder in (OPEN, SAME)
        for name in FORMATS
    ]
    rest = [tool.on_everything(bench.folder / OPEN) for tool in _others(bench, OPEN, total)]
    full, short = (ruff(bench.folder, output) for output in ("full", "concise"))
    python = [one for pair in (full, short) for one in pair]
    runs = side_by_side([*checks, *rest, *python], rounds=bench.rounds)
    with_findings, without = runs[: len(FORMATS)], runs[len(FORMATS) : 2 * len(FORMATS)]
    taplo, tombi, check_jsonschema = runs[2 * len(FORMATS) : 2 * len(FORMATS) + len(rest)]
    findings = len(_lines_of(bench, checks[1]))
    rows, targets = [], []
    for (name, (most, microsecond)), has, lacks in zip(FORMATS.items(), with_findings, without, strict=True):
        per_finding = has.difference(lacks) / findings
        rows.append(
            (
                f"netlint, {name}",
                f"{has.wall:.2f} s",
                f"{lacks.wall:.2f} s",
                microseconds(per_finding),
                f"{has.ratio(taplo):.2f}",
                megabytes(has.peak),
            )
        )
        targets.append(
            Target(f"{total:,} charters with findings, {name}: wall time, netlint / taplo", most, has.ratio(taplo))
        )
        targets.append(Target(f"a finding in {name}", microsecond, per_finding * 1e6, " µs"))
    targets.insert(
        1,
        Target(
            f"{total:,} charters with findings, text: wall time, netlint / tombi", 0.25, with_findings[0].ratio(tombi)
        ),
    )
    for tool, of in zip(bench.others, (taplo, tombi, check_jsonschema), strict=True):
        rows.append(
            (
                f"{tool.name}, which finds none of these",
                f"{of.wall:.2f} s",
                "",
                "",
                f"{of.ratio(taplo):.2f}",
                megabytes(of.peak),
            )
        )
    for output, (has, lacks) in zip(("full", "concise"), _pairs(runs[-4:]), strict=True):
        per_finding = has.difference(lacks) / (total * python_files.FINDINGS)
        rows.append(
            (
                f"ruff, {output}",
                f"{has.wall:.2f} s",
                f"{lacks.wall:.2f} s",
                microseconds(per_finding),
                "",
                megabytes(has.peak),
            )
        )
    head = ("tool and format", "with findings", "without", "a finding takes", "this / taplo", "memory")
    text = _OPEN.format(
        total=total, findings=findings, each=findings / total, rounds=bench.rounds, ruff_each=python_files.FINDINGS
    )
    return Section("\n\n".join((text, table(head, rows))), tuple(targets))


def _others(bench: Bench, folder: str, total: int) -> tuple[Tool, ...]:
    """Return the other tools, as they check all charters of a folder."""
    return others(bench.folder / folder, bench.schema, [str(charters.relative(number)) for number in range(total)])


def _pairs(runs: list[Runs]) -> list[tuple[Runs, Runs]]:
    return list(zip(runs[::2], runs[1::2], strict=True))


def _lines_of(bench: Bench, command: Command) -> list[str]:
    """Return the findings that a run in the format `concise` writes, one in each line."""
    side_by_side([command], rounds=1, warm_ups=0)
    return (bench.folder / command.output).read_text(encoding="utf-8").splitlines()


def write(bench: Bench) -> None:
    """Write the charters, and the Python files."""
    charters.write(bench.folder / CLEAN, bench.total, charters.charter)
    total = min(WITH_FINDINGS, bench.total)
    charters.write(bench.folder / OPEN, total, charters.with_findings)
    charters.write(bench.folder / SAME, total, charters.charter)
    python_files.write(bench.folder, total)
