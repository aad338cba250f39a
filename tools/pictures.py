"""The pictures of the page in the README and the docs: `docs/pictures/`. The same versions draw the same pictures.

Each is drawn in a headless browser, in the font of `tests/browser/fonts.conf`, and reduced to few colours by pngquant.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from headless_browser import ROOT, MissingToolError, Program, drive, install

FOLDER = ROOT / "docs" / "pictures"
TODAY = "2026-11-24"
WORKSHEET, POINTS, PICTURES = ".sheet", "section:has(> #c1-points)", "section:has(> #c1-pictures)"
COLOURS = 24
MOST_BYTES = 80_000
QUANTIZER = Program(("pngquant",), ("pngquant",))


class Picture(NamedTuple):
    """A picture of a part of a page, and how it is drawn."""

    name: str
    example: str
    language: str
    part: str
    width: int
    height: int | None = None
    """The height in pixels; `None` for the whole part, or up to `until`."""
    until: str = ""
    """The element above which the picture ends."""
    scheme: str = "light"


EXAMPLES = (("en", "bleeding"), ("nl", "nederlands"))
"""The example of each language: a reader of a Dutch page sees a Dutch charter."""
ALL = (
    *(
        picture
        for language, example in EXAMPLES
        for picture in (
            Picture(f"worksheet-{language}", example, language, WORKSHEET, 1000, until=".row:nth-of-type(4)"),
            Picture(f"points-{language}", example, language, POINTS, 1000, until="#c1-4"),
            Picture(f"pictures-{language}", example, language, PICTURES, 1000),
            Picture(f"phone-{language}", example, language, WORKSHEET, 360, height=720),
        )
    ),
    Picture("dark-en", "mature", "en", WORKSHEET, 1000, until=".row:nth-of-type(4)", scheme="dark"),
)


def main() -> None:
    """Write all pictures. Raises `MissingToolError` if something that draws them is not there."""
    if not (quantizer := QUANTIZER.path()):
        raise MissingToolError("The pictures need pngquant. On Debian or Ubuntu: sudo apt-get install pngquant")
    install()
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drive([_job(picture, folder) for picture in ALL])
        for picture in ALL:
            made = FOLDER / f"{picture.name}.png"
            command = (quantizer, "--nofs", "--strip", "--force", "--speed", "1", "--output", str(made))
            subprocess.run([*command, str(COLOURS), str(folder / made.name)], check=True)  # noqa: S603
            if made.stat().st_size > MOST_BYTES:
                raise RuntimeError(f"{made.name} has {made.stat().st_size:,} bytes; at most {MOST_BYTES:,}.")


def _job(picture: Picture, folder: Path) -> dict[str, object]:
    """Write the page of a picture; return the job that draws the picture in the folder."""
    charter = f"docs/examples/{picture.example}.charter.toml"
    options = ("--format", "html", "--lang", picture.language, "--today", TODAY, "--isolated", "--fail-on", "never")
    command = (sys.executable, "-m", "netlint", "check", charter, *options)
    page = folder / f"{picture.name}.html"
    page.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)  # noqa: S603
    return {
        "kind": "picture",
        "page": str(page),
        "picture": str(folder / f"{picture.name}.png"),
        "width": picture.width,
        "height": picture.height,
        "until": picture.until,
        "part": picture.part,
        "scheme": picture.scheme,
    }


if __name__ == "__main__":
    try:
        main()
    except MissingToolError as problem:
        sys.exit(str(problem))
