"""Counts, lengths and reaches that bind without a comparator.

"cử 01 lãnh đạo", "mỗi trường 05 đại biểu", "chỉ được đăng ký 01 nguyện vọng", "cấp 0,3 tấn", "niêm yết trong 30 ngày",
"bán kính 500 m". A number that reports is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from congvan.lexicon import openers, phrase
from congvan.model.directive import Limit, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import grounds
from congvan.rules.limits.amounts import FEW, FEWS, FIGURES, value
from congvan.rules.numbers import FIGURED, spelled
from congvan.rules.told import forms, stands

TIME, PERSONS = phrase("units.time"), phrase("units.persons")
ONWARD = r"(?!(?:từ|trong|khi|mới)(?!\w))"
PLAIN = rf"(?!{phrase('units.ends')})[^\W\d]+"
CLOCK = r"\s*(?:\d|ngày|cùng\s+ngày|sáng|chiều)"
GONE = (
    r"\s+(?:ngày\s|kể\s|\d|qua\b|vừa\s+qua|trước(?!\s+khi)\b|đầu\s+(?:năm|quý|kỳ|tháng|nhiệm)"
    r"|cuối\s+(?:năm|quý|kỳ|tháng|nhiệm)|gần\s+đây)"
)
TASKS = r"(?:nhiệm vụ|nội dung|văn bản|bản|quyết định|tỉnh|xã|huyện|bộ|ngành|giấy|lần)(?!\w)"


@cache
def _lasting() -> str:
    """A task that lasts, up to two words before its length, or up to eight and "trong" or "là"."""
    long = rf"(?:\s+(?:{PLAIN}|\d{{1,3}}\s?%)){{0,8}}?\s+(?P<in>(?:trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?|là))"
    term = rf"{phrase('limits.term')}(?P<head>\s+[^;:.,()\d]{{2,90}}?)\s*(?:\s(?:là|bằng)|:)\s*$"
    listed = (
        r"(?:niêm\s+yết|công\s+khai|đăng\s+tải|lưu\s+giữ|bảo\s+quản)(?:\s+[^\W\d]+){0,16}?"
        r"\s+(?P<for>trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?)\s+$"
    )
    return rf"{term}|{phrase('limits.lasting')}(?:{long}|(?:\s+{PLAIN}){{0,2}}?)\s+$|{listed}"


def posted_words(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    quantity = quantities.read(match.view, match.hit.end("n"))
    if quantity is None:
        raise NotThis
    return grounds.limit(
        match, "==", Role.BOUND, quantity, value=grounds.worth(match, quantity), start=match.hit.start("n")
    )


def only(match: Match, _: Context) -> Limit:
    """ "chỉ được đăng ký 01 nguyện vọng", "mỗi lần chỉ mở một cửa": so many and no more; "chỉ có 3 hộ" tells a fact."""
    quantity = grounds.counted(match)
    before = grounds.left(match)
    allowed = match["verb"].startswith(("được", "có thể", "cho", "nên", "phải"))
    each = light(r"(?<!\w)(?:mỗi|từng)\s").search(before)
    if light(r"(?<!\w)(?:mới|địa|hiện|đã|không|chưa|vẫn)\s+$").search(before) or grounds.reports(match):
        raise NotThis
    if match["verb"] == "có" and not each:
        raise NotThis
    if quantity.kind not in ("thing", "times") and not (allowed and quantity.kind in ("time", "measure")):
        raise NotThis
    return replace(value(match, Role.BOUND), op="<=")


def headcount(match: Match, _: Context) -> Limit:
    before = grounds.left(match)
    posted = light(rf"{phrase('limits.posting')}\s+(?:thêm\s+|đủ\s+)?$").search(before)
    if not posted or grounds.reports(match) or grounds.tells(before, "limits.past"):
        raise NotThis
    return value(match, Role.BOUND)


def each(match: Match, _: Context) -> Limit:
    """ "Mỗi trường 05 đại biểu": a count for each, not a length of time."""
    quantity = grounds.quantity_of(match)
    if grounds.reports(match) or (quantity.kind == "time" and quantity.unit.lower() not in ("buổi", "phút", "tiết")):
        raise NotThis
    if light(r"\bchỉ(?!\w)").search(match["each"].replace("chứng chỉ", "").replace("địa chỉ", "")):
        raise NotThis
    return replace(value(match, Role.BOUND), per=match.words("each"))


def granted(match: Match, _: Context) -> Limit:
    """ "Cấp 0,3 tấn", "xuất cấp 500.000 liều": things of a measure or a kind, not tasks, papers or places."""
    quantity = grounds.quantity_of(match)
    tasks = light(TASKS).match(quantity.unit.lower())
    if quantity.kind not in ("thing", "measure") or tasks or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def photo(match: Match, _: Context) -> Limit:
    """A photograph asked for with an application; copies of papers are none."""
    if not light(r"\s*(?:cỡ|màu|chân\s+dung|thẻ|\(?\d\s?x\s?\d)").match(match.view.folded, match.hit.end()):
        raise NotThis
    return value(match, Role.BOUND)


def within(match: Match, _: Context) -> Limit:
    """How old a paper may be: "ảnh chụp trong vòng 6 tháng"."""
    return replace(value(match, Role.BOUND), op="<=")


def reach(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return replace(value(match, Role.BOUND), op="<=")


def length(match: Match, _: Context) -> Limit:
    """A task that lasts: "niêm yết trong 30 ngày". A length from an event is a deadline, left to that family."""
    after = match.view.folded[match.hit.end() : match.hit.end() + 12]
    years = len(match["n"]) == 4 and match["n"][:2] in ("19", "20")
    if years or light(GONE).match(after) or (match["unit"] == "giờ" and at_clock(match, after)):
        raise NotThis
    lead = grounds.lead(match)
    task = light(_lasting()).search(lead) if stands(lead, "limits.term", "limits.lasting") else None
    if not task or (task["head"] and grounds.tells(task["head"], "limits.handled")) or grounds.reports(match):
        raise NotThis
    within = max(task.start("in"), task.start("for"))
    return value(match, Role.BOUND, match.hit.start() - (task.end() - within) if within >= 0 else None)


def at_clock(match: Match, after: str) -> bool:
    """Whether hours are told of the clock: "lúc 8 giờ", "8 giờ 30", "8 giờ ngày …"."""
    led = light(r"(?:lúc|hồi|vào|từ|đến|trước|sau)\s+$").search(grounds.left(match))
    return bool(led or light(CLOCK).match(after))


COUNTS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.headcount_words",
        rf"(?<!\w){phrase('limits.posting')}\s+(?:đủ\s+)?{spelled('n')}\s+{PERSONS}",
        posted_words,
        ("được bầu hai mươi lăm đại biểu", "cử mười người"),
        ("cử năm 2020 người",),
        gates=("bầu", "cử", "bố trí", "phân công", "huy động"),
        starts=openers("limits.posting"),
    ),
    Rule(
        "limit.only",
        rf"(?<!\w)chỉ\s+(?P<verb>{phrase('limits.allotted')}|có)\s+(?:{ONWARD}[^\W\d]+\s+){{0,4}}?"
        rf"(?:tối\s+đa\s+|không\s+quá\s+)?{FEW}(?!\s+(?:số|phần|trong|cách|chiều|lượng)(?!\w))",
        only,
        ("chỉ được hưởng một", "chỉ được đăng ký 01", "chỉ lập 6"),
        ("chỉ được thực hiện khi có", "chỉ còn 3", "chỉ tiêu 5"),
        starts=("chỉ",),
    ),
    Rule(
        "limit.headcount",
        rf"{FEW}\s+{PERSONS}",
        headcount,
        ("01 lãnh đạo", "một người"),
        ("lãnh đạo 01",),
        gates=openers("units.persons"),
        amid=forms("limits.posting"),
        starts=FEWS,
    ),
    Rule(
        "limit.each",
        rf"(?<!\w)(?:mỗi|từng)\s+(?P<each>{quantities.noun(4)}(?:,\s+{quantities.noun(2)})?)"
        rf"(?:\s+(?:(?:được|phải|gồm|đóng|ủng\s+hộ|{phrase('limits.posting', 'limits.allotted')})(?!\w)\s*){{1,3}})?"
        rf"\s*(?<=\s){FEW}",
        each,
        ("mỗi trường 05", "mỗi xã cử một"),
        ("mỗi năm",),
        starts=("mỗi", "từng"),
    ),
    Rule(
        "limit.grant",
        rf"{phrase('limits.grant')}\s+(?:cho\s+[^\d,;:.()]{{2,40}}?\s+)?{FIGURES}",
        granted,
        ("cấp 0,3", "xuất cấp 7.789.500"),
        ("cấp xã 3",),
        gates=("cấp", "trích", "phân bổ", "bổ sung", "hỗ trợ", "giao", "ứng"),
        starts=openers("limits.grant"),
    ),
    Rule("limit.photo", rf"{FIGURES}\s+(?:tấm\s+)?ảnh(?!\w)", photo, ("4 ảnh",), gates=("ảnh",), starts=FIGURED),
    Rule(
        "limit.within",
        r"(?<!\w)(?:chụp|cấp|xác\s+nhận|có\s+giá\s+trị|còn\s+hạn)\s+(?:không\s+quá|trong\s+vòng|trong)\s+"
        rf"{FIGURES}\s*{TIME}",
        within,
        ("chụp trong vòng 6 tháng", "cấp không quá 6 tháng"),
        ("chụp 6 ảnh",),
        gates=("trong", "không quá"),
        starts=("chụp", "cấp", "xác", "có", "còn"),
    ),
    Rule(
        "limit.reach",
        rf"{phrase('limits.reach')}\s+(?:là\s+)?{FIGURES}\s*{phrase('units.measure')}",
        reach,
        ("trong phạm vi bán kính 500 m", "bán kính 2 km"),
        ("phạm vi cả nước",),
        gates=("bán kính", "phạm vi"),
        starts=openers("limits.reach"),
    ),
    Rule(
        "limit.length",
        rf"(?=\d)(?<!ngày\s){FIGURES}\s*(?P<unit>{TIME})",
        length,
        ("15 ngày", "30 ngày làm việc"),
        ("ngày 15",),
        gates=openers("units.time"),
        starts=FIGURED,
    ),
)
