"""Nothing of the annotated letters is in the project: no nine words on end of theirs, nobody who signed one.

What law or custom prescribes word for word (``fixtures/formulas.toml``) counts as one word, so that it never makes nine
words by itself and hides none of what stands around it. A list's strings are read apart: names in a row are no run.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from congvan.text import fold

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CONGVAN_SHARED", ROOT.parent / "shared")) / "corpus" / "dev"
FORMULAS = ROOT / "tests" / "fixtures" / "formulas.toml"
FOLDERS = ("bench", "docs", "samples", "src", "tests", "tools")
READ = frozenset((".json", ".md", ".py", ".sh", ".sql", ".toml", ".tsv", ".txt"))
LEAST = 9

Run = tuple[str, ...]


def bare_words(folded: str) -> Run:
    """The words of a folded text whatever their marks and line ends."""
    return tuple(re.findall(r"\w+", folded))


@cache
def formulas() -> dict[str, list[Run]]:
    """The formulas by their first word, the longest first."""
    told = [words for row in tomllib.loads(FORMULAS.read_text("utf-8"))["formula"] for words in row["words"]]
    by_first: dict[str, list[Run]] = defaultdict(list)
    for formula in sorted((bare_words(fold(words)) for words in told), key=len, reverse=True):
        by_first[formula[0]].append(formula)
    return by_first


def words_of(folded: str) -> list[str]:
    """The words of a folded text, each formula as one of them."""
    told, out, at = bare_words(folded), [], 0
    while at < len(told):
        fits = (one for one in formulas().get(told[at], ()) if told[at : at + len(one)] == one)
        formula = next(fits, told[at : at + 1])
        out.append(" ".join(formula))
        at += len(formula)
    return out


def runs_of(texts: Iterable[str]) -> set[Run]:
    """Every run of nine words."""
    return {run for text in texts for run in _runs(words_of(fold(text)))}


def _runs(words: list[str]) -> Iterator[Run]:
    return zip(*(words[at:] for at in range(LEAST)), strict=False)


def shared(folded: str, known: set[Run]) -> list[str]:
    """What a file's folded text shares with the known runs: the words of each stretch, as long as it goes."""
    out = []
    for piece in re.split(r"[\"']\s*[,\]})]", folded):
        words = words_of(piece)
        begun = -1
        for at, run in enumerate([*_runs(words), ()]):
            if run in known:
                begun = at if begun < 0 else begun
            elif begun >= 0:
                out.append(" ".join(words[begun : at + LEAST - 1]))
                begun = -1
    return out


@cache
def project() -> dict[str, str]:
    """The folded text of every file that is written by hand or read by a program, by its path."""
    paths = [*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    return {str(path.relative_to(ROOT)): read(path) for path in sorted(paths) if path.suffix in READ}


def read(path: Path) -> str:
    """A file's folded text, with what programs and JSON write for a line end as a space."""
    return fold(re.sub(r"\\[nt]|\\u00a0", " ", path.read_text("utf-8")))


@cache
def corpus() -> tuple[str, ...]:
    """The letters and sentences that were annotated."""
    lines = (CORPUS / "sentences.jsonl").read_text("utf-8").splitlines()
    letters = [path.read_text("utf-8") for path in sorted((CORPUS / "text").glob("*.txt"))]
    return (*letters, *(json.loads(line)["text"] for line in lines if line.strip()))


@cache
def corpus_runs() -> set[Run]:
    return runs_of(corpus())


beside_the_corpus = pytest.mark.skipif(
    not (CORPUS / "sentences.jsonl").exists(),
    reason=f"no annotated letters at {CORPUS}: nothing to hold the project against",
)
SECRET = "Nhà đò dặn khách lên bờ trước khi con nước ròng, Ủy ban nhân dân xã cắm cờ đỏ ở bến."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dặn khách lên bờ trước khi con nước", []),
        ('["Nhà đò dặn khách lên bờ", "trước khi con nước ròng"]', []),
        ("trước khi con nước ròng, Ủy ban nhân dân xã", []),
        ("dặn khách lên bờ trước khi con nước ròng", ["dặn khách lên bờ trước khi con nước ròng"]),
        ('"DẶN KHÁCH\\nLÊN BỜ,"\n  "trước khi  con nước ròng"', ["dặn khách lên bờ trước khi con nước ròng"]),
        ("khi con nước ròng, Uỷ ban nhân dân xã cắm cờ đỏ", ["khi con nước ròng ủy ban nhân dân xã cắm cờ đỏ"]),
        (f"# {SECRET}\n", [" ".join(bare_words(fold(SECRET)))]),
    ],
    ids=["eight words", "strings of a list", "a formula is one word", "nine", "over lines", "around a formula", "all"],
)
def test_nine_planted_words_are_found(tmp_path: Path, text: str, found: list[str]) -> None:
    (tmp_path / "planted.toml").write_text(f"Sáng nay {text} rồi thôi.", "utf-8")

    assert shared(read(tmp_path / "planted.toml"), runs_of([SECRET])) == found


@beside_the_corpus
def test_a_run_planted_of_any_letter_is_found() -> None:
    ends = [words_of(fold(letter))[-LEAST:] for letter in corpus()]

    assert len(ends) > 100
    assert all(shared(f"sáng nay {' '.join(end)} rồi thôi.", corpus_runs()) for end in ends if len(end) == LEAST)


@beside_the_corpus
def test_nothing_of_the_annotated_letters_is_in_the_project() -> None:
    files = project()
    found = [f"{path}: {run}" for path, text in files.items() for run in shared(text, corpus_runs())]

    assert len(files) > 300
    assert not found, "word these anew, or say in formulas.toml who prescribes them:\n" + "\n".join(found)


@beside_the_corpus
def test_nobody_who_signed_an_annotated_letter_is_named() -> None:
    golds = [json.loads(path.read_text("utf-8")) for path in (CORPUS / "gold").glob("*.json")]
    names = [bare_words(fold(signer["name"] or "")) for gold in golds for signer in gold["signers"] or ()]
    named = re.compile(rf"(?<!\w)(?:{'|'.join({' '.join(name) for name in names if len(name) > 2})})(?!\w)")
    found = [f"{path}: {hit[0]}" for path, text in project().items() for hit in named.finditer(text)]

    assert len(names) > 50
    assert not found
    assert all(named.search(" ".join(name)) for name in names if len(name) > 2)


@beside_the_corpus
def test_no_formula_is_idle() -> None:
    """Each stands in the letters: in a short list it is easier to see that all of them are really nobody's."""
    told = {word for letter in corpus() for word in words_of(fold(letter))}

    assert [one for group in formulas().values() for one in group if " ".join(one) not in told] == []
