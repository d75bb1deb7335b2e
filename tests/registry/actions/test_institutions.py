"""An institution is added whole, changed from a day on, and never loses what it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, NeverChanged, Person
from prakan.registry.actions import institutions
from prakan.registry.models import Institution, InstitutionChange, InstitutionCode, ParentAgency
from prakan.registry.queries.institutions import institution as read
from tests.refusals import codes
from tests.registry.conftest import SCHOOL

BEFORE, CHANGED, LATER = date(2023, 5, 15), date(2023, 5, 16), date(2023, 11, 1)
Edit = Callable[..., object]


@pytest.fixture
def edit(school: Institution, registrar: Person, now: datetime) -> Edit:
    """Edit the school as the registrar, from the day of the change on."""
    return partial(institutions.edit, institution_id=school.pk, on=CHANGED, by=registrar, at=now)


def test_what_is_typed_is_understood(school: Institution) -> None:
    school.refresh_from_db()
    assert (school.learners, school.latitude, school.status) == (120, Decimal("18.79"), "open")
    assert school.agency is not None
    assert (school.agency.code, school.codes.get().value) == ("area1", "1050010001")


def test_every_fault_is_told_at_once(area: ParentAgency, registrar: Person, now: datetime) -> None:
    wrong = SCHOOL | {"name_th": " ", "kind": "zoo", "learners": "many", "district": "1001", "longitude": ""}
    with pytest.raises(Refused) as refused:
        institutions.add(fields=wrong, by=registrar, at=now)
    assert sorted(codes(refused)) == [
        ("REG-001", "name_th"),
        ("REG-003", "kind"),
        ("REG-004", "learners"),
        ("REG-005", "district"),
        ("REG-005", "subdistrict"),
        ("REG-006", "latitude"),
    ]
    assert Institution.objects.count() == 0


def test_a_position_swapped_by_hand_is_refused(area: ParentAgency, registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        institutions.add(fields=SCHOOL | {"latitude": "98.98", "longitude": "18.79"}, by=registrar, at=now)
    assert codes(refused) == [("REG-033", "latitude")]


@pytest.mark.parametrize(
    ("position", "code"),
    [(("0", "0"), "REG-007"), (("51.5", "-0.1"), "REG-007"), (("13.755", "100.498"), "REG-034")],
)
def test_a_position_that_cannot_be_is_refused_and_an_old_one_is_in_nobodys_way(
    school: Institution, edit: Edit, position: tuple[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        edit(fields={"latitude": position[0], "longitude": position[1]}, revision=1)
    assert codes(refused) == [(code, "latitude")]
    Institution.objects.update(latitude="13.755", longitude="100.498")  # as it came in before
    edit(fields={"name_th": "โรงเรียนบ้านใหม่"}, revision=1)
    assert Institution.objects.get().name_th == "โรงเรียนบ้านใหม่"


def test_a_rename_keeps_the_old_name_for_the_days_before(
    edit: Edit, school: Institution, registrar: Person
) -> None:
    letter = "หนังสือที่ 1/2566"
    edit(fields={"name_th": "โรงเรียนสมมติวิทยา", "learners": 200}, revision=1, source=letter)
    assert read(registrar, school.pk).record.name_th == "โรงเรียนสมมติวิทยา"
    assert read(registrar, school.pk, CHANGED).record.learners == 200
    before = read(registrar, school.pk, BEFORE).record
    assert (before.name_th, before.learners) == ("โรงเรียนบ้านสมมติ", 120)
    told = [(c.change.field, c.source) for c in read(registrar, school.pk).changes]
    assert told == [("learners", letter), ("name_th", letter)]


def test_an_earlier_day_than_the_last_change_is_refused(edit: Edit) -> None:
    edit(fields={"size": "large"}, on=LATER, revision=1)
    with pytest.raises(Refused) as refused:
        edit(fields={"size": "medium"}, revision=2)
    assert codes(refused) == [("REG-011", "size")]
    assert "1 พฤศจิกายน 2566" in refused.value.faults[0].what("th")
    assert "1 November 2023" in refused.value.faults[0].what("en")
    edit(fields={"grades": "อ.1-ป.6"}, revision=2)


def test_tomorrow_has_not_come(edit: Edit) -> None:
    with pytest.raises(Refused) as refused:
        edit(fields={"size": "large"}, on=date(2024, 1, 6), revision=1)
    assert codes(refused) == [("REG-025", "effective_on")]


def test_two_people_on_one_institution(edit: Edit) -> None:
    edit(fields={"size": "large"}, revision=1)
    with pytest.raises(Refused) as refused:
        edit(fields={"size": "medium"}, revision=1)
    assert codes(refused) == [("EDIT-001", "")]


def test_nothing_changed_leaves_nothing_behind(edit: Edit) -> None:
    rows = AuditRow.objects.count()
    assert edit(fields={"size": "small"}, revision=1) == ()
    assert (AuditRow.objects.count(), InstitutionChange.objects.count()) == (rows, 0)


def test_a_new_code_ends_the_old_one(school: Institution, registrar: Person, now: datetime) -> None:
    institutions.give_code(
        institution_id=school.pk, scheme="school10", value="1050 010 099", on=CHANGED, by=registrar, at=now
    )
    kept = InstitutionCode.objects.order_by("pk").values_list("value", "starts", "ends")
    assert list(kept) == [("1050010001", None, BEFORE), ("1050010099", CHANGED, None)]
    assert [c.change.field for c in read(registrar, school.pk).changes] == ["code.school10"]


def test_a_code_belongs_to_one_institution_at_a_time(
    school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    give = partial(institutions.give_code, scheme="school10", on=CHANGED, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        give(institution_id=other_school.pk, value="1050010001")
    assert codes(refused) == [("REG-012", "value")]
    assert "โรงเรียนบ้านสมมติ" in refused.value.faults[0].what("th")
    give(institution_id=school.pk, value="")
    give(institution_id=other_school.pk, value="1050010001")
    carried = InstitutionCode.objects.filter(value="1050010001", ends=None)
    assert [code.institution_id for code in carried] == [other_school.pk]


def test_closing_and_reopening(school: Institution, registrar: Person, now: datetime) -> None:
    close = partial(institutions.close, institution_id=school.pk, by=registrar, at=now)
    close(on=CHANGED, reason="ไม่มีผู้เรียน", revision=1)
    closed = read(registrar, school.pk).record
    assert (closed.status, closed.closed_on) == ("closed", CHANGED)
    assert read(registrar, school.pk, BEFORE).record.status == "open"
    with pytest.raises(Refused) as refused:
        close(on=LATER, reason="อีกครั้ง", revision=2)
    assert codes(refused) == [("REG-014", "")]
    institutions.reopen(institution_id=school.pk, on=LATER, reason="เปิดใหม่", revision=2, by=registrar, at=now)
    assert read(registrar, school.pk).record.status == "open"
    assert read(registrar, school.pk, CHANGED).record.status == "closed"


def test_only_the_registrar_writes(edit: Edit, officer: Person) -> None:
    with pytest.raises(Refused) as refused:
        edit(fields={"size": "large"}, revision=1, by=officer)
    assert codes(refused) == [("ACCESS-001", "")]


def test_status_is_no_attribute_to_edit(edit: Edit, school: Institution) -> None:
    edit(fields={"status": "closed", "size": "large"}, revision=1)
    school.refresh_from_db()
    assert (school.status, school.size) == ("open", "large")


def test_history_cannot_be_edited(edit: Edit) -> None:
    edit(fields={"size": "large"}, revision=1)
    with pytest.raises(NeverChanged):
        InstitutionChange.objects.update(before="large")


def test_a_name_typed_by_hand_is_cleaned_as_one_from_a_roster(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    typed = "  โรงเรียนบ้านน\u0e4d\u0e49\u0e32\u200bใส} "
    made = institutions.add(fields=SCHOOL | {"name_th": typed}, by=registrar, at=now)
    assert made.name_th == "โรงเรียนบ้านน้ำใส"
