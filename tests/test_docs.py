"""What the documents show is true: every command and every Python block in them runs and prints what stands there.

In a ``console`` block, a line that begins with ``$ `` is run by a shell in a copy of the samples; what follows is its
output, where ``...`` stands for anything. A ``python`` block with ``>>>`` is a doctest, any other is executed.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: run by the test command itself, or not to be run inside it
MAKE = ("make demo", "make test", "make bench", "make score")


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (f"{page.name}:{page.read_text('utf-8')[: found.start()].count(chr(10)) + 1}", found[2])
        for page in PAGES
        for found in FENCE.finditer(page.read_text("utf-8"))
        if found[1] == language
    ]


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown for it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize(("where", "block"), blocks("console"), ids=lambda value: value.split("\n")[0][:40])
def test_commands_print_what_is_shown(place: Path, where: str, block: str) -> None:
    assert commands(block), where
    for command, shown in commands(block):
        if command in MAKE:
            target = command.split()[1]
            assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), where
            continue
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
        printed = done.stdout + done.stderr
        assert doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), (
            f"{where}: {command}\n{printed}"
        )


@pytest.mark.parametrize(("where", "block"), blocks("python"), ids=lambda value: value.split("\n")[0][:40])
def test_python_runs(place: Path, where: str, block: str) -> None:
    if ">>>" not in block:
        exec(compile(block, where, "exec"), {})
        return
    test = doctest.DocTestParser().get_doctest(block, {}, where, where, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    printed: list[str] = []
    runner.run(test, out=printed.append)
    assert runner.failures == 0, "".join(printed)


def test_every_page_is_reached_from_the_readme() -> None:
    readme = PAGES[0].read_text("utf-8")
    for page in PAGES[1:]:
        assert f"docs/{page.name}" in readme, page.name


def test_links_inside_the_project_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
