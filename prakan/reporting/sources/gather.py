"""What the checks read, gathered from the same material that figures are made from."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.domain.checks import model
from prakan.domain.checks.model import CheckInput, Quantity
from prakan.domain.figures import Figure, FigureBook, State
from prakan.domain.ladder import Ladder, Step
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.planning.queries.progress import EntryView
from prakan.planning.queries.strategy import KpiView
from prakan.reporting.sources.material import LadderView, Material
from prakan.reporting.sources.progress import code as row_code


def check_input(of: Material, book: FigureBook, readers: Iterable[model.ReaderFinding] = ()) -> CheckInput:
    """Return everything the rules read about a quarter."""
    return CheckInput(
        year=of.scope.year,
        quarter=of.scope.quarter,
        as_of=of.scope.as_of,
        rows=tuple(_row(r) for r in of.rows),
        entries=tuple(_entry(of.entries[r.ref]) for r in of.measured if r.ref in of.entries),
        ladders=tuple(_ladder(ladder) for ladder in of.ladders),
        kpis=tuple(_kpi(k) for k in of.strategy.kpis),
        figures=_quantities(of, book),
        rows_with_baht=frozenset(line.ref for line in of.budget.lines if line.ref),
        printed=of.printed.printed,
        reader_findings=tuple(readers),
    )


def _row(row: RowView) -> model.PlanRow:
    return model.PlanRow(
        ref=row.ref,
        name=row.name,
        kind=row.kind,
        parent_ref=row.parent_ref,
        heading=row.heading,
        code=row.code,
        target=row.target,
        unit=row.unit,
        parts=tuple(model.Part(p.key, p.label, p.value, p.unit, p.role) for p in row.parts),
        due=row.due,
        owner=row.owner,
        ladder=row.ladder,
    )


def _entry(entry: EntryView) -> model.ProgressEntry:
    return model.ProgressEntry(
        ref=entry.ref,
        result=entry.result,
        problem=entry.problem if entry.problem_state is State.VALUE else Text(""),
        progress=entry.progress,
        spend=entry.spend,
        spend_unit_missing=entry.spend_unit_missing,
        step=entry.step,
        step_next=entry.step_next,
        done=entry.done,
        of=entry.of,
        derived=entry.derived,
        cancelling=entry.cancelling,
        numbers=tuple(
            model.Number(n.key, n.label, n.value, n.unit, n.date, n.fiscal_label) for n in entry.figures
        ),
    )


def _ladder(ladder: LadderView) -> Ladder:
    return Ladder(ladder.code, ladder.name, tuple(Step(*s) for s in ladder.steps))


def _kpi(kpi: KpiView) -> model.Kpi:
    return model.Kpi(
        number=kpi.number,
        strategy=kpi.strategy,
        name=kpi.name,
        target=kpi.target,
        unit=kpi.unit,
        measure_unit=kpi.measure_unit,
        ref=kpi.ref,
        progress=kpi.progress,
        result=kpi.result,
    )


def _quantities(of: Material, book: FigureBook) -> dict[str, Quantity]:
    found = {f.code: _quantity(f) for f in book}
    for row in of.measured:
        entry = of.entries.get(row.ref)
        for number in entry.figures if entry else ():
            if number.date is not None:
                code = row_code(of, row.ref, f"n.{number.key}")
                name = Text(
                    f"{row.name.th}: {number.label.th}", f"{row.name.say('en')}: {number.label.say('en')}"
                )
                found[code] = Quantity(code, name, unit=number.unit, date=number.date)
    return found


def _quantity(figure: Figure) -> Quantity:
    return Quantity(figure.code, figure.name, figure.amount.value, figure.unit)
