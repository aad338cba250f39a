"""JSON that is written piece by piece, and has nothing in it that a terminal or a build log obeys."""

from collections.abc import Iterable

import msgspec

from netlint.reporters.escape_terminal import escape_control_sequences


def encode(value: object) -> str:
    """Write a value as JSON, in one line, the keys in the order that they are given in."""
    return escape_control_sequences(msgspec.json.encode(value).decode())


class Entries:
    """The entries of one list, which are written as they come, each on a line of its own."""

    def __init__(self) -> None:
        """Begin with none."""
        self._comma = ""

    def add(self, values: Iterable[object]) -> str:
        """Write some more entries."""
        text = ""
        for value in values:
            text += f"{self._comma}\n{encode(value)}"
            self._comma = ","
        return text
