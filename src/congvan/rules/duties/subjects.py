"""Who is to act, told from where the name stands: before its predicate, in a condition, behind an opening.

>>> said = Statement.of("Đối với hộ, cá nhân kinh doanh, cơ quan thuế xác định doanh thu.")
>>> found = bound(said, 32, addressee.name_end(said, 32), 2, strict=False)
>>> found and said.view.words(*found.who)
'cơ quan thuế'
"""

from __future__ import annotations

from congvan.rules.duties import addressee, closure, modality
from congvan.rules.duties.actions import heads, nominal
from congvan.rules.duties.forms import Ending
from congvan.rules.duties.openings import CONDITION, CONNECTOR, OPENER
from congvan.rules.duties.predicates import Predicate, predicate
from congvan.rules.duties.settings import FACTS, Duty, Setting
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import firsts, wording

_TRANSITIVE = r"{modality.transitive}\s+(?:việc\s+)?"
_OPENED = rf"{CONNECTOR}(?P<opener>{OPENER}\s+)?"
_CONDITION = rf"(?:{CONDITION})?\s*"

#: of so many it is told what they did or lack: "Một số đơn vị chưa lập được danh sách"
_SOME = frozenset(("một", "nhiều", "đa", "phần", "hầu"))
_BINDING = frozenset(("phải", "không được", "cần", "có trách nhiệm", "đều phải"))
_LET = r" thì\s+(?:(?!không\s|chưa\s)[^\W\d]+\s){0,10}?(?P<may>được|không phải)\s+\w"
_WHEN = frozenset(("khi", "sau", "trước", "ngay"))  #: "Ngay sau khi lớp do Bộ tổ chức kết thúc, |các sở …"
_THINGS = "{things.papers things.rates things.costs}"

#: behind these a name is no subject
_JOINED = Ending(r"{clauses.object_before}|(?<!thời gian )(?<!nêu )(?<!\w)trên|[,/]", "trên", ",", "/")

_SUBJECT_BEFORE = Ending("{clauses.subject_before}")
_CASE_BEFORE = Ending("{clauses.case_before}")


def bound(said: Statement, at: int, head: int, number: int, *, strict: bool) -> Duty | None:
    """ "X (phải) làm Z": a name at ``at`` in the clause of that number, which goes on at ``head``, and behind it a
    predicate. If ``strict``, one that a modal makes binding."""
    folded = said.folded
    found = predicate(said, at, None, head)
    if found is None or found.is_stated or (found.is_weak and not _goes_on(folded, found)):
        return None
    if word_at(folded, at) in _SOME and _tells_of_some(folded, head, found.start):
        return None
    if strict and (not modality.is_strong(folded, found.start) or folded.startswith("chưa", found.start)):
        return None
    then = _then(folded, at)
    main = then + 5
    if then >= 0 and not said.hides(then) and not addressee.begins(folded, main) and heads(folded, main):
        start = _opened_list(said, at, number)
        who = addressee.trimmed(folded, start, min(found.start, then))
        rule = "duty.bound" if modality.is_strong(folded, main) or word_at(folded, main) == "được" else "duty.then"
        return Duty(modality.of(folded, main), who, main, rule)
    if then >= 0 and not said.hides(then) and (found.start > then or not modality.is_strong(folded, found.start)):
        duty = _other_subject(said, main)
        if duty:
            return duty
    given = transitive_end(folded, found.start)
    other_head = addressee.name_end(said, given) if given else None
    if other_head is not None:
        other = predicate(said, given, None, other_head)
        if other and not other.is_stated:
            who = addressee.trimmed(folded, given, other.start)
            return Duty(modality.of(folded, found.start), who, found.start, "duty.bound")
    start, is_condition = _list_start(said, at, number) if number else (at, False)
    if start < 0:
        if found.word != "sẽ" and not modality.is_strong(folded, found.start):
            return None
        start = at
    if is_condition:
        later = [place for place in said.starts() if at < place < found.start and addressee.begins(folded, place)]
        start = later[-1] if later else at
    end = then if at < then < found.start and not said.hides(then) else found.start
    who = addressee.trimmed(folded, start, end)
    return Duty(modality.of(folded, found.start), who, found.start, "duty.bound") if who[1] > who[0] else None


def _tells_of_some(folded: str, head: int, act: int) -> bool:
    """Whether it is told what some did or lack, and nothing asked of them: "Một số đơn vị |chưa lập được danh sách", no
    "Một số trường sau |nộp lại báo cáo"."""
    if wording(r"[^,;]*\s(?:chưa|còn|vẫn|đã)\s").match(folded, head, act):
        return True
    return not modality.is_strong(folded, act) and not folded[head:act].rstrip().endswith((" sau", " sau đây"))


def _other_subject(said: Statement, main: int) -> Duty | None:
    """Who is bound behind "thì", where the name before it only stands in the condition: "Học sinh ở nội trú thì |nhà
    trường phải …"."""
    head = addressee.name_end(said, main)
    found = predicate(said, main, None, head) if head is not None else None
    if found is None or found.is_stated or (found.is_weak and not modality.is_strong(said.folded, found.start)):
        return None
    who = addressee.trimmed(said.folded, main, found.start)
    return Duty(modality.of(said.folded, found.start), who, found.start, "duty.bound")


def _then(folded: str, at: int) -> int:
    """Where behind the name at ``at`` "thì" opens the main clause; -1 where it is another condition's."""
    then = folded.find(" thì ", at)
    return -1 if then < 0 or wording(r"[;.]\s|,\s+{clauses.condition}\s").search(folded, at, then) else then


def _opened_list(said: Statement, at: int, number: int) -> int:
    """Where the list of names begins that an opening before "thì" names: "Đối với |hộ, cá nhân … thì"."""
    folded, places = said.folded, said.starts()
    for place in range(number, 0, -1):
        before = places[place - 1]
        opened = wording(_OPENED).match(folded, before)
        start = opened.end() if opened else before
        if not addressee.begins(folded, start) or predicate(said, start, places[place]):
            return at
        at = start
    return at


def transitive_end(folded: str, at: int) -> int:
    """Where "nghiêm cấm", "khuyến khích việc" … at ``at`` end, behind which somebody may be named; 0 without one."""
    if word_at(folded, at) not in firsts(_TRANSITIVE):
        return 0
    hit = wording(_TRANSITIVE).match(folded, at)
    return hit.end() if hit else 0


def _goes_on(folded: str, found: Predicate) -> bool:
    """Whether a doubtful verb has an object: "Chi cục Hải quan quản lý" is but a name; "đeo khẩu trang" has one."""
    return found.word.count(" ") > 1 or bool(folded[found.start + len(found.word) :].strip(" .,;:"))


def _list_start(said: Statement, at: int, number: int) -> tuple[int, bool]:
    """Where the list of names begins that the name at ``at`` goes on ("A, B, C báo cáo"), and whether the list
    belongs to a condition before it ("đối với A, B"); -1 where the list is an object ("phối hợp với A, B")."""
    folded, found, places = said.folded, at, said.starts()
    for place in range(number, 0, -1):
        before, end = places[place - 1], places[place]
        if folded[before:end].rstrip()[-1:] not in (",", ";") or " do " in folded[before:end]:
            break
        opened = wording(_OPENED).match(folded, before)
        start = opened.end() if opened else before
        if not addressee.begins(folded, start):
            return (_inner_start(said, start, end, found) if folded[found - 2 : found] == ", " else found), False
        verb = predicate(said, start, end)
        if verb and not verb.is_stated and (verb.word not in nominal() or said.opening in _WHEN):
            break
        if opened and (opened["opener"] or "đối với" in opened[0]):
            return at, True
        found = start
    return found, False


def _inner_start(said: Statement, start: int, end: int, found: int) -> int:
    """Where in the clause before it a list of names begins that runs up to ``end``: ``found`` where none does, -1
    where it is an object."""
    folded = said.folded
    for at, head in addressee.spots(folded, start + 1, end):
        if said.hides(at) or said.text[at - 1] not in " \n" or _in_compound(folded, at):
            continue
        if predicate(said, at, end, head):
            continue
        if _SUBJECT_BEFORE.stands(folded, start, at):
            return at
        return -1 if _JOINED.stands(folded, max(0, at - 14), at) else found
    return found


def _in_compound(folded: str, at: int) -> bool:
    """Whether the word at ``at`` is the second of a compound: "dịch |vụ"."""
    before = folded[max(0, at - 12) : at].split()
    return bool(before) and f"{before[-1]} {word_at(folded, at)}" in closure.compounds()


def with_condition(said: Statement, duty: Duty, labelled: int) -> Duty:
    """A duty that names nobody is for the one in the condition or label before it: "Trường hợp X …, thì được …"."""
    if duty.who or duty.rule == "duty.request":
        return duty
    folded = said.folded
    opened = wording(_CONDITION).match(folded) if not labelled else None
    at = opened.end() if opened else 0
    if duty.act <= at or not addressee.begins(folded, at):
        return duty
    found = predicate(said, at, duty.act)
    if found and duty.rule == "duty.bare" and wording(r"(?:không\s+)?{clauses.defies}").match(folded, found.start):
        return duty  # "Trường hợp hộ không chấp hành thì |tổ chức cưỡng chế"
    end = found.start if found else labelled or duty.act
    return Duty(duty.modality, addressee.trimmed(folded, at, min(end, duty.act)), duty.act, duty.rule)


def _borne(said: Statement) -> Duty | None:
    """ "Chi phí cấp lại do |đơn vị làm mất| tự chi trả": who bears what a thing costs."""
    at = said.folded.find(" do ") + 4
    if at < 4 or at > 160 or said.hides(at) or not addressee.begins(said.folded, at):
        return None
    hit = wording(r"[^.;:,]{2,80}?\s(?P<act>{things.borne})(?=\s*[,.;]|\s*$|\s+{things.how})").match(said.folded, at)
    if hit is None or wording(r"[^.;]*\s(?:đã|được|nếu|khi)\s").match(said.folded[: at - 3]):
        return None
    who = addressee.trimmed(said.folded, at, hit.start("act"))
    return Duty(modality.of(said.folded, hit.start("act")), who, hit.start("act"), "duty.handled")


def handled(said: Statement) -> Duty | None:
    """ "Học phí sinh viên nộp qua ngân hàng": a thing stands at the head, and behind it who deals with it."""
    folded = said.folded
    if said.opening not in firsts(_THINGS) or not wording(_THINGS).match(folded):
        return None
    borne = _borne(said) if " do " in folded else None
    if borne:
        return borne
    for at, head in addressee.spots(folded, 1, 70):
        if _JOINED.stands(folded, max(0, at - 14), at) or _in_compound(folded, at):
            continue
        hit = wording(r"(?:[^,;:.()]{0,40}?\s)??(?P<act>{things.handled})\s+{things.how}").match(folded, head)
        if hit is None or wording(r"[^.;]*\s(?:được|phải|sẽ|thì|đã|không)\s").match(folded, head):
            return None
        return Duty(
            modality.of(folded, hit.start("act")),
            (at, len(folded[: hit.start("act")].rstrip())),
            hit.start("act"),
            "duty.handled",
        )
    return None


def actor(said: Statement, start: int, at: int, end: int) -> tuple[int, int] | None:
    """Who stands right before the modal from ``at`` to ``end``, a thing at the head: "Số tiền ký quỹ |người nhập khẩu|
    phải nộp". What is said of the thing itself ("… phải được công khai") names nobody."""
    folded = said.folded
    if at - start > 90 or not heads(folded, end + 1) or said.opening == "việc":
        return None
    for place, head in addressee.spots(folded, start + 1, at):
        if _in_compound(folded, place):
            continue
        if _JOINED.stands(folded, max(start, place - 14), place):
            return None
        if said.text[place - 1] in " \n" and not wording(r"[,;:.(]").search(folded, head, at):
            return addressee.trimmed(folded, place, at)
        return None
    return None


def inside(said: Statement, setting: Setting, opens: bool, end: int) -> Duty | None:
    """ "Trong thời gian trên CBVC tránh …": the name stands behind an opening without a comma."""
    folded = said.folded
    if not opens or setting is FACTS:
        return None
    bound_at = next((hit.start() for hit in modality.modals(said) if hit[0] in _BINDING), len(folded))
    for at, head in addressee.spots(folded, 1, end):
        if at > bound_at:  # "Khi có cháy |phải báo cáo UBND tỉnh …"
            break
        if said.text[at - 1] not in " \u00a0\n" or said.hides(at) or _in_compound(folded, at):
            continue
        if _JOINED.stands(folded, max(0, at - 14), at):
            continue
        stop = folded.find(" thì ", at)
        found = predicate(said, at, min(at + 120, stop if stop > 0 else end), head)
        if found and stop > 0 and (found.word == "không" or folded.endswith(" không ", at, found.start)):
            continue  # "… X không đăng ký |thì": the condition's own
        allowed = _allowed(said, at, stop) if stop > 0 else 0
        if allowed or (found and not found.is_stated and found.word not in nominal()):
            act = allowed or (found.start if found else head)
            who = addressee.trimmed(folded, at, found.start if found else head)
            return Duty(modality.of(folded, act), who, act, "duty.inside")
    is_when = said.opening in _WHEN and bound_at > len(said.opening) + 1  # no "Khi |cần báo tin …"
    if is_when and heads(folded, bound_at) and not said.hides(bound_at):
        return Duty(modality.of(folded, bound_at), None, bound_at, "duty.modal")
    return None


def _allowed(said: Statement, at: int, then: int) -> int:
    """Where behind the case of the one named at ``at`` something is allowed, or let off: "Trường hợp Công ty chi … thì
    các khoản chi này |được tính vào chi phí"; 0 where nothing is."""
    if not _CASE_BEFORE.stands(said.folded, max(0, at - 24), at):
        return 0
    hit = wording(_LET).match(said.folded, then)
    return 0 if hit is None or said.hides(then) else hit.start("may")
