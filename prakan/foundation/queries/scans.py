"""What the virus scanner has said of stored bytes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from prakan.domain.problems import refuse
from prakan.domain.problems_files import FILE_HARMFUL, FILE_WAITS
from prakan.foundation.models import Scan


def check_scanned(digest: str, name: str) -> None:
    """Raise ``Refused`` (FILE-013, FILE-014) unless the bytes may be opened."""
    stage = Scan.objects.filter(digest=digest).values_list("stage", flat=True).first()
    if stage == Scan.Stage.HARMFUL:
        raise refuse(FILE_HARMFUL, field="file", name=name)
    if stage == Scan.Stage.WAITING:
        raise refuse(FILE_WAITS, field="file", name=name)


def scan_stages(digests: Iterable[str]) -> dict[str, str]:
    """Return the stage ("waiting", "clean", "harmful") of each digest that a scanner was set for."""
    return dict(Scan.objects.filter(digest__in=set(digests)).values_list("digest", "stage"))


def unscanned() -> QuerySet[Scan]:
    """Return what waits for the scanner, oldest first."""
    return Scan.objects.filter(stage=Scan.Stage.WAITING).order_by("due_at", "pk")
