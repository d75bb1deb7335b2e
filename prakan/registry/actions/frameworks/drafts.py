"""Uploading a pack: every upload is a new draft version; what is faulty is told per line and not kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.packing import unpack
from prakan.domain.frameworks.reading import read_files
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_workshop import SAME_CONTENT, STILL_OPEN, WHY_MISSING
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.actions.frameworks.writing import write
from prakan.registry.models import Framework
from prakan.registry.transition.frameworks import advance

STEP = "framework.draft"
AT_WORK = (Framework.Stage.HEARING, Framework.Stage.PILOT, Framework.Stage.BOARD)


@transaction.atomic
def upload(*, name: str, content: bytes, reason: str, by: Person, at: datetime) -> Framework:
    """Store an uploaded pack (one .toml, or a .zip of them) as the newest draft of its code and year.

    An older draft of the same is replaced; a version at hearing, pilot or board must be sent back first
    (FRAME-064). Raises ``Refused`` with every fault of the files, each naming file and line.
    """
    access.check(by, STEP)
    files = unpack(name, content)
    reading = read_files(files)
    if reading.pack is None or reading.faults:
        raise Refused(*reading.faults)
    if not reason.strip():
        raise refuse(WHY_MISSING, "reason")
    before = _latest(reading.pack)
    for draft in _of(reading.pack).filter(stage=Framework.Stage.DRAFT):
        advance(draft, "framework.replace", by=by, at=at)
    return write(reading.pack, files, step=STEP, by=by, at=at, reason=reason.strip(), based_on=before)


def _of(pack: Pack) -> QuerySet[Framework]:
    return Framework.objects.select_for_update(of=("self",)).filter(code=pack.code, year=pack.year)


def _latest(pack: Pack) -> Framework | None:
    """Return the version before; refuse when another is at work, or holds the same content."""
    versions: list[Framework] = list(_of(pack).order_by("-number"))
    live = [v for v in versions if v.stage not in (Framework.Stage.SUPERSEDED, Framework.Stage.WITHDRAWN)]
    for version in live:
        if version.stage in AT_WORK:
            values = {"number": version.number, "key": version.key, "stage": version.stage}
            raise refuse(STILL_OPEN, "file", **values)
        if version.digest == digest(pack):
            raise refuse(SAME_CONTENT, "file", number=version.number)
    return versions[0] if versions else None
