"""The kinds of letters that are made from Word templates: what each is for, its fields, its first version."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.letter_template.fields import ROSTER, Field
from prakan.domain.letter_template.team_fields import APPOINTMENT, NOTICE
from prakan.domain.problems import refuse
from prakan.domain.problems_letters import NO_SUCH_KIND
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter; ``file`` begins the names of its first versions in an agency's folder."""

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


def kind_of(code: str) -> LetterKind:
    """Return the kind of that code; raises ``Refused`` (LETTER-011)."""
    if code not in KINDS:
        raise refuse(NO_SUCH_KIND, "kind", kind=code)
    return KINDS[code]
