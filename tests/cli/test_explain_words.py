"""`netlint explain` with the words that people use for keys and values, in place of the words of the format."""

import pytest
from support.commands import Netlint

from netlint.charter.description import find, format_with
from netlint.charter.repair import words, words_for_keys


@pytest.mark.parametrize(
    ("word", "heading"),
    [
        ("leden", "# [[members]]"),
        ("Kernwaarden", "# [[values]]"),
        ("lid sinds", "# members.joined"),
        ("beginfase", '# phase = "start"'),
        ("maatje", '# kind = "buddy"'),
        ("buiten", '# orientation = "external"'),  # also a value of a plugin that is not installed
    ],
)
def test_a_word_of_people_has_the_page_of_what_it_stands_for(netlint: Netlint, word: str, heading: str) -> None:
    done = netlint("explain", word, "--lang", "nl")
    assert (done.returncode, done.stderr) == (0, "")
    assert heading in done.stdout.splitlines()


def test_every_such_word_has_a_page() -> None:
    whole = format_with({})
    meant = {
        *words_for_keys.DUTCH,
        *words_for_keys.ENGLISH,
        *(value for values in words.DUTCH.values() for value in values),
    }
    assert [one for one in sorted(meant) if not find(whole, one)] == ["outside"]  # of netlint-ostrom


def test_a_word_that_nothing_is_called_by_is_told(netlint: Netlint) -> None:
    done = netlint("explain", "blabla")
    assert done.returncode == 2
    assert "Unknown rule, table, key or value: `blabla`." in done.stderr
