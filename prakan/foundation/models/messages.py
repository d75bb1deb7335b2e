"""Messages on their way: deliveries by channel, letters to addresses, contacts, choices, wordings."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from prakan.domain.deliveries import OPEN, Fate
from prakan.domain.notices import NoticeWords
from prakan.domain.text import Text
from prakan.foundation.models.notices import Notice
from prakan.foundation.models.people import Person

TO_DO = sorted(fate.value for fate in OPEN)


class Letter(models.Model):
    """A message to an address that belongs to nobody who signs in: a school's contact, a ministry's office.

    ``batch`` and ``key`` make a second queueing impossible. Address and values lie encrypted.
    """

    batch = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=300)  # whom it is for, as pages show it
    subject = models.CharField(max_length=120, blank=True)  # what it is about, as audit rows name it
    address = models.TextField()  # encrypted
    values = models.TextField()  # encrypted JSON
    template = models.CharField(max_length=80)
    wording = models.ForeignKey("Wording", null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, default="th")
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["batch", "key"], name="letter_once"),)


class Delivery(models.Model):
    """One message on one channel: to a person (``notice``) or to an address (``letter``)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)  # the same at every attempt
    notice = models.ForeignKey(Notice, null=True, on_delete=models.CASCADE, related_name="deliveries")
    letter = models.ForeignKey(Letter, null=True, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField(default=0)  # in the order in which channels are tried
    urgent = models.BooleanField(default=False)
    stage = models.CharField(max_length=20, default=Fate.QUEUED.value)
    reason = models.CharField(max_length=20, blank=True, default="")
    due_at = models.DateTimeField(null=True)  # next attempt; while sending: end of the lease; None: stands by
    attempts = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)  # when the gateway said that it had arrived
    answer = models.CharField(max_length=300, blank=True)  # what the server's yes said
    error = models.TextField(blank=True)  # what the last failure said

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel"),
            models.UniqueConstraint(fields=["letter"], name="delivery_once_per_letter"),
            models.CheckConstraint(
                condition=Q(notice=None, letter__isnull=False) | Q(notice__isnull=False, letter=None),
                name="delivery_of_a_notice_or_a_letter",
            ),
        )
        indexes = (
            models.Index(fields=["due_at"], condition=Q(stage__in=TO_DO), name="delivery_to_do"),
            models.Index(fields=["channel", "stage"], name="delivery_board"),
            models.Index(fields=["-changed_at", "-id"], name="delivery_latest"),
            models.Index(fields=["channel", "sent_at"], name="delivery_of_the_day"),
        )


class Contact(models.Model):
    """A person's own address on a channel, confirmed with a code; encrypted."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=20)
    address = models.TextField()  # encrypted
    fingerprint = models.CharField(max_length=64)  # keyed digest: finds the person of a LINE id
    linked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "channel"], name="contact_once_per_channel"),
            models.UniqueConstraint(fields=["channel", "fingerprint"], name="contact_of_one_person"),
        )


class ContactCode(models.Model):
    """A confirmation code that was given out and not used yet; only its keyed digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_codes")
    channel = models.CharField(max_length=20)
    address = models.TextField(blank=True)  # encrypted; empty where the other side tells it (LINE)
    fingerprint = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)  # used, or replaced by a newer one


class MessageChoice(models.Model):
    """How a person wants to be told; without one, the house's usual way."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="message_choice")
    order = models.JSONField(default=list)  # channel codes
    kinds = models.JSONField(default=dict)  # kind of notice -> channel codes
    everywhere = models.BooleanField(default=False)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    limits = models.JSONField(default=dict)  # channel code -> messages a day

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_whole",
            ),
        )


class Wording(models.Model):
    """The words of a notice as staff wrote them; each edit is a new row: old messages keep theirs."""

    template = models.CharField(max_length=80, db_index=True)
    subject_th = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=200, blank=True)
    body_th = models.TextField()
    body_en = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standard = models.BooleanField(default=False)  # back to the words of the code

    @property
    def words(self) -> NoticeWords:
        return NoticeWords(Text(self.subject_th, self.subject_en), Text(self.body_th, self.body_en))


class HookEvent(models.Model):
    """An event that LINE told us of; kept so that its repetition does nothing."""

    event_id = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
