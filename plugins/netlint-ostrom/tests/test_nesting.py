"""What rules about parents and circles count, and where they stop."""

import pytest
from conftest import MEMBERS, found

from netlint_ostrom.nesting import charter_in_other_hands, unlinked_level

PART = '[network]\nparent = "Valley"\n'
OURS = ["The network is part of Valley, but the charter does not say that its own members can change it."]
OUTSIDE = ["The charter is changed from outside, without the members."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[network]\nname = "x"', []),
        ('[network]\nparent = " "', []),
        (PART, OURS),
        (PART + '[decisions]\nmethod = "consent"', OURS),
        (PART + '[decisions]\namendment = "By consent."', []),
        *((PART + f"[plugins.ostrom]\ncharter-changed-by = {hand}", []) for hand in ('"members"', '"coordinator"')),
        (PART + '[plugins.ostrom]\ncharter-changed-by = ["outside", "members"]', []),
        (PART + '[decisions]\namendment = "x"\n[plugins.ostrom]\ncharter-changed-by = "outside"', OUTSIDE),
        ('[network]\nname = "x"\n[plugins.ostrom]\ncharter-changed-by = ["outside", "coordinator"]', OUTSIDE),
    ],
)
def test_whose_charter_it_is(text: str, said: list[str]) -> None:
    assert found(charter_in_other_hands, text) == said


TREES = '[[circles]]\nid = "trees"\nmembers = ["ana", "jan-willem"]\n'
BREAD = '[[circles]]\nid = "bread"\nmembers = ["cas"]\n'
LOOSE = "Some circles have nobody who links them to the rest of the network: "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        (TREES, [LOOSE + "trees."]),
        (TREES + 'lead = "ana"', []),
        (TREES + "ended = 2026-01-01", []),
        (TREES + BREAD, [LOOSE + "trees and bread."]),
        (TREES + BREAD.replace('"cas"', '"cas", "ana"'), []),
        (TREES + BREAD.replace('"cas"', '"cas", "ana"') + "ended = 2026-01-01", [LOOSE + "trees."]),
        (TREES.replace('"ana"', '"ana", "cas"'), []),
        (TREES + '[coordination]\ncoordinator = "ana"', []),
        (TREES + '[coordination]\ncoordinator = "cas"', [LOOSE + "trees."]),
        (TREES + '[coordination]\ndeputy = "jan-willem"', []),
        (TREES + '[[responsibilities]]\nid = "shops"\nholders = "jan-willem"', []),
        ('[[circles]]\nid = "empty"', [LOOSE + "empty."]),
    ],
)
def test_a_circle_is_linked_by_someone(text: str, said: list[str]) -> None:
    assert found(unlinked_level, MEMBERS + text) == said


def test_a_circle_without_known_members_around_it_still_needs_someone() -> None:
    assert found(unlinked_level, TREES) == [LOOSE + "trees."]
    assert found(unlinked_level, '[[circles]]\nid = "empty"') == [LOOSE + "empty."]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("", False),
        ('[plugins.ostrom]\nrepresented-by = "ana"', True),
        ('[plugins.ostrom]\nrepresented-by = ""', False),
        ('[[responsibilities]]\nid = "a"\ntitle = "Our voice in the Valley"\nholders = "ana"', True),
        ('[[responsibilities]]\nid = "a"\naim = "Contact met de koepel"\naccountable = "ana"', True),
        ('[[responsibilities]]\nid = "a"\naim = "Contact met de koepel"', False),
        ('[[responsibilities]]\nid = "valleys"\nholders = "ana"', False),
    ],
)
def test_the_parent_is_spoken_to_by_someone(text: str, linked: object) -> None:
    expected = [] if linked else ["The charter does not say who speaks for this network in Valley."]
    assert found(unlinked_level, PART + text) == expected
