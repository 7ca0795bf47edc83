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
from congvan.cli.usage import Parser
from congvan.version import __version__

__all__ = ["main"]


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
    parser = Parser(
        prog="congvan",
        description="Đọc công văn, chỉ thị, thông báo: các trường, chỉ đạo, giới hạn, thời hạn, kiểm tra.\n"
        "(Reads Vietnamese official letters and checks facts against them.)",
        example="congvan parse cong-van.docx",
    )
    parser.add_argument("--version", action="version", version=f"congvan {__version__}", help="phiên bản (version)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH", title="các lệnh (commands)")
    _parse(commands)
    _extract(commands)
    _check(commands)
    _schema(commands)
    _index(commands)
    _search(commands)
    _doctor(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _command(commands: Commands, name: str, module: str, told: str, example: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told, example=example)
    command.set_defaults(module=module)
    return command


def _parse(commands: Commands) -> None:
    told = "đọc văn bản ra các trường và chỉ đạo (read letters)"
    command = _command(commands, "parse", "parsing", told, "congvan parse cong-van.docx quyet-dinh.pdf -o ket-qua")
    command.add_argument("files", nargs="+", metavar="FILE", help="tệp văn bản; - là stdin (letters; - is stdin)")
    _format(command, "text", "json", "jsonl")
    command.add_argument("-o", metavar="DIR", dest="folder", help="ghi DIR/TÊN.json cho mỗi tệp (write DIR/NAME.json)")
    _limits(command)
    _color(command)


def _extract(commands: Commands) -> None:
    told = "tìm giới hạn, ngoại lệ, thời hạn trong từng câu (limits, exceptions, deadlines, periods of sentences)"
    command = _command(commands, "extract", "extracting", told, "congvan extract cau.jsonl")
    told = 'mỗi dòng {"id": 1, "date": "2024-03-01", "text": "…"}; - là stdin (a JSON object a line; - is stdin)'
    command.add_argument("file", metavar="FILE.jsonl", help=told)


def _check(commands: Commands) -> None:
    told = "kiểm tra dữ kiện theo văn bản (check facts against a letter)"
    example = "congvan check cong-van.docx --facts du-kien.json --on 2021-04-22"
    command = _command(commands, "check", "checking", told, example)
    command.add_argument("file", metavar="FILE", help="tệp văn bản; - là stdin (the letter; - is stdin)")
    told = "tệp dữ kiện JSON; hỏi gì thì xem congvan schema facts; - là stdin (the facts; - is stdin)"
    command.add_argument("--facts", metavar="FACTS.json", required=True, help=told)
    command.add_argument("--on", metavar="DATE", required=True, help="ngày xét, NĂM-THÁNG-NGÀY (day of the check)")
    _format(command, "text", "json")
    _limits(command)
    _color(command)


def _schema(commands: Commands) -> None:
    told = "in ra JSON Schema (print a JSON Schema)"
    command = _command(commands, "schema", "schemas", told, "congvan schema facts cong-van.docx")
    told = "của văn bản, của chính sách, của dữ kiện (of a letter, a policy, facts)"
    command.add_argument("what", choices=("letter", "policy", "facts"), help=told)
    told = "với facts: các dữ kiện mà văn bản này hỏi (the facts this letter asks for)"
    command.add_argument("file", nargs="?", metavar="FILE", help=told)
    _limits(command)


def _index(commands: Commands) -> None:
    told = "đưa thư mục văn bản vào kho (index folders of letters)"
    command = _command(commands, "index", "indexing", told, "congvan index van-ban --archive kho.sqlite")
    command.add_argument("folders", nargs="+", metavar="DIR", help="thư mục văn bản (folders of letters)")
    command.add_argument("--archive", metavar="FILE", required=True, help="tệp kho, SQLite (the archive)")
    command.add_argument("--quiet", action="store_true", help="không hiện tiến độ (no progress)")
    _limits(command)


def _search(commands: Commands) -> None:
    told = "tìm trong kho, có dấu hay không dấu (search an archive)"
    example = "congvan search lam viec tai nha --archive kho.sqlite --type CV --since 2021"
    command = _command(commands, "search", "searching", told, example)
    told = "từ cần tìm; cụm từ: '\"tại nhà\"' (words; a phrase in quotes)"
    command.add_argument("words", nargs="*", metavar="WORDS", help=told)
    command.add_argument("--archive", metavar="FILE", required=True, help="tệp kho, SQLite (the archive)")
    command.add_argument("--number", help="số, hoặc số và ký hiệu: 558, 558/UBND-VP (number)")
    command.add_argument("--issuer", help="cơ quan ban hành (words of the issuer)")
    command.add_argument("--type", metavar="TYPE", dest="doc_type", help="loại văn bản: CV, CT, QĐ, TB … (type code)")
    command.add_argument("--since", metavar="DATE", help="từ ngày: 2021, 2021-05 hoặc 2021-05-24 (first day)")
    command.add_argument("--until", metavar="DATE", help="đến hết ngày (last day)")
    told = "nhiều nhất bao nhiêu kết quả, mặc định 20 (most results; default 20)"
    command.add_argument("--limit", type=int, default=20, help=told)
    _format(command, "text", "json")
    _color(command)


def _doctor(commands: Commands) -> None:
    told = "bộ đọc và bộ nhận dạng chữ nào có ở đây (which readers and OCR engines are here)"
    command = _command(commands, "doctor", "doctoring", told, "congvan doctor")
    _format(command, "text", "json")


def _format(command: argparse.ArgumentParser, *formats: str) -> None:
    told = "dạng in ra, mặc định text (output; default text)"
    command.add_argument("--format", choices=formats, default="text", help=told)


def _limits(command: argparse.ArgumentParser) -> None:
    told = "bỏ tệp lớn hơn, mặc định 100 (largest file; default 100)"
    command.add_argument("--max-mb", type=float, metavar="MB", help=told)
    told = "bỏ tệp PDF nhiều trang hơn, mặc định 2000 (most pages; default 2000)"
    command.add_argument("--max-pages", type=int, metavar="N", help=told)
    told = "thời gian cho một tệp, mặc định 120 giây (time for one file; default 120)"
    command.add_argument("--timeout", type=float, metavar="SECONDS", help=told)


def _color(command: argparse.ArgumentParser) -> None:
    told = "màu; auto: chỉ trên màn hình (colour; auto: on a terminal)"
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=told)
