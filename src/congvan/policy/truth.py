"""Three-valued logic (Kleene's strong one): True, False, and None for unknown.

>>> every([True, None]), every([False, None]), some([True, None]), some([False, None])
(None, False, True, None)
"""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def every(values: Iterable[Truth]) -> Truth:
    """True where all are true; False where one is false, whatever the unknown ones are."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def some(values: Iterable[Truth]) -> Truth:
    """False where all are false; True where one is true, whatever the unknown ones are."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result
