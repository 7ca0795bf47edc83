"""Limits said with a comparator: caps, floors, ranges and thresholds.

Negation turns the direction: "không dưới" is at least, "không tập trung quá 20 người" at most 20. Of a range with open
ends ("từ trên 15% đến dưới 30%") the ends are kept as the values of a "between"; its words say which end is open.

Source: forms counted in codified law and in letters (lexicon `limits`).
"""

from __future__ import annotations

from congvan.lexicon import not_behind, openers, phrase, words
from congvan.model.directive import Limit, Op, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.building import Build, bound, counted
from congvan.rules.limits.comparators import LONGEST, NO_LESS, NO_MORE, SHORTEST
from congvan.rules.limits.thresholds import threshold
from congvan.rules.numbers import FIGURED, number, spelled, underneath, written
from congvan.rules.told import forms

AT_MOST = rf"(?:{phrase('limits.at_most')}|{NO_MORE})"
AT_LEAST = rf"(?:{phrase('limits.at_least')}|{NO_LESS})"
MOST_OF, LEAST_OF, EQUALS = phrase("limits.most_of"), phrase("limits.least_of"), phrase("limits.equals")
N, FIGURES = number(), written()
#: below a length or an age a number may stand in words: "dưới ba tháng"; "dưới một hình thức" counts nothing
UNDER = underneath(rf"\s+{phrase('units.time', 'units.age')}")
NUMBERED = phrase("units.numbered")
#: a number that names something ("cấp 3", "tháng 5") is counted by nobody
UNNAMED = not_behind(words("units.numbered"))
#: words between a superlative and "là": "tối thiểu cho 01 (một) lượt trực đêm là"
GAP = r"(?:\s+(?:(?!tối\s|ít\s+nhất)[^.;:()\d]|\(\w{1,5}\)|\d{1,2}(?=\s+\()){1,70}?)?"
LINK = (
    r"(?:(?:là|bằng|gấp|khoảng|tương\s+đương|với|đạt|mức|ở\s+mức|có|phải"
    r"|cao\s+trình|mốc|ngưỡng|hạn\s+mức|tỷ\s+lệ)\s+){0,2}"
)
#: words that open another clause
APART = (
    r"(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười|và|với|nhưng|để|không|là|được|thì|phải|trong|khi|của|đạt|giảm|tăng)(?!\w)"
)
UNSAID = r"(?<!không\s)(?<!không được\s)(?<!chỉ được\s)(?<!chưa\s)(?<!tối đa\s)(?<!vượt\s)"
FROM = r"(?<!\w)(?:(?:tối\s+đa\s+)?từ|trong\s+khoảng(?:\s+từ)?|khoảng\s+từ)\s+(?:(?:khoảng|đủ)\s+|\+)?$"
TO = r"\s*(?:đến|tới|-)\s*(?:(?:dưới|không\s+quá|hết|tối\s+đa|khoảng|đủ|dưới\s+mức)\s+)?"
#: what stands between the ends of a range: their unit, with its own figure or stroke ("m2", "kg/người")
MEASURED = r"(?P<unit>[^\d;:,.()/\"]{0,24}?(?:(?<=m)[23])?(?:/[^\d;:,.()/\"]{1,16}?(?:(?<=m)[23])?){0,2}|%)"
#: a class that is named by the age of its children: "nhà trẻ (18-36 tháng)"
CLASS = r"(?<!\w)(?:nhà\s+trẻ|nhóm(?:\s+trẻ)?|lớp(?:\s+[^\W\d]+)?)\s*[(:]?\s*(?:từ\s+)?$"
NAMING = r"dài|cao|dày|sâu|rộng|nặng|gồm|mở|mật\s+độ(?:\s+[^\W\d]+){0,2}"  #: before a range of things
SIGN = r"[+±]?"
#: what is to be less or more than before: "Tinh giản tối thiểu 10% biên chế so với năm 2015"
SET_TO = rf"[\W\d]*(?:[a-zđ]\)\s*)?(?:phấn\s+đấu\s+)?(?:tinh\s+giản|tiết\s+kiệm|{phrase('limits.changing')})(?!\w)"


def outright(op: Op) -> Build:
    """A cap or floor said outright; beside "so với cùng kỳ" it compares facts."""

    def build(match: Match, _: Context) -> Limit:
        quantity = building.alone(match)
        if match.hit[0].startswith("đạt từ") and light(r"\s+trở\s+lên(?!\w)").match(match.view.folded, quantity.end):
            raise NotThis  # "đạt |từ 50 điểm trở lên"
        compared = light(r"[^.;]{0,40}so\s+với\s+(?:cùng|năm|tháng|quý)").match(match.view.folded, match.hit.end())
        if compared and not light(SET_TO).match(grounds.left(match)):
            raise NotThis
        return bound(match, op, quantity, strong=True)

    return build


def extreme(op: Op) -> Build:
    """A superlative that serves descriptions as well ("nhiệt độ cao nhất 39 độ"): one that reports is left alone."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        before = grounds.left(match)
        paid = grounds.tells(light(r",(?=\s)").split(before)[-1], "limits.paying")
        if grounds.reports(match) or (grounds.tells(before, "limits.observed") and not paid):
            raise NotThis
        return bound(match, op, quantity, strong=True)

    return build


def rate(op: Op) -> Build:
    """A superlative some words before its number, which must be money or a share: "tối đa bằng đồng Việt Nam 14%"."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        if quantity.kind not in ("money", "share"):
            raise NotThis
        return bound(match, op, quantity, strong=True)

    return build


def between(match: Match, _: Context) -> Limit:
    """A range; one of years or of the clock is none."""
    labelled = light(r"(?<!\w)(?:ph|hệ\s+số|chỉ\s+số|trị\s+số|tỷ\s+số)(?!\w)").search(grounds.lead(match))
    aged = building.graded(match, "m")
    quantity = aged or (building.alone(match, "m") if labelled else building.quantity_of(match, "m"))
    low, high = building.value_of(match), building.value_of(match, "m", quantities.scale(quantity.unit))
    before = grounds.left(match)
    prefix = light(FROM).search(before)
    years = quantity.kind not in ("money", "measure") and all(1900 <= end <= 2100 for end in (low, high))
    clock = quantity.unit.lower() in ("giờ", "h") and match.hit.start("n") == match.hit.start()
    clock = clock and not light(r"(?<!\w)(?:chỉ|tối đa)(?!\w)").search(before)
    named = quantity.unit.lower() == "tháng" and light(CLASS).search(match.view.folded, 0, match.hit.start())
    if years or clock or named or low >= high or grounds.reports(match):
        raise NotThis
    posted = light(rf"(?:{phrase('limits.posting')}|(?<!\w)(?:{NAMING}))\s+$").search(before)
    if match.hit.start("n") == match.hit.start() and not (prefix or posted) and quantity.kind == "thing":
        raise NotThis
    role = Role.AMOUNT if quantity.kind == "money" else building.role_of(match, strong=False)
    start = match.hit.start() - len(prefix[0]) if prefix else None
    return building.limit(match, "between", role, quantity, value=low, upper=high, start=start)


BOUNDS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.between",
        rf"(?=\d){UNNAMED}{FIGURES}{MEASURED}{TO}{SIGN}{written('m')}",
        between,
        ("12.000.000 đồng đến 16.000.000", "10 năm đến dưới 15", "15% đến không quá 30", "10 - 15"),
        ("ngày 08 đến ngày 10",),
        gates=("đến", "tới", "-"),
        starts=FIGURED,
    ),
    Rule(
        "limit.between_open",
        rf"(?<!\w)(?:từ\s+)?(?:trên|hơn|đủ)\s+{FIGURES}{MEASURED}{TO}{SIGN}{written('m')}",
        between,
        ("từ trên 15% đến không quá 30", "từ đủ 18 tuổi đến dưới 60"),
        ("trên 12 tháng",),
        gates=("đến", "tới", "-"),
        needs=("trên", "hơn", "đủ"),
        starts=("từ", "trên", "hơn", "đủ"),
    ),
    Rule(
        "limit.between_words",
        rf"(?<!\w)từ\s+{spelled('n')}(?P<unit>[^\d;:,.()/]{{0,24}}?){TO}{spelled('m')}",
        between,
        ("từ một triệu đồng đến hai", "từ hai đến ba"),
        ("từ năm 2021 đến năm 2025",),
        gates=("từ",),
        needs=("đến", "tới", "-"),
        starts=("từ",),
    ),
    Rule(
        "limit.at_most",
        rf"{AT_MOST}\s+{LINK}(?:[±+]\s{{0,2}})?{N}",
        outright("<="),
        ("không quá 20", "không được vượt quá 40", "tối đa không quá 1,5", "nhiều nhất là hai"),
        ("quá 20", "không quá hạn"),
        gates=(
            "quá",
            "tối đa",
            "nhất",
            "vượt",
            "hơn",
            "trên",
            "bằng",
            "chỉ được cấp",
            "trong",
            "khống chế",
            "giới hạn",
            "trần",
        ),
        needs=(
            "không",
            "chẳng",
            "chưa",
            "tối đa",
            "nhất",
            "bằng",
            "chỉ được cấp",
            "gói",
            "giới hạn",
            "khống chế",
            "trần",
            "dừng ở",
        ),
        starts=(*openers("limits.at_most", "limits.small"), "chẳng", "dưới", "bằng"),
    ),
    Rule(
        "limit.longest",
        rf"{LONGEST}\s+{LINK}{N}",
        extreme("<="),
        ("dài nhất 60", "lâu nhất là 15"),
        ("dài nhất huyện",),
        gates=("nhất",),
        starts=openers("limits.longest"),
    ),
    Rule(
        "limit.shortest",
        rf"{SHORTEST}\s+{LINK}{N}",
        extreme(">="),
        ("ngắn nhất 15", "sớm nhất là 03"),
        ("nhỏ nhất vùng",),
        gates=("nhất",),
        starts=openers("limits.shortest"),
    ),
    Rule(
        "limit.highest",
        rf"{MOST_OF}{GAP}(?:\s+{EQUALS}\s+|\s*:\s*){N}",
        outright("<="),
        ("tối đa để tính mức đóng là 20", "tối đa hiện nay là 500.000.000"),
        ("tối đa số lượng người",),
        gates=("tối đa", "cao nhất", "nhiều nhất", "trần", "giới hạn", "khống chế"),
        starts=openers("limits.most_of"),
    ),
    Rule(
        "limit.highest_rate",
        rf"{MOST_OF}(?:\s+(?!{APART}|{NUMBERED})[^\W\d]+){{1,6}}\s+{FIGURES}",
        rate("<="),
        ("tối đa bằng đồng việt nam 14",),
        ("tối đa và 14", "tối đa 14"),
        gates=forms("limits.most_of"),
        starts=openers("limits.most_of"),
    ),
    Rule(
        "limit.lowest_rate",
        rf"{LEAST_OF}(?:\s+(?!{APART}|{NUMBERED})[^\W\d]+){{1,6}}\s+{FIGURES}",
        rate(">="),
        ("tối thiểu cho mỗi người 14",),
        ("tối thiểu và 14", "tối thiểu 14"),
        gates=("tối thiểu", "thấp nhất", "ít nhất", "sàn"),
        starts=openers("limits.least_of"),
    ),
    Rule(
        "limit.at_least",
        rf"{AT_LEAST}\s+{LINK}{N}",
        outright(">="),
        ("ít nhất 50", "không dưới 20", "tối thiểu là 15", "từ đủ 03"),
        ("dưới 20",),
        gates=("nhất", "tối thiểu", "không", "chẳng", "từ đủ", "đạt từ", "bằng", "đạt", "ít ra", "chí ít", "sàn"),
        needs=("nhất", "tối thiểu", "ít ra", "chí ít", "sàn", "hơn", "dưới", "kém", "đủ", "đạt", "quá", "vượt", "trên"),
        starts=(*openers("limits.at_least", "limits.big"), "chẳng", "trên", "quá", "hơn", "bằng", "đạt"),
    ),
    Rule(
        "limit.lowest",
        rf"{LEAST_OF}{GAP}(?:\s+{EQUALS}\s+|\s*:\s*){N}",
        outright(">="),
        ("tối thiểu cho 01 (một) lượt trực đêm là 35", "thấp nhất của nhóm là 2"),
        ("tối thiểu bằng hoặc lớn hơn",),
        gates=("tối thiểu", "thấp nhất", "ít nhất", "sàn"),
        starts=openers("limits.least_of"),
    ),
    Rule(
        "limit.below",
        rf"{UNSAID}(?P<cue>{phrase('limits.below')})\s+\+?{UNDER}",
        threshold("<"),
        ("dưới 18", "chưa đủ 06"),
        ("không dưới 2", "dưới một hình thức"),
        gates=("dưới", "chưa", "hơn", "không đủ"),
        starts=openers("limits.below"),
    ),
    Rule(
        "limit.above",
        rf"{UNSAID}(?P<cue>{phrase('limits.above')})\s+\+?{N}",
        threshold(">"),
        ("trên 3.500", "quá thời hạn 90"),
        ("trên địa bàn", "quá hạn"),
        gates=("trên", "quá", "vượt", "hơn"),
        starts=openers("limits.above"),
    ),
    Rule("limit.sign_at_least", rf"[≥⩾]\s*{FIGURES}", outright(">="), ("≥ 60",), starts=("≥", "⩾")),
    Rule("limit.sign_at_most", rf"[≤⩽]\s*{FIGURES}", outright("<="), ("≤ 60",), starts=("≤", "⩽")),
)
