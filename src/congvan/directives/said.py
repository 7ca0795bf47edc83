"""What is known of each sentence once it is read: a duty, or why it says none."""

from __future__ import annotations

from typing import Literal, NamedTuple

from congvan.model.directive import Modality
from congvan.model.structure import Outline, Sentence
from congvan.rules.duties.statement import Statement
from congvan.spans import Span

LONGEST = 4000  #: of a longer sentence no more is read
TOO_LONG = "too long"

Status = Literal["compiled", "informative", "formula", "unsupported"]


class Said(NamedTuple):
    """What one sentence says: a duty, or why it says none."""

    sentence: Sentence
    words: Statement  #: of a long sentence its beginning
    status: Status
    reason: str
    modality: Modality | None = None
    who: Span | None = None
    act: int = 0  #: where in the text what is to be done begins, if not with the sentence; it ends with that
    is_lead: bool = False  #: a lead-in that says what is to be done: a directive only where nothing under it is one


def settle(said: list[Said], outline: Outline) -> list[Said]:
    """What is said, lead-ins that are no directives told from those that are."""
    below: set[int] = set()
    settled: list[Said] = []
    for entry in reversed(said):
        if entry.is_lead and entry.sentence.block in below:
            entry = entry._replace(status="informative")
        elif entry.status == "compiled":
            parent = outline.blocks[entry.sentence.block].parent
            while parent is not None and parent not in below:
                below.add(parent)
                parent = outline.blocks[parent].parent
        settled.append(entry)
    return settled[::-1]
