"""Templates of letters: offered as Word, checked, put in use; earlier versions stay."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from prakan.domain.letter_template.checking import faults_of
from prakan.domain.letter_template.fields import ROSTER
from prakan.domain.media_types import DOCX
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_foundation import FILE_TOO_LARGE
from prakan.domain.problems_letters import IN_USE_ALREADY, SAME_TEMPLATE
from prakan.foundation import access, audit
from prakan.foundation.actions.files import MEGABYTE, store
from prakan.foundation.keeping import kind_of, safe_name
from prakan.foundation.models import Agency, Person
from prakan.registry.models import LetterTemplate, LetterTemplateUse
from prakan.registry.queries.letter_templates import LANGUAGES, current, one

STEP = "roster.template"
INSTALL = "agency.install"
LIMIT = 5 * MEGABYTE


def offer(
    *, language: str, name: str, content: BinaryIO, by: Person, at: datetime, remark: str = ""
) -> LetterTemplate:
    """Keep a Word file as the next version of a language's template; it is not in use yet.

    Raises ``Refused``: ACCESS-001, FILE-001 to 005 and 008 on (what the file is), LETTER-001 to 006 (what it
    says), LETTER-010 (nothing changed).
    """
    access.check(by, STEP)
    return _kept(language, name, _read(content, name), remark, by, at)


@transaction.atomic
def put_in_use(*, template_id: int, by: Person, at: datetime) -> LetterTemplate:
    """Let letters be made from a version from now on; letters numbered before stay as they are.

    Raises ``Refused``: ACCESS-001, LETTER-008, LETTER-009 (in use already).
    """
    access.check(by, STEP)
    _one_at_a_time()
    row = one(template_id)
    before = current(row.language)
    if before == row:
        raise refuse(IN_USE_ALREADY, version=row.version)
    audit.record(
        step=STEP,
        subject=f"letter:{row.pk}",
        by=by,
        at=at,
        before={"in_use": before.version if before else ""},
        after={"in_use": row.version, "language": row.language},
    )
    LetterTemplateUse.objects.create(template=row, by=by, at=at)
    return row


def install_templates(folder: Path, *, at: datetime) -> int:
    """Take the templates of an agency's folder (``roster-th.docx``, ``roster-en.docx``) as first versions.

    A language that has one stays as it is. Returns how many were taken; raises ``Refused`` as ``offer``.
    """
    places = {language: folder / f"roster-{language}.docx" for language in LANGUAGES}
    fresh = {key: p for key, p in places.items() if p.exists() and current(key) is None}
    for language, place in fresh.items():
        with transaction.atomic():
            row = _kept(language, place.name, place.read_bytes(), "", None, at)
            after = {"in_use": row.version, "language": language}
            audit.record(step=INSTALL, subject=f"letter:{row.pk}", by=None, at=at, after=after)
            LetterTemplateUse.objects.create(template=row, by=None, at=at)
    return len(fresh)


def _read(content: BinaryIO, name: str) -> bytes:
    held = content.read(LIMIT + 1)
    if len(held) > LIMIT:
        raise refuse(FILE_TOO_LARGE, field="file", name=name, limit=LIMIT // MEGABYTE)
    return held


def _kept(
    language: str, name: str, content: bytes, remark: str, by: Person | None, at: datetime
) -> LetterTemplate:
    name, allowed = safe_name(name), frozenset({DOCX})
    kind_of(io.BytesIO(content), name, len(content), allowed)
    if faults := faults_of(content, ROSTER, name, language):
        raise Refused(*faults)
    file = store(name=name, content=io.BytesIO(content), by=by, at=at, limit=LIMIT, allowed=allowed)
    return _numbered(language, file.pk, file.digest, remark.strip(), by, at)


@transaction.atomic
def _numbered(
    language: str, file: int, digest: str, remark: str, by: Person | None, at: datetime
) -> LetterTemplate:
    _one_at_a_time()
    versions = LetterTemplate.objects.filter(language=language)
    same = versions.filter(file__digest=digest).first()
    if same:
        raise refuse(SAME_TEMPLATE, "file", version=same.version)
    last = versions.first()
    version = last.version + 1 if last else 1
    after = {"version": version, "language": language, "digest": digest, "remark": remark}
    audit.record(step=STEP, subject=f"letter:{language}-{version}", by=by, at=at, after=after)
    return LetterTemplate.objects.create(
        language=language, version=version, file_id=file, remark=remark, by=by, at=at
    )


def _one_at_a_time() -> None:
    """Hold the agency's row: versions are numbered and put in use one after the other."""
    Agency.objects.select_for_update().order_by("pk").first()
