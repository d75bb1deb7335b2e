"""Announcing: what is ready and as it was shown, numbered once, letters replaced when a visit changes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document

from prakan.assessment.actions import team_announcing, team_invitations, team_letters
from prakan.assessment.models import (
    TeamAppointment,
    TeamInvitation,
    TeamLetterRun,
    TeamObjection,
    TeamPlan,
    TeamVisit,
)
from prakan.assessment.queries.team_announcing import room
from prakan.assessment.queries.team_appointments import letter_row, of_visit, own
from prakan.assessment.queries.team_letter_runs import letter_run, open_letters
from prakan.assessment.queries.team_objections import announced_teams
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import Agency, AuditRow, Person
from prakan.registry.actions.letter_templates import install_templates
from tests.assessment.conftest import outsider
from tests.assessment.visits_world import add_visit, confirmed
from tests.letters import FOLDER
from tests.registry.assessors import account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def packs() -> None:
    """No framework packs: nothing here asks for them."""


@pytest.fixture
def plan(registrar: Person, now: datetime) -> TeamPlan:
    """A confirmed plan of two approved visits whose teams have accepted."""
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.")
    install_templates(FOLDER, at=now)
    made = confirmed(registrar, now)
    made.visits.update(stage="approved")
    team_invitations.invite(plan_id=made.pk, level="basic", by=registrar, at=now)
    TeamInvitation.objects.update(stage="accepted")
    return made


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def announced(plan: TeamPlan, by: Person, now: datetime) -> list[tuple[int, str]]:
    made = team_announcing.announce(plan_id=plan.pk, shown=room(by, plan.pk).shown, by=by, at=now)
    return [(number, what) for number, what in made.items]


def counts(plan: TeamPlan, by: Person) -> dict[str, int]:
    return {what.value: n for what, n in room(by, plan.pk).counts.items()}


def appointments() -> list[tuple[int, int, int, str]]:
    rows = TeamAppointment.objects.order_by("pk")
    return list(rows.values_list("number", "letter_number", "edition", "stage"))


def test_visits_are_announced_as_shown_and_numbered_through_the_calendar_year(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    team_announcing.install_letter_rule({"first_number": 101}, at=now)
    add_visit(plan, 3, "basic", [], [])
    TeamObjection.objects.create(
        plan=plan,
        visit=plan.visits.get(number=2),
        institution=plan.visits.get(number=2).stops.all()[0].institution,
        assessor=plan.visits.get(number=2).seats.all()[0].assessor,
        reason="เคยเป็นครู",
        by=registrar,
        at=now,
    )
    assert counts(plan, registrar) == {"ready": 1, "objection": 1, "not_approved": 1}
    assert announced(plan, registrar, now) == [(1, "ready")]
    assert list(plan.visits.values_list("number", "stage")) == [
        (1, "announced"),
        (2, "approved"),
        (3, "proposed"),
    ]
    TeamObjection.objects.update(stage="rejected")
    assert announced(plan, registrar, now) == [(2, "ready")]
    assert appointments() == [(1, 101, 1, "in_force"), (2, 102, 1, "in_force")]
    said = AuditRow.objects.filter(step="team.announce").order_by("pk")[0].after
    assert (said["count"], said["letters"], len(said["assessors"]), len(said["institutions"])) == (
        "1",
        [101, 101, 2567],
        2,
        2,
    )


def test_an_open_or_declined_invitation_and_one_that_is_missing_hold_a_visit_back(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    first = TeamInvitation.objects.order_by("pk")[0]
    for stage, expected in (("invited", "open"), ("declined", "declined"), ("withdrawn", "not_invited")):
        TeamInvitation.objects.filter(pk=first.pk).update(stage=stage)
        assert counts(plan, registrar) == {expected: 1, "ready": 1}
        held = [line.held_by for line in room(registrar, plan.pk, outcome=expected).lines]
        assert held == [(first.assessor.name,)]


def test_the_second_of_two_officers_and_a_visit_changed_meanwhile_are_told_so(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    shown = room(registrar, plan.pk).shown
    second = plan.visits.get(number=2)
    TeamVisit.objects.filter(pk=second.pk).update(ends=second.ends + timedelta(days=1))
    made = team_announcing.announce(plan_id=plan.pk, shown=shown, by=registrar, at=now)
    assert (made.items, made.announced, made.refused) == ([[1, "ready"], [2, "different"]], 1, 1)
    with pytest.raises(Refused) as caught:
        team_announcing.announce(plan_id=plan.pk, shown=shown, by=registrar, at=now)
    fault = caught.value.faults[0]
    assert (fault.code, fault.values) == ("VISIT-040", {"done": 1, "held": 1})
    TeamPlan.objects.filter(pk=plan.pk).update(stage="replaced")
    with pytest.raises(Refused) as caught:
        team_announcing.announce(plan_id=plan.pk, shown=shown, by=registrar, at=now)
    assert (codes(caught), appointments()) == (["VISIT-001"], [(1, 1, 1, "in_force")])


def test_a_seat_changed_after_the_announcement_makes_a_new_edition_and_replaces_the_letters(
    plan: TeamPlan, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    announced(plan, registrar, now)
    visit = plan.visits.get(number=1)
    old, leaving = visit.appointments.get(), visit.seats.get(seat="member")
    reader = account(leaving.assessor)
    letter = {"appointment_id": old.pk, "kind": "team_appointment", "whom": leaving.assessor_id}
    team_letters.write_one(**letter, out=tmp_path / "old.docx", by=reader)  # type: ignore[arg-type]
    leaving.assessor_id = plan.visits.get(number=2).seats.get(seat="member").assessor_id
    leaving.save()
    with pytest.raises(Refused) as caught:
        team_letters.ask(
            plan_id=plan.pk,
            kind="visit_notice",
            language="th",
            format="zip",
            level="vocational",
            by=registrar,
            at=now,
        )
    assert codes(caught) == ["VISIT-043"]
    assert [(view.fits, own(reader)) for view in of_visit(registrar, visit.pk)] == [(False, ())]
    team_invitations.invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    TeamInvitation.objects.filter(stage="invited").update(stage="accepted")
    assert announced(plan, registrar, now) == [(1, "changed")]
    assert appointments() == [(1, 1, 1, "replaced"), (2, 2, 1, "in_force"), (1, 3, 2, "in_force")]
    with pytest.raises(Refused) as caught:
        team_letters.write_one(**letter, out=tmp_path / "x.docx", by=reader)  # type: ignore[arg-type]
    assert codes(caught) == ["VISIT-042"]
    fresh, new = visit.appointments.get(edition=2), visit.seats.get(seat="member").assessor
    name = team_letters.write_one(
        appointment_id=fresh.pk,
        kind="team_appointment",
        whom=new.pk,
        out=tmp_path / "new.docx",
        by=account(new, "new"),
    )
    words = " ".join(p.text for p in Document(str(tmp_path / "new.docx")).paragraphs)
    assert (name, "ที่ 3/2567 ฉบับแก้ไขครั้งที่ 1" in words) == (
        f"3-2567-หนังสือแต่งตั้งคณะผู้ประเมิน-{new.name.th.replace(' ', '-')}-แก้ไข1.docx",
        True,
    )


def asked(plan: TeamPlan, by: Person, now: datetime, **given: str) -> TeamLetterRun:
    told = {"kind": "", "language": "th", "format": "zip", **given}
    return team_letters.ask(plan_id=plan.pk, by=by, at=now, **told)  # type: ignore[arg-type]


def test_letters_come_as_one_package_with_thai_names_and_thai_digits(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    team_announcing.install_letter_rule({"thai_digits": True}, at=now)
    announced(plan, registrar, now)
    run = asked(plan, registrar, now)
    assert (run.of, team_letters.work_off(now), team_letters.work_off(now)) == (8, 1, 0)
    view, pieces = open_letters(registrar, run.pk)
    package = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    names = package.namelist()
    assert (view.stage, view.done, len(names), len({n.casefold() for n in names})) == ("ready", 8, 8, 8)
    assert [name for name in names if "แจ้งสถานศึกษา" in name][:2] == [
        "1-2567-หนังสือแจ้งสถานศึกษา-โรงเรียนทดสอบ-1.docx",
        "1-2567-หนังสือแจ้งสถานศึกษา-โรงเรียนทดสอบ-2.docx",
    ]
    assert all(info.flag_bits & 0x800 for info in package.infolist())  # names say that they are UTF-8
    first = TeamAppointment.objects.order_by("pk")[0]
    place = first.facts["places"][0][0]
    head = outsider("head", Role.INSTITUTION, f"institution:{place}")
    (told,) = announced_teams(head)  # the institution takes its own notice from its page
    assert (told.letter, letter_row(head, first.pk, "visit_notice", place)) == (first.pk, first)
    notice = Document(io.BytesIO(package.read("1-2567-หนังสือแจ้งสถานศึกษา-โรงเรียนทดสอบ-1.docx")))
    words = " ".join(p.text for p in notice.paragraphs)
    assert [
        part in words for part in ("ที่ ๑/๒๕๖๗", "๑๕–๑๗ มกราคม ๒๕๖๗", "๘ มกราคม ๒๕๖๗", "ประธานคณะผู้ประเมิน")
    ] == [True] * 4
    TeamLetterRun.objects.update(digest="0" * 64)  # as if a byte of the file had changed since
    with pytest.raises(Refused) as caught:
        open_letters(registrar, run.pk)
    assert codes(caught) == ["VISIT-047"]


def test_a_document_to_be_printed_holds_every_letter_and_a_cancelled_file_stops(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    announced(plan, registrar, now)
    run = asked(plan, registrar, now, kind="team_appointment", format="docx", language="en")
    team_letters.write_file(run_id=run.pk, at=now)
    document = Document(io.BytesIO(b"".join(open_letters(registrar, run.pk)[1])))
    heads = [p.text for p in document.paragraphs if p.text.startswith("No. ")]
    assert (len(heads), len(document.sections)) == (4, 4)
    later = asked(plan, registrar, now)
    team_letters.cancel(run_id=later.pk, by=registrar, at=now)
    assert (team_letters.work_off(now), letter_run(registrar, later.pk).stage) == (0, "cancelled")
    for act, code in (
        (lambda: team_letters.cancel(run_id=run.pk, by=registrar, at=now), "VISIT-046"),
        (lambda: open_letters(registrar, later.pk), "VISIT-045"),
        (lambda: asked(plan, registrar, now, format="docx"), "LETTER-011"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert codes(caught) == [code]


def test_the_last_day_to_object_is_told_as_it_was_when_announced(
    plan: TeamPlan, registrar: Person, now: datetime
) -> None:
    announced(plan, registrar, now)
    visit = plan.visits.get(number=1)
    (view,) = of_visit(registrar, visit.pk)
    assert (view.said.object_until, view.written, view.fits) == (date(2024, 1, 8), "1/2567", True)
