"""Papers from before the scores: the case and its way, the SAR, the team with its letters, licences."""

from __future__ import annotations

import json

from prakan.assessment.models import (
    Case,
    CaseHold,
    CaseMove,
    SarEvidence,
    SarReceipt,
    TeamAppointment,
    TeamDecision,
    TeamInvitation,
    TeamListLine,
    TeamSeat,
    TeamVisitRecord,
)
from prakan.registry.models import Licence
from prakan.reporting.queries.dossier.plain import Plain, Said, attached, every, told

HEAD = ("number", "year", "level", "stage", "owner", "entered_at", "due_on", "mode", "institution",
        "pack_digest", "revision", "opened_by", "opened_at", "reader")  # fmt: skip
HOLD = ("kind", "reason", "opened_by", "opened_at", "lifted_by", "lifted_at", "lifted_reason")
SAR = ("number", "year", "level", "stage", "pack_digest", "late", "submitted_by", "submitted_at",
       "accepted_by", "accepted_at", "returned_by", "returned_at", "returned_reason")  # fmt: skip
INVITED = ("assessor", "seat", "stage", "starts", "ends", "answer_by", "cause", "reason", "digest",
           "by", "at", "answered_by", "answered_at")  # fmt: skip
APPOINTED = ("stage", "edition", "letter_year", "letter_number", "digest", "facts", "by", "at", "ended_at")
MADE = ("starts", "ends", "took_place", "people", "reason", "by", "at", "corrected_by", "corrected_at")
LICENSED = ("assessor", "level", "number", "starts", "ends", "term_confirmed", "resolution", "stage")


def the_case(case: Case) -> Said:
    """Return the case as it stands, the route it runs under, every move and hold."""
    head = told(case, *HEAD) | {"framework": case.framework.key if case.framework else ""}
    route = told(case.route, "level", "version", "stages", "digest", "at")
    moves = every(
        CaseMove.objects.filter(case=case).select_related("by").order_by("id"),
        *("step", "source", "target", "reason", "by", "at"),
    )
    holds = every(CaseHold.objects.filter(case=case).select_related("opened_by", "lifted_by"), *HOLD)
    return Said([{"case": head, "route": route, "moves": moves, "holds": holds}])


def the_sar(case: Case) -> Said:
    """Return the report that the institution handed in, as its receipts keep it, and its evidence."""
    if case.sar is None:
        return Said([])
    receipts = SarReceipt.objects.filter(sar=case.sar).select_related("by").order_by("pk")
    kept = SarEvidence.objects.filter(sar=case.sar, removed_at=None).select_related("file")
    rows: list[Plain] = [{"sar": told(case.sar, *SAR)}]
    for one in receipts:
        said = told(one, "number", "at", "by", "late", "digest")
        rows.append({"receipt": said | {"content": _read(one.content)}})
    rows += [{"evidence": told(one, "question", "title", "page", "second", "file")} for one in kept]
    files = [*attached(case.sar.own_file, "SAR"), *(f for e in kept for f in attached(e.file, e.title))]
    return Said(rows, tuple(files))


def _read(content: object) -> object:
    return json.loads(content) if isinstance(content, str) else content


def the_team(case: Case) -> Said:
    """Return who visits, who decided it, who was asked and how they answered, letters, the days."""
    if case.visit is None:
        return Said([])
    of, visit = {"visit": case.visit}, told(case.visit, "number", "level", "starts", "ends", "stage")
    lines = TeamListLine.objects.filter(**of).select_related("list")
    decided = TeamDecision.objects.filter(list__in=[line.list_id for line in lines]).select_related("by")
    row: Plain = {
        "visit": visit,
        "seats": every(TeamSeat.objects.filter(**of).select_related("assessor"), "assessor", "seat"),
        "decisions": every(decided, "body", "verdict", "resolution", "reason", "digest", "by", "at"),
        "invitations": every(TeamInvitation.objects.filter(**of).select_related("assessor"), *INVITED),
        "appointments": every(TeamAppointment.objects.filter(**of).select_related("by"), *APPOINTED),
        "record": every(TeamVisitRecord.objects.filter(**of).select_related("by"), *MADE),
    }
    return Said([row])


def the_licences(case: Case) -> Said:
    """Return the licences of the team for the level that were in force on a day of the visit."""
    if case.visit is None:
        return Said([])
    people = set(TeamSeat.objects.filter(visit=case.visit).values_list("assessor", flat=True))
    people |= set(case.sheets.values_list("assessor", flat=True))
    held = Licence.objects.filter(assessor__in=people, level=case.level, starts__lte=case.visit.ends)
    held = held.exclude(ends__lt=case.visit.starts).select_related("assessor").order_by("assessor", "pk")
    rows = [
        told(one, *LICENSED)
        | {"changes": every(one.events.order_by("pk"), "step", "on", "reason", "resolution", "at")}
        for one in held
    ]
    return Said(rows)
