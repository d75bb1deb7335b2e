"""The checklist and the shares of reading as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prakan.domain.case_reading.measures import Least
from prakan.domain.reading_list import Shares
from prakan.domain.text import Text

PER_MILLE = 1000
#: what a reader may say of a check
CHECKED: dict[str, Text] = {
    "yes": Text("ใช่", "Yes"),
    "no": Text("ไม่", "No"),
    "na": Text("ไม่เกี่ยวข้อง", "Does not apply"),
}


class FaultyReading(ValueError):
    """What should be rules of reading is none."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a reader checks; ``levels`` empty: in all of them."""

    code: str
    name: Text
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The checklist and how many reports are read; ``confirmed`` False: shown as to be confirmed."""

    checks: tuple[Check, ...] = ()
    shares: Shares = Shares(surprise=200, lot=100)
    all: bool = True  # every report is read (QC100); the shares then give the order
    second: int = 50  # of a thousand, read a second time, blind
    least: Least = Least()  # below it nothing is said of a reader
    confirmed: bool = False
    note: Text = Text("")

    def of(self, level: str) -> tuple[Check, ...]:
        """Return the checks of a level."""
        return tuple(one for one in self.checks if not one.levels or level in one.levels)

    def missing(self, level: str, answers: Mapping[str, str]) -> tuple[Check, ...]:
        """Return the checks of a level that are not answered."""
        return tuple(one for one in self.of(level) if answers.get(one.code) not in CHECKED)


def rules_of(said: Mapping[str, Any]) -> ReadingRules:
    """Return the rules that tables say; raises ``FaultyReading`` naming what is wrong."""
    try:
        shares = said["shares"]
        counts = {name: int(shares[name]) for name in ("surprise", "lot")}
        second = int(shares.get("second", 50))
        if any(not 0 <= count <= PER_MILLE for count in (*counts.values(), second)):
            raise FaultyReading("a share is not between 0 and 1000")
        checks = tuple(map(_check, said["check"]))
        if len({one.code for one in checks}) != len(checks):
            raise FaultyReading("a check stands twice")
        return ReadingRules(
            checks=checks,
            shares=Shares(**counts, least=float(shares.get("least", 1.5))),
            all=bool(shares.get("all", True)),
            second=second,
            least=_least(said.get("measure", {})),
            confirmed=bool(shares.get("confirmed")),
            note=Text(shares.get("note_th", ""), shares.get("note_en", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, FaultyReading) else FaultyReading(repr(error)) from error


def to_json(rules: ReadingRules) -> dict[str, Any]:
    """Return rules as plain tables, so that ``rules_of`` of them gives the same."""
    shares = rules.shares
    return {
        "shares": {
            "surprise": shares.surprise,
            "lot": shares.lot,
            "least": shares.least,
            "all": rules.all,
            "second": rules.second,
            "confirmed": rules.confirmed,
            "note_th": rules.note.th,
            "note_en": rules.note.en,
        },
        "measure": {
            "read": rules.least.read,
            "pairs": rules.least.pairs,
            "confirmed": rules.least.confirmed,
        },
        "check": [_said(one) for one in rules.checks],
    }


def _least(said: Mapping[str, Any]) -> Least:
    found = Least(
        int(said.get("read", 10)), int(said.get("pairs", 10)), confirmed=bool(said.get("confirmed"))
    )
    if found.read < 1 or found.pairs < 1:
        raise FaultyReading("fewer than one reading cannot be judged")
    return found


def _check(said: Mapping[str, Any]) -> Check:
    levels: Iterable[str] = said.get("levels", ())
    return Check(str(said["code"]), Text(said["th"], said.get("en", "")), tuple(levels))


def _said(one: Check) -> dict[str, Any]:
    return {"code": one.code, "th": one.name.th, "en": one.name.en, "levels": list(one.levels)}
