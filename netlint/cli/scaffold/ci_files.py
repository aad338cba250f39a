"""Ready-made files for CI, the same as on the page `docs/ci.md`. Writes nothing."""

from pathlib import Path, PurePath

CI_FILES = {
    "github": PurePath(".github/workflows/netlint.yml"),
    "gitlab": PurePath(".gitlab-ci.yml"),
    "forgejo": PurePath(".forgejo/workflows/netlint.yml"),
    "azure": PurePath("azure-pipelines.yml"),
}
"""Where each CI looks for its file, from the top of the repository."""
PLACEHOLDER = "OWNER"
"""The word in such a file for the account that has netlint."""
COMMIT = "COMMIT"
"""The word in such a file for the commit of the release of netlint, because some organizations refuse a tag there."""
RELEASE = "v0.1.0"
"""The release whose commit that is."""


def ci_file(name: str) -> str:
    """Return the text of the file for a CI."""
    return (Path(__file__).parent / "ci" / f"{name}.yml.txt").read_text("utf-8")
