"""What readers of a season get: its deadlines, its board, the lines behind each number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from prakan.assessment.models import Season, SeasonExtension
from prakan.assessment.queries.season_rows import FAR
from prakan.domain.season import Standing, Tally, day_of
from prakan.domain.season_reminders import Rung, ladder_of
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """The deadline of a kind and how it came to be."""

    kind: str
    due_on: date | None
    confirmed: bool
    apply_by: date | None
    places: int | None
    order_rule: str
    late_rule: str
    late_until: date | None
    late_confirmed: bool
    reason: str
    changed_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class SeasonView:
    """A season; ``stands_on`` is the day its board stands at when nobody asks for another."""

    id: int
    year: int
    list_year: int
    opens_on: date
    stands_on: date | None
    is_demo: bool
    is_draft: bool
    ladder: tuple[Rung, ...]
    ladder_confirmed: bool
    deadlines: tuple[DeadlineView, ...]

    def deadline(self, kind: str) -> DeadlineView | None:
        return next((d for d in self.deadlines if d.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a table of the board: a kind, a parent agency (code) or a province (code)."""

    key: str
    name: Text
    tally: Tally


@dataclass(frozen=True, slots=True)
class Day:
    """How many had handed in by the end of a day, and by that day a year before (None: not known)."""

    on: date
    count: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """A season on a day: the whole and its parts, each part adding up to the whole.

    Counted are reports that are due; ``institutions`` is of how many institutions.
    """

    season: SeasonView
    on: date
    institutions: int
    whole: Tally
    kinds: tuple[Part, ...]
    agencies: tuple[Part, ...]
    provinces: tuple[Part, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """A report due of an institution: ``first`` is when it first came in, ``due_on`` its own last day.

    ``level`` is "" for the level of its kind, else one that it teaches besides.
    """

    institution: int
    name: Text
    kind: str
    level: str
    agency: Text
    province: str
    district: str
    first: datetime | None
    due_on: date | None
    standing: Standing
    extended: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """More time that was given: to whom, until when, why; ``withdrawn_at`` when it was taken back."""

    id: int
    whom: Text
    institution: int | None
    kind: str
    until: date
    reason: str
    by: Text
    at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """So many reports of one kind, level, agency (id) and province that stand at one place."""

    kind: str
    level: str
    agency: int | None
    province: str
    tally: Tally


def view_of(row: Season) -> SeasonView:
    """Return a season with its deadlines."""
    deadlines = tuple(
        DeadlineView(
            kind=d.kind,
            due_on=d.due_on,
            confirmed=d.confirmed,
            apply_by=d.apply_by,
            places=d.places,
            order_rule=d.order_rule,
            late_rule=d.late_rule,
            late_until=d.late_until,
            late_confirmed=d.late_confirmed,
            reason=d.reason,
            changed_at=d.changed_at,
            revision=d.revision,
        )
        for d in row.deadlines.all()
    )
    return SeasonView(
        id=row.pk,
        year=row.year,
        list_year=row.list_year,
        opens_on=row.opens_on,
        stands_on=row.stands_on,
        is_demo=row.is_demo,
        is_draft=row.opened_at is None,
        ladder=ladder_of(row.ladder),
        ladder_confirmed=row.ladder_confirmed,
        deadlines=deadlines,
    )


def extension_of(row: SeasonExtension) -> ExtensionView:
    """Return an extension, read with whom it is for."""
    whom = row.institution or row.agency
    return ExtensionView(
        id=row.pk,
        whom=whom.name if whom else Text(""),
        institution=row.institution_id,
        kind=row.kind,
        until=row.until,
        reason=row.reason,
        by=row.by.name if row.by else Text(""),
        at=row.at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
    )


def line_of(row: Any) -> SeasonLine:
    """Return a row of ``season_rows.rows``, read with its institution and parent agency."""
    of = row.institution
    return SeasonLine(
        institution=of.pk,
        name=of.name,
        kind=row.kind,
        level=row.level,
        agency=of.agency.short if of.agency else Text(""),
        province=of.province,
        district=of.district,
        first=row.first,
        due_on=None if row.ends == FAR else day_of(row.ends) - timedelta(days=1),
        standing=Standing(row.standing),
        extended=bool(row.extended),
        is_demo=of.is_demo,
    )
