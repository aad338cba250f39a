"""Texts of the charter, as this family reads them."""


def is_blank(value: object) -> bool:
    """Say whether a text, or a list of texts, says nothing."""
    texts = value if isinstance(value, tuple) else (value,)
    return not any(isinstance(text, str) and text.strip() for text in texts)
