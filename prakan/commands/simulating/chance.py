"""Chance that comes out the same each time: how good a school is, how severe an assessor, every mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random

from prakan.domain.frameworks.questions import Asks, Question

MEAN, SCHOOLS, STANDARDS, SEVERITY, NOISE = 3.55, 0.55, 0.3, 0.3, 0.4  # of levels from 1 to 5
NOT_ASSESSED = 0.01
WORKDAY = (8 * 60, 16 * 60)  # minutes of a day in which people work


@dataclass(frozen=True, slots=True)
class Chance:
    """Everything that is drawn, from one seed and the names of what it is drawn for."""

    seed: int

    def of(self, *names: object) -> Random:
        """Return the chance of one thing: the same seed and names always draw the same."""
        return Random(":".join(map(str, (self.seed, *names))))  # noqa: S311 - a play that can be repeated

    def happens(self, share: float, *names: object) -> bool:
        """Return whether something happens that happens to so many of all."""
        return self.of(*names).random() < share

    def days_after(self, moment: datetime, least: int, most: int, *names: object) -> datetime:
        """Return a moment within working hours, so many days after another."""
        chance = self.of("days", *names)
        day = moment + timedelta(days=chance.randint(least, most))
        minutes = chance.randint(*WORKDAY)
        return day.replace(
            hour=minutes // 60, minute=minutes % 60, second=chance.randrange(60), microsecond=0
        )

    def one_of(self, several: Sequence[str], *names: object) -> str:
        """Return one of several texts."""
        return self.of("text", *names).choice(several)

    def mark(self, question: Question, school: str, assessor: str) -> str:
        """Return what an assessor puts down for a question in a school, a word that its pack takes."""
        own = self.of("mark", school, assessor, question.code)
        if own.random() < NOT_ASSESSED:
            return "not_assessed"
        good = self.quality(school, question.code) - _severity(self.seed, assessor)
        return _word(question, good + own.gauss(0, NOISE), own)

    def quality(self, school: str, code: str) -> float:
        """Return how good a school is in the standard of a code, in levels from 1 to 5."""
        return _quality(self.seed, school, code.partition(".")[0])


@lru_cache(maxsize=4096)
def _severity(seed: int, assessor: str) -> float:
    return Chance(seed).of("severity", assessor).gauss(0, SEVERITY)


@lru_cache(maxsize=4096)
def _quality(seed: int, school: str, standard: str) -> float:
    whole = Chance(seed).of("quality", school).gauss(MEAN, SCHOOLS)
    return whole + Chance(seed).of("quality", school, standard).gauss(0, STANDARDS)


def _word(question: Question, value: float, chance: Random) -> str:
    if question.asks is Asks.LEVEL and question.scale:
        levels = question.scale.levels
        place = round((value - 1) / 4 * (len(levels) - 1))
        return levels[min(max(place, 0), len(levels) - 1)].id
    if question.asks is Asks.MET:
        return "true" if chance.random() < (value - 1) / 4 + 0.15 else "false"
    least, most = float(question.least or 0), float(question.most if question.most is not None else 100)
    return str(round(min(max(least + (value - 1) / 4 * (most - least), least), most)))
