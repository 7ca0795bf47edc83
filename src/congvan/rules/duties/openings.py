"""How sentences open: joining words, adverbials, conditions; the main clause stands behind them.

>>> bool(wording(CONNECTOR + OPENER).match("đồng thời, để kịp tiến độ, các sở báo cáo"))
True
"""

from __future__ import annotations

from congvan.rules.duties.settings import FACTS, OPINION, Setting
from congvan.rules.duties.wording import wording

#: up to three joining words
CONNECTOR = r"(?:{clauses.connector}\s*[,:]?\s+){0,3}"
#: the first words of an adverbial
OPENER = "(?!{clauses.not_opener}){clauses.opener}"
#: the first words of a condition whose own subject may be the one who is to act
CONDITION = r"(?:căn cứ[^.;]{0,200}?,\s*)?{clauses.condition}[\s,]"


def orders_bare(folded: str, start: int, at: int, setting: Setting) -> bool:
    """Whether an opening that may be an adverbial is the instruction itself: "Thực hiện nghiêm …"."""
    if setting is FACTS:
        return False
    if wording(r"(?:đối với|riêng đối với)\s").match(folded, start):
        return False
    return bool(wording(r"thực hiện(?!\w)").match(folded, at))


def may_follow(folded: str, at: int, setting: Setting) -> bool:
    """Whether a bare verb behind an adverbial opens the main clause, and is no part of the adverbial."""
    if setting is OPINION and wording(r"(?:để|nhằm)(?!\w)").match(folded):
        return False
    if wording(r"về\s(?!phía)").match(folded) and not folded[:at].rstrip().endswith(":"):
        return False
    if wording(CONDITION).match(folded) and " thì " in folded and not folded[:at].rstrip().endswith("thì"):
        return False
    return not wording(r"{actions.nominal}\s*[,;:]").match(folded, at)
