"""The report's texts as pages: the list, both languages, slots, a preview with real figures."""

from __future__ import annotations

import pytest

from prakan.foundation.models import Person, TextBlock
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

LEAD = "/texts/budget_lead/?period=2567-1"
SPENT = "3.9996"
TYPED = {"th": "ใช้ไป {figure:budget.total.spent} ล้านบาท ปี {year}", "en": "Spent {figure:budget.total.spent}"}


def previews(page: Page) -> list[str]:
    return [words(q) for q in page.all("blockquote", class_="pk-preview")]


def problems(page: Page) -> list[str]:
    return [words(c) for c in page.one("div", class_="pk-err").iter("code")]


def test_every_text_is_listed_and_a_missing_english_shown(officer: Person, year: Year) -> None:
    TextBlock.objects.filter(key="intro").update(en="")
    page = Reader(officer).open("/texts/")
    listed = [words(a) for a in page.one("ul", class_="pk-list").iter("a")]
    assert listed == sorted(TextBlock.objects.values_list("key", flat=True))
    assert page.text.count("ยังไม่มีภาษาอังกฤษ") == 1


def test_a_text_is_previewed_with_the_quarters_figures(officer: Person, year: Year) -> None:
    page = Reader(officer).open(LEAD)
    assert previews(page)[0] == f"ใช้จ่าย {SPENT} ล้านบาท ไตรมาส 1"
    figure = page.all("a", class_="pk-fig")[0]
    assert figure.get("href") == "/figures/FY2567Q1.budget.total.spent"


def test_a_preview_keeps_nothing(officer: Person, year: Year) -> None:
    before = TextBlock.objects.get(key="budget_lead").th
    page = Reader(officer).send(LEAD, look="1", **TYPED)
    assert previews(page) == [f"ใช้ไป {SPENT} ล้านบาท ปี 2567", f"Spent {SPENT}"]
    assert TextBlock.objects.get(key="budget_lead").th == before


def test_a_text_is_kept_in_both_languages(officer: Person, year: Year) -> None:
    page = Reader(officer).send(LEAD, keep="1", **TYPED)
    block = TextBlock.objects.get(key="budget_lead")
    assert (page.heading, block.th, block.en) == ("ข้อความของรายงาน", TYPED["th"], TYPED["en"])


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"th": ""}, ["TEXT-002"]),
        ({"th": "ปี {ปี}"}, ["TEXT-010"]),
        ({"en": "{figure:no.such.figure}"}, ["TEXT-010"]),
        ({"th": "ปี {year", "en": "year} of"}, ["TEXT-011", "TEXT-011"]),
    ],
)
def test_a_text_is_refused_by_number_and_keeps_what_was_typed(
    officer: Person, year: Year, typed: dict[str, str], codes: list[str]
) -> None:
    given = {**TYPED, **typed}
    page = Reader(officer).send(LEAD, status=422, keep="1", **given)
    assert problems(page) == codes
    assert [(e.text or "").strip() for e in page.all("textarea")] == [given["th"], given["en"]]


def test_a_text_that_is_nowhere_says_so(officer: Person, year: Year) -> None:
    assert "TEXT-001" in Reader(officer).open("/texts/nowhere/", status=404).text


def test_only_the_policy_office_edits_texts(owner: Person, year: Year) -> None:
    assert Reader(owner).open(LEAD, status=403).status == 403
