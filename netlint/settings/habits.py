"""What people write in settings as other linters have it, and how netlint has it. Reads no file."""

from collections.abc import Mapping
from typing import Any

import msgspec

from netlint.i18n import Message, notice
from netlint.toml import DocPath, Mistake

OFF = ("off", "none", "ignore", "ignored", "disable", "disabled", "no", "never", "false", "uit", "geen", "nee", "0")
"""What people write as the severity of a rule to leave it out."""
_SEVERITIES = ("error", "warning", "info")
_HEADERS = ("tool", "netlint")
_DOUBLE = ("overrides", "exceptions", "custom")
_LEAVE_OUT = 'To leave out a rule, add it to `ignore`: ignore = ["{name}"].'
_SELECT = Message("Unknown key `{key}`. To run more rules, use `extend-select`. To run only some rules, use `select`.")
_IGNORE = Message("Unknown key `{key}`. To leave out rules, use `ignore`.")
_EXCLUDE = Message("Unknown key `{key}`. To leave out files and folders, use `exclude`.")
_PATHS = Message("Unknown key `{key}`. Name the charters on the command line, and use `exclude` to leave out some.")
_OVERRIDES = Message(
    "Unknown key `{key}`. For settings of some charters, write [[overrides]] with the `charters` that it is about, and "
    "`ignore` below it."
)
_OPTION = Message("Unknown key `{key}`. This is an option of the command line: {option}.")
_OTHERS: Mapping[str, Message] = {
    **dict.fromkeys(("enable", "enabled", "enable-rules", "include-rules", "only", "opt-in-rules"), _SELECT),
    **dict.fromkeys(
        ("disable", "disabled", "disabled-rules", "extend-ignore", "ignores", "ignored", "skip", "exclude-rules"),
        _IGNORE,
    ),
    **dict.fromkeys(("extend-exclude", "ignore-paths", "ignore-patterns", "ignorepatterns", "exclude-files"), _EXCLUDE),
    **dict.fromkeys(("include", "files", "paths", "charters"), _PATHS),
    **dict.fromkeys(("per-file-ignores", "extend-per-file-ignores", "per-file-overrides"), _OVERRIDES),
    **dict.fromkeys(
        ("preset", "presets"), Message("Unknown key `{key}`. To start from the preset of a plugin, use `extends`.")
    ),
    "language": Message("Unknown key `{key}`. Did you mean `lang`?"),
    **dict.fromkeys(
        ("version", "netlint-version", "minimum-version", "requires"),
        Message("Unknown key `{key}`. Did you mean `{meant}`?"),
    ),
    **dict.fromkeys(
        ("plugins", "plugin"), Message("Unknown key `{key}`. netlint finds each plugin that is installed.")
    ),
    **dict.fromkeys(("format", "output-format", "output", "baseline", "since", "quiet", "verbose", "jobs"), _OPTION),
}
"""What is said of a key that other linters have; the keys are in lowercase letters, with hyphens."""
_OPTIONS = {"output-format": "--format"}
_DUTCH = {
    **dict.fromkeys(("taal",), "lang"),
    **dict.fromkeys(("niveau", "nivo"), "level"),
    **dict.fromkeys(("negeer", "negeren"), "ignore"),
    **dict.fromkeys(("uitsluiten", "sluit-uit", "overslaan", "sla-over"), "exclude"),
    **dict.fromkeys(("kies", "kiezen", "selecteer", "selectie"), "select"),
    **dict.fromkeys(("vereiste-versie", "versie"), "required-version"),
    "ernst": "severity",
    "uitzonderingen": "exceptions",
    "eigen-regels": "custom",
    "regelbestanden": "rule-files",
    "regels": "rules",
}
"""The keys of settings that Dutch words mean."""
_DUTCH_OF_ENTRIES = {
    **dict.fromkeys(("afgesproken-door", "besloten-door", "door"), "agreed-by"),
    **dict.fromkeys(("afgesproken-op", "besloten-op", "op"), "agreed-on"),
    **dict.fromkeys(("tot", "tot-en-met"), "until"),
    **dict.fromkeys(("plek", "plaats", "bij"), "at"),
    "regel": "rule",
    "reden": "reason",
    "handvest": "charter",
}
"""The same for an exception."""
_LISTS = ("select", "extend-select", "ignore", "exclude", "extends", "rule-files", "agreed-by")
"""The keys whose value is a list, also if it has a single item."""


def as_netlint_has_it(mistake: Mistake, table: Mapping[str, Any], *, in_pyproject: bool) -> Message | None:
    """Return what to write instead of a mistake in a table of settings; `None` if no other linter has it so."""
    path = mistake.path
    value = _value_at(table, path)
    if mistake.kind == "key" and len(path) == 1:
        return (
            _of_header(path, value, in_pyproject=in_pyproject)
            or _of_key(str(path[0]))
            or _in_dutch(str(path[0]), _DUTCH)
        )
    if len(path) == 1 and path[0] in _DOUBLE and isinstance(value, dict):
        template = "`{key}` is a list of tables. Write its header with two square brackets: {header}."
        return notice(template, key=path[0], header=f"[[{'tool.netlint.' * in_pyproject}{path[0]}]]")
    if path == ("extends",) and isinstance(value, str):
        problem = notice('`extends` is a list of presets: extends = ["{name}"].', name=value)
        return problem + " " + notice('To start from a file, use `extend`: extend = "{name}".', name=value)
    if mistake.kind == "value" and path[-1:] and path[-1] in _LISTS and isinstance(value, str):
        from netlint.toml.writer import to_toml

        line = f"{path[-1]} = {to_toml([one.strip() for one in value.split(',')])}"
        return notice("`{key}` is a list. Write {line}.", key=path[-1], line=line)
    if mistake.kind == "key" and path[0] == "exceptions":
        return _in_dutch(str(path[-1]), _DUTCH_OF_ENTRIES)
    return _of_rule(path[2:] if path[:1] == ("overrides",) else path, value)


def _in_dutch(key: str, words: Mapping[str, str]) -> Message | None:
    """Return which key a Dutch word means; `None` if it means none."""
    meant = words.get(key.casefold().replace("_", "-"))
    return notice("Unknown key `{key}`. Did you mean `{meant}`?", key=key, meant=meant) if meant else None


def outside_table(project: Mapping[str, Any], known: tuple[str, ...]) -> tuple[DocPath, Message] | None:
    """Return the place of the first thing in a `pyproject.toml` that was meant for `[tool.netlint]`, and what to do.

    `known` are the keys of settings.
    """
    tools = project.get("tool")
    tools = tools if isinstance(tools, dict) else {}
    if "netlint" in tools:
        if key := next((key for key in project if key in known), None):
            template = "`{key}` is outside the table [tool.netlint]. Write it as `tool.netlint.{key}`, or {header}."
            value = project[key]
            header = f"[[tool.netlint.{key}]]" if isinstance(value, list) else f"[tool.netlint.{key}]"
            return (key,), notice(template, key=key, header=_below(value, header))
        return None
    if isinstance(project.get("netlint"), dict):
        return ("netlint",), _named_right("[netlint]")
    if wrong := next((name for name in tools if name.casefold() in ("netlint-charter", "netlint")), None):
        return ("tool", wrong), _named_right(f"[tool.{wrong}]")
    return None


def _below(value: object, header: str) -> Message:
    is_header = isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict))
    template = "with the header {header}" if is_header else "move it below the header {header}"
    return notice(template, header=header if is_header else "[tool.netlint]")


def _named_right(header: str) -> Message:
    return notice("In pyproject.toml, the header of the settings is [tool.netlint], not {header}.", header=header)


def _of_header(path: DocPath, value: object, *, in_pyproject: bool) -> Message | None:
    """Return what to do with a header of another file, such as `[tool.netlint]` in `netlint.toml`."""
    if in_pyproject or path[0] not in _HEADERS or not isinstance(value, dict):
        return None
    inner = value.get("netlint") if path[0] == "tool" else value
    if not isinstance(inner, dict):
        return None
    header = "tool.netlint" if path[0] == "tool" else "netlint"
    tables = [key for key, inside in inner.items() if isinstance(inside, dict)]
    said = notice(
        "In netlint.toml, the settings are at the top of the file. Remove the header [{header}].", header=header
    )
    if not tables:
        return said
    template = "For [{header}.{key}], write [{key}]."
    return said + " " + notice(template, header=header, key=tables[0])


def _of_key(key: str) -> Message | None:
    named = key.casefold().replace("_", "-")
    if named not in _OTHERS:
        return None
    option = _OPTIONS.get(named, f"--{named}")
    parameters = {"key": key, "option": option, "meant": "required-version"}
    return msgspec.structs.replace(_OTHERS[named], parameters=parameters, is_whole=True)


def _of_rule(path: DocPath, value: object) -> Message | None:
    """Return how to write what was meant to turn a rule off or on, or to set its severity."""
    table, *names = path or ("",)
    if len(names) != 1 or table not in ("severity", "rules"):
        return None
    if is_off(value):
        return notice(_LEAVE_OUT, name=names[0])
    if table == "rules" and value in _SEVERITIES:
        return notice("For the severity of a rule, write {line} below [severity].", line=f'{names[0]} = "{value}"')
    if table == "rules" and (value is True or value == "on"):
        return notice('To run a rule, add it to `extend-select`: extend-select = ["{name}"].', name=names[0])
    return None


def option_of_other_linters(path: DocPath, name: str, given: Mapping[str, Any]) -> Message | None:
    """Return how to write what was meant by an option that no rule of a `name` has, such as `severity`."""
    if len(path) != 1 or path[0] not in ("severity", "enabled", "enable", "level"):
        return None
    value = given.get(str(path[0]))
    return _of_rule(("rules", name), value)


def is_off(value: object) -> bool:
    """Return whether a value was meant to turn a rule off."""
    return str(value).casefold() in OFF


def _value_at(table: Any, path: DocPath) -> object:
    for part in path:
        try:
            table = table[part]
        except (LookupError, TypeError):
            return None
    return table
