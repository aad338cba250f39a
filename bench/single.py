"""One charter: what each tool finds in it, and how long netlint takes to start, alone and with one more plugin."""

import sys

import charters
from contenders import with_plugin
from defects import DEFECTS
from measure import Command, side_by_side
from report import Target, megabytes, milliseconds, table
from section import SINGLE_ROUNDS, Bench, Section

CLEAN_CHARTER = 0
"""The number of the charter that is checked on its own."""
_FOUND = """\
## Defects found

A tool finds a defect if its exit code reports it, with the default settings of the tool. A tool that uses only JSON
Schema cannot find what the schema cannot express. The defects that it does find show that it has read the schema."""
_ONE = """\
## One charter

A charter without defects, {rounds} rounds. The last row has another plugin installed, with {rules} rules of its own."""
PLUGIN_RULES = 8
"""The rules of the plugin `netlint-ostrom`."""


def what_they_find(bench: Bench) -> Section:
    """Show which defects each tool finds. A tool that finds none has not read the schema."""
    examples = [("none (accepted)", CLEAN_CHARTER)]
    examples += [(defect.name, 10 * at + 9) for at, defect in enumerate(DEFECTS)]
    rows = []
    for name, number in examples:
        path = str(charters.relative(number))
        wanted = number == CLEAN_CHARTER
        right = [tool.accepts(bench.folder, path) == wanted for tool in bench.tools]
        if wanted and not right[0]:
            raise RuntimeError("netlint has a finding for a charter that should have none; see bench/charters.py")
        rows.append((name, *("yes" if is_right else "no" for is_right in right)))
    return Section("\n\n".join((_FOUND, table(("defect", *(tool.name for tool in bench.tools)), rows))))


def one_charter(bench: Bench) -> Section:
    """Measure one charter without defects, what needs no charter, and an interpreter that does nothing."""
    path = str(charters.relative(CLEAN_CHARTER))
    bare = Command("python -I -c pass", (sys.executable, "-I", "-c", "pass"), bench.folder)
    program = bench.netlint.command[0]
    commands = [
        bare,
        *(tool.on(bench.folder, (path,)) for tool in bench.tools),
        bench.netlint.on(bench.folder, ("--format", "json", path))._replace(name="netlint --format json"),
        Command("netlint --help", (program, "--help"), bench.folder),
        Command("netlint explain NL101", (program, "explain", "NL101"), bench.folder),
        with_plugin(bench.netlint).on(bench.folder, (path,))._replace(name="netlint, with one more plugin"),
    ]
    runs = side_by_side(commands, rounds=SINGLE_ROUNDS, warm_ups=2)
    nothing, own, _taplo, _tombi, check_jsonschema, json, help_, explain, plugin = runs
    rows = [
        (
            f"`{command.name}`",
            milliseconds(of.wall),
            milliseconds(of.processor),
            megabytes(of.peak),
            f"{of.ratio(nothing):.2f}",
        )
        for command, of in zip(commands, runs, strict=True)
    ]
    more = plugin.difference(own) / nothing.wall
    return Section(
        _ONE.format(rounds=SINGLE_ROUNDS, rules=PLUGIN_RULES)
        + "\n\n"
        + table(("command", "wall time", "processor time", "memory", "this / bare interpreter"), rows),
        (
            Target("one charter: wall time, netlint / bare interpreter", 6.8, own.ratio(nothing)),
            Target("one charter as JSON: wall time, netlint / bare interpreter", 7, json.ratio(nothing)),
            Target("`--help`: wall time, netlint / bare interpreter", 7.5, help_.ratio(nothing)),
            Target("`explain`: wall time, netlint / bare interpreter", 7.5, explain.ratio(nothing)),
            Target("one charter: wall time, netlint / check-jsonschema", 0.5, own.ratio(check_jsonschema)),
            Target(f"one more plugin with {PLUGIN_RULES} rules: wall time / bare interpreter", 0.4, more),
        ),
    )
