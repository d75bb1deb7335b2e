"""prakan checks: run every rule over a quarter and list what contradicts."""

from __future__ import annotations

import json
from typing import Any

import click

from prakan.commands.answers import kindly, language_option, period_options
from prakan.foundation.queries.people import operator
from prakan.reporting.queries.findings import FindingView, findings


@click.command()
@period_options
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "every", is_flag=True, help="List settled findings too.")
@language_option
@click.pass_context
@kindly
def checks(ctx: click.Context, year: int, quarter: int, shape: str, every: bool, lang: str) -> None:
    """Check the figures of a quarter: rule, severity, where, both sides.

    Exit code 0: nothing unsettled; 1: something found; 2: wrong call.

    \b
    prakan checks --year 2567 --quarter 1
    prakan checks --year 2567 --quarter 1 --format json | jq '.[] | select(.severity == "high")'
    """
    found = [f for f in findings(operator(), year, quarter) if every or not f.is_settled]
    if shape == "json":
        click.echo(json.dumps([as_plain(f) for f in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_text(f, lang) for f in found) or "Nothing contradicts.")
    ctx.exit(1 if any(not f.is_settled for f in found) else 0)


def as_plain(found: FindingView) -> dict[str, Any]:
    """Return a finding as plain JSON values."""
    return {
        "key": found.key,
        "rule": found.rule,
        "severity": found.severity.value,
        "subject": found.subject,
        "where": {"th": found.where.th, "en": found.where.en},
        "sides": [
            {
                "place": {"th": s.place.th, "en": s.place.en},
                "value": {"th": s.value.th, "en": s.value.en},
                "page": s.page,
                "code": s.code or None,
            }
            for s in found.sides
        ],
        "explanation": {"th": found.explanation.th, "en": found.explanation.en},
        "settled": found.is_settled,
    }


def as_text(found: FindingView, lang: str) -> str:
    """Return a finding for a reader at a terminal."""
    mark = "settled" if found.is_settled else found.severity.value
    lines = [f"[{mark}] {found.rule} · {found.where.say(lang)}", f"    {found.explanation.say(lang)}"]
    for side in found.sides:
        page = f" (p. {side.page})" if side.page else ""
        lines.append(f"    - {side.place.say(lang)}{page}: {side.value.say(lang)}")
    return "\n".join(lines)
