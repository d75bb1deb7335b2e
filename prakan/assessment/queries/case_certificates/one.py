"""The certificates of one case and what was published of it; published results of one's own institutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import Case, CaseCertificate, CasePublication
from prakan.assessment.queries.case_certificates.material import newest_verdicts
from prakan.assessment.queries.cases.reach import PUBLIC, case_reach, reached
from prakan.domain.case_certificates.content import Said, read
from prakan.domain.cases.stages import AFTER_VERDICT
from prakan.domain.problems import refuse
from prakan.domain.problems_case_certificates import NO_SUCH_PAPER
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A certificate with what it says; ``is_of_newest``: of the newest verdict."""

    id: int
    case: int
    number: str
    paper: str
    said: Said
    stage: str
    reason: str
    starts: date
    ends: date | None
    by: Text
    at: datetime
    ended_at: datetime | None
    digest: str
    is_of_newest: bool

    def state(self, today: date) -> str:
        """Return how it stands on a day: its stage, or "expired"."""
        return "expired" if self.stage == "valid" and self.ends and self.ends < today else self.stage


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A time at which a result was published, and under which certificate."""

    version: int
    why: str
    certificate: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseResults:
    """The certificates and publications of a case, the newest first."""

    case: int
    number: str
    name: Text
    year: int
    level: str
    stage: str
    certificates: tuple[CertificateView, ...]
    publications: tuple[PublicationView, ...]

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC and bool(self.publications)

    @property
    def is_behind(self) -> bool:
        """Return whether another certificate stands now than the published one."""
        standing = next((one.number for one in self.certificates if one.stage == "valid"), "")
        return self.is_public and bool(standing) and standing != self.publications[0].certificate


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A published result in the list of a parent agency or an institution."""

    case: int
    number: str
    name: Text
    level: str
    year: int
    overall: Text
    paper: str
    certificate: str
    at: datetime


def results_of(person: Person, case_id: int) -> CaseResults:
    """Return the certificates of a case that a person reaches; five statements.

    Outside the agency they are told from certification on. Raises ``Refused``: ACCESS-001, CASE-001.
    """
    case = reached(person, case_id)
    newest = newest_verdicts([case.pk]).get(case.pk)
    told = access.is_staff(person) or case.stage in AFTER_VERDICT
    rows = CaseCertificate.objects.filter(case=case).select_related("by").order_by("-pk")
    said = CasePublication.objects.filter(case=case).select_related("certificate").order_by("-version")
    return CaseResults(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        year=case.year,
        level=case.level,
        stage=case.stage,
        certificates=tuple(view(row, newest.pk if newest else 0) for row in rows) if told else (),
        publications=tuple(PublicationView(p.version, p.why, p.certificate.number, p.at) for p in said),
    )


def certificate_of(person: Person, certificate_id: int) -> CertificateView:
    """Return one certificate of a case that a person reaches.

    Raises ``Refused``: ACCESS-001, CASE-001, CERT-005.
    """
    case = CaseCertificate.objects.filter(pk=certificate_id).values_list("case", flat=True).first()
    found = results_of(person, case).certificates if case else ()
    one = next((one for one in found if one.id == certificate_id), None)
    if one is None:
        raise refuse(NO_SUCH_PAPER, number=certificate_id)
    return one


def own_results(person: Person, number: int = 1) -> tuple[tuple[OwnResult, ...], int, int, int]:
    """Return a page of the published results that a person reaches: lines, how many, page, pages."""
    access.check(person, "case.read")
    rows = Case.objects.filter(case_reach(person), stage__in=PUBLIC, publications__version=1)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    part = rows.order_by("-year", "number").values_list("pk", flat=True)
    ids = list(part[(number - 1) * PAGE : number * PAGE])
    found = {
        row.case_id: row
        for row in CasePublication.objects.filter(case__in=ids)
        .select_related("case__institution", "certificate")
        .order_by("version")
    }
    return tuple(_own(found[pk]) for pk in ids), total, number, pages


def _own(row: CasePublication) -> OwnResult:
    said = read(row.certificate.content)
    return OwnResult(
        case=row.case_id,
        number=row.case.number,
        name=row.case.institution.name,
        level=row.case.level,
        year=row.case.year,
        overall=said.overall.level_name if said.overall else Text(""),
        paper=row.certificate.paper,
        certificate=row.certificate.number,
        at=row.at,
    )


def view(row: CaseCertificate, newest: int) -> CertificateView:
    """Return a certificate as pages show it; ``newest`` is the id of the newest verdict of its case."""
    return CertificateView(
        id=row.pk,
        case=row.case_id,
        number=row.number,
        paper=row.paper,
        said=read(row.content),
        stage=row.stage,
        reason=row.reason,
        starts=row.starts,
        ends=row.ends,
        by=row.by.name,
        at=row.at,
        ended_at=row.ended_at,
        digest=row.digest,
        is_of_newest=row.verdict_id == newest,
    )
