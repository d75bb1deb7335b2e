"""A pack as read: standards, indicators, points, scales, rubrics, rules, phases, worked examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from prakan.domain.frameworks.vocabulary import Carries, Counts, Group, Method, NotAssessed, RuleKind, Status
from prakan.domain.frameworks.vocabulary import Level as EducationLevel
from prakan.domain.institutions import Kind
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale: ``value`` orders it and counts in means; ``met`` says whether it passes."""

    id: str
    value: Decimal
    name: Text
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: its levels from the lowest to the highest; a placeholder stands for one not yet known."""

    id: str
    name: Text
    levels: tuple[Level, ...]
    placeholder: bool = False

    def level(self, level_id: str) -> Level | None:
        """Return a level by id."""
        return next((level for level in self.levels if level.id == level_id), None)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What reaching one level means."""

    level: str
    text: Text


@dataclass(frozen=True, slots=True)
class Rubric:
    """Descriptions of the levels of a scale."""

    id: str
    scale: str
    levels: tuple[Descriptor, ...]
    placeholder: bool = False

    def text(self, level_id: str) -> Text:
        """Return the description of a level, empty when there is none."""
        return next((d.text for d in self.levels if d.level == level_id), Text(""))


@dataclass(frozen=True, slots=True)
class Point:
    """A thing that is met or not within an indicator (or directly within a standard)."""

    code: str
    name: Text
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence asked for; ``years_back`` counts earlier years wanted besides the year assessed."""

    name: Text
    years_back: int = 0
    source: Text = Text("")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of a standard."""

    code: str
    name: Text
    points: tuple[Point, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    methods: tuple[Method, ...] = ()
    best_practice: bool = False
    note: Text = Text("")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard with its indicators."""

    code: str
    name: Text
    indicators: tuple[Indicator, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """From this number on, this level; the first band of a rule has no beginning."""

    level: str
    start: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it judges, on what, how, and what it does with things not assessed."""

    id: str
    kind: RuleKind
    name: Text = Text("")
    judges: tuple[str, ...] = ()  # codes, or a word of Group; empty for a helper that others count on
    of: tuple[str, ...] = ()  # codes or rule ids, or a word of Group
    scale: str = ""
    rubric: str = ""
    phase: str = ""
    at_least: str = ""
    counts: Counts = Counts.NUMBER
    carries: Carries = Carries.LEVEL
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    decimals: int | None = None  # half up, before the bands are read
    least: Decimal | None = None
    most: Decimal | None = None
    unit: Text = Text("")
    not_assessed: NotAssessed = NotAssessed.STOPS
    enough: int | None = None  # how many items must be assessed
    placeholder: bool = False
    note: Text = Text("")

    @property
    def needs(self) -> int:
        """Return how many items must be assessed; where the rest counts as lowest, none need be."""
        if self.enough is not None:
            return self.enough
        return 0 if self.not_assessed is NotAssessed.LOWEST else 1


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the assessment after which a result is given."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What is not officially known: what it covers, since when, and where the present text comes from."""

    covers: tuple[str, ...]
    what: Text
    since: date
    source: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """What an assessor put down for one thing; nothing of it means not assessed."""

    met: bool | None = None
    level: str = ""
    number: Decimal | None = None

    @property
    def assessed(self) -> bool:
        return self.met is not None or bool(self.level) or self.number is not None


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: marks and the outcomes they must lead to; ``rest`` marks what is not named."""

    id: str
    name: Text
    marks: Mapping[str, Mark]
    expect: Mapping[str, str]  # code -> level id, number, or "not_assessed"
    phase: str = ""
    rest: Mark | None = None


@dataclass(frozen=True)
class Pack:
    """A framework of one agency for one kind of institution, in force for some years (B.E.)."""

    code: str
    year: int
    name: Text
    level: EducationLevel
    status: Status
    confirmed: bool
    kinds: tuple[Kind, ...] = ()  # which institutions it assesses
    round: str = ""
    until: int | None = None
    basis: Text = Text("")
    note: Text = Text("")
    phases: tuple[Phase, ...] = ()
    standards: tuple[Standard, ...] = ()
    scales: tuple[Scale, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    rules: tuple[Rule, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def key(self) -> str:
        """Return "basic-2567", the name of the pack's folder."""
        return f"{self.code}-{self.year}"

    @cached_property
    def asked(self) -> dict[str, tuple[Any, ...]]:
        """Keep what ``questions`` found by phase: a pack never changes."""
        return {}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Return every indicator by code, in order."""
        return {i.code: i for s in self.standards for i in s.indicators}

    @cached_property
    def points(self) -> dict[str, Point]:
        """Return every point by code, in order."""
        every = ((*s.points, *(p for i in s.indicators for p in i.points)) for s in self.standards)
        return {p.code: p for points in every for p in points}

    @cached_property
    def standard_of(self) -> dict[str, Standard]:
        """Return standards by code."""
        return {s.code: s for s in self.standards}

    @cached_property
    def rule_of(self) -> dict[str, Rule]:
        """Return rules by id."""
        return {r.id: r for r in self.rules}

    @cached_property
    def judged_by(self) -> dict[str, tuple[Rule, ...]]:
        """Return the rules that judge each code, groups spelled out, in the order of the pack."""
        groups: dict[str, tuple[str, ...]] = {
            Group.STANDARDS: tuple(self.standard_of),
            Group.INDICATORS: tuple(self.indicators),
            Group.POINTS: tuple(self.points),
        }
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            for code in (code for word in rule.judges for code in groups.get(word, (word,))):
                found[code] = (*found.get(code, ()), rule)
        return found

    @cached_property
    def scale_of(self) -> dict[str, Scale]:
        """Return scales by id."""
        return {s.id: s for s in self.scales}

    @cached_property
    def rubric_of(self) -> dict[str, Rubric]:
        """Return rubrics by id."""
        return {r.id: r for r in self.rubrics}

    @property
    def is_scorable(self) -> bool:
        """Return whether the pack judges anything at all."""
        return bool(self.rules)

    def name_of(self, code: str) -> Text:
        """Return the name of a standard, indicator or point; empty for anything else."""
        for known in (self.standard_of, self.indicators, self.points):
            if code in known:
                return known[code].name
        return Text("")

    def doubts(self, *covers: str) -> tuple[Unconfirmed, ...]:
        """Return what is not confirmed about any of these words or codes."""
        return tuple(u for u in self.unconfirmed if set(u.covers) & set(covers))
