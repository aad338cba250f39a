"""A plugin package, written from the templates in `files/` and in `parts/`. Prints nothing.

A template has the path of the file in the package, plus `.txt`. In this path `dot-` becomes a leading dot, and
`package` becomes the folder of the package. In the text, `<<name>>` becomes the name of the plugin, and so on. A part
has more files, and `snippets/`: `<<hooks>>` in a template becomes what the chosen parts have in `snippets/hooks.txt`.
"""

import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePath

_FOLDER = Path(__file__).parent


def parts() -> list[str]:
    """Return the names of the parts that a package can have besides rules, sorted."""
    return sorted(part.name for part in (_FOLDER / "parts").iterdir() if part.is_dir())


def render(values: Mapping[str, str], chosen: Collection[str] = ()) -> Iterator[tuple[PurePath, str]]:
    """Yield the path and the text of each file of a package with the `chosen` parts.

    Raises `KeyError` for a missing value.
    """
    folders = [_FOLDER / "parts" / part for part in parts() if part in chosen]
    for folder in (_FOLDER, *folders):
        for template in sorted((folder / "files").rglob("*.txt")):
            path = template.relative_to(folder / "files").with_suffix("").parts
            named = (values["package"] if part == "package" else re.sub("^dot-", ".", part) for part in path)
            yield PurePath(*named), _filled(template.read_text("utf-8"), values, folders)


def _filled(text: str, values: Mapping[str, str], folders: list[Path]) -> str:
    """Return a template with its values, and with what parts add to it."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return values[name] if name in values else _filled(_snippets(name, folders), values, [])

    return re.sub(r"<<(\w+)>>", fill, text)


def _snippets(name: str, folders: list[Path]) -> str:
    """Return what the parts in `folders` add at a place. Raises `KeyError` for a place that no part adds to."""
    if not any(_FOLDER.glob(f"parts/*/snippets/{name}.txt")):
        raise KeyError(name)
    files = [folder / "snippets" / f"{name}.txt" for folder in folders]
    text = "".join(file.read_text("utf-8") for file in files if file.is_file())
    return f"\n{text}" if text and name == "local" else text  # imports of the package itself stand apart


def write(folder: Path, values: Mapping[str, str], chosen: Collection[str] = ()) -> None:
    """Write a package with the `chosen` parts as a new folder, completely or not at all.

    Raises `FileExistsError` if the folder exists, and `OSError` if it cannot be written.
    """
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    unfinished.mkdir()
    try:
        for path, text in render(values, chosen):
            file = unfinished / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
