"""A step on many cases: the exact list first, an answer each, changed ones refused, holds undone."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.actions.cases import bulk
from prakan.assessment.actions.cases.bulk import take_many, work_off
from prakan.assessment.actions.cases.steps import change_mode
from prakan.assessment.models import Case, CaseBulk, CaseHold, CaseMove
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from tests.assessment.cases_world import opened
from tests.assessment.team_world import YEAR
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def codes(run: CaseBulk) -> list[tuple[str, str]]:
    return [(one["became"], one["code"]) for one in run.answers]


def test_what_changed_meanwhile_is_refused_and_the_others_are_done(
    registrar: Person, auditor: Person, now: datetime
) -> None:
    one, other, closed, gone = opened(registrar, now, schools=4)
    Case.objects.filter(pk=closed.pk).update(stage="withdrawn")
    shown = [(row.pk, row.revision) for row in (one, other, closed, gone)]
    change_mode(case_id=gone.pk, mode="online", reason="น้ำท่วม", by=registrar, at=now)
    run = take_many(step="case.withdraw", reason="ยุบรวม", shown=[*shown, (999, 1)], by=registrar, at=now)
    done, refused = ("done", ""), "refused"
    assert codes(run) == [done, done, ("already", ""), (refused, "CASE-017"), (refused, "CASE-001")]
    assert (run.stage, Case.objects.filter(stage="withdrawn").count()) == ("ready", 3)
    assert CaseMove.objects.filter(step="case.withdraw", reason="ยุบรวม", by=registrar).count() == 2
    assert AuditRow.objects.filter(step="case.withdraw").count() == 1
    with pytest.raises(Refused, match="CASE-009"):
        take_many(step="case.withdraw", shown=shown, by=registrar, at=now)
    with pytest.raises(Refused, match="CASE-012"):
        take_many(step="case.close", shown=[], by=registrar, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        take_many(step="case.close", shown=shown, by=auditor, at=now)


def test_many_wait_for_the_worker_and_go_on_part_by_part(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    rows = opened(registrar, now, schools=5)
    shown = [(row.pk, row.revision) for row in rows]
    run = take_many(step="case.mode", value="online", reason="โรคระบาด", shown=shown, by=registrar, at=now)
    assert (run.stage, Case.objects.filter(mode="online").count()) == ("waiting", 0)
    assert (work_off(now), work_off(now)) == (1, 0)
    run.refresh_from_db()
    assert (run.stage, run.done, codes(run)) == ("ready", 5, [("done", "")] * 5)
    assert Case.objects.filter(mode="online").count() == 5


def test_cases_are_held_from_the_board_and_the_holds_are_undone(registrar: Person, now: datetime) -> None:
    rows = opened(registrar, now, schools=3)
    officer = Reader(registrar)
    assert "ทำพร้อมกันหลายงาน" in officer.open("/cases/", year=YEAR).text
    at = f"/cases/bulk/?year={YEAR}&step=case.hold&to_hold=postponed"
    page = officer.open(at)
    ticks = [str(e.get("value")) for e in page.all("input", name="case")]
    assert ticks == [f"{row.pk}:{row.revision}" for row in rows]
    late = officer.send(at, status=422, case=ticks[:1], reason="")
    still = [e.get("value") for e in late.all("input", name="case") if e.get("checked") is not None]
    assert ("CASE-009" in late.html, still) == (True, ticks[:1])
    shown = officer.send(at, case=ticks[:2], reason="น้ำท่วม").text
    assert "ได้คำตอบแล้ว 2 จาก 2 งาน" in shown
    assert CaseHold.objects.filter(kind="postponed", lifted_at=None).count() == 2
    assert "เป็นเช่นนั้นอยู่แล้ว" in officer.open(at).text
    run = CaseBulk.objects.get()
    assert "ยกเลิกการพักแล้ว 2 งาน" in officer.send(f"/cases/bulk/{run.pk}/undo/").text
    assert (CaseHold.objects.filter(lifted_at=None).count(), CaseHold.objects.count()) == (0, 2)
    assert "CASE-016" in officer.send(f"/cases/bulk/{run.pk}/undo/", status=422).html
