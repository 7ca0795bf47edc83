"""From a letter's text to verdicts, through every stage. Bodies and people are invented."""

from __future__ import annotations

import pytest

from congvan.pipeline import parse
from congvan.policy import Policy, compile_policy

ROOMS = """ỦY BAN NHÂN DÂN
THÀNH PHỐ SÔNG HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 638/UBND-GD

V/v xếp lớp học buổi tối

Sông Hòa, ngày 14 tháng 9 năm 2020

Kính gửi:

- Các trung tâm, nhà thiếu nhi;
- Ủy ban nhân dân các xã.

Theo Kế hoạch số 52/KH-SH ngày 02/9/2020 về lớp học buổi tối, Ủy ban nhân dân Thành phố yêu cầu:

1. Các trung tâm, nhà thiếu nhi, UBND các xã (trừ lực lượng Kiểm lâm và Kiểm ngư) lập lại thời khóa biểu để \
bố trí không quá 35 người/phòng học.

2. Thủ trưởng các trung tâm báo cáo kết quả về Văn phòng trước ngày 25/9/2020.

Nơi nhận:
- Như kính gửi;
- Lưu: VT, GD.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Thử
"""

HOME = """Số: /TXD-ĐT

Xứ Đông, ngày tháng 10 năm 2033

V/v học tập trong mùa sửa chữa giảng đường

Kính gửi: - Các khoa, bộ môn;
- Thư viện Trường.

Hiệu trưởng yêu cầu toàn thể học viên, sinh viên thực hiện các việc sau:

1. Từ ngày 27/10/2033 cho đến khi có thông báo mới, bố trí chế độ học tập tại nhà đối với ít nhất 55% số lượng \
học viên, sinh viên của trường, chỉ những người cần dùng kính hiển vi mới đến giảng đường thực hành.

2. Giao Thư viện cấp tài khoản đọc sách.

Nơi nhận:
- Như kính gửi;
- Lưu: ĐT.

HIỆU TRƯỞNG

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
        (43, None, "2020-09-18", "unknown"),
        (43, True, "2020-09-18", "exempt"),
        (30, None, "2020-09-18", "compliant"),
        (43, False, "2020-09-13", "not_in_force"),
        (43, False, "2020-09-18", "violated"),
    ],
)
def test_people_in_a_room(rooms: Policy, people: int, exempt: bool | None, on: str, expected: str) -> None:
    rule, key = number_rule(rooms)
    facts = {"measures": {key: people}, "propositions": {"luc_luong_kiem_lam_va_kiem_ngu": exempt}}

    [verdict] = [found for found in rooms.check(facts, on=on) if found.rule == rule]

    assert (rule, key) == ("638/UBND-GD#1.limit1", "nguoi/phong_hoc")
    assert verdict.status.value == expected
    assert "không quá 35 người/phòng học" in verdict.quote
    assert verdict.missing == (("propositions.luc_luong_kiem_lam_va_kiem_ngu",) if expected == "unknown" else ())


def test_a_report_is_due_before_its_day(rooms: Policy) -> None:
    [rule] = [rule for rule in rooms.rules if rule.due is not None]
    facts = {"done": {rule.id: "2020-09-24"}}

    def status(on: str, known: dict[str, dict[str, str]]) -> str:
        return next(found.status.value for found in rooms.check(known, on=on) if found.rule == rule.id)

    assert [status("2020-09-20", {}), status("2020-09-27", {}), status("2020-09-27", facts)] == [
        "pending", "unknown", "compliant",
    ]  # fmt: skip


@pytest.mark.parametrize(("share", "expected"), [("60%", "compliant"), ("40%", "violated")])
def test_a_share_at_home_is_not_lifted_by_who_alone_may_come(home: Policy, share: str, expected: str) -> None:
    rule, key = number_rule(home)

    [verdict] = [found for found in home.check({"measures": {key: share}}, on="2033-11-01") if found.rule == rule]

    assert verdict.status.value == expected
    assert "ít nhất 55%" in verdict.quote


def test_every_sentence_of_the_body_is_in_the_ledger(rooms: Policy, home: Policy) -> None:
    for policy in (rooms, home):
        assert policy.ledger
        assert {rule for line in policy.ledger for rule in line.rules} == {rule.id for rule in policy.rules}
