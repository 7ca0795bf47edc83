"""Whether a sentence only tells facts: results, statistics, weather, findings; its numbers bind nobody.

A sentence that opens with what was ("Đến nay, …", "Trong 9 tháng đầu năm, …", "Năm 2018, …" in a letter of 2019) tells
facts unless a word in it binds ("phải", "đề nghị", "phấn đấu"). One that says a fact elsewhere ("đã", "chiếm", "so với
cùng kỳ") does so unless it sets anything either ("mức", "tối đa", "đối với").

>>> from datetime import date
>>> context = Context(date(2019, 3, 12), 2019)
>>> tells(View.of("Năm 2018, toàn huyện có 42 trường, tăng 1,8%."), context)
True
>>> tells(View.of("Đến nay còn 5 xã chưa đạt; yêu cầu hoàn thành 100%."), context)
False
"""

from __future__ import annotations

from datetime import date

from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, light
from congvan.rules.time.moments import A_DAY, A_MONTH, A_QUARTER, A_YEAR, YEAR, read
from congvan.rules.told import stands
from congvan.text import View

_MARK = r"[\s*_\-+•\"(]*(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s*)*"
_SPAN = (
    r"(?:suốt\s+)?(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:tháng|năm|quý|tuần|ngày)(?:\s+học)?"
    r"\s+(?:đầu\s+năm|cuối\s+năm\s+20\d\d|qua|vừa\s+qua|gần\s+đây|trở\s+lại\s+đây"
)
_LASTED = (
    r"(?:với|qua|sau|trong)\s+(?:hơn|gần|trên)\s+\d{1,3}\s+(?:năm|tháng|ngày|tuần)"
    r"\s+(?:thực\s+hiện|triển\s+khai|hình\s+thành|hoạt\s+động|xây\s+dựng|thi\s+hành|phát\s+triển|đi\s+vào)"
)
_COUNTED = rf"(?:(?:trong|qua|sau|chỉ|riêng)\s+){{1,2}}{_SPAN}|thực\s+hiện|triển\s+khai)|{_SPAN})(?!\w)"
#: a comparator under a negation: "không cao quá", "không được lớn hơn"
_BOUNDED = r"(?<!\w)không(?:\s+(?:được|để))?\s+[^\W\d]+\s+(?:hơn|quá)\s"
_SCHOOL_YEAR = rf"(?:năm\s+học|giai\s+đoạn|nhiệm\s+kỳ)\s+{YEAR}\s*-\s*(?P<last>{YEAR})"
_ONWARD = r"\s+(?:và\s+(?:các|những)\s+năm|trở\s+đi)"  #: "năm 2023 và các năm tiếp theo"
_SCHOOL_ENDS = 6  #: the month from which on a school year that ends in it is over
#: a meeting is told by its day: "Tại buổi tiếp công dân ngày 04/02, …"
_MEETING = r"(?:tại|trong)\s+(?:buổi|cuộc|phiên|kỳ|đợt|hội\s+nghị)(?:\s+[^\W\d]+){0,6}?\s+"
_SEASON = r"(?:(?:mùa|dịp|vụ)\s+)?(?:hè|tết|xuân|thu|đông|đông\s+xuân|hè\s+thu|mùa|mưa)\s+(?:năm\s+)?(?P<past>20\d\d)"
_MOMENT = (
    rf"(?:(?:tính\s+)?(?:đến|tới|vào|trong|riêng)\s+)?(?:(?:hết|cuối)\s+)?(?:{_MEETING}(?=ngày))?"
    rf"(?P<moment>{A_DAY}|{A_QUARTER}|{A_MONTH}|{A_YEAR})"
)


#: what is supposed is no fact: "kể từ khi phát hiện"
_FACTS = r"(?<!\w)(?<!khi\s)(?<!nếu\s)(?<!hợp\s)(?<!sau\s)(?<!lấn\s)(?<!xâm\s){narration.facts narration.suffers}"
#: cases that were counted: "ghi nhận 20 ca"; plants that run: "chạy ba ca, mỗi ca 120 công nhân"; a plan that was met
_SOME = r"(?:thêm\s+|được\s+|tổng\s+số\s+)?\d[\d.]*"
_COUNTED_CASES = rf"(?<!khi\s)(?<!nếu\s)(?<!hợp\s){{narration.counting}}\s+{_SOME}\s+{{narration.cases}}(?!\s+vị)"
_RUN = r"{narration.plants}[^.;:]{0,40}?\s(?:chạy|hoạt\s+động|làm\s+việc)\s+(?:\d|một|hai|ba|bốn)\s+ca(?!\w)"
#: what is done of a whole: "đã giải ngân được 62%"
_PART_DONE = (
    r"(?<!khi\s)(?<!nếu\s)(?<!người\s)đã\s+(?:[^\W\d]+\s+){1,3}(?:trên\s+|hơn\s+|gần\s+|khoảng\s+)?\d[\d.,]*\s?%"
)
_KILLED = r"(?<!từ\s)(?<!nếu\s)\d{1,4}\s+người\s+chết(?!\s+trở)"
#: how long something took: "dập tắt đám cháy mất 2 giờ"
_TOOK = r"(?<!bị\s)(?<!nếu\s)(?<!sẽ\s)mất\s+(?:khoảng\s+|hơn\s+|gần\s+)?\d{1,3}\s+(?:giờ|phút|ngày|tiếng)(?!\w)"
#: of so many it is told what befell them: "nhiệm kỳ vừa qua có 3 xã |phải kiện toàn", no "cơ sở có 10 phòng phải …"
_SOME_HAD = (
    r"(?:^|[,;:.]\s|(?<!\w)(?:qua|nay|hiện|tỉnh|huyện|xã|nước|bàn|quận|phố|còn|đã)\s)có\s+(?:trên\s+|hơn\s+|gần\s+|khoảng\s+)?"
    r"\d[\d.]*\s(?![^,;.:]*trở\s)[^,;.:]{2,50}$"
)
#: "Có xã thu đến 15.000 đồng/khẩu", no condition like "Có hộ khẩu thường trú"
_SOME_DO = _MARK + (
    r"có\s+(?:{narration.some}|nơi|lễ hội)(?:\s+[^\W\d]+){0,4}?"
    r"\s(?:kéo\s+dài|chưa|còn|vẫn|đã|bị|tự\s+ý|huy\s+động|thu\s+(?:đến|tới)|lên\s+(?:đến|tới))\s"
)
#: what was found out: "Kết luận thanh tra đã chỉ ra có 9 doanh nghiệp …"
_SHOWN = r"(?<!khi\s)(?<!nếu\s)(?<!sau\s)(?:chỉ\s+ra|chỉ\s+rõ|phát\s+hiện|kết\s+luận)\s+(?:đã\s+)?có\s+\d"
_MET = r",\s+đạt\s+(?:tỷ\s+lệ\s+)?\d[\d.,]*\s?%\s+(?:chỉ\s+tiêu|kế\s+hoạch|dự\s+toán)"


#: what a sentence of facts opens with: what was ("told"), or a time that may lie before the letter
_OPENING = (
    rf"{_MARK}(?:(?P<told>(?:toàn|cả)\s+{{narration.areas}}\s+(?:hiện\s+|đã\s+)?có\s"
    rf"|(?:[^\W\d]+\s+){{1,4}}(?:vừa\s+qua|năm\s+ngoái)(?!\w)|{{narration.opens}}|{_COUNTED}|{_LASTED}|khoảng\s+\d"
    rf"|có\s+(?:trên|hơn|gần|khoảng|tổng\s+số)\s+\d|có\s+\d+(?:/\d+)?\s+{{narration.some}})"
    rf"|{_SCHOOL_YEAR}|{_SEASON}|{_MOMENT})"
)
_WIDE = rf"{A_QUARTER}|{A_MONTH}|{A_YEAR}"  #: a month, a quarter or a year
_MANY = r"(?:một\s+số|nhiều|không\s+ít|đa\s+số|phần\s+lớn|hầu\s+hết)\s+"
_TOPIC = rf"{_MARK}(?:{{narration.topics}}|{_MANY}(?!{{narration.kinds}}))"
#: a subject that has done something: "Lực lượng chức năng đã …", not "người đã hưởng …"
_DONE = (
    rf"{_MARK}(?:(?!{{narration.framing}})[^,;:.()\d]){{3,120}}?\sđã\s"
    r"(?!được\s+(?:phê\s+)?(?:duyệt|ban\s+hành|giao|công\s+bố|cấp|ký|quy\s+định|đăng\s+ký))"
)
_ORDERS = rf"{_MARK}{{narration.ordering}}\s"
#: a sentence about somebody named: "Bà Tám kháng cáo …", "Hộ ông Tư …"
_PERSON = (
    rf"{_MARK}(?:(?:gia\s+đình|hộ)\s+)?(?:(?:ông|bà|cháu)\s+(?!ngoại|nội|con|bà|cháu|hoặc|và)"
    r"|(?:anh|chị)\s+(?!em|hùng|hội|ruột))[^\W\d]"
)


def tells(view: View, context: Context) -> bool:
    """Whether the sentence only tells facts."""
    folded = view.folded
    if wording(_PERSON).match(folded):
        return not wording("{narration.owing}").search(folded)
    if binds(folded):
        return False
    if "cho thấy:" in folded or wording(_SOME_DO).match(folded):
        return True
    if opens(folded, context) or _counts(folded):
        return True
    if wording("{narration.settled}").search(folded) or wording(_TOPIC).match(folded) or _is_done(folded):
        return not bounds(folded)
    if not wording(_FACTS).search(folded):
        return False
    return not (wording("{narration.regulating}").search(folded) or wording(_BOUNDED).search(folded))


def bounds(folded: str) -> bool:
    """Whether a clause bounds or grants something."""
    return wording("{narration.bounding}").search(folded) is not None


def binds(folded: str) -> bool:
    """Whether a word binds: not "phải" of what befalls somebody ("phải nhập viện"), "bị cấm", nor what is wanting."""
    for hit in wording("{narration.binding}").finditer(folded):
        if hit[0] == "phải" and (
            folded.endswith("đã ", 0, hit.start())
            or wording("{narration.befalls narration.suffers}").match(folded, hit.start())
            or light(_SOME_HAD).search(folded, 0, hit.start())
        ):
            continue
        if hit[0] != "cấm" or not folded.endswith("bị ", 0, hit.start()):
            return True
    assures = "bảo đảm" in folded or "đảm bảo" in folded
    if assures and wording(r"(?<!không\s)(?<!chưa\s){narration.assuring}").search(folded):
        return True
    return wording(_ORDERS).match(folded) is not None


def _counts(folded: str) -> bool:
    """Whether the sentence tells of cases that were counted, of a plant that runs, or of a plan that was met."""
    if " có " in folded and wording(_SHOWN).search(folded):
        return True
    if stands(folded, "narration.counting") and wording(_COUNTED_CASES).search(folded):
        return True
    if "%" in folded and wording(_MET).search(folded):
        return True
    if "người chết" in folded and wording(_KILLED).search(folded):
        return True
    if " mất " in folded and wording(_TOOK).search(folded):
        return True
    return " ca," in folded and wording(_RUN).search(folded) is not None


def _is_done(folded: str) -> bool:
    """Whether the sentence tells what somebody has done, or how much of a whole."""
    if "đã " not in folded:
        return False
    if wording(_DONE).match(folded):
        return True
    return "%" in folded and wording(_PART_DONE).search(folded) is not None


def opens(folded: str, context: Context, *, dated: bool = True) -> bool:
    """Whether a clause opens with what was; if not ``dated``, a single day or a school year opens none."""
    hit = wording(_OPENING).match(folded)
    if not hit:
        return False
    if hit["told"]:
        return True
    if light(_ONWARD).match(folded, hit.end()):
        return False
    today = context.issued_on or (date(context.year, 12, 31) if context.year else None)
    if today is None or not (dated or light(_WIDE).match(hit["moment"] or "")):
        return False
    if hit["past"]:
        return int(hit["past"]) < today.year
    if hit["last"]:
        return int(hit["last"]) < today.year or (int(hit["last"]) == today.year and today.month >= _SCHOOL_ENDS)
    try:
        return read(hit["moment"], context).last <= today
    except ValueError:
        return False
