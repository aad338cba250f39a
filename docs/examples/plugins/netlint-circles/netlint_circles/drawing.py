"""The drawing of the circles of one charter, in Mermaid."""

from collections.abc import Iterator, Mapping

from netlint import Charter, Message, as_tuple
from netlint.charter import Circle
from netlint.reporters import Translation

from netlint_circles.mermaid import MOST_CHARACTERS, MOST_LINES, quoted
from netlint_circles.table import Circles

MARK = "⚠"


class Drawing:
    """A box for each circle that has not ended, with its people in it, and a line to each from its parent."""

    def __init__(self, charter: Charter, marks: Mapping[str, set[str]], translate: Translation) -> None:
        """Draw a charter. `marks` has the codes of the open findings about a circle, by its id."""
        self._names = charter.names
        self._marks = marks
        self._translate = translate
        circles = charter.running_circles
        self.has_marks = any(circle.id in marks for circle in circles)
        self.boxes = [self._box(f"c{number}", circle) for number, circle in enumerate(circles)]
        self._lines = _lines(charter)
        self.text = "\n".join(["flowchart TB", *self.boxes, *self._lines])

    @property
    def is_too_large(self) -> bool:
        """Whether Mermaid refuses to draw it."""
        return len(self.text) > MOST_CHARACTERS or len(self._lines) > MOST_LINES

    def _box(self, node: str, circle: Circle) -> str:
        codes = ", ".join(sorted(self._marks.get(circle.id, ())))
        title = f"{circle.id} {MARK} {codes}" if codes else circle.id
        people = [
            f"    {node}p{number}([{quoted(person.text(self._translate))}])"
            for number, person in enumerate(self._people(circle))
        ]
        return "\n".join([f"  subgraph {node}[{quoted(title)}]", *people, "  end"])

    def _people(self, circle: Circle) -> Iterator[Message]:
        """Return the lead and the other members. An empty box would say less than that nobody is listed."""
        members = [member for member in dict.fromkeys(as_tuple(circle.members)) if member != circle.lead]
        if circle.lead:
            yield Message("{name} (lead)", {"name": self._names.get(circle.lead, circle.lead)})
        for member in members:
            yield Message("{name}", {"name": self._names.get(member, member)})
        if circle.size and not circle.members:
            yield Message("size: {number}", {"number": circle.size})
        elif not circle.lead and not members:
            yield Message("nobody listed")


def _lines(charter: Charter) -> list[str]:
    """Return a line from each parent to each circle in it. If circles share an id, the line is that of the first."""
    nodes: dict[str, str] = {}
    for number, circle in enumerate(charter.running_circles):
        nodes.setdefault(circle.id, f"c{number}")
    pairs = dict.fromkeys((nested.parent, nested.circle) for nested in charter.table(Circles).inside)
    return [f"  {nodes[parent]} --> {nodes[circle]}" for parent, circle in pairs if parent in nodes and circle in nodes]
