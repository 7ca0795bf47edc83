"""What stands around a number: whether the words prescribe or report, and what part the number plays.

A number is a limit only where a rule speaks. A clause that tells a fact ("ước đạt 95%", "đã có 25 người"), a title or
a quoted law holds numbers too, and they bind nobody.
"""

from __future__ import annotations

import re
from functools import cache

from congvan.lexicon import phrase
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Match, light
from congvan.text import View

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
