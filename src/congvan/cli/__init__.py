"""The command line: ``congvan parse``, ``extract``, ``check``, ``schema``, ``index``, ``search``, ``doctor``.

Results go to stdout, notices to stderr. Exit: 0 clean, 1 something was found to be violated, 2 could not run.
A command's module is loaded when it is called, so that ``congvan --version`` loads nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TypeAlias

from congvan.cli.console import say
from congvan.version import __version__

__all__ = ["main"]

EPILOG = "Mã thoát: 0 ổn; 1 có vi phạm; 2 không chạy được. (exit: 0 clean, 1 violated, 2 could not run)"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    options = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    from congvan.errors import CongvanError

    try:
        code = int(import_module(f"congvan.cli.{options.module}").run(options))
        sys.stdout.flush()
        return code
    except CongvanError as error:
        say(f"congvan: {error}")
        return 2
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("congvan: đã dừng theo yêu cầu (stopped)")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="congvan",
        description="Đọc công văn, chỉ thị, thông báo: các trường, chỉ đạo, giới hạn, thời hạn, kiểm tra. "
        "(Reads Vietnamese official letters and checks facts against them.)",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"congvan {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    _parse(commands)
    _extract(commands)
    _check(commands)
    _schema(commands)
    _index(commands)
    _search(commands)
    _doctor(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, module: str, told: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told, epilog=EPILOG)
    command.set_defaults(module=module)
    return command


def _parse(commands: Commands) -> None:
    command = _command(commands, "parse", "parsing", "đọc văn bản ra các trường và chỉ đạo (read letters)")
    command.add_argument("files", nargs="+", metavar="FILE", help="tệp văn bản; - là stdin (letters; - is stdin)")
    command.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    command.add_argument("-o", metavar="DIR", dest="folder", help="ghi DIR/TÊN.json cho mỗi tệp (write DIR/NAME.json)")
    _limits(command)
    _color(command)


def _extract(commands: Commands) -> None:
    told = "tìm giới hạn, ngoại lệ, thời hạn trong từng câu (limits, exceptions, deadlines, periods of sentences)"
    command = _command(commands, "extract", "extracting", told)
    command.add_argument("file", metavar="FILE.jsonl", help='mỗi dòng {"id", "date", "text"}; - là stdin')


def _check(commands: Commands) -> None:
    command = _command(commands, "check", "checking", "kiểm tra dữ kiện theo văn bản (check facts against a letter)")
    command.add_argument("file", metavar="FILE", help="tệp văn bản; - là stdin")
    command.add_argument("--facts", metavar="FACTS.json", required=True, help="tệp dữ kiện JSON; - là stdin")
    command.add_argument("--on", metavar="DATE", required=True, help="ngày xét, NĂM-THÁNG-NGÀY (ISO date)")
    command.add_argument("--format", choices=("text", "json"), default="text")
    _limits(command)
    _color(command)


def _schema(commands: Commands) -> None:
    command = _command(commands, "schema", "schemas", "in JSON Schema (print a JSON Schema)")
    command.add_argument("what", choices=("letter", "policy", "facts"))
    command.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="với facts: các dữ kiện mà văn bản này hỏi (the facts this letter asks for)",
    )
    _limits(command)


def _index(commands: Commands) -> None:
    command = _command(commands, "index", "indexing", "đưa thư mục văn bản vào kho (index folders of letters)")
    command.add_argument("folders", nargs="+", metavar="DIR")
    command.add_argument("--archive", metavar="FILE", required=True, help="tệp kho, SQLite (the archive)")
    command.add_argument("--quiet", action="store_true", help="không hiện tiến độ (no progress)")
    _limits(command)


def _search(commands: Commands) -> None:
    command = _command(commands, "search", "searching", "tìm trong kho, có dấu hay không dấu (search an archive)")
    command.add_argument("words", nargs="*", metavar="WORDS", help='từ cần tìm; "cụm từ" trong ngoặc kép')
    command.add_argument("--archive", metavar="FILE", required=True, help="tệp kho, SQLite (the archive)")
    command.add_argument("--number", help="số, hoặc số và ký hiệu: 558, 558/UBND-VP")
    command.add_argument("--issuer", help="cơ quan ban hành (words of the issuer)")
    command.add_argument("--type", dest="doc_type", help="loại văn bản: CV, CT, QĐ, TB … (type code)")
    command.add_argument("--since", metavar="DATE", help="từ ngày; 2021, 2021-05 hoặc 2021-05-24")
    command.add_argument("--until", metavar="DATE", help="đến hết ngày")
    command.add_argument("--limit", type=int, default=20, help="nhiều nhất bao nhiêu kết quả (default 20)")
    command.add_argument("--format", choices=("text", "json"), default="text")
    _color(command)


def _doctor(commands: Commands) -> None:
    told = "bộ đọc và bộ nhận dạng chữ nào có ở đây (which readers and OCR engines are here)"
    command = _command(commands, "doctor", "doctoring", told)
    command.add_argument("--format", choices=("text", "json"), default="text")


def _limits(command: argparse.ArgumentParser) -> None:
    command.add_argument("--max-mb", type=float, metavar="MB", help="bỏ tệp lớn hơn (largest file)")
    command.add_argument("--max-pages", type=int, metavar="N", help="bỏ tệp PDF nhiều trang hơn (most pages)")
    command.add_argument("--timeout", type=float, metavar="SECONDS", help="thời gian cho một tệp (time for one file)")


def _color(command: argparse.ArgumentParser) -> None:
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto")
