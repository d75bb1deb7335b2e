"""What the worker does for files of letters: claim, write outside any transaction, put in place whole."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.assessment.actions.team_letters.joining import Joined
from prakan.assessment.actions.team_letters.writing import Desk
from prakan.assessment.models import TeamAppointment, TeamLetterRun
from prakan.assessment.queries.team_appointments import LetterView, letters_of, with_templates
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_announcing import RUN_FAILED
from prakan.domain.team_appointments import read
from prakan.foundation import storage
from prakan.foundation.keeping import Received, digest_of, receiving

log = logging.getLogger("prakan.worker")
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)  # a worker of which nothing was heard for so long is taken for dead
SAY_EVERY = 20  # letters
Stage = TeamLetterRun.Stage


class Lost(Exception):
    """The run was cancelled, or another worker took it over: stop, and leave things as they are."""


def work_off(at: datetime) -> int:
    """Write every file that waits and those whose worker died; returns how many were worked on."""
    return sum(write_file(run_id=pk, at=at) for pk in list(_due(at).values_list("pk", flat=True)))


def _due(at: datetime) -> QuerySet[TeamLetterRun]:
    dead = Q(stage=Stage.WRITING, heard_at__lte=at - LEASE)
    return TeamLetterRun.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


def write_file(*, run_id: int, at: datetime) -> bool:
    """Write one file; False when another worker has it or it does not wait."""
    claim = {"stage": Stage.WRITING, "started_at": at, "heard_at": at, "done": 0}
    if not _due(at).filter(pk=run_id).update(**claim, attempts=F("attempts") + 1):
        return False
    run = TeamLetterRun.objects.select_related("by").get(pk=run_id)
    try:
        _write(run, at)
    except Lost:
        log.info("file of letters %s was cancelled or taken over", run_id)
    except Refused as refused:
        _give_up(run, refused.faults[0])
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("file of letters %s was not written", run_id)
        if run.attempts >= LAST_ATTEMPT:
            _give_up(run, Fault(RUN_FAILED, {"attempts": run.attempts}))
    return True


def _write(run: TeamLetterRun, at: datetime) -> None:
    with receiving() as file:
        if run.format == TeamLetterRun.Format.ZIP:
            _pack(run, file)
        else:
            _join(run, file)
        file.flush()
        digest, size = digest_of(file), file.seek(0, 2)
        place = f"team-letters/{digest[:2]}/{digest}.{run.format}"
        storage.put(place, file)
    _say(run, stage=Stage.READY, ready_at=at, place=place, size=size, digest=digest, done=run.of)


def _pack(run: TeamLetterRun, file: Received) -> None:
    desk, taken = Desk(run.by, run.language), set[str]()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for at, (row, letter) in enumerate(_letters(run)):
            _alive(run, at)
            desk.write(row, letter, out := BytesIO())
            package.writestr(_free(desk.name(row, letter), taken), out.getvalue())


def _join(run: TeamLetterRun, file: Received) -> None:
    desk = Desk(run.by, run.language)
    joined = Joined()
    for at, (row, letter) in enumerate(_letters(run)):
        _alive(run, at)
        template = desk.template(row, letter.kind.code)
        joined.add(template.pk, desk.content(template), desk.values(row, letter))
    joined.save(file)


def _letters(run: TeamLetterRun) -> Iterator[tuple[TeamAppointment, LetterView]]:
    """Yield the letters that were asked for, in the order of their numbers."""
    for row in with_templates().filter(pk__in=run.wanted).order_by("letter_year", "letter_number"):
        for letter in letters_of(read(row.facts), run.kind):
            yield row, letter


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other letter of the package has, however Windows spells it."""
    stem, free, more = name.removesuffix(".docx"), name, 1
    while free.casefold() in taken:
        more += 1
        free = f"{stem}-{more}.docx"
    taken.add(free.casefold())
    return free


def _alive(run: TeamLetterRun, done: int) -> None:
    if done % SAY_EVERY == 0:
        _say(run, done=done, heard_at=timezone.now())  # a sign of life, not the time of what is done


def _say(run: TeamLetterRun, **said: object) -> None:
    mine = TeamLetterRun.objects.filter(pk=run.pk, stage=Stage.WRITING, started_at=run.started_at)
    if not mine.update(**said):
        raise Lost(run.pk)


def _give_up(run: TeamLetterRun, fault: Fault) -> None:
    mine = TeamLetterRun.objects.filter(pk=run.pk, stage=Stage.WRITING, started_at=run.started_at)
    mine.update(stage=Stage.FAILED, problem=[fault.code, dict(fault.values)])
