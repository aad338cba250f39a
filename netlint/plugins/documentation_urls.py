"""Where rules are described on the web: what the distributions that they come with say of themselves."""

import os
import re
from functools import cache

from netlint.plugins.entry_points import installed
from netlint.plugins.hookspecs import GROUP
from netlint.plugins.registry import OWN_DISTRIBUTION
from netlint.rules.base import Rule

VARIABLE = "NETLINT_RULES_URL"
"""The variable of the environment that names the folder of netlint's own pages, which whoever runs it knows."""

_LABELS = ("documentation", "docs", "homepage")


def page_of(rule: Rule) -> str | None:
    """Give the address of a rule's page; `None` for a rule whose distribution names none.

    An address with the label `Rules` is that of the folder of the pages: `https://example.org/rules/` stands for
    `https://example.org/rules/NL101.md`. Otherwise it is the documentation, or else the home page, as a whole.
    """
    distribution = _distribution(rule.package)
    urls = _urls(distribution) if distribution and not rule.is_local else {}
    folder = urls.get("rules")
    return f"{folder.rstrip('/')}/{rule.code}.md" if folder else _home(urls)


def own_page() -> str | None:
    """Give the address of netlint itself; `None` where nobody has named one."""
    urls = _urls(OWN_DISTRIBUTION)
    return _home(urls) or urls.get("rules")


def _home(urls: dict[str, str]) -> str | None:
    return next((urls[label] for label in _LABELS if label in urls), None)


@cache
def _distribution(package: str) -> str | None:
    """Name the distribution that brings the plugin of a package."""
    entries = installed(GROUP)
    return next((entry.distribution for entry in entries if re.split("[.:]", entry.value)[0] == package), None)


@cache
def _urls(distribution: str) -> dict[str, str]:
    """Give the addresses that a distribution names, by their labels in small letters."""
    from importlib.metadata import PackageNotFoundError, metadata  # noqa: PLC0415 (slow, and few formats need it)

    try:
        declared = metadata(distribution)
    except PackageNotFoundError:
        return {}
    pairs = (text.partition(",") for text in declared.get_all("Project-URL") or ())
    urls = {re.sub(r"[^a-z]", "", label.lower()): url.strip() for label, _, url in pairs}
    for page in declared.get_all("Home-page") or ():
        urls.setdefault("homepage", page)
    if distribution == OWN_DISTRIBUTION and VARIABLE in os.environ:
        urls["rules"] = os.environ[VARIABLE]
    return {label: url for label, url in urls.items() if url.startswith(("https://", "http://"))}
