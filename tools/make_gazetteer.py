"""Makes the gazetteer's data: ``python tools/make_gazetteer.py --data FOLDER``.

FOLDER is the ``vietnamadminunits/data`` folder of the PyPI package vietnamadminunits (MIT licence, by Tran Ngoc Minh
Hieu; 1.0.4 was used), which only this script needs: ``pip download --no-deps vietnamadminunits==1.0.4``, and unzip.
Its tables hold the units of 30/6/2025 and of 1/7/2025, and which old commune went into which new one. What they do not
hold stands in ``tools/units_by_hand.toml`` and ``tools/bodies_by_hand.toml``, with sources.

Writes ``units.tsv`` and ``bodies.tsv`` of ``src/congvan/gazetteer``: rows sorted by name in lower case, so that a name
is found by bisection; units refer to each other by the number of their row.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tomllib
import unicodedata
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INTO = HERE.parent / "src" / "congvan" / "gazetteer"
MERGED_ON = "2025-07-01"
OLD = {"xã": "x", "phường": "p", "thị trấn": "t", "huyện": "h", "quận": "q", "thị xã": "s", "thành phố": "c"}
NEW = {"xã": "X", "phường": "P", "đặc khu": "K"}
PROVINCE = {"tỉnh": "T", "thành phố": "C"}

HEAD = """\
# Administrative units of Việt Nam and what became of them; made by tools/make_gazetteer.py, not to be edited.
# Source: PyPI vietnamadminunits 1.0.4 (MIT, see units.LICENSE) for the units of 30/6/2025 and 1/7/2025 and their
# lineage; tools/units_by_hand.toml for older provinces and districts, the cities of 2026 and other spellings.
# Lines with @: code, word, tier, first day, last day, forms. Then rows, numbered from 0, sorted by name:
# name, code (= is another spelling), row of the unit around it, rows of its successors, first day, last day.
"""


@dataclass(eq=False)
class Row:
    """One unit, or another spelling of one (code "=", ``within`` the unit that is meant)."""

    name: str
    code: str
    within: Row | None = None
    since: str = ""
    until: str = ""
    successors: list[Row] = field(default_factory=list)

    def stands(self, day: str) -> bool:
        return self.since <= day and (not self.until or day <= self.until)

    def order(self) -> tuple[Any, ...]:
        around = self.within.order() if self.within else ()
        return (self.name.lower(), self.code, self.since, self.until, around)


def parted(full: str) -> tuple[str, str]:
    """The level word in lower case, and the name: ("thành phố", "Hạ Long")."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for word in sorted({*OLD, *NEW, *PROVINCE}, key=len, reverse=True):
        if full.lower().startswith(word + " "):
            name = full[len(word) + 1 :]
            return word, str(int(name)) if name.isdigit() else name
    raise ValueError(full)


def day_before(day: str) -> str:
    """The day before; a day that is not known stays as it is."""
    return str(date.fromisoformat(day) - timedelta(1)) if len(day) == 10 else day


class Register:
    """The rows so far, by the names and keys that the sources use."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.named: dict[tuple[str, str], list[Row]] = {}

    def add(self, full: str, codes: dict[str, str], within: Row | None = None, since: str = "", until: str = "") -> Row:
        word, name = parted(full)
        row = Row(name, codes[word], within, since, until)
        self.rows.append(row)
        self.named.setdefault((codes[word], name), []).append(row)
        return row

    def at(self, full: str, codes: dict[str, str], day: str, within: Row | None = None) -> Row:
        word, name = parted(full)
        rows = self.named.get((codes[word], name), [])
        [row] = [r for r in rows if r.stands(day) and (within is None or r.within is within)]
        return row


def provinces(register: Register, events: list[dict[str, Any]], old: list[str], new: list[str]) -> None:
    """Provinces of 30/6/2025, the changes before (latest first) and after; those of 1/7/2025 come with the merger."""
    for full in old:
        register.add(full, PROVINCE)
    for event in sorted((e for e in events if e["on"] < MERGED_ON), key=lambda e: e["on"], reverse=True):
        to = [register.at(full, PROVINCE, event["on"]) for full in event["to"]]
        for row in to:
            row.since = row.since if event.get("joins") else event["on"]
        for full in event["from"]:
            register.add(full, PROVINCE, until=day_before(event["on"])).successors += to


def merge_provinces(register: Register, merged: dict[str, list[str]]) -> dict[str, Row]:
    """The provinces of 1/7/2025, by name; one that only goes on keeps its row."""
    found = {}
    for new, old in merged.items():
        rows = [register.at(full, PROVINCE, "2025-06-30") for full in old]
        if old == [new]:
            found[new] = rows[0]
            continue
        for row in rows:
            row.until = "2025-06-30"
        found[new] = register.add(new, PROVINCE, since=MERGED_ON)
        for row in rows:
            row.successors.append(found[new])
    return found


def later_provinces(register: Register, events: list[dict[str, Any]]) -> None:
    """Changes after the merger of 1/7/2025, in order."""
    for event in sorted((e for e in events if e["on"] > MERGED_ON), key=lambda e: e["on"]):
        rows = [register.at(full, PROVINCE, day_before(event["on"])) for full in event["from"]]
        to = [register.add(full, PROVINCE, since=event["on"]) for full in event["to"]]
        for row in rows:
            row.until, row.successors = day_before(event["on"]), to


def older_districts(register: Register, events: list[dict[str, Any]]) -> None:
    """Districts that ended before 30/6/2025, latest first."""
    standing = {(row.code, row.name, row.within) for row in register.rows}
    for event in sorted(events, key=lambda e: e["on"], reverse=True):
        before = register.at(event["province"], PROVINCE, day_before(event["on"]))
        around = register.at(event.get("to_province", event["province"]), PROVINCE, event["on"])
        to = [register.at(full, OLD, event["on"], around) for full in event["to"]]
        for row in to:
            row.since = row.since if event.get("joins") else event["on"]
        for full in event["from"]:
            if (OLD[parted(full)[0]], parted(full)[1], before) in standing:
                raise ValueError(f"{full} stood on 30/6/2025")
            register.add(full, OLD, before, until=day_before(event["on"])).successors += to


def build(data: Path, by_hand: dict[str, Any]) -> Register:
    """All rows."""
    register = Register()
    lineage = json.loads((data / "converter_2025.json").read_text("utf-8"))
    with closing(sqlite3.connect(data / "dataset.db")) as base:
        keys = "provinceKey, districtKey, wardKey"
        legacy = list(base.execute(f"select province, district, ward, {keys} from admin_units_legacy"))
        current = list(base.execute("select province, ward, provinceKey, wardKey from admin_units"))
    names = {row[3]: row[0] for row in legacy} | {row[2]: row[0] for row in current}
    merged = {names[new]: [names[key] for key in old] for new, old in lineage["DICT_PROVINCE"].items()}
    provinces(register, by_hand["province"], sorted({row[0] for row in legacy}), sorted(merged))
    old_provinces = {row[0]: register.at(row[0], PROVINCE, "2025-06-30") for row in legacy}
    new_provinces = merge_provinces(register, merged)
    communes = {(p, w): register.add(ward, NEW, new_provinces[province]) for province, ward, p, w in current}
    became = became_of(lineage, communes)
    districts: dict[tuple[str, str], Row] = {}
    for province, district, ward, *key in legacy:
        around = districts.get((province, district))
        if around is None:
            around = districts[province, district] = register.add(district, OLD, old_provinces[province])
        successors = became["_".join(part or "" for part in key)]
        around.successors += [row for row in successors if row not in around.successors]
        if ward:
            register.add(ward, OLD, around).successors += successors
    older_districts(register, by_hand["district"])
    later_provinces(register, by_hand["province"])
    for full, forms in by_hand["aliases"].items():
        for target in register.named[PROVINCE[parted(full)[0]], parted(full)[1]]:
            register.rows += [Row(form, "=", target) for form in forms]
    return register


def became_of(lineage: dict[str, Any], communes: dict[tuple[str, str], Row]) -> dict[str, list[Row]]:
    """The new communes of each old one, by the data set's key of the old one."""
    found: dict[str, list[Row]] = {}
    for province, wards in lineage["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found.setdefault(old, []).append(communes[province, ward])
    for province, divided in lineage["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            found.setdefault(old, []).extend(communes[province, part["newWardKey"]] for part in parts)
    return found


def units(register: Register, levels: list[Any]) -> str:
    """The text of units.tsv."""
    rows = sorted(register.rows, key=Row.order)
    place = {id(row): str(number) for number, row in enumerate(rows)}
    lines = []
    for row in rows:
        successors = ",".join(sorted((place[id(one)] for one in row.successors), key=int))
        cells = [row.name, row.code, place[id(row.within)] if row.within else "", successors, row.since, row.until]
        lines.append("\t".join(cells).rstrip("\t"))
    head = ["@" + "\t".join([*level[:5], ",".join(level[5])]) for level in levels]
    return HEAD + "\n".join([*head, "", *lines]) + "\n"


def bodies(by_hand: dict[str, Any]) -> str:
    """The text of bodies.tsv: name, level, successor, first day of the successor, provinces left out."""
    lines: list[str] = []
    for level, names in by_hand["standing"].items():
        lines += [f"{name}\t{level}" for name in names]
    for change in by_hand["change"]:
        left_out = ",".join(change.get("not_in", ()))
        for name in change["from"]:
            lines.append(f"{name}\t{change['level']}\t{change['to']}\t{change['on']}\t{left_out}".rstrip("\t"))
    lines += [f"{form}\t=\t{name}" for name, forms in by_hand["aliases"].items() for form in forms]
    head = "# Bodies and their successors; made by tools/make_gazetteer.py from tools/bodies_by_hand.toml.\n"
    head += "# name, level (= is another form of the name that follows), successor, the successor's first day,\n"
    head += "# provinces where the change was another one\n\n"
    return head + "\n".join(in_order(lines)) + "\n"


def in_order(lines: Iterable[str]) -> list[str]:
    found = sorted(lines, key=str.lower)
    names = [line.split("\t")[0].lower() for line in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"more than one line for {sorted(twice)}")
    return found


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", type=Path, required=True, help="the folder vietnamadminunits/data")
    data = args.parse_args().data
    by_hand = tomllib.loads((HERE / "units_by_hand.toml").read_text("utf-8"))
    (INTO / "units.tsv").write_text(units(build(data, by_hand), by_hand["levels"]), "utf-8")
    named = tomllib.loads((HERE / "bodies_by_hand.toml").read_text("utf-8"))
    (INTO / "bodies.tsv").write_text(bodies(named), "utf-8")


if __name__ == "__main__":
    main()
