"""What the worker does for an intake: read, check, write; claimed first, given up after three attempts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_roster import WORK_FAILED
from prakan.domain.roster_sheet.kept import kept
from prakan.registry.actions.roster_intake.checking import check
from prakan.registry.actions.roster_intake.claims import Lost
from prakan.registry.actions.roster_intake.committing import commit
from prakan.registry.actions.roster_intake.quiet import quiet
from prakan.registry.actions.roster_intake.reading import read
from prakan.registry.models import RosterIntake
from prakan.registry.queries.rosters import LEASE
from prakan.registry.transition.rosters import advance

log = logging.getLogger("prakan.worker")
LAST_ATTEMPT = 3
Stage = RosterIntake.Stage
#: stage in which an intake waits -> step that claims it
CLAIMS = {
    Stage.UPLOADED: "intake.read",
    Stage.MAPPED: "intake.check",
    Stage.CONFIRMED: "intake.write",
}
#: stage in which a worker holds it -> what is done
DOINGS: dict[str, Callable[[RosterIntake, datetime], None]] = {
    Stage.READING: read,
    Stage.CHECKING: check,
    Stage.COMMITTING: commit,
}


def work_off(at: datetime) -> int:
    """Do what waits for a worker, and what a dead one left; returns how many intakes were worked on."""
    return sum(work(intake_id=i, at=at) for i in list(_due(at).values_list("pk", flat=True)))


def work(*, intake_id: int, at: datetime) -> bool:
    """Do the next thing for one intake; False when another worker has it or nothing waits."""
    claimed = _claim(intake_id, at)
    if claimed is None:
        return False
    try:
        with quiet():
            DOINGS[claimed.stage](claimed, at)
    except Lost:
        log.info("roster intake %s was cancelled or taken over", intake_id)
    except Refused as refused:
        _give_up(claimed, refused.faults, at)
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("roster intake %s stopped", intake_id)
        if claimed.attempts >= LAST_ATTEMPT:
            _give_up(claimed, (Fault(WORK_FAILED, {"attempts": claimed.attempts}),), at)
    return True


def _due(at: datetime) -> QuerySet[RosterIntake]:
    dead = Q(stage__in=list(DOINGS), started_at__lte=at - LEASE)
    return RosterIntake.objects.filter(Q(stage__in=list(CLAIMS)) | dead).order_by("pk")


@transaction.atomic
def _claim(intake_id: int, at: datetime) -> RosterIntake | None:
    found = _due(at).select_for_update().filter(pk=intake_id).first()
    if found is None:
        return None
    if found.stage in CLAIMS:
        changes = {"started_at": at, "attempts": 1, "problems": [], "done": 0}
        claimed = advance(found, CLAIMS[Stage(found.stage)], by=None, at=at, changes=changes)
    else:
        RosterIntake.objects.filter(pk=intake_id).update(started_at=at, attempts=F("attempts") + 1)
        claimed = found
    return RosterIntake.objects.select_related("by", "file", "agency", "request", "committed_by").get(
        pk=claimed.pk
    )


@transaction.atomic
def _give_up(claimed: RosterIntake, faults: tuple[Fault, ...], at: datetime) -> None:
    mine = RosterIntake.objects.select_for_update().filter(
        pk=claimed.pk, stage=claimed.stage, started_at=claimed.started_at
    )
    if found := mine.first():
        said = [[f.code, kept(f.values), f.field, True] for f in faults]
        advance(found, "intake.fail", by=None, at=at, changes={"problems": said}, record={"problems": said})
