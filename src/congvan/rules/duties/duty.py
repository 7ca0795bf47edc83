"""What a sentence asks of whom: its modality, who is to act, and where the act is named.

How freely a sentence is read depends on what it stands under (`Setting`): under "… yêu cầu … các nội dung sau:" a bare
verb orders; in the background of a letter only an explicit cue does.

>>> def show(words, setting=Setting.PLAIN):
...     found = read(Statement.of(words), setting)
...     return found and (str(found.modality), found.who and words[slice(*found.who)], words[found.act :])
>>> show("UBND tỉnh yêu cầu các sở, ban, ngành rà soát hồ sơ.")
('obligation', 'các sở, ban, ngành', 'rà soát hồ sơ.')
>>> show("Rà soát hồ sơ."), show("Rà soát hồ sơ.", Setting.ORDER)
(None, ('obligation', None, 'Rà soát hồ sơ.'))
>>> show("Trường hợp đơn vị vượt mức thì không được thanh toán.", Setting.OPINION)
('prohibition', 'đơn vị vượt mức', 'không được thanh toán.')
>>> show("Công tác lưu trữ, tiếp dân có nhiều tiến bộ.", Setting.OPINION)
"""

from __future__ import annotations

import re

from congvan.rules.duties import addressee, formulas, modality, things, troubles
from congvan.rules.duties.actions import heads
from congvan.rules.duties.modals import modal
from congvan.rules.duties.openings import CONNECTOR, OPENER, may_follow, orders_bare
from congvan.rules.duties.predicates import predicate
from congvan.rules.duties.requests import cues, request
from congvan.rules.duties.settings import FACTS, OPINION, ORDER, PLAIN, POWERS, Duty, Range, Setting
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.subjects import bound, handled, inside, transitive_end, with_condition
from congvan.rules.duties.wording import firsts, wording

__all__ = ["Duty", "Range", "Setting", "read"]

#: what no order begins with
_NO_ORDER = (
    "{actions.things frames.particulars frames.facts clauses.opener clauses.condition formulas.instruments"
    " modality.stated addressees.set}"
)
LABEL = 324  #: a label's colon stands no farther
_LABEL = r"(?:[^.;:()]{1,200}+|[^.;:()]{1,140}+\([^()]{0,120}+\)[^.;:()]{0,60}+):\s+(?=\S)"
_OPENING = CONNECTOR + OPENER
#: a name and this show that a heading over times ("THỜI GIAN") stands over what is to be done
_DUE = (
    r"(?<!\w)(?:hoàn thành|xong|báo cáo|gửi|nộp)[^.;]{0,80}"
    r"\s(?:trước|chậm nhất|trong tháng|trong quý|trong năm|vào ngày)\s"
)
_STRICT = (PLAIN, FACTS)
_AGREES = "{modality.agrees}"
_TIMED = frozenset(("có", "định", "hằng", "hàng"))  #: "Định kỳ 6 tháng, |các phòng …"
#: "Ngày 25 hằng tháng |(các trạm) báo cáo …"
_RECURS = r"(?:trước\s+)?{clauses.recurs}\s[^,.;:]{0,24}?(?:hằng|hàng|mỗi)\s(?:ngày|tuần|tháng|quý|năm)\s+"
#: "Hai tuần một lần |tổng hợp …", "Mỗi tháng 01 lần, |các tổ …"
_ONCE = r"{clauses.recurs_count}\s+(?:ngày|tuần|tháng|quý|năm)\s+(?:một|\d{1,2})\s+lần\s*,?\s+"
_RECURRING = _RECURS + _ONCE
_AFTER = frozenset(("ngay", "sau", "khi", "trước"))
_WHEN = frozenset(("khi", "sau", "trước"))
#: behind this even the background of a letter asks
_RECEIVED = r"(?:ngay\s+)?(?:sau\s+)?(?:khi\s+)?nhận được\s[^,;.]{2,60}\snày\s*,"


def read(said: Statement, setting: Setting) -> Duty | None:
    """The first duty that the sentence states, None where it states none."""
    folded = said.folded
    if folded.startswith("(") and folded.rstrip(" .;/").endswith(")"):
        inner = read(Statement(said.view.sub(1, len(folded))), setting)
        return _shifted(inner, 1) if inner else None
    label = wording(_LABEL).match(folded) if ": " in folded[:LABEL] else None
    labelled = label.end() if label else 0
    setting = _narrowed(said, setting, labelled)
    asking = cues(said)
    if labelled and (not asking or asking[-1].start() < labelled) and wording("{frames.listing}").match(folded):
        return None
    if labelled and folded.startswith(("áp dụng với ", "áp dụng đối với "), labelled):
        return None
    if setting is POWERS and (request(said, asking, 0) or heads(folded, 0)):
        return Duty(modality.of(folded, 0), None, 0, "duty.bare")
    opens = _opens(said)
    found = _first(said, setting, asking, opens, labelled)
    return found or _elsewhere(said, setting, opens, labelled)


def _first(said: Statement, setting: Setting, asking: list[re.Match[str]], opens: bool, labelled: int) -> Duty | None:
    """The duty of the first clause that says one at its head, and whom the words before it name for it."""
    says = setting not in _STRICT or bool(modality.modals(said))  # where only an explicit modal counts, one must stand
    if not says and not asking:
        return None
    found, number = _of_clauses(said, setting, asking, says, opens, labelled)
    if found is None or found.rule == "duty.request":
        return found
    if found.who is None:
        found = _object(said, found)
    if found.who is None and number and opens:
        found = inside(said, setting, opens, found.act) or found
    return with_condition(said, found, labelled) if number or found.who is None else found


def _of_clauses(
    said: Statement, setting: Setting, asking: list[re.Match[str]], says: bool, opens: bool, labelled: int
) -> tuple[Duty | None, int]:
    """What the first clause says that says something, unless a later one counts more; with the number of the last
    clause that was read. If not ``says``, nothing but what is asked counts."""
    troubled = troubles.until(said)
    first: Duty | None = None  #: one that a later one may outdo
    number = 0
    for number, start in said.clauses():
        if start < troubled:
            found = request(said, asking, troubled, setting) if asking and number == 0 else None
            if found:
                return found, number
            continue
        found = request(said, asking, start, setting) if asking else None
        if not found and says:
            found = _clause(said, number, start, setting, opens, labelled)
        if not found:
            continue
        if first is None:
            if not _gives_way(said, found, number, labelled) and not _is_conditioned(said, found, number):
                return found, number
            first = found
        elif _outdoes(said.folded, found, first, labelled):
            return found, number
    return first, number


def _gives_way(said: Statement, found: Duty, number: int, labelled: int) -> bool:
    """Whether what is asked behind counts more: "Thống nhất với đề nghị của Sở A; |giao Sở A …", "…, khi trả hàng,
    |bên bán phải …", "Khám sức khỏe: từ ngày 01/11, |Trung tâm Y tế …", "Có lệnh báo động, |kíp trực …"."""
    if found.rule == "duty.bound":
        return _is_done_by(said, found)
    if found.rule != "duty.bare":
        return False
    if number == 0:
        if found.act < labelled or word_at(said.folded, found.act) in _TIMED:
            return True
        return said.opening in firsts(_AGREES) and wording(_AGREES).match(said.folded) is not None
    return word_at(said.folded, found.act) in _WHEN or wording(_AGREES).match(said.folded, found.act) is not None


def _is_done_by(said: Statement, found: Duty) -> bool:
    """Whether a time stands at the head, and the name found is part of it: "Ngay sau khi các lớp, |giáo viên do Tổng
    cục tổ chức kết thúc, các sở …"; or a case, "Đối với hộ A, |hộ B có phương án khả thi, Giám đốc …"."""
    if said.opening == "đối":
        return said.folded.startswith("có ", found.act)
    return said.opening in _AFTER and found.who is not None and " do " in said.folded[slice(*found.who)]


def _is_conditioned(said: Statement, found: Duty, number: int) -> bool:
    """Whether a bare verb may belong to the condition before it: "…, nếu X chưa chứng minh, |mua sắm đủ, X không được
    phát hành"."""
    if number < 2 or found.rule != "duty.bare":
        return False
    starts = said.starts()
    return any(word_at(said.folded, at) in ("nếu", "trường") for at in starts[1:number])


def _outdoes(folded: str, found: Duty, first: Duty, labelled: int) -> bool:
    """Whether a later duty is the one that is meant, and the first only its topic or its time."""
    if found.rule == "duty.request":
        return True
    if found.rule != "duty.bound":
        return False
    if first.rule == "duty.bound":
        return True
    if first.act == 0 and labelled and found.who:
        return found.who[0] == labelled or wording(OPENER).match(folded, labelled) is not None
    return word_at(folded, first.act) in _TIMED or modality.is_strong(folded, found.act)


def _opens(said: Statement) -> bool:
    """Whether the sentence opens with an adverbial, joining words before it or not."""
    return said.opening in firsts(_OPENING) and wording(_OPENING).match(said.folded) is not None


def listed(said: Statement) -> Duty | None:
    """The duty of an item under "yêu cầu X thực hiện:" whose verb no lexicon knows: it names no thing or person, and
    states nothing.

    >>> found = listed(Statement.of("Chằng chống nhà cửa, chặt tỉa cành cây."))
    >>> found and found.rule
    'duty.listed'
    >>> listed(Statement.of("Thời gian từ 07 giờ đến 11 giờ.")), listed(Statement.of("Tầng 2: Phòng 207, Phòng 206."))
    (None, None)
    """
    folded = said.folded.rstrip()
    if len(folded) < 20 or folded[-1:] not in (".", ";") or not folded[:1].isalpha() or ":" in folded[:60]:
        return None
    if addressee.name_end(said, 0) is not None or wording(_NO_ORDER).match(folded):
        return None
    if wording("{modality.stated}").search(folded[:80]):
        return None
    return Duty(modality.of(folded, 0), None, 0, "duty.listed")


def _object(said: Statement, duty: Duty) -> Duty:
    """ "Nghiêm cấm X làm Z", "khuyến khích X làm Z": whom the one who speaks forbids, allows or advises."""
    given = transitive_end(said.folded, duty.act)
    head = addressee.name_end(said, given) if given else None
    found = predicate(said, given, None, head) if head is not None else None
    if head is not None and found is None and addressee.has_set(said.folded, given):
        return Duty(duty.modality, (given, head), duty.act, duty.rule)
    if found is None or found.is_stated:
        return duty
    return Duty(duty.modality, addressee.trimmed(said.folded, given, found.start), duty.act, duty.rule)


def _shifted(duty: Duty, by: int) -> Duty:
    who = (duty.who[0] + by, duty.who[1] + by) if duty.who else None
    return Duty(duty.modality, who, duty.act + by, duty.rule)


def _narrowed(said: Statement, setting: Setting, labelled: int) -> Setting:
    """A recital and a particular ("Thời gian: …") are read more strictly than what they stand under."""
    folded = said.folded
    if setting is FACTS and addressee.name_end(said, 0) is not None and wording(_DUE).search(folded):
        return OPINION
    if (setting is not ORDER or folded.startswith("căn cứ")) and formulas.is_recital(said):
        return PLAIN
    if setting is PLAIN and "nhận" in said.words and wording(_RECEIVED).match(folded):
        return OPINION
    if not labelled or setting is PLAIN:
        return setting
    if wording("{frames.listing}").match(folded):
        return FACTS
    if wording("{frames.assessments}").match(folded):
        return setting if heads(folded, labelled) else FACTS
    is_particular = wording("{frames.particulars}").match(folded)
    return FACTS if is_particular and addressee.name_end(said, labelled) is None else setting


def _clause(said: Statement, number: int, start: int, setting: Setting, opens: bool, labelled: int) -> Duty | None:
    """What the clause of that number, at ``start``, says by a name with its predicate, or by a bare verb."""
    folded = said.folded
    at, word = _behind_joining(said, number, start)
    recurs = _recurs_until(said) if number == 0 and setting not in _STRICT else 0
    if recurs:
        start, at, word = recurs, recurs, word_at(folded, recurs)
    head = addressee.name_end(said, at, word)
    if setting in _STRICT:
        found = bound(said, at, head, number, strict=True) if head is not None else None
        if found or (setting is PLAIN and not (number == 0 and modality.is_plain(folded, at))):
            return found
        return _bare(said, at, word, FACTS)
    if opens and number == 0 and not recurs and not orders_bare(folded, start, at, setting):
        return None
    found = bound(said, at, head, number, strict=False) if head is not None else None
    if found:
        return found
    if number == 0:
        found = _bare(said, at, word, setting)
        return found or (_bare(said, start, word_at(folded, start), setting) if start < at else None)
    may = (opens and start >= labelled) or start == labelled or folded.endswith("thì ", 0, start)
    return _bare(said, at, word, setting) if may and may_follow(folded, at, setting) else None


def _behind_joining(said: Statement, number: int, start: int) -> tuple[int, str]:
    """Where a clause begins behind its joining words, and the word that stands there."""
    folded = said.folded
    word, at = word_at(folded, start) if number else said.opening, start
    if word in firsts(CONNECTOR):
        lead = wording(CONNECTOR).match(folded, start)
        at = lead.end() if lead else start
    elif word == "nên" and number and folded.startswith("nên ", start) and addressee.begins(folded, start + 4):
        at = start + 4
    return at, word if at == start else word_at(folded, at)


def _recurs_until(said: Statement) -> int:
    """Where "Ngày 25 hằng tháng", "Mỗi tháng 01 lần," at the head ends; 0 where no such time stands there."""
    if said.opening not in firsts(_RECURRING):
        return 0
    hit = wording(_RECURS).match(said.folded) or wording(_ONCE).match(said.folded)
    return hit.end() if hit else 0


def _elsewhere(said: Statement, setting: Setting, opens: bool, labelled: int) -> Duty | None:
    """What no clause says at its head."""
    folded = said.folded
    if setting is PLAIN:
        return troubles.found(said)
    found = inside(said, setting, opens, len(folded)) or modal(said, setting, labelled) or troubles.found(said)
    if not found and setting is not FACTS:
        found = handled(said) or things.found(said, labelled > 0)
    if not found and setting is ORDER and wording(r"(?:căn cứ|thực hiện|theo)\s").match(folded):
        return _bare(said, 0, said.opening, setting)
    return found


def _bare(said: Statement, at: int, word: str, setting: Setting) -> Duty | None:
    """ "Rà soát …", "Không được …": an instruction that names nobody; it begins with ``word``."""
    folded = said.folded
    if setting is FACTS:
        return Duty(modality.of(folded, at), None, at, "duty.modal") if modality.is_strong(folded, at) else None
    if not heads(folded, at, word) or addressee.head_end(folded, at, word) is not None:
        return None
    return Duty(modality.of(folded, at, word), None, at, "duty.bare")
