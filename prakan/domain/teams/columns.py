"""From records to arrays: codes, positions in metres, weeks as bits, lists of conflicts and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.geography import metres
from prakan.domain.teams.kernel import Columns
from prakan.domain.teams.model import (
    Assessor,
    Conflict,
    Distances,
    Institution,
    LevelRule,
    Pin,
    Policy,
)
from prakan.domain.teams.ties import conflicting_pairs, kept_apart, known_bits, listed, mutual
from prakan.domain.teams.workroom import desk_for, empty_state

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
CANDIDATES = 96  # people looked at for an institution in the search; the certificate looks at all
FREE, WHOLE, FROZEN = 0, 1, 2  # what pins leave of an institution
KM = 1000  # metres


@dataclass(frozen=True, slots=True)
class Given:
    """The records of a problem as they were admitted."""

    institutions: Sequence[Institution]
    assessors: Sequence[Assessor]
    conflicts: Sequence[Conflict]
    pins: Sequence[Pin]
    prefer_together: Sequence[tuple[str, str]]
    policy: Policy
    distances: Distances


class Codes:
    """Numbers for words, in the order in which they first come."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def code(self, word: str) -> int:
        return self.of.setdefault(word, len(self.of))

    def all(self, words: Iterable[str]) -> Small:
        return np.array([self.code(word) for word in words], dtype=np.int32)


class Codebook:
    """The words of a problem as numbers, one list of numbers for each kind of word."""

    def __init__(self, given: Given) -> None:
        self.levels, self.provinces, self.regions, self.kinds, self.languages = (Codes() for _ in range(5))
        self.where = {one.id: at for at, one in enumerate(given.institutions)}
        self.who = {one.id: at for at, one in enumerate(given.assessors)}
        self.levels.all(one.level for one in given.institutions)
        self.levels.all(licence.level for one in given.assessors for licence in one.licences)


def columns_of(given: Given) -> Columns:
    """Return a problem as arrays."""
    book = Codebook(given)
    rules = [given.policy.levels.get(name, LevelRule()) for name in book.levels.of]
    visited, people = _of_institutions(given, book), _of_assessors(given, book)
    languages = _words(book.languages, [i.languages for i in given.institutions])
    spoken = _words(book.languages, [a.languages for a in given.assessors])
    conflicting = conflicting_pairs(given.conflicts, given.institutions, book.where, book.who)
    together = {(book.who[a], book.who[b]) for a, b in given.prefer_together if {a, b} <= book.who.keys()}
    apart = kept_apart(given.conflicts, given.assessors, book.who, given.policy)
    holder_start, holders = listed([np.flatnonzero(row).tolist() for row in people["free"]])
    work = visited["days"] * visited["seats"]
    c = Columns(
        **visited,
        **people,
        **pin_columns(given.institutions, given.pins, book.where, book.who),
        **_table(given.institutions, given.assessors, given.distances),
        **mutual(apart, "clash", len(given.assessors)),
        **mutual(together, "mate", len(given.assessors)),
        target=_targets(visited["level"], work, people["free"], people["most_days"]),
        eligible=kernel.eligibility(visited["level"], people["free"], languages, spoken, conflicting),
        known=known_bits(given.institutions, given.assessors, book.where, given.policy),
        candidates=np.full((len(given.institutions), 1), kernel.NONE, np.int32),
        outside=np.zeros((0, kernel.LONGEST + 1), np.int64),
        near=np.full((len(given.institutions), 1), kernel.NONE, np.int32),
        near_count=np.zeros(len(given.institutions), np.int64),
        holder_start=holder_start,
        holders=holders,
        local_metres=np.array([rule.local_km * KM for rule in rules], dtype=np.int64),
        local_region=np.array([rule.local_region for rule in rules], dtype=np.bool_),
        rule=_rule(given.policy, bool(people["expert"].any())),
    )
    return _with_lists(c, given.policy)


def _of_institutions(given: Given, book: Codebook) -> dict[str, Any]:
    records = given.institutions
    return {
        "place": metres((i.latitude or 0.0, i.longitude or 0.0) for i in records),
        "province": book.provinces.all(i.province for i in records),
        "region": book.regions.all(i.region for i in records),
        "level": book.levels.all(i.level for i in records),
        "days": np.array([i.days for i in records], dtype=np.int64),
        "seats": np.array([i.seats for i in records], dtype=np.int64),
        "kind": np.array([book.kinds.code(i.kind) for i in records], dtype=np.int64),
    }


def _of_assessors(given: Given, book: Codebook) -> dict[str, Any]:
    records = given.assessors
    free, chair = _licences(records, book.levels)
    return {
        "home": metres((a.latitude or 0.0, a.longitude or 0.0) for a in records),
        "home_province": book.provinces.all(a.province for a in records),
        "home_region": book.regions.all(a.region for a in records),
        "kinds": _words(book.kinds, [a.kinds | {""} for a in records]),
        "expert": _words(Codes(), [a.expertise for a in records]),
        "shortfall": np.array([500 - round(a.score * 100) for a in records], dtype=np.int64),
        "novice": np.array([a.novice for a in records], dtype=np.bool_),
        "most_days": np.array([a.most_days for a in records], dtype=np.int64),
        "free": free,
        "chair": chair,
    }


def _licences(assessors: Sequence[Assessor], levels: Codes) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Return the weeks in which each person may and can work, by level, and who may chair."""
    free = np.zeros((len(levels.of), len(assessors)), np.uint64)
    chair = np.zeros((len(levels.of), len(assessors)), np.bool_)
    for at, one in enumerate(assessors):
        for licence in one.licences:
            row = levels.of[licence.level]
            free[row, at] |= np.uint64(licence.weeks & one.weeks)
            chair[row, at] |= licence.chair
    return free, chair


def _words(codes: Codes, sets: Sequence[frozenset[str] | set[str]]) -> NDArray[np.uint64]:
    """Return sets of words as bits; a problem has 64 different ones at most."""
    return np.array([sum(1 << codes.code(word) for word in words) for words in sets], dtype=np.uint64)


def _table(
    institutions: Sequence[Institution], assessors: Sequence[Assessor], distances: Distances
) -> dict[str, Small]:
    """Return rows of the distance table for both sides, and the table in metres."""
    codes = Codes()
    for pair in distances:
        codes.all(pair)
    table = np.full((len(codes.of), len(codes.of)), kernel.NONE, np.int32)
    for (a, b), km in distances.items():
        table[codes.of[a], codes.of[b]] = table[codes.of[b], codes.of[a]] = km * KM
    here = [codes.of.get(i.district, kernel.NONE) for i in institutions]
    home = [codes.of.get(a.district, kernel.NONE) for a in assessors]
    rows = {"district": here, "home_district": home}
    return {"table": table, **{name: np.array(row, dtype=np.int32) for name, row in rows.items()}}


def pin_columns(
    institutions: Sequence[Institution], pins: Sequence[Pin], where: Mapping[str, int], who: Mapping[str, int]
) -> dict[str, Any]:
    """Return what pins leave to choose: weeks, whether groups are fixed, whom they demand."""
    fixed, window = _fixed(institutions, pins, where), _windows(institutions, pins, where)
    return {"fixed": fixed, "window": window, **_wishes(pins, where, who)}


def _complete(pin: Pin, institutions: Sequence[Institution], where: Mapping[str, int]) -> bool:
    seats = max(institutions[where[i]].seats for i in pin.institutions)
    return bool(pin.chair) and pin.week is not None and len(pin.members) == seats - 1


def _fixed(
    institutions: Sequence[Institution], pins: Sequence[Pin], where: Mapping[str, int]
) -> NDArray[np.int8]:
    fixed = np.full(len(institutions), FREE, np.int8)
    for pin in pins:
        for of in pin.institutions:
            fixed[where[of]] = FROZEN if _complete(pin, institutions, where) else WHOLE
    return fixed


def _windows(
    institutions: Sequence[Institution], pins: Sequence[Pin], where: Mapping[str, int]
) -> NDArray[np.uint64]:
    window = np.array([i.weeks for i in institutions], dtype=np.uint64)
    for pin in pins:
        if pin.week is not None:
            for of in pin.institutions:
                window[where[of]] &= np.uint64(1 << pin.week)
    return window


def _wishes(pins: Sequence[Pin], where: Mapping[str, int], who: Mapping[str, int]) -> dict[str, Any]:
    """Return whom pins demand, listed under the first institution of each pin."""
    rows: list[list[tuple[int, bool]]] = [[] for _ in where]
    for pin in pins:
        head = [(who[pin.chair], True)] if pin.chair else []
        rows[where[pin.institutions[0]]] = [*head, *((who[a], False) for a in pin.members)]
    start, people = listed([[a for a, _ in row] for row in rows])
    chair = np.array([one for row in rows for _, one in row], dtype=np.bool_)
    return {"wish_start": start, "wish": people, "wish_chair": chair}


def _targets(level: Small, work: Ints, free: NDArray[np.uint64], most: Ints) -> Ints:
    """Return the fair load of each person, in days.

    The seat-days of each level are shared among its holders in proportion to their limits; people with
    several licences shift towards the levels that are short of people, until that settles.
    """
    holds = (free != 0).T.astype(np.float64)
    demand = np.bincount(level, weights=work, minlength=free.shape[0])
    share = holds / np.maximum(holds.sum(1, keepdims=True), 1.0)
    tension = np.zeros(free.shape[0])
    for _ in range(30):
        tension = demand / np.maximum((share * most[:, None]).sum(0), 1.0)
        pull = holds * np.maximum(tension, 1e-9)
        share = pull / np.maximum(pull.sum(1, keepdims=True), 1e-9)
    fair = np.rint((share * most[:, None] * tension).sum(1)).astype(np.int64)
    return np.asarray(np.minimum(fair, most), np.int64)


def _rule(policy: Policy, mixed: bool) -> Ints:
    """Return the numbers of a policy; the mix of expertise weighs nothing while nobody's is known."""
    rule, w = np.zeros(kernel.RULES, np.int64), policy.weights
    given: dict[int, int] = {
        kernel.TRIP: w.trip,
        kernel.PER_KM: w.km,
        kernel.NIGHT: w.night,
        kernel.FLIGHT: w.flight,
        kernel.FAR: w.far_km * KM,
        kernel.ROAD: policy.road_percent,
        kernel.KIND: w.kind,
        kernel.SCORE: w.score,
        kernel.CHAIR_FACTOR: w.chair_factor,
        kernel.FAIRNESS: w.fairness,
        kernel.UNSERVED: w.unserved,
        kernel.PAIR: w.pair,
        kernel.MOST_TOGETHER: min(policy.most_together, kernel.TOGETHER),
        kernel.MOST_DAYS: policy.most_days,
        kernel.LEAST_WEEKS: policy.least_weeks,
        kernel.MOST_NOVICES: policy.most_novices,
        kernel.REACH: policy.reach_km * KM,
        kernel.HARD: w.hard,
        kernel.AGAIN: w.again,
        kernel.MIX: w.mix if mixed else 0,
    }
    for at, value in given.items():
        rule[at] = value
    return rule


def _with_lists(c: Columns, policy: Policy) -> Columns:
    """Add who comes into question for each institution, and which institutions may share its trip."""
    candidates = kernel.find_candidates(CANDIDATES, c, empty_state(c), desk_for(c))
    near, count = _neighbours(c, policy)
    return c._replace(candidates=candidates, near=near, near_count=count)


def _neighbours(c: Columns, policy: Policy) -> tuple[Small, Ints]:
    """Return for each institution those that may share its trip, in either direction, nearest first."""
    rows: list[dict[int, int]] = [{} for _ in c.days]
    for level in np.unique(c.level):
        members = np.flatnonzero((c.level == level) & (c.fixed == FREE)).astype(np.int32)
        found = kernel.nearest(members, policy.neighbours, c)
        for i, row in zip(members.tolist(), found.tolist(), strict=True):
            for j in row:
                if j >= 0 and _compatible(i, j, c):
                    rows[i][j] = rows[j][i] = kernel.between(min(i, j), max(i, j), c)
    near = np.full((len(rows), max([1, *map(len, rows)])), kernel.NONE, np.int32)
    for i, row in enumerate(rows):
        near[i, : len(row)] = sorted(row, key=_by(row))
    return near, np.array([len(row) for row in rows], dtype=np.int64)


def _by(row: Mapping[int, int]) -> Callable[[int], tuple[int, int]]:
    return lambda other: (row[other], other)


def _compatible(i: int, j: int, c: Columns) -> bool:
    common = int(c.window[i] & c.window[j]).bit_count()
    return bool(c.days[i] + c.days[j] <= c.rule[kernel.MOST_DAYS] and common >= c.rule[kernel.LEAST_WEEKS])
