from __future__ import annotations

from congvan.model.document import Document
from congvan.model.structure import Outline, Zones


def build(document: Document, zones: Zones) -> Outline:
    return Outline()
