"""Whether words prescribe a sum or a share, or only state it: "mức thu: ", "số tiền còn nợ là ", "bị phạt "."""

from __future__ import annotations

from functools import cache

from congvan.lexicon import phrase
from congvan.rules import numbers, quantities
from congvan.rules.engine import Match, NotThis, Unreadable, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.grounds import right
from congvan.rules.numbers import SPELLED
from congvan.rules.quantities import Quantity
from congvan.rules.time.surroundings import sentence_before

_SURRENDERED = (
    r"(?<!\w)(?:nộp|trích|để\s+lại|hỗ\s+trợ|giảm|miễn|hoàn|trả|bồi\s+thường|ký\s+quỹ|đặt\s+cọc|tạm\s+ứng)"
    r"(?:\s+[^\W\d]+){0,5}\s+$"
)
NUMBERED = r"^\W*(?:[a-zđ\d]{1,3}[.)]\s*)?"
HEADED = rf"{NUMBERED}(?:thuế\s+suất|lãi\s+suất|mức\s+thuế)(?:\s+[^\W\d]+){{1,7}}\s*$"
#: a sum said once more in words: "500 triệu đồng (bằng chữ: năm trăm triệu đồng)"
IN_WORDS = r"\s*\(\s*(?:(?:số\s+tiền\s+)?(?:viết\s+)?bằng\s+chữ\s*:?|ghi\s+bằng\s+chữ\s*:?)?\s*"
AGAIN = rf"(?:đồng|vnđ|usd|đ|triệu|tỷ)[.,]?{IN_WORDS}$"
#: and the words that do so
WRITTEN = rf"[.,]?{IN_WORDS}(?P<words>[^()\d]{{3,160}})\)"
#: the head of a list of rates: "Mức hỗ trợ: hộ nghèo 5 triệu đồng, hộ cận nghèo "
HEADING = (
    r"(?<!\w)(?:mức|tỷ\s+lệ|đơn\s+giá|giá|phí|lệ\s+phí|học\s+phí|định\s+mức)(?:\s+[^\W\d]+){0,8}\s*:\s*"
    r"(?:[^;:]{0,90}?[,\s])??(?:[^\W\d]+\s+){1,8}$"
)
#: what differs by a sum: "cao hơn giá niêm yết 300 đồng/kg"
APART = r"(?<!\w)(?:cao|thấp|đắt|rẻ|nhiều|ít|chênh)\s+(?:hơn|lệch)(?:\s+(?!là|mức\s)[^\W\d]+){1,6}\s+$"
EARNED = (
    r"(?<!\w)(?:thu\s+nhập|lợi\s+nhuận|tiền\s+lãi)(?:\s+(?:của|bình\s+quân|trung\s+bình|đạt|khoảng|mỗi\s+tháng))?\s+$"
)
#: somebody who was fined: "3 cơ sở vi phạm bị xử phạt 12 triệu đồng"
FINED = (
    r"(?<!\w)(?:\d{1,4}\s+[^\W\d]+|ông|bà|anh|chị)(?:\s+[^\W\d]+){0,9}?\s+bị\s+(?:xử\s+)?phạt(?:\s+[^\W\d]+){0,4}\s+$"
)
#: what land and herds yield


@cache
def heads() -> str:
    """The head of a clause that names what it sets: "Mức phụ cấp ưu đãi nghề ", "Tỷ lệ đối ứng "."""
    return rf"{NUMBERED}{phrase('limits.rate_heads')}(?:\s+(?!{phrase('limits.unset')})[^\W\d]+){{0,8}}\s*$"


@cache
def _label() -> str:
    """A prescribing word right before the number, or some words and "là", "bằng" or ":" between."""
    between = r"(?:(?:\s+[^;:]{1,90}?)?(?:\s+(?:là|bằng)|\s*:))?"
    return rf"{phrase('limits.amount')}(?:\s+{phrase('limits.soft')})?{between}\s*$"


@cache
def states() -> str:
    """What only says how much there is: "số dư kinh phí đến ngày 31/12/2022 là "."""
    onward = rf"(?:\s+(?!{phrase('limits.granting', 'limits.paying')})[^\W\d]+){{0,8}}"
    owing = rf"{phrase('limits.left_over')}{onward}(?:\s+(?:là|bằng)|\s*:)?"
    return rf"(?:{phrase('limits.stated')}(?:\s+[^;:]{{1,90}}?)?(?:\s+là|\s*:)|{owing})\s*$"


def labelled(match: Match) -> bool:
    """Whether a prescribing word stands with the number: "mức thu: ", "tỷ lệ đóng là ", "bằng "."""
    told = grounds.lead(match)
    if light(states()).search(told):
        return False
    return light(_label()).search(told) is not None or light(HEADING).search(told) is not None


def paid(match: Match, unit: str) -> bool:
    """Whether a verb of payment stands up to seven words before the number: "nộp tạm ứng án phí 300.000 đồng". Sums of
    thousands of millions are told more often than set."""
    large = len(match["n"]) > 10 and match["n"][0].isdigit()
    if large or "tỷ" in unit or "tỉ" in unit or grounds.tells(grounds.left(match), "limits.stated"):
        return False
    return light(_paying()).search(grounds.left(match)) is not None


def turned_over(match: Match, quantity: Quantity) -> bool:
    """Whether a share is paid: "sử dụng 70% lao động địa phương", "nộp ngân sách nhà nước 60%"."""
    if not paid(match, ""):
        return False
    return bool(quantity.of) or light(_SURRENDERED).search(grounds.left(match)) is not None


@cache
def _paying() -> str:
    return rf"{phrase('limits.paying')}(?:\s+(?!{phrase('limits.unpaid')})[^\W\d]+){{0,7}}\s+$"


#: "số tiền phạt 8.000.000 đồng đã nộp xong"
PAID = r"\s+đã\s+(?:được\s+)?(?:nộp|trả|thu|chuyển|chi|hoàn|thanh\s+toán|quyết\s+toán)(?!\w)"
#: what somebody else's letter asks: "Cục Thuế nhận được văn bản số … của Công ty đề nghị hướng dẫn …"
ASKED = (
    r"[^;:]{0,120}?(?<!khi\s)(?<!nếu\s)(?<!ngày\s)nhận\s+được\s+(?:công\s+văn|văn\s+bản|đơn|thư|phiếu|tờ\s+trình|câu\s+hỏi)\s"
    r"(?![^;]*?,\s+(?:[^\W\d]+\s+){0,8}?(?:có\s+ý\s+kiến|yêu\s+cầu|thống\s+nhất|đồng\s+ý|phải|trả\s+lời|hướng\s+dẫn|chấp\s+thuận|giao)(?!\w))"
)


def telling(match: Match) -> None:
    """Drops what a clause reports, the old number of a change, and a difference ("cao hơn giá niêm yết 300 đồng")."""
    before = grounds.left(match)
    if grounds.reports(match) or grounds.superseded(match):
        raise NotThis
    if light(PAID).match(right(match)) or (
        "nhận được" in match.view.folded and light(ASKED).match(sentence_before(match, 400))
    ):
        raise NotThis
    if light(EARNED).search(before) or (light(APART).search(before) and not grounds.tells(before, "limits.purpose")):
        raise NotThis


def said_again(match: Match, quantity: Quantity) -> None:
    """Checks a sum against the words behind it in brackets: `Unreadable` where they disagree."""
    gloss = light(WRITTEN).match(match.view.folded, quantity.end)
    if gloss and gloss["words"].split(" ")[0] in SPELLED and match["n"][0].isdigit():
        told = building.worth(match, quantity) * quantities.scale(quantity.unit)
        if not numbers.agree(told, gloss["words"]):
            raise Unreadable(f"số và chữ không khớp: {match.words('n')} {quantity.unit} ({gloss['words'].strip()})")
