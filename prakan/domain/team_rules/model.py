"""The rules of forming teams as an agency has them: numbers, levels, season, and what is confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from prakan.domain.assessors import ASSESSED
from prakan.domain.frameworks.vocabulary import Level
from prakan.domain.institutions import Kind
from prakan.domain.team_rules.numbers import NUMBERS, USUAL_LOAD, WEIGHT, Unit
from prakan.domain.teams.model import SATANG, LevelRule, Policy, Weights
from prakan.domain.teams.sizes import SIZES, VisitSize
from prakan.domain.text import Text

#: what may be confirmed beside numbers and levels
SEASON, CLOSED, FURTHER, RENEWALS = "season", "closed", "further", "renewals"


class Further(StrEnum):
    """Of an institution on the list for two levels: which licences its team needs."""

    OWN = "own"  # that of its kind; the other level is read with it
    EVERY = "every"  # everybody in the team is licensed for both


FURTHER_NAMES: dict[Further, Text] = {
    Further.OWN: Text("ระดับหลักของสถานศึกษา", "The level of its kind"),
    Further.EVERY: Text("ทุกระดับที่อยู่ในรายชื่อ", "Every level it is listed for"),
}


class Renewals(StrEnum):
    """Of licences that end while the plan runs: how far they count."""

    AS_IS = "as_is"  # to their last day
    ASSUMED = "assumed"  # as if renewed; whoever it rests on is named until a board has resolved it


RENEWAL_NAMES: dict[Renewals, Text] = {
    Renewals.AS_IS: Text("นับถึงวันหมดอายุเท่านั้น", "They count to their last day only"),
    Renewals.ASSUMED: Text(
        "ถือว่าจะได้ต่ออายุ และระบุชื่อผู้ที่ต้องต่อก่อนไปตรวจเยี่ยม",
        "As if renewed; who must be renewed before a visit is named",
    ),
}


@dataclass(frozen=True, slots=True)
class Closed:
    """Days of every year on which nobody is visited, both counted: month and day, "04-01" to "05-15"."""

    first: str
    last: str
    name: Text


@dataclass(frozen=True, slots=True)
class LevelRules:
    """What holds for one level; ``sizes`` from the smallest institutions to the largest."""

    local_km: int
    local_region: bool
    sizes: tuple[VisitSize, ...]
    languages: tuple[str, ...] = ()
    closed: tuple[Closed, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """The weeks of a plan: so many from a Monday on."""

    first_monday: date
    weeks: int


@dataclass(frozen=True, slots=True)
class TeamRules:
    """All that a plan is formed by, apart from the records of the registry.

    ``numbers`` in the unit of each, by code. ``confirmed`` names what the agency has settled: codes of
    numbers, levels, ``SEASON``, ``CLOSED``, ``FURTHER``, ``RENEWALS``; all else is shown as to be confirmed.
    ``notes`` says where each comes from.
    """

    numbers: Mapping[str, int]
    levels: Mapping[str, LevelRules]
    closed: tuple[Closed, ...] = ()
    further: Further = Further.OWN
    renewals: Renewals = Renewals.AS_IS
    season: Season | None = None  # None: the weeks ahead
    confirmed: frozenset[str] = frozenset()
    notes: Mapping[str, Text] = field(default_factory=dict)
    only: frozenset[int] = frozenset()  # institutions (ids) that the plan is for; none named: all on the list

    def number(self, code: str) -> int:
        """Return a number in its own unit; the house's where the agency says nothing."""
        return self.numbers.get(code, NUMBERS[code].default)

    def is_confirmed(self, name: str) -> bool:
        return name in self.confirmed

    def policy(self, several: Iterable[str] = ()) -> Policy:
        """Return the numbers as the search takes them; ``several`` are keys of levels that stand together."""
        found = {code: _as_used(code, self.number(code)) for code in NUMBERS if code != USUAL_LOAD}
        own = {code: value for code, value in found.items() if not code.startswith(WEIGHT)}
        own["same_employer_apart"] = bool(own["same_employer_apart"])
        levels = {name: LevelRule(one.local_km, one.local_region) for name, one in self.levels.items()}
        levels |= {key: levels[own_level(key)] for key in several if own_level(key) in levels}
        weights = {f.name: found[f"{WEIGHT}{f.name}"] for f in fields(Weights)}
        return Policy(weights=Weights(**weights), levels=levels, **own)  # type: ignore[arg-type]

    def size(self, level: str, learners: int | None) -> VisitSize:
        """Return days and people of a visit; while the learners are not known, those of the largest."""
        sizes = self.levels[level].sizes
        if learners is None:
            return sizes[-1]
        return next(one for one in sizes if one.below is None or learners < one.below)


def _as_used(code: str, value: int) -> int:
    return value * SATANG if NUMBERS[code].unit is Unit.BAHT else value


TOGETHER = "+"  # between the levels of an institution whose team is licensed for all of them


def level_of(kind: str, further: Iterable[str] = ()) -> str:
    """Return the level of a kind of institution, or with ``further`` levels the key of them all together."""
    own = Level.EARLY_CHILDHOOD.value if kind == Kind.CHILD_CENTRE else kind
    return TOGETHER.join([own, *further])


def own_level(level: str) -> str:
    """Return the level of the kind of institution from a key of one or several."""
    return level.partition(TOGETHER)[0]


#: levels of which a region has few people, so that whoever lives in it counts as local
RARE = frozenset({Level.VOCATIONAL, Level.INTERNATIONAL, Level.HIGHER, Level.NON_FORMAL, Level.WELFARE})
#: when schools are closed (regulation of the Ministry of Education on opening and closing schools, B.E. 2549)
HOLIDAYS = (
    Closed("04-01", "05-15", Text("ปิดภาคเรียนปลายปี", "Holidays at the end of the school year")),
    Closed("10-11", "10-31", Text("ปิดภาคเรียนกลางปี", "Holidays in the middle of the school year")),
)
EVERYWHERE = (
    Closed("12-30", "01-02", Text("เทศกาลปีใหม่", "New Year")),
    Closed("04-12", "04-16", Text("เทศกาลสงกรานต์", "Songkran")),
)
NO_SCHOOL_YEAR = frozenset({Level.NON_FORMAL, Level.HIGHER})


def usual_rules() -> TeamRules:
    """Return the rules of the house: every one of them to be confirmed by the agency."""
    return TeamRules(
        numbers={code: number.default for code, number in NUMBERS.items()},
        levels={level.value: _usual_level(level) for level in ASSESSED},
        closed=EVERYWHERE,
    )


def _usual_level(level: Level) -> LevelRules:
    rare = level in RARE
    return LevelRules(
        local_km=150 if rare else LevelRule().local_km,
        local_region=rare,
        sizes=SIZES[level],
        languages=("en",) if level is Level.INTERNATIONAL else (),
        closed=() if level in NO_SCHOOL_YEAR else HOLIDAYS,
    )
