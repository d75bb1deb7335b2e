"""The trail of a case: its audit rows with the seals over them, and the notices that followed."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Any

from django.db.models import Q, QuerySet

from prakan.assessment.models import AgendaItem, Case, CaseConsensus, ImprovementPlan
from prakan.domain.dossier.masking import masked
from prakan.foundation.models import AuditRow, Notice, Seal
from prakan.reporting.queries.dossier.plain import Plain, Said, plain, told


def rows_of(case: Case) -> QuerySet[AuditRow]:
    """Return the audit rows of a case in their order: those of its papers, visit and meetings among them."""
    subjects = [f"case:{case.pk}"]
    subjects += [f"sar:{case.sar_id}"] if case.sar_id else []
    subjects += [f"team_visit:{case.visit_id}"] if case.visit_id else []
    subjects += [f"case_sheet:{pk}" for pk in case.sheets.values_list("pk", flat=True)]
    plans = ImprovementPlan.objects.filter(case=case).values_list("pk", flat=True)
    subjects += [f"improvement_plan:{pk}" for pk in plans]
    meetings = AgendaItem.objects.filter(case=case).values_list("meeting", flat=True)
    subjects += [f"meeting:{pk}" for pk in meetings]
    return AuditRow.objects.filter(subject__in=subjects).order_by("pk")


def the_notices(case: Case) -> Said:
    """Return who was told what about the case and when; no address stands here."""
    found = Notice.objects.filter(row__in=rows_of(case)).select_related("person").order_by("pk")
    rows = [
        told(one, "template", "at", "read_at")
        | {"person": plain(one.person), "row": one.row_id}
        | {"sent": [told(d, "channel", "stage", "sent_at") for d in one.deliveries.order_by("pk")]}
        for one in found
    ]
    return Said(rows)


def audit_rows(case: Case, last: int) -> list[Plain]:
    """Return the audit rows to ``last`` (id) word for word.

    Only the digest of one with an address or a telephone number is told.

    Before the scores are open, only the digest of what is in a sheet too: then nobody sees a mark.
    """
    shut = not CaseConsensus.objects.filter(case=case).exists()
    rows = rows_of(case).filter(pk__lte=last)
    return [_row(row, shut=shut and row.subject.startswith("case_sheet:")) for row in rows]


def _row(row: AuditRow, *, shut: bool = False) -> Plain:
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    said: Plain = {"id": row.pk, "at": at, "by_id": row.by_id, "by_label": row.by_label, "step": row.step}
    said |= {"subject": row.subject, "digest": row.digest}
    content = {"before": row.before, "after": row.after}
    if shut or masked([content, row.by_label]) != [content, row.by_label]:
        hidden: Plain = masked(said)
        return hidden | {"masked": True}
    return said | content


def seals_over(rows: list[Plain]) -> list[Plain]:
    """Return the seals from the first that covers a row to the last there is, each chained to the one before.

    Those that cover a row bring their manifest; of others its digest stands for it.
    """
    if not rows:
        return []
    first, wanted = rows[0]["id"], [row["id"] for row in rows]
    found = Seal.objects.filter(Q(last_id__gte=first)).order_by("last_id")
    return [_seal(seal, wanted) for seal in found]


def _seal(seal: Seal, wanted: list[int]) -> Plain:
    at = seal.at.astimezone(UTC).isoformat(timespec="microseconds")
    said: dict[str, Any] = {name: getattr(seal, name) for name in ("previous", "first_id", "last_id", "rows")}
    said |= {"reason": seal.reason, "at": at, "digest": seal.digest}
    said["manifest_sha256"] = hashlib.sha256(seal.manifest.encode()).hexdigest()
    if any(seal.first_id <= one <= seal.last_id for one in wanted):
        said["manifest"] = seal.manifest
    return said
