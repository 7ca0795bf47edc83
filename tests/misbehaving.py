"""Tasks for a worker that do what a broken library may do."""

from __future__ import annotations

import os
import time

from congvan.readers import Limits


def run(source: bytes | str, *, name: str | None = None, limits: Limits | None = None) -> str:
    """Does as ``source`` says."""
    if source == b"crash":
        os.abort()
    if source == b"exit":
        os._exit(0)
    if source == b"hang":
        time.sleep(60)
    if source == b"eat":
        return str(len(bytearray(10_000_000_000)))
    if source == b"print":
        print("no answer at all")
    if source == b"raise":
        raise KeyError("a fault")
    return str(source)
