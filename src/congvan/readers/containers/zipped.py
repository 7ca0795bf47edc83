"""The files in a .zip."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from congvan.errors import ReadError
from congvan.readers.containers.budget import Budget, Member, is_hidden, safe
from congvan.readers.given import Given
from congvan.readers.refusals import refuse

_TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError)


def members(given: Given, budget: Budget) -> Iterator[Member | ReadError]:
    """Every file, in the order of the archive; an error for one that is torn or under a password."""
    limits = given.limits
    with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
        infos = archive.infolist()
        if len(infos) > limits.max_parts:
            raise refuse("too_large", given.name, what=f"max_parts={limits.max_parts}")
        for info in infos:
            name = safe(_name(info))
            if info.is_dir() or not name or is_hidden(name):
                continue
            shown = f"{given.name}/{name}"
            if info.flag_bits & 1:
                yield refuse("encrypted", shown)
                continue
            most = min(limits.max_part_bytes, budget.left)
            try:
                with archive.open(info) as part:
                    data = part.read(most + 1)
            except _TORN:
                yield refuse("damaged", shown, kind="zip")
                continue
            budget.take(len(data), given.name)
            if len(data) > limits.max_part_bytes:
                yield refuse("too_large", shown, what=f"max_part_bytes={limits.max_part_bytes}")
            else:
                yield Member(name, data)


def _name(info: zipfile.ZipInfo) -> str:
    """The name; Windows writes UTF-8 without saying so, which zipfile reads as code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename
