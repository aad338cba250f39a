"""`required-version`: which versions of netlint settings are for, and what is not a condition on a version."""

import pytest

from netlint.settings.required_version import version_problem

NOT_CONDITIONS = '`required-version` must be text with conditions on the version of netlint, such as ">=0.1,<1".'
PAGE = "Install a version that fits. For the newest one, run `pip install --upgrade netlint-charter`."


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version that netlint has here."""
    monkeypatch.setattr("netlint.settings.required_version.own_version", lambda: "1.2.3rc1")


@pytest.mark.parametrize("given", [">=1.0", ">=1,<2", " >= 1.1 ", "==1.2.3rc1", "~=1.2rc1", "<1.2.4", "!=1.3"])
def test_a_version_that_fits_is_no_problem(given: str) -> None:
    assert version_problem(given) is None


@pytest.mark.parametrize(
    ("given", "shown"), [(">=2", ">=2"), (" <1 ", "<1"), (">=1.2.3", ">=1.2.3"), (">=1,<1.2", ">=1,<1.2")]
)
def test_a_version_that_does_not_fit_is_told(given: str, shown: str) -> None:
    problem = version_problem(given)
    assert problem is not None
    said, is_of_netlint = problem
    assert said.text() == f"These settings need netlint {shown}, but this is netlint 1.2.3rc1. {PAGE}"
    assert is_of_netlint


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("1", ">=1"), ("0.1", ">=0.1"), (" v0.1.2 ", ">=0.1.2"), ("1.2.3.4", ">=1.2.3.4"), (1, ">=1"), (0.1, ">=0.1"),
        ("1.2.3.4.5", None), ("12345", None), ("", None), ("  ", None), ("new", None), (">=", None), (True, None), (["1"], None),
        ({}, None), (-1, None),
    ],
)  # fmt: skip
def test_what_is_not_a_condition_is_told_with_what_was_probably_meant(given: object, meant: str | None) -> None:
    problem = version_problem(given)
    assert problem is not None
    said, is_of_netlint = problem
    assert said.text() == (f'{NOT_CONDITIONS} Did you mean "{meant}"?' if meant else NOT_CONDITIONS)
    assert not is_of_netlint
