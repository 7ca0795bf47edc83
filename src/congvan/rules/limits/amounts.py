"""Prescribed amounts, rates, counts and lengths: numbers that bind without a comparator.

"1.800.000 đồng/sinh viên/tháng", "bằng 70%", "tỷ lệ đóng là 32,5 %", "20 lần mức lương cơ sở", "cử 01 lãnh đạo",
"mỗi trường 05 đại biểu", "niêm yết trong 30 ngày". The patterns find a number with its unit; it binds only where a
prescribing word stands with it, and a number that reports ("ước đạt 95%", "chiếm 34,86%") is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import Limit, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, compiled
from congvan.rules.limits import grounds
from congvan.rules.numbers import FRACTION, spelled, written

FIGURES = written()
FEW = rf"(?=[\dmhb])(?:{FIGURES}|(?<!\w)(?P<n>một|hai|ba|bốn|mười)(?!\w))"
MONEY, TIME, PERSONS = phrase("units.money"), phrase("units.time"), phrase("units.persons")
PLAIN = rf"(?!{phrase('units.ends')})[^\W\d]+"
DAYS_OF_DAYS = r"\d/\d+\s+ngày"
GROWTH = r"(?:tăng|đạt|đạt\s+tỷ\s+lệ|tốc\s+độ\s+tăng)\s+(?:trưởng\s+)?(?:khoảng\s+)?$"
HEADED = r"^\W*(?:[a-zđ\d]{1,3}[.)]\s*)?(?:thuế\s+suất|lãi\s+suất|mức\s+thuế)(?:\s+[^\W\d]+){1,7}\s*$"
CLOCK = r"\s*(?:\d|ngày|cùng\s+ngày|sáng|chiều)"
GONE = r"\s+(?:ngày\s|kể\s|\d|qua\b|vừa\s+qua|trước\b|đầu\b|cuối\b|gần\s+đây)"
PERIOD = r"(?:ngày|tuần|tháng|quý|năm|buổi|vụ|đợt|kỳ|người|học kỳ)(?!\w)"
TASKS = r"(?:nhiệm vụ|nội dung|văn bản|bản|quyết định|tỉnh|xã|huyện|bộ|ngành|giấy|lần)(?!\w)"


@cache
def _label() -> str:
    """A prescribing word right before the number, or some words and "là", "bằng" or ":" between."""
    between = r"(?:(?:\s+[^;:]{1,90}?)?(?:\s+(?:là|bằng)|\s*:))?"
    return rf"{phrase('limits.amount')}(?:\s+{phrase('limits.soft')})?{between}\s*$"


@cache
def _lasting() -> str:
    """A task that lasts, up to two words before its length, or up to eight and "trong" or "là"."""
    long = rf"(?:\s+{PLAIN}){{0,8}}?\s+(?P<in>(?:trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?|là))"
    return rf"{phrase('limits.lasting')}(?:{long}|(?:\s+{PLAIN}){{0,2}}?)\s+$"


def labelled(match: Match) -> bool:
    """Whether a prescribing word stands with the number: "mức thu: ", "tỷ lệ đóng là ", "bằng "."""
    return compiled(_label()).search(grounds.lead(match)) is not None


def value(match: Match, role: Role, start: int | None = None) -> Limit:
    quantity = grounds.quantity_of(match)
    told = grounds.value_of(match, scale=quantities.scale(quantity.unit))
    return grounds.limit(match, "==", role, quantity, value=told, start=start)


def telling(match: Match) -> None:
    """Drops what a clause reports, and the old number of a change."""
    if grounds.reports(match) or grounds.superseded(match):
        raise NotThis


def money(match: Match, _: Context) -> Limit:
    """A sum with a rate ("…/tháng"), behind a prescribing word, or granted."""
    telling(match)
    before = grounds.left(match)
    granted = compiled(rf"{phrase('limits.grant')}\s+(?:số\s+tiền\s+)?$").search(before)
    quantity = grounds.quantity_of(match)
    rated = quantity.per is not None
    if (
        quantity.kind != "money"
        or compiled(r"(?:tương\s+đương|bằng\s+chữ\s*:?)\s*$").search(grounds.lead(match))
        or not (rated or granted or labelled(match))
    ):
        raise NotThis
    return value(match, Role.AMOUNT)


def share(match: Match, _: Context) -> Limit:
    """A share behind a prescribing word, an aim, or one that a clause opens with ("100% các xã …")."""
    telling(match)
    before = grounds.left(match)
    if grounds.waived(match) or compiled(DAYS_OF_DAYS).search(before):
        raise NotThis
    quantity = grounds.quantity_of(match)
    aim = rf"{phrase('limits.aim')}(?:,?\s+[^\W\d]+){{0,4}}\s*$"
    aimed = compiled(aim).search(before) and grounds.tells(grounds.lead(match), "limits.target")
    headed = compiled(HEADED).search(before)
    if compiled(GROWTH).search(before) and not aimed and not headed:
        raise NotThis
    leading = match["n"] == "100" and quantity.of and compiled(r"^\W*(?:[a-zđ\d]{1,3}[.)]\s*)?$").match(before)
    nested = compiled(r"\d\s?%\s+của\s*$").search(before)
    paid = compiled(r"\s+(?:nộp|đóng)(?!\w)").match(match.view.folded, quantity.end)
    if not (quantity.per or headed or aimed or leading or nested or paid or labelled(match)):
        raise NotThis
    return value(match, Role.AMOUNT)


def multiple(match: Match, _: Context) -> Limit:
    """ "20 lần mức lương cơ sở", "gấp 02 lần", "2 lần/tháng"."""
    telling(match)
    quantity = grounds.quantity_of(match)
    times = compiled(r"(?:gấp|bằng|mức)\s*$").search(grounds.left(match))
    frequent = quantity.per and compiled(PERIOD).match(quantity.per)
    if not (times or frequent or " " in quantity.unit):
        raise NotThis
    return value(match, Role.AMOUNT)


def headcount(match: Match, _: Context) -> Limit:
    before = grounds.left(match)
    posted = compiled(rf"{phrase('limits.posting')}\s+(?:thêm\s+|đủ\s+)?$").search(before)
    if not posted or grounds.reports(match) or grounds.tells(before, "limits.past"):
        raise NotThis
    return value(match, Role.BOUND)


def each(match: Match, _: Context) -> Limit:
    """ "Mỗi trường 05 đại biểu": a count for each, not a length of time."""
    if grounds.reports(match) or grounds.quantity_of(match).kind == "time":
        raise NotThis
    return replace(value(match, Role.BOUND), per=match.words("each"))


def rate(match: Match, _: Context) -> Limit:
    """ "240 mẫu/năm", "miễn phí 100 số điện/phòng/tháng": a rate of things, where a prescribing word stands with it."""
    quantity = grounds.quantity_of(match)
    cued = compiled(rf"(?:{phrase('limits.rate')}(?:\s+[^\W\d]+){{0,5}}|:)\s*$").search(grounds.left(match))
    if quantity.kind in ("money", "share", "times") or not quantity.per or not cued or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def points(match: Match, _: Context) -> Limit:
    if grounds.reports(match) or not labelled(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def granted(match: Match, _: Context) -> Limit:
    """ "Cấp 0,3 tấn", "xuất cấp 500.000 liều": things of a measure or a kind, not tasks, papers or places."""
    quantity = grounds.quantity_of(match)
    tasks = compiled(TASKS).match(quantity.unit.lower())
    if quantity.kind not in ("thing", "measure") or tasks or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def photo(match: Match, _: Context) -> Limit:
    """A photograph asked for with an application; copies of papers are none."""
    if not compiled(r"\s*(?:cỡ|màu|chân\s+dung|thẻ|\(?\d\s?x\s?\d)").match(match.view.folded, match.hit.end()):
        raise NotThis
    return value(match, Role.BOUND)


def within(match: Match, _: Context) -> Limit:
    """How old a paper may be: "ảnh chụp trong vòng 6 tháng"."""
    return replace(value(match, Role.BOUND), op="<=")


def fraction(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def length(match: Match, _: Context) -> Limit:
    """A task that lasts: "niêm yết trong 30 ngày". A length from an event is a deadline, left to that family."""
    after = match.view.folded[match.hit.end() : match.hit.end() + 12]
    years = len(match["n"]) == 4 and match["n"][:2] in ("19", "20")
    before = grounds.left(match)
    at_clock = compiled(r"(?:lúc|hồi|vào|từ|đến|trước|sau)\s+$").search(before) or compiled(CLOCK).match(after)
    clock = match["unit"] == "giờ" and at_clock
    task = compiled(_lasting()).search(before)
    if not task or years or clock or compiled(GONE).match(after) or grounds.reports(match):
        raise NotThis
    start = match.hit.start() - (task.end() - task.start("in")) if task["in"] else None
    return value(match, Role.BOUND, start)


AMOUNTS: tuple[Rule[Limit], ...] = (
    Rule("limit.money", rf"{FIGURES}\s*{MONEY}", money, ("400.000 đồng", "50 triệu đồng", "60.000 đ"), ("400.000",)),
    Rule(
        "limit.money_words",
        rf"{spelled('n')}\s+{MONEY}",
        money,
        ("một triệu đồng", "hai trăm nghìn đồng"),
        ("triệu đồng",),
        gates=("triệu", "nghìn đồng", "ngàn đồng", "tỷ đồng"),
    ),
    Rule(
        "limit.share", rf"{FIGURES}\s*(?:%|phần\s+trăm(?!\w))", share, ("32,5 %", "100%"), ("100",), ("%", "phần trăm")
    ),
    Rule("limit.multiple", rf"{FEW}\s+lần(?!\w)", multiple, ("20 lần", "hai lần"), ("lần thứ 2",), ("lần",)),
    Rule(
        "limit.coefficient",
        rf"(?<!\w)(?:bằng|hệ\s+số)\s+{FIGURES}\s+mức\s+lương",
        fraction,
        ("bằng 0,3 mức lương", "hệ số 0,2 mức lương"),
        ("bằng mức lương",),
        gates=("mức lương",),
    ),
    Rule("limit.headcount", rf"{FEW}\s+{PERSONS}", headcount, ("01 lãnh đạo", "một người"), ("lãnh đạo 01",)),
    Rule(
        "limit.each",
        rf"(?<!\w)(?:mỗi|từng)\s+(?P<each>{quantities.noun(4)}(?:,\s+{quantities.noun(2)})?)"
        rf"(?:\s+{phrase('limits.posting')})?\s+{FEW}",
        each,
        ("mỗi trường 05", "mỗi xã cử một"),
        ("mỗi năm",),
        gates=("mỗi", "từng"),
    ),
    Rule(
        "limit.rate",
        rf"{FIGURES}\s*[^\W\d][^\d;:,.()/]{{0,30}}/\s*[^\W\d]+",
        rate,
        ("240 mẫu/năm",),
        ("12/60 ngày",),
        gates=("/",),
    ),
    Rule("limit.points", rf"{FIGURES}\s+điểm(?!\w)", points, ("2,0 điểm",), ("điểm 2",), gates=("điểm",)),
    Rule(
        "limit.grant",
        rf"{phrase('limits.grant')}\s+{FIGURES}",
        granted,
        ("cấp 0,3", "xuất cấp 7.789.500"),
        ("cấp xã 3",),
        gates=("cấp", "trích", "phân bổ", "bổ sung", "hỗ trợ", "giao", "ứng"),
    ),
    Rule("limit.photo", rf"{FIGURES}\s+(?:tấm\s+)?ảnh(?!\w)", photo, ("4 ảnh",), gates=("ảnh",)),
    Rule(
        "limit.within",
        r"(?<!\w)(?:chụp|cấp|xác\s+nhận|có\s+giá\s+trị|còn\s+hạn)\s+(?:không\s+quá|trong\s+vòng|trong)\s+"
        rf"{FIGURES}\s*{TIME}",
        within,
        ("chụp trong vòng 6 tháng", "cấp không quá 6 tháng"),
        ("chụp 6 ảnh",),
        gates=("trong", "không quá"),
    ),
    Rule(
        "limit.fraction",
        rf"(?<!\w)bằng\s+(?P<n>{FRACTION})(?P<n_gloss>(?!))?",
        fraction,
        ("bằng 1/10",),
        ("bằng 12/60",),
        gates=("bằng",),
    ),
    Rule(
        "limit.length",
        rf"(?=\d)(?<!ngày\s){FIGURES}\s*(?P<unit>{TIME})",
        length,
        ("15 ngày", "30 ngày làm việc"),
        ("ngày 15",),
    ),
)
