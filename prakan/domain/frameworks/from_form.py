"""A pack begun from an XLSForm: standards from groups, indicators and scales from its choices, as a draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.xlsform import Row, XlsForm, label, list_of

EVERYTHING = "questions"


@dataclass(slots=True)
class Group:
    """A group of the form and its questions."""

    row: Row
    rows: list[Row] = field(default_factory=list)

    @property
    def code(self) -> str:
        return code_of(self.row)


def code_of(row: Row) -> str:
    """Return the code that an export wrote, else the name."""
    return row.get("code") or row.get("name", "")


def groups(form: XlsForm) -> list[Group]:
    """Return the outermost groups with every choice question in them; others in a group of their own."""
    found: list[Group] = []
    depth = 0
    for row in form.survey:
        kind = row.get("type", "").replace("_", " ")
        if kind == "begin group":
            depth += 1
            if depth == 1:
                found.append(Group(row))
        elif kind == "end group":
            depth -= 1
        elif list_of(row):
            if depth == 0 and (not found or found[-1].code != EVERYTHING):
                found.append(Group({"name": EVERYTHING}))
            found[-1].rows.append(row)
    return [group for group in found if group.rows]


def files_of(form: XlsForm, *, code: str, year: int, level: str, since: date) -> dict[str, str]:
    """Return the files of a draft pack that asks what the form's choice questions ask.

    How standards are judged is not in a form: the draft says so. ``since`` is the day it was begun.
    """
    found = groups(form)
    return {
        "pack.toml": _head(form, code, year, level, since),
        "standards.toml": "\n".join(line for group in found for line in _standard(group)) + "\n",
        "scale.toml": "\n".join(line for name in _lists(found) for line in _scale(form, name)) + "\n",
        "rules.toml": "\n".join(line for name in _lists(found) for line in _rule(found, name)) + "\n",
        "examples.toml": "\n".join(_example(form, found)) + "\n",
    }


def _head(form: XlsForm, code: str, year: int, level: str, since: date) -> str:
    title = form.settings.get("form_title") or code
    return f"""code = {quoted(code)}
year = {year}
level = {quoted(level)}
status = "draft"
confirmed = false
name_th = {quoted(title)}
name_en = {quoted(title)}

[[unconfirmed]]
covers = ["scale", "rules"]
what_th = "มาตรวัดและกฎการตัดสิน: แบบฟอร์มไม่ได้บอก"
what_en = "Scale and judgement rules: the form does not tell them"
since = {since.isoformat()}
source_th = "แบบฟอร์ม XLSForm"
source_en = "An XLSForm"
"""


def quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def _named(row: Row) -> Iterator[str]:
    yield f"code = {quoted(code_of(row))}"
    yield f"name_th = {quoted(label(row, 'th'))}"
    yield f"name_en = {quoted(label(row, 'en'))}"


def _standard(group: Group) -> Iterator[str]:
    yield from ("[[standard]]", *_named(group.row), "")
    for row in group.rows:
        yield from ("[[standard.indicator]]", *_named(row), "")


def _lists(found: list[Group]) -> list[str]:
    """Return the lists of choices that are used, each once."""
    return list(dict.fromkeys(list_of(row) for group in found for row in group.rows))


def _levels(form: XlsForm, name: str) -> list[Row]:
    chosen = [row for row in form.choices if row.get("list_name", row.get("list name")) == name]
    return [row for row in chosen if row.get("name") != NOT_ASSESSED]


def _scale(form: XlsForm, name: str) -> Iterator[str]:
    yield from ("[[scale]]", f"id = {quoted(name)}", f"name_th = {quoted(name)}", f"name_en = {quoted(name)}")
    yield from ("placeholder = true", "")
    for value, row in enumerate(_levels(form, name), 1):
        yield from ("[[scale.level]]", f"id = {quoted(row.get('name', ''))}", f"value = {value}")
        yield from (f"name_th = {quoted(label(row, 'th'))}", f"name_en = {quoted(label(row, 'en'))}", "")


def _rule(found: list[Group], name: str) -> Iterator[str]:
    codes = [code_of(row) for group in found for row in group.rows if list_of(row) == name]
    yield from ("[[rule]]", f"id = {quoted(f'by-{name}')}", 'kind = "rubric"', f"for = {json.dumps(codes)}")
    yield from (f"scale = {quoted(name)}", "placeholder = true", "")


def _example(form: XlsForm, found: list[Group]) -> Iterator[str]:
    """Yield an example that only shows the shape: the first question gets its highest level."""
    first = found[0].rows[0]
    highest = quoted(_levels(form, list_of(first))[-1].get("name", ""))
    yield from (
        "[[example]]",
        'id = "shape"',
        'name_th = "ตัวอย่างรูปแบบ"',
        'name_en = "The shape of an example"',
    )
    yield from ("", "[example.marks]", f"{quoted(code_of(first))} = {highest}")
    yield from ("", "[example.expect]", f"{quoted(code_of(first))} = {highest}")
