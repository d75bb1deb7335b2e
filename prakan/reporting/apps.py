"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "prakan.reporting"
    label = "reporting"
