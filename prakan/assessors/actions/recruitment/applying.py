"""Somebody applies, signed in or not, and may take the application back; who they are lies encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.recruitment.keys import new_key
from prakan.assessors.actions.recruitment.writing import hand_key
from prakan.assessors.models import Application, Recruitment
from prakan.assessors.queries.recruitment.status import mark_of, own
from prakan.assessors.transition.recruitment import move, note
from prakan.domain.assessor_identity import PART_NAMES, Identity, told
from prakan.domain.assessor_identity import read as read_identity
from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.assessor_record import read as read_record
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_recruitment import (
    APPLIED_ALREADY,
    NEEDED,
    NOT_OPEN,
    REASON_NEEDED,
    ROUND_MISSING,
    YEARS_WRONG,
)
from prakan.domain.readings import Unreadable
from prakan.domain.record_words import whole, words
from prakan.domain.text import Text
from prakan.domain.thai_order import sort_key
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.transition.assessors import private_columns

APPLY, WITHDRAW = "recruitment.apply", "recruitment.withdraw"
PREFIXES = {"early_childhood": "E", "basic": "B", "vocational": "V", "non_formal": "N"}
MOST_YEARS = 80
NAMES = ("title", "name_th", "name_en", "province")
SAID = {
    "degree": Text("วุฒิการศึกษา", "Degree"),
    "experience": Text("ประสบการณ์", "Experience"),
    "years": Text("จำนวนปีของประสบการณ์", "Years of experience"),
    "email": Text("อีเมลหรือโทรศัพท์", "E-mail or telephone"),
}


@dataclass(frozen=True, slots=True)
class Applied:
    """An application that was taken, and the key that opens its status page, told once."""

    id: int
    number: str
    key: str


@transaction.atomic
def apply(
    *,
    recruitment_id: int,
    fields: Mapping[str, str],
    identity: Mapping[str, str],
    by: Person | None,
    at: datetime,
    language: str = "th",
    url: str = "",
) -> Applied:
    """Take an application within the days of its round; ``by`` None: somebody who is not signed in.

    A receipt with number and key goes to the address told, in ``language``, with ``url`` of the own page.

    The trail says which private parts were told, never what they say. Raises ``Refused``: RECRUIT-001, 003,
    004 (applied already), 005 (something is missing), and what reading names, places and private parts does.
    """
    row = Recruitment.objects.select_for_update(of=("self",)).filter(pk=recruitment_id).first()
    if row is None or row.stage == Recruitment.Stage.DRAFT:
        raise refuse(ROUND_MISSING)
    if row.stage != Recruitment.Stage.OPEN or not row.opens_on <= timezone.localdate(at) <= row.closes_on:
        raise refuse(NOT_OPEN, opens=row.opens_on, closes=row.closes_on)
    record, private, years = _read(fields, identity)
    locked = private_columns(private)
    if row.applications.filter(id_mark=locked["id_mark"]).exclude(stage="withdrawn").exists():
        raise refuse(APPLIED_ALREADY, "national_id")
    number, key = _number(row), new_key()
    said = {"recruitment": row.pk, "number": number, "told": told(private)}
    audit.record(step=APPLY, subject="application:new", by=by, at=at, after=said)
    made = Application.objects.create(
        recruitment=row,
        number=number,
        **{name: getattr(record, name) for name in NAMES},
        degree=words(fields.get("degree", ""))[:200],
        experience=str(fields.get("experience", "")).strip()[:4000],
        years=years,
        **locked,
        key_mark=mark_of(key),
        language=language,
        person=by,
        sort_key=sort_key(record.name_th)[:900],
        applied_at=at,
    )
    note(made, APPLY, "", by=by, at=at)
    hand_key(made, APPLY, key, batch=f"{APPLY}:{number}", url=url, at=at)
    return Applied(made.pk, number, key)


@transaction.atomic
def withdraw(*, number: str, key: str, reason: str, by: Person | None, at: datetime) -> None:
    """Take one's own application back.

    Raises ``Refused``: RECRUIT-006 (number and key), 016 (reason), STAGE-001 once decided for good.
    """
    row = own(number, key)
    held = Application.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    move(held, WITHDRAW, by=by, at=at, reason=reason.strip())


def _read(
    fields: Mapping[str, str], identity: Mapping[str, str]
) -> tuple[AssessorRecord, Identity, int | None]:
    """Return what was typed; raises ``Refused`` with everything that is wrong or missing."""
    faults: list[Fault] = []
    record, private, years = AssessorRecord(), Identity(), None
    try:
        record = read_record(record, {name: fields.get(name, "") for name in NAMES})
    except Refused as refused:
        faults += refused.faults
    try:
        private = read_identity(identity)
    except Refused as refused:
        faults += refused.faults
    try:
        years = _years(fields.get("years", ""))
    except Unreadable:
        faults.append(Fault(YEARS_WRONG, {"most": MOST_YEARS}, "years"))
    wrong = {fault.field for fault in faults}
    faults += [
        Fault(NEEDED, {"what": what}, name)
        for name, what in _missing({**fields, **identity})
        if name not in wrong
    ]
    if faults:
        raise Refused(*faults)
    return record, private, years


def _years(typed: str) -> int | None:
    years = whole(typed)
    if years is not None and years > MOST_YEARS:
        raise Unreadable(typed)
    return years


def _missing(typed: Mapping[str, str]) -> list[tuple[str, Text]]:
    """Return what an application must tell and does not."""

    def told(name: str) -> bool:
        return bool(str(typed.get(name, "")).strip())

    missing = [(name, PART_NAMES[name]) for name in ("national_id", "birth_date") if not told(name)]
    if not (told("email") or told("phone")):
        missing.append(("email", SAID["email"]))
    return missing + [(name, SAID[name]) for name in ("degree", "experience", "years") if not told(name)]


def _number(row: Recruitment) -> str:
    stem = f"{PREFIXES.get(row.level, 'X')}{row.year}-{row.number}-"
    return f"{stem}{row.applications.count() + 1:05d}"
