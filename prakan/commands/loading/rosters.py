"""Loading the made-up rosters of a demonstration year: some come in as asked, one of them full of faults."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prakan.commands.loading.cast import holder
from prakan.commands.loading.folder import Record, read
from prakan.domain import places
from prakan.domain.institutions import CodeScheme
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.actions import roster_intake, roster_requests
from prakan.registry.models import Institution, RosterIntake, RosterRequest

HEADINGS = ("ลำดับ", "รหัสสถานศึกษา 10 หลัก", "ชื่อสถานศึกษา", "ตำบล", "อำเภอ", "จังหวัด", "จำนวนนักเรียน")
CODE, NAME, DISTRICT = 1, 2, 4
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@transaction.atomic
def load_rosters(folder: Path, year: int) -> None:
    """Ask the parent agencies, take in what came, remind the rest, on the days that the folder says; once."""
    said = read(folder / "rosters.toml")
    person = holder(Role.ASSESSMENT_OFFICER)
    if not said or person is None or RosterRequest.objects.exists():
        return
    came: list[Record] = said.get("came", [])
    asked_on = _at(said["asked_on"])
    asked = roster_requests.ask(
        agencies=said["agencies"],
        kinds=[""],
        fiscal_year=year,
        deadline=said["deadline"],
        by=person,
        at=asked_on,
    )
    roster_requests.send(request_ids=[one.pk for one in asked], by=person, at=asked_on)
    by_agency = {one.agency.code: one for one in asked}
    for record in came:
        _come(by_agency[record["agency"]], record, person)
    waiting = [one.pk for code, one in by_agency.items() if code not in {r["agency"] for r in came}]
    roster_requests.remind(request_ids=waiting, by=person, at=_at(said["reminded_on"]))


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10, 30)))


def _come(request: RosterRequest, record: Record, person: Person) -> None:
    """Take in a file made from what the registry holds; one without faults is written."""
    at = _at(record["on"])
    rows = [list(HEADINGS), *_rows(request)]
    for line in record.get("spoil", ()):
        _spoil(rows, *line)
    rows += [["", "", f"รวม {len(rows) - 1} แห่ง", "", "", "", ""]] if record.get("total") else []
    intake = roster_intake.upload(
        agency=request.agency.code, name=record["file"], content=io.BytesIO(_csv(rows)), kind=record["kind"],
        request_id=request.pk, by=person, at=at,
    )  # fmt: skip
    roster_intake.work(intake_id=intake.pk, at=at)
    intake.refresh_from_db()
    fields = {int(column): field for column, field in intake.fields.items()}
    roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind=record["kind"], by=person, at=at)
    roster_intake.work(intake_id=intake.pk, at=at)
    if record.get("written"):
        _write(intake, person, at)


def _write(intake: RosterIntake, person: Person, at: datetime) -> None:
    intake.refresh_from_db()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=person, at=at)
    roster_intake.work(intake_id=intake.pk, at=at)


def _rows(request: RosterRequest) -> Iterable[list[str]]:
    found = Institution.objects.filter(agency=request.agency, is_demo=True, status="open").order_by(
        "sort_key"
    )
    for number, one in enumerate(found.prefetch_related("codes"), 1):
        codes = (c.value for c in one.codes.all() if c.scheme == CodeScheme.SCHOOL10)
        named = (
            places.subdistrict(one.subdistrict), places.district(one.district), places.province(one.province)
        )  # fmt: skip
        where = [place.name.th if place else "" for place in named]
        yield [str(number), next(codes, ""), one.name_th, *where, str(one.learners or "")]


def _spoil(rows: list[list[str]], line: int, fault: str) -> None:
    """Write a fault of real rosters into a line (from 1)."""
    row: list[str] = rows[line]
    match fault:
        case "no prefix":
            row[NAME] = row[NAME].removeprefix("โรงเรียน")
        case "nine digits":
            row[CODE] = row[CODE][:9]
        case "thai digits":
            row[CODE] = row[CODE].translate(TO_THAI)
        case "other district":
            row[DISTRICT] = "เชียงคาน"
        case "new school":
            row[CODE], row[NAME] = "", f"{row[NAME]} สาขาสอง"
        case "no name":
            row[NAME] = ""
        case _:
            raise ValueError(f"rosters.toml: there is no fault {fault}")


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")
