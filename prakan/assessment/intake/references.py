"""What entries refer to: evidence, lines and entries that they write anew; here, waited for, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from prakan.assessment.actions.field import Became
from prakan.assessment.intake.tasks import Ready, Task, is_awaited
from prakan.assessment.queries.field.undone import (
    Fate,
    about,
    ancestors,
    evidence_ids,
    fates,
    has_all_before,
    lines,
)
from prakan.domain.field.contents import Attach, Choose, Edit, Finding, HandIn, Record, Remove, Save
from prakan.domain.field.merge import Ancestor, Astray, Beside, From, Waits, origin
from prakan.domain.field.words import FieldStep, Result
from prakan.domain.problems import refuse
from prakan.domain.problems_field import EVIDENCE_REFUSED, EVIDENCE_UNKNOWN, LINE_UNKNOWN, PARENT_WRONG


class References:
    """Knows what the tasks of one device in one case refer to, and learns what became of each."""

    def __init__(self, case: int, tasks: Sequence[Task]) -> None:
        self._case = case
        keys = {key for task in tasks for key in _named(task)}
        self._evidence, self._lines = evidence_ids(case, keys), lines(case, keys)
        ours = {task.entry.key: Fate(case, task.entry.step, None) for task in tasks}
        self._numbers = {task.entry.key: task.row.seq for task in tasks}
        parents = {task.entry.parent for task in tasks if task.entry.parent} - ours.keys()
        self._ancestors = ancestors(parents) if parents else {}
        ids = {one for key in keys - self._evidence.keys() - self._lines.keys() if (one := id_of(key))}
        self._fates = ours | fates(ids - ours.keys()) if ids - ours.keys() else ours

    def ready(self, task: Task, *, first: bool) -> Ready | None:
        """Return a task with all it needs, None while it waits; ``first``: nothing before it waits here.

        Raises ``Refused``: FIELD-022 to 025.
        """
        said = task.content
        if isinstance(said, Attach | Record) and any(map(is_awaited, task.row.files.all())):
            return None
        if isinstance(said, HandIn):
            return Ready(task) if first and has_all_before(task.row.device, task.row.seq) else None
        if isinstance(said, Finding):
            return self._citing(task, said.evidence)
        if isinstance(said, Save):
            return self._going_on(task, self._citing(task, said.evidence))
        if isinstance(said, Edit | Remove):
            return self._going_on(task, self._about_line(task, said.line))
        return self._going_on(task, Ready(task)) if isinstance(said, Record) else Ready(task)

    def learn(self, task: Task, became: Became) -> None:
        """Know what became of a task, for those that refer to it."""
        key, made = task.entry.key, became.made
        self._fates[key] = Fate(self._case, task.entry.step, became.result)
        self._ancestors[key] = Ancestor(
            parent=task.entry.parent,
            base=task.entry.base,
            about=self._about(task),
            result=became.result,
            revision=made.get("revision"),
            conflict=made.get("conflict"),
        )
        if isinstance(task.content, Choose):
            self._chosen()
        if "evidence" in made:
            self._evidence[str(key)] = made["evidence"]
        if isinstance(task.content, Finding) and "finding" in made:
            self._lines[str(key)] = made["finding"], made["revision"]

    def _chosen(self) -> None:
        """Know anew what became of second versions: a person has chosen."""
        second = {key for key, one in self._ancestors.items() if one.result is Result.CONFLICT}
        found = ancestors(second) if second else {}
        self._ancestors |= {key: one for key, one in found.items() if one.result is Result.DONE}

    def _about(self, task: Task) -> object:
        return about(task.row.target, task.row.device.person_id, self._case)

    def _citing(self, task: Task, keys: Iterable[str]) -> Ready | None:
        ids, waits = [], False
        for key in keys:
            if key in self._evidence:
                ids.append(self._evidence[key])
                continue
            if not self._comes(key, FieldStep.ATTACH):
                raise refuse(EVIDENCE_UNKNOWN, "evidence", key=key)
            if self._is_over(key):
                raise refuse(EVIDENCE_REFUSED, "evidence", key=key)
            waits = True
        return None if waits else Ready(task, evidence=tuple(ids))

    def _about_line(self, task: Task, key: str) -> Ready | None:
        if key in self._lines:
            return Ready(task, line=self._lines[key][0])
        if not self._comes(key, FieldStep.FINDING) or self._is_over(key):
            raise refuse(LINE_UNKNOWN, "target")
        return None

    def _comes(self, key: str, step: FieldStep) -> bool:
        """Return whether what an entry makes may still come here: another case's, or another thing, never."""
        number = id_of(key)
        found = self._fates.get(number) if number else None
        return number is not None and (found is None or (found.case, found.step) == (self._case, step))

    def _is_over(self, key: str) -> bool:
        """Return whether an entry was done or refused, and nothing that could be cited came of it."""
        number = id_of(key)
        found = self._fates.get(number) if number else None
        return found is not None and found.result in (Result.REFUSED, Result.DONE)

    def _going_on(self, task: Task, ready: Ready | None) -> Ready | None:
        if ready is None:
            return None
        parent = task.entry.parent
        if parent and self._numbers.get(parent, 0) >= task.row.seq:  # no log goes on from what it says later
            raise refuse(PARENT_WRONG, "parent")
        match origin(task.entry.parent, task.entry.base, self._about(task), self._ancestors):
            case From() | Beside() as found:
                return Ready(task, ready.evidence, ready.line, found)
            case Waits():
                return None
            case Astray():
                raise refuse(PARENT_WRONG, "parent")


def id_of(key: str) -> UUID | None:
    """Return the id of an entry that a key is, None for a key of the web."""
    try:
        found = UUID(key)
    except ValueError:
        return None
    return found if str(found) == key else None


def _named(task: Task) -> tuple[str, ...]:
    match task.content:
        case Save(evidence=keys) | Finding(evidence=keys):
            return keys
        case Edit(line=key) | Remove(line=key):
            return (key,)
    return ()
