"""A plugin with a report format, installed in a folder to put on the path."""

from pathlib import Path


def install_format(site: Path, source: str, name: str = "list") -> dict[str, str]:
    """Install the distribution `netlint-sample`, whose format is the class `Format` in `source`.

    Return the environment in which netlint finds it.
    """
    info = site / "netlint_sample-0.3.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-sample\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text("[netlint]\nsample = netlint_sample\n")
    (site / "netlint_sample.py").write_text(
        "import netlint\n\n\n@netlint.hookimpl\ndef netlint_formats():\n"
        f"    return {{{name!r}: 'netlint_sample_format:Format'}}\n"
    )
    (site / "netlint_sample_format.py").write_text(source)
    return {"PYTHONPATH": str(site)}
