"""Deadlines that come round: "định kỳ hằng tháng", "trước ngày 20 hằng tháng", "trước 16h00 thứ Sáu hằng tuần".

Bare "hằng năm" is as often an adjective ("kế hoạch hằng năm", "thu nhập hằng tháng"), so it counts only where it
opens a sentence or tells how often something is reported, checked or updated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.days import BEFORE, LATEST
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.moments import A_DAY, CLOCK, read_clock
from congvan.rules.time.recurrence import (
    AGAIN,
    EACH,
    EACH_TIME,
    EVERY,
    EVERY_ROUND,
    FOLLOWING,
    PERIODIC,
    RECURRENCE,
    ROUND,
    ROUND_DAY,
    THE_NEXT,
    TIMES,
    UNIT,
)
from congvan.rules.time.rrules import rrule
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says

LEAD = rf"(?:{LATEST}|{BEFORE}|(?<!\w)vào|(?<!\w)trong)"
LED = (*openers("deadline.latest", "deadline.before"), "vào", "trong")  #: with what `LEAD` begins
_FACT = (
    r"(?<!\w)(?:(?<!bất )thường(?!\s+(?:xuyên|trực|vụ|kỳ|niên|lệ))|trung\s+bình|bình\s+quân|ước(?!\s+mơ)|"
    r"xảy\s+ra|xuất\s+hiện|"
    r"(?:thu\s+hút|đón|có|tiêu\s+thụ|phát\s+sinh|cung\s+cấp|thải\s+ra)\s+(?:khoảng|hơn|gần|hàng|tới))(?!\w)"
)
#: "kế hoạch kiểm tra hằng tuần", "báo cáo hằng ngày của trạm": there it tells which, not how often
_NOUN_OF = (
    r"(?<!\w)(?:bản|việc|công\s+tác|số\s+liệu|sổ|lịch|phiếu|chế\s+độ|kế\s+hoạch|biểu|mẫu)"
    r"(?:\s+\w+){1,4}\s*$"
)
#: a comma within what is dealt with: "kiểm tra máy, kho, bến hằng tuần"
_LISTED = r",(?=\s(?:[^\W\d]+\s){0,2}[^\W\d]+(?:,|\s+$|\s(?:và|vào|về|của|tại|trên|trong|cho|theo)\s))"
_OF_IT = r"\s+(?:của|được|đã|cho\s+thấy|theo|này|là|bị|do)(?!\w)"
_ROUND = rf"(?:{CLOCK}[\s,]*(?:của\s+)?)?{ROUND_DAY}"


def recurring(match: Match) -> Deadline:
    """A deadline that comes round; several hours of a day are said by its RRULE."""
    words = match.hit[0]
    op: Literal["<", "<=", "=="] = "<" if "trước" in words else "<=" if light(LATEST).search(words) else "=="
    told = words if len(match["each"]) == len(words) and "lần" not in words else words.replace(match["each"], " ")
    clocks = [read_clock(clock) or "" for clock in light(rf"(?<!\w){CLOCK}(?!\w)").findall(told)]
    time = clocks[0] if len(clocks) == 1 else None
    each, rule = match.words("each").strip(" *_,"), rrule(words)
    if rule == "FREQ=DAILY" and len(clocks) > 1 == len({clock[3:] for clock in clocks}):
        rule += f";BYHOUR={','.join(str(int(clock[:2])) for clock in clocks)};BYMINUTE={int(clocks[0][3:])}"
    return Deadline(match.words().strip(" *_"), op, None, time, None, None, None, each, rule, match.span())


def dated(match: Match, _: Context) -> Deadline:
    return recurring(match)


def after_each(match: Match, _: Context) -> Deadline:
    """ "Ngay sau mỗi đợt tập huấn"; "Sau mỗi đợt làm thêm hơn 7 ngày" is a condition."""
    if light(r"\s*\d").match(after(match, 3)):
        raise NotThis
    return recurring(match)


def each_at(match: Match, _: Context) -> Deadline:
    """ "trước 16h hằng ngày"; "từ lúc 7 giờ" begins a stretch of time."""
    if light(r"(?<!\w)(?:từ|đến)\s+$").search(before(match, 8)):
        raise NotThis
    found = recurring(match)
    return replace(found, time=read_clock(match["dotted"].replace(".", ":"))) if match["dotted"] else found


def following(match: Match, _: Context) -> Deadline:
    """ "trước ngày 05 tháng sau"; without "trước" only behind what is handed in."""
    if not light(LEAD).match(match.hit[0]) and not says(clause_before(match, 80), "recurrence.reported"):
        raise NotThis
    return recurring(match)


def round_day(match: Match, _: Context) -> Deadline:
    """A day that comes round; without "trước" or "vào" only behind what is done on it ("Ngày 01/6 hằng năm là …")."""
    led = light(rf"(?:(?:theo\s+)?định\s+kỳ[\s,]+)?{LEAD}").match(match.hit[0]) or "định" in match.hit[0][:10]
    heads = opens(match) and (after(match, 2).lstrip()[:1] == "," or _is_done_behind(match, 24))
    heads = heads or (light(r",\s*$").search(before(match, 4)) is not None and _is_done_behind(match, 16))
    if not (led or heads or says(clause_before(match, 100), "recurrence.done")):
        raise NotThis
    return recurring(match)


def _is_done_behind(match: Match, reach: int) -> bool:
    """Whether what is done again stands right behind, or who does it: "Mồng 3 hằng tháng các trạm điện báo …"."""
    behind = after(match, 60)
    actor = light(r"\s*" + phrase("deadline.actor")).match(behind)
    return says(behind if actor else behind[:reach], "recurrence.done")


def periodic(match: Match, _: Context) -> Deadline:
    if says(after(match, 8), "recurrence.not_after") or ends_with(before(match, 30), "recurrence.not_before"):
        raise NotThis
    return recurring(match)


def bare(match: Match, _: Context) -> Deadline:
    if ends_with(before(match, 40), "recurrence.not_before"):
        raise NotThis
    if "lần" in match.hit[0] and says(before(match, 30), "deadline.bounds"):
        raise NotThis
    if opens(match) and is_fact(match):
        raise NotThis
    if light(TIMES).match(match.hit[0]) and not says(clause_before(match, 80), "recurrence.turned_in"):
        raise NotThis
    if not (_opens_clause(match) or _is_told_to(match)):
        raise NotThis
    return recurring(match)


def is_fact(match: Match) -> bool:
    """Whether what follows tells what is so each year ("Hằng năm, mực nước thường …"), and bids nothing."""
    behind = light(r"[.;](?=\s)").split(after(match, 120))[0]
    fact = light(_FACT).search(behind)
    return fact is not None and not says(behind[: fact.start()], "deadline.duty", "recurrence.done")


def _opens_clause(match: Match) -> bool:
    """ "Hằng năm, Sở …", "…, hằng tháng, đơn vị …", "hằng tuần báo cáo …"."""
    behind = after(match, 40)
    if opens(match):
        return bool(light(r"\s*(?:,|\w)").match(behind))
    if "," not in match.hit[0] and light(r",\s*$").search(before(match, 4)) and light(r"\s*,").match(behind):
        return True
    return bool(light(r"\s*(?:" + phrase("recurrence.done") + ")").match(behind))


def _is_told_to(match: Match) -> bool:
    """ "báo cáo … hằng tuần": how often, at the end of what is done. Once a year it is nearly always an adjective."""
    if "năm" in match.hit[0] and (
        not ends_with(before(match, 20), "recurrence.reported") or light(_NOUN_OF).search(before(match, 40))
    ):
        return False
    told = light(_LISTED).sub(" ", before(match, 110))
    if not says(light(r"[.;,](?=\s)").split(told)[-1], "recurrence.reported"):
        return False
    often = light(r"(?:hàng|hằng)\s+(?:ngày|tuần)").match(match.hit[0])
    if often and ends_with(before(match, 16), "recurrence.told_each"):
        return not (light(_NOUN_OF).search(before(match, 40)) or light(_OF_IT).match(after(match, 16)))
    return bool(
        light(
            r"\s*(?:[.;,:()/]|$|(?:gửi|về|cho(?!\s+thấy)|trước|vào|và|trình|trong|lúc|qua|bằng|tại|đối)(?!\w))"
        ).match(after(match, 20))
    )


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.round_day",
        rf"\b(?:(?:theo\s+)?định\s+kỳ[\s,]+)?(?:{LEAD}\s+)?{_ROUND}[\s,]+(?:của\s+)?(?P<each>{EVERY_ROUND})",
        round_day,
        examples=(
            "trước ngày 20 hằng tháng",
            "trước 16h00 thứ sáu hằng tuần",
            "vào ngày 01 tháng 01 hàng năm",
            "định kỳ trước ngày 18 tháng 11 hàng năm",
            "trước ngày 25/12 hàng năm",
        ),
        counterexamples=("trước ngày 20/12/2013 hàng năm",),
        gates=EACH_TIME,
        starts=("theo", "định", *LED, *ROUND, *openers("recurrence.weekdays")),
    ),
    Rule(
        "deadline.each_at",
        rf"\b(?:{LEAD}|lúc)\s+(?:lúc\s+)?(?:{CLOCK}|(?P<dotted>\d{{1,2}}\.[0-5]\d(?![\d.])))(?:\s{{0,3}}(?:,|và|hoặc)\s{{0,3}}(?:(?:lúc|trước)\s+)?{CLOCK}){{0,4}}[\s,]+(?P<each>{EVERY_ROUND})",
        each_at,
        examples=(
            "trước 16h hàng ngày",
            "vào lúc 7 giờ 30 hằng ngày",
            "trước 6 giờ 30 và 15 giờ hằng ngày",
            "vào 16.00 hàng ngày",
        ),
        counterexamples=("từ 13h30 đến 17h00 hằng ngày",),
        gates=EACH_TIME,
        starts=(*LED, "lúc"),
    ),
    Rule(
        "deadline.following",
        rf"\b(?:{LEAD}\s+)?(?:{CLOCK}[\s,]*)?{ROUND_DAY}\s+(?P<each>{FOLLOWING})",
        following,
        examples=("trước ngày 05 tháng sau", "chậm nhất là ngày 15 của tháng cuối quý", "trước ngày 15/01 năm sau"),
        gates=THE_NEXT,
        starts=(*LED, *ROUND, *openers("recurrence.weekdays")),
    ),
    Rule(
        "deadline.each_with_day",
        rf"\b(?P<each>{RECURRENCE}|mỗi\s+{UNIT})[\s,(]{{1,6}}(?:là\s+)?(?:{LEAD}\s+|(?<=\())(?:{_ROUND}|{A_DAY}|{CLOCK}(?!\w))"
        rf"(?:\s+{FOLLOWING}|\s+(?:của\s+)?tháng\s+(?:đầu|cuối)(?:\s+(?:tiên|cùng))?(?!\w))?\)?",
        dated,
        examples=(
            "định kỳ hằng năm (trước ngày 17 tháng 10)",
            "hàng năm (chậm nhất đến ngày 15/2)",
            "định kỳ 6 tháng trước ngày 12 tháng 5",
            "hằng tháng, vào ngày 25",
            "mỗi quý, vào ngày 10 của tháng đầu",
        ),
        gates=(*EACH_TIME, "định kỳ", "lần"),
        needs=(*LED, "("),
        starts=AGAIN,
    ),
    Rule(
        "deadline.periodic",
        rf"(?P<each>{PERIODIC})",
        periodic,
        examples=(
            "định kỳ hằng quý",
            "theo định kỳ hàng tháng, quý, năm",
            "định kỳ 03 năm một lần",
            "định kỳ sáu tháng",
        ),
        counterexamples=("theo định kỳ.",),
        gates=("định kỳ", "chu kỳ"),
        starts=("theo", "định"),
    ),
    Rule(
        "deadline.each",
        rf"(?P<each>{EACH}(?:\s*(?:,|và)\s*(?:{EACH}|quý|năm)){{0,3}}|{EVERY}|{TIMES})",
        bare,
        examples=("hằng tháng", "6 tháng một lần", "02 lần/năm"),
        counterexamples=("hàng năm học",),
        gates=(*EACH_TIME, "lần"),
        starts=AGAIN,
    ),
    Rule(
        "deadline.after_each",
        r"(?P<each>(?:ngay\s+)?sau\s+(?:khi\s+kết\s+thúc\s+)?mỗi\s+(?:đợt|lần|kỳ|buổi|khóa|học\s+kỳ|năm\s+học|vụ)(?:\s+[^\s,;.:()\d]+){0,4})",
        after_each,
        examples=("ngay sau mỗi đợt tập huấn",),
        gates=("mỗi",),
        starts=("ngay", "sau"),
    ),
)
