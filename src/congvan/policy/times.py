"""When a rule holds, and until when its act is due, from the letter's periods, deadlines and own date.

Unit: civil days in Việt Nam, both ends included. Source: Civil Code 91/2015/QH13 arts. 144-148: the day that starts a
length is not counted, a length that ends on a day off ends on the next working day, "trước ngày X" leaves X out.
"""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import phrase
from congvan.model.directive import Deadline, Directive, Period
from congvan.model.interval import exact
from congvan.model.letter import Letter
from congvan.model.policy import Due, Event, When
from congvan.policy.keys import short, without_lead
from congvan.rules.engine import compiled
from congvan.rules.time.dates import last_of_month
from congvan.text import fold, slug, words

QUOTED = 30  #: a quotation mark so near before the words makes them another text's
NEAR = 90  #: how far before a period the words stand that say it is the letter's own


def issued(letter: Letter, letter_id: str) -> When:
    """From the letter's own date: one day, or the earliest and latest that a blank date allows."""
    value = letter.date.value if letter.date else ""
    opens = Event(f"ban_hanh/{slug(letter_id)}", f"ngày ban hành {letter_id}", is_stated=False)
    if len(value) == 10:
        day = date.fromisoformat(value)
        return When(day, day)
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        return When(date(year, month, 1), last_of_month(year, month), opens=opens)
    if len(value) == 4:
        return When(date(int(value), 1, 1), date(int(value), 12, 31), opens=opens)
    return When(None, None, opens=opens)


def holds(directive: Directive, letter: Letter, start: When) -> tuple[When, ...]:
    """When a directive holds: in its own periods, else in those of the whole letter, else from the letter's date on."""
    own = [_when(period, start) for period in directive.periods if not is_state(period)]
    general = () if own else (_when(p, start) for p in letter.periods if not is_state(p) and _is_general(p, letter))
    return tuple(own or general) or (start,)


def is_state(period: Period) -> bool:
    """Whether a period names no day and no event that ends it, but a state of things: "trong thời gian lũ lụt"."""
    return not (period.start or period.end or period.until or _opens(period))


def due(deadline: Deadline, start: When, rule_id: str) -> Due:
    """A deadline with its last day, where the letter gives it, or the event or day that its length counts from."""
    last = date.fromisoformat(deadline.date) if deadline.date and len(deadline.date) == 10 else None
    if last is not None and deadline.op == "<" and not deadline.time:
        last -= timedelta(days=1)
    said = words(deadline.text)
    if last is not None or deadline.amount is None:
        return Due(said, last, deadline.time, recurring=deadline.recurring, rrule=deadline.rrule)
    since, since_on = _since(deadline, start, rule_id)
    unit = deadline.unit and fold(words(deadline.unit))
    return Due(said, None, deadline.time, exact(deadline.amount), unit, since, since_on)


def _when(period: Period, start: When) -> When:
    said = words(period.text)
    last = date.fromisoformat(period.end) if period.end and len(period.end) == 10 else None
    closes = None
    if period.until:
        closes = Event(short(slug(without_lead(period.until, "policy.condition"))), words(period.until))
    if period.start and len(period.start) == 10:
        first = date.fromisoformat(period.start)
        return When(first, first, last, None, closes, said)
    event = _opens(period)
    if event and not period.end:
        return When(None, None, last, event, closes, said)
    return When(start.first, start.first_by, last, start.opens, closes, said)


def _opens(period: Period) -> Event | None:
    """The event that a period counts from, where it names no day: "kể từ ngày Thông tư có hiệu lực"."""
    said = words(period.text)
    hit = compiled(rf"(?:.{{0,60}}?\s)??{phrase('policy.opening')}\s+(?:ngày\s+|khi\s+)?").match(fold(said))
    if period.start or not hit or hit.end() >= len(said):
        return None
    rest = said[hit.end() :]
    return None if compiled(phrase("policy.issue")).match(fold(rest)) else Event(short(slug(rest)), rest)


def _is_general(period: Period, letter: Letter) -> bool:
    """Whether a period is the whole letter's, not a quoted one's: "Chỉ thị này có hiệu lực kể từ ngày ký"."""
    lead = fold(words(letter.text[max(0, period.span.start - NEAR) : period.span.end]))
    own_name = f"{fold(letter.doc_type.name)} có hiệu lực" if letter.doc_type else ""
    hit = compiled(phrase("policy.force")).search(lead)
    start = hit.start() if hit else lead.find(own_name) if own_name else -1
    return start >= 0 and '"' not in lead[max(0, start - QUOTED) : start]


def _since(deadline: Deadline, start: When, rule_id: str) -> tuple[Event | None, date | None]:
    said = words(deadline.from_ or "")
    if not said:
        return Event(f"moc/{slug(rule_id)}", f"mốc tính của “{words(deadline.text)}”", is_stated=False), None
    rest = without_lead(said, "policy.opening")
    if compiled(rf"(?:ngày\s+)?{phrase('policy.issue')}").match(fold(rest)):
        return start.opens, start.first if start.opens is None else None
    return Event(short(slug(rest)), rest), None
