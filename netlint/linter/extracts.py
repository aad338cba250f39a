"""What rules compare of one charter: the values of the functions in `compares`, as bytes. Compares nothing."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter import Charter, InvalidValue, StandsElsewhere
from netlint.i18n import Message
from netlint.linter.message_checks import check_outcome, checked
from netlint.rules.base import Rule
from netlint.rules.extract import Extract, extract_of
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, Document, dotted
from netlint.utils.errors import in_place_of, interrupted_in, raised_in


class NoValue(Struct, frozen=True):
    """Why a function has no value for a charter."""

    kind: Literal["skipped", "invalid", "elsewhere", "crashed", "unreadable", "absent"]
    message: Message
    path: DocPath = ()
    """The path of the invalid value, with ids."""
    elsewhere: tuple[str, str] = ("", "")
    """The section that is kept elsewhere, and its place."""

    @property
    def is_unknown(self) -> bool:
        """Whether there may be a value all the same; if not, there is nothing to compare."""
        return self.kind not in ("skipped", "absent")


Extracted: TypeAlias = tuple[str, bytes | NoValue]
"""The key of a function, and its value for a charter as bytes, or why it has none."""


class ExtractCrash(Exception):  # noqa: N818 (it carries another error)
    """Raised instead of running a rule that compares what a function returns, if that function crashed."""


class NoExtract(SkipRule):
    """Raised by reading a value that a charter does not have. The rule is skipped."""

    def __init__(self, file: str, why: NoValue) -> None:
        """Store the charter without the value."""
        super().__init__(Message("{file}: {reason}", {"file": file, "reason": why.message}))
        self.file = file
        self.why = why

    def seen_from(self, file: str) -> Exception:
        """Return what a rule raises that checks the charter in `file`: as if it had read its own charter itself."""
        if file != self.file:
            return self
        if self.why.kind == "invalid":
            return InvalidValue(self.why.path)
        return StandsElsewhere(*self.why.elsewhere) if self.why.kind == "elsewhere" else SkipRule(self.why.message)


def extracted(document: Document, charter: Charter | None, rules: Iterable[Rule]) -> tuple[Extracted, ...]:
    """Return what rules compare of a charter; no values if `charter` is `None`."""
    functions = dict.fromkeys(function for rule in rules for function in rule.compares)
    return tuple((extract.key, _value(document, charter, extract)) for extract in map(extract_of, functions))


def absent(rules: Iterable[Rule]) -> tuple[Extracted, ...]:
    """Return what rules compare of a charter that does not exist: no values."""
    why = NoValue("absent", Message("the charter does not exist"))
    return tuple((extract_of(function).key, why) for rule in rules for function in rule.compares)


def crash_in(extracts: Iterable[Extracted] | None, rule: Rule) -> str:
    """Return the error of a function that a rule compares, with its place; "" if none of them crashed."""
    keys = {extract_of(function).key for function in rule.compares} if extracts else ()
    crashes = (value for key, value in extracts or () if key in keys)
    return next((one.message.text() for one in crashes if isinstance(one, NoValue) and one.kind == "crashed"), "")


def _value(document: Document, charter: Charter | None, extract: Extract) -> bytes | NoValue:
    if charter is None:
        return NoValue("absent" if document.is_other_format else "unreadable", Message("the charter could not be read"))
    try:
        value = extract.function(charter)
    except (SkipRule, StandsElsewhere, InvalidValue) as outcome:
        try:
            return _no_value(document, outcome)
        except Exception as mistake:  # noqa: BLE001 (what a function raises may have anything in it)
            return _crash(raised_in(in_place_of(outcome, mistake), extract.file))
    except KeyboardInterrupt as error:
        raise interrupted_in(error, extract.name, document.source.name, extract.file) from error
    except BaseException as error:  # noqa: BLE001 (a function of a plugin may raise anything, SystemExit too)
        return _crash(raised_in(error, extract.file))
    try:
        return extract.encode(value)
    except (TypeError, ValueError) as error:
        return _crash(f"{type(error).__name__}: {error}")


def _no_value(document: Document, outcome: SkipRule | StandsElsewhere | InvalidValue) -> NoValue:
    """Return why there is no value. Raises anything for what cannot be shown."""
    check_outcome(outcome)
    if isinstance(outcome, SkipRule):
        return NoValue("skipped", checked(outcome.reason, SkipRule))
    if isinstance(outcome, StandsElsewhere):
        reason = Message("`{section}` is kept elsewhere ({place})", {"section": outcome.section, "place": outcome.at})
        return NoValue("elsewhere", reason, elsewhere=(outcome.section, outcome.at))
    path = document.named(outcome.path)
    return NoValue("invalid", Message("`{path}` is invalid", {"path": dotted(path)}), path=path)


def _crash(error: str) -> NoValue:
    return NoValue("crashed", Message("{error}", {"error": error}))
