"""prakan demo: load the demonstration year, write its report, serve it."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from prakan.commands.answers import kindly
from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.appraisal import load_appraisal
from prakan.commands.loading.assessors import load_assessors
from prakan.commands.loading.boards import load_boards
from prakan.commands.loading.cast import cast
from prakan.commands.loading.folder import check_folder, year_folder
from prakan.commands.loading.frameworks import load_frameworks
from prakan.commands.loading.histories import load_histories
from prakan.commands.loading.money import load_budget
from prakan.commands.loading.outsiders import load_outsiders, load_requests
from prakan.commands.loading.plan import load_plan
from prakan.commands.loading.printed import load_printed
from prakan.commands.loading.progress import load_progress
from prakan.commands.loading.recruitment import load_recruitment
from prakan.commands.loading.registry import load_counts, load_institutions
from prakan.commands.loading.rosters import load_rosters
from prakan.commands.loading.season import load_season
from prakan.commands.loading.strategy import load_strategy
from prakan.commands.loading.visits_made import load_visits_made
from prakan.commands.loading.workshop import load_workshop
from prakan.commands.serve import check_free, run
from prakan.commands.simulating.demonstration import load_cases
from prakan.foundation.actions.outbox import Jobs, pass_over
from prakan.foundation.models import AuditRow
from prakan.foundation.queries.people import operator
from prakan.reporting.document.formats import FORMATS, file_name
from prakan.reporting.document.quarterly import quarterly

YEAR, QUARTER, DUE = 2567, 1, date(2024, 1, 10)
WRITTEN = ("docx", "pdf", "xlsx")


@click.command()
@click.option("--no-serve", is_flag=True, help="Load and write, then stop.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to listen on.")
@click.option("--no-cases", is_flag=True, help="Play no case: prakan simulate does.")
@click.pass_context
@kindly
def demo(ctx: click.Context, *, no_serve: bool, address: str, no_cases: bool) -> None:
    """Load fiscal year 2567 from the agency's folder, write the quarter-1 report, serve it.

    Doing it again changes nothing that is there. Needs PRAKAN_DEMO=1 (make demo sets it): demo people are
    made up and anyone may sign in as one of them.

    \b
    PRAKAN_DEMO=1 prakan demo
    PRAKAN_DEMO=1 prakan demo --no-serve
    """
    if not settings.DEMO:
        raise click.UsageError(
            "set PRAKAN_DEMO=1: the demonstration lets anyone sign in as its made-up people"
        )
    check_folder(settings.AGENCY_FOLDER)
    if not no_serve:
        check_free(address)
    call_command("migrate", verbosity=0)
    step("Database ready")
    last = AuditRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    load(settings.AGENCY_FOLDER, timezone.now())
    step("Fiscal year 2567 loaded: plan, quarter 1, budget, strategy, printed statements, institutions")
    if not no_cases and (played := load_cases(YEAR, timezone.now())):
        stages = ", ".join(f"{stage} {number}" for stage, number in played.items())
        step(f"Cases of {YEAR} opened, {played.total()} of them played until yesterday: {stages}")
    pass_over(ctx.find_object(Jobs) or Jobs({}, ()), after_id=last, at=timezone.now())
    for path in write(settings.VAR / "reports", f"http://{address}"):
        step(f"Written {path}")
    if no_serve:
        return
    click.echo(f"\nOpen http://{address} and choose whom to be. Ctrl-C stops.")
    ctx.exit(run(address, 2, 4, with_worker=True))


def load(folder: Path, at: datetime) -> None:
    """Load the agency and its demonstration year, each part whole or not at all; what is there stays."""
    load_reported(folder, at)
    load_frameworks(settings.FRAMEWORKS_FOLDER, at)
    players, of_year = cast(), year_folder(folder, YEAR)
    load_institutions(of_year, at)
    load_histories(of_year, at)
    load_assessors(of_year, at)
    load_appraisal(YEAR, at)
    load_boards(of_year, at)
    load_visits_made(YEAR - 1, at)
    load_recruitment(of_year, YEAR, at)
    load_workshop(of_year, at)
    load_counts(of_year, YEAR, players, at)
    load_rosters(of_year, YEAR)
    load_season(folder, YEAR - 1, at)
    load_outsiders(folder, at)
    load_requests(folder, YEAR - 1)


def load_reported(folder: Path, at: datetime) -> None:
    """Load the agency and what the report of its year is made of: plan, progress, money, prints."""
    load_agency(folder, demo=True, at=at)
    players, of_year = cast(), year_folder(folder, YEAR)
    load_plan(of_year, YEAR, players, at)
    load_progress(of_year, YEAR, QUARTER, DUE, players, at)
    load_budget(of_year, YEAR, players, at)
    load_strategy(of_year, YEAR, QUARTER, players, at)
    load_printed(of_year, YEAR, QUARTER, players, at)


def write(out: Path, base_url: str) -> list[Path]:
    """Write the report of the quarter as Word, PDF and Excel in both languages; returns the paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for language in ("th", "en"):
        report = quarterly(operator(), YEAR, QUARTER, language, base_url)
        for ending in WRITTEN:
            path = out / file_name(YEAR, QUARTER, language, ending, draft=report.draft)
            FORMATS[ending](report, path)
            written.append(path)
    return written


STARTED = time.monotonic()


def step(words: str) -> None:
    """Say what was done, with the seconds since the start."""
    click.echo(f"{time.monotonic() - STARTED:6.1f} s  {words}")
