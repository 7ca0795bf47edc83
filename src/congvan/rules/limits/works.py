"""How work is to be laid out, and how much of it: "rãnh sâu 0,4 m", "trồng mới 250 ha rừng", "từ 3 tầng".

A size or an amount binds where the sentence lays something out or orders it; one that describes ("cây cao 28 m") or
reports is none.
"""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import Limit, Role
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.limits import building, grounds
from congvan.rules.limits.amounts import FIGURES, value
from congvan.rules.limits.building import bound
from congvan.rules.numbers import FIGURED
from congvan.rules.told import forms

SIZED = phrase("limits.sized")
START = r"^[\W\d]*(?:[a-zđ]\)\s*)?"
ASKED = r"(?<!\w)(?:phải|yêu\s+cầu|được|sẽ|phấn\s+đấu|mục\s+tiêu|đề\s+nghị|cho\s+phép)\s+"
MEASURE = phrase("units.measure").removeprefix(r"(?<!\w)")
#: what came of what somebody did: "Đội tổ chức 12 chuyến tuần tra, xử lý 5 vụ"
RESULT = (
    r"[^.;]{0,80},\s+(?:phát\s+hiện|xử\s+lý|xử\s+phạt|giải\s+quyết|vận\s+động|thu|bắt|lập|trồng|khám|cấp|tiêm|phun|thu\s+hút)"
    r"(?:\s+(?:được|giữ|gom|hồi|biên\s+bản|hóa\s+chất))*\s+\d"
)
OTHERS = r",\s+(?:mỗi|các|từng|nay|hiện|toàn)\s"  #: here a clause about something else begins
MET = r"(?<!\w)(?:đạt|hoàn\s+thành|vượt|thực\s+hiện|đủ|theo)\s+(?:các\s+|bộ\s+)?$"  #: before "chỉ tiêu" it tells
UNITS = rf"(?:{phrase('units.floors')}|{MEASURE}|{phrase('units.money')}|%|{phrase('units.age')})"


def sized(match: Match, _: Context) -> Limit:
    """ "Đào hố sâu 0,5 m": a size where the sentence says how something is laid out."""
    if grounds.reports(match) or grounds.tells(grounds.left(match), "limits.found"):
        raise NotThis
    folded, (start, end) = match.view.folded, match.hit.span()
    if light(r"\s+trở\s").match(folded, end):
        raise NotThis
    if not (
        grounds.tells(folded[max(0, start - 200) : start], "limits.laying")
        or grounds.tells(light(OTHERS).split(folded[end : end + 100])[0], "limits.laid")
    ):
        raise NotThis
    return value(match, Role.BOUND)


def planned(match: Match, _: Context) -> Limit:
    """ "Trồng mới 250 ha": an amount of work at the head of a clause."""
    before = grounds.left(match)
    headed = not light(r"\w").search(before) or light(
        rf"(?:,|(?<!\w)(?:và|phải|phấn\s+đấu|mục\s+tiêu|yêu\s+cầu|sẽ|cho|các\s+huyện,\s+thị))\s*$|{START}(?:[^\W\d]+[,\s]+){{1,12}}(?:20\d\d\s+(?:[^\W\d]+[,\s]+){{0,6}})?$"
    ).search(before)
    quantity = building.quantity_of(match)
    done = " được " in match.hit[0] and not grounds.tells(before, "limits.purpose")
    met = match.hit[0].startswith("chỉ") and light(MET).search(before)
    if not headed or done or met or grounds.reports(match) or quantity.kind not in ("measure", "thing") or quantity.per:
        raise NotThis
    return value(match, Role.AMOUNT, quantity, start=match.hit.start("n"))


def from_on(match: Match, _: Context) -> Limit:
    """ "nhà từ 3 tầng": at least so many, where no end follows."""
    if grounds.reports(match):
        raise NotThis
    return bound(match, ">=", building.quantity_of(match), strong=False)


def exact(match: Match, _: Context) -> Limit:
    """ "chở đúng 16 khách": so many, no more and no fewer; "đúng 8 giờ" is a time of day."""
    quantity = building.quantity_of(match)
    if grounds.reports(match) or quantity.unit.lower() in ("giờ", "h", "ngày", "năm", "tháng"):
        raise NotThis
    return value(match, Role.BOUND, quantity)


def full(match: Match, _: Context) -> Limit:
    """ "đủ 18 tuổi": at least; "phải có đủ 12 bình" so many; "chưa đủ" is below."""
    quantity = building.quantity_of(match)
    before = grounds.left(match)
    if quantity.kind not in ("age", "time", "share") and not light(r"(?:phải|có|bắt\s+buộc|khi|cần)\s+$").search(
        before
    ):
        raise NotThis
    if light(r"(?:không|chưa|từ|cho|nhận|thu|nộp|trả)\s+$").search(before) or grounds.reports(match):
        raise NotThis
    if quantity.kind == "thing":
        return value(match, Role.BOUND, quantity)
    return bound(match, ">=", quantity, strong=False)


def required(match: Match, _: Context) -> Limit:
    """ "phải có 02 lối thoát nạn", "phải đạt 380 V": what must be there; papers in copies are none."""
    quantity = building.quantity_of(match)
    if quantity.kind not in ("thing", "measure", "age") or light(PAPERS).match(quantity.unit.lower()):
        raise NotThis
    if grounds.reports(match) or light(r"(?:không|chưa)\s+$").search(grounds.left(match)):
        raise NotThis
    return value(match, Role.BOUND, quantity)


def changed(match: Match, _: Context) -> Limit:
    """ "Nâng mức hỗ trợ lên 2 triệu đồng": what a rate is to be; a fact has no such verb at the head of its clause."""
    quantity = building.quantity_of(match)
    before = grounds.left(match)
    ordered = rf"(?:{START}|{ASKED}){phrase('limits.changing')}(?!\w)"
    if not light(ordered).search(before) or grounds.tells(before, "limits.past"):
        raise NotThis
    if quantity.kind == "thing" and not quantity.per:
        raise NotThis
    return value(match, Role.AMOUNT, quantity)


def equipped(match: Match, _: Context) -> Limit:
    if grounds.reports(match):
        raise NotThis
    return value(match, Role.BOUND, start=match.hit.start("n"))


def ordered(match: Match, _: Context) -> Limit:
    """ "Cử 03 đoàn công tác", "Mở 02 lớp tập huấn", "kiểm tra tại 08 đơn vị": a count that heads an order; what was
    done has "đã", a date that is past, or a body before it."""
    before = grounds.left(match)
    counted = light(r"[^\W\d]+\s[^\d]*\d").search(before)  #: "ban hành 15 văn bản, tổ chức 4 cuộc họp" tells
    came_of_it = light(r"\w").search(before) and light(RESULT).match(match.view.folded, match.hit.end())
    if (
        counted
        or came_of_it
        or not light(HEADS).search(before)
        or grounds.reports(match)
        or grounds.tells(before, "limits.past")
    ):
        raise NotThis
    return value(match, Role.AMOUNT, start=match.hit.start("n"))


def rounds(match: Match, _: Context) -> Limit:
    """ "Tổ chức chiến dịch truyền thông 02 đợt:": in how many rounds an order is to be done."""
    before = grounds.left(match)
    ordering = light(rf"{START}{phrase('limits.ordered', 'limits.heading', 'limits.repeated')}").match(before)
    part = light(r",(?=\s)").split(before)[-1]
    ordering = ordering or light(
        rf"{START}(?:{phrase('limits.heading')}(?:\s+[^\W\d]+){{0,4}}\s+)?{phrase('limits.ordered')}"
    ).match(part)
    if not ordering or grounds.reports(match) or grounds.tells(before, "limits.past"):
        raise NotThis
    return value(match, Role.AMOUNT)


def restricted(match: Match, _: Context) -> Limit:
    """ "hạn chế tốc độ 30 km/h": no more than that; "hạn chế xe trên 10 tấn" says which."""
    if grounds.reports(match):
        raise NotThis
    return bound(match, "<=", building.quantity_of(match), strong=True)


#: what an order of a count stands behind: the head of its clause, or a word that asks
HEADS = (
    rf"(?:^[\W\d]*(?:[a-zđ]\)\s*)?|(?:,|(?<!\w)(?:và|phải|yêu\s+cầu|đề\s+nghị|sẽ|giao|hợp|trì))\s+"
    rf"|^[\W\d]*(?:[a-zđ]\)\s*)?{phrase('limits.heading')}[,\s]+(?:-\s)?(?:[^\W\d]+[,\s]+(?:-\s)?){{0,10}})$"
)
PAPERS = (
    r"(?:bản|bộ|giấy|tờ|văn\s+bản|đơn|phiếu|hồ\s+sơ|nội\s+dung|nhiệm\s+vụ|điều\s+kiện|điểm|chữ\s+ký|phương\s+án|bước|nhóm)"
    r"(?!\w)"
)
WORKS: tuple[Rule[Limit], ...] = (
    Rule(
        "limit.size",
        rf"{SIZED}\s+(?:(?:là|bằng|nhau|tim|mặt|tầng\s+[^\W\d]+)\s+){{0,2}}{FIGURES}\s{{0,2}}{MEASURE}",
        sized,
        ("sâu 0,4 m", "cách nhau 3 m", "đường kính 30 cm"),
        ("sâu rộng", "cao 3 tầng"),
        gates=forms("limits.sized"),
        starts=openers("limits.sized"),
    ),
    Rule(
        "limit.plan",
        rf"(?:{phrase('limits.planned')}|chỉ\s+tiêu(?:\s+[^\W\d]+){{0,3}}\s*:)\s+(?:thêm\s+|được\s+|tối\s+thiểu\s+)?{FIGURES}",
        planned,
        ("trồng mới 250", "đào tạo nghề cho 300"),
        ("trồng rừng",),
        gates=forms("limits.planned"),
        starts=openers("limits.planned"),
    ),
    Rule(
        "limit.from",
        rf"(?<!\w)(?:{phrase('limits.starting')}\s+)từ\s+{FIGURES}\s{{0,2}}(?:{UNITS}|m\d\d(?!\w))"
        r"(?!\s*(?:/|-|\d)|[^.,;:()\d]{0,30}?\s(?:đến|tới|trở|lên|xuống|về|thành)(?!\w))",
        from_on,
        ("nhà từ 3 tầng", "cao từ 15 m", "đạt từ 95%"),
        ("từ 3 tầng đến 5 tầng", "cao từ 15 m trở lên", "nhà từ 3 xã"),
        gates=("từ",),
        starts=openers("limits.starting"),
    ),
    Rule(
        "limit.exact",
        rf"{phrase('limits.exact')}\s+(?:là\s+)?{FIGURES}",
        exact,
        ("đúng 16", "cố định là 5"),
        ("đúng quy định",),
        gates=forms("limits.exact"),
        starts=openers("limits.exact"),
    ),
    Rule(
        "limit.full",
        rf"(?<!\w)(?:đủ|tròn)\s+{FIGURES}\s{{0,2}}[^\W\d]",
        full,
        ("đủ 18 t", "tròn 60 t"),
        ("đầy đủ 5",),
        starts=("đủ", "tròn"),
    ),
    Rule(
        "limit.required",
        rf"(?<!\w)(?:phải|bắt\s+buộc|cần)\s+(?:có|đạt|gồm|bằng|dài|cao|rộng)\s+{FIGURES}\s{{0,2}}[^\W\d]",
        required,
        ("phải có 02 l", "cần đạt 380 v"),
        ("phải có giấy", "phải 3 lần"),
        starts=("phải", "bắt", "cần"),
    ),
    Rule(
        "limit.changed",
        rf"(?<!\w)(?:lên|xuống|còn)\s+(?:(?:mức|còn|ở|là|thành)\s+){{0,2}}{FIGURES}\s{{0,2}}[^\W\d%]?",
        changed,
        ("lên 4 l", "xuống còn 17,5 m", "còn 15"),
        ("lên dưới 4",),
        amid=forms("limits.changing"),
        starts=("lên", "xuống", "còn"),
    ),
    Rule(
        "limit.ordered",
        rf"{phrase('limits.ordered')}\s+(?:thêm\s+|mới\s+|đủ\s+)?{FIGURES}\s+{phrase('units.sittings')}",
        ordered,
        ("cử 03 đoàn", "mở thêm 02 lớp"),
        ("mở lớp", "tổ chức tại 02 xã"),
        gates=openers("units.sittings"),
        starts=openers("limits.ordered"),
    ),
    Rule(
        "limit.made",
        rf"{phrase('limits.made')}\s+(?:thêm\s+|mới\s+|đủ\s+|sẵn\s+|khoảng\s+)?{FIGURES}\s+{phrase('units.made')}",
        ordered,
        ("in 600 tờ rơi", "chuẩn bị thêm 300 bao cát"),
        ("in tờ rơi", "in 600 văn bản"),
        gates=openers("units.made"),
        starts=openers("limits.made"),
    ),
    Rule(
        "limit.rounds",
        rf"{FIGURES}\s+(?:đợt|lần)(?=\s*(?:[.,;:()]|$)|\s+(?:trong|mỗi|vào|trước)(?!\w))",
        rounds,
        ("02 đợt",),
        ("02 đợt mặn", "đợt 2", "lần thứ 2"),
        gates=("đợt", "lần"),
        starts=FIGURED,
    ),
    Rule(
        "limit.visited",
        rf"{phrase('limits.visiting')}(?:\s+[^\W\d]+(?:,(?=\s))?){{0,8}}?\s+tại\s+(?:ít\s+nhất\s+)?{FIGURES}\s+{phrase('units.visited')}",
        ordered,
        ("kiểm tra công tác văn thư tại 08 đơn vị",),
        ("kiểm tra tại đơn vị", "kiểm tra 08 đơn vị"),
        gates=("tại",),
        starts=openers("limits.visiting"),
    ),
    Rule(
        "limit.restricted",
        rf"(?<!\w)hạn\s+chế(?:\s+{phrase('limits.restricting')}){{0,2}}\s+{FIGURES}\s{{0,2}}{MEASURE}",
        restricted,
        ("hạn chế 30 km/h", "hạn chế tốc độ 30 km/h", "hạn chế tải trọng còn 13 tấn"),
        ("hạn chế xe 10 tấn", "hạn chế 5 xe"),
        starts=("hạn",),
    ),
    Rule(
        "limit.equipped",
        rf"{phrase('limits.equipped')}\s+(?:thêm\s+|đủ\s+|sẵn\s+)?{FIGURES}\s+{phrase('units.equipment')}",
        equipped,
        ("bố trí 1 xe", "trang bị thêm 02 bình"),
        ("bố trí xe",),
        starts=openers("limits.equipped"),
    ),
)
