"""Last days of cases: reminded before and after, once a rung, one message a person and day, over time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from prakan.assessment.actions.case_reminders import install_reminders, remind
from prakan.assessment.actions.cases.following import follow
from prakan.assessment.models import Case, CaseReminder
from prakan.domain.cases.reminders import FaultyLadder, Ladder, ladder_of
from prakan.domain.roles import Role
from prakan.foundation.models import Notice, Person
from tests.assessment.cases_world import opened
from tests.assessment.conftest import outsider

URLS = {"all": "/inbox/cases/", "case": "/cases/{case}/"}


def test_a_ladder_says_which_rung_a_day_has_reached() -> None:
    ladder, due = Ladder((-7, -1, 1, 7)), date(2024, 2, 20)
    days = (date(2024, 2, n) for n in (12, 13, 18, 19, 20, 21, 29))
    assert [ladder.rung(due, day) for day in days] == [None, -7, -7, -1, -1, 1, 7]
    assert ladder_of({"reminders": {"before": [3], "after": [5, 2]}}).rungs == (-3, 2, 5)
    with pytest.raises(FaultyLadder, match="400"):
        ladder_of({"reminders": {"after": [400]}})


@pytest.mark.django_db
def test_owners_are_told_before_and_after_and_whoever_it_goes_to(registrar: Person, now: datetime) -> None:
    one, other, third = opened(registrar, now, schools=3)
    install_reminders({"reminders": {"before": [7, 1], "after": [1, 7]}}, at=now)
    school = outsider("school", Role.INSTITUTION, f"institution:{one.institution_id}")
    due = now.date() + timedelta(days=8)
    Case.objects.filter(pk=one.pk).update(stage="draft_sent", owner="institution", due_on=due)
    both = Case.objects.filter(pk__in=(other.pk, third.pk))
    both.update(stage="visited", owner="chair", due_on=due)
    told = {day: _day(now + timedelta(days=day)) for day in (0, 1, 2, 7, 8)}
    assert told == {0: 0, 1: 1, 2: 0, 7: 1, 8: 0}
    assert {n.url for n in Notice.objects.filter(person=school)} == {f"/cases/{one.pk}/"}
    late = now + timedelta(days=9)
    follow(at=late)  # the drafts are late: the officer's; no answer came: that case goes on without one
    assert set(both.values_list("owner", flat=True)) == {"officer"}
    assert Case.objects.get(pk=one.pk).stage == "replied"
    assert (_day(late), _day(late)) == (1, 0)
    notice = Notice.objects.get(person=registrar)
    assert (notice.template, notice.url) == ("reminder.cases_late", "/inbox/cases/")
    assert (notice.values["count"], notice.values["late"]) == (2, 2)
    assert notice.values["work_th"] == "ติดตามร่างรายงานที่เลยกำหนด (2)"
    assert (_day(late + timedelta(days=3)), _day(late + timedelta(days=20))) == (0, 1)
    assert CaseReminder.objects.filter(case=other).count() == 4


def _day(at: datetime) -> int:
    return remind(at=at, urls=URLS)
