"""The steps of a case from stage to stage: names that are used once, and which of them a route takes."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.routes import CaseRoute
from prakan.domain.cases.stages import AFTER_VERDICT, OPEN, STAGE_NAMES, CaseStage
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_cases import NOT_BY_ITSELF
from prakan.domain.text import Text

S = CaseStage


@dataclass(frozen=True, slots=True)
class Way:
    """A step: the stages it starts from, that it leads to, its words; ``back``: off the straight way."""

    name: str
    sources: tuple[CaseStage, ...]
    target: CaseStage
    words: Text
    back: bool = False


WAYS: tuple[Way, ...] = (
    Way("case.call_sar", (S.LISTED,), S.SAR_DUE, Text("เรียก SAR", "Call for the SAR")),
    Way("case.plan", (S.SAR_DUE,), S.PLANNED, Text("เข้าแผนตรวจเยี่ยม", "Put on the plan")),
    Way("case.team", (S.PLANNED,), S.TEAM_PROPOSED, Text("เสนอคณะ", "Propose the team")),
    Way("case.approve_team", (S.TEAM_PROPOSED,), S.TEAM_APPROVED, Text("อนุมัติคณะ", "Approve the team")),
    Way("case.analyse", (S.TEAM_APPROVED,), S.SAR_ANALYSED, Text("บันทึกว่าวิเคราะห์ SAR แล้ว", "SAR is analysed")),
    Way("case.visit", (S.SAR_ANALYSED,), S.VISITED, Text("บันทึกว่าตรวจเยี่ยมแล้ว", "Visit is made")),
    Way("case.send_draft", (S.VISITED,), S.DRAFT_SENT, Text("ส่งร่างรายงานให้สถานศึกษา", "Send the draft")),
    Way("case.reply", (S.DRAFT_SENT,), S.REPLIED, Text("ตอบร่างรายงาน", "Reply to the draft")),
    Way("case.submit", (S.REPLIED,), S.READING, Text("ส่งตรวจอ่าน", "Hand in for reading")),
    Way("case.return", (S.READING,), S.REVISION, Text("ส่งกลับให้แก้ไข", "Return for revision"), back=True),
    Way("case.revise", (S.REVISION,), S.READING, Text("ส่งฉบับแก้ไข", "Hand in the revision"), back=True),
    Way("case.pass", (S.READING,), S.COMMITTEE, Text("ให้ผ่านการตรวจอ่าน", "Pass the reading")),
    Way("case.pass_to_board", (S.READING,), S.BOARD, Text("ให้ผ่านการตรวจอ่าน", "Pass the reading")),
    Way("case.endorse", (S.COMMITTEE,), S.BOARD, Text("คณะกรรมการระดับเห็นชอบ", "Endorse")),
    Way("case.certify", (S.BOARD,), S.CERTIFIED, Text("คณะกรรมการรับรองผล", "Certify")),
    Way(
        "case.certify_in_committee",
        (S.COMMITTEE,),
        S.CERTIFIED,
        Text("คณะกรรมการระดับรับรองผล", "Certify in the level committee"),
    ),
    Way(
        "case.send_back",
        (S.COMMITTEE, S.BOARD),
        S.REVISION,
        Text("คณะกรรมการส่งกลับให้แก้ไข", "Send back for revision"),
        back=True,
    ),
    Way("case.publish", (S.CERTIFIED,), S.PUBLISHED, Text("เผยแพร่ผล", "Publish")),
    Way("case.appeal", (S.PUBLISHED,), S.APPEALED, Text("ยื่นอุทธรณ์", "Appeal"), back=True),
    Way("case.settle", (S.APPEALED,), S.PUBLISHED, Text("วินิจฉัยอุทธรณ์", "Settle the appeal"), back=True),
    Way("case.follow", (S.PUBLISHED,), S.FOLLOW_UP, Text("เข้าสู่การติดตาม", "Take into follow-up"), back=True),
    Way("case.close", (S.PUBLISHED, S.FOLLOW_UP), S.CLOSED, Text("ปิดงาน", "Close the case")),
    Way(
        "case.withdraw",
        tuple(stage for stage in OPEN if stage not in AFTER_VERDICT),
        S.WITHDRAWN,
        Text("ถอนงานออกจากปีนี้", "Withdraw the case"),
        back=True,
    ),
    Way(
        "case.unteam",
        (S.TEAM_PROPOSED, S.TEAM_APPROVED, S.SAR_ANALYSED),
        S.PLANNED,
        Text("กลับไปรอเสนอคณะ", "Back to planning: the team is lost"),
        back=True,
    ),
)
BY_NAME: dict[str, Way] = {way.name: way for way in WAYS}
#: steps that ask for nothing: what the stage needs need not be met
FREE = frozenset(
    {
        "case.return",
        "case.send_back",
        "case.appeal",
        "case.follow",
        "case.withdraw",
        "case.unteam",
    }
)
#: steps that a hold which stops the case does not stop
DESPITE_HOLDS = frozenset({"case.withdraw", "case.unteam"})
#: steps that follow from reports and teams: nobody may, the system takes them by itself
FOLLOWING = frozenset({"case.call_sar", "case.plan", "case.team", "case.approve_team", "case.unteam"})
#: all that the system takes by itself
AUTOMATIC = FOLLOWING | {"case.visit"}
#: words of what changes a case without changing its stage
BESIDES: dict[str, Text] = {
    "case.open": Text("เปิดงาน", "Opened"),
    "case.open_special": Text("เปิดงานเฉพาะ", "Opened by hand"),
    "case.hold": Text("พักงาน", "Held"),
    "case.lift": Text("ยกเลิกการพัก", "Hold lifted"),
    "case.mode": Text("เปลี่ยนวิธีตรวจเยี่ยม", "Mode changed"),
    "case.bulk": Text("ทำพร้อมกันหลายงาน", "Done on many cases"),
}


def allowed(way: Way, route: CaseRoute, stage: str) -> bool:
    """Return whether a case in a stage may take a step under its route, whatever is still needed."""
    if stage not in way.sources or not route.has(way.target):
        return False
    return way.back or stage == S.FOLLOW_UP or route.after(stage) == way.target


def check_by_itself(route: CaseRoute) -> None:
    """Raise ``Refused`` (CASE-018) for stages that should go on by themselves by a step that is for people.

    Cases would stand there for ever: the system may not take it, and following them would stop.
    """
    faults = []
    for leg in route.legs:
        way = forward(route, leg.stage) if leg.by_itself else None
        if leg.by_itself and (way is None or way.name not in AUTOMATIC):
            values = {"stage": STAGE_NAMES[leg.stage], "step": way.name if way else "–"}
            faults.append(Fault(NOT_BY_ITSELF, {"level": LEVEL_NAMES[route.level], **values}))
    if faults:
        raise Refused(*faults)


def forward(route: CaseRoute, stage: str) -> Way | None:
    """Return the step that leads on along the straight way; None where there is none."""
    return next((w for w in WAYS if not w.back and allowed(w, route, stage)), None)


def ways_from(route: CaseRoute, stage: str) -> tuple[Way, ...]:
    """Return every step that a case in a stage may take under its route."""
    return tuple(way for way in WAYS if allowed(way, route, stage))
