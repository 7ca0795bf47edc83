"""How the decoding of legacy letters is told: a problem for each stretch of a document that was decoded alike.

>>> found = Decodings()
>>> found.add("tcvn3", "Số: 12", Span(0, 6))
>>> found.add("", "***", Span(7, 10))
>>> found.add("tcvn3", "Hà Nội", Span(11, 17))
>>> [(problem.message, problem.span) for problem in found.problems()]
[('Chữ gõ theo bảng mã TCVN3 (ABC), đã chuyển sang Unicode', Span(start=0, end=17))]
"""

from __future__ import annotations

from collections.abc import Iterator

from congvan.model.document import Problem
from congvan.spans import Span

_NAMES = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "Windows-1258",
    "viqr": "VIQR",
    "mojibake": "UTF-8 bị đọc nhầm thành Windows-1252",
}


class Decodings:
    """The stretches so far; rows are added in the order of the text."""

    def __init__(self) -> None:
        self._found: list[tuple[str, Span]] = []
        self.is_open = False  #: whether the last stretch may still grow

    def add(self, was_in: str, text: str, span: Span) -> None:
        """A row; one that was not decoded ends the stretch, unless it is plain ASCII."""
        if not was_in:
            self.is_open = self.is_open and text.isascii()
        elif self.is_open and self._found[-1][0] == was_in:
            self._found[-1] = (was_in, Span(self._found[-1][1].start, span.end))
        else:
            self._found.append((was_in, span))
            self.is_open = True

    def problems(self) -> Iterator[Problem]:
        for was_in, span in self._found:
            name = _NAMES.get(was_in, was_in)
            yield Problem("encoding.repaired", f"Chữ gõ theo bảng mã {name}, đã chuyển sang Unicode", span)
