"""A pack's form as an XLSForm that pyxform takes, and a pack begun from one."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from pyxform.xls2xform import convert

from prakan.domain.frameworks.from_form import files_of
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.reading import read_files, read_folder
from prakan.domain.frameworks.xlsform import XlsForm, form_of, read, written
from prakan.domain.problems import Refused
from tests.domain.frameworks.sample import pack
from tests.house.reading import ROOT

HOUSE = sorted((ROOT / "frameworks").glob("*/*/rules.toml"))


def of_house(path: Path) -> Pack:
    found = read_folder(path.parent).pack
    assert found is not None
    return found


def begun(form: XlsForm) -> Pack:
    """Return the pack begun from a form; fails when it has a fault."""
    files = files_of(form, code="begun", year=2568, level="basic", since=date(2024, 1, 5))
    made = read_files({name: text.encode() for name, text in files.items()}, name="begun-2568")
    assert [f.what("en") for f in made.faults] == []
    assert made.pack is not None
    return made.pack


@pytest.mark.parametrize("path", HOUSE, ids=lambda p: p.parent.name)
def test_pyxform_takes_the_form_of_every_pack_that_judges(path: Path) -> None:
    found = of_house(path)
    made = convert(io.BytesIO(written(form_of(found))), file_type=".xlsx", validate=False)
    assert f'id="{found.key}"' in made.xform
    asked = [q.code for q in questions(found)]
    assert [made.xform.count(f'/q_{code.replace(".", "_")}"') > 0 for code in asked] == [True] * len(asked)


def test_a_number_has_its_limits_and_may_be_not_assessed() -> None:
    rows = {row["code"]: row for row in form_of(pack()).survey if row.get("code")}
    assert (rows["2.1"]["type"], rows["2.1"]["constraint"]) == ("decimal", ". >= 0 and . <= 100")
    assert [r["type"] for r in form_of(pack()).survey if r.get("name") == "q_2_1_na"] == ["acknowledge"]


def test_what_is_written_is_read_again() -> None:
    form = form_of(pack())
    again = read("form.xlsx", written(form))
    assert [r.get("name") for r in again.survey] == [r.get("name") for r in form.survey]
    assert (again.choices, again.settings) == (form.choices, form.settings)


@pytest.mark.parametrize("key", ["early-childhood-2567", "basic-2567", "vocational-2567"])
def test_a_pack_begun_from_a_form_asks_the_same(key: str) -> None:
    found = of_house(ROOT / "frameworks" / "onesqa" / key / "rules.toml")
    made = begun(read("form.xlsx", written(form_of(found))))

    def asked(one: Pack) -> list[tuple[str, str, list[str]]]:
        return [
            (q.code, q.name.th, [level.id for level in q.scale.levels] if q.scale else [])
            for q in questions(one)
        ]

    assert asked(made) == asked(found)
    assert [s.name for s in made.standards] == [s.name for s in found.standards]
    assert (made.status.value, made.confirmed, bool(made.doubts("rules"))) == ("draft", False, True)


def test_yes_and_no_become_a_scale_of_two() -> None:
    made = begun(form_of(of_house(ROOT / "frameworks" / "onesqa" / "basic-2559" / "rules.toml")))
    assert [[level.id for level in s.levels] for s in made.scales] == [["true", "false"]]
    assert len(made.indicators) == 15


def test_a_foreign_form_with_plain_labels_and_nested_groups() -> None:
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (
        ("type", "name", "label"),
        ("text", "who", "Who are you?"),
        ("begin group", "a", "Part A"),
        ("begin_group", "inner", "Inner"),
        ("select_one grade", "a1", 'Is it "good"?\nReally?'),
        ("end_group", None, None),
        ("end group", None, None),
        ("select_one grade", "loose", "Outside of groups"),
    ):
        survey.append(row)
    choices = book.create_sheet("choices")
    for line in (("list_name", "name", "label"), ("grade", "c", "C"), ("grade", "a", "A")):
        choices.append(line)
    out = io.BytesIO()
    book.save(out)
    made = begun(read("foreign.xlsx", out.getvalue()))
    assert [(s.code, [i.code for i in s.indicators]) for s in made.standards] == [
        ("a", ["a1"]),
        ("questions", ["loose"]),
    ]
    assert made.indicators["a1"].name.th == 'Is it "good"?\nReally?'


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 cut", b"name,label\n", written(XlsForm([], [], {"a": "b"}))]
)
def test_what_is_no_form_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read("form.xlsx", content)
    assert [(f.code, f.field) for f in refused.value.faults] == [("FRAME-080", "file")]
