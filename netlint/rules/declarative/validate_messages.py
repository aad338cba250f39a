"""What makes no sense in the texts of a rule without code: placeholders that netlint does not fill in."""

import re
from collections.abc import Iterator

from netlint.charter.schema_paths import EVERY, Tables, forms_at
from netlint.i18n import LANGUAGES, Message, Parameter
from netlint.rules.declarative.entry import Claim, DeclaredRule, Texts, conditions_in, in_english, in_language, parts
from netlint.rules.declarative.messages import OF_EACH, PLACEHOLDERS, PLACES, placeholders
from netlint.rules.declarative.paths import steps
from netlint.rules.declarative.validate_conditions import Problems
from netlint.toml import dotted
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import guess_and_known


def message_problems(entry: DeclaredRule, tables: Tables) -> Problems:
    """Yield what makes no sense in the texts of an entry, each with the key that it is about."""
    if is_blank(in_english(entry.message)):
        yield ("message",), Message("Write a `message`. People read it if the charter breaks the rule.")
    unknown = list(_unknown_placeholders(entry))
    yield from unknown or _other_placeholders(entry.message)
    if not unknown:
        yield from ((("message",), problem) for problem in _unfilled(entry, tables))


def _unknown_placeholders(entry: DeclaredRule) -> Problems:
    """Yield the placeholders that netlint does not fill in; only a message has any that it does."""
    for key in ("message", "why", "fix", "question"):
        texts: Texts = getattr(entry, key)
        written = {(key, language): in_language(texts, language) for language in LANGUAGES}
        for place, text in written.items() if not isinstance(texts, str) else [((key,), texts)]:
            known = PLACEHOLDERS if key == "message" else ()
            if unknown := [name for name in placeholders(text) if name not in known]:
                names: tuple[Parameter, ...] = tuple(f"`{name}`" for name in unknown)
                problem = Message(
                    "`{key}` has {unknown}, which netlint does not fill in.", {"key": dotted(place), "unknown": names}
                )
                yield place, problem + " " + (_allowed(unknown[0]) if known else _only_in_messages())


def _allowed(unknown: str) -> Message:
    allowed = Message("Allowed placeholders: {known}.", {"known": PLACEHOLDERS})
    name = re.split(r"[^\w-]+", unknown)[1]
    return guess_and_known(f"{{{name}}}", PLACEHOLDERS, allowed)


def _only_in_messages() -> Message:
    return Message("Only `message` can have a placeholder.")


def _other_placeholders(message: Texts) -> Problems:
    """Yield which placeholders stand in the message in one language, and not in the other."""
    written = {language: text for language in LANGUAGES if (text := in_language(message, language))}
    for placeholder in PLACEHOLDERS:
        missing = [language for language, text in written.items() if placeholder not in text]
        for language in missing if len(missing) < len(written) else ():
            parameters: dict[str, Parameter] = {"places": placeholder, "key": f"message.{language}"}
            problem = Message("`{places}` is missing in `{key}`, but the other language has it.", parameters)
            yield ("message", language), problem


def _unfilled(entry: DeclaredRule, tables: Tables) -> Iterator[Message]:
    """Yield which placeholders are about one place, and have none, or nothing there to show."""
    written = placeholders(in_english(entry.message))
    singly = [name for name in OF_EACH if name in written]
    if singly and PLACES in written:
        template = "`{places}` is about all places, and `{other}` about one. Use one of the two."
        yield Message(template, {"places": PLACES, "other": singly[0]})
    for name in singly:
        if any(claim.some for claim in entry.claims):
            template = "`{name}` is about one place, but with `some` the finding is about all items. Leave it out."
            yield Message(template, {"name": name})
        elif name == "{value}" and all(conditions_in(claim.must) == {"exists": True} for claim in entry.claims):
            yield Message("`{name}` has nothing to show, because the place is empty. Leave it out.", {"name": name})
        elif name == "{id}" and (claim := next((one for one in entry.claims if not _has_id(one, tables)), None)):
            template = "`{name}`: no item around `{at}` has an id. Use `{place}`."
            yield Message(template, {"name": name, "at": claim.at, "place": "{place}"})


def _has_id(claim: Claim, tables: Tables) -> bool:
    """Return whether a place is in an item that has an id, or can be."""
    path = parts(claim.at)
    return any(
        "id" in form.get("properties", ())
        for depth, step in enumerate(steps(path, tables))
        if any("items" in form for form in forms_at(path[:depth], tables)) and not step.is_of_each
        for form in forms_at(path[: depth + 1], tables)
    ) or (EVERY in path and not forms_at(path, tables))
