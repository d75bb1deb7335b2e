"""What kinds of institutions and parent agencies there are, and what may be said of one."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class Kind(StrEnum):
    """What an institution is; the kind decides which framework assesses it."""

    CHILD_CENTRE = "child_centre"
    BASIC = "basic"
    VOCATIONAL = "vocational"
    NON_FORMAL = "non_formal"
    INTERNATIONAL = "international"
    HIGHER = "higher"
    WELFARE = "welfare"
    BORDER_PATROL = "border_patrol"


KIND_NAMES: dict[Kind, Text] = {
    Kind.CHILD_CENTRE: Text("ศูนย์พัฒนาเด็ก", "Child development centre"),
    Kind.BASIC: Text("การศึกษาขั้นพื้นฐาน", "Basic education school"),
    Kind.VOCATIONAL: Text("การอาชีวศึกษา", "Vocational college"),
    Kind.NON_FORMAL: Text("การศึกษานอกระบบ", "Non-formal education centre"),
    Kind.INTERNATIONAL: Text("โรงเรียนนานาชาติ", "International school"),
    Kind.HIGHER: Text("ระดับอุดมศึกษา", "Higher education institution"),
    Kind.WELFARE: Text("โรงเรียนศึกษาสงเคราะห์", "Welfare education school"),
    Kind.BORDER_PATROL: Text("โรงเรียนตำรวจตระเวนชายแดน", "Border patrol police school"),
}


class Status(StrEnum):
    """Whether an institution still stands; the registry keeps those that do not."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


STATUS_NAMES: dict[Status, Text] = {
    Status.OPEN: Text("เปิดดำเนินการ", "Open"),
    Status.CLOSED: Text("ปิดแล้ว", "Closed"),
    Status.MERGED: Text("รวมกับสถานศึกษาอื่น", "Merged into another"),
    Status.WITHDRAWN: Text("ถอนออกจากทะเบียน", "Withdrawn from the register"),
}


class Size(StrEnum):
    """Size class as the parent agency reports it; where the borders lie differs between agencies."""

    UNKNOWN = ""
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    EXTRA_LARGE = "extra_large"


SIZE_NAMES: dict[Size, Text] = {
    Size.UNKNOWN: Text("ไม่ทราบ", "Unknown"),
    Size.SMALL: Text("เล็ก", "Small"),
    Size.MEDIUM: Text("กลาง", "Medium"),
    Size.LARGE: Text("ใหญ่", "Large"),
    Size.EXTRA_LARGE: Text("ใหญ่พิเศษ", "Extra large"),
}


class Precision(StrEnum):
    """How near a position is to the gate of the institution."""

    UNKNOWN = ""
    EXACT = "exact"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    PROVINCE = "province"


PRECISION_NAMES: dict[Precision, Text] = {
    Precision.UNKNOWN: Text("ไม่ทราบ", "Unknown"),
    Precision.EXACT: Text("ที่ตั้งจริง", "The place itself"),
    Precision.SUBDISTRICT: Text("กลางตำบล", "Middle of the subdistrict"),
    Precision.DISTRICT: Text("กลางอำเภอ", "Middle of the district"),
    Precision.PROVINCE: Text("กลางจังหวัด", "Middle of the province"),
}


class CodeScheme(StrEnum):
    """Who numbers an institution."""

    AGENCY = "agency"
    SCHOOL10 = "school10"
    MINISTRY = "ministry"
    SMIS8 = "smis8"


SCHEME_NAMES: dict[CodeScheme, Text] = {
    CodeScheme.AGENCY: Text("รหัสของหน่วยงานประเมิน", "Code of the assessment agency"),
    CodeScheme.SCHOOL10: Text("รหัสสถานศึกษา 10 หลัก", "10-digit school code"),
    CodeScheme.MINISTRY: Text("รหัสกระทรวง", "Ministry code"),
    CodeScheme.SMIS8: Text("รหัส SMIS 8 หลัก", "8-digit SMIS code"),
}


class AgencyKind(StrEnum):
    """Where a parent agency stands in the tree."""

    MINISTRY = "ministry"
    DEPARTMENT = "department"
    AREA_OFFICE = "area_office"
    LOCAL_GOVERNMENT = "local_government"


AGENCY_KIND_NAMES: dict[AgencyKind, Text] = {
    AgencyKind.MINISTRY: Text("กระทรวง", "Ministry"),
    AgencyKind.DEPARTMENT: Text("กรมหรือเทียบเท่า", "Department or equal"),
    AgencyKind.AREA_OFFICE: Text("สำนักงานเขตพื้นที่", "Area office"),
    AgencyKind.LOCAL_GOVERNMENT: Text("องค์กรปกครองส่วนท้องถิ่น", "Local government"),
}
