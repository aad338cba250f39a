"""Reading the HTML report: its elements, as a browser finds them."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

VOID = {"meta", "br"}
OPTIONAL = {"li"}
"""Elements whose end tag the page leaves out, as HTML allows."""


class Element(NamedTuple):
    """An element with its attributes, and the text in it."""

    tag: str
    attributes: dict[str, str]
    parts: list[str]

    @property
    def text(self) -> str:
        """The text in the element, with single spaces."""
        return " ".join("".join(self.parts).split())

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """A page, read. Raises `AssertionError` if its elements do not end in the order in which they begin."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements: list[Element] = []
        self.declarations: list[str] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert not self._open, self._open[-1].tag

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs), attrs
        if tag == "li" and self._open and self._open[-1].tag == "li":
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1].tag in OPTIONAL and self._open[-1].tag != tag:
            self._open.pop()
        assert self._open, tag
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)

    def all(self, tag: str = "", kind: str = "") -> list[Element]:
        """Return the elements with a tag and a class, in the order of the page."""
        return [one for one in self.elements if tag in ("", one.tag) and (not kind or kind in one.classes)]

    def texts(self, tag: str = "", kind: str = "") -> list[str]:
        """Return the texts of these elements."""
        return [one.text for one in self.all(tag, kind)]

    def by_id(self, name: str) -> Element:
        """Return the element with an id."""
        return next(one for one in self.elements if one.attributes.get("id") == name)

    @property
    def text(self) -> str:
        """The text of the page, without its style."""
        return next(one for one in self.elements if one.tag == "body").text

    @property
    def headings(self) -> Iterator[tuple[int, str]]:
        """The level and the text of each heading."""
        for one in self.elements:
            if re.fullmatch(r"h[1-6]", one.tag):
                yield int(one.tag[1]), one.text


def assert_self_contained(page: Page) -> None:
    """Assert that a page runs nothing, asks for nothing, and is accepted by its own security policy."""
    policies = [
        one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    (style,) = page.all("style")
    digest = b64encode(sha256("".join(style.parts).encode()).digest()).decode()
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    assert not re.search(r"url\(|@import|@font-face|expression", "".join(style.parts))
    for one in page.elements:
        assert one.tag not in {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "image"}
        for name, value in one.attributes.items():
            assert not name.startswith("on"), one
            assert name not in {"style", "src", "srcset", "action", "data", "xlink:href", "background", "ping"}, one
            assert name != "href" or value.startswith("#"), one


def assert_accessible(page: Page) -> None:
    """Assert what every reader of a page relies on: names that lead somewhere, and headings without gaps."""
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    for one in page.elements:
        for name in ("aria-labelledby", "href"):
            if name in one.attributes:
                assert one.attributes[name].removeprefix("#") in ids, one
    levels = [level for level, _text in page.headings]
    assert levels[0] == min(levels), levels
    assert levels.count(1) <= 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), list(page.headings)
    assert all(text for _level, text in page.headings)
    assert len(page.all("main")) == 1
    for picture in page.all("svg"):
        assert picture.attributes.keys() & {"aria-label", "aria-hidden", "x"}, picture
