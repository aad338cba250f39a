"""How time is divided between the network and its clients."""

import math
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Note, Phase, rule
from netlint_essentials.clients import need_joint_clients
from netlint_essentials.wording import in_phase, phase_name

_EARLY = ("forming", "start")
_ENDED = ("dormant", "closed")
_TOLERANCE = 0.01
_WHOLE = 100
"""All of the time, if someone writes percentages."""
_HALVES = {"internal": 0.5, "external": 0.5}


@rule(
    "NL201",
    severity="warning",
    level="sound",
    since="0.1",
    question="How many of our hours last month went to the network itself, and how many to clients?",
)
def no_time_split(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the network divides its time between itself and its clients.

    Why: Getting to know each other and building an organisation is pleasant work. But it soon takes up all your
    time. So the article advises you to separate internal from external work ("maak duidelijk onderscheid tussen
    intern en extern"). You can only keep a balance if you know how you divide your time.

    Fix: Agree how to divide your time, and write two shares under `[time]`. `internal` is the share for the network
    itself, and `external` is the share for clients. The two shares add up to 1. A rough estimate is enough. If the
    shares are a plan, add `basis = "planned"`. If you kept count of your hours, add `basis = "measured"`.

    Bad:
        [time]  # NL201: The charter does not say how the network divides its time between itself and its clients.
        basis = "planned"

    Good:
        [time]
        internal = 0.5
        external = 0.5
        basis = "planned"
    """
    if charter.time is None:
        raise NotBegun("the division of time")
    if charter.time.internal is None and charter.time.external is None:
        yield Finding(
            "The charter does not say how the network divides its time between itself and its clients.",
            at="time",
            write=_HALVES,
        )


@rule(
    "NL202",
    severity="error",
    level="essential",
    since="0.1",
    question="If our time is a cake, how big are the slices for ourselves and for clients?",
    requires=("time",),
)
def time_split_invalid(charter: Charter, *, tolerance: float = _TOLERANCE) -> Iterator[Finding]:
    """The shares of time are not between 0 and 1, or do not add up to 1.

    Why: Time for the network and time for clients are parts of one whole. According to the article, each gets half
    at first ("besteedt in de beginfase aan beide 50 procent van je tijd"). If the shares do not add up to 1, nobody
    can see whether there is a balance.

    Fix: Under `[time]`, write shares that add up to 1. A share of 0.5 is 50 percent. If you only write `internal` or
    only `external`, netlint works out the other share. Write other time as `other`, such as `other = 0.2` for members'
    own days.

    Source: Shares that are rounded to two decimals can add up to 0.99 or 1.01. That is why the total may be off by
    0.01 (`tolerance`).

    Bad:
        [time]
        internal = 0.7  # NL202: The shares of time add up to 1.1, but they should add up to 1.
        external = 0.4

    Bad:
        [time]
        internal = 60  # NL202: The charter has `internal = 60` and `external = 40`, but a share of time is a number from 0 to 1.
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
            "The charter has {shares}, but a share of time is a number from 0 to 1.",
            at=[f"time.{key}" for key in outside],
            write=_as_shares(shares),
            shares=[f"`{key} = {shares[key]:.12g}`" for key in outside],
        )
    elif not _adds_up(shares, tolerance):
        first, *others = shares
        yield Finding(
            "The shares of time add up to {total}, but they should add up to 1.",
            at=f"time.{first}",
            write=_as_shares(shares),
            related=[Note("another share of the time", at=f"time.{key}") for key in others],
            total=sum(shares.values()),
        )


@rule(
    "NL203",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which of the things we do for ourselves could wait, so that we can talk to clients this month?",
    requires=("time",),
)
def too_internal(
    charter: Charter, known_phase: Phase | None, *, start: float = 0.60, start_error: float = 0.75, later: float = 0.50
) -> Iterator[Finding]:
    """Too much time goes to the network itself.

    Why: It is good to get to know each other and to build something together. But the article warns that you may
    look inwards too much ("al snel kan leiden tot te veel interne gerichtheid"). A network that is busy with itself
    does not hear what clients need. It may then lose the assignments that it depends on. In the early phases, the
    network itself may need half of your time. In later phases it should need less, because you know how to work
    together.

    Fix: Agree which internal tasks you can drop, and write the new shares under `[time]`. If the present shares are
    only a guess, first keep count of your hours for a month. Then also write `basis = "measured"`.

    Source: For a network that is just starting, the article advises 50 percent of the time for the network itself.
    netlint itself chose the limits. In the phases `forming` and `start`, the limit is 60 percent (option `start`).
    In later phases, the limit is 50 percent (`later`). If the charter does not give the phase, the higher of these
    two limits applies. The finding is normally a warning. Only in the phases `forming` and `start`, a share above
    75 percent is an error (`start-error`). The rule does not judge networks that are dormant or closed. It also
    reports nothing if the shares do not add up to 1.

    Bad:
        [network]
        phase = "start"

        [time]
        internal = 0.7  # NL203: 70% of the time goes to the network itself. In the phase `start`, that share should be at most 60%.
        external = 0.3

    Bad:
        [time]
        internal = 0.8  # NL203: 80% of the time goes to the network itself. That share should be at most 60%. netlint assumes the mildest case, because the charter does not give the phase.
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
        message = (
            Message(
                "{percent}% of the time goes to the network itself. "
                "In the phase {phase}, that share should be at most {most}%.",
                {"percent": _percent(share), "most": _percent(most), "phase": phase_name(known_phase)},
            )
            if known_phase
            else Message(
                "{percent}% of the time goes to the network itself. That share should be at most {most}%.",
                {"percent": _percent(share), "most": _percent(most)},
            )
        )
        yield Finding(
            in_phase(message, known_phase),
            at=_place(charter, "internal"),
            write=_halves(charter),
            severity="error" if known_phase in _EARLY and share > start_error else None,
        )


@rule(
    "NL204",
    severity="info",
    level="thriving",
    since="0.1",
    question="When do we make time to get to know each other, in between our work for clients?",
    requires=("time",),
)
def too_external(charter: Charter, phase: Phase, *, most: float = 0.60) -> Iterator[Finding]:
    """In the beginning, too little time goes to the network itself.

    Why: The article asks for balance, not for haste. At first, the network and clients each get half ("besteedt in
    de beginfase aan beide 50 procent van je tijd"). People who come together just to look for work do not become a
    group. Once an assignment ends, nothing holds them together.

    Fix: Agree when you make time for the network, and write the new shares under `[time]`.

    Source: According to the article, a network that is just starting should give half of its time to clients.
    netlint itself chose 60 percent as the limit (`most`). The rule only judges networks in the phases `forming` and
    `start`.

    Bad:
        [network]
        phase = "start"

        [time]
        internal = 0.2
        external = 0.8  # NL204: 80% of the time goes to clients. In the phase `start`, that share should be at most 60%.

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
            "{percent}% of the time goes to clients. In the phase {phase}, that share should be at most {most}%.",
            at=_place(charter, "external"),
            write=_halves(charter),
            percent=_percent(share),
            most=_percent(most),
            phase=phase_name(phase),
        )


def _as_shares(written: dict[str, float]) -> dict[str, float]:
    """Return shares that add up to 1: those that are written as percentages, or otherwise two halves."""
    if math.isclose(sum(written.values()), _WHOLE, abs_tol=_WHOLE * _TOLERANCE):
        return {key: round(share / _WHOLE, 4) for key, share in written.items()}
    return {**_HALVES, **({"other": 0} if "other" in written else {})}


def _halves(charter: Charter) -> dict[str, float]:
    """Return shares in which the network and its clients have half of the time each."""
    return {**_HALVES, **({"other": 0} if charter.time and charter.time.other else {})}


def _shares(charter: Charter) -> dict[str, float]:
    """Return the shares that the charter gives, by key."""
    time = charter.time
    given = {"internal": time.internal, "external": time.external, "other": time.other} if time else {}
    return {key: share for key, share in given.items() if share is not None}


def _adds_up(shares: dict[str, float], tolerance: float) -> bool:
    """Return whether shares add up to one. If `internal` or `external` is missing, it is the rest."""
    more = round(sum(shares.values()) - 1, 9)
    return more <= tolerance and (more >= -tolerance or not {"internal", "external"}.issubset(shares))


def _share_of(charter: Charter, key: str) -> float | None:
    """Return one share, or what the other shares leave; `None` if the split is not valid."""
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
