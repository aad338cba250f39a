"""What stands above lines to copy: where to write them, or what to remove. Writes nothing."""

from netlint.i18n.message import Message

END = Message("Write at the end of the file, in your own words:")
END_OR_PLACE = Message("Write at the end of the file, or fill in the place on line {open} and remove its `#`:")
ADDED = Message("Write below `{place}`. If the file does not have this header yet, add it at the end:")
INSIDE = Message("Write right after the `{place}` on line {line}:")
BELOW = Message("Write right below `{place}` (now line {line}):")
BELOW_OR_PLACE = Message(
    "Write right below `{place}` (now line {line}), or fill in the place on line {open} and remove its `#`:"
)
BELOW_LINE = Message("Write below line {line}:")
INSTEAD = Message("Write instead of `{place}` on line {line}:")
INSTEAD_OF_LINE = Message("Write instead of line {line}:")
INSTEAD_OF_LINES = Message("Write instead of lines {line} to {last}:")
INSTEAD_OF_EACH = Message("Write instead of each `{place}`, the first on line {line}:")
REMOVE = Message("Remove `{place}` on line {line}.")
REMOVE_LINE = Message("Remove line {line}.")

ALL = (
    END,
    END_OR_PLACE,
    ADDED,
    INSIDE,
    BELOW,
    BELOW_OR_PLACE,
    BELOW_LINE,
    INSTEAD,
    INSTEAD_OF_LINE,
    INSTEAD_OF_LINES,
    INSTEAD_OF_EACH,
    REMOVE,
    REMOVE_LINE,
)
"""All labels."""
