"""How far an exception reaches: to its closing bracket, to a comma that opens a new clause, to a full stop."""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import ExceptionClause
from congvan.rules.engine import Match, NotThis, light
from congvan.text import View

ONWARD = phrase("exceptions.onward")
#: all but those taken out: ", các hộ còn lại được khoan giếng"
OTHERS = (
    r"(?:(?:tất\s+cả\s+)?(?:các|những|mọi)|số)\s+(?:[^\W\d]+\s+){0,4}(?:còn\s+lại|khác)"
    r"\s+(?:đều|được|phải|thì|không|vẫn|thực|có|nộp|đóng|chỉ)(?!\w)"
)
#: behind a comma it is no more of what is left out: ", theo danh mục …", ", đại biểu phải …", ", phần thất thu được …"
BEHIND = (
    rf"(?:{phrase('exceptions.behind_comma')}|(?:[^\W\d]+\s+){{1,4}}phải(?!\w)"
    r"|phần\s+(?:[^\W\d]+\s+){1,3}(?:được|do)(?!\w))"
)
#: where a sentence goes on past a full stop: "TP. Huế", "Điều 3.1", "v.v."
STOP = r"[.](?=\s*$|\s+[\W\d]*\w)|[;!?](?!\w)"
REACH = 1500  #: no exception is longer
MARKS = 60  #: nor has it more marks
DEEPEST = 4  #: brackets within brackets further than this are no sentence
TAIL = " \t\n,;:.*_/-"


def ended(view: View, start: int, *, commas: bool) -> int:
    """Where the phrase from ``start`` on ends: its bracket, a full stop, a semicolon, a comma before a new clause."""
    depth, text, last = 0, view.folded, min(len(view.folded), start + REACH)
    for count, stop in enumerate(light(r"[();.,]|\s(?=và\s|nhưng\s)").finditer(text, start, last)):
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
    """Whether the comma, "và" or "nhưng" at ``at`` opens a clause of its own."""
    return light(rf"(?:,|\s+và)\s*(?:và\s+)?(?:{ONWARD}|{OTHERS})|,\s+{BEHIND}|\s+nhưng\s").match(text, at) is not None


def clause(match: Match, end: int, begin: int | None = None) -> ExceptionClause:
    """The phrase of a match up to ``end``, from its group "at", from ``begin`` or from its own start on."""
    start = (
        begin if begin is not None else match.hit.start("at") if "at" in match.hit.re.groupindex else match.hit.start()
    )
    text = match.view.folded
    while end > start and text[end - 1] in TAIL:
        end -= 1
    if end - start < 6:
        raise NotThis
    return ExceptionClause(match.view.words(start, end), match.view.span(start, end), match.rule)
