"""Complaints about assessors in every stage, and an appraisal that is one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from prakan.assessors.actions import complaints
from prakan.assessors.models import Appraisal
from prakan.commands.loading.cast import holder
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

ABOUT = "มาสายกว่ากำหนดหนึ่งชั่วโมง (ตัวอย่าง)"


def appraisals(at: datetime) -> Iterator[str]:
    """Receive three complaints, two of them about the one who signs in, and return where to begin looking."""
    own = Person.objects.get(username="assessor")
    entry = Assessor.objects.get(pk=own.grants.get().scope.removeprefix("assessor:"))
    other = Assessor.objects.exclude(pk=entry.pk).order_by("pk")[0]
    director = _one(Role.DIRECTOR)
    committee = [_one(r) for r in (Role.POLICY_OFFICER, Role.BOARD_SECRETARY, Role.FINANCE_OFFICER)]
    rows = [_received(who, at) for who in (other, entry, entry)]
    for row in rows[1:]:
        ids = [one.pk for one in committee]
        complaints.assign(complaint_id=row, members=ids, chair=ids[0], by=director, at=at)
    complaints.hear(complaint_id=rows[2], by=committee[1], at=at)
    yield from (f"/complaints/{row}/" for row in rows)
    mine = Appraisal.objects.get(assessor=entry)
    yield f"/appraisal/{mine.round.year}/severity/"
    staged = (Appraisal.objects.filter(stage=s).order_by("pk")[0] for s in ("collecting", "committee"))
    yield from (f"/appraisal/of/{row.pk}/" for row in (mine, *staged))
    yield f"/appraisal/of/{mine.pk}/appeal/"


def _received(who: Assessor, at: datetime) -> int:
    return complaints.receive(
        number=who.number, source="public", complainant="", about=ABOUT,
        received_on=timezone.localdate(at), by=_one(Role.ASSESSMENT_OFFICER), at=at,
    ).pk  # fmt: skip


def _one(role: Role) -> Person:
    found = holder(role)
    assert found is not None
    return found
