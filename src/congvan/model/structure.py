"""Where the parts of a letter stand (zones), and how its body is laid out (blocks, sentences).

Zones, sentences and blocks are never changed; they are not frozen, since a letter has dozens of each and a frozen one
takes several times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from congvan.model.document import Cell
from congvan.model.letterhead import Sightings
from congvan.spans import Span
from congvan.text import View


class ZoneKind(StrEnum):
    """The components of a letter. Source: NĐ 30/2020/NĐ-CP Đ.8 and annex I (box numbers)."""

    ISSUER = "issuer"  #: box 2, both lines
    MOTTO = "motto"  #: box 1, or the title of the Party
    NUMBER = "number"  #: box 3
    PLACE_DATE = "place_date"  #: box 4
    SUBJECT = "subject"  #: box 5b, the "V/v" of a công văn
    TITLE = "title"  #: box 5a, type name and the lines under it
    URGENCY = "urgency"  #: box 10b
    SECRECY = "secrecy"  #: box 10a
    TO = "to"  #: box 9a, "Kính gửi"
    BODY = "body"  #: box 6
    RECIPIENTS = "recipients"  #: box 9b, "Nơi nhận"
    SIGNATURE = "signature"  #: boxes 7a-7c
    ANNEX = "annex"  #: what is attached behind the letter
    FURNITURE = "furniture"  #: rules, page numbers, running headers, stamps, portal leftovers


@dataclass(slots=True, unsafe_hash=True)
class Zone:
    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of a letter in the order of the text; a kind may occur several times or not at all."""

    items: tuple[Zone, ...]
    seen: Sightings | None = None  #: what the letterhead's zones were told by, kept for who reads its fields
    view: View | None = None  #: the document's text made ready for matching, no furniture in it

    def of(self, *kinds: ZoneKind) -> tuple[Span, ...]:
        """The spans of all zones of ``kinds``, in order."""
        return tuple([zone.span for zone in self.items if zone.kind in kinds])


class BlockKind(StrEnum):
    """A block's rank in the outline. Source: NĐ 30/2020/NĐ-CP annex I, part II (layout of the body)."""

    PART = "part"  #: Phần
    CHAPTER = "chapter"  #: Chương
    SECTION = "section"  #: Mục
    ROMAN = "roman"  #: "I. …"
    ARTICLE = "article"  #: "Điều 1. …"
    CLAUSE = "clause"  #: khoản, "1. …", "1.2. …"
    POINT = "point"  #: điểm, "a) …"
    DASH = "dash"  #: "- …"
    PLUS = "plus"  #: "+ …"
    PARAGRAPH = "paragraph"  #: no mark
    ROW = "row"  #: a row of a table


#: the members by name, for what is asked of every block: to look one up in an Enum takes ten times as long
PART, CHAPTER, SECTION, ROMAN, ARTICLE, CLAUSE, POINT, DASH, PLUS, PARAGRAPH, ROW = BlockKind


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence of the body, its outline mark left out."""

    span: Span
    block: int  #: index of its block
    is_quoted: bool = False  #: law or another text that the letter only quotes


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """One paragraph or list item of the body."""

    index: int
    kind: BlockKind
    id: str  #: its place, unique in the letter: "1.a", "Điều 2.1", "p3"
    label: str | None  #: the mark as written: "1.", "a)", "-"
    span: Span  #: with its mark
    content: Span  #: without it
    parent: int | None  #: index of the block that it stands under
    cell: Cell | None = None  #: of the table that it stands in


@dataclass(frozen=True, slots=True)
class Outline:
    """The body in reading order. A block's parent always stands before it."""

    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    holes: tuple[Span, ...] = ()  #: furniture and marks of emphasis within the flow, no part of what is said
    view: View | None = None  #: the document's text made ready for matching, its holes left out
