"""What is to be done: the verb that heads an instruction, and the predicate behind the one who is to act.

>>> view = View.of("Các cơ quan quản lý nhà nước, đơn vị trực thuộc khẩn trương rà soát hồ sơ")
>>> found = predicate(view, 0)
>>> view.words(0, found.start), found.is_stated
('Các cơ quan quản lý nhà nước, đơn vị trực thuộc', False)
>>> heads("Rà soát, bổ sung hồ sơ"), heads("việc rà soát hồ sơ")
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass

from congvan.lexicon import phrase, words
from congvan.rules.clauses import is_hidden
from congvan.rules.engine import compiled
from congvan.text import View, fold

REACH = 600


@dataclass(frozen=True, slots=True)
class Predicate:
    """Where what somebody is to do begins."""

    start: int
    word: str
    is_stated: bool  #: it says what has been or is: "đã", "là", "gồm"


def _modal() -> str:
    return phrase(
        "modality.obligation",
        "modality.prohibition",
        "modality.waiver",
        "modality.permission",
        "modality.recommendation",
    )


def heads(folded: str, at: int = 0) -> bool:
    """Whether an instruction begins at ``at``: a verb, a word of manner, or a modal."""
    if compiled(phrase("actions.things")).match(folded, at):
        return False
    return bool(
        compiled(phrase("actions.verbs", "actions.manner")).match(folded, at)
        or compiled(_modal()).match(folded, at)
        or compiled(r"(?:không|chưa)\s+" + phrase("actions.verbs", "modality.forbidden_acts")).match(folded, at)
    )


#: words after which any of the forms is a noun
_HARD = r"(?:của|các|những|về|việc|công tác|sự|tình hình|mọi|nhiệm vụ|kế hoạch|số|chi phí|chức năng|và việc)\s*$"
#: words after which a verb is part of a name or of what was said before
_SOFT = (
    r"(?:để|nêu|do|và|hoặc|theo|ban|cơ quan|tổ|đoàn|hội đồng|người|cán bộ|tổ chức|trong|tại|bộ phận|phòng|quỹ|từ|bằng|với|cho|nơi|cơ sở|trường"
    r"|có|được|bị|viên chức|công chức|nhân viên|quy chế|thời gian|hồ sơ|,|/|-|lực lượng|trung tâm|trách nhiệm|hoạt động|được giao|thuộc diện|thuộc"
    r"|đơn vị|hội|chủ|bên|nhà|khu|doanh nghiệp|công ty|cục|đội|trạm|viện|sở|lãnh đạo|nhu cầu|dự án)\s*$"
)


def predicate(view: View, start: int, end: int | None = None) -> Predicate | None:
    """The predicate behind a subject that begins at ``start``; a verb that belongs to the subject's name is passed
    over ("cơ quan quản lý …"), and taken only where no other follows."""
    folded, text = view.folded, view.text
    limit = min(len(folded) if end is None else end, start + REACH)
    pattern = compiled(
        "(?P<modal>"
        + _modal()
        + "|sẽ(?!\\w)|thì(?!\\w))|(?P<manner>"
        + phrase("actions.manner")
        + ")|(?P<verb>"
        + phrase("actions.verbs")
        + ")|(?P<stated>"
        + phrase("modality.stated")
        + ")"
    )
    hard, soft = compiled(_HARD), compiled(_SOFT)
    nominal = words("actions.nominal")
    weak: Predicate | None = None
    for hit in pattern.finditer(folded, start, limit):
        at, word = hit.start(), hit[0]
        if at == start or text[at].isupper() or is_hidden(folded, at):
            continue
        after_comma = folded[max(start, at - 2) : at].rstrip().endswith((",", ":"))
        before = folded[max(start, at - 24) : at]
        is_noun = bool(hard.search(before)) or bool(hit["verb"] and soft.search(before))
        if hit["stated"] and not hit["manner"] and not hit["verb"]:
            if is_noun or after_comma:
                continue
            if weak is None:
                return Predicate(at, word, True)
            return weak
        if hit["modal"] and fold(word) in ("được", "phải", "cần", "có thể") and is_noun and not after_comma:
            continue
        if word in nominal or (word in ("có", "không", "khi", "theo", "cùng", "mới", "lại", "sau khi", "trước khi")):
            if weak is None and not is_noun and word in nominal and word != "có":
                weak = Predicate(at, word, False)
            continue
        if is_noun:
            if weak is None and not before.rstrip().endswith(("của", "về", "việc", "các", "những", "để", "do")):
                weak = Predicate(at, word, False)
            continue
        if weak and at - weak.start > 60:
            return weak
        return Predicate(at, word, False)
    return weak
