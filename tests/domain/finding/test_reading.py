"""What a question may mean, the nearest meaning first."""

from __future__ import annotations

import pytest

from prakan.domain.finding.reading import Reading, places_named, readings, spelt_out
from prakan.domain.finding.terms import letters

AGENCIES = {letters("สพท.ขอนแก่น"): "area-40", letters("สช."): "opec"}
NAME = "บานหนองบัว"
KHON_KAEN, TOWN = "40", "4001"


def sure(asked: str) -> list[Reading]:
    return [reading for reading in readings(asked, AGENCIES) if not reading.guess]


@pytest.mark.parametrize(
    ("asked", "meaning"),
    [
        ("บ้านหนองบัว", Reading((NAME,))),
        ("โรงเรียนบ้านหนองบัว", Reading((NAME,))),
        ("รร.บ.หนองบัว", Reading((NAME,))),
        ("รรบ้านหนองบัว", Reading((NAME,))),
        ("วท.ตาก", Reading(("เทคนิคตาก",))),
        ("วท ตาก", Reading(("เทคนิคตาก",))),
        ("อบ.ตาก", Reading(("อนุบาลตาก",))),
        ("ท.1", Reading(("เทศบาล1",))),
        ("๑๐๔๐-๐๑", Reading(code="104001")),
        ("Ban Nong", Reading(("bannong",))),
    ],
)
def test_the_nearest_meaning(asked: str, meaning: Reading) -> None:
    assert readings(asked, AGENCIES)[0] == meaning


@pytest.mark.parametrize(
    ("asked", "meaning"),
    [
        ("บ้านหนองบัว ขอนแก่น", Reading((NAME,), (KHON_KAEN,))),
        ("ขอนแก่น บ้านหนองบัว", Reading((NAME,), (KHON_KAEN,))),
        ("บ้านหนองบัว จ.ขอนแก่น", Reading((NAME,), (KHON_KAEN,))),
        ("บ้านหนองบัว เมือง ขอนแก่น", Reading((NAME,), (TOWN,))),
        ("บ้านหนองบัว อ.เมือง จ.ขอนแก่น", Reading((NAME,), (TOWN,))),
        ("บ้านหนองบัว สพท.ขอนแก่น", Reading((NAME,), agency="area-40")),
        ("วท ขอนแก่น", Reading(("เทคนิค",), (KHON_KAEN,))),
        ("ban nong bua khon kaen", Reading(("bannongbua",), (KHON_KAEN,))),
        ("ขอนแก่น", Reading((), (KHON_KAEN,))),
        ("อ.เมืองขอนแก่น", Reading((), (TOWN,))),
        ("สช.", Reading(agency="opec")),
        ("หนองบัว พิทยาคม", Reading(("พิทยาคม", "หนองบัว"))),
    ],
)
def test_a_place_an_agency_or_words_beside_a_name(asked: str, meaning: Reading) -> None:
    assert sure(asked).count(meaning) == 1


def test_a_place_right_after_a_name_or_half_typed_is_a_guess() -> None:
    for asked in ("บ้านหนองบัวขอนแก่น", "บ้านหนองบัว ขอนแ"):
        assert readings(asked, {}).count(Reading((NAME,), (KHON_KAEN,), guess=True)) == 1


@pytest.mark.parametrize("asked", ["", " ", "บ", "โรงเรีย", "โรงเรียน", "จ."])
def test_too_little_means_nothing(asked: str) -> None:
    assert readings(asked, {}) == ()


def test_a_town_of_each_province_is_one_place_only_inside_it() -> None:
    assert places_named("เมือง ขอนแก่น") == places_named("ขอนแก่น เมือง") == (TOWN,)
    assert places_named("ไม่มีที่นี้") == ()


def test_short_words_inside_a_word_stay() -> None:
    assert spelt_out("กบ.ข") == "กบ.ข"
