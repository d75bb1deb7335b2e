"""One assessor as people type it, and a sign-in that is tied to the entry."""

from __future__ import annotations

from datetime import datetime

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions import assessors
from prakan.registry.models import Assessor

FIELDS: dict[str, object] = {
    "title": "คุณ",
    "name_th": "มาลัย  สมมติกุล",
    "name_en": "Malai Sommotkun",
    "languages": ["en", "th"],
    "expertise": ["early", "teaching"],
    "province": "50",
    "district": "5001",
    "subdistrict": "500101",
    "postal_code": "50200",
    "latitude": "18.79",
    "longitude": "98.98",
    "position_precision": "district",
    "max_load": "๑๒",
    "joined_on": "1 ต.ค. 2560",
}
NATIONAL_ID, MAIL, PHONE = "0-0000-00000-12-4", "malai@people.example", "๐๘๑-๒๓๔-๕๖๗๘"
PRIVATE = {"national_id": NATIONAL_ID, "email": MAIL, "phone": PHONE, "address": "9 ถนนสมมติ"}
SAID = ("0000000000124", MAIL, "+66812345678", "9 ถนนสมมติ")  # in full


def register(by: Person, at: datetime, **other: object) -> Assessor:
    """Register an assessor; what is given replaces what is usual."""
    return assessors.add(fields=FIELDS | other, identity=PRIVATE, by=by, at=at)


def account(row: Assessor, username: str = "assessor") -> Person:
    """Return a person whose own entry it is."""
    person = Person.objects.create_user(username, name_th="ผู้ประเมิน (ทดสอบ)", name_en="Assessor (test)")
    RoleGrant.objects.create(person=person, role=Role.ASSESSOR, scope=f"assessor:{row.pk}")
    return person
