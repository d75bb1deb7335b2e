"""The map of institutions: counted by province, then by district, then one by one, and as a table."""

from __future__ import annotations

import gzip
from datetime import datetime

import pytest

from prakan.foundation.models import Person
from prakan.registry.actions import institutions
from prakan.registry.models import Institution
from tests.registry.conftest import SCHOOL, area, school
from tests.web.reader import Page, Reader, words

__all__ = ["area", "school"]
DRAWN = "{http://www.w3.org/2000/svg}a"  # a link of the drawing
NOWHERE = {"name_th": "โรงเรียนไม่มีพิกัด", "district": "5002", "subdistrict": "", "latitude": "", "longitude": ""}
BANGKOK = {"name_th": "โรงเรียนกรุงเทพ", "province": "10", "district": "1001", "subdistrict": ""}


@pytest.fixture
def three(school: Institution, registrar: Person, now: datetime) -> list[Institution]:
    """A school of Chiang Mai with a sure position, one of another district without one, one of Bangkok."""
    given = {"by": registrar, "at": now}
    far = {**BANGKOK, "latitude": "13.755", "longitude": "100.498", "position_precision": "district"}
    sure = {"position_precision": "exact", "position_source": "บัญชีโรงเรียน 1"}
    institutions.edit(institution_id=school.pk, fields=sure, on=now.date(), revision=1, **given)
    return [school, *(institutions.add(fields=SCHOOL | more, **given) for more in (NOWHERE, far))]


def table(page: Page) -> list[list[str]]:
    """Return the rows of the table beside the map."""
    rows = [row for body in page.all("tbody") for row in body.iter("tr")]
    return [[words(cell) for cell in row if cell.tag in ("th", "td")] for row in rows]


def sums(page: Page) -> list[str]:
    """Return the sum above the map."""
    return [words(item) for item in page.one("ul", class_="pk-sum").iter("li")]


@pytest.mark.parametrize(
    ("language", "names"), [("th", ["เชียงใหม่", "กรุงเทพมหานคร"]), ("en", ["Chiang Mai", "Bangkok"])]
)
def test_the_country_is_counted_by_province(
    three: list[Institution], auditor: Person, language: str, names: list[str]
) -> None:
    page = Reader(auditor, language).open("/institutions/map/")
    assert table(page) == [[names[0], "2", "1"], [names[1], "1", "1"]]
    shaded = [
        a.get("href") for a in page.all(DRAWN) if a.get("class") in ("pk-map-b1", "pk-map-b2", "pk-map-b3")
    ]
    assert sorted(shaded) == ["/institutions/map/?province=10", "/institutions/map/?province=50"]
    assert len(page.all(DRAWN, class_="pk-map-none")) == 75


def test_a_province_is_counted_by_district_and_a_district_shows_each(
    three: list[Institution], auditor: Person
) -> None:
    reader = Reader(auditor, "en")
    page = reader.open("/institutions/map/", province="50")
    assert [row[1:] for row in table(page)] == [["1", "1"], ["1", "0"]]
    assert sums(page) == ["2 institutions", "=", "1 The place itself", "+", "1 Without a position"]
    (circle,) = page.all(DRAWN, class_="pk-map-at")
    assert circle.get("href") == "/institutions/map/?province=50&district=5001"
    inner = reader.open("/institutions/map/", province="50", district="5001")
    assert table(inner) == [["Ban Sommot School", "The place itself บัญชีโรงเรียน 1"]]
    (point,) = inner.all(DRAWN, class_="pk-map-at")
    assert (point.get("href"), point.get("class")) == (f"/institutions/{three[0].pk}/", "pk-map-at")
    unsure = reader.open("/institutions/map/", province="10", district="1001")
    assert [a.get("class") for a in unsure.all(DRAWN, class_="pk-map-at")] == ["pk-map-at pk-map-near"]


def test_the_map_and_the_list_show_the_same_and_what_is_no_place_narrows_nothing(
    three: list[Institution], auditor: Person
) -> None:
    reader = Reader(auditor, "en")
    listed = reader.open("/institutions/", province="50", district="5001")
    assert ("Ban Sommot School" in listed.text, "โรงเรียนไม่มีพิกัด" in listed.text) == (True, False)
    assert listed.links()["Map"] == "/institutions/map/?province=50&district=5001"
    for strange in ({"province": "99"}, {"district": "5001"}, {"province": "10", "district": "5001"}):
        assert reader.open("/institutions/map/", **strange).status == 200
    assert table(reader.open("/institutions/map/", kind="vocational")) == []
    assert len(gzip.compress(reader.open("/institutions/map/").html.encode())) < 20_000


def test_an_institution_tells_how_sure_its_position_is_and_when_it_cannot_be(
    three: list[Institution], auditor: Person
) -> None:
    reader = Reader(auditor, "en")
    page = reader.open(f"/institutions/{three[0].pk}/")
    assert "The place itself · source: บัญชีโรงเรียน 1" in page.text
    assert page.links()["on the map"] == "/institutions/map/?province=50&district=5001"
    Institution.objects.filter(pk=three[0].pk).update(latitude="13.755", longitude="100.498")
    told = reader.open(f"/institutions/{three[0].pk}/").text
    assert "The position lies in Bangkok, another province than the address" in told
