"""Tracebacks for authors of plugins: from the first line of theirs on. Prints nothing."""

import importlib
import traceback
from pathlib import Path
from traceback import FrameSummary, StackSummary, TracebackException

import pluggy

from netlint.utils.errors import named_as_files


def traceback_of(error: BaseException) -> str:
    """Return the traceback of an error without the lines of netlint before the first of another."""
    told = TracebackException.from_exception(error)
    told.stack = StackSummary.from_list(_theirs(told.stack) or told.stack)
    return named_as_files("".join(told.format()).rstrip("\n"))


def traceback_at(error: BaseException, file: str, line: int, function: str) -> str:
    """Return the traceback of an error in what a line of a function has yielded."""
    stack = StackSummary.from_list([FrameSummary(file, line, function)])
    said = traceback.format_exception_only(error)
    return named_as_files("".join(["Traceback (most recent call last):\n", *stack.format(), *said]).rstrip("\n"))


def _theirs(stack: list[FrameSummary]) -> list[FrameSummary]:
    """Return the lines from the first that is not netlint's, nor of what it imports and calls plugins with."""
    own = [Path(__file__).parents[1], Path(importlib.__file__).parent, Path(pluggy.__file__).parent]
    for number, frame in enumerate(stack):
        if not frame.filename.startswith("<frozen") and not any(map(Path(frame.filename).is_relative_to, own)):
            return stack[number:]
    return []
