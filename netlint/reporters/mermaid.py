"""The circles, roles and support of networks as a Mermaid diagram: for a README, a wiki or a merge request."""

import re
from functools import partial

from msgspec.structs import replace as struct_replace

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.diagram import Box, Diagram, Line, Shape, Stroke, diagram, legend

MAX_CHARACTERS = 46_000
MAX_LINES = 480
"""The most that is written of text and lines: Mermaid draws no diagram of more than 50,000 characters or 500 lines."""
_BOXES: dict[Shape, str] = {"member": '(["{}"])', "role": '["{}"]', "circle": '(("{}"))', "note": '>"{}"]'}
_LINES: dict[Stroke, str] = {
    "has": "-->",
    "leads": "==>",
    "in": "---",
    "supports": "-.->",
    "instead": "-.-",
    "accountable": "-.-",
}
_PLAIN = re.compile(r"[^\w ,'/():…-]|_|(?<=\d)\.|:(?! )|^\W")
"""What is written by its number: all that is more than text to Mermaid or to a browser. A digit and a point at the
beginning would be a list."""


class Mermaid(Reporter):
    """A subgraph for each charter, and one that says how to read it."""

    signature = r"flowchart LR\n  %% netlint\n"

    def __init__(self, context: ReportContext) -> None:
        """Begin without charters."""
        super().__init__(context)
        self._number = 0
        self._characters = 0
        self._lines = 0
        self._left_out = 0
        self._strokes: set[Stroke] = set()
        self._has_dashed = False

    def begin(self) -> str:
        """Return what makes it a diagram that is read from the left to the right."""
        return "flowchart LR\n  %% netlint\n  classDef dashed stroke-dasharray:5 4\n"

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (it draws no findings)
        """Return the subgraph of one charter; nothing once Mermaid would take no more."""
        self._number += 1
        drawn = diagram(report, self.context, self._number)
        text = _subgraph(drawn)
        if self._characters + len(text) > MAX_CHARACTERS or self._lines + len(drawn.lines) > MAX_LINES:
            self._left_out += 1
            return ""
        self._characters += len(text)
        self._lines += len(drawn.lines)
        self._strokes.update(line.stroke for line in drawn.lines)
        self._has_dashed = self._has_dashed or any(box.is_dashed for box in drawn.boxes)
        return text

    def end(self, summary: Summary) -> str:
        """Return how many charters there was no room for, and how to read the diagram."""
        say = partial(translated, self.context.translate(summary.language))
        notes = []
        if not self._number:
            notes.append(say("There is no charter to draw."))
        if self._left_out:
            notes.append(say("Charters that are not drawn, because there is no room: {number}", number=self._left_out))
        boxes = [_box(Box(f"note{number}", "note", text)) for number, text in enumerate(notes)]
        how = legend(self._strokes, self._number + 1, say, has_dashed=self._has_dashed)
        return "".join(f"  {line}\n" for line in boxes) + (_subgraph(how) if how else "")


def _subgraph(drawn: Diagram) -> str:
    drawn = _in_two_columns(drawn)
    lines = ["direction LR", *map(_box, drawn.boxes), *map(_line, drawn.lines)]
    inside = "".join(f"    {line}\n" for line in lines)
    return f'  subgraph {drawn.name}["{escape_mermaid(drawn.title)}"]\n{inside}  end\n'


def _in_two_columns(drawn: Diagram) -> Diagram:
    """Return a diagram in which members who receive support are drawn again at the end of a line.

    Mermaid would draw a ring of support as one long staircase. A member with no other lines is drawn once.
    """
    supports = [line for line in drawn.lines if line.stroke == "supports"]
    others = [line for line in drawn.lines if line.stroke != "supports"]
    receivers, linked = {line.target for line in supports}, {line.source for line in drawn.lines}
    linked |= {line.target for line in others}
    again = [struct_replace(box, name=f"{box.name}s") for box in drawn.boxes if box.name in receivers]
    boxes = (*(box for box in drawn.boxes if box.name in linked or box.name not in receivers), *again)
    lines = (*others, *(struct_replace(line, target=f"{line.target}s") for line in supports))
    return struct_replace(drawn, boxes=boxes, lines=lines)


def _box(box: Box) -> str:
    return f"{box.name}{_BOXES[box.shape].format(escape_mermaid(box.text))}{':::dashed' if box.is_dashed else ''}"


def _line(line: Line) -> str:
    text = f'|"{escape_mermaid(line.text)}"|' if line.text else ""
    return f"{line.source} {_LINES[line.stroke]}{text} {line.target}"


def escape_mermaid(text: str) -> str:
    """Write a text so that it is text between the quotation marks of a label, in Mermaid and in the page it makes.

    >>> escape_mermaid('Ana "<b>" end')
    'Ana #34;#60;b#62;#34; end'
    """
    return _PLAIN.sub(lambda found: f"#{ord(found[0])};", text)
