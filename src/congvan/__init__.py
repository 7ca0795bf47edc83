"""congvan reads Vietnamese official letters and checks facts against what they say.

>>> import congvan
>>> congvan.__version__
'0.1.0'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congvan.version import __version__

if TYPE_CHECKING:
    from congvan.archive import Archive
    from congvan.errors import CongvanError, ReadError, UsageError
    from congvan.model.directive import Measures
    from congvan.model.document import Document, Problem
    from congvan.model.letter import Letter
    from congvan.pipeline import extract, parse, parse_all
    from congvan.policy import Policy, Verdict, compile_policy
    from congvan.readers import read, read_all
    from congvan.spans import Span

_HOMES = {
    "Archive": "congvan.archive",
    "CongvanError": "congvan.errors",
    "ReadError": "congvan.errors",
    "UsageError": "congvan.errors",
    "Document": "congvan.model.document",
    "Policy": "congvan.policy",
    "Problem": "congvan.model.document",
    "Letter": "congvan.model.letter",
    "Measures": "congvan.model.directive",
    "Verdict": "congvan.policy",
    "compile_policy": "congvan.policy",
    "extract": "congvan.pipeline",
    "parse": "congvan.pipeline",
    "parse_all": "congvan.pipeline",
    "read": "congvan.readers",
    "read_all": "congvan.readers",
    "Span": "congvan.spans",
}

__all__ = [
    "Archive",
    "CongvanError",
    "Document",
    "Letter",
    "Measures",
    "Policy",
    "Problem",
    "ReadError",
    "Span",
    "UsageError",
    "Verdict",
    "__version__",
    "compile_policy",
    "extract",
    "parse",
    "parse_all",
    "read",
    "read_all",
]


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that ``import congvan`` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'congvan' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
