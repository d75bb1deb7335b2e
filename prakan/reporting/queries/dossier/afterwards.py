"""Papers from after the result: appeals with what panels wrote, the improvement plan."""

from __future__ import annotations

from prakan.assessment.models import Case, CaseAppeal, ImprovementItem, ImprovementPlan
from prakan.reporting.queries.dossier.plain import Plain, Said, attached, every, told

APPEAL = ("id", "stage", "words", "last_day", "late_reason", "found", "resolution", "by", "at", "settled_by",
          "settled_at")  # fmt: skip
PLAN = ("stage", "due_on", "objection_on", "revision", "opened_by", "opened_at", "sent_by", "sent_at",
        "agreed_by", "agreed_at", "done_at")  # fmt: skip
ITEM = ("number", "kind", "target", "source", "evidence", "what", "who", "due", "measure", "stage", "reason")
PAPER = ("kind", "number", "content", "digest", "by", "at")


def the_appeals(case: Case) -> Said:
    """Return every appeal with its points, panel, proposals and decisions."""
    rows = CaseAppeal.objects.filter(case=case).select_related("verdict", "by", "settled_by").order_by("pk")
    said = [
        told(one, *APPEAL)
        | {
            "version": one.verdict.version,
            "points": every(one.points.select_related("file"), "key", "reason", "file"),
            "panel": every(one.seats.select_related("assessor"), "assessor", "seat", "at", "ended_at"),
            "papers": every(one.papers.select_related("by"), *PAPER),
        }
        for one in rows
    ]
    points = [point for one in rows for point in one.points.select_related("file")]
    return Said(said, tuple(file for point in points for file in attached(point.file, point.key)))


def the_improvement(case: Case) -> Said:
    """Return the improvement plan with its items, what was done and what was said of it."""
    people = ("opened_by", "sent_by", "agreed_by")
    plan = ImprovementPlan.objects.filter(case=case).select_related(*people).first()
    if plan is None:
        return Said([])
    items = list(ImprovementItem.objects.filter(plan=plan).prefetch_related("progress__file", "progress__by"))
    rows: list[Plain] = [{"plan": told(plan, *PLAN)}]
    rows += [{"item": told(one, *ITEM) | {"progress": _progress(one)}} for one in items]
    rows += [
        {"said": told(one, "said", "text", "revision", "by", "at")} for one in plan.words.select_related("by")
    ]
    steps = [step for one in items for step in one.progress.all()]
    files = [file for step in steps for file in attached(step.file, step.file_name or "progress")]
    return Said(rows, tuple(files))


def _progress(item: ImprovementItem) -> list[Plain]:
    return every(item.progress.all(), "text", "stage", "file", "by", "at")
