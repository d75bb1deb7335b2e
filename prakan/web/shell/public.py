"""Pages that anybody opens, no more often than the settings say."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from prakan.domain.problems import refuse
from prakan.domain.problems_case_certificates import TOO_MANY
from prakan.web.shell.pace import too_many


def slow_down(request: HttpRequest) -> None:
    """Count a call of a public page of results; raises ``Refused`` (CERT-008) for one network too often."""
    limit = settings.RESULT_READS
    if too_many(request, "results", limit, timezone.now().timestamp()):
        raise refuse(TOO_MANY, limit=limit)
