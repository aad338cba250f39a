"""What is public: the modules, the names in them, and what is left out of their classes, with the reasons."""

import inspect
from typing import Any

import netlint
from netlint import charter, fields, reporters, testing
from netlint.reporters import escape

MODULES = (netlint, charter, fields, testing, reporters, escape)
"""What plugins, programs and tests can import from."""
OPAQUE = {
    "Plugins": "The plugins that `load_plugins` returns, for `load_settings` and `check`. What is in it may change.",
    "Settings": "The settings that `load_settings` returns, for `check`. What is in it may change.",
}
"""The types that programs get and hand on, and that say nothing themselves."""
LEFT_OUT = {
    "CharterReport.locate_all": "netlint calls it before a report travels to another process",
    "CharterReport.waits": "a state of the run, which is over when a format gets the report",
    "CharterSummary.extracts": "`of` is the way to it",
    "CharterSummary.people": "`members` is the way to it",
    "Diagnostic.beginning_at": "netlint calls it when it applies suppressions",
    "Document.nodes": "netlint finds with them how a value is written",
    "Document.parts": "netlint reads the text by them",
    "Document.sections": "netlint writes lines between them",
    "Document.with_mistakes": "netlint calls it once it has converted the data",
    "Example.announced": "`check_example` compares the findings",
    "Example.crash": "a comment that only rules of netlint itself need",
    "Example.exceptions": "the same",
    "Example.expected": "the same",
    "Example.parts": "`charters` and `files` are the way to it",
    "Example.rules": "the test kit runs these rules beside the rule",
    "ReportContext.histories": "what the page of `netlint report --history` draws, in types of its own",
    "ReportContext.translator": "`translate` and `translate_for` are the way to it",
    "Rule.declared_at": "netlint calls it when it loads the rules of settings",
    "PluginError.is_of_others": "whether netlint shows a traceback",
    "Rule.from_preset": "netlint calls it when it loads the rules of presets",
    "Rule.stage": "when netlint runs the rule, which nobody outside it can change",
    "Rule.with_fixtures": "netlint calls it when it has loaded all plugins",
    "Rule.with_texts": "netlint calls it when it loads the rules of settings",
    "SettingsError.is_of_others": "the same",
    "Summary.add": "netlint counts, and a format reads what it counted",
    "Summary.add_error": "the same",
    "Summary.count": "the same",
}
"""The attributes and methods without an underscore that are not public, each with the reason."""
GENERAL = frozenset(
    {
        "Any",
        "BaseException",
        "Callable",
        "Collection",
        "Counter",
        "Hashable",
        "Iterable",
        "Iterator",
        "Mapping",
        "Meta",
        "None",
        "PurePath",
        "Sequence",
        "Struct",
        "True",
        "False",
    }
)
"""The names in types that come from Python, and `Meta` and `Struct`, which come from msgspec."""
MADE_BY_NETLINT = frozenset(
    [
        "Document",
        "DocumentationUrls",
        "Files",
        "NamedFile",
        "Report",
        "Reporter",
        "Rule",
        "RuleError",
        "Source",
        "Summary",
        "Translation",
    ]
)
"""The classes with a constructor that only netlint calls: `@rule` makes rules, for example."""


def public() -> dict[str, Any]:
    """Return everything that can be imported, by name, but for the hooks of netlint itself."""
    named = {name: getattr(module, name) for module in MODULES for name in module.__all__}
    is_own = {name for name, thing in named.items() if name.startswith("netlint_") or inspect.ismodule(thing)}
    return {name: thing for name, thing in named.items() if name not in is_own}
