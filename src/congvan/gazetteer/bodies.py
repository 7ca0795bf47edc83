"""Central bodies and kinds of provincial departments, and what stands in their place (bodies.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from congvan.gazetteer.units import AdminUnit
from congvan.text import fold

BodyLevel = Literal["central", "province"]
OTHER_FORM = "="
_WORDS = re.compile(r"\w+")


_COMMITTEES = {
    "tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy",
    "xã": "Đảng ủy xã", "phường": "Đảng ủy phường", "thị trấn": "Đảng ủy thị trấn", "đặc khu": "Đảng ủy đặc khu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, another central body, or a kind of department that each province has."""

    name: str
    level: BodyLevel
    successor: str | None = None
    since: str | None = None  #: the successor's first day, ISO 8601, cut where it is not known or not one for all
    not_in: tuple[str, ...] = ()  #: provinces where the change was another one


def _key(name: str) -> str:
    return " ".join(_WORDS.findall(fold(name).replace("&", " và ")))


@cache
def _bodies() -> dict[str, Body]:
    text = resources.files("congvan.gazetteer").joinpath("bodies.tsv").read_text("utf-8")
    found: dict[str, Body] = {}
    others: dict[str, str] = {}
    for line in text.partition("\n\n")[2].splitlines():
        name, level, successor, since, not_in = (line.split("\t") + [""] * 4)[:5]
        if level == OTHER_FORM:
            others[_key(name)] = _key(successor)
            continue
        provinces = tuple(not_in.split(",")) if not_in else ()
        found[_key(name)] = Body(name, cast(BodyLevel, level), successor or None, since or None, provinces)
    return found | {form: found[name] for form, name in others.items()}


def body_names() -> tuple[str, ...]:
    """The full names of all bodies, each once.

    >>> "Bộ Nội vụ" in body_names()
    True
    """
    return tuple(dict.fromkeys(body.name for body in _bodies().values()))


def find_body(name: str) -> Body | None:
    """The body of a name, capitals, commas and dashes apart, or of a short form of it.

    >>> find_body("BỘ KẾ HOẠCH & ĐẦU TƯ").successor, find_body("Sở GD-ĐT").name
    ('Bộ Tài chính', 'Sở Giáo dục và Đào tạo')
    """
    return _bodies().get(_key(name))


def body_today(body: Body, province: str | None = None) -> tuple[str, str | None] | None:
    """What stands in the body's place after all changes known, and since when; None where that is not known.

    >>> body_today(find_body("Bộ Thương mại")), body_today(find_body("Bộ Bưu chính, Viễn thông"))
    (('Bộ Công Thương', '2007'), ('Bộ Khoa học và Công nghệ', '2025-03-01'))
    """
    since = None
    while body.successor:
        if body.not_in and (province is None or province in body.not_in):
            return None
        following = _bodies().get(_key(body.successor))
        since = body.since
        if following is None:
            return body.successor, since
        body = following
    return body.name, since


def committee_of(unit: AdminUnit) -> str:
    """The name of the Party committee of a unit: "Tỉnh ủy Quảng Ninh", "Thành ủy Hạ Long", "Đảng ủy xã Tân An"."""
    return f"{_COMMITTEES[unit.word]} {unit.name}"
