"""What the documents show is true: every command and every Python block in them runs and prints what stands there.

In a ``console`` block, a line that begins with ``$ `` is run by a shell in a copy of the samples; what follows is its
output, where ``...`` stands for anything. A ``python`` block with ``>>>`` is a doctest, any other is executed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import doctest
import glob
import inspect
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import congvan
from congvan.archive import index, search
from congvan.cli import _parser, main
from congvan.errors import ReadError
from congvan.model import wire
from congvan.model.policy import Status, Verdict
from congvan.policy import facts_schema, policy_schema
from congvan.readers import Limits

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: run by the test command itself, or not to be run inside it
MAKE = ("make demo", "make test", "make bench", "make score")
#: a command with one of these needs a shell; one without is run in this process, which is faster
SHELL = re.compile(r"[|&<>;$`]")
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
DOTTED = re.compile(r"[a-z_]+\.[a-z_]+")


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


def printed_by(command: str) -> str:
    """What a command prints, errors behind results."""
    if SHELL.search(command) or not command.startswith("congvan "):
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
        return done.stdout + done.stderr
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        main([name for word in shlex.split(command)[1:] for name in sorted(glob.glob(word)) or [word]])  # noqa: PTH207
    return out.getvalue() + err.getvalue()


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
        printed = printed_by(command)
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


def section(title: str, page: str = REFERENCE) -> str:
    """What stands under a heading, up to the next one of its rank or higher; with its subsections."""
    found = re.search(rf"^(#+) {re.escape(title)}\n", page, re.MULTILINE)
    assert found, f"no section {title!r}"
    rest = page[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def first_cells(text: str) -> list[str]:
    """The names in the first column of the tables."""
    return [name for row in re.findall(r"^\|([^|]+)\|", text, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)]


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    for action in _parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no commands")


@pytest.mark.parametrize(("name", "command"), command_parsers().items(), ids=lambda value: str(value)[:20])
def test_every_command_and_option_is_documented(name: str, command: argparse.ArgumentParser) -> None:
    text = section(f"congvan {name}")
    rows = first_cells(text)
    options = {option for action in command._actions for option in action.option_strings} - {"-h", "--help"}

    assert options <= {row.split()[0] for row in rows}
    assert {row.split()[0] for row in rows if row.startswith("-")} <= options
    for action in command._actions:
        if not action.option_strings:
            names = list(action.choices) if action.choices else [str(action.metavar or action.dest)]
            assert set(names) <= set(rows), name
        elif action.choices and len(action.option_strings) == 1:
            assert f"`{action.option_strings[0]} {{{','.join(map(str, action.choices))}}}`" in text


@pytest.mark.parametrize("name", [name for name in congvan.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    text, value = section("Python"), getattr(congvan, name)
    if not inspect.isclass(value):
        assert _told_parameters(name) == list(inspect.signature(value).parameters)
        return
    assert f"`{name}`" in text
    for member in _members(name, value):
        assert re.search(rf"`{member}[(`]", text) or f"| `{member}" in REFERENCE or f", `{member}`" in text, member


def _told_parameters(name: str) -> list[str]:
    [line] = re.findall(rf"^congvan\.{name}\((.*)\) ->", section("Python"), re.MULTILINE)
    told = (part.strip().split("=")[0] for part in line.split(","))
    return [part for part in told if part != "*"]


@pytest.mark.parametrize("function", [index, search])
def test_functions_of_archives_are_documented(function: Any) -> None:
    assert _told_parameters(rf"archive\.{function.__name__}") == list(inspect.signature(function).parameters)


def _members(name: str, value: type) -> Iterator[str]:
    if name in ("Letter", "Verdict"):  # by their JSON, below
        return
    if name != "Archive" and is_dataclass(value):
        yield from (field.name for field in fields(value))
    yield from (member for member in vars(value) if not member.startswith("_"))


def _documented(titles: Iterable[str], documented_in: str) -> dict[str, set[str]]:
    page = section(documented_in)
    return {title: set(first_cells(section(title, page))) for title in titles}


@pytest.mark.parametrize(
    ("page", "schema"), [("JSON of a letter", wire.letter_schema()), ("JSON of a policy", policy_schema())]
)
def test_every_key_is_documented(page: str, schema: dict[str, Any]) -> None:
    kinds = {kind: set(found["properties"]) for kind, found in schema["$defs"].items() if found.get("properties")}
    told = _documented(kinds, page)

    assert {kind: keys - told[kind] for kind, keys in kinds.items() if keys - told[kind]} == {}


def test_verdicts_facts_and_errors_are_documented() -> None:
    verdicts = first_cells(section("Verdicts"))

    assert {*(field.name for field in fields(Verdict)), *(status.value for status in Status)} == set(verdicts)
    assert set(facts_schema()["properties"]) == set(first_cells(section("Facts")))
    assert set(first_cells(section("Error codes"))) == ReadError.CODES
    assert {field.name for field in fields(Limits)} <= set(first_cells(section("Limits of reading")))


def _problem_codes() -> Iterator[str]:
    """The codes in the source: of each ``Problem("…")``, and of the pairs that a module makes its problems of."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        makes = [
            node.args[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Problem"
            and node.args
        ]
        yield from (str(code.value) for code in makes if isinstance(code, ast.Constant))
        if any(isinstance(code, ast.Name) for code in makes):
            pairs = (node.elts[0] for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) == 2)
            codes = (str(code.value) for code in pairs if isinstance(code, ast.Constant))
            yield from (code for code in codes if DOTTED.fullmatch(code))


def test_every_problem_code_is_documented() -> None:
    assert set(_problem_codes()) == set(first_cells(section("Problem codes")))


def test_every_family_of_rules_is_documented() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = {name.split(".")[0] for name in re.findall(r'\bRule\(\s*f?"([a-z_]+\.[a-z_]+)"', sources)} - {"demo"}
    told = set(first_cells(section("Rule names")))

    assert named <= told
    assert {family for family in told if f'"{family}.' not in sources and f'"{family}"' not in sources} == set()


def test_the_floors_told_are_those_that_are_checked() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    height = {room.strip(): at for at, layer in enumerate(contract["layers"]) for room in layer.split("|")}
    page = section("Floors", (ROOT / "docs" / "architecture.md").read_text("utf-8"))
    rows = re.findall(r"^\|([^|]+)\|([^|]+)\|", page, re.MULTILINE)
    told = [room for _, rooms in rows for room in re.findall(r"`([a-z]+)`", rooms)]

    assert sorted(told) == sorted(height)
    assert [height[room] for room in told] == sorted(height.values())
