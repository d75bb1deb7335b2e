"""Kinds of notice: the groups a person chooses channels for."""

from __future__ import annotations

from prakan.domain.notices import NOTICES
from prakan.domain.text import Text

#: kind -> its name; in the order in which they are shown
KINDS: dict[str, Text] = {
    "plan": Text("แผนปฏิบัติการ", "The annual plan"),
    "progress": Text("ผลการดำเนินงาน", "Results of the quarter"),
    "reminder": Text("การเตือนกำหนดส่ง", "Reminders of dates"),
    "budget": Text("งบประมาณ", "The budget"),
    "figures": Text("ตัวเลขและการปิดไตรมาส", "Figures and the close of quarters"),
    "report": Text("รายงานไตรมาส", "The quarterly report"),
    "institutions": Text("สถานศึกษา รายชื่อ และ SAR", "Institutions, rosters and SARs"),
    "frameworks": Text("กรอบการประเมิน", "Frameworks"),
    "assessors": Text("ทะเบียนผู้ประเมินและใบอนุญาต", "The register of assessors and licences"),
    "teams": Text("แผนจัดคณะและการตรวจเยี่ยม", "Plans of teams and visits"),
    "cases": Text("งานประเมิน คะแนน และผล", "Cases, scores and verdicts"),
    "payments": Text("ค่าตอบแทนและบัญชีธนาคาร", "Payments and bank accounts"),
    "improvement": Text("แผนพัฒนาและการนำผลไปใช้", "Improvement plans and the use of results"),
    "files": Text("สภาพไฟล์ที่เก็บไว้", "The state of stored files"),
    "account": Text("บัญชีและบทบาทของฉัน", "My account and roles"),
    "other": Text("เรื่องอื่น ๆ", "Everything else"),
}

#: what stands before the dot in a notice's name -> its kind; "other" when it is not here
_KIND_OF = {
    "plan": "plan",
    "collection": "progress",
    "progress": "progress",
    "reminder": "reminder",
    "budget": "budget",
    "figure": "figures",
    "quarter": "figures",
    "report": "report",
    "institution": "institutions",
    "roster": "institutions",
    "sar": "institutions",
    "season": "reminder",
    "framework": "frameworks",
    "assessor": "assessors",
    "proposal": "assessors",
    "licence": "assessors",
    "renewal": "assessors",
    "interest": "assessors",
    "recruitment": "assessors",
    "training": "assessors",
    "team": "teams",
    "consensus": "cases",
    "transcript": "cases",
    "case": "cases",
    "certificate": "cases",
    "appeal": "cases",
    "reading": "cases",
    "payment": "payments",
    "bank": "payments",
    "improvement": "improvement",
    "appraisal": "assessors",
    "complaint": "assessors",
    "file": "files",
    "field": "teams",
    "person": "account",
    "contact": "account",
}


def kind_of(template: str) -> str:
    """Return the kind of the notice of that name ("plan.submit" is of "plan")."""
    return _KIND_OF.get(template.partition(".")[0], "other")


def kinds_in_use() -> dict[str, Text]:
    """Return the kinds that have a notice, with their names, in the order in which they are shown."""
    used = {kind_of(name) for name in NOTICES}
    return {kind: name for kind, name in KINDS.items() if kind in used}
