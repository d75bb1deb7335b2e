"""Who may have the turn in a case, and the roles in which people take it."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.cases.stages import Hold
from prakan.domain.roles import (
    ASSESSORS,
    CENTRES,
    DIRECTORS,
    FINANCE,
    PARENTS,
    READERS,
    REGISTRARS,
    SCHOOLS,
    SECRETARIES,
    SUPERVISORS,
    Role,
)
from prakan.domain.text import Text


class Owner(StrEnum):
    """Whose turn it is."""

    OFFICER = "officer"
    INSTITUTION = "institution"
    PARENT = "parent"
    TEAM = "team"
    CHAIR = "chair"
    READER = "reader"
    SUPERVISOR = "supervisor"
    COMMITTEE = "committee"
    BOARD = "board"
    DIRECTOR = "director"
    FINANCE = "finance"
    CENTRE = "centre"
    SYSTEM = "system"  # nobody: the next event moves the case by itself
    NOBODY = "nobody"  # the case has ended


OWNER_NAMES: dict[str, Text] = {
    Owner.OFFICER: Text("เจ้าหน้าที่ประเมินและรับรอง", "Assessment officer"),
    Owner.INSTITUTION: Text("สถานศึกษา", "Institution"),
    Owner.PARENT: Text("หน่วยงานต้นสังกัด", "Parent agency"),
    Owner.TEAM: Text("คณะผู้ประเมิน", "Assessor team"),
    Owner.CHAIR: Text("ประธานคณะผู้ประเมิน", "Chair of the team"),
    Owner.READER: Text("ผู้ตรวจอ่านรายงาน", "Report reader"),
    Owner.SUPERVISOR: Text("ผู้กำกับการประเมิน", "Supervisor"),
    Owner.COMMITTEE: Text("คณะกรรมการระดับ", "Level committee"),
    Owner.BOARD: Text("คณะกรรมการ", "Board"),
    Owner.DIRECTOR: Text("ผู้อำนวยการ", "Director"),
    Owner.FINANCE: Text("การเงิน", "Finance"),
    Owner.CENTRE: Text("ศูนย์ประสานงาน", "Coordination centre"),
    Owner.SYSTEM: Text("ระบบเดินต่อเอง", "Goes on by itself"),
    Owner.NOBODY: Text("ไม่มีผู้ต้องทำ", "Nobody"),
}
OWNERS = [(owner.value, owner.value) for owner in Owner]

#: the roles in which people take a turn; those of a place or a team further by what they reach
OWNER_ROLES: dict[str, frozenset[Role]] = {
    Owner.OFFICER: REGISTRARS,
    Owner.INSTITUTION: SCHOOLS,
    Owner.PARENT: PARENTS,
    Owner.TEAM: ASSESSORS,
    Owner.CHAIR: ASSESSORS,
    Owner.READER: READERS | REGISTRARS,  # officers read too, and give out what has no reader
    Owner.SUPERVISOR: SUPERVISORS,
    Owner.COMMITTEE: SECRETARIES,
    Owner.BOARD: SECRETARIES,
    Owner.DIRECTOR: DIRECTORS,
    Owner.FINANCE: FINANCE,
    Owner.CENTRE: CENTRES,
    Owner.SYSTEM: frozenset(),
    Owner.NOBODY: frozenset(),
}

#: who has the turn while a hold is open, whatever the stage says
HOLD_OWNERS: dict[str, Owner] = {
    Hold.SAR_MISSING: Owner.INSTITUTION,
    Hold.SAR_RETURNED: Owner.INSTITUTION,
    Hold.OBJECTED: Owner.OFFICER,
    Hold.POSTPONED: Owner.OFFICER,
    Hold.TEAM_SHORT: Owner.OFFICER,
}
