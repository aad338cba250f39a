"""The circles, roles and support of networks in DOT, the language of Graphviz: for a picture on paper."""

from collections.abc import Mapping
from functools import partial

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.diagram import Box, Diagram, Line, Shape, Stroke, diagram, legend
from netlint.reporters.wrapping import wrap

WIDTH = 26
"""The width of what a box says, in columns."""
_BOXES: Mapping[Shape, str] = {
    "member": 'shape=box, style="rounded{}"',
    "role": 'shape=box, style="solid{}"',
    "circle": 'shape=ellipse, style="solid{}"',
    "note": "shape=plaintext",
}
_LINES: Mapping[Stroke, str] = {
    "has": "",
    "leads": "penwidth=3",
    "in": "dir=none",
    "supports": "style=dashed, constraint=false",
    "instead": "style=dotted, dir=none",
    "accountable": "style=dotted, dir=none",
}


class Dot(Reporter):
    """A cluster for each charter, and one that says how to read it."""

    signature = r"digraph netlint \{\n"

    def __init__(self, context: ReportContext) -> None:
        """Begin without charters."""
        super().__init__(context)
        self._number = 0
        self._strokes: set[Stroke] = set()
        self._has_dashed = False

    def begin(self) -> str:
        """Return what makes it a diagram that is read from the left to the right."""
        return (
            "digraph netlint {\n"
            "  rankdir=LR\n"
            '  graph [fontname="Helvetica", labeljust=l, ranksep=1]\n'
            '  node [fontname="Helvetica"]\n'
            '  edge [fontname="Helvetica"]\n'
        )

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (it draws no findings)
        """Return the cluster of one charter."""
        self._number += 1
        drawn = diagram(report, self.context, self._number)
        self._strokes.update(line.stroke for line in drawn.lines)
        self._has_dashed = self._has_dashed or any(box.is_dashed for box in drawn.boxes)
        return _cluster(drawn)

    def end(self, summary: Summary) -> str:
        """Return how to read the diagram, and its end."""
        say = partial(translated, self.context.translate(summary.language))
        if not self._number:
            return f"  {_box(Box('note', 'note', say('There is no charter to draw.')))}\n}}\n"
        how = legend(self._strokes, self._number + 1, say, has_dashed=self._has_dashed)
        return f"{_cluster(how) if how else ''}}}\n"


def _cluster(drawn: Diagram) -> str:
    lines = [f"label={quoted(drawn.title)}", *map(_box, drawn.boxes), *map(_line, drawn.lines)]
    inside = "".join(f"    {line}\n" for line in lines)
    return f"  subgraph cluster_{drawn.name} {{\n{inside}  }}\n"


def _box(box: Box) -> str:
    style = _BOXES[box.shape].format(",dashed" if box.is_dashed else "")
    return f"{box.name} [label={quoted(*wrap(box.text, WIDTH))}, {style}]"


def _line(line: Line) -> str:
    text = (f"label={quoted(line.text)}",) if line.text else ()
    style = ", ".join(filter(None, (*text, _LINES[line.stroke])))
    return f"{line.source} -> {line.target}" + (f" [{style}]" if style else "")


def quoted(*lines: str) -> str:
    r"""Return lines of text as a string of DOT. Nothing in them is an escape or an entity of Graphviz.

    >>> print(quoted('Ana "x"', r"a\\nb &lt;"))
    "Ana \"x\"\na\\\\nb &amp;lt;"
    """
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + r"\n".join(escaped) + '"'
