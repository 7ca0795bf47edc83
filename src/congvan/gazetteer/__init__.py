"""The gazetteer: administrative units of Việt Nam, central bodies and departments, and what became of them.

Units of 30/6/2025 (63 provinces, 696 districts, 10,035 communes) and of 1/7/2025 (34 provinces, 3,321 communes) with
their lineage, provinces since 1997, districts that ended since 2020, and the cities of 2026. Ministries and
departments since 2002. The data are made by ``tools/make_gazetteer.py``; their sources stand in their heads.

Limits: communes that ended before 30/6/2025 are not there, and a district goes by its last level word ("Thành phố
Đông Triều", a thị xã until 2024). A name that several units bear gives them all.

>>> [halong] = find("Thành phố Hạ Long", "2020-03-30")
>>> province_of(halong).full, len(became(halong)), became(halong)[0].since
('Tỉnh Quảng Ninh', 13, '2025-07-01')
>>> [unit.full for unit in became(province_of(halong))]
['Thành phố Quảng Ninh']
>>> len(find("xã Tân Lập", "2020-01-01"))
22
"""

from __future__ import annotations

from congvan.gazetteer.bodies import Body, body_names, body_today, committee_of, find_body
from congvan.gazetteer.names import Mention, find, lies_in, mentions
from congvan.gazetteer.units import (
    AdminUnit,
    Day,
    Tier,
    became,
    day_before,
    key_of,
    levels,
    parent_of,
    predecessors,
    province_of,
    since_when,
    standing,
    successors,
)

__all__ = [
    "AdminUnit",
    "Body",
    "Day",
    "Mention",
    "Tier",
    "became",
    "body_names",
    "body_today",
    "committee_of",
    "day_before",
    "find",
    "find_body",
    "key_of",
    "levels",
    "lies_in",
    "mentions",
    "parent_of",
    "predecessors",
    "province_of",
    "since_when",
    "standing",
    "successors",
]
