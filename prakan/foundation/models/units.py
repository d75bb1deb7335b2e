"""Organisational units of the agency."""

from __future__ import annotations

from django.db import models

from prakan.domain.text import Text


class Unit(models.Model):
    """A unit (สำนัก, ภารกิจ); ``confirmed`` is False while its full name is not known."""

    code = models.CharField(max_length=40, unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)
