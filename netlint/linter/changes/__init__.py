"""What changes between two charters: agreements, roles, findings, and who decides. Knows no git and no files."""

from netlint.linter.changes.compare import compared
from netlint.linter.changes.model import CharterDiff, Moved, NotCompared, RoleChange, Rules, Side, Touched

__all__ = ["CharterDiff", "Moved", "NotCompared", "RoleChange", "Rules", "Side", "Touched", "compared"]
