"""What keeps netlint from doing its work and is for a person to mend."""

from pathlib import Path


class Problem(Exception):  # noqa: N818 (most are no errors of netlint)
    """Raised where netlint cannot do its work; the message is for people: what, where, and what to do."""


def raised(error: BaseException, where: Path | None = None) -> str:
    """Say in one line what was raised, and in which line of a file, or of the files below a folder, `where`.

    An error that knows its own place and words says them: it has a `problem` and a `line`.
    """
    import traceback  # noqa: PLC0415 (most runs raise nothing)

    said = getattr(error, "problem", None) or f"{type(error).__name__}: {error}"
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        said = f"{type(error).__name__}: {error.msg}"
        places.append((error.filename, error.lineno))
    if where is None:
        return said
    theirs = [(Path(file), line) for file, line in places if Path(file).is_relative_to(where)]
    if not theirs:
        return said
    file, line = theirs[-1]
    return f"{said} ({file.relative_to(where.parent).as_posix()}, line {line})"
