from __future__ import annotations

from congvan.model.document import Document, Problem
from congvan.model.letter import Recipient, Signer
from congvan.model.structure import Zones


def find(document: Document, zones: Zones) -> tuple[tuple[Recipient, ...], tuple[Signer, ...], tuple[Problem, ...]]:
    return (), (), ()
