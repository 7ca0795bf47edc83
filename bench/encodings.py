"""Letters in legacy encodings: how many of their letters with marks are right. ``python bench/encodings.py``.

Composes letters at random, types each in every encoding, and reads it back as a UTF-8 text that was never decoded
and, where the encoding has one byte a letter, as the bytes themselves; viparse does the same where it is installed
(it is told the encoding, we are not). Then the files of a corpus that its index says are in a legacy encoding are
held against their text twins, word by word.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import regex

from congvan.errors import ReadError
from congvan.readers import read

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))
GOAL = 0.99
_WORD = regex.compile(r"[^\W\d_]+")


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "dev")
    args.add_argument("--letters", type=int, default=100, help="composed letters an encoding")
    options = args.parse_args()
    sys.path.insert(0, str(HERE.parent / "tests"))
    compose = import_module("compose_legacy")
    worst = min(composed(compose, encoding, options.letters) for encoding in compose.TYPED)
    if (options.corpus / "index.jsonl").exists():
        worst = min(worst, *filed(options.corpus))
    else:
        print(f"no corpus at {options.corpus}: its files are left out")
    return 0 if worst >= GOAL else 1


def composed(compose: Any, encoding: str, count: int) -> float:
    """The share of letters with marks that come back right from ``count`` composed letters in ``encoding``."""
    rival = import_module("viparse") if find_spec("viparse") else None
    good = total = theirs = tried = 0
    took = 0.0
    for seed in range(count):
        text = compose.letter(seed)
        typed = compose.TYPED[encoding](text)
        for data in _stored(typed):
            begun = time.perf_counter()
            try:
                found = read(data).text
            except ReadError:
                found = ""
            took += time.perf_counter() - begun
            right, all_of_it = compose.right(text, found)
            good, total = good + right, total + all_of_it
        if rival and encoding in ("tcvn3", "vni", "viscii", "vps"):
            right, all_of_it = compose.right(text, rival.fix(typed, encoding=encoding))
            theirs, tried = theirs + right, tried + all_of_it
    beside = f"   viparse {theirs / tried:.4f}" if tried else ""
    print(f"{encoding:9} {good / total:.4f} of {total} letters with marks, {took * 1000 / count / 2:.1f} ms{beside}")
    return good / total


def _stored(typed: str) -> list[bytes]:
    try:
        return [typed.encode(), typed.encode("latin-1")]
    except UnicodeEncodeError:
        return [typed.encode()]


def filed(corpus: Path) -> list[float]:
    """The shares of the corpus's legacy files."""
    found = []
    for line in (corpus / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        twin = corpus / "text" / f"{row['id']}.txt"
        if row.get("legacy_encoding") and row["input"].startswith("files/") and twin.exists():
            document = read(corpus / row["input"])
            wanted, have = _marked(twin.read_text("utf-8")), _marked(document.text)
            total, right = _letters(wanted), _letters(wanted & have)
            found.append(right / total)
            print(f"{row['id']:9} {right / total:.4f} of {total} letters with marks, {document.source.encoding}")
    return found


def _marked(text: str) -> Counter[str]:
    """Words with marks; case is left aside, since twins do not know what fonts like .VnTimeH draw as capitals."""
    return Counter(word for word in _WORD.findall(text.lower()) if not word.isascii())


def _letters(words: Counter[str]) -> int:
    return sum(count * sum(not char.isascii() for char in word) for word, count in words.items())


if __name__ == "__main__":
    sys.exit(main())
