"""Numbers listed after a limit: "tối đa 07 ngày đối với … hoặc 10 ngày đối với …" holds two caps.

A number of the same kind, right behind a comma, "và" or "hoặc" and soon after a limit, takes its direction; behind "là"
or "trong đó có" it is an amount of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import Limit
from congvan.rules import numbers, quantities
from congvan.rules.duties.wording import wording
from congvan.rules.engine import light
from congvan.rules.quantities import Quantity
from congvan.text import View

REACH = 110
BOUNDED = ("limit.at_most", "limit.at_least", "limit.listed")
GIVEN = ("limit.allowed", "limit.grant", "limit.equipped")
OF_WHAT = r"(?:\s+[^\W\d]+){1,3}\s*"  #: what a measure measures: "1,5 lít rượu và 200 điếu thuốc lá"
LEVELS = ("limit.lowest", "limit.highest", "limit.listed")  #: said of the first, "là" sets the others alike
SET = ("limit.money", "limit.share", "limit.rate")
OTHERS = (
    r"\s*(?:\(?(?:đối\s+với|với|cho)\s[^.;:]{1,90}?)?(?:,|\s(?:và|hoặc)|,\s+(?:và|hoặc))\s+"
    r"(?:(?!{limits.setting})[^\W\d]+\s+){0,6}"
)
LEAD = (
    r"(?P<lead>,|;|\(|(?<!\w)(?:và|hoặc|là|trong\s+đó(?:\s+có)?)"
    r"|(?<=,\s)(?:có|(?:[^\W\d]+\s+){1,4}(?P<from>từ)|(?P<named>(?:[^\W\d]+\s+){0,4}[^\W\d]+)))"
)
JOINED = (",", ";", "(", "và", "hoặc")


@cache
def _member() -> str:
    return rf"{LEAD}\s*(?P<number>{numbers.few()})"


def listed(view: View, limits: list[Limit]) -> list[Limit]:
    """``limits`` (in order) with those that are listed after them, in the order of the text."""
    if not limits:
        return limits
    known, last = iter([*limits, None]), limits[0]
    more: list[Limit] = []
    following = next(known)
    for hit in light(_member()).finditer(view.folded, limits[0].span.end - view.offset):
        span = view.span(*hit.span("number"))
        while following is not None and following.span.start < span.end:
            last, following = following, next(known)
        if more and more[-1].span.start > last.span.start:
            last = more[-1]
        if not 0 <= span.start - last.span.end < REACH or (following and following.span.overlaps(span)):
            continue
        if not (hit["n"][0].isdigit() or hit["lead"].startswith("trong")):
            continue
        quantity = quantities.read(view, hit.end("number"))
        gap = view.folded[last.span.end - view.offset : hit.start()]
        if hit["from"] or hit["named"] or hit["lead"] == "có":
            if quantity and "." not in gap and ";" not in gap and member(last, view, hit, quantity):
                start = hit.start("from") if hit["from"] else hit.start("number")
                more.append(after(last, view, (start, hit["n"], hit.end("number")), quantity, hit["lead"] != "có"))
            continue
        near = hit["lead"] in ("và", ",") and (
            not gap.strip() or (last.rule in GIVEN and light(OF_WHAT).fullmatch(gap))
        )
        mark = ";" if hit["lead"] == "," and ";" in gap else hit["lead"]
        if quantity and "." not in gap and (alike(last, quantity, mark) or (near and joined(last, quantity))):
            is_joined = (hit["lead"] in JOINED and last.op != "between") or (
                hit["lead"] == "là" and likewise(view, last, gap)
            )
            more.append(after(last, view, (hit.start("number"), hit["n"], hit.end("number")), quantity, is_joined))
    return levelled(view, sorted([*limits, *more], key=lambda limit: limit.span))


def levelled(view: View, limits: list[Limit]) -> list[Limit]:
    """``limits`` with the bound of one carried over to a sum for somebody else right behind it.

    "Không quá 5.000 đồng/lượt đối với xe máy và 30.000 đồng/lượt đối với ô tô" holds two caps.
    """
    for place in range(1, len(limits)):
        last, this = limits[place - 1], limits[place]
        if last.rule in BOUNDED and this.rule in SET and (last.unit, last.per) == (this.unit, this.per):
            gap = view.folded[last.span.end - view.offset : this.span.start - view.offset]
            if wording(OTHERS).fullmatch(gap):
                limits[place] = replace(this, op=last.op, role=last.role, rule="limit.listed", confidence=0.8)
    return limits


def likewise(view: View, last: Limit, gap: str) -> bool:
    """Whether "là" sets the same bound for somebody else: "tối thiểu tại thị trấn là 60 m2, tại các xã là 100 m2"."""
    return last.rule in LEVELS and light(r"\s*(?:,|;|\s(?:và|còn))(?:\s+[^\W\d]+){1,7}\s*").fullmatch(gap) is not None


def alike(last: Limit, quantity: Quantity, lead: str) -> bool:
    """Whether a listed number counts what the limit before it counts."""
    if (lead == "(" and quantity.kind != "share") or quantity.kind != quantities.kind_of(last.unit or ""):
        return False
    if quantity.kind in ("time", "age"):
        return last.rule in ("limit.at_most", "limit.at_least", "limit.longest", "limit.shortest")
    if quantity.kind != "thing" or quantity.unit == last.unit or last.rule == "limit.headcount":
        return True
    if lead.startswith("trong"):
        return all(light(phrase("units.persons")).match(unit.lower()) for unit in (last.unit or "", quantity.unit))
    if quantity.unit == "điểm" and (last.unit or "").startswith("điểm "):
        return last.rule == "limit.points"
    return lead == "," and heads_alike(last.unit or "", quantity.unit)


def member(last: Limit, view: View, hit: re.Match[str], quantity: Quantity) -> bool:
    """Whether a number behind other words goes on with a list: "cấp huyện từ 80% trở lên, cấp xã từ 60%", "tối đa 12
    m2, phòng họp 40 m2", "mỗi lớp không quá 15 em, có 2 người giám sát"."""
    if hit["from"]:
        ranged = light(r"\s*(?:-|đến|tới|trở|lên|xuống)").match(view.folded, quantity.end)
        return last.rule == "limit.or_more" and quantity.unit == last.unit and not ranged
    if hit["named"]:
        level = quantity.kind in ("measure", "share", "money") and (last.unit, last.per) == (
            quantity.unit,
            quantity.per,
        )
        if hit["named"].endswith(" là"):
            return level and last.rule in LEVELS and not wording("{limits.setting}").search(hit["named"][:-3])
        return (
            level
            and quantity.kind != "money"
            and last.rule in BOUNDED
            and not wording("{limits.setting}").search(hit["named"])
        )
    is_staff = light(phrase("units.persons")).match(quantity.unit.lower()) is not None
    return last.rule == "limit.at_most" and last.per is not None and quantity.kind == "thing" and is_staff


def heads_alike(unit: str, other: str) -> bool:
    """Whether two counted nouns begin alike: "10 ống morphin, 05 ống fentanyl"."""
    return " " in unit and " " in other and unit.split()[0].lower() == other.split()[0].lower()


def joined(last: Limit, quantity: Quantity) -> bool:
    """Whether a thing counted right behind another is asked for with it: "ít nhất 01 bảng và 02 tủ"."""
    if last.rule in GIVEN:
        return quantity.kind in ("thing", "measure")
    asked = last.rule in (
        "limit.at_least",
        "limit.at_most",
        "limit.headcount",
        "limit.each",
        "limit.only",
        "limit.listed",
        "limit.full",
        "limit.required",
    )
    return asked and quantity.kind == "thing" and quantities.kind_of(last.unit or "") == "thing"


def after(last: Limit, view: View, number: tuple[int, str, int], quantity: Quantity, is_joined: bool) -> Limit:
    start, told, end = number
    end = max(end, quantity.end)
    return replace(
        last,
        text=view.words(start, end),
        op=last.op if is_joined else "==",
        value=numbers.read(told),
        upper=None,
        unit=quantity.unit,
        per=quantity.per,
        of=quantity.of,
        span=view.span(start, end),
        rule="limit.listed",
        confidence=0.8,
    )
