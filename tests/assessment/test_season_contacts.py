"""Reminders reach contacts: by the order of roles, each address once, what became of each message seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from pytest_django import Settings

from prakan.assessment.actions.season_reminders import Sent, climb, remind
from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import Season, SeasonReminder
from prakan.assessment.queries.season_fates import messages, reminding, remindings
from prakan.assessment.queries.season_reminders import ReminderList, reminder_list
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.domain.deliveries import Fate
from prakan.domain.problems import Refused
from prakan.foundation.actions.deliveries import send_due
from prakan.foundation.models import Delivery, Letter, Notice, Person
from prakan.registry.actions import contact_points, listings
from prakan.registry.models import ContactPoint, Institution, ParentAgency
from tests.assessment.conftest import YEAR
from tests.assessment.test_seasons import ALL, DUE, at
from tests.registry.contacts import MAIL, contact, install_roles

pytestmark = pytest.mark.django_db
MOMENT = at(DUE - timedelta(days=7))  # the rung of institutions and parent agencies
Give = Callable[..., ContactPoint]


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


@pytest.fixture
def season(school: Institution, far_school: Institution, registrar: Person, now: datetime) -> Season:
    """A season of two schools; the agency's folder has brought the roles of contacts."""
    install_roles(now)
    both = [school.pk, far_school.pk]
    listings.put_on(institution_ids=both, year=2567, on=date(2023, 12, 1), by=registrar, at=now)
    return open_season(year=YEAR, by=registrar, at=now)


@pytest.fixture
def give(registrar: Person, now: datetime) -> Give:
    """Add a contact to an institution or parent agency."""

    def add(of: Institution | ParentAgency, role: str = "sar", **typed: str) -> ContactPoint:
        place = {"institution_id": of.pk} if isinstance(of, Institution) else {"agency": of.code}
        return contact_points.add(**place, fields=contact(role, **typed), by=registrar, at=now)

    return add


def seen(by: Person, wanted: SeasonFilter = ALL) -> ReminderList:
    return reminder_list(by, YEAR, MOMENT.date(), wanted)


def send(by: Person, *, again: bool = False) -> Sent:
    found = seen(by)
    return remind(
        year=YEAR, wanted=ALL, digest=found.digest, count=len(found.each), by=by, at=MOMENT, again=again
    )


def written() -> list[tuple[str, str]]:
    """Return template and label of every letter."""
    return list(Letter.objects.order_by("pk").values_list("template", "label"))


def test_a_contact_is_chosen_by_the_order_of_roles_and_mail_goes_before_telephone(
    season: Season, give: Give, school: Institution, registrar: Person, settings: Settings
) -> None:
    settings.SMS_URL = "http://127.0.0.1:1/sms"
    give(school, "sar", email="")
    (one,) = [r for r in seen(registrar).each if r.line.institution == school.pk]
    assert one.contact is not None
    assert (one.contact.channel, one.contact.role.th) == ("sms", "ผู้รับผิดชอบ SAR")
    office = give(school, "office", email="office@school.example")
    (one,) = [r for r in seen(registrar).each if r.line.institution == school.pk]
    assert one.contact is not None
    assert (one.contact.contact, one.contact.channel) == (office.pk, "email")


def test_no_telephone_rings_at_night(
    season: Season, give: Give, school: Institution, registrar: Person, settings: Settings
) -> None:
    settings.SMS_URL = "http://127.0.0.1:1/sms"
    give(school, email="")
    climb(at=at(DUE - timedelta(days=30), 23))
    assert [d.due_at for d in Delivery.objects.all()] == [at(DUE - timedelta(days=29), 7)]
    Letter.objects.all().delete()
    climb(at=at(DUE - timedelta(days=14), 10))
    assert [d.due_at for d in Delivery.objects.all()] == [at(DUE - timedelta(days=14), 10)]


def test_a_telephone_reaches_nobody_where_no_sms_is_sent(
    season: Season, give: Give, school: Institution, registrar: Person
) -> None:
    give(school, email="")
    assert seen(registrar).unreachable == 2


def test_a_contact_without_account_is_written_to(
    season: Season, give: Give, school: Institution, far_school: Institution, registrar: Person
) -> None:
    give(school)
    found = seen(registrar)
    assert (found.reached, found.by_parent, found.unreachable, found.addresses) == (1, 0, 1, 1)
    assert [r.line.institution for r in found.out_of_reach] == [far_school.pk]
    assert send(registrar) == Sent(institutions=1, people=0, unreachable=1, already=0, letters=1)
    assert written() == [("season.contact", "โรงเรียนบ้านสมมติ · ผู้รับผิดชอบ SAR")]
    assert list(SeasonReminder.objects.values_list("institution", flat=True)) == [school.pk]


def test_each_address_is_written_to_once_and_not_where_an_account_has_it(
    season: Season,
    give: Give,
    school: Institution,
    far_school: Institution,
    far_area: ParentAgency,
    principal: Person,
    registrar: Person,
) -> None:
    give(school, email=principal.email.upper())
    give(far_school, email="both@school.example")
    give(far_area, "office", email="both@school.example")
    assert send(registrar) == Sent(institutions=2, people=1, unreachable=0, already=0, letters=1)
    assert written() == [("season.contact", "โรงเรียนบ้านไกล · ผู้รับผิดชอบ SAR")]
    assert send(registrar, again=True).letters == 1
    assert Notice.objects.filter(person=principal).count() == 2


def test_one_address_of_two_schools_gets_one_letter_that_names_both(
    season: Season, give: Give, school: Institution, far_school: Institution, registrar: Person
) -> None:
    give(school)
    give(far_school, email=MAIL)
    assert send(registrar).letters == 1
    assert written() == [("season.contact", "โรงเรียนบ้านไกล · ผู้รับผิดชอบ SAR (+1)")]


def test_the_parent_agencys_contact_stands_in_for_schools_that_cannot_be_reached(
    season: Season, give: Give, area: ParentAgency, principal: Person, registrar: Person
) -> None:
    above = ParentAgency.objects.get(code="department")
    give(above, "office", email="office@department.example")
    found = seen(registrar)
    assert (found.reached, found.by_parent, found.unreachable) == (1, 1, 0)
    assert climb(at=at(DUE - timedelta(days=30))) == 2
    assert [template for template, _ in written()] == ["season.agency"]
    assert climb(at=at(DUE - timedelta(days=29))) == 0
    assert climb(at=MOMENT) == 2
    assert [template for template, _ in written()] == ["season.agency", "season.agency"]


def test_a_list_whose_addresses_have_changed_is_not_sent(
    season: Season, give: Give, school: Institution, registrar: Person, now: datetime
) -> None:
    kept = give(school)
    before = seen(registrar)
    fields = contact(email="new@school.example")
    contact_points.edit(contact_id=kept.pk, fields=fields, revision=1, by=registrar, at=now)
    sent = {"year": YEAR, "wanted": ALL, "digest": before.digest, "count": 2}
    assert codes(lambda: remind(**sent, by=registrar, at=MOMENT)) == ["SEASON-010"]
    assert Letter.objects.count() == 0


def test_an_ended_contact_is_left_alone(
    season: Season, give: Give, school: Institution, registrar: Person, now: datetime
) -> None:
    contact_points.end(contact_id=give(school).pk, on=date(2024, 1, 5), by=registrar, at=now)
    assert seen(registrar).unreachable == 2


def test_what_became_of_each_message_is_seen_masked(
    season: Season, give: Give, school: Institution, principal: Person, registrar: Person, auditor: Person
) -> None:
    give(school)
    send(registrar)
    (one,) = remindings(auditor, YEAR)
    assert (one.institutions, one.messages, one.fates) == (1, 3, Counter({Fate.QUEUED: 2, Fate.SENT: 1}))
    assert send_due(at=MOMENT) == 2
    one = reminding(registrar, YEAR, one.row)
    assert [(key, n) for key, _name, n in one.groups] == [
        ("sent", 3),
        ("under_way", 0),
        ("failed", 0),
        ("skipped", 0),
    ]
    page = messages(registrar, one.row, "sent")
    assert sorted(m.address for m in page.messages) == ["", "p•••@agency.example", "s•••@school.example"]
    assert messages(registrar, one.row, "failed").total == 0
    Delivery.objects.filter(channel="email").update(stage=Fate.DEAD)
    assert messages(registrar, one.row, "failed").total == 2


def test_who_may_not_know_is_refused(
    season: Season, officer: Person, principal: Person, registrar: Person
) -> None:
    send(registrar)
    for person in (officer, principal):
        assert codes(lambda who=person: remindings(who, YEAR)) == ["ACCESS-001"]  # type: ignore[misc]
        assert codes(lambda who=person: messages(who, 1)) == ["ACCESS-001"]  # type: ignore[misc]
    assert codes(lambda: reminding(registrar, YEAR, 0)) == ["SEASON-021"]
