"""Reading a received file: its columns recognised, or remembered from the sender's last one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.roster_sheet.columns import Layout
from prakan.domain.roster_sheet.headings import NEEDED
from prakan.registry.actions.roster_intake.claims import go_on
from prakan.registry.actions.roster_intake.sheets import as_json, layout_of
from prakan.registry.models import ColumnMapping, RosterIntake
from prakan.registry.transition.rosters import advance


def read(intake: RosterIntake, at: datetime) -> None:
    """Recognise the columns; a layout that this sender's person confirmed before goes on by itself."""
    layout, rows = layout_of(intake)
    kept = {"layout": as_json(layout), "total": rows - layout.last}
    remembered = _remembered(intake, layout)
    with transaction.atomic():
        go_on(intake, 0)
        if remembered and NEEDED in remembered.values() and (intake.kind or "kind" in remembered.values()):
            changes = {**kept, "fields": remembered}
            advance(intake, "intake.remember", by=None, at=at, changes=changes, record={"fields": remembered})
        else:
            proposed = {str(c.index): c.field for c in layout.columns if c.field}
            advance(intake, "intake.recognise", by=None, at=at, changes={**kept, "fields": proposed})


def _remembered(intake: RosterIntake, layout: Layout) -> dict[str, str]:
    found = ColumnMapping.objects.filter(agency=intake.agency, fingerprint=layout.fingerprint).first()
    return dict(found.fields) if found else {}
