"""Where a saved page has its document: in the element with the letterhead and most of the words that are no links."""

from __future__ import annotations

import regex
from lxml import etree

from congvan.readers.html.names import DROPPED, HIDDEN, PORTAL, PORTAL_TAGS, ROLES
from congvan.text import fold

_OWN = regex.compile(
    r"c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt|kính\s{1,3}gửi\b|nơi\s{1,3}nhận\b|"
    r"độc\s{1,3}lập\s{0,3}[-–]"
)
_SHARE = 0.5  #: of the words around it that an element must hold to be the document


def is_dropped(element: etree._Element) -> bool:
    """Whether an element shows nothing, or nothing that a letter says, by what it is."""
    tag = element.tag
    if not isinstance(tag, str) or tag.lower() in DROPPED:
        return True
    return "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))


def is_portal(element: etree._Element) -> bool:
    """Whether an element is named as a part of the portal around the document."""
    if element.tag in PORTAL_TAGS or element.get("role", "") in ROLES:
        return True
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return len(name) > 1 and bool(PORTAL.search(name[:300]))


def content_of(root: etree._Element) -> etree._Element:
    """The element to read; parts of the portal within it that hold none of a letter's own words are taken out."""
    body = next(iter(root.iter("body")), root)
    sizes, owned = _measured(body)
    for element in list(body.iter("*")):
        is_small = sizes.get(element, 0) < _SHARE * sizes[body]
        if element is not body and is_small and not owned.get(element) and is_portal(element):
            _take_out(element)
    found = body
    while owned.get(found):
        inner = [child for child in found if owned.get(child)]
        if len(inner) != 1 or sizes[inner[0]] < _SHARE * sizes[found] or inner[0].tag in ("tr", "td"):
            break
        found = inner[0]
    return found


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _measured(body: etree._Element) -> tuple[dict[etree._Element, int], dict[etree._Element, bool]]:
    """For each element: how many characters it shows outside links, and whether words of a letter's form are in it."""
    sizes: dict[etree._Element, int] = {}
    owned: dict[etree._Element, bool] = {}
    links = dropped = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            links += element.tag == "a"
            dropped += is_dropped(element)
            sizes[element], owned[element] = 0, False
            _count(element, element.text, links or dropped, sizes, owned)
            continue
        links -= element.tag == "a"
        dropped -= is_dropped(element)
        parent = element.getparent()
        if element is not body and parent is not None:
            sizes[parent] += sizes[element]
            owned[parent] = owned[parent] or owned[element]
            _count(parent, element.tail, links or dropped, sizes, owned)
    return sizes, owned


def _count(
    holder: etree._Element,
    text: str | None,
    is_aside: int,
    sizes: dict[etree._Element, int],
    owned: dict[etree._Element, bool],
) -> None:
    if text and not is_aside:
        sizes[holder] += len(text.strip())
        owned[holder] = owned[holder] or (len(text) > 7 and bool(_OWN.search(fold(text))))
