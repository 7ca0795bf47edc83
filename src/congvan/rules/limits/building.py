"""What a number counts, by what, and the limit made of it: its value, its unit, what it is counted by, its role."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from congvan.model.directive import Limit, Op, Role
from congvan.rules import numbers, quantities
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, Match, NotThis, Unreadable, light
from congvan.rules.limits.grounds import clause, lead, left, tells
from congvan.rules.quantities import Quantity
from congvan.text import View

Build = Callable[[Match, Context], Limit]
#: marks at a school or a test; "điểm a" is of a law, "điểm bán hàng" a place
POINTS = (
    r"(?<!\w)(?:điểm(?!\s+(?:bán|cầu|đấu|dân|nóng|trường|giao|kinh|du|đỗ|tiêm|thu|tập|[a-zđ])(?!\w))|tổng\s+điểm|học\s+lực)"
    r"(?:\s+[^\W\d]+){0,8}(?:\s+[\d,]+(?:\s+trở\s+lên)?,(?:\s+[^\W\d]+){2,6})?\s+$"
)
AGED = r"(?<!\w)tuổi(?!\s+(?:thọ|nghề|đảng))(?:\s+[^\W\d]+){0,4}\s+$"
#: what stands behind a number without a unit
ALONE = (
    r"\s*(?:[.,;:)](?!\d)|$)|\s+(?:và|hoặc|đối\s+với|trở|theo|thì|khi|nếu|để|nhưng|phải|được|thuộc|không|bị|mới|là|xếp"
    r"|áp\s+dụng|tùy|tính\s+(?:đến|từ|tại|theo))(?!\w)"
)
VAGUE = r"\s*(?:số|phần|cách|vài|loạt|chiều|bước)(?!\w)"


def gloss_end(match: Match, name: str = "n") -> int:
    """Where the number ends, its gloss in brackets included."""
    if match.has(f"{name}_gloss"):
        return match.view.folded.index(")", match.hit.end(f"{name}_gloss")) + 1
    return int(match.hit.end(name))


def value_of(match: Match, name: str = "n", scale: int = 1) -> int | float:
    """The number, checked against its gloss; `Unreadable` where figures and words disagree."""
    value = numbers.read(match[name])
    gloss = match[f"{name}_gloss"]
    if gloss and not (numbers.agree(value, gloss) or numbers.agree(value * scale, gloss)):
        raise Unreadable(f"số và chữ không khớp: {match.words(name)} ({gloss})")
    return value


def worth(match: Match, quantity: Quantity, name: str = "n") -> int | float:
    """The number with what its quantity adds: 1500 for "1 tỷ 500 triệu đồng", 2.5 for "hai năm rưỡi"."""
    value = value_of(match, name, quantities.scale(quantity.unit)) * quantity.times + quantity.more
    return int(value) if isinstance(value, float) and quantity.times > 1 and value.is_integer() else value


def quantity_of(match: Match, name: str = "n") -> Quantity:
    """What the number counts; `NotThis` where no unit follows."""
    found = quantities.read(match.view, gloss_end(match, name))
    if found is None:
        raise NotThis
    return found


#: a span of time that is counted by, without the verb behind it: "mỗi năm trồng mới"
SPAN = (
    r"(?:ngày|tuần|tháng|quý|năm|vụ)(?=\s)"
    r"(?!\s+(?:học|dương|tài|ngân|sản|lúa|làm|nghỉ|phép|lễ|công|lương|đông|hè|mùa|kế)(?!\w))"
)
COUNT = r"\d|(?<!mỗi\s)(?<!\w)(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s"


@cache
def _counting() -> str:
    """What names it: "mỗi lớp", "hằng năm"."""
    every = r"(?:hàng|hằng)\s+(?P<every>ngày|tuần|tháng|quý|năm)(?!\w)(?=[^,]{0,40}$)"
    return rf"(?<!\w)(?:(?:mỗi|từng)\s+(?P<each>{quantities.noun(3)})|{every})"


def per_before(view: View, at: int) -> tuple[str | None, int]:
    """What the number is counted by, said before it ("mỗi lớp tối thiểu 25 học viên"), and where that begins."""
    before = light(COUNT).split(clause(view, at, 80))[-1]
    start = at - len(before)
    hits = list(light(_counting()).finditer(before))
    if not hits:
        return None, at
    group = "each" if hits[-1]["each"] else "every"
    low, high = hits[-1].span(group)
    if span := light(SPAN).match(before, low, high):
        high = span.end()
    elif (verb := wording(r"(?<!bầu)\s{limits.each_does}").search(before, low)) and verb.start() < high:
        high = verb.start()
    return view.words(start + low, start + high), start + hits[-1].start()


def limit(
    match: Match,
    op: Op,
    role: Role,
    quantity: Quantity,
    *,
    value: int | float,
    upper: int | float | None = None,
    start: int | None = None,
) -> Limit:
    """The limit said by the match (or from ``start`` on) up to where its unit and per end."""
    start = match.hit.start() if start is None else start
    end = max(match.hit.end(), quantity.end)
    per = quantity.per
    if per is None:
        counted_by, first = per_before(match.view, start)
        if quantity.kind != "share" or "," not in match.view.folded[first:start]:
            per, start = counted_by, first  #: "giao từng dự án, cam kết giải ngân 100%" counts by nothing
    while match.view.folded[start] in " (":
        start += 1
    text, span = match.view.words(start, end), match.view.span(start, end)
    if quantity.kind == "time" and per == "lần" and value == 1:  # "ít nhất một tuần một lần"
        return Limit(text, op, value, upper, "lần", quantity.unit, None, role, span, match.rule)
    return Limit(text, op, value, upper, quantity.unit or None, per, quantity.of, role, span, match.rule)


def role_of(match: Match, strong: bool) -> Role:
    """A bound where the clause says a duty, a cap or a floor; a threshold where it says whom a rule covers."""
    before = left(match)
    if tells(before, "limits.must"):
        return Role.BOUND
    if light(r"^\W*(?:\d+\W+|[a-zđ]\)\s*)?(?:nếu|trường\s+hợp|đối\s+với|khi)(?!\w)").search(before):
        return Role.THRESHOLD
    return Role.BOUND if strong else Role.THRESHOLD


def counted(match: Match) -> Quantity:
    """What the number counts; "một số", "một phần" count nothing."""
    if match["n"] == "một" and light(VAGUE).match(match.view.folded, match.hit.end("n")):
        raise NotThis
    return quantity_of(match)


def graded(match: Match, name: str = "n") -> Quantity | None:
    """A mark whose unit stands before it: "điểm trung bình dưới 5,0"; none where a unit follows."""
    at = gloss_end(match, name)
    if not light(ALONE).match(match.view.folded, at):
        return None
    before = left(match)
    if "tuổi" in before and light(AGED).search(before):
        return Quantity("tuổi", None, None, "age", at)
    if not light(POINTS).search(before):
        return None
    return Quantity("điểm", None, None, "thing", at)


def alone(match: Match, name: str = "n") -> Quantity:
    """What the number counts, or nothing where no word follows that it could: "hệ số không quá 3,5"."""
    at = gloss_end(match, name)
    if light(ALONE).match(match.view.folded, at):
        if found := graded(match, name):
            return found
        if "điểm" in lead(match)[-60:]:
            raise NotThis
        return Quantity("", None, None, "measure", at)
    return counted(match) if name == "n" else quantity_of(match, name)


def bound(match: Match, op: Op, quantity: Quantity, *, strong: bool) -> Limit:
    return limit(match, op, role_of(match, strong=strong), quantity, value=worth(match, quantity))
