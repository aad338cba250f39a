"""Two charters that were checked, made into what changes between them."""

import datetime as dt

from netlint.charter.diff import differences, renamed_ids
from netlint.charter.shown import as_shown
from netlint.linter.changes.certain import certain, not_compared, unsure_places, without_moved
from netlint.linter.changes.findings import finding_changes
from netlint.linter.changes.model import CharterDiff, Side
from netlint.linter.changes.people import role_changes
from netlint.linter.changes.rules import is_agreement, rules_for
from netlint.linter.report import CharterReport


def compared(old: CharterReport, new: CharterReport, day: dt.date) -> CharterDiff:
    """Return what changes from the charter of one report to that of another, made with the same rules on one day."""
    before, after = (as_shown(one.document.data, day) for one in (old, new))  # own tables as they are written
    sides = Side(old.name, before), Side(new.name, after)
    renames = renamed_ids(before, after)
    found = certain(differences(before, after, renames), unsure_places(old.document), unsure_places(new.document))
    rest, moved = without_moved(found, before, after)
    agreements = frozenset(at for at, one in enumerate(rest) if is_agreement(one))
    return CharterDiff(
        old=sides[0],
        new=sides[1],
        today=day,
        language=new.language or old.language,
        differences=tuple(rest),
        agreements=agreements,
        roles=tuple(role_changes(before, after, renames, rest)),
        findings=tuple(finding_changes(old, new, renames, day)),
        not_compared=(*not_compared(old.document, "old"), *not_compared(new.document, "new")),
        moved=moved,
        rules=rules_for(*sides, rest, agreements),
        crashed=tuple(code for code in new.codes if "crashed" in (old.status(code), new.status(code))),
    )
