"""Whom a letter means by the name of a body: its own issuer, or another."""

from __future__ import annotations

from congvan.model.letter import Header
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View, fold

_PLANS = frozenset(("KH", "QC", "QyĐ", "QĐ", "HD", "ĐA", "CTr", "PA"))  #: in these the issuer binds itself as well
_RULES = frozenset(("QC", "QyĐ", "NQy"))  #: whatever the heading, whoever is named in these is told what to do
_RANKS = tuple(f"{{addressees.rank_{name}}}" for name in ("state", "ministry", "province", "office"))
_SCHOOLS = ("trường ", "đại học ", "học viện ", "phân hiệu ")
_SHORT = {"ubnd": "ủy ban nhân dân", "tp.": "thành phố", "tp": "thành phố", "bhxh": "bảo hiểm xã hội"}


class Speaker:
    """Who speaks in a letter: its issuer, as the sentences of its body name it.

    >>> from congvan.model.letter import Issuer
    >>> header = Header(issuer=Issuer("ỦY BAN NHÂN DÂN TỈNH BÌNH AN", None, Span(0, 0)))
    >>> speaker = Speaker(header, View.of("UBND tỉnh giao Sở Y tế"))
    >>> speaker.is_named(Span(0, 9)), speaker.is_named(Span(15, 22))
    (True, False)
    """

    def __init__(self, header: Header, whole: View) -> None:
        self._folded = whole.folded
        self.rules = header.doc_type is not None and header.doc_type.value in _RULES
        self.plans = header.doc_type is not None and header.doc_type.value in _PLANS
        self._key = _key(fold(header.issuer.name)) if header.issuer else ""

    def is_named(self, who: Span) -> bool:
        """Whether ``who`` is the speaker itself; nobody is in plans and rules, which bind their issuer as well."""
        if self.plans or not self._key:
            return False
        return self._is_same(_key(who.of(self._folded)), 3)

    def is_kind(self, who: Span) -> bool:
        """Whether ``who`` is but the kind of body that the issuer is, and so itself: "Chi cục", "Nhà trường".

        >>> from congvan.model.letter import Issuer
        >>> header = Header(issuer=Issuer("CHI CỤC THỦY LỢI", None, Span(0, 0)))
        >>> speaker = Speaker(header, View.of("Chi cục sẽ kiểm tra các chi cục khác"))
        >>> speaker.is_kind(Span(0, 7)), speaker.is_kind(Span(21, 36))
        (True, False)
        """
        name = who.of(self._folded)
        if self.plans or not self._key or len(name.split()) > 2:
            return False
        if name == "nhà trường":
            return self._key.startswith(_SCHOOLS)
        return f"{self._key} ".startswith(f"{_key(name)} ")

    def is_below(self, who: Span) -> bool:
        """Whether ``who`` is neither the issuer, nor its head, nor a body above it: one that it may tell to ask others.

        >>> from congvan.model.letter import Issuer
        >>> header = Header(issuer=Issuer("SỞ Y TẾ", None, Span(0, 0)))
        >>> speaker = Speaker(header, View.of("Giám đốc Sở Y tế yêu cầu Trung tâm Y tế"))
        >>> speaker.is_below(Span(0, 16)), speaker.is_below(Span(25, 39))
        (False, True)
        """
        name = _key(who.of(self._folded)).split()
        if not self._key or any(self._is_same(" ".join(name[at:]), 2) for at in range(min(4, len(name)))):
            return False
        return _rank(" ".join(name)) > min(_rank(self._key), len(_RANKS) - 1)

    def _is_same(self, name: str, least: int) -> bool:
        """Whether a name is the issuer's, or its beginning of so many words at least: "Chi cục Thuế" for short."""
        return name.startswith(self._key) or (self._key.startswith(name) and len(name.split()) >= least)


def _rank(name: str) -> int:
    """How far below the State's head a body stands, roughly; far where that is not known."""
    for rank, path in enumerate(_RANKS):
        if wording(path).match(name):
            return rank
    return len(_RANKS)


def _key(folded: str) -> str:
    """A body's name for comparison: common short forms written out."""
    return " ".join([_SHORT.get(word, word) for word in folded.split()])


def bare_name(whole: View, span: Span) -> Span:
    """A name without the word that hands something to it: "để |các xã", "quý Sở" whole."""
    hit = wording(r"(?:(?:để|đến|cho|tới|với|quý)\s+(?=\w))?").match(whole.folded, span.start, span.end)
    return Span(hit.end(), span.end) if hit and hit[0] and not hit[0].startswith("quý") else span
