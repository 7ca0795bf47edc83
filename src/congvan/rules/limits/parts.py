"""Parts and multiples set outright: "bằng 1/10 chiều rộng", "giảm 1/3 học phí", "giảm một nửa", "phạt gấp đôi", "bằng
0,3 mức lương"."""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import Limit, Role
from congvan.rules import numbers
from congvan.rules.engine import Context, Match, NotThis, Rule
from congvan.rules.limits import grounds
from congvan.rules.limits.amounts import FEW, FIGURES, value
from congvan.rules.numbers import FRACTION, PART

FOLDS = {"đôi": 2, "rưỡi": 1.5}


def fold_of(match: Match, _: Context) -> Limit:
    """ "phạt gấp đôi": twice, where something is paid or set."""
    before = grounds.left(match)
    if grounds.reports(match) or not grounds.tells(before, "limits.paying"):
        raise NotThis
    times = FOLDS.get(match["word"]) or numbers.read(match["word"])
    start, end = match.hit.span()
    return Limit(
        match.words(), "==", times, None, "lần", None, None, Role.AMOUNT, match.view.span(start, end), match.rule
    )


def fraction(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT)


def parcels_of(match: Match, _: Context) -> Limit:
    """ "thu làm 03 đợt", "nộp thành 2 lần": in how many parts something is paid."""
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.AMOUNT, start=match.hit.start("n"))


PARTS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.coefficient",
        rf"(?<!\w)(?:bằng|hệ\s+số|hưởng|phụ\s+cấp)\s+{FIGURES}\s+mức\s+lương",
        fraction,
        ("bằng 0,3 mức lương", "hệ số 0,2 mức lương"),
        ("bằng mức lương",),
        gates=("mức lương",),
        starts=("bằng", "hệ", "hưởng", "phụ"),
    ),
    Rule(
        "limit.part",
        rf"{phrase('limits.parting')}\s+(?P<n>{PART})(?P<n_gloss>(?!))?",
        fraction,
        ("bằng một nửa", "giảm một nửa", "miễn hai phần ba"),
        ("giảm dần một nửa", "bằng một"),
        gates=("nửa", "phần"),
        starts=openers("limits.parting"),
    ),
    Rule(
        "limit.parcels",
        rf"{phrase('limits.paying_in')}(?:\s+[^\W\d]+){{0,4}}?\s+(?:làm|thành)\s+{FEW}\s+(?:đợt|lần|kỳ)(?!\w)",
        parcels_of,
        ("thu phần đóng góp làm 03 đợt", "nộp thành hai lần"),
        ("thu làm nhiều đợt",),
        gates=("đợt", "lần", "kỳ"),
        needs=("làm", "thành"),
        starts=openers("limits.paying_in"),
    ),
    Rule(
        "limit.fold",
        r"(?<!\w)gấp\s+(?P<word>đôi|rưỡi|ba|bốn|năm|mười)(?!\w)(?!\s+lần)",
        fold_of,
        ("gấp đôi", "gấp ba"),
        ("gấp rút", "gấp ba lần"),
        gates=("gấp",),
        starts=("gấp",),
    ),
    Rule(
        "limit.fraction",
        rf"(?:(?<!\w)bằng\s+|{phrase('limits.parting')}\s+(?=\S{{3,4}}\s+{phrase('limits.wholes')}))"
        r"(?P<n>" + FRACTION + r")(?P<n_gloss>(?!))?",
        fraction,
        ("bằng 1/10",),
        ("bằng 12/60", "giảm 1/3/2021", "nộp 1/3 đến 5/3"),
        gates=("/",),
        starts=openers("limits.parting"),
    ),
)
