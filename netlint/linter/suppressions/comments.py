"""Ignore comments: what the comments of a charter say to netlint. Suppresses nothing, opens no file."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from netlint.i18n import Message
from netlint.linter.suppressions.comment_forms import CommentPart, parts_of
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
_QUOTED = 80
"""The most characters of a reason that a message repeats. The project chose this limit."""


class IgnoreComment(NamedTuple):
    """One rule, or group of rules, that a comment names."""

    named: str
    span: Span
    """The place of the whole comment."""
    part: Span
    """The place of the part of it that names the rule, from its `#` on."""
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

    selectors, number = _Selectors(rules), 0
    meant = list(islice(_meant(document, selectors), MAX_SELECTORS + 1))
    for (span, said), scope in zip(meant, scopes(document.source, [span for span, _ in meant]), strict=True):
        for comment in _read(said, span, scope, selectors):
            number += 1
            if number > MAX_SELECTORS:
                yield comment._replace(named="", problem=_too_many(), advice=_WHOLE_FILE)
                return
            yield comment


def _meant(document: Document, selectors: "_Selectors") -> Iterator[tuple[Span, CommentPart]]:
    """Yield what the comments say to netlint, each with the place of its comment."""
    for span in document.comments():
        text = document.source.line(span.line)[span.column - 1 :]
        for said in parts_of(text, selectors.lowercase):
            yield span, said


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

    @cached_property
    def lowercase(self) -> frozenset[str]:
        """The codes and names of all rules, in lowercase letters."""
        return frozenset(name.lower() for name in self.names())

    def names(self) -> list[str]:
        """Return the codes and names of all rules, sorted."""
        return sorted({name for rule in self.rules.values() for name in (rule.code, rule.name)})


def _read(said: CommentPart, span: Span, scope: "Scope", selectors: _Selectors) -> Iterator[IgnoreComment]:
    """Read what one comment says to netlint."""
    column = span.column + said.start
    part = Span(span.line, column, span.line, column + said.end - said.start)
    if said.listed is None:
        yield IgnoreComment("", span, part, scope, said.whole_file, "", *_not_read(said, selectors))
        return
    reason = "" if is_blank(said.reason) else said.reason
    for written in [one.strip() for one in said.listed.split(",") if one.strip()] or [""]:
        named = selectors.as_known(written)
        message, advice = _problem(named, scope, said.whole_file, selectors) or (None, None)
        yield IgnoreComment(named, span, part, scope, said.whole_file, reason, message, advice)


def _not_read(said: CommentPart, selectors: _Selectors) -> _Problem:
    """Return what to write instead of a comment that does not have the form of an ignore comment."""
    kind = "ignore-file" if said.whole_file else "ignore"
    named = [selectors.as_known(name) for name in said.meant]
    begins = f"# netlint: {kind}[{', '.join(named) or 'NL105'}]"
    form = f"{begins} ..."
    if named and _can_be_quoted(said.reason):
        message = Message(
            "netlint cannot read this ignore comment. Write `{form}`.", {"form": f"{begins} {said.reason}"}
        )
    elif named:
        message = Message("netlint cannot read this ignore comment. Write `{form}`, with a reason.", {"form": form})
    else:
        message = Message("This comment does not say what to ignore. Write `{form}`, with a reason.", {"form": form})
    template = (
        "Write the rule in square brackets after `{kind}`, and the reason after these brackets: `{begins} {reason}`."
    )
    reason = said.reason if _can_be_quoted(said.reason) else Message("We decide in May")
    advice = Message(template, {"kind": kind, "begins": begins, "reason": reason})
    return _Problem(message, advice if named else _AS_WANTED)


def _can_be_quoted(reason: str) -> bool:
    """Return whether a message can show a reason whole."""
    return not is_blank(reason) and len(reason) <= _QUOTED and "`" not in reason


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
