"""Units, bodies and their lineage; the units of issuers, near misses first."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan import gazetteer
from congvan.fields import unit as stage
from congvan.gazetteer import AdminUnit
from congvan.model.letter import Issuer, Unit
from congvan.spans import Span

CASES = tomllib.loads((Path(__file__).parent / "fixtures" / "issuer_units.toml").read_text("utf-8"))["case"]
BEFORE, AFTER, NOW = "2025-06-30", "2025-07-01", "2026-10-01"
OLD_COMMUNES = list(gazetteer.standing("commune", BEFORE))
TIERS: tuple[gazetteer.Tier, ...] = ("province", "district", "commune")
DAYS = ("2019-06-01", BEFORE, AFTER, NOW)
ALL = list(dict.fromkeys(one for tier in TIERS for on in DAYS for one in gazetteer.standing(tier, on)))


def read(name: str, parent: str | None = None, place: str | None = None, day: str | None = None) -> Unit | None:
    return stage.find(Issuer(name, parent, Span(0, len(name))), place, day)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_unit_of_an_issuer(case: dict[str, object]) -> None:
    found = read(*(case.get(key) for key in ("name", "parent", "place", "day")))  # type: ignore[arg-type]

    if "level" not in case:
        assert found is None
        return
    assert found is not None
    told = {
        "level": found.level,
        "province": found.province,
        "unit": found.name,
        "until": found.valid_until,
        "successors": list(found.successors),
        "since": found.successor_since,
    }
    wanted = {key: case.get(key) for key in told} | {"successors": case.get("successors", [])}
    assert told == wanted
    assert found.successor == (found.successors[0] if len(found.successors) == 1 else None)


@pytest.mark.parametrize(
    ("tier", "on", "count"),
    [
        # 61 provinces from 1997, 64 from 2004, 63 from 1/8/2008, 34 from 1/7/2025 (NQ 202/2025/QH15)
        ("province", "1997-01-01", 61),
        ("province", "2004-01-01", 64),
        ("province", "2008-08-01", 63),
        ("province", BEFORE, 63),
        ("province", AFTER, 34),
        ("province", NOW, 34),
        ("district", BEFORE, 696),
        ("district", AFTER, 0),
        ("commune", BEFORE, 10035),
        ("commune", AFTER, 3321),
    ],
)
def test_counts(tier: gazetteer.Tier, on: str, count: int) -> None:
    standing = list(gazetteer.standing(tier, on))

    if on == NOW:  # the old Bắc Ninh may still stand on that day, as the day of its change is not known
        standing = [one for one in standing if one.full != "Tỉnh Bắc Ninh"]
    assert len(standing) == count


def test_nine_cities_and_twenty_five_provinces_on_1_10_2026() -> None:
    words = [one.word for one in gazetteer.standing("province", NOW) if one.full != "Tỉnh Bắc Ninh"]

    assert (words.count("thành phố"), words.count("tỉnh")) == (9, 25)


def test_kinds_of_communes_after_1_7_2025() -> None:
    words = [one.word for one in gazetteer.standing("commune", AFTER)]

    assert {word: words.count(word) for word in set(words)} == {"xã": 2621, "phường": 687, "đặc khu": 13}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hà Giang", "Tuyên Quang"), ("Yên Bái", "Lào Cai"), ("Bắc Kạn", "Thái Nguyên"), ("Vĩnh Phúc", "Phú Thọ"),
        ("Hòa Bình", "Phú Thọ"), ("Bắc Giang", "Bắc Ninh"), ("Thái Bình", "Hưng Yên"), ("Hải Dương", "Hải Phòng"),
        ("Hà Nam", "Ninh Bình"), ("Nam Định", "Ninh Bình"), ("Quảng Bình", "Quảng Trị"), ("Quảng Nam", "Đà Nẵng"),
        ("Kon Tum", "Quảng Ngãi"), ("Bình Định", "Gia Lai"), ("Ninh Thuận", "Khánh Hòa"), ("Đắk Nông", "Lâm Đồng"),
        ("Bình Thuận", "Lâm Đồng"), ("Phú Yên", "Đắk Lắk"), ("Bình Dương", "Hồ Chí Minh"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"), ("Bình Phước", "Đồng Nai"), ("Long An", "Tây Ninh"),
        ("Sóc Trăng", "Cần Thơ"), ("Hậu Giang", "Cần Thơ"), ("Bến Tre", "Vĩnh Long"), ("Trà Vinh", "Vĩnh Long"),
        ("Tiền Giang", "Đồng Tháp"), ("Bạc Liêu", "Cà Mau"), ("Kiên Giang", "An Giang"),
    ],
)  # fmt: skip
def test_mergers_of_provinces(old: str, new: str) -> None:
    [before] = gazetteer.find(old, BEFORE, tier="province")
    [after] = gazetteer.became(before, AFTER)

    assert (before.until, after.name, gazetteer.since_when(before, after)) == (BEFORE, new, AFTER)
    assert before in gazetteer.predecessors(after)


@pytest.mark.parametrize("name", ["Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
                                  "Cao Bằng", "Hà Nội", "Huế", "Quảng Ninh"])  # fmt: skip
def test_unchanged_provinces_go_on(name: str) -> None:
    assert gazetteer.find(name, BEFORE, tier="province") == gazetteer.find(name, AFTER, tier="province")


@pytest.mark.parametrize(
    ("written", "on", "full"),
    [
        ("TP. HẠ LONG", "2020-01-01", "Thành phố Hạ Long"),
        ("tp Hạ Long", "2020-01-01", "Thành phố Hạ Long"),
        ("T.P Hạ Long", "2020-01-01", "Thành phố Hạ Long"),
        ("Tp.HCM", "2020-01-01", "Thành phố Hồ Chí Minh"),
        ("TPHCM", "2020-01-01", "Thành phố Hồ Chí Minh"),
        ("Q.1", "2020-01-01", "Quận 1"),
        ("Quận 01", "2020-01-01", "Quận 1"),
        ("TX. Quảng Yên", "2020-01-01", "Thị xã Quảng Yên"),
        ("HUYỆN PHÚ HOÀ", "2020-01-01", "Huyện Phú Hòa"),
        ("H. Đan Phượng", "2020-01-01", "Huyện Đan Phượng"),
        ("Bà Rịa–Vũng Tàu", "2020-01-01", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên-Huế", "2020-01-01", "Tỉnh Thừa Thiên Huế"),
        ("ĐĂK LĂK", "2020-01-01", "Tỉnh Đắk Lắk"),
        ("đặc khu Vân Đồn", "2026-01-01", "Đặc khu Vân Đồn"),
    ],
)
def test_names_as_written(written: str, on: str, full: str) -> None:
    assert [one.full for one in gazetteer.find(written, on)] == [full]


def test_ambiguous_names_give_all() -> None:
    found = gazetteer.find("Châu Thành", "2020-01-01", tier="district")

    assert len(found) == 10
    assert len({gazetteer.province_of(one) for one in found}) == 10
    [one] = gazetteer.find("huyện Châu Thành", "2020-01-01", within="tỉnh Bến Tre")
    assert gazetteer.lies_in(one, "Bến Tre")


def test_within_takes_a_unit_or_a_name() -> None:
    [city] = gazetteer.find("TP.HCM", "2020-01-01")

    assert gazetteer.find("Quận 1", within=city) == gazetteer.find("Quận 1", within="TP.HCM")
    assert not gazetteer.find("Quận 1", within="Hà Nội")


def test_every_old_commune_and_district_has_successors_that_stand() -> None:
    for one in [*OLD_COMMUNES, *gazetteer.standing("district", BEFORE)]:
        after = gazetteer.successors(one)
        assert after, one
        assert all(new.tier == "commune" and new.stands_on(AFTER) for new in after), one


def test_every_new_commune_has_predecessors_in_the_provinces_merged_into_its_own() -> None:
    for one in gazetteer.standing("commune", AFTER):
        olds = gazetteer.predecessors(one)
        assert olds, one
        province = gazetteer.province_of(one, AFTER)
        for old in olds:
            before = gazetteer.province_of(old, BEFORE)
            assert before is not None and province in gazetteer.became(before, AFTER), (one, old)


def test_lineage_goes_both_ways() -> None:
    for one in ALL:
        assert all(one in gazetteer.predecessors(new) for new in gazetteer.successors(one))


def test_changes_stand_in_order() -> None:
    for one in ALL:
        assert not (one.since and one.until and one.since > one.until)
        for new in gazetteer.successors(one):
            day = gazetteer.since_when(one, new)
            assert one.until and day and day >= one.until
            assert new.stands_on(day)


def test_an_ended_unit_has_successors_and_a_standing_one_none() -> None:
    for one in ALL:
        assert bool(gazetteer.successors(one)) == bool(one.until), one


def test_names_are_stored_as_they_are_looked_up() -> None:
    for one in ALL:
        assert gazetteer.key_of(one.name) == one.name.lower(), one
        assert one in gazetteer.find(one.full.upper()), one


def test_province_of_the_day() -> None:
    [district] = gazetteer.find("huyện Phú Vang", "2020-01-01")

    names = {on: (found := gazetteer.province_of(district, on)) and found.full for on in ("2020-01-01", BEFORE, AFTER)}
    assert names == {"2020-01-01": "Tỉnh Thừa Thiên Huế", BEFORE: "Thành phố Huế", AFTER: "Thành phố Huế"}


@pytest.mark.parametrize(
    ("unit", "day", "stands"),
    [
        (AdminUnit("X", "tỉnh", "province", "2026", None, 0), "2026-01-01", True),
        (AdminUnit("X", "tỉnh", "province", "2026", None, 0), "2025-12-31", False),
        (AdminUnit("X", "tỉnh", "province", None, "2025-06-30", 0), "2025-06", True),
        (AdminUnit("X", "tỉnh", "province", None, "2025-06-30", 0), "2025-07", False),
        (AdminUnit("X", "tỉnh", "province", "2025-07-01", None, 0), date(2025, 7, 1), True),
        (AdminUnit("X", "tỉnh", "province", "2025-07-01", None, 0), "2025", True),
        (AdminUnit("X", "tỉnh", "province", "2025-07-01", None, 0), "2024", False),
    ],
)
def test_a_cut_day_counts_where_it_may(unit: AdminUnit, day: gazetteer.Day, stands: bool) -> None:
    assert unit.stands_on(day) is stands


def test_committees_follow_their_units() -> None:
    [province], [ward] = gazetteer.find("tỉnh Quảng Ninh"), gazetteer.find("phường Bãi Cháy", AFTER)

    assert gazetteer.committee_of(province) == "Tỉnh ủy Quảng Ninh"
    assert [gazetteer.committee_of(one) for one in gazetteer.became(province)] == ["Thành ủy Quảng Ninh"]
    assert gazetteer.committee_of(ward) == "Đảng ủy phường Bãi Cháy"


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", "tỉnh ", "TP. ", "UBND XÃ ", "SỞ Y TẾ ", "q."]))
def test_any_name_is_taken(name: str, before: str) -> None:
    gazetteer.find(before + name)
    gazetteer.mentions(before + name)
    read(before + name, name, name, "2020-01-01")


@settings(deadline=None)
@given(st.sampled_from(ALL))
def test_a_committee_of_any_unit_with_its_ring_is_read(one: AdminUnit) -> None:
    ring = [one]
    while around := gazetteer.parent_of(ring[-1]):
        ring.append(around)
    day = one.until if one.until and len(one.until) == 10 else NOW

    found = read("ỦY BAN NHÂN DÂN " + ", ".join(part.full for part in ring).upper(), day=day)

    assert found is not None and found.level == one.tier
    province = gazetteer.province_of(one, day)
    if found.province is not None:
        assert province is not None and found.province == province.name


@pytest.mark.parametrize(
    "hostile", ["xã " * 40_000, "tỉnh ủy, " * 40_000, "q." * 40_000, "a" * 1_000_000, "- " * 400_000]
)
def test_hostile_names_are_no_unit(hostile: str) -> None:
    found = read(hostile, hostile, hostile, "2020-01-01")

    assert found is None or found.province is None
