"""Handing an entry on: submitted by the owner, endorsed by the unit head, approved by the policy office."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_planning import REASON_MISSING
from prakan.domain.problems_progress import SELF_ENDORSED
from prakan.foundation.models import Person
from prakan.planning.actions.progress.entries import Held, check_unit, hold
from prakan.planning.models import ProgressEntry
from prakan.planning.transition import advance


@transaction.atomic
def submit(*, entry_id: int, by: Person, at: datetime, revision: int | None = None) -> ProgressEntry:
    """Submit an entry for endorsement; with ``revision`` only if it is still as the person saw it."""
    held = hold(entry_id)
    if revision is not None and held.entry.revision != revision:
        seen = held.entry.saved_at
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(seen).strftime("%H.%M") if seen else "")
    changes = {"submitted_by": by, "submitted_at": at, "returned_reason": ""}
    return _take("progress.submit", held, by, at, changes)


@transaction.atomic
def endorse(*, entry_id: int, by: Person, at: datetime) -> ProgressEntry:
    """Endorse a submitted entry as head of its unit; not what one submitted oneself."""
    held = hold(entry_id)
    if held.entry.submitted_by_id == by.pk:
        raise refuse(SELF_ENDORSED)
    return _take("progress.endorse", held, by, at, {"endorsed_by": by, "endorsed_at": at})


@transaction.atomic
def approve(*, entry_id: int, by: Person, at: datetime) -> ProgressEntry:
    """Approve an endorsed entry for the policy office: its figures may be printed."""
    return _take("progress.approve", hold(entry_id), by, at, {"approved_by": by, "approved_at": at})


@transaction.atomic
def return_(*, entry_id: int, reason: str, by: Person, at: datetime) -> ProgressEntry:
    """Send a submitted or endorsed entry back to its owner with a reason."""
    return _back("progress.return", entry_id, reason, by, at)


@transaction.atomic
def reopen(*, entry_id: int, reason: str, by: Person, at: datetime) -> ProgressEntry:
    """Open an endorsed or approved entry again with a reason, as long as the quarter is open."""
    return _back("progress.reopen", entry_id, reason, by, at)


def _back(step: str, entry_id: int, reason: str, by: Person, at: datetime) -> ProgressEntry:
    text = reason.strip()
    if not text:
        raise refuse(REASON_MISSING, field="reason")
    cleared: dict[str, object] = {
        "endorsed_by": None,
        "endorsed_at": None,
        "approved_by": None,
        "approved_at": None,
        "returned_reason": text,
    }
    return _take(step, hold(entry_id), by, at, cleared, text)


def _take(
    step: str, held: Held, by: Person, at: datetime, changes: dict[str, object], reason: str = ""
) -> ProgressEntry:
    unit = check_unit(held, step, by)
    return advance(held.entry, step, by=by, at=at, unit=unit, changes=changes, reason=reason)
