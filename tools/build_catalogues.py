"""Compile the catalogues where netlint is built: each `.po` file becomes a `.mo` file beside it, which gettext reads.

    python tools/build_catalogues.py

`pyproject.toml` names the two commands below: every wheel, sdist and editable install has catalogues that are as new as
their `.po` files. No `.mo` file is in git.
"""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).parent.parent
PACKAGES = {"netlint": ROOT / "netlint", "netlint_essentials": ROOT / "plugins" / "netlint_essentials"}
"""The packages that have catalogues, each with its folder."""


class BuildWithCatalogues(build_py):
    """What puts a wheel or an editable install together, after it has compiled the catalogues."""

    def run(self) -> None:
        """Compile, then go on as usual."""
        compile_all()
        super().run()


class SdistWithCatalogues(sdist):
    """What puts an sdist together, after it has compiled the catalogues."""

    def run(self) -> None:
        """Compile, then go on as usual."""
        compile_all()
        super().run()


def compile_all() -> None:
    """Write the `.mo` file of every `.po` file."""
    for folder in PACKAGES.values():
        for po in sorted(folder.glob("locale/*/LC_MESSAGES/*.po")):
            po.with_suffix(".mo").write_bytes(compiled(po.read_bytes()))


def compiled(po: bytes) -> bytes:
    """Return what gettext reads of the content of a `.po` file: the same bytes each time."""
    written = io.BytesIO()
    write_mo(written, read_po(io.BytesIO(po)))
    return written.getvalue()


if __name__ == "__main__":
    compile_all()
