"""What netlint says in another language. A translator is made for each run, and nothing of it outlives that run."""

from collections.abc import Iterable, Mapping

from netlint.i18n.catalogs import Texts, compiled_file, locale_folder, read_compiled
from netlint.i18n.languages import Language
from netlint.i18n.translation import ENGLISH, Translation

OWN = "netlint"
Catalogs = Mapping[tuple[Language, str], Texts]
"""Catalogues that have been read, by language and package."""
NO_TEXTS: Mapping[Language, Mapping[str, str]] = {}


class Translator:
    """The texts of netlint and of plugins in the languages that netlint speaks; catalogues are read when first used."""

    def __init__(self, packages: Iterable[str] = (), catalogs: Catalogs | None = None) -> None:
        """Speak for netlint itself, for its own `packages`, and for the plugins of others, whose `catalogs` are read.

        Of two translations of one text that of netlint counts, then that of one of its packages, and then that of the
        package whose name comes first.
        """
        self._catalogs: dict[tuple[Language, str], Texts] = dict(catalogs or {})
        others = {package for _language, package in self._catalogs}
        self._packages = (OWN, *sorted(set(packages) - others - {OWN}), *sorted(others))
        self._into: dict[tuple[Language, str], Translation] = {}

    def into(self, language: Language) -> Translation:
        """Return the translation into a language. Raises `CatalogError` for a catalogue that cannot be used."""
        return self.into_for(language, OWN)

    def into_for(
        self, language: Language, package: str, texts: Mapping[Language, Mapping[str, str]] = NO_TEXTS
    ) -> Translation:
        """Return the translation of what comes with a `package`, or with the file of rules that brings `texts`.

        These come before what other plugins say, and after what netlint says itself. Raises as `into` does.
        """
        if language == "en":
            return ENGLISH
        if texts:
            return self._first(language, (OWN,), texts.get(language, {}))
        if (language, package) not in self._into:
            first = (OWN, package) if package in self._packages else (OWN,)
            self._into[language, package] = self._first(language, first)
        return self._into[language, package]

    def _first(self, language: Language, first: tuple[str, ...], *texts: Mapping[str, str]) -> Translation:
        """Return what translates with the catalogues of the `first` packages, with `texts`, or with others."""
        others = (package for package in self._packages if package not in first)
        return Translation(
            [
                *(self._texts(language, package) for package in first),
                *texts,
                *(self._texts(language, package) for package in others),
            ]
        )

    def _texts(self, language: Language, package: str) -> Texts:
        key = (language, package)
        if key not in self._catalogs:
            folder = locale_folder(package)
            self._catalogs[key] = read_compiled(folder and compiled_file(language, package, folder))
        return self._catalogs[key]
