"""What one file may cost, as the options of a command say it."""

from __future__ import annotations

import argparse
from dataclasses import replace

from congvan.errors import UsageError
from congvan.readers import Limits


def limits_of(options: argparse.Namespace) -> Limits:
    """The usual limits with those that the options change; raises `UsageError` for one that lets nothing through."""
    given = {
        "max_bytes": None if options.max_mb is None else int(options.max_mb * 1_000_000),
        "max_pages": options.max_pages,
        "max_seconds": options.timeout,
    }
    changed = {name: value for name, value in given.items() if value is not None}
    if any(value <= 0 for value in changed.values()):
        raise UsageError("giới hạn phải lớn hơn 0 (a limit must be above 0)")
    return replace(Limits(), **changed)
