"""Exceptions: the words that take persons, cases, goods or places out of a rule; a sentence or list item at a time.

"trừ trường hợp …", "(không bao gồm …)", "không áp dụng đối với …", "Riêng … thì …", "chỉ những … mới …", "Trường hợp …
thì không phải …". Each is the whole phrase: to its closing bracket, to a comma that opens a new clause, to a semicolon,
or to the end of the sentence. "Trừ" that deducts ("trừ lương", "được trừ khi tính thuế"), "miễn là", "riêng" for "own"
and "ngoài ra" are no exceptions.

>>> from congvan.text import View
>>> text = "Các đơn vị (trừ lực lượng trực) làm việc tại nhà, trừ trường hợp cấp bách; báo cáo Sở."
>>> found, _ = find(View.of(text), Context())
>>> [clause.text for clause in found]
['trừ lực lượng trực', 'trừ trường hợp cấp bách']
"""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import ExceptionClause
from congvan.model.document import Problem
from congvan.rules import punctuation
from congvan.rules.engine import Context, Family, Match, NotThis, Rule, apply, light
from congvan.text import View

DEDUCTED, DEDUCTING = phrase("exceptions.deducted"), phrase("exceptions.deducting")
APART, BODY, OWN_RULE = phrase("exceptions.apart"), phrase("exceptions.body"), phrase("exceptions.own_rule")
RELEASED, ONWARD = phrase("exceptions.released"), phrase("exceptions.onward")
#: where a sentence goes on past a full stop: "TP. Huế", "Điều 3.1", "v.v."
STOP = r"[.](?=\s*$|\s+[\W\d]*\w)|[;!?](?!\w)"
REACH = 1500  #: no exception is longer
MARKS = 60  #: nor has it more marks
DEEPEST = 4  #: brackets within brackets further than this are no sentence
TAIL = " \t\n,;:.*_/-"


def ended(view: View, start: int, *, commas: bool) -> int:
    """Where the phrase from ``start`` on ends: its bracket, a full stop, a semicolon, a comma before a new clause."""
    depth, text, last = 0, view.folded, min(len(view.folded), start + REACH)
    for count, stop in enumerate(light(r"[();.,]|\s(?=và\s)").finditer(text, start, last)):
        mark, at = stop[0], stop.start()
        if count > MARKS:
            return at
        if mark == "(":
            depth += 1
            if depth > DEEPEST:
                return at
        elif mark == ")":
            if not depth:
                return at
            depth -= 1
        elif depth:
            continue
        elif (
            mark == ";"
            or (mark == "." and full_stop(view, at))
            or (commas and mark not in ";." and new_clause(text, at))
        ):
            return at
    return last


def full_stop(view: View, at: int) -> bool:
    """Whether the dot at ``at`` ends a sentence: not within a number or an abbreviation ("TP. Huế")."""
    after = view.text[at + 1 : at + 2]
    if after and not after.isspace() and after not in '/*_"”)':
        return False
    word = light(r"[\w.]{1,12}$").search(view.text[max(0, at - 12) : at])
    return not (
        word
        and word[0]
        in ("TP", "Tp", "tp", "TT", "TX", "P", "Q", "H", "v.v", "ThS", "TS", "GS", "PGS", "BS", "KS", "Th.S")
    )


def new_clause(text: str, at: int) -> bool:
    """Whether the comma or "và" at ``at`` opens a clause of its own."""
    return light(rf"(?:,|\s+và)\s*(?:và\s+)?{ONWARD}").match(text, at) is not None


def clause(match: Match, end: int) -> ExceptionClause:
    start = match.hit.start("at") if "at" in match.hit.re.groupindex else match.hit.start()
    text = match.view.folded
    while end > start and text[end - 1] in TAIL:
        end -= 1
    if end - start < 6:
        raise NotThis
    return ExceptionClause(match.view.words(start, end), match.view.span(start, end))


def excepted(match: Match, _: Context) -> ExceptionClause:
    """From "trừ" on; what deducts is dropped."""
    view, start = match.view, match.hit.start()
    before = view.folded[max(0, start - 40) : start].rstrip()
    if match.hit[0] == "trừ" and deducts(before, view.folded, match.hit.end()):
        raise NotThis
    end = ended(view, start, commas=True)
    if not light(r"\w").search(before) or before.endswith("."):
        main = light(rf",\s+(?=[^,;]{{0,160}}?{phrase('exceptions.modal')})").search(view.folded, start, end)
        end = main.start() if main else end
    return clause(match, end)


def deducts(before: str, text: str, at: int) -> bool:
    """Whether "trừ" takes away a sum: "khấu trừ", "trừ lương", "giá bán trừ giá vốn"."""
    if light(rf"{DEDUCTED}$").search(before) or light(rf"\s*{DEDUCTING}").match(text, at):
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


def apart(match: Match, _: Context) -> ExceptionClause:
    """ "Riêng …" to the end of its sentence, brackets at the end left out."""
    end = ended(match.view, match.hit.start(), commas=False)
    words = match.view.folded[match.hit.start() : end]
    if light(rf"riêng\s+{BODY}").match(words) and not light(OWN_RULE).search(words):
        raise NotThis
    if not light(r"\s").search(words[match.hit.end() - match.hit.start() :].strip()):
        raise NotThis
    trailing = light(r"\s*\((?:[^()]*)\)\s*$").search(words)
    return clause(match, match.hit.start() + trailing.start() if trailing else end)


def only(match: Match, _: Context) -> ExceptionClause:
    return clause(match, ended(match.view, match.hit.end(), commas=False))


def released(match: Match, _: Context) -> ExceptionClause:
    return clause(match, ended(match.view, match.hit.end(), commas=True))


def exempted(match: Match, _: Context) -> ExceptionClause:
    """ "Các trường hợp sau đây được miễn kiểm tra:" up to its list."""
    colon = match.view.folded.find(":", match.hit.end(), match.hit.end() + 200)
    return clause(match, colon if colon > 0 else ended(match.view, match.hit.end(), commas=True))


BRACKET = r"\(\s*[*_]{0,2}"
RULES: Family[ExceptionClause] = Family(
    (
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
            r"(?<!\w)(?P<at>ngoại\s+trừ|loại\s+trừ\s+(?:(?:các|những)\s+)?trường\s+hợp|trừ)(?!\w)",
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
            gates=("gồm", "không kể", "bao hàm", "không tính"),
            starts=openers("exceptions.excluded"),
        ),
        Rule(
            "exception.not_applied",
            phrase("exceptions.not_applied"),
            not_applied,
            ("không áp dụng đối với",),
            ("không áp-dụng",),
            gates=("không áp dụng", "không điều chỉnh"),
            starts=openers("exceptions.not_applied"),
        ),
        Rule(
            "exception.apart",
            rf"(?<![^\W\d_]\s)(?<!\w)(?<!nói\s)riêng\s+(?:{APART}|{BODY})",
            apart,
            ("riêng đối với", "riêng hộ"),
            ("nói riêng",),
            starts=("riêng",),
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
        Rule(
            "exception.only",
            r"(?<!\w)chỉ\s+(?:những|các|khi|có|trong|trường\s+hợp|người|cán\s+bộ|tổ\s+chức|cơ\s+sở)\s+[^.;]{1,260}?\s+mới\s+(?!chỉ\s)",
            only,
            ("chỉ những trường hợp cấp bách mới ",),
            ("chỉ có một phòng mới",),
            gates=("mới",),
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
            rf"(?<!\w)(?:trong\s+)?(?:trường\s+hợp|nếu)\s+[^.;]{{1,300}}?\s+thì\s+{RELEASED}",
            released,
            ("trường hợp hư hỏng thì không phải", "nếu đã nộp thì được miễn"),
            ("trường hợp hư hỏng thì phải",),
            gates=("thì",),
            starts=("trong", "trường", "nếu"),
        ),
    )
)


def find(view: View, context: Context) -> tuple[list[ExceptionClause], list[Problem]]:
    """The exceptions of one sentence, in the order of the text; an exception within another stands with it."""
    view = punctuation.plain(view)
    found, problems = apply(RULES, view, context)
    if not found:
        return [], problems
    clauses = [ExceptionClause(one.value.text, one.value.span, one.rule) for one in found]
    quoted = punctuation.quotations(view)
    kept: list[ExceptionClause] = []
    reached: dict[str, int] = {}  #: where the last kept clause of each rule ends
    for one in clauses:
        if any(span.holds(one.span) for span in quoted):
            continue
        if one.span.start >= reached.get(one.rule, 0):
            kept.append(one)
            reached[one.rule] = one.span.end
    return kept, problems
