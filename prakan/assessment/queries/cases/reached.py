"""Which stages cases had reached by a day: institutions once under the target's level, cases each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, Q, QuerySet

from prakan.assessment.models import Case, CaseMove
from prakan.assessment.queries.cases.moved import LOSABLE, reached_until
from prakan.domain.cases.special import CaseKind
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.season import end_of
from prakan.domain.team_rules import level_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Memory, remembered

SHOWN = 12  # cases that a count names as examples


@dataclass(frozen=True, slots=True)
class Count:
    """How many had reached a stage, and the digest (sha256 over their ids in order) that pins which."""

    stage: str
    of: str  # a kind of institution, or a level
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """``places`` counts institutions by kind, ``cases`` cases by level; none while no case is open."""

    places: tuple[Count, ...] = ()
    cases: tuple[Count, ...] = ()
    kinds: tuple[str, ...] = field(default=())
    levels: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Example:
    """One case that was counted, by its institution."""

    id: int
    name: Text


#: what was counted of which moves and cases: most writes to cases change neither
MADE: Memory[tuple[object, object, CaseCounts]] = Memory()


def case_counts(person: Person, year: int, on: date) -> CaseCounts:
    """Return what the cases of a fiscal year (B.E.) had reached by the end of a day; three statements.

    For staff. Raises ``Refused`` (ACCESS-001).
    """
    _check(person)
    return _counts(year, on)


def examples(person: Person, counter: str, parameters: Mapping[str, str]) -> tuple[Example, ...]:
    """Return the first few cases that a count counted, in Thai order."""
    _check(person)
    on, year = date.fromisoformat(parameters["as_of"]), int(parameters["year"])
    rows = reached_rows(year, parameters["stage"], on).select_related("institution")
    if counter.startswith("cases."):
        rows = rows.filter(level=parameters["level"])
    else:
        rows = rows.filter(of_kind(parameters["kind"]), level=level_of(parameters["kind"]))
    ordered = rows.order_by("institution__sort_key", "pk")[:SHOWN]
    return tuple(Example(row.pk, row.institution.name) for row in ordered)


def of_kind(kind: str) -> Q:
    """Return the condition of cases of institutions listed as a kind, or of it where no list names them.

    The external review of the agency itself assesses no institution.
    """
    return (Q(listing__kind=kind) | Q(listing=None, institution__kind=kind)) & ~Q(kind=CaseKind.OWN)


def reached_rows(year: int, stage: str, on: date) -> QuerySet[Case]:
    """Return the cases of a fiscal year that had reached a stage by the end of a day."""
    return Case.objects.filter(year=year, pk__in=_moves(year, on).filter(target=stage).values("case"))


def reached_by(year: int, on: date, field: str) -> dict[tuple[str, str], int]:
    """Return how many cases had reached a stage by the end of a day, by (a field of a case, stage)."""
    name = f"case__{field}"
    rows = _moves(year, on).order_by().values_list(name, "target").annotate(n=Number("case", distinct=True))
    return {(group or "", stage): n for group, stage, n in rows}


def _moves(year: int, on: date) -> QuerySet[CaseMove]:
    """Return the moves by the end of a day, without those that a lost team took back by then."""
    until = end_of(on)
    back = CaseMove.objects.filter(
        case=OuterRef("case"), step="case.unteam", pk__gt=OuterRef("pk"), at__lt=until
    )
    found = CaseMove.objects.filter(case__year=year, at__lt=until)
    return found.filter(~Q(target__in=LOSABLE) | ~Exists(back))


@remembered
def _counts(year: int, on: date) -> CaseCounts:
    fields = ("pk", "institution_id", "listing__kind", "institution__kind", "level", "kind")
    cases = tuple(Case.objects.filter(year=year).order_by("pk").values_list(*fields))
    reached = reached_until(year, end_of(on))
    made = MADE.fresh(
        (year, on),
        lambda one: one[0] is reached and one[1] == cases,
        lambda: (reached, cases, _counted(cases, reached)),
    )
    return made[2]


def _counted(
    cases: Sequence[tuple[int, int, str | None, str, str, str]], reached: Mapping[int, frozenset[str]]
) -> CaseCounts:
    if not cases:
        return CaseCounts()
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    every: dict[tuple[str, str], list[int]] = defaultdict(list)
    kinds = {listed or own for _pk, _i, listed, own, _level, why in cases if why != CaseKind.OWN}
    levels = {kind: level_of(kind) for kind in kinds}
    for pk, institution, listed, own, level, why in cases:
        kind = listed or own
        counts = why != CaseKind.OWN and level == levels[kind]
        for stage in reached.get(pk, ()):
            every[stage, level].append(pk)  # in the order of ids: the cases are
            if counts:
                places[stage, kind].add(institution)
    return CaseCounts(
        _pinned({key: sorted(ids) for key, ids in places.items()}),
        _pinned(every),
        tuple(sorted(levels)),
        tuple(sorted({one[4] for one in cases})),
    )


def _pinned(found: Mapping[tuple[str, str], Sequence[int]]) -> tuple[Count, ...]:
    """Return counts in the order of stages; the ids come in their order."""
    order = list(CaseStage)
    keys = sorted(found, key=lambda key: (order.index(CaseStage(key[0])), key[1]))
    return tuple(Count(stage, of, len(ids := found[stage, of]), _digest(ids)) for stage, of in keys)


def _digest(ids: Iterable[int]) -> str:
    return hashlib.sha256("\n".join(map(str, ids)).encode()).hexdigest()


def _check(person: Person) -> None:
    if not access.is_staff(person):
        raise refuse(NOT_ALLOWED, step="case.read")
