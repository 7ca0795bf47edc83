"""Signers: authority, title and name, put together from the lines of the signature block.

Source: NĐ 30/2020/NĐ-CP Đ.13 and annex I, II.7: authorities stack ("TL. CHỦ TỊCH" over "KT. CHÁNH VĂN PHÒNG"), the
signer's own title stands last, the name under it.
"""

from __future__ import annotations

from congvan.fields.strips import Strip
from congvan.lexicon import phrase
from congvan.model.letter import Signer
from congvan.rules.closing import signature
from congvan.rules.closing.signature import Part, Shape
from congvan.rules.engine import light
from congvan.spans import cover
from congvan.text import View, words

HEADS = 12  #: lines that authority and title take at most
_PREFIX = rf"{phrase('capacities.prefixes')}\s*[./:]?\s*"
_PREFIXES = rf"(?<!\S){_PREFIX}"


def read(strips: list[Strip]) -> tuple[Signer, ...]:
    """The signers in the strips of SIGNATURE zones, in the order of the text."""
    return tuple(signer for column in _columns(strips) for signer in _column(column))


def _columns(strips: list[Strip]) -> list[list[Strip]]:
    """The strips of each signature block; blocks side by side are told by rows that hold two strips or more."""
    rows: dict[int, list[Strip]] = {}
    for strip in strips:
        rows.setdefault(strip.row, []).append(strip)
    widest = max(rows.values(), key=len, default=[])
    if len(widest) < 2 or not any(len(row) == len(widest) and _all_heads(row) for row in rows.values()):
        return [strips]
    columns: list[list[Strip]] = [[] for _ in widest]
    for row in rows.values():
        for number, strip in enumerate(row):
            near = min(range(len(widest)), key=lambda i: abs(widest[i].indent - strip.indent))
            columns[number if len(row) == len(widest) else near].append(strip)
    return columns


def _all_heads(row: list[Strip]) -> bool:
    heads = (Shape.AUTHORITY, Shape.TITLE, Shape.NAME, Shape.CAPITALS)
    return all(signature.shape(strip.view) in heads for strip in row)


def _column(strips: list[Strip]) -> list[Signer]:
    """The signers of one block after another: lines of authority and title, then the names under them."""
    found: list[Signer] = []
    heads: list[Part] = []
    names: list[list[View]] = []
    for part in _settled([part for strip in strips for part in signature.parts(strip.view)]):
        if part.shape in (Shape.NAME, Shape.OTHER, Shape.RANK):
            if names and _goes_on(names[-1], part.view):
                names[-1].append(part.view)
            elif part.shape is not Shape.OTHER or heads:
                names.append([part.view])
        elif part.shape in (Shape.AUTHORITY, Shape.TITLE, Shape.CAPITALS):
            if names:
                found += _signers(heads, names)
                heads, names = [], []
            is_heading = part.shape is Shape.CAPITALS and signature.is_body(part.view)
            if len(heads) < HEADS and (heads or not is_heading):
                heads.append(part)
    if names or any(part.shape is not Shape.CAPITALS for part in heads):
        found += _signers(heads, names or [[]])
    return found


def _signers(heads: list[Part], names: list[list[View]]) -> list[Signer]:
    """The signers of a block; where cells of a table were read row by row, all titles stand before all names."""
    share = len(heads) // len(names) if len(heads) % len(names) == 0 else len(heads)
    cut = [heads[number * share : (number + 1) * share] for number in range(len(names))]
    return [_signer(part, name) for part, name in zip(cut, names, strict=True)]


def _settled(parts: list[Part]) -> list[Part]:
    """A line in capitals that could be a name ("ĐÀO TẠO") is none where a name in sentence case stands."""
    if not any(part.shape is Shape.NAME and not part.view.text.isupper() for part in parts):
        return parts
    loud = Shape.CAPITALS
    return [Part(loud, part.view) if part.shape is Shape.NAME and part.view.text.isupper() else part for part in parts]


def _goes_on(name: list[View], view: View) -> bool:
    """Whether a line is more of the name above: a rank or degree stood there, or one of both is a single word."""
    if all(signature.is_rank(part) for part in name):
        return True
    return len(name) == 1 and 1 in (len(name[0].text.split()), len(view.text.split()))


def _signer(heads: list[Part], name: list[View]) -> Signer:
    authority, title = _split(heads)
    span = cover([view.span(0, len(view.text)) for view in (*authority, *title, *name)])
    said = (_join(authority), _join(title), _join(name))
    return Signer(*said, span, _sureness(*said[:2], name), signature.AUTHORITY.name)


def _sureness(authority: str | None, title: str | None, name: list[View]) -> float:
    """A title and a name with a family name are what a signature has; what lacks one of them is less sure."""
    if not name:
        return 0.6
    has_name = len(name) == 1 and signature.has_surname(name[0]) and len(name[0].text.split()) >= 2
    if title is None or (authority is None and not has_name):
        return 0.85
    return 0.98 if has_name else 0.9


def _join(views: list[View]) -> str | None:
    return " ".join([words(view.text) for view in views]).strip(" ;:,") or None


def _split(heads: list[Part]) -> tuple[list[View], list[View]]:
    """The lines of the authority and those of the title."""
    authority: list[View] = []
    title: list[View] = []
    deputies = [n for n, part in enumerate(heads) if part.view.folded.startswith(("phó ", "thứ trưởng"))]
    for number, part in enumerate(heads):
        rest = heads[number:]
        above = bool(deputies) and number < deputies[0] and bool(authority) and _is_for_head(authority)
        if part.shape is Shape.AUTHORITY or above or (authority and not title and _is_more(authority, rest)):
            authority.append(part.view)
        else:
            title.append(part.view)
    if authority and not title and (at := _inner_title(authority[-1])):
        whole = authority[-1]
        authority[-1], title = _trim(whole, 0, at), [_trim(whole, at, len(whole.text))]
    return authority, title


def _is_for_head(authority: list[View]) -> bool:
    """Whether the last authority is "KT.": what stands before a deputy's title is then the head's own."""
    said = " ".join(view.folded for view in authority)
    return said[_prefix_start(said) :].startswith(("kt", "k/t", "k.t", "ký thay"))


def _trim(view: View, start: int, end: int) -> View:
    while end > start and view.text[end - 1].isspace():
        end -= 1
    return view.sub(start, end)


def _is_more(authority: list[View], rest: list[Part]) -> bool:
    """Whether the next line goes on with the authority: it was left open, or the line is no title."""
    said = " ".join(view.folded for view in authority).rstrip()
    last = said[_last_prefix(said) :]
    if said[-1] in ",-" or not last or last in ("ủy", "ủy ban nhân", "ban", "ban chấp", "ban thường"):
        return True
    if rest[0].shape is Shape.TITLE:
        speaks_for_one = not light(phrase("capacities.collectives")).match(last)
        return speaks_for_one and not light(signature.HEAD).match(last)
    if len(rest) > 1 and rest[1].shape is Shape.CAPITALS:
        both = f"{rest[0].view.folded} {rest[1].view.folded}"
        return not light(signature.HEAD).match(both)
    return True


def _last_prefix(folded: str) -> int:
    end = 0
    for hit in light(_PREFIXES).finditer(folded):
        end = hit.end()
    return end


def _inner_title(view: View) -> int:
    """Where the signer's title begins in a line that holds the authority as well; 0 where it does not."""
    start = _last_prefix(view.folded)
    deputy = view.folded.startswith(("k", "ký"), _prefix_start(view.folded))
    first = light(signature.HEAD).match(view.folded, start)
    for hit in light(signature.HEAD).finditer(view.folded, first.end() if first else start + 1):
        before = view.folded[: hit.start()].rstrip()
        is_deputy = hit[0].startswith(("phó", "thứ"))
        joined = before.endswith((" ban", " hội đồng", "văn phòng", " và")) or (before[-1] in ",-" and not is_deputy)
        if hit.start() > start and not joined and (is_deputy or not deputy):
            return hit.start()
    return 0


def _prefix_start(folded: str) -> int:
    at = 0
    for hit in light(_PREFIXES).finditer(folded):
        at = hit.start()
    return at
