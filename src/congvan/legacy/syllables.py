"""Whether a word is a Vietnamese syllable: onset, rime and tone as the orthography allows them together.

Source: the rimes of quốc ngữ as school primers list them. Old-style and new-style tone placement both pass (hoà, hòa).

>>> [is_syllable(word) for word in ("Cộng", "hoà", "QUYẾT", "giêng", "khuỷu")]
[True, True, True, True, True]
>>> [is_syllable(word) for word in ("Céng", "été", "año", "für", "bạc", "bàc")]
[False, False, False, False, True, False]
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_ONSETS = "b ch d đ gi h k kh l m n nh p ph qu r s t th tr v x"
_BEFORE_UY = "q(?=uy.)"  # quỳnh, quýt
_BEFORE_BACK, _BEFORE_FRONT = "c|ng|g", "ngh|gh"  # c, g, ng stand before a o u only; gh, ngh before e i only
_OPEN = (
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ôi ô ơ ơi u ua ui uê uơ ươ uy uya uyu "
    "uôi ư ưa ưi ưu ươi ươu y yêu uây"
)
_NASAL = (
    "am an ang anh ăm ăn ăng âm ân âng em en eng ên êm ênh im in inh iêm iên iêng oam oan oang oanh oăm oăn oăng "
    "oen om on ong oong ôm ôn ông ơm ơn um un ung uân uâng uên uênh uôm uôn uông uyên uynh uyn ưn ưng ươm ươn "
    "ương yêm yên yêng uym"
)
_STOP = (
    "ac ach ap at ăc ăk ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oet oc op "
    "ot ooc ôc ôp ôt ơp ơt uc up ut uât uêch uôc uôt uyt uych uyêt uyp ưc ưt ươc ươp ươt yêt"
)
_TONES = {"\u0300": "grave", "\u0301": "acute", "\u0303": "tilde", "\u0309": "hook", "\u0323": "dot"}


def _either(forms: str) -> str:
    return "|".join(sorted(forms.split(), key=len, reverse=True))


_SHAPE = regex.compile(
    rf"(?:{_either(_ONSETS)}|{_BEFORE_UY}|(?:{_BEFORE_BACK})(?![eêiy])|(?:{_BEFORE_FRONT})(?=[eêi]))?"
    rf"(?P<rime>(?P<stop>{_either(_STOP)})|{_either(_NASAL)}|{_either(_OPEN)})"
    r"|gi(?:n|êng)?|gi(?P<stop>êt|êc|p)"
)


_ROOFED = frozenset("ăâêôơư")
_EITHER_PLACE = frozenset({"oa", "oe", "uy"})


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (composed, any case) can be one syllable; one without a vowel cannot."""
    if not 0 < len(word) <= 8:
        return False
    tone, place, bare = "", -1, ""
    for char in word.lower():
        for part in unicodedata.normalize("NFD", char):
            if part in _TONES:
                if tone:
                    return False
                tone, place = _TONES[part], len(bare)
        bare += _toneless(char)
    shape = _SHAPE.fullmatch(bare)
    if shape is None or (shape["stop"] and tone not in ("acute", "dot")):
        return False
    return not tone or _is_placed(bare, place, shape.start("rime"))


def _toneless(char: str) -> str:
    return unicodedata.normalize("NFC", "".join(p for p in unicodedata.normalize("NFD", char) if p not in _TONES))


def _is_placed(bare: str, place: int, start: int) -> bool:
    """Whether the tone stands on the vowel that carries it, in the old or the new style."""
    vowels = [at for at in range(max(start, 0), len(bare)) if bare[at] in "aăâeêioôơuưy"]
    if start < 0 or place not in vowels:  # "gì", "gìn"
        return start < 0
    if roofed := [at for at in vowels if bare[at] in _ROOFED]:
        return place == roofed[-1] or bare[roofed[0] :] == "ưa"
    is_open = vowels[-1] == len(bare) - 1
    if len(vowels) == 2 and is_open:
        return place == vowels[0] or bare[start:] in _EITHER_PLACE
    return place == vowels[1 if len(vowels) > 1 else 0]
