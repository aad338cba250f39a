"""The preset `leads`, with a rule without code."""

LEAD_AMONG_MEMBERS = {
    "code": "CIR101",
    "name": "lead-not-among-members",
    "at": "circles.*.lead",
    "must": {"among": "members"},
    "severity": "info",
    "level": "sound",
    "message": {
        "en": "The circle `{id}` does not list its lead `{value}` among its members.",
        "nl": "Bij de kring `{id}` staat de trekker `{value}` niet tussen de leden.",
    },
    "why": {
        "en": "Someone who only reads the list of members invites everyone but the lead.",
        "nl": "Wie alleen de ledenlijst leest, nodigt iedereen uit behalve de trekker.",
    },
    "fix": {
        "en": "If the lead takes part in the circle, add the id of the lead to `members`.",
        "nl": "Als de trekker meedoet in de kring, zet dan de id van de trekker bij `members`.",
    },
    "question": {
        "en": "Does the lead take part in this circle, or speak for another one?",
        "nl": "Doet de trekker mee in deze kring, of spreekt de trekker namens een andere?",
    },
    "bad": """
[[circles]]
id = "schools"
members = ["ana", "bo"]
lead = "cas"  # CIR101: The circle `schools` does not list its lead `cas` among its members.
""",
    "good": """
[[circles]]
id = "schools"
members = ["ana", "bo", "cas"]
lead = "cas"
""",
}

LEADS = {"custom": [LEAD_AMONG_MEMBERS]}
