"""When a result is certified and for how long, what of a report is public: an agency's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.case_reports.outline import Part
from prakan.domain.frameworks.model import Level, Pack
from prakan.domain.frameworks.resolving import rule_for
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.text import Text

MOST_YEARS = 20
USUAL_YEARS = 5  # an assessment at least once in five years: National Education Act B.E. 2542, section 49
LEAP = (2, 29)


class Paper(StrEnum):
    """What is made of a result."""

    CERTIFICATE = "certificate"
    NOTIFICATION = "notification"  # the result is below what is certified


PAPER_NAMES: dict[str, Text] = {
    Paper.CERTIFICATE: Text("หนังสือรับรองผลการประเมินคุณภาพภายนอก", "Certificate of external quality assessment"),
    Paper.NOTIFICATION: Text(
        "หนังสือแจ้งผลการประเมินคุณภาพภายนอก", "Notification of the result of external quality assessment"
    ),
}
PAPER_SHORT: dict[str, Text] = {
    Paper.CERTIFICATE: Text("หนังสือรับรอง", "Certificate"),
    Paper.NOTIFICATION: Text("หนังสือแจ้งผล", "Notification of result"),
}
PAPERS = [(paper.value, paper.value) for paper in Paper]
#: what numbers of papers begin with
PREFIXES = {Paper.CERTIFICATE: "QA", Paper.NOTIFICATION: "QN"}


class FaultyCertificates(ValueError):
    """What should be rules of certificates is none: says where."""


class TermFrom(StrEnum):
    """From which day the term of a certificate counts."""

    RESOLUTION = "resolution"  # of the meeting that agreed to the result
    VERDICT = "verdict"  # the newest version of the verdict
    CERTIFIED = "certified"  # the case first stood certified


@dataclass(frozen=True, slots=True)
class LevelRule:
    """For how many years a certificate of a level holds, and which outcomes are certified.

    ``outcomes`` empty: those that the pack's scale says are met. ``confirmed`` False is shown as such.
    """

    level: str
    years: int
    outcomes: tuple[str, ...] = ()
    confirmed: bool = False
    note: Text = Text("")


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """The rule of each level, the day from which terms count, the parts of a report that the public reads."""

    levels: Mapping[str, LevelRule]
    parts: tuple[Part, ...] = (Part.SUMMARY, Part.OVERALL)
    parts_confirmed: bool = False
    term_from: TermFrom = TermFrom.RESOLUTION
    term_confirmed: bool = False

    def of(self, level: str) -> LevelRule:
        """Return the rule of a level; one that the agency leaves out has the usual years, unconfirmed."""
        return self.levels.get(level) or LevelRule(level, USUAL_YEARS)


def rules_of(said: Mapping[str, Any]) -> CertificateRules:
    """Return the rules that an agency's file says; raises ``FaultyCertificates``."""
    try:
        levels = [_level(one) for one in said["level"]]
        public, term = said.get("publication", {}), said.get("term", {})
        counts = TermFrom(term.get("from", TermFrom.RESOLUTION))
        parts = tuple(map(Part, public.get("parts", ("summary", "overall"))))
    except (KeyError, TypeError, ValueError) as error:
        raise FaultyCertificates(str(error)) from error
    return CertificateRules(
        levels={one.level: one for one in levels},
        parts=parts,
        parts_confirmed=bool(public.get("confirmed", False)),
        term_from=counts,
        term_confirmed=bool(term.get("confirmed", False)),
    )


def _level(one: Mapping[str, Any]) -> LevelRule:
    level, years = str(one["level"]), int(one["years"])
    if level not in LEVEL_NAMES or not 1 <= years <= MOST_YEARS:
        raise FaultyCertificates(f"{level}: {years} years")
    return LevelRule(
        level=level,
        years=years,
        outcomes=tuple(map(str, one.get("outcomes", ()))),
        confirmed=bool(one.get("confirmed", False)),
        note=Text(one.get("note_th", ""), one.get("note_en", "")),
    )


def paper_for(rule: LevelRule, pack: Pack, outcomes: Mapping[str, str], overall: str) -> Paper:
    """Return what is made of a result: of the whole where the pack judges one, else of every standard."""
    judged = (
        {OVERALL: overall} if overall else {one.code: outcomes.get(one.code, "") for one in pack.standards}
    )
    good = bool(judged) and all(_certified(rule, pack, code, said) for code, said in judged.items())
    return Paper.CERTIFICATE if good else Paper.NOTIFICATION


def level_of(pack: Pack, code: str, said: str) -> tuple[Level | None, int, int]:
    """Return the level that an outcome is, its place in its scale from 1 (0: none) and how many there are."""
    rule = rule_for(pack, code)
    scale = next((one for one in pack.scales if rule and one.id == rule.scale), None)
    if scale is None:
        return None, 0, 0
    place = next((at for at, one in enumerate(scale.levels, 1) if one.id == said), 0)
    return scale.level(said), place, len(scale.levels)


def _certified(rule: LevelRule, pack: Pack, code: str, said: str) -> bool:
    if rule.outcomes:
        return said in rule.outcomes
    found, _place, _of = level_of(pack, code, said)
    return bool(found and found.met)


def last_day(starts: date, years: int) -> date:
    """Return the last day of so many years from a day on."""
    if (starts.month, starts.day) == LEAP:
        starts = starts.replace(day=28)
        return starts.replace(year=starts.year + years)
    return starts.replace(year=starts.year + years) - timedelta(days=1)


def last_day_of(begins: date, years: int, before: date | None) -> date:
    """Return the last day of a certificate whose term begins on a day.

    ``before`` is the earliest last day that any certificate of the case had: one made anew, after one was
    withdrawn or the verdict has another version, never holds longer.
    """
    ends = last_day(begins, years)
    return ends if before is None else min(ends, before)


def number_of(paper: Paper, year: int, count: int) -> str:
    """Return the number of a paper: "QA-2570-000012", within a calendar year (B.E.)."""
    return f"{PREFIXES[paper]}-{year}-{count:06d}"
