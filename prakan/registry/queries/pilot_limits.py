"""How many institutions of each kind may try a framework in its pilot, and how many places are left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from prakan.domain.frameworks.pilot import MOST_PER_KIND
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Framework, PilotCase, PilotLimit
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of a kind may try a version, whether that is official, and the source."""

    most: int
    confirmed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Places:
    """A kind that a version is for: how many institutions of it have tried it, of how many at most."""

    kind: Text
    tried: int
    limit: Limit

    @property
    def is_full(self) -> bool:
        return self.tried >= self.limit.most


HOUSE = Limit(MOST_PER_KIND, confirmed=False, reason="")


def limit_of(kind: str) -> Limit:
    """Return the limit of a kind: its own, else that of all kinds, else the house's, to be confirmed."""
    return _limits().get(kind) or _limits().get("") or HOUSE


def places(person: Person, framework_id: int) -> tuple[Places, ...]:
    """Return the places of each kind that a version is for; of every kind when it names none."""
    check_reader(person)
    kinds = Framework.objects.filter(pk=framework_id).values_list("kinds", flat=True).first() or list(Kind)
    tried = Counter(PilotCase.objects.filter(framework=framework_id).values_list("kind", flat=True))
    limits = _limits()
    return tuple(
        Places(KIND_NAMES[Kind(kind)], tried[kind], limits.get(kind) or limits.get("") or HOUSE)
        for kind in kinds
    )


def _limits() -> dict[str, Limit]:
    return {row.kind: Limit(row.most, row.confirmed, row.reason) for row in PilotLimit.objects.all()}
