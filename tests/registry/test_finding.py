"""Institutions are found as Thai is written, in one order, and the index is never behind."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.domain.finding.ranking import Answer
from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import institutions
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.actions.terms import mend
from prakan.registry.models import Institution, ParentAgency, SearchTerm
from prakan.registry.queries.finding import find
from prakan.registry.queries.institutions import InstitutionFilter
from prakan.registry.queries.institutions import institutions as listed
from prakan.registry.queries.terms import gaps
from tests.registry.conftest import area, other_school, school

__all__ = ["area", "other_school", "school"]

pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 1)
#: name, English name, kind, province, district
COUNTRY = (
    ("โรงเรียนบ้านหนองบัว", "Ban Nong Bua School", "basic", "40", "4001"),
    ("โรงเรียนบ้านหนองบัว", "Ban Nong Bua School", "basic", "60", "6001"),
    ("ศูนย์พัฒนาเด็กเล็กบ้านหนองบัว", "Ban Nong Bua Centre", "child_centre", "40", "4002"),
    ("โรงเรียนหนองบัวแดงพิทยาคม", "", "basic", "36", "3605"),
    ("วิทยาลัยเทคนิคตาก", "Tak Technical College", "vocational", "63", "6301"),
    ("โรงเรียนเทศบาล 1 (วัดใหม่)", "", "basic", "63", "6301"),
)


@pytest.fixture
def country(now: datetime) -> list[int]:
    """A few institutions; their numbers in the order of COUNTRY."""
    made = [
        MadeUp(InstitutionRecord(name_th=th, name_en=en, kind=kind, province=p, district=d))
        for th, en, kind, p, d in COUNTRY
    ]
    seed(made, listed_on=DAY, why="ทดสอบ", at=now)
    return list(Institution.objects.order_by("pk").values_list("pk", flat=True))


def places(person: Person, asked: str) -> list[int]:
    """Return the places in COUNTRY of what is found, in its order."""
    first = Institution.objects.order_by("pk").values_list("pk", flat=True)[0]
    return [hit.line.id - first for hit in find(person, asked).hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("บ้านหนองบัว", [0, 1, 2]),
        ("โรงเรียน บ้าน หนองบัว", [0, 1, 2]),
        ("บานหนองบวั", [0, 1, 2]),
        ("ศพด.บ.หนองบัว", [2, 0, 1]),
        ("บ้านหนองบัว ขอนแก่น", [0, 2]),
        ("บ้านหนองบัวขอนแก่น", [0, 2]),
        ("บ้านหนองบัว อ.เมือง จ.ขอนแก่น", [0]),
        ("หนองบัว", [3, 0, 1, 2]),
        ("หนองบัว พิทยา", [3]),
        ("ban nong bua", [0, 1, 2]),
        ("bann nong buaa", [0, 1]),
        ("บ้านหนองบุว", [0, 1, 2]),
        ("องบัวแด", [3]),
        ("วท.ตาก", [4]),
        ("ขอนแก่น", [0, 2]),
        ("เมืองตาก", [5, 4]),
        ("ท.1", [5]),
        ("กขคงจฉชซ", []),
        ("ก", []),
    ],
)
def test_found_as_people_type(country: list[int], registrar: Person, asked: str, found: list[int]) -> None:
    assert places(registrar, asked) == found


def test_the_list_answers_to_the_same_words(country: list[int], registrar: Person) -> None:
    for asked, total in (
        ("บ้านหนองบัว", 3),
        ("บ้านหนองบัว ขอนแก่น", 2),
        ("หนองบุวแดงพิทยาคม", 1),
        ("ไม่มีเลยสักแห่ง", 0),
    ):
        assert (asked, listed(registrar, InstitutionFilter(text=asked)).total) == (asked, total)


def test_a_code_is_found_by_its_beginning_and_a_past_one_says_so(
    school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    institutions.give_code(
        institution_id=school.pk, scheme="school10", value="1050019999", on=DAY, by=registrar, at=now
    )
    (past,) = find(registrar, "1050010001").hits
    assert (past.line.id, past.answer, past.former_code) == (school.pk, Answer.CODE_BEFORE, "1050010001")
    found = [(hit.line.id, hit.former_code) for hit in find(registrar, "10500").hits]
    assert found == [(school.pk, ""), (other_school.pk, "")]


def test_an_agency_is_a_place_to_look(
    school: Institution, other_school: Institution, area: ParentAgency, registrar: Person
) -> None:
    assert [h.line.id for h in find(registrar, "วัด กรมสมมติ").hits] == [other_school.pk]
    assert len(find(registrar, "กรมสมมติ").hits) == 2


def test_a_new_name_is_found_at_once_and_the_old_one_says_so_and_comes_last(
    school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    fields = {"name_th": "โรงเรียนดอนแก้ววิทยา"}
    institutions.edit(institution_id=school.pk, fields=fields, on=DAY, revision=1, by=registrar, at=now)
    assert [h.line.id for h in find(registrar, "ดอนแก้ว").hits] == [school.pk]
    (past,) = find(registrar, "บ้านสมมติ").hits
    assert (past.line.id, past.answer) == (school.pk, Answer.NAME_BEFORE)
    assert past.former_name == Text("โรงเรียนบ้านสมมติ", "")
    both = [(h.line.id, h.answer) for h in find(registrar, "สมมติ").hits]
    assert both == [(other_school.pk, Answer.INSIDE), (school.pk, Answer.NAME_BEFORE)]
    assert listed(registrar, InstitutionFilter(text="บ้านสมมติ")).total == 1
    assert list(gaps()) == []


def test_what_the_index_lacks_is_found_and_mended(
    country: list[int], registrar: Person, now: datetime
) -> None:
    SearchTerm.objects.filter(institution=country[0]).delete()
    Institution.objects.filter(pk=country[3]).update(name_th="โรงเรียนเปลี่ยนไปแล้ว")
    Institution.objects.filter(pk=country[4]).update(province="50", district="5001")
    assert list(gaps()) == [[country[0], country[3], country[4]]]
    assert mend(now) == 3
    assert AuditRow.objects.get(step="registry.mend").after["count"] == 3
    assert (list(gaps()), mend(now)) == ([], 0)
    assert places(registrar, "เปลี่ยนไป") == [3]


def test_typing_asks_few_questions(
    country: list[int], registrar: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    find(registrar, "บ้านหนองบัว")
    with django_assert_num_queries(9):
        find(registrar, "บ้านหนองบัว ขอนแก่น")
