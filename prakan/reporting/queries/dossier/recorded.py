"""Papers of what devices recorded: records of the visit, two versions, custody, the log to the letter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from prakan.assessment.models import (
    Case,
    CaseConsensus,
    CaseEvidence,
    FieldConflict,
    FieldEntry,
    FieldFile,
    VisitRecord,
)
from prakan.assessment.queries.field.conflicts import ENTRY, view_of
from prakan.assessment.queries.field.custody import custody_of
from prakan.assessment.queries.visit_records import opened
from prakan.domain.dossier.masking import masked
from prakan.domain.field.signature import drawn
from prakan.domain.field.words import RecordKind
from prakan.foundation.secrets import Unreadable, unlock
from prakan.reporting.queries.dossier.plain import Attached, Plain, Said, attached, plain, told

RECORD = ("kind", "part", "version", "digest", "assessor", "by", "at")
ENTRIES = ("seq", "prev", "digest", "step", "target", "recorded_at", "received_at", "by", "way")


def the_records(case: Case) -> Said:
    """Return every version of the records of the visit; a signature on a screen is a drawing beside."""
    rows = VisitRecord.objects.filter(case=case).select_related("assessor", "by", "file").order_by("pk")
    said, texts, files = list[Plain](), dict[str, str](), list[Attached]()
    for row in rows:
        content = opened(row)
        said.append({**told(row, *RECORD), "content": content})
        files += attached(row.file, f"sign-off {row.version}")
        if row.kind == RecordKind.SIGN_OFF and content and content["strokes"]:
            texts[f"sign_off-{row.version}.svg"] = drawn(content)
    return Said(said, tuple(files), texts)


def the_conflicts(case: Case) -> Said:
    """Return both versions of everything that was recorded twice; of marks only once all are open."""
    rows = FieldConflict.objects.filter(case=case)
    rows = rows.select_related("arrived__device__person", "standing__device__person", "chosen_by")
    return Said([_conflict(row, hidden=_hides(case, row.target)) for row in rows.order_by("pk")])


def the_custody(case: Case) -> Said:
    """Return where each piece of evidence from a device was, from its capture on."""
    ids = dict(CaseEvidence.objects.filter(case=case).order_by("pk").values_list("key", "pk"))
    found = custody_of(case, list(ids))
    rows = [{"evidence": ids[key], **_plain(asdict(one))} for key, one in found.items()]
    late = (
        FieldFile.objects.filter(entry__case=case)
        .exclude(file=None)
        .exclude(wait_end=None)
        .select_related("file")
    )
    return Said(rows, tuple(one for row in late for one in attached(row.file, f"came late: {row.name}")))


def the_log(case: Case) -> Said:
    """Return the entries of devices in the order of their logs, each text as recorded, with its digest.

    A text with an address or a number that a dossier never holds is left out, as is one that tells a mark
    before the scores are open to all; its digest stands for it.
    """
    rows = FieldEntry.objects.filter(case=case).select_related("device", "by", "answer")
    return Said([_entry(row, case) for row in rows.order_by("device", "seq", "pk")])


def _entry(row: FieldEntry, case: Case) -> Plain:
    answer = getattr(row, "answer", None)
    became = told(answer, "result", "code", "made", "at") if answer else {}
    keys = {"device": str(row.device.key), "key": str(row.key), "parent": str(row.parent or "")}
    said = {**keys, **told(row, *ENTRIES), "became": became}
    if _hides(case, row.target):
        return {**said, "closed": True}
    try:
        text = unlock(row.body, ENTRY)
    except Unreadable:
        return {**said, "unreadable": True}
    return {**said, "text": text} if masked(text) == text else {**said, "masked": True}


def _hides(case: Case, target: str) -> bool:
    """Return whether something tells a mark while the scores are not open."""
    return target.startswith("score:") and not CaseConsensus.objects.filter(case=case).exists()


def _conflict(row: FieldConflict, *, hidden: bool) -> Plain:
    view = view_of(row)
    said = told(row, "target", "at", "chosen", "chosen_by", "chosen_at", "reason")
    pair = {"standing": view.standing, "arrived": view.arrived}
    return {**said, **{name: _version(asdict(one), hidden=hidden) for name, one in pair.items()}}


def _version(one: Mapping[str, Any], *, hidden: bool) -> Plain:
    said = _plain(one)
    return {**said, "content": None, "closed": True} if hidden else said


def _plain(said: Mapping[str, Any]) -> Plain:
    return {name: plain(value) for name, value in json_ready(said).items()}


def json_ready(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with its keys as texts and its moments in ISO."""
    found: dict[str, Any] = json.loads(json.dumps(said, default=_ready, ensure_ascii=False))
    return found


def _ready(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
