"""What team formation is given and what it answers, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: a set of weeks of the plan as bits of a whole number: bit 0 is the first week, 63 the last there can be
Weeks = int
ALL_WEEKS: Weeks = (1 << 64) - 1
LEAST_SEATS, MOST_SEATS = 2, 5
SATANG = 100  # of a baht


class ConflictKind(StrEnum):
    """Why a person may not assess an institution, or sit with another person."""

    EMPLOYER = "employer"
    FORMER_STAFF = "former_staff"
    PARENT_AGENCY = "parent_agency"
    ASSESSED_BEFORE = "assessed_before"
    FAMILY = "family"
    CONSULTANCY = "consultancy"
    OBJECTION = "objection"
    DECLARED = "declared"


class Target(StrEnum):
    """What a conflict of a person is with."""

    INSTITUTION = "institution"
    PARENT = "parent"
    ASSESSOR = "assessor"


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution to visit: so many days, so many people, in one of the weeks.

    ``kind`` is the expertise it needs within its level ("secondary"), "" when any will do. Position in
    degrees (WGS 84), None while unknown. ``district`` is a key of the distance table.
    """

    id: str
    level: str
    latitude: float | None
    longitude: float | None
    province: str
    region: str
    parent: str
    days: int
    seats: int
    weeks: Weeks
    kind: str = ""
    district: str = ""
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Licence:
    """That a person may assess a level, in the weeks it is valid for from Monday to Friday; as chair, too?"""

    level: str
    weeks: Weeks = ALL_WEEKS
    chair: bool = False


@dataclass(frozen=True, slots=True)
class Assessor:
    """A person who can be in a team: licences, home, weeks available, most visit days in the year.

    ``score`` is the appraisal, 0 to 5. ``kinds`` are the expertises of institutions that the person knows.
    ``expertise`` are fields that a team is better for having several of.
    ``employer`` is compared with the employers of team-mates; "" for none. ``assessed`` are the institutions
    that the person assessed before, ``assessed_parents`` the parent agencies of such.
    """

    id: str
    licences: tuple[Licence, ...]
    latitude: float | None
    longitude: float | None
    province: str
    region: str
    weeks: Weeks
    most_days: int
    novice: bool = False
    score: float = 5.0
    kinds: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    employer: str = ""
    district: str = ""
    assessed: frozenset[str] = frozenset()
    assessed_parents: frozenset[str] = frozenset()
    expertise: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person and what the person must stay away from; the caller leaves out what is over."""

    assessor: str
    target: Target
    of: str  # id of the institution, parent agency or assessor
    kind: ConflictKind = ConflictKind.DECLARED


@dataclass(frozen=True, slots=True)
class Pin:
    """What an officer has settled: these institutions in one trip, perhaps with this chair, people and week.

    With chair, all members and week nothing is left to choose; else the cheapest completion is found.
    """

    institutions: tuple[str, ...]
    chair: str = ""
    members: tuple[str, ...] = ()
    week: int | None = None


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Who counts as local on a level: within so many km by road, or from the same region as well."""

    local_km: int = 60
    local_region: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What things cost, in satang unless said otherwise; each is to be confirmed by the agency."""

    trip: int = 600 * SATANG  # each person and trip
    km: int = 4 * SATANG
    night: int = 900 * SATANG
    flight: int = 5_500 * SATANG  # there and back
    far_km: int = 200  # farther than this the first night is before the visit
    kind: int = 120 * SATANG  # a day at an institution of a kind that the person does not know
    score: int = 60 * SATANG  # a day and point below 5
    chair_factor: int = 2  # the two above count so many times for the chair
    fairness: int = 15 * SATANG  # a day squared, away from the fair load
    pair: int = 300 * SATANG  # saved when two who prefer it sit together
    unserved: int = 50_000 * SATANG  # a seat that stays empty: dearer than any team
    hard: int = 30 * SATANG  # a person's nights away in the year, squared; a flight counts one more
    mix: int = 100 * SATANG  # each person of a team beyond the different expertises in it
    again: int = 0  # somebody comes again to an institution or its parent: below 0 continuity is sought


@dataclass(frozen=True, slots=True)
class Policy:
    """Every number of the rules, as data; the defaults are to be confirmed by the agency."""

    weights: Weights = Weights()
    levels: Mapping[str, LevelRule] = field(default_factory=dict)
    most_together: int = 4  # institutions in one trip, 1 to 4
    most_days: int = 5  # visit days of one trip
    reach_km: int = 45  # by road between any two institutions of one trip
    neighbours: int = 16  # an institution shares trips with so many nearest of its level
    least_weeks: int = 2  # weeks that institutions of one trip have in common
    most_novices: int = 1  # in a team
    road_percent: int = 130  # a road is so much longer than the straight line
    same_employer_apart: bool = True


#: kilometres by road between two districts, for both orders of the two
Distances = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Visit:
    """A trip of one team in one week to one or several institutions; ``cost`` in satang without fairness."""

    institutions: tuple[str, ...]
    chair: str
    members: tuple[str, ...]
    week: int
    cost: int

    @property
    def team(self) -> tuple[str, ...]:
        return (self.chair, *self.members)


@dataclass(frozen=True, slots=True)
class Plan:
    """The visits of a year, who is not served, and how the plan came about.

    ``cost`` is in satang, fairness counted, penalties for the unserved not. ``digest`` names the plan,
    ``input_digest`` what it was made from; the same input, seed and version give the same digest.
    """

    visits: tuple[Visit, ...]
    unserved: tuple[str, ...]
    cost: int
    seed: int
    steps: int
    finished: bool
    version: str
    input_digest: str
    digest: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What no plan can beat, proven for every legal grouping, team and week.

    ``lower_bound`` and ``cost`` are satang without the penalties that no plan can avoid; ``gap`` is how much
    dearer the plan is, as a share of the bound. ``impossible`` could not be served even alone on an empty
    plan; ``least_unserved_seats`` counts theirs and what shortage makes unavoidable, of ``unserved_seats``.
    """

    lower_bound: int
    cost: int
    gap: float
    impossible: tuple[str, ...]
    unserved_seats: int
    least_unserved_seats: int
    groups: int
    prices: Mapping[str, int] = field(default_factory=dict)  # assessor -> satang a day
