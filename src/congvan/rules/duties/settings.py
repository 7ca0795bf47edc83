"""What a sentence stands under, and what is read from it: shared by the readings of duties."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from congvan.model.directive import Modality

Range = tuple[int, int]


class Setting(Enum):
    """What a sentence stands under."""

    PLAIN = "plain"  #: nothing yet: the letter's background
    OPINION = "opinion"  #: "có ý kiến như sau:", "QUYẾT ĐỊNH:"
    ORDER = "order"  #: "yêu cầu … thực hiện:", "Sở Y tế:", "Tổ chức thực hiện"
    POWERS = "powers"  #: "Quyền hạn", "Ủy quyền …:"
    FORBIDDEN = "forbidden"  #: "Nghiêm cấm:"
    FACTS = "facts"  #: aims, results, particulars, lists of things
    MATTERS = "matters"  #: money, time, papers: facts, but for what somebody named does, and where papers go


#: the members by name, for what is asked of every sentence: to look one up in an Enum takes ten times as long
PLAIN, OPINION, ORDER, POWERS, FORBIDDEN, FACTS, MATTERS = Setting


class Duty(NamedTuple):
    """What is asked, of whom (a range of the view), and where in the view the act is named."""

    modality: Modality
    who: Range | None
    act: int
    rule: str
    by: Range | None = None  #: who asks it, where the sentence says so
