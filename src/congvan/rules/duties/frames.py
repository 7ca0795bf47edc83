"""Lead-ins and headings: what a block makes of the items under it, and whom it names for them.

>>> def show(words):
...     found = read(Statement.of(words))
...     return found and (found.setting and found.setting.name, found.who and words[slice(*found.who)])
>>> show("UBND tỉnh yêu cầu các sở, ngành thực hiện các nội dung sau:")
('ORDER', 'các sở, ngành')
>>> show("Đối với Sở Y tế"), show("TỔ CHỨC THỰC HIỆN"), show("Thành phần:")
(('ORDER', 'Sở Y tế'), ('ORDER', None), ('FACTS', None))
>>> show("Tổng cục Thuế có ý kiến như sau:")
('OPINION', None)
"""

from __future__ import annotations

from typing import NamedTuple

from congvan.model.directive import OBLIGATION, PERMISSION, PROHIBITION, Modality
from congvan.rules.duties import addressee, duty, formulas
from congvan.rules.duties.actions import heads
from congvan.rules.duties.predicates import Predicate, predicate
from congvan.rules.duties.requests import cues, request
from congvan.rules.duties.settings import FACTS, FORBIDDEN, MATTERS, OPINION, ORDER, POWERS, Range, Setting
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import firsts, wording

_CITES = (
    r"[-+\s]*(?:tại|theo|căn cứ)\s+"
    r"{outline.sources}[^:]{0,600}{outline.cited}[^.:]{0,160}:$"
)
#: before the word that tells what a heading is about
_LEAD = r"(?:(?:về|phần|công tác|một số|các|những|nội dung)\s+){0,2}"
_LEADS = frozenset(("về", "phần", "công", "một", "các", "những", "nội"))


_ORDERS = r"(?<=\s)(?<!ban\s)(?<!tổ\s)(?<!đã\s)(?<!mệnh\s)(?<!tư\s)(?<!pháp\s){frames.orders}(?!\w)"
#: "Nghiêm cấm", "Những việc không được làm", "Các hành vi bị nghiêm cấm"
_FORBIDDEN = (
    r"(?:(?:những|các)\s+(?:việc|điều|hành vi|trường hợp)\s+(?:[^:.,;]{1,40}\s)??)?(?:bị\s+)?"
    r"(?:nghiêm cấm|không được|cấm|tuyệt đối không)(?!\w)"
)
_GENERAL = frozenset(("thực hiện", "triển khai", "tổ chức thực hiện", "chịu trách nhiệm"))
REACH = 500  #: the issuer's own verb stands no farther from the end of its lead-in
_FOLLOWS = r"(?:{frames.general}[\s,]*){1,12}$"


_ANNOUNCES = (
    "{frames.announces}(?:[^.;:]{0,90}(?:như sau|sau đây|dưới đây|sau|cụ thể)"
    r"|\s+{frames.points}(?:\s[^.;:]{0,60})?)?$"
)
_GROUNDS = r"(?:căn cứ|từ|theo|trên cơ sở)\s[^:]{0,300}\s(?:thì|như sau)\s*:$"
#: behind a name, what says but that something follows
_POINTS = (
    r"\s(?:như sau|sau đây|(?:một số|những|các|mấy)\s(?:điểm|nội dung|việc|vấn đề|yêu cầu|công việc|quy định)(?!\w))"
)


class Frame(NamedTuple):
    setting: Setting | None  #: None: that of the block above
    who: Range | None
    modality: Modality | None  #: that of bare items, where the frame gives one
    is_duty: bool  #: it says by itself what is to be done: a directive if nothing under it is one
    rule: str


def read(said: Statement) -> Frame | None:
    """The frame that a heading, or a sentence with a colon at its end, sets up; None where it sets none."""
    folded = said.folded.rstrip()
    bare = folded.rstrip(" :.")
    leads = folded.endswith(":")
    if leads and cues(said):
        found = duty.read(said, OPINION)
        if found and found.rule == "duty.request":
            return Frame(
                _setting(found.modality),
                _named_alone(said, found.who),
                _given(found.modality),
                _says_more(folded, found.act),
                "frame.request",
            )
    told = formulas.closing(said) if leads else None
    if told and told.binds:
        return Frame(ORDER, addressee.trimmed(folded, *told.who), None, False, "frame.ordered")
    if leads and wording(_CITES).match(folded) and not formulas.is_ground(folded):
        return Frame(FACTS, None, None, False, "frame.cites")
    if leads and (_announces(bare) or wording(_GROUNDS).match(folded)):
        return Frame(OPINION, None, None, False, "frame.announces")
    named = (_ordered(said, len(bare)) if leads else None) or _named(said, len(bare))
    if named:
        return named
    if wording(_FORBIDDEN).match(folded):
        return Frame(FORBIDDEN, None, PROHIBITION, False, "frame.forbidden")
    if len(bare) < 160 and _headed(said, "{frames.powers}"):
        return Frame(POWERS, _behind_of(said, len(bare)), PERMISSION, False, "frame.powers")
    if len(bare) < 160 and _headed(said, "{frames.facts}"):
        is_mixed = _headed(said, "{frames.matters}") or _is_mixed(bare)
        setting = MATTERS if is_mixed else FACTS
        return Frame(setting, None, None, False, "frame.facts")
    if len(bare) < 200 and _headed(said, "{frames.tasks}") and not formulas.is_recital(said):
        return Frame(ORDER, _behind_of(said, len(bare)), None, False, "frame.tasks")
    if leads and wording(r"{frames.lists}\s*$").search(bare, max(0, len(bare) - 60)):
        found = duty.read(said, ORDER)
        is_duty = (
            found is not None
            and found.rule in ("duty.request", "duty.bound")
            and not wording(r".*gửi kèm").match(folded)
        )
        return Frame(FACTS, found.who if found else None, None, is_duty, "frame.list")
    if wording(r"(?:quyết định|quyết nghị|kết luận|chỉ thị|thông báo)\s*:?$").match(folded):
        return Frame(OPINION, None, None, False, "frame.announces")
    if leads and wording("{frames.announces_weakly}[^.;:]{0,80}(?:như sau|sau đây|sau)$").search(bare):
        return Frame(OPINION, None, None, False, "frame.announces")
    if leads:
        found = duty.read(said, ORDER)
        if found and _is_of_cases(said, found):
            return Frame(FACTS, None, None, True, "frame.list")
        if found:
            return Frame(_setting(found.modality), found.who, _given(found.modality), len(bare) > 80, "frame.duty")
        if wording(r"(?:như sau|sau đây|sau|dưới đây)$").search(bare) or _guides(folded):
            return Frame(OPINION, None, None, False, "frame.announces")
        return Frame(None, None, None, False, "frame.label")
    return None


def _is_mixed(bare: str) -> bool:
    """Whether a heading over facts joins something else to them: "Kết quả và nhập học"."""
    at = bare.find(" và ") + 4
    return at > 4 and wording("{frames.facts}").match(bare, at) is None


def _guides(folded: str) -> bool:
    """ "Căn cứ …, Sở Tài chính hướng dẫn một số điểm về …:" """
    return wording(r"[^:]{0,600}?\s{frames.guides}\s+{frames.points}(?!\w)").match(folded) is not None


def contents(said: Statement) -> Frame | None:
    """The frame of a heading over what a plan, guide or programme consists of; in a letter such a heading stands over
    topics.

    >>> found = contents(Statement.of("NỘI DUNG VÀ TIẾN ĐỘ"))
    >>> found and found.rule
    'frame.contents'
    """
    if len(said.folded) >= 160 or not _headed(said, "{frames.contents}"):
        return None
    return Frame(OPINION, None, None, False, "frame.contents")


def _announces(bare: str) -> bool:
    """ "… có ý kiến như sau:": the body only says that it speaks."""
    return wording(_ANNOUNCES).search(bare[-160:]) is not None


def _ordered(said: Statement, end: int) -> Frame | None:
    """ "(Nay) Chủ tịch UBND tỉnh chỉ thị:", "… giao nhiệm vụ như sau:", "… chỉ đạo các sở, ngành:": the issuer's own
    verb, and behind it nothing, words that say no more, or whom it tells."""
    folded = said.folded
    for hit in wording(_ORDERS).finditer(folded, max(_behind_ground(said), end - REACH), end):
        if said.hides(hit.start()) or ":" in folded[: hit.start()]:
            continue
        rest = wording(r"\s*(?:(?:nhiệm vụ|cho)\s+)*").match(folded, hit.end(), end)
        at = rest.end() if rest else hit.end()
        if not wording(r"[^\W\d]").search(wording("{frames.general frames.follow}").sub(" ", folded[at:end])):
            return Frame(OPINION, _teller(said, hit.start()), None, False, "frame.tells")
        found = predicate(said, at, end) if addressee.begins(folded, at) else None
        if addressee.begins(folded, at) and (found is None or _follows(folded, found.start, end)):
            says = wording(r"\s(?:như sau|sau đây)$").search(folded, at, end)
            who = addressee.trimmed(folded, at, found.start if found else says.start() if says else end)
            return Frame(ORDER, who, None, False, "frame.ordered")
    return None


def _behind_ground(said: Statement) -> int:
    """Where the issuer's own clause begins: behind "Thực hiện Mệnh lệnh của Tư lệnh Quân khu, |Bộ Chỉ huy …"."""
    if not formulas.is_recital(said):
        return 0
    places = (at for at in said.starts()[1:] if addressee.begins(said.folded, at))
    return max(0, next(places, 0) - 1)


def _follows(folded: str, at: int, end: int) -> bool:
    """Whether what they are told from ``at`` on is but that tasks follow, or ends in saying so."""
    return wording(_FOLLOWS).match(folded[at:end]) is not None or folded.endswith(("như sau", "sau đây"), at, end)


def _teller(said: Statement, end: int) -> Range | None:
    """Whose verb "(X) chỉ đạo:" is, where nothing but the name stands before it."""
    folded = said.folded
    if not addressee.begins(folded, 0) or predicate(said, 0, end):
        return None
    return addressee.trimmed(folded, 0, end)


def _is_of_cases(said: Statement, found: duty.Duty) -> bool:
    """Whether "Những trường hợp sau không được dự tuyển:" says all, so that but the cases stand under it."""
    if said.opening not in firsts("{frames.cases}") or found.modality is OBLIGATION:
        return False
    return wording("{frames.cases}").match(said.folded) is not None


def _headed(said: Statement, forms: str) -> bool:
    """Whether a heading begins with one of the forms, after "về", "một số", "công tác" …"""
    folded, at = said.folded, 0
    if said.opening in _LEADS:
        lead = wording(_LEAD).match(folded)
        at = lead.end() if lead else 0
    elif said.opening not in firsts(forms):
        return False
    return wording(forms).match(folded, at) is not None or (at > 0 and wording(forms).match(folded) is not None)


def _setting(modality: Modality) -> Setting:
    if modality is PROHIBITION:
        return FORBIDDEN
    return POWERS if modality is PERMISSION else ORDER


def _given(modality: Modality) -> Modality | None:
    return None if modality is OBLIGATION else modality


def _says_more(folded: str, act: int) -> bool:
    """Whether the act is more than "thực hiện các nội dung sau:"."""
    words = folded[act:].rstrip(" :")
    return bool(wording(r"\w").search(wording("{frames.general}").sub(" ", words)))


def _named(said: Statement, end: int) -> Frame | None:
    """A heading that is nothing but a name: "1. Sở Y tế:", "Đối với các trường", "Giao Sở Nội vụ"."""
    folded = said.folded
    headed = r"(?:{addressees.headed}\s+){0,2}"
    lead = wording(headed).match(folded) if said.opening in firsts(headed) else None
    at = lead.end() if lead else 0
    if end - at > 420 or not addressee.begins(folded, at):
        return None
    words = folded[at:end]
    if words.endswith(("như sau", "sau đây")):
        return None
    listed = wording(r",?\s*\(?trong đó\s").search(words)
    if listed and folded.rstrip().endswith(":"):
        end, words = at + listed.start(), words[: listed.start()]
    if wording(r"[.;](?=\s)").search(words) and not wording(r";\s").search(words):
        return None
    colon = words.find(":")
    if colon >= 0 and heads(
        words, len(words[: colon + 1]) + len(words[colon + 1 :]) - len(words[colon + 1 :].lstrip())
    ):
        return Frame(ORDER, addressee.trimmed(folded, at, at + colon), None, False, "frame.named")
    asked = request(said, cues(said), 0)
    if asked and asked.act < end and not folded.rstrip().endswith(":"):
        return None
    found = predicate(said, at, end)
    if found and found.word == "là" and _is_kind(said, found.start + 3, end):
        found = None  # "Các chủ rừng là tổ chức": whom of them the heading names
    if found and (
        found.is_stated or (not found.is_weak and (folded.rstrip().endswith(":") or _binds(folded, found.start)))
    ):
        return None
    if wording(r"[.!?]\s*$").search(folded):
        return None
    if found and _leads(folded, found, end):
        end = found.start
    return Frame(ORDER, addressee.trimmed(folded, at, end), None, False, "frame.named")


def _leads(folded: str, found: Predicate, end: int) -> bool:
    """Whether the heading goes on behind the name with nothing but what they all do: "Các xã |thực hiện", "Sở A |chủ
    trì, phối hợp với Sở B"."""
    return found.word == "chủ trì" or (
        found.word in _GENERAL and not folded[found.start + len(found.word) : end].strip()
    )


def _is_kind(said: Statement, at: int, end: int) -> bool:
    """Whether behind "là" nothing but another name stands."""
    named = addressee.begins(said.folded, at) or wording("{addressees.persons}").match(said.folded, at)
    return bool(named) and predicate(said, at, end) is None


def _binds(folded: str, at: int) -> bool:
    """Whether a modal stands at ``at``: no heading has one."""
    return bool(wording("{modality.obligation modality.prohibition}").match(folded, at))


def _behind_of(said: Statement, end: int) -> Range | None:
    """Whom "Nhiệm vụ của X", "Ủy quyền X" name."""
    folded = said.folded
    hit = wording(r"(?:của|cho|đối với|ủy quyền|giao)\s+").search(folded, 0, end)
    if not hit or not addressee.begins(folded, hit.end()):
        return None
    found = predicate(said, hit.end(), end)
    return _named_alone(said, addressee.trimmed(folded, hit.end(), found.start if found else end))


def _named_alone(said: Statement, who: Range | None) -> Range | None:
    """A name without what says but that something follows: "các xã |một số điểm sau"."""
    points = wording(_POINTS).search(said.folded, *who) if who else None
    return (who[0], points.start()) if who and points else who
