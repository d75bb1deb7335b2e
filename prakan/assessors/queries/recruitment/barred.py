"""Who passed and is not to be licensed as they stand: why, and whether a board may pass over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prakan.assessors.models import Application
from prakan.domain.problems import Fault
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.admission_bars import bars_from

READ = "recruitment.read"


@dataclass(frozen=True, slots=True)
class Barred:
    """Somebody who passed, with what stands against a licence; ``passable``: a board may name them."""

    application: int
    number: str
    name: Text
    fault: Fault
    passable: bool


def barred(person: Person, recruitment_id: int, starts: date) -> tuple[Barred, ...]:
    """Return those of a round who passed and are not to be licensed from a day on as they stand."""
    access.check(person, READ)
    rows = Application.objects.select_related("recruitment").filter(
        recruitment=recruitment_id, stage=Application.Stage.PASSED
    )
    by_mark = {row.id_mark: row for row in rows if row.id_mark}
    if not by_mark:
        return ()
    level = next(iter(by_mark.values())).recruitment.level
    found = bars_from(by_mark, level, starts)
    return tuple(
        Barred(row.pk, row.number, row.name, found[mark].fault, found[mark].passable)
        for mark, row in by_mark.items()
        if mark in found
    )
