"""``congvan index``: folders of letters into an archive."""

from __future__ import annotations

import argparse
import sys
import time

from congvan.archive import Archive, Progress, index
from congvan.cli.bounds import limits_of
from congvan.cli.console import say


def run(options: argparse.Namespace) -> int:
    """Indexes the folders; a file that gives no letter is listed, and the run goes on."""
    with Archive.open(options.archive) as archive:
        report = index(archive, options.folders, progress=None if options.quiet else Meter(), limits=limits_of(options))
        letters = archive.count()
    for _, message in report.unread:
        say(f"congvan: {message}")
    if report.passed:
        kinds = ", ".join(f"{ending} {count}" for ending, count in report.passed.most_common(5))
        say(f"congvan: bỏ qua {report.passed.total()} tệp không phải văn bản: {kinds} (other files passed over)")
    print(
        f"{options.archive}: {letters} văn bản; mới {report.added}, đổi {report.changed}, "
        f"giữ nguyên {report.unchanged}, bỏ {report.removed}, không đọc được {len(report.unread)}"
    )
    return 0


class Meter:
    """Progress on stderr: a line that is written over on a terminal, a line every ten seconds elsewhere."""

    def __init__(self) -> None:
        self.began = self.told = time.monotonic()
        self.live = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        now, over = time.monotonic(), progress.done == progress.total
        if not over and now - self.told < (0.1 if self.live else 10):
            return
        self.told = now
        rate = progress.done / (now - self.began) if now > self.began else 0
        left = f", còn khoảng {(progress.total - progress.done) / rate:.0f} giây" if rate and not over else ""
        line = f"{progress.done}/{progress.total} tệp, {rate:.0f} tệp/giây{left}"
        if self.live:
            print(f"\r\x1b[K{line}", end="\n" if over else "", file=sys.stderr, flush=True)
        elif progress.total:
            say(line)
