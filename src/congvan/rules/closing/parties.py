"""Lines of the addressee and recipient blocks: labels, bullets, the archive line, notes, addresses.

Source: NĐ 30/2020/NĐ-CP annex I, II.9: "Kính gửi:" above the body, "Nơi nhận:" under it, each recipient behind a dash,
the last line "- Lưu: VT, …". Where an item ends is told by dashes first, then by ";" and by line ends.

>>> archive(View.of("- Lưu: VT, TH.")), note(View.of("Sở Nội vụ (để phối hợp)"))
(Span(start=7, end=14), 'để phối hợp')
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules.closing import signature
from congvan.rules.engine import Context, Match, Rule, compiled, light
from congvan.spans import Span
from congvan.text import View

BULLET = r"(?:[-+•*·▪●♦]+|\.(?=\s))"


def _words(match: Match, _: Context) -> str:
    return match.words()


TO = Rule(
    "parties.to",
    rf"\W{{0,8}}{phrase('parties.to')}(?:\s*[:：])?",
    _words,
    ("Kính gửi:", "Kính trình", "- Đồng kính gửi :"),
    ("kính đề nghị",),
    gates=("kính", "kinh"),
)
DISPATCH = Rule(
    "parties.dispatch",
    r"\W{0,4}(?:[^\W_](?:[^\W_]|[\s,.&()/-]){2,90}\s)?điện\s*:|\W{0,4}[^\W\d_](?:[^\W\d_]|[\s,&-]){2,90}\sđiện(?=\s*$)",
    _words,
    ("Chủ tịch Ủy ban nhân dân tỉnh điện:", "ĐIỆN:", "**Ban Chỉ huy PCTT&TKCN TP. Hà An điện:"),
    ("Điện lực tỉnh", "nộp tiền điện thoại"),
    gates=("điện",),
)
CC = Rule(
    "parties.cc",
    rf"\W{{0,8}}{phrase('parties.cc')}(?:\s*[:：/])?",
    _words,
    ("Nơi nhận:", "Nơi nhận", "Nơi gửi :"),
    ("nơi tiếp nhận hồ sơ",),
    gates=("nơi", "noi"),
)
ARCHIVE = Rule(
    "parties.archive",
    rf"\W{{0,6}}{phrase('parties.archive')}(?!\s+(?:trữ|ý|hành|thông|động|học|giữ|niệm))(?:\s+tại)?\s*[:;.,/]?\s*",
    _words,
    ("- Lưu: ", "Lưu ", "+ Lưu tại: "),
    ("Lưu trữ quốc gia", "Lưu ý"),
    gates=("lưu",),
)
PLACE = Rule(
    "parties.place",
    rf"\W{{0,4}}{phrase('parties.places')}\s*[.]?\s*:",
    _words,
    ("Địa chỉ:", "- MST:", "(Đ/c:"),
    ("địa chỉ của Công ty",),
    gates=(":",),
)
NOTE = Rule(
    "parties.note",
    rf"\((?P<note>{phrase('parties.purposes')}[^()]{{0,80}})\)",
    _words,
    ("(để báo cáo)", "(b/c)", "(thực hiện)"),
    ("(3b)", "(Bộ Tư pháp)"),
)
OPENER = Rule(
    "parties.opener",
    rf'["\s]{{0,3}}(?:{phrase("parties.openers")}|\d{{1,2}}\s*[.)/]|[ivx]{{1,4}}\s*[.)/]|[a-zđ]\))',
    _words,
    ("Căn cứ", "Thực hiện", "1.", "I."),
    (),
)
SPEECH = Rule("parties.speech", phrase("parties.verbs"), _words, ("có ý kiến", "như sau"), ("Sở Y tế",))
RULES: tuple[Rule[str], ...] = (TO, DISPATCH, CC, ARCHIVE, PLACE, NOTE, OPENER, SPEECH)


_BULLETS = frozenset("-+•*·▪●♦. ")
_BULLETED = rf"\s*{BULLET}\s*"
_INNER_ARCHIVE = rf"[;,.]\s*{ARCHIVE.pattern}"


def starts(rule: Rule[str], view: View) -> int:
    """Where the words of a rule end that stand at the view's beginning; 0 where they do not."""
    folded = view.folded
    for gate in rule.gates:
        if gate in folded:
            break
    else:
        if rule.gates:
            return 0
    hit = light(rule.pattern).match(folded)
    return hit.end() if hit else 0


def broken_label(first: View, second: View | None) -> int:
    """Where the second half of a label ends that is broken over two lines ("Nơi" / "nhận:"); 0 where none is.

    >>> broken_label(View.of("Kính"), View.of("gửi: Sở Y tế")), broken_label(View.of("Nơi"), View.of("nhận:"))
    (4, 5)
    """
    half = first.folded.strip(" *_")
    if second is None or half not in ("nơi", "kính", "đồng kính"):
        return 0
    hit = light(r"nhận\s*:?" if half == "nơi" else r"(?:gửi|gởi|trình)\s*:?").match(second.folded)
    return hit.end() if hit else 0


def is_to(first: View, second: View | None) -> bool:
    """Whether "Kính gửi" stands at the beginning of a line, or broken over it and the next."""
    return bool(starts(TO, first)) or (first.folded != "nơi" and bool(broken_label(first, second)))


def is_cc(first: View, second: View | None) -> bool:
    """Whether "Nơi nhận" stands at the beginning of a line, or broken over it and the next.

    >>> is_cc(View.of("Nơi nhận: Như trên; Lưu VT."), None), is_cc(View.of("Nơi nhận hồ sơ: Bộ phận một cửa"), None)
    (True, False)
    """
    end = starts(CC, first) if "nơi" in first.folded[:16] else 0
    if not end:
        return first.folded == "nơi" and bool(broken_label(first, second))
    rest = first.sub(end, len(first.text))
    if not rest.text.strip(" .*_|") or bullet(rest) or light(r"\b(?:như|lưu)\b").search(rest.folded):
        return True
    if signature.shape(rest) in (signature.Shape.AUTHORITY, signature.Shape.TITLE, signature.Shape.CAPITALS):
        return True
    return ":" in first.text[:end] and second is not None and bool(bullet(second) or starts(ARCHIVE, second))


def archive(view: View) -> Span | None:
    """Where the value of an archive line stands; None for any other line. It may be empty ("Lưu.")."""
    end = starts(ARCHIVE, view)
    return view.span(end, len(view.text)) if end else None


def note(view: View) -> str | None:
    """The last purpose in brackets, without them."""
    hits = list(light(NOTE.pattern).finditer(view.folded))
    return view.words(*hits[-1].span("note")) if hits else None


def bullet(view: View) -> int:
    """Where the text behind a bullet begins; 0 for a line without one.

    >>> bullet(View.of("- Như trên;")), bullet(View.of("Như trên;"))
    (2, 0)
    """
    if view.folded[:1] not in _BULLETS:
        return 0
    hit = light(_BULLETED).match(view.folded)
    return hit.end() if hit else 0


def is_prose(view: View) -> bool:
    """Whether a line reads as a body's paragraph, and not as the name of an addressee."""
    return len(view.text) > 300 or bool(starts(OPENER, view) or light(SPEECH.pattern).search(view.folded))


def has_archive(view: View) -> bool:
    """Whether a line is an archive line or ends with one ("- Như trên; Lưu VT.")."""
    return "lưu" in view.folded and bool(starts(ARCHIVE, view) or light(_INNER_ARCHIVE).search(view.folded))


def archive_tail(view: View) -> bool:
    """Whether a line goes on with the archive line above: units in short ("TCHQ (TH, GS2)"), no typist's mark.

    >>> [archive_tail(View.of(line)) for line in ("TCHQ (TH, GS2)", "12-345/2014 lan", "PL.(300)")]
    [True, False, False]
    """
    return bool(compiled(r"\p{Lu}[\p{Lu}\p{Ll}]{1,8}\s?\([\p{Lu}][\p{L}\d, ]{0,30}\)[.;]?").fullmatch(view.text))
