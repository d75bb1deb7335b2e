"""Rosters of parent agencies: asked for by letter, taken in file by file, line by line."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.institutions import Kind
from prakan.foundation.models import Person, StoredFile
from prakan.registry.models.agencies import ParentAgency
from prakan.registry.models.contact_points import ContactPoint, ContactRole
from prakan.registry.models.institutions import Institution
from prakan.registry.models.letters import LetterTemplate

KINDS = [(k.value, k.value) for k in Kind]


class RosterRequest(models.Model):
    """A roster that a parent agency is asked for: of a kind ("" for all) for a fiscal year, by a day."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        REMINDED = "reminded"
        OVERDUE = "overdue"
        RECEIVED = "received"
        ACCEPTED = "accepted"

    agency = models.ForeignKey(ParentAgency, on_delete=models.PROTECT, related_name="roster_requests")
    kind = models.CharField(max_length=20, blank=True, choices=KINDS)
    fiscal_year = models.PositiveIntegerField()  # B.E.
    deadline = models.DateField()
    lists = models.BooleanField(default=False)  # those named go on the list of that year
    letter_year = models.PositiveIntegerField(null=True)  # calendar year B.E. of the number
    letter_number = models.PositiveIntegerField(null=True)  # runs from 1 in each calendar year
    #: what its letter is made from since it was numbered; None before
    template_th = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    template_en = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, default=Stage.DRAFT, choices=Stage)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("fiscal_year", "deadline", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "kind", "fiscal_year"], name="roster_asked_once_a_year_and_kind"
            ),
            models.UniqueConstraint(fields=["letter_year", "letter_number"], name="letter_number_given_once"),
            models.CheckConstraint(
                condition=Q(letter_year=None, letter_number=None)
                | Q(letter_year__isnull=False, letter_number__isnull=False),
                name="letter_number_whole",
            ),
        )


class ColumnMapping(models.Model):
    """What the columns of a sender's files hold: confirmed by a person once, remembered by their headings."""

    agency = models.ForeignKey(ParentAgency, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)  # sha256 of the headings in order
    headings = models.JSONField(default=list)
    fields = models.JSONField(default=dict)  # column (0-based, as text) -> field of domain/roster_sheet
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["agency", "fingerprint"], name="mapping_once_a_sender"),
        )


class RosterIntake(models.Model):
    """One file on its way into the registry: read, mapped, checked, committed whole or not at all."""

    class Stage(models.TextChoices):
        UPLOADED = "uploaded"
        READING = "reading"
        RECOGNISED = "recognised"  # waits for a person to confirm the columns
        MAPPED = "mapped"
        CHECKING = "checking"
        CHECKED = "checked"
        CONFIRMED = "confirmed"
        COMMITTING = "committing"
        COMMITTED = "committed"
        CANCELLED = "cancelled"
        FAILED = "failed"

    class Way(models.TextChoices):
        FILE = "file"
        PASTE = "paste"
        API = "api"  # sent by the system of an agency, its columns named

    agency = models.ForeignKey(ParentAgency, on_delete=models.PROTECT, related_name="roster_intakes")
    request = models.ForeignKey(RosterRequest, null=True, on_delete=models.PROTECT, related_name="intakes")
    kind = models.CharField(max_length=20, blank=True, choices=KINDS)  # of lines that name none
    way = models.CharField(max_length=10, choices=Way)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, default=Stage.UPLOADED, choices=Stage)
    layout = models.JSONField(default=dict)  # the sheet, its headings and columns as recognised
    fields = models.JSONField(default=dict)  # column -> field, as confirmed
    total = models.PositiveIntegerField(default=0)  # rows of the sheet
    done = models.PositiveIntegerField(default=0)  # of them, looked at
    counts = models.JSONField(default=dict)  # outcome -> lines
    contacts = models.JSONField(default=dict)  # outcome -> contacts
    digest = models.CharField(max_length=64, blank=True)  # sha256 of what would be done
    problems = models.JSONField(default=list)  # of the file as a whole
    started_at = models.DateTimeField(null=True)  # last claimed by a worker; taken over when it died
    attempts = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    committed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    committed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)


class RosterLine(models.Model):
    """A line of a file: what it says, what would become of it, what is wrong, what was decided."""

    class Outcome(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"
        UNCHANGED = "unchanged"
        REFUSED = "refused"
        ASIDE = "aside"  # a row of totals or a note

    intake = models.ForeignKey(RosterIntake, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()  # row of the sheet, from 1
    key = models.CharField(max_length=100, blank=True)  # the sender's own, when a system sent it
    outcome = models.CharField(max_length=10, choices=Outcome)
    name = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)  # attribute -> value; "code.<scheme>" -> code
    changes = models.JSONField(default=list)  # [attribute, before, after]
    problems = models.JSONField(default=list)  # [code, values, cell, refuses]
    candidates = models.JSONField(default=list)  # ids of institutions it may be
    choice = models.CharField(max_length=20, blank=True)  # "new", or the id of one of them

    class Meta:
        ordering = ("intake", "number")
        indexes = (models.Index(fields=["intake", "outcome", "number"], name="roster_line_by_outcome"),)
        constraints = (models.UniqueConstraint(fields=["intake", "number"], name="roster_line_once"),)


class RosterContact(models.Model):
    """Whom a line of a file names to be reached, encrypted as contacts are; gone when written or stopped."""

    class Outcome(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"
        UNCHANGED = "unchanged"
        BY_HAND = "by_hand"  # somebody entered another: it stays
        WAITS = "waits"  # for the line, which is refused

    intake = models.ForeignKey(RosterIntake, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()  # row of the sheet, as that of its line
    outcome = models.CharField(max_length=10, choices=Outcome)
    role = models.ForeignKey(ContactRole, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(ContactPoint, null=True, on_delete=models.PROTECT, related_name="+")
    personal = models.TextField()
    mail_mark = models.CharField(max_length=64, blank=True)
    phone_mark = models.CharField(max_length=64, blank=True)
    roster_mark = models.CharField(max_length=64)

    class Meta:
        ordering = ("intake", "number")
        constraints = (
            models.UniqueConstraint(fields=["intake", "number"], name="roster_contact_once_a_line"),
        )
