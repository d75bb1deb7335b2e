"""People are told once, in their language, by a real mail server."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from string import Formatter

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from prakan.assessors.transition.recruitment import STEPS as OF_APPLICANTS
from prakan.config.jobs import JOBS
from prakan.domain.deliveries import Fate, Reason, next_attempt
from prakan.domain.notices import NOTICES
from prakan.domain.problems import Refused
from prakan.domain.roles import STEPS
from prakan.foundation import audit
from prakan.foundation.actions import outbox
from prakan.foundation.actions.deliveries import send_due
from prakan.foundation.actions.notices import mark_all_read, mark_read, tell
from prakan.foundation.models import Delivery, Notice, Person
from prakan.foundation.queries.notices import inbox, unread

pytestmark = pytest.mark.django_db


class PostOffice:
    """A mail server that keeps what it accepts, and refuses while it is shut."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.shut = False
        self.unknown: set[str] = set()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return f"550 no {address} here"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.shut:
            return "451 come back later"
        mail = email.message_from_bytes(bytes(envelope.content or b""), policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 kept"


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """A real SMTP server on this machine, and settings that point to it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    office = PostOffice()
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield office
    server.stop()


def tell_of_return(person: Person, at: datetime, key: str = "k") -> int:
    return tell(
        people=[person.pk],
        template="progress.return",
        key=key,
        values={"actor_th": "หัวหน้า", "actor_en": "The head", "reason": "ขาดหลักฐาน"},
        url="/progress/1",
        at=at,
    )


def test_a_mail_is_sent_once_in_the_persons_language(
    office: PostOffice, owner: Person, now: datetime
) -> None:
    tell_of_return(owner, now)
    assert [send_due(at=now), send_due(at=now + timedelta(hours=1))] == [1, 0]
    mail = office.mails[0]
    assert (mail["subject"].strip(), mail["to"]) == ("ผลการดำเนินงานถูกส่งคืน", "owner@agency.example")
    assert mail.get_content().strip().splitlines() == [
        "หัวหน้า ส่งผลการดำเนินงานคืนให้แก้ไข เหตุผล: ขาดหลักฐาน",
        "",
        "http://127.0.0.1:8000/progress/1",
    ]


def test_an_english_reader_gets_english(office: PostOffice, owner: Person, now: datetime) -> None:
    owner.language = "en"
    owner.save()
    tell_of_return(owner, now)
    send_due(at=now)
    assert office.mails[0]["subject"] == "Your result is returned"


def test_a_server_that_refuses_is_asked_again_later(office: PostOffice, owner: Person, now: datetime) -> None:
    tell_of_return(owner, now)
    office.shut = True
    assert send_due(at=now) == 0
    mail = Delivery.objects.get(channel="email")
    assert (mail.stage, mail.sent_at) == (Fate.RETRYING, None)
    assert mail.due_at == next_attempt(now, 1, key=str(mail.key))
    assert mail.error.startswith("SMTPDataError")
    office.shut = False
    assert [send_due(at=now), send_due(at=mail.due_at)] == [0, 1]


def test_an_address_that_the_server_does_not_know_is_dead_at_once_and_kept_masked(
    office: PostOffice, owner: Person, now: datetime
) -> None:
    office.unknown.add(owner.email)
    tell_of_return(owner, now)
    assert send_due(at=now) == 0
    mail = Delivery.objects.get(channel="email")
    assert (mail.stage, mail.reason, mail.attempts) == (Fate.DEAD, Reason.REFUSED, 1)
    assert mail.error == "SMTPRecipientsRefused: {'•••': (550, b'no ••• here')}"


def test_a_server_that_is_gone_loses_no_mail(owner: Person, now: datetime, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell_of_return(owner, now)
    assert send_due(at=now) == 0
    assert Delivery.objects.get(channel="email").error.startswith("ConnectionRefusedError")


def test_a_mail_being_sent_by_another_worker_is_left_alone(
    office: PostOffice, owner: Person, now: datetime
) -> None:
    tell_of_return(owner, now)
    Delivery.objects.filter(channel="email").update(stage=Fate.SENDING, due_at=now + timedelta(minutes=5))
    assert send_due(at=now) == 0


def test_without_an_address_there_is_a_notice_and_no_mail(
    office: PostOffice, owner: Person, now: datetime
) -> None:
    owner.email = ""
    owner.save()
    tell_of_return(owner, now)
    assert (send_due(at=now), len(inbox(owner))) == (1, 1)
    mail = Delivery.objects.get(channel="email")
    assert (mail.stage, mail.reason) == (Fate.SKIPPED, Reason.NO_ADDRESS)


def test_the_same_notice_twice_is_one(owner: Person, head: Person, now: datetime) -> None:
    assert [tell_of_return(owner, now), tell_of_return(owner, now), tell_of_return(head, now)] == [1, 0, 1]


def test_a_notice_with_an_unfilled_slot_is_not_written(owner: Person, now: datetime) -> None:
    with pytest.raises(KeyError):
        tell(people=[owner.pk], template="progress.return", key="k", at=now)
    assert Notice.objects.count() == 0


def test_a_person_reads_and_marks_only_their_own(owner: Person, head: Person, now: datetime) -> None:
    for key in "ab":
        tell_of_return(owner, now, key)
    mark_read(notice=inbox(owner)[0].id, by=owner, at=now)
    assert (unread(owner), unread(head)) == (1, 0)
    with pytest.raises(Refused, match="NOTICE-001"):
        mark_read(notice=inbox(owner)[1].id, by=head, at=now)
    assert [mark_all_read(by=owner, at=now), unread(owner)] == [1, 0]


def test_a_returned_result_comes_back_to_who_submitted_it(owner: Person, head: Person, now: datetime) -> None:
    audit.record(step="progress.submit", subject="progress:1", by=owner, at=now)
    audit.record(step="progress.return", subject="progress:1", by=head, at=now, after={"reason": "ขาด"})
    outbox.plan(JOBS, at=now)
    outbox.work_off(JOBS, at=now)
    assert [n.subject.en for n in inbox(head)] == ["A result waits for endorsement"]
    assert inbox(owner)[0].body.th == "unit_head (ทดสอบ) ส่งผลการดำเนินงานคืนให้แก้ไข เหตุผล: ขาด"


def test_nobody_is_told_of_what_they_did_themselves(officer: Person, now: datetime) -> None:
    audit.record(step="progress.endorse", subject="progress:1", by=officer, at=now)
    outbox.plan(JOBS, at=now)
    outbox.work_off(JOBS, at=now)
    assert inbox(officer) == ()


def test_every_step_with_follow_ups_has_its_words(db: None) -> None:
    telling = {step for step, jobs in JOBS.follow_ups.items() if jobs[0].name == "notice"}
    assert sorted(telling - set(NOTICES)) == []
    assert sorted(set(JOBS.follow_ups) - set(STEPS) - set(OF_APPLICANTS)) == []


def slots(text: str) -> set[str]:
    return {slot.removesuffix("_th").removesuffix("_en") for _, slot, _, _ in Formatter().parse(text) if slot}


def test_both_languages_of_a_notice_say_the_same_slots() -> None:
    texts = {(name, part): getattr(w, part) for name, w in NOTICES.items() for part in ("subject", "body")}
    assert [where for where, text in texts.items() if slots(text.th) != slots(text.en)] == []
