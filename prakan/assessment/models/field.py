"""What assessors' devices recorded on a visit: devices, entries, files, conflicts, records of the visit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_scores import LONGEST_KEY
from prakan.assessment.models.cases import Case
from prakan.domain.field.words import CHOICES, RECORD_KINDS, RESULTS, WAYS
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongTextField
from prakan.registry.models import Assessor


class FieldDevice(models.Model):
    """A telephone, tablet or laptop on which one person installed the field app; it keeps one log.

    Another installation is another device, also on the same telephone. ``secret`` is the key of the data on
    the device (32 bytes, base64), encrypted here. ``told`` is what the device last said of its own ledger.
    """

    key = models.UUIDField(unique=True)  # made by the device
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    platform = models.CharField(max_length=200, blank=True)  # what its browser says it is
    app = models.CharField(max_length=40, blank=True)  # version of the app that spoke last
    secret = models.TextField()
    registered_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ahead = models.BigIntegerField(null=True)  # milliseconds by which its clock ran ahead of ours, last time
    told = models.JSONField(default=dict)  # domain/field/ledger: counts and bytes, head of its log, storage
    told_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="field_device_withdrawn_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["person"], name="field_device_of_person"),)


class FieldEntry(AppendOnly):
    """One entry of a device's log as it was recorded, to the letter; whatever became of it stands apart.

    ``body`` is its text, encrypted; ``digest`` and ``prev`` (sha256, hex) are over the text itself. A case
    that nobody knows leaves ``case`` empty: nothing that came is thrown away.
    """

    key = models.UUIDField(unique=True)  # made by the device
    device = models.ForeignKey(FieldDevice, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()  # from 1 in the log of its device
    prev = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    body = LongTextField()
    case = models.ForeignKey(
        Case, null=True, on_delete=models.PROTECT, related_name="field_entries", db_index=False
    )  # the indexes below begin with it
    step = models.CharField(max_length=40)
    target = models.CharField(max_length=100)
    parent = models.UUIDField(null=True)  # the entry that it writes anew
    recorded_at = models.DateTimeField()  # by the clock of the device
    received_at = models.DateTimeField()
    ahead = models.BigIntegerField(null=True)  # milliseconds: the lead of its device's clock then
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # who brought it here
    way = models.CharField(max_length=10, choices=WAYS)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["device", "seq"], name="field_entry_in_log"),
            models.Index(fields=["case", "target"], name="field_entry_of_target"),
            models.Index(fields=["case", "received_at"], name="field_entry_of_case"),  # counts of the board
            models.Index(fields=["received_at"], name="field_entry_received"),
        )


class FieldAnswer(models.Model):
    """What became of an entry; ``made`` names what it made ("evidence": 12, "revision": 3)."""

    entry = models.OneToOneField(
        FieldEntry, on_delete=models.PROTECT, related_name="answer", primary_key=True
    )
    result = models.CharField(max_length=10, choices=RESULTS)
    code = models.CharField(max_length=20, blank=True)  # of the problem
    values = models.JSONField(default=dict)  # what its words name
    made = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ("entry_id",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(result="refused") & ~Q(code="")) | (~Q(result="refused") & Q(code="")),
                name="field_answer_refused_says_why",
            ),
        )
        indexes = (
            models.Index(
                fields=["result"], condition=Q(result__in=["waiting", "conflict"]), name="field_answer_open"
            ),
            models.Index(fields=["result"], condition=Q(result="refused"), name="field_answer_refused"),
        )


class FieldFile(models.Model):
    """A file that belongs to an entry: announced with its digest at capture, held once its bytes are here."""

    key = models.UUIDField(unique=True)  # made by the device
    entry = models.ForeignKey(FieldEntry, on_delete=models.PROTECT, related_name="files")
    role = models.CharField(max_length=10)  # domain/field/words FileRole
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    digest = models.CharField(
        max_length=64
    )  # sha256 at capture, hex; the stored file carries that at receipt
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(file=None, held_at=None) | Q(file__isnull=False, held_at__isnull=False),
                name="field_file_held_is_a_file",
            ),
        )
        indexes = (models.Index(fields=["entry"], condition=Q(file=None), name="field_file_missing"),)


class FieldConflict(models.Model):
    """Two versions of the same thing, neither of which knew of the other: both kept, a person chooses.

    ``standing`` is the entry whose content holds now, None when it was written on the web; ``content`` is
    that content when they met (JSON, encrypted).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="field_conflicts")
    target = models.CharField(max_length=100)
    assessor = models.ForeignKey(
        Assessor, null=True, on_delete=models.PROTECT, related_name="+"
    )  # of a sheet
    standing = models.ForeignKey(FieldEntry, null=True, on_delete=models.PROTECT, related_name="+")
    content = LongTextField()
    arrived = models.OneToOneField(FieldEntry, on_delete=models.PROTECT, related_name="conflict")
    at = models.DateTimeField()
    chosen = models.CharField(max_length=10, blank=True, choices=CHOICES)
    chosen_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(chosen="", chosen_at=None, chosen_by=None)
                | (~Q(chosen="") & Q(chosen_at__isnull=False, chosen_by__isnull=False)),
                name="field_conflict_chosen_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["case"], condition=Q(chosen=""), name="field_conflict_open"),)


class VisitRecord(AppendOnly):
    """A version of a record of a visit: who was there, what was told at its end, the institution's sign-off.

    ``body`` is domain/field/records as JSON, encrypted, for it names people; ``digest`` is over the text.
    The latest version of a kind and ``part`` (a day, or "") stands.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visit_records")
    key = models.CharField(max_length=LONGEST_KEY)  # made by the collector, so that twice is once
    kind = models.CharField(max_length=20, choices=RECORD_KINDS)
    part = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField()  # from 1
    body = LongTextField()
    digest = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "id")
        constraints = (
            models.UniqueConstraint(fields=["case", "key"], name="visit_record_once_a_key"),
            models.UniqueConstraint(
                fields=["case", "kind", "part", "version"], name="visit_record_version_once"
            ),
        )
