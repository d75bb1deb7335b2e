"""Pages of recruitment: drafted, announced, applied for without an account, seen by the officer."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from prakan.assessors.models import Application, Recruitment
from prakan.foundation.models import Person
from tests.assessors.cast import TOLD, announced
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> datetime:
    cache.clear()
    return timezone.now()


def components(prefix: str, *rows: tuple[str, str, str, str]) -> dict[str, str]:
    """Return a table of components as a browser sends it: name, weight, full and least points."""
    sent = {f"{prefix}-TOTAL_FORMS": "6", f"{prefix}-INITIAL_FORMS": "6"}
    for at, values in enumerate(rows):
        named = zip(("th", "weight", "most", "least"), values, strict=True)
        sent |= {f"{prefix}-{at}-{name}": value for name, value in named}
    return sent


def test_an_officer_drafts_and_announces_and_what_is_wrong_keeps_what_was_typed(
    registrar: Person, today: datetime
) -> None:
    officer = Reader(registrar)
    first, last = (today + timedelta(days=n) for n in (0, 30))
    told = {
        "year": "2567",
        "level": "basic",
        "places": "622",
        "opens_on": first.date().isoformat(),
        "closes_on": last.date().isoformat(),
        "conditions_th": "อายุ 35 ปีขึ้นไป",
        "selection_cut_off": "60",
        "selection_last": "all",
        "attendance": "80",
        "needed": "6",
        **components("competence", ("ความรู้", "100", "100", "")),
    }
    half = components("selection", ("ความฉลาดรู้ดิจิทัล", "60", "100", "50"))
    wrong = officer.send("/recruitment/rounds/add/", status=422, **told, **half)
    assert ("RECRUIT-011" in wrong.html, 'value="ความฉลาดรู้ดิจิทัล"' in wrong.html) == (True, True)
    whole = components("selection", ("ความฉลาดรู้ดิจิทัล", "60", "100", "50"), ("งาน", "40", "๕๐", ""))
    page = officer.send("/recruitment/rounds/add/", **told, **whole)
    row = Recruitment.objects.get()
    assert page.heading == "การศึกษาขั้นพื้นฐาน 2567/1"
    assert [one["most"] for one in row.rule["selection"]["components"]] == ["100", "50"]
    assert Reader().open(f"/recruitment/{row.pk}/", status=404).status == 404
    page = officer.send(f"/recruitment/rounds/{row.pk}/announce/")
    assert "เปิดรับสมัคร" in page.text
    seen = Reader(language="en").open(f"/recruitment/{row.pk}/")
    assert ("to be confirmed" in seen.text, "อายุ 35 ปีขึ้นไป" in seen.text) == (True, True)


def test_anybody_applies_and_the_officer_sees_a_masked_applicant(registrar: Person, today: datetime) -> None:
    span = {"opens_on": today.date() - timedelta(days=1), "closes_on": today.date() + timedelta(days=5)}
    row = announced(registrar, today, **span)
    anybody, here = Reader(), f"/recruitment/{row.pk}/apply/"
    assert "สมัคร" in anybody.open("/recruitment/").text
    anybody.open(here)
    wrong = anybody.send(here, status=422, **TOLD | {"national_id": "1"})
    assert ("ASSESSOR-004" in wrong.html, 'value="สมใจ สมมติการ"' in wrong.html) == (True, True)
    receipt = anybody.send(here, **TOLD)
    number, key = re.findall(r"<code>([^<]+)</code>", receipt.html)
    own = anybody.send("/recruitment/status/", number=number, key=key)
    assert ("รอคัดกรอง" in own.text, "somchai@people" in own.text) == (True, False)
    assert "RECRUIT-006" in anybody.send("/recruitment/status/", status=422, number=number, key="X").html
    officer = Reader(registrar)
    board = officer.open("/recruitment/rounds/")
    assert board.links()["1"] in (
        f"/recruitment/rounds/{row.pk}/people/",
        f"/recruitment/rounds/{row.pk}/people/?stage=applied",
    )
    assert "สมใจ" in officer.open(f"/recruitment/rounds/{row.pk}/people/?stage=applied&q=สมใจ").text
    made = Application.objects.get()
    assert "somchai@people" not in officer.open(f"/recruitment/people/{made.pk}/").html
    gone = anybody.send("/recruitment/status/withdraw/", number=number, key=key, reason="ติดภารกิจ")
    assert "ถอนใบสมัคร" in gone.text
