"""Which steps are taken on many improvement plans, or members of the programme, at once; what each needs."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.improvement.stages import MemberStage, PlanStage
from prakan.domain.text import Text

P, M = PlanStage, MemberStage


@dataclass(frozen=True, slots=True)
class BulkStep:
    """A step: what it is called, the stages it starts from, what follows, whether it needs words."""

    words: Text
    sources: tuple[str, ...]
    target: str = ""  # "" stays where it is
    needs_words: bool = False
    takes_words: bool = True


#: in the order in which they are offered
PLAN_STEPS: dict[str, BulkStep] = {
    "improvement.agree": BulkStep(Text("เห็นชอบแผน", "Agree to the plans"), (P.SENT,), P.AGREED),
    "improvement.return": BulkStep(
        Text("ส่งแผนกลับให้ปรับ", "Return the plans"), (P.SENT, P.AGREED), P.RETURNED, needs_words=True
    ),
    "improvement.object": BulkStep(
        Text("คัดค้านแผน", "Object to the plans"), (P.SENT,), P.RETURNED, needs_words=True
    ),
    "improvement.comment": BulkStep(
        Text("ให้ความเห็นต่อแผน", "Comment on the plans"), (P.SENT, P.RETURNED, P.AGREED), needs_words=True
    ),
    "improvement.close": BulkStep(Text("ปิดแผน", "Close the plans"), (P.AGREED,), P.DONE, takes_words=False),
}
MEMBER_STEPS: dict[str, BulkStep] = {
    "results.centre": BulkStep(
        Text("มอบให้ศูนย์ประสานงาน", "Give to a coordination centre"),
        (M.SELECTED, M.WORKING),
        takes_words=False,
    ),
    "results.close": BulkStep(
        Text("ปิดการเข้าร่วมโครงการ", "Close their part in the programme"),
        (M.SELECTED, M.WORKING),
        M.CLOSED,
        needs_words=True,
    ),
    "results.remove": BulkStep(
        Text("ถอนออกจากโครงการ", "Take them out of the programme"),
        (M.SELECTED, M.WORKING),
        M.REMOVED,
        needs_words=True,
    ),
}
BULK_STEPS = PLAN_STEPS | MEMBER_STEPS
