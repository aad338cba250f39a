"""What the headings of a table mean, in Dutch and English: `Lid sinds` is the day of joining. Reads no cells."""

import re
import unicodedata
from typing import Literal, TypeAlias

from netlint.utils.suggest import suggest

Field: TypeAlias = Literal[
    "name", "first", "prefix", "surname", "roles", "joined", "hours", "expertise", "offers", "asks", "learning_goals",
    "status", "circle", "email", "phone", "private",
]  # fmt: skip
"""What a column says of a person. `private` is what never goes into a charter, such as an address or a birthday."""

NAMES: frozenset[Field] = frozenset({"name", "first", "surname"})
"""The columns of which a table has at least one."""

_WORDS: dict[Field, str] = {
    "name": (
        "name|full name|member|member name|name of member|person|people|participant|who|display name|freelancer|"
        "naam|volledige naam|lid|naam lid|naam van het lid|persoon|deelnemer|naam deelnemer|wie|medewerker|collega"
    ),
    "first": "first name|firstname|given name|forename|call name|voornaam|voornamen|roepnaam",
    "prefix": "prefix|name prefix|infix|tussenvoegsel|tussenvoegsels|tussenv|voorvoegsel|voorvoegsels",
    "surname": "last name|lastname|surname|family name|achternaam|familienaam",
    "roles": (
        "role|roles|role name|roles in the network|role in the network|function|job title|position|task|tasks|"
        "responsibility|responsibilities|responsible for|rol|rollen|rol en|rol in het netwerk|rollen in het netwerk|"
        "functie|functies|taak|taken|verantwoordelijkheid|verantwoordelijkheden|verantwoordelijk voor"
    ),
    "joined": (
        "joined|joined on|date joined|join date|joining date|member since|since|start date|startdate|"
        "creation date|date created|date created at organization|"
        "lid sinds|sinds|lid vanaf|vanaf|aangesloten|aangesloten op|aangesloten sinds|startdatum|begindatum|"
        "ingangsdatum|datum lid|sinds wanneer|wanneer lid geworden|wanneer lid|lid geworden op|since when|"
        "datum toetreding|toegetreden|toetreding|instapdatum|lid geworden"
    ),
    "hours": "hours|time|availability|uren|uur|aantal uren|tijd|beschikbaarheid|inzet|tijdsinzet",
    "expertise": (
        "expertise|expertises|skill|skills|talent|talents|strength|strengths|good at|competence|competences|"
        "competencies|speciality|specialities|specialty|specialties|specialism|specialisms|profession|field|"
        "waar goed in|waar ben je goed in|goede kanten|"
        "vaardigheid|vaardigheden|kennis|talenten|kwaliteit|kwaliteiten|sterke punten|goed in|competenties|"
        "specialisme|specialismen|specialismes|specialisatie|specialisaties|deskundigheid|vakgebied|vakgebieden|"
        "vak|beroep"
    ),
    "offers": "offer|offers|offering|i offer|can offer|aanbod|biedt|bied|ik bied|te bieden|wat ik bied",
    "asks": (
        "ask|asks|need|needs|want|wants|asks for|looking for|i ask|vraag|vragen|vraagt|zoekt|zoek|ik zoek|ik vraag|"
        "nodig|op zoek naar|wat ik zoek"
    ),
    "learning_goals": (
        "learning goal|learning goals|learning|wants to learn|to learn|leerdoel|leerdoelen|leervraag|leervragen|"
        "leerwens|leerwensen|wil leren|leren"
    ),
    "status": "status|active|actief|member status|membership|lidmaatschap|soort lid|type lid",
    "circle": "circle|circles|circle name|circle s|cirkel|cirkels|kring|kringen|werkgroep|werkgroepen|working group",
}
_FIELDS: dict[str, Field] = {word: field for field, words in _WORDS.items() for word in words.split("|")}
_JOINED: dict[str, Field] = {word.replace(" ", ""): field for word, field in _FIELDS.items()}
"""The same words without spaces: `Sindswanneer`."""
_ALIKE = 0.8
"""How similar a heading must be to a known one to be suggested. The project chose it."""
_PRIVATE: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\be ?mail|\bmail\b|\bmailadres")),
    ("phone", re.compile(r"\bphone|telephone|telefoon|\btel\b|\bmobiel|\bmobile\b|\bgsm\b|whatsapp|\b06\b")),
    (
        "private",
        re.compile(
            r"adres|\baddress|\bstraat|\bstreet|postcode|postal|\bzip\b|woonplaats|\bplaats\b|\bcity\b|\blocation|"
            r"\blocatie|\bbirth|geboorte|\bgeb\b|verjaardag|\bleeftijd|\bage\b|\biban\b|rekening|\bbank|\bbsn\b|burgerservice|"
            r"social security|\bbtw\b|\bvat\b|\bkvk\b|linkedin|website|\burl\b|\bsite\b|gender|geslacht|password|"
            r"wachtwoord|\bfoto|\bphoto|\bavatar|paspoort|passport|nationalit|last login"
        ),
    ),
)
_FILLER = re.compile(r"\b(?:wat|is|zijn|je|jouw|mijn|uw|what|are|your|my|the|de|het|een|an?)\b ?")
"""Words of a question that a form puts to people: `Wat is je naam?`."""
_PERIOD = re.compile(
    r"\b(?:(?:per|each|a|in de|elke|iedere) )?(?:(?P<month>months?|monthly|maand|maandelijks|mnd|pm|p m)|"
    r"(?P<week>weeks?|weekly|wekelijks|wk|pw|p w)|(?P<year>year|yearly|annual|jaar|jaarlijks|pj|p j))\b"
)
_HOURS = re.compile(r"\b(?:hours?|hrs?|uren|uur|tijd|tijdsinzet|time|inzet|beschikbaarheid|availability)\b")
_AROUND_HOURS = re.compile(
    r"(?:network|netwerk|available|committed|average|number|of|for|the|in|beschikbare?|toegezegde?|gemiddelde?|aantal|"
    r"voor|het|ca|circa| )*"
)

Period: TypeAlias = Literal["month", "week", "year"]


def plain(text: str) -> str:
    """Return text in lowercase letters without accents, with one space for every other character.

    >>> plain("  E-mailadres (privé): ")
    'e mailadres prive'
    """
    split = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in split if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def field_of(heading: str) -> Field | None:
    """Return what a column with this heading says of a person; `None` if the heading is not known."""
    words = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading))
    words = re.sub(r" ?[0-9]+$", "", words) or words
    for form in (words, words.replace(" ", ""), _FILLER.sub("", words).strip()):
        if field := _FIELDS.get(form) or _JOINED.get(form):
            return field
    if _HOURS.search(words) and _AROUND_HOURS.fullmatch(_HOURS.sub("", _PERIOD.sub("", words))):
        return "hours"
    return next((field for field, form in _PRIVATE if form.search(words)), None)


def near_heading(heading: str) -> str | None:
    """Return the known heading that an unknown one is near to; `None` if there is none.

    >>> near_heading("Lid sidns"), near_heading("Schoenmaat")
    ('lid sinds', None)
    """
    return suggest(plain(heading), _FIELDS, cutoff=_ALIKE)


def period_of(text: str) -> Period | None:
    """Return the period that a heading or a cell with hours names: `8 uur per week`; `None` if it names none."""
    match = _PERIOD.search(plain(text))
    if match is None:
        return None
    return "month" if match["month"] else "week" if match["week"] else "year"
