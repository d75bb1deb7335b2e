"""The level committee endorses the pass list, the board certifies it, or one of them sends it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from prakan.assessors.models import Application, Recruitment
from prakan.assessors.queries.recruitment.lists import newest_list
from prakan.assessors.transition.recruitment import advance, locked, move_all, note, registered
from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_recruitment import REASON_NEEDED
from prakan.domain.problems_recruitment_results import NOBODY_PASSED, OWN_LIST, RESOLUTION_NEEDED
from prakan.domain.record_words import words
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_rule import unpacked
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.actions.assessor_admission import Admission, Admitted, Newcomer, admit

ENDORSE, CERTIFY, RETURN = "recruitment.endorse", "recruitment.certify", "recruitment.return"
HOLD = "recruitment.hold"  # who passed and could not be registered yet
LIMIT = 200


@transaction.atomic
def endorse(*, recruitment_id: int, resolution: str, by: Person, at: datetime) -> None:
    """Record that the level committee endorses the pass list.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 046 (resolution), 053 (own list), STAGE-001.
    """
    row = locked(recruitment_id, ENDORSE, by=by)
    said = _said(resolution)
    _not_own(row, by)
    advance(row, ENDORSE, by=by, at=at, changes={"committee": said})


@transaction.atomic
def send_back(*, recruitment_id: int, resolution: str, reason: str, by: Person, at: datetime) -> int:
    """Send the pass list back: everybody on it is in training again, an endorsement falls; returns how many.

    What was wrong is corrected and the list made anew, as its next version. Raises ``Refused``: ACCESS-001,
    RECRUIT-001, 016 (reason), 046 (resolution), 053 (own list), STAGE-001.
    """
    row = locked(recruitment_id, RETURN, by=by)
    said = _said(resolution)
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    _not_own(row, by)
    told = f"{said} · {reason.strip()}"[:500]
    advance(row, RETURN, by=by, at=at, changes={"committee": "", "reason": told})
    held = row.applications.select_for_update(of=("self",))
    listed = list(held.filter(stage__in=(Application.Stage.PASSED, Application.Stage.FAILED)))
    move_all(listed, "training.take_back", by=by, at=at, reasons={one.pk: told for one in listed})
    return len(listed)


@dataclass(frozen=True, slots=True)
class Certified:
    """How many were registered, and who was not, by application (id), with what stands against it."""

    count: int
    left: Mapping[int, Fault]


@transaction.atomic
def certify(
    *,
    recruitment_id: int,
    resolution: str,
    starts: date,
    by: Person,
    at: datetime,
    named: Collection[int] = (),
) -> Certified:
    """Record that the board certifies; who passed is registered and licensed from a day on, each for itself.

    Who cannot be stays passed, with the reason, and waits for a further resolution. ``named``: applications
    (ids) that the resolution names although a licence was revoked or is suspended. A certified round takes
    those who waited, or whose appeal was upheld later. Raises ``Refused``: ACCESS-001, RECRUIT-001, 046,
    051 (nobody waits), 053 (own list), STAGE-001, LICENCE-005, and what stands against all of them.
    """
    row = locked(recruitment_id, CERTIFY, by=by)
    said = _said(resolution)
    _not_own(row, by)
    passed = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.PASSED))
    if not passed:
        raise refuse(NOBODY_PASSED)
    if row.stage == Recruitment.Stage.CERTIFIED:
        later = {"did": "later", "board": said, "of": len(passed)}
        audit.record(step=CERTIFY, subject=f"recruitment:{row.pk}", by=by, at=at, after=later)
    else:
        advance(row, CERTIFY, by=by, at=at, changes={"board": said, "licences_from": starts})
    admission = Admission(row.level, unpacked(row.rule).seat, starts, said)
    newcomers = [_newcomer(one, named=one.pk in named) for one in passed]
    came = dict(zip(passed, admit(newcomers=newcomers, admission=admission, by=by, at=at), strict=True))
    done = {one: made for one, made in came.items() if isinstance(made, Admitted)}
    left = {one: fault for one, fault in came.items() if isinstance(fault, Fault)}
    if not done:
        raise Refused(*left.values())
    _register(done, said, by, at)
    for one, fault in left.items():
        note(one, HOLD, f"{fault.code} {fault.what('th')}", by=by, at=at)
    return Certified(len(done), {one.pk: fault for one, fault in left.items()})


def _register(done: Mapping[Application, Admitted], said: str, by: Person, at: datetime) -> None:
    rows = list(done)
    registered(rows, [(one.assessor, one.licence) for one in done.values()])
    reasons = {one.pk: f"{said} · {made.licence}" for one, made in done.items()}
    move_all(rows, "recruitment.register", by=by, at=at, reasons=reasons)


def _not_own(row: Recruitment, by: Person) -> None:
    """Raise ``Refused`` (RECRUIT-053) for whoever made the list that is decided on."""
    made = newest_list(row.pk, Part.COMPETENCE)
    if made and made.by_id == by.pk:
        raise refuse(OWN_LIST)


def _newcomer(row: Application, *, named: bool) -> Newcomer:
    record = AssessorRecord(
        title=row.title, name_th=row.name_th, name_en=row.name_en, languages="th", province=row.province
    )
    return Newcomer(record, row.identity, row.id_mark, row.is_demo, named)


def _said(resolution: str) -> str:
    said = words(resolution)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_NEEDED, "resolution")
    return said
