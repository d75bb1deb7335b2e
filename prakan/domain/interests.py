"""Conflicts of interest as pure facts: what ties an assessor to an institution, how long it bars, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prakan.domain.text import Text


class InterestKind(StrEnum):
    """What ties an assessor to an institution or to the agency it belongs to."""

    EMPLOYMENT = "employment"
    SUPERVISION = "supervision"
    SAME_AGENCY = "same_agency"
    STUDY = "study"
    PAST_ASSESSMENT = "past_assessment"
    FAMILY = "family"
    CONSULTANCY = "consultancy"
    OTHER = "other"


KIND_NAMES: dict[InterestKind, Text] = {
    InterestKind.EMPLOYMENT: Text("ทำงานหรือเคยทำงานที่นี่", "Employment there"),
    InterestKind.SUPERVISION: Text("ทำงานในหน่วยงานที่กำกับ", "Work in the agency above it"),
    InterestKind.SAME_AGENCY: Text("ทำงานในต้นสังกัดเดียวกัน", "Work under the same parent agency"),
    InterestKind.STUDY: Text("เคยเรียนที่นี่", "Studies there"),
    InterestKind.PAST_ASSESSMENT: Text("เคยประเมินที่นี่", "Past assessment"),
    InterestKind.FAMILY: Text("มีญาติที่นี่", "Family there"),
    InterestKind.CONSULTANCY: Text("เป็นที่ปรึกษาหรือวิทยากร", "Consultancy or training"),
    InterestKind.OTHER: Text("ผลประโยชน์อื่น", "Another interest"),
}


#: the gravest first
ORDER = {kind: at for at, kind in enumerate(InterestKind)}


class Origin(StrEnum):
    """How an interest is known."""

    DECLARED = "declared"
    FOUND = "found"


ORIGIN_NAMES: dict[Origin, Text] = {
    Origin.DECLARED: Text("แจ้งไว้", "Declared"),
    Origin.FOUND: Text("พบจากทะเบียน", "Found from the register"),
}


@dataclass(frozen=True, slots=True)
class InterestRule:
    """How long a kind bars after it ended (days; None: for ever), and between which agencies it counts.

    ``agency_kinds`` narrows the kinds that follow from an agency; empty is any. ``confirmed`` is False while
    the rule is to be confirmed.
    """

    kind: InterestKind
    cooling_days: int | None
    agency_kinds: frozenset[str] = frozenset()
    confirmed: bool = False


Rules = Mapping[InterestKind, InterestRule]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an assessor: a tie, a visit, a declaration; to an institution or an agency (ids)."""

    kind: InterestKind
    origin: Origin
    institution: int | None
    agency: int | None  # of a tie to an institution: the agency that it belongs to
    place: Text
    starts: date | None
    ends: date | None
    source: str = ""
    reason: str = ""
    id: int | None = None  # of a declaration


@dataclass(frozen=True, slots=True)
class Target:
    """An institution with the agency it belongs to and all above that, each with its kind."""

    institution: int
    agency: int | None
    above: Mapping[int, str]  # agency (id) -> its kind, the nearest among them


@dataclass(frozen=True, slots=True)
class Conflict:
    """What bars an assessor from an institution on a day; ``until`` is the last day it does, None: open.

    ``confirmed`` says whether the rule behind it is.
    """

    kind: InterestKind
    fact: Fact
    until: date | None
    confirmed: bool = False


def conflicts(
    facts: Iterable[Fact], target: Target, rules: Rules, on: date, last: date | None = None
) -> tuple[Conflict, ...]:
    """Return everything that bars an assessor from an institution on a day, the gravest kind first.

    With ``last``, everything that does so on any day from ``on`` to ``last``.
    """
    found = [
        Conflict(kind, fact, until(fact.ends, rules[kind]), rules[kind].confirmed)
        for fact in facts
        for kind in _kinds(fact, target, rules)
        if holds(fact, rules[kind], on, last)
    ]
    return tuple(sorted(found, key=lambda one: ORDER[one.kind])) if found else ()


def _kinds(fact: Fact, target: Target, rules: Rules) -> tuple[InterestKind, ...]:
    """Return how a fact touches an institution; a tie to it is never also one to its agency."""
    if fact.institution is not None and fact.institution == target.institution:
        return (fact.kind,)
    if fact.institution is None:
        return _from_agency(fact, target, rules)
    same = fact.kind is InterestKind.EMPLOYMENT and fact.agency is not None and fact.agency == target.agency
    rule = rules[InterestKind.SAME_AGENCY]
    return (InterestKind.SAME_AGENCY,) if same and _counts(rule, target.above[target.agency]) else ()  # type: ignore[index]


def _from_agency(fact: Fact, target: Target, rules: Rules) -> tuple[InterestKind, ...]:
    """Return how a tie to an agency touches an institution under it."""
    if fact.agency is None or fact.agency not in target.above:
        return ()
    found = fact.origin is Origin.FOUND and fact.kind is InterestKind.EMPLOYMENT
    kind = InterestKind.SUPERVISION if found else fact.kind
    return (kind,) if not found or _counts(rules[kind], target.above[fact.agency]) else ()


def _counts(rule: InterestRule, agency_kind: str) -> bool:
    return not rule.agency_kinds or agency_kind in rule.agency_kinds


def holds(fact: Fact, rule: InterestRule, on: date, last: date | None = None) -> bool:
    """Return whether a fact bars on a day: from the day it began until its cooling-off has passed.

    With ``last``, whether it does so on any day from ``on`` to ``last``.
    """
    if fact.starts and (last or on) < fact.starts:
        return False
    over = until(fact.ends, rule)
    return over is None or on <= over


def until(ends: date | None, rule: InterestRule) -> date | None:
    """Return the last day on which something that ended bars; None: it goes on, or bars for ever."""
    if ends is None or rule.cooling_days is None:
        return None
    return ends + timedelta(days=rule.cooling_days)
