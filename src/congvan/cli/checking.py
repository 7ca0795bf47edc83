"""``congvan check``: facts held against a letter, a verdict for each rule."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from congvan.cli.bounds import limits_of
from congvan.cli.console import has_color, read_argument, width
from congvan.errors import UsageError, cause
from congvan.model import policy_wire
from congvan.pipeline import parse
from congvan.policy import compile_policy
from congvan.policy.render import render


def run(options: argparse.Namespace) -> int:
    """Prints the verdicts; 1 where one is ``violated``, else 0."""
    if options.file == options.facts == "-":
        raise UsageError("chỉ một trong FILE và FACTS.json là stdin (only one of both can be stdin)")
    facts = _facts(options.facts)
    name = "stdin" if options.file == "-" else None
    letter = parse(read_argument(options.file), name=name, limits=limits_of(options))
    verdicts = compile_policy(letter).check(facts, on=options.on)
    if options.format == "json":
        shown = msgspec.json.encode([policy_wire.to_dict(verdict) for verdict in verdicts])
        print(msgspec.json.format(shown, indent=2).decode())
    else:
        print(render(verdicts, color=has_color(options.color), width=width()))
    return 1 if any(verdict.status == "violated" for verdict in verdicts) else 0


def _facts(path: str) -> dict[str, Any]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        facts = json.loads(data)
    except OSError as error:
        raise UsageError(f"{path}: không mở được tệp dữ kiện: {cause(error)} (cannot open the facts)") from None
    except ValueError as error:
        raise UsageError(f"{path}: không phải JSON: {error}; hãy sửa rồi thử lại (the facts are not JSON)") from None
    if not isinstance(facts, dict):
        raise UsageError(f"{path}: dữ kiện phải là một đối tượng JSON (facts must be a JSON object)")
    return facts
