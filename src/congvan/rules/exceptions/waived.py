"""Who need not keep a rule, and what has a rule of its own: "miễn … cho", "không phải nộp", "riêng … thì"."""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import ExceptionClause
from congvan.rules import narration
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.exceptions.extent import clause, ended

APART, BODY, OWN_RULE = phrase("exceptions.apart"), phrase("exceptions.body"), phrase("exceptions.own_rule")
OWN_OR_ANY = phrase("exceptions.own_rule", "exceptions.own_rule_any")
SPAN, REPORTED = r"(?:năm|tháng|ngày|quý)(?!\w)", phrase("exceptions.reported")
RELEASED = phrase("exceptions.released")


def apart(match: Match, context: Context) -> ExceptionClause:
    """ "Riêng …" to the end of its sentence, brackets at the end left out; none where the sentence tells facts."""
    if narration.tells(match.view, context):
        raise NotThis
    end = ended(match.view, match.hit.start(), commas=False)
    words = match.view.folded[match.hit.start() : end]
    free = match["listed"] and not light(rf"riêng\s+(?:{BODY}|{SPAN})").match(words)
    if not free and not light(OWN_RULE if match["listed"] else OWN_OR_ANY).search(words):
        raise NotThis
    if light(REPORTED).search(words) and not light(r"(?<!\w)(?:thì|phải|chỉ|áp\s+dụng)(?!\w)").search(words):
        raise NotThis
    if light(r"[^,;]*\sđã\s+(?:làm|để|gây|xảy)(?!\w)").match(words):
        raise NotThis  # "Riêng đợt mưa cuối tháng |đã làm trôi …"
    if not match["listed"] and light(rf"\s*{phrase('exceptions.not_apart')}").match(words, 5):
        raise NotThis
    if not light(r"\s").search(words[match.hit.end() - match.hit.start() :].strip()):
        raise NotThis
    trailing = light(r"\s*\((?:[^()]*)\)\s*$").search(words)
    return clause(match, match.hit.start() + trailing.start() if trailing else end)


def only(match: Match, _: Context) -> ExceptionClause:
    """ "Chỉ … mới được …"; "chỉ 38% nên rất căng, năm trước … mới đủ" tells."""
    if light(r"(?<!\w)(?:nên|năm\s+(?:trước|ngoái|qua)|vừa\s+qua)(?!\w)").search(match.hit[0]):
        raise NotThis
    return clause(match, ended(match.view, match.hit.end(), commas=True))


def released(match: Match, _: Context) -> ExceptionClause:
    return clause(match, ended(match.view, match.hit.end(), commas=True))


def exempted(match: Match, _: Context) -> ExceptionClause:
    """ "Các trường hợp sau đây được miễn kiểm tra:" up to its list."""
    colon = match.view.folded.find(":", match.hit.end(), match.hit.end() + 200)
    return clause(match, colon if colon > 0 else ended(match.view, match.hit.end(), commas=True))


WAIVED: tuple[Rule[ExceptionClause], ...] = (
    Rule(
        "exception.apart",
        rf"(?<![^\W\d_]\s)(?<!\w)(?<!nói\s)riêng\s+(?:(?P<listed>{APART}|{BODY})|[^\W\d])",
        apart,
        ("riêng đối với", "riêng hộ"),
        ("nói riêng",),
        starts=("riêng",),
    ),
    Rule(
        "exception.only",
        r"(?<!\w)chỉ\s+(?!đạo|thị|tiêu|số|định|dẫn|còn|riêng|mới)[^.;]{1,260}?\s+mới\s+(?:được|phải|có\s+thể|cho|áp\s+dụng|thực\s+hiện|xét|xem\s+xét|tiến\s+hành|tổ\s+chức|sử\s+dụng|cấp|giải\s+quyết|đến|ra|có\s+quyền|đủ|thuộc|tính|cần|trình|ký|mở|nhận|bán|vào|đi)(?!\w)",
        only,
        ("chỉ những trường hợp cấp bách mới được", "chỉ doanh nghiệp có phép thì mới được"),
        ("chỉ có một phòng mới", "chỉ đạo làm mới phải"),
        gates=("mới",),
        needs=("chỉ",),
        starts=("chỉ",),
    ),
    Rule(
        "exception.exempted",
        r"(?<!\w)(?:các|những)\s+(?:trường\s+hợp|đối\s+tượng)\s+(?:sau(?:\s+đây)?|dưới\s+đây)\s+(?:được\s+miễn|không\s+phải)(?!\w)",
        exempted,
        ("các trường hợp sau đây được miễn", "những đối tượng sau không phải"),
        ("các trường hợp sau đây phải",),
        gates=("trường hợp sau", "đối tượng sau", "dưới đây"),
        starts=("các", "những"),
    ),
    Rule(
        "exception.released",
        rf"(?<!\w)(?:(?:trong\s+)?(?:trường\s+hợp|nếu)\s+[^.;]{{1,300}}?|đối\s+với\s+[^.;]{{1,140}}?)\s+thì\s+{RELEASED}",
        released,
        ("trường hợp hư hỏng thì không phải", "nếu đã nộp thì được miễn"),
        ("trường hợp hư hỏng thì phải",),
        gates=("thì",),
        starts=("trong", "trường", "nếu", "đối"),
    ),
)
