"""What the code imports is declared in pyproject.toml, under the extra that it belongs to, and nothing else is."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SOURCES = ROOT / "src" / "congvan"
OCR = SOURCES / "readers" / "ocr"
KEYS = SOURCES / "readers" / "keys.py"
#: the files that are loaded only where an extra is there, by the extra
ROOMS = {
    "ocr": [path for path in OCR.rglob("*.py") if path.name != "by_tesserocr.py"],
    "tesseract": [path for path in OCR.rglob("*.py") if path.name != "by_trueocr.py"],
    "sign": [KEYS],
}
#: a library that is loaded late is named in one of these
LOADERS = ("import_module", "importorskip")
#: distributions that are not called as what is imported of them
MODULES = {"pillow": "PIL", "python-docx": "docx"}


def imported(source: str) -> set[str]:
    """The libraries of others that a module's source imports, those by name too.

    >>> sorted(imported("import os, numpy.linalg\\nfrom . import x\\nimport_module('docx')\\nfrom PIL import Image"))
    ['PIL', 'docx', 'numpy']
    """
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in LOADERS:
            names += (str(word.value) for word in node.args[:1] if isinstance(word, ast.Constant))
    ours = {"congvan", *(path.stem for path in (ROOT / "tests").glob("*.py"))}
    return {name.partition(".")[0] for name in names} - ours - sys.stdlib_module_names


def imported_by(paths: Iterable[Path]) -> set[str]:
    return {name for path in paths for name in imported(path.read_text("utf-8"))}


def names_of(requirements: Iterable[str]) -> set[str]:
    """The distributions that requirements name."""
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def declared(*extras: str) -> set[str]:
    """The modules that an install with these extras brings by what pyproject.toml names, not by what that needs."""
    told = [*PROJECT["dependencies"], *(one for extra in extras for one in PROJECT["optional-dependencies"][extra])]
    return {MODULES.get(name, name) for name in names_of(told)}


def commands(name: str) -> set[str]:
    """The commands that a distribution brings."""
    entries = metadata.distribution(name).entry_points.select(group="console_scripts")
    return {name, *(entry.name for entry in entries)}


def test_a_plain_install_brings_what_the_library_imports_and_no_more() -> None:
    late = {path for room in ROOMS.values() for path in room} | set(OCR.rglob("*.py"))

    assert imported_by(path for path in SOURCES.rglob("*.py") if path not in late) == declared()


@pytest.mark.parametrize("extra", ROOMS)
def test_an_extra_brings_what_its_modules_import_and_no_more(extra: str) -> None:
    needed = imported_by(ROOMS[extra])

    assert needed - declared(extra) == set()
    assert declared(extra) - declared() - needed == set()


def test_developers_get_what_tests_and_tools_import_or_run_and_no_more() -> None:
    folders = ("bench", "samples", "tests", "tools")
    needed = imported_by(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    needed |= imported_by(SOURCES.rglob("*.py")) - {"tesserocr"}  # needs a program of the system: tests stand in for it
    run = set(re.findall(r"\$\(BIN\)/([\w-]+)", (ROOT / "Makefile").read_text("utf-8")))
    programs = {name for name in names_of(PROJECT["optional-dependencies"]["dev"]) if run & commands(name)}
    types = {name for name in declared("dev") if re.sub(r"^types-|-stubs$", "", name) in needed - {name}}

    assert needed - declared("dev") == set()
    assert declared("dev") - declared() - needed - programs - types == set()
