"""Contacts of institutions and parent agencies, apart from both: who they are lies encrypted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models.agencies import ParentAgency
from prakan.registry.models.institutions import Institution


class ContactRole(models.Model):
    """What a contact does there; the agency's folder brings more. ``place``: who is asked for first."""

    code = models.CharField(max_length=40, unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField()
    of_institutions = models.BooleanField(default=True)
    of_agencies = models.BooleanField(default=True)

    class Meta:
        ordering = ("place", "code")

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class ContactPoint(models.Model):
    """Whom to reach at an institution or parent agency, from a day to a day.

    ``personal`` is the encrypted text of ``domain/contact_points.Personal``. The marks are keyed digests:
    they tell that two addresses are the same, and whether there is one, never which.
    """

    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="contact_points"
    )
    agency = models.ForeignKey(
        ParentAgency, null=True, on_delete=models.PROTECT, related_name="contact_points"
    )
    role = models.ForeignKey(ContactRole, on_delete=models.PROTECT, related_name="+")
    personal = models.TextField(blank=True)  # encrypted; empty once erased
    mail_mark = models.CharField(max_length=64, blank=True)
    phone_mark = models.CharField(max_length=64, blank=True)
    #: of all that a roster said, by which the next one knows what is new; empty once a person has changed it
    roster_mark = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, default="th")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)  # last day
    source = models.CharField(max_length=200, blank=True)  # a letter, a roster
    erased_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)  # made up
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("role__place", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(institution=None, agency__isnull=False)
                | Q(institution__isnull=False, agency=None),
                name="contact_point_of_one_place",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="contact_point_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(personal="", mail_mark="", phone_mark="", roster_mark=""),
                name="contact_point_erased_whole",
            ),
        )
        indexes = (models.Index(fields=["ends"], condition=Q(erased_at=None), name="contact_point_to_erase"),)
