from __future__ import annotations

from congvan.model.document import Document, Problem
from congvan.model.letter import Header, Reference
from congvan.model.structure import Zones


def find(document: Document, zones: Zones, head: Header) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    return (), ()
