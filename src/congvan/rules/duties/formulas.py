"""Fixed wording: openings, thanks, closings, clauses of effect. They tell nobody to do anything, but for the closing
"thông báo để … biết, thực hiện", which is a general duty.

>>> said = Statement.of("Văn phòng xin thông báo để các cơ quan biết, thực hiện.")
>>> found = closing(said)
>>> said.view.words(*found.who), found.binds
('các cơ quan', True)
>>> closing(Statement.of("Sở Nội vụ trả lời để Trung tâm được biết.")).binds
False
>>> kind(Statement.of("Trân trọng cảm ơn")), kind(Statement.of("Quyết định này có hiệu lực kể từ ngày ký"))
('thanks', 'effect')
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from congvan.rules.duties import addressee
from congvan.rules.duties.actions import heads
from congvan.rules.duties.predicates import predicate
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import firsts, wording


class Closing(NamedTuple):
    who: tuple[int, int]
    binds: bool  #: they are not only to know, but to act
    act: int  #: where what they are to do begins
    start: int  #: where the closing's own verb stands


def closing(said: Statement) -> Closing | None:
    """The closing "… để X biết (và thực hiện)", wherever it stands in the sentence."""
    folded = said.folded
    if "biết" not in folded:
        return None
    hit = wording(
        r"{formulas.closing_verbs}"
        r"(?:\s+(?:nội\s+dung\s+|ý\s+kiến\s+|việc\s+|như\s+)?trên)?(?:\s*[,.]?\s*(?:để|đến|cho|tới|đề|với))?"
        r"\s+(?P<who>[^.;]{2,260}?)[\s,]*(?:được\s+)?biết(?!\w)(?P<tail>[^.;]{0,200})"
    ).search(folded)
    if not hit or (folded.startswith("gửi", hit.start()) and not addressee.begins(folded, hit.start("who"))):
        return None
    act = wording("{formulas.closing_acts}").search(folded, hit.start("tail"), hit.end("tail"))
    return Closing(hit.span("who"), act is not None, act.start() if act else hit.end(), hit.start())


def is_asked(said: Statement, closing: Closing) -> bool:
    """Whether others are asked to tell it: "Đề nghị các khoa thông báo để sinh viên biết, thực hiện"."""
    asked = wording(_ASKED).match(said.folded)
    return asked is not None and asked.end() < closing.start and addressee.begins(said.folded, asked.end())


_ASKED = r"(?:nhận được\s[^,;.]{2,60}\snày\s*,\s*)?(?:kính\s+|vậy\s+)?(?:đề nghị|yêu cầu)\s+"
_THANKS = r"(?:{formulas.before_thanks}\s+)?{formulas.thanks}"
_GRATEFUL = r"(?<!\w)(?:cảm ơn|cám ơn) (?:sự|và|quý|các)(?!\w)"
_SUMMARY = r"\(?\s*{formulas.summary}"
_EFFECT = r"(?:{formulas.before_effective}\s+)?{formulas.effective}"
_IN_EFFECT = _EFFECT + r"[^.;:]{0,120}?\s{formulas.effect}"
_OPENINGS = f"{_THANKS}{_SUMMARY}{_EFFECT}{{formulas.praise}}"


def kind(said: Statement) -> str | None:
    """The name of the formula that a sentence is, or None."""
    folded = said.folded
    if "ơn" in said.words and "đề nghị" not in folded and wording(_GRATEFUL).search(folded):
        return "thanks"
    if not said.opening or said.opening in firsts(_OPENINGS):
        found = _opened(said)
        if found:
            return found
    if "bị" in said.words and _is_sanction(said):
        return "sanction"
    return "sanction" if ("coi" in said.words or "xem" in said.words) and _is_reckoned(folded) else None


def _opened(said: Statement) -> str | None:
    """The formula that a sentence opens with."""
    folded = said.folded
    if _begins(said, _THANKS) and "đề nghị" not in folded and "yêu cầu" not in folded and not _invites(folded):
        return "thanks"
    if _sums_up(said):
        return "summary"
    if _begins(said, "{formulas.praise}"):
        return "praise"
    if said.opening in firsts(_EFFECT) and len(folded) < 700 and _is_effect(folded):
        return None if _is_sanction(said) else "effect"
    return None


def _invites(folded: str) -> bool:
    """ "Trân trọng kính mời Quý đơn vị …", no "Trân trọng kính mời!"."""
    hit = wording(r"(?:xin\s+)?trân trọng\s+(?:kính\s+)?mời\s+").match(folded)
    return hit is not None and addressee.begins(folded, hit.end())


def _sums_up(said: Statement) -> bool:
    """ "Trên đây là …", but for "Trên đây là …, đề nghị các đơn vị thực hiện", "…, các đơn vị nghiêm túc thực hiện": a
    request, or who is to act, behind a comma."""
    folded = said.folded
    if not wording(_SUMMARY).match(folded):
        return False
    asks = wording(r"[,;] (?P<who>[^,;]{2,60}? )??(?:(?:kính )?đề nghị|yêu cầu) ").search(folded)
    if asks and (asks["who"] is None or addressee.begins(folded, asks.start("who"))):
        return False
    return said.opening != "trên" or not any(_is_told(said, at) for at in said.starts()[1:])


def _is_told(said: Statement, at: int) -> bool:
    """Whether somebody is named at ``at``, and behind the name what they are to do."""
    found = predicate(said, at) if addressee.begins(said.folded, at) else None
    return found is not None and not found.is_stated and not found.is_weak


def _is_effect(folded: str) -> bool:
    """ "Quyết định này có hiệu lực …", "Các quy định trái với … bị bãi bỏ"."""
    hit = wording(_IN_EFFECT).match(folded)
    return bool(hit) and not wording("{formulas.orders}").search(folded)


def _is_sanction(said: Statement) -> bool:
    """ "Hộ nào không chấp hành sẽ bị xử lý": what follows a breach, no duty of its own."""
    folded = said.folded
    hit = wording("{formulas.sanctions}").search(folded)
    if not hit or said.opening in ("không", "chưa") or heads(folded) or "(" in folded[: hit.start()].rpartition(")")[2]:
        return False
    return not wording("{formulas.orders}").search(folded)


_RECKONED = r"(?:[^.;]{0,80}?\s)?{formulas.late}\s[^.;]{0,160}?\s{formulas.reckoned}\s"


def _is_reckoned(folded: str) -> bool:
    """ "Đơn vị nào không báo cáo coi như đồng ý": what silence counts as."""
    return wording(_RECKONED).match(folded) is not None and not wording("{formulas.orders}").search(folded)


_QUOTES = (
    r"(?:(?:tại|theo|căn cứ)\s+)?{outline.sources}\s[^\":;]{1,300}{outline.cited}[^\":;]{0,60}:\s*"
    r"\"[^\"]{10,1500}\"[\s.;)]*$"
)


def quotes(folded: str) -> bool:
    """Whether a sentence only quotes law: 'Khoản 2 Điều 5 Luật A quy định: "…".'

    >>> quotes('khoản 2 điều 5 luật an toàn quy định: "chủ xe phải nộp phí".')
    True
    """
    return ': "' in folded and wording(_QUOTES).match(folded) is not None


def cites(said: Statement) -> bool:
    """Whether a sentence opens with the place in law or in a letter of which it tells: "Tại khoản 2 Điều 5 Luật …".

    >>> cites(Statement.of("Tại Thông báo số 5/TB-VP về kết luận phiên họp")), cites(Statement.of("Tại các cảng, họp."))
    (True, False)
    """
    return said.opening == "tại" and wording(_CITES).match(said.folded) is not None


_CITES = r"tại\s+(?:(?:điểm|tiết|khoản|điều)\s+[\w.]{1,6}\s|{formulas.instruments}\s+số\s|biên bản\s)"


def is_recital(said: Statement) -> bool:
    """Whether a sentence opens by naming the instrument it rests on: "Căn cứ Luật …", "Thực hiện Công văn số …"."""
    if said.opening and said.opening not in firsts("{formulas.recital}"):
        return False
    hit = wording(
        r"[-+\s]*{formulas.recital}"
        r"\s+(?:vào\s+|theo\s+|các\s+|nội dung\s+)?{formulas.instruments}(?P<rest>[^,;.]{0,40})"
    ).match(said.folded)
    if not hit:
        return False
    return not wording(r"\s*(?:này|nêu trên|trên|dẫn trên|tại công văn này)(?!\w)").match(hit["rest"])


def is_ground(lead: str) -> bool:
    """Whether a folded lead-in names law only as its ground, and the letter's own body speaks behind it.

    >>> is_ground("căn cứ điều lệ công đoàn, ban thường vụ hướng dẫn như sau:")
    True
    >>> is_ground("căn cứ khoản 2 điều 5 thông tư số 1/2040/tt-bhv, bộ hải vân quy định:")
    True
    >>> is_ground("căn cứ khoản 2, điều 5 luật lưu trữ quy định:")
    False
    """
    comma = lead.rfind(", ")
    if comma < 0 or not wording("{outline.ground}").match(lead):
        return False
    said = wording(r"{outline.speakers}[^,;:]{0,120}\s{outline.guides}")
    return said.match(lead, comma + 2) is not None


def may_tell(said: Statement) -> bool:
    """Whether a sentence begins as those do that `enacts`, `assesses`, `cites` or `is_past` tell."""
    return said.opening in _openings() or said.opening.isdigit()


@cache
def _openings() -> frozenset[str]:
    told = firsts("{formulas.enacts formulas.assesses formulas.amiss formulas.bygone formulas.past}")
    return told | _SPANS | {"tại"}


def enacts(said: Statement) -> bool:
    """Whether an article only brings something into being or to an end: "Ban hành kèm theo Quyết định này …"."""
    return _begins(said, "{formulas.enacts}")


def is_past(said: Statement) -> bool:
    """Whether a sentence tells what was: "Thời gian qua, …"."""
    return _begins(said, "{formulas.past}")


_GONE = r"(?:trong\s+|qua\s+|sau\s+|kết quả\s+)?(?:(?:gần|hơn)\s+)?(?:\d{1,2}|một|hai|ba|bốn)\s+{formulas.gone}"
_TO_DATE = r"(?:đến nay|tính đến(?: nay| ngày)|hiện nay|tới nay|lũy kế)[\s,][^;]{0,160}(?:{formulas.compared}|\s\d)"


def assesses(said: Statement) -> bool:
    """Whether a sentence weighs up what was done, and asks nothing.

    >>> said = "Trong 03 tháng đầu năm, thu tăng 4%.", "Trong 03 tháng tới, thu đủ."
    >>> [assesses(Statement.of(words)) for words in said]
    [True, False]
    """
    folded, opening = said.folded, said.opening
    if opening not in firsts(_ASSESSING) and opening not in _SPANS and not opening.isdigit():
        return False
    if (opening == "trong" or opening in firsts(_BYGONE)) and _is_bygone(folded):
        return True
    told = (
        _begins(said, "{formulas.assesses}")
        or _begins(said, "{formulas.amiss}")
        or (opening in _SPANS and bool(wording(_GONE).match(folded) or wording(_TO_DATE).match(folded)))
        or (opening.isdigit() and wording(_GONE).match(folded) is not None)
    )
    return told and not wording(r"(?<!\w)(?<!vẫn\s){formulas.urges}(?!\w)").search(folded)


_BYGONE = "{formulas.bygone}"
_ASSESSING = "{formulas.bygone formulas.assesses formulas.amiss}"
_GONE_BY = rf"{_BYGONE}[,\s]"
#: "Năm 2040, có 2 xã …", "Hè 2040 toàn huyện có 41 lượt …"
_COUNTED = r"năm\s+\d{4},?\s+(?:(?:toàn\s+)?{narration.areas}\s+(?:ta\s+)?)?có\s+(?:\d|{narration.some}(?!\w))"

#: "Năm 2040, các đoàn đã kiểm tra …, xử phạt …"
_DONE = r"(?:trong\s+)?năm\s+\d{4}[,\s][^;]{0,160}?(?<!khi)(?<!kể từ ngày)\sđã\s(?!được|ban hành|có hiệu lực)"


def _is_bygone(folded: str) -> bool:
    """Whether a sentence tells what was, though "phải" or "được miễn" stands in it: "Học kỳ trước 41 em được miễn"."""
    told = wording(_GONE_BY).match(folded) or wording(_COUNTED).match(folded)
    if told is None:
        done = wording(_DONE).match(folded) if " đã " in folded else None
        if done is None or wording(r"(?<!\w)(?:phải|cần|được giao)(?!\w)").search(folded, done.end()):
            return False
    return not wording(r"(?<!\w){formulas.asks}(?!\w)").search(folded)


_SPANS = frozenset(("trong", "qua", "sau", "kết", "gần", "đến", "tính", "hiện", "tới", "lũy"))


def _begins(said: Statement, template: str) -> bool:
    """Whether one of the forms opens the sentence."""
    return said.opening in firsts(template) and wording(template).match(said.folded) is not None
