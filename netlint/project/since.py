"""Which commit `--since REV` compares each charter with. Reads no charter.

A charter is compared in its own repository, with the merge base: the newest commit that REV and the commit that is
checked out have in common. So what others have changed on REV since then is not taken for a change of this branch. A
submodule is compared with the commit that the repository around it recorded for it, whatever its own branches say.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message, notice
from netlint.project.files import one_line
from netlint.project.git import GitError, Repository, top_of
from netlint.project.revision_tree import RevisionTree

_SHORT = 12
"""How many digits of a commit people see."""
_SUFFIXES = ("...HEAD", "...")
"""What people write after a revision for the merge base."""


class Compared(NamedTuple):
    """Charters that are compared with the same commit."""

    tree: RevisionTree
    charters: list[Path]
    is_submodule: bool
    """Whether they are in a submodule, which has no settings of its own."""


def compared_with(name: str, charters: Iterable[Path], trusted: Sequence[Path]) -> list[Compared]:
    """Return what charters are compared with. Raises `GitError`, also for a charter outside of any repository."""
    bases, top_in = _Bases(name, trusted), cache(top_of)
    found: dict[Path, Compared] = {}
    for charter in charters:
        top = top_in(charter.parent)
        if top is None:
            problem = "--since: {charter} is not in a Git repository."
            raise GitError(notice(problem, charter=one_line(charter)))
        if top not in found:
            found[top] = Compared(bases.tree_of(top), [], is_submodule=top in bases.submodules)
        found[top].charters.append(charter)
    around = (Compared(tree, [], is_submodule=False) for top, tree in bases.trees.items() if top not in found)
    return [*found.values(), *around]


class _Bases:
    """The commits to compare with, by the tops of their repositories."""

    def __init__(self, name: str, trusted: Sequence[Path]) -> None:
        suffix = next((each for each in _SUFFIXES if name.endswith(each)), "")
        self._name = name.removesuffix(suffix)
        self._trusted = trusted
        self.trees: dict[Path, RevisionTree] = {}
        self._of_run = top_of(Path())
        self.submodules: set[Path] = set()

    def tree_of(self, top: Path) -> RevisionTree:
        """Return the tree to compare with in the repository at `top`. Raises `GitError`."""
        if top not in self.trees:
            self.trees[top] = self._of_submodule(top) or self._merge_base(top)
        return self.trees[top]

    def _merge_base(self, top: Path) -> RevisionTree:
        repository = Repository(trusted=self._trusted, top=top)
        named, head = self._named(repository), repository.last_commit()
        base = named if head is None else repository.merge_base(named, head)
        if base is None:
            raise GitError(self._unrelated(repository))
        return RevisionTree(repository, self._name if base == named else base[:_SHORT], base)

    def _named(self, repository: Repository) -> str:
        try:
            return repository.commit(self._name)
        except GitError:
            if ".." not in self._name:
                raise
        problem = "--since takes one revision and not a range, such as {name}. netlint finds the merge base itself."
        raise GitError(notice(problem, name=self._name))

    def _unrelated(self, repository: Repository) -> Message:
        problem = notice(
            "The revision `{name}` and HEAD have no commit in common in {folder}.",
            name=self._name,
            folder=repository.top,
        )
        if not repository.is_shallow():
            return problem
        hint = "This clone is shallow: fetch all commits first, for example with `fetch-depth: 0` or `GIT_DEPTH: 0`."
        return problem + " " + Message(hint)

    def _of_submodule(self, top: Path) -> RevisionTree | None:
        """Return the tree that the repository around a submodule recorded for it; `None` if it is no submodule.

        For one that was not there yet, that is the tree around it, in which nothing in the submodule was either.
        """
        around = None if top == self._of_run else top_of(top.parent)
        if around is None:
            return None
        inside = top.relative_to(around).as_posix()
        repository = Repository(trusted=self._trusted, top=around)
        head = repository.last_commit()
        if head is None or RevisionTree(repository, "HEAD", head).submodule_at(inside) is None:
            return None
        self.submodules.add(top)
        tree = self.tree_of(around)
        recorded = tree.submodule_at(inside)
        if recorded is None:
            return tree
        submodule = Repository(trusted=self._trusted, top=top)
        if not submodule.has_commit(recorded):
            problem = "The submodule {folder} does not have the commit {commit}, which `{name}` recorded for it."
            missing = notice(problem, folder=top, commit=recorded[:_SHORT], name=self._name)
            raise GitError(missing + " " + Message("In CI you may have to fetch it first."))
        return RevisionTree(submodule, recorded[:_SHORT], recorded)
