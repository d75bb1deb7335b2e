"""The field app of assessors: its page, and what its devices say and ask."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.field import devices, package, sending, shell, worker

urls: list[URLPattern] = [*shell.urls, *devices.urls, *package.urls, *sending.urls, *worker.urls]
