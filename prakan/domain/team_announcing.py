"""Whether a visit can be announced, and what keeps it back: approval, answers, objections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.text import Text


class Outcome(StrEnum):
    """What stands between a visit and its announcement, or what became of it."""

    READY = "ready"
    CHANGED = "changed"  # announced, then changed: its letters are made anew
    DONE = "done"  # announced as it is
    NOT_APPROVED = "not_approved"
    NOT_INVITED = "not_invited"
    OPEN = "open"
    DECLINED = "declined"
    OBJECTION = "objection"
    DIFFERENT = "different"  # not as it was shown to whoever announced


OUTCOMES: dict[Outcome, tuple[Text, str]] = {
    Outcome.READY: (Text("พร้อมประกาศ", "Ready to be announced"), "ok"),
    Outcome.CHANGED: (Text("เปลี่ยนหลังประกาศ ต้องออกหนังสือใหม่", "Changed since, letters anew"), "warn"),
    Outcome.DONE: (Text("ประกาศแล้ว", "Announced"), "ok"),
    Outcome.NOT_APPROVED: (Text("ยังไม่อนุมัติ", "Not approved yet"), "draft"),
    Outcome.NOT_INVITED: (Text("ยังเชิญไม่ครบคณะ", "Not everybody is invited"), "warn"),
    Outcome.OPEN: (Text("รอผู้ประเมินตอบรับ", "Waits for an assessor's answer"), "warn"),
    Outcome.DECLINED: (Text("มีผู้ประเมินไม่รับ", "An assessor has declined"), "bad"),
    Outcome.OBJECTION: (Text("มีคำคัดค้านรอพิจารณา", "An objection is not decided"), "bad"),
    Outcome.DIFFERENT: (Text("เปลี่ยนไปจากที่แสดง", "Not as it was shown"), "bad"),
}
#: what can be announced now
GOING = frozenset({Outcome.READY, Outcome.CHANGED})


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a visit: its stage, its digest now, that of its letters in force ("" without).

    ``answers`` of its people to this very visit by assessor, missing for who was not invited to it;
    ``objected``: people of the team against whom an objection is open.
    """

    stage: str
    digest: str
    letters: str
    team: tuple[int, ...]
    answers: Mapping[int, str]
    objected: Collection[int]


def outcome_of(said: Standing) -> Outcome:
    """Return what stands between a visit and its announcement, the first in the order of the work."""
    if said.stage == "proposed":
        return Outcome.NOT_APPROVED
    answers = [said.answers.get(who, "") for who in said.team]
    if "declined" in answers:
        return Outcome.DECLINED
    if set(said.team) & set(said.objected):
        return Outcome.OBJECTION
    if said.stage == "announced" and said.letters == said.digest:
        return Outcome.DONE
    if not all(one in ("accepted", "invited") for one in answers):
        return Outcome.NOT_INVITED
    if "invited" in answers:
        return Outcome.OPEN
    return Outcome.CHANGED if said.letters else Outcome.READY


def shown(standings: Iterable[tuple[int, str]]) -> str:
    """Return visits with their digests as a form carries them: "12:3f9a0c… 14:…"."""
    return " ".join(f"{number}:{digest[:16]}" for number, digest in standings)


def as_shown(said: str) -> dict[int, str]:
    """Return what ``shown`` carries; what is none of it is left out."""
    pairs = (one.partition(":") for one in said.split())
    return {int(n): digest for n, _, digest in pairs if n.isdecimal() and len(n) < 9 and len(digest) == 16}
