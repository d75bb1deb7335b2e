"""Loading made-up histories of made-up institutions: renamed, merged, closed, a merger taken back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import holder
from prakan.commands.loading.folder import Record, read
from prakan.domain.institution_record import EDITABLE
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.actions import institutions, successions
from prakan.registry.models import Institution, InstitutionChange
from prakan.registry.queries.records import record_of


@transaction.atomic
def load_histories(folder: Path, at: datetime) -> None:
    """Let made-up institutions live through ``histories.toml``, once: what has changed stays."""
    said, by = read(folder / "histories.toml"), holder(Role.ASSESSMENT_OFFICER)
    if not said or by is None or InstitutionChange.objects.exists():
        return
    nth = _rows(said["of"])
    for one in said.get("changed", ()):
        _change(nth[one["nth"] - 1], one, by, at)
    for one in said.get("coded", ()):
        given = {name: one[name] for name in ("scheme", "value", "on", "source")}
        institutions.give_code(institution_id=nth[one["nth"] - 1].pk, **given, by=by, at=at)
    for one in said.get("added", ()):
        _ended(nth[one["like"] - 1], one, by, at)
    for one in said.get("taken_back", ()):
        _taken_back(nth[one["into"] - 1], nth[one["nth"] - 1], one, by, at)


def _rows(of: Record) -> list[Institution]:
    """Return the first made-up institutions of a kind that are on a year's list."""
    listed = Institution.objects.filter(
        is_demo=True, kind=of["kind"], listings__year=of["year"], listings__ended_on=None
    )
    return list(listed.select_related("agency").distinct().order_by("pk")[:20])


def _change(row: Institution, one: Record, by: Person, at: datetime) -> None:
    revision = Institution.objects.values_list("revision", flat=True).get(pk=row.pk)
    institutions.edit(
        institution_id=row.pk,
        fields=one["fields"],
        on=one["on"],
        revision=revision,
        source=one["source"],
        by=by,
        at=at,
    )


def _ended(like: Institution, one: Record, by: Person, at: datetime) -> None:
    """Add an institution that lay beside another and is no more: merged into it, or closed."""
    beside = {name: value for name, value in asdict(record_of(like)).items() if name in EDITABLE}
    own = {"name_th": one["name_th"], "name_en": "", "learners": "", "size": "small"}
    added = institutions.add(fields=beside | own, source=one["reason"], is_demo=True, by=by, at=at)
    told = {"on": one["on"], "reason": one["reason"], "by": by, "at": at}
    if one["ends"] == "merge":
        successions.merge(into_id=like.pk, from_ids=[added.pk], **told)
    else:
        institutions.close(institution_id=added.pk, revision=added.revision, **told)


def _taken_back(into: Institution, row: Institution, one: Record, by: Person, at: datetime) -> None:
    made = successions.merge(
        into_id=into.pk, from_ids=[row.pk], on=one["on"], reason=one["reason"], by=by, at=at
    )
    successions.undo(succession_id=made.pk, reason=one["why"], by=by, at=at)
