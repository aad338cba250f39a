"""The report format `circles-mermaid`: a page in Markdown with a drawing of the circles of each charter."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from netlint import Charter, Message, as_tuple
from netlint.reporters import CharterReport, Reporter, Summary, Translation, escape

from netlint_circles.drawing import MARK, Drawing


class Page(Reporter):
    """Draws the circles of each network: their members, leads, parents and open findings."""

    signature = r"<!-- netlint circles-mermaid -->\n"

    def begin(self) -> str:
        """Return the line by which netlint recognizes a report in this format, and the title."""
        title = self.context.translate(None)("Circles")
        return f"<!-- netlint circles-mermaid -->\n# {title}\n"

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return a heading, what there is to say about the circles, and the drawing."""
        translate = self.context.translate(report.language)
        parts = [f"## {escape.markdown(report.summary.name or report.name)}"]
        if report.summary.name:
            parts.append(escape.markdown(report.name))
        charter = report.charter_on(self.context.today)
        if charter is None:
            parts.append(_sentence(Message("This file is not a charter that netlint can read."), translate))
        else:
            parts += _parts(charter, _marks(report), translate)
        return "".join(f"\n{part}\n" for part in parts)

    def end(self, summary: Summary) -> str:
        """Return what netlint could not do, so that nobody takes the page for complete."""
        translate = self.context.translate(None)
        return "".join(f"\n{_sentence(error, translate)}\n" for error in summary.errors)


def _marks(report: CharterReport) -> Mapping[str, set[str]]:
    """Return the codes of the open findings about each circle, by its id."""
    marks = defaultdict(set)
    for finding in report.open:
        for place in finding.places:
            match place:
                case ("circles", str(circle), *_):
                    marks[circle].add(finding.code)
    return marks


def _parts(charter: Charter, marks: Mapping[str, set[str]], translate: Translation) -> Iterator[str]:
    """Return paragraphs and the drawing, in Markdown."""
    if charter.network and charter.network.parent:
        yield _sentence(Message("This network is part of {parent}.", {"parent": charter.network.parent}), translate)
    places = tuple(one.at for one in charter.elsewhere if "circles" in as_tuple(one.sections))
    if places:
        yield _sentence(Message("The circles are kept elsewhere: {places}.", {"places": places}), translate)
    if charter.running_circles:
        yield from _drawn(Drawing(charter, marks, translate), translate)
    elif charter.circles:
        yield _sentence(Message("All circles in this charter have ended."), translate)
    elif not places:
        yield _sentence(Message("This charter has no circles."), translate)


def _drawn(drawing: Drawing, translate: Translation) -> Iterator[str]:
    """Return the drawing and what its mark means, or that it is too large."""
    if drawing.is_too_large:
        template = "This charter has more circles than Mermaid can draw: {number}."
        yield _sentence(Message(template, {"number": len(drawing.boxes)}), translate)
        return
    yield f"```mermaid\n{drawing.text}\n```"
    if drawing.has_marks:
        template = "A circle with {mark} has open findings. To read about one, run `netlint explain` with its code."
        yield _sentence(Message(template, {"mark": MARK}), translate)


def _sentence(message: Message, translate: Translation) -> str:
    """Return a paragraph in which nothing from a charter is anything but text."""
    return escape.markdown(message.text(translate))
