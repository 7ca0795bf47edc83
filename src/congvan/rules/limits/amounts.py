"""Prescribed sums, shares and rates: numbers that bind without a comparator.

"1.800.000 đồng/sinh viên/tháng", "bằng 70%", "tỷ lệ đóng là 32,5 %", "20 lần mức lương cơ sở".
The patterns find a number with its unit; it binds only where a
prescribing word stands with it, and a number that reports ("ước đạt 95%", "chiếm 34,86%") is none.
"""

from __future__ import annotations

from functools import cache

from congvan.lexicon import openers, phrase
from congvan.model.directive import Limit, Op, Role
from congvan.rules import numbers
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.grounds import right
from congvan.rules.limits.prescribed import (
    AGAIN,
    FINED,
    HEADED,
    heads,
    labelled,
    paid,
    said_again,
    states,
    telling,
    turned_over,
)
from congvan.rules.numbers import FIGURED, SPELLED, few, parcels, spelled, written
from congvan.rules.quantities import Quantity

FIGURES = written()
FEW, FEWS = few(), numbers.FEW
MONEY = phrase("units.money").removeprefix(r"(?<!\w)")  #: glued to its number, too: "500.000đ"
DAYS_OF_DAYS = r"\d/\d+\s+ngày"
GROWTH = r"(?:tăng|đạt|đạt\s+tỷ\s+lệ|tốc\s+độ\s+tăng)\s+(?:trưởng\s+)?(?:khoảng\s+)?$"
ENTITLED = (
    r"(?<!đã\s)được\s+(?:hoàn|hỗ\s+trợ|miễn|giảm|trả|cấp|thanh\s+toán|hưởng|trợ\s+cấp|bồi\s+thường)"
    r"(?:\s+(?:lại|trả))?\s+$"
)
PAST = r"(?<!\w)(?:đến\s+nay|hiện\s+nay|(?<!thực\s)(?<!thể\s)(?<!phát\s)(?<!xuất\s)hiện|đã)(?!\w)"
#: what something can do as it was built: "nhà máy có công suất 500 tấn/ngày"
DESIGNED = r"(?<!\w)(?:có|với)\s+(?:tổng\s+)?công\s+suất(?:\s+thiết\s+kế)?\s+$"
YIELDS = r"(?<!\w)cho\s+(?:thu(?:\s+(?:hoạch|lãi|về|nhập))?|năng\s+suất|sản\s+lượng|lãi|quả)\s+(?:[^\W\d]+\s+){0,3}$"
#: what must come about first: "Khu vực nào có 100% cử tri đã bỏ phiếu thì được …"
SUPPOSED = r"(?<!\w)(?:nào|nếu|khi)\s+(?:[^\W\d]+\s+){0,3}?(?:có|đạt|đủ|đạt\s+được)\s+(?:đủ\s+)?$"
#: what a total that is told consists of: "Tổng kinh phí là 86 tỷ đồng, trong đó vốn đối ứng "
PARTS_OF = (
    r"(?<!\w)tổng\s+(?:kinh\s+phí|vốn|mức\s+đầu\s+tư|giá\s+trị|chi\s+phí|dự\s+toán)(?!\w)"
    r"[^.;]{0,100},\s+(?:trong\s+đó|gồm)(?!\w)"
)
#: how often somebody may do it: "được gia hạn nợ một lần"
ONCE = (
    r"(?<!\w)(?:được|được\s+phép|cho\s+phép|cho)\s+(?:gia\s+hạn|phúc\s+khảo|thi\s+lại|kiểm\s+tra\s+lại|bảo\s+lưu|chuyển\s+(?:lớp|trường|ngành)"
    r"|rút\s+hồ\s+sơ|điều\s+chỉnh\s+nguyện\s+vọng|cơ\s+cấu\s+lại|giãn\s+nợ|đổi\s+(?:hàng|lịch|vé))(?:\s+(?!đã)[^\W\d]+){0,3}\s+$"
)
#: what is aimed at, some words before the share
AIM = r"{limits.aim}(?:,?\s+[^\W\d]+){0,4}\s*$"
TO_REACH = r"(?<!\w)(?:phải|cần|bảo\s+đảm|đảm\s+bảo)\s+(?:đạt|có|bằng)(?:\s+(?:tỷ\s+lệ|mức))?\s+$"
TARGETS = r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu)(?!\w)[^;]{0,120}(?:,|(?<!\w)(?:có|đạt))\s+$"
TOLD = r"(?<!\w)(?:đạt|được|chiếm|là|tăng|giảm|có|gần|trên|hơn|bằng)\s+(?:khoảng\s+|tỷ\s+lệ\s+)?$"
RATED = r"(?:áp\s+dụng|chịu|hưởng)\s+(?:mức\s+)?(?:thuế\s+suất|lãi\s+suất)(?:\s+[^\W\d]+){1,5}\s+$"
PERIOD = r"(?:ngày|tuần|tháng|quý|năm|buổi|vụ|đợt|kỳ|người|học kỳ)(?!\w)"


def value(
    match: Match, role: Role, quantity: Quantity | None = None, *, op: Op = "==", start: int | None = None
) -> Limit:
    """What the number says; ``quantity`` where it was read before."""
    quantity = quantity or building.quantity_of(match)
    return building.limit(match, op, role, quantity, value=building.worth(match, quantity), start=start)


def money(match: Match, _: Context) -> Limit:
    """A sum with a rate ("…/tháng"), behind a prescribing word, or granted."""
    telling(match)
    before = grounds.left(match)
    granted = light(_granting()).search(before)
    quantity = building.quantity_of(match)
    rated = quantity.per is not None
    if light(AGAIN).search(match.view.folded[max(0, match.hit.start() - 40) : match.hit.start()]):
        raise NotThis
    granted = granted or light(_gift()).search(before)
    told = (not granted and light(states()).search(grounds.lead(match))) or light(FINED).search(before)
    told = told or (light(PARTS_OF).search(grounds.lead(match)) if not rated else None)
    if (
        quantity.kind != "money"
        or light(r"(?:tương\s+đương|bằng\s+chữ\s*:?)\s*$").search(grounds.lead(match))
        or told
        or not (rated or granted or labelled(match) or paid(match, quantity.unit) or light(heads()).search(before))
    ):
        raise NotThis
    said_again(match, quantity)
    return value(match, Role.AMOUNT, quantity)


@cache
def _gift() -> str:
    """What somebody is given: "được nhận quà trị giá "."""
    return rf"{phrase('limits.receiving')}(?:\s+[^\W\d]+){{0,6}}\s+trị\s+giá\s+$"


@cache
def _divided() -> str:
    """What is divided, and the parts before this one: "Phân bổ: 80% chi cho giáo viên trực tiếp dạy, "."""
    return rf"{phrase('limits.divided')}(?:\s+[^\W\d]+){{0,8}}\s*:\s*(?:\d[^;:]{{0,120}}[,\s])?$"


@cache
def _granting() -> str:
    """What grants a sum, right before it or before whom it is for: "bổ sung có mục tiêu cho huyện"."""
    whom = r"(?:\s+(?:có\s+mục\s+tiêu|kinh\s+phí))?(?:\s+cho\s+[^\d,;:.()]{2,60})?"
    return rf"{phrase('limits.grant', 'limits.sold')}{whom}\s+(?:số\s+tiền\s+)?$"


def share(match: Match, _: Context) -> Limit:
    """A share behind a prescribing word, an aim, or one that a clause opens with ("100% các xã …")."""
    before = grounds.left(match)
    if not light(ENTITLED).search(before):
        telling(match)
    if grounds.waived(match) or light(DAYS_OF_DAYS).search(before):
        raise NotThis
    quantity = building.quantity_of(match)
    is_set = _is_aimed(match, before) or light(HEADED).search(before) or light(heads()).search(before)
    if not is_set and light(GROWTH).search(before):
        raise NotThis
    if not (
        is_set
        or quantity.per
        or labelled(match)
        or turned_over(match, quantity)
        or (quantity.of and _is_of_all(match, before))
        or _is_due(match, quantity, before)
    ):
        raise NotThis
    return value(match, Role.AMOUNT, quantity)


def _is_aimed(match: Match, before: str) -> bool:
    """Whether a share is to be reached: "chỉ tiêu hộ nghèo giảm còn 3%", "phải đạt 90%"."""
    if wording(AIM).search(before) and grounds.tells(grounds.lead(match), "limits.target"):
        return True
    return light(TO_REACH).search(before) is not None


def _is_of_all(match: Match, before: str) -> bool:
    """Whether the share of something is an aim said before others, or all of it: "100% các xã …", and none "đã …"."""
    if light(TARGETS).search(before):
        return True
    if match["n"] != "100":
        return False
    if light(ENTITLED).search(before):
        return True
    told = light(TOLD).search(before) or light(PAST).search(before)
    return not told and light(r"[^,;.]{0,60}?\sđã\s").match(match.view.folded, match.hit.end()) is None


def _is_due(match: Match, quantity: Quantity, before: str) -> bool:
    """Whether a share is charged, paid, divided, a share of another, or what must come about first."""
    folded = match.view.folded
    return bool(
        light(r"\d\s?%\s+của\s*$").search(before)
        or light(r"\s+(?:nộp|đóng)(?!\w)").match(folded, quantity.end)
        or light(RATED).search(before)
        or light(_divided()).search(grounds.lead(match))
        or (light(SUPPOSED).search(before) and light(r"[^.;]{0,60}?\s(?:thì|mới)\s").match(folded, match.hit.end()))
    )


def multiple(match: Match, _: Context) -> Limit:
    """ "20 lần mức lương cơ sở", "gấp 02 lần", "2 lần/tháng"."""
    telling(match)
    quantity = building.quantity_of(match)
    before = grounds.left(match)
    times: object = light(r"(?:gấp|bằng|mức|gia\s+hạn|gia\s+hạn\s+thêm)\s*$").search(before)
    times = times or (light(ONCE).search(before) and not light(r"\s+(?:nữa|trong|mỗi)(?!\w)").match(right(match)))
    frequent = quantity.per and light(PERIOD).match(quantity.per)
    if not (times or frequent or " " in quantity.unit):
        raise NotThis
    return value(match, Role.AMOUNT, quantity)


def wages(match: Match, _: Context) -> Limit:
    """ "05 tháng tiền lương", "một tháng lương": an allowance counted in wages."""
    telling(match)
    return value(match, Role.AMOUNT)


def rate(match: Match, _: Context) -> Limit:
    """ "240 mẫu/năm", "miễn phí 100 số điện/phòng/tháng": a rate of things, where a prescribing word stands with it."""
    quantity = building.quantity_of(match)
    told = grounds.lead(match)
    cued = light(rf"(?:{phrase('limits.rate')}(?:\s+[^\W\d]+){{0,5}}|:|(?<!\w)là)\s*$").search(told)
    normed = light(rf"{phrase('units.normed')}").match(quantity.unit.lower())
    normed = normed or light(r"[^.;:]{0,12}\s(?:so\s+với\s+(?:định\s+mức|quy\s+định|mức)|đối\s+với)").match(
        match.view.folded, quantity.end
    )
    cued = cued or (normed and light(rf"{phrase('limits.normed')}\s+(?:thêm\s+|đi\s+)?$").search(told))
    built = light(DESIGNED).search(told) and not grounds.tells(grounds.left(match), "limits.must")
    if built or light(YIELDS).search(told):
        raise NotThis
    if quantity.kind in ("money", "share", "times") or not quantity.per or not cued or grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT, quantity)


def points(match: Match, _: Context) -> Limit:
    if grounds.reports(match) or not labelled(match):
        raise NotThis
    return value(match, Role.AMOUNT)


AMOUNTS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.money",
        rf"{FIGURES}\s*{MONEY}",
        money,
        ("400.000 đồng", "50 triệu đồng", "60.000 đ"),
        ("400.000",),
        gates=openers("units.money"),
        starts=FIGURED,
    ),
    Rule(
        "limit.money_words",
        rf"{spelled('n')}\s+{MONEY}(?:\s+{parcels()}(?:\s+đồng(?!\w))?)?",
        money,
        ("một triệu đồng", "hai trăm nghìn đồng"),
        ("triệu đồng",),
        gates=("triệu", "nghìn đồng", "ngàn đồng", "tỷ đồng"),
        starts=SPELLED,
    ),
    Rule(
        "limit.share",
        rf"{FIGURES}\s*(?:%|phần\s+trăm(?!\w))",
        share,
        ("32,5 %", "100%"),
        ("100",),
        gates=("%", "phần trăm"),
        starts=FIGURED,
    ),
    Rule(
        "limit.share_words",
        rf"{spelled('n')}\s+phần\s+trăm(?!\w)",
        share,
        ("bốn mươi phần trăm",),
        ("phần trăm",),
        gates=("phần trăm",),
        starts=SPELLED,
    ),
    Rule(
        "limit.multiple",
        rf"{FEW}\s+lần(?!\w)",
        multiple,
        ("20 lần", "hai lần"),
        ("lần thứ 2",),
        gates=("lần",),
        starts=FEWS,
    ),
    Rule(
        "limit.wages",
        rf"{FEW}\s+tháng\s+(?:(?:tiền\s+)?lương|tiền\s+(?:thuê(?:\s+(?:nhà|đất|mặt\s+bằng))?|học\s+phí))(?!\w)",
        wages,
        ("05 tháng tiền lương", "một tháng lương"),
        ("tháng lương thứ 13",),
        gates=("tháng lương", "tháng tiền"),
        starts=FEWS,
    ),
    Rule(
        "limit.rate",
        rf"{FIGURES}\s*[^\W\d]\d?[^\d;:,.()/]{{0,30}}/\s*(?:\d{{1,3}}\s+)?[^\W\d]+",
        rate,
        ("240 mẫu/năm", "01 người/50 lao"),
        ("12/60 ngày",),
        gates=("/",),
        starts=FIGURED,
    ),
    Rule(
        "limit.points", rf"{FIGURES}\s+điểm(?!\w)", points, ("2,0 điểm",), ("điểm 2",), gates=("điểm",), starts=FIGURED
    ),
)
