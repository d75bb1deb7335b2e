"""Messages wait for quiet hours and quotas, go once, and what cannot be sent is decided by a person."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from pytest_django import Settings

from prakan.domain.deliveries import LAST_ATTEMPT, Fate, Reason
from prakan.domain.problems import Refused
from prakan.foundation.actions.deliveries import give_up, retry, send_due
from prakan.foundation.actions.forgetting import forget
from prakan.foundation.actions.letters import Recipient, queue_letters
from prakan.foundation.actions.notices import tell
from prakan.foundation.models import AuditRow, Delivery, Letter, MessageChoice, Notice, Person
from prakan.foundation.queries import deliveries as queries
from prakan.foundation.queries.notices import inbox

pytestmark = pytest.mark.django_db

WORDS = {"actor_th": "หัวหน้า", "actor_en": "The head", "reason": "ขาดหลักฐาน"}


def told(person: Person, at: datetime, key: str = "k", template: str = "progress.return") -> None:
    tell(people=[person.pk], template=template, key=key, values=WORDS, at=at)


def mails() -> list[tuple[str, str]]:
    return [(d.stage, d.reason) for d in Delivery.objects.filter(channel="email").order_by("pk")]


def quiet(person: Person, start: int, end: int) -> None:
    MessageChoice.objects.create(person=person, quiet_from=time(start), quiet_to=time(end))


def school(number: int, **changed: str) -> Recipient:
    given = {"key": f"school:{number}", "label": f"โรงเรียน {number}", "address": f"s{number}@school.example"}
    values = {"count": number, "due_th": "30 เมษายน 2567", "due_en": "30 April 2024"}
    return Recipient(**{**given, **changed}, values=values)


def test_a_message_waits_until_the_quiet_hours_end(owner: Person, now: datetime) -> None:
    quiet(owner, 8, 10)
    told(owner, now)
    send_due(at=now)
    mail = Delivery.objects.get(channel="email")
    assert (mail.stage, mail.reason, mail.due_at) == (
        Fate.QUEUED,
        Reason.QUIET_HOURS,
        now + timedelta(hours=1),
    )
    assert [send_due(at=now + timedelta(minutes=59)), send_due(at=now + timedelta(hours=1))] == [0, 1]
    assert mails() == [(Fate.SENT, "")]


def test_the_notice_itself_is_there_during_quiet_hours(owner: Person, now: datetime) -> None:
    quiet(owner, 8, 10)
    told(owner, now)
    assert len(inbox(owner)) == 1
    assert Delivery.objects.get(channel="in_app").stage == Fate.SENT


def test_an_urgent_message_goes_at_once(owner: Person, now: datetime) -> None:
    quiet(owner, 8, 10)
    tell(people=[owner.pk], template="contact.code", key="k", values={"code": 1, "minutes": 15}, at=now)
    assert send_due(at=now) == 1


def test_a_persons_number_a_day_holds_the_rest_until_midnight(owner: Person, now: datetime) -> None:
    MessageChoice.objects.create(person=owner, limits={"email": 2})
    for key in "abc":
        told(owner, now, key)
    send_due(at=now)
    assert mails() == [(Fate.SENT, ""), (Fate.SENT, ""), (Fate.QUEUED, Reason.QUOTA)]
    midnight = now.replace(hour=0) + timedelta(days=1)
    assert [send_due(at=midnight - timedelta(seconds=1)), send_due(at=midnight)] == [0, 1]


def test_the_installations_number_a_day_holds_everybodys(
    owner: Person, head: Person, now: datetime, settings: Settings
) -> None:
    settings.MAIL_PER_DAY = 1
    told(owner, now)
    told(head, now)
    send_due(at=now)
    assert mails() == [(Fate.SENT, ""), (Fate.QUEUED, Reason.QUOTA)]


def test_nothing_is_sent_to_an_account_that_was_shut_meanwhile(owner: Person, now: datetime) -> None:
    told(owner, now)
    Person.objects.filter(pk=owner.pk).update(is_active=False)
    send_due(at=now)
    assert mails() == [(Fate.SKIPPED, Reason.SHUT)]


def dead_mail(person: Person, at: datetime, settings: Settings) -> Delivery:
    """Return a mail that no server took, however often it was tried."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    told(person, at)
    for _ in range(LAST_ATTEMPT):
        send_due(at=at)
        at = Delivery.objects.get(channel="email").due_at or at
    return Delivery.objects.get(channel="email")


def test_a_mail_that_nobody_takes_is_dead_after_the_last_attempt_and_can_be_sent_again(
    owner: Person, admin: Person, now: datetime, settings: Settings
) -> None:
    mail = dead_mail(owner, now, settings)
    assert (mail.stage, mail.reason, mail.attempts) == (Fate.DEAD, Reason.TIRED, LAST_ATTEMPT)
    assert queries.dead(admin) == 1
    retry(deliveries=[mail.pk], by=admin, at=now)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [send_due(at=now), mails()] == [1, [(Fate.SENT, "")]]
    row = AuditRow.objects.get(step="delivery.retry")
    assert (row.subject, row.before) == (f"delivery:{mail.pk}", {"fate": "dead", "attempts": LAST_ATTEMPT})


def test_a_message_is_given_up_with_a_reason_only(
    owner: Person, admin: Person, now: datetime, settings: Settings
) -> None:
    mail = dead_mail(owner, now, settings)
    with pytest.raises(Refused, match="MESSAGE-005"):
        give_up(deliveries=[mail.pk], reason=" ", by=admin, at=now)
    give_up(deliveries=[mail.pk], reason="ที่อยู่เลิกใช้แล้ว", by=admin, at=now)
    seen = queries.one(admin, mail.pk).delivery
    assert (seen.fate, seen.answer, seen.may_retry) == (Fate.GIVEN_UP, "ที่อยู่เลิกใช้แล้ว", True)
    with pytest.raises(Refused, match="MESSAGE-004"):
        give_up(deliveries=[mail.pk], reason="อีกครั้ง", by=admin, at=now)


def test_only_administrators_decide_and_only_they_and_auditors_look(
    owner: Person, auditor: Person, admin: Person, now: datetime
) -> None:
    told(owner, now)
    mail = Delivery.objects.get(channel="email")
    with pytest.raises(Refused, match="ACCESS-001"):
        retry(deliveries=[mail.pk], by=auditor, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        queries.board(owner)
    assert queries.one(auditor, mail.pk).address == "o•••@agency.example"
    with pytest.raises(Refused, match="MESSAGE-003"):
        retry(deliveries=[mail.pk + 99], by=admin, at=now)


def test_ten_thousand_letters_are_queued_in_one_call_and_repeating_it_queues_none(
    officer: Person, now: datetime
) -> None:
    wanted = [school(n) for n in range(10_000)]
    call = {"batch": "sar-2567", "channel": "email", "template": "reminder.due_soon", "by": officer}
    first = queue_letters(**call, recipients=wanted, at=now)
    again = queue_letters(**call, recipients=[*wanted[:5], school(10_000)], at=now)
    assert (first.queued, first.already, first.refused) == (10_000, 0, ())
    assert (again.queued, again.already) == (1, 5)
    assert (Letter.objects.count(), Delivery.objects.filter(stage=Fate.QUEUED).count()) == (10_001, 10_001)
    assert [r.after["queued"] for r in AuditRow.objects.filter(step="letter.queue")] == [10_000, 1]


def test_a_letter_names_what_is_wrong_with_each_recipient_and_queues_the_others(
    officer: Person, now: datetime
) -> None:
    bad = Recipient(key="c", label="ค", address="c@school.example", values={"count": 1})
    done = queue_letters(
        batch="b",
        channel="email",
        template="reminder.due_soon",
        recipients=[school(1), school(2, address="ไม่มี"), bad],
        by=officer,
        at=now,
    )
    assert [(key, fault.code) for key, fault in done.refused] == [
        ("school:2", "CONTACT-002"),
        ("c", "WORDING-006"),
    ]
    assert done.queued == 1


def test_address_and_values_of_a_letter_lie_encrypted_and_arrive_whole(
    officer: Person, admin: Person, now: datetime, mailoutbox: list[object], settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    queue_letters(
        batch="b",
        channel="email",
        template="reminder.due_soon",
        recipients=[school(7)],
        by=officer,
        at=now,
        not_before=now + timedelta(hours=1),
    )
    letter = Letter.objects.get()
    assert ("school.example" in letter.address, "เมษายน" in letter.values) == (False, False)
    assert [send_due(at=now), send_due(at=now + timedelta(hours=1))] == [0, 1]
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["s7@school.example"], "ใกล้ครบกำหนดรายงานผล: 7 รายการ")  # type: ignore[attr-defined]
    (seen,) = queries.sent(admin, queries.listed(admin))
    assert (seen.to.th, seen.address, seen.template) == (
        "โรงเรียน 7",
        "s•••@school.example",
        "reminder.due_soon",
    )


def test_letters_need_a_channel_that_is_set_up_and_a_known_template(officer: Person, now: datetime) -> None:
    call = {"batch": "b", "recipients": [school(1)], "by": officer, "at": now}
    for channel, template, code in (
        ("pigeon", "reminder.due_soon", "MESSAGE-001"),
        ("sms", "reminder.due_soon", "MESSAGE-002"),
        ("email", "no.such", "WORDING-001"),
    ):
        with pytest.raises(Refused, match=code):
            queue_letters(**call, channel=channel, template=template)
    assert Letter.objects.count() == 0


def test_the_board_counts_by_channel_and_fate(
    owner: Person, head: Person, admin: Person, now: datetime
) -> None:
    told(owner, now)
    told(head, now)
    send_due(at=now, limit=1)
    rows = {row.channel: row for row in queries.board(admin)}
    assert {fate: n for fate, n in rows["email"].counts.items() if n} == {Fate.SENT: 1, Fate.QUEUED: 1}
    assert (rows["in_app"].counts[Fate.SENT], rows["line"].all, rows["line"].is_ready) == (2, 0, False)
    assert {row.channel: row.all for row in queries.board(admin, since=now + timedelta(1))} == {
        "in_app": 0,
        "line": 0,
        "sms": 0,
        "email": 0,
    }


def test_everybody_sees_the_fate_of_what_was_sent_to_them(owner: Person, head: Person, now: datetime) -> None:
    told(owner, now)
    send_due(at=now)
    (seen,) = queries.told(queries.mine(owner))
    assert [(d.channel, d.fate) for d in seen.deliveries] == [("in_app", Fate.SENT), ("email", Fate.SENT)]
    assert (queries.told(queries.mine(head)), Notice.objects.count()) == ((), 1)


def test_what_messages_told_of_people_is_forgotten_in_time_and_nothing_is_sent_twice(
    owner: Person, director: Person, now: datetime, settings: Settings
) -> None:
    settings.MESSAGE_DAYS = 90
    queue_letters(
        batch="b", channel="email", template="reminder.due_soon", recipients=[school(1)], by=None, at=now
    )
    told(owner, now)
    told(director, now)
    send_due(at=now)
    Notice.objects.filter(person=owner).update(read_at=now)
    forget(now + timedelta(days=90))
    assert (Letter.objects.exclude(address="").count(), Notice.objects.count()) == (1, 2)
    later = now + timedelta(days=91)
    forget(later)
    letter = Letter.objects.get()
    assert (letter.address, letter.values, letter.label) == ("", "", "โรงเรียน 1")
    assert Delivery.objects.get(letter=letter).stage == Fate.SENT
    assert list(Notice.objects.values_list("person", flat=True)) == [director.pk]  # not read yet
    told_of = AuditRow.objects.get(step="message.forget").after
    assert (told_of["letters"], told_of["notices"]) == (1, 1)
    again = queue_letters(
        batch="b", channel="email", template="reminder.due_soon", recipients=[school(1)], by=None, at=later
    )
    assert (again.queued, again.already) == (0, 1)
    forget(later + timedelta(days=1))
    assert AuditRow.objects.filter(step="message.forget").count() == 1


def test_what_waits_for_somebody_is_not_forgotten(now: datetime, settings: Settings) -> None:
    settings.MESSAGE_DAYS = 1
    queue_letters(
        batch="b",
        channel="email",
        template="reminder.due_soon",
        recipients=[school(1), school(2)],
        by=None,
        at=now,
    )
    Delivery.objects.filter(letter__key="school:1").update(stage=Fate.DEAD)
    forget(now + timedelta(days=2))
    assert Letter.objects.exclude(address="").count() == 2
    settings.MESSAGE_DAYS = 0
    Delivery.objects.update(stage=Fate.SENT)
    forget(now + timedelta(days=2000))
    assert Letter.objects.exclude(address="").count() == 2
