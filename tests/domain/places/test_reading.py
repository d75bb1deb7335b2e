"""Addresses as people write them: what is read, what is only proposed, what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain import places
from prakan.domain.places import full_name, resolve
from prakan.domain.places.spelling import key
from prakan.domain.thai_text import without_tones

EVERY = [s for p in places.provinces() for d in places.districts(p.code) for s in places.subdistricts(d.code)]
ADDRESSES = st.sampled_from(EVERY)
RAHAENG = "630101"

Cells = tuple[str, str, str]


def cells(place: places.Subdistrict) -> Cells:
    return place.name.th, place.district.name.th, place.province.name.th


def codes(*address: str) -> list[str]:
    return [fault.code for fault in resolve(*address).problems]


def proposed(*address: str) -> list[str]:
    return [full_name(proposal.place) for proposal in resolve(*address).proposals]


@pytest.mark.parametrize(
    ("subdistrict", "district", "province"),
    [
        ("ระแหง", "เมืองตาก", "ตาก"),
        ("ต.ระแหง", "อ.เมือง", "จ.ตาก"),
        ("ต ระแหง", "อ เมือง", "จ ตาก"),
        ("ตำบลระแหง", "อำเภอเมืองตาก", "จังหวัดตาก"),
        ("ตำบล ระ แหง", " เมือง ตาก", "จ. ตาก "),
        ("ระ\u200bแหง", "เมือง\nตาก", "{ตาก}"),
        ("ระเเหง", "เมืองตาก", "ตาก\ufeff"),
        ("Rahaeng", "Mueang Tak", "Tak"),
        ("rahaeng", "Amphoe Mueang", "Tak Province"),
        ("630101", "6301", "63"),
        ("๖๓๐๑๐๑", "๖๓๐๑", "๖๓"),
        ("ต.ระแหง อ.เมือง จ.ตาก", "", ""),
        ("", "", "ตำบลระแหงอำเภอเมืองจังหวัดตาก"),
        ("ระแหง", "อ.เมืองตาก จ.ตาก", "-"),
        ("ระแหง", "เขตเมืองตาก", "จว.ตาก"),
    ],
)
def test_one_address_in_many_hands(subdistrict: str, district: str, province: str) -> None:
    reading = resolve(subdistrict, district, province)
    assert (reading.subdistrict, reading.problems) == (places.subdistrict(RAHAENG), ())
    assert (reading.district, reading.province) == (places.district("6301"), places.province("63"))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (("แขวงลาดยาว", "เขตจตุจักร", "กทม."), "103001"),
        (("ลาดยาว", "จตุจักร", "กรุงเทพฯ"), "103001"),
        (("ลาดยาว", "จตุจักร", "กรุงเทพมหานครฯ"), "103001"),
        (("หัวรอ", "เมือง", "อยุธยา"), "140104"),
        (("ในเมือง", "เมือง", "โคราช"), "300101"),
        (("จ.ป.ร.", "กระบุรี", "ระนอง"), "850406"),
        (("ต.จ.ป.ร.", "อ.กระบุรี", "จ.ระนอง"), "850406"),
        (("สามตำบล", "จุฬาภรณ์", "นครศรีธรรมราช"), "801906"),
        (("ต.คู้ยายหมี", "อ.สนามชัยเขต", "ฉะเชิงเทรา"), "240801"),
        (("ปอพาน", "เมือง", "ร้อยเอ็ด"), "450109"),
    ],
)
def test_names_with_their_own_ways(address: Cells, code: str) -> None:
    assert (resolve(*address).subdistrict, codes(*address)) == (places.subdistrict(code), [])


@given(ADDRESSES)
def test_every_official_address_is_read(place: places.Subdistrict) -> None:
    assert resolve(*cells(place)).subdistrict == place
    assert resolve(place.code, place.district.code, place.province.code).subdistrict == place
    dressed = f"ต.{place.name.th}", f"อ. {place.district.name.th}", f"จังหวัด{place.province.name.th}"
    assert resolve(*dressed).subdistrict == place


@given(ADDRESSES)
def test_missing_tone_marks_are_read_or_asked_about(place: places.Subdistrict) -> None:
    reading = resolve(*(without_tones(name) for name in cells(place)))
    assert reading.subdistrict in (place, None)
    assert reading.subdistrict == place or {f.code for f in reading.problems} <= {"PLACE-006"}


LETTERS = st.sampled_from("กขคงจชซดตทนบปพมยรลวสหอะาิีุูเแโไ่้")


@given(
    ADDRESSES, st.integers(0, 2), st.integers(0, 30), LETTERS, st.sampled_from(["wrong", "added", "missing"])
)
def test_a_wrong_letter_is_never_taken_silently(
    place: places.Subdistrict, which: int, at: int, letter: str, how: str
) -> None:
    names = list(cells(place))
    name, at = names[which], at % len(names[which])
    after = {"wrong": letter + name[at + 1 :], "added": letter + name[at:], "missing": name[at + 1 :]}
    names[which] = name[:at] + after[how]
    read = resolve(*names).subdistrict
    if read is not None and read != place:
        loose = [without_tones(key(word)) for word in (*cells(read), "เมือง")]
        assert without_tones(key(names[which])) in loose  # another place is really named so
    if read == place and key(names[which]) != key(name):
        assert without_tones(key(names[which])) == without_tones(key(name))
        assert len(key(names[which])) < len(key(name))


@pytest.mark.parametrize(
    ("address", "problem", "first"),
    [
        (("แม่ปะ", "แม่สอต", "ตาก"), "PLACE-002", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("แม่ปะ", "แม้สอด", "ตาก"), "PLACE-002", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("แม่ป๊ะ", "แม่สอด", "ตาก"), "PLACE-003", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("มี้", "ลี้", "ลำพูน"), "PLACE-003", "ต.ลี้ อ.ลี้ จ.ลำพูน"),
        (("แม่ปะ", "แม่สอด", "ตาค"), "PLACE-001", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("แม่ปะ", "แม่สอด", "เชียงใหม่"), "PLACE-004", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("แม่ปะ", "เมืองตาก", "ตาก"), "PLACE-005", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("ระแหง", "ตาก", "ตาก"), "PLACE-012", "ต.ระแหง อ.เมืองตาก จ.ตาก"),
        (("บึงกาฬ", "บึงกาฬ", "หนองคาย"), "PLACE-010", "ต.บึงกาฬ อ.เมืองบึงกาฬ จ.บึงกาฬ"),
        (("แขวงบางนา", "บางนา", "กทม"), "PLACE-010", "แขวงบางนาเหนือ เขตบางนา กรุงเทพมหานคร"),
        (("", "แม่สอด", "ตาก"), "PLACE-009", "อ.แม่สอด จ.ตาก"),
        (("แม่ปะ", "ไม่ทราบ", "ตาก"), "PLACE-008", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
        (("แม่ปะ", "แม่สอด", ""), "PLACE-007", "ต.แม่ปะ อ.แม่สอด จ.ตาก"),
    ],
)
def test_what_is_not_certain_is_said_and_proposed(address: Cells, problem: str, first: str) -> None:
    assert resolve(*address).certain is False
    assert codes(*address) == [problem]
    assert proposed(*address)[0] == first


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (("เมืองตาก", "ระแหง", "ตาก"), "ต.ระแหง อ.เมืองตาก จ.ตาก"),
        (("ตาก", "เมืองตาก", "ระแหง"), "ต.ระแหง อ.เมืองตาก จ.ตาก"),
        (("", "ระแหง", "เมืองตาก"), "ต.ระแหง อ.เมืองตาก จ.ตาก"),
        (("เมืองตาก", "ตาก", ""), "อ.เมืองตาก จ.ตาก"),
        (("เต่างอย", "นาตาล", "สกลนคร"), "ต.นาตาล อ.เต่างอย จ.สกลนคร"),
        (("คีรีมาศ", "มัธยมศึกษา", "สุโขทัย"), "อ.คีรีมาศ จ.สุโขทัย"),
    ],
)
def test_cells_out_of_their_columns(address: Cells, meant: str) -> None:
    assert codes(*address)[-1] == "PLACE-011"
    assert proposed(*address)[0] == meant


def test_a_misspelt_district_is_not_left_out() -> None:
    assert codes("แม่สอด", "แม่สอต", "ตาก") == ["PLACE-002"]
    assert proposed("แม่สอด", "แม่สอต", "ตาก")[0] == "ต.แม่สอด อ.แม่สอด จ.ตาก"


def test_a_name_that_several_places_have() -> None:
    fault = resolve("ในเมือง", "", "ขอนแก่น").problems[1]
    assert fault.code == "PLACE-006"
    assert fault.what("en") == (
        '"ในเมือง" may be one of several: ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น, '
        "ต.ในเมือง อ.บ้านไผ่ จ.ขอนแก่น, ต.ในเมือง อ.เวียงเก่า จ.ขอนแก่น"
    )
    assert codes("", "เฉลิมพระเกียรติ", "") == ["PLACE-009", "PLACE-007", "PLACE-006"]
    assert len(proposed("", "เฉลิมพระเกียรติ", "")) == 5
    assert "(+17)" in resolve("ในเมือง", "", "").problems[-1].what("th")


def test_the_right_province_is_named() -> None:
    fault = resolve("", "แม่สอด", "เชียงใหม่").problems[-1]
    assert fault.field == "district"
    assert fault.what("th") == "อำเภอแม่สอดไม่อยู่ในจังหวัดเชียงใหม่ แต่อยู่ในจังหวัดตาก"


def test_what_names_no_place_proposes_none() -> None:
    assert codes("xx", "yy", "zz") == ["PLACE-001", "PLACE-002", "PLACE-003"]
    assert proposed("xx", "yy", "zz") == []
    assert codes("", "", "") == ["PLACE-009", "PLACE-008", "PLACE-007"]
    assert proposed("", "", "") == []


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_nothing_typed_breaks_the_reading(subdistrict: str, district: str, province: str) -> None:
    reading = resolve(subdistrict, district, province)
    assert reading.certain or reading.problems != ()
    assert [f.what("th") and f.next_move("en") for f in reading.problems if not f.what("en")] == []
