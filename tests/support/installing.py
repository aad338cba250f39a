"""Plugins as an installer puts them in a folder."""

from pathlib import Path


def install(site: Path, name: str, source: str, *needs: str, after: str = "") -> Path:
    """Put a plugin in a folder as an installer does; return the folder, which can be put on the path."""
    info = site / f"netlint_{name}-1.0.dist-info"
    info.mkdir(parents=True)
    head = [
        "Metadata-Version: 2.1",
        f"Name: netlint-{name}",
        "Version: 1.0",
        *(f"Requires-Dist: {one}" for one in needs),
    ]
    (info / "METADATA").write_text("\n".join(head) + f"\n{after}", "utf-8")
    (info / "entry_points.txt").write_text(f"[netlint]\n{name} = netlint_{name}\n", "utf-8")
    (site / f"netlint_{name}.py").write_text(source, "utf-8")
    return site
