"""What a check answers, first where it must not accuse. The bodies of the letters are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from congvan.errors import UsageError
from congvan.policy import Policy, Verdict, compile_policy
from policy_letters import letter

ROOM, RANGERS = "nguoi/phong_hoc", "luc_luong_kiem_lam_va_kiem_ngu"
HOME = "ty_le/hoc_vien_sinh_vien/hoc_tap_tai_nha"


@pytest.fixture(scope="module")
def rooms() -> Policy:
    return compile_policy(letter("rooms"))


@pytest.fixture(scope="module")
def home() -> Policy:
    return compile_policy(letter("home"))


@pytest.fixture(scope="module")
def duties() -> Policy:
    return compile_policy(letter("duties"))


def verdict(policy: Policy, rule: str, facts: dict[str, Any], on: str) -> Verdict:
    [found] = [v for v in policy.check(facts, on=on) if v.rule.endswith(f"#{rule}")]
    return found


def status(policy: Policy, rule: str, on: str, **facts: Any) -> str:
    return verdict(policy, rule, facts, on).status.value


def test_nobody_is_accused_while_an_exemption_is_unknown(rooms: Policy) -> None:
    found = verdict(rooms, "1.limit1", {"measures": {ROOM: 43}}, "2020-09-18")

    assert found.status == "unknown"
    assert found.missing == (f"propositions.{RANGERS}",)


def test_too_many_in_a_room_violate_with_the_letters_own_words(rooms: Policy) -> None:
    found = verdict(rooms, "1.limit1", {"measures": {ROOM: 43}, "propositions": {RANGERS: False}}, "2020-09-18")

    assert found.status == "violated"
    assert "không quá 35 người/phòng học" in found.quote
    assert letter("rooms").text[found.span.start : found.span.end] == found.quote
    assert found.measured == 43


@pytest.mark.parametrize("facts", [{"propositions": {RANGERS: True}}, {"bearer": "Kiểm lâm"}, {"bearer": ["Kiểm ngư"]}])
def test_the_rangers_is_exempt(rooms: Policy, facts: dict[str, Any]) -> None:
    assert status(rooms, "1.limit1", "2020-09-18", measures={ROOM: 43}, **facts) == "exempt"


def test_30_people_comply_whatever_else_is_unknown(rooms: Policy) -> None:
    assert status(rooms, "1.limit1", "2020-09-18", measures={ROOM: 30}) == "compliant"


def test_before_its_day_a_letter_is_not_in_force_whatever_the_facts(rooms: Policy) -> None:
    found = rooms.check({"measures": {ROOM: 43}, "propositions": {RANGERS: False}}, on="2020-09-13")

    assert {v.status.value for v in found} == {"not_in_force"}


def test_a_waiver_cannot_be_violated(rooms: Policy) -> None:
    assert [rule.id for rule in rooms.rules if "1.w" in rule.id] == ["71/UBND-VX#1.w"]
    assert status(rooms, "1.w", "2020-09-18") == "compliant"


def test_a_ban_above_a_number_is_broken_only_above_it(rooms: Policy) -> None:
    assert status(rooms, "3.limit1", "2020-09-18", measures={"nguoi/tu_tap": 10}) == "compliant"
    assert status(rooms, "3.limit1", "2020-09-18", measures={"nguoi/tu_tap": 11}) == "violated"
    assert not [rule for rule in rooms.rules if rule.id.endswith("#3")]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.4, "violated"),
        (40, "violated"),
        ("40%", "violated"),
        ("40 %", "violated"),
        ("54,9%", "violated"),
        (0.6, "compliant"),
        (60, "compliant"),
        (0.55, "compliant"),
        (1, "compliant"),
        ("100%", "compliant"),
    ],
)
def test_only_clauses_do_not_lift_the_share_they_stand_with(home: Policy, share: float | str, expected: str) -> None:
    assert status(home, "1.limit1", "2033-11-01", measures={HOME: share}) == expected


def test_until_a_new_notice_ends_only_with_a_reported_one(home: Policy) -> None:
    facts: dict[str, Any] = {"measures": {HOME: 0.4}}
    told = {**facts, "events": {"co_thong_bao_moi": "2033-12-01"}}

    assert verdict(home, "1.limit1", facts, "2043-01-01").status == "violated"
    assert verdict(home, "1.limit1", told, "2033-11-30").status == "violated"
    assert verdict(home, "1.limit1", told, "2033-12-01").status == "not_in_force"
    assert verdict(home, "1.limit1", facts, "2033-10-26").status == "not_in_force"


def test_only_closes_the_act_to_all_others(home: Policy) -> None:
    key = "nhung_nguoi_can_dung_kinh_hien_vi"
    came = {"occurred": {"/STC-VP#1.only1": True}}

    assert verdict(home, "1.only1", came, "2033-11-01").missing == (f"propositions.{key}",)
    assert verdict(home, "1.only1", {**came, "propositions": {key: True}}, "2033-11-01").status == "exempt"
    assert verdict(home, "1.only1", {**came, "propositions": {key: False}}, "2033-11-01").status == "violated"


def test_a_blank_day_leaves_the_start_open(home: Policy) -> None:
    late = {"occurred": {"/STC-VP#2": False}}

    assert verdict(home, "2", late, "2033-09-30").status == "not_in_force"
    assert verdict(home, "2", late, "2033-10-20").missing == ("events.ban_hanh/stc_vp",)
    assert verdict(home, "2", late, "2033-11-01").status == "violated"
    reported = {**late, "events": {"ban_hanh/stc_vp": "2033-10-19"}}
    assert verdict(home, "2", reported, "2033-10-20").status == "violated"


@pytest.mark.parametrize(
    ("on", "facts", "expected"),
    [
        ("2021-05-19", {}, "pending"),
        ("2021-05-20", {}, "unknown"),
        ("2021-05-20", {"occurred": {"12/UBND-KT#1.due1": False}}, "violated"),
        ("2033-10-27", {"done": {"12/UBND-KT#1.due1": "2021-05-19"}}, "compliant"),
        ("2033-10-27", {"done": {"12/UBND-KT#1.due1": "2021-05-20"}}, "violated"),
        ("2021-05-12", {"done": {"12/UBND-KT#1.due1": "2021-05-19"}}, "pending"),
    ],
)
def test_a_duty_is_pending_till_its_day_is_over(duties: Policy, on: str, facts: dict[str, Any], expected: str) -> None:
    assert verdict(duties, "1.due1", facts, on).status == expected


def test_a_length_counts_working_days_from_a_reported_event(duties: Policy) -> None:
    event = {"events": {"ngay_nhan_duoc_ho_so": "2021-05-21"}}
    late = {"occurred": {"12/UBND-KT#2": False}}

    assert verdict(duties, "2", late, "2022-01-01").status == "pending"
    assert verdict(duties, "2", {**event, **late}, "2021-05-31").status == "pending"
    assert verdict(duties, "2", {**event, **late}, "2021-06-01").status == "violated"
    assert verdict(duties, "2", event, "2021-06-01").missing == ("done.12/UBND-KT#2",)


def test_an_hour_on_the_last_day(duties: Policy) -> None:
    def done(at: str) -> str:
        return status(duties, "10", "2021-05-30", done={"12/UBND-KT#10": at})

    assert done("2021-05-28T15:59") == "compliant"
    assert done("2021-05-28T16:01") == "violated"
    assert done("2021-05-28") == "unknown"


def test_a_threshold_is_a_condition_and_an_amount_is_applied(duties: Policy) -> None:
    turnover = "dong/doanh_nghiep_doanh_thu"
    [rule] = [rule for rule in duties.rules if rule.id.endswith("#3.limit1")]
    assert rule.measure is not None
    assert [t.measure.key for t in rule.thresholds] == [turnover]
    paid = rule.measure.key

    assert status(duties, "3.limit1", "2021-06-01", measures={paid: 1, turnover: 10**9}) == "not_applicable"
    assert status(duties, "3.limit1", "2021-06-01", measures={paid: 1, turnover: 2 * 10**9}) == "violated"
    assert status(duties, "3.limit1", "2021-06-01", measures={paid: 500000}) == "compliant"
    unsure = verdict(duties, "3.limit1", {"measures": {paid: 1}}, "2021-06-01")
    assert unsure.missing == (f"measures.{turnover}",)


def test_conditions(duties: Policy) -> None:
    met = {"occurred": {"12/UBND-KT#4": True}}

    assert verdict(duties, "4", met, "2021-06-01").missing == ("propositions.co_nguoi_sot",)
    assert verdict(duties, "4", {**met, "propositions": {"co_nguoi_sot": False}}, "2021-06-01").status == (
        "not_applicable"
    )
    assert verdict(duties, "4", {**met, "propositions": {"co_nguoi_sot": True}}, "2021-06-01").status == "violated"
    idle = {"occurred": {"12/UBND-KT#6": False}}
    assert verdict(duties, "6", idle, "2021-06-01").missing == ("propositions.trong_thoi_gian_dich_xay_ra",)


def test_recommendations_advise(duties: Policy) -> None:
    assert status(duties, "5", "2021-06-01") == "advisory"
    assert status(duties, "5.limit1", "2021-06-01") == "advisory"


def test_an_exception_defeats_its_own_part_and_no_other(duties: Policy) -> None:
    rules = {rule.id.partition("#")[2]: rule for rule in duties.rules}

    assert [p.key for p in rules["7.part1"].defeaters] == ["cho_hoa"]
    assert not rules["7.part2"].defeaters
    assert not rules["7.limit1"].defeaters
    assert [p.effect.value for p in rules["7.limit1"].exceptions] == ["uncounted"]


def test_what_stands_apart_defeats_the_directive_before_it(duties: Policy) -> None:
    rules = {rule.id.partition("#")[2]: rule for rule in duties.rules}

    assert [p.key for p in rules["8"].defeaters] == ["khu_b"]
    assert [p.key for p in rules["8.2"].conditions] == ["khu_b"]
    assert not rules["8.2"].defeaters


def test_unlike_amounts_of_one_unit_share_no_fact(duties: Policy) -> None:
    keys = [rule.measure.key for rule in duties.rules if rule.measure and "#9." in rule.id]

    assert keys == ["dong/ho_so/phi_cap_moi", "dong/ho_so/phi_cap_lai"]


def test_a_bearer_whom_the_words_do_not_settle_is_unknown(rooms: Policy) -> None:
    facts = {"measures": {ROOM: 43}, "propositions": {RANGERS: False}}

    assert verdict(rooms, "1.limit1", {**facts, "bearer": "Ban Quản lý chợ"}, "2020-09-18").status == "violated"
    stranger = verdict(rooms, "1.limit1", {**facts, "bearer": "Hội Người cao tuổi"}, "2020-09-18")
    assert stranger.missing == ("propositions.thuoc/ban_don_vi_ubnd_cac_xa",)
    other = {"measures": {ROOM: 43}, "propositions": {RANGERS: False, "thuoc/ban_don_vi_ubnd_cac_xa": False}}
    assert verdict(rooms, "1.limit1", other, "2020-09-18").status == "not_applicable"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"measures": {"nguoi/phong": 3}}, "nguoi/phong_hoc"),
        ({"measurs": {}}, "measures"),
        ({"propositions": {"luc_luong_kiem_lam": True}}, RANGERS),
        ({"measures": {ROOM: "nhiều"}}, "phải là số|không phải số"),
        ({"measures": {ROOM: True}}, "phải là số"),
        ({"measures": {ROOM: "40%"}}, "tỷ lệ"),
        ({"propositions": {RANGERS: "có"}}, "true hoặc false"),
        ({"done": {"71/UBND-VX#1": "hôm qua"}}, "NĂM-THÁNG-NGÀY"),
        ({"done": {"71/UBND-VX#1": "2020-09-16"}, "occurred": {"71/UBND-VX#1": False}}, "mâu thuẫn"),
        ({"bearer": 7}, "bearer"),
        ([], "đối tượng JSON"),
    ],
)
def test_facts_that_nobody_asked_for_or_of_a_wrong_kind(rooms: Policy, facts: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        rooms.check(facts, on="2020-09-18")


def test_a_day_that_is_none(rooms: Policy) -> None:
    with pytest.raises(UsageError, match="on:"):
        rooms.check({}, on="2020-02-30")


def test_null_is_unknown(rooms: Policy) -> None:
    facts = {"measures": {ROOM: 43}, "propositions": {RANGERS: None}, "bearer": None, "done": None}

    assert verdict(rooms, "1.limit1", facts, "2020-09-18").missing == (f"propositions.{RANGERS}",)


def test_what_is_in_force_on_a_day(home: Policy) -> None:
    assert not home.on("2033-09-30").rules
    assert [rule.id for rule in home.on(date(2033, 10, 20)).rules] == ["/STC-VP#2"]
    assert len(home.on("2033-11-01").rules) == len(home.rules)
    assert len(home.on("2033-11-01", {"co_thong_bao_moi": "2033-10-31"}).rules) == 1
