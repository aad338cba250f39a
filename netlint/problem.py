"""What keeps netlint from doing its work and is for a person to mend."""


class Problem(Exception):  # noqa: N818 (most are no errors of netlint)
    """Raised where netlint cannot do its work; the message is for people: what, where, and what to do."""
