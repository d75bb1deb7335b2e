"""Versions of a report: what each says, and what changed between two."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Case, CaseReportVersion, CaseVerdict
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.cases.reach import PUBLIC, reached, team_reach
from prakan.assessment.queries.meetings.papers import result_of
from prakan.domain.case_reports import Piece, Section, compared, outline
from prakan.domain.case_reports.comparing import changed
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import NO_REPLY
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Stated:
    """The verdict that a version states: its version, its digest, the outcome of the whole."""

    version: int
    digest: str
    outcome: Text


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a report with the text of each section.

    ``verdict`` is what it states, None when it rests on none; ``template`` what its Word file is made in.
    """

    number: int
    why: str
    digest: str
    by: Text
    at: datetime
    sections: dict[str, str]
    verdict: Stated | None = None
    template: int | None = None
    template_version: int = 0
    template_digest: str = ""
    paper_digest: str = ""  # of the Word file, "" before it was first opened


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions side by side: the sections that differ, word by word."""

    before: VersionView
    after: VersionView
    changes: tuple[tuple[str, tuple[Piece, ...]], ...]

    @property
    def moved(self) -> bool:
        """Return whether the two state different verdicts."""
        return self.before.verdict != self.after.verdict


def sections_of(row: CaseReportVersion) -> dict[str, str]:
    """Return the text of each section of a version, as it was sealed."""
    found: dict[str, str] = json.loads(row.content)["sections"]
    return found


def titles(person: Person, case_id: int) -> dict[str, Section]:
    """Return the sections of a case's report by key; raises ``Refused``: ACCESS-001, CASE-001, SCORE-027."""
    return {one.key: one for one in outline(pack(reached(person, case_id)))}


def versions(person: Person, case_id: int) -> tuple[VersionView, ...]:
    """Return the versions of a case's report, the newest first.

    An institution reads the drafts it was sent, and every version once the result is published. Raises
    ``Refused``: ACCESS-001, CASE-001 when a person does not reach the case.
    """
    case = reached(person, case_id)
    rows = CaseReportVersion.objects.filter(case=case).order_by("-number")
    rows = rows.select_related("by", "template__file", "paper")
    inside = Role.SUPERVISOR in access.roles_of(person)  # reached: a case of their level that is read
    inside = inside or Case.objects.filter(team_reach(person), pk=case.pk).exists()
    if not inside and case.stage not in PUBLIC:
        rows = rows.filter(why=CaseReportVersion.Why.DRAFT)
    stated = _stated(case, rows)
    return tuple(_view(row, stated.get(row.number)) for row in rows)


def compare(person: Person, case_id: int, before: int, after: int) -> Compared:
    """Return what changed between two versions by number; raises ``Refused`` as ``versions``, CREPORT-007."""
    found = {one.number: one for one in versions(person, case_id)}
    if before not in found or after not in found:
        raise refuse(NO_REPLY, number=str(case_id))
    old, new = found[before], found[after]
    keys = dict.fromkeys((*new.sections, *old.sections))
    differing = changed(old.sections, new.sections, keys)
    return Compared(
        old,
        new,
        tuple((key, compared(old.sections.get(key, ""), new.sections.get(key, ""))) for key in differing),
    )


def _stated(case: Case, rows: Iterable[CaseReportVersion]) -> dict[int, Stated]:
    """Return the verdict that each version states, by its number: never a later one."""
    named = {row.number: json.loads(row.content).get("heading", {}).get("verdict_digest") for row in rows}
    wanted = [digest for digest in named.values() if digest]
    found = {v.digest: v for v in CaseVerdict.objects.filter(case=case, digest__in=wanted)} if wanted else {}
    return {
        number: Stated(v.version, v.digest, result_of(case, v.overall) or Text(""))
        for number, digest in named.items()
        if (v := found.get(digest))
    }


def _view(row: CaseReportVersion, stated: Stated | None) -> VersionView:
    template, paper = row.template, getattr(row, "paper", None)
    return VersionView(
        number=row.number,
        why=row.why,
        digest=row.digest,
        by=row.by.name if row.by else Text(""),
        at=row.at,
        sections=sections_of(row),
        verdict=stated,
        template=template.pk if template else None,
        template_version=template.version if template else 0,
        template_digest=template.file.digest if template else "",
        paper_digest=paper.digest if paper else "",
    )
