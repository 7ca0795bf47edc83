"""The card of a letter: type and number, day, issuer, subject, parties, signers, references."""

from __future__ import annotations

from collections.abc import Iterator

from congvan.model.letter import Letter, Part, Reference, Signer, Unit
from congvan.view import readings
from congvan.view.paper import Paper, Run

_LEVELS = {
    "central": "cấp trung ương",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "base": "cấp cơ sở",
}
NAMED = 3  #: successors told by name; of more, how many they are

LABEL = 11  #: columns of the labels
_RELATIONS = {
    "based_on": "căn cứ",
    "implements": "thực hiện",
    "according_to": "theo",
    "replies_to": "trả lời",
    "follows": "tiếp theo",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "amends": "sửa đổi",
    "corrects": "đính chính",
    "recalls": "thu hồi",
    "suspends": "tạm dừng",
    "attaches": "gửi kèm",
    "guides": "hướng dẫn",
    "refers": "nhắc đến",
}

_PARTS = {"plan": "kế hoạch: ", "copy": "bản sao: ", "letter": "văn bản khác: "}


def card(letter: Letter, paper: Paper) -> Iterator[str]:
    """The lines of the card; what the letter does not say has no line."""
    yield from paper.wrap(_title(letter))
    if letter.issuer:
        yield from paper.wrap([(letter.issuer.name, "")])
        if letter.issuer.parent:
            yield from paper.wrap([(f"thuộc {letter.issuer.parent}", "dim")])
        if letter.issuer.unit and (letter.issuer.unit.province or letter.issuer.unit.successors):
            yield from paper.wrap([(_unit(letter.issuer.unit), "dim")])
    yield paper.rule()
    if letter.subject:
        yield from _row(paper, "Về việc", [(letter.subject.value, "title")])
    where = letter.place.value if letter.place else ""
    yield from _row(paper, "Ngày", _parted([(where, ""), (_date(letter), "")]))
    for role, label in (("to", "Gửi"), ("cc", "Nơi nhận"), ("archive", "Lưu")):
        names = [one.name for one in letter.recipients if one.role == role]
        yield from _row(paper, label, [("; ".join(names), "")])
    yield from _rows(paper, "Ký", [_signer(one) for one in letter.signers])
    yield from _rows(paper, "Viện dẫn", [_reference(one) for one in letter.references])
    yield from _row(paper, "Kèm theo", [("; ".join(map(_part, letter.parts)), "")])


def _title(letter: Letter) -> Iterator[Run]:
    yield (letter.doc_type.name.upper() if letter.doc_type else "VĂN BẢN", "head")
    if letter.number:
        yield (readings.symbol(letter.number), "title")
    else:
        yield ("không ghi số", "dim")
    for mark in (letter.urgency, letter.secrecy):
        if mark:
            yield (f"[{mark.value}]", "urgent")


def _unit(unit: Unit) -> str:
    """Level, province, and what stands in the unit's place today: "cấp huyện, Quảng Ninh; đến 30/06/2025, nay là …"."""
    said = ", ".join(filter(None, (_LEVELS.get(unit.level or ""), unit.province)))
    until = f"đến {readings.day(unit.valid_until)}" if unit.valid_until else ""
    after = unit.successors
    now = "; ".join(after) if len(after) <= NAMED else f"{len(after)} đơn vị"
    if now and unit.successor_since:
        now = f"nay là {now} (từ {readings.day(unit.successor_since)})"
    return "; ".join(filter(None, (said, ", ".join(filter(None, (until, now))))))


def _date(letter: Letter) -> str:
    return readings.day(letter.date.value) if letter.date else ""


def _row(paper: Paper, label: str, runs: list[Run]) -> Iterator[str]:
    if any(words for words, _ in runs):
        yield from paper.wrap(runs, LABEL, (label, "label"))


def _rows(paper: Paper, label: str, rows: list[list[Run]]) -> Iterator[str]:
    """A line or more for each item, the label before the first."""
    for place, runs in enumerate(rows):
        yield from _row(paper, "" if place else label, runs)


def _signer(one: Signer) -> list[Run]:
    return _parted([(one.name or "", "title"), (one.title or "", ""), (one.authority or "", "dim")])


def _reference(one: Reference) -> list[Run]:
    runs: list[Run] = [(_RELATIONS.get(one.relation, one.relation), "dim")]
    if one.provision:
        runs.append((one.provision, ""))
    said = [(one.symbol, "title"), (readings.day(one.date), "dim"), (one.issuer or "", "dim")]
    return runs + _parted(said)


def _part(one: Part) -> str:
    return _PARTS.get(one.kind, "") + one.title


def _parted(runs: list[Run]) -> list[Run]:
    """The runs that say something, a comma after each but the last."""
    said = [run for run in runs if run[0]]
    return [(f"{words},", style) for words, style in said[:-1]] + said[-1:]
