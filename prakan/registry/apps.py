"""Django's entry to this floor."""

from __future__ import annotations

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "prakan.registry"
    label = "registry"
