"""What the public reads of published results: the list, one result, a certificate by number, the open data.

Nothing here takes a person: only what was published is ever read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import Case, CaseCertificate, CaseCertificatePaper, CasePublication
from prakan.assessment.queries.case_certificates.one import CertificateView, PublicationView, view
from prakan.assessment.queries.cases.reach import PUBLIC
from prakan.domain.assessors import ASSESSED, LEVEL_NAMES
from prakan.domain.case_certificates.content import Said, read, sections_in
from prakan.domain.cases.stages import CaseStage
from prakan.domain.places import province
from prakan.domain.problems import refuse
from prakan.domain.problems_case_certificates import NO_SUCH_PAPER, NOT_PUBLISHED
from prakan.domain.text import Text
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution
from prakan.registry.queries.finding import answers

PAGE = 20
PART = 500  # rows of the open data that are read at once
COLUMNS = (
    "result", "fiscal_year", "level", "institution_code", "institution_th", "institution_en", "province",
    "parent_agency_th", "framework", "example_rules", "overall", "overall_th", "overall_en", "standards",
    "paper", "paper_number", "valid_from", "valid_until", "paper_state", "version", "published_on", "made_up",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """What a list of results shows; "" and 0 mean any."""

    text: str = ""
    level: str = ""
    province: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A published result in a list."""

    number: str
    name: Text
    code: str
    province: str
    level: str
    year: int
    overall: Text
    paper: str
    certificate: str
    state: str
    appealed: bool
    at: datetime
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results; ``levels`` counts what answers without the level."""

    lines: tuple[ResultLine, ...]
    total: int
    number: int
    pages: int
    levels: tuple[tuple[str, int], ...]
    years: tuple[int, ...]
    all: int


@dataclass(frozen=True, slots=True)
class ResultView:
    """One published result as it stands; ``versions`` the newest first."""

    number: str
    case: int
    year: int
    level: str
    said: Said
    certificate: CertificateView
    sections: tuple[tuple[str, Text, str], ...]
    versions: tuple[PublicationView, ...]
    appealed: bool
    at: datetime

    def standard(self, code: str) -> Text:
        """Return the name of a standard."""
        return next((one.name for one in self.said.outcomes if one.code == code), Text(""))


@dataclass(frozen=True, slots=True)
class PaperView:
    """A published certificate by its number, with the result it belongs to and the number that stands now."""

    certificate: CertificateView
    result: str
    newest: str
    at: datetime


@remembered
def results(wanted: ResultFilter, number: int = 1) -> ResultPage:
    """Return a page of published results; eight statements at most, none while nothing was written since."""
    around = _rows(ResultFilter(text=wanted.text, province=wanted.province, year=wanted.year))
    counted = dict(around.order_by().values_list("level").annotate(n=Count("pk")))
    found = around.filter(level=wanted.level) if wanted.level else around
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    ids = list(
        found.order_by("-year", "number").values_list("pk", flat=True)[(number - 1) * PAGE : number * PAGE]
    )
    newest = _newest(ids)
    every = _rows(ResultFilter())
    return ResultPage(
        lines=tuple(_line(newest[pk]) for pk in ids),
        total=total,
        number=number,
        pages=pages,
        levels=tuple((level, counted.get(level, 0)) for level in ASSESSED if counted.get(level)),
        years=tuple(every.order_by("-year").values_list("year", flat=True).distinct()),
        all=every.count(),
    )


@remembered
def result(number: str) -> ResultView:
    """Return a published result by the number of its case; raises ``Refused`` (CERT-009)."""
    rows = CasePublication.objects.filter(case__number=number, case__stage__in=PUBLIC)
    found = list(rows.select_related("case", "certificate__by").order_by("-version"))
    if not found:
        raise refuse(NOT_PUBLISHED, number=number)
    newest = found[0]
    return ResultView(
        number=newest.case.number,
        case=newest.case_id,
        year=newest.case.year,
        level=newest.case.level,
        said=read(newest.certificate.content),
        certificate=view(newest.certificate, newest.certificate.verdict_id),
        sections=sections_in(newest.content),
        versions=tuple(PublicationView(p.version, p.why, p.certificate.number, p.at) for p in found),
        appealed=newest.case.stage == CaseStage.APPEALED,
        at=newest.at,
    )


def paper(number: str) -> PaperView:
    """Return a published certificate by its number; raises ``Refused`` (CERT-005)."""
    rows = CasePublication.objects.filter(certificate__number=number.strip().upper(), case__stage__in=PUBLIC)
    found = rows.select_related("case", "certificate__by").order_by("version").first()
    if found is None:
        raise refuse(NO_SUCH_PAPER, number=number)
    newest = (
        CasePublication.objects.filter(case=found.case_id).select_related("certificate").latest("version")
    )
    row = found.certificate
    return PaperView(
        view(row, newest.certificate.verdict_id), found.case.number, newest.certificate.number, found.at
    )


def language_of(certificate_id: int, digest: str) -> str:
    """Return the language of the PDF of a certificate that has a digest, "" when none has."""
    rows = CaseCertificatePaper.objects.filter(certificate=certificate_id, digest=digest)
    return rows.values_list("language", flat=True).first() or ""


def open_data(today: date) -> Iterator[list[str]]:
    """Yield the published results as lines of a table, its headings first; no name of a person is in it."""
    yield list(COLUMNS)
    ids = list(_rows(ResultFilter()).order_by("-year", "number").values_list("pk", flat=True))
    for start in range(0, len(ids), PART):
        part = ids[start : start + PART]
        newest = _newest(part)
        for pk in part:
            yield _cells(newest[pk], today)


def _rows(wanted: ResultFilter) -> QuerySet[Case]:
    found = Case.objects.filter(stage__in=PUBLIC, publications__version=1)
    if wanted.year:
        found = found.filter(year=wanted.year)
    if wanted.province:
        found = found.filter(institution__province=wanted.province)
    if wanted.text:
        schools = Institution.objects.filter(answers(wanted.text)).values("pk")
        found = found.filter(Q(institution__in=schools) | Q(number=wanted.text.upper()))
    return found


def _newest(ids: list[int]) -> dict[int, CasePublication]:
    rows = CasePublication.objects.filter(case__in=ids).select_related("case", "certificate")
    return {row.case_id: row for row in rows.order_by("version")}


def _line(row: CasePublication) -> ResultLine:
    said, paper_ = read(row.certificate.content), row.certificate
    return ResultLine(
        number=row.case.number,
        name=said.place.name,
        code=said.place.code,
        province=said.place.province,
        level=row.case.level,
        year=row.case.year,
        overall=said.overall.level_name if said.overall else Text(""),
        paper=paper_.paper,
        certificate=paper_.number,
        state=paper_.stage,
        appealed=row.case.stage == CaseStage.APPEALED,
        at=row.at,
        is_demo=said.place.is_demo,
    )


def _cells(row: CasePublication, today: date) -> list[str]:
    said, paper_ = read(row.certificate.content), row.certificate
    found = province(said.place.province)
    expired = paper_.stage == CaseCertificate.Stage.VALID and paper_.ends and paper_.ends < today
    return [
        row.case.number,
        str(row.case.year),
        LEVEL_NAMES[row.case.level].say("en"),
        said.place.code,
        _safe(said.place.name.th),
        _safe(said.place.name.en),
        found.name.th if found else "",
        _safe(said.place.agency.th),
        said.framework,
        "yes" if said.placeholder else "no",
        said.overall.level if said.overall else "",
        said.overall.level_name.th if said.overall else "",
        said.overall.level_name.en if said.overall else "",
        "; ".join(f"{one.code}={one.level}" for one in said.outcomes),
        paper_.paper,
        paper_.number,
        said.starts.isoformat(),
        said.ends.isoformat() if said.ends else "",
        "expired" if expired else paper_.stage,
        str(row.version),
        timezone.localdate(row.at).isoformat(),
        "yes" if said.place.is_demo else "no",
    ]


def _safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
