"""Text blocks that staff edit: cover, report paragraphs, letter texts."""

from __future__ import annotations

from django.db import models

from prakan.domain.text import Text


class TextBlock(models.Model):
    """A named text in both languages, with {slots} filled when printed."""

    key = models.CharField(max_length=80, unique=True)
    th = models.TextField()
    en = models.TextField(blank=True)

    @property
    def text(self) -> Text:
        return Text(self.th, self.en)


class Agency(models.Model):
    """The one agency of this installation: its names and sign-off order are data."""

    code = models.SlugField(unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short_th = models.CharField(max_length=40)
    short_en = models.CharField(max_length=40)
    is_demo = models.BooleanField(default=False)
    sign_off = models.JSONField(default=list)  # [{"order", "role", "title_th", "title_en"}]

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)

    @property
    def short(self) -> Text:
        return Text(self.short_th, self.short_en)
