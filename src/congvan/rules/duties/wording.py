r"""Patterns of several forms of the lexicon with words around them.

>>> bool(wording(r"{modality.transitive}\s+(?:việc\s+)?").match("nghiêm cấm việc đốt rác"))
True
"""

from __future__ import annotations

from functools import cache

import regex

from congvan.lexicon import phrase

_PATH = regex.compile(r"\{([a-z_]+\.[a-z_]+(?: [a-z_]+\.[a-z_]+)*)\}")


@cache
def wording(template: str) -> regex.Pattern[str]:
    """The pattern of ``template``, where ``{file.key}`` or ``{file.key file.key}`` stands for any form listed there.
    Asked by its short template, a pattern of a thousand forms need not be put together again to be found."""
    return regex.compile(_PATH.sub(lambda hit: phrase(*hit[1].split()), template))
