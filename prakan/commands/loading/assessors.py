"""Loading the made-up assessors of a demonstration."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.credentials import place_all
from prakan.commands.loading.folder import read
from prakan.commands.seeding.assessors import Group, made_up_assessors
from prakan.commands.seeding.licences import made_up_licences
from prakan.registry.actions.assessor_seeding import seed
from prakan.registry.actions.licence_install import seed_licences
from prakan.registry.models import Assessor, Institution

WHY = "ข้อมูลสมมติของชุดสาธิต"


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
    licences = made_up_licences(zip(ids, several, strict=True), said.get("renewal", ()), today, said["seed"])
    seed_licences(licences, why=WHY, at=at)
    place_all(at=at)


def _places() -> dict[str, dict[str, list[int]]]:
    """Return the made-up institutions by kind and province: where assessors work or worked."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = Institution.objects.filter(is_demo=True, status="open").order_by("pk")
    for pk, kind, province in rows.values_list("pk", "kind", "province"):
        found[kind][province].append(pk)
    return found
