"""Which members get a role, and which ones no longer have it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from netlint.charter import Charter
from netlint.charter.diff import Difference, Renames
from netlint.linter.changes.model import RoleChange
from netlint.linter.history.people import ROLES, Held, RoleKey, held
from netlint.toml import DocPath

_SECTIONS = {"responsibility": "responsibilities", "circle-lead": "circles"}


def role_changes(old: Charter, new: Charter, renames: Renames, differences: Sequence[Difference]) -> list[RoleChange]:
    """Return the roles that members get or no longer have, in the order of the roles: a member who joins or leaves too.

    An id that was renamed is the same member, responsibility or circle. Only what one of the differences is about
    counts: the others are not certain.
    """
    before = _roles(_renamed(one, renames) for one in held(old))
    after = _roles(held(new))
    lost = [RoleChange(role, is_gained=False) for key, role in before.items() if key not in after]
    gained = [RoleChange(role, is_gained=True) for key, role in after.items() if key not in before]
    places = {one.at[:end] for one in differences for end in (1, 2)}
    found = [one for one in (*lost, *gained) if places & _places(one.role)]
    return sorted(found, key=lambda one: ROLES.index(one.role.kind))


def _places(role: Held) -> set[DocPath]:
    """Return the places of the charter that say who has a role."""
    if role.kind == "coordinator":
        return {("coordination",), ("circles",)}
    item = {"member": role.member, "responsibility": role.what, "circle-lead": role.what}.get(role.kind)
    return {(role.section, item) if item else (role.section,)}


def _roles(roles: Iterator[Held]) -> dict[RoleKey, Held]:
    return {role.key: role for role in roles if not role.is_over}


def _renamed(role: Held, renames: Renames) -> Held:
    what = renames.get(_SECTIONS.get(role.kind, ""), {}).get(role.what, role.what)
    return replace(role, what=what, member=renames.get("members", {}).get(role.member, role.member))
