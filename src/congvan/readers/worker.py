"""A process of its own for reading: a file that crashes it, hangs or eats memory costs that file and no more.

One worker serves many files, so that its start (a third of a second) is paid once; after a crash or a time-out the next
call starts another. Calls and answers go over pipes as MessagePack, so nothing that comes back can run anything here.

>>> with Worker("congvan.readers:read", Document) as worker:
...     worker.call("Số: 12/UBND-VP".encode()).text
'Số: 12/UBND-VP'
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, Generic, TypeVar

import msgspec

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse

__all__ = ["Document", "Worker"]

T = TypeVar("T")
_MOST = 1000  #: files after which a worker is renewed, lest what libraries leave behind add up
_HEAD = 8


class Call(msgspec.Struct):
    """What is asked of the worker."""

    path: str | None
    data: bytes | None  #: instead of a path
    name: str | None


class Answer(msgspec.Struct):
    """What comes of a call: a value, the parts of a `ReadError`, or another exception's words."""

    value: msgspec.Raw = msgspec.Raw(b"\xc0")
    refusal: tuple[str, str, str, str, str] | None = None
    fault: str | None = None
    is_out_of_memory: bool = False


class Worker(Generic[T]):
    """Calls ``task`` ("module:function", given ``source``, ``name`` and ``limits``) in another process.

    ``kind`` is the type of what it returns. Not for use by several threads at once.
    """

    def __init__(self, task: str, kind: type[T], limits: Limits | None = None) -> None:
        self._task, self._limits = task, limits or Limits()
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._process: subprocess.Popen[bytes] | None = None
        self._calls = 0

    def __enter__(self) -> Worker[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process, if there is one."""
        if self._process:
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def call(self, source: bytes | str | os.PathLike[str], *, name: str | None = None) -> T:
        """What the task makes of ``source``. Raises its `ReadError`, or one with ``too_slow`` or ``crashed``;
        `RuntimeError` for any other exception of the task."""
        path, data = (None, source) if isinstance(source, bytes) else (os.fspath(source), None)
        shown = name or path or "(bytes)"
        process = self._started()
        is_late = threading.Event()
        alarm = threading.Timer(self._limits.max_seconds, _stop, (process, is_late))
        alarm.start()
        try:
            _send(process.stdin, msgspec.msgpack.encode(Call(path, data, name)))
            raw = _received(process.stdout)
        except (OSError, EOFError):
            self.close()
            what = f"{self._limits.max_seconds:g}"
            raise refuse("too_slow" if is_late.is_set() else "crashed", shown, what=what) from None
        finally:
            alarm.cancel()
        return self._told(msgspec.msgpack.decode(raw, type=Answer), shown)

    def _told(self, answer: Answer, shown: str) -> T:
        if answer.is_out_of_memory:
            self.close()
            raise refuse("memory", shown, what=f"{self._limits.max_memory // 1_000_000}")
        if answer.refusal:
            raise ReadError(*answer.refusal)
        if answer.fault is not None:
            raise RuntimeError(answer.fault)
        return self._decoder.decode(answer.value)

    def _started(self) -> subprocess.Popen[bytes]:
        self._calls += 1
        if self._process and (self._calls > _MOST or self._process.poll() is not None):
            self.close()
        if self._process is None:
            limits = msgspec.json.encode(self._limits).decode()
            command = [sys.executable, "-c", f"import {__name__} as w; w.serve()", self._task, limits]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._calls = 1
        return self._process


def _stop(process: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    process.kill()


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    assert pipe
    pipe.write(len(data).to_bytes(_HEAD, "big") + data)
    pipe.flush()


def _received(pipe: IO[bytes] | None) -> bytes:
    assert pipe
    head = pipe.read(_HEAD)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == _HEAD else b""
    if not data or len(data) < int.from_bytes(head, "big"):
        raise EOFError
    return data


def serve() -> None:
    """The worker's side: answers calls until its input ends."""
    task, limits = sys.argv[1], msgspec.json.decode(sys.argv[2], type=Limits)
    module, _, function = task.partition(":")
    run = getattr(import_module(module), function)
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _hold_memory(limits.max_memory)
    while True:
        try:
            call = msgspec.msgpack.decode(_received(incoming), type=Call)
        except EOFError:
            return
        _send(outgoing, msgspec.msgpack.encode(_answer(run, call, limits)))


def _answer(run: Callable[..., Any], call: Call, limits: Limits) -> Answer:
    try:
        value = run(call.data if call.path is None else call.path, name=call.name, limits=limits)
        return Answer(msgspec.Raw(msgspec.msgpack.encode(value)))
    except ReadError as error:
        return Answer(refusal=(error.name, error.code, error.wrong, error.remedy, error.english))
    except MemoryError:
        return Answer(is_out_of_memory=True)
    except Exception as error:  # the caller is told, and the worker goes on
        return Answer(fault=f"{type(error).__name__}: {error}")


def _hold_memory(most: int) -> None:
    try:
        resource: Any = import_module("resource")
    except ImportError:  # Windows has no such limit
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
