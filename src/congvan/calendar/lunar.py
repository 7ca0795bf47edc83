"""The Vietnamese lunar calendar: on which solar day a lunar day falls.

Months begin on the day of the new moon at the meridian of UTC+7 (in use since 1968), the eleventh month holds the
winter solstice, and of thirteen months between two solstices the first without a principal solar term is the leap
month.

Source: J. Meeus, Astronomical Algorithms (1991), chapters on the Sun's longitude and the phases of the Moon, in the
shortened form that Hồ Ngọc Đức published for the Vietnamese calendar; good for 1900 to 2199.

>>> print(solar(1, 1, 2007), solar(1, 1, 1985), solar(10, 3, 2026))
2007-02-17 1985-01-21 2026-04-26
"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import floor, pi, sin

UTC_OFFSET = 7 / 24
_JULIAN = 1721425  # what a Julian day number has over `date.toordinal`
_SYNODIC = 29.530588853
_EPOCH = 2415021.076998695  # the new moon of 1 January 1900


def solar(day: int, month: int, year: int) -> date:
    """The solar day of a day of a regular (not leap) lunar month; ``year`` is the solar year that its Tết falls in."""
    number = month_11(year - 1) if month < 11 else month_11(year)
    following = month_11(year) if month < 11 else month_11(year + 1)
    steps = month - 11 if month >= 11 else month + 1
    if following - number > 365 and steps >= _leap(number):
        steps += 1
    k = floor(0.5 + (number - _EPOCH) / _SYNODIC)
    return date.fromordinal(_new_moon(k + steps) + day - 1 - _JULIAN)


@cache
def month_11(year: int) -> int:
    """The Julian day number on which the eleventh month of a year begins."""
    days = date(year, 12, 31).toordinal() + _JULIAN - 2415021
    k = floor(days / _SYNODIC)
    start = _new_moon(k)
    return _new_moon(k - 1) if _sector(start) >= 9 else start


def _leap(month_11_start: int) -> int:
    """How many months after the eleventh the leap month comes."""
    k = floor(0.5 + (month_11_start - _EPOCH) / _SYNODIC)
    last = 0
    sector = _sector(_new_moon(k + 1))
    step = 1
    while sector != last and step < 14:
        last = sector
        step += 1
        sector = _sector(_new_moon(k + step))
    return step - 1


@cache
def _new_moon(k: int) -> int:
    """The Julian day number of the k-th new moon since 1 January 1900, at UTC+7."""
    t = k / 1236.85
    t2, t3 = t * t, t * t * t
    rad = pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon)
    shift += -0.0004 * sin(3 * moon) + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    shift += 0.001 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    if t < -11:
        drift = 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
    else:
        drift = -0.000278 + 0.000265 * t + 0.000262 * t2
    return floor(mean + shift - drift + 0.5 + UTC_OFFSET)


@cache
def _sector(number: int) -> int:
    """The twelfth of the ecliptic (0 to 11) that the Sun stands in at the beginning of a day."""
    t = (number - 0.5 - UTC_OFFSET - 2451545.0) / 36525
    t2 = t * t
    rad = pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(longitude % 360 / 30)
