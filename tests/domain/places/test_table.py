"""The table of places: complete, consistent, quick, and what was decided between the sources."""

from __future__ import annotations

from collections import Counter

import geothai
import pytest

from prakan.domain import places
from prakan.domain.places import Province, table
from prakan.domain.text import Text

EVERY_DISTRICT = [d for p in places.provinces() for d in places.districts(p.code)]
EVERY_SUBDISTRICT = [s for d in EVERY_DISTRICT for s in places.subdistricts(d.code)]
FIELDS = ("name_th", "name_en", "postal")


def test_how_many_there_are() -> None:
    assert (len(places.provinces()), len(EVERY_DISTRICT), len(EVERY_SUBDISTRICT)) == (77, 928, 7436)


def test_the_six_regions_hold_every_province() -> None:
    assert Counter(p.region for p in places.provinces()) == {
        "north": 9,
        "northeast": 20,
        "central": 22,
        "east": 7,
        "west": 5,
        "south": 14,
    }


def test_a_subdistrict_knows_where_it_lies() -> None:
    place = places.subdistrict("840503")
    assert place is not None
    assert place.name == Text("เกาะเต่า", "Ko Tao")
    assert place.district.name.th == "เกาะพะงัน"
    assert place.province == places.province("84")
    assert (place.province.name.en, place.province.region) == ("Surat Thani", "south")


@pytest.mark.parametrize("code", ["", "9", "99", "1099", "990101", "100199", "ตาก"])
def test_an_unknown_code_is_no_place(code: str) -> None:
    assert (places.province(code), places.district(code), places.subdistrict(code)) == (None, None, None)
    assert (places.districts(code), places.subdistricts(code)) == ((), ())


def test_codes_say_where_a_place_lies() -> None:
    assert [d.code for d in EVERY_DISTRICT if d.province.code != d.code[:2]] == []
    assert [s.code for s in EVERY_SUBDISTRICT if s.district.code != s.code[:4]] == []
    assert [p.code for p in places.provinces() if p.region not in places.REGIONS] == []


def test_names_carry_no_word_for_the_level() -> None:
    words = ("จังหวัด", "อำเภอ", "เขต", "ตำบล", "แขวง")
    every = [*places.provinces(), *EVERY_DISTRICT, *EVERY_SUBDISTRICT]
    assert [p.name.th for p in every if p.name.th.startswith(words)] == []
    assert [p.code for p in every if not p.name.th or not p.name.en or p.name.th != p.name.th.strip()] == []


def test_every_subdistrict_has_five_digit_postal_codes() -> None:
    wrong = [s.code for s in EVERY_SUBDISTRICT for c in s.postal_codes if len(c) != 5 or not c.isdigit()]
    assert wrong == []
    assert [s.code for s in EVERY_SUBDISTRICT if s.postal_code != s.postal_codes[0]] == []


def test_centres_lie_in_the_country() -> None:
    every: list[Province | places.District] = [*places.provinces(), *EVERY_DISTRICT]
    outside = [
        p.code
        for p in every
        if not (5.6 <= p.centre.latitude <= 20.5 and 97.3 <= p.centre.longitude <= 105.7)
    ]
    assert outside == []
    bangkok = places.province("10")
    assert bangkok is not None
    assert abs(bangkok.centre.latitude - 13.75) < 0.1
    assert abs(bangkok.centre.longitude - 100.6) < 0.1


def test_the_table_is_the_package_but_for_what_was_decided() -> None:
    said = {
        d.code: (d.name_th, d.name_en, "") for p in geothai.provinces() for d in geothai.districts(p.code)
    }
    said |= {p.code: (p.name_th, p.name_en, "") for p in geothai.provinces()}
    for d in EVERY_DISTRICT:
        said |= {
            s.code: (s.name_th, s.name_en, " ".join(s.postal_codes)) for s in geothai.subdistricts(d.code)
        }
    kept = {p.code: (p.name.th, p.name.en, "") for p in (*places.provinces(), *EVERY_DISTRICT)}
    kept |= {s.code: (s.name.th, s.name.en, " ".join(s.postal_codes)) for s in EVERY_SUBDISTRICT}
    for code in kept:
        if len(code) == 4 and code.startswith("10"):
            said[code] = (said[code][0].removeprefix("เขต"), *said[code][1:])
    differs = {
        (code, field): (said[code][i], kept[code][i])
        for code in kept
        for i, field in enumerate(FIELDS)
        if said[code][i] != kept[code][i]
    }
    written = {(row[0], row[1]): (row[2], row[5]) for row in table.rows("disagreements") if row[2] != row[5]}
    assert differs == written


def test_what_was_decided_is_what_the_table_holds() -> None:
    kept = {p.code: (p.name.th, p.name.en, "") for p in (*places.provinces(), *EVERY_DISTRICT)}
    kept |= {s.code: (s.name.th, s.name.en, " ".join(s.postal_codes)) for s in EVERY_SUBDISTRICT}
    wrong = [
        row
        for row in table.rows("disagreements")
        if kept[row[0]][FIELDS.index(row[1])] != row[5] or not row[6]
    ]
    assert wrong == []


def test_successors_of_abolished_places_are_places() -> None:
    gone = table.abolished().values()
    assert [a.code for a in gone if places.district(a.code) or places.subdistrict(a.code)] == []
    lost = [s for a in gone for s in a.successors if not (places.district(s) or places.subdistrict(s))]
    assert lost == []
