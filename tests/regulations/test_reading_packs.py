"""A pack is checked whole when it is read; a damaged one names the key."""

from __future__ import annotations

import pytest

from atiende.regulations.errors import DamagedPack
from atiende.regulations.rules.reading import read_pack
from atiende.regulations.rules.shipped import rule_names, shipped_packs, shipped_texts

PROMISED = [
    "es-ley10-2025/general",
    "es-ley10-2025/billing",
    "es-ley10-2025/continuity",
    "es-trlgdcu-21/general",
    "es-finance-44-2002/general",
    "es-an-decreto472-2019/general",
    "eu-gdpr-12/rights",
    "co-ley1755-2015/general",
    "co-ley1755-2015/information",
    "co-ley1755-2015/consultation",
    "co-ley1480-2011/claim",
    "pe-libro-reclamaciones/general",
    "mx-une-50bis/general",
    "mx-ltosf-23/card_charge",
    "cl-ley19496-56/general",
    "ar-ley24240-34/withdrawal",
    "ar-ley25326-16/rectification",
    "ar-disp954-2025/code",
    "uy-bcu-327/general",
    "br-decreto11034-2022/general",
]
LAW = shipped_texts()["es-ley10-2025"]


def test_every_promised_rule_is_there_and_every_file_is_named_as_its_pack():
    assert set(PROMISED) <= set(rule_names(shipped_packs().values()))
    assert all(name == pack.id for name, pack in shipped_packs().items())


def test_tiers_follow_from_confidence():
    tiers = {name: pack.tier for name, pack in shipped_packs().items()}
    assert tiers["es-ley10-2025"] == "verified"
    assert tiers["pe-libro-reclamaciones"] == "reviewed"
    assert tiers["eu-gdpr-12"] == "draft"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('version = "2026.1"', "", "version"),
        ("valid_from = 2025-12-28", 'valid_from = "soon"', "valid_from"),
        ('unit = "working_day"', 'unit = "fortnight"', "deadlines[1].unit: fortnight"),
        ("n = 15", 'n = "quince"', "deadlines[1].n"),
        ("n = 15", "n = 0", "deadlines[1].n"),
        ('id = "billing"', 'id = "general"', "deadlines.id"),
        ('regions = ["ES"]', 'regions = ["XX"]', "regions: XX"),
        ('roll = "none"', 'roll = "sideways"', "counting.roll: sideways"),
        ('weekend = ["sat", "sun"]', 'weekend = ["mon","tue","wed","thu","fri","sat","sun"]', "calendar.weekend"),
        ('confidence = "A"', 'confidence = "Z"', "confidence: Z"),
        ("[receipt]", "[recibo]", "receipt"),
        ('set = { unit = "working_day" }', 'set = { moon = "full" }', "switches[1].options[2].set.moon"),
        ("[wording]", "[words]", "wording"),
    ],
)  # fmt: skip
def test_a_damaged_pack_names_the_key(before, after, key):
    assert before in LAW
    with pytest.raises(DamagedPack) as refused:
        read_pack(LAW.replace(before, after, 1))
    assert refused.value.params["key"] == key


@pytest.mark.parametrize("text", ["", "=", "[" * 5000, 'id = "x"', "id = 3"])
def test_what_is_no_pack_is_refused(text):
    with pytest.raises(DamagedPack):
        read_pack(text)
