"""What an assessor answers to an invitation: why not, and who told the office by telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prakan.domain.text import Text


class Cause(StrEnum):
    """Why somebody does not come."""

    WORK = "work"
    HEALTH = "health"
    FAMILY = "family"
    INTEREST = "interest"
    TRAVEL = "travel"
    OTHER = "other"


CAUSES: dict[Cause, Text] = {
    Cause.WORK: Text("ติดงานประจำหรืองานสอน", "Own work or teaching"),
    Cause.HEALTH: Text("สุขภาพ", "Health"),
    Cause.FAMILY: Text("เหตุจำเป็นในครอบครัว", "Family"),
    Cause.INTEREST: Text(
        "มีผลประโยชน์ทับซ้อนกับสถานศึกษาหรือคนในคณะ", "A conflict of interest with the institution or the team"
    ),
    Cause.TRAVEL: Text("เดินทางไม่สะดวก", "The way there"),
    Cause.OTHER: Text("เหตุอื่น", "Something else"),
}
#: these say nothing without words
IN_WORDS = frozenset({Cause.INTEREST, Cause.OTHER})


@dataclass(frozen=True, slots=True)
class Why:
    """Why somebody declines: a cause of the list, with words that ``IN_WORDS`` cannot do without."""

    cause: Cause
    words: str = ""

    @property
    def reason(self) -> str:
        """Return it as one line in Thai, as letters and the trail keep it."""
        said = " ".join(self.words.split())
        return f"{CAUSES[self.cause].th}: {said}"[:500] if said else CAUSES[self.cause].th


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer that the office was told: by whom, and on which day."""

    by: str
    on: date
