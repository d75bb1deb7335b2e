"""Loading the made-up people of a demonstration who work elsewhere, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.results_use.doing import keep_centre
from prakan.assessment.actions.season_requests import ask
from prakan.assessment.models import CoordinationCentre
from prakan.assessment.queries.season_seeding import asked_before
from prakan.commands.loading.cast import holder
from prakan.commands.loading.folder import Record, read
from prakan.domain.roles import Role
from prakan.foundation.actions import people
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution


@transaction.atomic
def load_outsiders(folder: Path, at: datetime) -> None:
    """Add the people, each tied to a made-up place; without that place they are left out. Once."""
    told = read(folder / "people.toml")
    _load_centres(told.get("centre", ()), at)
    for record in told.get("outsider", ()):
        scope = _scope(record)
        if scope and not Person.objects.filter(username=record["username"]).exists():
            named = {name: record[name] for name in ("username", "name_th", "name_en", "email")}
            made = people.add(**named, is_demo=True, by=None, at=at)
            people.grant(person=made.pk, role=Role(record["role"]), scope=scope, by=None, at=at)


def _load_centres(centres: Iterable[Record], at: datetime) -> None:
    """Add made-up coordination centres that are missing, by the assessment officer."""
    by = holder(Role.ASSESSMENT_OFFICER)
    for record in centres:
        if by and not CoordinationCentre.objects.filter(code=record["code"]).exists():
            keep_centre(**record, is_demo=True, by=by, at=at)


@transaction.atomic
def load_requests(folder: Path, year: int) -> None:
    """Let made-up people ask for more time in the season of an academic year (B.E.). Once."""
    if asked_before(year):
        return
    for record in read(folder / f"sar-{year}.toml").get("demo", {}).get("request", ()):
        person = Person.objects.filter(username=record["by"], is_demo=True).first()
        if person:
            asked_at = timezone.make_aware(datetime.combine(record["on"], time(9, 15)))
            told = {name: record[name] for name in ("agency", "wished", "reason")}
            ask(year=year, by=person, at=asked_at, **told)


def _scope(record: Record) -> str:
    if record["role"] == Role.PARENT_AGENCY:
        return f"agency:{record['agency']}"
    if record["role"] in (Role.REPORT_READER, Role.SUPERVISOR):
        return f"level:{record['level']}"
    if record["role"] == Role.COORDINATION_CENTRE:
        return f"centre:{record['centre']}"
    if record["role"] == Role.ASSESSOR:
        held = Assessor.objects.filter(is_demo=True, seats__level=record["level"], seats__seat=record["seat"])
        entry = held.order_by("pk").values_list("pk", flat=True).first()
        return f"assessor:{entry}" if entry else ""
    found = Institution.objects.filter(
        is_demo=True, status="open", kind=record["kind"], agency__code=record["agency"]
    )
    first = found.order_by("pk").values_list("pk", flat=True).first()
    return f"institution:{first}" if first else ""
