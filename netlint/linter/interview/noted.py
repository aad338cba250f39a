"""How netlint took an answer apart, in one line for the person who gave it. Reads no text."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from netlint.i18n.message import Message, Translate, notice
from netlint.linter.interview.answer import Data
from netlint.linter.interview.questions import Question

_PERCENT = 100


def noted(question: Question, data: Data, translate: Translate) -> Message | None:
    """Return what was noted of an answer; `None` if there is nothing to say, or the answer was not taken apart."""
    show = _SHOW.get(question.kind)
    return show(question, data, translate) if show and data else None


def _items(question: Question, data: Data, _translate: Translate) -> Message:
    entries = data[question.fills[0]]
    names = [str(entry.get("name") or entry.get("statement")) for entry in entries]
    return notice("Noted ({count}): {names}", count=len(names), names=" / ".join(names))


def _noted(*parts: str) -> Message:
    return notice("Noted: {what}.", what=", ".join(filter(None, parts)))


def _since(_question: Question, data: Data, _translate: Translate) -> Message:
    return _noted(str(data["network"]["founded"]))


def _share(_question: Question, data: Data, _translate: Translate) -> Message:
    internal = round(data["time"]["internal"] * _PERCENT, 1)
    template = "Noted: {internal}% of your time for the network, {external}% for clients."
    return Message(template, {"internal": internal, "external": round(_PERCENT - internal, 1)})


def _coordinator(_question: Question, data: Data, translate: Translate) -> Message:
    coordination = data["coordination"]
    deputy = _names([coordination["deputy"]], data) if "deputy" in coordination else ""
    first = coordination["coordinator"]
    return _noted(
        _names([first] if isinstance(first, str) else first, data),
        notice("deputy {name}", name=deputy).text(translate) if deputy else "",
        notice("until {date}", date=coordination["until"]).text(translate) if "until" in coordination else "",
    )


def _names(ids: list[str], data: Data) -> str:
    known = {member["id"]: member["name"] for member in data["members"]}
    return " + ".join(known[one] for one in ids)


def _mandate(_question: Question, data: Data, _translate: Translate) -> Message:
    return _noted(*data["coordination"]["mandate"])


def _meeting(_question: Question, data: Data, _translate: Translate) -> Message:
    (meeting,) = data["meetings"]
    return _noted(*(_shown(value) for key, value in meeting.items() if key != "id"))


def _shown(value: Any) -> str:
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def _step(_question: Question, data: Data, _translate: Translate) -> Message:
    (step,) = data["next-steps"]
    owners = [step["owner"]] if isinstance(step.get("owner"), str) else step.get("owner", [])
    return _noted(step["what"], _names(owners, data), str(step.get("due", "")))


def _choice(question: Question, data: Data, translate: Translate) -> Message:
    section, key = question.fills
    chosen = next(option for option in question.options if option.value == data[section][key])
    return _noted(chosen.label.text(translate))


def _habits(question: Question, data: Data, translate: Translate) -> Message:
    labels = {option.value: option.label.text(translate) for option in question.options}
    return _noted(*(f"{labels[one['kind']]} {one.get('every', '')}".strip() for one in data["rituals"]))


_Show = Callable[[Question, Data, Translate], Message]
_SHOW: Mapping[str, _Show] = {
    "people": _items,
    "statements": _items,
    "since": _since,
    "share": _share,
    "coordinator": _coordinator,
    "mandate": _mandate,
    "meeting": _meeting,
    "step": _step,
    "choice": _choice,
    "habits": _habits,
}
