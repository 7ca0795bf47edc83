"""Limits said with a comparator: caps, floors, ranges and thresholds.

Source: domain of administrative letters, forms counted in codified law. Negation turns the direction: "không dưới" is
at least, "không tập trung quá 20 người" at most 20. Of a range with open ends ("từ trên 15% đến dưới 30%") the ends are
kept as values of a "between"; the words of the limit say which end is open.
"""

from __future__ import annotations

from collections.abc import Callable

from congvan.lexicon import either, phrase
from congvan.model.directive import Limit, Op, Role
from congvan.rules import limit_grounds as grounds
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, compiled
from congvan.rules.numbers import number, written
from congvan.rules.quantities import Quantity

AT_MOST, AT_LEAST = phrase("limits.at_most"), phrase("limits.at_least")
BELOW, ABOVE = phrase("limits.below"), phrase("limits.above")
MOST_OF, LEAST_OF, EQUALS = phrase("limits.most_of"), phrase("limits.least_of"), phrase("limits.equals")
UP, DOWN = phrase("limits.up"), phrase("limits.down")
NEGATION, GATHERING, LASTING = (
    phrase("limits.negation"),
    phrase("limits.gathering"),
    either(["kéo dài", "dừng", "đỗ", "nghỉ", "họp", "để", "giữ"]),
)
N, FIGURES = number(), written()
#: words between the number and "trở lên", or between a superlative and "là"
REST = r"(?P<rest>(?:(?!\s(?:từ|là|phải)\s)[^;:,.()\d]|\d(?=\s|/)|,(?=\d)){0,60}?)"
GAP = r"(?:\s+(?:(?!tối\s|ít\s+nhất)[^.;:()\d]|\(\w{1,5}\)|\d{1,2}(?=\s+\()){1,70}?)?"
LABELLED = r"(?<!(?:điều|khoản|điểm|mục|số|cấp|loại|hạng|bậc|lớp|khối|đai|nhóm|tầng|ngày|tháng|năm|quý|quyển|tập|phòng|đội|kỳ|thứ|tiết|chương)\s)"

UNSAID = r"(?<!(?:không|được|chưa|tối đa|vượt)\s)"

Build = Callable[[Match, Context], Limit]


def strong(op: Op) -> Build:
    """A cap or floor said outright."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        value = grounds.value_of(match, scale=quantities.scale(quantity.unit))
        return grounds.limit(match, op, grounds.role_of(match, strong=True), quantity, value=value)

    return build


def weak(op: Op) -> Build:
    """A threshold: its words serve facts as well, so a clause that reports is left alone."""

    def build(match: Match, _: Context) -> Limit:
        quantity = counted(match)
        if grounds.reports(match) or (
            match["cue"] == "hơn" and not compiled(r"(?<!\w)(?:nếu|trường hợp|khi)(?!\w)").search(grounds.left(match))
        ):
            raise NotThis
        if match["cue"] in ("trên", "dưới") and compiled(
            r"(?:địa bàn|lĩnh vực|tuyến|mạng|sàn|trang|phương diện|hình thức|góc độ|mặt)(?!\w)"
        ).match(quantity.unit):
            raise NotThis
        value = grounds.value_of(match, scale=quantities.scale(quantity.unit))
        return grounds.limit(match, op, grounds.role_of(match, strong=False), quantity, value=value)

    return build


def counted(match: Match) -> Quantity:
    """What the number counts; a count of "một số", a clock or a day is none."""
    quantity = grounds.quantity_of(match)
    if (
        compiled(r"\s*(?:số|phần|cách|vài|loạt|chiều|bước)(?!\w)").match(match.view.folded, match.hit.end("n"))
        and match["n"] == "một"
    ):
        raise NotThis
    return quantity


def open_ended(op: Op) -> Build:
    """ "từ 20 m2 trở lên": the unit stands before the words that tell the direction, or before the number."""

    def build(match: Match, _: Context) -> Limit:
        quantity = quantities.read(match.view, grounds.gloss_end(match))
        if quantity is None or quantity.end > match.hit.start("way"):
            named = compiled(r"(?<!\w)(?P<unit>điểm|tuổi|tiêu chí)\s+(?:\w+\s+){0,3}$").search(grounds.left(match))
            words = match.words("rest").strip()
            if not words and not named:
                raise NotThis
            quantity = Quantity(words or named["unit"], None, None, "thing", match.hit.end())  # type: ignore[index]
        value = grounds.value_of(match, scale=quantities.scale(quantity.unit))
        return grounds.limit(
            match, op, grounds.role_of(match, strong=False), quantity, value=value, end=match.hit.end()
        )

    return build


def negated(match: Match, _: Context) -> Limit:
    quantity = counted(match)
    if quantity.kind == "time" and not compiled(LASTING).search(match["verb"]):
        raise NotThis
    value = grounds.value_of(match)
    return grounds.limit(match, "<=", Role.BOUND, quantity, value=value)


def up_to(match: Match, _: Context) -> Limit:
    """ "đến 01 tỷ đồng" as a cap: only money, or what "chỉ … đến" says; "từ … đến", "lên đến" are none."""
    quantity = counted(match)
    rises = compiled(r"(?<!\w)(?:từ|lên|tăng|giảm|xuống|gần)(?!\w)").search(grounds.left(match, most=60))
    if rises or grounds.reports(match) or (not match.has("only") and quantity.kind != "money"):
        raise NotThis
    return grounds.limit(
        match, "<=", grounds.role_of(match, strong=match.has("only")), quantity, value=grounds.value_of(match)
    )


def between(match: Match, _: Context) -> Limit:
    upper_unit = grounds.quantity_of(match, "m")
    low, high = grounds.value_of(match), grounds.value_of(match, "m", quantities.scale(upper_unit.unit))
    years = all(1900 <= value <= 2100 for value in (low, high)) and upper_unit.kind not in ("money", "measure")
    clock = upper_unit.unit.lower() in ("giờ", "h", "phút") and not compiled(r"(?<!\w)(?:chỉ|tối đa)(?!\w)").search(
        grounds.left(match)
    )
    if years or clock or low >= high or grounds.reports(match):
        raise NotThis
    if not match.has("from") and upper_unit.kind == "thing":
        raise NotThis
    role = Role.AMOUNT if upper_unit.kind == "money" else grounds.role_of(match, strong=False)
    return grounds.limit(match, "between", role, upper_unit, value=low, upper=high)


BOUNDS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.between",
        rf"{LABELLED}(?P<from>(?<!\w)(?:từ|trong\s+khoảng(?:\s+từ)?|khoảng\s+từ|tối\s+đa\s+từ)\s+)?(?:(?:khoảng|trên|hơn|đủ)\s+)?{N}(?P<unit>[^\d;:,.()/]{{0,24}}?|%)"
        rf"\s*(?:đến|tới|-)\s*(?:(?:dưới|không\s+quá|hết|tối\s+đa|khoảng)\s+)?{number('m')}",
        between,
        ("từ 12.000.000 đồng đến 16.000.000", "từ 10 năm đến dưới 15", "từ trên 15% đến không quá 30", "10 - 15"),
        ("từ ngày 08 đến ngày 10", "giai đoạn từ năm 2021 đến năm 2025"),
    ),
    Rule(
        "limit.or_more",
        rf"{LABELLED}(?:(?<!\w)từ\s+(?:mức\s+|đủ\s+|khoảng\s+)?)?(?:mức\s+)?{N}{REST}\s+(?P<way>{UP})",
        open_ended(">="),
        ("từ 20 m2 trở lên", "từ đủ 12 tuổi trở lên", "hai đơn vị trở lên", "từ 100 kg/tháng trở lên"),
        ("từ khiển trách trở lên",),
        gates=("trở lên", "trở đi"),
    ),
    Rule(
        "limit.or_less",
        rf"{LABELLED}(?:(?<!\w)từ\s+(?:mức\s+)?)?{N}{REST}\s+(?P<way>{DOWN})",
        open_ended("<="),
        ("20 người trở xuống", "từ một trăm triệu đồng trở xuống"),
        ("cấp phòng trở xuống",),
        gates=("trở xuống", "trở lại", "đổ lại"),
    ),
    Rule(
        "limit.not_over",
        rf"{NEGATION}(?:\s+[^\W\d]+){{0,8}}?\s+(?P<verb>{GATHERING})(?:\s+[^\W\d]+){{0,3}}?\s+(?:quá|trên|vượt\s+quá|nhiều\s+hơn|hơn)\s+{N}",
        negated,
        ("không tập trung quá 20", "không tụ tập đông người quá 02", "không được chở quá 2"),
        ("không quá 20", "không triển khai quá 12 tháng"),
        gates=("không", "cấm", "hạn chế", "tránh"),
    ),
    Rule(
        "limit.at_most",
        rf"{AT_MOST}\s+(?:là\s+|bằng\s+|khoảng\s+)?{N}",
        strong("<="),
        ("không quá 20", "không được vượt quá 40", "tối đa không quá 1,5", "nhiều nhất là hai"),
        ("quá 20", "không quá hạn"),
    ),
    Rule(
        "limit.highest",
        rf"{MOST_OF}{GAP}\s+{EQUALS}\s+{N}",
        strong("<="),
        ("tối đa để tính mức đóng là 20", "tối đa hiện nay là 500.000.000"),
        ("tối đa số lượng người",),
        gates=("tối đa", "cao nhất", "nhiều nhất"),
    ),
    Rule(
        "limit.at_least",
        rf"{AT_LEAST}\s+(?:là\s+|bằng\s+|khoảng\s+)?{N}",
        strong(">="),
        ("ít nhất 50", "không dưới 20", "tối thiểu là 15", "từ đủ 03"),
        ("dưới 20",),
    ),
    Rule(
        "limit.lowest",
        rf"{LEAST_OF}{GAP}\s+{EQUALS}\s+{N}",
        strong(">="),
        ("tối thiểu cho 01 (một) đợt tập huấn là 40", "thấp nhất của nhóm là 2"),
        ("tối thiểu bằng hoặc lớn hơn",),
        gates=("tối thiểu", "thấp nhất", "ít nhất"),
    ),
    Rule(
        "limit.below",
        rf"{UNSAID}(?P<cue>{BELOW})\s+{FIGURES}",
        weak("<"),
        ("dưới 18", "chưa đủ 06"),
        ("không dưới", "dưới một hình thức"),
    ),
    Rule(
        "limit.above",
        rf"{UNSAID}(?P<cue>{ABOVE})\s+{FIGURES}",
        weak(">"),
        ("trên 3.500", "quá thời hạn 90"),
        ("trên địa bàn", "quá hạn"),
    ),
    Rule(
        "limit.up_to",
        rf"(?<!\w)(?P<only>chỉ\s+(?:[^\W\d]+\s+){{0,3}})?(?:đến|tới)\s+(?:hết\s+)?{FIGURES}",
        up_to,
        ("đến 01", "chỉ treo đến 2/3"),
        ("đến hết ngày 31",),
    ),
    Rule("limit.sign_at_least", rf"[≥⩾]\s*{FIGURES}", strong(">="), ("≥ 60",)),
    Rule("limit.sign_at_most", rf"[≤⩽]\s*{FIGURES}", strong("<="), ("≤ 60",)),
)
