"""Search over plan, indicators, figures and pages of one's own menu."""

from __future__ import annotations

from prakan.foundation.models import Person
from prakan.reporting.queries.search import MOST, HitKind, search
from tests.reporting.conftest import Year
from tests.web.reader import Reader, words


def test_a_row_an_indicator_and_their_figures_are_found(officer: Person, year: Year) -> None:
    found = {a.kind: [h.key for h in a.hits] for a in search(officer, 2567, 1, "ตัวชี้วัด 2")}
    assert found[HitKind.KPI] == ["2"]
    found = {a.kind: [h.key for h in a.hits] for a in search(officer, 2567, 1, "ชื่อ O1.A1.P1.2")}
    assert found[HitKind.ROW] == ["O1.A1.P1.2"]
    assert "FY2567.O1.A1.P1.2.target" in found[HitKind.FIGURE]


def test_the_exact_code_comes_first(officer: Person, year: Year) -> None:
    (answers,) = search(officer, 2567, 1, "fy2567.o1.a1.p1.target")
    assert answers.hits[0].key == "FY2567.O1.A1.P1.target"


def test_too_many_answers_are_cut_and_counted(officer: Person, year: Year) -> None:
    (answers,) = [a for a in search(officer, 2567, 1, "FY2567") if a.kind is HitKind.FIGURE]
    assert len(answers.hits) == MOST
    assert answers.more > 0


def test_no_question_and_no_plan_give_no_answers(officer: Person, year: Year) -> None:
    assert search(officer, 2567, 1, "  ") == ()
    assert search(officer, 2599, 1, "ชื่อ") == ()


def test_the_page_lists_pages_rows_and_figures_with_links(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert reader.open("/search/", q="หน้าหลัก").links()["หน้าหลัก"] == "/"
    page = reader.open("/search/", q="O1.A1.P1.1")
    assert "/plan/#O1.A1.P1.1" in [a.get("href") for a in page.all("a")]
    assert page.one("input", name="q").get("value") == "O1.A1.P1.1"


def test_what_is_asked_is_never_mark_up(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/search/", q="<b>x</b>")
    assert page.heading == "ค้นหา: <b>x</b>"
    assert "ไม่พบ" in page.text


def test_an_empty_search_teaches(officer: Person, year: Year) -> None:
    assert words(Reader(officer).open("/search/").one("div", class_="pk-void")).startswith("พิมพ์ในช่องด้านบน")
