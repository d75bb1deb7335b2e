"""Counts of the entries, files and devices of some cases: one statement each, whatever their number."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from prakan.assessment.models import FieldConflict, FieldDevice, FieldEntry, FieldFile
from prakan.domain.field.words import Result


@dataclass(frozen=True, slots=True)
class Tally:
    """Entries of a case: all = done + waiting for files + two versions + refused + not done yet."""

    received: int = 0
    today: int = 0
    done: int = 0
    waiting: int = 0
    versions: int = 0
    refused: int = 0
    undone: int = 0
    files: int = 0  # announced and not held
    bytes: int = 0
    conflicts: int = 0  # that nobody chose between yet
    ended: int = 0  # files that nobody waits for any more, and that have not come

    def __add__(self, other: Tally) -> Tally:
        """Return the sum of two."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in Tally.__slots__)
        return Tally(*(one + two for one, two in pairs))


def span_of(day: date) -> tuple[datetime, datetime]:
    """Return when a day begins and when it is over."""
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return begins, begins + timedelta(days=1)


def tallies(cases: Collection[int], day: date) -> dict[int, Tally]:
    """Return the counts of each of some cases; three statements."""
    if not cases:
        return {}
    begins, ends = span_of(day)
    of = {
        "done": Result.DONE,
        "waiting": Result.WAITING,
        "versions": Result.CONFLICT,
        "refused": Result.REFUSED,
    }
    counted = {name: Count("pk", filter=Q(answer__result=result)) for name, result in of.items()}
    entries = FieldEntry.objects.filter(case__in=cases).order_by().values("case")
    found = entries.annotate(
        received=Count("pk"),
        today=Count("pk", filter=Q(received_at__gte=begins, received_at__lt=ends)),
        undone=Count("pk", filter=Q(answer=None)),
        **counted,
    )
    lacking = _lacking(cases)
    conflicts = _open_conflicts(cases)
    return {
        row.pop("case"): Tally(**row, **lacking.get(case, {}), conflicts=conflicts.get(case, 0))
        for row in found
        for case in (row["case"],)
    }


def missing_files(cases: Collection[int]) -> QuerySet[FieldFile]:
    """Return the files of some cases that are waited for, those of refused entries apart."""
    return _absent(cases).filter(wait_end=None)


def _absent(cases: Collection[int]) -> QuerySet[FieldFile]:
    missing = FieldFile.objects.filter(entry__case__in=cases, file=None)
    return missing.exclude(entry__answer__result=Result.REFUSED)


def _lacking(cases: Collection[int]) -> dict[int, dict[str, int]]:
    waits = Q(wait_end=None)
    rows = _absent(cases).order_by().values("entry__case")
    found = rows.annotate(
        files=Count("pk", filter=waits),
        bytes=Coalesce(Sum("size", filter=waits), 0),
        ended=Count("pk", filter=~waits),
    )
    return {row["entry__case"]: {name: row[name] for name in ("files", "bytes", "ended")} for row in found}


def _open_conflicts(cases: Collection[int]) -> dict[int, int]:
    rows = FieldConflict.objects.filter(case__in=cases, chosen="").order_by()
    return dict(rows.values_list("case").annotate(n=Count("pk")))


@dataclass(frozen=True, slots=True)
class Log:
    """What the log of a device lacks: numbers that have not come although a later one is known; and how many
    numbers stand twice, as after a device was put back from a backup (both entries are kept)."""

    gaps: int = 0
    twice: int = 0


def logs(devices: Iterable[FieldDevice]) -> dict[int, Log]:
    """Return what the logs of devices lack. Known is the highest that came and the last that was told of."""
    rows = list(devices)
    found = FieldEntry.objects.filter(device__in=[row.pk for row in rows]).order_by().values("device")
    counted = found.annotate(all=Count("pk"), n=Count("seq", distinct=True), last=Max("seq"))
    came = {row["device"]: row for row in counted}
    made = {}
    for row in rows:
        seen = came.get(row.pk, {"all": 0, "n": 0, "last": 0})
        known = max(seen["last"], _count(row.told, "head"))
        made[row.pk] = Log(known - seen["n"], seen["all"] - seen["n"])
    return made


def unsent(device: FieldDevice) -> tuple[int, int]:
    """Return how many entries and bytes a device last said that it has and has not sent."""
    return _count(device.told, "unsent"), _count(device.told, "bytes_unsent")


def free(device: FieldDevice) -> int | None:
    """Return the room left on a device as it said; None when it did not know."""
    return _count(device.told, "free") if device.told.get("free") is not None else None


def _count(told: dict[str, object], name: str) -> int:
    """Return a count that a device told; 0 for what is none: what a device says is never trusted."""
    given = told.get(name)
    return given if isinstance(given, int) and given > 0 else 0
