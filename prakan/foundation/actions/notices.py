"""Telling people: one notice per person and key, read marks, and mail in the person's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from prakan.domain.notices import NOTICES
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import NOTICE_MISSING
from prakan.domain.retry import back_off
from prakan.foundation.models import Notice, Person
from prakan.foundation.queries.notices import view

LEASE = timedelta(minutes=5)  # a mailer killed while sending is followed by another after this long
LAST_ATTEMPT = 12


@transaction.atomic
def tell(
    *,
    people: Iterable[int],
    template: str,
    key: str,
    at: datetime,
    values: Mapping[str, Any] | None = None,
    url: str = "",
    row_id: int | None = None,
) -> int:
    """Put a notice before each person (ids); a second with the same ``key`` is dropped; returns how many.

    ``template`` names an entry of ``NOTICES`` whose slots ``values`` must fill (``KeyError`` otherwise).
    """
    filled = dict(values or {})
    for text in (NOTICES[template].subject, NOTICES[template].body):
        text.with_values(**filled)
    wanted = Person.objects.filter(pk__in=set(people), is_active=True)
    told = set(Notice.objects.filter(key=key).values_list("person_id", flat=True))
    notices = [
        Notice(
            person=person,
            key=key,
            row_id=row_id,
            template=template,
            values=filled,
            url=url,
            at=at,
            mail_due=at if person.email else None,
        )
        for person in wanted
        if person.pk not in told
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


@transaction.atomic
def mark_read(*, notice: int, by: Person, at: datetime) -> None:
    """Mark one's own notice as read; raises ``Refused`` (NOTICE-001) when it is not one's own."""
    if not Notice.objects.filter(pk=notice, person=by).exists():
        raise refuse(NOTICE_MISSING)
    Notice.objects.filter(pk=notice, person=by, read_at=None).update(read_at=at)


@transaction.atomic
def mark_all_read(*, by: Person, at: datetime) -> int:
    """Mark all of one's own notices as read; returns how many were unread."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=at)


def mail_due(*, at: datetime, limit: int = 50) -> int:
    """Send the mails that are due; returns how many were accepted by the server.

    Claimed before sending and marked after: a process killed in between leaves a lease that runs out. The
    message id is the notice's own, so a mail handed over twice is recognised as one.
    """
    due = Notice.objects.filter(mailed_at=None, mail_due__lte=at, mail_attempts__lt=LAST_ATTEMPT)
    ids = list(due.order_by("pk").values_list("pk", flat=True)[:limit])
    return sum(_mail(notice_id, at) for notice_id in ids)


def _mail(notice_id: int, at: datetime) -> bool:
    mine = Notice.objects.filter(pk=notice_id, mailed_at=None, mail_due__lte=at)
    if not mine.update(mail_due=at + LEASE, mail_attempts=F("mail_attempts") + 1):
        return False
    notice = Notice.objects.select_related("person").get(pk=notice_id)
    try:
        message_of(notice).send()
    except OSError as error:  # smtplib's errors are OSErrors: refused, unreachable, timed out
        Notice.objects.filter(pk=notice_id).update(
            mail_due=at + back_off(notice.mail_attempts), mail_error=f"{type(error).__name__}: {error}"
        )
        return False
    Notice.objects.filter(pk=notice_id).update(mailed_at=at, mail_error="")
    return True


def message_of(notice: Notice) -> EmailMessage:
    """Return a notice as a mail in the person's language."""
    seen, language = view(notice), notice.person.language
    body = seen.body.say(language)
    if notice.url:
        body = f"{body}\n\n{settings.SITE_URL}{notice.url}"
    return EmailMessage(
        subject=seen.subject.say(language),
        body=body,
        to=[notice.person.email],
        headers={"Message-ID": f"<notice-{notice.pk}@{settings.MAIL_DOMAIN}>", "Content-Language": language},
    )
