"""Lines that netlint has printed and someone has copied into a charter: all of them are known, in each language."""

import re

import pytest

from netlint.i18n import LANGUAGES, Message
from netlint.i18n.translator import Translator
from netlint.toml import labels
from netlint.toml.errors.pasted import is_output

LABELS = [value.template for value in vars(labels).values() if isinstance(value, Message)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", LABELS)
def test_each_label_above_lines_to_write_is_known(label: str, language: str) -> None:
    said = Translator().into(language)(label)
    assert is_output("  " + re.sub(r"\{\w+\}", "12", said))
    assert "{" not in label or label.count("{") == said.count("{")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["Do", "Ask", "More"])
def test_each_word_beside_a_sentence_is_known(word: str, language: str) -> None:
    assert is_output(f"{Translator().into(language)(word):<5} Kies samen een trekker.")


@pytest.mark.parametrize(
    "line",
    ["", "name = 'x'", "[network]", "# Do this", "info: 'x'", "netlint: 'x'", "do = 1", "12 = 3", "Vraag = 'x'", "=>"],
)
def test_a_line_of_a_charter_is_not_taken_for_output(line: str) -> None:
    assert not is_output(line)
