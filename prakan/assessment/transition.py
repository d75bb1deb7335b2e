"""The only writer of a report's stage; the diagram of the docs is drawn from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.assessment.models import OPEN_STAGES, Sar
from prakan.assessment.queries.rights import reach
from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_sars import NO_SAR
from prakan.domain.roles import STEPS as RIGHTS
from prakan.foundation import access, audit
from prakan.foundation.models import Person

Stage = Sar.Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the stages it may be taken from and the stage it leads to."""

    name: str
    sources: frozenset[str]
    target: str


def _step(name: str, sources: tuple[str, ...], target: str) -> Step:
    return Step(name, frozenset(sources), target)


#: kind of subject -> its steps, in the order in which a report goes.
TABLE: dict[str, tuple[Step, ...]] = {
    "sar": (
        _step("sar.submit", OPEN_STAGES, Stage.SUBMITTED),
        _step("sar.forward", (Stage.SUBMITTED,), Stage.FORWARDED),
        _step("sar.accept", (Stage.FORWARDED,), Stage.ACCEPTED),
        _step("sar.return", (Stage.SUBMITTED,), Stage.RETURNED),
        _step("sar.hand_back", (Stage.SUBMITTED, Stage.FORWARDED), Stage.RETURNED),
        _step("sar.miss", (Stage.DRAFT, Stage.RETURNED), Stage.MISSING),
    )
}
STEPS: dict[str, Step] = {step.name: step for step in TABLE["sar"]}


def locked(sar_id: int, step: str, *, by: Person) -> Sar:
    """Return a report under a lock, for a step that the person may take on it.

    Raises ``Refused``: ACCESS-001 without the right, SAR-001 when it is not within the person's scope.
    """
    access.check(by, step)
    rows = Sar.objects.select_for_update(of=("self",)).select_related("institution", "framework")
    found = rows.filter(reach(by, RIGHTS[step]), pk=sar_id).first()
    if found is None:
        raise refuse(NO_SAR)
    return found


def advance(
    row: Sar,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Sar:
    """Take a step on a locked report and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    step = STEPS[name]
    access.check(by, step.name)
    if row.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=name, stage=row.stage)
    given: dict[str, Any] = dict(changes or {})
    plain = {k: v.username if isinstance(v, Person) else v for k, v in given.items()}
    audit.record(
        step=name,
        subject=f"sar:{row.pk}",
        by=by,
        at=at,
        before={"stage": row.stage},
        after={"stage": step.target, "reason": reason, **said_of(row), **plain},
    )
    for key, value in {"stage": step.target, "revision": row.revision + 1, **given}.items():
        setattr(row, key, value)
    row.save(update_fields=["stage", "revision", *given])
    return row


def said_of(row: Sar) -> dict[str, Any]:
    """Return what the trail and notices say of a report: whose it is, of which year and level."""
    name = row.institution.name
    return {
        "institution": row.institution_id,
        "name_th": name.th,
        "name_en": name.say("en"),
        "year": str(row.year),
        "level": row.level,
    }
