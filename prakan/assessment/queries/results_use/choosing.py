"""Whom the rules propose for the programme of a year, each with its reason, and which centre is near."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prakan.assessment.models import Case, CoordinationCentre, ResultsMember
from prakan.assessment.queries.cases.reach import PUBLIC
from prakan.assessment.queries.improvement.results import ResultOf, results_of
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.domain.improvement.stages import Colour
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

YEARS = 5  # results older than a round are asked no more
#: the hardest result of an institution counts
ORDER = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.NONE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """An institution proposed for the programme, for which result, and the centre of its province."""

    institution: int
    name: Text
    province: str
    agency: Text
    case: int
    number: str
    year: int
    level: str
    colour: Colour
    centre: int | None
    centre_name: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """All who are proposed for a year; the digest pins exactly whom and why."""

    year: int
    lines: tuple[Proposed, ...]
    target: int | None
    confirmed: bool

    @property
    def digest(self) -> str:
        """Return the sha256 (hex) of institutions, cases and colours."""
        said = ";".join(f"{one.institution}/{one.case}/{one.colour}" for one in self.lines)
        return hashlib.sha256(said.encode()).hexdigest()

    def of(self, colour: Colour) -> int:
        """Return how many have a colour."""
        return sum(one.colour == colour for one in self.lines)


def proposal(person: Person, year: int) -> Proposal:
    """Return whom the rules propose for a fiscal year; five statements. For those who may select.

    Each institution stands in it once, for the hardest of its newest year's results. Whoever is or was in
    the programme of the year, or was closed in another for the same result, is left out.
    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "results.select")
    rules = follow_up_rules()
    cases = Case.objects.filter(stage__in=PUBLIC, year__lte=year, year__gt=year - YEARS)
    results = {pk: one for pk, one in results_of(cases, rules).items() if one.programme}
    known = ResultsMember.objects.filter(programme__year=year).values("institution")
    rows = Case.objects.filter(pk__in=results).exclude(institution__in=known)
    rows = rows.exclude(pk__in=ResultsMember.objects.filter(stage="closed").values("case"))
    rows = rows.select_related("institution__agency")
    newest = _newest(cases)
    kept = hardest((row for row in rows if newest[row.institution_id] == row.year), results)
    near = nearest()
    lines = tuple(_line(row, results[row.pk], near.get(row.institution.province)) for row in kept)
    return Proposal(year, lines, rules.target, rules.confirmed)


def nearest() -> dict[str, CoordinationCentre]:
    """Return the coordination centre of each province; the first by code where two name it."""
    found: dict[str, CoordinationCentre] = {}
    for centre in CoordinationCentre.objects.filter(is_active=True).order_by("code"):
        for province in centre.provinces:
            found.setdefault(province, centre)
    return found


def _newest(cases: Iterable[Case]) -> dict[int, int]:
    """Return the newest year with a published result, by institution."""
    found: dict[int, int] = {}
    for institution, year in cases.order_by("year").values_list("institution_id", "year"):  # type: ignore[attr-defined]
        found[institution] = year
    return found


def hardest(rows: Iterable[Case], results: Mapping[int, ResultOf]) -> list[Case]:
    """Return one case of each institution: the one with its hardest result."""
    found: dict[int, Case] = {}
    for row in sorted(rows, key=lambda row: (ORDER.index(results[row.pk].colour), row.number)):
        found.setdefault(row.institution_id, row)
    return list(found.values())


def _line(row: Case, result: ResultOf, centre: CoordinationCentre | None) -> Proposed:
    place = row.institution
    return Proposed(
        institution=place.pk,
        name=place.name,
        province=place.province,
        agency=place.agency.name if place.agency else Text(""),
        case=row.pk,
        number=row.number,
        year=row.year,
        level=row.level,
        colour=result.colour,
        centre=centre.pk if centre else None,
        centre_name=centre.name if centre else Text(""),
    )
