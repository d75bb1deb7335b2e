"""Pins of officers: those that hold, and those that contradict a rule, a record or each other, named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from prakan.domain.problems import Fault
from prakan.domain.problems_teams import PIN_BREAKS_RULE, PIN_CLASH, PIN_TWICE, PIN_UNKNOWN
from prakan.domain.teams.model import Pin, Visit
from prakan.domain.teams.rules import RULES, RuleId
from prakan.domain.teams.verify import Book, Violation, broken_by

#: what a pin that leaves people or week open cannot break yet
OPEN = frozenset({RuleId.LOCAL, RuleId.SIZE, RuleId.CHAIR})


def settled(pins: Sequence[Pin], records: Book) -> tuple[tuple[Pin, ...], list[Fault]]:
    """Return the pins that hold together, the earlier before the later, and why each other is not used."""
    used: list[Pin] = []
    faults: list[Fault] = []
    for pin in pins:
        found = next(_against(pin, used, records), None)
        if found is None:
            used.append(pin)
        else:
            faults.append(found)
    return tuple(used), faults


def _people(pin: Pin) -> tuple[str, ...]:
    return ((pin.chair,) if pin.chair else ()) + pin.members


def _against(pin: Pin, used: Sequence[Pin], records: Book) -> Iterator[Fault]:
    said = {"institutions": ", ".join(pin.institutions)}
    for one in pin.institutions:
        if one not in records.institutions:
            yield Fault(PIN_UNKNOWN, {**said, "record": one}, one)
    for person in _people(pin):
        if person not in records.assessors:
            yield Fault(PIN_UNKNOWN, {**said, "record": person}, person)
    taken = {i for other in used for i in other.institutions}
    for one in pin.institutions:
        if one in taken or pin.institutions.count(one) > 1:
            yield Fault(PIN_TWICE, {**said, "record": one}, one)
    for other in used:
        for person in set(_people(pin)) & set(_people(other)):
            if pin.week is not None and pin.week == other.week:
                yield Fault(PIN_CLASH, {**said, "record": person, "week": pin.week + 1}, person)
    for violation in _broken(pin, used, records):
        name = RULES[violation.rule].name
        yield Fault(PIN_BREAKS_RULE, {**said, "rule": name, "record": violation.detail}, pin.institutions[0])


def _broken(pin: Pin, used: Sequence[Pin], records: Book) -> Iterator[Violation]:
    """Yield the rules that a pin breaks as far as it is settled."""
    weeks = range(64) if pin.week is None else [pin.week]
    people = _people(pin)
    seats = max(records.institutions[i].seats for i in pin.institutions)
    whole = bool(pin.chair) and len(people) == seats
    least: list[Violation] | None = None
    for week in weeks:
        visit = Visit(pin.institutions, people[0] if people else "", people[1:], week, 0)
        found = _of_visit(visit, records, whole, seats, bool(pin.chair))
        least = found if least is None or len(found) < len(least) else least
        if not least:
            break
    yield from least or []
    days = sum(records.institutions[i].days for i in pin.institutions)
    load: Counter[str] = Counter()
    for other in used:
        for person in _people(other):
            load[person] += sum(records.institutions[i].days for i in other.institutions)
    for person in people:
        if load[person] + days > records.assessors[person].most_days:
            yield Violation(RuleId.LOAD, pin.institutions, f"{person}: {load[person] + days}")


def _of_visit(visit: Visit, records: Book, whole: bool, seats: int, chaired: bool) -> list[Violation]:
    if not visit.chair:  # nobody is named yet: only the group and its week can be wrong
        anybody = next(iter(records.assessors), "")
        if not anybody:
            return []
        visit = Visit(visit.institutions, anybody, (), visit.week, 0)
        kept = {RuleId.GROUPING, RuleId.WINDOW}
        return [v for v in broken_by(records, visit) if v.rule in kept]
    found = broken_by(records, visit)
    if whole:
        return found
    too_many = len(visit.team) > seats
    open_rules = OPEN - ({RuleId.SIZE} if too_many else set()) - ({RuleId.CHAIR} if chaired else set())
    if not chaired:  # the first of the people named sits in the chair only for this check
        found = [v for v in found if v.rule is not RuleId.NOVICE]
    return [v for v in found if v.rule not in open_rules]
