"""The pen: writes words and figures in one language and numbers each figure for the annex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from prakan.domain.figures import Computed, Figure, FigureBook, printed, rounded
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import UNKNOWN_SLOT
from prakan.domain.text import Text
from prakan.planning.queries.progress import NumberView
from prakan.reporting.document.model import Align, Cell, FigureRun, Inline, Paragraph, Run

SLOT = re.compile(r"\{([^{}]+)\}")
MARKER = r"(?<![^\n])\d+[.)]\s"  # of a list, at the start of a line


class Pen:
    """Writes in ``language``; ``references`` holds the annex number of every figure written, in order."""

    def __init__(
        self, book: FigureBook, doubted: frozenset[str], language: str, periods: tuple[str, ...]
    ) -> None:
        self.book, self.doubted, self.language, self.periods = book, doubted, language, periods
        self.references: dict[str, int] = {}

    def say(self, text: Text) -> str:
        """Return a text in the pen's language."""
        return text.say(self.language)

    def figure(self, code: str, *, bold: bool = False, words: str | None = None) -> FigureRun:
        """Return a figure as printed, numbered for the annex; ``words`` replaces the digits ("1.1 แสน")."""
        figure = self.book[code]
        number = self.references.setdefault(code, len(self.references) + 1)
        derivation = figure.derivation
        value = figure.amount.value
        return FigureRun(
            code=code,
            text=words or printed(figure),
            state=figure.amount.state,
            value=None if value is None else rounded(value, figure.decimals),
            decimals=figure.decimals,
            reference=str(number),
            contradicted=code in self.doubted,
            operation=derivation.operation if isinstance(derivation, Computed) else None,
            inputs=derivation.inputs if isinstance(derivation, Computed) else (),
            bold=bold,
        )

    def figure_if(self, code: str | None) -> tuple[FigureRun, ...]:
        """Return the figure when it exists, else nothing."""
        return (self.figure(code),) if code is not None and code in self.book else ()

    def written(self) -> Iterator[Figure]:
        """Yield the figures written so far, in the order of their numbers."""
        return (self.book[code] for code in self.references)

    def paragraph(self, key: str, text: Text, slots: Mapping[str, str], style: str = "body") -> Paragraph:
        """Return an edited text with its slots filled: {year} from ``slots``, {figure:code} as a figure.

        A figure's code may leave out the period: "budget.total.spent". Raises ``Refused`` (TEXT-010).
        """
        return Paragraph(tuple(self._fill(key, self.say(text), slots)), style)

    def _fill(self, key: str, words: str, slots: Mapping[str, str]) -> Iterator[Inline]:
        at = 0
        for match in SLOT.finditer(words):
            if match.start() > at:
                yield Run(words[at : match.start()])
            yield self._slot(key, match[1], slots)
            at = match.end()
        if at < len(words):
            yield Run(words[at:])

    def _slot(self, key: str, slot: str, slots: Mapping[str, str]) -> Inline:
        if slot in slots:
            return Run(slots[slot])
        if slot.startswith("figure:") and (code := self.full_code(slot.removeprefix("figure:"))):
            return self.figure(code)
        known = ", ".join(f"{{{s}}}" for s in slots)
        raise refuse(UNKNOWN_SLOT, key=key, slot=f"{{{slot}}}", known=known)

    def full_code(self, code: str) -> str | None:
        """Return the code with its period, None when there is no such figure."""
        return next((c for c in (code, *(f"{p}.{code}" for p in self.periods)) if c in self.book), None)

    def narrative(self, words: str, numbers: Iterable[tuple[NumberView, str]]) -> tuple[Inline, ...]:
        """Return words with each number that is a recorded figure turned into that figure.

        ``numbers`` pairs each recorded number with its code; a number is matched as printed ("1,895"), not
        inside a longer one nor as the marker of a list ("3) …"), once per figure.
        """
        pieces: list[Inline] = [Run(words)]
        for number, code in numbers:
            if number.value is not None and code in self.book:
                pieces = list(self._link(pieces, printed(self.book[code]), code))
        return tuple(p for p in pieces if not isinstance(p, Run) or p.text)

    def _link(self, pieces: list[Inline], digits: str, code: str) -> Iterator[Inline]:
        pattern = re.compile(rf"(?<![\d,.])(?!{MARKER}){re.escape(digits)}(?![\d]|[,.]\d)")
        found = False
        for piece in pieces:
            match = None if found or not isinstance(piece, Run) else pattern.search(piece.text)
            if match is None or not isinstance(piece, Run):
                yield piece
                continue
            found = True
            yield Run(piece.text[: match.start()])
            yield self.figure(code)
            yield Run(piece.text[match.end() :])


def cell(*inlines: Inline, align: Align | None = None, span: int = 1, style: str = "body") -> Cell:
    """Return a cell of one paragraph; an empty one when nothing is given."""
    return Cell((Paragraph(inlines, style),) if inlines else (), align, span)


def words(text: str, *, bold: bool = False) -> Run:
    """Return a run of words."""
    return Run(text, bold)
