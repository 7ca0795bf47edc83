"""How a letter stands to what it cites: the cue before the citation says it ("Căn cứ", "Thực hiện", "thay thế" …).

Source: cue lexicon `lexicon/relations.toml`. What changes or ends a document (sửa đổi, thay thế, bãi bỏ …) is said of
this letter only where nothing else is cited before it in the sentence: otherwise it tells what one cited document does
to another.

>>> view = View.of("Căn cứ ý kiến của Sở Nội vụ tại Công văn số 5/SNV")
>>> relation(view, 0, 35, None)
'based_on'
"""

from __future__ import annotations

import re
from functools import cache

import regex

from congvan.lexicon import either, table
from congvan.rules.citations.leads import type_pattern
from congvan.rules.engine import compiled, light
from congvan.text import View, fold

FALLBACK = "refers"
REACH = 160
NEAR = 45  #: a verb that changes a document stands this near to it
QUOTED = 400  #: so far back an opening quotation mark is looked for: what a law says is no act of the letter
LED = 30  #: and is not itself led by another cue: "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật …"
_SENTENCE = re.compile(r"[“”\".;:\n](?:(?<=[“”\"])|(?<!\n)(?=\s)|(?<=\n)\s*\n)")  # so begun, it is looked for fast


@cache
def _cues() -> dict[str, tuple[str, bool]]:
    """Folded cues, the relation of each, and whether it is an act upon the cited document."""
    acts = table("relations")["acts"]
    plain = {name: forms for name, forms in table("relations").items() if name != "acts"}
    return {
        " ".join(fold(form).split()): (name, is_act)
        for forms_of, is_act in ((plain, False), (acts, True))
        for name, forms in forms_of.items()
        for form in forms
    }


@cache
def _pattern() -> re.Pattern[str]:
    return light(either(_cues()))


@cache
def _titled() -> regex.Pattern[str]:
    """A type name right before a verb makes it part of a title: "Luật sửa đổi, bổ sung một số điều của Luật …"."""
    return compiled(rf"(?r){type_pattern()}\s{{1,3}}")


def _is_title(view: View, low: int, at: int) -> bool:
    return "\n" not in view.text[at - 2 : at] and _titled().match(view.folded, low, at) is not None


def _is_bracketed(after: str) -> bool:
    """Whether a bracket closes between a cue and the citation: the cue is said of something within it."""
    return after.count(")") > after.count("(")


def _is_quoted(view: View, at: int) -> bool:
    low = max(0, at - QUOTED)
    return view.text.rfind("“", low, at) > view.text.rfind("”", low, at)


def relation(view: View, floor: int, at: int, inherited: str | None) -> str:
    """The relation of the citation that begins at ``at``, by the cues after the end of the last citation (``floor``).

    Without a cue, ``inherited`` is the relation of the list it stands in.
    """
    low = max(floor, at - REACH)
    for stop in _SENTENCE.finditer(view.text, low, at):
        low, inherited = stop.end(), inherited if stop[0] == ";" else None
    last: str | None = None
    last_end = -LED
    act: str | None = None
    for hit in _pattern().finditer(view.folded, low, at):
        name, is_act = _cues()[" ".join(hit[0].split())]
        if _is_bracketed(view.text[hit.end() : at]):
            continue
        if is_act and (_is_title(view, low, hit.start()) or _is_quoted(view, hit.start())):
            continue
        if not is_act:
            last, last_end, act = name, hit.end(), None
        elif at - hit.end() <= NEAR and (act is not None or hit.start() - last_end >= LED):
            act = name
    if act is not None and inherited is None:
        return act
    if act is not None and inherited in table("relations")["acts"]:
        inherited = None
    return last or inherited or FALLBACK
