"""Which directives and exceptions of a letter stand in, or right behind, a stretch; found without a look at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from congvan.model.directive import Directive, ExceptionClause, Modality
from congvan.model.letter import Letter
from congvan.spans import Span


@dataclass(frozen=True, slots=True)
class Nesting:
    """A letter's directives and exceptions by where they stand."""

    directives: tuple[Directive, ...]  #: by start
    starts: tuple[int, ...]
    exceptions: tuple[ExceptionClause, ...]  #: by start
    exception_starts: tuple[int, ...]
    binding: dict[Span, Directive]  #: of the directives of one span, the first whose numbers bind

    @classmethod
    def of(cls, letter: Letter) -> Nesting:
        directives = tuple(sorted(letter.directives, key=lambda directive: directive.span))
        exceptions = tuple(sorted(letter.exceptions, key=lambda clause: clause.span))
        binding: dict[Span, Directive] = {}
        for directive in letter.directives:
            if directive.limits and directive.modality is not Modality.WAIVER:
                binding.setdefault(directive.span, directive)
        return cls(
            directives,
            tuple(directive.span.start for directive in directives),
            exceptions,
            tuple(clause.span.start for clause in exceptions),
            binding,
        )

    def within(self, span: Span) -> list[Directive]:
        """The directives that stand within ``span``, those at just this span too."""
        inside = self.directives[bisect_left(self.starts, span.start) : bisect_right(self.starts, span.end)]
        return [directive for directive in inside if span.holds(directive.span)]

    def behind(self, span: Span, reach: int) -> tuple[ExceptionClause, ...]:
        """The exceptions that begin within ``reach`` code points behind ``span``."""
        first = bisect_left(self.exception_starts, span.end)
        return self.exceptions[first : bisect_right(self.exception_starts, span.end + reach)]
