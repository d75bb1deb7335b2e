"""What an edited XLSForm would change in its pack: questions new, changed, removed; problems by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prakan.domain.frameworks.comparing import Change
from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.form_reading import Line
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.parts import CODE, LONGEST
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.xlsform import EN, MET_LIST, TH, Row, XlsForm, form_of, list_of
from prakan.domain.problems import Fault, Problem, refuse
from prakan.domain.problems_forms import (
    CHOICE_IN_PACK,
    FORM_OTHER,
    GROUP_IN_PACK,
    LABEL_MISSING,
    NEW_CODE_WRONG,
    NUMBER_IN_PACK,
    QUESTION_MOVED,
    QUESTION_TWICE,
    STANDARD_ASKED,
    TYPE_IN_PACK,
)
from prakan.domain.problems_workshop import FORM_UNREADABLE
from prakan.domain.text import Text

QUESTION, GROUP, CHOICE = "question", "group", "choice"
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FormChange:
    """One thing that a form changes: ``inside`` its standard, ``like`` a question there of the same list."""

    kind: str
    change: Change
    code: str
    before: Text
    after: Text
    cell: str = ""
    inside: str = ""
    like: str = ""


@dataclass(slots=True)
class FormChanges:
    """All that a form changes, and every problem of it (its field is the cell)."""

    changes: list[FormChange] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    other_version: bool = False  # the form was downloaded from other content than the pack has now
    left_out: int = 0  # rows of kinds that no pack holds, such as notes and texts

    def count(self, change: Change) -> int:
        """Return how many things changed in a way."""
        return sum(c.change is change for c in self.changes)

    def add(self, problem: Problem, cell: str, **values: object) -> None:
        """Note a problem at its cell."""
        self.faults.append(Fault(problem, {"cell": cell, **values}, cell))


@dataclass(frozen=True, slots=True)
class _Known:
    """The form as the pack makes it: rows by name, and the group that each question stands in."""

    rows: Mapping[str, Row]
    groups: Mapping[str, str]  # name of a question -> code of its group
    choices: Mapping[tuple[str, str], Row]
    notes: frozenset[str]  # names of what the pack itself says in the form

    def inside(self, group: str, chosen: str) -> str:
        """Return the code of a question of a group that lets people choose of a list; "" without one."""
        rows = (r for n, r in self.rows.items() if self.groups.get(n) == group and r["code"] != group)
        return next((row["code"] for row in rows if chosen and list_of(row) == chosen), "")


def changes_of(pack: Pack, phase: str, sheets: Mapping[str, list[Line]], name: str = "") -> FormChanges:
    """Return what an edited form of a phase changes; raises ``Refused``: FRAME-080, 081 another pack's."""
    base, survey = form_of(pack, phase), sheets.get("survey", [])
    if not any(_asks(_kind(line)) for line in survey):
        raise refuse(FORM_UNREADABLE, "file", name=name)
    told = next(iter(sheets.get("settings", [])), None)
    if told is None or told.get("form_id") != base.settings["form_id"]:
        given = told.get("form_id") if told else "–"
        raise refuse(FORM_OTHER, "file", given=given, wanted=base.settings["form_id"])
    found = FormChanges(other_version=told.get("version") != digest(pack)[:12])
    known = _known(base)
    seen = _survey(survey, pack, known, found)
    _removed(known, seen, found)
    _choices(sheets.get("choices", []), known, found)
    return found


def _known(base: XlsForm) -> _Known:
    rows: dict[str, Row] = {}
    groups: dict[str, str] = {}
    inside = ""
    for row in base.survey:
        inside = row["code"] if row["type"] == "begin_group" else inside
        if row["type"] == "begin_group" or _asks(row["type"]):
            rows[row["name"]] = row
        if _asks(row["type"]):
            groups[row["name"]] = inside
    notes = frozenset(row["name"] for row in base.survey if row["type"] == "note")
    return _Known(rows, groups, {(c["list_name"], c["name"]): c for c in base.choices}, notes)


def _asks(kind: str) -> bool:
    return kind == "decimal" or kind.startswith("select_one ")


def _kind(line: Line) -> str:
    """Return the type of a row as the standard writes it: "begin group" is "begin_group"."""
    words = SPACES.sub(" ", line.get("type"))
    return words.replace(" ", "_") if words in ("begin group", "end group") else words


def _survey(lines: Iterable[Line], pack: Pack, known: _Known, found: FormChanges) -> set[str]:
    """Note what the rows change; return the names of known rows that are there."""
    seen: set[str] = set()
    opened: list[str] = []  # codes of the groups around a row, "" for one that no pack has
    for line in lines:
        kind, name = _kind(line), line.get("name")
        if kind == "begin_group":
            opened.append(known.rows[name]["code"] if name in known.rows else "")
        elif kind == "end_group" and opened:
            opened.pop()
        inside = next((code for code in reversed(opened) if code), "")
        if kind in ("end_group", "acknowledge") or name in known.notes:
            continue
        if name in seen:
            found.add(QUESTION_TWICE, line.cell("name"), name=name)
        elif name in known.rows:
            seen.add(name)
            _same(line, kind, known, inside, found)
        elif kind == "begin_group":
            found.add(GROUP_IN_PACK, line.cell("name"), name=name or "–")
        elif _asks(kind):
            _new(line, kind, pack, known, inside, found)
            seen.add(name)
        else:
            found.left_out += 1
    return seen


def _same(line: Line, kind: str, known: _Known, inside: str, found: FormChanges) -> None:
    """Note what became of a row that the form had: its words; its type and place belong to the pack."""
    row = known.rows[line.get("name")]
    if kind != row["type"]:
        found.add(TYPE_IN_PACK, line.cell("type"), given=kind or "–", wanted=row["type"])
        return
    if _asks(kind) and inside != known.groups[row["name"]]:
        found.add(QUESTION_MOVED, line.cell("name"), code=row["code"])
        return
    before, after = _text(row), _labels(line, found)
    if after and after != before and row["code"] != (inside if _asks(kind) else ""):
        what = QUESTION if _asks(kind) else GROUP
        found.changes.append(
            FormChange(what, Change.CHANGED, row["code"], before, after, line.cell(TH, EN), inside)
        )


def _new(line: Line, kind: str, pack: Pack, known: _Known, inside: str, found: FormChanges) -> None:
    if kind == "decimal":
        found.add(NUMBER_IN_PACK, line.cell("type"))
        return
    like = known.inside(inside, list_of(dict(line.values)))
    if not like:
        found.add(CHOICE_IN_PACK, line.cell("type"), given=list_of(dict(line.values)))
        return
    code = line.get("code") or line.get("name")
    fits = bool(code) and len(code) <= LONGEST and CODE.fullmatch(code) is not None
    new = [c.code for c in found.changes if c.change is Change.ADDED]
    if not fits or pack.name_of(code) or code in new or code in pack.rule_of:
        place = line.cell("code" if line.get("code") else "name")
        found.add(NEW_CODE_WRONG, place, given=code[:LONGEST] or "–")
        return
    if after := _labels(line, found):
        cell = line.cell(TH, EN)
        found.changes.append(FormChange(QUESTION, Change.ADDED, code, Text(""), after, cell, inside, like))


def _removed(known: _Known, seen: set[str], found: FormChanges) -> None:
    for name, group in known.groups.items():
        row = known.rows[name]
        if name in seen:
            continue
        if row["code"] == group:
            found.add(STANDARD_ASKED, "survey!A1", code=group)
            continue
        gone = FormChange(QUESTION, Change.REMOVED, row["code"], _text(row), Text(""), "", group)
        found.changes.append(gone)


def _choices(lines: Iterable[Line], known: _Known, found: FormChanges) -> None:
    """Note what choices are called now; which there are belongs to the scale of the pack."""
    counted: Counter[tuple[str, str]] = Counter()
    for line in lines:
        key = (line.get("list_name") or line.get("list name"), line.get("name"))
        counted[key] += 1
        row = known.choices.get(key)
        if row is None or counted[key] > 1:
            found.add(CHOICE_IN_PACK, line.cell("name"), given=" ".join(key))
            continue
        before, after = _text(row), _labels(line, found)
        if not after or after == before:
            continue
        if key[0] == MET_LIST or key[1] == NOT_ASSESSED:
            found.add(CHOICE_IN_PACK, line.cell(TH, EN), given=" ".join(key))
        else:
            code = f"{key[0]}/{key[1]}"
            found.changes.append(FormChange(CHOICE, Change.CHANGED, code, before, after, line.cell(TH, EN)))
    for key in known.choices.keys() - counted.keys():
        found.add(CHOICE_IN_PACK, "choices!A1", given=" ".join(key))


def _text(row: Row) -> Text:
    return Text(row.get(TH, ""), row.get(EN, ""))


def _labels(line: Line, found: FormChanges) -> Text:
    """Return both labels of a row; empty, with a problem, where the Thai one is missing."""
    thai, english = line.get(TH), line.get(EN)
    if not thai:
        found.add(LABEL_MISSING, line.cell(TH, EN), name=line.get("name"))
        return Text("")
    return Text(thai, english or thai)
