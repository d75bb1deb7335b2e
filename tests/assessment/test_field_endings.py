"""The waiting for a file that will not come is ended by a person, and nothing that still comes is lost."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from prakan.assessment.actions.field import give_secret
from prakan.assessment.actions.field_devices import withdraw
from prakan.assessment.actions.field_rescues import ask
from prakan.assessment.intake import sweep
from prakan.assessment.intake.rescues import work_off
from prakan.assessment.models import (
    CaseConsensus,
    CaseEvidence,
    CaseFinding,
    FieldAnswer,
    FieldDevice,
    FieldFile,
    FieldWaitEnd,
    TeamPlan,
    TeamSeat,
    VisitRecord,
)
from prakan.assessment.queries.field.answers import Answered, ledger_after
from prakan.assessment.queries.field.custody import custody
from prakan.assessment.queries.field_board.board import board
from prakan.assessment.queries.field_board.files import listed, waits_long
from prakan.config.jobs import JOBS
from prakan.domain.media_types import ZIP
from prakan.domain.problems import Refused
from prakan.foundation.actions import outbox
from prakan.foundation.actions.files import store
from prakan.foundation.models import AuditRow, Notice, Person
from tests.assessment.field_waits import PNG, WHY, end, photo, send, upload
from tests.assessment.field_world import Device
from tests.assessment.rescue_maker import rescue
from tests.assessment.scores_world import World, visited

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case on its visit."""
    made = visited(registrar, now)
    TeamPlan.objects.update(stage=TeamPlan.Stage.CONFIRMED)
    return made


@pytest.fixture
def phone(world: World) -> Device:
    """The member's telephone, with a photo whose file has not come."""
    made = Device(world, world.member).registered()
    photo(made)
    return made


def told(phone: Device) -> list[Answered]:
    return list(ledger_after(phone.person, phone.key, 0))


def test_the_entry_is_done_without_its_file_and_what_cites_it_too(
    world: World, phone: Device, registrar: Person
) -> None:
    seen = phone.log[0]["id"]
    phone.wrote("จัดแสดงผลงานนักเรียน", [seen])
    phone.marked("1.1", "good", [seen])
    assert send(phone) == ["waiting"] * 3
    end(world, registrar)
    piece = CaseEvidence.objects.get()
    assert (piece.key, piece.kind, piece.file, piece.title) == (seen, "photo", None, "ป้ายนิเทศ")
    assert CaseFinding.objects.get().evidence == [piece.pk]
    assert [one.result for one in told(phone)] == ["done"] * 3
    trail = AuditRow.objects.get(step="field.end_wait")
    assert (trail.by, trail.after["reason"], trail.after["name"]) == (registrar, WHY, "ป้าย.png")


def test_the_ledger_of_the_device_says_who_decided_when_and_why(
    world: World, phone: Device, registrar: Person
) -> None:
    send(phone)
    end(world, registrar)
    [one] = told(phone)
    file = UUID(phone.log[0]["files"][0]["id"])
    assert (one.result, one.missing, one.ended) == ("done", (file,), (file,))
    assert one.fault is not None
    assert (one.fault.code, one.fault.values["reason"]) == ("FIELD-092", WHY)
    assert send(phone) == ["already_done FIELD-092"]


def test_board_list_and_custody_say_it(world: World, phone: Device, registrar: Person) -> None:
    send(phone)
    assert world.case.visit is not None
    day = world.case.visit.starts
    before = board(registrar, day).total
    end(world, registrar)
    after = board(registrar, day).total
    assert [(one.files, one.waiting, one.done, one.ended) for one in (before, after)] == [
        (1, 1, 0, 0),
        (0, 0, 1, 1),
    ]
    assert listed(registrar).counts == {"waiting": 0, "long": 0, "ended": 1}
    [line] = listed(registrar, show="ended").lines
    assert line.ended is not None
    assert (line.file, line.ended.reason, line.held_at) == ("ป้าย.png", WHY, None)
    way = custody(world.chair, world.case.pk, phone.log[0]["id"])
    assert way is not None
    assert [(file.received, file.ended and file.ended.reason) for file in way.files] == [("", WHY)]


def test_a_file_that_comes_all_the_same_is_a_further_piece(
    world: World, phone: Device, registrar: Person
) -> None:
    send(phone)
    end(world, registrar)
    upload(phone)
    first, late = CaseEvidence.objects.order_by("pk")
    assert (first.file, late.key, late.title) == (None, f"{first.key}-late", "ป้ายนิเทศ")
    assert late.file is not None
    assert late.file.digest == hashlib.sha256(PNG).hexdigest()
    [one] = told(phone)
    assert (one.result, one.fault, one.missing, one.made["late"]) == ("done", None, (), late.pk)
    way = custody(world.chair, world.case.pk, late.key)
    assert way is not None
    assert way.files[0].same
    upload(phone)
    sweep(world.at + timedelta(days=3))
    assert CaseEvidence.objects.count() == 2


def test_a_file_that_comes_after_the_seal_is_kept_and_its_entry_says_so(
    world: World, phone: Device, registrar: Person
) -> None:
    send(phone)
    end(world, registrar)
    sealed = {"stage": "agreed", "agreed_at": world.at, "digest": "0" * 64}
    CaseConsensus.objects.create(case=world.case, opened_at=world.at, **sealed)
    upload(phone)
    assert (CaseEvidence.objects.count(), FieldFile.objects.exclude(file=None).count()) == (1, 1)
    [one] = told(phone)
    assert one.fault is not None
    assert (one.result, one.fault.code, one.missing) == ("done", "FIELD-095", ())
    assert "SCORE" not in one.fault.what("en")
    sweep(world.at + timedelta(days=3))
    assert CaseEvidence.objects.count() == 1


def test_a_rescue_file_that_is_found_brings_it(
    world: World, phone: Device, registrar: Person, tmp_path: Path
) -> None:
    send(phone)
    end(world, registrar)
    secret = base64.b64decode(give_secret(key=phone.key, by=phone.person, at=world.at).secret)
    withdraw(device_id=FieldDevice.objects.get().pk, reason="หาย", by=phone.person, at=world.at)
    file = UUID(phone.log[0]["files"][0]["id"])
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items, {file: PNG})
    with path.open("rb") as content:
        kept = store(
            name="a.rescue.zip", content=content, by=registrar, at=world.at, allowed=frozenset({ZIP})
        )
    ask(file_id=kept.pk, by=registrar, at=world.at)
    assert work_off(world.at) == 1
    assert [row.file is not None for row in CaseEvidence.objects.order_by("pk")] == [False, True]


def test_a_record_that_is_nothing_without_its_scan_is_done_once_the_scan_comes(
    world: World, registrar: Person
) -> None:
    phone = Device(world, world.member).registered()
    said = {"name": "ผู้ลงนามตัวอย่าง", "position": "ผู้อำนวยการ", "said": "รับทราบ"}
    said |= {"strokes": [], "width": 0, "height": 0}  # type: ignore[dict-item]
    file = {"id": str(uuid4()), "role": "original", "name": "ป้าย.png", "type": "image/png", "size": len(PNG)}
    file["sha256"] = hashlib.sha256(PNG).hexdigest()
    data = {"kind": "sign_off", "part": "", "content": said}
    phone.record("visit.record", "record:sign_off:", data, files=[file])
    assert send(phone) == ["waiting"]
    end(world, registrar)
    assert FieldAnswer.objects.get().result == "refused"
    upload(phone)
    assert (FieldAnswer.objects.get().result, VisitRecord.objects.get().version) == ("done", 1)


def test_what_a_crash_left_is_done_by_the_sweep(
    world: World, phone: Device, registrar: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(phone)
    with monkeypatch.context() as broken:
        broken.setattr("prakan.assessment.intake.ending.do_all", lambda *_: None)
        end(world, registrar)
    assert CaseEvidence.objects.count() == 0
    sweep(world.at + timedelta(minutes=5))
    assert CaseEvidence.objects.count() == 1
    with monkeypatch.context() as broken:
        broken.setattr("prakan.assessment.intake.holding.take_late", lambda *_: None)
        upload(phone)
    sweep(world.at + timedelta(days=3))
    assert CaseEvidence.objects.count() == 2


class TestWhoDecides:
    def test_the_chair_of_the_team(self, world: World, phone: Device) -> None:
        send(phone)
        assert waits_long(world.chair) == 1  # the pages read the clock, years later
        end(world, world.chair)
        assert (FieldWaitEnd.objects.get().by, waits_long(world.chair)) == (world.chair, 0)

    def test_nobody_else_of_the_team(self, world: World, phone: Device) -> None:
        send(phone)
        with pytest.raises(Refused) as refused:
            end(world, world.member)
        assert (refused.value.faults[0].code, FieldWaitEnd.objects.count()) == ("FIELD-093", 0)
        assert (listed(world.member).total, waits_long(world.member)) == (0, 0)

    def test_no_longer_who_was_the_chair(self, world: World, phone: Device) -> None:
        send(phone)
        TeamSeat.objects.filter(assessor=world.assessor(world.chair)).delete()
        with pytest.raises(Refused) as refused:
            end(world, world.chair)
        assert refused.value.faults[0].code == "FIELD-093"

    def test_who_has_no_right_to_the_step(self, world: World, phone: Device, auditor: Person) -> None:
        send(phone)
        with pytest.raises(Refused) as refused:
            end(world, auditor)
        assert refused.value.faults[0].code == "ACCESS-001"
        assert listed(auditor).total == 1  # auditors look

    def test_only_with_a_reason_and_only_while_it_is_waited_for(
        self, world: World, phone: Device, registrar: Person
    ) -> None:
        send(phone)
        with pytest.raises(Refused) as bare:
            end(world, registrar, " ")
        assert (bare.value.faults[0].code, AuditRow.objects.filter(step="field.end_wait").count()) == (
            "FIELD-094",
            0,
        )
        end(world, registrar)
        with pytest.raises(Refused) as twice:
            end(world, registrar)
        assert twice.value.faults[0].code == "FIELD-093"

    def test_not_once_it_has_come(self, world: World, phone: Device, registrar: Person) -> None:
        send(phone)
        upload(phone)
        with pytest.raises(Refused) as refused:
            end(world, registrar)
        assert refused.value.faults[0].code == "FIELD-093"
        assert CaseEvidence.objects.get().file is not None

    def test_the_owner_of_the_device_is_told(self, world: World, phone: Device, registrar: Person) -> None:
        send(phone)
        end(world, registrar)
        outbox.plan(JOBS, at=world.at)
        while outbox.work_off(JOBS, at=world.at):
            continue
        notice = Notice.objects.get(template="field.end_wait")
        assert (notice.person, notice.url) == (world.member, "/my/devices/")
