"""Words that people write for true and false, in English and Dutch. Checks nothing."""

TRUTHS = {
    "yes": True,
    "ja": True,
    "true": True,
    "waar": True,
    "no": False,
    "nee": False,
    "false": False,
    "onwaar": False,
}
"""Words, in lowercase letters, that people write for true and false."""
