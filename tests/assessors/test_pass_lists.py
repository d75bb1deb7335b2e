"""A pass list is sent back and made anew, decided on by others than its maker, certified person by person."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from prakan.assessors.actions.recruitment import certifying
from prakan.assessors.actions.recruitment.scoring import correct_points
from prakan.assessors.actions.training.attending import attend
from prakan.assessors.actions.training.judging import judge
from prakan.assessors.models import Application, ListPublication, RankedList, Recruitment, Trainee
from prakan.assessors.queries.recruitment.barred import barred
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Part
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.models import Licence
from tests.assessors.test_certifying import BOARD, TESTED, examine, stages, trained
from tests.refusals import codes
from tests.registry.actions.test_licences import TERM
from tests.registry.assessors import register

__all__ = ["trained"]
pytestmark = pytest.mark.django_db
START = date(2024, 3, 1)


def test_a_list_that_was_sent_back_is_corrected_and_made_anew(
    trained: Recruitment, registrar: Person, secretary: Person, now: datetime, tmp_path: Path
) -> None:
    examine(trained, registrar, now, tmp_path)
    pk, failed = trained.pk, Application.objects.get(stage="failed")
    certifying.endorse(recruitment_id=pk, resolution="กพฐ. 3/2567", by=secretary, at=now)
    with pytest.raises(Refused) as refused:
        certifying.send_back(recruitment_id=pk, resolution=BOARD, reason=" ", by=secretary, at=now)
    assert codes(refused) == [("RECRUIT-016", "reason")]
    told = {"resolution": BOARD, "reason": "คะแนนจรรยาบรรณรวมผิด"}
    assert certifying.send_back(recruitment_id=pk, **told, by=secretary, at=now) == 2
    trained.refresh_from_db()
    assert (trained.stage, trained.committee, stages(trained)["4"]) == ("training", "", "training")
    (trail,) = AuditRow.objects.filter(step="recruitment.return")
    assert trail.after["reason"] == f"{BOARD} · คะแนนจรรยาบรรณรวมผิด"
    points = {"conduct": Decimal(65)}
    correct_points(application_id=failed.pk, points=points, reason="รวมใหม่", by=registrar, at=now)
    judge(recruitment_id=pk, by=registrar, at=now)
    found = list_of(registrar, pk, Part.COMPETENCE)
    assert (found.version, found.changed, [one.was for one in found.lines]) == (
        2,
        1,
        [None, "below"],
    )
    assert (stages(trained)["4"], RankedList.objects.filter(part="competence").count()) == ("passed", 2)
    with pytest.raises(Refused) as refused:
        correct_points(application_id=failed.pk, points=points, reason="อีก", by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-059", "")]


def test_who_made_a_list_decides_nothing_about_it(
    trained: Recruitment, registrar: Person, secretary: Person, now: datetime, tmp_path: Path
) -> None:
    RoleGrant.objects.create(person=registrar, role=Role.BOARD_SECRETARY.value)
    examine(trained, registrar, now, tmp_path)
    with pytest.raises(Refused) as refused:
        certifying.endorse(recruitment_id=trained.pk, resolution="กพฐ.", by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-053", "")]
    certifying.endorse(recruitment_id=trained.pk, resolution="กพฐ.", by=secretary, at=now)
    for action, more in ((certifying.certify, {"starts": START}), (certifying.send_back, {"reason": "ผิด"})):
        with pytest.raises(Refused) as refused:
            action(recruitment_id=trained.pk, resolution="กพ.", by=registrar, at=now, **more)  # type: ignore[operator]
        assert codes(refused) == [("RECRUIT-053", "")]


def test_one_who_holds_a_licence_or_lost_one_does_not_hold_up_the_others(
    trained: Recruitment,
    registrar: Person,
    secretary: Person,
    now: datetime,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install_terms([TERM], at=now)
    monkeypatch.setitem(TESTED, 4, (80, 80, 80))
    examine(trained, registrar, now, tmp_path)
    pk, one = trained.pk, Application.objects.get(number="B2567-1-00004")
    certifying.endorse(recruitment_id=pk, resolution="กพฐ.", by=secretary, at=now)
    entry = register(registrar, now)
    type(entry).objects.filter(pk=entry.pk).update(id_mark=one.id_mark)
    held = Licence.objects.create(
        assessor=entry,
        level="basic",
        number="B2566-00009",
        starts=date(2023, 6, 1),
        ends=date(2025, 5, 31),
        at=now,
    )
    done = certifying.certify(recruitment_id=pk, resolution=BOARD, starts=START, by=secretary, at=now)
    assert (done.count, {key: fault.code for key, fault in done.left.items()}) == (1, {one.pk: "LICENCE-003"})
    one.refresh_from_db()
    assert (one.stage, one.events.latest("pk").step) == ("passed", "recruitment.hold")
    Licence.objects.filter(pk=held.pk).update(stage="revoked")
    (shown,) = barred(secretary, pk, START)
    assert (shown.fault.code, shown.passable, shown.number) == ("LICENCE-012", True, one.number)
    again = {"recruitment_id": pk, "resolution": "ครั้งที่ 3", "starts": START, "by": secretary, "at": now}
    with pytest.raises(Refused) as refused:
        certifying.certify(**again)
    assert codes(refused) == [("LICENCE-012", "")]
    assert certifying.certify(**again, named=[one.pk]).count == 1
    numbers = Licence.objects.filter(number__startswith="B2567-").values_list("number", flat=True)
    assert sorted(numbers) == ["B2567-00001", "B2567-00002"]


def test_attendance_of_those_who_were_judged_stays(
    trained: Recruitment, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    examine(trained, registrar, now, tmp_path)
    there = Trainee.objects.select_related("group").get(application__number="B2567-1-00004")
    session = there.group.sessions.get()
    attend(session_id=session.pk, marks={there.pk: "present"}, by=registrar, at=now)  # nothing changes
    with pytest.raises(Refused) as refused:
        attend(session_id=session.pk, marks={there.pk: "absent"}, by=registrar, at=now)
    assert [(f.code, f.values["numbers"]) for f in refused.value.faults] == [("RECRUIT-054", "B2567-1-00004")]
    ListPublication.objects.create(ranked_list=RankedList.objects.get(part="competence"), at=now)
    for rows in (RankedList.objects.all(), ListPublication.objects.all()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            super(type(rows), rows).update(at=now)
