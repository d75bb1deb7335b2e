"""The reminder ladder of a SAR season: which rung is due on a day, each once for a due day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from prakan.domain.text import Text


class Whom(StrEnum):
    """Who is reminded."""

    INSTITUTION = "institution"
    PARENT_AGENCY = "parent_agency"
    OFFICER = "officer"


WHOM_NAMES: dict[Whom, Text] = {
    Whom.INSTITUTION: Text("สถานศึกษา", "Institution"),
    Whom.PARENT_AGENCY: Text("หน่วยงานต้นสังกัด", "Parent agency"),
    Whom.OFFICER: Text("เจ้าหน้าที่", "Officer"),
}
HAND = "by-hand"  # the rung of a reminder that a person sends outside the ladder


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """A reminder so many days after the due day (before it when negative), and to whom it goes."""

    days: int
    whom: tuple[Whom, ...] = ()

    @property
    def key(self) -> str:
        return f"after-{self.days}" if self.days > 0 else f"before-{-self.days}"

    @property
    def name(self) -> Text:
        n = abs(self.days)
        if self.days == 0:
            return Text("วันครบกำหนด", "on the due day")
        if self.days > 0:
            return Text(f"หลังครบกำหนด {n} วัน", f"{n} days after it was due")
        return Text(f"ก่อนครบกำหนด {n} วัน", f"{n} days before it is due")


def stored(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """Return a ladder as it is stored: ``days`` and ``to`` of each rung, in order."""
    return [{"days": rung.days, "to": [whom.value for whom in rung.whom]} for rung in sorted(rungs)]


#: the house's ladder; an agency's folder may bring its own
LADDER: tuple[Rung, ...] = (
    Rung(-30, (Whom.INSTITUTION,)),
    Rung(-14, (Whom.INSTITUTION,)),
    Rung(-7, (Whom.INSTITUTION, Whom.PARENT_AGENCY)),
    Rung(-1, (Whom.INSTITUTION,)),
    Rung(1, (Whom.INSTITUTION, Whom.PARENT_AGENCY)),
    Rung(7, (Whom.INSTITUTION, Whom.PARENT_AGENCY)),
    Rung(30, (Whom.PARENT_AGENCY, Whom.OFFICER)),
)


def ladder_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Rung, ...]:
    """Return a ladder as it is stored or as a folder brings it: ``days`` and ``to``; the house's when empty.

    Raises ``ValueError`` for two rungs on one day, or somebody who is not among ``Whom``.
    """
    rungs = tuple(sorted(Rung(int(one["days"]), tuple(map(Whom, one["to"]))) for one in stored))
    if len({rung.days for rung in rungs}) < len(rungs):
        raise ValueError("two rungs stand on one day")
    return rungs or LADDER


def rung_on(due: date | None, day: date, ladder: Iterable[Rung] = LADDER) -> Rung | None:
    """Return the rung that stands on a day: the last one whose day has come; None before the first.

    A worker that slept over several rungs sends the newest only.
    """
    if due is None:
        return None
    come = [rung for rung in ladder if due + timedelta(days=rung.days) <= day]
    return max(come, default=None)


def to_send(
    due: date | None, day: date, done: frozenset[str], ladder: Iterable[Rung] = LADDER
) -> Rung | None:
    """Return the rung to send on a day; None when it was sent already for this due day (``done``: keys)."""
    rung = rung_on(due, day, ladder)
    return rung if rung and rung.key not in done else None
