"""Conditions under which a licence is renewed: met, missing, or not to be known; never passed in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prakan.domain.text import Text


class ConditionKind(StrEnum):
    """What a condition asks for."""

    TRAINING = "training"  # hours of training in the term of the licence
    VISITS = "visits"  # visits made in the term of the licence
    APPRAISAL = "appraisal"  # the result of the last appraisal, of 100
    STANDING = "standing"  # on the register and not resting: 1
    RESOLUTIONS = "resolutions"  # suspensions and revocations in the term: at most so many


class Outcome(StrEnum):
    """What the records say of a condition."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"


KIND_NAMES: dict[ConditionKind, Text] = {
    ConditionKind.TRAINING: Text("ชั่วโมงอบรมในรอบใบอนุญาต", "Hours of training in the term"),
    ConditionKind.VISITS: Text("จำนวนครั้งที่ออกประเมินในรอบใบอนุญาต", "Visits made in the term"),
    ConditionKind.APPRAISAL: Text("ผลประเมินผู้ประเมินครั้งล่าสุด", "Result of the latest appraisal"),
    ConditionKind.STANDING: Text("สถานะในทะเบียน", "Standing on the register"),
    ConditionKind.RESOLUTIONS: Text(
        "จำนวนครั้งที่ถูกพักใช้หรือเพิกถอนในรอบใบอนุญาต", "Suspensions and revocations in the term"
    ),
}
UNITS: dict[ConditionKind, Text] = {
    ConditionKind.TRAINING: Text("ชั่วโมง", "hours"),
    ConditionKind.VISITS: Text("ครั้ง", "visits"),
    ConditionKind.APPRAISAL: Text("คะแนนจาก 100", "of 100"),
    ConditionKind.STANDING: Text("", ""),
    ConditionKind.RESOLUTIONS: Text("ครั้ง", "times"),
}
OUTCOME_NAMES: dict[Outcome, Text] = {
    Outcome.MET: Text("ครบตามเงื่อนไข", "Met"),
    Outcome.MISSING: Text("ยังขาด", "Missing"),
    Outcome.UNKNOWN: Text("ยังไม่ทราบ", "Not known"),
}
AT_MOST = frozenset({ConditionKind.RESOLUTIONS})  # of all others at least so much


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a level; ``bound`` None while nobody has said how much: its outcome is not known."""

    kind: ConditionKind
    bound: int | None
    confirmed: bool = False
    note: Text = Text("")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What records say: ``value`` None when they cannot say; ``source`` tells where from, or why not."""

    value: int | None
    source: Text


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition with what records say of it."""

    condition: Condition
    evidence: Evidence
    outcome: Outcome

    @property
    def short(self) -> int:
        """How much is missing; 0 where nothing is, or nobody knows."""
        if self.outcome is not Outcome.MISSING or self.condition.kind in AT_MOST:
            return 0
        return (self.condition.bound or 0) - (self.evidence.value or 0)


NO_RECORDS = Evidence(None, Text("ระบบยังไม่มีบันทึกเรื่องนี้", "The system holds no records of this yet"))


def judge(conditions: Iterable[Condition], found: Mapping[ConditionKind, Evidence]) -> tuple[Judged, ...]:
    """Return each condition with its outcome; what no record tells is not known, whatever it may be."""
    return tuple(_judge(one, found.get(one.kind, NO_RECORDS)) for one in conditions)


def _judge(condition: Condition, evidence: Evidence) -> Judged:
    if condition.bound is None or evidence.value is None:
        return Judged(condition, evidence, Outcome.UNKNOWN)
    enough = (
        evidence.value <= condition.bound if condition.kind in AT_MOST else evidence.value >= condition.bound
    )
    return Judged(condition, evidence, Outcome.MET if enough else Outcome.MISSING)


def whole(judged: Iterable[Judged]) -> Outcome:
    """Return what all conditions come to: missing before not known, met only when every one is."""
    outcomes = {one.outcome for one in judged}
    for outcome in (Outcome.MISSING, Outcome.UNKNOWN):
        if outcome in outcomes:
            return outcome
    return Outcome.MET


def next_start(ends: date, resolved_on: date, following: date) -> date:
    """Return the first day of the next term: ``following`` the end, or the day resolved when that is past."""
    return following if ends >= resolved_on else max(following, resolved_on)


class Progress(StrEnum):
    """Where a renewal stands."""

    INVITED = "invited"
    APPLIED = "applied"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    ENDORSED = "endorsed"
    RENEWED = "renewed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PROGRESS_NAMES: dict[Progress, Text] = {
    Progress.INVITED: Text("รอยื่นคำขอ", "Not applied yet"),
    Progress.APPLIED: Text("รอตรวจ", "To be reviewed"),
    Progress.RETURNED: Text("ส่งกลับให้แก้ไข", "Returned"),
    Progress.REVIEWED: Text("รอคณะกรรมการระดับ", "Before the level committee"),
    Progress.ENDORSED: Text("รอมติคณะกรรมการ", "Before the board"),
    Progress.RENEWED: Text("ต่ออายุแล้ว", "Renewed"),
    Progress.DECLINED: Text("ไม่ต่ออายุ", "Not renewed"),
    Progress.WITHDRAWN: Text("ไม่ประสงค์ต่ออายุ", "Withdrawn"),
}
OPEN = (Progress.INVITED, Progress.APPLIED, Progress.RETURNED, Progress.REVIEWED, Progress.ENDORSED)
