"""The pilot: a few institutions of each kind are marked under a version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from prakan.domain.frameworks.pilot import read_marks, stored
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import (
    NOT_AT_PILOT,
    NOT_SCORABLE,
    PILOT_INSTITUTION,
    PILOT_KIND,
    PILOTS_FULL,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Institution, PilotCase
from prakan.registry.queries.packs import pack_of
from prakan.registry.queries.pilot_limits import limit_of
from prakan.registry.transition.frameworks import locked

STEP = "framework.try"


@transaction.atomic
def record_pilot(
    *,
    framework_id: int,
    institution: str,
    marks: Mapping[str, str],
    by: Person,
    at: datetime,
    remark: str = "",
) -> PilotCase:
    """Record the marks of an institution (a code it carries) under a version in its pilot.

    Marks come as typed: "true", a level, a number, "not_assessed"; "" is left out. An institution that has
    tried it already gets new marks. Raises ``Refused``: FRAME-070 (the most of its kind have), FRAME-071 (not
    for its kind), FRAME-072 (unknown), FRAME-073 (a mark that cannot be used), FRAME-074, FRAME-078.
    """
    access.check(by, STEP)
    framework = locked(framework_id)
    if framework.stage != Framework.Stage.PILOT:
        raise refuse(NOT_AT_PILOT)
    pack = pack_of(framework)
    if not pack.is_scorable:
        raise refuse(NOT_SCORABLE)
    found = _institution(institution)
    _check_kind(framework, found)
    read = stored(read_marks(pack, marks))
    old = (
        PilotCase.objects.select_for_update(of=("self",))
        .filter(framework=framework, institution=found)
        .first()
    )
    audit.record(
        step=STEP,
        subject=f"framework:{framework.pk}",
        by=by,
        at=at,
        before={"marks": old.marks, "remark": old.remark} if old else {},
        after={"institution": found.pk, "marks": read, "remark": remark.strip()},
    )
    values = {"kind": found.kind, "marks": read, "remark": remark.strip(), "by": by, "at": at}
    return PilotCase.objects.update_or_create(framework=framework, institution=found, defaults=values)[0]


def _institution(given: str) -> Institution:
    carried = Q(codes__value=given.strip(), codes__ends=None)
    found = Institution.objects.filter(carried).distinct().order_by("pk").first() if given.strip() else None
    if found is None:
        raise refuse(PILOT_INSTITUTION, "institution", given=given.strip() or "–")
    return found


def _check_kind(framework: Framework, institution: Institution) -> None:
    if framework.kinds and institution.kind not in framework.kinds:
        raise refuse(PILOT_KIND, "institution", name=institution.name_th)
    others = PilotCase.objects.filter(framework=framework, kind=institution.kind)
    most, name = limit_of(institution.kind).most, KIND_NAMES[Kind(institution.kind)]
    if others.exclude(institution=institution).count() >= most:
        raise refuse(PILOTS_FULL, "institution", most=most, kind_th=name.th, kind_en=name.say("en"))
