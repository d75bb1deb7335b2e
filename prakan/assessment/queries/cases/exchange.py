"""Cases as systems of others read them: pages by cursor, one with its result, what moved since a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from prakan.assessment.models import Case, CaseMove, CasePublication
from prakan.assessment.queries.cases.board import CaseFilter, CaseLine, lines_of, wanted_rows
from prakan.assessment.queries.cases.one import case as one_case
from prakan.assessment.queries.cases.reach import PUBLIC, case_reach
from prakan.domain.case_certificates.content import Said, read
from prakan.domain.cases.stages import CaseStage
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

#: longer than any transaction: until then a row with a lower id may still be committed
SETTLING = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class ExchangedMove:
    """A step that a case took, without who took it and why."""

    id: int
    case: int
    number: str
    step: str
    source: str
    target: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """A result as it is published: its levels, the certificate, whether it is under appeal."""

    version: int
    overall: str
    overall_name: Text
    standards: Mapping[str, str]  # code of the standard -> code of its level
    paper: str
    certificate: str
    state: str
    starts: date
    ends: date | None
    published_at: datetime
    appealed: bool
    placeholder: bool


@dataclass(frozen=True, slots=True)
class ExchangedCase:
    """One case: where it stands, whose turn it is and until when, its way, its result once published."""

    id: int
    number: str
    year: int
    institution: int
    name: Text
    province: str
    agency: str
    level: str
    kind: str
    mode: str
    stage: str
    owner: str
    work: Text
    since: datetime
    due: date | None
    late: int
    holds: tuple[str, ...]
    visit_starts: date | None
    visit_ends: date | None
    framework: str
    pack_digest: str
    moves: tuple[ExchangedMove, ...]
    result: PublishedResult | None


def cases_after(
    person: Person, year: int, wanted: CaseFilter, *, after: int, limit: int
) -> tuple[CaseLine, ...]:
    """Return the cases of a fiscal year (B.E.) with an id above ``after`` that a person reaches, by id.

    Two statements. Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "case.read")
    today = timezone.localdate()
    rows = wanted_rows(person, year, wanted, today).filter(pk__gt=after).order_by("pk")
    return lines_of(rows[:limit], today)


def exchanged_case(person: Person, case_id: int) -> ExchangedCase:
    """Return one case; raises ``Refused``: ACCESS-001, CASE-001 for who does not reach it."""
    view = one_case(person, case_id)
    row = Case.objects.select_related("institution__agency").get(pk=view.id)
    (line,) = lines_of(Case.objects.filter(pk=view.id), timezone.localdate())
    return ExchangedCase(
        id=view.id,
        number=view.number,
        year=view.year,
        institution=view.institution,
        name=view.name,
        province=view.province,
        agency=row.institution.agency.code if row.institution.agency else "",
        level=view.level,
        kind=row.kind,
        mode=view.mode,
        stage=view.stage,
        owner=view.owner,
        work=line.work,
        since=view.since,
        due=view.due,
        late=line.late,
        holds=line.holds,
        visit_starts=view.starts,
        visit_ends=view.ends,
        framework=view.framework,
        pack_digest=view.pack_digest,
        moves=_moves_of(view.id),
        result=_result(row),
    )


def moves_after(
    person: Person, *, since: datetime | None, after: int, limit: int
) -> tuple[ExchangedMove, ...]:
    """Return what cases that a person reaches did, in order: steps with an id above ``after``.

    Steps are never edited, and nothing is told behind a step of the last two minutes, where an earlier id may
    still come in. So whoever keeps the last id misses none. Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "case.read")
    rows = CaseMove.objects.filter(case_reach(person, "case__"), pk__gt=after)
    fresh = CaseMove.objects.filter(pk__gt=after, at__gt=timezone.now() - SETTLING).order_by("pk")
    if first := fresh.values_list("pk", flat=True).first():
        rows = rows.filter(pk__lt=first)
    if since:
        rows = rows.filter(at__gte=since)
    return tuple(_move(row) for row in rows.select_related("case").order_by("pk").distinct()[:limit])


def _moves_of(case: int) -> tuple[ExchangedMove, ...]:
    return tuple(map(_move, CaseMove.objects.filter(case=case).select_related("case").order_by("pk")))


def _move(row: CaseMove) -> ExchangedMove:
    return ExchangedMove(row.pk, row.case_id, row.case.number, row.step, row.source, row.target, row.at)


def _result(case: Case) -> PublishedResult | None:
    """Return what is published of a case, None before and while it is taken back."""
    if case.stage not in PUBLIC:
        return None
    rows = CasePublication.objects.filter(case=case).select_related("certificate").order_by("-version")
    row = rows.first()
    if row is None:
        return None
    said: Said = read(row.certificate.content)
    return PublishedResult(
        version=row.version,
        overall=said.overall.level if said.overall else "",
        overall_name=said.overall.level_name if said.overall else Text(""),
        standards={one.code: one.level for one in said.outcomes},
        paper=row.certificate.paper,
        certificate=row.certificate.number,
        state=row.certificate.stage,
        starts=said.starts,
        ends=said.ends,
        published_at=row.at,
        appealed=case.stage == CaseStage.APPEALED,
        placeholder=said.placeholder,
    )
