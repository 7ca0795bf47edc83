"""What is said of digital signatures, whatever format they stand in."""

from __future__ import annotations

from collections.abc import Iterable

from congvan.model.document import Problem, Signature


def broken(signatures: Iterable[Signature]) -> tuple[Problem, ...]:
    """A problem for each signature that does not hold any more.

    >>> [problem.message for problem in broken([Signature("A", None, False), Signature("B", None, None)])]
    ['Chữ ký số của A không khớp với nội dung tệp']
    """
    return tuple(
        Problem("signature.broken", f"Chữ ký số của {s.signer or 'người ký không rõ'} không khớp với nội dung tệp")
        for s in signatures
        if s.intact is False
    )
