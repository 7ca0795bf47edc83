"""Scores `congvan.extract` on annotated single sentences: ``python bench/sentences.py [--misses FIELD]``.

Prints the table of the corpus's own script; figures are for reading, ``bench/score.py`` holds the kept ones.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from congvan.model import wire
from congvan.pipeline import extract

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--gold", type=Path, default=SHARED / "corpus" / "dev" / "sentences.jsonl")
    args.add_argument("--script", type=Path, default=SHARED / "bench" / "score.py")
    args.add_argument("--misses", metavar="FIELD")
    options = args.parse_args()
    if not options.gold.exists():
        print(f"sentences: skipped, none at {options.gold}")
        return 0
    rows = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        with out.open("w", encoding="utf-8") as file:
            for row in rows:
                found = {"id": row["id"], **wire.measures_to_dict(extract(row["text"], issued_on=row["date"]))}
                file.write(json.dumps(found, ensure_ascii=False) + "\n")
        call = [sys.executable, str(options.script), "--sentences", str(options.gold), "--pred", str(out)]
        subprocess.run([*call, *(["--misses", options.misses] if options.misses else [])], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
