"""The board of the day, devices of assessors, rescue files."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.field_board import board, devices, rescuing

urls: list[URLPattern] = [*board.urls, *devices.urls, *rescuing.urls]
