from __future__ import annotations

from congvan.model.document import Document
from congvan.model.letter import Header
from congvan.model.structure import Zones


def find(document: Document, zones: Zones) -> Header:
    return Header()
