"""Papers of the report and of what was decided: versions, replies, readings, meetings, payments."""

from __future__ import annotations

import json

from prakan.assessment.models import (
    AgendaItem,
    Case,
    CaseCertificate,
    CasePublication,
    CaseReading,
    CaseReply,
    CaseReportVersion,
    PaymentDue,
)
from prakan.reporting.queries.dossier.plain import Plain, Said, attached, every, told

POINT = ("key", "stand", "text", "file", "outcome", "answer", "answered_by", "answered_at")
READING = ("why", "reader", "stage", "free_of_interest", "checklist", "words", "assigned_by", "assigned_at",
           "ended_at")  # fmt: skip
REMARK = ("section", "quote", "text", "must", "answer", "answered_by", "answered_at", "by", "at")
MET = ("year", "number", "on", "stage", "agenda_digest", "minutes_digest", "seal", "closed_by", "closed_at")
ITEM = ("place", "report_digest", "verdict_digest", "resolution", "words", "resolved_by", "resolved_at")
PAPER = ("number", "paper", "starts", "ends", "digest", "stage", "reason", "by", "at", "ended_by", "ended_at")
DUE = ("key", "part", "stage", "assessor", "seat", "satang", "reckoned", "reason", "at")
LIST = ("number", "stage", "approved_by", "approved_at", "paid_on")


def the_reports(case: Case) -> Said:
    """Return every version of the report word for word."""
    rows = CaseReportVersion.objects.filter(case=case).select_related("by").order_by("number")
    return Said([told(one, "number", "why", "digest", "by", "at") | {"content": one.content} for one in rows])


def the_replies(case: Case) -> Said:
    """Return what the institution replied, once it sent it, and what the team answered."""
    rows = CaseReply.objects.filter(case=case, stage=CaseReply.Stage.SENT).select_related("version")
    said = [
        told(one, "words", "sent_by", "sent_at")
        | {"version": one.version.number, "points": every(one.points.select_related("file"), *POINT)}
        for one in rows
    ]
    files = [f for one in rows for p in one.points.all() for f in attached(p.file, p.key)]
    return Said(said, tuple(files))


def the_readings(case: Case) -> Said:
    """Return every reading with its remarks and the team's answers."""
    rows = CaseReading.objects.filter(case=case).select_related("version", "reader").order_by("pk")
    said = [
        told(one, *READING)
        | {"version": one.version.number, "remarks": every(one.remarks.select_related("by"), *REMARK)}
        for one in rows
    ]
    return Said(said)


def the_meetings(case: Case) -> Said:
    """Return the meetings that had the case before them: resolution, who stepped back, seal."""
    rows = AgendaItem.objects.filter(case=case).select_related("meeting__body", "meeting__signed_minutes")
    said: list[Plain] = []
    for one in rows.order_by("pk"):
        away = [
            {"member": r.member.name_th, "reason": r.reason} for r in one.recusals.select_related("member")
        ]
        meeting = told(one.meeting, *MET) | {"body": one.meeting.body.name_th}
        said.append({"meeting": meeting, "item": told(one, *ITEM), "away": away})
    files = [f for one in rows for f in attached(one.meeting.signed_minutes, "minutes")]
    return Said(said, tuple(files))


def the_certificates(case: Case) -> Said:
    """Return what certifies the result, ended ones too, and what was put before the public."""
    rows = CaseCertificate.objects.filter(case=case).select_related("by").order_by("pk")
    said = [{"certificate": told(one, *PAPER) | {"content": json.loads(one.content)}} for one in rows]
    public = CasePublication.objects.filter(case=case).select_related("by").order_by("version")
    said += [
        {"publication": told(p, "version", "why", "digest", "by", "at") | {"content": json.loads(p.content)}}
        for p in public
    ]
    files = [
        f for one in rows for p in one.papers.select_related("file") for f in attached(p.file, one.number)
    ]
    return Said(said, tuple(files))


def the_payments(case: Case) -> Said:
    """Return what is due and was paid for the case, in satang; no account stands here."""
    rows = PaymentDue.objects.filter(case=case).select_related("assessor", "list").order_by("pk")
    return Said([told(one, *DUE) | {"list": told(one.list, *LIST) if one.list else None} for one in rows])
