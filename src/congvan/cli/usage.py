"""How the command line explains itself: usage, help and errors in Vietnamese, then English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

EXIT_CODES = "Mã thoát: 0 ổn; 1 có vi phạm; 2 không chạy được.\n(exit: 0 clean, 1 violated, 2 could not run)"

#: what argparse says of a call, and how that is said in Vietnamese
_SAYINGS = (
    (r"the following arguments are required: (?P<what>.+)", "còn thiếu {what}"),
    (
        r"argument (?P<what>\S+): invalid choice: (?P<given>'.*?') \(choose from (?P<known>.+)\)",
        "{what} không có {given}",
    ),
    (r"argument (?P<what>\S+): invalid (?:int|float) value: (?P<given>'.*')", "{what} phải là số, không phải {given}"),
    (r"argument (?P<what>\S+): expected (?:one|at least one) argument", "{what} cần một giá trị đi kèm"),
    (r"argument (?P<what>\S+): ignored explicit argument (?P<given>'.*')", "{what} không nhận giá trị {given}"),
    (r"ambiguous option: (?P<what>\S+) could match (?P<known>.+)", "{what} chưa rõ là tùy chọn nào"),
    (r"unrecognized arguments: (?P<what>.+)", "không hiểu {what}"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng (usage): " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser of arguments whose help and errors come in both languages."""

    def __init__(self, *, example: str = "", **told: Any) -> None:
        shown = f"Ví dụ (example):\n  {example}\n\n{EXIT_CODES}" if example else EXIT_CODES
        super().__init__(epilog=shown, formatter_class=_Help, add_help=False, **told)
        self._positionals.title = "đối số (arguments)"
        self._optionals.title = "tùy chọn (options)"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này (show this help)")

    def error(self, message: str) -> NoReturn:
        """Says how the command is used and what was wrong with the call; exits with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_vietnamese(message)} ({message})\nTrợ giúp (help): {self.prog} --help\n")


def in_vietnamese(message: str) -> str:
    """What argparse says of a call, in Vietnamese.

    >>> in_vietnamese("the following arguments are required: --facts, --on")
    'còn thiếu --facts, --on'
    >>> in_vietnamese("argument --max-mb: invalid float value: 'abc'")
    "--max-mb phải là số, không phải 'abc'"
    """
    for pattern, saying in _SAYINGS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return saying.format(**found.groupdict())
    return "lệnh gõ sai"
