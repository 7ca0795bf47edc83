"""Quantities: what stands after a number: its unit, what it is counted by, and what a share is a share of.

The unit is a known one ("triệu đồng", "m2", "%"), or the counted noun up to the first word that ends a noun phrase
("nhân viên kỹ thuật" in "01 nhân viên kỹ thuật có trình độ"). ``per`` is read after the unit ("/phòng làm việc",
"trên một cục", "trong 01 năm").

>>> view = View.of("20 người/phòng làm việc, 50% số lượng công chức tại đơn vị")
>>> room, staff = read(view, 2), read(view, 27)
>>> room.unit, room.per, staff.unit, staff.of
('người', 'phòng làm việc', '%', 'số lượng công chức tại đơn vị')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from congvan.lexicon import phrase, words
from congvan.rules import numbers
from congvan.rules.engine import light
from congvan.text import View, fold

Kind = Literal["money", "share", "time", "measure", "age", "times", "thing"]
KINDS: tuple[Kind, ...] = ("money", "share", "time", "measure", "age", "times")
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SPACE = r"[ *_]{0,4}"
_WORD = r"[^\W\d_]+\d{0,2}(?:-[^\W\d_]+)*"


@dataclass(slots=True)
class Quantity:
    """The reading of what follows a number; ``end`` is where unit and per end in the view."""

    unit: str
    per: str | None
    of: str | None
    kind: Kind
    end: int
    times: int = 1  #: the number counts so many of the unit: of "1 tỷ 500 triệu đồng" the 1 counts 1.000
    more: int | float = 0  #: what follows adds to it: 500 there, a half in "hai năm rưỡi"


@cache
def _known() -> tuple[str, dict[str, Kind]]:
    """The pattern of any known unit, longest first, and each unit's kind."""
    kinds = {fold(form): kind for kind in KINDS for form in words(f"units.{kind}")}
    forms = sorted(kinds, key=lambda form: (-len(form), form))
    pattern = "|".join(
        r"\s+".join(map(regex.escape, form.split())) + (r"(?!\w)" if form[-1].isalnum() else "") for form in forms
    )
    return rf"(?!đồng\s+(?:chí|bào|thời)(?!\w))(?:{pattern})|từ(?=\s*[,.;)]|$)", kinds | {"từ": "measure"}


@cache
def noun(most: int = 6) -> str:
    """The pattern of a noun phrase of up to ``most`` words that stops before the words of ``units.ends``."""
    word = rf"(?!{phrase('units.ends')}){_WORD}"
    person = rf"người(?!\w)(?!\s+{phrase('units.people')})"
    named = rf"{phrase('units.counted')}"
    return rf"(?:{person}|(?:{named}|{word})(?:\s+{word}){{0,{most - 1}}})"


def unit_pattern() -> str:
    """The pattern of a known unit, glued to its number or not."""
    return rf"{_SPACE}(?:{_known()[0]})"


@cache
def _unit() -> str:
    people = phrase("units.persons")
    onward = rf"\s+(?:{phrase('units.multiplied')})(?:\s+(?!{phrase('units.ends')}){_WORD}){{0,5}}"
    return (
        rf"(?P<metres>m(?=\d\d(?!\w)))|{_SPACE}(?:(?P<multiple>(?:lần|tháng|năm){onward})|(?P<known>{_known()[0]})"
        rf"|(?:trong\s+(?:số\s+)?(?:\d{{1,3}}\s+|các\s+|những\s+))?(?P<noun>{noun()}(?:,\s+(?={people}){noun(3)}(?=\s*[,./;(]))?))"
    )


@cache
def _onward() -> str:
    """How a quantity goes on: "2 năm rưỡi", "1 tỷ 500 triệu đồng", "5 triệu lượt khách"."""
    small = rf"(?P<more>{numbers.FIGURES})\s+(?P<small>(?:triệu|nghìn|ngàn)(?:\s+đồng)?)(?!\w)"
    spelled = rf"(?P<spelled>{numbers.parcels()}(?:\s+đồng)?)(?!\w)"
    scaled = rf"(?P<scaled>{phrase('units.scaled')}(?:\s+(?!{phrase('units.ends')}){_WORD}){{0,2}})"
    return rf"\s+(?:(?P<half>rưỡi)(?!\w)|(?:(?<=tỷ\s)|(?<=tỉ\s)|(?<=triệu\s))(?:{small}|{spelled}|{scaled}))"


@cache
def _per() -> str:
    onward = rf"(?:làm\s+việc(?!\w)|(?!{phrase('units.ends')}){_WORD})"
    counted = rf"(?:\d{{1,3}}\s+)?(?!\d){_WORD}(?:\s+{onward}){{0,6}}"
    slash = rf"(?:\s*\([^()]{{1,80}}\)|\s+{noun(3)})?\s*/\s*(?P<slash>{counted}(?:\s*/\s*{counted}){{0,2}})"
    one = r"(?:một|mỗi|01|1|từng)"
    told = rf"\s+{noun(3)}(?:\s+(?:trên|trong|cho|/)(?=\s)|(?=\s+(?:mỗi|từng)\s))|(?:\s+(?:trên|trong|cho|/)(?=\s))?"
    spoken = rf"(?:{told})\s+{one}\s+(?P<spoken>{noun(3)})"
    monthly = r"\s+(?:hàng|hằng)\s+(?P<monthly>ngày|tuần|tháng|quý|năm)(?!\w)"
    return rf"{slash}|{spoken}|{monthly}"


def read(view: View, at: int) -> Quantity | None:
    """What the number that ends at ``at`` counts; None where no unit follows."""
    hit = light(_unit()).match(view.folded, at)
    if not hit:
        return None
    if hit["metres"]:
        end = hit.end() + 2  #: "1m60"
        return Quantity("m", None, None, "measure", end, more=int(view.folded[end - 2 : end]) / 100)
    group = next(name for name in ("multiple", "known", "noun") if hit[name])
    start, end = hit.span(group)
    kind: Kind = "times" if group == "multiple" else "thing"
    if group == "known":
        kind = _known()[1][" ".join(hit["known"].split())]
    unit = "%" if hit["known"] in ("%", "phần trăm") else view.words(start, end)
    times: int = 1
    more: int | float = 0
    if kind in ("money", "time", "times", "measure") and (onward := light(_onward()).match(view.folded, end)):
        end = onward.end()
        if onward["half"]:
            more = 0.5
        elif onward["scaled"]:
            kind, unit = "thing", view.words(start, end)
        elif onward["spelled"]:
            worth = scale(unit)
            unit, more = parcel(onward["spelled"])
            times = worth // scale(unit)
        else:
            times, more = scale(unit) // scale(onward["small"]), numbers.figures(onward["more"])
            unit = view.words(*onward.span("small"))
    if group == "multiple" and unit.endswith((" mức", " số")):
        unit, end = unit.rsplit(" ", 1)[0], end - 4
    per, end = _read_per(view, end, spoken=kind != "share")
    return Quantity(unit, per, share_of(view, end) if kind == "share" else None, kind, end, times, more)


def _read_per(view: View, at: int, *, spoken: bool) -> tuple[str | None, int]:
    hit = light(_per()).match(view.folded, at)
    if not hit:
        return None, at
    group = next(name for name in ("slash", "spoken", "monthly") if hit[name])
    if group == "spoken" and not spoken:
        return None, at
    start, end = hit.span(group)
    per = light(r"^(?:01|1)\s+").sub("", view.words(start, end))
    return per, end


def share_of(view: View, at: int) -> str | None:
    """The noun phrase a share is a share of: up to a comma, a bracket or a verb."""
    hit = light(_of()).match(view.folded, at)
    return view.words(*hit.span("of")) if hit else None


@cache
def _of() -> str:
    stop = rf"(?=\s+{phrase('units.share_ends')}|\s*(?:[,;.:()\"*/]|$))"
    listed = rf"(?:,\s+{phrase('units.persons')}[^,;.:()\"*/]{{0,60}}?{stop}){{0,6}}"
    begin = rf"(?!{phrase('units.share_not')})[^\W\d]"
    return rf"{_SPACE}(?:của\s+)?(?P<of>{begin}[^,;.:()\"*/]{{2,120}}?{stop}{listed})"


def parcel(told: str) -> tuple[str, int]:
    """The unit that number words of money end in, and how many of it they say.

    >>> parcel("một trăm bốn mươi lăm triệu ba trăm nghìn đồng"), parcel("năm trăm đồng")
    (('nghìn đồng', 145300), ('đồng', 500))
    """
    *_, last = told.removesuffix("đồng").split()
    unit = (f"{last} đồng" if told.endswith("đồng") else last) if last in SCALES else "đồng"
    return unit, (numbers.in_words(told) or 0) // scale(unit)


def scale(unit: str) -> int:
    """What a unit of money is worth: a million for "triệu đồng".

    >>> scale("tỷ đồng"), scale("đồng")
    (1000000000, 1)
    """
    value = 1
    for word in fold(unit).split():
        value *= SCALES.get(word, 1)
    return value


def kind_of(unit: str) -> Kind:
    """The kind of a unit that was read before."""
    known = _known()[1].get(" ".join(fold(unit).split()))
    return known or ("times" if unit[:3].lower() == "lần" else "thing")
