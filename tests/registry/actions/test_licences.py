"""Licences: issued, renewed, suspended, reinstated, revoked; who may assess; what anybody may check."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from prakan.domain.licences import Hindrance, LicenceState
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.foundation.models.audit import NeverChanged
from prakan.registry.actions import assessor_days, assessors, licences
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licence_reminders import remind_of_ends
from prakan.registry.actions.licences import LicenceFields
from prakan.registry.models import Assessor, Licence, LicenceChange
from prakan.registry.queries.assessors import AssessorFilter
from prakan.registry.queries.assessors import assessors as listed
from prakan.registry.queries.licences import check, licences_of, licensed, verdicts
from tests.refusals import codes
from tests.registry.assessors import FIELDS, account, register

pytestmark = pytest.mark.django_db
START = date(2023, 1, 1)
BOARD = "ครั้งที่ 12/2566 (ตัวอย่าง)"
TERM = {"level": "basic", "prefix": "B", "years": 3, "note_th": "ขัดกัน", "note_en": "disagree"}


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor who chairs teams of basic education."""
    install_terms([TERM], at=now)
    row = register(registrar, now)
    assessor_days.give_seat(assessor_id=row.pk, level="basic", seat="chair", on=START, by=registrar, at=now)
    return row


def issue(row: Assessor, by: Person, at: datetime, **other: object) -> Licence:
    fields = LicenceFields(**{"starts": START, "resolution": BOARD, **other})  # type: ignore[arg-type]
    return licences.issue(assessor_id=row.pk, level="basic", fields=fields, by=by, at=at)


def test_a_licence_lasts_for_the_term_of_its_level_and_says_that_this_is_to_be_confirmed(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    made = issue(malai, registrar, now)
    assert (made.number, made.ends, made.term_confirmed) == ("B2566-00001", date(2025, 12, 31), False)
    other = issue(malai, registrar, now, starts=date(2026, 1, 1), ends=date(2027, 6, 30), number=" x-1 ")
    assert (other.number, other.ends, other.term_confirmed) == ("X-1", date(2027, 6, 30), True)
    assert [row.after["number"] for row in AuditRow.objects.filter(step="licence.issue")] == [
        "B2566-00001",
        "X-1",
    ]


def test_what_is_wrong_with_a_licence_is_refused(malai: Assessor, registrar: Person, now: datetime) -> None:
    issue(malai, registrar, now)
    faults: list[tuple[str, dict[str, object]]] = [
        ("LICENCE-003", {}),
        ("LICENCE-003", {"starts": date(2025, 12, 31)}),
        ("LICENCE-006", {"starts": date(2026, 1, 1), "ends": date(2025, 1, 1)}),
        ("LICENCE-004", {"starts": date(2026, 1, 1), "resolution": " "}),
        ("LICENCE-002", {"starts": date(2026, 1, 1), "number": "b2566-00001"}),
    ]
    for code, fields in faults:
        with pytest.raises(Refused) as refused:
            issue(malai, registrar, now, **fields)
        assert [fault for fault, _ in codes(refused)] == [code]
    told = {"assessor_id": malai.pk, "by": registrar, "at": now}
    with pytest.raises(Refused) as refused:
        licences.issue(level="higher", fields=LicenceFields(START, BOARD), **told)
    assert codes(refused) == [("LICENCE-005", "ends")]
    with pytest.raises(Refused) as refused:
        licences.issue(level="cooking", fields=LicenceFields(START, BOARD), **told)
    assert codes(refused) == [("REG-003", "level")]
    assert Licence.objects.count() == 1


def test_a_licence_is_renewed_once_and_the_earlier_one_says_so(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    made = issue(malai, registrar, now)
    fields = LicenceFields(date(2026, 1, 1), BOARD)
    again = licences.renew(licence_id=made.pk, fields=fields, by=registrar, at=now)
    assert (again.number, again.renews, again.ends) == ("B2569-00001", made, date(2028, 12, 31))
    with pytest.raises(Refused) as refused:
        licences.renew(licence_id=made.pk, fields=fields, by=registrar, at=now)
    assert codes(refused) == [("LICENCE-008", "")]
    shown = {view.number: view.renewed_by for view in licences_of(registrar, malai.pk)}
    assert shown == {"B2569-00001": "", "B2566-00001": "B2569-00001"}


def test_boards_suspend_reinstate_and_revoke_and_the_day_counts(
    malai: Assessor, registrar: Person, secretary: Person, now: datetime
) -> None:
    made = issue(malai, registrar, now)
    told = {"licence_id": made.pk, "reason": "ร้องเรียน", "resolution": BOARD, "at": now}
    with pytest.raises(Refused) as refused:
        licences.revoke(on=START, by=registrar, **told)
    assert codes(refused) == [("ACCESS-001", "")]
    may, suspended, back = date(2023, 5, 1), date(2023, 6, 1), date(2023, 9, 1)
    licences.suspend(on=suspended, by=registrar, **told)
    with pytest.raises(Refused) as refused:
        licences.suspend(on=suspended, by=registrar, **told)
    assert codes(refused) == [("STAGE-001", "")]
    with pytest.raises(Refused) as refused:
        licences.renew(licence_id=made.pk, fields=LicenceFields(START, BOARD), by=registrar, at=now)
    assert codes(refused) == [("LICENCE-009", "")]
    with pytest.raises(Refused) as refused:
        licences.reinstate(on=may, by=secretary, **told)
    assert codes(refused) == [("LICENCE-007", "on")]
    with pytest.raises(Refused) as refused:
        licences.reinstate(on=timezone.localdate(now) + timedelta(days=1), by=secretary, **told)
    assert codes(refused) == [("REG-025", "on")]
    licences.reinstate(on=back, by=secretary, **told)
    found = {day: verdicts(registrar, malai.pk, day)[0] for day in (may, suspended, back)}
    assert {day: [r.hindrance for r in v.reasons] for day, v in found.items()} == {
        may: [],
        suspended: [Hindrance.SUSPENDED],
        back: [],
    }
    licences.revoke(on=back, by=secretary, **told)
    assert [e.step for e in licences_of(registrar, malai.pk)[0].events] == [
        "revoke",
        "reinstate",
        "suspend",
    ]
    with pytest.raises(NeverChanged):
        LicenceChange.objects.all().delete()


def test_who_may_assess_is_told_for_all_in_few_statements(
    malai: Assessor, registrar: Person, now: datetime, django_assert_num_queries: Any
) -> None:
    issue(malai, registrar, now)
    on = date(2024, 1, 5)
    found = licensed(registrar, "basic", on)
    assert {pk: verdict.may for pk, verdict in found.items()} == {malai.pk: True}
    statements = 5  # rights, standings now and later, licences with their events, seats
    with django_assert_num_queries(statements):
        assert licensed(registrar, "higher", on)[malai.pk].may is False
    for place in range(2):
        fields = FIELDS | {"name_th": f"ศักดา ตัวอย่าง{place}"}
        assessors.add(fields=fields, identity={}, by=registrar, at=now)
    with django_assert_num_queries(statements):
        assert [verdict.may for verdict in licensed(registrar, "basic", on).values()] == [True, False, False]


def test_who_rests_counts_by_the_standing_of_the_day(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    issue(malai, registrar, now)
    told = {"assessor_id": malai.pk, "reason": "ตัวอย่าง", "by": registrar, "at": now}
    for standing, on in (
        ("resting", date(2023, 6, 1)),
        ("active", date(2023, 9, 1)),
        ("left", date(2024, 1, 2)),
    ):
        revision = Assessor.objects.get(pk=malai.pk).revision
        assessors.set_standing(standing=standing, on=on, revision=revision, **told)
    expected = {
        date(2023, 5, 31): [True],
        date(2023, 6, 1): [],
        date(2023, 8, 31): [],
        date(2023, 9, 1): [True],
        date(2024, 1, 1): [True],
        date(2024, 1, 2): [],
    }
    for on, may in expected.items():
        assert [verdict.may for verdict in licensed(registrar, "basic", on).values()] == may
        assert [v.may for v in verdicts(registrar, malai.pk, on)] == (may or [False])


def test_the_list_is_narrowed_by_how_licences_stand(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    today = timezone.localdate()

    def totals() -> dict[str, int]:
        states = [*(state.value for state in LicenceState), "none"]
        counted = {s: listed(registrar, AssessorFilter(licence=s)).total for s in states}
        return {state: n for state, n in counted.items() if n}

    assert totals() == {"none": 1}
    made = issue(malai, registrar, now, starts=today, ends=today + timedelta(days=179))
    assert totals() == {"expiring": 1}
    assert listed(registrar, AssessorFilter()).lines[0].seats[0].state == "expiring"
    fields = LicenceFields(today + timedelta(days=180), BOARD)
    licences.renew(licence_id=made.pk, fields=fields, by=registrar, at=now)
    assert totals() == {"in_force": 1}  # renewed before its end: nobody has to act
    line = listed(registrar, AssessorFilter()).lines[0].seats[0]
    assert (line.state, line.licence) == ("in_force", made.number)


def test_anybody_learns_by_number_no_more_than_needed(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    issue(malai, registrar, now, ends=date(2099, 1, 1))
    found = check(" b2566-00001 ")
    assert asdict(found) == {
        "number": "B2566-00001",
        "name": asdict(Text("มาลัย ส•••", "Malai S•••")),
        "level": "basic",
        "starts": START,
        "ends": date(2099, 1, 1),
        "term_confirmed": True,
        "state": LicenceState.IN_FORCE,
        "is_demo": False,
    }
    with pytest.raises(Refused) as refused:
        check("B2566-99999")
    assert codes(refused) == [("LICENCE-010", "number")]


def test_whose_licence_ends_is_reminded_once_a_step_and_officers_once_a_month(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    own, today = account(malai), timezone.localdate(now)
    issue(malai, registrar, now, ends=today + timedelta(days=100))
    for days in (0, 1, 11, 41, 42, 71, 72):  # 100 days before its end, 89, 59, 29
        remind_of_ends(at=now + timedelta(days=days), own="/own/", board="/board/")
    told = Notice.objects.order_by("pk").values_list("person__username", "template", "url")
    assert [row for row in told if row[0] == own.username] == [("assessor", "licence.ending", "/own/")] * 4
    of_officers = [row[1:] for row in told if row[0] == registrar.username]
    assert of_officers == [("licence.due", "/board/")] * 3  # in January, February and March
    assert Notice.objects.filter(template="licence.ending").first().values["ends_en"] == (  # type: ignore[union-attr]
        "14 April 2024 (B.E. 2567)"
    )
