"""Pages of what follows a confirmed plan of teams: approvals, invitations, an assessor's own visits."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.visits import approving, inviting

urls: list[URLPattern] = [*approving.urls, *inviting.urls]
