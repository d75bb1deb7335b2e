"""Contacts of institutions and parent agencies: read from what is typed, shown masked or for a purpose."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum

from prakan.domain.addresses import line_name, mail, mask_line_name, mask_mail, mask_name, mask_phone, phone
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_contact_points import DAYS_REVERSED, NOTHING_TO_REACH, WORDS_TOO_LONG
from prakan.domain.text import Text

REMOVE = "-"  # typed over a value to take it away
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Personal:
    """What tells who a contact is: kept encrypted, shown masked; "" is what nobody has told."""

    name: str = ""
    email: str = ""
    phone: str = ""  # E.164
    line: str = ""
    given_by: str = ""  # who gave it

    @property
    def reaches(self) -> bool:
        """Return whether anybody can be reached by it."""
        return bool(self.email or self.phone or self.line)


PARTS: tuple[str, ...] = tuple(field.name for field in fields(Personal))
PART_NAMES: dict[str, Text] = {
    "name": Text("ชื่อ", "Name"),
    "email": Text("อีเมล", "E-mail"),
    "phone": Text("โทรศัพท์", "Telephone"),
    "line": Text("LINE", "LINE"),
    "given_by": Text("ผู้ให้ข้อมูล", "Given by"),
}


class Purpose(StrEnum):
    """Why somebody wants to see a contact in full (Personal Data Protection Act B.E. 2562, section 21)."""

    CALL = "call"
    WRITE = "write"
    CHECK = "check"
    ASKED = "asked"
    OTHER = "other"


PURPOSES: dict[Purpose, Text] = {
    Purpose.CALL: Text("โทรหรือติดต่อเรื่องการประเมิน", "To call about the assessment"),
    Purpose.WRITE: Text("ส่งหนังสือหรืออีเมล", "To write a letter or a mail"),
    Purpose.CHECK: Text("ตรวจว่าข้อมูลยังถูกต้อง", "To check that it is still right"),
    Purpose.ASKED: Text("เจ้าของข้อมูลขอดูหรือขอแก้", "The person concerned asked to see or correct it"),
    Purpose.OTHER: Text("เรื่องอื่น (ระบุ)", "Something else (say what)"),
}


def _words(name: str) -> Callable[[str], str]:
    def read_words(typed: str) -> str:
        if len(typed) > LONGEST:
            raise Refused(Fault(WORDS_TOO_LONG, {"length": len(typed), "limit": LONGEST}, name))
        return typed

    return read_words


READERS: dict[str, Callable[[str], str]] = {
    "name": _words("name"),
    "email": mail,
    "phone": phone,
    "line": line_name,
    "given_by": _words("given_by"),
}
MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name,
    "email": mask_mail,
    "phone": mask_phone,
    "line": mask_line_name,
    "given_by": mask_name,
}
NOBODY = Personal()


def read(given: Mapping[str, str], before: Personal = NOBODY) -> Personal:
    """Return what people typed: an empty part keeps what was there, "-" takes it away.

    Raises ``Refused`` with every fault: CONTACT-001, 002, 010 (nothing to reach anybody by), 016, 018.
    """
    found, faults = before, []
    for name in PARTS:
        typed = cleaned(given.get(name, ""))
        try:
            kept = "" if typed == REMOVE else READERS[name](typed) if typed else getattr(before, name)
            found = replace(found, **{name: kept})
        except Refused as refused:
            faults += [Fault(fault.problem, fault.values, name) for fault in refused.faults]
    if not faults and not found.reaches:
        faults.append(Fault(NOTHING_TO_REACH, {}, "email"))
    if faults:
        raise Refused(*faults)
    return found


def check_days(starts: date | None, ends: date | None) -> None:
    """Raise ``Refused`` (CONTACT-013) when a contact ends before it begins."""
    if starts and ends and ends < starts:
        raise Refused(Fault(DAYS_REVERSED, {"starts": starts, "ends": ends}, "ends"))


def masked(personal: Personal) -> Personal:
    """Return what a page may show without a purpose; empty parts stay empty."""
    shown = {name: MASKS[name](value) for name in PARTS if (value := getattr(personal, name))}
    return Personal(**shown)


def changed(before: Personal, after: Personal) -> list[str]:
    """Return the names of the parts that differ; what an audit row may say of a change."""
    return [name for name in PARTS if getattr(before, name) != getattr(after, name)]


def packed(personal: Personal) -> str:
    """Return what is told as one text, to be encrypted at once."""
    told = {name: value for name, value in asdict(personal).items() if value}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Personal:
    """Return what ``packed`` made a text of."""
    return Personal(**json.loads(text))
