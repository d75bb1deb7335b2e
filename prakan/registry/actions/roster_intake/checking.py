"""Checking a roster against the registry, block by block: what each line would do, kept for the preview."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.roster_sheet.lines import Reader
from prakan.foundation.bulk import Json, insert
from prakan.registry.actions.roster_intake import contacts
from prakan.registry.actions.roster_intake.claims import go_on
from prakan.registry.actions.roster_intake.planning import Kept, as_kept, counted, plan
from prakan.registry.actions.roster_intake.sheets import columns_of, rows_of
from prakan.registry.models import RosterIntake, RosterLine
from prakan.registry.queries.roster_contacts import roster_roles
from prakan.registry.queries.roster_index import index, known_of
from prakan.registry.transition.rosters import advance


def check(intake: RosterIntake, at: datetime) -> None:
    """Look at every line and keep what it would do; begins anew when it is done again."""
    RosterLine.objects.filter(intake=intake)._raw_delete(using="default")
    contacts.forget(intake.pk)
    rows = rows_of(intake)
    fields = columns_of(intake.fields)
    registry, roles, on = index(), roster_roles(), timezone.localdate(at)
    reader = Reader(fields, known_of(intake.kind, intake.agency.code), intake.layout.get("key"))
    counts: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    digest = hashlib.sha256()
    for lines in reader.blocks(rows, intake.layout["last"]):
        planned = plan(lines, registry, source=source_of(intake), on=on)
        said_of = contacts.plan_contacts(planned, roles, on)
        kept = [written_out(as_kept(one, fields, one.line.key)) for one in planned]
        for row in kept:
            digest.update(said(row))
        for contact in said_of:
            digest.update(contact.digested)
        reached.update(contact.outcome for contact in said_of)
        counts.update(row.outcome for row in kept)
        with transaction.atomic():
            go_on(intake, min(lines[-1].number - intake.layout["last"], intake.total))
            insert(RosterLine, Kept._fields, kept, fixed={"intake_id": intake.pk})
            contacts.keep(intake, said_of)
    with transaction.atomic():
        go_on(intake, intake.total)
        shown = {
            "counts": counted(counts.elements()),
            "contacts": dict(reached),
            "digest": digest.hexdigest(),
        }
        changes = {**shown, "done": intake.total, "problems": contacts.problems(fields, roles)}
        advance(intake, "intake.show", by=None, at=at, changes=changes, record=changes)


def source_of(intake: RosterIntake) -> str:
    """Return how the history names this intake."""
    return f"roster {intake.pk}"


def written_out(row: Kept) -> Kept:
    """Return a line with its values as the JSON that the digest holds and the database keeps."""
    return row._replace(values=Json(json.dumps(row.values)))


def said(row: Kept | RosterLine) -> bytes:
    """Return what the digest holds of a line: what would be done."""
    values = row.values if isinstance(row.values, str) else json.dumps(row.values)
    return repr((row.number, str(row.outcome), row.institution_id, values, row.changes)).encode()
