"""What distributions require of netlint: decided by hand where that is plain, and as `packaging` decides it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from netlint.plugins.requirements import is_plainly_met, unmet_requirement

PLAIN = st.lists(st.integers(0, 3), min_size=1, max_size=4).map(lambda numbers: ".".join(map(str, numbers)))
VERSIONS = PLAIN | st.builds(
    lambda plain, rest: plain + rest, PLAIN, st.sampled_from(("rc1", ".dev2", ".post1", "+ours"))
)
CONDITIONS = st.builds(
    lambda sign, space, version: sign + space + version,
    st.sampled_from((">=", "<", "<=", ">", "==", "!=", "~=")),
    st.sampled_from(("", " ")),
    VERSIONS,
)


@given(st.lists(CONDITIONS, max_size=3), VERSIONS, st.sampled_from((",", ", ", " , ")))
@example([">=0.1", "<1"], "0.1.0", ",")
@example(["<1"], "1rc1", ",")
@example([">=1.0.0"], "1", ",")
def test_a_version_is_decided_on_as_packaging_does(conditions: list[str], version: str, comma: str) -> None:
    written = comma.join(conditions)
    text = f"netlint-charter{written}"
    try:
        needed = Requirement(text).specifier
    except ValueError:  # such as `~=1`, which is no condition
        return
    is_met = needed.contains(version, prereleases=True)
    assert unmet_requirement([text], version) == ("" if is_met else str(needed))
    assert is_met or not is_plainly_met(written, version)


@pytest.mark.parametrize("conditions", ["", " ", ">=0.1,<1", " >= 0.1, < 1", "<1,>=0.1.0"])
def test_most_conditions_are_plain(conditions: str) -> None:
    assert is_plainly_met(conditions, "0.1.0")


@pytest.mark.parametrize(
    "text",
    [
        "netlint-charter>=90; extra == 'test'",
        "netlint-charter>=90; python_version < '3'",
        "netlint>=90",
        "netlint-charter-more>=90",
        "netlint-charter>=>90",
        "",
    ],
)
def test_what_is_required_of_others_or_not_here_is_left_out(text: str) -> None:
    assert unmet_requirement([text], "0.1.0") == ""


@pytest.mark.parametrize(
    "conditions", ["<=90", "~=0.1", ">=0.1rc1", "<90.*", "<90 <91", f"<{'9' * 5000}", "(<90)", ";"]
)
def test_other_conditions_are_not_plain(conditions: str) -> None:
    assert not is_plainly_met(conditions, "0.1.0")
    assert not is_plainly_met("", "0.1.0rc1")


def test_the_first_requirement_that_is_not_met_is_returned() -> None:
    assert (
        unmet_requirement(["msgspec>=90", "netlint-charter<90,>=0.1", "netlint_charter[all] (>=91)"], "2.0") == ">=91"
    )
