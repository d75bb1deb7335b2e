"""Roles, and the groups of them that rights are given to."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class Role(StrEnum):
    """A role a person holds in a unit (or in the whole agency)."""

    POLICY_OFFICER = "policy_officer"
    PROJECT_OWNER = "project_owner"
    UNIT_HEAD = "unit_head"
    FINANCE_OFFICER = "finance_officer"
    DEPUTY_DIRECTOR = "deputy_director"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    ASSESSMENT_OFFICER = "assessment_officer"
    BOARD_SECRETARY = "board_secretary"
    INSTITUTION = "institution"
    PARENT_AGENCY = "parent_agency"
    ASSESSOR = "assessor"
    REPORT_READER = "report_reader"
    SUPERVISOR = "supervisor"
    COORDINATION_CENTRE = "coordination_centre"


ROLE_NAMES: dict[Role, Text] = {
    Role.POLICY_OFFICER: Text("เจ้าหน้าที่นโยบายและยุทธศาสตร์", "Policy officer"),
    Role.PROJECT_OWNER: Text("เจ้าของโครงการ", "Project owner"),
    Role.UNIT_HEAD: Text("หัวหน้าหน่วยงาน", "Unit head"),
    Role.FINANCE_OFFICER: Text("เจ้าหน้าที่การเงิน", "Finance officer"),
    Role.DEPUTY_DIRECTOR: Text("รองผู้อำนวยการ", "Deputy director"),
    Role.DIRECTOR: Text("ผู้อำนวยการ", "Director"),
    Role.AUDITOR: Text("ผู้ตรวจสอบ", "Auditor"),
    Role.ADMINISTRATOR: Text("ผู้ดูแลระบบ", "Administrator"),
    Role.ASSESSMENT_OFFICER: Text("เจ้าหน้าที่ประเมินและรับรอง", "Assessment officer"),
    Role.BOARD_SECRETARY: Text("เลขานุการคณะกรรมการ", "Board secretary"),
    Role.INSTITUTION: Text("สถานศึกษา", "Institution"),
    Role.PARENT_AGENCY: Text("หน่วยงานต้นสังกัด", "Parent agency"),
    Role.ASSESSOR: Text("ผู้ประเมินภายนอก", "External assessor"),
    Role.REPORT_READER: Text("ผู้ตรวจอ่านรายงาน", "Report reader"),
    Role.SUPERVISOR: Text("ผู้กำกับการประเมิน", "Supervisor of assessment"),
    Role.COORDINATION_CENTRE: Text("ศูนย์ประสานงาน", "Coordination centre"),
}

SCHOOLS = frozenset({Role.INSTITUTION})
PARENTS = frozenset({Role.PARENT_AGENCY})
ASSESSORS = frozenset({Role.ASSESSOR})
CENTRES = frozenset({Role.COORDINATION_CENTRE})
PLACES = SCHOOLS | PARENTS  # act for a place
READERS = frozenset({Role.REPORT_READER})  # read what they are given, at the level of their grant
SUPERVISORS = frozenset({Role.SUPERVISOR})  # of a supervising unit: the readings of the level of their grant
#: see only the part that the scope of the grant names
OUTSIDERS = PLACES | ASSESSORS | READERS | SUPERVISORS | CENTRES
ALL = frozenset(Role) - OUTSIDERS  # all who work in the agency
EVERYBODY = ALL | (OUTSIDERS - CENTRES)  # whom a case concerns; a centre only what names it
ANYBODY = EVERYBODY | CENTRES
OFFICE = frozenset({Role.POLICY_OFFICER})
OWNERS = frozenset({Role.PROJECT_OWNER, Role.POLICY_OFFICER})
HEADS = frozenset({Role.UNIT_HEAD})
FINANCE = frozenset({Role.FINANCE_OFFICER})
DEPUTIES = frozenset({Role.DEPUTY_DIRECTOR})
DIRECTORS = frozenset({Role.DIRECTOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
AUDITORS = frozenset({Role.AUDITOR})
SECRETARIES = frozenset({Role.BOARD_SECRETARY})  # record what a board resolves
REGISTRARS = frozenset({Role.ASSESSMENT_OFFICER})  # keep the registry of institutions
#: read every appraisal of assessors
APPRAISERS = REGISTRARS | SECRETARIES | DIRECTORS | AUDITORS
