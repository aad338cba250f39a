"""What is different in meaning between two charters, not in text. Has no words for it, and reads no file."""

from netlint.charter.diff.compare import differences
from netlint.charter.diff.model import Difference, DifferenceKind
from netlint.charter.diff.renames import Renames, renamed_ids

__all__ = ["Difference", "DifferenceKind", "Renames", "differences", "renamed_ids"]
