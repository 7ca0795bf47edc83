"""The directives with what binds them, what holds for the whole letter, doubts, and how much of the body was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import regex

from congvan.model.directive import Directive, LedgerEntry, Modality
from congvan.model.letter import Letter
from congvan.spans import Span
from congvan.view import readings
from congvan.view.paper import Paper, Run

Status = Literal["compiled", "informative", "formula", "unsupported"]
INDENT = 4
LABEL = 12  #: columns of the labels
WIDEST_ID = 8  #: a longer id stands on a line of its own
MODALITIES = {
    Modality.OBLIGATION: "PHẢI",
    Modality.PROHIBITION: "CẤM",
    Modality.PERMISSION: "ĐƯỢC",
    Modality.WAIVER: "KHÔNG BẮT BUỘC",
    Modality.RECOMMENDATION: "NÊN",
}
STATUSES: tuple[tuple[Status, str], ...] = (
    ("compiled", "thành chỉ đạo"),
    ("informative", "nêu thông tin"),
    ("formula", "khuôn mẫu"),
    ("unsupported", "chưa đọc được"),
)
_WORD = regex.compile(r"\S+")
_Item = tuple[str, str, str, Span, str]  #: label, words, reading, span, style


def directives(letter: Letter, paper: Paper) -> Iterator[str]:
    """All directives in order, each followed by what binds it."""
    if not letter.directives:
        yield paper.paint("Không có chỉ đạo nào.", "dim")
        return
    yield paper.paint(f"CHỈ ĐẠO ({len(letter.directives)})", "head")
    indent = min(WIDEST_ID, max(len(one.id) for one in letter.directives)) + 2
    for one in letter.directives:
        yield ""
        yield from _directive(letter, one, paper, indent)


def _directive(letter: Letter, one: Directive, paper: Paper, indent: int) -> Iterator[str]:
    head: list[Run] = [(MODALITIES[one.modality], one.modality.value)]
    if one.addressee:
        head += [("→", "dim"), (one.addressee, "title")]
    yield from paper.wrap(head, indent, (one.id, "id"))
    items = list(_items(one))
    yield from paper.wrap(_marked(letter.text, one.span, items), indent)
    yield from _listed(items, paper, indent)


def _items(holder: Directive | Letter) -> Iterator[_Item]:
    """What binds a directive or stands in a letter, in the order shown."""
    if isinstance(holder, Directive):
        yield from (("khi", one.text, "", one.span, "condition") for one in holder.conditions)
    yield from (("giới hạn", one.text, readings.limit(one), one.span, "limit") for one in holder.limits)
    yield from (("ngoại lệ", one.text, "", one.span, "exception") for one in holder.exceptions)
    yield from (("hạn", one.text, readings.deadline(one), one.span, "deadline") for one in holder.deadlines)
    yield from (("hiệu lực", one.text, readings.period(one), one.span, "period") for one in holder.periods)


def _listed(items: list[_Item], paper: Paper, indent: int) -> Iterator[str]:
    for label, words, reading, _, style in items:
        runs: list[Run] = [(words, style)]
        if reading:
            runs.append((f"[{reading}]", "dim"))
        yield from paper.wrap(runs, indent + LABEL, (f"{'':{indent}}{label}", "label"))


def _marked(text: str, span: Span, items: list[_Item]) -> Iterator[Run]:
    """The words of ``span``; those that one of the items was read from in its style."""
    for word in _WORD.finditer(text, span.start, span.end):
        style = next((item[4] for item in items if item[3].start < word.end() and word.start() < item[3].end), "")
        yield word[0], style


def rest(letter: Letter, paper: Paper) -> Iterator[str]:
    """Measures that no directive holds, doubts, and what became of the body's sentences."""
    bound = {item[3] for one in letter.directives for item in _items(one)}
    free = [item for item in _items(letter) if item[3] not in bound]
    if free:
        yield from ("", paper.paint("TOÀN VĂN BẢN", "head"))
        yield from _listed(free, paper, 2)
    if letter.problems:
        yield from ("", paper.paint(f"LƯU Ý ({len(letter.problems)})", "head"))
        for problem in letter.problems:
            runs: list[Run] = [(problem.message, "problem"), (f"({problem.code})", "dim")]
            yield from paper.wrap(runs, INDENT, ("  !", "problem"))
    if letter.ledger:
        yield from ("", *_coverage(letter, paper))


def _coverage(letter: Letter, paper: Paper) -> Iterator[str]:
    counts = Counter(entry.status for entry in letter.ledger)
    parts = (f"{counts[status]} {said}" for status, said in STATUSES if counts[status])
    yield from paper.wrap([(f"Thân văn bản: {len(letter.ledger)} câu; {', '.join(parts)}.", "dim")])
    for entry in letter.ledger:
        if entry.status == "unsupported":
            yield from paper.wrap([(_quoted(letter.text, entry), "problem")], INDENT, ("  ?", "problem"))


def _quoted(text: str, entry: LedgerEntry, longest: int = 120) -> str:
    words = " ".join(entry.span.of(text).split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"
