"""Levels of recognition (Fellowship) by rule: which one somebody reaches, and what the next one lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a level asks for at least; ``clean_years``: without an upheld complaint."""

    key: str
    name: Text
    visits: int
    years: int
    mean: Decimal
    clean_years: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an assessor; None is unknown, and reaches no level that asks for it."""

    visits: int
    years: int | None
    mean: Decimal | None
    upheld: tuple[int, ...] = ()  # fiscal years (B.E.) of upheld complaints


@dataclass(frozen=True, slots=True)
class Margin:
    """How far a fact lies from what a rule asks; None: unknown."""

    name: str  # visits, years, mean, clean
    asked: Decimal
    found: Decimal | None
    never: bool = False  # nothing of the kind ever happened: met whatever is asked

    @property
    def met(self) -> bool:
        return self.found is not None and self.found >= self.asked


def levels_of(plain: Iterable[Mapping[str, Any]]) -> tuple[LevelRule, ...]:
    """Return the levels of an agency's file, the lowest first."""
    return tuple(
        LevelRule(
            one["key"], Text(one["th"], one["en"]), int(one["visits"]), int(one["years"]),
            Decimal(str(one["mean"])), int(one["clean_years"]), bool(one.get("confirmed")),
        )
        for one in plain
    )  # fmt: skip


def margins(rule: LevelRule, facts: Facts, year: int) -> tuple[Margin, ...]:
    """Return each condition of a level with what was found; ``year`` is the list's fiscal year (B.E.)."""
    since = min((year - one for one in facts.upheld), default=rule.clean_years)
    years = None if facts.years is None else Decimal(facts.years)
    return (
        Margin("visits", Decimal(rule.visits), Decimal(facts.visits)),
        Margin("years", Decimal(rule.years), years),
        Margin("mean", rule.mean, facts.mean),
        Margin("clean", Decimal(rule.clean_years), Decimal(since), never=not facts.upheld),
    )


def reached(levels: Iterable[LevelRule], facts: Facts, year: int) -> LevelRule | None:
    """Return the highest level all of whose conditions are met."""
    return next(
        (rule for rule in reversed(tuple(levels)) if all(one.met for one in margins(rule, facts, year))), None
    )
