"""Asking the virus scanner: a command of the agency's choice that takes a path; 0 clean, 1 harmful."""

from __future__ import annotations

import subprocess
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from prakan.domain.problems import refuse
from prakan.domain.problems_files import FILE_HARMFUL
from prakan.foundation.models import Scan

LONGEST = 2000


class Verdict(StrEnum):
    """What a scanner answered; FAILED when it could not: the file stays in quarantine."""

    CLEAN = "clean"
    HARMFUL = "harmful"
    FAILED = "failed"


def ask(path: Path) -> tuple[Verdict, str]:
    """Return the scanner's verdict on a file and its words; never raises."""
    try:
        done = subprocess.run(  # noqa: S603 - the administrator's own command
            [*settings.SCAN, str(path)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=settings.SCAN_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Verdict.FAILED, f"{type(error).__name__}: {error}"[:LONGEST]
    said = f"{done.stdout}\n{done.stderr}".replace(str(path), "…").replace("\x00", "").strip()[:LONGEST]
    return {0: Verdict.CLEAN, 1: Verdict.HARMFUL}.get(done.returncode, Verdict.FAILED), said


def at_once(path: Path, digest: str, size: int, name: str, at: datetime) -> None:
    """Scan a small file while the person waits; raises ``Refused`` (FILE-014) when it is harmful.

    Does nothing without a scanner, for large files, and when the scanner fails: then the worker scans later.
    """
    if not settings.SCAN or size > settings.SCAN_AT_ONCE:
        return
    verdict, said = ask(path)
    if verdict is not Verdict.FAILED:
        note(digest=digest, size=size, verdict=verdict, said=said, at=at)
    if verdict is Verdict.HARMFUL:
        raise refuse(FILE_HARMFUL, field="file", name=name)


def note(*, digest: str, size: int, verdict: Verdict, said: str, at: datetime) -> None:
    """Write down what the scanner said of these bytes."""
    told = {"stage": verdict.value, "scanned_at": at, "said": said, "size": size, "due_at": at}
    Scan.objects.update_or_create(digest=digest, defaults=told)


def quarantine(*, digest: str, size: int, at: datetime) -> None:
    """Keep bytes shut until they are scanned, where a scanner is set and has not said anything of them."""
    if settings.SCAN:
        Scan.objects.get_or_create(digest=digest, defaults={"size": size, "due_at": at})
