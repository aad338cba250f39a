"""Rules without code: made of the entries of `custom` in settings or in a preset. Compares none with other rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from netlint.charter.schema_paths import Tables
from netlint.i18n import verbatim
from netlint.rules.base import Rule, RuleError
from netlint.rules.declarative import DeclaredRule
from netlint.settings.validate import ReportProblem


def custom_rules(
    entries: Sequence[DeclaredRule],
    written: Sequence[Mapping[str, Any]],
    where: Callable[[int], str],
    tables: Tables,
    refuse: ReportProblem,
) -> Iterator[tuple[int, Rule]]:
    """Yield the rule of each entry that is valid, with the number of the entry; `refuse` gets what is wrong.

    `written` has the entries as they are written, and `where` returns the place of an entry for people.
    """
    if not entries:
        return
    from netlint.rules.declarative.compile import make_rule
    from netlint.rules.declarative.validate import problems

    for number, (entry, table) in enumerate(zip(entries, written, strict=True)):
        found = list(problems(entry, table, tables))
        for key, problem in found:
            refuse(("custom", number, *key), problem)
        if found:
            continue
        try:
            yield number, make_rule(entry, where(number), tables).declared_at(where(number))
        except RuleError as error:
            refuse(("custom", number), verbatim(error.problem))
