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

from functools import lru_cache

from congvan.model.directive import Modality
from congvan.rules.duties import addressee, formulas, modality
from congvan.rules.duties.actions import heads, predicate
from congvan.rules.duties.clauses import is_hidden, starts
from congvan.rules.duties.openings import CONNECTOR, OPENER, may_follow, orders_bare
from congvan.rules.duties.requests import request
from congvan.rules.duties.settings import Duty, Range, Setting
from congvan.rules.duties.subjects import bound, inside, with_condition
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View

__all__ = ["Duty", "Range", "Setting", "read"]

#: what no order begins with
_NO_ORDER = (
    "{actions.things frames.particulars frames.facts clauses.opener clauses.condition formulas.instruments"
    " modality.stated addressees.set}"
)
LABEL = 324  #: a label's colon stands no farther
_LABEL = r"(?:[^.;:()]{1,200}+|[^.;:()]{1,140}+\([^()]{0,120}+\)[^.;:()]{0,60}+):\s+(?=\S)"


@lru_cache(maxsize=16)
def read(view: View, setting: Setting) -> Duty | None:
    """The first duty that the sentence states, None where it states none."""
    folded = view.folded
    if folded.startswith("(") and folded.rstrip(" .;/").endswith(")"):
        inner = read(view.sub(1, len(folded)), setting)
        return _shifted(inner, 1) if inner else None
    label = compiled(_LABEL).match(folded) if ":" in folded[:LABEL] else None
    labelled = label.end() if label else 0
    setting = _narrowed(folded, setting, labelled > 0)
    if setting is Setting.POWERS and (request(view, 0) or heads(folded, 0)):
        return Duty(modality.of(folded, 0), None, 0, "duty.bare")
    opens = bool(wording(CONNECTOR + OPENER).match(folded))
    places = starts(view)
    for number, start in enumerate(places):
        found = request(view, start, setting) or _clause(view, number, places, setting, opens, labelled)
        if not found:
            continue
        if found.rule == "duty.request":
            return found
        if found.who is None:
            found = _object(view, found)
        if found.who is None and number and opens:
            found = inside(view, setting, opens, found.act) or found
        return with_condition(view, found, labelled) if number or found.who is None else found
    return _elsewhere(view, setting, opens, labelled)


def listed(view: View) -> Duty | None:
    """The duty of an item under "yêu cầu X thực hiện:" whose verb no lexicon knows: it names no thing or person, and
    states nothing.

    >>> found = listed(View.of("Chằng chống nhà cửa, chặt tỉa cành cây."))
    >>> found and found.rule
    'duty.listed'
    >>> listed(View.of("Thời gian từ 07 giờ đến 11 giờ.")), listed(View.of("Tầng 2: Phòng 207, Phòng 206."))
    (None, None)
    """
    folded = view.folded.rstrip()
    if len(folded) < 20 or folded[-1:] not in (".", ";") or not folded[:1].isalpha() or ":" in folded[:60]:
        return None
    if addressee.names(view, 0) or wording(_NO_ORDER).match(folded):
        return None
    if wording("{modality.stated}").search(folded[:80]):
        return None
    return Duty(modality.of(folded, 0), None, 0, "duty.listed")


def _object(view: View, duty: Duty) -> Duty:
    """ "Nghiêm cấm X làm Z", "khuyến khích X làm Z": whom the one who speaks forbids, allows or advises."""
    hit = wording(r"{modality.transitive}\s+(?:việc\s+)?").match(view.folded, duty.act)
    if not hit or not addressee.names(view, hit.end()):
        return duty
    found = predicate(view, hit.end())
    if found is None or found.is_stated:
        return duty
    return Duty(duty.modality, addressee.trimmed(view, hit.end(), found.start), duty.act, duty.rule)


def _shifted(duty: Duty, by: int) -> Duty:
    who = (duty.who[0] + by, duty.who[1] + by) if duty.who else None
    return Duty(duty.modality, who, duty.act + by, duty.rule)


def _narrowed(folded: str, setting: Setting, is_labelled: bool) -> Setting:
    """A recital and a particular ("Thời gian: …") are read more strictly than what they stand under."""
    if (setting is not Setting.ORDER or folded.startswith("căn cứ")) and formulas.is_recital(folded):
        return Setting.PLAIN
    if is_labelled and setting is not Setting.PLAIN and wording("{frames.particulars}").match(folded):
        return Setting.FACTS
    return setting


def _clause(
    view: View, number: int, places: tuple[int, ...], setting: Setting, opens: bool, labelled: int
) -> Duty | None:
    """What the clause at ``places[number]`` says by a name with its predicate, or by a bare verb."""
    folded, start = view.folded, places[number]
    lead = wording(CONNECTOR).match(folded, start)
    at = lead.end() if lead else start
    if setting in (Setting.PLAIN, Setting.FACTS):
        found = bound(view, at, number, places, strict=True)
        return found or (_bare(view, at, setting) if setting is Setting.FACTS else None)
    if opens and number == 0 and not orders_bare(folded, start, at, setting):
        return None
    found = bound(view, at, number, places, strict=False)
    if found:
        return found
    if number == 0:
        return _bare(view, at, setting) or _bare(view, start, setting)
    may = opens or start == labelled or folded[:start].endswith("thì ")
    return _bare(view, at, setting) if may and may_follow(folded, at, setting) else None


def _elsewhere(view: View, setting: Setting, opens: bool, labelled: int) -> Duty | None:
    """What no clause says at its head."""
    if setting is Setting.PLAIN:
        return _troubles(view)
    found = inside(view, setting, opens, len(view.folded)) or _modal(view, setting, labelled) or _troubles(view)
    if not found and setting is Setting.ORDER and compiled(r"(?:căn cứ|thực hiện|theo)\s").match(view.folded):
        return _bare(view, 0, setting)
    return found


def _bare(view: View, at: int, setting: Setting) -> Duty | None:
    """ "Rà soát …", "Không được …": an instruction that names nobody."""
    folded = view.folded
    if setting is Setting.FACTS:
        return Duty(modality.of(folded, at), None, at, "duty.modal") if modality.is_strong(folded, at) else None
    if addressee.begins(folded, at):
        return None
    return Duty(modality.of(folded, at), None, at, "duty.bare") if heads(folded, at) else None


def _troubles(view: View) -> Duty | None:
    """ "Trong quá trình thực hiện nếu có vướng mắc, (đề nghị) báo cáo về …": the closing that asks to report."""
    hit = wording(
        r"{clauses.troubled}\s[^.;]{0,140}?{clauses.troubles}"
        r"[^.;]{0,80}?(?P<act>(?:{clauses.report_how}\s+){0,3}{clauses.report})"
    ).match(view.folded)
    return Duty(Modality.OBLIGATION, None, hit.start("act"), "duty.troubles") if hit else None


def _modal(view: View, setting: Setting, labelled: int) -> Duty | None:
    """ "Mức góp không được vượt quá …": a modal binds, whatever its subject is."""
    folded = view.folded
    owed = wording(r"{modality.owed}\s*$")
    lower = wording("{modality.subordinate}")
    binding = (
        r"{modality.binding}"
        r"|(?<!\w)(?:được\s+)?(?:thực hiện|áp dụng|xử lý|giải quyết)\s+theo(?!\w)|(?<!\w)được\s+thực\s+hiện\s+tại(?!\w)"
    )
    for hit in wording(binding).finditer(folded):
        at = hit.start()
        if hit[0].endswith(("theo", "tại")):
            if setting is not Setting.FACTS and not lower.search(folded, 0, at) and not is_hidden(folded, at):
                return with_condition(view, Duty(Modality.OBLIGATION, None, at, "duty.ruled"), labelled)
            continue
        if is_hidden(folded, at) or owed.search(folded, max(0, at - 16), at) or not modality.is_strong(folded, at):
            continue
        start = max((place for place in starts(view) if place <= at), default=0)
        if lower.search(folded, start, at) and not folded[:at].rstrip().endswith("thì"):
            continue
        return with_condition(view, Duty(modality.of(folded, at), None, at, "duty.modal"), labelled)
    return None
