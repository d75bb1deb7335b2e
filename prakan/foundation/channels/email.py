"""E-mail by SMTP; without a mail server, mails are kept as files."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from prakan.domain.addresses import mail, mask_mail
from prakan.domain.text import Text
from prakan.foundation.channels.parcel import Channel, Parcel, Trouble

#: the server will not take this mail, now or ever (RFC 5321, 4.2.1)
FOR_GOOD = range(550, 560)


def message_of(parcel: Parcel) -> EmailMessage:
    """Return a parcel as a mail; one handed over twice carries the same Message-ID."""
    return EmailMessage(
        subject=parcel.subject,
        body=parcel.full,
        to=[parcel.address],
        headers={
            "Message-ID": f"<{parcel.name}@{settings.MAIL_DOMAIN}>",
            "Content-Language": parcel.language,
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
        },
    )


def send(parcel: Parcel) -> str:
    """Hand a mail to the server; returns where it went."""
    try:
        message_of(parcel).send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise Trouble(_said(error), for_good=all(code in FOR_GOOD for code in codes)) from error
    except smtplib.SMTPDataError as error:
        raise Trouble(_said(error), for_good=error.smtp_code in FOR_GOOD) from error
    except OSError as error:  # smtplib's errors are OSErrors: unreachable, timed out, not signed in
        raise Trouble(_said(error), whole=True) from error
    return settings.EMAIL_HOST if settings.EMAIL_URL else "kept as a file"


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


CHANNEL = Channel(
    code="email",
    name=Text("อีเมล", "E-mail"),
    icon="mail",
    usual=True,
    linked=False,
    is_ready=lambda: True,
    per_day=lambda: settings.MAIL_PER_DAY,
    read=mail,
    mask=mask_mail,
    words=lambda parcel: parcel.full,
    send=send,
)
