"""The left block of a letterhead: which of its lines belong to one name, which name issues, which stands above.

A line begins a name of its own where it begins with the noun of a body ("SỞ", "TRƯỜNG", "BAN"); any other line
goes on with the name before it ("ỦY BAN NHÂN DÂN" / "TỈNH X", "BỘ GIÁO DỤC" / "VÀ ĐÀO TẠO"). The last name issues,
the one before it stands above.

Source: NĐ 30/2020/NĐ-CP annex I, II.2 (direct parent above, issuer in bold below, long names on several lines).

>>> join(["ỦY BAN NHÂN DÂN", "THÀNH PHỐ X", "SỞ XÂY DỰNG"])
[[0, 1], [2]]
>>> join(["VĂN", "PHÒNG CHÍNH PHỦ"]), join(["BỘ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"])
([[0, 1]], [[0, 1]])
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from congvan.lexicon import either, words
from congvan.rules.engine import light
from congvan.rules.letterhead.lines import folded as folded_line

_SAYS_MORE = r"(?<!\w)(?:yêu cầu|đề nghị|điện|thông báo|ban hành|về việc|căn cứ|như sau)(?!\w)"


@cache
def _head() -> str:
    return rf"(?!{_phrases('issuers.not_heads')})" + _phrases("issuers.heads")


@cache
def _phrases(path: str) -> str:
    return either(words(path))


def begins_name(line: str) -> bool:
    """Whether a line begins with the noun of a body.

    >>> begins_name("SỞ Y TẾ"), begins_name("TỈNH BÌNH AN"), begins_name("PHÒNG, CHỐNG THIÊN TAI")
    (True, False, False)
    """
    return bool(light(_head()).match(folded_line(line).lstrip()))


def is_open(name: str) -> bool:
    """Whether a name so far cannot stand alone: one word of a longer noun, a connective or dash at its end, or a kind
    of body that the next line names.

    >>> is_open("VĂN"), is_open("BỘ NÔNG NGHIỆP VÀ"), is_open("BỘ TÀI CHÍNH"), is_open("ỦY BAN NHÂN")
    (True, True, False, True)
    >>> is_open("TỔNG CÔNG TY"), is_open("TRUNG ƯƠNG HỘI"), is_open("CÔNG AN")
    (True, True, False)
    """
    folded = folded_line(name).strip(" .*_")
    tokens = folded.split()
    if not tokens:
        return True
    if folded.endswith(("-", ",", "&", "/")) or tokens[-1] in words("issuers.dangling"):
        return True
    if " ".join(tokens) in words("issuers.kinds"):
        return True
    if len(tokens) == 1:
        return folded not in ("ubnd", "hđnd")
    return folded.endswith(words("issuers.open_ends"))


def join(lines: Sequence[str]) -> list[list[int]]:
    """The lines' indexes grouped into names, in order."""
    names: list[list[int]] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if names and (is_open(" ".join(lines[i] for i in names[-1])) or not _begins(line, following)):
            names[-1].append(index)
        else:
            names.append([index])
    return names


def _begins(line: str, following: str) -> bool:
    """Whether a name begins here, be it with one word that the next line completes ("VĂN" / "PHÒNG")."""
    return begins_name(line) or (len(line.split()) == 1 and begins_name(f"{line} {following}"))


def is_youth_title(line: str) -> bool:
    """Whether a line is the Youth Union's title, which stands in the place of a motto."""
    return folded_line(line).strip(" *_.-") in words("issuers.youth_titles")


def stands_above(first: str, second: str) -> bool:
    """Whether a people's committee or a Party committee stands over the bodies of a joint letter.

    >>> stands_above("UBND TỈNH X", "LIÊN NGÀNH"), stands_above("SỞ Y TẾ", "CÔNG AN TỈNH X")
    (True, False)
    """
    over = light(_phrases("issuers.over"))
    return bool(over.match(folded_line(first)) and not over.match(folded_line(second)))


def is_capitals(line: str) -> bool:
    """Whether nearly all letters are capitals; small words between them ("Tp.") do not count against it.

    >>> is_capitals("BỘ TÀI CHÍNH"), is_capitals("Bộ Tài chính")
    (True, False)
    """
    if line.isupper() or line.islower():
        return line.isupper()
    capitals = sum(map(str.isupper, line))
    return capitals > 0 and capitals >= 3 * sum(map(str.islower, line))


def is_authority(line: str) -> bool:
    """Whether a line names who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "Thủ tướng Chính phủ") and says no more.

    >>> is_authority("BỘ TRƯỞNG BỘ TÀI CHÍNH"), is_authority("Bộ trưởng yêu cầu các đơn vị thực hiện:")
    (True, False)
    """
    folded = folded_line(line).strip(" *_.:;,-()")
    if len(folded) > 120 or not light(_phrases("issuers.authorities")).match(folded):
        return False
    return not light(_SAYS_MORE).search(folded)
