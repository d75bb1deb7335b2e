"""Verdicts of a case: every version with its derivation, computed again from its marks each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Case, CaseVerdict
from prakan.assessment.queries.case_scores.reaching import pack, scored_case, seat_of
from prakan.domain.case_scores.derivation import Derivation, derivation
from prakan.domain.case_scores.verdicts import outcomes_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.pilot import restored
from prakan.domain.frameworks.scoring import score
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person

#: stages in which a mark that was agreed on may still change: after the reply, and in a revision
AMENDED = (CaseStage.REPLIED, CaseStage.REVISION)


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A mark that differs from the version before, and why."""

    code: str
    before: Mark | None
    after: Mark | None
    reason: str


@dataclass(frozen=True)
class VerdictView:
    """A version of a verdict; ``holds`` says whether computing it again gives what was sealed.

    ``changes`` are its marks that differ from the version before, ``was`` the outcome of the whole there.
    """

    version: int
    why: str
    overall: str
    tree: Derivation
    digest: str
    by: Text
    at: datetime
    holds: bool
    marks: Mapping[str, Mark]
    changes: tuple[MarkChange, ...] = ()
    was: str = ""


def verdicts(person: Person, case_id: int) -> tuple[VerdictView, ...]:
    """Return the versions of a case's verdict, the newest first; raises ``Refused`` as ``scored_case``."""
    case = scored_case(person, case_id)
    rows = CaseVerdict.objects.filter(case=case).select_related("by").order_by("-version")
    found = pack(case)
    views: list[VerdictView] = []
    said = _reasons(case)
    older = {row.version + 1: row for row in rows}
    for row in rows:
        verdict = score(found, restored(row.marks))
        views.append(
            VerdictView(
                version=row.version,
                why=row.why,
                overall=row.overall,
                tree=derivation(found, verdict),
                digest=row.digest,
                by=row.by.name if row.by else Text(""),
                at=row.at,
                marks=restored(row.marks),
                changes=_changes(row, older.get(row.version), said),
                was=older[row.version].overall if row.version in older else "",
                holds=row.pack_digest == case.pack_digest and outcomes_of(verdict) == row.outcomes,
            )
        )
    return tuple(views)


def may_amend(person: Person, case_id: int) -> bool:
    """Return whether a person may change an agreed mark now: the chair, after the reply or in a revision."""
    case = scored_case(person, case_id)
    seat = seat_of(person, case)
    chairs = seat is not None and seat.seat == "chair"
    return chairs and case.stage in AMENDED and access.can(person, "verdict.amend")


def _changes(
    row: CaseVerdict, before: CaseVerdict | None, said: Mapping[tuple[str, str], str]
) -> tuple[MarkChange, ...]:
    if before is None:
        return ()
    old, new = restored(before.marks), restored(row.marks)
    codes = [code for code in dict.fromkeys((*old, *new)) if old.get(code) != new.get(code)]
    return tuple(
        MarkChange(code, old.get(code), new.get(code), said.get((str(row.version), code), ""))
        for code in codes
    )


def _reasons(case: Case) -> dict[tuple[str, str], str]:
    """Return why marks were changed, by version and code."""
    rows = AuditRow.objects.filter(step="verdict.amend", subject=f"case:{case.pk}")
    found = [row.after for row in rows]
    return {(one["version"], one["code"]): one["reason"] for one in found}
