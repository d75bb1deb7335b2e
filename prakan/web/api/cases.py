"""Cases for systems of others: where each stands, what moved since, published results, counts by stage."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Field, Path, Query, Router, Schema

from prakan.assessment.queries.cases.board import CaseFilter
from prakan.assessment.queries.cases.counts import counts
from prakan.assessment.queries.cases.exchange import cases_after, exchanged_case, moves_after
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.cases.owners import Owner
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.vocabulary import Level
from prakan.web.api.moments import Moment
from prakan.web.api.paging import LAST_ID, After, Limit, page
from prakan.web.api.schemas import Words
from prakan.web.shell.people import person_of

router = Router(tags=["cases"])
Year = Annotated[int, Query(ge=FIRST_YEAR, le=LAST_YEAR, description="Fiscal year (B.E.)", examples=[2567])]
CaseId = Annotated[int, Path(ge=1, le=LAST_ID, description="Number of the case here")]


class CaseOut(Schema):
    """A case as it stands now."""

    id: int = Field(description="Its number here; never changes")
    number: str = Field(examples=["CASE-2567-000001"])
    institution: int
    name: Words
    province: str = Field(description="Official code of the province, or empty")
    level: str
    stage: str = Field(description="What it has reached; the stages are in docs/reference/case-routes.md")
    owner: str = Field(description="Whose turn it is")
    work: Words = Field(description="What whoever has the turn is to do")
    since: datetime = Field(description="When the stage was reached")
    due: date | None = Field(description="Last day of the turn; null where no clock runs")
    late: int = Field(description="Days past the last day")
    holds: list[str] = Field(description="What holds it up now")


class CasesOut(Schema):
    """A page of cases; `next` is null on the last."""

    items: list[CaseOut]
    next: int | None


class MoveOut(Schema):
    """A step that a case took; who took it and why is not told."""

    id: int = Field(description="Ascends; keep the last one and ask with `after`")
    case: int
    number: str
    step: str
    source: str = Field(description="The stage before; empty at the first step")
    target: str
    at: datetime


class MovesOut(Schema):
    """A page of steps; `next` is null on the last."""

    items: list[MoveOut]
    next: int | None


class ResultOut(Schema):
    """A published result; another version takes its place after an appeal."""

    version: int
    overall: str = Field(description="Code of the level of the whole; empty where the pack gives none")
    overall_name: Words
    standards: dict[str, str] = Field(description="Level of each standard by its code")
    paper: str
    certificate: str = Field(description="Number of the certificate; anybody can check it on /results/")
    state: str
    starts: date
    ends: date | None
    published_at: datetime
    appealed: bool
    placeholder: bool = Field(description="Whether the rules of the framework are yet to be confirmed")


class OneCaseOut(CaseOut):
    """One case with its way and, once published, its result."""

    year: int = Field(description="Fiscal year (B.E.)")
    agency: str = Field(description="Code of the parent agency; empty when not known")
    kind: str
    mode: str
    visit_starts: date | None
    visit_ends: date | None
    framework: str
    pack_digest: str = Field(description="sha256 (hex) of the framework that it is pinned to")
    moves: list[MoveOut]
    result: ResultOut | None


class GroupOut(Schema):
    """Cases of a level, province or parent agency by stage."""

    group: str = Field(description="Code; empty where it is not known")
    stages: dict[str, int]
    total: int


class CaseCountsOut(Schema):
    """Where the cases of a year stand now."""

    year: int
    by: str
    at: datetime
    total: int
    groups: list[GroupOut]


@router.get("/cases", response=CasesOut, url_name="api.cases.list", summary=gettext_noop("List cases"))
def listed(
    request: HttpRequest,
    year: Year,
    after: After = 0,
    limit: Limit = 100,
    stage: CaseStage | None = None,
    level: Level | None = None,
    owner: Owner | None = None,
    province: Annotated[str, Query(pattern=r"^([0-9]{2})?$", description="Code of the province")] = "",
    late: Annotated[bool, Query(description="Only those past their last day")] = False,
) -> object:
    """Return the cases that this key reaches.

    The agency's own systems reach all, an institution its own from the draft report on, a parent agency what
    is published of its institutions.
    """
    wanted = CaseFilter(stage=stage or "", level=level or "", owner=owner or "", province=province, late=late)
    return page(cases_after(person_of(request), year, wanted, after=after, limit=limit + 1), limit)


@router.get(
    "/cases/changes",
    response=MovesOut,
    url_name="api.cases.changes",
    summary=gettext_noop("What cases did since a moment"),
)
def changes(
    request: HttpRequest,
    since: Annotated[Moment | None, Query(description="Steps at or after this time")] = None,
    after: After = 0,
    limit: Limit = 100,
) -> object:
    """Return the steps of the cases that this key reaches, in the order in which they were taken.

    Steps are never edited. A case that this key reaches only from now on is not told here from its beginning
    once its earlier steps have been passed: read it as one case.
    """
    return page(moves_after(person_of(request), since=since, after=after, limit=limit + 1), limit)


@router.get(
    "/cases/counts",
    response=CaseCountsOut,
    url_name="api.cases.counts",
    summary=gettext_noop("Count cases by stage"),
)
def counted(request: HttpRequest, year: Year, by: Literal["level", "province", "agency"] = "level") -> object:
    """Return how many cases of a year stand in which stage now; for systems of the agency itself."""
    found = counts(person_of(request), year, by, tuple(CaseStage))
    groups = [
        {
            "group": group,
            "stages": {stage: n for stage in found.stages if (n := found.cells.get((group, stage)))},
            "total": sum(n for (at, _stage), n in found.cells.items() if at == group),
        }
        for group in found.groups
    ]
    return {"year": year, "by": by, "at": timezone.now(), "total": found.at(), "groups": groups}


@router.get(
    "/cases/{case}",
    response=OneCaseOut,
    url_name="api.cases.show",
    summary=gettext_noop("One case with its result"),
)
def shown(request: HttpRequest, case: CaseId) -> object:
    """Return where a case stands, whose turn it is and until when, and its result once it is published."""
    return exchanged_case(person_of(request), case)
