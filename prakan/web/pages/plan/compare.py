"""What changed between two versions of a plan: rows added, removed, and the fields that differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.calendar import say_month
from prakan.planning.queries.plan import PlanView, RowView
from prakan.web.templatetags.words import language

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs."""

    label: Words
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that both versions hold, with what differs."""

    row: RowView
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between an older and a newer version."""

    older: PlanView
    newer: PlanView
    added: tuple[RowView, ...]
    removed: tuple[RowView, ...]
    changed: tuple[Changed, ...]

    @property
    def same(self) -> int:
        """Return how many rows are the same in both."""
        return len(self.newer.rows) - len(self.added) - len(self.changed)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,f}"


def _parts(row: RowView) -> str:
    return " · ".join(f"{p.label.say(language())} {p.value:,f}" for p in row.parts)


FIELDS: tuple[tuple[Words, Callable[[RowView], str]], ...] = (
    (_("Name (Thai)"), lambda r: r.name.th),
    (_("Name (English)"), lambda r: r.name.en),
    (_("Printed number"), lambda r: r.code),
    (_("12-month target"), lambda r: _number(r.target)),
    (_("Unit of count"), lambda r: r.unit.say(language())),
    (_("Note on the target"), lambda r: r.target_note.say(language())),
    (_("Parts of the target"), _parts),
    (_("Due month"), lambda r: say_month(r.due, language()) if r.due else ""),
    (_("Owner"), lambda r: r.owner),
    (_("Budget category"), lambda r: r.category),
    (_("Strategy"), lambda r: "" if r.strategy is None else str(r.strategy)),
    (_("Steps that the percent follows"), lambda r: r.ladder),
    (_("Under"), lambda r: r.parent_ref),
)


def compare(older: PlanView, newer: PlanView) -> Comparison:
    """Return what differs, rows in printed order."""
    before, after = ({row.ref: row for row in plan.rows} for plan in (older, newer))
    pairs = ((row, _changes(before[row.ref], row)) for row in newer.rows if row.ref in before)
    return Comparison(
        older,
        newer,
        added=tuple(row for row in newer.rows if row.ref not in before),
        removed=tuple(row for row in older.rows if row.ref not in after),
        changed=tuple(Changed(row, changes) for row, changes in pairs if changes),
    )


def _changes(before: RowView, after: RowView) -> tuple[Change, ...]:
    read = ((label, say(before), say(after)) for label, say in FIELDS)
    return tuple(Change(label, old, new) for label, old, new in read if old != new)
