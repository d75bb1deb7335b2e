"""The roles of contacts that tests use, and one contact as people type it."""

from __future__ import annotations

from datetime import datetime

from prakan.registry.actions.contact_points import ContactFields
from prakan.registry.actions.install import install_contact_roles

ROLES = (
    {"code": "sar", "name_th": "ผู้รับผิดชอบ SAR", "name_en": "SAR officer", "of": ["institution"]},
    {"code": "office", "name_th": "ธุรการ", "name_en": "Office", "of": ["institution", "agency"]},
)
NAME, MAIL, PHONE, LINE = "ครูสมมติ ใจดี", "sar@school.example", "๐๘๑-๒๓๔-๕๖๗๘", "@sar.school"
SAID = (NAME, MAIL, "+66812345678", LINE)
TYPED = {"name": NAME, "email": MAIL, "phone": PHONE, "line": LINE}


def install_roles(at: datetime) -> None:
    """Write the roles that contacts may have."""
    install_contact_roles(ROLES, at=at)


def contact(role: str = "sar", **typed: str) -> ContactFields:
    """Return a contact as typed; what is given replaces what is usual."""
    return ContactFields(role=role, personal=TYPED | typed, source="หนังสือ 1 (ตัวอย่าง)")
