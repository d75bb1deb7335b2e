"""Whom a line names to be reached: head, telephone, e-mail; a cell that cannot be read keeps no line out."""

from __future__ import annotations

import re

from prakan.domain import addresses
from prakan.domain.contact_points import LONGEST, Personal
from prakan.domain.problems import Fault, Problem, Refused
from prakan.domain.problems_contact_points import NOTHING_TO_REACH
from prakan.domain.problems_messages import MAIL_UNREADABLE, PHONE_UNREADABLE
from prakan.domain.problems_roster import FIRST_TAKEN, HEAD_NOT_A_NAME, ZERO_PUT_BACK

NOTHING = frozenset({"", "-", "–", "ไม่มี", "n/a", "none", "0"})
USUAL = re.compile(r"0(?:[2-57]\d{7}|[689]\d{8})")  # the numbering plan: 9 digits, 10 for mobile ones
LANDLINE_AND_MORE = re.compile(r"(0[2-57]\d{7})\d{1,2}")  # "053-123456-7": the exchange has several lines
WITHOUT_ZERO = re.compile(r"[2-57]\d{7}|[689]\d{8}")
EXTENSION = re.compile(r"(?:ต่อ|ext|#).*$", re.IGNORECASE)
BEFORE = re.compile(r"^[^\d+]+")
BETWEEN = re.compile(r"[\s().-]")
SEVERAL = re.compile(r"[,;/\n|]|หรือ|และ")
LETTER = re.compile(r"[^\W\d_]")


def read_contact(person: str, email: str, phone: str) -> tuple[Personal | None, list[Fault]]:
    """Return what three cells tell of a contact, None when nobody can be reached by it, with the notes.

    No note repeats what a cell holds: it is data about people.
    """
    notes: list[Fault] = []
    name = _name(person, notes)
    told = Personal(name=name, email=_mail(email, notes), phone=_phone(phone, notes))
    if told.email or told.phone:
        return told, notes
    if name and not notes:
        notes.append(Fault(NOTHING_TO_REACH, {}, "person"))
    return None, notes


def _name(text: str, notes: list[Fault]) -> str:
    if text.lower() in NOTHING:
        return ""
    if LETTER.search(text) and not text.startswith("#") and len(text) <= LONGEST:
        return text
    notes.append(Fault(HEAD_NOT_A_NAME, {}, "person"))
    return ""


def _mail(text: str, notes: list[Fault]) -> str:
    if text.lower() in NOTHING:
        return ""
    parts = _parts(text)
    for part in parts:
        try:
            address = addresses.mail(part)
        except Refused:
            continue
        if len(parts) > 1:
            notes.append(Fault(FIRST_TAKEN, {}, "email"))
        return address
    notes.append(Fault(MAIL_UNREADABLE, {}, "email"))
    return ""


def _phone(text: str, notes: list[Fault]) -> str:
    if USUAL.fullmatch(text):
        return f"+66{text[1:]}"
    if text.lower() in NOTHING:
        return ""
    parts = _parts(text)
    for part in parts:
        number, note = _number(part)
        if number:
            if said := note or (FIRST_TAKEN if len(parts) > 1 else None):
                notes.append(Fault(said, {}, "phone"))
            return number
    notes.append(Fault(PHONE_UNREADABLE, {}, "phone"))
    return ""


def _number(part: str) -> tuple[str, Problem | None]:
    """Return a number as E.164 and what had to be done to it; "" for what is none."""
    bare = BETWEEN.sub("", BEFORE.sub("", EXTENSION.sub("", part)))
    note = None
    if WITHOUT_ZERO.fullmatch(bare):
        bare, note = f"0{bare}", ZERO_PUT_BACK
    elif several := LANDLINE_AND_MORE.fullmatch(bare):
        bare, note = several[1], FIRST_TAKEN
    try:
        return addresses.phone(bare), note
    except Refused:
        return "", None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in SEVERAL.split(text) if part.strip()]
