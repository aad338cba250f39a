"""A rule file whose rules have repairs of every kind, good and bad, and a charter that each of them reports."""

RULES = '''
"""Rules with repairs."""

from netlint import Edit, Finding, rule


def ours(code, **more):
    def decorated(function):
        function.__doc__ = "Ours.\\n\\n    Why: -\\n    Fix: -\\n    Bad: -\\n    Good: -\\n    "
        return rule(code, severity="warning", level="essential", question="What do we call it?", **more)(function)

    return decorated


def network(document):
    return (document.data or {}).get("network", {})


@ours("OUR001")
def capitals(document):
    name = network(document).get("name", "")
    if name.isupper():
        yield Finding("{name} is in capitals.", at="network.name", name=name, repair=Edit.set("network.name", name.title()))


@ours("OUR002")
def old_key(document):
    if "about-us" in (document.data or {}).get("extra", {}):
        yield Finding("Old key.", at="extra.about-us", repair=Edit.rename("extra.about-us", "extra.about"))


@ours("OUR003")
def two_meanings(document):
    for at, one in enumerate((document.data or {}).get("meetings", [])):
        if one.get("every") == "fortnights":
            place = ("meetings", at, "every")
            choices = [Edit.set(place, "2 weeks"), Edit.set(place, "2x per week")]
            yield Finding("`fortnights` has two meanings.", at=place, suggestions=choices)


@ours("OUR004")
def causes_another_mistake(document):
    if network(document).get("theme") == "worse":
        yield Finding("Worse.", at="network.theme", repair=Edit.set("network.founded", "yesterday"))


@ours("OUR005")
def there_and_back(document):
    other = {"here": "there", "there": "here"}.get(network(document).get("theme"))
    if other:
        yield Finding("Neither here nor there.", at="network.theme", repair=Edit.set("network.theme", other))


@ours("OUR006")
def changes_nothing(document):
    if network(document).get("theme") == "nothing":
        yield Finding("Nothing.", at="network.theme", repair=Edit.set("network.theme", "nothing"))


@ours("OUR007")
def cannot_be_made(document):
    if network(document).get("theme") == "cannot":
        yield Finding("Cannot.", at="network.theme", repair=Edit.remove("network.nowhere"))


@ours("OUR008")
def step_by_step(document):
    steps = {"one": "two", "two": "three"}
    if network(document).get("theme") in steps:
        to = steps[network(document)["theme"]]
        yield Finding("One step.", at="network.theme", repair=Edit.set("network.theme", to))


@ours("OUR009")
def never_long_enough(document):
    theme = network(document).get("theme", "")
    if theme.startswith("longer"):
        yield Finding("Short.", at="network.theme", repair=Edit.set("network.theme", f"{theme} still"))


@ours("OUR010")
def crashes(document):
    if network(document).get("theme") == "crash":
        yield 1 / 0
'''
CHARTER = """\
# Our charter.
[network]
name =  "STROOMOP"   # it is our name

[extra]
about-us = "We are six."  # to be written
"""
REPAIRED = CHARTER.replace("STROOMOP", "Stroomop").replace("about-us", "about")
"""The charter after `netlint fix`."""
