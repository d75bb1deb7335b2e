"""Saving what a unit reports for a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.domain.figures import Amount, State
from prakan.domain.plan_rules import amount
from prakan.domain.problems import EDITED_MEANWHILE, WRONG_STAGE, Fault, Refused, refuse
from prakan.domain.problems_progress import STEP_NEXT_NOT_LATER, STEP_UNKNOWN
from prakan.domain.progress_input import NAMES, EntryFields, FigureInput, read_entry, read_figures
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.planning.actions.progress.entries import Held, check_unit, hold
from prakan.planning.models import Ladder, LadderStep, ProgressEntry, ProgressFigure

STEP = "progress.save"
OPEN = (ProgressEntry.Stage.DRAFT, ProgressEntry.Stage.RETURNED)
OWN = NAMES - {"progress", "spend", "step", "step_next"}


@transaction.atomic
def save(
    *,
    entry_id: int,
    fields: Mapping[str, object],
    revision: int,
    by: Person,
    at: datetime,
    figures: Sequence[FigureInput] | None = None,
) -> ProgressEntry:
    """Save the given fields (those of ``EntryFields``, as typed) over an entry that is draft or returned.

    ``figures`` replace the entry's figures when given. Raises ``Refused`` with every fault at once; EDIT-001
    when someone saved after the ``revision`` that the person saw: nothing of either text is lost.
    """
    held = hold(entry_id)
    check_unit(held, STEP, by)
    entry = held.entry
    if entry.stage not in OPEN:
        raise refuse(WRONG_STAGE, step=STEP, stage=entry.stage)
    if entry.revision != revision:
        seen = timezone.localtime(entry.saved_at).strftime("%H.%M") if entry.saved_at else ""
        raise refuse(EDITED_MEANWHILE, at=seen)
    before = _fields_of(entry)
    given, faults = read_entry(_with_total(fields, held.ladder), before)
    steps, wrong_steps = _steps(given, held)
    columns, wrong_figures = read_figures(figures or ())
    if faults or wrong_steps or wrong_figures:
        raise Refused(*faults, *wrong_steps, *wrong_figures)
    _record(entry, before, given, columns if figures is not None else None, by, at)
    _write(entry, given, steps, by, at)
    if figures is not None:
        _write_figures(entry, columns)
    return entry


def _with_total(fields: Mapping[str, object], ladder: Ladder | None) -> Mapping[str, object]:
    """An N-of-M ladder knows its M: it need not be typed."""
    if ladder and ladder.total and fields.get("done") not in (None, "") and not fields.get("of"):
        return {**fields, "of": ladder.total}
    return fields


def _fields_of(entry: ProgressEntry) -> EntryFields:
    own = {name: getattr(entry, name) for name in OWN}
    states = {name: State(own[name]) for name in ("result_state", "next_state", "problem_state")}
    return replace(
        EntryFields(),
        **{**own, **states},
        progress=amount(entry.progress_state, entry.progress),
        spend=amount(entry.spend_state, entry.spend),
        step=entry.step.key if entry.step else "",
        step_next=entry.step_next.key if entry.step_next else "",
    )


def _steps(given: EntryFields, held: Held) -> tuple[dict[str, LadderStep | None], list[Fault]]:
    known = {step.key: step for step in held.ladder.steps.all()} if held.ladder else {}
    steps: dict[str, LadderStep | None] = {}
    faults = []
    for name, key in (("step", given.step), ("step_next", given.step_next)):
        steps[name] = known.get(key)
        if key and key not in known:
            faults.append(Fault(STEP_UNKNOWN, {"given": key}, name))
    step, following = steps["step"], steps["step_next"]
    if step and following and following.position <= step.position:
        names = {"step": step.name.th, "next_step": following.name.th}
        faults.append(Fault(STEP_NEXT_NOT_LATER, names, "step_next"))
    return steps, faults


def _record(
    entry: ProgressEntry,
    before: EntryFields,
    given: EntryFields,
    columns: list[dict[str, Any]] | None,
    by: Person,
    at: datetime,
) -> None:
    old, new = asdict(before), asdict(given)
    changed = sorted(name for name in new if old[name] != new[name])
    after: dict[str, Any] = {name: new[name] for name in changed}
    if columns is not None:
        after["figures"] = columns
    audit.record(
        step=STEP,
        subject=f"progress:{entry.pk}",
        by=by,
        at=at,
        before={name: old[name] for name in changed},
        after=after,
    )


def _write(
    entry: ProgressEntry,
    given: EntryFields,
    steps: Mapping[str, LadderStep | None],
    by: Person,
    at: datetime,
) -> None:
    for name in OWN:
        setattr(entry, name, getattr(given, name))
    entry.step, entry.step_next = steps["step"], steps["step_next"]
    _put(entry, "progress", given.progress)
    _put(entry, "spend", given.spend)
    entry.revision += 1
    entry.saved_by, entry.saved_at = by, at
    entry.save()


def _put(entry: ProgressEntry, name: str, given: Amount) -> None:
    setattr(entry, f"{name}_state", given.state)
    setattr(entry, name, given.value)


def _write_figures(entry: ProgressEntry, columns: list[dict[str, Any]]) -> None:
    entry.figures.all().delete()
    ProgressFigure.objects.bulk_create(
        [ProgressFigure(entry=entry, position=n, **given) for n, given in enumerate(columns)]
    )
