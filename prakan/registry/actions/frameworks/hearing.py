"""The hearing: comments on the whole or on one code, each answered before the board sees the version."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import (
    COMMENT_EMPTY,
    COMMENT_MISSING,
    COMMENT_WHERE,
    NOT_AT_HEARING,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Framework, FrameworkComment
from prakan.registry.queries.packs import pack_of
from prakan.registry.transition.frameworks import locked

OPEN = (Framework.Stage.HEARING, Framework.Stage.PILOT)


@transaction.atomic
def comment(
    *, framework_id: int, target: str, text: str, by: Person, at: datetime, speaker: str = ""
) -> FrameworkComment:
    """Say something of a version, of the whole ("") or of a standard, indicator, point or rule."""
    access.check(by, "framework.comment")
    framework = locked(framework_id)
    if framework.stage not in OPEN:
        raise refuse(NOT_AT_HEARING)
    if not text.strip():
        raise refuse(COMMENT_EMPTY, "text")
    pack = pack_of(framework)
    if target and target not in pack.rule_of and not pack.name_of(target):
        raise refuse(COMMENT_WHERE, "target", given=target)
    values = {"target": target, "text": text.strip(), "speaker": speaker.strip()[:200]}
    audit.record(step="framework.comment", subject=f"framework:{framework.pk}", by=by, at=at, after=values)
    return FrameworkComment.objects.create(framework=framework, by=by, at=at, **values)


@transaction.atomic
def answer(*, comment_id: int, answer: str, by: Person, at: datetime) -> FrameworkComment:
    """Answer a comment once: what changes because of it, or why nothing does."""
    access.check(by, "framework.answer")
    found = FrameworkComment.objects.select_for_update(of=("self",)).filter(pk=comment_id).first()
    if found is None or found.answer:
        raise refuse(COMMENT_MISSING)
    if not answer.strip():
        raise refuse(COMMENT_EMPTY, "answer")
    after = {"comment": found.pk, "answer": answer.strip()}
    audit.record(
        step="framework.answer", subject=f"framework:{found.framework_id}", by=by, at=at, after=after
    )
    found.answer, found.answered_by, found.answered_at = answer.strip(), by, at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    return found
