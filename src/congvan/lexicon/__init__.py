"""The one door to the word files: forms in TOML, one file a family, read once when first asked for.

A file is a flat table of lists (``from = ["từ", "kể từ"]``) or of tables; its head comment names the source.

>>> "kể từ" in words("period.from")
True
>>> phrase("period.until")
'(?<!\\\\w)(?:cho...)(?!\\\\w)'
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import regex

from congvan.text import fold

_Tree: TypeAlias = "dict[str, _Tree]"


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


def either(forms: Iterable[str]) -> str:
    """A pattern for any of ``forms`` as whole words on a folded view, longest first, any white space between words.

    What forms begin with alike is written once, so that a text that has none of them is passed over in few steps.

    >>> either(["căn cứ", "căn cứ vào", "căn bản"])
    '(?<!\\\\w)(?:căn\\\\s+(?:bản|cứ(?:\\\\s+vào)?))(?!\\\\w)'
    """
    tree: _Tree = {}
    for form in sorted({fold(form) for form in forms}):
        node = tree
        for place, word in enumerate(form.split()):
            if place:
                node = node.setdefault(r"\s+", {})
            for step in word if word.isalnum() else map(regex.escape, word):
                node = node.setdefault(step, {})
        node[""] = {}
    return rf"(?<!\w)(?:{'|'.join(_branches(tree))})(?!\w)"


def backwards(forms: Iterable[str]) -> str:
    """`either` for a pattern that is read backwards, ``(?r)``: the longest form counts there, too."""
    ranked = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return r"(?<!\w)(?:" + "|".join(r"\s+".join(map(regex.escape, form.split())) for form in ranked) + r")(?!\w)"


def _branches(tree: _Tree) -> list[str]:
    """A pattern for each first step, with all that may follow it."""
    found = []
    for step, after in tree.items():
        while len(after) == 1 and "" not in after:
            [(more, after)] = after.items()
            step += more
        if step:
            rest = "|".join(_branches(after))
            found.append(f"{step}(?:{rest}){'?' if '' in after else ''}" if rest else step)
    return found


@cache
def openers(*paths: str) -> tuple[str, ...]:
    """The folded words with which the forms of ``paths`` begin, each once."""
    return tuple(sorted({fold(form).split()[0] for path in paths for form in words(path)}))


def not_behind(forms: tuple[str, ...], further: int = 0) -> str:
    """A pattern for a place right behind none of ``forms`` and a space, or ``further`` characters on: one look back for
    each length, since those are known to every engine and fast."""
    by_length: dict[int, list[str]] = {}
    for form in sorted({fold(form) for form in forms}):
        by_length.setdefault(len(form), []).append(form.replace(" ", r"\s"))
    return "".join(rf"(?<!(?<!\w)(?:{'|'.join(alike)})\s.{{{further}}})" for _, alike in sorted(by_length.items()))


@cache
def phrase(*paths: str) -> str:
    """`either` over the forms of all ``paths``."""
    return either([form for path in paths for form in words(path)])
