"""How a policy names its letters, and what it keeps of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from congvan.model.letter import Letter
from congvan.model.policy import LetterRef, Relation
from congvan.text import words

ENDING = frozenset({"replaces", "repeals", "amends", "suspends", "recalls", "corrects"})


def letter_id(letter: Letter) -> str:
    """The letter's number as written, spaces dropped: "558/UBND-VP"; "/STC-VP" where the serial is blank."""
    number = letter.number
    if number is not None:
        if number.serial is None:
            return f"/{number.symbol}" if number.symbol else _unnumbered(letter)
        if number.symbol is None:
            return number.serial
        raw = "".join(words(number.raw).split())
        tail = f"{number.serial}/{number.symbol}"
        dashed = f"{number.serial}-{number.symbol}"
        return next((form for form in (tail, dashed) if form.casefold() in raw.casefold()), tail)
    return _unnumbered(letter)


def _unnumbered(letter: Letter) -> str:
    if letter.source.path:
        return PurePath(letter.source.path).stem
    return f"sha256:{letter.source.sha256[:12]}" if letter.source.sha256 else "van-ban"


def letter_ids(letters: Sequence[Letter]) -> list[str]:
    """The ids of letters, each one's own: two of the same number are told apart by their dates, then by their place."""
    plain = [letter_id(letter) for letter in letters]
    often = Counter(plain)
    dated = [
        f"{name}@{letter.date.value}" if often[name] > 1 and letter.date else name
        for name, letter in zip(plain, letters, strict=True)
    ]
    seen: Counter[str] = Counter()
    unique = []
    for name in dated:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return unique


def reference(letter: Letter, name: str) -> LetterRef:
    """What a policy keeps of a letter."""
    issuer = letter.issuer
    return LetterRef(
        id=name,
        doc_type=letter.doc_type.value if letter.doc_type else None,
        issuer=words(issuer.name) if issuer else None,
        level=issuer.unit.level if issuer and issuer.unit else None,
        date=letter.date.value if letter.date else None,
        subject=words(letter.subject.value) if letter.subject else None,
        path=letter.source.path,
        relations=tuple(
            Relation(found.symbol, found.relation, found.provision, found.span)
            for found in letter.references
            if found.relation in ENDING
        ),
    )
