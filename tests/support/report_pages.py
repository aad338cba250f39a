"""The pages that are tried in a browser: what netlint is given for each, and the file that it writes."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from support import large_network
from support.commands import ROOT, in_process
from support.hostile_text import EVIL, hostile, quoted
from support.repositories import Repository

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
VIEWS = tuple(f"{width} {scheme}" for width in WIDTHS for scheme in SCHEMES)

_EXAMPLES = ROOT / "docs" / "examples"
_LONG = "a-name-that-someone-has-made-as-long-as-any-id-can-be-and-longer-than-a-line"
_HEBREW, _ARABIC = "שלום עולם, אנחנו רשת", "نحن شبكة من العاملين المستقلين"


class Case(NamedTuple):
    """A page: what is in the files in its folder, how it is made, and earlier revisions of `charter.toml`."""

    files: dict[str, str]
    options: tuple[str, ...] = ()
    command: tuple[str, ...] = ("check", ".", "--format", "html")
    revisions: tuple[str, ...] = ()


def _example(name: str) -> Case:
    file = _EXAMPLES / f"{name}.charter.toml"
    return Case({file.name: file.read_text("utf-8")})


_STRANGE = f"""
[network]
name = {quoted(_HEBREW + " " + "W" * 60)}
purpose = {quoted(_ARABIC + " " + "https://example.org/" + "x" * 150)}
founded = 2026-01-01
phase = "start"

[[values]]
id = "{_LONG}"
statement = {quoted("Verantwoordelijkheidsgevoelsontwikkelingstrajectbegeleiding " * 3)}
behaviour = {quoted(EVIL["direction"] + EVIL["script"])}

[[members]]
id = "{_LONG}"
name = {quoted(_HEBREW)}
joined = 2026-01-01

[[members]]
id = "b"
name = {quoted("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")}
joined = 2026-01-01

[[members]]
id = "c"
name = {quoted(EVIL["script"])}
joined = 2026-01-01

[coordination]
model = "coordinator"
coordinator = "{_LONG}"
until = 2026-12-01

[[circles]]
id = "{_LONG}-circle"
kind = "pod"
members = ["{_LONG}", "b", "c"]

[[responsibilities]]
id = "{_LONG}-role"
title = {quoted("水" * 80)}
holders = ["{_LONG}"]

[[next-steps]]
id = "{_LONG}-step"
what = {quoted(EVIL["separators"] + " " + "i" * 200)}
owner = "{_LONG}"
due = 2026-12-01
"""
"""A charter with valid ids and dates, in which each text is long, runs the other way, or is markup."""

_ELSEWHERE = """
[network]
name = "Elsewhere"
founded = 2026-01-01
phase = "start"

[[elsewhere]]
sections = ["members", "decision-log", "values", "clients", "coordination", "meetings"]
at = "our wiki, where all that we have agreed has been kept since the first day: https://wiki.example.org/agreements"
"""

_SETTINGS = """
[[exceptions]]
rule = "no-client-proposition"
reason = "We decide in spring, when the first two assignments are done and we know what clients ask us for."
agreed-by = ["roos", "timo"]
until = 2027-04-01

[[exceptions]]
rule = "no-core-values"
reason = "Later."
agreed-by = ["roos"]
until = 2026-06-01
"""

_BLEEDING, _MATURE = (_example(name).files[f"{name}.charter.toml"] for name in ("bleeding", "mature"))
_EARLIER = (_BLEEDING.replace("[[meetings]]", "[[rituals]]"),)
"""The example with another finding, and without one that it has."""


def _grown(text: str, step: int) -> Iterator[str]:
    """Yield a charter as it grew: with its first tables, with more of them, and so on; one revision cannot be read."""
    tables = text.split("\n[")
    for count in range(step, len(tables), step):
        yield "\n[".join(tables[:count])
        if count == 3 * step:
            yield "[network"


_BEGIN = dt.date(2025, 6, 2)
_HISTORY = (*_grown(_MATURE, 6), *_grown(_BLEEDING, 4))

_BOTH = {
    "bleeding": _example("bleeding"),
    "young": _example("young"),
    "mature": _example("mature"),
    "large": Case({"charter.toml": large_network.large_network()}, ("--max-findings", "1000")),
    "empty": Case({"charter.toml": ""}),
    "unreadable": Case({"charter.toml": '[network]\nname = "Stroomop\npurpose = "We help"\n'}),
    "several": Case({f"{name}/charter.toml": text for name, text in (
        ("bleeding", _BLEEDING),
        ("mature", _MATURE),
        ("unreadable", "[network"),
        ("empty", ""),
    )}),
    "history": Case({"charter.toml": _BLEEDING}, command=("history", "--format", "html"), revisions=_HISTORY),
    "report": Case(
        {"charter.toml": _BLEEDING}, ("--history", "--since", "HEAD~2"), ("report", ".", "--no-open"), _HISTORY
    ),
}  # fmt: skip
_ONE = {
    "healthy": _example("healthy"),
    "nederlands": _example("nederlands"),
    "hostile": Case({"charter.toml": hostile(EVIL["all of it"])}),
    "strange": Case({"charter.toml": _STRANGE}),
    "elsewhere": Case({"charter.toml": _ELSEWHERE}),
    "changed": Case({"charter.toml": _BLEEDING}, ("--since", "HEAD"), revisions=_EARLIER),
    "decided": Case({**_example("bleeding").files, "netlint.toml": _SETTINGS}),
    "timeless": _example("bleeding")._replace(options=("--timeless",)),
    "thriving": _example("bleeding")._replace(options=("--level", "thriving")),
}
CASES = {
    **{f"{name}-{language}": (case, language) for name, case in _BOTH.items() for language in ("en", "nl")},
    **{f"{name}-en": (case, "en") for name, case in _ONE.items()},
}
"""Each page by its name, with its language."""


def write_page(name: str, folder: Path) -> Path:
    """Write the page of a case into a folder; return its file."""
    case, _language = CASES[name]
    page = folder / f"{name}.html"
    if case.command[0] == "report":
        _run(name, folder, *case.command, "--output", str(page), *case.options)
    else:
        page.write_bytes(_run(name, folder, *case.command, *case.options))
    return page


def write_diagram(name: str, folder: Path) -> str:
    """Return the diagram of the charters of a case as Mermaid."""
    return _run(name, folder, "check", ".", "--format", "mermaid").decode("utf-8")


def _run(name: str, folder: Path, *arguments: str) -> bytes:
    """Return what a command prints about the charters of a case, which are written into the folder."""
    case, language = CASES[name]
    inside = folder / name
    inside.mkdir(exist_ok=True)
    if case.revisions and not (inside / ".git").exists():
        repository = Repository(inside)
        for at, text in enumerate(case.revisions):
            repository.revision((_BEGIN + dt.timedelta(weeks=3 * at)).isoformat(), text)
    for file, text in case.files.items():
        (inside / file).parent.mkdir(parents=True, exist_ok=True)
        (inside / file).write_text(text, "utf-8")
    day = () if "--timeless" in arguments else ("--today", large_network.TODAY)
    done = in_process((*arguments, "--lang", language, *day), b"", inside, {"PATH": os.environ["PATH"]})
    assert done.code in {0, 1, 2}
    assert done.out, done.err.decode()
    return done.out
