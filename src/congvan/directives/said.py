"""What is known of each sentence once it is read: a duty, or why it says none."""

from __future__ import annotations

from typing import Literal, NamedTuple

from congvan.model.directive import Modality
from congvan.model.structure import Outline, Sentence
from congvan.rules.duties.statement import Statement
from congvan.spans import Span

LONGEST = 4000  #: of a longer sentence no more is read
TOO_LONG = "too long"

Status = Literal["compiled", "informative", "formula", "unsupported", "frame"]


class Said(NamedTuple):
    """What one sentence says: a duty, or why it says none."""

    sentence: Sentence
    words: Statement  #: of a long sentence its beginning
    status: Status  #: "frame" until the blocks under it are read
    reason: str
    modality: Modality | None = None
    who: Span | None = None
    action: Span | None = None


def settle(said: list[Said], outline: Outline) -> list[Said]:
    """A lead-in that says what is to be done is a directive where nothing under it is one."""
    below: set[int] = set()
    settled: list[Said] = []
    for entry in reversed(said):
        if entry.status == "frame":
            entry = entry._replace(status="informative" if entry.sentence.block in below else "compiled")
        if entry.status == "compiled":
            parent = outline.blocks[entry.sentence.block].parent
            while parent is not None and parent not in below:
                below.add(parent)
                parent = outline.blocks[parent].parent
        settled.append(entry)
    return settled[::-1]
