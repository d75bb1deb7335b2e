"""A SAR season: opened, its deadlines set and changed, more time given and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Season, SeasonDeadline, SeasonExtension
from prakan.assessment.queries.seasons import found
from prakan.domain.calendar import say_date, to_ce
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_season import (
    EXTENSION_GONE,
    FOR_WHOM,
    LATE_DAY_MISSING,
    NO_REASON,
    NOT_FIXED,
    NOT_LATER,
    SEASON_THERE,
)
from prakan.domain.season import default_deadlines, end_of
from prakan.domain.season_lateness import LateRule
from prakan.domain.season_reminders import ladder_of
from prakan.domain.waiting_list import OrderRule
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, ParentAgency


@dataclass(frozen=True, slots=True)
class DeadlineFields:
    """What a person may say of a kind's deadline; None is "not fixed"."""

    due_on: date | None
    confirmed: bool = False
    apply_by: date | None = None
    places: int | None = None
    order_rule: OrderRule = OrderRule.FIRST_COME
    late_rule: LateRule = LateRule.MARK
    late_until: date | None = None
    late_confirmed: bool = False


@transaction.atomic
def open_season(
    *,
    year: int,
    by: Person | None,
    at: datetime,
    stands_on: date | None = None,
    is_demo: bool = False,
    ladder: Iterable[Mapping[str, Any]] = (),
    ladder_confirmed: bool = False,
) -> Season:
    """Open the season of an academic year (B.E.) with the deadlines that the source names.

    Its institutions are those on the list of the fiscal year after it. ``by`` None is the operator.
    ``ladder`` overrides the house's reminders (prakan/domain/season_reminders.py; ``ValueError`` when wrong).
    Raises ``Refused``: SEASON-002.
    """
    if by:
        access.check(by, "season.open")
    if Season.objects.filter(year=year).exists():
        raise refuse(SEASON_THERE, "year", year=year)
    rungs = [dict(one) for one in ladder]
    ladder_of(rungs)
    after = {"did": "open", "year": str(year), "list_year": year + 1, "stands_on": stands_on, "ladder": rungs}
    audit.record(step="season.open", subject=f"season:{year}", by=by, at=at, after=after)
    season = Season.objects.create(
        year=year,
        list_year=year + 1,
        opens_on=date(to_ce(year) + 1, 1, 1),
        stands_on=stands_on,
        is_demo=is_demo,
        opened_at=at,
        opened_by=by,
        ladder=rungs,
        ladder_confirmed=ladder_confirmed,
    )
    SeasonDeadline.objects.bulk_create(
        SeasonDeadline(
            season=season,
            kind=d.kind,
            due_on=d.due_on,
            confirmed=d.confirmed,
            apply_by=d.apply_by,
            changed_by=by,
            changed_at=at,
        )
        for d in default_deadlines(year).values()
    )
    return season


@transaction.atomic
def set_deadline(
    *,
    year: int,
    kind: Kind,
    fields: DeadlineFields,
    reason: str,
    revision: int,
    by: Person | None,
    at: datetime,
) -> None:
    """Set or change the deadline of a kind, for a reason that stays readable.

    Raises ``Refused``: SEASON-001, SEASON-003, SEASON-018 (no last day for late ones), EDIT-001 when another
    saved after ``revision``.
    """
    if by:
        access.check(by, "season.deadline")
    row = (
        SeasonDeadline.objects.select_for_update(of=("self",))
        .select_related("season")
        .get(season=found(year), kind=kind)
    )
    if row.revision != revision:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(row.changed_at).strftime("%H.%M"))
    _check_late(fields)
    values = _values(fields)
    said = _reason(reason)
    before = {name: getattr(row, name) for name in values}
    audit.record(
        step="season.deadline",
        subject=f"season:{year}",
        by=by,
        at=at,
        before={"kind": kind.value, **before},
        after={"kind": kind.value, **values, "reason": said, **_told(row, kind, values["due_on"])},
    )
    more = {"reason": said, "changed_by": by, "changed_at": at, "revision": revision + 1}
    for name, value in {**values, **more}.items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def extend(
    *,
    year: int,
    until: date,
    reason: str,
    by: Person | None,
    at: datetime,
    institution_id: int | None = None,
    agency: str = "",
    kind: str = "",
) -> SeasonExtension:
    """Give one institution, or all under a parent agency (code), more time.

    Raises ``Refused``: SEASON-001, 003, 004 (no more time than before), 005 (nothing fixed), 006 (for whom).
    """
    if by:
        access.check(by, "season.extend")
    season, said = found(year), _reason(reason)
    institution, parent = _for_whom(institution_id, agency)
    _check_later(season, institution.kind if institution else kind, until)
    subject = f"institution:{institution.pk}" if institution else f"agency:{agency}"
    after = {"for": subject, "kind": kind, "until": until, "reason": said}
    audit.record(step="season.extend", subject=f"season:{year}", by=by, at=at, after=after)
    return SeasonExtension.objects.create(
        season=season,
        institution=institution,
        agency=parent,
        kind="" if institution else kind,
        until=until,
        ends_at=end_of(until),
        reason=said,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_extension(*, extension_id: int, reason: str, by: Person, at: datetime) -> None:
    """Take back more time that was given, for a reason. Raises ``Refused``: SEASON-003, SEASON-014."""
    access.check(by, "season.extend")
    kept = SeasonExtension.objects.select_for_update(of=("self",)).select_related("season")
    row = kept.filter(pk=extension_id, withdrawn_at=None).first()
    if row is None:
        raise refuse(EXTENSION_GONE)
    said = _reason(reason)
    audit.record(
        step="season.extend",
        subject=f"season:{row.season.year}",
        by=by,
        at=at,
        before={"extension": row.pk, "until": row.until},
        after={"extension": row.pk, "until": "", "reason": said},
    )
    row.withdrawn_at, row.withdrawn_reason = at, said
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])


def _told(row: SeasonDeadline, kind: Kind, due: date | None) -> dict[str, str]:
    """Return what those hear whom a change concerns; of a draft nobody hears."""
    name = KIND_NAMES[kind]
    return {
        "did": "change" if row.season.opened_at else "prepare",
        "year": str(row.season.year),
        "kind_th": name.th,
        "kind_en": name.en,
        "due_th": say_date(due, "th") if due else "รอยืนยัน",
        "due_en": say_date(due, "en") if due else "to be confirmed",
    }


def _values(fields: DeadlineFields) -> dict[str, Any]:
    return {
        "due_on": fields.due_on,
        "confirmed": fields.confirmed,
        "apply_by": fields.apply_by,
        "places": fields.places,
        "order_rule": fields.order_rule.value,
        "late_rule": fields.late_rule.value,
        "late_until": fields.late_until if fields.late_rule is LateRule.UNTIL else None,
        "late_confirmed": fields.late_confirmed,
    }


def _check_late(fields: DeadlineFields) -> None:
    if fields.late_rule is not LateRule.UNTIL:
        return
    if not (fields.late_until and fields.due_on and fields.late_until > fields.due_on):
        raise refuse(LATE_DAY_MISSING, "late_until")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise refuse(NO_REASON, "reason")
    return reason.strip()


def _for_whom(institution_id: int | None, agency: str) -> tuple[Institution | None, ParentAgency | None]:
    institution = Institution.objects.filter(pk=institution_id).first() if institution_id else None
    parent = ParentAgency.objects.filter(code=agency).first() if agency else None
    if (institution is None) == (parent is None):
        raise refuse(FOR_WHOM, "institution", given=institution_id or agency)
    return institution, parent


def _check_later(season: Season, kind: str, until: date) -> None:
    fixed = season.deadlines.exclude(due_on=None)
    days = list(fixed.filter(kind=kind) if kind else fixed)
    if not days:
        raise refuse(NOT_FIXED, "kind", kind=KIND_NAMES[Kind(kind)] if kind else "-")
    earliest = min(d.due_on for d in days if d.due_on)
    if until <= earliest:
        raise refuse(NOT_LATER, "until", until=until, due=earliest)
