"""Reading one's own uploads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from prakan.domain.problems import refuse
from prakan.domain.problems_uploads import UPLOAD_GONE, UPLOAD_MISSING
from prakan.foundation import access, parts
from prakan.foundation.models import Person, Upload

OPEN = (Upload.Stage.RECEIVING, Upload.Stage.CONFIRMED)
DONE = (Upload.Stage.CONFIRMED, Upload.Stage.KEPT)


@dataclass(frozen=True, slots=True)
class UploadView:
    """An upload as its sender sees it; ``offset`` bytes are on disk, ``digest`` is sha256 of all, hex."""

    key: str
    name: str
    size: int
    offset: int
    stage: str
    digest: str
    declared: str
    media_type: str
    file_id: int | None
    expires: datetime | None

    @property
    def is_whole(self) -> bool:
        return self.offset == self.size


def upload(person: Person, key: str) -> UploadView:
    """Return one's own upload; raises ``Refused`` (UPLOAD-001 not yours, UPLOAD-002 ended)."""
    found = own(person, key)
    if found.stage not in (*OPEN, *DONE):
        raise refuse(UPLOAD_GONE, name=found.name, stage=found.problem or found.stage)
    return view(found)


def own(person: Person, key: str) -> Upload:
    """Return the row of one's own upload; raises ``Refused`` (ACCESS-001, UPLOAD-001)."""
    access.check(person, "upload.begin")
    found = Upload.objects.filter(key=key, by=person).first()
    if found is None:
        raise refuse(UPLOAD_MISSING)
    return found


def view(found: Upload) -> UploadView:
    """Return a row as its sender sees it, with what is on disk now."""
    return UploadView(
        key=found.key,
        name=found.name,
        size=found.size,
        offset=found.size if found.stage in DONE else parts.held(found.key),
        stage=found.stage,
        digest=found.digest,
        declared=found.declared,
        media_type=found.media_type,
        file_id=found.file_id,
        expires=expires(found) if found.stage in OPEN else None,
    )


def expires(found: Upload) -> datetime:
    """Return when an upload that rests is given up: so long after its last byte came."""
    last = datetime.fromtimestamp(parts.touched(found.key), UTC)
    return max(found.begun_at, last) + settings.UPLOAD_REST


def unfinished() -> list[Upload]:
    """Return everybody's uploads that wait for bytes or for use."""
    return list(Upload.objects.filter(stage__in=OPEN))
