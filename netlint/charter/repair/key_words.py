"""Words that people write for the keys and tables of the format, in Dutch and English. Checks nothing."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from netlint.charter.ids import id_of
from netlint.charter.intervals import INTERVAL_WORDS
from netlint.charter.repair.words import DUTCH as VALUES
from netlint.utils.suggest import suggest, typo_of

TYPO = 0.7
"""The lowest similarity, from 0 to 1, at which a word counts as a typo of another. The project chose this limit."""
WORD_TYPO = 0.8
"""The same for a word of people for a key. It is higher, as there are many of them. The project chose this limit."""
_SHORTEST = 4
"""The fewest letters of a word of people that another can be a typo of. The project chose this limit."""
DUTCH: Mapping[str, str] = {
    "about": "over onderwerp gaat-over waarover afspraak inhoud",
    "accepted-on": "aanvaard-op aanvaard geaccepteerd geaccepteerd-op aangenomen-op",
    "accountable": "eindverantwoordelijk eindverantwoordelijke aanspreekbaar aanspreekpunt",
    "added-value": "meerwaarde toegevoegde-waarde",
    "admission": "toelating toetreden toetreding aanname lid-worden",
    "affiliates": "aangesloten partners partnernetwerken verwante-netwerken bevriende-netwerken",
    "agreed-on-joining": "afgesproken-bij-toetreding afspraken-bij-toetreding akkoord-bij-toetreding",
    "agreements": "afspraken overeenkomsten samenwerkingsafspraken samenwerkingen",
    "aim": "doel bedoeling streven",
    "amendment": "wijziging wijzigen aanpassing handvest-wijzigen",
    "appointed": "benoemd benoemd-op aangesteld aangesteld-op",
    "ask-every": "vragen-elke vraag-elke elke hoe-vaak frequentie hoe-vaak-vragen",
    "asks": "vraagt vragen hulpvragen vraag zoekt",
    "at": "waar te-vinden-op plek vindplaats locatie staat-in",
    "at-least": "minstens minimaal minimum minimum-aantal ten-minste",
    "attendees": "aanwezig aanwezigen deelnemers wie waren-er",
    "attract": "aantrekken verleiden werving aantrekkingskracht hoe-klanten-komen",
    "avoid": "vermijden vermijdt niet valkuilen",
    "basis": "grondslag gebaseerd-op bron",
    "behaviour": "gedrag gedragingen zichtbaar-gedrag in-de-praktijk",
    "calendar": "agenda kalender agendas",
    "charter-version": "handvestversie versie handvest-versie",
    "check-in": "inchecken incheck rondje",
    "circle": "kring werkgroep cirkel",
    "circles": "kringen werkgroepen cirkels groepen teams",
    "client": "klant opdrachtgever",
    "clients": "klanten opdrachtgevers afnemers",
    "coach": "begeleider mentor",
    "commission": "commissie provisie",
    "committed": "toegezegd beloofd afgesproken",
    "commons-share": "gezamenlijk-deel deel-voor-de-pot bijdrage-aan-pot afdracht",
    "conclusion": "conclusie uitkomst resultaat",
    "conduct": "gedrag gedragsregels omgang omgangsregels omgangsvormen",
    "confidentiality": "vertrouwelijkheid vertrouwelijk geheimhouding",
    "conflict-route": "conflict conflicten bij-conflict conflictroute bij-ruzie conflictregeling",
    "contact": "contactadres contactpersoon mailadres e-mailadres emailadres",
    "conversations": "gesprekken klantgesprekken gesprek",
    "coordination": "coordinatie afstemming",
    "coordinator": "coordinatoren trekker aanjager kartrekker spil",
    "core": "kern kernwaarde is-kernwaarde",
    "created": "gemaakt gemaakt-op aangemaakt aangemaakt-op afgesproken-op",
    "date": "datum op wanneer dag",
    "day": "dag weekdag",
    "deadline-days": "termijn uiterlijk-dagen reactietermijn maximum-dagen",
    "decided-by": "besloten-door beslist-door wie-beslist beslissers",
    "decides": "beslist mag-beslissen besluit-over beslist-over",
    "decision-log": "besluitenlijst besluitenlogboek genomen-besluiten besluiten logboek",
    "decisions": "besluitvorming besluiten beslissen beslissingen",
    "deputy": "vervanger plaatsvervanger waarnemer achterwacht",
    "disband-when": "stoppen-als opheffen-als ontbinden-als ontbinding stoppen-wanneer",
    "done-on": "gedaan-op klaar-op afgerond-op gedaan afgerond klaar",
    "drives": "drijfveren drijfveer motivatie",
    "due": "streefdatum uiterlijk deadline wanneer voor-wanneer klaar-voor",
    "duties": "plichten verplichtingen taken",
    "economy": "economie geld financien",
    "elsewhere": "elders ergens-anders andere-plek",
    "ended": "gestopt beeindigd beeindigd-op einde eind einddatum gestopt-op",
    "endorsed-on": "onderschreven-op akkoord-op",
    "endorses": "onderschrijft onderschreven akkoord-met",
    "ends-on": "einddatum eindigt eindigt-op stopt-op einde",
    "every": "elke iedere hoe-vaak frequentie interval",
    "evidence": "bewijs bewijzen bronnen onderbouwing",
    "exit": "uittreden uittreding vertrek vertrekken opzeggen",
    "exit-talk": "exitgesprek vertrekgesprek afscheidsgesprek",
    "experiments": "experimenten proeven experiment",
    "expertise": "deskundigheid vakgebied vakgebieden kennis specialisme specialismen expertises",
    "external": "extern buiten klanten voor-klanten tijd-voor-klanten",
    "extra": "overig overige rest",
    "facilitator": "gespreksleider voorzitter begeleider",
    "fallback": "terugval anders als-het-niet-lukt terugvaloptie",
    "formation": "vorming oprichting ontstaan",
    "founded": "opgericht opgericht-op oprichtingsdatum oprichting sinds gestart begonnen startdatum",
    "from": "van door",
    "fund-purpose": "doel-van-de-pot besteding waarvoor-de-pot doel-pot",
    "goals": "doelen doelstellingen doelstelling",
    "heard-on": "gehoord-op gehoord",
    "held-by": "vervuld-door ingevuld-door bekleed-door",
    "holders": "houders houder dragers verantwoordelijken verantwoordelijke wie rolhouders",
    "hours-per-month": "uren uren-per-maand maanduren",
    "hypothesis": "hypothese veronderstelling aanname verwachting",
    "id": "sleutel kenmerk code",
    "in-person": "fysiek in-het-echt live in-persoon",
    "internal": "intern binnen netwerk voor-het-netwerk tijd-voor-het-netwerk",
    "invite": "uitnodiging uitnodigen",
    "joined": "lid-sinds sinds toegetreden toegetreden-op ingestapt lid-geworden",
    "joint-clients": "gezamenlijke-klanten gedeelde-klanten samen-klanten",
    "kind": "soort type aard",
    "kinds": "soorten types lidsoorten soorten-lidmaatschap",
    "kolb": "leercyclus",
    "language": "taal talen voertaal",
    "last-asked": "laatst-gevraagd laatst-gevraagd-op",
    "last-held": "laatst-gehouden laatste laatste-keer vorige vorige-keer",
    "lead": "leider leiding trekker kartrekker",
    "learned": "geleerd les lessen opgestoken",
    "learning-goals": "leerdoelen leerdoel wil-leren",
    "left": "vertrokken vertrokken-op uitgetreden weg-sinds",
    "left-reason": "reden-vertrek vertrekreden reden-van-vertrek",
    "legal-form": "rechtsvorm juridische-vorm",
    "limits": "grenzen beperkingen kaders",
    "log": "logboek verslag verslaglegging",
    "loop": "lus leerlus",
    "mandate": "mandaat bevoegdheid bevoegdheden",
    "max-size": "maximale-grootte maximum-aantal-leden hooguit-leden maximum",
    "mediator": "bemiddelaar mediators",
    "meetings": "bijeenkomsten bijeenkomst vergaderingen vergadering overleggen overleg",
    "member": "lid wie door",
    "members": "leden deelnemers lid deelnemer mensen netwerkleden",
    "membership": "lidmaatschap lid-zijn",
    "membership-fee": "contributie lidmaatschapsgeld ledenbijdrage",
    "method": "methode werkwijze manier hoe",
    "min-contribution": "minimale-bijdrage minimum-bijdrage",
    "min-days": "minimum-dagen minstens-dagen bedenktijd",
    "minutes": "minuten duur",
    "model": "vorm coordinatiemodel",
    "name": "naam voornaam",
    "needs": "behoeften behoefte wensen klantvragen",
    "network": "netwerk ons-netwerk",
    "next": "volgende volgende-keer eerstvolgende",
    "next-steps": "vervolgstappen vervolgstap acties actiepunten stappen volgende-stappen actielijst",
    "norms": "normen spelregels omgangsvormen gedragscode afspraken",
    "notes": "notities aantekeningen verslagen",
    "notice": "opzegtermijn",
    "objections": "bezwaren bezwaar",
    "offboarding": "afscheid uitstroom overdracht",
    "offers": "biedt aanbod biedt-aan geeft",
    "orientation": "gericht-op richting orientatie",
    "other": "overig overige rest",
    "other-networks": "andere-netwerken overige-netwerken",
    "owner": "eigenaar wie trekker verantwoordelijke door",
    "paid": "betaald vergoed",
    "parent": "moedernetwerk onderdeel-van hoofdnetwerk",
    "passes": "aangenomen-als aangenomen geldt-als",
    "percent": "percentage procent",
    "phase": "fase ontwikkelfase",
    "plugins": "plug-ins uitbreidingen",
    "priorities": "prioriteiten voorrang prioriteit",
    "proof": "bewijs bewijzen referenties",
    "proposed-on": "voorgesteld-op voorgesteld",
    "proposition": "propositie aanbod waardepropositie",
    "purpose": "doel bestaansreden waarom missie bedoeling",
    "reason": "reden waarom-gestopt reden-van-stoppen",
    "reconfirm-every": "herbevestigen-elke opnieuw-bevestigen-elke herbevestiging",
    "referral-fee": "doorgeefvergoeding aanbrengvergoeding verwijsvergoeding aanbrengfee",
    "release-criteria": "loslaten-als criteria-voor-loslaten loslaten loslaatcriteria",
    "removal": "royement uitzetting verwijdering royeren",
    "requires": "vraagt nodig vereist",
    "reserve": "buffer reserves potje",
    "responsibilities": "verantwoordelijkheden rollen taken verantwoordelijkheid taakverdeling",
    "revenue-split": "verdeling omzetverdeling verdeling-van-omzet opbrengstverdeling",
    "review-by": "herzien-voor evalueren-voor opnieuw-bekijken-voor evaluatiedatum uiterlijk-herzien",
    "review-every": "herzien-elke evalueren-elke hoe-vaak-herzien",
    "reviewed": "herzien herzien-op laatst-herzien laatst-besproken bijgewerkt",
    "rights": "rechten",
    "rituals": "rituelen ritueel gewoontes gewoonten",
    "rotation": "rouleren roulatie wisseling rooster",
    "rule": "regel voorrangsregel",
    "scopes": "gebieden reikwijdte waarover domeinen onderwerpen",
    "sections": "onderdelen delen hoofdstukken",
    "selected-by": "gekozen-door gekozen verkozen-door",
    "sessions": "sessies sessie startsessies",
    "since": "sinds vanaf",
    "size": "grootte omvang aantal aantal-leden",
    "source": "bron herkomst",
    "sponsor": "peetouder buddy maatje introducee-van",
    "started": "gestart begonnen gestart-op startdatum begin",
    "statement": "stelling uitspraak omschrijving beschrijving formulering tekst",
    "status": "stand toestand stand-van-zaken",
    "steps": "stappen",
    "story": "verhaal",
    "summary": "samenvatting in-het-kort kort omschrijving beschrijving",
    "support": "steun ondersteuning onderlinge-steun",
    "text": "tekst omschrijving toelichting",
    "theme": "thema onderwerp",
    "tier": "rol laag lidsoort",
    "time": "tijd tijdverdeling tijdstip begintijd aanvang",
    "timesheets": "urenstaten urenregistratie urenstaat",
    "title": "titel naam",
    "to": "aan naar voor",
    "transparency": "transparantie openheid openbaarheid",
    "trial": "proeftijd proefperiode proef",
    "tz": "tijdzone",
    "until": "tot tot-en-met einddatum",
    "url": "webadres link site",
    "values": "waarden kernwaarden waarde",
    "ways": "manieren werkwijzen besluitvormen",
    "welcome": "welkom verwelkoming onthaal inwerken",
    "what": "wat actie besluit taak omschrijving",
    "when": "wanneer tijdstip moment",
    "window": "periode tijdvak venster",
    "with": "met partner",
}
"""Keys of the format, each with Dutch words for it: in lowercase letters, with hyphens for spaces, without accents."""
ENGLISH: Mapping[str, str] = {
    "agreements": "partnerships",
    "attendees": "participants present people",
    "behaviour": "behavior",
    "circles": "groups teams",
    "clients": "customers customer",
    "contact": "mail email e-mail",
    "coordinator": "facilitator lead",
    "conversations": "talks interviews",
    "date": "when on",
    "decision-log": "decision-list",
    "done-on": "completed finished",
    "drives": "motivations motives",
    "due": "deadline due-date by",
    "economy": "finance finances money",
    "ends-on": "end end-date",
    "every": "frequency interval how-often",
    "expertise": "skills",
    "external": "clients",
    "founded": "since started start-date founded-on",
    "holders": "owner owners",
    "hours-per-month": "hours",
    "internal": "inside network",
    "joined": "since member-since start-date",
    "kind": "type sort",
    "left": "ended end-date",
    "member": "person who",
    "members": "participants people persons",
    "name": "full-name",
    "next-steps": "actions action-items todo todos",
    "objections": "concerns",
    "owner": "owners who assignee responsible",
    "purpose": "mission goal why",
    "responsibilities": "roles tasks",
    "rituals": "habits",
    "statement": "text description",
    "summary": "description",
    "tier": "role",
    "tz": "timezone time-zone",
    "url": "website homepage",
    "what": "task action description",
}
"""Keys of the format, each with other English words for it."""

LOOSE = frozenset(
    {
        *(
            "aanjager",
            "aanname",
            "afspraak",
            "afspraken",
            "akkoord-met",
            "aanspreekpunt",
            "anders",
            "andere-plek",
            "by",
        ),
        *("begeleider", "bij-conflict", "bron", "buiten", "door", "duur", "einde", "facilitator", "finance"),
        *("gebaseerd-op", "geeft", "gewoontes", "gewoonten", "goal", "groepen", "groups", "habits", "hoe", "inhoud"),
        *("kort", "lead", "leiding", "maximum", "minimum", "missie", "mission", "money", "mensen", "niet", "notities"),
        *("aantekeningen", "omschrijving", "on", "op", "overig", "overige", "partners", "people", "plek"),
        *("periode", "present", "regel", "rest", "richting", "roles", "rollen", "spil", "stand", "streven"),
        *("taak", "taken", "task", "tasks", "teams", "tekst", "text", "toelichting", "trekker", "kartrekker", "type"),
        *("uitbreidingen", "verslag", "verslagen", "voor", "voornaam", "vorm", "vraag", "vragen", "waar"),
        *("waarom", "why", "bedoeling", "besteding", "aantrekkingskracht", "introducee-van", "locatie", "manier"),
    }
)
"""The words that can also say something else, such as "waarom": of these, a person has to say what is meant."""


def word_for(key: str) -> str:
    """Return a key as words and keys are compared: in lowercase letters, with hyphens, without accents.

    >>> word_for("Lid sinds"), word_for("lid_sinds")
    ('lid-sinds', 'lid-sinds')
    """
    return id_of(key)


def words_of(key: str) -> list[str]:
    """Return the words that people write for a key of the format."""
    return f"{DUTCH.get(key, '')} {ENGLISH.get(key, '')}".split()


def certain_key(key: str, known: Collection[str]) -> str | None:
    """Return the key among those `known` that a key certainly is; `None` if there is none.

    It is the same in other letters, in Dutch or in another word for it alone, or with one typo.

    >>> certain_key("left_reason", ["left-reason"]), certain_key("fase", ["phase"]), certain_key("waarom", ["purpose"])
    ('left-reason', 'phase', None)
    """
    word = word_for(key)
    if word in known or not word:
        return word or None
    meanings = _meanings(tuple(known))
    is_word = word in meanings or word in vocabulary()
    exact = word if is_word else typo_of(word, meanings, aside=meanings.keys() - set(known))
    is_loose = exact is None or (exact in LOOSE and exact not in known)
    meant = () if is_loose else meanings.get(exact or "", ())
    return next(iter(meant)) if len(meant) == 1 else None


@cache
def _meanings(known: tuple[str, ...]) -> Mapping[str, Collection[str]]:
    """Return the keys that each word can stand for, a key itself too."""
    found: dict[str, dict[str, None]] = {one: {one: None} for one in known}
    for one in known:
        for word in words_of(one):
            found.setdefault(word, {})[one] = None
    return found


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of the format, and of people for it: none of them is a typo of another."""
    keys = (word for key in (*DUTCH, *ENGLISH) for word in (key, *words_of(key)))
    values = (word for name, meant in VALUES.items() for word in (id_of(name), *meant))
    return frozenset((*keys, *values, *INTERVAL_WORDS))


@cache
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys that a word can stand for, wherever they are in the format."""
    return tuple(key for key in sorted({*DUTCH, *ENGLISH}) if word in words_of(key))


def said(key: str, known: Collection[str]) -> list[str]:
    """Return the keys among those `known` that a key says in other letters or words."""
    word = word_for(key)
    return [word] if word in known else [one for one in keys_of(word) if one in known]


def near(key: str, known: Collection[str]) -> str | None:
    """Return the key among those `known` of which a key is a typo, in words of people too; `None` if none or several.

    >>> near("fasse", ["phase", "purpose"]), near("purpos", ["phase", "purpose"])
    ('phase', 'purpose')
    """
    word = word_for(key) or key.casefold()
    if found := suggest(word, [*known, *_long(known)], cutoff=WORD_TYPO):
        meant = [found] if found in known else said(found, known)
        return meant[0] if len(meant) == 1 else None
    return suggest(word, known, cutoff=TYPO)


def _long(known: Iterable[str]) -> list[str]:
    """Return the words for keys, without those that are so short that many words look like them."""
    return list(dict.fromkeys(word for key in known for word in words_of(key) if len(word) >= _SHORTEST))
