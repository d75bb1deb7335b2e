"""The pen of the sample report: words, numbers with references, cells."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from prakan.domain.figures import State
from prakan.domain.text import Text
from prakan.reporting.document.model import (
    Cell,
    FigureRun,
    Paragraph,
    Run,
)


class Pen:
    """Writes words and figures in one language."""

    def __init__(self, language: str, rows: int) -> None:
        self.language = language
        self.rows = rows
        self.references = count(1)
        self.printed: list[FigureRun] = []

    def say(self, th: str, en: str) -> str:
        return Text(th, en).say(self.language)

    def number(self, code: str, value: str, *, inputs: tuple[str, ...] = (), **more: object) -> FigureRun:
        """Return a figure with the next reference number, printed as its value is written."""
        amount = Decimal(value)
        decimals = -int(amount.as_tuple().exponent)
        operation = more.pop("operation", None)
        run = FigureRun(
            code, f"{amount:,}", State.VALUE, amount, decimals, str(next(self.references)),
            operation=operation, inputs=inputs, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        self.printed.append(run)
        return run

    def nothing(self, code: str, state: State) -> FigureRun:
        return FigureRun(code, "–" if state is State.DASH else "", state, None, 0)

    def words(self, text: str, *, span: int = 1, bold: bool = False) -> Cell:
        return Cell((Paragraph((Run(text, bold),)),), span=span)

    def cell(self, run: FigureRun) -> Cell:
        return Cell((Paragraph((run,)),))
