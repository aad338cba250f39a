"""How circles are part of each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from netlint import Charter, Finding, ids, rule

from netlint_circles.table import Circles


@rule(
    "CIR001",
    severity="warning",
    level="sound",
    requires=("circles", "plugins.circles.inside"),
    question="Which of these circles did the others come from?",
)
def circle_inside_itself(charter: Charter) -> Iterator[Finding]:
    """A circle is part of itself, by way of its parents.

    Why: If each circle answers to the next one in a ring, no circle has the last word.

    Fix: Remove the `[[plugins.circles.inside]]` that is not true.

    Bad:
        [[circles]]  # CIR001: These circles are part of each other: home and schools.
        id = "home"

        [[circles]]
        id = "schools"

        [[plugins.circles.inside]]
        circle = "schools"
        parent = "home"

        [[plugins.circles.inside]]
        circle = "home"
        parent = "schools"

    Good:
        [[circles]]
        id = "home"

        [[circles]]
        id = "schools"

        [[plugins.circles.inside]]
        circle = "schools"
        parent = "home"
    """
    parents = _parents(charter)
    above = {circle.id: _reachable(circle.id, parents) for circle in charter.circles}
    reported: set[str] = set()
    for circle in charter.circles:
        if circle.id in above[circle.id] and circle.id not in reported:
            ring = [one for one in charter.circles if one.id in above[circle.id] and circle.id in above[one.id]]
            reported.update(ids(ring))
            if ring == [circle]:
                yield Finding("The circle `{id}` is part of itself.", at=circle, id=circle.id)
            else:
                names = tuple(sorted(ids(ring)))
                yield Finding("These circles are part of each other: {circles}.", at=[*ring], circles=names)


def _parents(charter: Charter) -> Mapping[str, list[str]]:
    """Return the parents of each circle that has one."""
    parents = defaultdict(list)
    for nested in charter.table(Circles).inside:
        parents[nested.circle].append(nested.parent)
    return parents


def _reachable(circle: str, parents: Mapping[str, list[str]]) -> set[str]:
    """Return the parents of a circle, their parents, and so on."""
    found: set[str] = set()
    ahead = [*parents.get(circle, ())]
    while ahead:
        parent = ahead.pop()
        if parent not in found:
            found.add(parent)
            ahead += parents.get(parent, ())
    return found
