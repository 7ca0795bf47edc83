"""Scores congvan on annotated letters: ``python bench/score.py`` (see --help).

Parses the letters of a corpus (by default ``../shared/corpus/dev`` beside the project), prints the table of the
corpus's own script, and holds the macro-F1 against ``bench/accuracy.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from congvan.errors import ReadError
from congvan.model import wire
from congvan.model.letter import Letter
from congvan.model.readings import readings
from congvan.pipeline import parse

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))
KEPT = HERE / "accuracy.json"
SLACK = 0.01


def inputs(corpus: Path) -> dict[str, Path]:
    """Each letter's id and the file that stands for it."""
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return {row["id"]: corpus / row["input"] for row in rows}


def predict(corpus: Path, into: Path, only_text: bool = False) -> list[str]:
    """Writes ID.json for each letter that can be read; a line for each that cannot, and for each span that is wrong."""
    told, places, wrong = [], 0, 0
    for letter_id, path in inputs(corpus).items():
        twin = corpus / "text" / f"{letter_id}.txt"
        try:
            letter = parse(twin if only_text and twin.exists() else path)
        except ReadError as error:
            told.append(f"unread {letter_id}: {error}")
            continue
        except Exception as error:  # a readable file never raises: this fails the run, after all letters were tried
            told.append(f"raised {letter_id}: {type(error).__name__}: {error}")
            continue
        lost = astray(letter)
        told += [f"span {letter_id} {line}" for line in lost]
        places, wrong = places + sum(1 for _ in readings(letter)), wrong + len(lost)
        (into / f"{letter_id}.json").write_bytes(wire.to_json(letter))
    return [*told, f"spans {places - wrong} of {places} right"]


def astray(letter: Letter) -> list[str]:
    """The readings that do not stand at their span."""
    out = []
    for place in readings(letter):
        if not place.stands_in(letter.text):
            out.append(f"{place.path}: {place.words[:60]!r} is not {place.span.of(letter.text)[:60]!r}")
    return out


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "dev")
    args.add_argument("--script", type=Path, default=SHARED / "bench" / "score.py")
    args.add_argument(
        "--text", action="store_true", help="read each letter's plain text where there is one, not its file"
    )
    args.add_argument("--misses", metavar="FIELD", help="list what one field missed or got wrong")
    args.add_argument("--per-letter", action="store_true")
    args.add_argument("--keep", action="store_true", help="write the figures to bench/accuracy.json")
    args.add_argument("--out", type=Path, help="keep the parsed letters here")
    options = args.parse_args()
    if not (options.corpus / "index.jsonl").exists():
        print(f"score: skipped, no corpus at {options.corpus}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        out = options.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        told = predict(options.corpus, out, options.text)
        print("\n".join(told))
        figures = Path(folder) / "figures.json"
        call = [sys.executable, str(options.script), "--gold", str(options.corpus / "gold"), "--pred", str(out)]
        call += ["--text", str(options.corpus / "text"), "--json", str(figures)]
        call += ["--misses", options.misses] if options.misses else []
        call += ["--per-letter"] if options.per_letter else []
        subprocess.run(call, check=True)
        reached = json.loads(figures.read_text("utf-8"))
    if options.text or options.misses or options.per_letter:
        return 0
    if options.keep:
        KEPT.write_text(json.dumps(reached, indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    kept = json.loads(KEPT.read_text("utf-8"))["macro_f1"] if KEPT.exists() else 0.0
    if any(line.startswith("raised") for line in told):
        return 1
    if reached["macro_f1"] < kept - SLACK:
        print(
            f"score: macro-F1 {reached['macro_f1']:.3f} fell more than {SLACK} below the kept {kept:.3f}",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
