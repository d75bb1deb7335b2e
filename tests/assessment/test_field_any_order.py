"""In whatever order, pieces and repetitions a log comes, and wherever a process dies: the end is the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakan.assessment.actions.field import note
from prakan.assessment.intake import sweep, take
from prakan.assessment.models import CaseEvidence, CaseFinding, CaseSheet, FieldAnswer
from prakan.foundation.models import Person
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World, visited

pytestmark = pytest.mark.django_db


def whole_day(device: Device) -> None:
    """Record a day in which entries refer to each other in every way."""
    seen = device.saw()
    other = device.saw("สนาม")
    line = device.wrote("ครูใช้สื่อ", [seen])
    first = device.marked("1.1", "good", [seen])
    device.marked("9.9", "good")
    second = device.marked("1.1", "fair", [seen, other], parent=first)
    device.record("score.finding_edit", f"finding:{line}", {"text": "ครูใช้สื่อดี"}, parent=line)
    device.marked("1.2", "good", [other])
    device.marked("1.1", "excellent", [other], parent=second)
    empty = device.saw("ว่าง", note="")
    device.marked("1.3", "good", [empty])
    gone = device.wrote("ผิดที่")
    device.record("score.finding_remove", f"finding:{gone}", {}, parent=gone)


def end_state(world: World) -> object:
    """Return everything that a log leads to, apart from moments and numbers of rows."""
    keys = dict(CaseEvidence.objects.values_list("pk", "key"))
    sheets = CaseSheet.objects.filter(case=world.case)
    marks = {
        code: (one["mark"], one["reason"], sorted(keys[n] for n in one["evidence"]), one["rev"])
        for sheet in sheets
        for code, one in sheet.marks.items()
    }
    rows = CaseFinding.objects.values_list("key", "text", "revision", "removed_at")
    lines = [(key, text, revision, removed is None) for key, text, revision, removed in rows]
    answers = FieldAnswer.objects.values_list("entry__key", "result", "code")
    return marks, sorted(keys.values()), sorted(lines), sorted(answers)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_order_repetition_cut_and_crash_end_alike(
    data: st.DataObject, registrar: Person, now: datetime
) -> None:
    with transaction.atomic():
        world = visited(registrar, now)
        device = Device(world, world.chair).registered()
        whole_day(device)
        with transaction.atomic():
            take(device=device.key, items=device.items, by=device.person, at=world.at)
            wanted = end_state(world)
            transaction.set_rollback(True)
        order = data.draw(st.permutations(range(len(device.items))))
        while order:
            many = data.draw(st.integers(1, len(order)))
            again = data.draw(st.lists(st.sampled_from(range(len(device.items))), max_size=3))
            items = [device.items[n] for n in (*order[:many], *again)]
            if data.draw(st.booleans()):
                note(device=device.key, items=items, by=device.person, at=world.at)  # then it died
            else:
                take(device=device.key, items=items, by=device.person, at=world.at)
            order = order[many:]
        sweep(world.at + timedelta(hours=1))
        assert end_state(world) == wanted
        transaction.set_rollback(True)
