"""prakan credentials: the key that signs certificates of licences."""

from __future__ import annotations

import click
from django.utils import timezone

from prakan.assessors.actions.credentials import rotate as change


@click.group()
def credentials() -> None:
    """Keep the key by which others check certificates of licences."""


@credentials.command()
@click.option(
    "--withdraw",
    is_flag=True,
    help="Earlier keys may be known to others: nothing that they signed counts any more.",
)
def rotate(withdraw: bool) -> None:
    """Sign with a new key from now on. Exit code 0: done.

    Certificates handed out before stay valid, for the earlier keys stay published; with --withdraw they do
    not, and their holders download them again.

    \b
    prakan credentials rotate
    prakan credentials rotate --withdraw
    """
    click.echo(change(withdraw=withdraw, at=timezone.now()))
