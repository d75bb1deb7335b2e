"""Installing rates and rules of payments from an agency's folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import FeeTable
from prakan.domain.payments.rules import digest_of, kept
from prakan.foundation import audit


@transaction.atomic
def install_fees(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep rates that are new or differ as a further version; returns whether. Raises ``FaultyFees``.

    Dues keep the version that they were reckoned by. The operator of the machine does this ("system").
    """
    if not said:
        return False
    tables = kept(said)
    digest = digest_of(tables)
    last = FeeTable.objects.order_by("-version").first()
    if last is not None and last.digest == digest:
        return False
    version = last.version + 1 if last else 1
    after = {"version": str(version), "digest": digest}
    audit.record(step="payment.install", subject="registry:fees", by=None, at=at, after=after)
    FeeTable.objects.create(version=version, tables=tables, digest=digest, at=at)
    return True
