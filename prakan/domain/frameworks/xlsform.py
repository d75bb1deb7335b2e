"""The form of a pack as an XLSForm, and a pack begun from one (source: xlsform.org, pyxform 4)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.form_reading import read_lines
from prakan.domain.frameworks.model import Pack, Standard
from prakan.domain.frameworks.questions import Asks, Question, questions
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.words import MET, NOT_ASSESSED_TEXT, NOT_MET
from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import FORM_UNREADABLE
from prakan.domain.text import Text

TH, EN = "label::ไทย (th)", "label::English (en)"
SURVEY = ("type", "name", TH, EN, "constraint", "code")
CHOICES = ("list_name", "name", TH, EN)
MET_LIST = "met"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class XlsForm:
    """The three sheets of an XLSForm, row by row."""

    survey: list[Row]
    choices: list[Row]
    settings: Row = field(default_factory=dict)


def form_of(pack: Pack, phase: str = "") -> XlsForm:
    """Return the form that asks what a pack asks: a group for each standard, a question for each mark."""
    asked = {q.code: q for q in questions(pack, phase)}
    survey = [*_notes(pack), *(row for s in pack.standards for row in _group(s, asked))]
    settings = {
        "form_title": _title(pack, phase),
        "form_id": form_id(pack, phase),
        "version": digest(pack)[:12],
        "default_language": "ไทย (th)",
    }
    return XlsForm(survey, list(_choices(asked.values())), settings)


def _notes(pack: Pack) -> Iterator[Row]:
    """Yield what of the pack is not official yet, as notes that stand before the questions."""
    for number, doubt in enumerate(pack.unconfirmed, 1):
        said = Text(f"รอยืนยัน: {doubt.what.th}", f"To be confirmed: {doubt.what.say('en')}")
        yield {"type": "note", "name": f"unconfirmed_{number}", **_labels(said)}


def form_id(pack: Pack, phase: str = "") -> str:
    """Return what names a form: its pack, and its phase where the pack has several."""
    return f"{pack.key}-{phase}" if phase else pack.key


def _title(pack: Pack, phase: str) -> str:
    name = next((one.name.th for one in pack.phases if one.id == phase), "")
    return f"{pack.name.th} ({name})" if name else pack.name.th


def _group(standard: Standard, asked: Mapping[str, Question]) -> Iterator[Row]:
    inside = (c for i in standard.indicators for c in (i.code, *(p.code for p in i.points)))
    codes = [standard.code, *(p.code for p in standard.points), *inside]
    rows = [row for code in codes if code in asked for row in _question(asked[code])]
    if rows:
        group = {"type": "begin_group", "name": f"g_{_name(standard.code)}", "code": standard.code}
        yield {**group, **_labels(standard.name)}
        yield from rows
        yield {"type": "end_group"}


def _question(question: Question) -> Iterator[Row]:
    name = f"q_{_name(question.code)}"
    row = {"name": name, "code": question.code, **_labels(question.name)}
    if question.asks is Asks.NUMBER:
        yield {"type": "decimal", **row, "constraint": _constraint(question)}
        yield {"type": "acknowledge", "name": f"{name}_na", **_labels(NOT_ASSESSED_TEXT)}
    else:
        chosen = question.scale.id if question.asks is Asks.LEVEL and question.scale else MET_LIST
        yield {"type": f"select_one {_name(chosen)}", **row}


def _constraint(question: Question) -> str:
    limits = ((">=", question.least), ("<=", question.most))
    return " and ".join(f". {sign} {limit.normalize():f}" for sign, limit in limits if limit is not None)


def _choices(asked: Any) -> Iterator[Row]:
    lists: dict[str, list[tuple[str, Text]]] = {}
    for question in asked:
        if question.asks is Asks.MET:
            lists[MET_LIST] = [("true", MET), ("false", NOT_MET)]
        elif question.asks is Asks.LEVEL and question.scale:
            lists[question.scale.id] = [(level.id, level.name) for level in question.scale.levels]
    for key, levels in lists.items():
        for level, name in (*levels, (NOT_ASSESSED, NOT_ASSESSED_TEXT)):
            yield {"list_name": _name(key), "name": level, **_labels(name)}


def _labels(text: Text) -> Row:
    return {TH: text.th, EN: text.say("en")}


def _name(code: str) -> str:
    """Return a code as an XML name may hold it."""
    return re.sub(r"\W", "_", code)


def written(form: XlsForm) -> bytes:
    """Return a form as an Excel file."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    sheet.title = "survey"
    for title, heads, rows in (
        ("survey", SURVEY, form.survey),
        ("choices", CHOICES, form.choices),
        ("settings", tuple(form.settings), [form.settings]),
    ):
        page = sheet if title == "survey" else book.create_sheet(title)
        page.append(heads)
        for row in rows:
            page.append([row.get(head, "") for head in heads])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(name: str, content: bytes) -> XlsForm:
    """Return the sheets of an XLSForm; FRAME-080 when it is none."""
    sheets = {title: [dict(x.values) for x in lines] for title, lines in read_lines(name, content).items()}
    survey, choices = sheets.get("survey", []), sheets.get("choices", [])
    if not any(list_of(row) for row in survey) or not choices:
        raise refuse(FORM_UNREADABLE, "file", name=name)
    return XlsForm(survey, choices, next(iter(sheets.get("settings", [])), {}))


def list_of(row: Row) -> str:
    """Return the list that a row lets people choose one of, "" when it does not."""
    kind, _, chosen = row.get("type", "").partition(" ")
    return chosen.strip() if kind == "select_one" else ""


def label(row: Row, language: str) -> str:
    """Return the label of a row in a language, else any label, else its name."""
    labels = {head: text for head, text in row.items() if head.split("::")[0] == "label" and text}
    found = next((text for head, text in labels.items() if f"({language})" in head), "")
    return found or next(iter(labels.values()), row.get("name", ""))
