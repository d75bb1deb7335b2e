"""What stored files were when they were last read again, and which is to be read next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, Sum

from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import FileCheck, FileRound, Person, StoredFile

Stage = FileCheck.Stage
FAULTS_FIRST = 200  # known faults that a round looks at before all others: a restored file is seen at once
STAGE_NAMES: dict[str, Text] = {
    Stage.WHOLE: Text("ครบถูกต้อง", "whole"),
    Stage.DIFFERS: Text("เนื้อหาไม่ตรง", "different bytes"),
    Stage.ABSENT: Text("ไม่พบในที่เก็บ", "not in the store"),
    Stage.UNREADABLE: Text("อ่านไม่ได้", "cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Bytes that are not what was stored, with the first name under which they were."""

    digest: str
    size: int
    stage: str
    found: str
    since: datetime
    checked_at: datetime
    name: str
    by: Text | None
    stored_at: datetime | None
    uses: int

    @property
    def stage_name(self) -> Text:
        return STAGE_NAMES[self.stage]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round of reading files again."""

    id: int
    begun_at: datetime
    by: Text | None
    ended_at: datetime | None
    files: int
    bytes: int
    seconds: float
    faults: int
    away: str


@dataclass(frozen=True, slots=True)
class State:
    """All stored bytes as one sum: ``files`` = whole + faults + never read again."""

    files: int
    bytes: int
    whole: int
    faults: int
    unread: int
    oldest: datetime | None
    per_night: int  # bytes; 0: files are not read again by schedule
    rounds: tuple[RoundView, ...]

    @property
    def nights(self) -> int:
        """Return in how many nights everything is read once."""
        return -(-self.bytes // self.per_night) if self.per_night else 0

    @property
    def at_work(self) -> bool:
        return any(one.ended_at is None for one in self.rounds)


def next_due(before: datetime) -> tuple[str, int] | None:
    """Return digest and size of what is to be read next in a round that began at ``before``.

    Known faults first, then what was never read again, then the oldest check.
    """
    old = FileCheck.objects.filter(checked_at__lt=before).order_by("checked_at", "pk")
    faulty = old.exclude(stage=Stage.WHOLE).values_list("digest", "size").first()
    read_now = FileCheck.objects.exclude(stage=Stage.WHOLE).filter(checked_at__gte=before)
    if faulty and read_now.count() < FAULTS_FIRST:
        return faulty
    seen = FileCheck.objects.filter(digest=OuterRef("digest"))
    new = StoredFile.objects.filter(~Exists(seen), at__lt=before).order_by("pk")
    return new.values_list("digest", "size").first() or old.values_list("digest", "size").first()


def state(person: Person) -> State:
    """Return how the store stands."""
    access.check(person, "file.state")
    kept = StoredFile.objects.order_by().values("digest", "size").distinct()
    files = kept.aggregate(n=Count("digest"), bytes=Sum("size"))
    found = FileCheck.objects.aggregate(
        whole=Count("pk", filter=Q(stage=Stage.WHOLE)), faults=Count("pk", filter=~Q(stage=Stage.WHOLE))
    )
    oldest = FileCheck.objects.order_by("checked_at", "pk").values_list("checked_at", flat=True).first()
    return State(
        files=files["n"],
        bytes=files["bytes"] or 0,
        whole=found["whole"],
        faults=found["faults"],
        unread=files["n"] - found["whole"] - found["faults"],
        oldest=oldest,
        per_night=settings.VERIFY_BYTES,
        rounds=_rounds(),
    )


def _rounds() -> tuple[RoundView, ...]:
    rows = FileRound.objects.select_related("by").order_by("-pk")[:10]
    return tuple(
        RoundView(
            id=row.pk,
            begun_at=row.begun_at,
            by=row.by.name if row.by else None,
            ended_at=row.ended_at,
            files=row.files,
            bytes=row.bytes,
            seconds=row.seconds,
            faults=row.faults,
            away=row.away,
        )
        for row in rows
    )


def faults(person: Person, *, start: int = 0, limit: int = 50) -> tuple[Fault, ...]:
    """Return bytes that are not what was stored, the latest found first."""
    access.check(person, "file.state")
    found = list(FileCheck.objects.exclude(stage=Stage.WHOLE).order_by("-since", "pk")[start : start + limit])
    kept: dict[str, list[StoredFile]] = {}
    named = StoredFile.objects.filter(digest__in=[one.digest for one in found]).select_related("by")
    for row in named.order_by("pk"):
        kept.setdefault(row.digest, []).append(row)
    return tuple(_fault(one, kept.get(one.digest, [])) for one in found)


def _fault(one: FileCheck, kept: list[StoredFile]) -> Fault:
    first = kept[0] if kept else None
    return Fault(
        digest=one.digest,
        size=one.size,
        stage=one.stage,
        found=one.found,
        since=one.since,
        checked_at=one.checked_at,
        name=first.name if first else "",
        by=first.by.name if first and first.by else None,
        stored_at=first.at if first else None,
        uses=len(kept),
    )
