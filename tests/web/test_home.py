"""Home: the quarter at a glance; the inbox: what waits for the reader."""

from __future__ import annotations

from datetime import date

from prakan.domain.figures import State
from prakan.foundation.actions.notices import tell
from prakan.foundation.models import Notice, Person
from prakan.planning.models import PlanVersion, ProgressEntry
from prakan.reporting.actions.closings import close
from tests.reporting.conftest import Year
from tests.web.reader import Reader, words


def card(page: object, heading: str) -> str:
    """Return the words of the card under a heading."""
    (found,) = [s for s in page.all("section") if s.get("aria-labelledby") == heading]  # type: ignore[attr-defined]
    return words(found)


def test_the_budget_is_shown_in_million_baht_with_links(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/")
    assert words(page.one("tfoot")) == "รวม 218.2165 3.9996 1.83"
    assert [a.get("href") for a in page.one("tfoot").iter("a")] == [
        "/figures/FY2567.budget.total.plan",
        "/figures/FY2567Q1.budget.total.spent",
        "/figures/FY2567Q1.budget.total.percent",
    ]


def test_results_are_counted_by_band_and_kind(officer: Person, year: Year) -> None:
    shown = card(Reader(officer).open("/"), "h-reached")
    assert "โครงการ 3" in shown
    assert "ไม่มีตัวเลข 0 ต่ำกว่า 50 1 50 ถึงต่ำกว่า 80 1 80 ขึ้นไป 1" in shown


def test_the_mean_states_its_base(officer: Person, year: Year) -> None:
    assert "17.50 % ฐาน 2 จาก 3 ตัว" in card(Reader(officer).open("/"), "h-reached")


def test_a_spending_target_that_nobody_set_is_not_made_up(officer: Person, year: Year) -> None:
    assert "ยังไม่กำหนดในระบบ" in card(Reader(officer).open("/"), "h-budget")


def test_what_falls_due_next_is_listed(officer: Person, year: Year) -> None:
    assert card(Reader(officer).open("/"), "h-due") == "กำหนดใกล้ถึง หลัง 31 ธ.ค. 66 30 ก.ย. 67 ชื่อ O1.A1.P3"


def test_a_contradiction_blocks_and_is_put_before_the_officer(
    officer: Person, owner: Person, year: Year, contradiction: None
) -> None:
    assert "ตัดสินข้อขัดแย้งระดับสูง 1 ข้อ" in card(Reader(officer).open("/"), "h-wait")
    assert "สูง 1" in card(Reader(owner).open("/"), "h-found")


def test_a_closed_quarter_shows_its_seal(officer: Person, year: Year) -> None:
    assert "ร่าง ยังไม่ผนึก" in words(Reader(officer).open("/").one("header", class_="pk-head"))
    close(year=2567, quarter=1, by=officer, at=year.now)
    assert "ผนึกแล้ว" in words(Reader(officer).open("/").one("header", class_="pk-head"))


def test_nothing_waiting_teaches_what_would(auditor: Person, year: Year) -> None:
    assert "ไม่มีงานรอคุณ" in card(Reader(auditor).open("/"), "h-wait")


def test_each_role_sees_what_it_can_do_next(
    owner: Person, head: Person, officer: Person, director: Person, year: Year
) -> None:
    ProgressEntry.objects.filter(item__ref="O1.A1.P1").update(stage="draft")
    ProgressEntry.objects.filter(item__ref="O1.A1.P2").update(stage="submitted")
    ProgressEntry.objects.filter(item__ref="O1.A1.P3").update(stage="endorsed")
    PlanVersion.objects.create(
        year=2567, number=2, stage="submitted", created_by=officer, created_at=year.now
    )
    said = {p.username: card(Reader(p).open("/inbox/"), "h-wait") for p in (owner, head, officer, director)}
    assert "รายงานผล 1 แถว" in said["owner"]
    assert "รับรองผลของหน่วยงาน 1 แถว" in said["head"]
    assert "อนุมัติผลที่รับรองแล้ว 1 แถว" in said["officer"]
    assert "พิจารณาแผนที่ส่งมา" in said["director"]


def test_a_late_row_without_problem_is_pressed_on_its_unit_and_the_office(
    owner: Person, officer: Person, year: Year
) -> None:
    row = year.rows["O1.A1.P3"]
    row.due = date(2023, 11, 30)
    row.save()
    ProgressEntry.objects.filter(item__ref="O1.A1.P3").update(problem_state=State.EMPTY)
    for person in (owner, officer):
        assert "เกินกำหนดแล้ว 1 แถว" in card(Reader(person).open("/"), "h-wait")


def test_notices_are_read_and_marked(officer: Person, director: Person, year: Year) -> None:
    tell(
        people=[officer.pk],
        template="plan.approve",
        key="k1",
        at=year.now,
        values={"actor_th": "ผู้อำนวยการ", "actor_en": "The director", "reason": ""},
        url="/",
    )
    reader = Reader(officer)
    page = reader.open("/inbox/")
    assert words(page.one("a", class_="pk-bell")) == "1 การแจ้งเตือน 1 รายการใหม่"
    assert "แผนปฏิบัติการได้รับอนุมัติ" in card(page, "h-notices")
    page = reader.send("/inbox/read/")
    assert words(page.one("a", class_="pk-bell")) == "การแจ้งเตือน 0 รายการใหม่"
    assert Notice.objects.filter(read_at=None).count() == 0


def test_home_in_english_leaves_no_thai_but_names(officer: Person, year: Year) -> None:
    page = Reader(officer, "en").open("/")
    assert page.heading == "Fiscal year 2567, quarter 1 at a glance"
    assert "Spent and committed" in card(page, "h-budget")
