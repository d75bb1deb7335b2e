"""Installing the packs of a folder: those in force are published, the others wait in the workshop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.domain.frameworks.reading import read_files
from prakan.domain.frameworks.vocabulary import Status
from prakan.domain.problems import Refused
from prakan.registry.actions.frameworks.writing import write
from prakan.registry.models import Framework

STEP = "agency.install"


@transaction.atomic
def install_packs(packs: Mapping[str, Mapping[str, bytes]], *, at: datetime) -> int:
    """Store the packs whose code and year are not there yet; return how many. All or none: faults refuse.

    The operator of the machine does this, and the trail says so ("system").
    """
    done = 0
    for name, files in packs.items():
        reading = read_files(files, name=name)
        if reading.pack is None or reading.faults:
            raise Refused(*reading.faults)
        pack = reading.pack
        if Framework.objects.filter(code=pack.code, year=pack.year).exists():
            continue
        in_force = pack.status is Status.IN_FORCE
        stage = Framework.Stage.PUBLISHED if in_force else Framework.Stage.DRAFT
        write(pack, files, step=STEP, by=None, at=at, stage=stage)
        done += 1
    return done
