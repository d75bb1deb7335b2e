"""Institutions in every state that has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.actions import institutions, successions
from prakan.registry.models import Institution

DAY, WHY = date(2024, 1, 2), "ประกาศ (ตัวอย่าง)"


def registry(at: datetime) -> Iterator[str]:
    """Close one institution, merge two, and return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    shut, kept, ended = (row.pk for row in Institution.objects.order_by("pk")[:3])
    institutions.close(institution_id=shut, on=DAY, reason=WHY, revision=1, by=by, at=at)
    successions.merge(into_id=kept, from_ids=[ended], on=DAY, reason=WHY, by=by, at=at)
    yield from (f"/institutions/{one}/" for one in (shut, kept, ended))
    yield from ("/parents/area-50/", "/figures/FY2567Q1.registry.listed.basic")
