"""Ignore comments: what the comments of a charter say to netlint. Suppresses nothing, opens no file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from netlint.i18n import Message
from netlint.linter.suppressions.model import MAX_SELECTORS
from netlint.rules.base import Rule
from netlint.rules.selector import pattern_problem, several_in, specificity
from netlint.toml import Document, Span
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import suggest

if TYPE_CHECKING:
    from netlint.toml.comment_scopes import Scope

_AS_WANTED = Message("Write the code of a rule and a reason: `# netlint: ignore[NL105] We decide in May`.")
_WHOLE_FILE = Message("Write one comment at the top of the file: `# netlint: ignore-file[NL105] We decide in May`.")
# Nothing is taken back (`*+`), so that no line can make the search slow.
_COMMENT = re.compile(r"#\s*+netlint\s*+(?::\s*+(.*)|\W*+ignore(?:-file)?+\s*+\[)", re.IGNORECASE)
_IGNORE = re.compile(r"(ignore|ignore-file)\s*\[([^\]]*)\]\s*(.*)", re.IGNORECASE)


class IgnoreComment(NamedTuple):
    """One rule, or group of rules, that a comment names."""

    named: str
    span: Span
    scope: "Scope"
    whole_file: bool
    reason: str
    problem: Message | None = None
    """What makes it have no effect."""
    advice: Message | None = None
    """How to correct that."""


class _Problem(NamedTuple):
    """What makes a comment have no effect, and how to correct that."""

    message: Message
    advice: Message


def read_comments(document: Document, rules: Mapping[str, Rule]) -> Iterator[IgnoreComment]:
    """Read the comments of a charter that are meant for netlint, up to a limit; `rules` are all there are, by code."""
    from netlint.toml.comment_scopes import scopes

    meant = list(islice(_meant(document), MAX_SELECTORS + 1))
    selectors, number = _Selectors(rules), 0
    for (span, text), scope in zip(meant, scopes(document.source, [span for span, _ in meant]), strict=True):
        for comment in _read(text, span, scope, selectors):
            number += 1
            if number > MAX_SELECTORS:
                yield comment._replace(named="", problem=_too_many(), advice=_WHOLE_FILE)
                return
            yield comment


def _meant(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the comments that are meant for netlint, each with what it says; nothing where it is not said to whom."""
    for span in document.comments():
        text = document.source.line(span.line)[span.column - 1 :]
        if meant := _COMMENT.match(text):
            yield span, meant[1] or ""


class _Selectors:
    """What the selectors in the comments of one charter mean, each looked up once."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules
        self._meant: dict[str, list[Rule]] = {}

    def meant(self, named: str) -> list[Rule]:
        """Return the rules that a selector means."""
        if named not in self._meant:
            self._meant[named] = [rule for rule in self.rules.values() if specificity(named, rule)]
        return self._meant[named]

    def as_known(self, written: str) -> str:
        """Return a selector as rules are named, whatever its case."""
        return next((named for named in (written, written.upper(), written.lower()) if self.meant(named)), written)

    def names(self) -> list[str]:
        """Return the codes and names of all rules, sorted."""
        return sorted({name for rule in self.rules.values() for name in (rule.code, rule.name)})


def _read(text: str, span: Span, scope: "Scope", selectors: _Selectors) -> Iterator[IgnoreComment]:
    """Read what one comment says to netlint."""
    form = _IGNORE.match(text)
    if form is None:
        wanted = "# netlint: ignore[NL105] ..."
        problem = Message("This comment does not say what to ignore. Write `{form}`, with a reason.", {"form": wanted})
        yield IgnoreComment("", span, scope, False, "", problem, _AS_WANTED)
        return
    whole_file = form[1].lower() == "ignore-file"
    reason = "" if is_blank(form[3]) else form[3].strip()
    for written in [part.strip() for part in form[2].split(",") if part.strip()] or [""]:
        named = selectors.as_known(written)
        message, advice = _problem(named, scope, whole_file, selectors) or (None, None)
        yield IgnoreComment(named, span, scope, whole_file, reason, message, advice)


def _problem(named: str, scope: "Scope", whole_file: bool, selectors: _Selectors) -> _Problem | None:
    """Return what makes a comment have no effect."""
    meant = selectors.meant(named)
    if not named:
        return _Problem(Message("This comment does not say which rule to ignore."), _AS_WANTED)
    if not meant:
        return _misread(named, selectors) or _unknown(named, selectors.names())
    if all(rule.mandatory for rule in meant):
        template = "`{name}` cannot be ignored, because a charter could then seem to pass although it does not."
        return _Problem(
            Message(template, {"name": named}), Message("Remove `{name}` from this comment.", {"name": named})
        )
    if whole_file and not scope.at_top:
        return _Problem(
            Message("`ignore-file` must be at the top of the file, above the first key or table."),
            Message("Move this comment to the top of the file."),
        )
    if not whole_file and scope.line is None and scope.path is None:
        return _Problem(
            Message("This ignore comment has no effect, because nothing follows it."),
            Message("Move this comment to the line that it is about, or to the line above."),
        )
    return None


def _misread(named: str, selectors: _Selectors) -> _Problem | None:
    """Return what is wrong with several rules in one name, or with a pattern."""
    rules = selectors.rules
    if several := several_in(named, rules):
        right = f"ignore[{', '.join(several)}]"
        advice = Message("Put a comma between the rules: `{right}`.", {"right": right})
        return _Problem(Message("`{name}` names several rules.", {"name": named}), advice)
    problem = pattern_problem(named, rules)
    return _Problem(problem, _corrected(named)) if problem else None


def _unknown(named: str, known: Iterable[str]) -> _Problem:
    if near := suggest(named, known):
        return _Problem(
            Message("Unknown rule `{name}`. Did you mean `{near}`?", {"name": named, "near": near}),
            Message(
                "Write `{near}` instead of `{name}`. `netlint rules` lists all rules.", {"name": named, "near": near}
            ),
        )
    return _Problem(
        Message("Unknown rule `{name}`. `netlint rules` lists all rules.", {"name": named}), _corrected(named)
    )


def _corrected(named: str) -> Message:
    return Message("Remove `{name}` from this comment, or correct it.", {"name": named})


def _too_many() -> Message:
    template = (
        "The ignore comments in this file name more than {limit} rules. netlint skips the comments from "
        "here on. Use `ignore-file` for the whole file."
    )
    return Message(template, {"limit": MAX_SELECTORS})
