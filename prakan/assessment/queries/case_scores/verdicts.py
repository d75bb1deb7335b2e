"""Verdicts of a case: every version with its derivation, computed again from its marks each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import CaseVerdict
from prakan.assessment.queries.case_scores.reaching import pack, scored_case
from prakan.domain.case_scores.derivation import Derivation, derivation
from prakan.domain.case_scores.verdicts import outcomes_of
from prakan.domain.frameworks.pilot import restored
from prakan.domain.frameworks.scoring import score
from prakan.domain.text import Text
from prakan.foundation.models import Person


@dataclass(frozen=True)
class VerdictView:
    """A version of a verdict; ``holds`` says whether computing it again gives what was sealed."""

    version: int
    why: str
    overall: str
    tree: Derivation
    digest: str
    by: Text
    at: datetime
    holds: bool


def verdicts(person: Person, case_id: int) -> tuple[VerdictView, ...]:
    """Return the versions of a case's verdict, the newest first; raises ``Refused`` as ``scored_case``."""
    case = scored_case(person, case_id)
    rows = CaseVerdict.objects.filter(case=case).select_related("by").order_by("-version")
    found = pack(case)
    views = []
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
                holds=row.pack_digest == case.pack_digest and outcomes_of(verdict) == row.outcomes,
            )
        )
    return tuple(views)
