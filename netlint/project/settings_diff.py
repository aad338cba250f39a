"""What differs between the settings of two sides, as sentences. Compares no files."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from netlint.i18n import Message, notice, verbatim
from netlint.linter.report import SettingsChange
from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.rules.selector import best_specificity
from netlint.settings import ResolvedSettings

MAX_NAMED = 3
"""The most charters or rules that a change names."""


class ActiveOptions(NamedTuple):
    """A rule that takes part: with what severity, and with what options, if they are known."""

    severity: Severity
    options: Mapping[str, Any] | None


def change_at(text: Message, where: str) -> SettingsChange:
    """Return a change at a place such as `netlint.toml:2`; one on the command line, or in a preset, has none."""
    file, _colon, line = where.rpartition(":")
    return SettingsChange(text, file, int(line)) if file and line.isdecimal() else SettingsChange(text)


def rule_changes(
    then: dict[str, ActiveOptions], now: dict[str, ActiveOptions], rules: Mapping[str, Rule], resolved: ResolvedSettings
) -> Iterator[SettingsChange]:
    """Yield the rules that are turned off or on, or have another severity or other options."""
    yield from _turned("This change turns {rules} off", [code for code in then if code not in now], rules, resolved)
    yield from _turned("This change turns {rules} on", [code for code in now if code not in then], rules, resolved)
    for code in (code for code in then if code in now):
        was, is_now = then[code], now[code]
        if was.severity != is_now.severity:
            template = "This change sets the severity of {rule} to {now} instead of {then}"
            text = notice(template, rule=code, now=Message(is_now.severity), then=Message(was.severity))
            yield change_at(text, resolved.origins.get("severity", ""))
        if None not in (was.options, is_now.options) and was.options != is_now.options:
            yield change_at(notice("This change sets options of {rule}", rule=code), resolved.origins.get("rules", ""))


def _turned(text: str, codes: list[str], rules: Mapping[str, Rule], now: ResolvedSettings) -> Iterator[SettingsChange]:
    """Yield what turns rules off or on, those together that one key does."""
    by_place: dict[str, list[str]] = {}
    for code in sorted(codes):
        rule = rules.get(code)
        if rule is None:  # it is new in the change, which is told
            continue
        if best_specificity(now.values.ignore, rule):
            key = "ignore"
        elif best_specificity(now.values.extend_select, rule):
            key = "extend-select"
        else:
            key = "select" if now.values.select is not None else "level"
        by_place.setdefault(now.origins.get(key, ""), []).append(code)
    for where, together in by_place.items():
        yield change_at(notice(text, rules=shortened(together)), where)


def shortened(names: list[str]) -> Message:
    """Return some names; of many, the first and how many more."""
    if len(names) <= MAX_NAMED:
        return verbatim(", ".join(names))
    return verbatim(", ".join(names[:MAX_NAMED])) + " " + notice("and {more} more", more=len(names) - MAX_NAMED)


def value_changes(then: ResolvedSettings, now: ResolvedSettings) -> Iterator[SettingsChange]:
    """Yield the values that decide what fails, and how much is shown, where they are others."""
    for key in ("fail-on", "max-findings"):
        was, is_now = (getattr(side.values, key.replace("-", "_")) for side in (then, now))
        if was != is_now:
            text = "This change sets `{key}` to {now} instead of {then}"
            yield change_at(notice(text, key=key, now=is_now, then=was), now.origins.get(key, ""))


def own_rule_changes(
    then: Mapping[str, tuple[object, str]], now: Mapping[str, tuple[object, str]]
) -> Iterator[SettingsChange]:
    """Yield the rules without code, and the rule files, that are not what they were."""
    for name, (content, where) in now.items():
        if name not in then:
            yield change_at(notice("This change adds the rules of {name}", name=name), where)
        elif then[name][0] != content:
            yield change_at(notice("This change changes the rules of {name}", name=name), where)
    for name in then:
        if name not in now:
            yield SettingsChange(notice("This change removes the rules of {name}", name=name))
