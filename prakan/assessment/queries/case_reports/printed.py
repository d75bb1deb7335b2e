"""A version of a report with everything that its printed form tells beside the words of the team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from prakan.assessment.models import Case, CaseConsensus, CaseEvidence, CaseSheet, TeamSeat
from prakan.assessment.queries.case_reports.versions import VersionView, versions
from prakan.assessment.queries.case_scores.papers import EvidenceView, evidence_of
from prakan.assessment.queries.case_scores.reaching import pack, seats
from prakan.assessment.queries.cases.reach import reached
from prakan.domain.case_reports import Reply, Section, language_of, outline, then_of
from prakan.domain.case_scores.consensus import decisions_of
from prakan.domain.case_scores.derivation import Derivation, derivation
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.pilot import restored
from prakan.domain.frameworks.scoring import score
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import NO_VERSION
from prakan.domain.text import Text
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody of the team with their seat."""

    name: Text
    number: str
    seat: str


@dataclass(frozen=True)
class Printed:
    """What is printed: the version, whom it is about, the team, the result it rests on, its evidence.

    ``tree`` is None while the version rests on no verdict; ``cited`` holds, by code of the pack, numbers of
    evidence, ``replies`` what was replied before. ``doubtful`` says that the rules are not official yet.
    """

    case: str
    year: int
    level: str
    mode: str
    name: Text
    code: int
    province: str
    agency: Text
    is_demo: bool
    starts: date | None
    ends: date | None
    version: VersionView
    sections: tuple[Section, ...]
    team: tuple[Sitting, ...]
    pack: Pack
    pack_key: str
    pack_digest: str
    doubtful: bool
    tree: Derivation | None
    verdict_digest: str
    evidence: tuple[EvidenceView, ...]
    cited: Mapping[str, tuple[int, ...]]
    replies: tuple[Reply, ...]
    language: str
    partner: str

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the words of the team by section."""
        return self.version.sections


def printed(person: Person, case_id: int, number: int) -> Printed:
    """Return a version of a report by its number, to be printed.

    Raises ``Refused``: ACCESS-001, CASE-001, CREPORT-012 for a version that there is not or that the person
    was not sent.
    """
    case = reached(person, case_id)
    found = next((one for one in versions(person, case_id) if one.number == number), None)
    if found is None:
        raise refuse(NO_VERSION, number=case.number, version=number)
    rules, tree, verdict = pack(case), None, found.verdict
    content = case.report_versions.get(number=number).content
    if row := case.verdicts.filter(version=verdict.version).first() if verdict else None:
        tree = derivation(rules, score(rules, restored(row.marks)))
    seen, then = _evidence(case, found.at), then_of(content)
    return Printed(
        case=case.number,
        year=case.year,
        level=case.level,
        mode=case.mode,
        name=case.institution.name,
        code=case.institution_id,
        province=case.institution.province,
        agency=case.institution.agency.name if case.institution.agency else Text(""),
        is_demo=case.institution.is_demo,
        starts=case.visit.starts if case.visit else None,
        ends=case.visit.ends if case.visit else None,
        version=found,
        sections=outline(rules),
        team=_team(case),
        pack=rules,
        pack_key=case.framework.key if case.framework else "",
        pack_digest=case.pack_digest,
        doubtful=not (case.framework and case.framework.confirmed) or bool(rules.unconfirmed),
        tree=tree,
        verdict_digest=verdict.digest if verdict else "",
        evidence=seen,
        cited=_cited(then.cited if then else _cited_now(case), seen),
        replies=then.replies if then else (),
        language=language_of(case.level, case.language),
        partner=case.partner,
    )


def _team(case: Case) -> tuple[Sitting, ...]:
    """Return who handed in scores, the chair first: that stays when the team changes; before, who sits."""
    rows = CaseSheet.objects.filter(case=case, stage=CaseSheet.Stage.HANDED_IN).select_related("assessor")
    found = sorted(rows, key=lambda one: (one.seat != TeamSeat.Seat.CHAIR, one.pk)) or seats(case)
    return tuple(Sitting(one.assessor.name, one.assessor.number, one.seat) for one in found)


def _evidence(case: Case, at: datetime) -> tuple[EvidenceView, ...]:
    """Return the evidence as it stood when a version was made, with the numbers that the text cites."""
    then = Q(hidden_at=None) | Q(hidden_at__gt=at)
    kept = set(CaseEvidence.objects.filter(then, case=case, at__lte=at).values_list("pk", flat=True))
    return tuple(one for one in evidence_of(case, hidden=True) if one.id in kept)


def _cited_now(case: Case) -> dict[str, tuple[int, ...]]:
    """Return what the consensus cites: for versions that were sealed without it."""
    row = CaseConsensus.objects.filter(case=case).first()
    return {code: made.entry.evidence for code, made in decisions_of(row.marks).items()} if row else {}


def _cited(
    ids: Mapping[str, Iterable[int]], evidence: tuple[EvidenceView, ...]
) -> dict[str, tuple[int, ...]]:
    numbers = {one.id: one.number for one in evidence}
    return {code: tuple(sorted(numbers[i] for i in these if i in numbers)) for code, these in ids.items()}
