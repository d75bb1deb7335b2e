"""The only writer of the stages of sheets and consensus, and of verdicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import Case, CaseConsensus, CaseSheet, CaseVerdict
from prakan.domain.case_scores.consensus import decisions_of
from prakan.domain.case_scores.papers import VerdictWhy
from prakan.domain.case_scores.verdicts import outcomes_of, overall_of, seal_of
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import stored
from prakan.domain.frameworks.scoring import score
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.stages import take

Written, Open = CaseSheet.Stage, CaseConsensus.Stage
TABLE: Table = {
    "case_sheet": (step("score.hand_in", (Written.WRITING,), Written.HANDED_IN),),
    "case_consensus": (step("consensus.settle", (Open.OPEN,), Open.AGREED, "consensus.agree"),),
}
STEPS = by_name(TABLE)


def take_sheet(
    row: CaseSheet, *, by: Person, at: datetime, changes: Mapping[str, Any], record: Mapping[str, Any]
) -> CaseSheet:
    """Hand a locked sheet in; raises ``Refused``: ACCESS-001, STAGE-001."""
    kind, way = STEPS["score.hand_in"]
    said = {**record, "digest": changes["digest"], "case": row.case_id}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)


def missing_sheets(case: Case, team: Collection[int]) -> int:
    """Return how many of those who sit in a team now (ids in the register) have not handed in."""
    done = CaseSheet.objects.filter(case=case, stage=Written.HANDED_IN, assessor__in=team)
    return len(team) - done.count()


def _team(case: Case, team: Collection[int]) -> dict[str, Any]:
    """Return what notices must know: the case, and who sits in its team."""
    return {"case": case.pk, "team": list(team)}


def open_when_all_in(
    case: Case, team: Collection[int], *, by: Person, at: datetime, said: Mapping[str, Any]
) -> CaseConsensus | None:
    """Open the sheets of a case to its team as soon as none is missing; None while one is."""
    if missing_sheets(case, team):
        return None
    after = {**said, **_team(case, team)}
    audit.record(step="consensus.open", subject=f"case:{case.pk}", by=by, at=at, after=after)
    return CaseConsensus.objects.create(case=case, opened_at=at)


def settle(
    case: Case,
    row: CaseConsensus,
    pack: Pack,
    team: Collection[int],
    digest: str,
    *,
    by: Person,
    at: datetime,
    said: Mapping[str, Any],
) -> CaseVerdict:
    """Seal a locked consensus that everybody has agreed to, and make the verdict that follows from it."""
    kind, way = STEPS["consensus.settle"]
    changes = {"agreed_at": at, "digest": digest}
    record = {**said, **_team(case, team), "digest": digest}
    take(row, kind, way, by=by, at=at, changes=changes, record=record)
    marks = {
        code: one.entry.mark for code, one in decisions_of(row.marks).items() if one.entry.mark is not None
    }
    return write_verdict(case, pack, marks, VerdictWhy.CONSENSUS, by=by, at=at)


def write_verdict(
    case: Case, pack: Pack, marks: Mapping[str, Mark], why: VerdictWhy, *, by: Person, at: datetime
) -> CaseVerdict:
    """Write the next version of a locked case's verdict, computed from marks under its pinned pack.

    For the steps that may lead to one: the caller has asked for the right. No version is ever changed.
    """
    verdict = score(pack, marks)
    version = CaseVerdict.objects.filter(case=case).count() + 1
    outcomes = outcomes_of(verdict)
    head = {"case": case.number, "version": version, "why": why.value, "pack": case.pack_digest}
    sealed = seal_of(head, marks, outcomes)
    overall = overall_of(pack, verdict)
    after = {"version": version, "why": why.value, "overall": overall, "digest": sealed}
    audit.record(
        step="verdict.write",
        subject=f"case:{case.pk}",
        by=by,
        at=at,
        after={**after, "number": case.number},
    )
    return CaseVerdict.objects.create(
        case=case,
        version=version,
        why=why.value,
        marks=stored(marks),
        outcomes=outcomes,
        overall=overall,
        pack_digest=case.pack_digest,
        digest=sealed,
        by=by,
        at=at,
    )
