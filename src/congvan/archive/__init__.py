"""Letters in one SQLite file, searched by words (with or without diacritics), number, issuer, type and date.

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> _ = (folder / "a.txt").write_text("Số: 12/SNV-TCCB\\nHọp giao ban với người lao động", "utf-8")
>>> with Archive.open(folder / "letters.sqlite") as archive:
...     report = index(archive, [folder])
...     hits = search(archive, "nguoi lao dong")
>>> report.added, [pathlib.Path(hit.path).name for hit in hits]
(1, ['a.txt'])
"""

from __future__ import annotations

from congvan.archive.batch import Progress, Report, index
from congvan.archive.search import Hit, search
from congvan.archive.store import Archive

__all__ = ["Archive", "Hit", "Progress", "Report", "index", "search"]
