"""Money for visits: dues raised once, held back for a reason, put on lists, committed, approved, paid, returned."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.actions.payments.raising import Raised, raise_dues
from prakan.assessment.models import PaymentDue
from prakan.foundation.models import Person
from tests.assessment.payments_world import reach, visited

pytestmark = pytest.mark.django_db


def test_dues_are_raised_once_when_cases_reach_their_stages(registrar: Person, now: datetime) -> None:
    _, cases = visited(registrar, now)
    assert raise_dues(at=now) == Raised()
    reach(cases, "visited", now)
    reach(cases[:1], "draft_sent", now)
    found = raise_dues(at=now)
    assert raise_dues(at=now) == Raised()
    rows = PaymentDue.objects.order_by("key").values_list("part", "case_id", "seat", "satang")
    first = [(case, seat, satang) for part, case, seat, satang in rows if part == "first"]
    assert first == [(cases[0].pk, "chair", 100_000), (cases[0].pk, "member", 75_000)]
    travel = PaymentDue.objects.filter(part="travel", reckoned__per="day")
    assert [(row.satang, row.case_id) for row in travel] == [(48_000, None)] * 2
    assert found.raised == PaymentDue.objects.count()
