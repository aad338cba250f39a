"""Where rules are described on the web: what the distributions that they come with say of themselves."""

import re
from collections.abc import Mapping

from netlint.plugins.entry_points import OWN_DISTRIBUTION, installed
from netlint.plugins.hookspecs import GROUP
from netlint.rules.base import Rule

_LABELS = ("documentation", "docs", "homepage")


class DocumentationUrls:
    """The addresses of pages, looked up when they are first asked for."""

    def __init__(self, own_rules: str = "") -> None:
        """Take the address of the folder with netlint's `own_rules`, which whoever runs it knows."""
        self._own_rules = own_rules
        self._by_distribution: dict[str, Mapping[str, str]] = {}
        self._distributions: dict[str, str] = {}

    def of_rule(self, rule: Rule) -> str | None:
        """Return the address of a rule's page; `None` for a rule whose distribution names none.

        An address with the label `Rules` is that of the folder of the pages: `https://example.org/rules/` stands for
        `https://example.org/rules/NL101.md`. Otherwise it is the documentation, or else the home page, as a whole.
        """
        distribution = self._distribution(rule.package)
        urls = self._urls(distribution) if distribution and not rule.is_local else {}
        folder = "" if rule.preset else urls.get("rules")
        return f"{folder.rstrip('/')}/{rule.code}.md" if folder else _home(urls)

    @property
    def own(self) -> str:
        """The address of netlint itself: where it is published, if nobody has named another."""
        urls = self._urls(OWN_DISTRIBUTION)
        return _home(urls) or urls.get("rules") or f"https://pypi.org/project/{OWN_DISTRIBUTION}/"

    def _distribution(self, package: str) -> str | None:
        """Return the name of the distribution that brings the plugin of a package."""
        if not self._distributions:
            for entry in installed(GROUP):
                self._distributions.setdefault(re.split("[.:]", entry.value)[0], entry.distribution)
        return self._distributions.get(package)

    def _urls(self, distribution: str) -> Mapping[str, str]:
        """Return the addresses that a distribution names, by their labels in small letters."""
        if distribution not in self._by_distribution:
            urls = _declared(distribution)
            if distribution == OWN_DISTRIBUTION and self._own_rules:
                urls["rules"] = self._own_rules
            self._by_distribution[distribution] = {
                label: url for label, url in urls.items() if url.startswith(("https://", "http://"))
            }
        return self._by_distribution[distribution]


def _home(urls: Mapping[str, str]) -> str | None:
    return next((urls[label] for label in _LABELS if label in urls), None)


def _declared(distribution: str) -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        declared = metadata(distribution)
    except PackageNotFoundError:
        return {}
    pairs = (text.partition(",") for text in declared.get_all("Project-URL") or ())
    urls = {re.sub(r"[^a-z]", "", label.lower()): url.strip() for label, _comma, url in pairs}
    for page in declared.get_all("Home-page") or ():
        urls.setdefault("homepage", page)
    return urls
