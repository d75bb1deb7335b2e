"""What the self-assessment report of a case says, for those who read the scores of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from prakan.assessment.models import Case, CaseVerdict, Sar, SarEvidence
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of, values_of
from prakan.domain.cases.stages import AFTER_VERDICT
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.domain.sars.form import Section
from prakan.foundation.models import Person

IN_HAND = (Sar.Stage.SUBMITTED, Sar.Stage.FORWARDED, Sar.Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class SarFile:
    """A file behind an answer; ``page`` or ``second`` is where in it."""

    id: int
    question: str
    title: str
    name: str
    page: int | None
    second: int | None


@dataclass(frozen=True)
class SarSaid:
    """A report as it was handed in."""

    number: str
    year: int  # academic, B.E.
    sections: tuple[Section, ...]
    answers: Mapping[str, str]
    files: Mapping[str, tuple[SarFile, ...]]

    def level_of(self, standard: str) -> str:
        """Return the level that the institution gives itself in a standard, "" when it says none."""
        return self.answers.get(f"{standard}.level", "")


@dataclass(frozen=True, slots=True)
class PastResult:
    """An earlier verdict of the same institution and level."""

    year: int
    number: str
    overall: str


def sar_said(person: Person, case_id: int) -> SarSaid | None:
    """Return the report of a case; None while none is handed in. Raises ``Refused`` as ``scored_case``."""
    case = scored_case(person, case_id)
    sar = case.sar
    if sar is None or sar.stage not in IN_HAND:
        return None
    return SarSaid(
        number=sar.number,
        year=sar.year,
        sections=form(sar).sections,
        answers=values_of(answers_of(sar)),
        files=_files(sar),
    )


def sar_file(person: Person, case_id: int, evidence_id: int) -> int:
    """Return the stored file behind an answer of a case's report; raises ``Refused`` (SCORE-009)."""
    case = scored_case(person, case_id)
    found = SarEvidence.objects.filter(sar=case.sar_id, removed_at=None, pk=evidence_id).first()
    if case.sar_id is None or found is None:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    return found.file_id


def past_results(person: Person, case_id: int) -> tuple[PastResult, ...]:
    """Return earlier certified verdicts of a case's institution at its level, the newest first."""
    case = scored_case(person, case_id)
    earlier = Case.objects.filter(
        institution=case.institution_id, level=case.level, year__lt=case.year, stage__in=AFTER_VERDICT
    )
    rows = CaseVerdict.objects.filter(case__in=earlier).select_related("case")
    latest = {row.case_id: row for row in rows.order_by("case__year", "version")}
    found = (PastResult(row.case.year, row.case.number, row.overall) for row in latest.values())
    return tuple(sorted(found, key=lambda one: -one.year))


def _files(sar: Sar) -> dict[str, tuple[SarFile, ...]]:
    found: dict[str, list[SarFile]] = defaultdict(list)
    for row in SarEvidence.objects.filter(sar=sar, removed_at=None).select_related("file"):
        made = SarFile(row.pk, row.question, row.title, row.file.name, row.page, row.second)
        found[row.question].append(made)
    return {code: tuple(files) for code, files in found.items()}
