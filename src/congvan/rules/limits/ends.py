"""Limits with one open end: "từ 20 m2 trở lên", "20 người trở xuống", "đến 01 tỷ đồng", "hỗ trợ tới 70%"."""

from __future__ import annotations

from congvan.lexicon import not_behind, phrase, words
from congvan.model.directive import Limit, Op
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.building import Build, bound, counted
from congvan.rules.limits.comparators import BIG, SMALL
from congvan.rules.numbers import FIGURED, NUMBER, number, written
from congvan.rules.quantities import Quantity

N, FIGURES = number(), written()
UP, DOWN = phrase("limits.up"), phrase("limits.down")
#: a number that names something ("cấp 3", "tháng 5") is counted by nobody
UNNAMED = not_behind(words("units.numbered"))
#: what is counted, said before the number: "điểm trung bình từ 2,5 trở lên"
NAMED = r"(?<!\w)(?P<unit>điểm|tuổi|tiêu\s+chí|hệ\s+số)\s+(?:[^\W\d]+\s+){0,8}$"
#: scores and indices that have no unit: "IELTS từ 5.5 trở lên"
SCORED = r"(?<!\w)(?:ielts|toeic|toefl(?:\s+ibt|\s+itp)?|sat|gpa|vstep|hsk|chỉ\s+số|ph)(?:\s+[^\W\d]+){0,4}\s+$"
DECIMAL = r"\d{1,2}[.,]\d{1,2}$"
#: words between the number and "trở lên"
REST = r"(?P<rest>(?:m\d\d(?=\s))?(?:(?!\s(?:từ|là|phải)\s)[^;:,.()\d]|\d(?=\s|/)|,(?=\d)){0,60}?)"
#: leave to raise what is granted: "có thể kéo dài đến 30 ngày"
MAY = (
    r"(?<!\w)(?:có\s+thể|được|được\s+phép)\s+(?:kéo\s+dài|gia\s+hạn|tăng|vay|hỗ\s+trợ|thu|nâng|lên)"
    r"(?:\s+(?:thêm|lên))?\s+$"
)


def open_ended(op: Op) -> Build:
    """ "từ 20 m2 trở lên": the unit stands before the words of direction, or before the number ("điểm từ 22,5")."""

    def build(match: Match, _: Context) -> Limit:
        if light(r"[abc]\s").match(match.view.folded, match.hit.end("n")):
            raise NotThis  # "độ 2b trở lên" is a class
        quantity = quantities.read(match.view, building.gloss_end(match))
        if quantity is None or quantity.end > match.hit.start("way"):
            named = light(NAMED).search(grounds.left(match))
            unit = match.words("rest").strip() or (named["unit"] if named else "")
            if not (unit or light(SCORED).search(grounds.left(match)) or light(DECIMAL).match(match["n"])):
                raise NotThis
            unit = "" if unit.startswith(("hệ", "chỉ")) else unit
            quantity = Quantity(unit, None, None, "thing", match.hit.end())
        return bound(match, op, quantity, strong=False)

    return build


def up_to(match: Match, _: Context) -> Limit:
    """ "đến 01 tỷ đồng" as a cap: only money, or what "chỉ … đến" says; "từ … đến", "lên đến" are none."""
    quantity = counted(match)
    before = grounds.left(match, most=60).replace("gần nhất", "")
    only = light(r"(?<!\w)chỉ\s+(?:[^\W\d]+\s+){0,3}$").search(before)
    may = light(MAY).search(before)
    may = may or light(rf"{phrase('limits.upward')}(?:\s+(?:thêm|lên|tối\s+đa))?\s+$").search(before)
    within = bracketed(match, quantity)
    rises = not (may or within) and light(r"(?<!\w)(?:từ|lên|tăng|giảm|xuống|gần)(?!\w)").search(
        light(r",(?=\s)").split(before)[-1]
    )
    if (
        rises
        or grounds.reports(match)
        or not (only or may or within or quantity.kind == "money" or covers(match, quantity))
    ):
        raise NotThis
    role, start = building.role_of(match, strong=only is not None), match.hit.start() - (len(only[0]) if only else 0)
    return building.limit(match, "<=", role, quantity, value=building.worth(match, quantity), start=start)


def bracketed(match: Match, quantity: Quantity) -> bool:
    """Whether a bracket names a measure up to the number and ends: "(thời gian sinh trưởng đến 95 ngày)"."""
    folded, start = match.view.folded, match.hit.start()
    opened = folded.rfind("(", max(0, start - 60), start)
    if opened < 0 or quantity.kind == "thing" or not light(r"\s*\)").match(folded, quantity.end):
        return False
    named = light(rf"\(\s*(?:có\s+)?{phrase('limits.gauged')}(?:\s+[^\W\d]+){{0,4}}\s+$")
    return named.match(folded, opened, start) is not None


def covers(match: Match, quantity: Quantity) -> bool:
    """Whether "đến" says whom a rule covers: "đối với xe tải đến 3,5 tấn", "hộ dùng đến 50 kWh/tháng:"."""
    seats = light(rf"{phrase('units.floors')}").match(quantity.unit.lower())
    if quantity.kind not in ("measure", "age") and not seats:
        return False
    before, folded = grounds.left(match), match.view.folded
    if not light(r"\w").search(before) and light(r"\s*:").match(folded, quantity.end):
        return True
    if quantity.kind == "age" and light(rf"{phrase('limits.enrolling')}\s+$").search(before):
        return True
    return light(rf"{phrase('limits.coverage')}(?:\s+[^\W\d]+){{0,6}}\s+$").search(before) is not None or (
        light(rf"{phrase('limits.kept_to')}(?:\s+[^\W\d]+){{0,4}}\s+$").search(before) is not None
    )


def or_beyond(match: Match, _: Context) -> Limit:
    """ "2 tỷ đồng hoặc trên 2 tỷ", "10 người hoặc ít hơn": the number itself, and what is beyond it."""
    if match["m"] and building.value_of(match, "m") != building.value_of(match):
        raise NotThis
    op: Op = ">=" if match["more"] else "<="
    return bound(match, op, counted(match), strong=False)


def graded(match: Match, _: Context) -> Limit:
    """ "từ lớp 8 trở lên", "từ tầng 3 trở xuống": a grade whose name stands before its number."""
    op: Op = "<=" if match["way"].endswith(("xuống", "lại")) else ">="
    quantity = Quantity(match.words("unit"), None, None, "thing", match.hit.end())
    return bound(match, op, quantity, strong=False)


ENDS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.graded",
        rf"(?<!\w)từ\s+(?P<unit>lớp|khối|tầng)\s+{FIGURES}\s+(?P<way>{UP}|{DOWN})",
        graded,
        ("từ lớp 8 trở lên", "từ tầng 3 trở xuống"),
        ("lớp 8", "từ lớp 8a trở lên"),
        gates=("trở", "đổ lại"),
        needs=("từ lớp", "từ khối", "từ tầng"),
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
        "limit.up_to",
        rf"(?=[đt])(?<!\w)(?:đến|tới)\s+(?:hết\s+)?{FIGURES}",
        up_to,
        ("đến 01", "đến 2/3"),
        ("đến hết ngày 31",),
        starts=("đến", "tới"),
    ),
    Rule(
        "limit.or_beyond",
        rf"{FIGURES}\s+[^\d;:,.()]{{1,16}}?\s+(?:hoặc|hay)\s+"
        rf"(?:(?P<more>trên|hơn|{BIG}\s+hơn)|(?:dưới|{SMALL}\s+hơn))(?!\w)(?:\s+{written('m')})?",
        or_beyond,
        ("1 tỷ đồng hoặc trên 1", "10 người hoặc ít hơn"),
        ("10 người hoặc 12 người",),
        gates=("hoặc", "hay"),
        needs=("trên", "dưới", "hơn"),
        starts=FIGURED,
    ),
)
