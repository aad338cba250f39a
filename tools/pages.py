"""The pages of the documentation that are generated from the code: the charter format, and the list of rules."""

from collections.abc import Iterator
from functools import partial

from netlint.charter.description import Place, format_with
from netlint.charter.type_words import type_words
from netlint.i18n import Language
from netlint.i18n.message import Translate, show
from netlint.i18n.translator import Translator
from netlint.reporters.base import Translated, family_title, translated
from netlint.reporters.format_page import heading, values_list
from netlint.reporters.rule_page import rule_page
from netlint.rules.base import Rule

CHARTER_PAGE = """# The charter format

[In het Nederlands](handvest.md)

One TOML file describes one network. Its default name is `charter.toml`. If a repository has several charters, name them
`*.charter.toml`. You can leave out every section, and every key that is not marked as required. Rules report what is
missing. A value of the wrong type is a finding too.

- Write keys and ids in lowercase letters, digits and hyphens. Each id is unique within its section.
- Write dates without quotation marks: `2026-06-01`. For past events, a month or year is enough. Put it in quotation
  marks: `"2017-02"` or `"2012"`.
- A key that takes a list of text also takes a single text.
- An interval is `"daily"`, `"weekly"`, `"monthly"`, `"quarterly"`, `"yearly"`, or a number of `days`, `weeks`,
  `months` or `years`: `"2 weeks"`. It can also be a range: `"2 to 3 weeks"`.
- Intervals can be in Dutch: `"wekelijks"`, `"maandelijks"`, `"per kwartaal"`, `"jaarlijks"`, `"6 weken"` or
  `"2 tot 3 weken"`.
- If something has no fixed interval, use `when` instead: `when = "as needed"`.
- Use `[[elsewhere]]` to list sections that you keep in another place, and where. netlint then does not ask for them.
- An unknown key is a finding. Put anything else that you want to keep in `[extra]`.

`netlint explain members` and `netlint explain members.tier` show the same, with an example to copy.

An editor that supports TOML can complete and explain the keys. Run `netlint schema > charter.schema.json`, and begin
the charter with this line:

```toml
#:schema ./charter.schema.json
```
"""


HANDVEST_PAGE = """# Het formaat van een handvest

[In English](charter.md)

Eén TOML-bestand beschrijft één netwerk. Het heet meestal `charter.toml`. Als een map meer dan één handvest heeft, noem
je ze `*.charter.toml`. Je mag elk onderdeel weglaten, en elke sleutel waar niet "Verplicht" bij staat. Regels melden
wat er nog niet is. Een waarde van de verkeerde soort is ook een bevinding.

- Schrijf sleutels en id's met kleine letters, cijfers en koppeltekens. Elke id komt in een onderdeel maar één keer
  voor. Sleutels en vaste waarden zijn altijd in het Engels. De rest schrijf je in je eigen taal.
- Schrijf datums zonder aanhalingstekens: `2026-06-01`. Bij iets wat al gebeurd is, mag ook een maand of een jaar. Zet
  die tussen aanhalingstekens: `"2017-02"` of `"2012"`.
- Bij een sleutel die een lijst met teksten kan hebben, mag ook één tekst staan.
- Een interval is `"dagelijks"`, `"wekelijks"`, `"maandelijks"`, `"per kwartaal"`, `"jaarlijks"`, of een aantal `dagen`,
  `weken`, `maanden` of `jaar`: `"2 weken"`. Het kan ook een bereik zijn: `"2 tot 3 weken"`.
- Intervallen mogen ook in het Engels: `"weekly"`, `"monthly"`, `"quarterly"`, `"yearly"`, `"6 weeks"` of
  `"2 to 3 weeks"`.
- Als iets geen vast interval heeft, gebruik je `when`: `when = "als het nodig is"`.
- Met `[[elsewhere]]` zeg je welke onderdelen jullie op een andere plek bijhouden, en waar. netlint vraagt daar dan niet
  naar.
- Een onbekende sleutel is een bevinding. Al het andere dat je wilt bewaren, zet je onder `[extra]`.

Met `netlint explain members` of `netlint explain members.tier` toont netlint hetzelfde, met een voorbeeld om over te
nemen.

Een editor die TOML kent, kan sleutels aanvullen en uitleggen. Typ `netlint schema --lang nl > charter.schema.json`, en
begin het handvest met deze regel:

```toml
#:schema ./charter.schema.json
```
"""
_INTRODUCTIONS: dict[Language, str] = {"en": CHARTER_PAGE, "nl": HANDVEST_PAGE}
CHARTER_PAGES: dict[Language, str] = {"en": "charter.md", "nl": "handvest.md"}
"""The names of the pages about the charter format."""


def charter_page(language: Language) -> str:
    """Return the page about the charter format in a language."""
    whole = format_with({})
    translate = Translator(["netlint_essentials"]).of_format(language)
    parts = [_INTRODUCTIONS[language]]
    for section in whole.keys:
        said = [f"## `{heading(whole, section)}`", translate(section.about or section.description)]
        if section.keys:
            said.append(_keys(section, translate))
            said += _values(section, translate)
        parts.append("\n\n".join(said) + "\n")
    return "\n".join(parts)


def _keys(table: Place, translate: Translate) -> str:
    """Return the table of the keys of a section, with those of the tables in it."""
    say = partial(translated, translate)
    rows = [f"| {say('key')} | {say('meaning')} | {say('type')} |", "|---|---|---|"]
    for key in _inside(table):
        needed = f" {say('Required.')}" if key.is_required else ""
        kind = ", ".join(f"`{value}`" for value in key.values) or show(type_words(key.form), translate)
        rows.append(f"| `{_short(key)}` | {translate(key.description)}{needed} | {kind} |")
    return "\n".join(rows)


def _values(table: Place, translate: Translate) -> Iterator[str]:
    """Yield what each listed value of the keys of a section means."""
    say = partial(translated, translate)
    for key in _inside(table):
        if key.values:
            more = say("This can also be a list of these values.") if "anyOf" in key.form else ""
            yield f"{say('Values of {key}:', key=f'`{_short(key)}`')} {more}".rstrip()
            yield values_list(key, translate)


def _inside(table: Place) -> Iterator[Place]:
    """Yield the places in a section, without the section itself."""
    return (place for place in table.everything() if place is not table)


def _short(key: Place) -> str:
    """Return the path of a key from its section."""
    return ".".join(key.path[1:])


def rule_pages(rules: list[Rule], language: Language) -> Iterator[tuple[str, str]]:
    """Yield the pages of each rule, of each family, and of all rules, as file name and content."""
    by_code = {rule.code: rule for rule in rules}
    translate = Translator(rule.package for rule in rules).into(language)
    say = partial(translated, translate)
    article = "../article.md" if language == "en" else f"../../article.{language}.md"
    to_article = f"[{say('The article, sentence by sentence')}]({article})"
    for rule in rules:
        page = rule_page(rule, by_code, translate, link=_link)
        family = f"[{say(family_title(rule))}]({rule.family}.md)"
        yield f"{rule.code}.md", f"{page}\n{family} · [{say('The rules')}](README.md) · {to_article}\n"
    listed = []
    for family in dict.fromkeys(rule.family for rule in rules):
        of_family = [rule for rule in rules if rule.family == family]
        title = say(family_title(of_family[0]))
        yield f"{family}.md", f"# {title}\n\n{_table_of(of_family, say)}\n[{say('The rules')}](README.md)\n"
        listed.append(f"- [{title}]({family}.md): {', '.join(map(_link, of_family))}")
    written = say("These pages are generated from the rules. `netlint rules` and `netlint explain` show the same.")
    yield "README.md", f"# {say('The rules')}\n\n{written}\n\n" + "\n".join(listed) + f"\n\n{to_article}\n"


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({rule.code}.md)"


def _table_of(rules: list[Rule], say: Translated) -> str:
    heads = [say("code"), say("name"), say("severity"), say("level"), say("what it reports")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for rule in rules:
        cells = (f"[{rule.code}]({rule.code}.md)", rule.name, say(rule.severity), say(rule.level), say(rule.page.title))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"
