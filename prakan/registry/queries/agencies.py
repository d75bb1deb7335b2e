"""Reading parent agencies: the tree as it stood on a day, and one agency's places through time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from prakan.domain.problems import refuse
from prakan.domain.problems_registry import AGENCY_UNKNOWN
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import AgencyPlacement, Institution, ParentAgency
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class PlacementView:
    """Where an agency stood: the code and name above it ("" is the top), from which day to which."""

    parent: str
    parent_name: Text
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in the tree; ``below`` counts the open institutions of it and of all under it."""

    code: str
    kind: str
    name: Text
    short: Text
    confirmed: bool
    closed_on: date | None
    parent: str
    depth: int
    own: int
    below: int


@dataclass(frozen=True, slots=True)
class ParentAgencyView:
    """One agency with its places through time, the newest first."""

    id: int
    code: str
    kind: str
    name: Text
    short: Text
    confirmed: bool
    closed_on: date | None
    revision: int
    placements: tuple[PlacementView, ...]


def agency_tree(person: Person, on: date) -> tuple[AgencyLine, ...]:
    """Return the tree as it stood on a day, each agency before those under it, in Thai order."""
    check_reader(person)
    return _tree(on)


@remembered
def _tree(on: date) -> tuple[AgencyLine, ...]:
    parents = parents_on(on)
    agencies = list(ParentAgency.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on), pk__in=parents))
    own = Counter(dict(_open_by_agency()))
    children: dict[int | None, list[ParentAgency]] = {}
    for agency in agencies:
        children.setdefault(parents[agency.pk], []).append(agency)
    codes = {agency.pk: agency.code for agency in agencies}
    return tuple(_walk(children, own, codes, None, 0))


def agency_choices(person: Person) -> tuple[tuple[str, Text], ...]:
    """Return code and name of every agency that has not been closed, in Thai order."""
    check_reader(person)
    return _choices()


def open_agencies(person: Person) -> tuple[tuple[str, Text], ...]:
    """Return code and name of every agency that has not been closed, for forms of people outside, too."""
    return _choices() if person.is_active else ()


@remembered
def _choices() -> tuple[tuple[str, Text], ...]:
    return tuple((a.code, a.name) for a in ParentAgency.objects.filter(closed_on=None))


def parent_agency(person: Person, code: str) -> ParentAgencyView:
    """Return one agency; raises ``Refused`` (REG-010) when there is none."""
    check_reader(person)
    found = ParentAgency.objects.filter(code=code).first()
    if found is None:
        raise refuse(AGENCY_UNKNOWN, "code", given=code)
    places = AgencyPlacement.objects.filter(agency=found).select_related("parent").order_by("-pk")
    return ParentAgencyView(
        id=found.pk,
        code=found.code,
        kind=found.kind,
        name=found.name,
        short=found.short,
        confirmed=found.confirmed,
        closed_on=found.closed_on,
        revision=found.revision,
        placements=tuple(
            PlacementView(
                p.parent.code if p.parent else "", p.parent.name if p.parent else Text(""), p.starts, p.ends
            )
            for p in places
        ),
    )


def ids_below(code: str, on: date) -> frozenset[int]:
    """Return the ids of an agency and of all that stood under it on a day; empty for an unknown code."""
    top = ParentAgency.objects.filter(code=code).values_list("pk", flat=True).first()
    return frozenset() if top is None else ids_under(top, parents_on(on))


def ids_under(top: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """Return the id of an agency and the ids of all under it in a tree (see ``parents_on``)."""
    children: dict[int | None, list[int]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    found, waiting = {top}, [top]
    while waiting:
        fresh = [c for c in children.get(waiting.pop(), []) if c not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def parents_on(on: date) -> dict[int, int | None]:
    """Return for each agency under which it stood on a day; None is the top of the tree."""
    in_force = Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on)
    return dict(AgencyPlacement.objects.filter(*in_force).values_list("agency_id", "parent_id"))


def _open_by_agency() -> list[tuple[int, int]]:
    counted = Institution.objects.filter(status="open", agency__isnull=False).order_by().values("agency")
    return [(row["agency"], row["n"]) for row in counted.annotate(n=Count("pk"))]


def _walk(
    children: dict[int | None, list[ParentAgency]],
    own: Counter[int],
    codes: dict[int, str],
    above: int | None,
    depth: int,
) -> list[AgencyLine]:
    lines: list[AgencyLine] = []
    for agency in children.get(above, []):
        under = _walk(children, own, codes, agency.pk, depth + 1)
        lines.append(
            AgencyLine(
                code=agency.code,
                kind=agency.kind,
                name=agency.name,
                short=agency.short,
                confirmed=agency.confirmed,
                closed_on=agency.closed_on,
                parent=codes[above] if above else "",
                depth=depth,
                own=own[agency.pk],
                below=own[agency.pk] + sum(line.below for line in under if line.depth == depth + 1),
            )
        )
        lines += under
    return lines
