"""Periods that last as long as something else does: "trong thời gian đàm phán …", "Trong thời gian diễn ra lễ hội, cấm
…", "trong những ngày có cảnh báo cháy rừng". None of them has a day that the letter tells.

How long a person or a measure of the letter itself is in some state ("trong thời gian nghỉ thai sản", "trong thời gian
cách ly") says whom a rule covers, and is none.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.spans import period
from congvan.rules.time.duty import bids
from congvan.rules.time.surroundings import after, before, clause_before, opens, says, sentence_before

_GONE = r"(?<!\w)(?:qua|vừa|gần\s+đây|vừa\s+rồi|đã|năm\s+\d|tháng\s+\d)(?!\w)"
_BARRED = r"\s*,?\s*" + phrase("period.bars")
_MAIN = r"\s*,\s*([^.;]{4,120})"
_FORBID = (
    r"(?<!\w)(?:(?:nghiêm\s+)?cấm|tạm\s+(?:dừng|ngừng)|(?:dừng|ngừng)|không\s+(?:được\s+)?"
    + phrase("actions.verbs")
    + r")(?!\w)"
)
_NAMED = (
    *("diễn ra", "tổ chức", "cao điểm", "nghỉ lễ", "nghỉ tết", "giãn cách", "bầu cử", "phong tỏa", "lễ hội"),
    *(
        "thi công",
        "sửa chữa",
        "bảo trì",
        "bảo dưỡng",
        "nâng cấp",
        "cải tạo",
        "thử tải",
        "cắt điện",
        "khắc phục",
        "tu bổ",
    ),
)
_ON = rf"(?:\s+(?!{phrase('period.bars')})[^\s,;.:()]+){{0,14}}"


def during_event(match: Match, _: Context) -> Period:
    """A measure that holds while something lasts."""
    if before(match, 6).endswith("đang "):
        raise NotThis  #: whom a rule covers: "người đang trong thời gian thử việc"
    if not says(clause_before(match, 150), "period.holds", "period.stops"):
        raise NotThis
    return period(match, None, None)


def during_named(match: Match, _: Context) -> Period:
    """ "Trong thời gian diễn ra lễ hội, cấm …"."""
    if not (opens(match) or light(r"(?:^|\W)(?:để|nhằm)\s[^.;,]{4,120},\s$").search(before(match, 150))):
        raise NotThis
    behind = after(match, 140)
    main = light(_MAIN).match(behind)
    if not light(_BARRED).match(behind) and not (main and light(_FORBID).search(main[1])):
        raise NotThis
    return period(match, None, None)


def in_hazard(match: Match, _: Context) -> Period:
    """ "Trong thời gian hạn mặn, các cống …": while nature or a plague lasts, with what is to be done then."""
    if light(_GONE).search(match.hit[0]):
        raise NotThis
    if opens(match):
        behind = after(match, 140)
        main = light(_MAIN).match(behind)
        if not light(_BARRED).match(behind) and not (main and (bids(main[1]) or light(_FORBID).search(main[1]))):
            raise NotThis
    elif not _is_bidden(sentence_before(match, 300)):
        raise NotThis
    return period(match, None, None)


def _is_bidden(words: str) -> bool:
    return bids(words) or says(words, "period.stops", "period.in_span", "period.kept_up")


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.in_hazard",
        rf"trong\s+(?:suốt\s+)?(?:thời\s+gian|những\s+ngày|các\s+ngày|thời\s+điểm|thời\s+kỳ)\s+(?:[^\W\d]+\s+){{0,2}}?"
        rf"{phrase('period.hazards')}{_ON}",
        in_hazard,
        examples=("trong thời gian chống hạn", "trong những ngày có cảnh báo lốc sét", "trong suốt thời gian mưa lũ"),
        counterexamples=("trong thời gian nghỉ phép", "trong những ngày qua"),
        gates=("thời gian", "những ngày", "các ngày", "thời điểm", "thời kỳ"),
        starts=("trong",),
    ),
    Rule(
        "period.while",
        r"trong\s+(?:suốt\s+)?thời\s+gian\s+(?!này|tới|qua|vừa|nêu|nói|trên|đó|sớm|nhanh|ngắn|chờ|từ|tối|không|làm\s+việc|\d)[^,;.:()]{3,120}",
        during_event,
        examples=("trong thời gian đàm phán hiệp định thương mại",),
        counterexamples=("trong thời gian tới", "trong thời gian 14 ngày"),
        gates=("thời gian",),
        starts=("trong",),
    ),
    Rule(
        "period.during_named",
        rf"trong\s+(?:suốt\s+)?thời\s+gian\s+(?:{'|'.join(_NAMED)}){_ON}".replace(" ", r"\s+"),
        during_named,
        examples=("trong thời gian diễn ra lễ hội", "trong suốt thời gian cao điểm"),
        gates=tuple(f"thời gian {what.split()[0]}" for what in _NAMED),
        starts=("trong",),
    ),
)
