"""The figure page: definition, formula, lineage to the leaves, checks, uses; the panel is its fragment."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from prakan.domain.figures import Amount
from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Institution
from prakan.reporting.actions.closings import close
from prakan.reporting.queries.figures import figure_view
from prakan.web.pages.figures import closes, evidence_of, formula
from tests.reporting.conftest import Year
from tests.web.reader import Reader, words

TARGET = "/figures/FY2567.O1.A1.P1.target"


def terms(person: Person, code: str) -> list[str]:
    """Return a formula as it reads."""
    shown = formula(figure_view(person, code).node)
    return [str(t.figure.amount.number()) if t.figure else t.words for t in shown]


def test_a_sum_reads_as_its_terms(officer: Person, year: Year) -> None:
    page = Reader(officer).open(TARGET)
    assert page.heading == "เป้าหมาย: ชื่อ O1.A1.P1"
    assert words(page.one("ul", class_="pk-sum")) == "42 = 30 + 12"


@pytest.mark.parametrize(
    ("code", "reads"),
    [
        ("FY2567.O1.A1.P1.target", ["30", "+", "12"]),
        ("FY2567Q1.kpi.mean", ["10", "+", "25", "÷ 2"]),
        ("FY2567.budget.total.plan", ["209.1708", "+", "9.0457"]),
        ("FY2567Q1.budget.fund.percent", ["1.4325", "÷", "9.0457", "× 100"]),
        ("FY2567.O1.A1.P1.1.target", []),
    ],
)
def test_each_formula_names_its_signs(officer: Person, year: Year, code: str, reads: list[str]) -> None:
    assert terms(officer, code) == reads


def test_a_formula_that_still_gives_its_figure_closes(officer: Person, year: Year) -> None:
    node = figure_view(officer, "FY2567Q1.kpi.mean").node
    assert (node.figure.amount, closes(node)) == (Amount.of(Decimal("17.5")), True)


def test_the_lineage_names_who_entered_and_who_approved(officer: Person, year: Year) -> None:
    line = Reader(officer).open(TARGET).one("ol", class_="pk-thread")[0]
    said = "กรอกโดย policy_officer (ทดสอบ) 5 ม.ค. 67 09.00 น. · อนุมัติโดย director (ทดสอบ) 5 ม.ค. 67 09.00 น."
    assert said in words(line)


def test_a_figure_knows_where_it_is_used(officer: Person, year: Year) -> None:
    links = Reader(officer).open("/figures/FY2567.O1.A1.P1.1.target").all("a", href=TARGET)
    assert [words(a) for a in links] == ["42"]


def test_a_counted_figure_says_how_many_rows_it_counted(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/figures/FY2567Q1.achievement.O1.A1.below50.project")
    thread = page.one("ol", class_="pk-thread")
    assert "นับจาก 1 แถว" in words(thread)
    assert "ชื่อ O1.A1.P2 O1.A1.P2" in words(thread)


def test_evidence_is_listed_once(officer: Person, year: Year) -> None:
    assert evidence_of(figure_view(officer, "FY2567.O1.A1.P1.target").node) == ()


def test_an_open_quarter_has_no_seal_and_a_closed_one_shows_it(
    officer: Person, year: Year, now: object
) -> None:
    reader = Reader(officer)
    assert reader.open(TARGET).all("li", class_="is-seal") == []
    close(year=2567, quarter=1, by=officer, at=year.now)
    seal = figure_view(officer, "FY2567.O1.A1.P1.target").seal
    shown = reader.open(TARGET).one("li", class_="is-seal")
    assert words(shown) == f"ผนึกเมื่อปิดไตรมาส 1 ปีงบประมาณ 2567 {seal[:4]}·{seal[4:8]}"


def test_a_contradicted_figure_shows_the_finding(officer: Person, year: Year, contradiction: None) -> None:
    page = Reader(officer).open("/figures/FY2567Q1.stated.places")
    assert "ขัดแย้ง" in words(page.one("header", class_="pk-head"))
    assert [a.get("href") for a in page.all("a") if "/findings/2567-1/" in a.get("href", "")] != []


def test_htmx_gets_only_the_panel(officer: Person, year: Year) -> None:
    fragment = Reader(officer).fragment(TARGET)
    assert "<html" not in fragment
    assert 'id="pk-panel-title">เป้าหมาย: ชื่อ O1.A1.P1<' in fragment


def test_page_and_panel_are_kept_apart_by_caches(officer: Person, year: Year) -> None:
    assert "HX-Request" in Reader(officer).open(TARGET).response.headers["Vary"]


def test_the_source_is_a_file_with_the_whole_tree(officer: Person, year: Year) -> None:
    answer = Reader(officer).client.get(f"{TARGET}/source.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="FY2567.O1.A1.P1.target.json"'
    content = json.loads(answer.content)
    assert content["figure"]["value"] == "42"
    assert [leaf["value"] for leaf in content["figure"]["inputs"]] == ["30", "12"]


@pytest.mark.parametrize(
    ("code", "problem"), [("FY2567.O9.target", "FIGURE-002"), ("nonsense", "FIGURE-001")]
)
def test_an_unknown_figure_is_a_numbered_problem(
    officer: Person, year: Year, code: str, problem: str
) -> None:
    page = Reader(officer).open(f"/figures/{code}", status=404)
    assert words(page.one("ul", class_="pk-problems")).startswith(problem)


def test_an_english_reader_gets_english(officer: Person, year: Year) -> None:
    page = Reader(officer, "en").open(TARGET)
    assert page.heading == "Target: Name O1.A1.P1"
    assert "entered by policy_officer (test)" in page.text


def test_anybody_may_report_a_figure_as_wrong(auditor: Person, year: Year) -> None:
    reader = Reader(auditor)
    assert f"{TARGET}/doubt/" in reader.open(TARGET).links().values()
    page = reader.send(f"{TARGET}/doubt/", reason="เอกสารหน้า 3 ว่า 45")
    assert page.heading == "เป้าหมาย: ชื่อ O1.A1.P1"
    row = AuditRow.objects.get(step="figure.doubt")
    assert (row.subject, row.after["reason"]) == ("figure:FY2567.O1.A1.P1.target", "เอกสารหน้า 3 ว่า 45")


def test_a_report_without_reason_is_asked_again(owner: Person, year: Year) -> None:
    page = Reader(owner).send(f"{TARGET}/doubt/", reason=" ", status=422)
    assert words(page.one("ul", class_="pk-problems")).startswith("FIGURE-010")
    assert AuditRow.objects.count() == 0


def test_a_count_of_institutions_opens_to_each_and_to_the_whole_list(
    year: Year, officer: Person, now: datetime
) -> None:
    made = [
        MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic"), years=(2567,)) for n in range(1, 20)
    ]
    seed(made, listed_on=date(2023, 11, 1), why="ทดสอบ", at=now)
    links = Reader(officer).open("/figures/FY2567Q1.registry.listed.basic").links()
    first = Institution.objects.get(name_th="โรงเรียนที่ 1")
    assert links["โรงเรียนที่ 1"] == f"/institutions/{first.pk}/"
    assert links["และอีก 7 แห่ง: เปิดรายชื่อทั้งหมด"] == "/institutions/?kind=basic&listed=2567&status=any"
