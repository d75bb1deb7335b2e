"""Who looks at which heavy page of a year of cases: one person a role, and real records of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from prakan.assessment.models import (
    AgendaItem,
    Case,
    CaseAppeal,
    CaseCertificate,
    CaseReading,
    ImprovementPlan,
    PaymentList,
    ResultsMember,
    TeamSeat,
)
from prakan.commands.demo import YEAR
from prakan.commands.loading.cast import holder
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant

#: pages of one case that its team works on, and those that others open as well
WORK = ("case_scores.prepare", "case_scores.scores", "case_scores.consensus", "case_scores.verdict")
PAPERS = (
    "case_reports.write",
    "case_reports.versions",
    "certificates.show",
    "dossiers.show",
    "visit_records.list",
)


@dataclass(frozen=True, slots=True)
class Look:
    """A page that somebody opens; ``person`` is None for what anybody opens, ``who`` says the role."""

    who: str
    person: Person | None
    path: str


def looks() -> Iterator[Look]:
    """Yield the heavy pages of each role that somebody holds, then those that anybody opens."""
    yield from _of(Role.ASSESSMENT_OFFICER, _officers())
    yield from _of(Role.BOARD_SECRETARY, _secretarys())
    yield from _of(Role.DIRECTOR, ("/", "/inbox/", "/payments/"))
    yield from _of(Role.FINANCE_OFFICER, _finances())
    yield from _of(Role.AUDITOR, ("/", "/trail/"))
    for role in (Role.REPORT_READER, Role.SUPERVISOR):
        yield from _of(role, ("/inbox/", "/inbox/cases/", "/readings/", "/readings/agreement/"))
    yield from _of(
        Role.PARENT_AGENCY, ("/inbox/", "/inbox/cases/", "/sars/", "/my-results/", "/improvement/")
    )
    yield from _of(Role.COORDINATION_CENTRE, ("/improvement/", "/improvement/programme/"))
    yield from _assessors()
    yield from _institutions()
    for path in _publics():
        yield Look("anybody", None, path)


def _of(role: Role, paths: Iterator[str] | tuple[str, ...]) -> Iterator[Look]:
    person = holder(role)
    for path in paths if person else ():
        yield Look(role.value, person, path)


def _officers() -> Iterator[str]:
    board = f"/cases/?year={YEAR}"
    yield from ("/", "/inbox/", "/inbox/cases/", board, f"{board}&late=on", "/cases/counts/", "/cases/excel/")
    cases = one_by_stage()
    yield from (f"{board}&stage={stage}" for stage in cases)
    yield from (f"/cases/{pk}/" for pk in cases.values())
    if judged := _judged():
        yield from (reverse(name, args=[judged]) for name in (*WORK, *PAPERS) if name != "dossiers.show")
    yield from ("/readings/", "/readings/list/", "/readings/agreement/", "/appeals/", "/payments/")
    yield from (f"/cases/publication/?year={YEAR}", f"/cases/certificates/?year={YEAR}")
    yield from (
        "/improvement/",
        "/improvement/programme/",
        f"/season/{YEAR - 1}/",
        "/teams/",
        "/visits-over/",
    )
    yield "/field-board/"
    if plan := ImprovementPlan.objects.order_by("-pk").first():
        yield f"/improvement/{plan.pk}/"
    if member := ResultsMember.objects.order_by("-pk").first():
        yield f"/improvement/members/{member.pk}/"


def _secretarys() -> Iterator[str]:
    yield from ("/", "/inbox/", "/inbox/cases/", "/meetings/", "/meetings/bodies/")
    largest = AgendaItem.objects.order_by().values("meeting").annotate(n=Count("pk")).order_by("-n").first()
    if largest:
        yield f"/meetings/{largest['meeting']}/"
    if appeal := CaseAppeal.objects.order_by("-pk").first():
        yield f"/cases/{appeal.case_id}/appeal/"
    if judged := _judged():
        yield reverse("dossiers.show", args=[judged])


def _finances() -> Iterator[str]:
    yield from (
        "/",
        "/inbox/",
        "/payments/",
        "/payments/?show=held",
        "/payments/accounts/",
        "/payments/cases/",
    )
    if largest := PaymentList.objects.order_by("-dues_count", "-pk").first():
        yield f"/payments/{largest.pk}/"


def _assessors() -> Iterator[Look]:
    """Yield the pages of the assessor who sits in most teams, and their work on a case that was judged."""
    acting = _acting(Role.ASSESSOR)
    seats = TeamSeat.objects.filter(assessor__in=acting, visit__cases__consensus__isnull=False).order_by()
    most = seats.values("assessor").annotate(n=Count("pk")).order_by("-n", "assessor").first()
    if most is None:
        return
    person, who = acting[most["assessor"]], Role.ASSESSOR.value
    paths = ["/inbox/", "/inbox/cases/", "/my-register/", "/my-visits/", "/visits/mine/payments/"]
    case = Case.objects.filter(visit__seats__assessor=most["assessor"], consensus__isnull=False).first()
    if case is not None:
        paths += [f"/cases/{case.pk}/", *(reverse(name, args=[case.pk]) for name in (*WORK, *PAPERS[:2]))]
    if reading := CaseReading.objects.filter(case=case).first():
        paths.append(f"/readings/{reading.pk}/")
    for path in paths:
        yield Look(who, person, path)


def _institutions() -> Iterator[Look]:
    acting = _acting(Role.INSTITUTION)
    case = Case.objects.filter(institution__in=acting, year=YEAR).order_by("stage", "pk").first()
    if case is None:
        return
    papers = [f"/cases/{case.pk}/", f"/cases/{case.pk}/certificate/", "/improvement/mine/"]
    for path in ("/inbox/", "/inbox/cases/", "/my-institution/", "/my-results/", *papers):
        yield Look(Role.INSTITUTION.value, acting[case.institution_id], path)


def _publics() -> Iterator[str]:
    yield from ("/results/", "/results/?q=โรงเรียน", f"/results/?year={YEAR}", "/certificates/")
    paper = CaseCertificate.objects.filter(publications__isnull=False).order_by("-pk").first()
    if paper is not None:
        yield from (f"/certificates/{paper.number}/", f"/results/{paper.case.number}/")


def one_by_stage() -> dict[str, int]:
    """Return a case (id) of each stage that the year has, the first of it."""
    found: dict[str, int] = {}
    for stage, pk in Case.objects.filter(year=YEAR).order_by("-pk").values_list("stage", "pk"):
        found[stage] = pk
    return dict(sorted(found.items()))


def _judged() -> int | None:
    """Return a case (id) that has all papers a case can have: the last that was published."""
    rows = Case.objects.filter(publications__isnull=False).order_by("-pk")
    return rows.values_list("pk", flat=True).first()


def _acting(role: Role) -> dict[int, Person]:
    """Return who of the demonstration acts for which institution or entry of the register (id)."""
    grants = RoleGrant.objects.filter(role=role, person__is_demo=True, person__is_active=True)
    rows = grants.select_related("person").order_by("-pk")
    found = ((row.scope.rpartition(":")[2], row.person) for row in rows)
    return {int(pk): person for pk, person in found if pk.isdecimal()}
