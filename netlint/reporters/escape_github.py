"""Workflow commands of GitHub Actions, with what a command cannot have in it escaped. Prints nothing."""


def workflow_command(kind: str, text: str, **properties: str) -> str:
    """Return an annotation of a kind, such as `warning`: its properties and its text.

    >>> workflow_command("notice", "100% done", file="a,b.toml")
    '::notice file=a%2Cb.toml::100%25 done'
    """
    written = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{kind} {written}::{escape_data(text)}"


def escape_data(text: str) -> str:
    """Return a text as the data of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return a text as the value of a property."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
