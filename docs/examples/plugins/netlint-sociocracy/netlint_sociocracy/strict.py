"""The preset `sociocracy:strict`, with a rule without code."""

POLICY_WITHOUT_CIRCLE = {
    "code": "SOC101",
    "name": "policy-without-circle",
    "at": "plugins.sociocracy.policies.*.circle",
    "must": {"exists": True},
    "level": "sound",
    "message": {
        "en": "The charter does not say which circle looks after these policies: {places}.",
        "nl": "In het handvest staat nog niet welke kring over dit beleid gaat: {places}.",
    },
    "why": {
        "en": "A policy stays alive if one circle evaluates it and can change it.",
        "nl": "Beleid blijft leven als één kring het evalueert en kan wijzigen.",
    },
    "fix": {
        "en": "Write the id of the circle in `circle`.",
        "nl": "Zet de id van de kring bij `circle`.",
    },
    "question": {
        "en": "In whose domain is this policy?",
        "nl": "Bij welk domein hoort dit beleid?",
    },
    "bad": """
[[plugins.sociocracy.policies]]  # SOC101: The charter does not say which circle looks after these policies: prices.
id = "prices"
""",
    "good": """
[[circles]]
id = "general"

[[plugins.sociocracy.policies]]
id = "prices"
circle = "general"
""",
}

STRICT = {
    "severity": {"SOC001": "error", "SOC002": "error", "SOC005": "warning", "SOC008": "error"},
    "custom": [POLICY_WITHOUT_CIRCLE],
}
