"""Places and keys."""

from collections.abc import Iterator
from typing import Any

from netlint import Charter, Finding, Note, rule

from netlint_practicalities._holders import HeldKey, Stray, held_keys
from netlint_practicalities._words import KEYS, is_a_role_or_decision, said
from netlint_practicalities.table import Practicalities

_ENOUGH = 2
"""The number of different people that a key needs."""


@rule(
    "NP009",
    severity="info",
    level="sound",
    since="0.1",
    question="Where do we talk, and where would a new member find what we agreed?",
)
def no_channel(charter: Charter) -> Iterator[Finding]:
    """The charter does not say where members talk and where records are kept.

    Why: A new member needs to know where the conversation is. If nobody can find an agreement again, you make it twice
    or forget it.

    Fix: Write under `[plugins.practicalities]` where you talk and keep records. In `records` you write where you keep
    what you agreed.

    The `log` of `[decisions]`, the `notes` of a meeting and a place in `[[elsewhere]]` count as well.

    This is not legal advice.

    Source: Enspiral (comms_guidelines), Greaterthan (guides/collaboration-and-comms-tools), Hypha (coordination) and
    Loomio (communications) each name their tools.

    Bad:
        [network]  # NP009: The charter does not say where members talk and where records are kept.
        name = "Stroomop"

    Good:
        [plugins.practicalities]
        channels = "Signal if it is urgent, the forum for all else."
        records = "The shared folder, with a page for each meeting."

    Good:
        [decisions]
        log = "Loomio"
    """
    table = charter.table(Practicalities)
    if said(table.channels) or said(table.records) or charter.elsewhere:
        return
    log = charter.decisions.log if charter.decisions else None
    if not (said(log) or any(said(meeting.notes) for meeting in charter.meetings)):
        template = "The charter does not say where members talk and where records are kept."
        yield Finding(template, at="plugins.practicalities.channels", write={"records": ...})


@rule(
    "NP010",
    severity="warning",
    level="sound",
    since="0.1",
    question="If one of us is gone tomorrow, what can the others no longer open?",
)
def no_second_key_holder(charter: Charter) -> Iterator[Finding]:
    """The charter does not name two holders for each key of the network.

    Why: A domain, a bank account or a mailing list may depend on one person. If that person is away, the others cannot
    reach what belongs to all of them.

    Fix: List each key under `[plugins.practicalities]` with two people. Decide together who they are. A key opens
    something: the domain, the bank, the mailing list or the shared passwords. Write down who holds a key, never the
    password itself.

    In `holders` you write ids of members or circles. A member who has left does not count. Someone who is not a member,
    such as a bookkeeper, goes in `outside` and does count.

    If the charter has no `keys`, the finding is only an info. A responsibility for passwords, the bank or the domain
    then counts as well. So does such a decision. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: Hypha (finance) asks for two signatories above a small amount. At Loomio (coordination) at least two
    coordinators oversee the bank, never one. Avelino et al. (2016): of 133 popular GitHub projects, an estimated 65%
    depended on one or two developers.

    Bad:
        [network]  # NP010: The charter does not say who holds the keys: to the domain, the bank or the mailing list.
        name = "Stroomop"

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        status = "alumni"

        [[plugins.practicalities.keys]]  # NP010: Some keys have fewer than two current holders: domain and bank.
        what = "domain"
        holders = ["ana", "ana"]

        [[plugins.practicalities.keys]]
        what = "bank"
        holders = ["ana", "bo"]

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[plugins.practicalities.keys]]
        what = "domain"
        holders = ["ana", "bo", "anna"]  # NP010: Some holders of keys are not current members or circles: anna.

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[plugins.practicalities.keys]]
        what = "domain"
        holders = ["ana", "bo"]

        [[plugins.practicalities.keys]]
        what = "bank"
        holders = "ana"
        outside = "our bookkeeper"
    """
    if not charter.table(Practicalities).keys:
        if not is_a_role_or_decision(charter, KEYS):
            template = "The charter does not say who holds the keys: to the domain, the bank or the mailing list."
            holders = [member.id for member in charter.active[:2]]
            write: dict[str, Any] = {"holders": holders} if len(holders) > 1 else {"holders": ...}
            yield Finding(template, at="plugins.practicalities.keys", severity="info", write=write)
        return
    held = held_keys(charter)
    alone = [key for key in held if len(key.people) < _ENOUGH]
    strays = [stray for key in held for stray in key.strays]
    if alone:
        yield _too_few(alone, strays)
    elif strays:
        yield _not_now(strays)


def _too_few(alone: list[HeldKey], strays: list[Stray]) -> Finding:
    """Return the finding about keys with too few holders; holders who are not in the network now are its notes."""
    named = [key.what for key in alone]
    template = "Some keys have fewer than two current holders: {keys}."
    notes = [note for stray in strays for note in _notes(stray, is_pointed_at=False)]
    return Finding(template, at=[key.place for key in alone], related=notes, keys=named)


def _not_now(strays: list[Stray]) -> Finding:
    """Return the finding about holders who are not a member or circle now."""
    named = list(dict.fromkeys(stray.id for stray in strays))
    notes = [note for stray in strays for note in _notes(stray, is_pointed_at=True)]
    template = "Some holders of keys are not current members or circles: {holders}."
    return Finding(template, at=[stray.place for stray in strays], related=notes, holders=named)


def _notes(stray: Stray, *, is_pointed_at: bool) -> Iterator[Note]:
    if stray.meant:
        yield Note("`{id}`: did you mean `{meant}`?", at=stray.place, id=stray.id, meant=stray.meant)
    elif stray.has_left:
        yield Note("`{id}` is not part of the network any more", at=stray.place, id=stray.id)
    elif not is_pointed_at:
        yield Note("no member or circle has the id `{id}`", at=stray.place, id=stray.id)
