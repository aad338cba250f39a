"""Which versions of netlint settings are for. Installs nothing."""

import re

from netlint.i18n import Message, notice
from netlint.plugins.manager import own_version


def version_problem(given: object) -> tuple[Message, bool] | None:
    """Return what is wrong with the `required-version` of settings, and whether it is the version of netlint itself.

    `None` if this netlint is one that the settings are for. If it is not, nothing else that seems wrong with the
    settings is certain.
    """
    if not isinstance(given, str):
        return _not_conditions(str(given)), False  # a number is a version too
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        wanted = SpecifierSet(given)
    except InvalidSpecifier:
        return _not_conditions(given), False
    if not given.strip():
        return _not_conditions(given), False
    version = own_version()
    if wanted.contains(version, prereleases=True):
        return None
    return notice(_WRONG_VERSION, wanted=given.strip(), version=version), True


_WRONG_VERSION = (
    "These settings need netlint {wanted}, but this is netlint {version}. Install a version that fits. For the newest "
    "one, run `pip install --upgrade netlint-charter`."
)


def _not_conditions(given: str) -> Message:
    """Return that a value is not a condition on a version, with the one that was probably meant."""
    said = Message('`required-version` must be text with conditions on the version of netlint, such as ">=0.1,<1".')
    bare = re.fullmatch(r"\s*v?(\d{1,4}(?:\.\d{1,4}){0,3})\s*", given)
    return said + " " + notice('Did you mean ">={version}"?', version=bare[1]) if bare else said
