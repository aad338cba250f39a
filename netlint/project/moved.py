"""Charters that have moved, by the names of their networks. Opens no file."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from netlint.toml import parse

New = TypeVar("New", bound=Hashable)
Old = TypeVar("Old", bound=Hashable)


def by_name(new: Iterable[tuple[New, str]], old: Mapping[Old, str]) -> dict[New, Old]:
    """Return for new charters which of those that are gone they are, where their networks have the same name.

    Of several that do, as of a copy, one is taken for it: the first.
    """
    gone: dict[str, list[Old]] = {}
    for charter, name in old.items():
        if name:
            gone.setdefault(name, []).append(charter)
    return {charter: gone[name].pop(0) for charter, name in new if gone.get(name)}


def network_name(raw: bytes) -> str:
    """Return the name of the network that a charter is about; nothing where it does not say."""
    data = parse("", raw).data or {}
    network = data.get("network")
    name = network.get("name") if isinstance(network, dict) else None
    return name if isinstance(name, str) else ""
