from __future__ import annotations

from congvan.model.directive import Deadline
from congvan.model.document import Problem
from congvan.rules.engine import Context
from congvan.text import View


def find(view: View, context: Context) -> tuple[list[Deadline], list[Problem]]:
    return [], []
