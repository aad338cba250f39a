"""Headers of tables: as a charter has them, and as the format wants them."""

from netlint import Charter, DocPath, Document, keys

INNER_LISTS = ("clients.needs", "decisions.ways", "formation.sessions", "membership.kinds", "network.goals")
"""The lists of tables inside the sections of the format."""
INNER_TABLES = ("economy.referral-fee", "members.hours-per-month", "norms.conflict-route")
"""The tables inside the sections of the format."""


def names_in(path: DocPath) -> str:
    """Return the keys of a path without positions, as in a header.

    >>> names_in(("network", "goals", 0))
    'network.goals'
    """
    return ".".join(part for part in path if isinstance(part, str))


def written(document: Document, path: DocPath) -> str | None:
    """Return the header at a path, such as `[[members]]`; `None` if the charter has a key there instead."""
    names, span = names_in(path), document.locate(path, key=True).span
    line = document.source.line(span.line)[span.column - 1 :]
    return next((header for header in (f"[[{names}]]", f"[{names}]") if line.startswith(header)), None)


def wanted(path: DocPath) -> str | None:
    """Return the header that the format has for a path; `None` if the format has no table there."""
    names, empty = names_in(path), Charter()
    if is_of_plugin(path):
        return f"[{names}]"
    sections = {key: getattr(empty, attribute) for attribute, key in keys(empty)}
    if sections.get(names, "") == () or names in INNER_LISTS:
        return f"[[{names}]]"
    is_section = names in sections and isinstance(sections[names], dict | None)
    return f"[{names}]" if is_section or names in INNER_TABLES else None


def is_of_plugin(path: DocPath) -> bool:
    """Return whether a path is that of the table of a plugin."""
    return path[:-1] == ("plugins",)


def own_path(document: Document, path: DocPath) -> DocPath:
    r"""Return where a charter can keep what is at a path as its own: in `[extra]`, for an item under its id.

    >>> from netlint.toml import parse
    >>> own_path(parse("charter.toml", b"[network]\nmascot = 1"), ("network", "mascot"))
    ('extra', 'mascot')
    """
    named = document.named(path)
    is_of_item = any(isinstance(part, int) for part in path)
    return ("extra", *named) if is_of_item else ("extra", named[-1])
