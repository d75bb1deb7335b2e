"""Installing an agency from its folder: names, texts, units, and the people of a demonstration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.foundation import audit
from prakan.foundation.models import Agency, Person, RoleGrant, TextBlock, Unit

STEP = "agency.install"
Record = Mapping[str, Any]
#: roles that a person of the folder holds in their own unit; all others reach the whole agency.
IN_UNIT = frozenset({"project_owner", "unit_head"})


@dataclass(frozen=True, slots=True)
class AgencyFolder:
    """What an agency's folder says about the agency itself."""

    code: str
    agency: Record
    sign_off: Sequence[Record]
    texts: Sequence[Record]
    units: Sequence[Record]
    people: Sequence[Record]  # made up: they exist in demo mode only


@transaction.atomic
def install(folder: AgencyFolder, *, demo: bool, at: datetime) -> None:
    """Write what is not there yet; what staff have edited since stays as they left it.

    The operator of the machine does this, not a person with a role, and the trail says so ("system").
    """
    if Agency.objects.filter(code=folder.code).exists():
        return
    audit.record(
        step=STEP, subject=f"agency:{folder.code}", by=None, at=at, after={"demo": demo, **folder.agency}
    )
    names = {key: folder.agency[key] for key in ("name_th", "name_en", "short_th", "short_en")}
    Agency.objects.create(code=folder.code, is_demo=demo, sign_off=list(folder.sign_off), **names)
    for text in folder.texts:
        TextBlock.objects.get_or_create(key=text["key"], defaults={"th": text["th"], "en": text["en"]})
    _units(folder.units)
    for person in folder.people if demo else ():
        _person(person)


def _units(units: Sequence[Record]) -> None:
    for unit in units:
        Unit.objects.get_or_create(
            code=unit["code"],
            defaults={
                "name_th": unit["name_th"],
                "name_en": unit.get("name_en", ""),
                "confirmed": unit.get("confirmed", False),
            },
        )
    for unit in units:
        if parent := unit.get("parent"):
            Unit.objects.filter(code=unit["code"]).update(parent=Unit.objects.get(code=parent))


def _person(person: Record) -> None:
    if Person.objects.filter(username=person["username"]).exists():
        return
    made = Person.objects.create_user(
        person["username"],
        name_th=person["name_th"],
        name_en=person["name_en"],
        email=person["email"],
        is_demo=True,
    )
    unit = Unit.objects.filter(code=person.get("unit", "")).first()
    for role in person["roles"]:
        RoleGrant.objects.create(person=made, role=role, unit=unit if role in IN_UNIT else None)
