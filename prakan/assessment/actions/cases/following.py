"""Cases follow reports, seasons, teams and the clock by themselves: many at once, the same whenever done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F, QuerySet, Value, When
from django.utils import timezone

from prakan.assessment.models import Case, CaseHold
from prakan.assessment.queries.cases import following as queries
from prakan.assessment.queries.cases.opening import published
from prakan.assessment.queries.cases.routes import route_of
from prakan.assessment.transition.cases import CHUNK, advance_all, locked_rows, open_holds, turn_fields
from prakan.domain.cases.stages import STOPS, Hold
from prakan.domain.cases.steps import BY_NAME, DESPITE_HOLDS, allowed
from prakan.foundation import audit
from prakan.foundation.bulk import insert

#: why a hold was opened or lifted by the system
SAID = {
    Hold.SAR_MISSING: "ตามสถานะ SAR",
    Hold.SAR_RETURNED: "ตามสถานะ SAR",
    Hold.OBJECTED: "ตามคำคัดค้านที่รอวินิจฉัย",
}
OVERDUE = "เกินกำหนด ระบบเดินต่อตามเส้นทาง"


@transaction.atomic
def follow(*, at: datetime, years: Collection[int] = (), institutions: Collection[int] = ()) -> int:
    """Bring cases up to what the records say; returns how many steps were taken.

    Of some fiscal years or institutions, else all that have not ended. Some thirty statements whatever the
    number of cases; done again it does nothing.
    """
    cases = queries.scope(years, institutions)
    today = timezone.localdate(at)
    _link(cases, at)
    _hold(cases, at)
    taken = 0
    moves = queries.steps_to_take(cases, today)
    for name, ids in moves.steps:
        taken += _take(name, ids, at)
    for name, ids in moves.overdue:
        taken += _take(name, ids, at, overdue=True)
    _escalate(cases, today, at)
    return taken


def _take(name: str, ids: Sequence[int], at: datetime, *, overdue: bool = False) -> int:
    found = locked_rows().filter(pk__in=ids).order_by("pk")
    rows = [row for row in found if allowed(BY_NAME[name], route_of(row.route), row.stage)]
    if name not in DESPITE_HOLDS:  # one may have been opened since the cases were looked at
        held = open_holds(row.pk for row in rows)
        rows = [row for row in rows if not STOPS & held.get(row.pk, frozenset())]
    reason = OVERDUE if overdue else ""
    for (_year, _stage), part in _together(rows).items():
        holds = open_holds(row.pk for row in part)
        advance_all(part, name, by=None, at=at, holds=holds, reason=reason, overdue=overdue)
    return len(rows)


def _together(rows: Iterable[Case]) -> dict[tuple[int, str], list[Case]]:
    """Return cases by year and stage: what one row of the trail may name together."""
    found: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for row in rows:
        found[row.year, row.stage].append(row)
    return found


def _link(cases: QuerySet[Case], at: datetime) -> None:
    """Link reports and visits, and pin frameworks that were published since."""
    if reports := queries.reports_to_link(cases):
        _set("sar", dict(reports), at)
    if visits := queries.visits_to_link(cases):
        _set("visit", dict(visits), at)
    pinned: dict[int, tuple[int, str]] = {}
    bare = queries.without_framework(cases)
    in_force = {year: published(year) for year in {row[1] for row in bare}}
    for pk, year, kind, level in bare:
        if found := in_force[year].get((kind, level)):
            pinned[pk] = found.pk, found.digest
    if pinned:
        _record("case.pin", {"frameworks": sorted({one for one, _ in pinned.values()})}, pinned, at)
        for pack in set(pinned.values()):
            ids = [pk for pk, one in pinned.items() if one == pack]
            Case.objects.filter(pk__in=ids, framework=None).update(framework=pack[0], pack_digest=pack[1])


def _set(field: str, values: Mapping[int, int | None], at: datetime) -> None:
    """Write another row's id into cases, a thousand at a time."""
    _record("case.link", {"what": field}, values, at)
    pairs = list(values.items())
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        whens = [When(pk=pk, then=Value(value)) for pk, value in part if value is not None]
        fresh = models.Case(*whens, default=Value(None), output_field=models.BigIntegerField())
        Case.objects.filter(pk__in=[pk for pk, _ in part]).update(**{field: fresh})


def _hold(cases: QuerySet[Case], at: datetime) -> None:
    opened, lifted = queries.holds_to_change(cases)
    for kind in Hold:
        if ids := [pk for pk, held in opened if held == kind]:
            _record("case.hold", {"hold": kind.value, "reason": SAID[kind]}, ids, at)
            fixed = {"kind": kind.value, "reason": SAID[kind], "opened_at": at}
            insert(CaseHold, ("case_id",), [(pk,) for pk in ids], fixed=fixed)
        if ids := [pk for pk, held in lifted if held == kind]:
            _record("case.lift", {"hold": kind.value, "reason": SAID[kind]}, ids, at)
            rows = CaseHold.objects.filter(case__in=ids, kind=kind, lifted_at=None)
            rows.update(lifted_at=at, lifted_reason=SAID[kind])
    if changed := {pk for pk, _ in (*opened, *lifted)}:
        settle(changed)


def settle(ids: Collection[int]) -> None:
    """Say anew whose turn it is and until when, after holds changed; the caller recorded why."""
    holds = open_holds(ids)
    together: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for case in locked_rows().filter(pk__in=list(ids)):
        entered = timezone.localdate(case.entered_at)
        together[turn_fields(case, route_of(case.route), case.stage, entered, holds)].append(case.pk)
    for (owner, due), part in together.items():
        Case.objects.filter(pk__in=part).update(owner=owner, due_on=due, revision=F("revision") + 1)


def _escalate(cases: QuerySet[Case], today: date, at: datetime) -> None:
    late: dict[str, list[int]] = defaultdict(list)
    for pk, owner in queries.late_to_escalate(cases, today):
        late[owner].append(pk)
    for owner, ids in late.items():
        _record("case.escalate", {"owner": owner}, ids, at)
        Case.objects.filter(pk__in=ids).update(owner=owner, revision=F("revision") + 1)


def _record(step: str, said: Mapping[str, Any], ids: Collection[int], at: datetime) -> None:
    """Write the rows of the trail that name many cases, a thousand each."""
    names = sorted(ids)
    for start in range(0, len(names), CHUNK):
        part = names[start : start + CHUNK]
        after = {**said, "cases": part, "count": str(len(part))}
        audit.record(step=step, subject="cases:followed", by=None, at=at, after=after)
