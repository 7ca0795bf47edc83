"""The lexicon: no list names a word twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

FILES = sorted(one.name for one in files("congvan.lexicon").iterdir() if one.name.endswith(".toml"))


def lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words below ``table``, with its path."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{key}.")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield path + key, value


@pytest.mark.parametrize("name", FILES)
def test_no_list_names_a_word_twice(name: str) -> None:
    table = tomllib.loads((files("congvan.lexicon") / name).read_text("utf-8"))
    twice = {path: [word for word, times in Counter(named).items() if times > 1] for path, named in lists(table)}
    assert not {path: named for path, named in twice.items() if named}
