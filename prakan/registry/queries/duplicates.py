"""Pairs of institutions that may be one: those to compare, those proposed, one side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from prakan.domain.duplicates import Profile, Reason
from prakan.domain.institutions import Status
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import PAIR_MISSING
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import DuplicateProposal, Institution, InstitutionCode
from prakan.registry.queries.lines import InstitutionLine, lines_of
from prakan.registry.queries.rights import check_reader

PAGE = 50
COMPARED = ("match_key", "kind", "district", "subdistrict", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class PairLine:
    """A proposed pair in a list."""

    id: int
    first: InstitutionLine
    second: InstitutionLine
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """A page of the pairs that wait for a decision, the most likely first."""

    lines: tuple[PairLine, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class PairView:
    """One proposed pair; ``first`` and ``second`` are numbers of institutions."""

    id: int
    first: int
    second: int
    score: int
    reasons: tuple[Reason, ...]
    proposed_at: datetime
    decision: str
    decided_by: Text
    decided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """A pair that a person has decided about."""

    id: int
    first: Text
    second: Text
    decision: str
    by: Text
    at: datetime | None
    reason: str


def decided(person: Person, most: int = 20) -> tuple[DecidedPair, ...]:
    """Return the pairs decided last, the newest first."""
    check_reader(person)
    found = DuplicateProposal.objects.exclude(decision=DuplicateProposal.Decision.WAITING)
    rows = found.select_related("first", "second", "decided_by").order_by("-decided_at", "-pk")[:most]
    return tuple(
        DecidedPair(
            id=row.pk,
            first=row.first.name,
            second=row.second.name,
            decision=row.decision,
            by=row.decided_by.name if row.decided_by else Text(""),
            at=row.decided_at,
            reason=row.reason,
        )
        for row in rows
    )


def waiting(person: Person, number: int = 1) -> PairPage:
    """Return a page (from 1) of the pairs that wait."""
    check_reader(person)
    found = _open().order_by("-score", "pk")
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    rows = list(found[(number - 1) * PAGE : number * PAGE])
    ids = {pk for row in rows for pk in (row.first_id, row.second_id)}
    lines = {one.id: one for one in lines_of(Institution.objects.select_related("agency").filter(pk__in=ids))}
    return PairPage(
        tuple(
            PairLine(row.pk, lines[row.first_id], lines[row.second_id], row.score, _why(row)) for row in rows
        ),
        total,
        number,
        pages,
    )


def waiting_count(person: Person) -> int:
    """Return how many pairs wait for a decision."""
    check_reader(person)
    return _waiting_count()


@remembered
def _waiting_count() -> int:
    return _open().count()


def pair(person: Person, proposal_id: int) -> PairView:
    """Return one proposed pair; raises ``Refused`` (REG-030) when there is none."""
    check_reader(person)
    found = DuplicateProposal.objects.select_related("decided_by").filter(pk=proposal_id).first()
    if found is None:
        raise refuse(PAIR_MISSING)
    return PairView(
        id=found.pk,
        first=found.first_id,
        second=found.second_id,
        score=found.score,
        reasons=_why(found),
        proposed_at=found.proposed_at,
        decision=found.decision,
        decided_by=found.decided_by.name if found.decided_by else Text(""),
        decided_at=found.decided_at,
        reason=found.reason,
    )


def _open() -> QuerySet[DuplicateProposal]:
    """Return the pairs of which both still stand and nobody has decided."""
    undecided = DuplicateProposal.objects.filter(decision=DuplicateProposal.Decision.WAITING)
    return undecided.filter(_stands("first"), _stands("second"))


def _why(row: DuplicateProposal) -> tuple[Reason, ...]:
    return tuple(Reason(code) for code in row.reasons)


def _stands(party: str) -> Exists:
    """Return the condition that a party of a pair is open; asked pair by pair, for pairs are few."""
    return Exists(Institution.objects.filter(pk=OuterRef(party), status=Status.OPEN))


def due(limit: int) -> list[tuple[int, int]]:
    """Return (id, revision) of open institutions that changed since they were compared, place by place."""
    found = Institution.objects.filter(compared_revision__lt=F("revision"), status=Status.OPEN)
    return list(found.order_by("district", "pk").values_list("pk", "revision")[:limit])


def profiles_near(ids: Iterable[int]) -> tuple[list[Profile], list[Profile]]:
    """Return the profiles of institutions, and of open ones in their districts or with codes of theirs."""
    fresh = _profiles(Q(pk__in=list(ids)))
    districts = {profile.district for profile in fresh} - {""}
    values = {code.partition(" ")[2] for profile in fresh for code in profile.codes}
    carriers = InstitutionCode.objects.filter(value__in=values).values("institution")
    return fresh, _profiles(Q(district__in=districts) | Q(pk__in=carriers))


def _profiles(which: Q) -> list[Profile]:
    rows = list(Institution.objects.filter(which, status=Status.OPEN).order_by().values_list("pk", *COMPARED))
    codes: dict[int, set[str]] = {}
    carried = InstitutionCode.objects.filter(institution__in=[row[0] for row in rows]).order_by()
    for pk, scheme, value in carried.values_list("institution_id", "scheme", "value"):
        codes.setdefault(pk, set()).add(f"{scheme} {value}")
    return [
        Profile(
            pk,
            name,
            kind,
            district,
            subdistrict,
            (float(north), float(east)) if north is not None and east is not None else None,
            frozenset(codes.get(pk, ())),
        )
        for pk, name, kind, district, subdistrict, north, east in rows
    ]
