"""Loading the made-up institutions of a demonstration year, and which rows count them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import read, records
from prakan.commands.seeding.contacts import contacts_of_agencies
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.planning.actions.counting import count_from
from prakan.planning.queries.counting import tied
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed, seed_agency_contacts
from prakan.registry.queries.seeding import made_up_so_far

WHY = "ข้อมูลสมมติของชุดสาธิต"


@transaction.atomic
def load_institutions(folder: Path, at: datetime) -> None:
    """Make up the institutions of a year, listed for assessment; once: what is there stays."""
    if made_up_so_far():
        return
    said = read(folder / "institutions.toml")
    if not said:
        return
    install_parents(area_offices(), at=at, is_demo=True)
    wanted = [Wanted(Kind(one["kind"]), one["count"], tuple(one["years"])) for one in said["listed"]]
    seed(made_up(wanted), listed_on=said["listed_on"], why=WHY, at=at)
    seed_agency_contacts(contacts_of_agencies([str(one["code"]) for one in area_offices()]), why=WHY, at=at)


def load_counts(folder: Path, year: int, cast: Cast, at: datetime) -> None:
    """Tie rows of the plan to the counters whose sum their targets stand for; what is tied stays."""
    for record in records(folder, "counts.toml", "count"):
        if record["row"] not in tied(year):
            count_from(year=year, ref=record["row"], counters=record["from"], by=cast.officer, at=at)
