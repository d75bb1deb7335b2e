"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "prakan.assessment"
    label = "assessment"
