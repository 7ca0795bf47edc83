"""Days as letters write them: "30/3/2020", "30-3-2020", "ngày 05 tháng 01 năm 2020", "ngày … tháng 5 năm 2021".

Unit: civil days in Việt Nam, ISO 8601 out; a blank day or month cuts the date ("2021-05"), it is never filled in.

Source: NĐ 30/2020/NĐ-CP annex I, II.4 (place and date); blanks (spaces, dots, underscores) as drafts leave them.

>>> iso("ngày 30/3/2020"), iso("ngày     tháng 5 năm 2021"), iso("24.5", default_year=2021)
('2020-03-30', '2021-05', '2021-05-24')
"""

from __future__ import annotations

from datetime import date

import regex

SEP = r"\s{0,2}[/.\-]\s{0,2}"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_IN_WORDS = r"\s*tháng\s*\d{1,2}(?!\d)"
_NAMED_YEAR = rf"\s*(?:,\s*)?năm\s*{_YEAR}"
#: a day with its year, in figures or words, without the word "ngày"
DAY = rf"\d{{1,2}}(?:{SEP}\d{{1,2}}{SEP}{_YEAR}|{_IN_WORDS}{_NAMED_YEAR})"
#: the same, where the year may be missing
DAY_MONTH = rf"\d{{1,2}}(?:{SEP}\d{{1,2}}(?!\d)(?:{SEP}{_YEAR})?|{_IN_WORDS}(?:{_NAMED_YEAR})?)"
MONTH = r"tháng\s*(?P<month>\d{1,2})(?:\s*(?:năm|/|-)\s*(?P<year>(?:19|20)\d\d))?(?!\d)"

_NUMBERS = regex.compile(r"\d+")
_PARTS = regex.compile(
    r"(?:ngày[\s._…]*(?P<d>\d{1,2})?[\s._…]*)?(?:tháng|/)[\s._…]*(?P<m>\d{1,2})?[\s._…]*(?:năm|/)[\s._…]*(?P<y>(?:19|20)\d\d)?(?!\d)"
)


def read_day(words: str, default_year: int | None = None) -> date:
    """The day written as ``words``; raises `ValueError` for one that no calendar has, or where no year is given.

    >>> read_day("ngày 01 tháng 7 năm 2023")
    datetime.date(2023, 7, 1)
    """
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    if len(numbers) < 2:
        raise ValueError(f"không đọc được ngày tháng: {words!r}")
    d, m, *rest = numbers
    y = rest[0] if rest else default_year
    if y is None:
        raise ValueError(f"ngày không ghi năm, văn bản cũng không có năm: {words!r}")
    try:
        return date(y, m, d)
    except ValueError:
        raise ValueError(f"không có ngày này trong lịch: {words!r}") from None


def iso(words: str, default_year: int | None = None) -> str | None:
    """The date in ISO 8601, cut where day or month is blank; None where not even a year can be read.

    Raises `ValueError` for a day that no calendar has.

    >>> iso("ngày .... tháng .... năm 2024"), iso("ngày tháng năm")
    ('2024', None)
    """
    parts = _PARTS.search(words)
    if parts and not (parts["d"] and parts["m"]):
        year = parts["y"] or (str(default_year) if default_year and parts["m"] else None)
        if year and parts["m"]:
            if not 1 <= int(parts["m"]) <= 12:
                raise ValueError(f"không có tháng này: {words!r}")
            return f"{year}-{int(parts['m']):02}"
        return year
    return read_day(words, default_year).isoformat() if len(_NUMBERS.findall(words)) >= 2 else None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month: of May 2021, the 31st."""
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
