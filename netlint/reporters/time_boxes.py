"""How the time of a meeting is divided over its agenda. The project chose these times."""

from typing import NamedTuple

_ROOMY, _SHORT = 45, 30
"""The minutes from which a meeting has ten minutes for what is due, and from which it is divided in fives."""
_MOST = 20
"""The most minutes for one question."""


class TimeBoxes(NamedTuple):
    """The minutes of each part of a meeting; together they are the whole meeting."""

    check_in: int
    due: int
    questions: tuple[int, ...]
    """The minutes of each question that fits."""
    rest: int
    """The minutes that are left for what members bring."""
    closing: int


def time_boxes(minutes: int, questions: int) -> TimeBoxes:
    """Return the time boxes of a meeting with a number of questions, of which it has as many as fit.

    >>> time_boxes(60, 9)
    TimeBoxes(check_in=5, due=10, questions=(10, 10, 10, 10), rest=0, closing=5)
    """
    step, around = (5, 5) if minutes >= _SHORT else (1, 2)
    due = 10 if minutes >= _ROOMY else 5 if minutes >= _SHORT else 3
    room = minutes - due - 2 * around
    count = min(questions, room // (2 * step if step > 1 else 5))
    each = [min(_MOST, room // count // step * step)] * count if count else []
    rest = room - sum(each)
    for at in range(count):
        if rest >= step and each[at] + step <= _MOST:
            each[at] += step
            rest -= step
    if each and rest < step:
        each[0] += rest
        rest = 0
    return TimeBoxes(around, due, tuple(each), rest, around)
