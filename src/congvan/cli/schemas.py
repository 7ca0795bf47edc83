"""``congvan schema``: the JSON Schemas of what is printed and what is asked."""

from __future__ import annotations

import argparse

import msgspec

from congvan.cli.bounds import limits_of
from congvan.cli.console import read_argument
from congvan.errors import UsageError
from congvan.model import wire
from congvan.pipeline import parse
from congvan.policy import compile_policy, facts_schema, policy_schema


def run(options: argparse.Namespace) -> int:
    """Prints one schema; ``facts FILE`` is the schema of the facts that the letter in FILE asks for."""
    if options.file and options.what != "facts":
        raise UsageError("chỉ 'schema facts' nhận tên tệp (only 'schema facts' takes a file)")
    if options.what == "letter":
        schema = wire.letter_schema()
    elif options.what == "policy":
        schema = policy_schema()
    elif options.file:
        schema = compile_policy(parse(read_argument(options.file), limits=limits_of(options))).facts_schema()
    else:
        schema = facts_schema()
    print(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
    return 0
