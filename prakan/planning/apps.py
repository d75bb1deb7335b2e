"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "prakan.planning"
    label = "planning"
