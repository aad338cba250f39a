"""A charter of 40 members in which every section is full, as data: the largest one that has to fit on a sheet."""

import datetime as dt
from itertools import pairwise
from typing import Any

SENTENCE = "We say what we see, also when nobody asked for it, and we write it down before we decide on it."
_FIRST = [
    "Anouk", "Bram", "Chris", "Dewi", "Emil", "Fay", "Gijs", "Hanna", "Imre", "Jip", "Kim", "Lotte", "Mirte",
    "Nils", "Olaf", "Pim", "Quinten", "Roos", "Sanne", "Timo", "Ursula", "Veerle", "Wouter", "Xander",
    "Youssef", "Zara", "Aletta", "Bernard", "Cornelia", "Diederik", "Elisabeth", "Frederik", "Geertruida",
    "Hendrik", "Isabella", "Johannes", "Katharina", "Leonardus", "Margaretha", "Nathalie",
]  # fmt: skip
NAMES = [f"{name} van den Heuvel" for name in _FIRST]
IDS = [name.lower() for name in _FIRST]
_DAY = dt.date(2026, 12, 10)


def full_charter() -> dict[str, Any]:
    """Return the data of the charter."""
    some = range(8)
    return {
        "network": {
            "name": "Stroomop",
            "purpose": SENTENCE * 3,
            "goals": [{"statement": SENTENCE, "due": _DAY} for _ in some],
            "review-by": dt.date(2027, 2, 1),
            "disband-when": SENTENCE,
            "reviewed": dt.date(2026, 11, 2),
            "review-every": "quarterly",
        },
        "drives": [{"id": f"drive-{n}", "statement": SENTENCE} for n in some],
        "values": [{"id": f"value-{n}", "statement": SENTENCE} for n in some],
        "members": [{"id": key, "name": name} for key, name in zip(IDS, NAMES, strict=True)],
        "time": {"internal": 0.35, "external": 0.6, "other": 0.05, "basis": "measured", "window": SENTENCE},
        "clients": [{"id": f"client-{n}", "name": SENTENCE, "needs": SENTENCE} for n in some],
        "proposition": dict.fromkeys(("added-value", "story", "attract", "proof"), SENTENCE),
        "economy": {
            "referral-fee": {"percent": 10, "to": "commons"},
            **dict.fromkeys(("commission", "revenue-split", "reserve", "transparency"), SENTENCE),
        },
        "priorities": {"rule": "balanced", "text": SENTENCE},
        "coordination": {
            "coordinator": IDS[:2],
            "deputy": IDS[2],
            "until": dt.date(2027, 6, 15),
            "mandate": [SENTENCE] * 8,
            "decides": [SENTENCE] * 8,
            "rotation": SENTENCE,
        },
        "responsibilities": [{"id": f"role-{n}", "title": SENTENCE, "holders": IDS[:6]} for n in some],
        "circles": [{"id": f"circle-{n}", "members": IDS[:6]} for n in some],
        "support": [{"from": one, "to": other, "kind": "buddy"} for one, other in pairwise(IDS)],
        "meetings": [
            {"id": f"meeting-{n}", "every": "2 weeks", "day": "Monday", "time": dt.time(19, 30), "next": _DAY}
            for n in some
        ],
        "next-steps": [{"id": f"step-{n}", "what": SENTENCE, "owner": IDS[:6], "due": _DAY} for n in some],
        "decisions": {
            "method": "consent",
            **dict.fromkeys(("fallback", "objections", "quorum", "amendment"), SENTENCE),
        },
        "membership": dict.fromkeys(("admission", "trial", "exit", "notice", "min-contribution"), SENTENCE),
        "norms": {
            **dict.fromkeys(("conduct", "confidentiality", "check-in"), SENTENCE),
            "conflict-route": {"steps": [SENTENCE] * 8, "mediator": SENTENCE},
        },
        "rituals": [{"id": f"ritual-{n}", "every": "6 weeks", "last-held": dt.date(2026, 11, 2)} for n in some],
        "experiments": [{"id": f"try-{n}", "hypothesis": SENTENCE, "owner": IDS[0], "review-by": _DAY} for n in some],
    }
