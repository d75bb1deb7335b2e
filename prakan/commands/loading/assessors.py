"""Loading the made-up assessors of a demonstration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.credentials import place_all
from prakan.assessors.actions.renewals import RoundFields, seed_history, seed_rounds
from prakan.commands.loading.folder import read
from prakan.commands.seeding.assessors import Group, made_up_assessors
from prakan.commands.seeding.licences import due_on, levels_of, made_up_licences
from prakan.registry.actions.assessor_seeding import seed
from prakan.registry.actions.licence_install import seed_licences
from prakan.registry.models import Assessor, Institution

WHY = "ข้อมูลสมมติของชุดสาธิต"
TO_APPLY = timedelta(days=14)


@transaction.atomic
def load_assessors(folder: Path, at: datetime) -> None:
    """Make up the assessors of a year, once: what is there stays. Without institutions to work at: none."""
    said = read(folder / "assessors.toml")
    if not said or Assessor.objects.exists() or not (places := _places()):
        return
    groups = [Group(one["level"], one["count"], one.get("also", {})) for one in said["group"]]
    made = made_up_assessors(groups, places, today=timezone.localdate(at), seed=said["seed"])
    several = list(made)
    ids = seed(several, why=WHY, at=at)
    today = timezone.localdate(at)
    past, waiting = said.get("renewal", ()), said.get("waiting", ())
    licences = made_up_licences(zip(ids, several, strict=True), past, waiting, today, said["seed"])
    seed_licences(licences, why=WHY, at=at)
    place_all(at=at)
    seed_history([_round(one, one["board_on"], one["board_on"] - TO_APPLY) for one in past], why=WHY, at=at)
    ahead = [_round(one, due_on(one, today), today + TO_APPLY) for one in waiting]
    seed_rounds(ahead, why=WHY, at=at)


def _round(record: Mapping[str, Any], ends: date, apply_by: date) -> RoundFields:
    """Return a round for the licences that end on a day."""
    return RoundFields(levels_of(record), ends, ends, min(ends, apply_by))


def _places() -> dict[str, dict[str, list[int]]]:
    """Return the made-up institutions by kind and province: where assessors work or worked."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = Institution.objects.filter(is_demo=True, status="open").order_by("pk")
    for pk, kind, province in rows.values_list("pk", "kind", "province"):
        found[kind][province].append(pk)
    return found
