"""The forms of recurrences: "hằng tháng", "định kỳ 6 tháng", "02 lần/năm", "cuối mỗi quý", "ngày 05 và ngày 20"."""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules.time.moments import WEEKDAY
from congvan.rules.told import FIGURE

_UNITS = ("ngày", "tuần", "tháng", "quý", "năm")
UNIT = r"(?:ngày|tuần|tháng|quý|năm)(?!\w)"
UNIT_OF_TIME = r"(?:ngày|tuần|tháng|quý|năm|giờ|tiếng|phút)(?!\w)"
SMALL = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu)"
ONCE = r"(?:một|1|01)\s+lần"
_AND = r"\s{0,2}(?:,|và|hoặc|đến|-)\s{0,2}"
EACH = phrase("recurrence.each") + rf"\s+{UNIT}(?!\s+(?:học|lần))"
#: the words of which one stands wherever `EVERY_ROUND` does, and wherever `FOLLOWING` does
EACH_TIME = tuple(f"{each} {unit}" for each in ("hàng", "hằng", "mỗi", "từng") for unit in _UNITS)
THE_NEXT = (
    *(f"tháng {then}" for then in ("sau", "kế", "tiếp", "liền", "báo", "cuối", "đầu")),
    *("của tháng", "quý sau", "năm sau", "năm trước", "năm kế", "năm liền"),
)
#: with what `RECURRENCE` begins
AGAIN = ("theo", "định", FIGURE, "một", "hai", "ba", "bốn", "năm", "sáu", "nửa", "mỗi", "hàng", "hằng")
#: with a day, "mỗi tháng" says the same
EVERY_ROUND = phrase("recurrence.each", "recurrence.every") + rf"\s+{UNIT}"
_MORE = (
    rf"(?:\s{{0,2}}(?:,|;|và|hoặc|hay|-|/)\s*(?:{phrase('recurrence.each')}\s+)?"
    rf"(?:(?:(?:\d{{1,2}}|một|sáu|chín)\s+)?{UNIT}|cả\s+năm)(?!\s+\d)){{0,4}}"
)
EVERY = (
    rf"(?<![\w/.,])(?:{SMALL}|nửa|mỗi)\s+{UNIT_OF_TIME}"
    rf"(?:\s*/\s*(?:(?:một|1|01)\s+)?lần(?=\s*(?:[.,;:()/]|$|(?:vào|và|để|cho|tại|bằng|đối|trước|về|báo|gửi)(?!\w)))|\s+{ONCE})"
)
#: how many times in each: "mỗi năm hai lần"
OFTEN = rf"(?<!\w)(?:mỗi|hàng|hằng)\s+{UNIT}\s+{SMALL}\s+lần(?!\w)"
TIMES = rf"(?<![\w/]){SMALL}\s+lần\s*(?:/|mỗi|trong|một|trên)\s*(?:(?:một|1|01)\s+)?{UNIT}"
PERIODIC = (
    rf"(?:(?:theo\s+)?(?<!\w)định\s+kỳ|theo\s+chu\s+kỳ)\s+(?:là\s+)?(?:{EVERY}|{EACH}{_MORE}|{OFTEN}|{TIMES}|"
    rf"(?:hàng|hằng|từng|mỗi)\s+{UNIT_OF_TIME}|(?:vào\s+)?(?:{SMALL}|nửa)\s+{UNIT}{_MORE}|(?:tuần|tháng|quý|năm)(?!\w){_MORE})"
)
#: the month or year behind the one that is reported on: "ngày 05 tháng sau", "ngày 15 của tháng cuối quý"
_THEN = r"(?:sau|kế\s+tiếp|tiếp\s+theo|tiếp\s+sau|liền\s+kề)"
#: behind "quý tiếp theo", in the words of tax law
OF_DUTY = r"(?:\s+(?:tháng|quý|năm)\s+phát\s+sinh\s+[^,.;:()]{3,60})?"
FOLLOWING = (
    r"(?:(?<=\d\s)của\s+tháng(?=\s*(?:[.,;)]|$))|(?:của\s+)?(?:tháng\s+(?:báo\s+cáo|"
    rf"{_THEN}{OF_DUTY}|(?:cuối|đầu)(?:\s+của)?(?:\s+mỗi)?\s+quý(?:\s+{_THEN}{OF_DUTY})?)|"
    rf"quý\s+{_THEN}{OF_DUTY}|năm\s+(?:trước(?:\s+liền\s+kề)?|{_THEN}{OF_DUTY})))(?!\w)"
)
#: the recurrence alone
RECURRENCE = rf"(?:{PERIODIC}|{EVERY}|{EACH}{_MORE}|{TIMES})"
_DAY_NUMBER = r"(?:(?:mùng|mồng)\s+)?\d{1,2}(?:\s{0,2}[/.\-]\s{0,2}\d{1,2}(?!\d)|\s+tháng\s+\d{1,2}(?!\d))?"
_PART = r"(?:(?:ngày|sáng|trưa|chiều|tối)\s+)?"
#: a day that comes round: "ngày 20", "ngày 05 và ngày 20", "ngày 15/12", "thứ Ba, thứ Sáu", "ngày làm việc cuối cùng"
ROUND_DAY = (
    rf"(?:(?:các\s+)?{_PART}{WEEKDAY}(?:{_AND}{_PART}{WEEKDAY}){{0,6}}|"
    rf"(?:các\s+)?ngày\s+{_DAY_NUMBER}(?:{_AND}(?:ngày\s+)?{_DAY_NUMBER}){{0,5}}(?![\d/])|"
    rf"(?:các\s+)?(?:ngày\s+)?(?:rằm|(?:mùng|mồng)\s+(?:một|1))(?:\s+và\s+(?:ngày\s+)?(?:rằm|(?:mùng|mồng)\s+(?:một|1)))?(?!\w)|"
    rf"(?:mùng|mồng)\s+\d{{1,2}}(?![\d/])|\d{{1,2}}/\d{{1,2}}(?![\d/])|ngày(?:\s+làm\s+việc)?\s+cuối(?:\s+cùng)?|tuần\s+cuối)"
)
#: with what it begins, besides the weekdays
ROUND = (FIGURE, "các", "ngày", "sáng", "trưa", "chiều", "tối", "tuần", "rằm", "mùng", "mồng")
#: a month or a quarter that comes round, of "hằng năm"
ROUND_MONTH = (
    rf"(?:tháng\s+\d{{1,2}}(?:{_AND}(?:tháng\s+)?\d{{1,2}}){{0,4}}|"
    rf"quý\s+(?:iv|i{{1,3}})(?:{_AND}(?:quý\s+)?(?:iv|i{{1,3}})){{0,3}})(?!\w)"
)
#: several months, of each year
MONTHS = rf"các\s+tháng\s+\d{{1,2}}(?:{_AND}\d{{1,2}}){{1,10}}(?!\d)"
#: a time of each: "cuối mỗi tháng", "mùng 5 đầu mỗi quý", "thứ Hai đầu tháng", "ngày cuối cùng của quý"
EDGE_ROUND = (
    rf"(?:(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?(?<![\w.,/])\d{{1,2}}\s+(?:ngày\s+)?|{_PART}{WEEKDAY}\s+(?:tuần\s+)?|(?:các\s+)?ngày\s+|tuần\s+)?"
    r"(?:đầu|giữa|cuối)\s+(?:của\s+)?(?:mỗi|hàng|hằng|từng)\s+(?:ngày|buổi|phiên|tuần|tháng|quý|năm(?:\s+học)?|học\s+kỳ|kỳ|vụ|đợt|ca)(?!\w)|"
    r"(?:(?:buổi\s+)?(?:sáng|trưa|chiều|tối)|đêm)\s+(?:mỗi|hàng|hằng)\s+ngày(?!\w)"
)
EDGE_OF = (
    rf"(?:{_PART}{WEEKDAY}\s+(?:của\s+)?(?:tuần\s+)?|(?<!\d\s)(?:ngày\s+(?:làm\s+việc\s+)?|tuần\s+))(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)\s+"
    r"(?:của\s+)?(?:mỗi\s+)?(?:tháng|quý)(?!\w)(?!\s*(?:\d|i|này|trước|sau|tới))"
)
