"""Word templates of the letters that ask for rosters: every version kept, and when each was in use."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import AppendOnly, Person, StoredFile


class LetterTemplate(AppendOnly):
    """A version of the letter in one language, as Word; ``by`` None: it came with the agency's folder."""

    class Language(models.TextChoices):
        TH = "th"
        EN = "en"

    language = models.CharField(max_length=2, choices=Language)
    version = models.PositiveIntegerField()  # from 1 in each language
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=200, blank=True)  # what was changed
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("language", "-version")
        constraints = (
            models.UniqueConstraint(fields=["language", "version"], name="letter_version_once_a_language"),
        )


class LetterTemplateUse(AppendOnly):
    """From then on letters in its language are made from a template, until another is put in use."""

    template = models.ForeignKey(LetterTemplate, on_delete=models.PROTECT, related_name="uses")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
