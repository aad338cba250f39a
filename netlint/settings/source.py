"""Where settings come from: the tree that is checked, a named file, or a revision of git. Reads none of them."""

from pathlib import Path
from typing import NamedTuple

from netlint.project.files import Tree, WorkingTree


class SettingsSource(NamedTuple):
    """Where settings come from. It can be handed to another process."""

    tree: Tree = WorkingTree()
    """Where they, and the rule files, catalogues and baseline beside them, are read."""
    file: Path | None = None
    """The one file that holds for all charters; without it, for each the nearest."""
    folder: Path | None = None
    """What the patterns of that file are relative to; without it, the folder that it lies in."""
    in_force: bool = True
    """Whether the settings hold; else they are only looked at, and no rule file is run."""
