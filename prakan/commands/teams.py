"""prakan teams: a plan of teams formed at the terminal, by the agency's rules."""

from __future__ import annotations

import click
from django.utils import timezone

from prakan.assessment.actions.teams import form as ask
from prakan.assessment.actions.teams import form_one
from prakan.assessment.actions.teams.asking import QUICK
from prakan.assessment.queries.team_plans import PlanView, team_plan
from prakan.assessment.queries.team_rules import agency_rules
from prakan.commands.answers import kindly, language
from prakan.foundation.models import Person

SATANG_IN_MILLIONS = 100_000_000


@click.group()
def teams() -> None:
    """Form teams and visit weeks."""


@teams.command()
@click.argument("year", type=click.IntRange(2500, 2700))
@click.option("--as", "username", required=True, metavar="USERNAME", help="Who asks: an assessment officer.")
@click.option("--name", default="", help="What the plan is called.")
@click.option("--steps", default=QUICK, show_default=True, help="Steps of the search; a million is deep.")
@click.option("--seed", default=1, show_default=True, help="Another number finds another plan.")
@click.pass_context
@kindly
def form(ctx: click.Context, year: int, username: str, name: str, steps: int, seed: int) -> None:
    """Form a plan of teams of fiscal year YEAR (Buddhist era) now, without a worker.

    The plan stands on the page Plans of teams; nobody is told. The same registry, rules, steps and seed give
    the same plan. Exit code 0: everybody on the list has a team; 1: some have none, each is named on the
    page; 2: it could not be formed, or wrong call.

    \b
    prakan teams form 2567 --as registrar
    prakan teams form 2567 --as registrar --steps 1000000 --name "deep"
    """
    by = Person.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise click.UsageError(f"nobody active is called {username}")
    asked = ask(
        year=year, rules=agency_rules(by), by=by, at=timezone.now(), name=name, steps=steps, seed=seed
    )
    form_one(plan_id=asked.pk, at=timezone.now())
    made = team_plan(by, asked.pk)
    click.echo(said(made), err=not made.has_visits)
    ctx.exit(2 if not made.has_visits else 1 if made.counts["left_out"] else 0)


def said(plan: PlanView) -> str:
    """Return what became of a plan, for a reader at a terminal."""
    if plan.fault:
        fault, speech = plan.fault, language()
        return f"{fault.code}: {fault.what(speech)}\n  → {fault.next_move(speech)}"
    if not plan.has_visits:
        return "stopped by somebody; nothing was formed"
    counts = plan.counts
    return (
        f"{counts['planned']:,} of {counts['institutions']:,} institutions have a team: "
        f"{counts['visits']:,} visits by {counts['people']:,} people, "
        f"{(plan.cost or 0) / SATANG_IN_MILLIONS:.4f} million baht, "
        f"{100 * (plan.gap or 0):.2f} % above the proven least\n{plan.plan_digest}"
    )
