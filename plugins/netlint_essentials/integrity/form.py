"""The form of the file: whether netlint can read it, and its keys and values are valid."""

from collections.abc import Iterator

from netlint import DocPath, Document, Finding, Message, rule


@rule(
    "NL001",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    mandatory=True,
    supersedes=("*",),
)
def toml_syntax(document: Document) -> Iterator[Finding]:
    """The file cannot be read.

    Why: A charter that cannot be read cannot be checked, and nobody can rely on it. The file must be valid TOML 1.0 or 1.1
    in UTF-8, and at most 1 MiB large (`max-bytes`). It can have at most 20,000 values, in lists and tables nested at most
    32 deep.

    Fix: Fix this line, save the file and run netlint again. One mistake can hide another. Usually a quotation mark, a
    bracket or an equals sign is missing. A text needs quotation marks around it.

    netlint cannot read a file from a word processor, so use an editor for plain text. In Notepad, choose "Save as" and set
    "Encoding" to UTF-8.

    Source: TOML 1.1 (toml.io). The limits are the project's own choice: real charters are 3 to 10 KB.

    Bad:
        [network]
        name = Stroomop  # NL001: Put text in quotation marks: "Stroomop".

    Bad:
        [network]
        name = "Stroomop"
        founded = 1-6-2026  # NL001: Write the date as year-month-day, such as 2026-06-01, instead of 1-6-2026.

    Bad:
        [network]
        name = "Stroomop"
        theme = "water"
        name = "Stroomop 2"  # NL001: Remove this `name` or the one on line 2: a table can have a key only once.

    Good:
        [network]
        name = "Stroomop"
        founded = 2026-06-01
    """
    if document.data is None:
        for mistake in document.mistakes:
            if mistake.span:
                yield Finding(mistake.message, at=mistake.span)


@rule(
    "NL002",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
)
def invalid_value(document: Document) -> Iterator[Finding]:
    """A value is invalid, or a required key is missing.

    Why: Other rules leave out an invalid value, and netlint skips the rules that depend on it. If more than 200 keys or
    values are invalid, netlint skips all other rules. Perhaps the file is not a charter.

    Fix: Write the kind of value that the key needs, such as `founded = 2026-06-01` under `[network]`. Dates, numbers, `true`
    and `false` have no quotation marks. Put text in quotation marks, and a list in square brackets.

    Bad:
        [network]
        name = "Stroomop"
        founded = "2026-06-01"  # NL002: `founded` must be a date without quotation marks, such as 2026-06-01; found "2026-06-01".

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
    for mistake in document.mistakes:
        if mistake.kind in ("value", "missing"):
            yield Finding(mistake.message, at=document.named(mistake.path), advice=mistake.advice)


@rule(
    "NL003",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
)
def unknown_key(document: Document) -> Iterator[Finding]:
    """The charter has an unknown key or table.

    Why: netlint does not read a misspelt key. You think that something is in the charter, but for netlint it is missing.

    Fix: Correct the name, or move keys of your own to a table `[extra]`, such as `mascot = "heron"`. You can write anything
    under `[extra]` and `[plugins]`.

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
    reported = _meant_to_be_network(document)
    for mistake in document.mistakes:
        if mistake.kind == "key" and mistake.path != reported:
            meant, advice = mistake.message.parameters.get("meant"), mistake.advice
            if meant is not None and advice is None:
                template = "Write `{meant}` instead of `{key}`, or move the key to a table `[extra]`."
                advice = Message(template, {"meant": meant, "key": str(mistake.path[-1])})
            yield Finding(mistake.message, at=document.named(mistake.path), on_key=True, advice=advice)


@rule(
    "NL013",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
    mandatory=True,
    supersedes=("*",),
    supersedes_except=("NL002", "NL003"),
)
def empty_charter(document: Document) -> Iterator[Finding]:
    """The file has no `[network]` table, so it is not a charter yet.

    Why: Without a network there is nothing to check. That must never look as if all is well.

    Fix: Add a table `[network]` with a `purpose` and a name, such as `name = "Stroomop"`. If this file is something else,
    leave it out with `exclude` in the settings.

    Bad:
        charter-version = 1  # NL013: The file has no `[network]` table.

    Bad:
        [netwrok]  # NL013: The file has no `[network]` table. Is `[netwrok]` a typo?
        name = "Stroomop"

    Good:
        [network]
        name = "Stroomop"
    """
    if document.data is None or "network" in document.data:
        return
    if meant := _meant_to_be_network(document):
        template = "The file has no `[network]` table. Is `[{found}]` a typo?"
        yield Finding(template, at=meant, advice="Write `[network]` instead of `[{found}]`.", found=str(meant[0]))
    else:
        yield Finding("The file has no `[network]` table.", at=())


def _meant_to_be_network(document: Document) -> DocPath | None:
    """Return the path of the first table that is probably a misspelt `[network]`, if the file has no `[network]`."""
    if document.data is None or "network" in document.data:
        return None
    tables = (mistake for mistake in document.mistakes if len(mistake.path) == 1)
    return next((each.path for each in tables if each.message.parameters.get("meant") == "network"), None)
