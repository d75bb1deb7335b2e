"""What devices recorded is kept as it came, then done by the actions of the wing, each entry by itself."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.case_scores import edit_finding, hand_in
from prakan.assessment.actions.field import Item, Sender, note
from prakan.assessment.intake import choose, hold_files, take
from prakan.assessment.models import (
    Case,
    CaseEvidence,
    CaseFinding,
    CaseSheet,
    FieldConflict,
    FieldEntry,
    TeamSeat,
    VisitRecord,
)
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.case_scores.rooms import my_sheet
from prakan.assessment.queries.field.custody import custody
from prakan.domain.cases.stages import CaseStage
from prakan.domain.field.clock import Oddity
from prakan.domain.field.entries import digest_of
from prakan.domain.field.words import Way
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.questions import questions
from prakan.domain.problems import Refused
from prakan.foundation.actions.uploads import begin, receive
from prakan.foundation.models import AuditRow
from prakan.registry.models import Licence
from tests.assessment.field_world import BOOT, Device
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world
from tests.samples import png

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db
PNG = png()


@pytest.fixture
def device(world: World) -> Device:
    """The chair's telephone."""
    return Device(world, world.chair).registered()


def sent(device: Device, first: int = 0, last: int | None = None) -> list[str]:
    """Send a part of a log, and return what became of each entry."""
    taken = take(device=device.key, items=device.items[first:last], by=device.person, at=device.world.at)
    return [f"{one.result} {one.fault.code}" if one.fault else one.result for one in taken]


def test_a_batch_is_done_by_the_actions_of_the_web(world: World, device: Device) -> None:
    seen = device.saw()
    line = device.wrote("ครูใช้สื่อ", [seen])
    device.marked("1.1", "good", [seen])
    assert sent(device) == ["done", "done", "done"]
    sheet = my_sheet(world.chair, world.case.pk)
    assert sheet is not None
    piece = CaseEvidence.objects.get(case=world.case)
    assert (sheet.of("1.1").reason, sheet.of("1.1").evidence) == ("เหตุผล 1.1", (piece.pk,))
    assert (piece.key, piece.target, CaseFinding.objects.get().key) == (seen, "1.1", line)
    assert CaseFinding.objects.get().evidence == [piece.pk]


def test_the_same_batch_again_changes_nothing(world: World, device: Device) -> None:
    seen = device.saw()
    device.marked("1.1", "good", [seen])
    sent(device)
    rows = AuditRow.objects.count()
    assert sent(device) == ["already_done", "already_done"]
    assert (AuditRow.objects.count(), FieldEntry.objects.count()) == (rows, 2)


def test_the_lead_of_the_clock_is_kept_with_each_entry_as_it_was_then(world: World, device: Device) -> None:
    clock = {"ahead": None, "boot": BOOT, "up": 0}
    for lead in (600_000, None, -60_000):
        device.saw(clock=clock)
        note(
            device=device.key, items=device.items[-1:], by=world.chair, at=world.at, sender=Sender(ahead=lead)
        )
    device.saw(clock=clock)
    take(device=device.key, items=device.items, by=world.member, at=world.at, way=Way.RESCUE)
    rows = FieldEntry.objects.order_by("seq").values_list("ahead", flat=True)
    assert list(rows) == [600_000, None, -60_000, -60_000]
    first = custody(world.chair, world.case.pk, device.log[0]["id"])
    assert first is not None
    assert (first.likely_at, first.oddities) == (world.at - timedelta(minutes=10), (Oddity.WRONG,))


def test_the_database_itself_lets_nobody_change_an_entry(world: World, device: Device) -> None:
    device.saw()
    sent(device)
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE assessment_fieldentry SET ahead = 1")


def test_a_day_asks_as_much_of_the_database_as_an_hour(world: World, device: Device) -> None:
    def statements(many: int) -> int:
        seen = [device.saw(f"{many}.{n}") for n in range(many)]
        for key in seen:
            device.wrote(f"เห็น {key}", [key])
        with CaptureQueriesContext(connection) as asked:
            sent(device, first=-2 * many)
        return len(asked)

    statements(1)  # grants and the framework are known from here on
    assert statements(2) == statements(20)


class TestBadInput:
    def test_an_entry_for_a_closed_case_is_kept_and_refused(self, world: World, device: Device) -> None:
        Case.objects.update(stage=CaseStage.PUBLISHED)
        device.marked("1.1", "good")
        assert sent(device) == ["refused SCORE-001"]
        assert FieldEntry.objects.get().digest == device.items[0].digest

    def test_somebody_taken_off_the_team_is_refused(self, world: World, device: Device) -> None:
        TeamSeat.objects.filter(assessor=world.assessor(world.chair)).delete()
        device.saw()
        assert sent(device) == ["refused CASE-001"]
        assert FieldEntry.objects.count() == 1

    def test_the_licence_counts_on_the_day_of_recording(self, world: World, device: Device) -> None:
        Licence.objects.update(ends=(world.at - timedelta(days=1)).date())
        device.marked("1.1", "good", at=(world.at - timedelta(days=1)).isoformat())
        device.marked("1.2", "good")
        assert sent(device) == ["done", "refused SCORE-008"]

    def test_a_clock_set_back_does_not_lead_before_the_registration(
        self, world: World, device: Device
    ) -> None:
        Licence.objects.update(ends=(world.at - timedelta(days=4)).date())  # before the device was registered
        device.marked("1.1", "good", at="2020-01-01T00:00:00.000+07:00")
        assert sent(device) == ["refused SCORE-008"]

    def test_a_case_that_nobody_knows(self, world: World, device: Device) -> None:
        device.saw(case=987_654)
        assert sent(device) == ["refused FIELD-020"]
        assert FieldEntry.objects.get().case is None

    def test_what_is_no_entry_keeps_no_other_back(self, world: World, device: Device) -> None:
        device.saw()
        items = [Item("{", "0" * 64), *device.items, Item(None, None)]
        taken = take(device=device.key, items=items, by=device.person, at=world.at)
        assert [(one.result, one.stored) for one in taken] == [
            ("refused", False),
            ("done", True),
            ("refused", False),
        ]

    def test_an_entry_of_another_device_or_with_a_used_id(self, world: World, device: Device) -> None:
        key = device.saw()
        device.saw("อื่น", id=key)
        device.saw("ที่สาม", device=str(uuid4()))
        assert sent(device) == ["done", "refused FIELD-016", "refused FIELD-015"]

    def test_a_device_of_somebody_else_sends_nothing(self, world: World, device: Device) -> None:
        with pytest.raises(Refused) as refused:
            take(device=device.key, items=device.items, by=world.member, at=world.at)
        assert refused.value.faults[0].code == "FIELD-002"

    def test_one_refused_in_a_group_keeps_no_other_back(self, world: World, device: Device) -> None:
        seen = device.saw()
        device.saw(note="", title="ว่าง")
        device.marked("1.1", "good", [seen])
        device.marked("9.9", "good", [seen])
        device.marked("1.2", "good", ["not-there"])
        assert sent(device) == ["done", "refused SCORE-010", "done", "refused SCORE-002", "refused FIELD-023"]

    def test_what_is_written_anew_does_not_wait_behind_what_was_refused(
        self, world: World, device: Device
    ) -> None:
        first = device.marked("1.1", "good", ["not-there"])
        device.marked("1.1", "good", parent=first)
        assert sent(device) == ["refused FIELD-023", "done"]

    def test_what_goes_on_from_an_entry_that_cannot_be_read_does_not_wait_for_it(
        self, world: World, device: Device
    ) -> None:
        data = {"code": "1.1", "mark": 1, "reason": "", "evidence": []}
        first = device.record("score.save", "score:1.1", data)
        device.marked("1.1", "good", parent=first)
        device.marked("1.2", "good", [first])
        assert sent(device) == ["refused FIELD-021", "done", "refused FIELD-023"]  # a mark is no evidence


class TestWaiting:
    def test_what_cites_a_piece_that_waits_for_its_file_waits_too(self, world: World, device: Device) -> None:
        seen = device.saw(kind="photo", files=[photo()])
        device.marked("1.1", "good", [seen])
        assert sent(device) == ["waiting", "waiting"]
        assert arrived(device, PNG) == ["done"]
        assert sent(device) == ["already_done", "already_done"]
        assert CaseEvidence.objects.get().file is not None

    def test_a_photo_that_is_none_refuses_its_entry_by_number(self, world: World, device: Device) -> None:
        words = b"these are only words"
        seen = device.saw(kind="photo", files=[photo(words, "a.txt")])
        device.marked("1.1", "good", [seen])
        sent(device)
        assert arrived(device, words, "a.txt") == ["refused FIELD-028"]
        assert sent(device) == ["refused FIELD-028", "refused FIELD-022"]

    def test_other_bytes_than_at_capture_leave_the_entry_waiting(self, world: World, device: Device) -> None:
        device.saw(kind="photo", files=[photo()])
        sent(device)
        assert arrived(device, b"words", "b.txt") == ["refused FIELD-027"]
        assert sent(device) == ["waiting"]

    def test_a_sheet_is_handed_in_once_nothing_before_it_is_missing(
        self, world: World, device: Device
    ) -> None:
        seen = device.saw()
        for code in [asked.code for asked in questions(pack(world.case))]:
            device.marked(code, "good", [seen])
        device.record("score.hand_in", "sheet", {})
        assert sent(device, first=3)[-1] == "waiting"
        assert sent(device, last=3) == ["done"] * 3
        assert CaseSheet.objects.get().handed_in_at is not None


class TestTwoVersions:
    def test_a_score_written_anew_goes_on_from_its_parent(self, world: World, device: Device) -> None:
        first = device.marked("1.1", "good")
        device.marked("1.1", "fair", parent=first)
        assert sent(device) == ["done", "done"]

    def test_two_devices_that_knew_nothing_of_each_other_keep_both(
        self, world: World, device: Device
    ) -> None:
        other = Device(world, world.chair).registered()
        device.marked("1.1", "good")
        first = other.marked("1.1", "fair")
        other.marked("1.1", "excellent", parent=first)
        assert [sent(device), sent(other)] == [["done"], ["conflict", "conflict"]]
        conflict = FieldConflict.objects.get()
        assert (conflict.standing.key, conflict.arrived.seq) == (UUID(device.log[0]["id"]), 2)  # type: ignore[union-attr]
        assert mark(world, "1.1") == "good"

    def test_no_sheet_is_sealed_on_the_web_while_two_versions_wait(
        self, world: World, device: Device
    ) -> None:
        other = Device(world, world.chair).registered()
        device.marked("1.1", "good")
        other.marked("1.1", "fair")
        assert [sent(device), sent(other)] == [["done"], ["conflict"]]
        with pytest.raises(Refused, match=r"FIELD-029.*1\.1"):
            hand_in(case_id=world.case.pk, by=world.chair, at=world.at)

    def test_a_person_chooses_the_one_that_arrived(self, world: World, device: Device) -> None:
        world.put(world.chair, "1.1", "good")
        second = device.marked("1.1", "fair")
        device.record("field.choose", "conflict:0", {"conflict": 0, "chosen": "arrived", "reason": ""})
        assert sent(device) == ["conflict", "refused FIELD-030"]
        number = FieldConflict.objects.get().pk
        said = {"conflict": number, "chosen": "arrived", "reason": ""}
        device.record("field.choose", f"conflict:{number}", said)
        device.marked("1.1", "excellent", parent=second)
        assert sent(device, first=2) == ["done", "done"]
        assert mark(world, "1.1") == "excellent"

    def test_what_stands_is_chosen_and_the_other_is_kept(self, world: World, device: Device) -> None:
        world.put(world.chair, "1.1", "good")
        device.marked("1.1", "fair")
        sent(device)
        found = choose(
            conflict_id=FieldConflict.objects.get().pk,
            chosen="standing",
            reason="",
            by=world.chair,
            at=world.at,
        )
        assert (found.chosen, mark(world, "1.1")) == ("standing", "good")
        with pytest.raises(Refused) as refused:
            choose(conflict_id=found.pk, chosen="arrived", reason="", by=world.chair, at=world.at)
        assert refused.value.faults[0].code == "FIELD-030"

    def test_a_choice_ends_all_that_a_second_version_was_and_who_goes_on_from_one_meets_anew(
        self, world: World, device: Device
    ) -> None:
        world.put(world.chair, "1.1", "good")
        first = device.marked("1.1", "fair")
        device.marked("1.1", "excellent", parent=first)
        sent(device)
        number = FieldConflict.objects.get().pk
        choose(conflict_id=number, chosen="standing", reason="", by=world.chair, at=world.at)
        device.marked("1.1", "fair", parent=first)
        assert sent(device) == ["already_done", "already_done", "conflict"]
        listed = FieldConflict.objects.get(chosen="")
        assert (listed.pk == number, listed.arrived.seq) == (False, 3)

    def test_who_was_taken_off_the_team_changes_no_second_version(self, world: World, device: Device) -> None:
        world.put(world.chair, "1.1", "good")
        first = device.marked("1.1", "fair")
        sent(device)
        TeamSeat.objects.filter(assessor=world.assessor(world.chair)).delete()
        device.marked("1.1", "excellent", parent=first)
        assert sent(device) == ["conflict", "refused SCORE-007"]
        assert str(FieldConflict.objects.get().arrived.key) == first

    def test_nobody_chooses_for_another(self, world: World, device: Device) -> None:
        world.put(world.chair, "1.1", "good")
        device.marked("1.1", "fair")
        sent(device)
        with pytest.raises(Refused) as refused:
            choose(
                conflict_id=FieldConflict.objects.get().pk,
                chosen="arrived",
                reason="",
                by=world.member,
                at=world.at,
            )
        assert refused.value.faults[0].code == "FIELD-033"

    def test_the_same_content_twice_is_no_second_version(self, world: World, device: Device) -> None:
        world.put(world.chair, "1.1", "good")
        device.marked("1.1", "good")
        assert sent(device) == ["done"]

    def test_a_line_changed_on_the_web_meanwhile(self, world: World, device: Device) -> None:
        line = device.wrote("เดิม")
        sent(device)
        row = CaseFinding.objects.get()
        edit_finding(
            case_id=world.case.pk, finding_id=row.pk, text="เว็บ", seen=1, by=world.chair, at=world.at
        )
        device.record("score.finding_edit", f"finding:{line}", {"text": "เครื่อง"}, parent=line)
        assert sent(device, first=1) == ["conflict"]
        assert CaseFinding.objects.get().text == "เว็บ"

    def test_a_record_of_the_team_on_two_devices(self, world: World, device: Device) -> None:
        other = Device(world, world.member).registered()
        for one, name in ((device, "ครูหนึ่ง"), (other, "ครูสอง")):
            people = [{"name": name, "role": "ครู", "present": True}]
            data = {"kind": "attendance", "part": "2024-01-15", "content": {"people": people}}
            one.record("visit.record", "record:attendance:2024-01-15", data)
        assert [sent(device), sent(other)] == [["done"], ["conflict"]]
        found = choose(
            conflict_id=FieldConflict.objects.get().pk,
            chosen="arrived",
            reason="ครบกว่า",
            by=world.chair,
            at=world.at,
        )
        assert VisitRecord.objects.filter(case=found.case).count() == 2

    def test_half_a_character_in_a_record_keeps_nothing_else_of_the_case_back(self, device: Device) -> None:
        content = {"people": [{"name": "half CUT", "role": "", "present": True}]}
        data = {"kind": "attendance", "part": "2024-01-15", "content": content}
        device.record("visit.record", "record:attendance:2024-01-15", data)
        body = device.items[0].body.replace("CUT", "\\ud83d")  # as JSON escapes it: the text itself is whole
        device.items[0] = Item(body, digest_of(body))
        device.wrote("ข้อความ")
        assert sent(device) == ["refused FIELD-045", "done"]

    def test_what_takes_the_place_of_a_second_version_is_read_as_a_record_too(
        self, world: World, device: Device
    ) -> None:
        other = Device(world, world.member).registered()
        target = "record:attendance:2024-01-15"
        keys = []
        for one, name in ((device, "ก"), (other, "ข")):
            content = {"people": [{"name": name, "role": "", "present": True}]}
            said = {"kind": "attendance", "part": "2024-01-15", "content": content}
            keys.append(one.record("visit.record", target, said))
        bad = {"kind": "attendance", "part": "2024-01-15", "content": {"people": ["ค"]}}
        other.record("visit.record", target, bad, parent=keys[1])
        assert [sent(device), sent(other)] == [["done"], ["conflict", "refused FIELD-045"]]
        assert str(FieldConflict.objects.get().arrived.key) == keys[1]


def mark(world: World, code: str) -> str:
    sheet = my_sheet(world.chair, world.case.pk)
    assert sheet is not None
    return str(typed(sheet.of(code).mark))


def photo(content: bytes = PNG, name: str = "a.png") -> dict[str, object]:
    """Return a file as the device names it."""
    told = {"name": name, "type": "image/png", "size": len(content), "sha256": sha256(content).hexdigest()}
    return {"id": str(uuid4()), "role": "original", **told}


def arrived(device: Device, content: bytes, name: str = "a.png") -> list[str]:
    """Upload a file and say that it belongs to the first entry of a log; returns what became of it."""
    told = {"by": device.person, "at": device.world.at}
    key = begin(name=name, size=len(content), **told).key  # type: ignore[arg-type]
    receive(key=key, offset=0, length=len(content), pieces=[content], **told)  # type: ignore[arg-type]
    file = UUID(device.log[0]["files"][0]["id"])
    came = hold_files(device=device.key, uploads={file: key}, **told)  # type: ignore[arg-type]
    return [f"{one.result} {one.fault.code}" if one.fault else one.result for one in came]
