"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class AssessorsConfig(AppConfig):
    name = "prakan.assessors"
    label = "assessors"
