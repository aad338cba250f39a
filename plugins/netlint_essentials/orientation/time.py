"""How time is divided between inside and outside."""

import math
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Note, Phase, rule
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.wording import in_phase

_EARLY = ("forming", "start")
_ENDED = ("dormant", "closed")
_TOLERANCE = 0.01


@rule(
    "NL201",
    severity="warning",
    level="sound",
    since="0.1",
    question="Of the hours we put in last month, how many went to ourselves, and how many to clients?",
)
def no_time_split(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how time is divided between inside and outside.

    Why: Getting to know each other and building an organisation is pleasant work, and soon it is all there is. The
    article advises to keep the two apart ("maak duidelijk onderscheid tussen intern en extern": make a clear distinction
    between internal and external). What nobody has divided, nobody can balance.

    Fix: Agree on a share for inside and one for outside, and write both under `[time]`. A rough estimate will do;
    `basis` says whether it is a plan or was measured.

    Bad:
        [time]  # NL201: How time is divided between inside and outside is not recorded.
        basis = "planned"

    Good:
        [time]
        internal = 0.5
        external = 0.5
        basis = "planned"
    """
    if charter.time is None:
        raise NotBegun("how time is divided")
    if charter.time.internal is None and charter.time.external is None:
        yield Finding("How time is divided between inside and outside is not recorded.", at="time")


@rule(
    "NL202",
    severity="error",
    level="essential",
    since="0.1",
    question="If all our time together is one cake, how big is the slice for inside, and how big the one for outside?",
    needs=("time",),
)
def time_split_invalid(charter: Charter, *, tolerance: float = _TOLERANCE) -> Iterator[Finding]:
    """The shares of time are no shares, or do not add up to one.

    Why: "besteedt in de beginfase aan beide 50 procent van je tijd" (in the beginning, spend 50 percent of your time on
    each): inside and outside are the two parts of one whole. Shares that do not add up to it say nothing, and the
    balance cannot be judged.

    Fix: Write shares from 0 to 1 that add up to 1. Fifty percent is 0.5. Where only one share is given, the other is
    taken to be the rest. Time that goes to neither, such as members' own days, is a share too: `other`.

    Source: Two shares that are rounded to two decimals can add up to 0.99 or 1.01. So they may be off by 0.01
    (`tolerance`).

    Bad:
        [time]
        internal = 0.7  # NL202: The shares of time add up to 1.1, and should add up to 1.
        external = 0.4

    Bad:
        [time]
        internal = 60  # NL202: Not a share between 0 and 1: `internal = 60` and `external = 40`.
        external = 40

    Good:
        [time]
        internal = 0.6
        external = 0.4

    Good:
        [time]
        external = 0.5

    Good:
        [time]
        internal = 0.2
        external = 0.6
        other = 0.2
    """
    shares = _shares(charter)
    if outside := [key for key, share in shares.items() if not 0 <= share <= 1]:
        yield Finding(
            "Not a share between 0 and 1: {shares}.",
            at=[f"time.{key}" for key in outside],
            shares=[f"`{key} = {shares[key]:.12g}`" for key in outside],
        )
    elif not _adds_up(shares, tolerance):
        first, *others = shares
        yield Finding(
            "The shares of time add up to {total}, and should add up to 1.",
            at=f"time.{first}",
            related=[Note("the other share", at=f"time.{key}") for key in others],
            total=sum(shares.values()),
        )


@rule(
    "NL203",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which of the things we do for ourselves could wait, so that this month we speak with clients?",
    needs=("time",),
)
def too_internal(
    charter: Charter, known_phase: Phase | None, *, start: float = 0.60, start_error: float = 0.75, later: float = 0.50
) -> Iterator[Finding]:
    """Too much of the time goes to the network itself.

    Why: Getting to know each other and building together "al snel kan leiden tot te veel interne gerichtheid" (can soon
    lead to looking inwards too much). A network that is busy with itself does not hear what clients need, and the work
    that should carry it does not come. Early on, half is right; later, habits should take less, not more.

    Fix: Move time outwards until it is half at the most, and plan which inside work can stop. Then write the new
    shares under `[time]`. If the shares are only a guess, keep count for a month first and set `basis = "measured"`.

    Source: The article gives 50 percent for the beginning. The room up to 60 percent while forming and starting
    (`start`), the line at 75 where it becomes an error (`start-error`) and the 50 percent afterwards (`later`) are the
    project's own choice. If the phase is not recorded, the higher limit counts, and it is never an error. A network that
    is dormant or closed is not judged, and neither are shares that do not add up.

    Bad:
        [network]
        phase = "start"

        [time]
        internal = 0.7  # NL203: 70 percent of the time goes inward; in this phase it should be 60 at the most.
        external = 0.3

    Bad:
        [time]
        internal = 0.8  # NL203: 80 percent of the time goes inward. It should be at most 60 percent. The phase is not recorded.
        external = 0.2

    Good:
        [network]
        phase = "start"

        [time]
        internal = 0.5
        external = 0.5
    """
    need_joint_clients(charter)
    share = _share_of(charter, "internal")
    most = max(start, later) if known_phase is None else start if known_phase in _EARLY else later
    if known_phase not in _ENDED and share is not None and share > most:
        template = (
            "{percent} percent of the time goes inward; in this phase it should be {most} at the most."
            if known_phase
            else "{percent} percent of the time goes inward. It should be at most {most} percent."
        )
        yield Finding(
            in_phase(Message(template, {"percent": _percent(share), "most": _percent(most)}), known_phase),
            at=_place(charter, "internal"),
            severity="error" if known_phase in _EARLY and share > start_error else None,
        )


@rule(
    "NL204",
    severity="info",
    level="thriving",
    since="0.1",
    question="When do we take the time to get to know each other, next to the work outside?",
    needs=("time",),
)
def too_external(charter: Charter, phase: Phase, *, most: float = 0.60) -> Iterator[Finding]:
    """In the beginning, too little of the time is left for the network itself.

    Why: The article asks for balance, not for haste: "besteedt in de beginfase aan beide 50 procent van je tijd" (in the
    beginning, spend 50 percent of your time on each). People who only chase work together do not become a group, and
    what holds them together ends with the assignment.

    Fix: Set time apart for the group itself, and write the new shares under `[time]`.

    Source: The article gives 50 percent for the beginning; the room up to 60 percent (`most`) is the project's own choice.
    Only networks that are forming or starting are judged.

    Bad:
        [network]
        phase = "start"

        [time]
        internal = 0.2
        external = 0.8  # NL204: 80 percent of the time goes outward; in this phase it should be 60 at the most.

    Good:
        [network]
        phase = "start"

        [time]
        internal = 0.4
        external = 0.6
    """
    share = _share_of(charter, "external")
    if phase in _EARLY and share is not None and share > most:
        yield Finding(
            "{percent} percent of the time goes outward; in this phase it should be {most} at the most.",
            at=_place(charter, "external"),
            percent=_percent(share),
            most=_percent(most),
        )


def _shares(charter: Charter) -> dict[str, float]:
    """Return the shares that are written down, by key."""
    time = charter.time
    given = {"internal": time.internal, "external": time.external, "other": time.other} if time else {}
    return {key: share for key, share in given.items() if share is not None}


def _adds_up(shares: dict[str, float], tolerance: float) -> bool:
    """Return whether shares add up to one. Without the one for inside or outside, that one is the rest."""
    more = round(sum(shares.values()) - 1, 9)
    return more <= tolerance and (more >= -tolerance or not {"internal", "external"}.issubset(shares))


def _share_of(charter: Charter, key: str) -> float | None:
    """Return one share, or what the other one leaves of the whole; nothing where the split is not valid."""
    shares = _shares(charter)
    if (
        not {"internal", "external"}.intersection(shares)
        or not _adds_up(shares, _TOLERANCE)
        or not all(0 <= share <= 1 for share in shares.values())
    ):
        return None
    return shares[key] if key in shares else round(1 - sum(shares.values()), 9)


def _place(charter: Charter, key: str) -> str:
    """Return the path of a share, or of the one that it is derived from."""
    return f"time.{key if key in _shares(charter) else next(iter(_shares(charter)))}"


def _percent(share: float) -> float:
    return round(100 * share, 6) if math.isfinite(share) else share
