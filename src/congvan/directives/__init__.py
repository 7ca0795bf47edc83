from __future__ import annotations

from congvan.model.directive import Body
from congvan.model.document import Document, Problem
from congvan.model.letter import Header
from congvan.model.structure import Outline
from congvan.rules.engine import Context


def find(document: Document, outline: Outline, header: Header, context: Context) -> tuple[Body, tuple[Problem, ...]]:
    return Body(), ()
