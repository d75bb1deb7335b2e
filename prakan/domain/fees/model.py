"""Rates of an agency: honorarium by level and seat, its instalments, travel, tax withheld at source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prakan.domain.text import Text

PER_MILLE = 1000


class FaultyFees(ValueError):
    """What should be rates of an agency is none."""


class Part(StrEnum):
    """What a payment is for."""

    FIRST = "first"
    SECOND = "second"
    TRAVEL = "travel"


PART_NAMES: dict[Part, Text] = {
    Part.FIRST: Text("ค่าตอบแทนงวดที่ 1", "Honorarium, first instalment"),
    Part.SECOND: Text("ค่าตอบแทนงวดที่ 2", "Honorarium, second instalment"),
    Part.TRAVEL: Text("ค่าเดินทาง", "Travel"),
}


class Per(StrEnum):
    """What a rate is multiplied by."""

    INSTITUTION = "institution"
    DAY = "day"
    TRIP = "trip"
    KILOMETRE = "kilometre"


PER_NAMES: dict[Per, Text] = {
    Per.INSTITUTION: Text("ต่อแห่ง", "an institution"),
    Per.DAY: Text("ต่อวัน", "a day"),
    Per.TRIP: Text("ต่อเที่ยว", "a trip"),
    Per.KILOMETRE: Text("ต่อกิโลเมตร", "a kilometre"),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many satang for each of what ``per`` names; "" of level or seat holds where none is named."""

    satang: int
    per: Per
    level: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A share (of a thousand) of the honorarium and the stage of a case that raises it."""

    part: Part
    share: int
    stage: str


@dataclass(frozen=True, slots=True)
class Withholding:
    """Tax withheld at source: a share (of a thousand) of payments from an amount (satang) on."""

    share: int = 0
    least: int = 0
    law: Text = Text("")


@dataclass(frozen=True, slots=True)
class Fees:
    """All that payments are reckoned by; ``confirmed`` names what is settled, the rest is to be confirmed.

    ``category`` is the budget's category that bears them, ``notes`` says where each part comes from.
    """

    honoraria: tuple[Rate, ...]
    travel: tuple[Rate, ...]
    instalments: tuple[Instalment, ...]
    travel_stage: str
    category: str
    withholding: Withholding = Withholding()
    confirmed: frozenset[str] = frozenset()
    notes: Mapping[str, Text] = field(default_factory=dict)

    def honorarium(self, level: str, seat: str) -> Rate | None:
        """Return the rate that names level and seat most exactly; None where no rate holds."""
        return _nearest(self.honoraria, level, seat)


def _nearest(rates: tuple[Rate, ...], level: str, seat: str) -> Rate | None:
    fits = [one for one in rates if one.level in ("", level) and one.seat in ("", seat)]
    return max(fits, key=lambda one: (one.level != "", one.seat != ""), default=None)
