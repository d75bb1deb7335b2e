"""A roster is taken in, its columns confirmed once, checked line by line, and written whole or not at all."""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.foundation.under_way import asking_to_stop, heard, over, say
from prakan.registry.actions import roster_intake
from prakan.registry.actions.institutions import edit
from prakan.registry.models import (
    ColumnMapping,
    Institution,
    InstitutionChange,
    InstitutionCode,
    ParentAgency,
    RosterIntake,
    RosterLine,
)
from prakan.registry.queries.deliveries import delivered
from prakan.registry.queries.rosters import intake as roster_page
from prakan.registry.queries.rosters import subject_of
from tests.dirty_rosters import Roster, as_csv, roster, write_xlsx
from tests.registry.contacts import install_roles

Stage = RosterIntake.Stage


def taken(by: Person, at: datetime, content: bytes, name: str = "roster.csv", kind: str = "") -> RosterIntake:
    """Upload a file of the department and let the worker read it."""
    intake = roster_intake.upload(
        agency="department", name=name, content=io.BytesIO(content), by=by, at=at, kind=kind
    )
    roster_intake.work_off(at)
    intake.refresh_from_db()
    return intake


def checked(by: Person, at: datetime, content: bytes, name: str = "roster.csv") -> RosterIntake:
    """Upload, confirm the columns as proposed, and check."""
    intake = taken(by, at, content, name)
    if intake.stage == Stage.RECOGNISED:
        fields = {int(column): field for column, field in intake.fields.items()}
        roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind=intake.kind, by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    return intake


def committed(by: Person, at: datetime, content: bytes, name: str = "roster.csv") -> RosterIntake:
    """Upload, check, confirm and write."""
    intake = checked(by, at, content, name)
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    return intake


def as_excel(made: Roster, folder: Path) -> bytes:
    return write_xlsx(made, folder / "made.xlsx").read_bytes()


def problems_of(intake: RosterIntake) -> Counter[str]:
    return Counter(p[0] for row in intake.lines.all() for p in row.problems)


def test_every_fault_is_found_as_often_as_it_was_made(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    install_roles(now)
    made = roster(400, faults=3)
    intake = checked(registrar, now, as_excel(made, tmp_path), "roster.xlsx")
    assert (intake.stage, intake.problems) == (Stage.CHECKED, [])
    assert problems_of(intake) == made.problems
    assert intake.counts == {
        "new": made.good,
        "changed": 0,
        "unchanged": 0,
        "refused": made.refused,
        "aside": made.aside,
    }
    assert Institution.objects.count() == 0


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp874", "\t")])
def test_a_csv_file_says_the_same_in_any_encoding(
    encoding: str, delimiter: str, area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(60)
    intake = checked(registrar, now, as_csv(made, encoding, delimiter))
    assert intake.counts["new"] == 60
    assert intake.lines.filter(outcome="refused").count() == 0


def test_what_was_shown_is_written_whole_with_codes_and_one_audit_row(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    made = roster(80, faults=1)
    intake = committed(registrar, now, as_excel(made, tmp_path), "roster.xlsx")
    assert intake.stage == Stage.COMMITTED
    assert Institution.objects.count() == InstitutionCode.objects.count() == made.good
    row = AuditRow.objects.get(step="roster.import")
    assert (row.by_label, row.after["counts"], row.after["digest"]) == (
        "registrar",
        intake.counts,
        intake.digest,
    )
    assert intake.lines.filter(outcome="new", institution=None).count() == 0
    first = Institution.objects.get(codes__value=made.rows[0][1])
    assert (first.name_th, first.agency and first.agency.code, first.kind) == (
        made.rows[0][2],
        "department",
        "basic",
    )


def test_the_same_roster_again_changes_nothing_and_is_not_asked_about_its_columns(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    content = as_csv(roster(50))
    committed(registrar, now, content)
    again = taken(registrar, now, content)
    assert (again.stage, ColumnMapping.objects.count()) == (Stage.MAPPED, 1)
    roster_intake.work_off(now)
    again.refresh_from_db()
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 50, "refused": 0, "aside": 1}


def test_what_changed_is_shown_attribute_by_attribute_and_kept_in_the_history(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(30)
    committed(registrar, now, as_csv(made))
    made.rows[4][9] = 1234
    made.rows[5][2] = "บ้านใหม่เอี่ยม"
    intake = checked(registrar, now, as_csv(made))
    changed = {row.number: row for row in intake.lines.filter(outcome="changed")}
    learners, name = changed[made_line(4)], changed[made_line(5)]
    old = str(Institution.objects.get(pk=learners.institution_id).learners)
    assert learners.changes == [["learners", old, "1234"]]
    assert [p[0] for p in name.problems] == ["ROSTER-043"]
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=now)
    roster_intake.work_off(now)
    assert list(InstitutionChange.objects.values_list("field", "after", "source")) == [
        ("learners", "1234", f"roster {intake.pk}"),
        ("name_th", "บ้านใหม่เอี่ยม", f"roster {intake.pk}"),
    ]


def made_line(row: int) -> int:
    """Return the line of a row in the file: five lines of titles and headings stand above."""
    return row + 6


def test_a_name_without_its_prefix_and_code_is_found_by_its_place(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(20)
    committed(registrar, now, as_csv(made))
    for row in made.rows[:20]:
        row[1], row[2] = None, str(row[2]).removeprefix("โรงเรียน")
    intake = checked(registrar, now, as_csv(made))
    assert intake.counts["unchanged"] == 20


def test_a_doubtful_line_is_refused_until_a_person_chooses(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(20)
    committed(registrar, now, as_csv(made))
    made.rows[3][1] = f"{str(made.rows[3][1])[:4]}999999"
    intake = checked(registrar, now, as_csv(made))
    row = RosterLine.objects.get(intake=intake, number=made_line(3))
    known = Institution.objects.get(pk=row.candidates[0])
    assert (row.outcome, row.candidates, [p[0] for p in row.problems]) == (
        "refused",
        [known.pk],
        ["ROSTER-040"],
    )
    with pytest.raises(Refused, match="ROSTER-055"):
        roster_intake.choose(intake_id=intake.pk, number=row.number, choice="0", by=registrar, at=now)
    roster_intake.choose(intake_id=intake.pk, number=row.number, choice=str(known.pk), by=registrar, at=now)
    intake.refresh_from_db()
    assert (intake.counts["refused"], intake.counts["changed"]) == (0, 1)
    later = now + timedelta(days=1)
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=later)
    roster_intake.work_off(later)
    codes = known.codes.order_by("pk").values_list("value", "ends")
    assert list(codes) == [(known.codes.first().value, now.date()), (made.rows[3][1], None)]  # type: ignore[union-attr]


def test_a_registry_that_moved_on_stops_the_write_and_is_checked_again(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(20)
    committed(registrar, now, as_csv(made))
    made.rows[4][9] = 1234
    intake = checked(registrar, now, as_csv(made))
    touched = intake.lines.get(outcome="changed").institution
    assert touched is not None
    edit(
        institution_id=touched.pk,
        fields={"learners": 77},
        on=now.date(),
        revision=touched.revision,
        by=registrar,
        at=now,
    )
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=now)
    roster_intake.work(intake_id=intake.pk, at=now)
    intake.refresh_from_db()
    assert (intake.stage, [p[0] for p in intake.problems]) == (Stage.MAPPED, ["ROSTER-008"])
    touched.refresh_from_db()
    assert touched.learners == 77
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert intake.lines.get(outcome="changed").changes == [["learners", "77", "1234"]]


def test_a_cancelled_check_can_be_resumed(area: ParentAgency, registrar: Person, now: datetime) -> None:
    intake = checked(registrar, now, as_csv(roster(20)))
    roster_intake.cancel(intake_id=intake.pk, by=registrar, at=now)
    assert roster_intake.work_off(now) == 0
    roster_intake.resume(intake_id=intake.pk, by=registrar, at=now)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert (intake.stage, intake.counts["new"], intake.lines.count()) == (Stage.CHECKED, 20, 21)


def test_a_dead_workers_check_is_taken_over(area: ParentAgency, registrar: Person, now: datetime) -> None:
    intake = checked(registrar, now, as_csv(roster(20)))
    RosterIntake.objects.filter(pk=intake.pk).update(stage=Stage.CHECKING, started_at=now)
    assert roster_intake.work_off(now + timedelta(minutes=4)) == 0
    assert roster_intake.work_off(now + timedelta(minutes=6)) == 1
    intake.refresh_from_db()
    assert (intake.stage, intake.attempts, intake.lines.count()) == (Stage.CHECKED, 2, 21)


@pytest.mark.parametrize(
    ("text", "code"),
    [("แผน,งบ\n1,2\n", "ROSTER-001"), ("ชื่อโรงเรียน,จังหวัด\n", "ROSTER-002")],
)
def test_a_file_that_is_no_roster_fails_with_its_reason(
    text: str, code: str, area: ParentAgency, registrar: Person, now: datetime
) -> None:
    intake = taken(registrar, now, text.encode())
    assert (intake.stage, [p[0] for p in intake.problems]) == (Stage.FAILED, [code])


def test_columns_are_confirmed_whole(area: ParentAgency, registrar: Person, now: datetime) -> None:
    intake = taken(registrar, now, "ชื่อโรงเรียน,จังหวัด\nบ้านนา,เลย\n".encode())
    assert (intake.stage, intake.fields) == (Stage.RECOGNISED, {"0": "name_th", "1": "province"})
    with pytest.raises(Refused) as refused:
        roster_intake.map_columns(
            intake_id=intake.pk, fields={0: "province", 1: "province"}, kind="", by=registrar, at=now
        )
    assert [f.code for f in refused.value.faults] == ["ROSTER-004", "ROSTER-003", "ROSTER-005"]


def test_a_pasted_table_is_a_roster(area: ParentAgency, registrar: Person, now: datetime) -> None:
    text = "ชื่อโรงเรียน\tตำบล\tอำเภอ\tจังหวัด\nบ้านนา\tกุดป่อง\tเมือง\tเลย\n"
    intake = roster_intake.paste(agency="department", text=text, kind="basic", by=registrar, at=now)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert (intake.stage, intake.total, intake.kind) == (Stage.RECOGNISED, 1, "basic")
    with pytest.raises(Refused, match="ROSTER-053"):
        roster_intake.paste(agency="department", text="ไม่มีตาราง", by=registrar, at=now)


def test_only_a_registrar_takes_rosters_in(
    area: ParentAgency, officer: Person, auditor: Person, now: datetime
) -> None:
    for person in (officer, auditor):
        with pytest.raises(Refused, match="ACCESS-001"):
            taken(person, now, as_csv(roster(20)))
    assert RosterIntake.objects.count() == 0


def confirmed(by: Person, at: datetime, rows: int) -> RosterIntake:
    """Return a checked roster that waits to be written."""
    intake = checked(by, at, as_csv(roster(rows)))
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=by, at=at)
    return intake


def test_who_cancels_while_it_is_written_gets_everything_back_and_may_resume(
    area: ParentAgency, registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = confirmed(registrar, now, 40)
    monkeypatch.setattr("prakan.registry.actions.roster_intake.committing.BLOCK", 10)
    seen = []

    def watched(subject: str, done: int) -> None:
        say(subject, done)
        seen.append(done)
        if done == 20:  # half of it is written; another process asks for an end
            with asking_to_stop(subject):
                say(subject, done)

    monkeypatch.setattr("prakan.registry.actions.roster_intake.committing.under_way.say", watched)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert seen == [0, 10, 20]
    assert (intake.stage, Institution.objects.count()) == (Stage.COMMITTING, 0)
    assert AuditRow.objects.filter(step="roster.import").count() == 0
    roster_intake.cancel(intake_id=intake.pk, by=registrar, at=now)
    intake.refresh_from_db()
    assert intake.stage == Stage.CANCELLED
    monkeypatch.setattr("prakan.registry.actions.roster_intake.committing.under_way.say", say)
    roster_intake.resume(intake_id=intake.pk, by=registrar, at=now)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=now)
    roster_intake.work_off(now)
    assert Institution.objects.count() == 40


def test_how_far_the_writing_is_shows_past_its_transaction(
    area: ParentAgency, registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = confirmed(registrar, now, 30)
    monkeypatch.setattr("prakan.registry.actions.roster_intake.committing.BLOCK", 10)
    heard_of = []

    def watched(subject: str, done: int) -> None:
        say(subject, done)
        heard_of.append(heard(subject))

    monkeypatch.setattr("prakan.registry.actions.roster_intake.committing.under_way.say", watched)
    roster_intake.work_off(now)
    assert heard_of == [0, 10, 20, 30]
    assert heard(subject_of(intake.pk)) == (
        30 if connection.vendor == "postgresql" else 0
    )  # set till the end


def test_page_and_interface_say_the_same_of_what_is_being_written(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    intake = confirmed(registrar, now, 30)
    RosterIntake.objects.filter(pk=intake.pk).update(stage=Stage.COMMITTING, done=0)
    say(subject_of(intake.pk), 20)
    shown, told = roster_page(registrar, intake.pk), delivered(registrar, intake.pk)
    over(subject_of(intake.pk))
    assert (shown.done, told.done) == (20, 20)


def test_what_is_written_whole_can_no_longer_be_cancelled(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    intake = committed(registrar, now, as_csv(roster(5)))
    with pytest.raises(Refused) as refused:
        roster_intake.cancel(intake_id=intake.pk, by=registrar, at=now)
    assert [f.code for f in refused.value.faults] == ["STAGE-001"]
    assert Institution.objects.count() == 5


def test_who_says_yes_again_to_the_same_preview_does_nothing_twice(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    intake = committed(registrar, now, as_csv(roster(20)))
    again = roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=now)
    assert (again.stage, AuditRow.objects.filter(step="intake.confirm").count()) == (Stage.COMMITTED, 1)
    with pytest.raises(Refused) as refused:
        roster_intake.confirm(intake_id=intake.pk, expected="0" * 64, by=registrar, at=now)
    assert refused.value.faults[0].code == "STAGE-001"


def test_what_can_be_stopped_or_gone_on_with_is_what_the_steps_say() -> None:
    stages = [stage.value for stage in Stage]
    stopping = [stage for stage in stages if roster_intake.can_cancel(stage)]
    assert stopping == [s for s in stages if s not in ("committed", "cancelled", "failed")]
    assert [s for s in stages if roster_intake.can_resume(s)] == ["cancelled", "failed"]


def test_a_cell_of_five_thousand_digits_is_a_note_and_no_end_of_the_work(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    made = roster(20)
    made.rows[3][9] = "9" * 5000
    intake = checked(registrar, now, as_csv(made))
    assert (intake.counts["new"], problems_of(intake)["ROSTER-026"]) == (20, 1)
