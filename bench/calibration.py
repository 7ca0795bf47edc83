"""How often a value is right that was given with a confidence: ``python bench/calibration.py`` (see --help).

Reads the letters of a corpus, compares each header value that carries a confidence with the annotation by the measure
of the corpus's own script, and prints a line for each band of confidence. A value given where the letter has none is
wrong. The run fails where less than 98 of 100 values given with 0.9 or more are right.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from congvan.errors import ReadError
from congvan.model import wire
from congvan.pipeline import parse

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)  #: where each band begins; the last goes up to 1
SURE, ASKED = 0.9, 0.98
SCALARS = ("doc_type", "place", "date", "urgency", "secrecy")

Judged = tuple[str, float, bool, Any]


def judged(letter: dict[str, Any], gold: dict[str, Any], score: ModuleType) -> Iterator[Judged]:
    """Each value that carries a confidence: its field, the confidence, whether it is right, and the value."""

    def same(a: Any, b: Any) -> bool:
        return b is not None and score.norm(a) == score.norm(b)

    for field in SCALARS:
        if given := letter.get(field):
            yield field, given["confidence"], same(given["value"], gold.get(field)), given["value"]
    if given := letter.get("subject"):
        yield "subject", given["confidence"], score.token_f1(given["value"], gold.get("subject")) >= 0.9, given["value"]
    if number := letter.get("number"):
        is_right = all(score.norm(number[key]) == score.norm(gold.get(name)) for key, name in NUMBERED)
        yield "number", number["confidence"], is_right, number["raw"]
    if issuer := letter.get("issuer"):
        is_right = same(issuer["name"], gold.get("issuer"))
        yield "issuer", issuer["confidence"], is_right, issuer["name"]
    yield from _listed(
        "references", letter, lambda item: any(same(item["symbol"], g["symbol"]) for g in gold["references"])
    )
    yield from _listed("signers", letter, lambda item: any(_signed(score, item, g) for g in gold["signers"]))
    names = [*gold["to"], *gold["cc"], *([gold["archive"]] if gold["archive"] else [])]
    yield from _listed("recipients", letter, lambda item: any(score.token_f1(item["name"], g) >= 0.8 for g in names))


NUMBERED = (("serial", "number"), ("symbol", "symbol"))


def _signed(score: ModuleType, item: dict[str, Any], gold: dict[str, Any]) -> bool:
    return all(score.norm(item[key]) == score.norm(gold[key]) for key in ("authority", "title", "name"))


def _listed(field: str, letter: dict[str, Any], is_right: Callable[[dict[str, Any]], bool]) -> Iterator[Judged]:
    for item in letter.get(field) or []:
        if "confidence" in item:
            yield field, item["confidence"], is_right(item), item.get("symbol") or item.get("name")


def read(corpus: Path, score: ModuleType, only_text: bool) -> Iterator[tuple[str, Judged]]:
    """Every judged value of a corpus, with its letter's id."""
    for line in (corpus / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        twin = corpus / "text" / f"{row['id']}.txt"
        gold = json.loads((corpus / "gold" / f"{row['id']}.json").read_text("utf-8"))
        try:
            letter = parse(twin if only_text and twin.exists() else corpus / row["input"])
        except ReadError:
            continue
        for one in judged(json.loads(wire.to_json(letter)), gold, score):
            yield row["id"], one


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "dev")
    args.add_argument("--script", type=Path, default=SHARED / "bench" / "score.py")
    args.add_argument("--text", action="store_true", help="read each letter's plain text where there is one")
    args.add_argument("--wrong", action="store_true", help="list the values that are wrong and given with 0.9 or more")
    options = args.parse_args()
    if not (options.corpus / "index.jsonl").exists():
        print(f"calibration: skipped, no corpus at {options.corpus}")
        return 0
    found = list(read(options.corpus, _script(options.script), options.text))
    if options.wrong:
        for letter_id, (field, sure, is_right, value) in found:
            if sure >= SURE and not is_right:
                print(f"{letter_id:8} {field:11} {sure:.2f} {str(value)[:90]!r}")
    return _tell([one for _, one in found])


def _tell(found: list[Judged]) -> int:
    print(f"{'confidence':12} {'values':>7} {'right':>7} {'share':>7}  wrong, by field")
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        band = [one for one in found if low <= one[1] < high]
        wrong: dict[str, int] = {}
        for field, _, is_right, _ in band:
            wrong[field] = wrong.get(field, 0) + (not is_right)
        share = sum(one[2] for one in band) / len(band) if band else 1.0
        told = ", ".join(f"{field} {count}" for field, count in sorted(wrong.items()) if count)
        print(f"{low:.2f} - {min(high, 1):.2f}  {len(band):7} {sum(one[2] for one in band):7} {share:7.3f}  {told}")
    sure = [one for one in found if one[1] >= SURE]
    share = sum(one[2] for one in sure) / len(sure) if sure else 1.0
    print(
        f"given with {SURE} or more: {sum(one[2] for one in sure)} of {len(sure)} right, {share:.3f}; {ASKED} is asked"
    )
    return 0 if share >= ASKED else 1


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"calibration: no script at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main())
