"""prakan audit: verify the trail, seal it."""

from __future__ import annotations

import json

import click
from django.utils import timezone

from prakan.domain.problems import Refused
from prakan.foundation.actions import seals
from prakan.foundation.queries import audit as trail
from prakan.foundation.queries.verification import Verification


@click.group()
def audit() -> None:
    """Prove that nobody has touched the record of what was done."""


@audit.command()
@click.option(
    "--expect", default="", metavar="DIGEST", help="A seal's digest kept outside; it must still be there."
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def verify(ctx: click.Context, expect: str, shape: str) -> None:
    """Read every row and seal; name the first broken row.

    Finds an edit, a deletion, an insertion, a changed order and a broken chain of seals. Rows after the last
    seal are checked against their own digest only: seal often. Exit code 0: whole, 1: broken.

    \b
    prakan audit verify
    prakan audit verify --expect 3f1c…   (the digest printed in the annex of a report)
    """
    found = trail.verify(expect)
    click.echo(_as_json(found) if shape == "json" else _as_text(found))
    ctx.exit(0 if found.ok else 1)


@audit.command()
@click.option("--reason", default="demand", show_default=True, help="Why now; kept with the seal.")
@click.pass_context
def seal(ctx: click.Context, reason: str) -> None:
    """Seal the rows since the last seal and print the digest. Exit code 0: sealed, 1: nothing new."""
    try:
        made = seals.seal(reason=reason, by=None, at=timezone.now())
    except Refused as refused:
        click.echo(str(refused))
        ctx.exit(1)
    click.echo(f"{made.digest}  rows {made.first_id}-{made.last_id} ({made.rows})")


def _as_text(found: Verification) -> str:
    counts = f"{found.rows} rows read, {found.seals} seals, {found.unsealed} rows not yet sealed"
    if found.broken is None:
        return f"whole: {counts}\nlast seal: {found.last_seal or 'none yet'}"
    return f"BROKEN: {found.broken.words.en} ({found.broken.words.th})\n{counts}"


def _as_json(found: Verification) -> str:
    broken = found.broken
    return json.dumps(
        {
            "ok": found.ok,
            "rows": found.rows,
            "seals": found.seals,
            "unsealed": found.unsealed,
            "last_seal": found.last_seal,
            "broken": broken
            and {"harm": broken.harm, "row": broken.row_id, "seal": broken.seal, "words": broken.words.en},
        },
        ensure_ascii=False,
    )
