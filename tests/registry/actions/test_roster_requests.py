"""Agencies are asked for rosters by numbered letters; late ones are told, those that came accepted."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import Agency, AuditRow, Letter, Person
from prakan.registry.actions import (
    contact_points,
    letter_templates,
    roster_intake,
    roster_letters,
    roster_requests,
)
from prakan.registry.models import Listing, ParentAgency, RosterRequest
from prakan.registry.queries.roster_letters import with_mail
from tests.assessment.conftest import supervisor
from tests.dirty_rosters import as_csv, roster
from tests.letters import FOLDER, words_of
from tests.registry.contacts import contact, install_roles

__all__ = ["supervisor"]
Stage = RosterRequest.Stage
DEADLINE = date(2024, 1, 31)


@pytest.fixture(autouse=True)
def _agency(db: None) -> None:
    Agency.objects.create(
        code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.", short_en="AO"
    )


def asked(by: Person, at: datetime, **given: object) -> list[RosterRequest]:
    """Prepare requests to the department and the area office."""
    values = {
        "agencies": ["department", "area1"],
        "kinds": ["basic"],
        "fiscal_year": 2567,
        "deadline": DEADLINE,
    }
    return roster_requests.ask(**(values | given), by=by, at=at)  # type: ignore[arg-type]


def test_many_are_asked_at_once_and_numbered_within_the_calendar_year(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    first = asked(registrar, now)
    sent = roster_requests.send(request_ids=[r.pk for r in first], by=registrar, at=now)
    assert [(r.stage, r.letter_year, r.letter_number) for r in sent] == [
        (Stage.SENT, 2567, 1),
        (Stage.SENT, 2567, 2),
    ]
    more = asked(registrar, now, kinds=["vocational"])
    later = roster_requests.send(request_ids=[more[0].pk], by=registrar, at=now)
    next_year = roster_requests.send(request_ids=[more[1].pk], by=registrar, at=now + timedelta(days=400))
    assert [(r.letter_year, r.letter_number) for r in (*later, *next_year)] == [(2567, 3), (2568, 1)]
    assert AuditRow.objects.filter(step="roster.send").count() == 4


def test_what_cannot_be_asked_is_told_with_every_reason(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    asked(registrar, now)
    with pytest.raises(Refused) as refused:
        asked(registrar, now, deadline=now.date(), agencies=["department", "nobody"], kinds=["basic"])
    assert [f.code for f in refused.value.faults] == ["REG-010", "ROSTER-050", "ROSTER-051"]
    with pytest.raises(Refused, match="ROSTER-052"):
        asked(registrar, now, agencies=[])
    assert RosterRequest.objects.count() == 2


def test_what_is_late_is_overdue_until_it_is_reminded_or_extended(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    (request, _) = asked(registrar, now)
    roster_requests.send(request_ids=[request.pk], by=registrar, at=now)
    roster_requests.lapse(now + timedelta(days=26))
    request.refresh_from_db()
    assert request.stage == Stage.SENT  # the day of the deadline is still in time
    late = now + timedelta(days=27)
    roster_requests.lapse(late)
    (reminded,) = roster_requests.remind(request_ids=[request.pk], by=registrar, at=late)
    assert (reminded.stage, reminded.reminders) == (Stage.REMINDED, 1)
    extended = roster_requests.extend(
        request_id=request.pk, deadline=DEADLINE + timedelta(days=30), by=registrar, at=late
    )
    assert extended.stage == Stage.SENT
    steps = AuditRow.objects.filter(subject=f"roster:{request.pk}").values_list("step", "by_label")
    assert list(steps) == [
        ("roster.send", "registrar"),
        ("roster.lapse", "system"),
        ("roster.remind", "registrar"),
        ("roster.extend", "registrar"),
    ]


def test_a_roster_that_came_whole_is_accepted_and_puts_those_named_on_the_list(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    (request, _) = asked(registrar, now, lists=True)
    intake = roster_intake.upload(
        agency="department",
        name="r.csv",
        content=io.BytesIO(as_csv(roster(20))),
        request_id=request.pk,
        by=registrar,
        at=now,
    )
    request.refresh_from_db()
    assert request.stage == Stage.RECEIVED
    roster_intake.work_off(now)
    intake.refresh_from_db()
    fields = {int(column): field for column, field in intake.fields.items()}
    roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind="basic", by=registrar, at=now)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=registrar, at=now)
    roster_intake.work_off(now)
    request.refresh_from_db()
    assert request.stage == Stage.ACCEPTED
    assert Listing.objects.filter(year=2567, kind="basic", source=f"roster {intake.pk}").count() == 20
    back = roster_requests.send_back(request_id=request.pk, by=registrar, at=now)
    assert (back.stage, back.reminders) == (Stage.REMINDED, 1)


def test_a_letter_is_made_of_the_template_in_thai_fonts(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    letter_templates.install_templates(FOLDER, at=now)
    (request, other) = asked(registrar, now)
    roster_requests.send(request_ids=[request.pk, other.pk], by=registrar, at=now)
    out = tmp_path / "letter.docx"
    name = roster_letters.write_one(request_id=request.pk, out=out, by=registrar)
    said = words_of(out.read_bytes())
    assert name == "001-2567-กรมสมมติ-basic.docx"
    assert (said[0], said[1], said[2], said[-2]) == (
        "ที่ 1/2567 (รูปแบบเลขที่หนังสือรอยืนยัน)",
        "สำนักงานสมมติ",
        "5 มกราคม 2567",
        "ขอแสดงความนับถือ",
    )
    assert "โปรดส่งภายในวันที่ 31 มกราคม 2567" in "".join(said)
    with zipfile.ZipFile(out) as package:
        styles = package.read("word/styles.xml").decode()
    assert 'w:cs="TH Sarabun New"' in styles
    assert 'w:bidi="th-TH"' in styles


def test_only_a_registrar_asks(area: ParentAgency, officer: Person, now: datetime, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ACCESS-001"):
        asked(officer, now)
    with pytest.raises(Refused, match="ACCESS-001"):
        roster_letters.write_many(request_ids=[1], out=tmp_path / "x.zip", by=officer)


def test_a_system_delivers_only_what_its_agency_was_asked_for(
    area: ParentAgency, registrar: Person, supervisor: Person, now: datetime
) -> None:
    of_area = next(r for r in asked(registrar, now) if r.agency_id == area.pk)
    items = [{"key": "1", "name_th": "บ้านตัวอย่าง"}]
    with pytest.raises(Refused, match="ROSTER-007"):
        roster_intake.deliver(request_id=of_area.pk, items=items, by=supervisor, at=now)
    roster_requests.send(request_ids=[of_area.pk], by=registrar, at=now)
    roster_intake.deliver(request_id=of_area.pk, items=items, by=supervisor, at=now)
    of_area.refresh_from_db()
    assert (of_area.stage, of_area.intakes.get().way) == (Stage.RECEIVED, "api")


def test_contacts_of_the_agencies_are_mailed_when_told_to_each_once(
    area: ParentAgency, registrar: Person, now: datetime
) -> None:
    install_roles(now)
    contact_points.add(agency="area1", fields=contact("office"), by=registrar, at=now)
    ids = [r.pk for r in asked(registrar, now)]
    of_area = RosterRequest.objects.get(agency=area).pk
    assert with_mail(registrar, ids) == 1
    roster_requests.send(request_ids=ids, by=registrar, at=now, mails=True)
    roster_requests.remind(request_ids=ids, by=registrar, at=now)
    assert Letter.objects.count() == 1
    roster_requests.remind(request_ids=ids, by=registrar, at=now, mails=True)
    told = Letter.objects.order_by("pk").values_list("template", "subject", "label")
    assert list(told) == [
        ("roster.send", f"roster:{of_area}", "สำนักงานเขตพื้นที่สมมติ 1 · ธุรการ"),
        ("roster.remind", f"roster:{of_area}", "สำนักงานเขตพื้นที่สมมติ 1 · ธุรการ"),
    ]
