"""From a line's cells to the fields of a row: codes for names, units apart from numbers, slips told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from prakan.domain.numbers import cleaned, nothing
from prakan.domain.plan_sheet.words import COMMON_UNITS, is_yes, misspelt
from prakan.domain.problems import Fault, Problem
from prakan.domain.problems_import import SHIFTED, UNIT_MISSPELT, UNIT_NEW, UNITS_DIFFER
from prakan.domain.readings import Unreadable, split_number
from prakan.domain.sheets.headings import Header, plain
from prakan.planning.actions.plan_import.lines import Line, cell_name
from prakan.planning.queries.choices import Choice, Choices

TEXTS = ("name_en", "unit_en", "target_note_th", "target_note_en", "place")
CODED = ("owner", "category", "strategy", "ladder")


@dataclass(slots=True)
class Vocabulary:
    """What a file's words may stand for: choices by plain code or name, and the units in use."""

    known: Choices
    units: frozenset[str]
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    slips: dict[str, str] = field(default_factory=dict)  # unit -> what it is a slip of

    def __post_init__(self) -> None:
        self.units |= COMMON_UNITS
        self.codes = {name: _by_word(getattr(self.known, name)) for name in CODED}

    def code(self, name: str, word: str) -> str:
        """Return the code that a word stands for, or the word itself."""
        if name == "strategy":
            found = re.search(r"\d+", cleaned(word))
            return found[0] if found else word
        return self.codes[name].get(plain(word), word)

    def slip(self, unit: str) -> str:
        """Return the unit that this one looks misspelt from, or ""."""
        if unit not in self.slips:
            self.slips[unit] = misspelt(unit, self.units)
        return self.slips[unit]


def _by_word(choices: Mapping[str, Choice]) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, choice in choices.items():
        for word in (choice.name.th, choice.name.en, code):  # a code wins over a name
            if word:
                words[plain(word)] = code
    return words


def given_fields(line: Line, header: Header, words: Vocabulary, *, whole: bool) -> dict[str, object]:
    """Return the fields that a line gives; faults of units go to the line.

    ``whole``: an empty cell clears its field (a line found by its reference); else it leaves it as it is.
    """
    given: dict[str, object] = {}
    for name in TEXTS:
        given[name] = line.text(name)
    for name in CODED:
        given[name] = words.code(name, line.text(name)) if line.text(name) else ""
    given["due"] = _or_none(line.values.get("due"))
    _target(line, header, words, given)
    present = {name for name in given if name in header.columns} | {n for n in given if given[n]}
    if whole:
        given = {name: given[name] for name in given if name in present}
    else:
        given = {name: value for name, value in given.items() if value not in (None, "")}
    if line.text("heading") or (whole and "heading" in header.columns):
        given["heading"] = is_yes(line.text("heading"))
    return given


def _or_none(value: object) -> object:
    """A dash or "unknown" in a target or due month means that there is none."""
    return None if value is None or (isinstance(value, str) and nothing(value) is not None) else value


def _target(line: Line, header: Header, words: Vocabulary, given: dict[str, object]) -> None:
    raw, unit = _or_none(line.values.get("target")), line.text("unit_th")
    given["target"], given["unit_th"] = raw, unit
    if isinstance(raw, str):
        try:
            value, rest = split_number(raw)
        except Unreadable:
            if unit and _is_number(unit):
                _fault(line, header, SHIFTED, "target")
                given["target"], given["unit_th"] = None, ""
        else:
            given["target"] = value if rest else raw
            if rest and unit and rest != unit:
                _fault(line, header, UNITS_DIFFER, "target", given=rest, unit=unit)
            given["unit_th"] = unit or rest
    unit = str(given["unit_th"] or "")
    if unit and (close := words.slip(unit)):
        _fault(line, header, UNIT_MISSPELT, "unit_th", given=unit, close=close)
    elif unit and unit not in words.units:
        line.notes.append(Fault(UNIT_NEW, {"given": unit}, cell_name(header, "unit_th", line.number)))


def _is_number(text: str) -> bool:
    try:
        split_number(text)
    except Unreadable:
        return False
    return True


def _fault(line: Line, header: Header, entry: Problem, name: str, **values: object) -> None:
    line.faults.append(Fault(entry, values, cell_name(header, name, line.number)))
