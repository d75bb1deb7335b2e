"""Writing a version of a pack as a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from prakan.domain.frameworks.digest import canonical, digest
from prakan.domain.frameworks.model import Pack
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.models import Framework


def write(
    pack: Pack,
    files: Mapping[str, bytes],
    *,
    step: str,
    at: datetime,
    by: Person | None,
    stage: str = Framework.Stage.DRAFT,
    reason: str = "",
    based_on: Framework | None = None,
) -> Framework:
    """Record and store a checked pack as the next version of its code and year."""
    number, fingerprint = next_number(pack.code, pack.year), digest(pack)
    after = {"version": f"{pack.key}/{number}", "digest": fingerprint, "stage": stage, "reason": reason}
    audit.record(step=step, subject=f"pack:{pack.key}/{number}", by=by, at=at, after=after)
    return Framework.objects.create(
        code=pack.code,
        year=pack.year,
        number=number,
        stage=stage,
        level=pack.level.value,
        until=pack.until,
        status=pack.status.value,
        kinds=[kind.value for kind in pack.kinds],
        confirmed=pack.confirmed,
        name_th=pack.name.th,
        name_en=pack.name.en,
        files={name: content.decode("utf-8-sig") for name, content in files.items()},
        canonical=canonical(pack),
        digest=fingerprint,
        based_on=based_on,
        reason=reason,
        made_by=by,
        made_at=at,
        published_at=at if stage == Framework.Stage.PUBLISHED else None,
    )


def next_number(code: str, year: int) -> int:
    """Return the number of the next version of a code and year."""
    last = Framework.objects.filter(code=code, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
