"""Counts, lengths and reaches that bind without a comparator.

"cử 01 lãnh đạo", "mỗi trường 05 đại biểu", "chỉ được đăng ký 01 nguyện vọng", "cấp 0,3 tấn", "niêm yết trong 30 ngày",
"bán kính 500 m". A number that reports is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from congvan.lexicon import openers, phrase, words
from congvan.model.directive import Limit, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.amounts import FEW, FEWS, FIGURES, value
from congvan.rules.limits.each import EACH, at_clock
from congvan.rules.limits.grounds import right
from congvan.rules.limits.thresholds import caused
from congvan.rules.numbers import FIGURED, SPELLED, spelled
from congvan.rules.told import forms, stands

TIME, PERSONS = phrase("units.time"), phrase("units.persons")
ONWARD = r"(?!(?:từ|trong|khi|mới)(?!\w))"
PLAIN = rf"(?!{phrase('units.ends')})[^\W\d]+"
GONE = (
    r"\s+(?:ngày\s|kể\s|\d|qua\b|vừa\s+qua|trước(?!\s+khi)\b|đầu\s+(?:năm|quý|kỳ|tháng|nhiệm)"
    r"|cuối\s+(?:năm|quý|kỳ|tháng|nhiệm)|gần\s+đây)"
)
CLOCKED = r"\s(?:trước|sau|lúc|từ|đến|vào|khi|giữa)\s+$"
TASKS = r"(?:nhiệm vụ|nội dung|văn bản|bản|quyết định|tỉnh|xã|huyện|bộ|ngành|giấy|lần)(?!\w)"
DAILY = r"(?:^|(?P<led>[^\W\d]+)\s+|[^\w\s]\s*)(?P<per>ngày|đêm|tuần|tháng|năm)\s$"
#: before "ngày" these name a day, and a number counts days
LED = {*words("units.day_named"), *SPELLED}
EVERY = ("mỗi", "hằng", "hàng", "một", "từng")  #: these are read with what they count by


@cache
def _lasting() -> str:
    """A task that lasts, up to two words before its length, or up to eight and "trong" or "là"."""
    long = rf"(?:\s+(?:{PLAIN}|\d{{1,3}}\s?%)){{0,8}}?\s+(?P<in>(?:trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?|là))"
    term = rf"{phrase('limits.term')}(?P<head>\s+[^;:.()\d]{{2,90}}?)\s*(?:\s(?:là|bằng)|:)\s*$"
    listed = (
        r"(?:niêm\s+yết|công\s+khai|đăng\s+tải|lưu\s+giữ|bảo\s+quản)(?:,?\s+[^\W\d]+){0,18}?"
        r"\s+(?P<for>trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?)\s+$"
    )
    cased = (  #: "Thời gian đào tạo: cao đẳng 2,5 năm"
        r"thời\s+(?:gian|hạn)\s+(?:đào\s+tạo|học|bảo\s+hành|bảo\s+quản|lưu\s+trữ|lưu\s+giữ|tập\s+sự|thử\s+việc|thực\s+tập|vay|cho\s+vay|thuê|nghỉ)"
        r"(?:\s+[^\W\d]+){0,6}\s*:\s*(?:(?!trong|trước|sau|chậm|từ|không|tối)[^\W\d]+\s+){1,5}$"
    )
    noted = r"(?<=[,(])\s*thời\s+(?:hạn|gian)\s+$"
    return rf"{noted}|{term}|{cased}|{phrase('limits.lasting')}(?:{long}|(?:\s+{PLAIN}){{0,2}}?)\s+$|{listed}"


def posted_words(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    quantity = quantities.read(match.view, match.hit.end("n"))
    if quantity is None:
        raise NotThis
    return building.limit(
        match, "==", Role.BOUND, quantity, value=building.worth(match, quantity), start=match.hit.start("n")
    )


def only(match: Match, _: Context) -> Limit:
    """ "chỉ được đăng ký 01 nguyện vọng", "mỗi lần chỉ mở một cửa": so many and no more; "chỉ có 3 hộ" tells a fact."""
    quantity = building.counted(match)
    before = grounds.left(match)
    allowed = match["verb"].startswith(("được", "có thể", "cho", "nên", "phải"))
    if quantity.kind == "share" and allowed and not grounds.reports(match):
        return value(match, Role.AMOUNT, quantity, start=match.hit.start("n"))
    each = light(r"(?<!\w)(?:mỗi|từng)\s").search(before)
    if light(r"(?<!\w)(?:mới|địa|hiện|đã|không|chưa|vẫn)\s+$").search(before) or grounds.reports(match):
        raise NotThis
    if quantity.kind == "time" and light(CLOCKED).search(match.hit[0][: match.hit.start("n") - match.hit.start()]):
        raise NotThis
    if (match["verb"] == "có" or match["any"]) and not each:
        raise NotThis
    if not allowed and light(r"\sđược\s+$").search(match.view.folded[match.hit.start("verb") : match.hit.start("n")]):
        raise NotThis
    if quantity.kind not in ("thing", "times") and not (allowed and quantity.kind in ("time", "measure")):
        raise NotThis
    return value(match, Role.BOUND, quantity, op="<=")


def headcount(match: Match, _: Context) -> Limit:
    before = grounds.left(match)
    posted = light(rf"{phrase('limits.posting')}\s+(?:thêm\s+|đủ\s+)?$").search(before)
    if not posted or grounds.reports(match) or grounds.tells(before, "limits.past"):
        raise NotThis
    return value(match, Role.BOUND)


def granted(match: Match, _: Context) -> Limit:
    """ "Cấp 0,3 tấn", "xuất cấp 500.000 liều": things of a measure or a kind, not tasks, papers or places."""
    quantity = building.quantity_of(match)
    tasks = light(TASKS).match(quantity.unit.lower())
    if quantity.kind not in ("thing", "measure") or tasks or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT, quantity)


def daily(match: Match, _: Context) -> Limit:
    """ "Phát ngày 02 lần": how often in a day; "trong ngày 12 ca mắc" and "ngày 15 giờ" are none."""
    folded, start = match.view.folded, match.hit.start()
    before = light(DAILY).search(folded[max(0, start - 24) : start])
    counted_by_clock = match["unit"] == "giờ" and at_clock(match, right(match))
    if not before or before["led"] in (*LED, *EVERY, "có") or counted_by_clock or grounds.reports(match):
        raise NotThis
    if len(match["n"]) > 2 and match["n"].isdigit():
        raise NotThis
    per = start - len(before["per"]) - 1
    return replace(value(match, Role.BOUND, start=per), per=before["per"])


def photo(match: Match, _: Context) -> Limit:
    """A photograph asked for with an application; copies of papers are none."""
    if not light(r"\s*(?:cỡ|màu|chân\s+dung|thẻ|\(?\d\s?x\s?\d)").match(match.view.folded, match.hit.end()):
        raise NotThis
    return value(match, Role.BOUND)


def within(match: Match, _: Context) -> Limit:
    """How old a paper may be: "ảnh chụp trong vòng 6 tháng"."""
    lasts = (
        match["lasts"]
        and "vòng" not in match.hit[0]
        and not light(r"\s*(?:gần|trước|trở\s+lại)").match(match.view.folded, match.hit.end())
    )
    return value(match, Role.BOUND, op="==" if lasts else "<=")


def reach(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.BOUND, op="<=")


def length(match: Match, _: Context) -> Limit:
    """A task that lasts: "niêm yết trong 30 ngày". A length from an event is a deadline, left to that family."""
    after = match.view.folded[match.hit.end() : match.hit.end() + 12]
    years = len(match["n"]) == 4 and match["n"][:2] in ("19", "20")
    gone = light(GONE).match(after) and not is_kept(match, after)
    if years or gone or caused(match, match.hit.end()) or (match["unit"] == "giờ" and at_clock(match, after)):
        raise NotThis
    lead = grounds.lead(match)
    task = light(_lasting()).search(lead) if stands(lead, "limits.term", "limits.lasting") else None
    if not task or (task["head"] and grounds.tells(task["head"], "limits.handled")) or grounds.reports(match):
        raise NotThis
    if match["n"] in ("1", "01") and light(r"\d[^,;]*\strong\s+$").search(lead):
        raise NotThis
    within = max(task.start("in"), task.start("for"))
    return value(match, Role.BOUND, start=match.hit.start() - (task.end() - within) if within >= 0 else None)


def is_kept(match: Match, after: str) -> bool:
    """Whether a length lasts from an event on, and is not due then: "bảo hành 24 tháng kể từ ngày nghiệm thu"."""
    kept = rf"{phrase('limits.kept')}(?:\s+[^\W\d]+){{0,4}}\s+$"
    return after.lstrip().startswith("kể ") and light(kept).search(grounds.left(match)) is not None


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
        rf"(?<!\w)chỉ\s+(?P<verb>{phrase('limits.allotted')}|có|(?P<any>(?!{phrase('limits.not_only')})[^\W\d]+))\s+(?:{ONWARD}[^\W\d]+\s+){{0,4}}?"
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
    *EACH,
    Rule(
        "limit.daily",
        rf"{FEW}\s+(?P<unit>{phrase('units.daily')})(?!\s+lượt)",
        daily,
        ("02 lần", "hai viên"),
        ("02 người",),
        gates=openers("units.daily"),
        starts=FEWS,
    ),
    Rule(
        "limit.allowed",
        rf"{phrase('limits.let')}\s+{FIGURES}\s{{0,2}}[^\W\d]",
        granted,
        ("được xuất 60.000 t",),
        ("được xuất xưởng",),
        gates=("được", "cho phép"),
        starts=openers("limits.let"),
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
        r"(?<!\w)(?:chụp|cấp|xác\s+nhận|(?P<lasts>có\s+giá\s+trị)|còn\s+hạn|chỉ\s+(?:được\s+)?(?:dùng|sử\s+dụng|bảo\s+quản|lưu\s+hành))\s+(?:(?:sử\s+dụng|lưu\s+hành)\s+)?(?:không\s+quá|trong\s+vòng|trong)\s+"
        rf"{FIGURES}\s*{TIME}",
        within,
        ("chụp trong vòng 6 tháng", "cấp không quá 6 tháng"),
        ("chụp 6 ảnh",),
        gates=("trong", "không quá"),
        starts=("chụp", "cấp", "xác", "có", "còn", "chỉ"),
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
