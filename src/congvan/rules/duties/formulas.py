"""Fixed wording: openings, thanks, closings, clauses of effect. They tell nobody to do anything, but for the closing
"thông báo để … biết, thực hiện", which is a general duty.

>>> view = View.of("Văn phòng xin thông báo để các cơ quan biết, thực hiện.")
>>> found = closing(view)
>>> view.words(*found.who), found.binds
('các cơ quan', True)
>>> closing(View.of("Sở Nội vụ trả lời để Trung tâm được biết.")).binds
False
>>> kind("trân trọng cảm ơn"), kind("quyết định này có hiệu lực kể từ ngày ký")
('thanks', 'effect')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from congvan.rules.duties.clauses import Forms
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View


@dataclass(frozen=True, slots=True)
class Closing:
    who: tuple[int, int]
    binds: bool  #: they are not only to know, but to act
    act: int  #: where what they are to do begins
    start: int  #: where the closing's own verb stands


def closing(view: View) -> Closing | None:
    """The closing "… để X biết (và thực hiện)", wherever it stands in the sentence."""
    if "biết" not in view.folded:
        return None
    hit = wording(
        r"{formulas.closing_verbs}"
        r"(?:\s+(?:nội\s+dung\s+|ý\s+kiến\s+|việc\s+|như\s+)?trên)?(?:\s*[,.]?\s*(?:để|đến|cho|tới|đề|với))?"
        r"\s+(?P<who>[^.;]{2,260}?)[\s,]*(?:được\s+)?biết(?!\w)(?P<tail>[^.;]{0,200})"
    ).search(view.folded)
    if not hit:
        return None
    act = wording("{formulas.closing_acts}").search(view.folded, hit.start("tail"), hit.end("tail"))
    return Closing(hit.span("who"), act is not None, act.start() if act else hit.end(), hit.start())


@cache
def _firsts() -> Forms:
    """Words of which one begins thanks, praise and clauses of effect."""
    return Forms(
        form=(
            "formulas.thanks",
            "formulas.praise",
            "formulas.effective",
            "formulas.before_thanks",
            "formulas.before_effective",
        )
    )


def kind(folded: str) -> str | None:
    """The name of the formula that a folded sentence is, or None."""
    opens = _firsts().opens(folded)
    if (
        opens
        and wording(r"(?:{formulas.before_thanks}\s+)?{formulas.thanks}").match(folded)
        and "đề nghị" not in folded
        and "yêu cầu" not in folded
    ):
        return "thanks"
    if (
        " ơn " in folded
        and compiled(r"(?<!\w)(?:cảm ơn|cám ơn) (?:sự|và|quý|các)(?!\w)").search(folded)
        and "đề nghị" not in folded
    ):
        return "thanks"
    if wording(r"\(?\s*{formulas.summary}").match(folded) and not _goes_on_asking(folded):
        return "summary"
    if opens and wording("{formulas.praise}").match(folded):
        return "praise"
    if _is_sanction(folded):
        return "sanction"
    if opens and len(folded) < 700 and _is_effect(folded):
        return "effect"
    return None


def _goes_on_asking(folded: str) -> bool:
    """ "Trên đây là …, đề nghị các đơn vị thực hiện": a request behind a comma."""
    return any(f"{sign} {cue} " in folded for sign in ",;" for cue in ("đề nghị", "yêu cầu", "kính đề nghị"))


def _is_effect(folded: str) -> bool:
    """ "Quyết định này có hiệu lực …", "Các quy định trái với … bị bãi bỏ"."""
    subject = r"(?:{formulas.before_effective}\s+)?{formulas.effective}"
    hit = wording(subject + r"[^.;:]{0,120}?\s{formulas.effect}").match(folded)
    return bool(hit) and not wording("{formulas.orders}").search(folded)


def _is_sanction(folded: str) -> bool:
    """ "Hộ nào không chấp hành sẽ bị xử lý": what follows a breach, no duty of its own."""
    if "bị " not in folded:
        return False
    hit = wording("{formulas.sanctions}").search(folded)
    return bool(hit) and not wording("{formulas.orders}").search(folded)


def is_recital(folded: str) -> bool:
    """Whether a sentence opens by naming the instrument it rests on: "Căn cứ Luật …", "Thực hiện Công văn số …"."""
    hit = wording(
        r"[-+\s]*{formulas.recital}"
        r"\s+(?:vào\s+|theo\s+|các\s+|nội dung\s+)?{formulas.instruments}(?P<rest>[^,;.]{0,40})"
    ).match(folded)
    return (
        bool(hit)
        and hit is not None
        and not compiled(r"\s*(?:này|nêu trên|trên|dẫn trên|tại công văn này)(?!\w)").match(hit["rest"])
    )


def is_ground(lead: str) -> bool:
    """Whether a folded lead-in names law only as its ground, and the letter's own body speaks behind it.

    >>> is_ground("căn cứ điều lệ công đoàn, ban thường vụ hướng dẫn như sau:")
    True
    >>> is_ground("căn cứ khoản 2 điều 5 thông tư số 1/2040/tt-bhv, bộ hải vân quy định:")
    True
    >>> is_ground("căn cứ khoản 2, điều 5 luật lưu trữ quy định:")
    False
    """
    comma = lead.rfind(", ")
    if comma < 0 or not wording("{outline.ground}").match(lead):
        return False
    said = wording(r"{outline.speakers}[^,;:]{0,120}\s{outline.guides}")
    return said.match(lead, comma + 2) is not None


def enacts(folded: str) -> bool:
    """Whether an article only brings something into being or to an end: "Ban hành kèm theo Quyết định này …"."""
    return bool(wording("{formulas.enacts}").match(folded))


def is_past(folded: str) -> bool:
    return bool(wording("{formulas.past}").match(folded))
