"""Beginning a report, and taking an earlier year's answers as a start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.sars.holding import check_institution, hold, touch, write
from prakan.assessment.models import Sar
from prakan.assessment.queries.forms import form, in_force
from prakan.assessment.queries.mine import open_years
from prakan.assessment.queries.report import previous_of
from prakan.assessment.queries.reports import answers_of, values_of
from prakan.assessment.queries.season_applicants import check_place
from prakan.assessment.transition import said_of
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_FORM, OTHER_INSTITUTION, STARTED_BEFORE, YEAR_WRONG
from prakan.domain.roles import STEPS
from prakan.domain.sars.answers import Answer, merge, written
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Institution
from prakan.registry.queries.reach import reach

STEP = "sar.start"


@transaction.atomic
def start(*, institution_id: int, year: int, level: str, by: Person, at: datetime) -> Sar:
    """Begin the report of an academic year (B.E.) and level; its framework is pinned as it stands now.

    Raises ``Refused``: SAR-002 another institution's, 003 closed, 004 begun before, 005 year not open, 006 no
    framework, 048 or 049 without a place among those who applied.
    """
    access.check(by, STEP)
    institution = _own(institution_id, by)
    check_institution(institution)
    check_year(year, at)
    check_place(institution, year)
    framework = of_level(in_force(institution.kind, year), level, year)
    if Sar.objects.filter(institution=institution, year=year, level=level).exists():
        raise refuse(STARTED_BEFORE, name=institution.name, year=year)
    return begun(institution, year, framework, step=STEP, by=by, at=at)


def begun(
    institution: Institution, year: int, framework: Framework, *, step: str, by: Person, at: datetime
) -> Sar:
    """Return a new report of an institution, recorded under ``step``; the caller has checked all else."""
    made = new_report(institution, year, framework, by=by, at=at)
    subject = f"institution:{institution.pk}"
    audit.record(step=step, subject=subject, by=by, at=at, after=said_of_new(made))
    made.save()
    touch(made, at)
    return made


def check_year(year: int, at: datetime) -> None:
    """Raise ``Refused`` (SAR-005) unless reports of an academic year (B.E.) can be begun at a moment."""
    years = open_years(timezone.localdate(at))
    if year not in years:
        raise refuse(YEAR_WRONG, field="year", year=year, years=", ".join(map(str, sorted(years))))


def of_level(frameworks: Iterable[Framework], level: str, year: int) -> Framework:
    """Return the framework of a level among those in force for a year; raises ``Refused`` (SAR-006)."""
    found = next((f for f in frameworks if f.level == level), None)
    if found is None:
        raise refuse(NO_FORM, field="level", year=year)
    return found


def new_report(institution: Institution, year: int, framework: Framework, *, by: Person, at: datetime) -> Sar:
    """Return a new report with its framework pinned as it stands now, not stored yet."""
    return Sar(
        institution=institution,
        year=year,
        kind=institution.kind,
        level=framework.level,
        framework=framework,
        pack_digest=framework.digest,
        started_by=by,
        started_at=at,
    )


def said_of_new(made: Sar) -> dict[str, Any]:
    """Return what the trail says of a report that is begun."""
    return {**said_of(made), "framework": made.framework.key, "pack_digest": made.pack_digest}


@transaction.atomic
def copy_previous(*, sar_id: int, by: Person, at: datetime) -> int:
    """Fill what is still empty with the answers of the latest earlier year; returns how many were taken."""
    sar = hold(sar_id, "sar.save", by=by)
    source = Sar.objects.filter(pk=previous_of(sar) or 0).prefetch_related("parts").first()
    there, asked = answers_of(sar), form(sar).questions
    earlier = values_of(answers_of(source)) if source else {}
    wanted = {
        code: value
        for code, value in earlier.items()
        if value and code in asked and not (code in there and there[code].value)
    }
    if source is None or not wanted:
        return 0
    audit.record(
        step="sar.save",
        subject=f"sar:{sar.pk}",
        by=by,
        at=at,
        after={"did": "copy", "from": source.pk, "answers": wanted},
    )
    kept = {code: there.get(code, Answer()) for code in wanted}
    made = {code: merge(a, written(wanted[code], by.pk, at), a.revision)[0] for code, a in kept.items()}
    write(sar, made, at)
    return len(made)


def _own(institution_id: int, by: Person) -> Institution:
    """Return an institution of the person's own under a lock, so that two begin one report between them."""
    rows = Institution.objects.select_for_update(of=("self",))
    found = rows.filter(reach(by, STEPS[STEP], ""), pk=institution_id).first()
    if found is None:
        raise refuse(OTHER_INSTITUTION)
    return found
