"""The key of an applicant's own page: made, kept as a digest, replaced when it is lost."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from prakan.assessors.actions.recruitment.writing import hand_key
from prakan.assessors.models import Application
from prakan.assessors.queries.recruitment.letters import private_of
from prakan.assessors.queries.recruitment.status import mark_of
from prakan.assessors.transition.recruitment import locked_application, note
from prakan.domain.numbers import cleaned
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "recruitment.key"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
LENGTH = 12
MOST_A_DAY = 3


def new_key() -> str:
    """Return a key that nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


@transaction.atomic
def replace_at_the_counter(*, application_id: int, by: Person, at: datetime) -> str:
    """Give a new key to somebody who came with their ID card; returns it, to be told this one time.

    The old key opens nothing from then on. Raises ``Refused``: ACCESS-001, RECRUIT-002.
    """
    row = locked_application(application_id, "recruitment.screen", by=by)
    key, told = new_key(), {"number": row.number, "did": "counter"}
    audit.record(step=STEP, subject=f"application:{row.pk}", by=by, at=at, after=told)
    Application.objects.filter(pk=row.pk).update(key_mark=mark_of(key))
    note(row, STEP, "", by=by, at=at)
    return key


@transaction.atomic
def replace_lost(*, number: str, email: str, url: str, at: datetime) -> bool:
    """Send a new key to the address that an application tells, when ``email`` is that address.

    The old key opens nothing from then on. Returns whether one was sent; the page must not say it: it would
    tell who applied. No more than three a day for one application.
    """
    rows = Application.objects.select_for_update(of=("self",)).select_related("recruitment")
    row = rows.filter(number=cleaned(number).upper()[:24]).first()
    told = cleaned(email).casefold()
    if row is None or not told or private_of(row).email.casefold() != told:
        return False
    given = row.events.filter(step=STEP, by=None)
    if given.filter(at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        return False
    key, batch = new_key(), f"{STEP}:{row.pk}:{given.count() + 1}"
    audit.record(step=STEP, subject=f"application:{row.pk}", by=None, at=at, after={"number": row.number})
    Application.objects.filter(pk=row.pk).update(key_mark=mark_of(key))
    note(row, STEP, "", by=None, at=at)
    return hand_key(row, STEP, key, batch=batch, url=url, at=at)
