"""Requests for more time: who asks, until when, why, and what was answered; whom a person may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from prakan.assessment.models import SeasonRequest
from prakan.domain.roles import ALL, EVERYBODY, PARENTS, SCHOOLS
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution, ParentAgency
from prakan.registry.queries.agencies import parents_on
from prakan.registry.queries.reach import reach, reach_of_agencies

WAITING = SeasonRequest.Answer.WAITING.value
Choices = tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request and its answer; ``until`` is the day that was granted, ``due`` the last day of its kind."""

    id: int
    year: int
    name: Text
    institution: int | None
    agency: Text
    due: date | None
    wished: date
    reason: str
    by: Text
    at: datetime
    answer: str
    until: date | None
    answered_by: Text
    answered_at: datetime | None
    answer_reason: str

    @property
    def waits(self) -> bool:
        return self.answer == WAITING


def requests(person: Person, year: int, ids: Iterable[int] | None = None) -> tuple[RequestView, ...]:
    """Return the requests of a season that a person may see, those that wait first, then the newest.

    ``ids`` narrows to some of them that wait.
    """
    found = _seen(person).filter(season__year=year)
    if ids is not None:
        found = found.filter(pk__in=set(ids), answer=WAITING)
    shown = [_view(row) for row in found.order_by("-pk")]
    return tuple(sorted(shown, key=lambda one: not one.waits))


def requests_of(person: Person, institution: int) -> tuple[RequestView, ...]:
    """Return the requests for one institution that a person may see, the newest first."""
    return tuple(map(_view, _seen(person).filter(institution=institution).order_by("-pk")))


def waiting(person: Person, year: int) -> int:
    """Return how many requests of a season wait for an answer, of those that a person may see."""
    return _waiting(_theirs(person), year)


@remembered
def _waiting(theirs: Q, year: int) -> int:
    return SeasonRequest.objects.filter(theirs, season__year=year, answer=WAITING).count()


def own_institutions(person: Person) -> Choices:
    """Return the institutions that a person acts for, as choices."""
    found = Institution.objects.filter(reach(person, SCHOOLS, ""))
    return tuple((str(row.pk), row.name) for row in found.order_by("sort_key", "pk"))


def own_agencies(person: Person) -> Choices:
    """Return the parent agencies that a person acts for, with those under them, as choices."""
    found = ParentAgency.objects.filter(reach_of_agencies(person, PARENTS)).order_by("pk")
    return tuple((row.code, row.name) for row in found)


def codes_above(agency: int | None, on: date) -> list[str]:
    """Return the codes of an agency and of all above it on a day."""
    parents, ids = parents_on(on), list[int]()
    while agency is not None and agency not in ids:
        ids.append(agency)
        agency = parents.get(agency)
    codes = dict(ParentAgency.objects.filter(pk__in=ids).values_list("pk", "code"))
    return [codes[pk] for pk in ids]


def _theirs(person: Person) -> Q:
    """Return the condition of the requests that a person may see."""
    of_agencies = Q(agency__isnull=False) & reach_of_agencies(person, ALL | PARENTS, "agency__")
    return of_agencies | (Q(institution__isnull=False) & reach(person, EVERYBODY))


def _seen(person: Person) -> QuerySet[SeasonRequest]:
    related = ("season", "institution__agency", "agency", "by", "answered_by", "extension")
    return (
        SeasonRequest.objects.filter(_theirs(person))
        .select_related(*related)
        .prefetch_related("season__deadlines")
    )


def _view(row: SeasonRequest) -> RequestView:
    of = row.institution
    whom = of or row.agency
    above = of.agency if of else None
    return RequestView(
        id=row.pk,
        year=row.season.year,
        name=whom.name if whom else Text(""),
        institution=row.institution_id,
        agency=above.short if above else Text(""),
        due=next((d.due_on for d in row.season.deadlines.all() if of and d.kind == of.kind), None),
        wished=row.wished,
        reason=row.reason,
        by=row.by.name,
        at=row.at,
        answer=row.answer,
        until=row.extension.until if row.extension else None,
        answered_by=row.answered_by.name if row.answered_by else Text(""),
        answered_at=row.answered_at,
        answer_reason=row.answer_reason,
    )
