"""The only writer of certificates and their stages, and of what is published of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.assessment.models import (
    Case,
    CaseCertificate,
    CaseCertificateNumber,
    CasePublication,
    CaseReportVersion,
)
from prakan.assessment.queries.case_certificates.material import (
    Material,
    newest_publications,
    newest_reports,
    sections_of,
)
from prakan.assessment.queries.case_certificates.rules import certificate_rules
from prakan.domain.calendar import to_be
from prakan.domain.case_certificates import content
from prakan.domain.case_certificates.rules import Paper, last_day_of, number_of, paper_for
from prakan.domain.case_reports.outline import Part
from prakan.domain.cases.stages import CaseStage
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import audit
from prakan.foundation.bulk import insert
from prakan.foundation.models import Person
from prakan.foundation.stages import take

Stage = CaseCertificate.Stage
TABLE: Table = {
    "case_certificate": (
        step("certificate.replace", (Stage.VALID,), Stage.REPLACED, ""),  # follows from another one made
        step("certificate.withdraw", (Stage.VALID,), Stage.WITHDRAWN),
    )
}
STEPS = by_name(TABLE)
MADE = ("case_id", "verdict_id", "paper", "number", "starts", "ends", "content", "digest")
PUT_OUT = ("case_id", "version", "why", "certificate_id", "report_id", "content", "digest")
REPLACED = "แทนที่ด้วย {number}"
Why = CasePublication.Why


@dataclass(frozen=True, slots=True)
class _Made:
    """A certificate about to be written."""

    case: Case
    paper: Paper
    starts: date
    ends: date | None


def issue_all(cases: Sequence[Case], found: Material, *, by: Person, at: datetime) -> dict[int, str]:
    """Write a certificate of the newest verdict of each locked case; returns the numbers, by case.

    The caller has looked at them: each has a verdict and its framework's pack. One that stands is replaced.
    """
    if not cases:
        return {}
    year = to_be(timezone.localdate(at).year)
    papers = [_made(case, found, timezone.localdate(at)) for case in cases]
    numbers = _numbers(papers, year)
    lines = [_written(made, numbers[made.case.pk], found) for made in papers]
    _record(cases, numbers, by, at)
    for case in cases:
        if (old := found.standing.get(case.pk)) is not None:
            end(old, "certificate.replace", REPLACED.format(number=numbers[case.pk]), by=by, at=at)
    insert(CaseCertificate, MADE, lines, fixed={"year": year, "by_id": by.pk, "at": at})
    return numbers


def end(row: CaseCertificate, name: str, reason: str, *, by: Person, at: datetime) -> CaseCertificate:
    """Let a locked certificate end for a reason; raises ``Refused``: ACCESS-001, STAGE-001."""
    kind, way = STEPS[name]
    changes = {"reason": reason, "ended_by": by, "ended_at": at}
    said = {"number": row.number, "case": row.case_id, "reason": reason}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)


def put_out(cases: Sequence[Case], why: str, *, by: Person, at: datetime) -> None:
    """Write what is published of locked cases that have their certificates; the caller recorded the step."""
    ids = [case.pk for case in cases]
    certificates = CaseCertificate.objects.filter(case__in=ids, stage=Stage.VALID)
    papers = {row.case_id: row for row in certificates}
    reports, before = newest_reports(ids), newest_publications(ids)
    parts = certificate_rules().parts
    lines = [
        _line(case, papers[case.pk], reports.get(case.pk), before.get(case.pk), parts, why) for case in cases
    ]
    insert(CasePublication, PUT_OUT, lines, fixed={"by_id": by.pk, "at": at})


def _line(
    case: Case,
    paper: CaseCertificate,
    report: CaseReportVersion | None,
    before: CasePublication | None,
    parts: tuple[Part, ...],
    why: str,
) -> tuple[object, ...]:
    version = before.version + 1 if before else 1
    sections = content.public_sections(parts, sections_of(report))
    head: dict[str, Any] = {
        "case": case.number,
        "version": version,
        "why": why,
        "certificate": paper.number,
        "certificate_digest": paper.digest,
        "report": report.number if report else 0,
        "report_digest": report.digest if report else "",
    }
    text = content.published(head, sections)
    return (
        case.pk,
        version,
        why,
        paper.pk,
        report.pk if report else None,
        text,
        content.digest(text),
    )


def _made(case: Case, found: Material, today: date) -> _Made:
    verdict, pack = found.verdicts[case.pk], found.packs[case.framework_id or 0]
    rule = found.rules.of(case.level)
    paper = paper_for(rule, pack, verdict.outcomes, verdict.overall)
    starts = timezone.localdate(case.entered_at) if case.stage == CaseStage.CERTIFIED else today
    if paper is Paper.NOTIFICATION:
        return _Made(case, paper, starts, None)
    begins = found.begins.get(case.pk, starts)
    return _Made(case, paper, starts, last_day_of(begins, rule.years, found.first_ends.get(case.pk)))


def _said(made: _Made, number: str, found: Material) -> content.Said:
    case, pack, rule = made.case, found.packs[made.case.framework_id or 0], found.rules.of(made.case.level)
    verdict = found.verdicts[case.pk]
    return content.Said(
        paper=made.paper,
        number=number,
        case=case.number,
        year=case.year,
        level=case.level,
        place=found.place(case),
        framework=pack.key,
        framework_name=pack.name,
        placeholder=content.is_placeholder(pack),
        outcomes=content.outcomes_in(pack, verdict.outcomes),
        overall=content.overall_in(pack, verdict.overall),
        verdict=verdict.version,
        verdict_digest=verdict.digest,
        resolution=found.resolutions.get(case.pk, content.NOT_SAID),
        starts=made.starts,
        ends=made.ends,
        confirmed=rule.confirmed and found.rules.term_confirmed,
        note=content.note_of(rule, made.paper),
    )


def _written(made: _Made, number: str, found: Material) -> tuple[object, ...]:
    text = content.canonical(_said(made, number, found))
    verdict = found.verdicts[made.case.pk].pk
    own = (made.case.pk, verdict, made.paper.value, number, made.starts, made.ends)
    return (*own, text, content.digest(text))


def _numbers(papers: Sequence[_Made], year: int) -> dict[int, str]:
    """Return the next numbers by case; the rows of numbers stay locked until the transaction ends."""
    numbers: dict[int, str] = {}
    for paper in Paper:
        own = [made.case.pk for made in papers if made.paper is paper]
        if own:
            rows = CaseCertificateNumber.objects.select_for_update()
            row, _new = rows.get_or_create(paper=paper.value, year=year)
            numbers |= {pk: number_of(paper, year, row.last + n) for n, pk in enumerate(own, 1)}
            row.last += len(own)
            row.save(update_fields=["last"])
    return numbers


def _record(cases: Sequence[Case], numbers: Mapping[int, str], by: Person, at: datetime) -> None:
    one = cases[0] if len(cases) == 1 else None
    subject = f"case:{one.pk}" if one else f"cases:{cases[0].year}"
    after = {
        "cases": [case.pk for case in cases],
        "numbers": list(numbers.values()),
        "count": str(len(cases)),
    }
    audit.record(step="certificate.make", subject=subject, by=by, at=at, after=after)
