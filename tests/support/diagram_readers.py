"""What reads diagrams strictly: a line is of one of a few forms, and all that is a stranger's is inside quotation marks."""

import re
from collections.abc import Callable
from typing import NamedTuple

_DOT_TEXT = r'"(?P<{}>(?:[^"\\\n]|\\["\\n])*)"'
_DOT = {
    "start": r"digraph netlint \{|  rankdir=LR|  (?:graph|node|edge) \[[\w=\", ]+\]",
    "cluster": r"  subgraph cluster_charter\d+ \{",
    "title": rf"    label={_DOT_TEXT.format('title')}",
    "box": rf" {{2,4}}(?P<box>n\d+x\w+|note) \[label={_DOT_TEXT.format('text')}, shape=\w+(?:, style=\"[a-z,]+\")?\]",
    "line": rf"    (?P<source>n\d+x\d+) -> (?P<target>n\d+x\d+)(?: \[(?:label={_DOT_TEXT.format('on')})?[a-z0-9=, ]*\])?",
    "end": r"  \}|\}",
}
_MERMAID_TEXT = r'"(?P<{}>(?:[\w ,\'/():….-]|#\d+;)*)"'
_MERMAID_SHAPES = {"([": "])", "[": "]", "((": "))", ">": "]"}
_MERMAID = {
    "start": r"flowchart LR|  %% netlint|  classDef dashed stroke-dasharray:5 4|    direction LR",
    "cluster": rf"  subgraph charter\d+\[{_MERMAID_TEXT.format('title')}\]",
    "box": rf" {{2,4}}(?P<box>n\d+x\w+|note\d)(?P<open>[\[(>]+){_MERMAID_TEXT.format('text')}(?P<close>[\])]+)(?::::dashed)?",
    "line": rf"    (?P<source>n\d+x\w+) (?:-->|==>|---|-\.->|-\.-)(?:\|{_MERMAID_TEXT.format('on')}\|)? (?P<target>n\d+x\w+)",
    "end": r"  end",
}


class Drawn(NamedTuple):
    """What a diagram draws: titles, the texts of boxes by their names, and lines."""

    titles: list[str]
    boxes: dict[str, str]
    lines: list[tuple[str, str]]


def read_dot(text: str) -> Drawn:
    """Return what a diagram in DOT draws. Fails at a line that is not of a known form."""
    return _read(text, _DOT, _of_dot)


def read_mermaid(text: str) -> Drawn:
    """Return what a diagram in Mermaid draws. Fails at a line that is not of a known form."""
    return _read(text, _MERMAID, lambda text: re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text))


def _of_dot(text: str) -> str:
    plain = re.sub(r"\\(.)", lambda found: " " if found[1] == "n" else found[1], text)
    assert not re.search(r"&(?!amp;)", plain), plain
    return plain.replace("&amp;", "&")


def _read(text: str, forms: dict[str, str], plain: Callable[[str], str]) -> Drawn:
    assert text.endswith("\n")
    drawn, depth = Drawn([], {}, []), 0
    for line in text.removesuffix("\n").split("\n"):
        kind, match = next(
            ((kind, found) for kind, form in forms.items() if (found := re.fullmatch(form, line))), ("", None)
        )
        assert match, f"not of a known form: {line!r}"
        depth += (kind == "cluster") - (kind == "end" and line.startswith("  "))
        parts = match.groupdict()
        if parts.get("title") is not None:
            drawn.titles.append(plain(parts["title"]))
        if kind == "box":
            assert parts["box"] not in drawn.boxes
            assert _MERMAID_SHAPES.get(parts.get("open") or "") == parts.get("close")
            drawn.boxes[parts["box"]] = plain(parts["text"])
        if kind == "line":
            drawn.lines.append((parts["source"], parts["target"]))
    assert depth == 0
    assert {name for line in drawn.lines for name in line} <= set(drawn.boxes)
    return drawn
