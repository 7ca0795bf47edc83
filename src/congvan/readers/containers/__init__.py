"""Files that hold letters: .zip, .eml and .msg, one within the other too; each member is read as if it had been given.

Nothing is written to disk, so a member's name is only a name: ``..``, drives and leading slashes are dropped from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from congvan.errors import ReadError
from congvan.readers.containers import mail, outlook, zipped
from congvan.readers.containers.budget import Budget, Member
from congvan.readers.given import Given
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

KINDS = {"zip": zipped.members, "eml": mail.members, "msg": outlook.members}
_TEXTS = frozenset(("", "txt", "text", "md", "markdown", "doc", "rtf", "asc"))


def leaves(given: Given, kind: str) -> Iterator[Given | ReadError]:
    """The files in a container, those of containers within it in their place; an error for each that is none.

    Ends with a ``too_large`` error where the members are too many, too large together, or nested too deep.
    """
    found = 0
    for leaf in _leaves(given, kind, Budget(given.limits), 1):
        found += 1
        yield leaf
    if not found:
        yield refuse("no_member", given.name)


def _leaves(given: Given, kind: str, budget: Budget, depth: int) -> Iterator[Given | ReadError]:
    if depth > given.limits.max_depth:
        yield refuse("too_large", given.name, what=f"max_depth={given.limits.max_depth}")
        return
    names: set[str] = set()
    try:
        for member in KINDS[kind](given, budget):
            if isinstance(member, ReadError):
                yield member
                continue
            inner = _given(given, member, names)
            within = kind_of(inner.data) if inner.data else "plain"
            if within in KINDS:
                yield from _leaves(inner, within, budget, depth + 1)
            elif not inner.data:
                yield refuse("empty", inner.name)
            elif within == "plain" and not _may_be_letter(member):
                yield refuse("binary", inner.name)
            else:
                yield inner
    except ReadError as error:
        yield error


def _given(outer: Given, member: Member, names: set[str]) -> Given:
    """A member as a file; one whose name another has had is numbered."""
    if not member.name:
        return replace(outer, data=member.data)
    name = member.name
    while name in names:
        name = f"{member.name}#{len(names) + 1}"
    names.add(name)
    path = f"{outer.path}/{name}" if outer.path else name
    return replace(outer, data=member.data, name=f"{outer.name}/{name}", path=path)


def _may_be_letter(member: Member) -> bool:
    """Whether a member that is text may be a letter: program code and tables of data are not."""
    name = member.name.rpartition("/")[2]
    return (name.rpartition(".")[2].lower() if "." in name else "") in _TEXTS
