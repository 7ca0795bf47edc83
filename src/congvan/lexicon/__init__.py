"""The one door to the word files: forms in TOML, one file a family, read once when first asked for.

A file is a flat table of lists (``from = ["từ", "kể từ"]``) or of tables; its head comment names the source.

>>> "kể từ" in words("period.from")
True
>>> phrase("period.until")
'(?<!\\\\w)(?:cho...)(?!\\\\w)'
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import regex

from congvan.text import fold


@cache
def table(name: str) -> dict[str, Any]:
    """All of the file ``name.toml``."""
    return tomllib.loads(resources.files("congvan.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


def entry(path: str) -> Any:
    """What stands at ``file.key.key``; raises `KeyError` with the whole path where there is nothing."""
    name, *keys = path.split(".")
    found: Any = table(name)
    for key in keys:
        if key not in found:
            raise KeyError(path)
        found = found[key]
    return found


@cache
def words(path: str) -> tuple[str, ...]:
    """The forms listed at ``path``, as written in the file; a table gives its keys."""
    return tuple(entry(path))


def either(forms: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of ``forms`` as whole words on a folded view, longest first, any white space between words."""
    ranked = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return r"(?<!\w)(?:" + "|".join(r"\s+".join(map(regex.escape, form.split())) for form in ranked) + r")(?!\w)"


@cache
def phrase(*paths: str) -> str:
    """`either` over the forms of all ``paths``."""
    return either([form for path in paths for form in words(path)])
