"""Choosing in the very batch in which a second version came: what was chosen between waits no more."""

from __future__ import annotations

from typing import Any

import pytest

from prakan.assessment.intake import take
from prakan.assessment.models import FieldAnswer, FieldConflict
from prakan.assessment.queries.visit_records import standing_of
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db
DAY = "2024-01-15"


def were(device: Device, name: str, **more: Any) -> str:
    """Record who was there."""
    content = {"people": [{"name": name, "role": "ครู", "present": True}]}
    data = {"kind": "attendance", "part": DAY, "content": content}
    return device.record("visit.record", f"record:attendance:{DAY}", data, **more)


def sent(device: Device, first: int = 0) -> list[str]:
    """Send the log from a place on, and return what became of each entry."""
    taken = take(device=device.key, items=device.items[first:], by=device.person, at=device.world.at)
    return [one.result for one in taken]


@pytest.mark.parametrize(("chosen", "stands"), [("arrived", "ค"), ("standing", "ก")])
def test_a_choice_answers_versions_that_came_with_it(world: World, chosen: str, stands: str) -> None:
    other = Device(world, world.member).registered()
    were(other, "ก")
    sent(other)
    device = Device(world, world.chair).registered()
    first = were(device, "ข")
    assert sent(device) == ["conflict"]
    pair = FieldConflict.objects.get()
    were(device, "ค", parent=first)
    device.record(
        "field.choose", f"conflict:{pair.pk}", {"conflict": pair.pk, "chosen": chosen, "reason": "เห็นเอง"}
    )
    assert sent(device, 1) == ["done", "done"]
    assert set(FieldAnswer.objects.values_list("result", flat=True)) == {"done"}
    said = standing_of(world.case)[0].content
    assert said["people"][0]["name"] == stands


def test_who_goes_on_after_the_choice_in_the_same_batch_goes_on_from_what_was_chosen(world: World) -> None:
    other = Device(world, world.member).registered()
    were(other, "ก")
    sent(other)
    device = Device(world, world.chair).registered()
    first = were(device, "ข")
    sent(device)
    pair = FieldConflict.objects.get().pk
    second = were(device, "ค", parent=first)
    data = {"conflict": pair, "chosen": "arrived", "reason": "เห็นเอง"}
    device.record("field.choose", f"conflict:{pair}", data)
    were(device, "ง", parent=second)
    assert sent(device, 1) == ["done", "done", "done"]
    assert standing_of(world.case)[0].content["people"][0]["name"] == "ง"
