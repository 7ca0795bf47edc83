"""Header fields by file format, on annotated letters: ``python bench/formats.py``.

Prints for text, docx, doc, rtf, PDF with a text layer and scans how many letters there are, the mean F1 of the header
fields that occur, and the F1 of number, symbol, date, issuer and subject together.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from congvan.errors import ReadError
from congvan.model import wire
from congvan.pipeline import parse

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))
CORE = ("number", "symbol", "date", "issuer", "subject")
BODY = ("periods", "deadlines", "directives", "modality", "addressee", "limits", "exceptions")


def by_format(corpus: Path) -> dict[str, list[tuple[str, Path]]]:
    """The letters of each format: id and file. A PDF whose gold has header scope and no text twin is a scan."""
    found: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for line in (corpus / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        path = corpus / row["input"]
        kind = path.suffix[1:]
        if kind == "pdf" and not (corpus / "text" / f"{row['id']}.txt").exists():
            kind = "scan"
        found[kind].append((row["id"], path))
    return found


def measure(corpus: Path, script: Path, letters: list[tuple[str, Path]]) -> tuple[float, float]:
    """The mean F1 of the header fields that occur, and the F1 of the core fields together."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        (folder / "pred").mkdir()
        for letter_id, path in letters:
            shutil.copy(corpus / "gold" / f"{letter_id}.json", folder / "gold")
            try:
                (folder / "pred" / f"{letter_id}.json").write_bytes(wire.to_json(parse(path)))
            except ReadError as error:
                print(f"unread {letter_id}: {error}")
        call = [sys.executable, str(script), "--gold", str(folder / "gold"), "--pred", str(folder / "pred")]
        call += ["--text", str(corpus / "text")]
        table = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    rows = {cells[0]: cells[1:] for cells in map(str.split, table.splitlines()) if len(cells) == 7}
    counts = {field: tuple(map(int, cells[:3])) for field, cells in rows.items() if field != "field"}
    header = [float(rows[f][5]) for f, (gold, pred, _) in counts.items() if f not in BODY and (gold or pred)]
    gold, pred, matched = (sum(counts[field][at] for field in CORE) for at in range(3))
    return sum(header) / len(header), 2 * matched / (gold + pred)


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "dev")
    args.add_argument("--script", type=Path, default=SHARED / "bench" / "score.py")
    options = args.parse_args()
    if not (options.corpus / "index.jsonl").exists():
        print(f"formats: skipped, no corpus at {options.corpus}")
        return 0
    for kind, letters in sorted(by_format(options.corpus).items()):
        header, core = measure(options.corpus, options.script, letters)
        print(f"{kind:5} {len(letters):4} letters  header fields {header:.3f}  core fields together {core:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
