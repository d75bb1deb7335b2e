"""The kinds of papers that are made from Word templates: what each is for, its fields, its first version."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.letter_template.fields import ROSTER, Field
from prakan.domain.letter_template.report_fields import REPORT
from prakan.domain.letter_template.team_fields import APPOINTMENT, NOTICE
from prakan.domain.problems import refuse
from prakan.domain.problems_letters import NO_SUCH_KIND
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of paper; ``file`` begins the names of its first versions in an agency's folder."""

    code: str
    name: Text
    about: Text
    fields: tuple[Field, ...]
    file: str


ROSTER_REQUEST, TEAM_APPOINTMENT, VISIT_NOTICE = "roster_request", "team_appointment", "visit_notice"

KINDS: dict[str, LetterKind] = {
    kind.code: kind
    for kind in (
        LetterKind(
            ROSTER_REQUEST,
            Text("หนังสือขอรายชื่อสถานศึกษา", "Request for a roster"),
            Text("ถึงหน่วยงานต้นสังกัด ขอรายชื่อสถานศึกษาของปี", "to a parent agency: asks for its roster"),
            ROSTER,
            "roster",
        ),
        LetterKind(
            TEAM_APPOINTMENT,
            Text("หนังสือแต่งตั้งคณะผู้ประเมิน", "Letter of appointment"),
            Text(
                "ถึงผู้ประเมินแต่ละคน บอกตำแหน่ง คณะ สถานศึกษา และวัน",
                "to each assessor: seat, team, institutions, days",
            ),
            APPOINTMENT,
            "appointment",
        ),
        LetterKind(
            VISIT_NOTICE,
            Text("หนังสือแจ้งสถานศึกษา", "Notice to the institution"),
            Text(
                "ถึงสถานศึกษาแต่ละแห่ง บอกคณะ วัน และสิทธิคัดค้าน",
                "to each institution: team, days, the right to object",
            ),
            NOTICE,
            "notice",
        ),
    )
}

CASE_REPORT = "report"


def report_kind(level: str) -> str:
    """Return the code of the template of a level's reports."""
    return f"{CASE_REPORT}_{level}"


#: the template of every level that has none of its own, then one by level
REPORT_KINDS: dict[str, LetterKind] = {
    kind.code: kind
    for kind in (
        LetterKind(
            CASE_REPORT,
            Text("รายงานการประเมิน ทุกระดับ", "Assessment report, every level"),
            Text(
                "ใช้กับทุกระดับที่ไม่มีแม่แบบของตนเอง",
                "used for every level that has no template of its own",
            ),
            REPORT,
            "report",
        ),
        *(
            LetterKind(
                report_kind(level),
                Text(f"รายงานการประเมิน {name.th}", f"Assessment report, {name.say('en')}"),
                Text("ใช้แทนแม่แบบของทุกระดับ", "used in place of the one for every level"),
                REPORT,
                f"report-{level.replace('_', '-')}",
            )
            for level, name in LEVEL_NAMES.items()
        ),
    )
}
ALL_KINDS: dict[str, LetterKind] = KINDS | REPORT_KINDS


def kind_of(code: str) -> LetterKind:
    """Return the kind of that code; raises ``Refused`` (LETTER-011)."""
    if code not in ALL_KINDS:
        raise refuse(NO_SUCH_KIND, "kind", kind=code)
    return ALL_KINDS[code]
