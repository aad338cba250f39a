"""The charter of a large network in trouble: 40 members and 60 open findings on `TODAY`, the same on every machine.

The figures of the page are about it: its size, its time, and that its worksheet fits one A4. All of it is made up.
"""

from collections.abc import Iterable, Iterator
from textwrap import dedent

TODAY = "2026-11-24"
"""The day on which it has so many findings."""
MEMBERS, FINDINGS = 40, 60
NAME = "Het Grote Verband"

_FIRST = ("Anna", "Bram", "Carmen", "Dirk", "Esra", "Fatima", "Geert", "Hanneke")
_LAST = ("van der Meulen", "Öztürk", "de Wit", "Achterberg", "Bos")
_WORK = ("beleidsadvies", "projectleiding", "onderzoek", "communicatie", "procesbegeleiding")
_OVERDUE = (
    "Met de gemeente Steenwijkerland afspreken wie de uitkomsten van het onderzoek voorlegt aan de raad",
    "De website bijwerken",
    "Een brief sturen aan alle woningcorporaties in de provincie",
    "Uitzoeken of een coöperatie ons past",
    "De jaarrekening rondsturen",
    "Twee nieuwe leden voorstellen",
    "Een dag over samenwerking voorbereiden",
    "Terugbellen naar de wethouder",
)


def large_network() -> str:
    """Return the charter as TOML."""
    return "\n".join(
        (
            _BEGINNING,
            *_members(),
            *_circles(),
            _MIDDLE,
            *_responsibilities(),
            *_steps(),
            *_meetings(),
            *_proposals(),
            _END,
        )
    )


def person(at: int) -> tuple[str, str]:
    """Return the id and the name of a member."""
    name = f"{_FIRST[at % len(_FIRST)]} {_LAST[at // len(_FIRST)]}"
    words = name.lower().replace("ö", "o").replace("ü", "u").split()
    return f"{words[0]}-{words[-1]}", name


_IDS = tuple(person(at)[0] for at in range(MEMBERS))

_BEGINNING = dedent(f"""\
    charter-version = 1

    [network]
    name = "{NAME}"
    theme = "wonen, zorg en welzijn in de regio"
    purpose = "wonen, zorg en welzijn in de regio"
    summary = "Veertig adviseurs, begeleiders en onderzoekers die voor gemeenten, corporaties en zorgaanbieders werken."
    language = "nl"
    founded = 2024-02-01
    phase = "consolidation"
    reviewed = 2024-11-01
    review-every = "yearly"

    [[drives]]
    id = "opdrachten"
    kind = "acquisition"
    statement = "Samen krijgen we opdrachten die niemand van ons alleen zou krijgen, ook bij grote aanbestedingen."

    [[drives]]
    id = "doorschuiven"
    kind = "overflow"
    statement = "Wie te veel werk heeft, geeft het door."
    """)


def _items(table: str, items: Iterable[dict[str, str]]) -> Iterator[str]:
    for item in items:
        yield "\n".join([f"[[{table}]]", *(f"{key} = {value}" for key, value in item.items()), ""])


def _text(text: str) -> str:
    return f'"{text}"'


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _members() -> Iterator[str]:
    for at in range(MEMBERS):
        ident, name = person(at)
        values = {"id": _text(ident), "name": _text(name), "joined": f"2024-{at % 9 + 2:02}-01"}
        if at % 3:
            values["drives"] = _list(("opdrachten", "doorschuiven")[: at % 2 + 1])
        values["expertise"] = _list([_WORK[at % len(_WORK)]])
        values["asks"] = _list([f"hulp bij {_WORK[(at + 1) % len(_WORK)]}"])
        if at % 4 == 0:
            values["tier"] = _text("pool")
        yield from _items("members", [values])


def _circles() -> Iterator[str]:
    names = ("wonen-en-wijken", "zorg-thuis", "jeugd-en-gezin", "werk-en-inkomen", "energie-en-ruimte", "bestuur")
    size = MEMBERS // 8
    yield from _items(
        "circles",
        (
            {
                "id": _text(name),
                "kind": _text("pod"),
                "members": _list(_IDS[at * size : at * size + size + 2]),
                "lead": _text(_IDS[at * size]),
                "every": _text("monthly"),
                "started": "2024-09-02",
            }
            for at, name in enumerate(names)
        ),
    )


_MIDDLE = dedent(f"""\
    [time]
    internal = 0.85
    external = 0.15
    basis = "planned"

    [economy.referral-fee]
    percent = 30
    to = "referrer"

    [priorities]
    rule = "own-first"

    [coordination]
    model = "coordinator"
    coordinator = "{_IDS[0]}"
    appointed = 2024-03-01
    until = 2026-03-01

    [decisions]
    method = "unanimity"
    """)


def _responsibilities() -> Iterator[str]:
    kinds = ("progress", "meetings", "newcomers", "external-contact", "energy", "finance")
    yield from _items(
        "responsibilities",
        (
            {"id": _text(kind), "kind": _text(kind), "holders": _list([_IDS[0]] if at < 4 else [])}
            for at, kind in enumerate(kinds)
        ),
    )


def _steps() -> Iterator[str]:
    for at in range(_STEPS):
        what = _OVERDUE[at % len(_OVERDUE)]
        values = {"id": _text(f"stap-{at + 1}"), "what": _text(f"{what} ({at + 1})")}
        if at % 2:
            values["owner"] = _text(_IDS[at * 3 % MEMBERS])
        values |= {"created": "2025-10-06", "due": f"2026-{at % 6 + 1:02}-15", "orientation": _text("internal")}
        yield from _items("next-steps", [values])


_STEPS = 18


def _meetings() -> Iterator[str]:
    yield from _items(
        "meetings",
        (
            {
                "id": _text(ident),
                "purpose": _text("social"),
                "orientation": _text("internal"),
                "every": _text("quarterly"),
                "last-held": held,
            }
            for ident, held in (("borrel", "2026-10-19"), ("ledendag", "2026-03-09"), ("zomerfeest", "2025-07-04"))
        ),
    )


def _proposals() -> Iterator[str]:
    experiments = ("met-duos-naar-klanten", "een-avond-per-kring", "uren-delen", "een-lezing-per-maand")
    for at, ident in enumerate(experiments):
        hypothesis = f"Als we dit een half jaar doen ({ident}), weten we of het ons helpt."
        values = {"id": _text(ident), "hypothesis": _text(hypothesis), "owner": _text(_IDS[at * 7])}
        yield from _items("experiments", [values | {"started": "2025-09-01", "review-by": f"2026-0{at + 2}-01"}])
    proposals = ("een-nieuwe-huisstijl", "een-vaste-secretaris", "lid-worden-van-de-koepel", "een-eigen-ruimte")
    for at, ident in enumerate(proposals):
        values = {"id": _text(ident), "what": _text(f"Voorstel: {ident.replace('-', ' ')}.")}
        yield from _items("decision-log", [values | {"proposed-on": f"2026-0{at + 3}-02"}])


_END = dedent("""\
    [membership]
    admission = "Wie door twee leden wordt voorgesteld."
    """)
