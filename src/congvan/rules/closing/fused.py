"""Words of a signature behind other words of their line, as readers fuse two columns."""

from __future__ import annotations

from congvan.rules.closing.signature import BRACKETED, LINE, Shape, has_surname, is_name, strip, whole
from congvan.rules.engine import compiled, light
from congvan.text import View

_MARKED_TAIL = rf"(?<=\S)\s+{BRACKETED}\s*"
_NAMED_TAIL = r"[;.)\"”](\s+)(?:\p{Lu}\p{Ll}*\s+){2,4}\p{Lu}\p{Ll}*\s*$"


def fused_tail(view: View, is_fused: bool = False) -> int:
    """Where a signature's words begin behind other words of a line, as readers fuse two columns; 0 where they do not.

    An authority is told by its prefix; a title or a name only where the block is known to be fused.

    >>> fused_tail(View.of("- Như trên; KT. GIÁM ĐỐC")), fused_tail(View.of("- Như trên; GIÁM ĐỐC"), True)
    (12, 12)
    """
    if len(view.text) > 2 * LINE or not (view.text[-1:].isupper() or "(" in view.text or is_fused):
        return 0
    at = _loud_tail(view)
    if at:
        tail = view.sub(at, len(view.text))
        shape_of_tail = whole(tail)
        if shape_of_tail is Shape.AUTHORITY or (is_fused and shape_of_tail is Shape.TITLE):
            return at
    marked = light(_MARKED_TAIL).search(view.folded) if "(" in view.text or "[" in view.text else None
    if marked:
        rest = strip(view.sub(marked.end(), len(view.text)))
        if not rest.text or is_name(rest):
            return marked.start() + 1
    if is_fused:
        hit = compiled(_NAMED_TAIL).search(view.text)
        if hit and has_surname(view.sub(hit.end(1), len(view.text))):
            return hit.end(1)
    return 0


def _loud_tail(view: View) -> int:
    """Where the capitals at a line's end begin, two words or more behind small letters; 0 where they do not."""
    at, count = len(view.text), 0
    for word in reversed(view.text.split()):
        if not word.isupper():
            break
        at, count = view.text.rindex(word, 0, at), count + 1
    return at if count >= 2 and at > 0 else 0
