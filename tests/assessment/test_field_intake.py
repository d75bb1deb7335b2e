"""What devices recorded is kept as it came, then done by the actions of the wing, each entry by itself."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.intake import take
from prakan.assessment.models import CaseEvidence, CaseFinding, FieldEntry
from prakan.assessment.queries.case_scores.rooms import my_sheet
from prakan.foundation.models import AuditRow, Person
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World, visited

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit is being made."""
    return visited(registrar, now)


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
    assert (piece.key, CaseFinding.objects.get().key) == (seen, line)
    assert CaseFinding.objects.get().evidence == [piece.pk]


def test_the_same_batch_again_changes_nothing(world: World, device: Device) -> None:
    seen = device.saw()
    device.marked("1.1", "good", [seen])
    sent(device)
    rows = AuditRow.objects.count()
    assert sent(device) == ["already_done", "already_done"]
    assert (AuditRow.objects.count(), FieldEntry.objects.count()) == (rows, 2)
