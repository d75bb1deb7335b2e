"""A workbook that comes back: each answer in it beside the one in the system, before anything is written."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from openpyxl.utils import get_column_letter

from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_import import FORMULA_WITHOUT_VALUE
from prakan.domain.problems_sar_forms import ANSWER_TWICE, LEVEL_UNKNOWN, NO_WORKBOOK, OTHER_WORKBOOK
from prakan.domain.problems_sars import QUESTION_UNKNOWN
from prakan.domain.sars.form import Asks, Form, Question
from prakan.domain.sars.reading import read_answer
from prakan.domain.sars.workbook import ANSWER, CODE, HEADS, KEY, Held, owner_of, told, trace
from prakan.domain.sheets.reading import Sheet
from prakan.domain.text import Text

BROKEN = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!)")
LOOK = 12  # rows among which the headings stand
Row = list[object]


class Outcome(StrEnum):
    """What becomes of an answer of the file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLASH = "clash"  # somebody saved another text after the file was downloaded: both are kept
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """An answer of the file: where it stands, the revision it was written over, what becomes of it."""

    sheet: str
    row: int
    code: str
    name: Text
    before: str  # in the system
    after: str  # in the file
    seen: int
    outcome: Outcome
    fault: Fault | None = None
    left: bool = False  # empty in the file though answered in the system: nothing is deleted
    newer: bool = False  # untouched in the file, changed in the system since

    @property
    def cell(self) -> str:
        return f"{get_column_letter(ANSWER + 1)}{self.row}"


@dataclass(frozen=True, slots=True)
class Returned:
    """All answers of a file in its order."""

    name: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many answers have each outcome."""
        found = Counter(line.outcome.value for line in self.lines)
        return {outcome.value: found[outcome.value] for outcome in Outcome}

    @property
    def taken(self) -> tuple[Line, ...]:
        """Return the answers that are written when the file is taken in."""
        return tuple(x for x in self.lines if x.outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.CLASH))

    @property
    def digest(self) -> str:
        """Return what names this preview: another file or another report gives another."""
        told_ = "\x1f".join(f"{x.code}|{x.outcome}|{x.before}|{x.after}" for x in self.lines)
        return hashlib.sha256(told_.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Base:
    """What the hidden column says of an answer: the revision and trace it was downloaded with."""

    code: str
    revision: int
    trace: str


def compare(
    *, sheets: Iterable[Sheet], name: str, sar: int, form: Form, held: Mapping[str, Held]
) -> Returned:
    """Return what a file would change in a report whose answers are ``held``.

    Raises ``Refused``: SAR-030 when the file is no workbook of a report, SAR-031 when it is another's.
    """
    found = [(sheet, top) for sheet in sheets if (top := _heads(sheet)) is not None]
    if not found:
        raise refuse(NO_WORKBOOK, "file", name=name)
    if any(_text(_cell(sheet.rows[top], KEY)) != owner_of(sar) for sheet, top in found):
        raise refuse(OTHER_WORKBOOK, "file", name=name)
    lines = [line for sheet, top in found for line in _lines(sheet, top, form, held)]
    return Returned(name, tuple(_once(lines)))


def _heads(sheet: Sheet) -> int | None:
    """Return the row (0-based) of the headings, in either language."""
    wanted = [{cleaned(head.th), cleaned(head.en)} for head in HEADS[: ANSWER + 1]]
    for number, row in enumerate(sheet.rows[:LOOK]):
        words = [cleaned(_text(cell)) for cell in row[: ANSWER + 1]]
        if len(words) > ANSWER and all(word in names for word, names in zip(words, wanted, strict=True)):
            return number
    return None


def _lines(sheet: Sheet, top: int, form: Form, held: Mapping[str, Held]) -> Iterator[Line]:
    for number, row in enumerate(sheet.rows[top + 1 :], top + 2):
        base = _base(row)
        given = told(_text(_cell(row, ANSWER)))
        if base.code:
            yield _line(sheet.name, number, base, given, form, held)
        elif given:
            fault = Fault(QUESTION_UNKNOWN, {"code": "–"})
            yield Line(sheet.name, number, "", Text(""), "", given, 0, Outcome.REFUSED, fault)


def _line(sheet: str, row: int, base: _Base, given: str, form: Form, held: Mapping[str, Held]) -> Line:
    question, there = form.questions.get(base.code), held.get(base.code, Held("", 0))
    before = told(there.value)
    line = Line(sheet, row, base.code, Text(""), before, given, base.revision, Outcome.UNCHANGED)
    if question is None:
        fault = Fault(QUESTION_UNKNOWN, {"code": base.code[:60]})
        return replace(line, outcome=Outcome.REFUSED, fault=fault)
    line = replace(line, name=question.name)
    value, wrong = read_cell(question, given)
    if wrong:
        return replace(line, outcome=Outcome.REFUSED, fault=wrong)
    return _fated(replace(line, after=value), base, there)


def _fated(line: Line, base: _Base, there: Held) -> Line:
    if line.after == line.before:
        return line
    if not line.after:
        return replace(line, left=True)
    if trace(line.after) == base.trace:
        return replace(line, newer=True)
    if base.revision != there.revision:
        return replace(line, outcome=Outcome.CLASH if line.before else Outcome.NEW)
    return replace(line, outcome=Outcome.CHANGED if line.before else Outcome.NEW)


def read_cell(question: Question, given: str) -> tuple[str, Fault | None]:
    """Return a cell as it is stored, and why it cannot be; a level may be named in either language."""
    if BROKEN.fullmatch(given):
        return given, Fault(FORMULA_WITHOUT_VALUE, {"given": given})
    if question.asks is not Asks.LEVEL or not given:
        return read_answer(question, given)
    said = cleaned(given).lower()
    for key, name in question.choices:
        if said in (key.lower(), cleaned(name.th).lower(), cleaned(name.en).lower()):
            return key, None
    choices = Text(*(", ".join(n.say(language) for _, n in question.choices) for language in ("th", "en")))
    return given, Fault(LEVEL_UNKNOWN, {"given": given[:60], "choices": choices})


def _once(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines; a question that stands there again with another answer is refused there."""
    first: dict[str, Line] = {}
    for line in lines:
        earlier = first.setdefault(line.code, line) if line.code else line
        if earlier is line:
            yield line
        elif earlier.after != line.after:
            place = f"{earlier.sheet} {earlier.cell}"
            fault = Fault(ANSWER_TWICE, {"code": line.code, "place": place})
            yield replace(line, outcome=Outcome.REFUSED, fault=fault)


def _base(row: Row) -> _Base:
    """Return what stands beside an answer; where it was taken out, the code in the first column."""
    code, _, rest = _text(_cell(row, KEY)).partition("|")
    revision, _, mark = rest.partition("|")
    if code and revision.isdecimal() and len(revision) < 9:
        return _Base(code, int(revision), mark)
    return _Base(cleaned(_text(_cell(row, CODE))), 0, "")


def _cell(row: Row, column: int) -> object:
    return row[column] if column < len(row) else ""


def _text(cell: object) -> str:
    """Return a cell as words: numbers without a fraction as whole ones, days as they are written."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | datetime) else str(cell)
