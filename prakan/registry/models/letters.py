"""Word templates of letters and reports by kind: every version kept, and when each was in use."""

from __future__ import annotations

from django.db import models

from prakan.domain.letter_template.kinds import ALL_KINDS, ROSTER_REQUEST
from prakan.foundation.models import AppendOnly, Person, StoredFile

KINDS = [(code, code) for code in ALL_KINDS]


class LetterTemplate(AppendOnly):
    """A version of a kind of letter in a language, as Word; ``by`` None: it came with the agency's folder."""

    class Language(models.TextChoices):
        TH = "th"
        EN = "en"

    kind = models.CharField(max_length=30, choices=KINDS, default=ROSTER_REQUEST)
    language = models.CharField(max_length=2, choices=Language)
    version = models.PositiveIntegerField()  # from 1 in each kind and language
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=200, blank=True)  # what was changed
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "language", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "language", "version"], name="letter_version_once_a_kind"
            ),
        )


class LetterTemplateUse(AppendOnly):
    """From then on papers of its kind and language are made from a template, until another is put in use.

    One that ``ended`` says that none of its kind and language is used from then on.
    """

    template = models.ForeignKey(LetterTemplate, on_delete=models.PROTECT, related_name="uses")
    ended = models.BooleanField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
