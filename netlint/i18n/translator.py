"""The texts of netlint in other languages. Each run has its own translator."""

from collections.abc import Iterable, Mapping

from netlint.i18n.catalogs import Texts, compiled_file, locale_folder, read_compiled
from netlint.i18n.languages import Language
from netlint.i18n.translation import ENGLISH, Translation

OWN = "netlint"
FORMAT = "charter_format"
"""The catalogue of netlint with what the charter format says about itself: descriptions, meanings and examples."""
Catalogs = Mapping[tuple[Language, str], Texts]
"""Catalogues that have been read, by language and package."""
NO_TEXTS: Mapping[Language, Mapping[str, str]] = {}


class Translator:
    """The texts of netlint and its plugins in all languages. A catalogue is read on first use."""

    def __init__(self, packages: Iterable[str] = (), catalogs: Catalogs | None = None) -> None:
        """Translate texts of netlint, of the `packages` that belong to it, and of other plugins.

        `catalogs` has the catalogues of these other plugins. If several catalogues have the same text, that of netlint
        comes first, then those of its packages. The others follow in the order of their names.
        """
        self._catalogs: dict[tuple[Language, str], Texts] = dict(catalogs or {})
        others = {package for _language, package in self._catalogs}
        self._packages = (OWN, *sorted(set(packages) - others - {OWN}), *sorted(others))
        self._into: dict[tuple[Language, str], Translation] = {}
        self._of_format: dict[Language, Translation] = {}
        self._with_texts: dict[tuple[Language, int], tuple[Translation, Mapping[Language, Mapping[str, str]]]] = {}

    def into(self, language: Language) -> Translation:
        """Return the translation into a language. Raises `CatalogError` if a catalogue cannot be used."""
        return self.into_for(language, OWN)

    def into_for(
        self, language: Language, package: str, texts: Mapping[Language, Mapping[str, str]] = NO_TEXTS
    ) -> Translation:
        """Return the translation for the texts of a `package`, or of a rule file with `texts`.

        These texts come after those of netlint and before those of other plugins. Raises `CatalogError` as `into` does.
        """
        if language == "en":
            return ENGLISH
        if texts:
            if (language, id(texts)) not in self._with_texts:
                made = self._first(language, (OWN,), texts.get(language, {}))
                self._with_texts[language, id(texts)] = made, texts  # kept, so that no other texts get their id
            return self._with_texts[language, id(texts)][0]
        if (language, package) not in self._into:
            first = (OWN, package) if package in self._packages else (OWN,)
            self._into[language, package] = self._first(language, first)
        return self._into[language, package]

    def of_format(self, language: Language) -> Translation:
        """Return the translation for what the charter format, or a table of a plugin, says about itself.

        Examples are translated with their quotation marks: `"candour"`. A check without findings does not need this,
        so these texts have their own catalogue. Raises `CatalogError` as `into` does.
        """
        if language == "en":
            return ENGLISH
        if language not in self._of_format:
            self._of_format[language] = self._first(language, (FORMAT, OWN))
        return self._of_format[language]

    def _first(self, language: Language, first: tuple[str, ...], *texts: Mapping[str, str]) -> Translation:
        """Return the translation with the catalogues of the `first` packages, then `texts`, then the others."""
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
            folder = locale_folder(OWN if package == FORMAT else package)
            self._catalogs[key] = read_compiled(folder and compiled_file(language, package, folder))
        return self._catalogs[key]
