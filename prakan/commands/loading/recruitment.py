"""Loading the made-up rounds of recruitment of a demonstration."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from prakan.assessors.actions.recruitment.seeding import seed
from prakan.assessors.models import Recruitment
from prakan.commands.loading.folder import read
from prakan.commands.seeding.applicants import made_up_rounds

WHY = "ข้อมูลสมมติของชุดสาธิต"


def load_recruitment(folder: Path, year: int, at: datetime) -> None:
    """Make up the rounds of a year, once: what is there stays."""
    said = read(folder / "recruitment.toml")
    if not said or Recruitment.objects.exists():
        return
    today = timezone.localdate(at)
    seed(made_up_rounds(said["round"], year=year, today=today, seed=said["seed"]), why=WHY, at=at)
