"""Pages of the report of a case: written, handed on, its versions, the reply and the answers to it."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_reports import printing, replying, templates, versions, writing

urls: list[URLPattern] = [*writing.urls, *versions.urls, *printing.urls, *replying.urls, *templates.urls]
