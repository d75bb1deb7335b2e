"""Templates of letters and reports: offered as Word, checked, put in use; earlier versions stay."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from prakan.domain.letter_template.checking import faults_of
from prakan.domain.letter_template.kinds import (
    ALL_KINDS,
    REPORT_KINDS,
    ROSTER_REQUEST,
    LetterKind,
)
from prakan.domain.letter_template.kinds import kind_of as letter_kind
from prakan.domain.media_types import DOCX
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_foundation import FILE_TOO_LARGE
from prakan.domain.problems_letters import (
    IN_USE_ALREADY,
    NOT_IN_USE,
    OTHER_KIND,
    SAME_TEMPLATE,
    STILL_NEEDED,
)
from prakan.foundation import access, audit
from prakan.foundation.actions.files import MEGABYTE, store
from prakan.foundation.keeping import kind_of, safe_name
from prakan.foundation.models import Agency, Person
from prakan.registry.models import LetterTemplate, LetterTemplateUse
from prakan.registry.queries.letter_templates import LANGUAGES, current, one, right_to_change

INSTALL = "agency.install"
LIMIT = 5 * MEGABYTE


def offer(
    *,
    language: str,
    name: str,
    content: BinaryIO,
    by: Person,
    at: datetime,
    remark: str = "",
    kind: str = ROSTER_REQUEST,
) -> LetterTemplate:
    """Keep a Word file as the next version of a kind's template in a language; it is not in use yet.

    Raises ``Refused``: ACCESS-001, FILE-001 to 005 and 008 on (what the file is), LETTER-001 to 006 (what it
    says), LETTER-010 (nothing changed), LETTER-011 (no such kind), LETTER-012 (a template of another kind).
    """
    wanted = letter_kind(kind)
    access.check(by, right_to_change(wanted))
    return _kept(wanted, language, name, _read(content, name), remark, by, at)


@transaction.atomic
def put_in_use(*, template_id: int, by: Person, at: datetime) -> LetterTemplate:
    """Let letters be made from a version from now on; letters numbered before stay as they are.

    Raises ``Refused``: ACCESS-001, LETTER-008, LETTER-009 (in use already).
    """
    row = one(template_id)
    step = right_to_change(letter_kind(row.kind))
    access.check(by, step)
    _one_at_a_time()
    before = current(row.language, row.kind)
    if before == row:
        raise refuse(IN_USE_ALREADY, version=row.version)
    audit.record(
        step=step,
        subject=f"letter:{row.pk}",
        by=by,
        at=at,
        before={"in_use": before.version if before else ""},
        after={"in_use": row.version, "language": row.language, "kind": row.kind},
    )
    LetterTemplateUse.objects.create(template=row, by=by, at=at)
    return row


@transaction.atomic
def take_out_of_use(*, template_id: int, by: Person, at: datetime) -> LetterTemplate:
    """Let no report be made from a version from now on: that of every level, or the built-in look, is used.

    Raises ``Refused``: ACCESS-001, LETTER-008, LETTER-014 (not in use), LETTER-015 for kinds that need one.
    """
    row = one(template_id)
    kind = letter_kind(row.kind)
    access.check(by, right_to_change(kind))
    if kind.code not in REPORT_KINDS:
        raise refuse(STILL_NEEDED, kind=kind.name)
    _one_at_a_time()
    if current(row.language, row.kind) != row:
        raise refuse(NOT_IN_USE, version=row.version)
    audit.record(
        step=right_to_change(kind),
        subject=f"letter:{row.pk}",
        by=by,
        at=at,
        before={"in_use": row.version},
        after={"in_use": "", "language": row.language, "kind": row.kind},
    )
    LetterTemplateUse.objects.create(template=row, ended=True, by=by, at=at)
    return row


def install_templates(folder: Path, *, at: datetime) -> int:
    """Take the templates of an agency's folder (``roster-th.docx``, ``report-en.docx``) as first versions.

    A kind and language that has one stays as it is. Returns how many were taken; raises ``Refused`` as
    ``offer``.
    """
    places = {
        (kind, lang): folder / f"{kind.file}-{lang}.docx" for kind in ALL_KINDS.values() for lang in LANGUAGES
    }
    had = set(LetterTemplateUse.objects.values_list("template__kind", "template__language").order_by())
    fresh = {k: p for k, p in places.items() if p.exists() and (k[0].code, k[1]) not in had}
    for (kind, language), place in fresh.items():
        with transaction.atomic():
            row = _kept(kind, language, place.name, place.read_bytes(), "", None, at)
            after = {"in_use": row.version, "language": language, "kind": kind.code}
            audit.record(step=INSTALL, subject=f"letter:{row.pk}", by=None, at=at, after=after)
            LetterTemplateUse.objects.create(template=row, by=None, at=at)
    return len(fresh)


def _read(content: BinaryIO, name: str) -> bytes:
    held = content.read(LIMIT + 1)
    if len(held) > LIMIT:
        raise refuse(FILE_TOO_LARGE, field="file", name=name, limit=LIMIT // MEGABYTE)
    return held


def _kept(
    kind: LetterKind,
    language: str,
    name: str,
    content: bytes,
    remark: str,
    by: Person | None,
    at: datetime,
) -> LetterTemplate:
    name, allowed = safe_name(name), frozenset({DOCX})
    kind_of(io.BytesIO(content), name, len(content), allowed)
    if faults := faults_of(content, kind.fields, name, language):
        raise Refused(*_other(kind, language, name, content), *faults)
    file = store(name=name, content=io.BytesIO(content), by=by, at=at, limit=LIMIT, allowed=allowed)
    return _numbered(kind, language, file.pk, file.digest, remark.strip(), by, at)


def _other(kind: LetterKind, language: str, name: str, content: bytes) -> list[Fault]:
    """Return that a file is a whole template of another kind; [] when it is of none."""
    others = {one.fields: one for one in reversed(ALL_KINDS.values()) if one.fields != kind.fields}
    fits = (one for one in others.values() if not faults_of(content, one.fields, name, language))
    return [Fault(OTHER_KIND, {"name": name, "other": one.name, "kind": kind.name}, "kind") for one in fits]


@transaction.atomic
def _numbered(
    kind: LetterKind, language: str, file: int, digest: str, remark: str, by: Person | None, at: datetime
) -> LetterTemplate:
    _one_at_a_time()
    versions = LetterTemplate.objects.filter(kind=kind.code, language=language)
    same = versions.filter(file__digest=digest).first()
    if same:
        raise refuse(SAME_TEMPLATE, "file", version=same.version)
    last = versions.first()
    version = last.version + 1 if last else 1
    after = {"version": version, "language": language, "digest": digest, "remark": remark}
    after["kind"] = kind.code
    audit.record(
        step=right_to_change(kind), subject=f"letter:{language}-{version}", by=by, at=at, after=after
    )
    return LetterTemplate.objects.create(
        kind=kind.code, language=language, version=version, file_id=file, remark=remark, by=by, at=at
    )


def _one_at_a_time() -> None:
    """Hold the agency's row: versions are numbered and put in use one after the other."""
    Agency.objects.select_for_update().order_by("pk").first()
