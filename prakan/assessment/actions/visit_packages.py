"""The package of a visit given to a device of its team: who took it along stands in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prakan.assessment.queries.field.package import STEP, Address, package
from prakan.domain.field.packages import sealed
from prakan.foundation import audit
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Given:
    """A package as it goes out: JSON; ``digest`` (sha256, hex) is over these bytes."""

    body: bytes
    digest: str


@transaction.atomic
def give(
    *, case_id: int, address: Address, known: str, device: str, by: Person, at: datetime
) -> Given | None:
    """Return the package of a visit, None when its digest is ``known``: the device has it already.

    That it went out, to which device, is recorded. Raises ``Refused`` as ``package``.
    """
    said = package(by, case_id, address)
    body, digest = sealed(said)
    if digest == known:
        return None
    after = {"number": said["case"]["number"], "digest": digest, "bytes": len(body), "device": device}
    audit.record(step=STEP, subject=f"case:{case_id}", by=by, at=at, after=after)
    return Given(body, digest)
