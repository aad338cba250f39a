"""Variables that stand for yes or no: which values mean which."""

import pytest

from netlint.project.browser import can_open
from netlint.utils.environment import is_on, is_true


@pytest.mark.parametrize(
    ("value", "on", "true"),
    [
        ("true", True, True),
        ("True", True, True),
        (" true ", True, True),
        ("1", True, False),
        ("woodpecker", True, False),
        ("false", False, False),
        ("FALSE", False, False),
        ("0", False, False),
        ("no", False, False),
        ("off", False, False),
        (" ", False, False),
        ("", False, False),
    ],
)
def test_a_value_that_means_no_does_not_count(value: str, on: bool, true: bool) -> None:
    assert (is_on({"CI": value}, "CI"), is_true({"CI": value}, "CI")) == (on, true)
    assert (is_on({}, "CI"), is_true({}, "CI")) == (False, False)


@pytest.mark.parametrize(("value", "opens"), [("true", False), ("drone", False), ("false", True), ("0", True)])
def test_a_page_is_opened_unless_nobody_looks(value: str, opens: bool) -> None:
    assert can_open({"CI": value, "DISPLAY": ":0", "PATH": "/usr/bin"}) is opens
