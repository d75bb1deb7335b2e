"""prakan figures: list figures, show one with its derivation to the leaves."""

from __future__ import annotations

import json
from typing import Any

import click
from django.utils.timezone import localdate

from prakan.commands.answers import kindly, language_option, period_options
from prakan.domain.calendar import say_date
from prakan.domain.figure_records import to_record
from prakan.domain.figures import Computed, Counted, Figure, Node, State, printed
from prakan.foundation.queries.people import operator
from prakan.reporting.queries.counted import CountedRow
from prakan.reporting.queries.figures import FigureView, figure_view, figures_of

STATES = {State.DASH: "– (does not apply)", State.EMPTY: "(not filled in)", State.UNKNOWN: "(unknown)"}


@click.group()
def figures() -> None:
    """Open a printed number to its source."""


@figures.command()
@click.argument("code")
@click.option("--quarter", type=click.IntRange(1, 4), help="Quarter in which to read a yearly code.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@click.pass_context
@kindly
def show(ctx: click.Context, code: str, quarter: int | None, shape: str, lang: str) -> None:
    """Show value, unit, state and the derivation tree of the figure CODE.

    Exit code 0: shown; 1: an unsettled finding doubts it; 2: no such figure.

    \b
    prakan figures show FY2567.O2.A1.target
    prakan figures show FY2567Q1.budget.total.percent --format json
    """
    view = figure_view(operator(), code, quarter)
    if shape == "json":
        click.echo(json.dumps(as_plain(view), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(view, lang))
    ctx.exit(1 if view.contradicted else 0)


@figures.command("list")
@period_options
@click.option("--prefix", default="", help="Only codes that start so.")
@language_option
@kindly
def list_(year: int, quarter: int, prefix: str, lang: str) -> None:
    """List every figure of a quarter: code, value, unit, name.

    \b
    prakan figures list --year 2567 --quarter 1 --prefix FY2567Q1.budget
    """
    for figure in figures_of(operator(), year, quarter):
        if figure.code.startswith(prefix):
            click.echo(f"{figure.code}\t{value_of(figure)}\t{figure.unit.say(lang)}\t{figure.name.say(lang)}")


def value_of(figure: Figure) -> str:
    """Return the printed number, or which of the three nothings it is."""
    return STATES.get(figure.amount.state) or printed(figure)


def as_text(view: FigureView, lang: str) -> str:
    """Return a figure for a reader at a terminal."""
    figure = view.figure
    lines = [
        figure.code,
        figure.name.say(lang),
        f"{value_of(figure)} {figure.unit.say(lang)} ({figure.amount.state}, {say_date(figure.as_of, lang)})",
    ]
    lines += [f"sealed {view.seal[:16]}"] if view.seal else []
    lines += ["", *_branch(view.node, lang, "")]
    lines += [
        f"  · {r.id} {r.name.say(lang)}" + ("" if r.value is None else f" {r.value:,}") for r in view.rows
    ]
    lines += [f"! {f.key}: {f.explanation.say(lang)}" for f in view.findings if not f.is_settled]
    return "\n".join(lines)


def _branch(node: Node, lang: str, indent: str) -> list[str]:
    figure = node.figure
    line = f"{indent}{value_of(figure)} {figure.unit.say(lang)}  {figure.code}  ← {source_of(figure, lang)}"
    return [line, *(inner for child in node.inputs for inner in _branch(child, lang, indent + "  "))]


def source_of(figure: Figure, lang: str) -> str:
    """Return in words where a figure comes from."""
    derivation = figure.derivation
    if isinstance(derivation, Computed):
        return f"{derivation.operation.value} of {len(derivation.inputs)}"
    if isinstance(derivation, Counted):
        return f"counted {derivation.count:,} rows by {derivation.counter}, digest {derivation.digest[:12]}"
    when = f" {say_date(localdate(derivation.at), lang)}" if derivation.at else ""
    approved = f", approved by {derivation.approved_by.say(lang)}" if derivation.approved_by else ""
    place = f" · {derivation.place.say(lang)}" if derivation.place else ""
    return f"entered by {derivation.by.say(lang)}{when}{approved}{place}"


def as_plain(view: FigureView) -> dict[str, Any]:
    """Return a figure as plain JSON values: value, unit, state and the tree to the leaves."""
    return {
        **_plain_node(view.node),
        "rows": [_plain_row(r) for r in view.rows],
        "seal": view.seal,
        "used_by": [f.code for f in view.used_by],
        "findings": [
            {"key": f.key, "severity": f.severity.value, "settled": f.is_settled} for f in view.findings
        ],
        "restatements": [
            {"state": r.amount.state.value, "value": None if r.amount.value is None else str(r.amount.value)}
            for r in view.restatements
        ],
    }


def _plain_row(row: CountedRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": {"th": row.name.th, "en": row.name.en},
        "value": None if row.value is None else str(row.value),
        "by": {"th": row.by.th, "en": row.by.en},
    }


def _plain_node(node: Node) -> dict[str, Any]:
    record = to_record(node.figure)
    derivation = {**record["derivation"], "inputs": [_plain_node(n) for n in node.inputs]}
    return {
        "code": record["code"],
        "name": {"th": node.figure.name.th, "en": node.figure.name.en},
        "value": record["value"],
        "printed": printed(node.figure),
        "unit": {"th": node.figure.unit.th, "en": node.figure.unit.en},
        "state": record["state"],
        "period": record["period"],
        "as_of": record["as_of"],
        "derivation": derivation,
    }
