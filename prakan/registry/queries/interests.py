"""Reading interests: what stands between an assessor and an institution on a day, for one pair or for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from prakan.domain.interests import (
    Conflict,
    Fact,
    InterestKind,
    InterestRule,
    Origin,
    Rules,
    Target,
    conflicts,
)
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import INSTITUTION_MISSING
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import (
    AssessorTie,
    CoolingOff,
    Institution,
    Interest,
    InterestOverride,
    ParentAgency,
    VisitMade,
)
from prakan.registry.queries.agencies import parents_on
from prakan.registry.queries.assessors import reached
from prakan.registry.queries.rights import check_reader

#: a tie of the register -> the kind of interest it is
OF_TIES = {"employed": InterestKind.EMPLOYMENT, "studied": InterestKind.STUDY}


@dataclass(frozen=True, slots=True)
class RuleView:
    """How long a kind bars after it ended (days; None: for ever), and whether that is confirmed."""

    kind: InterestKind
    days: int | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class OverrideView:
    """A decision to let an assessor assess an institution in spite of what bars them."""

    id: int
    institution: int
    name: Text
    kinds: tuple[str, ...]
    until: date
    reason: str
    by: Text
    at: datetime
    taken_back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Between:
    """All that stands between an assessor and an institution on a day, and the override in force if any."""

    institution: int
    name: Text
    on: date
    conflicts: tuple[Conflict, ...]
    override: OverrideView | None

    @property
    def barred(self) -> bool:
        """Whether anything bars that the override, if any, was not decided for."""
        decided = self.override.kinds if self.override else ()
        return not _covered(self.conflicts, decided)


def interests_between(person: Person, assessor_id: int, institution_id: int, on: date) -> Between:
    """Return what stands between an assessor and an institution on a day, each with its source and reason.

    Raises ``Refused``: ASSESSOR-001 (not reached), REG-009 (no such institution).
    """
    row = reached(person, assessor_id)
    place = Institution.objects.filter(pk=institution_id).first()
    if place is None:
        raise refuse(INSTITUTION_MISSING)
    facts = _facts([row.pk]).get(row.pk, ())
    found = conflicts(facts, _targets([place], on)[place.pk], rules(), on)
    override = row.overrides.filter(institution=place, taken_back_at=None, until__gte=on).first()
    return Between(place.pk, place.name, on, found, _override(override) if override else None)


def barred(
    person: Person, assessors: Iterable[int], institutions: Iterable[int], on: date
) -> dict[int, frozenset[int]]:
    """Return for each assessor (id) the institutions (ids) that they may not assess on a day; for staff.

    Few statements for eleven hundred by four thousand: what forms teams asks for a whole year. Who is barred
    from nothing is left out.
    """
    return {pk: frozenset(hit) for pk, hit in barring(person, assessors, institutions, on, on).items()}


def barring(
    person: Person, assessors: Iterable[int], institutions: Iterable[int], first: date, last: date
) -> dict[int, dict[int, tuple[Conflict, ...]]]:
    """Return for each assessor (id) what bars them from which institutions (ids) on any day of a span.

    As ``barred``, with the conflicts, the gravest first; for staff. An override counts that holds for the
    whole span; the tree of agencies is that of its first day.
    """
    if not access.can(person, "reading.assign"):  # a supervising unit asks whom readers may not read
        check_reader(person)
    facts, rule = _facts(assessors), rules()
    targets = _targets(Institution.objects.filter(pk__in=list(institutions)), first)
    by_agency: dict[int, list[int]] = defaultdict(list)
    for target in targets.values():
        for agency in target.above:
            by_agency[agency].append(target.institution)
    allowed = _allowed(facts, last)
    found = {}
    for pk, own in facts.items():
        near = {f.institution for f in own if f.institution in targets}
        near |= {place for f in own if f.agency for place in by_agency.get(f.agency, ())}
        hits = {at: hit for at in near if at and (hit := conflicts(own, targets[at], rule, first, last))}
        bars = {at: hit for at, hit in hits.items() if not _covered(hit, allowed.get((pk, at), ()))}
        if bars:
            found[pk] = bars
    return found


def declared(person: Person, assessor_id: int) -> tuple[Fact, ...]:
    """Return what is declared of an assessor, the newest first."""
    row = reached(person, assessor_id)
    return tuple(f for f in _facts([row.pk]).get(row.pk, ()) if f.origin is Origin.DECLARED)


def known(person: Person, assessor_id: int) -> tuple[Fact, ...]:
    """Return every fact of an assessor that may bar them somewhere: declared, or found from the register."""
    row = reached(person, assessor_id)
    return _facts([row.pk]).get(row.pk, ())


def overrides(person: Person, assessor_id: int) -> tuple[OverrideView, ...]:
    """Return the overrides of an assessor, the newest first."""
    row = reached(person, assessor_id)
    rows = row.overrides.select_related("institution", "by")
    return tuple(map(_override, rows))


def overrides_between(
    person: Person, assessors: Iterable[int], institutions: Iterable[int], on: date
) -> tuple[tuple[int, OverrideView], ...]:
    """Return the overrides in force on a day between some assessors and institutions; for staff."""
    check_reader(person)
    rows = InterestOverride.objects.filter(
        assessor__in=list(assessors), institution__in=list(institutions), taken_back_at=None, until__gte=on
    )
    return tuple((row.assessor_id, _override(row)) for row in rows.select_related("institution", "by"))


def rule_views(person: Person) -> tuple[RuleView, ...]:
    """Return how long each kind bars after it ended; any signed-in person may know it."""
    kept = {row.kind: row for row in CoolingOff.objects.all()} if person.is_active else {}
    return tuple(
        RuleView(kind, row.days, row.confirmed) if (row := kept.get(kind)) else RuleView(kind, None, False)
        for kind in InterestKind
    )


def rules() -> Rules:
    """Return the rules by kind; a kind without one bars for ever, between any agencies."""
    kept = {row.kind: row for row in CoolingOff.objects.all()}
    return {
        kind: InterestRule(kind, row.days, frozenset(row.agency_kinds), row.confirmed)
        if (row := kept.get(kind))
        else InterestRule(kind, None)
        for kind in InterestKind
    }


def _facts(assessors: Iterable[int]) -> dict[int, tuple[Fact, ...]]:
    ids = list(assessors)
    found: dict[int, list[Fact]] = defaultdict(list)
    for pk, fact in (*_declared(ids), *_ties(ids), *_visits(ids)):
        found[pk].append(fact)
    return {pk: tuple(facts) for pk, facts in found.items()}


def _declared(ids: list[int]) -> Iterable[tuple[int, Fact]]:
    for row in Interest.objects.filter(assessor__in=ids).select_related("institution", "agency", "by"):
        place = row.institution.name if row.institution else row.agency.name if row.agency else Text("")
        yield (
            row.assessor_id,
            Fact(
                kind=InterestKind(row.kind),
                origin=Origin.DECLARED,
                institution=row.institution_id,
                agency=row.agency_id or (row.institution.agency_id if row.institution else None),
                place=place,
                starts=row.starts,
                ends=row.ends,
                source=row.source or (row.by.name_th if row.by else ""),
                reason=row.reason,
                id=row.pk,
            ),
        )


def _ties(ids: list[int]) -> Iterable[tuple[int, Fact]]:
    rows = AssessorTie.objects.filter(assessor__in=ids, dropped_at=None, name="")
    for row in rows.select_related("institution", "agency"):
        yield (
            row.assessor_id,
            Fact(
                kind=OF_TIES[row.kind],
                origin=Origin.FOUND,
                institution=row.institution_id,
                agency=row.agency_id or (row.institution.agency_id if row.institution else None),
                place=row.place,
                starts=row.starts,
                ends=row.ends,
                source=row.source,
                reason=row.position,
            ),
        )


def _visits(ids: list[int]) -> Iterable[tuple[int, Fact]]:
    for row in VisitMade.objects.filter(assessor__in=ids).select_related("institution"):
        yield (
            row.assessor_id,
            Fact(
                kind=InterestKind.PAST_ASSESSMENT,
                origin=Origin.FOUND,
                institution=row.institution_id,
                agency=row.institution.agency_id,
                place=row.institution.name,
                starts=row.starts,
                ends=row.ends,
                source=row.source,
            ),
        )


def _targets(places: Iterable[Institution], on: date) -> dict[int, Target]:
    parents, kinds = parents_on(on), dict(ParentAgency.objects.values_list("pk", "kind"))
    lines: dict[int, dict[int, str]] = {}

    def above(agency: int) -> dict[int, str]:
        if agency not in lines:
            found, at = {}, agency
            while at is not None and at not in found:
                found[at] = kinds[at]
                at = parents.get(at)  # type: ignore[assignment]
            lines[agency] = found
        return lines[agency]

    return {
        place.pk: Target(place.pk, place.agency_id, above(place.agency_id) if place.agency_id else {})
        for place in places
    }


def _allowed(assessors: Iterable[int], on: date) -> dict[tuple[int, int], list[str]]:
    """Return by assessor and institution the kinds that an override in force was decided for."""
    rows = InterestOverride.objects.filter(assessor__in=list(assessors), taken_back_at=None, until__gte=on)
    return {
        (pk, place): kinds for pk, place, kinds in rows.values_list("assessor_id", "institution_id", "kinds")
    }


def _covered(found: Iterable[Conflict], decided: Collection[str]) -> bool:
    """Return whether an override was decided for all that bars; what is known since then still does."""
    return all(one.kind.value in decided for one in found)


def _override(row: InterestOverride) -> OverrideView:
    return OverrideView(
        id=row.pk,
        institution=row.institution_id,
        name=row.institution.name,
        kinds=tuple(row.kinds),
        until=row.until,
        reason=row.reason,
        by=row.by.name,
        at=row.at,
        taken_back_at=row.taken_back_at,
    )
