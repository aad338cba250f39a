"""People from sheets: encodings, headings, names, dates, hours, and what never goes into a charter."""

import csv
import datetime as dt
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netlint.charter.ids import id_of
from netlint.i18n.languages import Language
from netlint.i18n.translator import Translator
from netlint.linter.interview.people import Keep, ListedPerson, People, read_people
from netlint.linter.interview.sheets.headings import field_of, period_of
from netlint.linter.interview.sheets.names import full_name
from netlint.linter.interview.sheets.table import KNOWN, MAX_ROWS
from netlint.linter.interview.sheets.text import MAX_BYTES
from netlint.utils.errors import Problem

EXAMPLES = settings(
    deadline=None, derandomize=True, database=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
NEWCOMERS = """\
Naam;Rol;Lid sinds;Uren per maand;Expertise;E-mail;Telefoon;Opmerkingen
Ana de Vries;coördinator;1-6-2024;8;facilitatie, training;ana@stroomop.example;06-12345678;belt graag
Bo Smit;website;juni 2025;4,5;webontwerp;bo@stroomop.example;06 12 34 56 79;
Noëlle van den Berg;penningmeester;2023;6;boekhouden;noelle@stroomop.example;+31 6 12345670;
Ana Kuiper;gastvrouw;12 maart 2025;4;"ontwerp; tekst";ana.k@stroomop.example;;
Chi Nguyen;;2024-09-01;2;onderzoek;;;
;;;;;;;
Daan Bakker;;1/2/2026;10 per week;programmeren;daan@stroomop.example;;vanaf maart
dr. Eva Jansen;nieuwsbrief;;3;schrijven;;020 123 45 67;
Visser, Fatima;;gisteren;4;waterrecht;;;
Gijs;;2025;veel;;gijs@stroomop.example;;
Hana Sato;agenda;1 mei 2025;5;vertalen;;;
Ilse Mulder;;2022;0;beleid;;;
""".replace("\n", "\r\n")


def read(text: str | bytes, *, keep: frozenset[Keep] = frozenset()) -> People:
    return read_people("leden.csv", text if isinstance(text, bytes) else text.encode(), keep=keep)


def notes(people: People) -> str:
    return "\n".join(note.text() for note in people.notes)


def only(text: str | bytes, *, keep: frozenset[Keep] = frozenset()) -> ListedPerson:
    (person,) = read(text, keep=keep).people
    return person


def names(text: str) -> list[tuple[str, str]]:
    return [(person.id, person.name) for person in read(text).people]


def refusal(content: str | bytes) -> str:
    with pytest.raises(Problem) as raised:
        read(content)
    return str(raised.value)


def test_the_sheet_of_a_newcomer() -> None:
    people = read(b"\xef\xbb\xbf" + NEWCOMERS.encode())
    assert [(person.id, person.name) for person in people.people] == [
        ("ana-v", "Ana V."), ("bo", "Bo"), ("noelle", "Noëlle"), ("ana-k", "Ana K."), ("chi", "Chi"), ("daan", "Daan"),
        ("eva", "Eva"), ("fatima", "Fatima"), ("gijs", "Gijs"), ("hana", "Hana"), ("ilse", "Ilse"),
    ]  # fmt: skip
    ana, bo, noelle, other, *_ = people.people
    assert (ana.roles, ana.joined, ana.hours) == (("coördinator",), dt.date(2024, 6, 1), 8)
    assert ana.expertise == ("facilitatie", "training")
    assert (bo.joined, bo.hours, noelle.joined) == ("2025-06", 4.5, "2023")
    assert other.expertise == ("ontwerp", "tekst")
    assert people.people[5].hours == 43.3
    assert people.people[-1].hours == 0
    assert people.coordinators == ("ana-v",)
    assert not any(person.email or person.phone for person in people.people)
    assert [note.text() for note in people.notes] == [
        (
            "leden.csv: netlint does not know the column `Opmerkingen`, and left it out. To use it, change the heading to "
            "one of: name, role, joined, hours per month, expertise, offers, asks, learning goals, status."
        ),
        "leden.csv: netlint left out personal data: `E-mail` and `Telefoon`.",
        "leden.csv: To keep email addresses or telephone numbers, add `--keep email` and `--keep phone`.",
        "leden.csv: netlint left out last names. To keep them, add `--keep surname`.",
        "leden.csv: netlint converted hours per week or per year to hours per month in row 8.",
        "leden.csv: netlint cannot read this joining date: `gisteren` in row 10. Write a date such as 2026-06-01.",
        "leden.csv: netlint cannot read these hours: `veel` in row 11. Write one number of hours per month, such as 8.",
    ]


def test_what_is_kept_if_asked_for() -> None:
    ana = read(NEWCOMERS, keep=frozenset(("surname", "email", "phone"))).people[0]
    assert (ana.id, ana.name) == ("ana-de-vries", "Ana de Vries")
    assert (ana.email, ana.phone) == ("ana@stroomop.example", "06-12345678")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    rows = [
        ["Naam", "Rol", "Expertise"],
        ["Noëlle", "coördinator", "één, twee\nen drie"],
        ["Bo", "", "\u2018tekst\u2019"],
    ]
    noelle, bo = read(written(rows, separator).encode(encoding)).people
    assert (noelle.name, noelle.roles, noelle.expertise) == ("Noëlle", ("coördinator",), ("één", "twee", "en drie"))
    assert bo.expertise == ("\u2018tekst\u2019",)


def written(rows: list[list[str]], separator: str = ";") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator).writerows(rows)
    return lines.getvalue()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAAM", "name"), ("Name:", "name"), (" full_name ", "name"), ("Voornaam", "first"), ("FirstName", "first"),
        ("Tussenvoegsel(s)", "prefix"), ("Achter-naam", "surname"), ("Last name", "surname"), ("Rol(len)", "roles"),
        ("Rol 2", "roles"), ("Role", "roles"), ("Functie", "roles"), ("Lid sinds", "joined"), ("Member since", "joined"),
        ("Joined", "joined"), ("Uren", "hours"), ("Uren (per maand)", "hours"), ("hours/week", "hours"),
        ("Beschikbare uren p/w", "hours"), ("Skills", "expertise"), ("Vaardigheden", "expertise"),
        ("Leerdoelen", "learning_goals"), ("Biedt", "offers"), ("Zoekt", "asks"), ("Status", "status"),
        ("E-mailadres privé", "email"), ("Mobiel nummer", "phone"), ("Geboortedatum", "private"), ("IBAN", "private"),
        ("BSN", "private"), ("Adres", "private"), ("Wat is je naam?", "name"), ("Your role", "roles"), ("Naam van het netwerk", None),
        ("Opmerkingen", None), ("", None),
    ],
)  # fmt: skip
def test_headings(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_headings_that_messages_suggest_are_known(language: Language) -> None:
    shown = KNOWN.text(Translator().into(language)).split(", ")
    assert [field_of(heading) for heading in shown] == [
        "name", "roles", "joined", "hours", "expertise", "offers", "asks", "learning_goals", "status",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "period"),
    [("Uren p/w", "week"), ("8 per week", "week"), ("hours per month", "month"), ("uren/jaar", "year"), ("uren", None)],
)
def test_periods_of_hours(text: str, period: str | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("heading", "cell", "hours"),
    [
        ("Uren", "8", 8), ("Uren per week", "2", 8.7), ("Uren per week", "8 per maand", 8), ("Uren per jaar", "120", 10),
        ("Uren", "8,5 uur", 8.5), ("Uren", "745", None), ("Uren", "-1", None), ("Uren", "8-12", None), ("Uren", "-", None),
    ],
)  # fmt: skip
def test_hours(heading: str, cell: str, hours: float | None) -> None:
    people = read(f"Naam;{heading}\nAna;{cell}\n")
    assert people.people[0].hours == hours
    assert ("cannot read these hours" in notes(people)) == (hours is None and cell != "-")


def test_a_heading_for_hours_without_a_period_is_told() -> None:
    assert "The heading `Uren` names no period." in notes(read("Naam;Uren\nAna;8\n"))
    assert "names no period" not in notes(read("Naam;Uren per maand\nAna;8\n"))


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Ana de Vries", "Ana", "de Vries"), ("Vries, Ana de", "Ana", "de Vries"), ("Vries, de, Ana", "Ana", "de Vries"),
        ("de Vries Ana", "Ana", "de Vries"), ("dr. Ana de Vries MSc", "Ana", "de Vries"), ("Ana de Vries, PhD", "Ana", "de Vries"),
        ("Mevr. A.B. Jansen", "A.B.", "Jansen"), ("A. B. Jansen", "A.B.", "Jansen"), ("J. Bakker (Joke)", "Joke", "Bakker"),
        ("Johanna (Joke) Bakker", "Joke", "Bakker"), ("Jan van 't Hoen", "Jan", "van 't Hoen"), ("Ana", "Ana", ""),
        ("An-Sofie Peeters", "An-Sofie", "Peeters"), ("Vries, Jan Willem de", "Jan Willem", "de Vries"),
        ("mevrouw de Boer", "", "de Boer"), ("", "", ""),
    ],
)  # fmt: skip
def test_the_parts_of_a_name(text: str, first: str, rest: str) -> None:
    name = full_name(text)
    assert (name.first, f"{name.prefix} {name.surname}".strip()) == (first, rest)


def test_names_in_separate_columns() -> None:
    assert names("Voornaam;Tussenvoegsel;Achternaam\nAna;de;Vries\nJan Willem;;Boer\n;van;Dam\n") == [
        ("ana", "Ana"), ("jan-willem", "Jan Willem"), ("d", "D."),
    ]  # fmt: skip
    assert names("First Name,Name,Role\nAna,de Vries,x\nBo,Bo Smit,y\n") == [("ana", "Ana"), ("bo", "Bo")]


def test_people_with_one_first_name_are_told_apart() -> None:
    assert names("Naam\nAna de Vries\nAna Visser\nAna Kuiper\nAna\n") == [
        ("ana-v", "Ana V."), ("ana-v-2", "Ana V. 2"), ("ana-k", "Ana K."), ("ana", "Ana"),
    ]  # fmt: skip
    assert names("Naam\nNoëlle Bos\nNoelle Smit\n") == [("noelle-b", "Noëlle B."), ("noelle-s", "Noelle S.")]
    assert names("Naam\n李\n王\n") == [("member", "李"), ("member-2", "王")]


def test_a_second_row_of_a_person_is_told_and_put_together() -> None:
    people = read("Naam;Rol;Uren per maand\nAna de Vries;web;8\nBo;;\nana de vries;geld;4\n")
    assert [(person.name, person.roles, person.hours) for person in people.people] == [
        ("Ana", ("web", "geld"), 8), ("Bo", (), None),
    ]  # fmt: skip
    assert "The same name is in row 2 and row 4" in notes(people)
    assert "netlint left it out: `4` in row 4" in notes(people)


def test_two_people_with_one_name_and_two_addresses() -> None:
    assert len(read("Naam;Mail\nAna;a@x.example\nAna Bos;A@x.example\nAna Smit;a@x.example\n").people) == 2
    assert len(read("Naam;Mail\nAna Bos;a@x.example\nAna Bos;b@x.example\n").people) == 2


@pytest.mark.parametrize(
    "cell",
    [
        "web (ana@x.example)", "web, tel. 06-12345678", "web +31 (0)6 1234 5678", "web; mailto:ana@x.example",
        "web ana [at] x.example", "web https://www.linkedin.com/in/ana-de-vries", "web 020 123 45 67", "web ana@localhost",
    ],
)  # fmt: skip
def test_contacts_in_other_cells_are_left_out_and_told(cell: str) -> None:
    people = read(written([["Naam", "Rol"], ["Ana", cell]]))
    assert people.people[0].roles == ("web",)
    assert "email address, telephone number or web address in row 2" in notes(people)


@pytest.mark.parametrize("cell", ["2019-2021", "sinds 01-06-2026", "UX/UI", "workshops @ scholen", "KvK 12345678"])
def test_what_is_no_contact_stays(cell: str) -> None:
    assert only(f"Naam;Rol\nAna;{cell}\n").roles == (cell,)


def test_a_name_that_is_an_address_is_no_name() -> None:
    people = read("Naam;Rol\nana.devries@x.example;web\nBo <bo@x.example>;geld\n")
    assert [person.name for person in people.people] == ["Bo"]
    assert "found no name in row 2" in notes(people)
    assert only("Naam;Rol\nBo <bo@x.example>;\n", keep=frozenset(("email",))).email == "bo@x.example"


def test_an_address_in_another_column_can_be_of_anyone_and_is_never_kept() -> None:
    ana = only("Naam;Rol;Mail\nAna;vervangt Bo (bo@x.example, 06-12345678);\n", keep=frozenset(("email", "phone")))
    assert (ana.email, ana.phone, ana.roles) == (None, None, ("vervangt Bo",))


def test_full_names_in_other_cells_become_the_names_shown() -> None:
    people = read("Naam;Rol\nAna de Vries;web\nBo Smit;vervangt ana de vries\n").people
    assert people[1].roles == ("vervangt Ana",)


@pytest.mark.parametrize(
    "role",
    ["coördinator", "Coordinator", "de trekker", "Netwerkcoördinator", "coordinator of the network", "co-coördinator", "Lead link"],
)  # fmt: skip
def test_roles_that_coordinate(role: str) -> None:
    assert read(f"Naam;Rol\nAna;{role}\n").coordinators == ("ana",)


@pytest.mark.parametrize("role", ["secretaris", "secretary", "coordinator of events", "projectcoördinator", "", "web"])
def test_roles_that_do_not_coordinate(role: str) -> None:
    assert read(f"Naam;Rol\nAna;{role}\n").coordinators == ()


def test_rows_around_the_table() -> None:
    people = read('Ledenlijst 2026\n\nNaam;Rol\nAna;"web\nen meer";extra\nBo\n\nNaam;Rol\nTotaal;2\n')
    assert [(person.name, person.roles) for person in people.people] == [("Ana", ("web", "en meer")), ("Bo", ())]
    for told in ("headings are in row 3", "more cells than headings in row 4", "left out row 8, because"):
        assert told in notes(people)


def test_cells_that_a_spreadsheet_computes() -> None:
    people = read('Naam;Rol\n"=HYPERLINK(""https://x.example"";""Ana"")";web\n"=""Bo""";geld\n')
    assert [person.name for person in people.people] == ["Bo"]
    assert "formula in row 2" in notes(people)


def test_a_second_column_of_a_kind_is_told() -> None:
    people = read("Naam;Lid;Rol;Functie\nAna;ja;web;geld\n")
    assert [(person.name, person.roles) for person in people.people] == [("Ana", ("web", "geld"))]
    assert "does not know the column `Lid`" in notes(people)


def test_several_people_in_one_row_are_told() -> None:
    people = read("Naam\nAna & Bo\nChi (zij/haar)\n")
    assert [person.name for person in people.people] == ["Ana", "Chi"]
    assert "The name in row 2 seems to be of more than one person." in notes(people)
    assert "text in brackets after the name in row 3" in notes(people)


def test_a_status() -> None:
    people = read("Naam;Status\nAna;oud-lid\nBo;Aspirant\nChi;slapend\n")
    assert [person.status for person in people.people] == ["alumni", "prospect", None]
    assert "`slapend` in row 4" in notes(people)


def test_columns_without_a_heading_are_told_by_letter() -> None:
    assert "the columns `B` and `Pet`" in notes(read("Naam;;Pet\nAna;x;cat\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"), (b" \r\n", "is empty"), (b"\xef\xbb\xbf", "is empty"),
        (b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook."), (b"PK\x03\x04", "is a ZIP archive."),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "is an OpenDocument spreadsheet."),
        (b"PK\x03\x04 Index/Document.iwa", "is a Numbers or Pages document."), (b"PK\x03\x04 word/document.xml", "is a Word document."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Excel or Word file."), (b"%PDF-1.7", "is a PDF."),
        (b"{\\rtf1 x}", "is a rich text document."), (b" <html><table>", "is a web page."),
        (b"Naam;Rol\nA\0na;x\n", "is not a text file."), (b"x" * (MAX_BYTES + 1), "is too large: 2.0 MB."),
        (b"Uren;Rol\n1;2\n", "such as: name, role, joined, hours per month, expertise"), (b"Naam;Rol\n", "no people below them."),
        (b'Naam;Rol\nAna;"web\nBo;geld\n', "row 2: a quotation mark is not closed."), (b"Naam;Rol\n;web\n", "no people with a name"),
        (b"Naam\n" + b"Ana\n" * (MAX_ROWS + 1), "has 2001 rows."), (b'{"a": 1}', "not of Peerdom or Murmurations"),
        (b'{"a":\n x}', "line 2: this is not valid JSON."), (b"[" * 100_000, "nested more than 50 levels"),
    ],
)  # fmt: skip
def test_what_netlint_cannot_read_gets_a_clear_error(content: bytes, said: str) -> None:
    message = refusal(content)
    assert message.startswith("leden.csv")
    assert said in message


def test_a_very_long_text_is_left_out_and_told() -> None:
    people = read(f"Naam;Rol\nAna;{'web ' * 1000}\n")
    assert people.people[0].roles == ()
    assert "very long text in row 2" in notes(people)


def read_or_refuse(content: bytes) -> People | None:
    try:
        return read(content)
    except Problem:
        return None


def texts_of(people: People) -> list[str]:
    found = [text for person in people.people for text in (person.id, person.name, *person.roles, *person.expertise)]
    return found + [text for circle in people.circles for text in (circle.id, circle.name)]


@EXAMPLES
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(
        st.sampled_from(["Naam", "Rol", "Uren", "Lid sinds", "E-mail", ";", ",", "\t", "\n", '"', "=", "Ana", "8", "\0", "(", "@", "06-12345678", "[", "{", "}", ":", "]"])
    ).map(lambda parts: "".join(parts).encode())
    | st.text(max_size=200).map(lambda text: f"Naam;Rol;Uren;Lid sinds;Expertise;Cirkel\n{text}".encode("utf-8", "replace"))
)  # fmt: skip
def test_whatever_the_bytes_are_there_are_people_or_a_clear_error(content: bytes) -> None:
    people = read_or_refuse(content)
    if people is None:
        return
    assert all(note.text() for note in people.notes)
    ids = [person.id for person in people.people]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", one) for one in ids)
    assert all(person.name.strip() and "\n" not in person.name for person in people.people)
    assert len({person.name for person in people.people}) == len(people.people)


FIRST = st.sampled_from(["Ana", "Bo", "Noëlle", "Jan", "Çelik", "Łukasz", "An-Sofie"])
LAST = st.sampled_from(["Zwart", "Zomer", "Ziekenhuis", "Zandstra"])
ROW = st.tuples(
    FIRST, st.sampled_from(["", "de ", "van den "]), LAST,
    st.sampled_from(["web", "geld, agenda", "mail z.zwart@x.example", "bel 06-99887766", "=1+1", ""]),
    st.sampled_from(["1-6-2024", "2024", "ooit", ""]), st.sampled_from(["8", "8,5", "2 per week", "veel", ""]),
)  # fmt: skip


@EXAMPLES
@given(
    st.lists(ROW, min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_valid_tables(rows: list[tuple[str, ...]], separator: str, encoding: str, last_first: bool) -> None:
    lines = [
        [
            f"{last}, {first} {prefix}".strip() if last_first else f"{first} {prefix}{last}",
            role,
            joined,
            hours,
            "z@x.example",
        ]
        for first, prefix, last, role, joined, hours in rows
    ]
    people = read(written([["Naam", "Rol", "Sinds", "Uren per maand", "Mail"], *lines], separator).encode(encoding))
    assert len(people.people) == len({(id_of(row[0]), row[1] + row[2]) for row in rows})
    assert not [
        text
        for text in texts_of(people)
        if re.search(r"@|zwart|zomer|ziekenhuis|zandstra|99887766|=", text, re.IGNORECASE)
    ]
    assert {person.name.split(" ")[0] for person in people.people} == {row[0] for row in rows}
    told = notes(people)
    for number, row in enumerate(rows, start=2):
        assert (f"`ooit` in row {number}" in told) == (row[4] == "ooit")
        assert (f"`veel` in row {number}" in told) == (row[5] == "veel")


@pytest.mark.parametrize(
    "text",
    [
        "Fleur\nKees\n", "Fleur;coördinator\nKees;lid\nZoë;lid\n", "Kees;lid\nFleur;coördinator\n",
        "Fleur,website,2024\nKees,,2023\n",
    ],
)  # fmt: skip
def test_rows_of_people_without_headings_are_not_guessed(text: str) -> None:
    assert refusal(text) == "leden.csv has no row with headings. Put the word `name` above the first name."


def test_to_be_a_member_is_not_a_task_and_a_status_among_roles_is_a_status() -> None:
    people = read("Naam;Rol\nKees;lid\nZoë;oud-lid\nFleur;gestopt, website\nBo;Member\n").people
    assert [(person.roles, person.status) for person in people] == [
        ((), None), ((), "alumni"), (("website",), "alumni"), ((), None),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ['"""Kees"" Bakker"', "(Kees) Bakker", "'Kees' Bakker", '"Cornelis ""Kees"" Bakker"'])
def test_what_people_call_someone_is_the_name(name: str) -> None:
    assert only(f"Naam;Rol\n{name};website\n").name == "Kees"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Sinds wanneer", "joined"), ("Sindswanneer", "joined"), ("Waar goed in", "expertise"), ("Wie", "name"),
        ("Functie", "roles"), ("Taak", "roles"), ("Waar ben je goed in?", "expertise"),
    ],
)  # fmt: skip
def test_headings_in_the_words_of_a_newcomer(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_a_heading_that_is_near_a_known_one_is_to_be_renamed() -> None:
    found = notes(read("Naam;Lid sidns;Schoenmaat\nKees;2024;43\n"))
    assert "Rename `Lid sidns` to `lid sinds`." in found
    assert "does not know the column `Schoenmaat`, and left it out. To use it" in found
