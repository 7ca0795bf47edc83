"""The lists that numbering.xml and styles.xml of a docx define. Source: ECMA-376 part 1, 17.9."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from congvan.readers.docx import names as w
from congvan.readers.numbering import Level, Lists, symbol


def _int(element: etree._Element | None, default: int) -> int:
    value = element.get(w.VAL) if element is not None else None
    try:
        return int(value) if value else default
    except ValueError:
        return default


def _level(element: etree._Element) -> Level:
    def val(name: str, default: str) -> str:
        found = element.find(name)
        return default if found is None else found.get(w.VAL) or ("" if name == w.LVL_TEXT else default)

    restart = element.find(w.LVL_RESTART)
    kind, pattern = val(w.NUM_FMT, "decimal"), val(w.LVL_TEXT, "")
    if kind == "bullet":
        pattern = "".join(map(symbol, pattern))
    return Level(
        _int(element.find(w.START), 1 if element.find(w.START) is None else 0),
        kind,
        pattern[:80],
        val(w.SUFF, "tab"),
        element.find(w.IS_LGL) is not None,
        None if restart is None else _int(restart, 0),
    )


def _val(element: etree._Element | None) -> str | None:
    return element.get(w.VAL) if element is not None else None


def _levels(holder: etree._Element) -> dict[int, Level]:
    return {int(level.get(w.I_LVL) or 0): _level(level) for level in holder.iterfind(w.LVL)}


@lru_cache(maxsize=64)
def lists_in(numbering: bytes, styles: bytes) -> Lists:
    """The lists of a document from the bytes of its two parts; office templates repeat, so they are kept."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    found = Lists()
    root = etree.fromstring(numbering, parser)
    abstract = {a.get(w.ABSTRACT_NUM_ID): a for a in root.iterfind(w.ABSTRACT_NUM)}
    linked = {link.get(w.VAL): a for a in abstract.values() for link in a.iterfind(w.STYLE_LINK)}
    parsed: dict[str, dict[int, Level]] = {}
    for num in root.iterfind(w.NUM):
        id_, target = num.get(w.NUM_ID) or "", num.find(w.ABSTRACT_NUM_ID)
        key = target.get(w.VAL) or "" if target is not None else ""
        if key not in abstract:
            continue
        if key not in parsed:
            link = abstract[key].find(w.NUM_STYLE_LINK)
            parsed[key] = _levels(linked.get(link.get(w.VAL), abstract[key]) if link is not None else abstract[key])
        found.levels[id_], found.counted_with[id_] = dict(parsed[key]), key
        for override in num.iterfind(w.LVL_OVERRIDE):
            level = int(override.get(w.I_LVL) or 0)
            found.levels[id_] |= _levels(override)
            if (start := override.find(w.START_OVERRIDE)) is not None:
                found.starts.setdefault(id_, {})[level] = _int(start, 1)
    found.styles.update(_styles(etree.fromstring(styles, parser)) if styles else {})
    return found


def _styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style, its own or inherited."""
    own: dict[str, tuple[str | None, int | None]] = {}
    parents: dict[str, str] = {}
    for style in root.iterfind(w.STYLE):
        id_ = style.get(w.STYLE_ID) or ""
        num = style.find(f"{w.PPR}/{w.NUM_PR}")
        parents[id_] = _val(style.find(w.BASED_ON)) or ""
        if num is not None:
            depth = num.find(w.I_LVL)
            own[id_] = (_val(num.find(w.NUM_ID)), None if depth is None else _int(depth, 0))
    found: dict[str, tuple[str, int]] = {}
    for id_ in parents:
        num_id: str | None = None
        level: int | None = None
        at, steps = id_, 0
        while at in parents and steps < 12 and num_id is None:
            num_id, here = own.get(at, (None, None))
            level = here if level is None else level
            at, steps = parents[at], steps + 1
        if num_id:
            found[id_] = (num_id, level or 0)
    return found
