"""What stands around the body: addressees above it; recipients, signature and annexes under it.

>>> from congvan.readers import read
>>> from congvan.zones.lines import cut
>>> letter = "Kính gửi: Sở Y tế\\nĐề nghị báo cáo./.\\nNơi nhận:\\n- Lưu: VT.\\nGIÁM ĐỐC\\nTrần Văn Ba\\nPHỤ LỤC"
>>> [kind.value for kind in claim(cut(read(letter.encode()))).values()]
['to', 'recipients', 'recipients', 'signature', 'signature', 'annex']
"""

from __future__ import annotations

from congvan.model.structure import ZoneKind
from congvan.zones import tail_addressees, tail_closing
from congvan.zones.lines import Piece


def claim(pieces: tuple[Piece, ...]) -> dict[int, ZoneKind]:
    """The kind of every piece it knows, by the piece's index; one of the body is not among them."""
    to = tail_addressees.find(pieces)
    kinds = dict.fromkeys(to, ZoneKind.TO)
    kinds.update(tail_closing.find(pieces, to.stop))
    return kinds
