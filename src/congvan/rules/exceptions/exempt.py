"""Who is let off a rule without "trừ": "Miễn phí cho trẻ em", "hộ nghèo không phải đóng", "không thu phí đối với …".

The phrase begins where its clause does, so that it holds whom it lets off. "Không phải" of a copula ("không phải việc
của ngành y tế"), "miễn nhiệm", "miễn dịch" and "miễn là" let off nobody.
"""

from __future__ import annotations

from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import ExceptionClause
from congvan.rules import narration
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.exceptions.extent import clause, ended

BACK = 200  #: how far before its verb the clause of an exemption may begin
FURTHEST = 90  #: and how many characters it takes to say whom
LET_OFF = phrase("exceptions.let_off")
WHOM = phrase("exceptions.whom")


def waiver(match: Match, _: Context) -> ExceptionClause:
    """ "Miễn thu tiền nuôi rừng đối với củi cành ngọn": an exemption at the head of a clause."""
    before = match.view.folded[: match.hit.start()].rstrip(" *_\n\t")
    if light(r"miễn\s+phí\s+đối\s+với(?!\w)").match(match.hit[0]) and not light(TITLED).search(before[-40:]):
        return clause(match, ended(match.view, match.hit.end(), commas=True))
    head = not before or not (before[-1].isalnum() or before[-1] in "/%") or light(HEAD_WORDS).search(before[-16:])
    if not head and not light(r"(?:^|[\s(])(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])$").search(before[-8:]):
        raise NotThis
    return clause(match, ended(match.view, match.hit.end(), commas=True))


def let_off(match: Match, context: Context) -> ExceptionClause:
    """ "; hộ cận nghèo không phải đóng": whom, from the head of the clause on, and what they are let off."""
    view, at = match.view, match.hit.start()
    before = view.folded[max(0, at - BACK) : at]
    cut = max((mark.end() for mark in light(r"[;.:(](?!\d)").finditer(before)), default=0)
    segment = before[cut:]
    named = [hit.start("who") for hit in light(_named()).finditer(segment)]
    led = cut and before[cut - 1] == ";"
    if named:
        start = named[-1] if not light(r"(?:trường\s+hợp|đối\s+với|riêng)").match(segment, named[0]) else named[0]
        marked = light(MARKED).match(segment, start)
        within = light(r"thuộc\s+(?:các\s+|những\s+)?(?:trường\s+hợp|diện|đối\s+tượng)").search(segment, start)
        if start and light(_named()).match(segment) and not light(CHARGED).search(segment, 0, start):
            start = named[0]  #: a list of whom, and no rule that they are taken out of
        if match["spared"] and light(r"không\s+thuộc(?:\s+[^\W\d]+){0,2}\s*$").search(segment):
            raise NotThis
        if match["spared"] and not (marked or led):
            start = _whole(match, segment, [hit.start("who") for hit in light(_named()).finditer(segment)], context)
        elif not (marked or led or within or start):
            raise NotThis
    elif led and len(segment.split()) in range(1, 12):
        start = len(segment) - len(segment.lstrip(" *_-–+"))
    else:
        raise NotThis
    kept = segment.replace("không để ", "không    ")
    if len(segment) - start > FURTHEST or light(phrase("exceptions.carried")).search(kept, start):
        raise NotThis
    end = ended(view, match.hit.end(), commas=True)
    if not (led or cut) and light(r",\s+(?:ngoại\s+)?trừ\s").search(view.folded, match.hit.end(), end):
        raise NotThis  # "Hộ nghèo không phải nộp gì, |trừ tiền điện": what is left out of that
    if match["spared"] and (by := light(BY).search(view.folded, match.hit.end(), end)):
        end = by.start()
    return clause(match, end, at - len(segment) + start)


def _whole(match: Match, segment: str, named: list[int], context: Context) -> int:
    """Where a clause begins that says no more than who is let off: "Lái xe không vi phạm được miễn sát hạch". `NotThis`
    where those let off are only named ("Sinh viên thuộc diện được miễn nộp đơn …") or counted, and where nothing stands
    before that they could be taken out of."""
    first = named[0] if not light(PAID).search(segment, named[0], named[-1]) else named[-1]
    alone = match.view.offset + match.hit.start() == len(segment)
    charged = light(CHARGED).search(segment, 0, first)
    if not charged and (alone or light(r"\w").search(segment, 0, first)):
        raise NotThis
    if light(SORTED).search(segment[first:]) or narration.tells(match.view, context):
        raise NotThis
    behind = match.view.folded[match.hit.end() : match.hit.end() + BACK]
    behind = light(r"[;.:,(](?!\d)|\s(?:và\s+được|theo|nếu|khi|trừ|trong)(?!\w)").split(behind)[0]
    if light(rf"(?:\s+[^\W\d]+){{1,2}}.*?\s{phrase('exceptions.goes_on')}").match(behind):
        raise NotThis
    return first


@cache
def _named() -> str:
    """Whom a clause begins with: behind its mark, or behind a comma."""
    opening = r"(?:^[\W\d_]*(?:[a-zđ]\)\s*)?(?:(?:nhưng|còn|song|và)\s+)?|,\s+(?:(?:nhưng|còn|song|và)\s+)?)"
    return rf"{opening}(?P<who>(?:(?:các|những|mọi)\s+)?{WHOM})"


def not_taken(match: Match, _: Context) -> ExceptionClause:
    """ ", không bắt buộc đối với phụ nữ mang thai": behind the rule that it takes them out of."""
    applied = match.hit[0].startswith("không áp")
    if not applied and not light(r"\w").search(match.view.folded[: match.hit.start()][-120:]):
        raise NotThis
    return clause(match, ended(match.view, match.hit.end(), commas=True))


#: before "miễn phí đối với" these name it, and let nobody off
TITLED = r"(?<!\w)(?:việc|về|được|chính\s+sách|chế\s+độ|chủ\s+trương|khám|dịch\s+vụ|đã)(?:\s+[^\W\d]+)?$"
CHARGED = rf"\d|{phrase('exceptions.charged')}"
#: what is asked of some is told before others are let off it: "Sinh viên đóng 90.000 đồng, hộ nghèo được miễn"
PAID = r"\d|(?<!\w)(?:thu|nộp|đóng|chịu|phải|được|trả|khai|mức|tính|thực\s+hiện|tham\s+gia)(?!\w)"
#: those let off are named as a kind, or it has been done
SORTED = (
    r"(?<!\w)(?:diện|đối\s+tượng|trường\s+hợp|danh\s+sách|đề\s+nghị|đề\s+xuất|xin|xét|cần|muốn|đã|đang|mới|vừa|chưa|không|để|là|bị)\s*$"
    r"|(?<!\w)(?:trừ|kể\s+cả)(?!\w)|(?<!\w)đã\s+(?:cử|có|lập|cho|xét|báo|duyệt|đề)(?!\w)|^\W*(?:các\s+)?đồng\s+chí\s"
)
#: whom "trường hợp" names; "Trường hợp này" goes on about what stands before
MARKED = r"(?:các\s+|những\s+)?(?:trường\s+hợp(?!\s+(?:này|đó)(?!\w))|đối\s+với|riêng)(?!\w)"
BY = r"\stheo\s+(?:nghị\s+định|luật|thông\s+tư|quyết\s+định|nghị\s+quyết|khoản|điều)(?!\w)"
HEAD_WORDS = r"(?<!\w)(?:và|thì|đồng\s+thời|được\s+phép|cho\s+phép|xem\s+xét|nhưng)$"
EXEMPT: tuple[Rule[ExceptionClause], ...] = (
    Rule(
        "exception.waiver",
        r"(?<!\w)miễn(?!\s+(?:nhiệm|dịch|là|chấp|cưỡng|trừ|sao)(?!\w))(?:,?\s+[^\W_]+){0,14}?\s+(?:cho|đối\s+với|với)\s+\w+",
        waiver,
        ("miễn thu phí cho hộ", "miễn, giảm học phí đối với học"),
        ("miễn nhiệm đối với ông", "miễn là báo cho tổ"),
        gates=("miễn",),
        starts=("miễn",),
    ),
    Rule(
        "exception.let_off",
        rf"(?<!\w)(?:không\s+(?:phải|cần|bắt\s+buộc|buộc)\s+(?:phải\s+)?{LET_OFF}|(?P<spared>được\s+miễn)(?!\s+(?:nhiệm|trừ)(?!\w))"
        r"|không\s+(?:thuộc\s+(?:diện|đối\s+tượng)\s+(?:phải|nộp|chịu|áp\s+dụng)|bị\s+(?:tính|xử\s+phạt|áp\s+dụng)))(?!\w)",
        let_off,
        ("không phải nộp", "không phải chịu", "được miễn"),
        ("không phải việc", "không phải là"),
        gates=("được miễn", *(f"không {then}" for then in ("phải", "cần", "bắt", "buộc", "thuộc", "bị"))),
        starts=("không", "được"),
    ),
    Rule(
        "exception.not_taken",
        r"(?<!\w)không\s+(?:thu|yêu\s+cầu|bắt\s+buộc|tính|áp\s+dụng)(?:\s+(?!đối|với|cho|được|thì|mà|nếu|khi)[^\W\d_]+){0,4}?"
        rf"\s+đối\s+với(?!\w)|(?<!\w)không\s+thu(?:\s+[^\W\d_]+){{0,2}}\s+của(?=\s+{WHOM})",
        not_taken,
        ("không thu lệ phí đối với", "không bắt buộc đối với", "không áp dụng quy định này đối với"),
        ("không thu hồi",),
        gates=("không thu", "không yêu cầu", "không bắt buộc", "không tính", "không áp dụng"),
        starts=("không",),
    ),
)
