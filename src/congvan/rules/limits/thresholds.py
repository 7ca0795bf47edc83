"""What makes a threshold of a number beyond a comparator, and what only tells of what befell.

"Đơn có hơn 5 khoản phải qua tổ dược duyệt" says whom a rule covers; "còn trên 3.000 hộ mất điện" tells.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules import quantities
from congvan.rules.engine import Match, light
from congvan.rules.limits import grounds
from congvan.rules.limits.grounds import left
from congvan.rules.quantities import Quantity

#: what follows for those beyond a number
#: none of them may be so: "không có môn nào |dưới 5,0"
NONE = (
    r"(?<!\w)không\s+(?:(?:có|một)\s+)?(?:[^\W\d]+\s+){1,4}nào"
    r"\s+(?:(?:bị|có|đạt|được|ở|mức|giảm|giảm\s+xuống)\s+){0,2}$"
)
THEN = (
    r"[^.;]{0,60}\sthì\s|(?:\s+[^\W\d]+){1,4}\s(?:phải|không\s+được)\s"
    r"(?!(?:sơ\s+tán|di\s+dời|nhập\s+viện|cấp\s+cứu|nghỉ|đóng\s+cửa|ngừng|bỏ|chịu\s+cảnh)(?!\w))"
)

_CAPPED = r"(?<!\w)không(?:\s+[^\W\d]+){1,6}\s+quá\s+\d[^.;,]{0,40}?\s(?:và|hoặc)\s+(?:[^\W\d]+\s+){0,2}$"


def owed(match: Match) -> bool:
    """Whether a duty in the clause is laid down by "hơn": "phải cách khu dân cư hơn 500 m"."""
    duty = light(rf"{phrase('limits.owing')}(?P<what>(?:\s+[^\W\d]+){{0,8}}\s+)$").search(grounds.left(match))
    return duty is not None and grounds.tells(duty[0], "limits.sizing")


def capped_again(match: Match) -> bool:
    """Whether a cap goes on: "không lái xe quá 4 giờ liền và quá 10 giờ trong ngày"."""
    return match["cue"] == "quá" and light(_CAPPED).search(left(match)) is not None


def aimed(match: Match) -> bool:
    """Whether a count of millions is a sum of money, or an aim or a duty: others tell how many there were."""
    unit = quantities.read(match.view, grounds.gloss_end(match))
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
