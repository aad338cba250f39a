"""Names that people can type in any language of netlint, such as those of levels. Puts nothing into words."""

from collections.abc import Iterable

from netlint.i18n.languages import LANGUAGES
from netlint.i18n.translator import Translator


def name_meant(word: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that a word stands for, in any language and any case; `None` if there is none.

    >>> name_meant("Stevig", ["essential", "sound"]), name_meant("SOUND", ["essential", "sound"])
    ('sound', 'sound')
    """
    translator = Translator()
    for language in LANGUAGES:
        translate = translator.into(language)
        for name in names:
            if translate(name).casefold() == word.casefold():
                return name
    return None
