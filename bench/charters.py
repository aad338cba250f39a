"""Generated charters that look like real ones, in English or Dutch: complete ones, and ones with much left open.

One in ten of the complete ones has a defect. The same number always gives the same charter, on every machine.
"""

import contextlib
import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from defects import DEFECTS, GAPS

TODAY = dt.date(2026, 11, 24)
"""The day on which the charters are up to date, and on which netlint checks them."""
PER_FOLDER = 100
"""The number of charters in one folder, as in a repository with many networks."""
FEWEST_MEMBERS, MOST_MEMBERS = 5, 9
_IN_FULL = 5
"""Larger networks have fewer details about each member, so that all charters have about the same size."""
_START_DAYS = 180
"""Networks that are older, in days, run an experiment."""


class Topic(NamedTuple):
    """The subject of a network, in its language."""

    language: str
    name: str
    theme: str
    purpose: str
    clients: str
    need: str
    word: str
    story: str
    added_value: str


_GAPS_IN_ONE = (13, 19)
"""The fewest and the most gaps in a charter, so that charters have about 13 findings."""

_TOPICS = (
    Topic(
        "en",
        "Stroomop",
        "water management",
        "Water boards decide together with residents, because water has no owner.",
        "Programme managers at water boards",
        "Residents come too late to the table",
        "peilbesluit",
        "You decide once, and it holds, because everyone who lives with it was there.",
        "One team from the first evening to the decision",
    ),
    Topic(
        "nl",
        "Zorgkracht",
        "wijkzorg",
        "Ouderen wonen thuis zolang zij dat willen, met buren die weten wat er speelt.",
        "Teamleiders in de thuiszorg",
        "Het team loopt over en niemand belt terug",
        "regie",
        "U houdt de regie; wij vinden de buren, de mantelzorgers en de uren die u mist.",
        "Eén gesprek in plaats van vijf intakes",
    ),
    Topic(
        "en",
        "Second Harvest",
        "circular food",
        "No canteen in the province throws away what its neighbours could have eaten.",
        "Facility managers with a canteen",
        "Waste figures arrive when the menu is already fixed",
        "derving",
        "Your cooks see on Monday what Friday will leave, and your guests taste the difference.",
        "Kitchen, logistics and measurement in one agreement",
    ),
    Topic(
        "nl",
        "De Leerploeg",
        "leren op de werkvloer",
        "Vakmensen leren elkaar het vak in de ploeg zelf, zodat kennis blijft als iemand gaat.",
        "Productieleiders in de maakindustrie",
        "Ervaren mensen vertrekken sneller dan nieuwe mensen leren",
        "inwerken",
        "Uw beste lasser leidt op terwijl het werk doorgaat, en over een jaar zijn er drie.",
        "Leren zonder een uur stilstand",
    ),
    Topic(
        "en",
        "Open Ledger",
        "public accountability",
        "Every inhabitant can follow a municipal euro from the budget to the pavement.",
        "Financial controllers in small municipalities",
        "Councillors ask questions that the system cannot answer",
        "begroting",
        "Your council gets its answer during the meeting, and you get your evenings back.",
        "Data, law and explanation by people who know each other",
    ),
    Topic(
        "nl",
        "Café Tussentijd",
        "werken na ziekte",
        "Wie ziek is geweest vindt werk dat past, in een tempo dat herstel heel laat.",
        "Leidinggevenden van zieke collega's",
        "Na een jaar weet niemand meer hoe te beginnen",
        "re-integratie",
        "U krijgt een collega terug die blijft, omdat de eerste weken niet van papier waren.",
        "Begeleiding van mens, leidinggevende en team tegelijk",
    ),
)
_NAMES = (
    ("ana", "Ana de Vries"),
    ("bo", "Bo Jansen"),
    ("carla", "Carla Nuñez"),
    ("daan", "Daan Bakker"),
    ("els", "Els Visser"),
    ("femke", "Femke Smit"),
    ("gijs", "Gijs Mulder"),
    ("hanna", "Hanna Bos"),
    ("imre", "Imre Szabó"),
    ("joost", "Joost Peters"),
    ("kim", "Kim Hendriks"),
    ("lars", "Lars Dekker"),
    ("mia", "Mia Brouwer"),
    ("noor", "Noor el Amrani"),
    ("otto", "Otto van Dijk"),
    ("zoe", "Zoë Kramer"),
)
_EXPERTISE = (
    "facilitation",
    "hydrology",
    "procurement law",
    "service design",
    "data analysis",
    "financial control",
    "training on the job",
    "journalism",
    "occupational health",
    "interaction design",
    "change management",
    "logistics",
)


def charter(number: int, members: int | None = None) -> str:
    """Return a charter without defects, of a network that no other number has; `members` sets its size."""
    draw = random.Random(number)  # noqa: S311 (a stream that can be repeated is the point)
    topic = draw.choice(_TOPICS)
    topic = topic._replace(name=f"{topic.name} {number}")
    count = members or draw.randint(FEWEST_MEMBERS, MOST_MEMBERS)
    people = [_person(at, number) for at in draw.sample(range(max(count, len(_NAMES))), count)]
    age = draw.choice((draw.randint(80, 170), draw.randint(200, 700), draw.randint(740, 2000)))
    sections = (
        _network(topic, age),
        *_drives_and_values(topic, age),
        *_members(draw, people, age),
        *_world(draw, topic),
        *_steering(draw, [person_id for person_id, _ in people], age),
        *_habits(draw, age),
    )
    return "\n".join(sections)


def sized(factor: int) -> str:
    """Return a charter of `factor` times the usual size: that of a network with so many more members."""
    usual, larger = (len(charter(0, members)) for members in (MOST_MEMBERS, 2 * MOST_MEMBERS))
    per_member = (larger - usual) / MOST_MEMBERS
    return charter(0, MOST_MEMBERS + round((factor - 1) * usual / per_member))


def numbered(number: int) -> str:
    """Return charter `number` of the folder: one in ten has a defect, each kind in turn."""
    text = charter(number)
    if number % 10 == len(DEFECTS) - 1:
        return DEFECTS[number // 10 % len(DEFECTS)].apply(text)
    return text


def with_findings(number: int) -> str:
    """Return charter `number` with much left open: each number has its own gaps, and about 13 findings."""
    draw = random.Random(-number - 1)  # noqa: S311 (a stream that can be repeated is the point)
    text = charter(number)
    for gap in draw.sample(GAPS, draw.randint(*_GAPS_IN_ONE)):
        with contextlib.suppress(ValueError):  # another gap has taken its place
            text = gap.apply(text)
    return text


def with_entries(count: int) -> str:
    """Return a charter with so many short entries, and a finding in each: a member who takes part in no drive."""
    entries = (f'[[members]]\nid = "m{number}"\ndrives = ["d{number}"]\n' for number in range(count))
    return '[network]\nname = "Many"\npurpose = "We are many."\n' + "".join(entries)


def write(folder: Path, end: int, made: Callable[[int], str] = numbered, *, begin: int = 0) -> None:
    """Write charters `begin` to `end` below a folder, as `made` makes them."""
    for number in range(begin, end):
        path = folder / relative(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made(number), encoding="utf-8")


def relative(number: int) -> Path:
    """Return the path of a charter within its folder."""
    return Path(f"{number // PER_FOLDER:04}", f"{number}.charter.toml")


def _day(ago: int) -> str:
    return (TODAY - dt.timedelta(days=ago)).isoformat()


def _person(at: int, network: int) -> tuple[str, str]:
    """Return the id and the name of a person in one network only; if names run out, they get a number too."""
    again, which = divmod(at, len(_NAMES))
    person_id, name = _NAMES[which]
    return (f"{person_id}-{network}-{again}", f"{name} {again}") if again else (f"{person_id}-{network}", name)


def _network(topic: Topic, age: int) -> str:
    return f"""\
charter-version = 1

[network]
name = "{topic.name}"
purpose = "{topic.purpose}"
theme = "{topic.theme}"
language = "{topic.language}"
contact = "https://example.org/{topic.theme.replace(" ", "-")}"
founded = {_day(age)}
reviewed = {_day(min(age, 60))}
review-every = "quarterly"  # with the whole group
"""


def _drives_and_values(topic: Topic, age: int) -> tuple[str, ...]:
    return (
        f"""\
[[drives]]
id = "common-cause"
kind = "purpose"
statement = "{topic.purpose.split(",")[0]}"

[[drives]]
id = "better-at-it"
kind = "craft"
""",
        f"""\
[[values]]
id = "candour"
statement = "We say what we see."
behaviour = "Objections are written down before a decision."
reviewed = {_day(min(age - 30, 90))}
""",
    )


def _members(draw: random.Random, people: list[tuple[str, str]], age: int) -> list[str]:
    members = []
    for at, (person_id, name) in enumerate(people):
        drives = draw.choice(('["common-cause"]', '["common-cause", "better-at-it"]'))
        expertise, wanted = (_EXPERTISE[(at + shift) % len(_EXPERTISE)] for shift in (0, 1))
        joined = age - (at > len(people) // 2) * draw.randint(0, 30)
        hours, split = draw.randint(6, 16), ""
        spare = ""
        if len(people) <= _IN_FULL:
            spare = f"""\
name = "{name}"
offers = ["an hour of {expertise}"]
asks = ["a look at {wanted}"]
learning-goals = ["{wanted}"]
"""
            split = f", internal = {hours / 2}, external = {hours / 2}"
        members.append(f"""\
[[members]]
id = "{person_id}"
{spare}joined = {_day(joined)}
drives = {drives}
endorses = "all"
expertise = ["{expertise}"]
hours-per-month = {{ committed = {hours}{split} }}
""")
    return members


def _world(draw: random.Random, topic: Topic) -> tuple[str, ...]:
    asked = _day(draw.randint(5, 80))
    return (
        """\
[time]
internal = 0.5
external = 0.5
basis = "planned"

[priorities]
rule = "balanced"
""",
        f"""\
[[clients]]
id = "clients"
name = "{topic.clients}"
needs = [{{ statement = "{topic.need}", heard-on = {asked}, source = "three interviews" }}]
language = ["{topic.word}"]
last-asked = {asked}

[proposition]
added-value = "{topic.added_value}"
story = "{topic.story}"
attract = ["an evening at the client's", 'the newsletter "{topic.name}"']
requires = ["{_EXPERTISE[0]}"]
""",
    )


def _steering(draw: random.Random, ids: list[str], age: int) -> tuple[str, ...]:
    first, second, *others = ids
    halves = (ids[::2], ids[1::2])
    responsibilities = "\n".join(
        f"""\
[[responsibilities]]
id = "{name}"
orientation = "{orientation}"
holders = [{", ".join(f'"{holder}"' for holder in holders)}]
"""
        for name, orientation, holders in zip(("welcome", "outreach"), ("internal", "external"), halves, strict=True)
    )
    return (
        f"""\
[coordination]
coordinator = "{first}"
deputy = "{second}"
mandate = ["progress", "meetings", "energy", "opportunities"]
appointed = {_day(age - 20)}
accepted-on = {_day(age - 20)}
until = {_day(-200)}
""",
        responsibilities,
        f"""\
[[meetings]]
id = "monday"
purpose = "support"
orientation = "internal"
every = "2 weeks"
last-held = {_day(draw.randint(1, 14))}

[[meetings]]
id = "at-the-clients"
purpose = "client"
orientation = "external"
every = "monthly"
last-held = {_day(draw.randint(1, 30))}

[[next-steps]]
id = "pilot"
what = "Offer one pilot to a client"
owner = "{draw.choice(others)}"
due = {_day(-draw.randint(5, 60))}
orientation = "external"
""",
    )


def _habits(draw: random.Random, age: int) -> Iterator[str]:
    yield """\
[decisions]
method = "consent"
deadline-days = 14
objections = "Written down first, answered before the round closes"

[membership]
admission = "Two meetings as a guest, then consent of all"
notice = "One month"
max-size = 12

[norms]
check-in = "Everyone says how they are here"
conflict-route = { steps = ["Talk in pairs", "Ask the deputy"], mediator = "Someone from outside" }
"""
    yield f"""\
[[rituals]]
id = "mirror"
kind = "intervision"
every = "monthly"
last-held = {_day(draw.randint(1, 30))}
kolb = ["experience", "reflection", "concept", "experiment"]
loop = ["double", "triple"]
"""
    if age > _START_DAYS:
        yield f"""\
[[experiments]]
id = "open-evening"
hypothesis = "Clients come when residents invite them"
started = {_day(draw.randint(10, 60))}
review-by = {_day(-30)}
"""
