"""The types of the charter format in a few words, such as "list of ids". Checks no value."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.i18n.message import Choice, Message

_WORDS: Mapping[str, Message] = {
    ID_PATTERN: Message("id"),
    INTERVAL_PATTERN: Message("interval"),
    LANGUAGE_PATTERN: Message("language"),
    "string": Message("text"),
    "integer": Message("whole number"),
    "number": Message("number"),
    "boolean": Message("true or false"),
    "object": Message("table"),
    "date": Message("date"),
    "time": Message("time"),
}
_LISTS: Mapping[str, Message] = {
    ID_PATTERN: Message("list of ids"),
    "string": Message("list of text"),
    "object": Message("list of tables"),
}
_OF_THESE = Message("list of these")
_ONE_OR_MORE = Message("one of these values, or a list of them")
_ONE = Message("one of these values")
_PARTIAL = (Message("month"), Message("year"))


def type_words(form: Mapping[str, Any]) -> Message | Choice:
    """Return the type of a value in a few words; `form` is its schema. Listed values are "these values"."""
    if any("enum" in option for option in form.get("anyOf", ())):
        return _ONE_OR_MORE
    if "enum" in form:
        return _ONE if len(form["enum"]) > 1 else Message("always {value}", {"value": f"`{form['enum'][0]}`"})
    words = tuple({message.template: message for message in _each(form)}.values())
    return words[0] if len(words) == 1 else Choice(words)


def _each(form: Mapping[str, Any]) -> Iterator[Message]:
    """Yield the types that a value can have, lists last."""
    for option in sorted(form.get("anyOf", (form,)), key=lambda one: one.get("type") == "array"):
        if option.get("pattern") == PARTIAL_DATE_PATTERN:
            yield from _PARTIAL
        elif option.get("type") != "array":
            yield _WORDS.get(_kind(option), _WORDS["object"])
        elif "anyOf" in option["items"]:
            yield _OF_THESE
        else:
            yield _LISTS.get(_kind(option["items"]), _LISTS["object"])


def _kind(form: Mapping[str, Any]) -> str:
    """Return the name of a type: its pattern if that has a name, its format, or its type."""
    if (pattern := form.get("pattern")) in _WORDS:
        return str(pattern)
    return str(form.get("format") or form.get("type", "object"))
