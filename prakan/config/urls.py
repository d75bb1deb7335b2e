"""Every address of the application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from prakan.web.pages import errors

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("prakan.web.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_fault
