"""Whole bodies with their directives marked in the text: each is found, with its modality and who is to act, and
nothing besides. What is not read yet is a strict xfail.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import regex

from congvan import directives, outline
from congvan.model.document import Document
from congvan.model.letter import Header
from congvan.model.structure import Zone, ZoneKind, Zones
from congvan.pipeline import lines_of
from congvan.rules.engine import Context
from congvan.spans import Span
from congvan.text import fold, words

KINDS = {"o": "obligation", "p": "prohibition", "m": "permission", "w": "waiver", "r": "recommendation"}
TOKEN = regex.compile(r"\{([opmwr])\|([^|]*)\||\}")
LETTERS = [
    letter
    for path in sorted((Path(__file__).parent / "fixtures" / "marked").glob("*.toml"))
    for letter in tomllib.loads(path.read_text("utf-8"))["letter"]
]


class Marked(NamedTuple):
    words: str
    modality: str
    who: str | None  #: None where it is not looked at


def bare(text: str) -> str:
    return fold(words(text)).strip(" .;,/")


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the directives they mark, those that end first first."""
    out, done = "", 0
    found: list[Marked] = []
    opened: list[tuple[int, str, str]] = []
    for hit in TOKEN.finditer(marked):
        out += marked[done : hit.start()]
        done = hit.end()
        if hit[0] == "}":
            start, kind, who = opened.pop()
            found.append(Marked(bare(out[start:]), KINDS[kind], None if who == "~" else bare(who)))
        else:
            opened.append((len(out), hit[1], hit[2]))
    return out + marked[done:], found


def found(text: str) -> list[Marked]:
    document = Document(text, lines_of(text))
    layout = outline.build(document, Zones((Zone(ZoneKind.BODY, Span(0, len(text))),)))
    body, _ = directives.find(document, layout, Header(), Context(year=2031))
    return [Marked(bare(d.text), str(d.modality), bare(d.addressee or "")) for d in body.directives]


def is_same(mine: str, read: str) -> bool:
    """Whether two stretches are one, though a lead-in or a label stands before one of them."""
    return (
        mine == read or (len(mine) * 2 >= len(read) and mine in read) or (len(read) * 2 >= len(mine) and read in mine)
    )


def is_among(directive: Marked, read: list[Marked]) -> bool:
    return any(
        is_same(directive.words, other.words)
        and directive.modality == other.modality
        and (directive.who is None or directive.who == other.who)
        for other in read
    )


def beside(gold: list[Marked], read: list[Marked]) -> list[Marked]:
    """What was read where nothing is marked."""
    return [other for other in read if not any(is_same(directive.words, other.words) for directive in gold)]


def cases() -> list[Any]:
    """Every marked directive; those known not to be read are expected to fail."""
    rows = []
    for letter in LETTERS:
        text, gold = unmark(letter["marked"].strip())
        known = letter.get("known", ())
        for directive in gold:
            marks = (
                [
                    pytest.mark.xfail(
                        strict=True, reason="a duty in words that the rules do not read yet, or read otherwise"
                    )
                ]
                if directive.words in known
                else []
            )
            rows.append(
                pytest.param(text, directive, marks=marks, id=f"{letter['label'][:40]}: {directive.words[:60]}")
            )
    return rows


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter["label"][:60])
def test_nothing_besides_is_read(letter: dict[str, Any]) -> None:
    text, gold = unmark(letter["marked"].strip())

    assert len(beside(gold, found(text))) == letter.get("too_many", 0)


@pytest.mark.parametrize(("text", "directive"), cases())
def test_directive_is_read(text: str, directive: Marked) -> None:
    assert is_among(directive, found(text))
