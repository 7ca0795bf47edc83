"""Lengths that are no deadline: how long a state lasts, how old a paper is, a bar, a statistic, a time gone by."""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules.engine import Match, NotThis, light
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, says, sentence_before

#: a body that something is handed to; its name may hold any word ("Phòng Công tác …")
_TO_BODY = r"(?<!\w)(?:tại|về|cho|đến|lên|với)\s+(?:phòng|sở|ban|khoa|trung\s+tâm|trường|viện|bộ|cục|chi\s+cục)\s.*$"
_BARRED = r"[\s*_\-+•\"(]*(?:\w{1,3}[.)]\s+)?(?:(?:tuyệt\s+đối\s+)?(?:không|chưa)\s+(?!để|quá)|(?:nghiêm\s+)?cấm\s)"
_TILL_HANDED = r"\s*,?\s*(?:tính\s+(?:đến|tới|từ)|trước\s+(?:ngày|khi|thời)|gần|trở\s+lại)"
_COMPARED = (
    r"\s*,?\s*\(?(?:sớm|nhanh|giảm|tăng|rút\s+ngắn|chậm|ít|cao|thấp)\s+(?!nhất)[^.;]{0,24}?(?:hơn|so\s+với|được)(?!\w)|"
    r"\s*,?\s*so\s+với(?!\w)"
)
#: what was counted or is borne in that time: "85 mm trong 2 giờ", "52 ca trong 7 ngày"
_MEASURED = r"\d\s*(?:mm|cm|m|m3|m3/s|ca|ca\s+(?:bệnh|mắc|nhiễm)|vụ|trận|lần)\s+$"
#: "lần thứ ba trong vòng 5 năm"
_NTH_TIME = r"(?<!\w)lần\s+(?:thứ\s+\w+|đầu(?:\s+tiên)?)\s+$"
#: what is paid bit by bit: "được nộp dần tiền thuế nợ tối đa không quá 12 tháng"
_SPREAD = r"(?<!\w)được\s+(?:nộp|trả|đóng|thanh\s+toán)\s+(?:dần|chậm|góp)(?!\w)[^.;]*$"
#: papers that ask for relief, and no relief: "nộp hồ sơ miễn, giảm trong vòng 45 ngày"
_ASKS_RELIEF = r"(?<!\w)(?:hồ\s+sơ|đơn)(?:\s+(?:xin|đề\s+nghị|xét))?\s+miễn,?\s+giảm(?:\s+[^\W\d]+){0,3}\s+$"
_POSTED = (
    r"[\s*_\-+•\"(]*(?:\w{1,3}[.)]\s+)?(?:niêm\s+yết|dán|treo|trưng\s+bày|yết\s+thị)\s"
    r"(?!.*\svà\s+(?:báo|gửi|nộp|tổng|lập|hoàn|trả)(?!\w))"
)
_AVERAGE = r"(?<!\w)(?:bình\s+quân|trung\s+bình|(?<!kiểm tra )(?<!khảo sát )thực\s+tế)(?!\w)"
_WAS_DONE = (
    r"[^:]{0,50}?(?<!\w)đã\s+(?:được\s+)?(?:giải\s+quyết|xử\s+lý|trả|khắc\s+phục|thông\s+quan)(?!\w)"
    r"(?!.*(?<!\w)(?:thì|phải)(?!\w))"
)


def guard(match: Match) -> None:
    """Drops lengths that are no deadline: how long a state lasts, a threshold, a time gone by."""
    told = "" if _counts_from_notice(match) else _right_before(match)
    latest = "lead" in match.hit.re.groupindex and says(match["lead"], "deadline.latest")
    if (says(told, "deadline.lasting") and not latest) or _is_beyond(match):
        raise NotThis
    if not latest and light(r"(?<!nơi )" + phrase("deadline.lasting_verb") + r"\s+$").search(told):
        raise NotThis
    if _is_posted(match) or light(_NTH_TIME).search(told) or light(_SPREAD).search(before(match, 70)):
        raise NotThis
    if light(r"(?<!\w)có\s+thời\s+hạn").search(before(match, 16) + match.hit[0][:10]):
        raise NotThis
    if light(r"\s*[,(]\s*(?:từ|ngày)\s+(?:ngày\s+)?\d").match(after(match, 24)):
        raise NotThis
    if (
        ends_with(before(match, 20), "period.effect")
        or _goes_on(match)
        or _is_age(match)
        or _is_bar(match)
        or _is_statistic(match)
    ):
        raise NotThis
    if match["unit"] in ("tháng", "năm") and (
        says(_since_bidden(sentence_before(match, 200)), "deadline.grace")
        or light(r"\s*,?\s*(?:thì\s+)?được\s+(?:giảm|miễn|hưởng|hỗ)").match(after(match, 20))
    ):
        raise NotThis


def _is_posted(match: Match) -> bool:
    """ "Niêm yết giấy triệu tập tại trụ sở xã trong 15 ngày": how long it hangs there."""
    if "event" in match.hit.re.groupindex and match["event"]:
        return False
    return "trong" in match.hit[0][:6] and light(_POSTED).match(clause_before(match, 160)) is not None


def _is_beyond(match: Match) -> bool:
    """Whether the length is a threshold: "quá 30 ngày"; in "tồn tại nêu trên trong vòng 30 ngày" it is none."""
    return ends_with(before(match, 12), "deadline.over") and not light(r"(?:nêu|nói|kể|ở)\s+trên\s+$").search(
        before(match, 12)
    )


def _is_age(match: Match) -> bool:
    """Whether the length is how old a paper may be: "giấy khám sức khỏe cấp trong vòng 06 tháng"."""
    if match["unit"].endswith("việc") or not ends_with(before(match, 24), "deadline.issued"):
        return False
    if not (match["unit"] in ("tháng", "năm") or light(_TILL_HANDED).match(after(match, 24)) or _is_of_test(match)):
        return False
    event = match["event"] if "event" in match.hit.re.groupindex else ""
    return not event and says(clause_before(match, 140), "deadline.papers")


def _is_bar(match: Match) -> bool:
    """Whether it is how long something must not be done: "Không thả giống trong 15 ngày kể từ …"."""
    if "trong" not in before(match, 7) + match.hit[0][:6]:
        return False
    return light(_BARRED).match(clause_before(match, 120)) is not None


def _is_of_test(match: Match) -> bool:
    return (
        match["unit"] in ("giờ", "ngày")
        and light(r"(?:âm\s+tính|xét\s+nghiệm)\s+$").search(before(match, 14)) is not None
    )


def _is_statistic(match: Match) -> bool:
    """Whether it is told how long things took: "bình quân … giải quyết trong 1,6 ngày, sớm hơn quy định"."""
    if match["unit"] in ("tháng", "quý", "năm"):
        return False
    if light(_COMPARED).match(after(match, 50)):
        return True
    words = sentence_before(match, 160)
    if match.hit[0].startswith("trong") and light(_MEASURED).search(words):
        return True
    told = light(_AVERAGE).search(words) or light(_WAS_DONE).match(clause_before(match, 160))
    return bool(told) and not says(words, "deadline.bids_length")


def _right_before(match: Match) -> str:
    """What the length may belong to: the words in front of it, from the last that tells what is to be done in it."""
    told = before(match, 50)
    if "giảm" in told and light(_ASKS_RELIEF).search(told):
        return ""
    return _since_bidden(light(r"[,:;.](?=\s)").split(told)[-1])


def _since_bidden(told: str) -> str:
    """The words behind the last that tells what is to be done."""
    asked = list(light(phrase("deadline.acts")).finditer(told))
    return light(_TO_BODY).sub("", told[asked[-1].end() :]) if asked else told


def _counts_from_notice(match: Match) -> bool:
    """Whether a length counts from what somebody hears of or finds: then something is to be done in it."""
    event = match["event"] if "event" in match.hit.re.groupindex else ""
    return bool(light(r"(?:khi|ngày|lúc)\s+(?:\w+\s+){0,1}(?:nhận|phát\s+hiện|xảy\s+ra|thụ\s+lý)(?!\w)").match(event))


def _goes_on(match: Match) -> bool:
    """Whether the length is one of the past or a threshold; "trong 5 ngày tới" is due."""
    behind = after(match, 14)
    if match["unit"] in ("ngày", "ngày làm việc", "tuần", "tháng") and light(r"\s+tới(?!\w)").match(behind):
        return False
    return says(behind, "deadline.not_after")
