"""The close of a quarter as pages: what blocks it, the close, restatements beside what was closed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prakan.domain.figures import UNKNOWN, Amount
from prakan.foundation.models import Person
from prakan.planning.models import Collection, ProgressEntry
from prakan.reporting.actions.closings import close
from prakan.reporting.models import Closing, Restatement
from prakan.reporting.queries.closings import closing
from prakan.web.shell.places import place_of
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

PAGE = "/closing/?period=2567-1"
CLOSE = "/closing/2567-1/close/"
RESTATE = "/closing/2567-1/restate/"
CODE = "FY2567.O1.A1.P1.1.target"
WHY = "นับใหม่แล้วพบว่าซ้ำหนึ่งแห่ง"
GIVEN = {"code": CODE, "state": "value", "value": "29", "reason": WHY}


def checks(page: Page) -> list[str]:
    """Return how each line of the check list ends: "ผ่าน", or where to go."""
    return [words(li[-1]) for li in page.all("ul", class_="pk-list")[0]]


def problems(page: Page) -> list[str]:
    return [words(c) for c in page.one("div", class_="pk-err").iter("code")]


def test_a_quarter_that_is_ready_can_be_closed(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    page = reader.open(PAGE)
    assert checks(page) == ["ผ่าน"] * 4
    page = reader.send(CLOSE, checked="on")
    held = closing(officer, 2567, 1)
    assert held is not None
    assert [t in page.text for t in ("ปิดและผนึกแล้ว", held.digest, held.seal)] == [True, True, True]


def test_a_close_is_confirmed_first(officer: Person, year: Year) -> None:
    page = Reader(officer).send(CLOSE, status=422)
    assert (problems(page), Closing.objects.count()) == (["CLOSE-007"], 0)


def test_what_blocks_stands_in_the_list_with_its_place(
    officer: Person, year: Year, contradiction: None
) -> None:
    ProgressEntry.objects.filter(item__ref="O1.A1.P2").update(stage="submitted")
    page = Reader(officer).open(PAGE)
    assert checks(page) == ["ผ่าน", "ดูแถว", "ไปตัดสิน", "ผ่าน"]
    high = "/findings/?period=2567-1&severity=high&state=open"
    assert page.links()["ไปตัดสิน"] == high
    button = page.one("button", aria_describedby="why-not")
    assert (button.get("disabled") is not None, bool(page.one("p", id="why-not"))) == (True, True)


def test_a_close_that_was_blocked_meanwhile_says_every_reason(
    officer: Person, year: Year, contradiction: None
) -> None:
    ProgressEntry.objects.filter(item__ref="O1.A1.P2").update(stage="submitted")
    page = Reader(officer).send(CLOSE, status=422, checked="on")
    assert problems(page) == ["CLOSE-004", "CLOSE-003"]
    assert "ยังมีข้อขัดแย้งระดับสูงที่ไม่ได้ตัดสิน 1 ข้อ: รวมแห่ง" in page.text


def test_without_a_collection_nothing_else_is_looked_at(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/closing/?period=2567-2")
    assert Collection.objects.filter(quarter=2).count() == 0
    assert checks(page) == ["เปิดแผน", "ยังตรวจไม่ได้", "ยังตรวจไม่ได้", "ยังตรวจไม่ได้"]


def test_others_see_the_list_but_close_nothing(owner: Person, year: Year) -> None:
    page = Reader(owner).open(PAGE)
    assert "สำนักนโยบายเป็นผู้ปิดไตรมาส" in page.text
    assert (Reader(owner).send(CLOSE, status=403, checked="on").status, Closing.objects.count()) == (403, 0)


def test_a_restatement_stands_beside_the_closed_value(officer: Person, year: Year) -> None:
    close(year=2567, quarter=1, by=officer, at=year.now)
    reader = Reader(officer)
    assert reader.open(RESTATE, code=CODE).one("input", name="code").get("value") == CODE
    page = reader.send(RESTATE, **GIVEN)
    cells = [words(td) for td in page.one("tbody").iter("td")]
    assert cells[:3] == ["30", "29", WHY]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ({"value": "๑,๒๓๔"}, Amount.of(1234)),
        ({"value": "29.5"}, Amount.of(Decimal("29.5"))),
        ({"value": "", "state": "unknown"}, UNKNOWN),
    ],
)
def test_a_restated_value_is_read_as_typed(
    officer: Person, year: Year, typed: dict[str, str], amount: Amount
) -> None:
    close(year=2567, quarter=1, by=officer, at=year.now)
    Reader(officer).send(RESTATE, **{**GIVEN, **typed})
    row = Restatement.objects.get()
    assert (row.state, row.value) == (amount.state.value, amount.value)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"code": ""}, ["RESTATE-002"]),
        ({"code": "FY2567.nowhere"}, ["FIGURE-002"]),
        ({"value": "สามสิบ"}, ["RESTATE-003"]),
        ({"value": ""}, ["RESTATE-003"]),
        ({"value": "30"}, ["RESTATE-001"]),
        ({"reason": "สั้น"}, ["FINDING-002"]),
    ],
)
def test_a_restatement_is_refused_by_number_and_keeps_what_was_typed(
    officer: Person, year: Year, typed: dict[str, str], codes: list[str]
) -> None:
    close(year=2567, quarter=1, by=officer, at=year.now)
    given = {**GIVEN, **typed}
    page = Reader(officer).send(RESTATE, status=422, **given)
    assert (problems(page), Restatement.objects.count()) == (codes, 0)
    assert page.one("input", name="value").get("value", "") == given["value"]


def test_an_open_quarter_has_nothing_to_restate(officer: Person, year: Year) -> None:
    assert problems(Reader(officer).send(RESTATE, status=422, **GIVEN)) == ["CLOSE-001"]


def test_the_trail_leads_to_these_pages() -> None:
    assert place_of("quarter:2567-1") == "/closing/?period=2567-1"
    assert place_of("finding:2567-1:sum:PLACES") == "/findings/2567-1/sum:PLACES/"
    assert place_of("finding:nonsense") == ""
