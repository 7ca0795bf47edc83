"""So many for each: "mỗi trường 05 đại biểu", "mỗi hộ chuẩn bị 01 bao cát", "tối đa mỗi đơn vị 02 người".

What each has or gets as things are ("mỗi ngày có 200 xe qua cầu", "gồm 3 nhịp, mỗi nhịp dài 18 m") is none.
"""

from __future__ import annotations

from dataclasses import replace

from congvan.lexicon import phrase
from congvan.model.directive import Limit, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.amounts import FEW, value
from congvan.rules.limits.grounds import right

DOING = phrase("limits.posting", "limits.allotted")
CLOCK = r"\s*(?:\d|ngày|cùng\s+ngày|sáng|chiều)"
#: papers that the sides of an agreement keep; what is drawn up in writing is none of them
COPIES = (
    r"(?:bản(?!\s+(?:thu\s+hoạch|cam\s+kết|kế\s+hoạch|tin|kiểm\s+điểm|tự|đăng\s+ký|giao\s+ước|vẽ))|bộ\s+hồ\s+sơ)(?!\w)"
)
#: spans of time that things are counted by
PERIODS = r"(?:ngày|tuần|tháng|quý|năm|vụ|mùa|ca|buổi|đêm|đợt)(?!\w)"
#: rounds of which each lasts so long: "mỗi đợt 05 ngày"
ROUNDS = r"(?:học\s+kỳ|năm\s+học|khóa(?:\s+học)?|đợt|lớp(?:\s+học)?|kỳ|vòng|chuyến|ca|phiên)(?!\w)"
SIZES = r"(?:dài|rộng|cao|sâu|dày|nặng|diện\s+tích|đường\s+kính)"
#: a comparator before what is counted by: "tối đa mỗi đơn vị 02 người"
BOUNDED = (
    r"(?<!\w)(?:(?P<most>tối\s+đa|nhiều\s+nhất|không\s+quá)|tối\s+thiểu|ít\s+nhất|không\s+dưới)"
    r"(?:\s+(?:là|phải\s+có|cho))?\s+$"
)
OFTEN = r"(?:lần|buổi|kỳ|đợt|cuộc|phiên|chuyến)(?!\w)"


def each(match: Match, _: Context) -> Limit:
    """ "Mỗi trường 05 đại biểu": a count for each, not a length of time."""
    quantity = building.quantity_of(match)
    per, unit = _each_of(match), quantity.unit.lower()
    hours = unit == "giờ" and light(PERIODS).match(per) and not at_clock(match, right(match))
    lasts = light(ROUNDS).match(per) and not hours and unit != "giờ"
    brief = quantity.kind == "time" and unit not in ("buổi", "phút", "tiết") and not hours and not lasts
    if grounds.reports(match) or brief:
        raise NotThis
    if (quantity.kind == "share" and "," in match["each"]) or grounds.tells(match["each"], "limits.rough"):
        raise NotThis
    if match["does"] and light(PERIODS).match(per) and not grounds.tells(grounds.left(match), "limits.must"):
        raise NotThis
    if light(COPIES).match(unit) or is_flow(match, unit) or is_sized(match):
        raise NotThis
    if light(r"\bchỉ(?!\w)").search(match["each"].replace("chứng chỉ", "").replace("địa chỉ", "")):
        raise NotThis
    if bounded := light(BOUNDED).search(grounds.left(match)):
        start = match.hit.start() - len(bounded[0])
        return replace(value(match, Role.BOUND, quantity, op="<=" if bounded["most"] else ">=", start=start), per=per)
    return replace(value(match, Role.BOUND, quantity), per=per)


def is_sized(match: Match) -> bool:
    """Whether a size is told of each thing: "gồm 03 nhịp, mỗi nhịp dài 18 m"; one that is laid out binds."""
    if not light(rf"\s{SIZES}$").search(match["each"]):
        return False
    return not grounds.tells(match.view.folded[max(0, match.hit.start() - 200) : match.hit.start()], "limits.laying")


def _each_of(match: Match) -> str:
    """What is counted by, without the verb behind it: "ca trực" of "mỗi ca trực bố trí 4 nhân viên"."""
    start, end = match.hit.span("each")
    if span := light(building.SPAN).match(match["each"]):
        return match.view.words(start, start + span.end())
    verb = light(rf"\s+(?:{phrase('limits.posting', 'limits.handed')}(?:\s+[^\W\d]+)?|{SIZES})$").search(match["each"])
    return match.view.words(start, start + verb.start() if verb else end)


def is_flow(match: Match, unit: str) -> bool:
    """Whether so many come and go with time: "mỗi năm cơ sở xuất bán 200 con", "bán mỗi ngày 300 suất"."""
    before = grounds.left(match)
    if light(r"(?:^|\s)(?:trung\s+bình|bình\s+quân)(?:\s|$)").search(match["each"]):
        return True
    if grounds.tells(before, "limits.must") or not light(PERIODS).match(match["each"]):
        return False
    if light(rf"{phrase('limits.flows')}\s+$").search(before):
        return True
    return light(rf"\s{phrase('limits.flows')}$").search(match["each"]) is not None and not light(OFTEN).match(unit)


def at_clock(match: Match, after: str) -> bool:
    """Whether hours are told of the clock: "lúc 8 giờ", "8 giờ 30", "8 giờ ngày …"."""
    led = light(r"(?:lúc|hồi|vào|từ|đến|trước|sau)\s+$").search(grounds.left(match))
    return bool(led or light(CLOCK).match(after))


EACH: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.each",
        rf"(?<!\w)(?:mỗi|từng)\s+(?P<each>{quantities.noun(4)}(?:,\s+{quantities.noun(2)})?)"
        rf"(?:\s+(?:(?:được|phải|gồm|đóng|ủng\s+hộ|(?P<does>{phrase('limits.each_gives')})|{DOING})(?!\w)\s*){{1,3}})?"
        rf"\s*(?<=\s){FEW}",
        each,
        ("mỗi trường 05", "mỗi xã cử một"),
        ("mỗi năm",),
        starts=("mỗi", "từng"),
    ),
)
