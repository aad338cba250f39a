"""What is different in meaning between two charters, not in text. Has no words for it, and reads no file."""

from netlint.charter.diff.compare import differences
from netlint.charter.diff.meaning import Renames, plain
from netlint.charter.diff.model import Difference, DifferenceKind
from netlint.charter.diff.renames import renamed_ids

__all__ = ["Difference", "DifferenceKind", "Renames", "differences", "plain", "renamed_ids"]
