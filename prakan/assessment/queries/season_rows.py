"""The institutions of a season as rows that know where each stands on a day; what boards and lists count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from prakan.assessment.models import SarReceipt, Season, SeasonExtension
from prakan.domain.institution_levels import FURTHER, OWN, parted
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.roles import ALL, PARENTS
from prakan.domain.season import Standing, end_of
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Listing
from prakan.registry.queries.agencies import ids_below, ids_under, parents_on
from prakan.registry.queries.reach import agencies_of

FAR = datetime(9999, 1, 1, tzinfo=UTC)  # the end of a deadline that nobody has fixed
MOMENT = DateTimeField()
EARLY = Value(datetime(1, 1, 2, tzinfo=UTC), MOMENT)  # less than any end


@dataclass(frozen=True, slots=True)
class SeasonFilter:
    """What a board or list shows; "" means any. ``agency`` (code) takes in all under it.

    ``kind`` may be a key of prakan/domain/institution_levels.py: "basic" is all of the kind,
    "basic:early_childhood" its reports of that level.
    """

    kind: str = ""
    agency: str = ""
    province: str = ""
    standing: str = ""
    extended: bool = False


def scope_of(person: Person) -> frozenset[int] | None:
    """Return the parent agencies whose institutions a person sees; None is all of them.

    Raises ``Refused`` (ACCESS-001) for those who see no season.
    """
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return None
    if held & PARENTS:
        return agencies_of(person)
    raise refuse(NOT_ALLOWED, step="season.read")


def rows(season: Season, on: date, scope: frozenset[int] | None = None) -> QuerySet[Listing]:
    """Return the listings of a season on a day, each with what is known of its report.

    ``first``: when its first report came in; ``ends``: the first moment after its due day; ``extended``;
    ``standing``. A school with a kindergarten has two of them: its own level has handed in once one report
    of it for the year was submitted that is not of a level it teaches besides; so has the other.
    """
    still = Q(ended_on=None) | Q(ended_on__gte=on)
    found = Listing.objects.filter(still, year=season.list_year, on__lte=on)
    if scope is not None:
        found = found.filter(institution__agency__in=scope)
    base, given = _base(season), _given(season, on)
    ends = Greatest(base, *given) if given else base
    found = found.annotate(first=_first(season.year, on), ends=ends)
    extended = Case(When(ends__gt=base, then=True), default=False, output_field=BooleanField())
    return found.annotate(standing=_standing(on), extended=extended if given else Value(False))


def narrowed(found: QuerySet[Listing], wanted: SeasonFilter, on: date) -> QuerySet[Listing]:
    """Return the rows that answer a filter, agencies standing where they stood on a day."""
    kind, level = parted(wanted.kind)
    exact: dict[str, str | bool] = {
        "kind": kind,
        "institution__province": wanted.province,
        "standing": wanted.standing,
        "extended": wanted.extended,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if level is not None:
        found = found.filter(level=level)
    if wanted.agency:
        found = found.filter(institution__agency__in=ids_below(wanted.agency, on))
    return found


def first_receipts(year: int, before: datetime, **of: object) -> QuerySet[SarReceipt]:
    """Return the receipts of an academic year that were given before a moment."""
    return SarReceipt.objects.filter(sar__year=year, at__lt=before, **of)


def due_of(sar: str = "") -> Case:
    """Return, as an expression, the level under which a report is due; ``sar`` is the way to it."""
    whens = [
        When(**{f"{sar}kind": kind, f"{sar}level__in": levels}, then=F(f"{sar}level"))
        for kind, levels in FURTHER.items()
    ]
    return Case(*whens, default=Value(OWN), output_field=CharField())


def _first(year: int, on: date) -> Subquery:
    mine = first_receipts(
        year, end_of(on), sar__institution=OuterRef("institution"), sar__kind=OuterRef("kind")
    )
    mine = mine.annotate(of=due_of("sar__")).filter(of=OuterRef("level"))
    earliest = mine.order_by().values("sar__institution").annotate(earliest=Min("at")).values("earliest")
    return Subquery(earliest, output_field=MOMENT)


def _base(season: Season) -> Case:
    ends = {d.kind: end_of(d.due_on) for d in season.deadlines.all() if d.due_on}
    whens = [When(kind=kind, then=Value(end, MOMENT)) for kind, end in ends.items()]
    return Case(*whens, default=Value(FAR, MOMENT), output_field=MOMENT)


def _given(season: Season, on: date) -> list[Combinable]:
    """Return the ends that extensions in force give a row, its own and those of agencies above it."""
    in_force = [e for e in season.extensions.all() if e.withdrawn_at is None]
    theirs = [e for e in in_force if e.agency_id]
    parents = parents_on(on) if theirs else {}
    found: list[Combinable] = [_of_agency(e, parents) for e in theirs]
    if len(theirs) < len(in_force):
        kinds = Q(kind="") | Q(kind=OuterRef("kind"))
        own = SeasonExtension.objects.filter(
            kinds, season=season, withdrawn_at=None, institution=OuterRef("institution")
        )
        last = own.order_by().values("institution").annotate(last=Max("ends_at")).values("last")
        found.append(Coalesce(Subquery(last, output_field=MOMENT), EARLY))
    return found


def _of_agency(extension: SeasonExtension, parents: Mapping[int, int | None]) -> Case:
    below = ids_under(extension.agency_id or 0, parents)
    theirs = Q(institution__agency__in=below)
    if extension.kind:
        theirs &= Q(kind=extension.kind)
    return Case(When(theirs, then=Value(extension.ends_at, MOMENT)), default=EARLY, output_field=MOMENT)


def _standing(on: date) -> Case:
    return Case(
        When(first__lt=F("ends"), then=Value(Standing.RECEIVED.value)),
        When(first__isnull=False, then=Value(Standing.LATE.value)),
        When(ends__lt=end_of(on), then=Value(Standing.MISSING.value)),
        default=Value(Standing.NOT_DUE.value),
        output_field=CharField(),
    )
