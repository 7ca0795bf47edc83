"""Files that come together, read in their order: those that only LibreOffice reads wait for each other.

A run of LibreOffice costs a second, and a tenth of that for each file more; so what waits is converted in one run. What
comes behind a file that waits is read meanwhile and held back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.readers import office
from congvan.readers.given import Given
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

_MOST, _MOST_BYTES = 32, 50_000_000  #: that wait for one run
_MOST_HELD = 64

Outcome = Document | ReadError


def is_for_office(error: ReadError) -> bool:
    """Whether a file was refused because only LibreOffice reads its format."""
    return error.code == "unsupported" and "LibreOffice" in error.english


class Queue:
    """What has been read, in order; None in the place of a file that waits."""

    def __init__(self, limits: Limits) -> None:
        self._left, self._most = limits.max_conversions, limits.max_conversions
        self._held: list[Outcome | None] = []
        self._waiting: list[Given] = []

    def add(self, given: Given | None, outcome: Outcome) -> None:
        """The next file and what came of it; None for one that could not even be taken out of what it was packed in."""
        if given is None or not isinstance(outcome, ReadError) or not is_for_office(outcome) or not self._most:
            self._held.append(outcome)
        elif self._left <= 0:
            self._held.append(refuse("too_large", given.name, what=f"max_conversions={self._most}"))
        else:
            self._left -= 1
            self._waiting.append(given)
            self._held.append(None)

    @property
    def is_due(self) -> bool:
        """Whether no file waits, or as many as one run takes."""
        size = sum(len(given.data) for given in self._waiting)
        return not self._waiting or len(self._waiting) >= _MOST or len(self._held) >= _MOST_HELD or size > _MOST_BYTES

    def settled(self) -> Iterator[Outcome]:
        """All that has been added since, those that waited converted."""
        made = iter(office.read_together([(given, kind_of(given.data)) for given in self._waiting]))
        held, self._held, self._waiting = self._held, [], []
        for outcome in held:
            yield next(made) if outcome is None else outcome


def in_order(
    leaves: Iterable[Given | ReadError], read: Callable[[Given], Outcome], limits: Limits
) -> Iterator[Outcome]:
    """What ``read`` makes of each file, and LibreOffice of those that it refuses for it; errors in their places."""
    queue = Queue(limits if office.is_there() else Limits(max_conversions=0))
    for leaf in leaves:
        if isinstance(leaf, ReadError):
            queue.add(None, leaf)
        else:
            queue.add(leaf, read(leaf))
        if queue.is_due:
            yield from queue.settled()
    yield from queue.settled()
