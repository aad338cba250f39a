"""Settings to begin with: what `extends = ["ostrom:strict"]` means. Holds no rule."""

STRICT = {
    "extend-select": ["OST"],
    "severity": {
        "OST": "warning",  # also for findings that are only an info otherwise
        "OST001": "error",  # nobody knows who decides who joins,
        "OST003": "error",  # members cannot change the agreements that they live by,
        "OST007": "error",  # or the charter is in other hands: then the network is not their own
    },
}
"""It says nothing about `fail-on`, which is about all rules."""
