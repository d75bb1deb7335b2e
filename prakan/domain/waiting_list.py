"""More applicants than places: who has one, who waits, in an order that follows from a stated rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prakan.domain.text import Text


class OrderRule(StrEnum):
    """By what applicants are put in order."""

    FIRST_COME = "first_come"
    NAMED = "named"


ORDER_RULES: dict[OrderRule, Text] = {
    OrderRule.FIRST_COME: Text("ตามวันที่แจ้งความประสงค์ ก่อนได้ก่อน", "By the day of application, first come first"),
    OrderRule.NAMED: Text("ตามลำดับในรายชื่อที่ต้นสังกัดส่ง", "By the order of the parent agency's list"),
}


@dataclass(frozen=True, slots=True)
class Applicant:
    """An institution that applied: on which day, as which entry of the list (from 1)."""

    institution: int
    applied_on: date
    entry: int


@dataclass(frozen=True, slots=True)
class Move:
    """A person put an institution at a place of the order (from 1); later moves come on top."""

    institution: int
    place: int


def in_order(
    applicants: Iterable[Applicant], rule: OrderRule, moves: Iterable[Move] = ()
) -> tuple[Applicant, ...]:
    """Return the applicants by the rule, then as the moves have put them, one after the other."""
    line = sorted(applicants, key=lambda a: _key(a, rule))
    for move in moves:
        who = next((a for a in line if a.institution == move.institution), None)
        if who:
            line.remove(who)
            line.insert(max(0, move.place - 1), who)
    return tuple(line)


def shared_out(
    line: Sequence[Applicant], places: int | None
) -> tuple[tuple[Applicant, ...], tuple[Applicant, ...]]:
    """Return who has a place and who waits; without a number of places, everybody has one."""
    cut = len(line) if places is None else places
    return tuple(line[:cut]), tuple(line[cut:])


def in_time(applicant: Applicant, apply_by: date | None) -> bool:
    """Return whether an application came by the last day for it."""
    return apply_by is None or applicant.applied_on <= apply_by


def _key(applicant: Applicant, rule: OrderRule) -> tuple[int, ...]:
    first = applicant.applied_on.toordinal() if rule is OrderRule.FIRST_COME else 0
    return first, applicant.entry, applicant.institution
