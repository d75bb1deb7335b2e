"""Institutions in every state that has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from prakan.assessors.actions.renewals import decline
from prakan.assessors.models import Renewal
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.actions import (
    assessor_days,
    assessor_proposals,
    assessors,
    contact_points,
    institutions,
    interests,
    licences,
    successions,
)
from prakan.registry.actions.interests import InterestFields
from prakan.registry.models import Assessor, ContactPoint, Institution, Licence

DAY, WHY = date(2024, 1, 2), "ประกาศ (ตัวอย่าง)"


def registry(at: datetime) -> Iterator[str]:
    """Close one institution, merge two, and return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    shut, kept, ended = (row.pk for row in Institution.objects.order_by("pk")[:3])
    institutions.close(institution_id=shut, on=DAY, reason=WHY, revision=1, by=by, at=at)
    successions.merge(into_id=kept, from_ids=[ended], on=DAY, reason=WHY, by=by, at=at)
    yield from (f"/institutions/{one}/" for one in (shut, kept, ended))
    yield from contacts(by, at)
    yield from assessors_(by, at)
    yield from renewals_(by, at)
    yield from ("/parents/area-50/", "/figures/FY2567Q1.registry.listed.basic")


def assessors_(by: Person, at: datetime) -> Iterator[str]:
    """Let one assessor rest, another take a day off, and the one who signs in propose a change."""
    own = Person.objects.get(username="assessor")
    entry = int(own.grants.get().scope.removeprefix("assessor:"))
    told = {"by": own, "at": at}
    given, private = {"max_load": "3"}, {"line": "@mine"}
    assessor_proposals.propose(assessor_id=entry, fields=given, identity=private, note=WHY, **told)
    resting, other = Assessor.objects.exclude(pk=entry).order_by("pk")[:2]
    reason = {"reason": WHY, "revision": 1, "by": by, "at": at}
    assessors.set_standing(assessor_id=resting.pk, standing="resting", on=DAY, **reason)
    far = date(2035, 1, 2)
    assessor_days.note_off(assessor_id=other.pk, starts=far, ends=far, reason="leave", by=by, at=at)
    yield from (f"/assessors/{one}/" for one in (entry, resting.pk, other.pk))
    yield from (
        "/assessors/proposals/",
        "/assessors/?standing=any&level=basic",
        f"/my-register/{entry}/propose/",
    )
    yield from barred_(other.pk, by, at)


def renewals_(by: Person, at: datetime) -> Iterator[str]:
    """Let one renewal be declined, and return one of each stage, with the list of a step on many."""
    board = Person.objects.get(grants__role=Role.BOARD_SECRETARY, is_demo=True)
    told = {"reason": WHY, "resolution": WHY, "by": board, "at": at}
    applied = Renewal.objects.filter(stage="applied").order_by("pk")
    decline(renewal_id=applied[0].pk, **told)
    for stage in ("invited", "applied", "reviewed", "endorsed", "declined"):
        one = Renewal.objects.filter(stage=stage).order_by("pk")[0]
        yield f"/renewals/one/{one.pk}/"
    yield f"/renewals/{one.round_id}/many/?step=renewal.review&all=1"


def barred_(entry: int, by: Person, at: datetime) -> Iterator[str]:
    """Suspend one licence, declare an interest, and return the pages of a pair that may not meet."""
    last = Licence.objects.filter(assessor__standing="active", renewed_by=None)
    held = last.exclude(assessor=entry).order_by("pk")[0]
    told = {"on": DAY, "reason": WHY, "resolution": WHY, "by": by, "at": at}
    licences.suspend(licence_id=held.pk, **told | {"on": max(DAY, held.starts)})
    place = Institution.objects.filter(status="open").order_by("-pk")[0]
    fields = InterestFields("family", institution=str(place.pk), reason=WHY)
    interests.declare(assessor_id=entry, fields=fields, by=by, at=at)
    yield from (
        f"/assessors/{held.assessor_id}/",
        f"/assessors/{entry}/interests/?institution={place.pk}&on=",
    )


def contacts(by: Person, at: datetime) -> Iterator[str]:
    """End one institution's contacts, erase one of them, and return the pages of both kinds of places."""
    having = ContactPoint.objects.filter(role__code="office").exclude(institution=None).order_by("pk")[0]
    both = list(ContactPoint.objects.filter(institution=having.institution).order_by("pk"))
    for one in both:
        contact_points.end(contact_id=one.pk, on=DAY, by=by, at=at)
    contact_points.erase(contact_id=both[0].pk, reason=WHY, by=by, at=at)
    yield from (
        f"/contacts/of/{having.institution_id}/",
        "/contacts/agency/area-50/",
        "/contacts/?without=on",
    )
