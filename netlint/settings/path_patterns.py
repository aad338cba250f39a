"""Patterns of paths, as in .gitignore, matched all at once. No pattern and no path can make that slow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

MAX_LENGTH = 4096
"""The most characters of a pattern, as many as the longest path of Linux has bytes."""
_AT_ONCE, _CHARACTERS = 100, 16_384
"""How many expressions, and of how many characters in all, are matched at once: with more, each step takes longer."""
_MEMORY = 16 * 1024 * 1024
"""Bytes that so many can take. What has to be forgotten is found again."""
_DIRECTORY, _END = "(?P<ps_d>/)", "(?:(?P<ps_d>/)|$)"
"""How pathspec writes that a pattern goes on with what is in a folder, or else ends."""


class _Expression(msgspec.Struct, frozen=True):
    """What a pattern is as a regular expression, or a half of it."""

    text: str
    pattern: str
    group: int
    includes: bool
    """Whether it takes paths into its group, as all do that do not begin with `!`."""
    is_inside: bool
    """Whether it takes paths for what is in a folder that it means, and not for what it means itself."""


class Patterns:
    """Groups of patterns; each group means what the lines of a .gitignore do, as pathspec reads them."""

    def __init__(self, groups: Sequence[Iterable[str]]) -> None:
        """Compile the patterns."""
        self.wrong: dict[tuple[int, str], None] = {}
        """Those that cannot be used, each with the number of its group, in their order."""
        self._sets: list[tuple[Any, list[_Expression]]] = []
        waiting: list[_Expression] = []
        size = 0
        for one in (one for number, group in enumerate(groups) for one in self._expressions(number, group)):
            if waiting and (len(waiting) == _AT_ONCE or size + len(one.text) > _CHARACTERS):
                self._compile(waiting)
                waiting, size = [], 0
            waiting.append(one)
            size += len(one.text)
        if waiting:
            self._compile(waiting)

    def _compile(self, expressions: list[_Expression]) -> None:
        """Compile some expressions together, or by themselves where they take too much together."""
        import re2

        options = re2.Options()
        options.log_errors, options.never_capture, options.max_mem = False, True, _MEMORY
        compiled = re2.Set.SearchSet(options)
        try:
            for one in expressions:
                compiled.Add(one.text)
            compiled.Compile()
        except re2.error:
            if len(expressions) == 1:
                self.wrong[expressions[0].group, expressions[0].pattern] = None
            else:
                for one in expressions:
                    self._compile([one])
        else:
            self._sets.append((compiled, expressions))

    def _expressions(self, number: int, patterns: Iterable[str]) -> Iterator[_Expression]:
        """Yield the expressions that a group of patterns comes down to."""
        from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

        for pattern in patterns:
            if len(pattern) > MAX_LENGTH:
                self.wrong[number, pattern] = None
                continue
            try:
                expression, includes = GitIgnoreSpecPattern.pattern_to_regex(pattern)
            except ValueError:
                self.wrong[number, pattern] = None
                continue
            if expression is None or includes is None:  # a comment, or nothing at all
                continue
            if expression.endswith(_END):
                start = expression.removesuffix(_END)
                yield _Expression(f"{start}/", pattern, number, includes, is_inside=True)
                yield _Expression(f"{start}$", pattern, number, includes, is_inside=False)
            else:
                yield _Expression(
                    expression.replace(_DIRECTORY, "/"), pattern, number, includes, is_inside=_DIRECTORY in expression
                )

    def matching(self, path: str) -> list[int]:
        """Return the numbers of the groups that a path is in, in their order."""
        from pathspec.util import normalize_file

        named = normalize_file(path).encode("utf-8", "surrogatepass")  # names of files need not be text
        best: dict[int, _Expression] = {}
        for compiled, expressions in self._sets:
            for one in (expressions[number] for number in sorted(compiled.Match(named) or ())):
                if (other := best.get(one.group)) is None or _counts(one, other):
                    best[one.group] = one
        return sorted(group for group, one in best.items() if one.includes)


def _counts(one: _Expression, other: _Expression) -> bool:
    """Return whether, of two expressions that take a path, the later one counts, as pathspec has it.

    It does, unless it begins with `!`, and is about a folder that the path is in, while the other is about the path.
    """
    return one.includes or other.is_inside or not one.is_inside
