"""Settings to begin with: what `extends = ["ostrom:strict"]` means. Holds no rule."""

STRICT = {
    "extend-select": ["OST"],
    "severity": {
        "OST": "warning",  # also where a rule by itself makes no more than a remark
        "OST001": "error",  # a commons of which nobody knows who decides who belongs to it,
        "OST003": "error",  # whose agreements cannot be changed by those who live by them,
        "OST007": "error",  # or whose charter is another's: it is nobody's own
    },
}
"""It says nothing about `fail-on`, which is about all rules."""
