"""Caps and floors that a prohibition sets: "không tập trung quá 20 người", "không để mực nước xuống dưới 20 m".

Words may stand between the negation and the comparator, but none that open another clause or say whom a rule covers:
"không nhận hàng có độ ẩm quá 14%", "cấm xe quá 10 tấn" forbid what is beyond the number, which is a threshold there.
"""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import Limit, Role
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.comparators import BIG, SMALL
from congvan.rules.numbers import number
from congvan.rules.quantities import Quantity

NEGATION, GATHERING = phrase("limits.negation"), phrase("limits.gathering")
MARK = rf"(?:\s+{phrase('limits.marks')})?"
#: a word, be there figures in it: "110kV", "SO2"
WORD = r"(?=\d*[^\W\d_])[^\W_]+"
GAP = rf"(?P<gap>(?:\s+(?!{phrase('limits.beyond')}){WORD}){{1,9}}?)"
#: "không để" reaches over words that open another clause elsewhere: "không để hộ nào phải chờ quá 15 phút"
LET = rf"không(?:\s+được)?\s+để(?P<gap>(?:\s+(?!{phrase('limits.parted')}){WORD}){{1,14}}?)"
FIRM = ("không được", "cấm", "nghiêm cấm")
STAYING = phrase("limits.staying")
#: what is agreed on for a time, be it months: "không ký hợp đồng quá 12 tháng"
SIGNED = r"(?:ký|tổ\s+chức|cho|giao|bố\s+trí|cử|gia\s+hạn|thuê|vay|tạm\s+giữ|tuyển|đình\s+chỉ|biệt\s+phái)(?!\w)"
THEN = r"(?:thì|(?:sẽ\s+)?bị|sẽ|coi\s+như|xem\s+như)"
SUPPOSED = r"(?<!\w)(?:nếu|trường\s+hợp|khi|hành\s+vi|mà)(?!\w)"
#: before "không để" a clause with "khi" says when it holds: "khi vận hành không để …"
SUPPOSED_LET = r"(?<!\w)(?:nếu|trường\s+hợp|hành\s+vi|mà)(?!\w)|(?<!\w)khi(?:\s+[^\W\d]+)?\s+$"
#: what says whom a number covers, and what may follow a number that ends its clause
COVERING = r"(?:^|\s)(?:có|mang|chở|thuộc|với)(?:\s+[^\W\d]+){0,3}$"
CLOSING = rf"\s*(?:[.,;:)]|$)|\s+{phrase('limits.closing')}"
ANY = r"(?:^|\s)(?:nào|bất\s+(?:cứ|kỳ)|tình\s+trạng|hiện\s+tượng)(?=\s)"


def capped(match: Match, _: Context) -> Limit:
    """ "không tập trung quá 20 người"; "không triển khai quá 12 tháng" is a threshold and no such cap."""
    quantity, gap, cue = building.counted(match), match["gap"].strip(), match["cue"]
    loose = cue in ("trên", "hơn")
    if light(SUPPOSED).search(grounds.left(match).rsplit(" phải ", 1)[-1]) or light(r"\s(?:có|còn)\s").search(
        f"{gap} "
    ):
        raise NotThis
    if loose and (
        not light(rf"{GATHERING}(?:\s+[^\W\d]+){{0,3}}$").search(gap)
        or light(grounds.PLACES).match(quantity.unit.lower() if quantity.unit else "")
        or (match["no"] in FIRM[1:] and light(rf"{_carriers()}").match(gap))
    ):
        raise NotThis
    if match["no"] in FIRM[1:] and light(rf"{_carriers()}(?:\s+[^\W\d]+){{0,1}}$").match(gap):
        raise NotThis
    if gap.startswith("để ") or (cue == "hơn" and light(rf"{SMALL}$").search(gap)):
        raise NotThis
    firm = match["no"] in FIRM or gap == "để" or gap.startswith(("ai ", "cho ")) or " được " in f" {gap} "
    if (
        quantity.kind == "time"
        and not firm
        and is_default(match, quantity, stays=light(STAYING).search(gap) is not None)
    ):
        raise NotThis
    if quantity.kind == "age":
        raise NotThis
    return building.limit(match, "<=", Role.BOUND, quantity, value=building.worth(match, quantity))


def is_default(match: Match, quantity: Quantity, *, stays: bool) -> bool:
    """Whether what is not done for so long has a consequence: "không triển khai quá 12 tháng thì thu hồi"; in
    "không tổ chức quá 01 ngày" it must not be done longer. "Quá 22 giờ" tells the clock."""
    folded, gap = match.view.folded, match["gap"].strip()
    if light(rf"[^.;]{{0,120}}?\s{THEN}\s").match(folded, quantity.end):
        return True
    if match["cue"].startswith(("muộn", "chậm", "trễ")):
        return True
    if stays:
        return False
    if quantity.unit.lower() == "giờ" and match["n"] in ("20", "21", "22", "23"):
        return True
    long = quantity.unit.lower() in ("tháng", "năm", "quý", "tuần") and not light(SIGNED).match(gap)
    return (
        long or light(CLOSING).match(folded, quantity.end) is None or " mà " in folded[quantity.end : quantity.end + 20]
    )


def let(match: Match, _: Context) -> Limit:
    """ "không để mang tải máy biến áp vượt quá 110%"; in "không để xe trên 10 tấn qua cầu" 10 tấn says which cars."""
    quantity, gap = building.counted(match), match["gap"].strip()
    covering = light(rf"(?:^|\s){_carriers()}(?:\s+[^\W\d]+)?$").search(gap) or light(COVERING).search(gap)
    whole = light(ANY).search(f"{gap} ") or light(CLOSING).match(match.view.folded, quantity.end)
    placed = match["cue"] == "trên" and light(grounds.PLACES).match(quantity.unit.lower())
    short = match["cue"] == "hơn" and light(rf"{SMALL}$").search(gap)
    staying = light(rf"{STAYING}$").search(gap)
    if quantity.kind == "age" or placed or short or (covering and not (whole or staying)):
        raise NotThis
    if light(SUPPOSED_LET).search(grounds.left(match)):
        raise NotThis
    return building.limit(match, "<=", Role.BOUND, quantity, value=building.worth(match, quantity))


def floored(match: Match, _: Context) -> Limit:
    """Floors: "không để mực nước xuống dưới 20 m", "không bố trí ít hơn 02 người".

    "Không bán cho người dưới 18 tuổi" is none, nor "không hỗ trợ diện tích nhỏ hơn 0,2 ha".
    """
    quantity, gap = building.counted(match), match["gap"].strip()
    if light(r"(?:^|\s)(?:có|bắt\s+buộc|yêu\s+cầu)\s").search(f"{gap} ") and not gap.startswith("để "):
        raise NotThis
    near = match["cue"].startswith(("dưới", "gần", "sớm", "kém"))
    if not near and light(rf"{phrase('limits.giving')}\s+[^\W\d]").match(gap):
        raise NotThis
    sinks = light(rf"{phrase('limits.sinking')}$").search(gap) or gap.startswith("để ")
    if quantity.kind == "age" or (match["cue"] == "dưới" and not sinks):
        raise NotThis
    if light(SUPPOSED_LET if gap.startswith("để ") else SUPPOSED).search(grounds.left(match)):
        raise NotThis
    return building.limit(match, ">=", Role.BOUND, quantity, value=building.worth(match, quantity))


def _carriers() -> str:
    return rf"(?:(?:cho|để|các|những)\s+){{0,2}}{phrase('limits.carriers')}"


NEGATIONS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.not_over",
        rf"(?P<no>{NEGATION}){GAP}\s+(?P<cue>(?:vượt\s+)?quá|trên|hơn|vượt(?:\s+lên|\s+trên)?|{BIG}\s+(?:hơn|quá)){MARK}\s+\+?{number()}",
        capped,
        ("không tập trung quá 20", "không tụ tập đông người quá 02", "không được chở quá 2", "không để nợ vượt 3"),
        ("không quá 20", "không nhận hồ sơ nếu nộp quá 12 tháng"),
        gates=("quá", "trên", "hơn", "vượt"),
        needs=openers("limits.negation"),
        starts=openers("limits.negation"),
    ),
    Rule(
        "limit.not_let",
        rf"{LET}\s+(?P<cue>(?:vượt\s+)?quá|trên|hơn|vượt(?:\s+(?:lên|trên))?|{BIG}\s+(?:hơn|quá)){MARK}\s+\+?{number()}",
        let,
        ("không để mang tải máy biến áp 110kv vượt quá 110", "không để hộ nào phải chờ quá 15"),
        ("không để quá 15", "không để hộ nào chờ, vượt quá 15"),
        gates=("quá", "trên", "hơn", "vượt"),
        needs=("để",),
        starts=("không",),
    ),
    Rule(
        "limit.not_under",
        rf"(?P<no>{NEGATION}){GAP}\s+(?P<cue>dưới|{SMALL}\s+(?:hơn|quá|dưới)|kém){MARK}\s+\+?{number()}",
        floored,
        ("không để mực nước xuống dưới 20", "không bố trí ít hơn 02"),
        ("không dưới 20",),
        gates=("dưới", "hơn", "kém", "quá"),
        needs=openers("limits.negation"),
        starts=openers("limits.negation"),
    ),
)
