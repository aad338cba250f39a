"""The size of letters on the worksheet."""

from netlint.reporters.html.fitting import HEIGHT, SIZES, Amount, height, letters, size_of


def sheet(characters: int) -> list[list[Amount]]:
    """Six rows of three cells with as many characters each."""
    return [[Amount((characters,), is_open=False)] * 3] * 6


def test_little_text_has_the_largest_letters_and_much_has_smaller_ones() -> None:
    sizes = [size_of(sheet(characters)) for characters in (20, 180, 200, 220, 240, 260, 280, 300, 340, 5000)]
    assert sizes[0] == 0
    assert sizes[-1] is None
    known = [size for size in sizes if size is not None]
    assert known == sorted(known)
    assert len(set(known)) > 2


def test_what_has_a_size_fits() -> None:
    for characters in range(0, 600, 20):
        rows = sheet(characters)
        size = size_of(rows)
        assert size is None or height(rows, SIZES[size]) <= HEIGHT
        assert not size or height(rows, SIZES[size - 1]) > HEIGHT


def test_room_to_write_counts() -> None:
    assert height([[Amount((10,), is_open=True)]], 8) > height([[Amount((10,), is_open=False)]], 8) + 5


def test_wide_letters_and_long_words_take_more_room() -> None:
    assert letters("water") == 5
    assert letters("水水") == 4
    assert letters("é") == 1
    assert letters("x" * 100) > 100
