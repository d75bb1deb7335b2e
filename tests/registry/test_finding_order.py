"""The same answers in the same order on SQLite and PostgreSQL: both must give what stands in tests/data.

The registry is made up from fixed numbers. Where the order is changed on purpose, look at every difference,
then put the file that the failing test names in the place of the old one.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection

from prakan.commands.seeding.making import PARENTS, Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.foundation.models import Person
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed
from prakan.registry.models import Institution
from prakan.registry.queries.finding import find
from prakan.registry.queries.institutions import InstitutionFilter
from prakan.registry.queries.institutions import institutions as listed
from tests.house.reading import ROOT

pytestmark = pytest.mark.django_db
KEPT = ROOT / "tests" / "data" / "finding-order.json"
COUNTRY = [Wanted(Kind.BASIC, 1400), Wanted(Kind.CHILD_CENTRE, 500), Wanted(Kind.VOCATIONAL, 100)]
ASKED = (
    "บ้านหนองบัว",
    "โรงเรียนบ้านหนองบัว",
    "โรงเรียน บ้าน หนองบัว",
    "หนองบัว",
    "บ้านหนองบุว",
    "โนนแดง",
    "วัดศรี สช.",
    "บ้านหนองบัวว",
    "รร.บ.หนองบัว",
    "บ้าน",
    "บ",
    "วัด",
    "วัดใหม่",
    "ใหม",
    "บ้าน อุบลราชธานี",
    "ขอนแก่น",
    "จ.ขอนแก่น",
    "เมืองเชียงใหม่",
    "อ.เมือง จ.นครราชสีมา",
    "กรุงเทพ",
    "วิทยาลัยเทคนิค",
    "วท.",
    "ศพด.บ้านหนอง",
    "ศูนย์พัฒนาเด็กเล็กวัด",
    "เทศบาล 1",
    "เทศบาล ๑",
    "สพฐ.",
    "สช. อุดรธานี",
    "หนอง สพท.อุดรธานี",
    "ban nong bua",
    "Nong",
    "technical college",
    "1040",
    "1040000",
    "10",
    "ไม่มีชื่ออย่างนี้เลย",
    "%",
    "_",
)


@pytest.fixture
def country(now: datetime) -> dict[int, int]:
    """A made-up country; by id, the place of each institution in the order in which they were made."""
    named = sorted({parent for kind in Kind for parent, _ in PARENTS[kind]} - {"area"} | {"กทม."})
    offices = [
        {"code": code, "kind": "department", "name_th": f"หน่วยงาน {code}", "short_th": code} for code in named
    ]
    install_parents([*offices, *area_offices()], at=now, is_demo=True)
    seed(made_up(COUNTRY), listed_on=date(2023, 12, 1), why="ทดสอบ", at=now)
    return {pk: n for n, pk in enumerate(Institution.objects.order_by("pk").values_list("pk", flat=True), 1)}


def answers(person: Person, country: dict[int, int]) -> dict[str, dict[str, list[int]]]:
    """Return for each question the best answers and the first page of the list, as places in the country."""
    return {
        asked: {
            "best": [country[hit.line.id] for hit in find(person, asked).hits],
            "list": [country[line.id] for line in listed(person, InstitutionFilter(text=asked)).lines],
        }
        for asked in ASKED
    }


def test_every_database_gives_the_same_answers_in_the_same_order(
    registrar: Person, country: dict[int, int], tmp_path: Path
) -> None:
    found = answers(registrar, country)
    now = tmp_path / KEPT.name
    lines = ",\n".join(f"{json.dumps(a, ensure_ascii=False)}: {json.dumps(f)}" for a, f in found.items())
    now.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    other = [asked for asked in ASKED if found[asked] != kept.get(asked)]
    assert (other, list(kept)) == ([], list(ASKED)), f"{connection.vendor}: what is found stands in {now}"


def test_lists_without_a_question_stand_in_one_order_too(registrar: Person, country: dict[int, int]) -> None:
    """Pages of a list follow each other in the order of stored keys, whichever end they are read from."""
    pages = [listed(registrar, InstitutionFilter(), n).lines for n in range(1, 41)]
    shown = [line.id for page in pages for line in page]
    rows = Institution.objects.values_list("sort_key", "pk")
    assert shown == [pk for _key, pk in sorted(rows, key=lambda row: (row[0].encode(), row[1]))]
