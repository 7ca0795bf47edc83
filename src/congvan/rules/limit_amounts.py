"""Prescribed amounts, rates, counts and lengths: numbers that bind without a comparator.

"1.800.000 đồng/sinh viên/tháng", "bằng 70%", "tỷ lệ đóng là 32,5 %", "20 lần mức lương cơ sở", "cử 01 lãnh đạo", "mỗi trường
05 đại biểu", "niêm yết trong 30 ngày". Such a number binds only where a prescribing word stands with it; a number that
reports ("ước đạt 95%", "chiếm 34,86%") is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import Limit, Role
from congvan.rules import limit_grounds as grounds
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, compiled
from congvan.rules.numbers import FRACTION, number, spelled, written

FIGURES = written()
MONEY = rf"\s*{phrase('units.money')}"
SHARE = r"\s*(?:%|phần\s+trăm(?!\w))"
TIME_UNIT = phrase("units.time")
PERSONS = phrase("units.persons")
POSTING, LASTING, GRANT = phrase("limits.posting"), phrase("limits.lasting"), phrase("limits.grant")
PLAIN = rf"(?!{phrase('units.ends')})[^\W\d]+"


@cache
def _label() -> str:
    """A prescribing word right before the number, or with up to eight words and "là", "bằng" or ":" between."""
    return rf"{phrase('limits.amount')}(?:\s+{phrase('limits.soft')})?(?:(?:\s+[^;:]{{1,90}}?)?(?:\s+(?:là|bằng)|\s*:))?\s*$"


def labelled(match: Match) -> bool:
    """Whether a prescribing word stands with the number: "mức thu: ", "tỷ lệ đóng là ", "bằng "."""
    return compiled(_label()).search(grounds.lead(match)) is not None


def value(match: Match, role: Role) -> Limit:
    quantity = grounds.quantity_of(match)
    told = grounds.value_of(match, scale=quantities.scale(quantity.unit))
    return grounds.limit(match, "==", role, quantity, value=told)


def money(match: Match, _: Context) -> Limit:
    quantity = grounds.quantity_of(match)
    granted = compiled(rf"{GRANT}\s+(?:số\s+tiền\s+)?$").search(grounds.left(match))
    if (
        quantity.kind != "money"
        or compiled(r"tương\s+đương\s*$").search(grounds.left(match))
        or grounds.reports(match)
        or grounds.superseded(match)
    ):
        raise NotThis
    if not (quantity.per or labelled(match) or granted):
        raise NotThis
    return value(match, Role.AMOUNT)


def share(match: Match, _: Context) -> Limit:
    if (
        grounds.waived(match)
        or grounds.superseded(match)
        or grounds.reports(match)
        or compiled(r"\d/\d+\s+ngày").search(grounds.left(match))
    ):
        raise NotThis
    quantity = grounds.quantity_of(match)
    before = grounds.left(match)
    aimed = compiled(rf"{phrase('limits.aim')}(?:,?\s+[^\W\d]+){{0,4}}\s*$").search(before) and grounds.tells(
        grounds.lead(match), "limits.target"
    )
    leading = match["n"] == "100" and quantity.of and compiled(r"^\W*(?:[a-zđ\d]{1,3}[.)]\s*)?$").match(before)
    nested = compiled(r"\d\s?%\s+của\s*$").search(before)
    paid = compiled(r"\s+(?:nộp|đóng)(?!\w)").match(match.view.folded, quantity.end)
    if (
        compiled(r"(?:tăng|tăng\s+trưởng|đạt|tốc\s+độ\s+tăng)\s+(?:trưởng\s+)?(?:khoảng\s+)?$").search(before)
        and not aimed
    ):
        raise NotThis
    if not (labelled(match) or quantity.per or aimed or leading or paid or nested):
        raise NotThis
    return value(match, Role.AMOUNT)


def multiple(match: Match, _: Context) -> Limit:
    if grounds.reports(match) or grounds.superseded(match):
        raise NotThis
    quantity = grounds.quantity_of(match)
    times = compiled(r"(?:gấp|bằng|mức)\s*$").search(grounds.left(match))
    frequent = quantity.per and compiled(r"(?:ngày|tuần|tháng|quý|năm|buổi|vụ|đợt|kỳ|người|học kỳ)").match(quantity.per)
    if not (times or frequent or " " in quantity.unit):
        raise NotThis
    return value(match, Role.AMOUNT)


def headcount(match: Match, _: Context) -> Limit:
    if grounds.reports(match) or grounds.tells(grounds.left(match), "limits.past"):
        raise NotThis
    return value(match, Role.BOUND)


def each(match: Match, _: Context) -> Limit:
    quantity = grounds.quantity_of(match)
    if grounds.reports(match) or quantity.kind == "time":
        raise NotThis
    return replace(value(match, Role.BOUND), per=match.words("each"))


def counted(match: Match, _: Context) -> Limit:
    """ "240 mẫu/năm", "miễn phí 100 số điện/phòng/tháng": a rate of things, where a prescribing word stands with it."""
    quantity = grounds.quantity_of(match)
    cued = compiled(rf"(?:{phrase('limits.rate')}(?:\s+[^\W\d]+){{0,5}}|:)\s*$").search(grounds.left(match))
    if quantity.kind in ("money", "share", "times") or not quantity.per or not cued or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def granted(match: Match, _: Context) -> Limit:
    quantity = grounds.quantity_of(match)
    if quantity.kind in ("time", "times", "money", "share", "age") or grounds.reports(match):
        raise NotThis
    if quantity.kind == "thing" and compiled(
        r"(?:nhiệm vụ|nội dung|văn bản|bản|quyết định|tỉnh|xã|huyện|bộ|ngành)(?!\w)"
    ).match(quantity.unit.lower()):
        raise NotThis
    return value(match, Role.AMOUNT)


def points(match: Match, _: Context) -> Limit:
    if grounds.reports(match) or not labelled(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def photo(match: Match, _: Context) -> Limit:
    """A photograph asked for with an application; copies of papers are none."""
    if not compiled(r"\s*(?:cỡ|màu|chân\s+dung|thẻ|\(?\d\s?x\s?\d)").match(match.view.folded, match.hit.end()):
        raise NotThis
    return value(match, Role.BOUND)


def fraction(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def within(match: Match, _: Context) -> Limit:
    """How old a paper may be: "ảnh chụp trong vòng 6 tháng"."""
    return replace(value(match, Role.BOUND), op="<=")


def length(match: Match, _: Context) -> Limit:
    """A task that lasts: "niêm yết trong 30 ngày". A length from an event is a deadline, left to that family."""
    after = match.view.folded[match.hit.end() : match.hit.end() + 12]
    years = len(match["n"]) == 4 and match["n"][:2] in ("19", "20")
    clock = compiled(r"\s*(?:\d|ngày|cùng\s+ngày|sáng|chiều)").match(after) and match["unit"] == "giờ"
    if years or clock or compiled(r"\s+(?:ngày|kể)\s").match(after) or grounds.reports(match):
        raise NotThis
    return value(match, Role.BOUND)


AMOUNTS: tuple[Rule[Limit], ...] = (
    Rule("limit.money", rf"{number()}{MONEY}", money, ("400.000 đồng", "50 triệu đồng", "60.000 đ"), ("400.000",)),
    Rule("limit.share", rf"{FIGURES}{SHARE}", share, ("32,5 %", "100%"), ("100",), gates=("%", "phần trăm")),
    Rule(
        "limit.multiple",
        rf"(?:{FIGURES}|(?P<n>{spelled()}))\s+lần(?!\w)",
        multiple,
        ("20 lần", "hai lần"),
        ("lần thứ 2",),
        gates=("lần",),
    ),
    Rule(
        "limit.headcount",
        rf"{POSTING}\s+(?:thêm\s+)?{number()}\s+{PERSONS}",
        headcount,
        ("cử 01 lãnh đạo", "được bố trí 01 người"),
        ("cử tuyển thẳng 01 người",),
    ),
    Rule(
        "limit.each",
        rf"(?<!\w)(?:mỗi|từng)\s+(?P<each>{quantities.noun(4)}(?:,\s+{quantities.noun(2)})?)(?:\s+{POSTING})?\s+{number()}",
        each,
        ("mỗi trường 05", "mỗi xã cử một"),
        ("mỗi năm",),
        gates=("mỗi", "từng"),
    ),
    Rule(
        "limit.rate",
        rf"{FIGURES}\s*[^\W\d][^\d;:,.()/]{{0,30}}/\s*[^\W\d]+",
        counted,
        ("240 mẫu/năm",),
        ("12/60 ngày",),
        gates=("/",),
    ),
    Rule("limit.points", rf"{FIGURES}\s+điểm(?!\w)", points, ("2,0 điểm",), ("điểm 2",), gates=("điểm",)),
    Rule("limit.grant", rf"{GRANT}\s+{FIGURES}", granted, ("cấp 0,3", "xuất cấp 7.789.500"), ("cấp xã 3",)),
    Rule("limit.photo", rf"{FIGURES}\s+(?:tấm\s+)?ảnh(?!\w)", photo, ("4 ảnh",)),
    Rule(
        "limit.within",
        rf"(?<!\w)(?:chụp|cấp|xác\s+nhận|có\s+giá\s+trị|còn\s+hạn)\s+(?:không\s+quá|trong\s+vòng|trong)\s+{FIGURES}\s*{TIME_UNIT}",
        within,
        ("chụp trong vòng 6 tháng", "cấp không quá 6 tháng"),
        ("chụp 6 ảnh",),
    ),
    Rule(
        "limit.fraction",
        rf"(?<!\w)bằng\s+(?P<n>{FRACTION})(?P<n_gloss>(?!))?",
        fraction,
        ("bằng 1/10",),
        ("bằng 12/60",),
    ),
    Rule(
        "limit.length",
        rf"{LASTING}(?:(?:\s+{PLAIN}){{0,2}}?|(?:\s+{PLAIN}){{0,8}}?\s+(?:trong(?:\s+(?:thời\s+(?:gian|hạn)|vòng))?|là))\s+{FIGURES}\s*(?P<unit>{TIME_UNIT})",
        length,
        ("cách ly 15 ngày", "niêm yết trong 30 ngày"),
        ("trong 30 ngày",),
    ),
)
