"""What a rule leaves out by a word of its own: "trừ", "ngoại trừ", "không bao gồm", "không áp dụng đối với"."""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import ExceptionClause
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.exceptions.extent import REACH, clause, ended
from congvan.text import View

DEDUCTED, DEDUCTING = phrase("exceptions.deducted"), phrase("exceptions.deducting")


def excepted(match: Match, _: Context) -> ExceptionClause:
    """From "trừ" on; what deducts is dropped."""
    view, start = match.view, match.hit.start()
    before = view.folded[max(0, start - 40) : start].rstrip()
    from_all = before.endswith(",") and light(r"(?<!\w)(?:bất\s+(?:cứ|kỳ)|nào|gì|mọi)(?!\w)").search(before)
    if match.hit[0] == "trừ" and not from_all and deducts(before, view.folded, match.hit.end()):
        raise NotThis
    if match.hit[0].startswith("loại") and before.endswith("không"):
        raise NotThis
    if light(r"loại\s+trừ$").match(match.hit[0]) and not set_apart(before, view.folded, match.hit.end()):
        raise NotThis
    announced = light(LIST).match(view.folded, match.hit.end())
    end = listed(view, announced.end()) if announced else ended(view, start, commas=True)
    if light(r"[\W_]*(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)])?[\W_]*$").match(before) or before.endswith("."):
        main = light(rf",\s+(?=[^,;]{{0,160}}?{phrase('exceptions.modal')})").search(view.folded, start, end)
        comma = view.folded.find(",", start, end)
        alone = view.folded.count(",", start, end) == 1 and not announced
        if main:
            end = main.start()
        elif alone and not light(rf",\s+{phrase('exceptions.listed_days')}").match(view.folded, comma):
            end = comma
    return clause(match, end)


def listed(view: View, at: int) -> int:
    """Where the list behind a colon ends: "trừ 2 trường hợp sau đây: …; …", its semicolons passed over."""
    end = ended(view, at, commas=False)
    while end < len(view.folded) and end - at < REACH and goes_on(view.folded, end):
        end = ended(view, end + 1, commas=False)
    return end


def goes_on(text: str, at: int) -> bool:
    """Whether a list goes on behind the semicolon at ``at``, or behind the bracket of "a)"."""
    return text[at] == ";" or (
        text[at] == ")" and light(r"(?:^|[;:\s])(?:\d{1,2}|[a-zđ])$").search(text[at - 3 : at]) is not None
    )


def set_apart(before: str, text: str, at: int) -> bool:
    """Whether "loại trừ" takes somebody out of a rule: behind a mark, and no risk, cause or illness, which are
    ruled out; where a sentence opens with it, only somebody or a case: "Loại trừ |các hộ đã được hỗ trợ"."""
    if not before:
        return light(rf"\s+(?:(?:các|những)\s+)?{phrase('exceptions.whom')}").match(text, at) is not None
    return before.endswith((",", "(", ";")) and not light(rf"\s+{phrase('exceptions.ruled_out')}").match(text, at)


def uncounted(match: Match, _: Context) -> ExceptionClause:
    """ ", không tính bản tin tường thuật": what a rule or a number leaves out; "không tính lãi" is a favour."""
    if match.view.folded[: match.hit.start()].rstrip()[-1:] not in (",", "(", "-"):
        raise NotThis
    return excluding(match, _)


def deducts(before: str, text: str, at: int) -> bool:
    """Whether "trừ" takes away a sum: "khấu trừ", "trừ lương", "giá bán trừ giá vốn"."""
    if light(rf"{DEDUCTED}$").search(before) or light(rf"\s*(?:\d[\d,.]*\s*)?{DEDUCTING}").match(text, at):
        return True
    apart = not before or before[-1] in ",;(:-."
    return not apart and light(rf"\s*{phrase('exceptions.sums')}").match(text, at) is not None


def bracketed(match: Match, _: Context) -> ExceptionClause:
    """A bracket that excludes, with the words in front ("quy định này không áp dụng đối với …")."""
    described(match)
    return clause(match, ended(match.view, match.hit.start("at"), commas=False))


def described(match: Match) -> None:
    """Drops what only describes goods: "Trọng lượng: 27 g (không bao gồm dây đeo)"."""
    before = match.view.folded[max(0, match.hit.start() - 40) : match.hit.start()]
    if light(phrase("exceptions.described")).search(before):
        raise NotThis


def excluding(match: Match, _: Context) -> ExceptionClause:
    described(match)
    return clause(match, ended(match.view, match.hit.start(), commas=True))


def not_applied(match: Match, _: Context) -> ExceptionClause:
    """ "không áp dụng đối với A; B; không áp dụng đối với C": a list goes on over semicolons to the next of them."""
    end = ended(match.view, match.hit.start(), commas=False)
    reach = match.hit.end() + REACH
    again = light(r"[;,]\s*(?:và\s+)?không\s+áp\s+dụng").search(match.view.folded, match.hit.end(), reach)
    if end < len(match.view.folded) and match.view.folded[end] == ";":
        stop = again.start() if again else len(match.view.folded)
        lower = light(r";\s*(?=[^\W\d])(?!(?:thực hiện|phải|giao|yêu cầu|đề nghị|báo cáo)(?!\w))").match(
            match.view.folded, end
        )
        end = ended(match.view.sub(0, stop), end + 1, commas=False) if lower and again else end
        end = max(end, again.start()) if lower and again else end
    return clause(match, end)


#: what announces a list of exceptions: " 2 trường hợp sau đây:"
LIST = (
    rf"\s+(?:\d{{1,2}}\s+|(?:các|những|một\s+số|hai|ba|bốn|một\s+trong\s+(?:các|những))\s+){{0,2}}{phrase('exceptions.kinds')}"
    r"\s+(?:sau|sau\s+đây|dưới\s+đây|như\s+sau|gồm)\s*:"
)
BRACKET = r"\(\s*[*_]{0,2}"
EXCLUDED: tuple[Rule[ExceptionClause], ...] = (
    Rule(
        "exception.bracket",
        rf"{BRACKET}\s*(?P<at>(?:[^\W\d]+\s+){{0,4}}?(?:{phrase('exceptions.excluded')}|{phrase('exceptions.not_applied')}|(?:ngoại\s+)?trừ|được\s+miễn))(?!\w)",
        bracketed,
        ("(trừ", "(không bao gồm", "(quy định này không áp dụng đối với"),
        ("(bao gồm", "(khấu-trừ"),
        gates=("(",),
        needs=("trừ", "không", "chưa", "miễn"),
        starts=("(",),
    ),
    Rule(
        "exception.except",
        r"(?<!\w)(?P<at>ngoại\s+trừ|loại\s+trừ\s+(?:(?:các|những)\s+)?trường\s+hợp|loại\s+trừ|trừ)(?!\w)",
        excepted,
        ("trừ", "ngoại trừ"),
        ("không trữ",),
        gates=("trừ",),
        starts=("ngoại", "loại", "trừ"),
    ),
    Rule(
        "exception.excluding",
        phrase("exceptions.excluded"),
        excluding,
        ("không bao gồm", "không kể"),
        ("bao gồm",),
        gates=("gồm", "không kể", "bao hàm", "không tính", "ngoại lệ"),
        starts=openers("exceptions.excluded"),
    ),
    Rule(
        "exception.uncounted",
        rf"(?<!\w)(?:không|chưa)\s+(?:tính|gồm)(?!\s+{phrase('exceptions.reckoned')})",
        uncounted,
        ("không tính",),
        ("không tính lãi", "không tính đến nay"),
        gates=("tính", "gồm"),
        needs=("không", "chưa"),
        starts=("không", "chưa"),
    ),
    Rule(
        "exception.not_applied",
        phrase("exceptions.not_applied"),
        not_applied,
        ("không áp dụng đối với",),
        ("không áp-dụng",),
        gates=("áp dụng", "không điều chỉnh"),
        starts=openers("exceptions.not_applied"),
    ),
    Rule(
        "exception.not_applied_to",
        rf"(?<!\w)(?:không|chưa)\s+áp\s+dụng\s+{phrase('exceptions.applied')}(?:\s+[^\W\d]+){{0,8}}?\s+(?:đối\s+với|cho|với)(?!\w)",
        not_applied,
        ("không áp dụng quy định này cho", "không áp dụng hình thức đào tạo từ xa đối với"),
        ("áp dụng quy định này cho", "không áp dụng quy định này"),
        gates=("áp dụng",),
        needs=("cho", "với"),
        starts=("không", "chưa"),
    ),
    Rule(
        "exception.besides_days",
        rf"(?<!\w)ngoài\s+{phrase('exceptions.besides_days')}",
        uncounted,
        ("ngoài các ngày", "ngoài ngày nghỉ"),
        ("ngoài giờ hành chính",),
        gates=("ngoài",),
        starts=("ngoài",),
    ),
    Rule(
        "exception.besides",
        rf"(?<!\w){phrase('exceptions.besides')}",
        excepted,
        ("ngoài các trường hợp", "ngoài trường hợp"),
        ("ngoài ra",),
        gates=("trường hợp",),
        starts=openers("exceptions.besides"),
    ),
)
