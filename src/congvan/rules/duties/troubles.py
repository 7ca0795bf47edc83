"""The closing that asks to report troubles: "Trong quá trình thực hiện nếu có vướng mắc, (đề nghị) báo cáo về …".

>>> said = Statement.of("Trong quá trình thực hiện nếu có vướng mắc, báo cáo về Sở.")
>>> found(said), until(said), until(Statement.of("Trong quý I, báo cáo về Sở."))
(Duty(modality=<Modality.OBLIGATION: 'obligation'>, who=None, act=44, rule='duty.troubles', by=None), 42, 0)
"""

from __future__ import annotations

from congvan.model.directive import OBLIGATION
from congvan.rules.duties.settings import Duty
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import firsts, wording

_TROUBLED = "{clauses.troubled}"
_CASE = r"{clauses.troubled}\s[^.;]{0,120}?(?:có|gặp|nếu|phát sinh|nảy sinh|xảy ra)\s[^,.;]{0,40}?{clauses.troubles}"
_REPORTED = (
    r"{clauses.troubled}\s[^.;]{0,140}?{clauses.troubles}"
    r"[^.;]{0,80}?(?P<act>(?:{clauses.report_how}\s+){0,3}{clauses.report})"
)


def until(said: Statement) -> int:
    """Where "Trong quá trình thực hiện, nếu có vướng mắc" at the head ends: before it nothing is asked."""
    hit = wording(_CASE).match(said.folded) if said.opening in firsts(_TROUBLED) else None
    return hit.end() if hit else 0


def found(said: Statement) -> Duty | None:
    """The duty to report them."""
    hit = wording(_REPORTED).match(said.folded) if said.opening in firsts(_TROUBLED) else None
    return Duty(OBLIGATION, None, hit.start("act"), "duty.troubles") if hit else None
