"""What a log cites that can never come here, and numbers that stand twice: told by number, nothing lost."""

from __future__ import annotations

import copy

import pytest

from prakan.assessment.actions.field import Sender
from prakan.assessment.intake import take
from prakan.assessment.models import Case, FieldDevice, FieldEntry
from prakan.assessment.queries.field.answers import head_known, ledger_after
from prakan.assessment.queries.field_board.devices import mine
from prakan.domain.field.ledger import Told
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(world: World) -> Device:
    """The chair's telephone."""
    return Device(world, world.chair).registered()


@pytest.fixture
def other(world: World) -> int:
    """Another case of the same visit."""
    row = Case.objects.get(pk=world.case.pk)
    row.pk, row.number, row.year = None, f"{row.number}-2", row.year + 1
    row.save(force_insert=True)
    return row.pk


def sent(device: Device, first: int = 0, told: Told | None = None) -> list[str]:
    """Send the log from a place on, and return what became of each entry."""
    sender = Sender(told=told) if told else None
    taken = take(
        device=device.key, items=device.items[first:], by=device.person, at=device.world.at, sender=sender
    )
    return [f"{one.result} {one.fault.code}" if one.fault else one.result for one in taken]


def test_what_lies_in_another_case_is_refused_and_not_waited_for(device: Device, other: int) -> None:
    seen = device.saw(case=other)
    line = device.wrote("บรรทัดของงานอื่น", case=other)
    mark = device.marked("1.1", "good", case=other)
    device.wrote("อ้างข้ามงาน", [seen])
    device.record("score.finding_edit", f"finding:{line}", {"text": "แก้ข้ามงาน"}, parent=line)
    device.marked("1.1", "fair", parent=mark)
    assert sent(device)[3:] == ["refused FIELD-023", "refused FIELD-024", "refused FIELD-025"]


def test_it_is_refused_as_soon_as_it_is_seen_where_it_lies(device: Device, other: int) -> None:
    first = Device(device.world, device.world.member).registered()
    seen = first.saw(case=other)
    device.wrote("อ้างข้ามงาน", [seen])
    assert sent(device) == ["waiting"]
    sent(first)
    assert sent(device) == ["refused FIELD-023"]


def test_what_is_no_evidence_or_itself_is_not_waited_for(device: Device) -> None:
    line = device.wrote("ข้อสังเกต")
    device.wrote("อ้างข้อสังเกต", [line])
    own = "00000000-0000-4000-8000-000000000001"
    device.wrote("อ้างตนเอง", [own], id=own)
    mine_ = "00000000-0000-4000-8000-000000000002"
    device.marked("1.1", "good", id=mine_, parent=mine_)
    assert sent(device) == ["done", "refused FIELD-023", "refused FIELD-023", "refused FIELD-025"]


def test_a_log_that_was_put_back_keeps_both_of_a_number_and_says_so(device: Device) -> None:
    device.saw("ก่อนสำรอง")
    backup = copy.deepcopy(device)
    device.saw("หลังสำรอง")
    device.saw("หลังสำรองอีก")
    assert sent(device, told=Told(collected=5, unsent=2, confirmed=3, head=5)) == ["done"] * 3
    backup.wrote("หลังกู้คืน")
    assert sent(backup, 1, told=Told(collected=2, unsent=1, confirmed=1, head=2)) == ["done"]
    assert list(FieldEntry.objects.values_list("seq", flat=True)) == [1, 2, 3, 2]
    found = mine(device.person)[0]
    assert (found.twice, found.gaps) == (1, 2)  # it once told of five: two were never sent


def test_its_device_is_told_the_last_number_and_a_page_never_ends_within_one(device: Device) -> None:
    backup = copy.deepcopy(device)
    device.saw("หนึ่ง")
    backup.wrote("หนึ่งอีกครั้ง")
    sent(device)
    sent(backup)
    assert [one.seq for one in ledger_after(device.person, device.key, 0, limit=1)] == [1, 1]
    assert head_known(device.key) == 1
    FieldDevice.objects.filter(key=device.key).update(told=Told(head=7).stored())
    assert head_known(device.key) == 7
