"""Rules of your own.

They stand in the settings, without code: a place, and what must hold there.
"""

from netlint.rules.declarative.entry import Conditions, DeclaredRule

__all__ = ["Conditions", "DeclaredRule"]
