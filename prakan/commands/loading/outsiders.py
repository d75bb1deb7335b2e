"""Loading the made-up people of a demonstration who work in institutions and parent agencies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.folder import Record, read
from prakan.domain.roles import Role
from prakan.foundation.actions import people
from prakan.foundation.models import Person
from prakan.registry.models import Institution


@transaction.atomic
def load_outsiders(folder: Path, at: datetime) -> None:
    """Add the people, each tied to a made-up place; without that place they are left out. Once."""
    for record in read(folder / "people.toml").get("outsider", ()):
        scope = _scope(record)
        if scope and not Person.objects.filter(username=record["username"]).exists():
            named = {name: record[name] for name in ("username", "name_th", "name_en", "email")}
            made = people.add(**named, is_demo=True, by=None, at=at)
            people.grant(person=made.pk, role=Role(record["role"]), scope=scope, by=None, at=at)


def _scope(record: Record) -> str:
    if record["role"] == Role.PARENT_AGENCY:
        return f"agency:{record['agency']}"
    found = Institution.objects.filter(
        is_demo=True, status="open", kind=record["kind"], agency__code=record["agency"]
    )
    first = found.order_by("pk").values_list("pk", flat=True).first()
    return f"institution:{first}" if first else ""
