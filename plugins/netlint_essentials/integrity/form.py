"""The form of the file: whether netlint can read it, and its keys and values are valid."""

import re
from collections.abc import Iterator, Mapping

from netlint import DocPath, Document, Finding, Message, Mistake, Replacement, dotted, joined, rule
from netlint_essentials.integrity._headers import is_of_plugin, own_path, wanted, written


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

    Why: netlint cannot check a charter that it cannot read, and nobody can rely on such a charter. A charter is a text file
    in the format TOML (1.0 or 1.1), saved as UTF-8. It can be at most 1 MiB in size (`max-bytes`), with at most
    200,000 values. Lists and tables can be nested at most 32 levels deep.

    Fix: Correct the line that netlint points at, save the file and run netlint again. Usually a quotation mark, a
    bracket or an equals sign is missing. Text needs quotation marks around it: `name = "Stroomop"`. After that, netlint may
    find another mistake.

    netlint cannot read a file from a word processor, so use an editor for plain text. In Notepad, choose "Save as" and set
    "Encoding" to UTF-8.

    Source: TOML 1.1 (toml.io). netlint itself chose the limits. They leave plenty of room: real charters are 3 to 10 KB.

    Bad:
        [network]
        name = Stroomop  # NL001: Put text in quotation marks: "Stroomop".

    Bad:
        [network]
        name = "Stroomop"
        founded = 1-6-2026  # NL001: Write the date as year-month-day: 2026-06-01 instead of 1-6-2026.

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
                yield Finding(mistake.message, at=mistake.span, advice=mistake.advice)


@rule(
    "NL002",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
)
def invalid_value(document: Document) -> Iterator[Finding]:
    """A value is invalid, or a required key is missing.

    Why: netlint cannot use an invalid value, so it skips the rules that depend on that value. If more than 200 keys or
    values are invalid, netlint skips all other rules.

    Fix: Write the kind of value that the key needs, such as `founded = 2026-06-01` under `[network]`. Write dates, numbers,
    `true` and `false` without quotation marks. Put text in quotation marks, and a list in square brackets.

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
            meant = Replacement() if mistake.kind == "value" else None
            yield Finding(
                mistake.message,
                at=document.named(mistake.path),
                advice=mistake.advice,
                write=meant,
                repair=mistake.repair,
                suggestions=mistake.suggestions,
            )


@rule(
    "NL003",
    severity="error",
    level="essential",
    since="0.1",
    always_fails=True,
)
def unknown_key(document: Document) -> Iterator[Finding]:
    """The charter has an unknown key or table.

    Why: netlint cannot read a key with a typo. Then you think that the charter says something, but netlint does not see
    it.

    Fix: Correct the name of the key or table, such as `purpose = "Water has no owner."` under `[network]`. If you want
    to keep other things in the charter, put them in a table `[extra]`, such as `mascot = "heron"`. netlint itself does
    not check the tables `[extra]` and `[plugins]`, but a plugin may. Under `[plugins]`, a name that is nearly that of an
    installed plugin is reported.

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
    reported, claimed = _meant_to_be_network(document), dict[DocPath, DocPath]()
    for mistake in document.mistakes:
        if mistake.kind == "key" and mistake is not reported:
            yield _unknown(document, mistake, claimed)
            claimed.setdefault(mistake.to or mistake.path, mistake.path)


def _unknown(document: Document, mistake: Mistake, claimed: Mapping[DocPath, DocPath]) -> Finding:
    """Return the finding about an unknown key or table; `claimed` are the paths that earlier ones should have."""
    path, to = mistake.path, mistake.to
    other = next((one for one in (to, claimed.get(to or ())) if one and _is_taken(document, path, one)), None)
    if other is None:
        return _to_write(document, mistake)
    if other == to:
        template = "The charter already has `{right}` on line {line}. Keep one of the two, and remove the other."
    else:
        template = "`{right}` on line {line} says the same. Keep one of the two, and remove the other."
    advice = Message(template, {"right": _name(document, other), "line": document.locate(other, key=True).span.line})
    return Finding(
        mistake.message, at=document.named(path), on_key=True, advice=advice, suggestions=mistake.suggestions
    )


def _where_known(path: DocPath) -> Message:
    """Return where the keys are listed that a table can have, as what was meant by one is not certain."""
    table = dotted(tuple(part for part in path[:-1] if isinstance(part, str)))
    return Message("`netlint explain {table}` lists what is allowed here.", {"table": table or "charter"})


def _name(document: Document, path: DocPath) -> str:
    """Return the header or the key at a path."""
    return written(document, path) or str(path[-1])


def _is_taken(document: Document, path: DocPath, to: DocPath) -> bool:
    """Return whether a place has something already that what is at a path cannot be added to."""
    if not document.locate(to).exact:
        return False
    headers = written(document, path), written(document, to)
    return not all(header and header.startswith("[[") for header in headers)


def _to_write(document: Document, mistake: Mistake) -> Finding:
    """Return the finding about an unknown key or table, with advice for its name and place, and what to write."""
    path, to = mistake.path, mistake.to
    key, header = str(path[-1]), written(document, path)
    right = wanted(to) if to else None
    own = f"[[extra.{key}]]" if (header or "").startswith("[[") else f"[extra.{key}]"
    if to and is_of_plugin(to) and is_of_plugin(path):
        template = "Write `{meant}` instead of `{key}`. If it is the table of another plugin, ignore this finding."
        advice = Message(template, {"meant": str(to[-1]), "key": key})
    elif header and right:
        template = "Write `{right}` instead of `{header}`. If it is a table of your own, name it `{own}`."
        advice = Message(template, {"right": right, "header": header, "own": own})
    elif header and not to:
        template = "Correct the name `{header}`. If it is a table of your own, name it `{own}`."
        advice = Message(template, {"header": header, "own": own})
    elif to and to[:-1] == path[:-1]:
        template = "Write `{meant}` instead of `{key}`. If it is a key of your own, move it to a table `[extra]`."
        advice = Message(template, {"meant": str(to[-1]), "key": key})
    elif "header" in mistake.message.parameters:
        template = "Move `{key}` to `{header}`. If it is a key of your own, move it to a table `[extra]`."
        advice = Message(template, {"key": key, "header": mistake.message.parameters["header"]})
    elif to:
        template = "Move `{key}` to the top of the file. If it is a key of your own, move it to a table `[extra]`."
        advice = Message(template, {"key": key})
    else:
        template = "Correct the name `{key}`. If it is a key of your own, move it to a table `[extra]`."
        advice = Message(template, {"key": key})
    write = Replacement(to=document.named(to or own_path(document, path)))
    return Finding(
        mistake.message,
        at=document.named(path),
        on_key=True,
        advice=joined(advice, _where_known(path) if to and not mistake.repair else None),
        write=write,
        repair=mistake.repair,
        suggestions=mistake.suggestions,
    )


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
def not_a_charter(document: Document) -> Iterator[Finding]:
    """The file is not a charter, or not a charter yet.

    Why: Without a `[network]` table, there is nothing to check, so netlint cannot let the file pass. If the file has the
    tables and keys of something else, netlint reports only that. It is probably the file of another program.

    Fix: Add a table `[network]` with the name of your network. Then add a `purpose`: what the network is for. If the
    file is not meant as a charter, make netlint skip it with `exclude` in the settings. Or give it another name.

    netlint reads a file as a charter if it has tables or keys of the format. They may be in Dutch, or have typos. Keys
    that any program may have, such as `name`, count for little.

    Bad:
        charter-version = 1  # NL013: The file has no `[network]` table.

    Bad:
        [netwrok]  # NL013: The file has no `[network]` table. Is `[netwrok]` a typo?
        name = "Stroomop"

    Bad:
        [package]  # NL013: This file is not a charter: netlint does not know its tables and keys, such as `package` and `dependencies`.
        name = "stroomop"

        [dependencies]
        serde = "1.0"

    Good:
        [network]
        name = "Stroomop"
    """
    if other := next((mistake for mistake in document.mistakes if mistake.kind == "format"), None):
        yield _of_other_format(document, other)
        return
    if document.data is None or "network" in document.data:
        return
    if meant := _meant_to_be_network(document):
        template = "The file has no `[network]` table. Is `[{found}]` a typo?"
        advice = "Write `[network]` instead of `[{found}]`."
        write = Replacement(to=("network",))
        yield Finding(
            template,
            at=meant.path,
            advice=advice,
            write=write,
            repair=meant.repair,
            suggestions=meant.suggestions,
            found=str(meant.path[0]),
        )
    elif not document.source.text.strip():
        advice = "Run `netlint init` to write a charter, or add a table `[network]` with the name of your network."
        yield Finding("The file is empty.", at=(), advice=advice)
    else:
        yield Finding("The file has no `[network]` table.", at=(), write_at="network")


def _of_other_format(document: Document, mistake: Mistake) -> Finding:
    """Return the finding about a file that is not a charter, but something else."""
    if re.search(r"(?:^|[/\\])netlint\.toml$", document.source.name):
        advice = "To see which settings apply, run `netlint settings`. To check charters, name a charter or a folder."
        return Finding("This file has the settings of netlint, not a charter.", at=(), advice=advice)
    template = (
        "If it is the file of another program, leave it out: add it to `exclude` in the settings, or rename it. If it is "
        "meant as a charter, begin with a table `[network]`. `netlint init` writes a first charter."
    )
    return Finding(mistake.message, at=(), advice=template)


def _meant_to_be_network(document: Document) -> Mistake | None:
    """Return the mistake about the first table that is probably a misspelt `[network]`, if there is no `[network]`."""
    if document.data is None or "network" in document.data:
        return None
    tables = (mistake for mistake in document.mistakes if len(mistake.path) == 1)
    return next((each for each in tables if each.to == ("network",)), None)
