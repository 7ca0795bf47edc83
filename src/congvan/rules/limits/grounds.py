"""What stands around a number: whether the words prescribe or report, and what part the number plays.

A number is a limit only where a rule speaks. A clause that tells a fact ("ước đạt 95%", "đã có 25 người"), a title or
a quoted law holds numbers too, and they bind nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import Limit, Op, Role
from congvan.rules import numbers, quantities
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, Match, NotThis, Unreadable, light
from congvan.rules.quantities import Quantity
from congvan.text import View

Build = Callable[[Match, Context], Limit]
WINDOW = 140
AIMED = 240  #: an aim holds for what is listed so far behind it
DATED = r"^\W*ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4},"  #: a clause that tells what happened on a day
#: from here on a clause says what is to be: ", nay cấp bổ sung"
TURN = r",\s+{narration.turns}"
#: whom a rule covers by what they have done: "người đã có nhà ở dưới 15 m2 mới được xem xét"
WHO = r"(?<!\w){limits.having}(?:\s+[^\W\d]+){0,4}?\s+đã(?!\w)"
GRANTED = r"(?:\s[^\W\d]+,?){2}.{0,60}?\s(?:được|thì|phải|không\s+được)(?=\s+[^\W\d])"
GOES_ON = r"[^.;:,]{0,90}?\s(?:mới\s+được|thì|được\s+[^\W\d]+|không\s+được|phải)\s"
SUPPOSING = (
    r"được\s+ghi\s+nhận\s+(?:qua|bằng|theo|tại|trên)|(?:giữ|duy\s+trì|hạ|khống\s+chế|kiểm\s+soát|đưa)\s+mực\s+nước"
    r"|(?:kể\s+từ\s+khi|khi|nếu|ngay\s+khi|sau\s+khi)\s+(?:phát\s+hiện|xảy\s+ra|ghi\s+nhận)"
    r"|(?:khi|nếu|nơi|chỗ|đoạn)\s+(?:(?:mực\s+)?nước|đường|mặt\s+đường|cầu|ngầm|tràn|bị)(?:\s+(?!làm|gây)[^\W\d]+){0,2}?\s+ngập"
    r"|(?:lấn|xâm)\s+chiếm"
    r"|(?:danh\s+sách|kết\s+quả|phương\s+án|lịch|mức|nội\s+dung)(?:\s+[^\W\d]+){0,2}\s+dự\s+kiến"
)
#: when a thing that is described was built
_BUILT = (
    r"(?<!\w)(?:xây|xây\s+dựng|khánh\s+thành|đưa\s+vào\s+sử\s+dụng|khởi\s+công|thành\s+lập)"
    r"\s+(?:từ\s+)?năm\s+(?:19|20)\d\d"
)
_CLAUSE = r"[;.:(](?!\d)"
#: with these as its unit "trên" tells a place
PLACES = (
    r"(?:(?:các\s+)?(?:địa\s+bàn|lĩnh\s+vực|tuyến|trục|mạng|sàn|trang(?=\s+(?:mạng|web|thông|tin|điện))|phương\s+diện|hình\s+thức|góc\s+độ|mặt|đường|phố|quốc\s+lộ"
    r"|cây\s+cầu|sông|con\s+đường|đoạn|ngả|hướng|mặt\s+trận|kênh|nền\s+tảng|ứng\s+dụng|tờ(?=\s+báo)|bản\s+đồ|đảo|vùng|khu|xã|phường|huyện|tỉnh|thôn))(?!\w)"
)
FORMS = r"(?:các\s+)?(?:hình\s+thức|góc\s+độ|khu|vùng|xã|phường|huyện|tỉnh|thôn|địa\s+bàn|lĩnh\s+vực)(?!\w)"
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


def left(match: Match, group: str | int = 0, most: int = WINDOW) -> str:
    """The folded words of the clause before a group, at most ``most`` characters."""
    return clause(match.view, match.hit.start(group), most)


def clause(view: View, at: int, most: int = WINDOW) -> str:
    """The folded words of the clause before ``at``: back to a full stop, semicolon, colon or opening bracket."""
    return _back(view, at, most, _CLAUSE)


def lead(match: Match, group: str | int = 0) -> str:
    """The folded words before a group, back to a full stop, semicolon or open bracket: a label before ":" is kept."""
    return _back(match.view, match.hit.start(group), WINDOW, r"[;.(](?!\d)")


def _back(view: View, at: int, most: int, cut: str) -> str:
    before = view.folded[max(0, at - most) : at]
    if "(" in before:
        before = light(r"\([^()]*\)").sub(lambda closed: " " * len(closed[0]), before)
    return light(cut).split(before)[-1]


def right(match: Match, most: int = 60) -> str:
    """The folded words after the match."""
    return match.view.folded[match.hit.end() : match.hit.end() + most]


@cache
def _any(path: str) -> re.Pattern[str]:
    return re.compile(phrase(path))


def tells(words: str, path: str) -> bool:
    """Whether ``words`` hold a form of the lexicon list at ``path``."""
    return _any(path).search(words) is not None


def reports(match: Match) -> bool:
    """Whether the clause tells a fact: "đã", "ước đạt", "so với cùng kỳ" stand by the number and no duty does."""
    before = _near(match)
    if light(DATED).search(whole := left(match)) or light(_spent()).search(before):
        return True
    if light(r"so\s+với\s+(?:cùng|năm|tháng|tuần|quý|trước|vụ|đợt|kế\s+hoạch|kỳ)").search(right(match)):
        return not tells(before, "limits.purpose")
    if tells(before, "limits.rule"):
        return False
    if "năm" in whole and light(_BUILT).search(whole):
        return True
    part = light(r",(?=\s)").split(before)[-1].replace("gần nhất", "")
    if "khoảng cách" in part:
        part = light(r"khoảng\s+cách(?=\s+(?:giữa|các|mỗi|hai|hàng|cây|tim|trồng|lắp|đặt|tối))").sub("", part)
    return (
        tells(light(SUPPOSING).sub(" ", before), "limits.fact")
        or light(_reached()).search(before) is not None
        or (
            tells(part, "limits.rough")
            and not tells(lead(match)[-120:] + right(match, 40), "limits.granting")
            and not tells(match.view.folded[max(0, match.hit.start() - AIMED) : match.hit.start()], "limits.aspiring")
        )
    )


def _near(match: Match) -> str:
    """The words before the match that may tell of it: behind a turn to what is to be, without what says whom a rule
    covers ("người đã có nhà ở dưới 15 m2 mới được xem xét")."""
    before = left(match, most=70)
    if "," in before and (turn := [hit.end() for hit in wording(TURN).finditer(before)]):
        before = before[turn[-1] :]
    if " đã " in before and (done := wording(WHO).search(whole := left(match))):
        if granted := light(GRANTED).search(whole, done.end()):
            return whole[granted.end() :]
        if not match.hit[0][0].isdigit() and light(GOES_ON).match(right(match, 120)):
            return wording(WHO).sub(" ", before)
    return before


@cache
def _spent() -> str:
    """What something takes as it is: "mỗi kỳ mất từ 3 đến 5 ngày"."""
    return rf"(?<!phải\s){phrase('limits.spent')}(?:\s+(?:khoảng|trung\s+bình|bình\s+quân|từ|đến|tới|hết))*\s+$"


@cache
def _reached() -> str:
    """What came of a task: "chỉ tuyển được 45 người", "mới đạt 38 triệu đồng"."""
    only = r"(?:mới|chỉ\s+mới)\s+(?:chỉ\s+)?(?:được|đạt|có|(?:[^\W\d]+\s+){1,4}được)"
    return rf"(?:{phrase('limits.achieved')}\s+được|(?<!\w){only})\s+$"


def superseded(match: Match) -> bool:
    """Whether the number is the old one of a change: "giảm từ 9%/năm (0,75%/tháng) xuống 8,4%/năm"."""
    at = match.hit.start()
    changes = light(r"(?<!\w)từ\s+\d[^;:]{0,60}?(?<!trở)\s(?:xuống|lên|thành)\s")
    return any(
        change.start() < at < change.end() for change in changes.finditer(match.view.folded, max(0, at - 70), at + 70)
    )


def waived(match: Match) -> bool:
    """Whether the clause takes the number away: "không bắt buộc 100%"."""
    return (
        light(r"không\s+(?:bắt\s+buộc|nhất\s+thiết|yêu\s+cầu|phải)(?:\s+[^\W\d]+){0,4}\s*$").search(left(match))
        is not None
    )


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
