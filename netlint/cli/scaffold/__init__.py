"""A plugin package, written from the templates in `files/`. Prints nothing.

A template has the path of the file in the package, plus `.txt`. In this path `dot-` becomes a leading dot, and
`package` becomes the folder of the package. In the text, `<<name>>` becomes the name of the plugin, and so on.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

FOLDER = Path(__file__).parent / "files"


def render(values: Mapping[str, str]) -> Iterator[tuple[PurePath, str]]:
    """Yield the path and the text of each file of a package. Raises `KeyError` for a missing value."""
    for template in sorted(FOLDER.rglob("*.txt")):
        parts = template.relative_to(FOLDER).with_suffix("").parts
        named = (values["package"] if part == "package" else re.sub("^dot-", ".", part) for part in parts)
        text = template.read_text("utf-8")
        yield PurePath(*named), re.sub(r"<<(\w+)>>", lambda match: values[match[1]], text)


def write(folder: Path, values: Mapping[str, str]) -> None:
    """Write a package as a new folder, completely or not at all.

    Raises `FileExistsError` if the folder exists, and `OSError` if it cannot be written.
    """
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    unfinished.mkdir()
    try:
        for path, text in render(values):
            file = unfinished / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
