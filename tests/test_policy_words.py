"""What rules say again in plain words, and how verdicts look on a terminal. The sentences are invented."""

from __future__ import annotations

from typing import Any

import pytest

from congvan.model.policy import Rule
from congvan.policy import compile_policy
from congvan.policy.render import render, summary
from congvan.policy.restate import restate
from policy_letters import build, letter


def rules_of(text: str, **directive: Any) -> list[Rule]:
    plain = {"text": text, "date": "2021-05-10", "directive": [{"id": "1", "text": text, **directive}]}
    return list(compile_policy(build(plain)).rules)


def said(rule: Rule) -> str:
    return restate(rule).removesuffix(" Áp dụng từ ngày 10/5/2021.")


@pytest.mark.parametrize(
    ("text", "directive", "expected"),
    [
        ("Các xã phải dọn rác.", {"addressee": "Các xã"}, ["Các xã phải dọn rác."]),
        ("Giao Sở Y tế tiêm phòng.", {"addressee": "Sở Y tế"}, ["Sở Y tế phải tiêm phòng."]),
        (
            "Người dân không được đốt rác.",
            {"addressee": "Người dân", "modality": "prohibition"},
            ["Người dân không được đốt rác."],
        ),
        (
            "Các xã không để xảy ra cháy.",
            {"addressee": "Các xã", "modality": "prohibition"},
            ["Các xã: không để xảy ra cháy."],
        ),
        ("Dọn rác.", {}, ["Phải: dọn rác."]),
        (
            "Trường học dạy từ xa; cấm tụ tập; không ngừng đổi mới; không bắt buộc mặc đồng phục.",
            {"addressee": "Trường học"},
            [
                "Trường học phải dạy từ xa.",
                "Trường học không được tụ tập.",
                "Trường học: không ngừng đổi mới.",
                "Trường học không bắt buộc mặc đồng phục.",
            ],
        ),
        ("Nghiêm cấm việc đốt pháo.", {"modality": "prohibition"}, ["Không được: đốt pháo."]),
        ("Cấm mọi hành vi đốt pháo.", {"modality": "prohibition"}, ["Không được: có mọi hành vi đốt pháo."]),
        (
            "Nghiêm cấm đốt pháo; giả mạo giấy tờ.",
            {"modality": "prohibition"},
            ["Không được: đốt pháo; giả mạo giấy tờ."],
        ),
        (
            "Viên chức không rời địa bàn; giữ liên lạc.",
            {"addressee": "Viên chức", "modality": "prohibition"},
            ["Viên chức không được rời địa bàn.", "Viên chức phải giữ liên lạc."],
        ),
    ],
)
def test_a_rule_said_again_never_turns_its_meaning(text: str, directive: dict[str, Any], expected: list[str]) -> None:
    assert [said(rule) for rule in rules_of(text, **directive)] == expected


def test_an_exception_in_brackets_is_said_once() -> None:
    [rule] = rules_of("Các xã (trừ xã đảo) dọn rác.", addressee="Các xã", exceptions=[{"text": "trừ xã đảo"}])

    assert said(rule) == "Các xã phải dọn rác. Trừ: xã đảo."


def test_a_due_date_belongs_to_its_part() -> None:
    first, second = rules_of(
        "Trường học dạy từ xa trước ngày 20/5/2021; cấm tụ tập.",
        addressee="Trường học",
        deadlines=[{"text": "trước ngày 20/5/2021", "op": "<", "date": "2021-05-20"}],
    )

    assert first.due is not None
    assert second.due is None


def test_a_verdict_on_a_terminal() -> None:
    policy = compile_policy(letter("rooms"))
    facts = {"measures": {"nguoi/phong_hoc": 43}, "bearer": "Ban Quản lý chợ"}
    shown = render([v for v in policy.check(facts, on="2020-09-18") if v.rule.endswith("limit1")][:1], width=100)

    assert shown.splitlines() == [
        "? CHƯA ĐỦ DỮ KIỆN: Thực tế 43 người/phòng học: vượt mức không quá 35 người/phòng học.",
        "    71/UBND-VX#1.limit1 (trang 1): “Các ban, đơn vị, UBND các xã (trừ lực lượng Kiểm lâm và Kiểm",
        "    ngư) lập lại thời khóa biểu để mỗi buổi có không quá 35 người/phòng học”",
        "    → Các ban, đơn vị, UBND các xã phải giữ mức không quá 35 người/phòng học. Trừ: lực lượng Kiểm",
        "      lâm và Kiểm ngư. Áp dụng từ ngày 14/9/2020.",
        "    → Ban Quản lý chợ thuộc đối tượng: Các ban, đơn vị, UBND các xã.",
        "    → Chưa rõ có thuộc trường hợp được trừ: lực lượng Kiểm lâm và Kiểm ngư.",
        "    ? dữ kiện còn thiếu: propositions.luc_luong_kiem_lam_va_kiem_ngu",
        "",
        "1 chưa đủ dữ kiện",
    ]


def test_the_gravest_comes_first_and_bare_acts_together() -> None:
    facts = {"measures": {"nguoi/phong_hoc": 43}, "propositions": {"luc_luong_kiem_lam_va_kiem_ngu": False}}
    shown = render(compile_policy(letter("rooms")).check(facts, on="2020-09-18"))
    heads = [line.split(":")[0] for line in shown.splitlines() if line[:2] in ("✗ ", "? ", "✓ ")]

    assert heads[0] == "✗ VI PHẠM"
    assert shown.count("việc chưa rõ đã diễn ra hay chưa") == 1
    assert heads.index("? CHƯA ĐỦ DỮ KIỆN") > 0


def test_colour_and_width_change_no_word() -> None:
    policy = compile_policy([letter("home"), letter("duties")])
    verdicts = policy.check({"measures": {"ty_le/hoc_vien_sinh_vien/hoc_tap_tai_nha": 40}}, on="2033-11-01")

    assert "\x1b[31m" in render(verdicts, color=True)
    assert "\x1b" not in render(verdicts)
    assert render(verdicts, width=60).split() == render(verdicts, width=200).split()
    assert summary(verdicts).startswith("1 vi phạm · ")
    assert render([]) == "Không có quy tắc nào."
