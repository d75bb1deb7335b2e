"""What tells who an assessor is in private: read from what is typed, shown masked or for a purpose."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

from prakan.domain.addresses import line_name, mail, mask_line_name, mask_mail, mask_phone, phone
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_assessors import BANK_UNREADABLE, BIRTH_UNREADABLE, NATIONAL_ID_WRONG
from prakan.domain.problems_contact_points import WORDS_TOO_LONG
from prakan.domain.readings import Unreadable, day
from prakan.domain.text import Text

REMOVE = "-"  # typed over a value to take it away
LONGEST = 300
BETWEEN = re.compile(r"[\s-]")


@dataclass(frozen=True, slots=True)
class Identity:
    """Kept encrypted, shown masked; "" is what nobody has told."""

    national_id: str = ""  # 13 digits
    birth_date: str = ""  # ISO
    email: str = ""
    phone: str = ""  # E.164
    line: str = ""
    address: str = ""  # house, village, road
    bank_account: str = ""  # digits


PARTS: tuple[str, ...] = tuple(field.name for field in fields(Identity))
PART_NAMES: dict[str, Text] = {
    "national_id": Text("เลขประจำตัวประชาชน", "National ID"),
    "birth_date": Text("วันเกิด", "Day of birth"),
    "email": Text("อีเมล", "E-mail"),
    "phone": Text("โทรศัพท์", "Telephone"),
    "line": Text("LINE", "LINE"),
    "address": Text("ที่อยู่", "Address"),
    "bank_account": Text("เลขที่บัญชีธนาคาร", "Bank account"),
}
#: what an assessor may propose of their own; who somebody is in law stays with the officer
PROPOSABLE: tuple[str, ...] = ("email", "phone", "line", "address", "bank_account")


class Why(StrEnum):
    """Why somebody wants to see it in full (Personal Data Protection Act B.E. 2562, section 21)."""

    CALL = "call"
    APPOINT = "appoint"
    PAY = "pay"
    CHECK = "check"
    ASKED = "asked"
    OTHER = "other"


WHY_NAMES: dict[Why, Text] = {
    Why.CALL: Text("ติดต่อเรื่องการประเมิน", "To reach them about an assessment"),
    Why.APPOINT: Text("ออกคำสั่งแต่งตั้งหรือหนังสือเชิญ", "To appoint or invite them"),
    Why.PAY: Text("เบิกจ่ายค่าตอบแทน", "To pay an honorarium"),
    Why.CHECK: Text("ตรวจคุณสมบัติหรือความถูกต้องของข้อมูล", "To check qualifications or the data"),
    Why.ASKED: Text("เจ้าของข้อมูลขอดูหรือขอแก้", "The person concerned asked to see or correct it"),
    Why.OTHER: Text("เรื่องอื่น (ระบุ)", "Something else (say what)"),
}
NOBODY = Identity()


def national_id(typed: str) -> str:
    """Return the 13 digits of a Thai national ID; raises ``Refused`` (ASSESSOR-004).

    The last digit checks the others (modulo 11, Department of Provincial Administration).
    """
    digits = BETWEEN.sub("", cleaned(typed))
    if not (len(digits) == 13 and digits.isascii() and digits.isdecimal() and _checks(digits)):
        raise refuse(NATIONAL_ID_WRONG, "national_id")
    return digits


def _checks(digits: str) -> bool:
    return check_digit(digits[:12]) == digits[12]


def check_digit(twelve: str) -> str:
    """Return the digit that checks the first twelve of a national ID."""
    weighed = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), twelve, strict=True))
    return str((11 - weighed % 11) % 10)


def _birth(typed: str) -> str:
    try:
        return day(typed).isoformat()
    except Unreadable:
        raise refuse(BIRTH_UNREADABLE, "birth_date", given=typed) from None


def _bank(typed: str) -> str:
    digits = BETWEEN.sub("", cleaned(typed))
    if not (digits.isascii() and digits.isdecimal() and 10 <= len(digits) <= 15):
        raise refuse(BANK_UNREADABLE, "bank_account")
    return digits


def _address(typed: str) -> str:
    if len(typed) > LONGEST:
        raise refuse(WORDS_TOO_LONG, "address", length=len(typed), limit=LONGEST)
    return typed


READERS: dict[str, Callable[[str], str]] = {
    "national_id": national_id,
    "birth_date": _birth,
    "email": mail,
    "phone": phone,
    "line": line_name,
    "address": _address,
    "bank_account": _bank,
}
MASKS: dict[str, Callable[[str], str]] = {
    "national_id": lambda value: f"{value[0]}-••••-•••••-••-{value[-1]}",
    "birth_date": lambda value: "••••",
    "email": mask_mail,
    "phone": mask_phone,
    "line": mask_line_name,
    "address": lambda value: "•••",
    "bank_account": lambda value: f"••••••{value[-4:]}",
}


def read(given: Mapping[str, str], before: Identity = NOBODY) -> Identity:
    """Return what people typed: an empty part keeps what was there, "-" takes it away.

    Raises ``Refused`` with every fault: ASSESSOR-004 to 006, CONTACT-001, 002, 016, 018.
    """
    found, faults = before, []
    for name in PARTS:
        typed = cleaned(given.get(name, ""))
        try:
            kept = "" if typed == REMOVE else READERS[name](typed) if typed else getattr(before, name)
            found = replace(found, **{name: kept})
        except Refused as refused:
            faults += [Fault(fault.problem, fault.values, name) for fault in refused.faults]
    if faults:
        raise Refused(*faults)
    return found


def masked(identity: Identity) -> Identity:
    """Return what a page may show without a purpose; empty parts stay empty."""
    shown = {name: MASKS[name](value) for name in PARTS if (value := getattr(identity, name))}
    return Identity(**shown)


def told(identity: Identity) -> list[str]:
    """Return the names of the parts that are told."""
    return changed(NOBODY, identity)


def changed(before: Identity, after: Identity) -> list[str]:
    """Return the names of the parts that differ; what an audit row may say of a change."""
    return [name for name in PARTS if getattr(before, name) != getattr(after, name)]


def packed(identity: Identity) -> str:
    """Return what is told as one text, to be encrypted at once; "" for nothing."""
    kept = {name: value for name, value in asdict(identity).items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def unpacked(text: str) -> Identity:
    """Return what ``packed`` made a text of."""
    return Identity(**json.loads(text)) if text else NOBODY
