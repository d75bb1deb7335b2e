"""The board of the day, devices of assessors, rescue files."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.field_board import board, devices, files, rescuing

urls: list[URLPattern] = [*board.urls, *devices.urls, *files.urls, *rescuing.urls]
