"""Which column of a sheet holds what: told by heading and content, each choice with its reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prakan.domain.roster_sheet.content import TELLING, TESTS, as_text, looks_like
from prakan.domain.roster_sheet.headings import FIELDS, NEEDED, VOCABULARY
from prakan.domain.sheets.headings import pairs, plain
from prakan.domain.sheets.reading import Sheet

SAMPLE = 300  # cells of a column that are looked at
HEAD = 1500  # rows of a sheet that recognising it takes: headings, and what it looks at below them
SHOWN = 4  # of them, shown to the person who confirms
SURE = 60  # of 100: taken without asking whether it is meant
TELLS = 75  # of 100 cells that must look the part where the heading says nothing
HEADING_WEIGHT = 0.6  # a heading that says so outweighs content that is half empty or half wrong


@dataclass(frozen=True, slots=True)
class Guess:
    """How likely (of 100) a column holds a field: by its heading, by its content (None: not to be told)."""

    field: str
    score: float
    heading: float
    content: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column (0-based) with its heading as written, some cells, and what it is taken for."""

    index: int
    heading: str
    samples: tuple[str, ...]
    field: str = ""
    guess: Guess | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out: lines of the headings (1-based, 0 for none) and its columns."""

    sheet: str
    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> dict[str, int]:
        """Return the column of each field."""
        return {column.field: column.index for column in self.columns if column.field}

    @property
    def fingerprint(self) -> str:
        """Return the sha256 (hex) of the headings and where they stand: equal for every sheet laid out so.

        Without headings it is the number of columns; a stray cell beyond the headings changes nothing.
        """
        headed = [f"{column.index}:{plain(column.heading)}" for column in self.columns if column.heading]
        words = "\n".join(headed) or str(len(self.columns))
        return hashlib.sha256(words.encode()).hexdigest()


def recognise(sheets: Sequence[Sheet]) -> Layout | None:
    """Return the layout of the sheet that is most like a roster; None when none has a column of names."""
    found = [layout for sheet in sheets if (layout := _layout(sheet)) and NEEDED in layout.fields]
    return max(found, key=lambda layout: (len(layout.fields), _score(layout)), default=None)


def _score(layout: Layout) -> float:
    return sum(column.guess.score for column in layout.columns if column.field and column.guess)


def _layout(sheet: Sheet) -> Layout:
    header = VOCABULARY.find_header(sheet.rows)
    first, last = (header.first, header.last) if header else (0, 0)
    body = sheet.rows[last : last + SAMPLE * 4]
    names = _names(sheet, first, last)
    width = max(len(names), max((len(row) for row in body[:SAMPLE]), default=0))
    names += [()] * (width - len(names))
    cells = [_cells(body, column) for column in range(width)]
    filled = [column for column in range(width) if names[column] or cells[column]]
    chosen = assign({column: guesses(names[column], cells[column]) for column in filled})
    columns = tuple(
        Column(
            column,
            names[column][0] if names[column] else "",
            _samples(cells[column]),
            chosen[column].field if column in chosen else "",
            chosen.get(column),
        )
        for column in filled
    )
    return Layout(sheet.name, first, last, columns)


def _names(sheet: Sheet, first: int, last: int) -> list[tuple[str, ...]]:
    """Return what each column may be called, the fullest first; a header of two lines is read together."""
    if not first:
        return []
    if first == last:
        return [(word,) if (word := as_text(cell)) else () for cell in sheet.rows[first - 1]]
    several = pairs(sheet.rows[first - 1], sheet.rows[last - 1])
    return [tuple(" ".join(word.split()) for word in choices if word.strip()) for choices in several]


def _cells(rows: Iterable[Sequence[object]], column: int) -> list[str]:
    found = []
    for row in rows:
        if column < len(row) and (text := as_text(row[column])):
            found.append(text)
            if len(found) == SAMPLE:
                break
    return found


def _samples(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[:60] for text in cells))[:SHOWN]


def guesses(names: Sequence[str], cells: Sequence[str]) -> tuple[Guess, ...]:
    """Return what a column may hold, likeliest first, with what heading and content say of 100."""
    said: dict[str, float] = {}
    for sure, meant in map(VOCABULARY.meaning, names):
        said[meant] = max(sure, said.get(meant, 0.0))
    found = []
    for field in FIELDS:
        heading, content = round(said.get(field, 0.0), 1), _content(field, cells)
        score = _together(field, heading, content)
        if score >= SURE / 2:
            found.append(Guess(field, round(score, 1), heading, content))
    return tuple(sorted(found, key=lambda guess: -guess.score))


def _content(field: str, cells: Sequence[str]) -> float | None:
    if field not in TESTS or not cells:
        return None
    return round(100 * sum(looks_like(field, text) for text in cells) / len(cells), 1)


def _together(field: str, heading: float, content: float | None) -> float:
    if content is None:
        return heading * 0.9  # one witness only
    if heading:
        return heading * HEADING_WEIGHT + content * (1 - HEADING_WEIGHT)
    return content * 0.9 if field in TELLING and content >= TELLS else 0.0


def assign(found: Mapping[int, Sequence[Guess]]) -> dict[int, Guess]:
    """Return one guess a column, each field once, the likeliest first; an unsure one is left to a person."""
    pairs = sorted(
        ((guess, column) for column, several in found.items() for guess in several),
        key=lambda pair: (-pair[0].score, pair[1]),
    )
    chosen: dict[int, Guess] = {}
    taken: set[str] = set()
    for guess, column in pairs:
        if (
            column not in chosen
            and guess.field not in taken
            and (guess.score >= SURE or guess.heading == 100)
        ):
            chosen[column] = guess
            taken.add(guess.field)
    return chosen
