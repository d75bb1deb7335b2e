"""prakan seed: fill the registry with made-up institutions, for a demonstration or a measurement."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils import timezone

from prakan.commands.answers import kindly
from prakan.commands.seeding.making import PARENTS, Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed as write
from prakan.registry.queries.seeding import made_up_so_far, without

#: institutions of the country in the fourth round, by kind: the shares of a made-up country
COUNTRY = {Kind.CHILD_CENTRE: 21_256, Kind.BASIC: 36_839, Kind.VOCATIONAL: 784, Kind.HIGHER: 266}


@click.command()
@click.option(
    "--institutions", type=click.IntRange(1, 200_000), required=True, help="How many there shall be."
)
@kindly
def seed(*, institutions: int) -> None:
    """Add made-up institutions until there are as many as asked for; each is marked as made up.

    Their kinds are shared out as in the country (fourth round: 59,145 institutions). Needs PRAKAN_DEMO=1 and
    the parent agencies of a loaded agency (prakan demo).

    \b
    PRAKAN_DEMO=1 prakan seed --institutions 60000
    """
    if not settings.DEMO:
        raise click.UsageError("set PRAKAN_DEMO=1: made-up institutions have no place in a real registry")
    at = timezone.now()
    named = {parent for kind in COUNTRY for parent, _ in PARENTS[kind]} - {"area"}
    if missing := without(sorted(named | {"สพฐ.", "กทม."})):
        raise click.UsageError(f"load an agency first (prakan demo): there is no {', '.join(missing)}")
    install_parents(area_offices(), at=at, is_demo=True)
    there = made_up_so_far()
    wanted = shares(max(0, institutions - there))
    written = write(
        made_up(wanted, start=there + 1), listed_on=timezone.localdate(at), why="prakan seed", at=at
    )
    click.echo(f"{written:,} institutions made up; {there + written:,} in all")


def shares(count: int) -> list[Wanted]:
    """Return ``count`` institutions shared out by kind as in the country; basic education takes the rest."""
    total = sum(COUNTRY.values())
    numbers = {kind: count * share // total for kind, share in COUNTRY.items()}
    numbers[Kind.BASIC] += count - sum(numbers.values())
    return [Wanted(kind, number) for kind, number in numbers.items()]
