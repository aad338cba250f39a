"""Rules of your own.

They stand in the settings, without code: a place, and what must hold there.
"""

from netlint.custom.entry import CustomEntry, Must

__all__ = ["CustomEntry", "Must"]
