"""What a visit that was made owes whom, as its cases reach the stages that the instalments name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from prakan.domain.fees import Due, FaultyFees, Fees, Part, Trip, owed


@dataclass(frozen=True, slots=True)
class Sat:
    """Somebody who was at a visit: assessor (id), seat, metres by road there and back; None: not known."""

    assessor: int
    seat: str
    metres: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A visit that took place: its record (id), level, who was there, days by institution (id).

    ``cases`` are those that it served, with institution, level and the stages reached, by case (id).
    """

    record: int
    level: str
    people: tuple[Sat, ...]
    days: Mapping[int, int]
    cases: Mapping[int, tuple[int, str, frozenset[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment that is due: its key, whose, of which case (None: of the trip), and how it was reckoned."""

    key: str
    record: int
    case: int | None
    level: str
    assessor: int
    seat: str
    stage: str
    due: Due
    metres: int | None


def key_of(part: str, who: Sat, *, case: int | None, record: int, per: str = "") -> str:
    """Return what names a payment once: its part, the person in their seat, and the case or the trip."""
    seat = f"a{who.assessor}:{who.seat}"
    return f"{part}:c{case}:{seat}" if case else f"{part}:v{record}:{seat}:{per}"


def owed_of(fees: Fees, visits: Iterable[Made]) -> Iterator[Owed]:
    """Yield every payment that visits owe by the stages their cases have reached; rates that lack, nothing.

    An instalment is owed to each person for each case, travel once to each person of a trip.
    """
    for one in visits:
        for who in one.people:
            yield from _of_cases(fees, one, who)
            yield from _of_the_trip(fees, one, who)


def _of_cases(fees: Fees, made: Made, who: Sat) -> Iterator[Owed]:
    stages = {one.part: one.stage for one in fees.instalments}
    for case, (place, level, reached) in made.cases.items():
        trip = Trip(level, who.seat, {str(place): made.days.get(place, 1)})
        for due in _reckoned(fees, trip):
            if due.part in stages and stages[due.part] in reached and due.satang:
                key = key_of(due.part.value, who, case=case, record=made.record)
                yield _owed(key, made, who, case, level, stages[due.part], due)


def _of_the_trip(fees: Fees, made: Made, who: Sat) -> Iterator[Owed]:
    if not any(fees.travel_stage in reached for _, _, reached in made.cases.values()):
        return
    days = {str(place): count for place, count in made.days.items()}
    for due in _reckoned(fees, Trip(made.level, who.seat, days, who.metres or 0)):
        if due.part is Part.TRAVEL and due.satang:
            per = due.rate.per.value
            key = key_of(due.part.value, who, case=None, record=made.record, per=per)
            yield _owed(key, made, who, None, made.level, fees.travel_stage, due)


def _owed(key: str, made: Made, who: Sat, case: int | None, level: str, stage: str, due: Due) -> Owed:
    metres = None if case else who.metres
    return Owed(key, made.record, case, level, who.assessor, who.seat, stage, due, metres)


def _reckoned(fees: Fees, trip: Trip) -> tuple[Due, ...]:
    try:
        return owed(fees, trip)
    except FaultyFees:  # no rate holds: nothing can be owed, and pages say that the rate lacks
        return ()
