"""Telling people: one notice per person and key with its deliveries, and read marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.notice_kinds import kind_of
from prakan.domain.notices import NOTICES
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import NOTICE_MISSING
from prakan.foundation.fates import deliveries_of
from prakan.foundation.models import Delivery, Notice, Person
from prakan.foundation.queries.routes import choice_of, route_of, with_routes
from prakan.foundation.queries.wordings import current, words_of


@transaction.atomic
def tell(
    *,
    people: Iterable[int],
    template: str,
    key: str,
    at: datetime,
    values: Mapping[str, Any] | None = None,
    url: str = "",
    row_id: int | None = None,
) -> int:
    """Put a notice before each person (ids); a second with the same ``key`` is dropped; returns how many.

    ``template`` names an entry of ``NOTICES`` whose slots ``values`` must fill (``KeyError`` otherwise). Each
    notice is queued on the channels that its person has chosen for its kind.
    """
    filled, wording = dict(values or {}), current(template)
    words = words_of(template, wording)
    for text in (words.subject, words.body):
        text.with_values(**filled)
    wanted = with_routes(people)
    told = set(Notice.objects.filter(key=key).values_list("person_id", flat=True))
    notices = [
        Notice(
            person=person,
            key=key,
            row_id=row_id,
            template=template,
            wording=wording,
            values=filled,
            url=url,
            at=at,
        )
        for person in wanted.values()
        if person.pk not in told
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    _send_out(key, template, wanted, at)
    return len(notices)


def _send_out(key: str, template: str, people: Mapping[int, Person], at: datetime) -> None:
    """Queue what was told and has no deliveries yet."""
    kind, urgent = kind_of(template), NOTICES[template].urgent
    made: list[Delivery] = []
    for notice in Notice.objects.filter(key=key, deliveries=None, person_id__in=people):
        person = people[notice.person_id]
        route, everywhere = route_of(person, kind), choice_of(person).everywhere
        made += deliveries_of(notice, route, everywhere=everywhere, urgent=urgent, at=at)
    Delivery.objects.bulk_create(made, ignore_conflicts=True)


@transaction.atomic
def mark_read(*, notice: int, by: Person, at: datetime) -> None:
    """Mark one's own notice as read; raises ``Refused`` (NOTICE-001) when it is not one's own."""
    if not Notice.objects.filter(pk=notice, person=by).exists():
        raise refuse(NOTICE_MISSING)
    Notice.objects.filter(pk=notice, person=by, read_at=None).update(read_at=at)


@transaction.atomic
def mark_all_read(*, by: Person, at: datetime) -> int:
    """Mark all of one's own notices as read; returns how many were unread."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=at)
