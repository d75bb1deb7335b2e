"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "prakan.foundation"
    label = "foundation"
