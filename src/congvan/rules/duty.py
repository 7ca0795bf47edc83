"""What a sentence asks of whom: its modality, who is to act, and where the act is named.

How freely a sentence is read depends on what it stands under (`Setting`): under "… yêu cầu … các nội dung sau:" a bare
verb orders; in the background of a letter only an explicit cue does.

>>> def show(words, setting=Setting.PLAIN):
...     found = read(View.of(words), setting)
...     return found and (str(found.modality), found.who and words[slice(*found.who)], words[found.act :])
>>> show("UBND tỉnh yêu cầu các sở, ban, ngành rà soát hồ sơ.")
('obligation', 'các sở, ban, ngành', 'rà soát hồ sơ.')
>>> show("Rà soát hồ sơ."), show("Rà soát hồ sơ.", Setting.ORDER)
(None, ('obligation', None, 'Rà soát hồ sơ.'))
>>> show("Trường hợp vượt mức thì đơn vị không được thanh toán.", Setting.OPINION)
('prohibition', 'đơn vị', 'không được thanh toán.')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from congvan.lexicon import phrase, words
from congvan.model.directive import Modality
from congvan.rules import addressee, modality
from congvan.rules.actions import Predicate, heads, predicate
from congvan.rules.clauses import is_hidden, starts
from congvan.rules.engine import compiled
from congvan.text import View

Range = tuple[int, int]


class Setting(Enum):
    """What a sentence stands under."""

    PLAIN = "plain"  #: nothing yet: the letter's background
    OPINION = "opinion"  #: "có ý kiến như sau:", "QUYẾT ĐỊNH:"
    ORDER = "order"  #: "yêu cầu … thực hiện:", "Sở Y tế:", "Tổ chức thực hiện"
    POWERS = "powers"  #: "Quyền hạn", "Ủy quyền …:"
    FORBIDDEN = "forbidden"  #: "Nghiêm cấm:"
    FACTS = "facts"  #: aims, results, particulars, lists of things


@dataclass(frozen=True, slots=True)
class Duty:
    modality: Modality
    who: Range | None
    act: int  #: where what is to be done begins
    rule: str


_CONNECTOR = (
    r"(?:(?:và|đồng thời|ngoài ra|bên cạnh đó|riêng|đặc biệt|trong đó|lưu ý|chú ý|ghi chú|cụ thể|do đó|vì vậy|do vậy|vậy|vậy nên|nay|tuy nhiên|mặt khác"
    r"|theo đó|trước mắt|hiện nay|thì|nhưng|song|kính|trân trọng|xin|tiếp theo|hàng năm|hằng năm|định kỳ|trước hết|nhất là|sau đó|yêu cầu|mỗi|bên cạnh việc)"
    r"\s*[,:]?\s+){0,3}"
)
_OPENER = (
    r"(?:để|nhằm|căn cứ|trên cơ sở|theo|thực hiện|trong|trường hợp|khi|nếu|từ|kể từ|sau|trước|đối với|về|tại|với|qua|bắt đầu|những nơi"
    r"|nơi|do|vì|bên cạnh|ngoài|tùy|nhận được|xét|tiếp theo|thay mặt|được sự|đến|chậm nhất|liên quan|trả lời|phúc đáp|thời gian|ngày|lúc)(?!\w)"
)
_CONDITION = r"(?:căn cứ[^.;]{0,200}?,\s*)?(?:đối với|trường hợp|trong trường hợp|nếu|khi|những nơi|nơi|riêng|riêng đối với|các trường hợp)(?!\w)"


def read(view: View, setting: Setting) -> Duty | None:
    """The first duty that the sentence states, None where it states none."""
    places = starts(view)
    folded = view.folded
    connected = compiled(_CONNECTOR).match(folded)
    opens = bool(compiled(_OPENER).match(folded, connected.end() if connected else 0))
    for number, start in enumerate(places):
        limit = places[number + 1] if number + 1 < len(places) else len(folded)
        found = _request(view, start, limit)
        if found:
            return found
        lead = compiled(_CONNECTOR).match(folded, start)
        at = lead.end() if lead else start
        if setting is Setting.PLAIN and not modality.is_strong(folded, at):
            found = _bound(view, at, number, places, strict=True)
        elif opens and number == 0 and not _orders_bare(folded, at, setting):
            found = None
        else:
            found = _bound(view, at, number, places, strict=False) or _bare(view, at, setting, number, places)
        if found:
            return found
    return _conditioned(view, setting)


def _orders_bare(folded: str, at: int, setting: Setting) -> bool:
    """Whether an opening that may be an adverbial is the instruction itself: "Thực hiện nghiêm …"."""
    if setting not in (Setting.ORDER, Setting.POWERS, Setting.FORBIDDEN, Setting.OPINION):
        return False
    return bool(
        compiled(r"(?:thực hiện|định kỳ|căn cứ|ngay|tùy)(?!\w)").match(folded, at)
        and not compiled(
            r"(?:thực hiện|căn cứ)\s+(?:theo\s+)?(?:chỉ thị|công văn|kế hoạch|quyết định|nghị quyết|kết luận|thông báo|ý kiến|văn bản|thông tư|nghị định|luật|công điện|chỉ đạo)\s+(?:số|của|liên)"
        ).match(folded, at)
    )


def _request(view: View, start: int, limit: int) -> Duty | None:
    """ "(X) đề nghị Y làm Z": the cue at the clause's head, or behind nothing but the issuer's name."""
    folded = view.folded
    pattern = compiled(phrase("modality.request"))
    for hit in pattern.finditer(folded, start, min(limit, start + 260)):
        if is_hidden(folded, hit.start()):
            continue
        before = folded[start : hit.start()].strip()
        if not modality.is_request(folded, start, hit, before):
            continue
        after = _skip(folded, hit.end())
        is_name = addressee.begins(folded, after)
        found = predicate(view, after) if is_name or not heads(folded, after) else None
        if is_name or found is not None:
            end = found.start if found else _clause_end(folded, after)
            who = addressee.trimmed(view, after, end)
            act = found.start if found else end
            kind = modality.of(folded, act) if found else Modality.OBLIGATION
            if kind in (Modality.PERMISSION, Modality.WAIVER) and not found:
                kind = Modality.OBLIGATION
            return Duty(modality.of_request(hit[0], kind), who if who[1] - who[0] > 1 else None, act, "duty.request")
        return Duty(modality.of_request(hit[0], Modality.OBLIGATION), None, after, "duty.request")
    return None


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " :,-":
        at += 1
    return at


def _clause_end(folded: str, at: int) -> int:
    hit = compiled(r"[:;.]").search(folded, at)
    return hit.start() if hit else len(folded)


def _bound(view: View, at: int, number: int, places: list[int], strict: bool) -> Duty | None:
    """ "X (phải) làm Z": a name, and behind it a predicate."""
    if not addressee.begins(view.folded, at):
        return None
    found = predicate(view, at)
    if found is None or found.is_stated:
        return None
    if strict and not modality.is_strong(view.folded, found.start):
        return None
    who = addressee.trimmed(view, _list_start(view, at, number, places), found.start)
    return Duty(modality.of(view.folded, found.start), who, found.start, "duty.bound") if who[1] > who[0] else None


def _list_start(view: View, at: int, number: int, places: list[int]) -> int:
    """Where the list of names begins that the name at ``at`` goes on: "A, B, C báo cáo"."""
    folded = view.folded
    for place in range(number, 0, -1):
        before = places[place - 1]
        if folded[: places[place]].rstrip()[-1:] not in (",", ";"):
            break
        opened = compiled(_CONNECTOR + r"(?:" + _OPENER + r"\s+)?").match(folded, before)
        start = opened.end() if opened else before
        if not addressee.begins(folded, start):
            break
        found = predicate(view, start, places[place])
        if found and not found.is_stated and found.word not in words("actions.nominal"):
            break
        at = start
    return at


def _bare(view: View, at: int, setting: Setting, number: int, places: list[int]) -> Duty | None:
    """ "Rà soát …", "Không được …": an instruction that names nobody."""
    folded = view.folded
    if setting is Setting.FACTS:
        return Duty(modality.of(folded, at), None, at, "duty.modal") if modality.is_strong(folded, at) else None
    if not heads(folded, at):
        return None
    if number and not (places[number] and view.text[at : at + 1].isupper()) and setting is Setting.OPINION:
        if not modality.is_strong(folded, at):
            return None
    kind = modality.of(folded, at)
    return Duty(kind, None, at, "duty.bare")


def _conditioned(view: View, setting: Setting) -> Duty | None:
    """ "Trường hợp X …, (thì) được / phải / không phải …": the one in the condition is meant."""
    folded = view.folded
    if setting in (Setting.PLAIN, Setting.FACTS):
        return None
    opened = compiled(_CONDITION).match(folded)
    hits = [
        hit
        for hit in compiled(r"(?:(?<=,\s)|(?<=\sthì\s)|(?<=\)\s)|(?<=\sthì\svẫn\s))" + modality.any_modal()).finditer(
            folded
        )
        if not is_hidden(folded, hit.start())
    ]
    if not opened or not hits:
        return None
    at = compiled(r"\s*").match(folded, opened.end())
    start = at.end() if at else opened.end()
    who = None
    if addressee.begins(folded, start):
        found: Predicate | None = predicate(view, start, hits[0].start())
        who = addressee.trimmed(view, start, found.start if found else hits[0].start())
    return Duty(modality.of(folded, hits[0].start()), who, hits[0].start(), "duty.conditioned")
