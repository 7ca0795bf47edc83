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
>>> show("Trường hợp đơn vị vượt mức thì không được thanh toán.", Setting.OPINION)
('prohibition', 'đơn vị vượt mức', 'không được thanh toán.')
>>> show("Công tác lưu trữ, tiếp dân có nhiều tiến bộ.", Setting.OPINION)
"""

from __future__ import annotations

from congvan.lexicon import phrase, words
from congvan.model.directive import Modality
from congvan.rules import addressee, formulas, modality
from congvan.rules.actions import Predicate, heads, predicate
from congvan.rules.clauses import is_hidden, starts
from congvan.rules.engine import compiled
from congvan.rules.requests import request
from congvan.rules.settings import Duty, Range, Setting
from congvan.text import View

__all__ = ["Duty", "Range", "Setting", "read"]

_CONNECTOR = (
    r"(?:(?:và|đồng thời|ngoài ra|bên cạnh đó|riêng|đặc biệt|trong đó|lưu ý|chú ý|ghi chú|cụ thể|do đó|vì vậy|do vậy|vậy|vậy nên|nay|tuy nhiên|mặt khác"
    r"|theo đó|trước mắt|hiện nay|thì|nhưng|song|tiếp theo|hàng năm|hằng năm|định kỳ|trước hết|nhất là|sau đó|mỗi|đối với|riêng đối với|còn|như vậy)"
    r"\s*[,:]?\s+){0,3}"
)
_OPENER = (
    r"(?:để|nhằm|căn cứ|trên cơ sở|theo|thực hiện|trong|trường hợp|khi|nếu|từ|kể từ|sau|trước|đối với|về|tại|với|qua|bắt đầu|những nơi"
    r"|nơi|do|vì|bên cạnh|ngoài|tùy|nhận được|xét|tiếp theo|thay mặt|được sự|đến|chậm nhất|liên quan|trả lời|phúc đáp|thời gian|ngày|lúc|năm|tháng|quý|giai đoạn|ngay trong|ngay sau|ngay từ)(?!\w)"
)
_CONDITION = r"(?:căn cứ[^.;]{0,200}?,\s*)?(?:trong trường hợp|trường hợp|riêng đối với|đối với|các trường hợp|nếu|khi|những nơi|nơi|riêng)[\s,]"
_LABEL = r"[^.;:()]{1,140}(?:\([^()]{0,120}\))?[^.;:()]{0,60}:\s+(?=\S)"


def read(view: View, setting: Setting) -> Duty | None:
    """The first duty that the sentence states, None where it states none."""
    folded = view.folded
    if folded.startswith("(") and folded.rstrip(" .;/").endswith(")"):
        inner = read(view.sub(1, len(folded)), setting)
        return _shifted(inner, 1) if inner else None
    label = compiled(_LABEL).match(folded)
    labelled = label.end() if label else 0
    setting = _narrowed(folded, setting, labelled > 0)
    if setting is Setting.POWERS and (request(view, 0) or heads(folded, 0)):
        return Duty(modality.of(folded, 0), None, 0, "duty.bare")
    opens = bool(compiled(_CONNECTOR + _OPENER).match(folded))
    places = starts(view)
    for number, start in enumerate(places):
        found = request(view, start) or _clause(view, number, places, setting, opens, labelled)
        if not found:
            continue
        if found.rule == "duty.request":
            return found
        if found.who is None and number and opens:
            found = _inside(view, setting, opens, found.act) or found
        return _with_condition(view, found, labelled) if number or found.who is None else found
    return _elsewhere(view, setting, opens, labelled)


def _shifted(duty: Duty, by: int) -> Duty:
    who = (duty.who[0] + by, duty.who[1] + by) if duty.who else None
    return Duty(duty.modality, who, duty.act + by, duty.rule)


def _narrowed(folded: str, setting: Setting, is_labelled: bool) -> Setting:
    """A recital and a particular ("Thời gian: …") are read more strictly than what they stand under."""
    if (setting is not Setting.ORDER or folded.startswith("căn cứ")) and formulas.is_recital(folded):
        return Setting.PLAIN
    if is_labelled and setting is not Setting.PLAIN and compiled(phrase("frames.particulars")).match(folded):
        return Setting.FACTS
    return setting


def _clause(view: View, number: int, places: list[int], setting: Setting, opens: bool, labelled: int) -> Duty | None:
    """What the clause at ``places[number]`` says by a name with its predicate, or by a bare verb."""
    folded, start = view.folded, places[number]
    lead = compiled(_CONNECTOR).match(folded, start)
    at = lead.end() if lead else start
    if setting in (Setting.PLAIN, Setting.FACTS):
        found = _bound(view, at, number, places, strict=True)
        return found or (_bare(view, at, setting) if setting is Setting.FACTS else None)
    if opens and number == 0 and not _orders_bare(folded, start, at, setting):
        return None
    found = _bound(view, at, number, places, strict=False)
    if found:
        return found
    if number == 0:
        return _bare(view, at, setting) or _bare(view, start, setting)
    may = opens or start == labelled or folded[:start].endswith("thì ")
    return _bare(view, at, setting) if may and _may_follow(folded, at, setting) else None


def _elsewhere(view: View, setting: Setting, opens: bool, labelled: int) -> Duty | None:
    """What no clause says at its head."""
    if setting is Setting.PLAIN:
        return _troubles(view)
    found = _inside(view, setting, opens, len(view.folded)) or _modal(view, setting, labelled) or _troubles(view)
    if not found and setting is Setting.ORDER and compiled(r"(?:căn cứ|thực hiện|theo)\s").match(view.folded):
        return _bare(view, 0, setting)
    return found


def _orders_bare(folded: str, start: int, at: int, setting: Setting) -> bool:
    """Whether an opening that may be an adverbial is the instruction itself: "Thực hiện nghiêm …"."""
    if setting is Setting.FACTS:
        return False
    if compiled(r"(?:đối với|riêng đối với)\s").match(folded, start):
        return False
    return bool(compiled(r"thực hiện(?!\w)").match(folded, at))


def _bound(view: View, at: int, number: int, places: list[int], strict: bool) -> Duty | None:
    """ "X (phải) làm Z": a name, and behind it a predicate."""
    if not addressee.begins(view.folded, at):
        return None
    found = predicate(view, at)
    if found is None or found.is_stated or found.is_weak and not _goes_on(view.folded, found):
        return None
    if strict and not modality.is_strong(view.folded, found.start):
        return None
    then = view.folded.find(" thì ", at)
    if then >= 0 and not is_hidden(view.folded, then) and not addressee.begins(view.folded, then + 5):
        if heads(view.folded, then + 5):
            who = addressee.trimmed(view, at, min(found.start, then))
            return Duty(modality.of(view.folded, then + 5), who, then + 5, "duty.bound")
    start, is_condition = _list_start(view, at, number, places)
    if is_condition:
        later = [place for place in places if at < place < found.start and addressee.begins(view.folded, place)]
        start = later[-1] if later else at
    who = addressee.trimmed(view, start, found.start)
    return Duty(modality.of(view.folded, found.start), who, found.start, "duty.bound") if who[1] > who[0] else None


def _goes_on(folded: str, found: Predicate) -> bool:
    """Whether a doubtful verb has an object: "Chi cục Hải quan quản lý" is but a name."""
    return bool(folded[found.start + len(found.word) :].strip(" .,;:"))


def _list_start(view: View, at: int, number: int, places: list[int]) -> tuple[int, bool]:
    """Where the list of names begins that the name at ``at`` goes on ("A, B, C báo cáo"), and whether the list
    belongs to a condition before it ("đối với A, B")."""
    folded, found = view.folded, at
    for place in range(number, 0, -1):
        before = places[place - 1]
        if folded[: places[place]].rstrip()[-1:] not in (",", ";"):
            break
        opened = compiled(_CONNECTOR + r"(?P<opener>" + _OPENER + r"\s+)?").match(folded, before)
        start = opened.end() if opened else before
        if not addressee.begins(folded, start):
            break
        verb = predicate(view, start, places[place])
        if verb and not verb.is_stated and verb.word not in words("actions.nominal"):
            break
        if opened and (opened["opener"] or "đối với" in opened[0]):
            return at, True
        found = start
    return found, False


def _bare(view: View, at: int, setting: Setting) -> Duty | None:
    """ "Rà soát …", "Không được …": an instruction that names nobody."""
    folded = view.folded
    if setting is Setting.FACTS:
        return Duty(modality.of(folded, at), None, at, "duty.modal") if modality.is_strong(folded, at) else None
    if addressee.begins(folded, at):
        return None
    return Duty(modality.of(folded, at), None, at, "duty.bare") if heads(folded, at) else None


def _may_follow(folded: str, at: int, setting: Setting) -> bool:
    """Whether a bare verb behind an adverbial opens the main clause, and is no part of the adverbial."""
    if setting is Setting.OPINION and compiled(r"(?:để|nhằm)(?!\w)").match(folded):
        return False
    if compiled(r"về\s(?!phía)").match(folded) and not folded[:at].rstrip().endswith(":"):
        return False
    if compiled(_CONDITION).match(folded) and " thì " in folded and not folded[:at].rstrip().endswith("thì"):
        return False
    return not compiled(phrase("actions.nominal") + r"\s*[,;:]").match(folded, at)


def _with_condition(view: View, duty: Duty, labelled: int) -> Duty:
    """A duty that names nobody is for the one in the condition or label before it: "Trường hợp X …, thì được …"."""
    if duty.who or duty.rule == "duty.request":
        return duty
    folded = view.folded
    opened = compiled(_CONDITION + r"?\s*").match(folded) if not labelled else None
    at = opened.end() if opened else 0
    if duty.act <= at or not addressee.begins(folded, at):
        return duty
    found = predicate(view, at, duty.act)
    end = found.start if found else labelled or duty.act
    return Duty(duty.modality, addressee.trimmed(view, at, min(end, duty.act)), duty.act, duty.rule)


def _inside(view: View, setting: Setting, opens: bool, end: int) -> Duty | None:
    """ "Trong thời gian trên CBVC tránh …": the name stands behind an opening without a comma."""
    folded = view.folded
    if not opens or setting is Setting.FACTS:
        return None
    hits = compiled(r"(?<=\s)(?:" + phrase("addressees.set") + r"\s+)?" + phrase("addressees.heads")).finditer(
        folded, 0, end
    )
    joined = compiled(
        r"(?:của|với|cho|tại|về|và|các|theo|do|ở|từ|đến|giữa|bởi|là|đường|(?<!thời gian )(?<!nêu )trên|trong|thuộc|qua|hoặc|,|/|cơ quan|những|cấp|lãnh đạo|chính phủ|đối với)\s*$"
    )
    for hit in hits:
        at = hit.start()
        if is_hidden(folded, at) or joined.search(folded, max(0, at - 14), at) or view.text[at - 1] != " ":
            continue
        stop = folded.find(" thì ", at)
        found = predicate(view, at, min(at + 120, stop if stop > 0 else end)) if addressee.begins(folded, at) else None
        if found and not found.is_stated and found.word not in words("actions.nominal"):
            who = addressee.trimmed(view, at, found.start)
            return Duty(modality.of(folded, found.start), who, found.start, "duty.inside")
    return None


def _troubles(view: View) -> Duty | None:
    """ "Trong quá trình thực hiện nếu có vướng mắc, (đề nghị) báo cáo về …": the closing that asks to report."""
    hit = compiled(
        r"(?:trong quá trình|quá trình|nếu|khi|trường hợp|mọi|những)\s[^.;]{0,140}?(?:vướng mắc|khó khăn|phát sinh|thắc mắc|vấn đề|trở ngại)"
        r"[^.;]{0,80}?(?P<act>(?:(?:kịp thời|đề nghị|xin|vui lòng|thì|phải|cần)\s+){0,3}(?:báo cáo|phản ánh|liên hệ|thông tin|gửi|trao đổi|có ý kiến|đề xuất|thông báo)(?!\w))"
    ).match(view.folded)
    return Duty(Modality.OBLIGATION, None, hit.start("act"), "duty.troubles") if hit else None


def _modal(view: View, setting: Setting, labelled: int) -> Duty | None:
    """ "Mức góp không được vượt quá …": a modal binds, whatever its subject is."""
    folded = view.folded
    owed = compiled(phrase("modality.owed") + r"\s*$")
    lower = compiled(phrase("modality.subordinate"))
    ruled = r"|(?<!\w)(?:được\s+)?(?:thực hiện|áp dụng|xử lý|giải quyết)\s+theo(?!\w)"
    for hit in compiled(phrase("modality.binding") + ruled).finditer(folded):
        at = hit.start()
        if hit[0].endswith("theo"):
            if setting is not Setting.FACTS and not lower.search(folded, 0, at) and not is_hidden(folded, at):
                return _with_condition(view, Duty(Modality.OBLIGATION, None, at, "duty.ruled"), labelled)
            continue
        if is_hidden(folded, at) or owed.search(folded, max(0, at - 16), at) or not modality.is_strong(folded, at):
            continue
        start = max((place for place in starts(view) if place <= at), default=0)
        if lower.search(folded, start, at) and not folded[:at].rstrip().endswith("thì"):
            continue
        return _with_condition(view, Duty(modality.of(folded, at), None, at, "duty.modal"), labelled)
    return None
