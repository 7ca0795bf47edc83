"""Thresholds: what makes one of a number beyond a comparator, and what only tells of what befell.

"Đơn có hơn 5 khoản phải qua tổ dược duyệt" says whom a rule covers; "còn trên 3.000 hộ mất điện" tells.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Limit, Op
from congvan.rules import quantities
from congvan.rules.engine import Context, Match, NotThis, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.building import Build, bound, counted
from congvan.rules.limits.grounds import left
from congvan.rules.quantities import Quantity

#: none of them may be so: "không có môn nào |dưới 5,0"
NONE = (
    r"(?<!\w)không\s+(?:(?:có|một)\s+)?(?:[^\W\d]+\s+){1,4}nào"
    r"\s+(?:(?:bị|có|đạt|được|ở|mức|giảm|giảm\s+xuống)\s+){0,2}$"
)
#: what follows for those beyond a number
THEN = (
    r"[^.;]{0,60}\sthì\s|(?:\s+[^\W\d]+){1,4}\s(?:phải|không\s+được)\s"
    r"(?!(?:sơ\s+tán|di\s+dời|nhập\s+viện|cấp\s+cứu|nghỉ|đóng\s+cửa|ngừng|bỏ|chịu\s+cảnh)(?!\w))"
)

_CAPPED = r"(?<!\w)không(?:\s+[^\W\d]+){1,6}\s+quá\s+\d[^.;,]{0,40}?\s(?:và|hoặc)\s+(?:[^\W\d]+\s+){0,2}$"
PERSONS = phrase("units.persons")
SPELLED_OUT = phrase("units.persons", "units.rounds")  #: these are counted in words, too: "quá hai kỳ hóa đơn"


def owed(match: Match) -> bool:
    """Whether a duty in the clause is laid down by "hơn": "phải cách khu dân cư hơn 500 m"."""
    duty = light(rf"{phrase('limits.owing')}(?P<what>(?:\s+[^\W\d]+){{0,8}}\s+)$").search(grounds.left(match))
    return duty is not None and grounds.tells(duty[0], "limits.sizing")


def capped_again(match: Match) -> bool:
    """Whether a cap goes on: "không lái xe quá 4 giờ liền và quá 10 giờ trong ngày"."""
    return match["cue"] == "quá" and light(_CAPPED).search(left(match)) is not None


def aimed(match: Match) -> bool:
    """Whether a count of millions is a sum of money, or an aim or a duty: others tell how many there were."""
    unit = quantities.read(match.view, building.gloss_end(match))
    return bool(unit and unit.kind == "money") or grounds.tells(
        match.view.folded[: match.hit.start()][-240:], "limits.purpose"
    )


def befell(match: Match, quantity: Quantity) -> bool:
    """Whether a number beyond a comparator is of what befell: "…, nhanh hơn 3,5 ngày", "còn trên 3.000 hộ mất điện",
    "kéo dài trên 8 giờ khiến …"."""
    before, cue = left(match), match["cue"]
    if cue.endswith(" hơn") and before.endswith(", "):
        return True
    if cue.endswith(" hơn") and not before.strip() and light(r"\s*\)").match(match.view.folded, quantity.end):
        return True  #: "rẽ theo đường tỉnh (dài hơn 11 km)"
    if cue in ("trên", "hơn") and before.endswith(" còn "):
        return True
    return caused(match, quantity.end)


def caused(match: Match, at: int) -> bool:
    """Whether something came of a number that ends at ``at``: "kéo dài 9 ngày khiến …"."""
    onward = r"[^.,;:]{0,24}?\s(?:khiến|gây|dẫn\s+đến|làm\s+(?:cho|hư|chết|sập|ngập|\d))"
    return light(onward).match(match.view.folded, at) is not None


def threshold(op: Op) -> Build:
    """A number beyond which a rule holds: its words serve facts as well, so a clause that reports is left alone."""

    def build(match: Match, _: Context) -> Limit:
        quantity = building.graded(match) or counted(match)
        if op == ">" and capped_again(match):
            return bound(match, "<=", quantity, strong=True)
        then = light(THEN).match(match.view.folded, match.hit.end())
        supposed = then or light(r"(?<!\w)(?:nếu|(?<!\d\s)trường hợp|khi)(?!\w)").search(grounds.left(match))
        if (not then and grounds.reports(match)) or (match["cue"] == "hơn" and not (supposed or owed(match))):
            raise NotThis
        spelled = not match["n"][0].isdigit() and not light(r"nửa|phần").search(match["n"])
        counted_out = PERSONS if match["n"] == "một" else SPELLED_OUT
        if spelled and quantity.kind == "thing" and not light(counted_out).match(quantity.unit.lower()):
            raise NotThis
        if quantity.unit.lower().startswith(("triệu ", "tỷ ", "tỉ ")) and not aimed(match):
            raise NotThis
        if match["cue"] == "quá" and quantity.unit.lower() == "giờ" and match["n"] in ("20", "21", "22", "23"):
            raise NotThis  #: "không mở nhạc quá 22 giờ" tells the clock
        if not supposed and befell(match, quantity):
            raise NotThis
        if light(NONE).search(grounds.left(match)):
            return bound(match, ">=" if op == "<" else "<=", quantity, strong=True)
        places = grounds.PLACES if match["cue"] == "trên" else grounds.FORMS
        if match["cue"] in ("trên", "dưới") and light(places).match(quantity.unit.lower()):
            raise NotThis
        return bound(match, op, quantity, strong=False)

    return build
