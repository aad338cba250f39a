"""The form of the file: whether it can be read, and the charter knows its keys and values."""

from collections.abc import Iterator

from netlint import Document, Finding, rule


@rule(
    "NL001",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
    silences=("*",),
    asks="Who in the group can help with the file until it can be read again?",
)
def toml_syntax(document: Document) -> Iterator[Finding]:
    """The file cannot be read.

    Why: A charter that cannot be read cannot be checked, and nobody can rely on it. The file has to be valid TOML 1.0
    or 1.1, written in UTF-8, at most 1 MiB large (`max-bytes`), with at most 20,000 values, and lists and tables nested
    at most 32 deep.

    Fix: Go to the line that is named, and compare it with the lines around it. Most often a quote, a bracket or an equals
    sign is missing, or a text has no quotes around it.

    Source: TOML 1.1 (toml.io). The limits are the project's own choice: real charters take 3 to 10 KB.

    Bad:
        [network]
        name = Stroomop  # NL001: This is not valid TOML: invalid value.

    Good:
        [network]
        name = "Stroomop"
    """
    if document.data is None:
        for fault in document.faults:
            if fault.span:
                yield Finding(fault.message, at=fault.span)


@rule(
    "NL002",
    severity="error",
    level="essential",
    since="0.1",
    asks="What did we mean to write down here?",
)
def invalid_value(document: Document) -> Iterator[Finding]:
    """A value does not have the form that the charter knows, or a key that is required is missing.

    Why: Other rules can only look at what has the right form. What does not is left out, so that they say nothing about
    it, and what depends on it is not evaluated.

    Fix: Write the value as the message says. Dates, numbers and `true` or `false` stand without quotes, texts with
    quotes, and lists in square brackets.

    Bad:
        [network]
        name = "Stroomop"
        founded = "2026-06-01"  # NL002: `founded` must be a date without quotes, such as 2026-06-01; found "2026-06-01".

    Bad:
        [network]
        name = "Stroomop"

        [[members]]  # NL002: `id` is missing.
        name = "Ana"

    Good:
        [network]
        name = "Stroomop"
        founded = 2026-06-01

        [[members]]
        id = "ana"
        name = "Ana"
    """
    for fault in document.faults:
        if fault.kind in ("value", "missing"):
            yield Finding(fault.message, at=document.named(fault.path))


@rule(
    "NL003",
    severity="error",
    level="essential",
    since="0.1",
    asks="Does this belong to the charter, or is it a note of our own?",
)
def unknown_key(document: Document) -> Iterator[Finding]:
    """A key or table has a name that the charter does not know.

    Why: A misspelt key is read by nobody: the group believes that something is agreed, and it is not.

    Fix: Correct the name, or move what is your own to a table `[extra]`. Everything under `[extra]` and `[plugins]` is
    free.

    Bad:
        [network]
        name = "Stroomop"
        purpos = "Water has no owner."  # NL003: Unknown key `purpos`. Did you mean `purpose`?

    Good:
        [network]
        name = "Stroomop"
        purpose = "Water has no owner."

        [extra]
        mascot = "heron"
    """
    for fault in document.faults:
        if fault.kind == "key":
            yield Finding(fault.message, at=document.named(fault.path), on_key=True)


@rule(
    "NL013",
    severity="error",
    level="essential",
    since="0.1",
    mandatory=True,
    silences=("*",),
    asks="Which network is this charter about?",
)
def empty_charter(document: Document) -> Iterator[Finding]:
    """The file has no `[network]` table, so it is no charter yet.

    Why: A file without a network gives nothing to check, and nothing to check must never look like all is well.

    Fix: Begin with a table `[network]` that has a `name` and a `purpose`. If this file is something else, leave it out
    with `exclude` in the settings.

    Bad:
        charter-version = 1  # NL013: There is no [network] table.

    Bad:
        [netwrok]  # NL013: There is no [network] table. Is [netwrok] meant to be it?
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
    """
    if document.data is None or "network" in document.data:
        return
    meant = [fault.path for fault in document.faults if fault.message.parameters.get("meant") == "network"]
    if meant:
        template = "There is no [network] table. Is [{found}] meant to be it?"
        yield Finding(template, at=meant[0], found=str(meant[0][0]))
    else:
        yield Finding("There is no [network] table.", at=())
