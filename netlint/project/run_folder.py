"""The folder in which netlint runs. Each command loads this module, so it imports nothing of netlint."""

import os


def is_folder_gone() -> bool:
    """Return whether the folder of the run has been removed since it was entered."""
    try:
        os.getcwd()  # noqa: PTH109 (`pathlib` is not loaded yet)
    except FileNotFoundError:
        return True
    return False
