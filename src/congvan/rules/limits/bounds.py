"""Limits said with a comparator: caps, floors, ranges and thresholds.

Negation turns the direction: "không dưới" is at least, "không tập trung quá 20 người" at most 20. Of a range with open
ends ("từ trên 15% đến dưới 30%") the ends are kept as the values of a "between"; its words say which end is open.

Source: forms counted in codified law and in letters (lexicon `limits`).
"""

from __future__ import annotations

from collections.abc import Callable

from congvan.lexicon import either, not_behind, openers, phrase, words
from congvan.model.directive import Limit, Op, Role
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import grounds
from congvan.rules.numbers import FIGURED, NUMBER, number, spelled, written
from congvan.rules.quantities import Quantity

AT_MOST, AT_LEAST = phrase("limits.at_most"), phrase("limits.at_least")
MOST_OF, LEAST_OF, EQUALS = phrase("limits.most_of"), phrase("limits.least_of"), phrase("limits.equals")
UP, DOWN = phrase("limits.up"), phrase("limits.down")
NEGATION, GATHERING = phrase("limits.negation"), phrase("limits.gathering")
N, FIGURES = number(), written()
NUMBERED = phrase("units.numbered")
#: a number that names something ("cấp 3", "tháng 5") is counted by nobody
UNNAMED = not_behind(words("units.numbered"))
#: words between the number and "trở lên"
REST = r"(?P<rest>(?:(?!\s(?:từ|là|phải)\s)[^;:,.()\d]|\d(?=\s|/)|,(?=\d)){0,60}?)"
#: words between a superlative and "là": "tối thiểu cho 01 (một) lượt trực đêm là"
GAP = r"(?:\s+(?:(?!tối\s|ít\s+nhất)[^.;:()\d]|\(\w{1,5}\)|\d{1,2}(?=\s+\()){1,70}?)?"
LINK = (
    r"(?:(?:là|bằng|khoảng|tương\s+đương|với|đạt|mức|ở\s+mức|có|phải|cao\s+trình|mốc|ngưỡng|hạn\s+mức|tỷ\s+lệ)\s+){0,2}"
)
#: words that open another clause
APART = r"(?:và|với|nhưng|để|không|là|được|thì|phải|trong|khi|của|đạt|giảm|tăng)(?!\w)"
UNSAID = r"(?<!không\s)(?<!được\s)(?<!chưa\s)(?<!tối đa\s)(?<!vượt\s)"
FROM = r"(?<!\w)(?:(?:tối\s+đa\s+)?từ|trong\s+khoảng(?:\s+từ)?|khoảng\s+từ)\s+(?:(?:khoảng|đủ)\s+)?$"
TO = r"\s*(?:đến|tới|-)\s*(?:(?:dưới|không\s+quá|hết|tối\s+đa|khoảng|đủ|dưới\s+mức)\s+)?"
STAYING = either(["kéo dài", "dừng", "đỗ", "nghỉ", "họp", "để", "giữ"])
PLACES = r"(?:địa bàn|lĩnh vực|tuyến|mạng|sàn|trang|phương diện|hình thức|góc độ|mặt)(?!\w)"
VAGUE = r"\s*(?:số|phần|cách|vài|loạt|chiều|bước)(?!\w)"

Build = Callable[[Match, Context], Limit]


def counted(match: Match) -> Quantity:
    """What the number counts; "một số", "một phần" count nothing."""
    if match["n"] == "một" and light(VAGUE).match(match.view.folded, match.hit.end("n")):
        raise NotThis
    return grounds.quantity_of(match)


def bound(match: Match, op: Op, quantity: Quantity, *, strong: bool) -> Limit:
    value = grounds.value_of(match, scale=quantities.scale(quantity.unit))
    return grounds.limit(match, op, grounds.role_of(match, strong=strong), quantity, value=value)


def outright(op: Op) -> Build:
    """A cap or floor said outright."""
    return lambda match, _: bound(match, op, counted(match), strong=True)


def rate(op: Op) -> Build:
    """A superlative some words before its number, which must be money or a share: "tối đa bằng đồng Việt Nam 14%"."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        if quantity.kind not in ("money", "share"):
            raise NotThis
        return bound(match, op, quantity, strong=True)

    return build


def threshold(op: Op) -> Build:
    """A number beyond which a rule holds: its words serve facts as well, so a clause that reports is left alone."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        supposed = light(r"(?<!\w)(?:nếu|trường hợp|khi)(?!\w)").search(grounds.left(match))
        if grounds.reports(match) or (match["cue"] == "hơn" and not supposed):
            raise NotThis
        if match["cue"] in ("trên", "dưới") and light(PLACES).match(quantity.unit.lower()):
            raise NotThis
        return bound(match, op, quantity, strong=False)

    return build


def open_ended(op: Op) -> Build:
    """ "từ 20 m2 trở lên": the unit stands before the words of direction, or before the number ("điểm từ 22,5")."""

    def build(match: Match, _: Context) -> Limit:
        quantity = quantities.read(match.view, grounds.gloss_end(match))
        if quantity is None or quantity.end > match.hit.start("way"):
            named = light(r"(?<!\w)(?P<unit>điểm|tuổi|tiêu chí)\s+(?:\w+\s+){0,3}$").search(grounds.left(match))
            unit = match.words("rest").strip() or (named["unit"] if named else "")
            if not unit:
                raise NotThis
            quantity = Quantity(unit, None, None, "thing", match.hit.end())
        return bound(match, op, quantity, strong=False)

    return build


def negated(match: Match, _: Context) -> Limit:
    """ "không tập trung quá 20 người"; "không triển khai quá 12 tháng" is a threshold and no such cap."""
    quantity = counted(match)
    if quantity.kind == "time" and not light(STAYING).search(match["verb"]):
        raise NotThis
    return grounds.limit(match, "<=", Role.BOUND, quantity, value=grounds.value_of(match))


def up_to(match: Match, _: Context) -> Limit:
    """ "đến 01 tỷ đồng" as a cap: only money, or what "chỉ … đến" says; "từ … đến", "lên đến" are none."""
    quantity = counted(match)
    before = grounds.left(match, most=60)
    only = light(r"(?<!\w)chỉ\s+(?:[^\W\d]+\s+){0,3}$").search(before)
    rises = light(r"(?<!\w)(?:từ|lên|tăng|giảm|xuống|gần)(?!\w)").search(before)
    if rises or grounds.reports(match) or (not only and quantity.kind != "money"):
        raise NotThis
    role, start = grounds.role_of(match, strong=only is not None), match.hit.start() - (len(only[0]) if only else 0)
    return grounds.limit(match, "<=", role, quantity, value=grounds.value_of(match), start=start)


def between(match: Match, _: Context) -> Limit:
    """A range; one of years or of the clock is none."""
    quantity = grounds.quantity_of(match, "m")
    low, high = grounds.value_of(match), grounds.value_of(match, "m", quantities.scale(quantity.unit))
    before = grounds.left(match)
    prefix = light(FROM).search(before)
    years = quantity.kind not in ("money", "measure") and all(1900 <= end <= 2100 for end in (low, high))
    clock = quantity.unit.lower() in ("giờ", "h") and not light(r"(?<!\w)(?:chỉ|tối đa)(?!\w)").search(before)
    if years or clock or low >= high or grounds.reports(match):
        raise NotThis
    if match.hit.start("n") == match.hit.start() and not prefix and quantity.kind == "thing":
        raise NotThis
    role = Role.AMOUNT if quantity.kind == "money" else grounds.role_of(match, strong=False)
    start = match.hit.start() - len(prefix[0]) if prefix else None
    return grounds.limit(match, "between", role, quantity, value=low, upper=high, start=start)


BOUNDS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.between",
        rf"(?=\d){UNNAMED}{FIGURES}(?P<unit>[^\d;:,.()/]{{0,24}}?|%){TO}{written('m')}",
        between,
        ("12.000.000 đồng đến 16.000.000", "10 năm đến dưới 15", "15% đến không quá 30", "10 - 15"),
        ("ngày 08 đến ngày 10",),
        gates=("đến", "tới", "-"),
        starts=FIGURED,
    ),
    Rule(
        "limit.between_open",
        rf"(?<!\w)(?:từ\s+)?(?:trên|hơn|đủ)\s+{FIGURES}(?P<unit>[^\d;:,.()/]{{0,24}}?|%){TO}{written('m')}",
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
        "limit.or_more",
        rf"{UNNAMED}(?:(?<!\w)từ\s+(?:mức\s+|đủ\s+|khoảng\s+)?)?(?:mức\s+)?{N}{REST}\s+(?P<way>{UP})",
        open_ended(">="),
        ("từ 20 m2 trở lên", "từ đủ 12 tuổi trở lên", "hai đơn vị trở lên", "từ 100 kg/tháng trở lên"),
        ("từ khiển trách trở lên",),
        gates=("trở",),
        starts=("từ", "mức", *NUMBER),
    ),
    Rule(
        "limit.or_less",
        rf"{UNNAMED}(?:(?<!\w)từ\s+(?:mức\s+)?)?{N}{REST}\s+(?P<way>{DOWN})",
        open_ended("<="),
        ("20 người trở xuống", "từ một trăm triệu đồng trở xuống"),
        ("cấp phòng trở xuống",),
        gates=("trở xuống", "trở lại", "đổ lại"),
        starts=("từ", "mức", *NUMBER),
    ),
    Rule(
        "limit.not_over",
        rf"{NEGATION}(?:\s+[^\W\d]+){{0,8}}?\s+(?P<verb>{GATHERING})(?:\s+[^\W\d]+){{0,3}}?"
        rf"\s+(?:quá|trên|vượt\s+quá|nhiều\s+hơn|hơn)\s+{N}",
        negated,
        ("không tập trung quá 20", "không tụ tập đông người quá 02", "không được chở quá 2"),
        ("không quá 20", "không triển khai quá 12 tháng"),
        gates=("quá", "trên", "hơn"),
        needs=openers("limits.negation"),
        starts=openers("limits.negation"),
    ),
    Rule(
        "limit.at_most",
        rf"{AT_MOST}\s+{LINK}{N}",
        outright("<="),
        ("không quá 20", "không được vượt quá 40", "tối đa không quá 1,5", "nhiều nhất là hai"),
        ("quá 20", "không quá hạn"),
        gates=("quá", "tối đa", "nhất", "không vượt", "hơn", "không trên", "chỉ được cấp"),
        starts=openers("limits.at_most"),
    ),
    Rule(
        "limit.highest",
        rf"{MOST_OF}{GAP}(?:\s+{EQUALS}\s+|\s*:\s*){N}",
        outright("<="),
        ("tối đa để tính mức đóng là 20", "tối đa hiện nay là 500.000.000"),
        ("tối đa số lượng người",),
        gates=("tối đa", "cao nhất", "nhiều nhất"),
        starts=openers("limits.most_of"),
    ),
    Rule(
        "limit.highest_rate",
        rf"{MOST_OF}(?:\s+(?!{APART}|{NUMBERED})[^\W\d]+){{1,6}}\s+{FIGURES}",
        rate("<="),
        ("tối đa bằng đồng việt nam 14",),
        ("tối đa và 14", "tối đa 14"),
        gates=("tối đa", "cao nhất", "nhiều nhất"),
        starts=openers("limits.most_of"),
    ),
    Rule(
        "limit.lowest_rate",
        rf"{LEAST_OF}(?:\s+(?!{APART}|{NUMBERED})[^\W\d]+){{1,6}}\s+{FIGURES}",
        rate(">="),
        ("tối thiểu cho mỗi người 14",),
        ("tối thiểu và 14", "tối thiểu 14"),
        gates=("tối thiểu", "thấp nhất", "ít nhất"),
        starts=openers("limits.least_of"),
    ),
    Rule(
        "limit.at_least",
        rf"{AT_LEAST}\s+{LINK}{N}",
        outright(">="),
        ("ít nhất 50", "không dưới 20", "tối thiểu là 15", "từ đủ 03"),
        ("dưới 20",),
        gates=("nhất", "tối thiểu", "không", "từ đủ", "đạt từ"),
        starts=openers("limits.at_least"),
    ),
    Rule(
        "limit.lowest",
        rf"{LEAST_OF}{GAP}(?:\s+{EQUALS}\s+|\s*:\s*){N}",
        outright(">="),
        ("tối thiểu cho 01 (một) lượt trực đêm là 35", "thấp nhất của nhóm là 2"),
        ("tối thiểu bằng hoặc lớn hơn",),
        gates=("tối thiểu", "thấp nhất", "ít nhất"),
        starts=openers("limits.least_of"),
    ),
    Rule(
        "limit.below",
        rf"{UNSAID}(?P<cue>{phrase('limits.below')})\s+{FIGURES}",
        threshold("<"),
        ("dưới 18", "chưa đủ 06"),
        ("không dưới 2", "dưới một hình thức"),
        gates=("dưới", "chưa", "hơn", "không đủ"),
        starts=openers("limits.below"),
    ),
    Rule(
        "limit.above",
        rf"{UNSAID}(?P<cue>{phrase('limits.above')})\s+{FIGURES}",
        threshold(">"),
        ("trên 3.500", "quá thời hạn 90"),
        ("trên địa bàn", "quá hạn"),
        gates=("trên", "quá", "vượt", "hơn"),
        starts=openers("limits.above"),
    ),
    Rule(
        "limit.up_to",
        rf"(?=[đt])(?<!\w)(?:đến|tới)\s+(?:hết\s+)?{FIGURES}",
        up_to,
        ("đến 01", "đến 2/3"),
        ("đến hết ngày 31",),
        starts=("đến", "tới"),
    ),
    Rule("limit.sign_at_least", rf"[≥⩾]\s*{FIGURES}", outright(">="), ("≥ 60",), starts=("≥", "⩾")),
    Rule("limit.sign_at_most", rf"[≤⩽]\s*{FIGURES}", outright("<="), ("≤ 60",), starts=("≤", "⩽")),
)
