"""One device's entries of one case, done in waves: what goes together is one call of one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from uuid import UUID

from django.db import transaction

from prakan.assessment.actions.field import Became, answer
from prakan.assessment.intake.choosing import chosen_by_entry
from prakan.assessment.intake.meeting import beside, second_version
from prakan.assessment.intake.references import References
from prakan.assessment.intake.steps import ACTS, TOGETHER, seen_of
from prakan.assessment.intake.tasks import Ready, Task, task_of
from prakan.assessment.models import FieldDevice, FieldEntry
from prakan.assessment.transition.holding import Looked, looking_once
from prakan.domain.field.entries import Entry
from prakan.domain.field.merge import NEVER, Beside
from prakan.domain.field.words import FieldStep, Result
from prakan.domain.problems import NOT_ALLOWED, Fault, Refused
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.problems_scores import (
    ALREADY_OPEN,
    CASE_SHUT,
    CONSENSUS_CLOSED,
    LICENCE_ENDED,
    NO_FRAMEWORK,
    NOT_ON_TEAM,
    SAVED_MEANWHILE,
    SHEET_SEALED,
    TOO_EARLY,
)
from prakan.domain.problems_visit_records import RECORD_BASE, RECORD_MEANWHILE

#: refused for the case, the person or the sheet: whatever stands in the same call is refused for it too
FOR_ALL = frozenset(
    one.code
    for one in (
        NOT_ALLOWED,
        NO_SUCH_CASE,
        CASE_SHUT,
        NOT_ON_TEAM,
        TOO_EARLY,
        LICENCE_ENDED,
        NO_FRAMEWORK,
        SHEET_SEALED,
        ALREADY_OPEN,
        CONSENSUS_CLOSED,
    )
)


class Run:
    """Does the entries that nothing became of yet; its case is held under a lock by the caller."""

    def __init__(
        self,
        case: int,
        device: FieldDevice,
        rows: Sequence[FieldEntry],
        at: datetime,
        read: Mapping[UUID, Entry],
    ) -> None:
        self._case, self._by, self._at = case, device.person, at
        self._became: dict[UUID, Became] = {}
        self._looked: Looked = {}
        self._pending = [task for row in rows if (task := self._task(row, device, read.get(row.key)))]
        self._subject = f"field_device:{device.key}"
        self._tell(Result.REFUSED)  # what cannot be read: others may refer to it
        self._known = References(case, self._pending)

    def go(self) -> list[Became]:
        """Do what can be done and return what became of each; what waits waits."""
        while wave := self._wave():
            self._do(wave)
        for task in self._pending:
            self._became[task.entry.key] = Became(task.row, Result.WAITING)
        return [one for one in self._became.values() if not _as_before(one)]

    def _tell(self, result: Result) -> None:
        """Answer now what became so, for whoever looks it up before all is done; not again at the end."""
        told = [one for one in self._became.values() if one.result is result]
        answer(became=told, subject=self._subject, by=self._by, at=self._at)
        for one in told:
            del self._became[one.entry.key]

    def _task(self, row: FieldEntry, device: FieldDevice, read: Entry | None) -> Task | None:
        try:
            return task_of(row, device, read)
        except Refused as refused:
            self._became[row.key] = Became(row, Result.REFUSED, refused.faults[0])
            return None

    def _wave(self) -> list[Ready]:
        """Return what is done next in one call: of the first step that is ready, what goes with it.

        Nothing overtakes what writes the same, and no score a sheet that is to be handed in before it.
        """
        wave, held, sealing = list[Ready](), set[str](), False
        for task in tuple(self._pending):
            step, target = task.entry.step, task.row.target
            behind = target in held or (sealing and step is FieldStep.SAVE)
            ready = None if behind else self._ready(task, first=task is self._pending[0])
            if task.entry.key in self._became:
                continue  # refused for what it refers to: nothing waits behind it
            held.add(target)
            sealing = sealing or step is FieldStep.HAND_IN
            if ready is not None and (not wave or _together(wave[0], ready)):
                wave.append(ready)
        return wave

    def _ready(self, task: Task, *, first: bool) -> Ready | None:
        try:
            return self._known.ready(task, first=first)
        except Refused as refused:
            self._end(task, Became(task.row, Result.REFUSED, refused.faults[0]))
            return None

    def _do(self, wave: Sequence[Ready]) -> None:
        if wave[0].task.entry.step is FieldStep.CHOOSE:
            self._tell(Result.CONFLICT)  # choosing answers second versions, those of this batch too
        try:
            became = self._act(wave)
        except Refused as refused:
            became = self._refused(wave, refused)
        for one, made in zip(wave, became, strict=False):
            self._end(one.task, made)

    def _act(self, wave: Sequence[Ready]) -> list[Became]:
        first = wave[0]
        step = first.task.entry.step
        if step not in TOGETHER:
            self._looked.clear()  # whatever is done alone may change the stage of the case
        if isinstance(first.origin, Beside):
            with transaction.atomic():  # all others are an action, and by that a savepoint of their own
                return [beside(self._case, first.origin.conflict, first, self._by, self._at)]
        if step is FieldStep.CHOOSE:
            return [chosen_by_entry(first.task, by=self._by, at=self._at)]
        with looking_once(self._looked) if step in TOGETHER else nullcontext():
            made = ACTS[step](self._case, wave, self._by, self._at)
        return [Became(one.task.row, Result.DONE, made=what) for one, what in zip(wave, made, strict=True)]

    def _refused(self, wave: Sequence[Ready], refused: Refused) -> list[Became]:
        """Return what becomes of a call that was refused: of each alone, when it was not for all of them."""
        fault = refused.faults[0]
        self._looked.clear()
        if fault.code in FOR_ALL:
            return [Became(one.task.row, Result.REFUSED, fault) for one in wave]
        if len(wave) > 1:
            for one in wave:
                self._do([one])
            return []
        return [self._alone(wave[0], fault)]

    def _alone(self, one: Ready, fault: Fault) -> Became:
        never = fault.code == RECORD_BASE.code and seen_of(one) == NEVER
        if never or fault.code in (SAVED_MEANWHILE.code, RECORD_MEANWHILE.code):
            return second_version(self._case, one, self._by, self._at)
        return Became(one.task.row, Result.REFUSED, fault)

    def _end(self, task: Task, became: Became) -> None:
        self._became[task.entry.key] = became
        self._pending.remove(task)
        self._known.learn(task, became)


def _together(first: Ready, other: Ready) -> bool:
    """Return whether two tasks go into one call of their action."""
    one, two = first.task, other.task
    same = one.entry.step is two.entry.step and one.entry.step in TOGETHER and one.day == two.day
    return same and not isinstance(first.origin, Beside) and not isinstance(other.origin, Beside)


def _as_before(one: Became) -> bool:
    before = getattr(one.entry, "answer", None)
    return before is not None and before.result == one.result.value == Result.WAITING
