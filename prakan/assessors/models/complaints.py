"""Complaints about assessors: what was said lies encrypted, who may read it is named."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person
from prakan.registry.models import Assessor


class Complaint(models.Model):
    """A complaint from its arrival to its decision; ``due_on`` is the last day of the stage it is in."""

    class Stage(models.TextChoices):
        RECEIVED = "received"
        ASSIGNED = "assigned"
        HEARD = "heard"
        DECIDED = "decided"

    number = models.CharField(max_length=20, unique=True)  # "C2567-001"
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=20)  # domain/complaints.Source
    complainant = models.TextField(blank=True)  # encrypted
    about = models.TextField()  # encrypted
    answer = models.TextField(blank=True)  # encrypted: what the assessor says to it
    finding = models.TextField(blank=True)  # encrypted: why it was decided so
    received_on = models.DateField()
    due_on = models.DateField()
    stage = models.CharField(max_length=20, default=Stage.RECEIVED, choices=Stage)
    upheld = models.BooleanField(null=True)
    proposes = models.CharField(max_length=20, blank=True)  # a step of the licence: suspend, revoke
    resolution = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True)
    is_demo = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-received_on", "-pk")


class ComplaintMember(models.Model):
    """Who hears a complaint; only they and who received it read it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_chair", "pk")
        constraints = (
            models.UniqueConstraint(fields=["complaint", "person"], name="hears_a_complaint_once"),
        )
