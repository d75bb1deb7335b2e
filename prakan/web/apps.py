"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "prakan.web"
    label = "web"
