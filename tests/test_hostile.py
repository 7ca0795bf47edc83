"""No file hurts: each hostile one ends within ten seconds and 500 MB with a letter or a clear error.

They are parsed in a process held to those limits, as an archive is filled; it must outlive them all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hostile
from congvan.errors import ReadError
from congvan.model.letter import Letter
from congvan.readers import Limits
from congvan.readers.worker import Worker

# no OCR: its libraries alone claim more than 500 MB of addresses
LIMITS = Limits(max_seconds=10, max_memory=500_000_000, max_ocr_pages=0)
NEVER = {"crashed", "too_slow"}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker[Letter]]:
    with Worker("congvan.pipeline:parse", Letter, LIMITS) as opened:
        yield opened


def test_the_collection_is_large() -> None:
    assert len(hostile.ALL) >= 60


@pytest.mark.parametrize("name", hostile.ALL)
def test_ends_with_a_letter_or_a_clear_error(worker: Worker[Letter], name: str) -> None:
    data = hostile.ALL[name]()
    start = time.monotonic()
    try:
        letter = worker.call(data, name=name)
    except ReadError as error:
        assert error.code not in NEVER, str(error)
        assert error.name == name
    else:
        assert isinstance(letter, Letter)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("kind", hostile.GOOD)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutations_of_good_files(worker: Worker[Letter], kind: str, data: st.DataObject) -> None:
    good = bytearray(hostile.GOOD[kind]())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(good) - 1))
        if data.draw(st.booleans()):
            good[at] = data.draw(st.integers(0, 255))
        else:
            good[at:at] = good[data.draw(st.integers(0, len(good) - 1)) :][: data.draw(st.integers(1, 64))]
    try:
        worker.call(bytes(good), name=kind)
    except ReadError as error:
        assert error.code not in NEVER, str(error)
