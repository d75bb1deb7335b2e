"""What waits for a certificate and what for publication in a year: the exact lists, and runs over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakan.assessment.models import Case, CaseCertificate, CasePublication, CaseResultRun, CaseVerdict
from prakan.assessment.queries.case_certificate_facts import current
from prakan.assessment.queries.case_certificates.material import Material, material
from prakan.assessment.queries.cases.reach import PUBLIC, case_reach
from prakan.domain.case_certificates.answers import Answer, digest_of, from_json
from prakan.domain.case_certificates.content import overall_in
from prakan.domain.case_certificates.rules import Paper, paper_for
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_certificates import NO_RUN
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

PAGE = 50
MAKE, PUBLISH = CaseResultRun.Step.MAKE.value, CaseResultRun.Step.PUBLISH.value
SHOWN_RUNS = 6


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A case in a list; ``paper`` is what it gets, or has under ``number_of_paper``; None: no verdict."""

    id: int
    revision: int
    number: str
    name: Text
    province: str
    level: str
    overall: Text
    paper: Paper | None
    number_of_paper: str
    since: datetime


@dataclass(frozen=True, slots=True)
class RunView:
    """A run over cases: ``done`` of ``of`` are answered; answers once they are wanted."""

    id: int
    step: str
    year: int
    stage: str
    done: int
    of: int
    by: Text
    at: datetime
    answers: tuple[Answer, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.stage in (CaseResultRun.Stage.WAITING, CaseResultRun.Stage.WORKING)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.of if self.of else 0

    def count(self, became: str) -> int:
        """Return how many cases became so."""
        return sum(one.became == became for one in self.answers)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of what waits for a step in a fiscal year; ``digest`` is of the whole list as shown."""

    year: int
    step: str
    to_make: int
    to_publish: int
    published: int
    total: int
    digest: str
    lines: tuple[WaitingLine, ...]
    number: int
    pages: int
    confirmed: bool
    runs: tuple[RunView, ...]


def waiting(person: Person, year: int, step: str, number: int = 1) -> Waiting:
    """Return a page of the cases that wait for a step in a fiscal year; some fifteen statements. For staff.

    Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, step)
    every = list_of(person, year, step)
    counts = {one: _rows(person, year, one).count() for one in (MAKE, PUBLISH) if one != step}
    counts[step] = len(every)
    pages = max(1, -(-len(every) // PAGE))
    number = min(max(number, 1), pages)
    lines, confirmed = _lines(tuple(pk for pk, _revision in every[(number - 1) * PAGE : number * PAGE]))
    runs = CaseResultRun.objects.filter(year=year).select_related("by").defer("wanted", "answers")
    return Waiting(
        year=year,
        step=step,
        to_make=counts[MAKE],
        to_publish=counts[PUBLISH],
        published=Case.objects.filter(year=year, stage__in=PUBLIC, publications__version=1).count(),
        total=len(every),
        digest=digest_of(every),
        lines=lines,
        number=number,
        pages=pages,
        confirmed=confirmed,
        runs=tuple(map(run_view, runs[:SHOWN_RUNS])),
    )


@remembered
def _lines(ids: tuple[int, ...]) -> tuple[tuple[WaitingLine, ...], bool]:
    """Return cases as the list shows them, and whether the rules of certificates are confirmed."""
    rows = list(Case.objects.filter(pk__in=ids).select_related("institution__agency").order_by("number"))
    known = material(rows)
    confirmed = known.rules.term_confirmed and all(rule.confirmed for rule in known.rules.levels.values())
    return tuple(_line(row, known) for row in rows), confirmed


def list_of(person: Person, year: int, step: str) -> list[tuple[int, int]]:
    """Return the cases (ids) that wait for a step, each with its revision, in the order of their numbers."""
    return list(_rows(person, year, step).order_by("number").values_list("pk", "revision"))


def run(person: Person, run_id: int) -> RunView:
    """Return a run with its answers; for staff. Raises ``Refused``: ACCESS-001, CERT-011."""
    row = CaseResultRun.objects.select_related("by").filter(pk=run_id).first()
    if row is None:
        raise refuse(NO_RUN, run=run_id)
    if not access.is_staff(person):
        access.check(person, row.step)
    return run_view(row, tuple(map(from_json, row.answers)))


def run_view(row: CaseResultRun, answers: Sequence[Answer] = ()) -> RunView:
    """Return a run as pages show it."""
    return RunView(
        row.pk, row.step, row.year, row.stage, row.done, row.of, row.by.name, row.at, tuple(answers)
    )


def _rows(person: Person, year: int, step: str) -> QuerySet[Case]:
    found = Case.objects.filter(case_reach(person), year=year)
    certified = Q(stage=CaseStage.CERTIFIED)
    have = Exists(current(CaseCertificate.objects.filter(case=OuterRef("pk"))))
    if step == PUBLISH:
        return found.filter(certified).filter(have)
    out = CasePublication.objects.filter(case=OuterRef("pk"))
    # what was published has had a certificate: it lacks one only after a withdrawal or another verdict
    ended = CaseCertificate.objects.exclude(stage=CaseCertificate.Stage.VALID).values("case")
    judged = CaseVerdict.objects.filter(version__gt=1).values("case")
    lost = Q(pk__in=ended) | Q(pk__in=judged)
    again = Q(stage__in=(CaseStage.PUBLISHED, CaseStage.FOLLOW_UP)) & lost & Q(Exists(out))
    return found.filter(certified | again).exclude(have)


def _line(row: Case, known: Material) -> WaitingLine:
    verdict, pack = known.verdicts.get(row.pk), known.packs.get(row.framework_id or 0)
    kept = known.standing.get(row.pk)
    paper, overall = None, None
    if verdict and pack:
        paper = paper_for(known.rules.of(row.level), pack, verdict.outcomes, verdict.overall)
        overall = overall_in(pack, verdict.overall)
    return WaitingLine(
        id=row.pk,
        revision=row.revision,
        number=row.number,
        name=row.institution.name,
        province=row.institution.province,
        level=row.level,
        overall=overall.level_name if overall else Text(""),
        paper=paper,
        number_of_paper=kept.number if kept else "",
        since=row.entered_at,
    )
