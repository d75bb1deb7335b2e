"""What an institution's own people see first: their institutions, reports begun and to begin, cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import OPEN_STAGES, Case, Sar
from prakan.assessment.queries.cases.board import CaseLine, lines_of
from prakan.assessment.queries.cases.reach import case_reach
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.sars import SarLine, line_of, with_all
from prakan.assessment.queries.season_applicants import OwnPlace, may_begin, own_place
from prakan.assessment.queries.season_due import outlook_of
from prakan.assessment.queries.season_requests import RequestView, requests_of
from prakan.domain.calendar import academic_year_of
from prakan.domain.institution_levels import may_teach
from prakan.domain.roles import SCHOOLS
from prakan.domain.season import OPT_IN, day_of
from prakan.domain.season_lateness import Outlook
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Institution
from prakan.registry.queries.reach import reach


@dataclass(frozen=True, slots=True)
class ToBegin:
    """A report that can be begun: academic year (B.E.), level and name of the framework."""

    year: int
    level: str
    name: Text
    confirmed: bool  # whether all of the framework is official
    outlook: Outlook | None  # None: the year has no season yet


@dataclass(frozen=True, slots=True)
class Applied:
    """An application to be assessed: for which academic year (B.E.), at which place, whether it is taken."""

    year: int
    stands: OwnPlace


@dataclass(frozen=True, slots=True)
class MyInstitution:
    """An institution that a person acts for, with its reports, the newest first."""

    id: int
    name: Text
    kind: str
    status: str
    agency: Text
    is_demo: bool
    reports: tuple[SarLine, ...]
    to_begin: tuple[ToBegin, ...]
    outlooks: Mapping[int, Outlook]  # by id of the reports that are still to be submitted
    applied: tuple[Applied, ...]  # of kinds that opt in
    asked: tuple[RequestView, ...]  # requests for more time, the newest first
    askable: tuple[int, ...]  # academic years whose last day is fixed: more time can be asked for
    cases: tuple[CaseLine, ...]  # its external assessments from the draft of the report on, the newest first


def open_years(on: date) -> tuple[int, int]:
    """Return the academic years (B.E.) whose reports can be begun on a day: this one and the one before."""
    year = academic_year_of(on)
    return year, year - 1


def my_institutions(person: Person, at: datetime) -> tuple[MyInstitution, ...]:
    """Return the institutions that a person acts for, as of a moment; none for everybody else."""
    found = Institution.objects.filter(reach(person, SCHOOLS, "")).select_related("agency")
    return tuple(_mine(person, row, at) for row in found)


def _mine(person: Person, row: Institution, at: datetime) -> MyInstitution:
    rows = with_all(Sar.objects.filter(institution=row))
    reports = tuple(map(line_of, rows.order_by("-year", "level")))
    begun = {(r.year, r.level) for r in reports}
    years = open_years(day_of(at))
    looks = {year: outlook_of(row, row.kind, year, at) for year in years}
    places = {year: own_place(row.pk, row.kind, year) for year in years if row.kind in OPT_IN}
    wanted = (
        ToBegin(year, f.level, f.name, f.confirmed, looks[year])
        for year in years
        for f in _asked(row, year)
        if may_begin(row.kind, year, places.get(year))
    )
    still = ((r, outlook_of(row, r.kind, r.year, at, again=bool(r.number))) for r in reports if _writes(r))
    is_open, reached = row.status == "open", Case.objects.filter(case_reach(person), institution=row)
    return MyInstitution(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        status=row.status,
        agency=row.agency.name if row.agency else Text(""),
        is_demo=row.is_demo,
        reports=reports,
        to_begin=tuple(w for w in wanted if is_open and (w.year, w.level) not in begun),
        outlooks={r.id: look for r, look in still if look},
        applied=tuple(Applied(year, stands) for year, stands in places.items() if stands),
        asked=requests_of(person, row.pk),
        askable=tuple(year for year, look in looks.items() if look and look.terms.due),
        cases=lines_of(reached.order_by("-year", "number"), day_of(at)),
    )


def _asked(row: Institution, year: int) -> list[Framework]:
    """Return the frameworks of the reports that an institution owes, as far as its classes are known."""
    return [f for f in in_force(row.kind, year) if may_teach(row.kind, row.grades, f.level)]


def _writes(line: SarLine) -> bool:
    return line.stage in OPEN_STAGES
