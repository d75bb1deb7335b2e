"""The index by which institutions are found: one row for each word in a name from which people may type."""

from __future__ import annotations

from django.db import models

from prakan.registry.models.institutions import Institution


class SearchTerm(models.Model):
    """A word of a name carried now or before, with what follows it: a key that databases sort alike."""

    institution = models.ForeignKey(
        Institution,
        on_delete=models.CASCADE,
        related_name="terms",
        db_index=False,  # the constraint has one
    )
    key = models.CharField(max_length=120)
    first = models.BooleanField()  # the name begins here
    former = models.BooleanField(default=False)  # of a name that it carried before
    province = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering = ("key", "institution_id")
        indexes = (
            models.Index(fields=["first", "key", "institution"], name="term_by_key"),
            models.Index(fields=["province", "key", "institution"], name="term_by_province"),
        )
        constraints = (
            models.UniqueConstraint(fields=["institution", "key"], name="term_once_an_institution"),
        )
