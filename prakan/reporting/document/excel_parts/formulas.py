"""Formulas of computed figures; one is written only where it gives what the report prints."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.domain.figures import Amount, Operation, State, compute, rounded
from prakan.reporting.document.excel_parts.places import Place, Places
from prakan.reporting.document.model import FigureRun

LONGEST = 8000  # Excel allows 8,192 letters
MOST = 250  # and 255 arguments
FUNCTIONS = {Operation.SUM: "SUM", Operation.MEAN: "AVERAGE", Operation.COUNT: "COUNT"}


def formula(figure: FigureRun, here: Place, found: Places) -> str:
    """Return the formula of a figure at ``here``; "" when its value is entered or an input stands nowhere.

    A figure printed a second time points at its first place.
    """
    first = found.figures.get(figure.code)
    if first is not None and first != here:
        same = found.values[figure.code].value == figure.value
        return f"={first.seen_from(here.sheet)}" if same else ""
    inputs = _inputs(figure, found)
    if figure.operation is None or inputs is None or not _agrees(figure, inputs, found):
        return ""
    text = _text(figure.operation, [found.figures[code] for code in inputs], here.sheet)
    return text if len(text) <= LONGEST else ""


def _inputs(figure: FigureRun, found: Places) -> list[str] | None:
    """Return the inputs that hold a number; None when one of them stands nowhere."""
    numbers = [code for code in figure.inputs if code in found.figures]
    missing = [code for code in figure.inputs if code not in found.figures]
    passed_over = figure.operation in FUNCTIONS and all(code in found.nothings for code in missing)
    return numbers if numbers and (passed_over or not missing) else None


def _agrees(figure: FigureRun, inputs: list[str], found: Places) -> bool:
    """Return whether the formula over the printed inputs gives the printed value."""
    amounts = [Amount(State.VALUE, found.values[code].value) for code in inputs]
    if figure.operation is None or figure.value is None:
        return False
    result = compute(figure.operation, amounts)
    return result.is_value and rounded(result.number(), figure.decimals) == figure.value


def _text(operation: Operation, inputs: list[Place], sheet: str) -> str:
    if operation in FUNCTIONS:
        arguments = list(_stretches(inputs, sheet))
        return f"={FUNCTIONS[operation]}({','.join(arguments)})" if len(arguments) <= MOST else ""
    cells = [p.seen_from(sheet) for p in inputs]
    if operation is Operation.LADDER:
        return f"={cells[0]}"
    if operation is Operation.MILLION:
        return f"={cells[0]}/1000000"
    if operation is Operation.DIFFERENCE:
        return f"={cells[0]}-{cells[1]}"
    return f"={cells[0]}/{cells[1]}*100"


def _stretches(inputs: Iterable[Place], sheet: str) -> Iterable[str]:
    """Yield references, neighbours in a column as one range."""
    stretch: list[Place] = []
    for place in inputs:
        if stretch and place != Place(stretch[-1].sheet, stretch[-1].row + 1, stretch[-1].column):
            yield _range(stretch, sheet)
            stretch = []
        stretch.append(place)
    if stretch:
        yield _range(stretch, sheet)


def _range(stretch: list[Place], sheet: str) -> str:
    first = stretch[0].seen_from(sheet)
    if len(stretch) == 1:
        return first
    last = stretch[-1]
    return f"{first}:{last.seen_from(last.sheet)}"
