"""An entry that is to be done: its row, what it says, the day on which it was likely recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from prakan.assessment.models import FieldDevice, FieldEntry, FieldFile
from prakan.assessment.queries.field.undone import text_of
from prakan.assessment.queries.field.waited import ended_of
from prakan.domain.field.clock import Known, likely
from prakan.domain.field.contents import Content, content_of
from prakan.domain.field.entries import Entry
from prakan.domain.field.merge import Beside, From
from prakan.domain.field.words import FileRole


@dataclass(frozen=True, slots=True)
class Task:
    """An entry of a device that nothing became of yet."""

    row: FieldEntry
    entry: Entry
    content: Content
    day: date


@dataclass(frozen=True, slots=True)
class Ready:
    """A task that can be done now: evidence (ids) it cites, the line it is about, what it goes on from."""

    task: Task
    evidence: tuple[int, ...] = ()
    line: int = 0
    origin: From | Beside = From(0)


def task_of(row: FieldEntry, device: FieldDevice, read: Entry | None = None) -> Task:
    """Return a stored entry as a task; raises ``Refused`` (FIELD-021) when its step cannot read it.

    ``read`` is what was read of the text before it was stored: by its digest the same text.
    """
    entry = read if read is not None and read.digest == row.digest else text_of(row)
    known = Known(device.registered_at, row.received_at, row.ahead)
    day = timezone.localdate(likely(entry.at, entry.clock, known).at)
    return Task(row, entry, content_of(entry), day)


def original_of(task: Task) -> int | None:
    """Return the stored file of an entry, its poster apart; None when it has none."""
    files = task.row.files.all()
    return next((file.file_id for file in files if file.role == FileRole.ORIGINAL), None)


def is_awaited(file: FieldFile) -> bool:
    """Return whether an entry waits for a file: it is not here, and nobody decided that it will not come."""
    return file.file_id is None and ended_of(file) is None


def why_without(task: Task) -> str:
    """Return why an entry is done without its original file; "" when it has it, or never had one."""
    files = [file for file in task.row.files.all() if file.role == FileRole.ORIGINAL and file.file_id is None]
    return next((ended.reason for file in files if (ended := ended_of(file))), "")
