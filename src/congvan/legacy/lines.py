"""Legacy encodings told by the text itself: lines whose words are Vietnamese only when they are decoded.

Frequency of letters alone misleads (Spanish and German look more like TCVN3 than TCVN3 does), so a line is evidence
only where its odd words turn into Vietnamese syllables. Lines that say too little follow those around them; what is
Unicode, or another language, is left as it stands.

>>> [(line.text, line.encoding) for line in repair(["Céng hoµ x· héi", "Sè: 12", "Bé Y tÕ", "Độc lập, Müller"])]
[('Cộng hoà xã hội', 'tcvn3'), ('Số: 12', 'tcvn3'), ('Bộ Y tế', 'tcvn3'), ('Độc lập, Müller', None)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

from congvan.legacy.misread import cp1258, utf8
from congvan.legacy.syllables import is_syllable
from congvan.legacy.tables import tcvn3, viscii, vps
from congvan.legacy.viqr import viqr
from congvan.legacy.vni import vni

Encoding = Literal["tcvn3", "vni", "viscii", "vps", "cp1258", "mojibake", "viqr"]
_Settled = Encoding | Literal["unicode"]

_DECODERS: dict[Encoding, Callable[[str], str]] = {
    "tcvn3": tcvn3, "vni": vni, "mojibake": utf8, "viscii": viscii, "vps": vps, "cp1258": cp1258, "viqr": viqr,
}  # fmt: skip
# what no Vietnamese text in Unicode has between its letters
_NEVER = r"\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad¡¢£¤¥¦¨ª¬®¯µ¶¸¹º¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþÿðƒˆŠŒŽšœžŸ"
_STRANGE = re.compile(f"[{_NEVER}]")  # re is ten times as fast as regex on a set of characters
_SUSPECT = re.compile(rf"[{_NEVER}]|á»|[aouAOU][\^(+]['`?~.]|[eE]\^['`?~.]")
_ODD = regex.compile(rf"[{_NEVER}§©«»·¼½÷°±²³´¿€‚„…†‡‰‹›˜™\u00a0\x85]")
_TOKEN = regex.compile(r"[^ \t\n\r\f\v]+")
_LETTERS = regex.compile(r"[^\W\d_]+")
_VIETNAMESE = regex.compile(r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
#: letters of Unicode that a line in the encoding cannot have
_OTHERS: dict[Encoding, regex.Pattern[str]] = {"tcvn3": regex.compile(rf"{_VIETNAMESE.pattern}|[àÀÁÂÃ]")}
_SOME_TONE = regex.compile(r"[^\W\d_a-zA-ZăâđêôơưĂÂĐÊÔƠƯ]")
_HATTED = regex.compile(r"[aeouAEOU][\^(+]|\b(?:dd|DD)[aeiouAEIOU]")  # VIQR
_SIGNS = frozenset("“”‘’–—•…\u00a0")
_UNEVEN = regex.compile(r"[a-z][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]")  # a capital behind a small letter
_HYPHEN = regex.compile(r"(?<![^\W\d_])([b-dg-hk-np-tvxđ]{1,3}|[B-DG-HK-NP-TVXĐ][ghr]?)-([^\W\d_]{0,5})(?![^\W\d_])")
_HORN = regex.compile("[ơờớởỡợ]")
_FAR = 12  #: lines between one that says too little and one that settles it


class Line(NamedTuple):
    """A line as it is to be read; ``encoding`` is None where it stands as it was."""

    text: str
    encoding: Encoding | None = None


@dataclass(slots=True)
class _Words:
    """What the words of a line say for and against an encoding, or for the line as it stands."""

    good: int = 0  #: odd words that become syllables
    bad: int = 0  #: words that become none
    kept: int = 0  #: words that are Vietnamese as they stand

    @property
    def merit(self) -> int:
        return self.good - 2 * self.bad

    @property
    def is_strong(self) -> bool:
        return self.good >= 3 and self.bad * 5 <= self.good and self.good >= self.kept // 4


def repair(lines: Sequence[str]) -> list[Line]:
    """Each of ``lines``, decoded where it shows a legacy encoding."""
    if not may_be_legacy(lines):
        return [Line(line) for line in lines]
    found = _established(lines)
    if not found:
        return [Line(line) for line in lines]
    chosen = [_chosen(line, found) for line in lines]
    _follow(lines, chosen)
    return [
        Line(decoded(line, encoding), encoding) if encoding else Line(line)
        for line, encoding in zip(lines, chosen, strict=True)
    ]


def may_be_legacy(lines: Sequence[str]) -> bool:
    """Whether any of ``lines`` has a character that Vietnamese in Unicode has not; `repair` changes no others."""
    text = "\n".join(lines)
    return bool(_STRANGE.search(text)) or "á»" in text or ("^" in text and bool(_SUSPECT.search(text)))


def _established(lines: Sequence[str]) -> list[Encoding]:
    """The encodings that whole lines, or the lines together, are evidence for; the likeliest first."""
    sums = {encoding: _Words() for encoding in _DECODERS}
    wins: dict[Encoding, int] = {}
    for line in filter(_SUSPECT.search, lines):
        judged = {encoding: _judged(line, encoding) for encoding in _DECODERS}
        best = max(judged, key=lambda e: judged[e].merit)
        if judged[best].is_strong:
            wins[best] = wins.get(best, 0) + judged[best].merit
        for encoding, words in judged.items():
            sums[encoding].good += words.good
            sums[encoding].bad += words.bad
    if not wins:
        likely = max(sums, key=lambda e: sums[e].merit)
        return [likely] if sums[likely].is_strong else []
    return sorted(wins, key=lambda e: -wins[e])


def _judged(line: str, encoding: Encoding) -> _Words:
    found = _Words()
    for token in _TOKEN.finditer(line):
        raw = token[0]
        if raw.isascii() and encoding != "viqr" and raw.isprintable():
            continue
        read = _with_horns(tcvn3(raw)) if encoding == "tcvn3" else _DECODERS[encoding](raw)
        as_is = not _HATTED.search(raw) if encoding == "viqr" else _stands(raw)
        if read == raw:
            found.kept += as_is
            found.bad += not as_is and _ODD.search(raw) is not None
            continue
        words = [word for word in _LETTERS.findall(read) if not word.isascii()]
        wrong = sum(1 for word in words if not is_syllable(word) and not _is_abbreviation(word))
        found.bad += wrong
        if words and not wrong and not as_is:
            found.good += 1
        found.kept += as_is and not wrong
    return found


def _stands(token: str) -> bool:
    """Whether a token is Vietnamese, or plain, as it stands."""
    if _ODD.search(token):
        return False
    return not _UNEVEN.search(token) and all(
        word.isascii() or is_syllable(word) or _is_abbreviation(word) for word in _LETTERS.findall(token)
    )


def _is_abbreviation(word: str) -> bool:
    """Capitals without a tone ("HĐND", "QĐ")."""
    return word.isupper() and not _SOME_TONE.search(word)


def _chosen(line: str, found: list[Encoding]) -> Encoding | None:
    """The established encoding that a line shows by itself."""
    if line.isascii() and "viqr" not in found and line.isprintable():
        return None
    judged = {encoding: _judged(line, encoding) for encoding in found}
    best = max(found, key=lambda e: judged[e].merit)
    return best if judged[best].good and judged[best].merit > 0 else None


def _follow(lines: Sequence[str], chosen: list[Encoding | None]) -> None:
    """A line that says nothing by itself ("Sè: 12") is read as those around it are."""
    settled = [
        encoding or ("unicode" if _VIETNAMESE.search(line) else None)
        for line, encoding in zip(lines, chosen, strict=True)
    ]
    before: list[_Settled | None] = _nearest(settled)
    behind: list[_Settled | None] = _nearest(settled[::-1])[::-1]
    for index, line in enumerate(lines):
        if settled[index] or not line.strip():
            continue
        around = {one for one in (before[index], behind[index]) if one}
        encoding = around.pop() if len(around) == 1 else None
        if encoding and encoding != "unicode" and (encoding == "viqr" or not (line.isascii() and line.isprintable())):
            words = _judged(line, encoding)
            if words.bad <= words.good + words.kept:
                chosen[index] = encoding


def _nearest(settled: Sequence[_Settled | None]) -> list[_Settled | None]:
    """For each line the last settled one up to it, unless that is far."""
    found: list[_Settled | None] = []
    last, age = None, 0
    for one in settled:
        last, age = (one, 0) if one else (last, age + 1)
        found.append(last if age <= _FAR else None)
    return found


def decoded(line: str, encoding: Encoding) -> str:
    """``line`` decoded word by word; where it is Unicode in part, a word that is Vietnamese as it stands stays."""
    decode = _DECODERS[encoding]
    if encoding == "mojibake":
        return decode(line)
    is_mixed = bool(_OTHERS.get(encoding, _VIETNAMESE).search(line))

    def read(token: regex.Match[str]) -> str:
        raw = token[0]
        if encoding == "viqr":
            shown = viqr(raw) if token.end() == len(line) else viqr(raw + "\0")[:-1]
            return shown if _stands(shown) else raw
        shown = _without_signs(raw, decode) if encoding in ("viscii", "vps") else decode(raw)
        if _VIETNAMESE.search(raw) or (_stands(raw) and (is_mixed or not _stands(shown))):
            return raw
        return _with_horns(shown) if encoding == "tcvn3" else shown

    shown = _TOKEN.sub(read, line)
    return _capitals(shown) if encoding == "tcvn3" else shown


def _without_signs(token: str, decode: Callable[[str], str]) -> str:
    """``token`` decoded, but for signs: VISCII and VPS have capitals where Windows-1252 has quotes and dashes."""
    shown = decode(token)
    if _SIGNS.isdisjoint(token) or (shown.isupper() and _stands(shown) and regex.search("[A-Z]", token)):
        return shown
    return "".join(char if char in _SIGNS else decode(char) for char in token)


def _with_horns(token: str) -> str:
    """TCVN3's ư is a soft hyphen; programs drop it or make it a hyphen: put back where that makes a syllable.

    >>> _with_horns("trờng"), _with_horns("Nhơn"), _with_horns("H.Phớc"), _with_horns("tr-ờng"), _with_horns("12/NĐ-CP")
    ('trường', 'Nhơn', 'H.Phước', 'trường', '12/NĐ-CP')
    """

    def hyphen(match: regex.Match[str]) -> str:
        return whole if is_syllable(whole := f"{match[1]}ư{match[2]}") else match[0]

    def lost(word: regex.Match[str]) -> str:
        whole = _HORN.sub(r"ư\g<0>", word[0], count=1)
        return whole if whole != word[0] and not is_syllable(word[0]) and is_syllable(whole) else word[0]

    return _LETTERS.sub(lost, _HYPHEN.sub(hyphen, token) if "-" in token else token)


def _capitals(text: str) -> str:
    """TCVN3 has no capitals with tones: words typed in capitals have small letters with tones ("CộNG HOà").

    >>> _capitals("CộNG HOà, Hà NộI"), _capitals("Hà Nội, Số 12"), _capitals("Bộ Tài chính - TCT"), _capitals("Hà")
    ('CỘNG HOÀ, HÀ NỘI', 'Hà Nội, Số 12', 'Bộ Tài chính - TCT', 'Hà')
    """
    words = [word[0] for word in _LETTERS.finditer(text)]
    is_loud = any(_has_capitals(word) for word in words) and not regex.search("[a-z]", text)

    def shown(word: regex.Match[str]) -> str:
        return word[0].upper() if _has_capitals(word[0]) or is_loud else word[0]

    return _LETTERS.sub(shown, text)


def _has_capitals(word: str) -> bool:
    """Whether nothing but toned letters is small in a word of capitals."""
    return sum(map(str.isupper, word)) > 1 and not regex.search("[a-z]", word)
