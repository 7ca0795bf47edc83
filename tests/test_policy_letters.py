"""From a letter's text to verdicts, through every stage. Bodies and people are invented."""

from __future__ import annotations

import pytest

from congvan.pipeline import parse
from congvan.policy import Policy, compile_policy

ROOMS = """ỦY BAN NHÂN DÂN
THÀNH PHỐ SÔNG HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 417/UBND-VX

V/v sắp xếp chỗ làm việc tại trụ sở

Sông Hòa, ngày 30 tháng 3 năm 2020

Kính gửi:

- Các phòng, ban, đơn vị Thành phố;
- Ủy ban nhân dân các xã, phường.

Thực hiện Chỉ thị số 31-CT/TU ngày 28/3/2020 của Thành ủy Sông Hòa về phòng dịch, Ủy ban nhân dân Thành phố yêu cầu:

1. Các phòng, ban, đơn vị, UBND các xã, phường (trừ lực lượng Quân đội và Công an) rà soát số người làm việc để \
bố trí không quá 20 người/phòng làm việc.

2. Thủ trưởng các phòng, ban báo cáo kết quả về Văn phòng trước ngày 10/4/2020.

Nơi nhận:
- Như kính gửi;
- Lưu: VT, VX.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Thử
"""

HOME = """Số: /SKT-VP

Xứ Đông, ngày tháng 5 năm 2021

V/v phòng, chống dịch tại cơ quan

Kính gửi: - Các đồng chí Lãnh đạo Sở;
- Các phòng, đơn vị trực thuộc Sở.

Giám đốc Sở yêu cầu toàn thể công chức, viên chức trong cơ quan thực hiện nghiêm các nội dung sau:

1. Từ ngày 25/5/2021 cho đến khi có thông báo mới, thực hiện chế độ làm việc tại nhà đối với ít nhất 50% số lượng \
công chức, viên chức tại đơn vị, chỉ những trường hợp thật sự cần thiết như trực ban mới đến cơ quan làm việc.

2. Giao Văn phòng Sở phân công trực cơ quan.

Nơi nhận:
- Như kính gửi;
- Lưu: VP, VT.

GIÁM ĐỐC

Trần Thị Mẫu
"""


def policy_of(text: str) -> Policy:
    return compile_policy(parse(text.encode()))


def number_rule(policy: Policy) -> tuple[str, str]:
    """The one rule for a number: its id and the key of its measure."""
    [(rule, key)] = [(rule.id, rule.measure.key) for rule in policy.rules if rule.measure is not None]
    return rule, key


@pytest.fixture(scope="module")
def rooms() -> Policy:
    return policy_of(ROOMS)


@pytest.fixture(scope="module")
def home() -> Policy:
    return policy_of(HOME)


@pytest.mark.parametrize(
    ("people", "exempt", "on", "expected"),
    [
        (25, None, "2020-04-03", "unknown"),
        (25, True, "2020-04-03", "exempt"),
        (18, None, "2020-04-03", "compliant"),
        (25, False, "2020-03-29", "not_in_force"),
        (25, False, "2020-04-03", "violated"),
    ],
)
def test_people_in_a_room(rooms: Policy, people: int, exempt: bool | None, on: str, expected: str) -> None:
    rule, key = number_rule(rooms)
    facts = {"measures": {key: people}, "propositions": {"luc_luong_quan_doi_va_cong_an": exempt}}

    [verdict] = [found for found in rooms.check(facts, on=on) if found.rule == rule]

    assert (rule, key) == ("417/UBND-VX#1.limit1", "nguoi/phong_lam_viec")
    assert verdict.status.value == expected
    assert "không quá 20 người/phòng làm việc" in verdict.quote
    assert verdict.missing == (("propositions.luc_luong_quan_doi_va_cong_an",) if expected == "unknown" else ())


def test_a_report_is_due_before_its_day(rooms: Policy) -> None:
    [rule] = [rule for rule in rooms.rules if rule.due is not None]
    facts = {"done": {rule.id: "2020-04-09"}}

    def status(on: str, known: dict[str, dict[str, str]]) -> str:
        return next(found.status.value for found in rooms.check(known, on=on) if found.rule == rule.id)

    assert [status("2020-04-05", {}), status("2020-04-12", {}), status("2020-04-12", facts)] == [
        "pending", "unknown", "compliant",
    ]  # fmt: skip


@pytest.mark.parametrize(("share", "expected"), [("60%", "compliant"), ("40%", "violated")])
def test_a_share_at_home_is_not_lifted_by_who_alone_may_come(home: Policy, share: str, expected: str) -> None:
    rule, key = number_rule(home)

    [verdict] = [found for found in home.check({"measures": {key: share}}, on="2021-06-01") if found.rule == rule]

    assert verdict.status.value == expected
    assert "ít nhất 50%" in verdict.quote


def test_every_sentence_of_the_body_is_in_the_ledger(rooms: Policy, home: Policy) -> None:
    for policy in (rooms, home):
        assert policy.ledger
        assert {rule for line in policy.ledger for rule in line.rules} == {rule.id for rule in policy.rules}
