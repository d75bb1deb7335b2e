"""Writing a checked roster into the registry: one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from prakan.domain.problems_roster import REGISTRY_MOVED_ON
from prakan.foundation import access, under_way
from prakan.foundation.bulk import roomy
from prakan.foundation.models import Person
from prakan.foundation.under_way import StoppedByPerson
from prakan.registry.actions.roster_intake import contacts
from prakan.registry.actions.roster_intake.checking import source_of
from prakan.registry.actions.roster_intake.claims import Lost
from prakan.registry.actions.roster_intake.planning import (
    CHANGED,
    NEW,
    Outcome,
    Planned,
    Stored,
    line_of,
    plan,
    same,
    written,
)
from prakan.registry.models import Institution, RosterIntake, RosterLine
from prakan.registry.queries.roster_index import agency_ids, index
from prakan.registry.queries.rosters import WRITTEN, subject_of
from prakan.registry.transition.bulk import (
    Told,
    add_many,
    become_many,
    give_codes,
    link,
    list_many,
    many_written,
)
from prakan.registry.transition.rosters import advance

STEP = "roster.import"
BLOCK = 2000
READ = ("pk", "number", "outcome", "institution_id", "values", "changes", "choice")


class MovedOn(Exception):
    """The registry is no longer what the roster was checked against; nothing is written."""


def commit(intake: RosterIntake, at: datetime) -> None:
    """Write every line that was not refused; when the registry has moved on, nothing, and check again."""
    try:
        with roomy():
            _commit(intake, at)
    except MovedOn as moved:
        _check_again(intake, at, int(str(moved)))
    except StoppedByPerson:
        raise Lost(intake.pk) from None
    finally:
        under_way.over(subject_of(intake.pk))


@transaction.atomic
def _commit(intake: RosterIntake, at: datetime) -> None:
    by = intake.committed_by
    assert by is not None  # only a person confirms
    access.check(by, STEP)
    mine = RosterIntake.objects.select_for_update().filter(
        pk=intake.pk, stage=intake.stage, started_at=intake.started_at
    )
    if not mine.exists():
        raise Lost(intake.pk)
    record = {"file": intake.file.digest, "counts": intake.counts, "digest": intake.digest}
    record |= {"contacts": intake.contacts} if intake.contacts else {}
    done = {"committed_at": at, "done": intake.total}
    advance(intake, STEP, by=by, at=at, changes=done, record=record)  # recorded before any effect
    _write(intake, by, at)
    if intake.request and not intake.counts.get(Outcome.REFUSED.value):
        advance(intake.request, "roster.accept", by=by, at=at, changes={"accepted_at": at})


def _write(intake: RosterIntake, by: Person, at: datetime) -> None:
    registry, agencies = index(), agency_ids()
    told = Told(by, at, timezone.localdate(at), source_of(intake))
    done = 0
    for rows in _blocks(intake):
        under_way.say(subject_of(intake.pk), done)
        lines = [line_of(row) for row in rows]
        choices = {row.number: row.choice for row in rows if row.choice}
        planned = plan(lines, registry, source=told.source, on=told.on, choices=choices)
        if moved := sum(not same(row, one) for row, one in zip(rows, planned, strict=True)):
            raise MovedOn(moved)
        new = _write_block(intake, rows, planned, agencies, told)
        if moved := contacts.write_contacts(intake, rows, planned, new, told):
            raise MovedOn(moved)
        done += len(rows)
    under_way.say(subject_of(intake.pk), done)
    contacts.forget(intake.pk)
    many_written()


def _write_block(
    intake: RosterIntake,
    rows: list[Stored],
    planned: list[Planned],
    agencies: dict[str, int],
    told: Told,
) -> dict[int, int]:
    """Write a block of lines; returns the institutions that were added, by row."""
    new = [(row, one) for row, one in zip(rows, planned, strict=True) if one.outcome == NEW]
    changed = [one for one in planned if one.outcome == CHANGED]
    made = add_many(
        [(written(one, told.source), {scheme: value for scheme, _, value in one.codes}) for _, one in new],
        agencies,
        told,
    )
    link([(row.pk, number) for (row, _), number in zip(new, made, strict=True)])
    _change(changed, agencies, told)
    if intake.request and intake.request.lists:
        old = [one.found.institution for one in planned if one.found.institution is not None]
        still_open = Institution.objects.filter(pk__in=old, status="open").values_list("pk", flat=True)
        list_many({*made, *still_open}, intake.request.fiscal_year, told)
    return {row.number: number for (row, _), number in zip(new, made, strict=True)}


def _change(changed: list[Planned], agencies: dict[str, int], told: Told) -> None:
    ids = [i for one in changed if (i := one.found.institution) is not None]
    held = {row.pk: row for row in Institution.objects.select_for_update().filter(pk__in=ids)}
    pairs = [(held[one.found.institution], one) for one in changed if one.found.institution is not None]
    code_changes = [(row, one) for row, one in pairs if one.codes]
    become_many([(row, one.after, one.changes) for row, one in pairs], agencies, told)
    give_codes(
        [(row, *code) for row, one in code_changes for code in one.codes],
        told,
        ended_on=told.on - timedelta(days=1),
    )


def _blocks(intake: RosterIntake) -> Iterator[list[Stored]]:
    rows = RosterLine.objects.filter(intake=intake, outcome__in=WRITTEN).order_by("number")
    found = rows.values_list(*READ).iterator(chunk_size=BLOCK)
    while block := [Stored(*row) for row in islice(found, BLOCK)]:
        yield block


@transaction.atomic
def _check_again(intake: RosterIntake, at: datetime, lines: int) -> None:
    said = [[REGISTRY_MOVED_ON.code, {"lines": lines}, "", True]]
    advance(intake, "intake.again", by=None, at=at, changes={"problems": said}, record={"lines": lines})
