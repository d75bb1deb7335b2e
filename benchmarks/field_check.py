"""Whether everything that devices sent is there after a run: each entry once, to the letter, and done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.db import connections

from benchmarks.field_world import ENTRIES, Phone
from prakan.assessment.models import CaseEvidence, CaseFinding, CaseSheet, FieldDevice, FieldEntry
from prakan.domain.field.entries import digest_of
from prakan.domain.field.words import Result
from prakan.foundation import secrets
from prakan.foundation.models import RoleGrant

PURPOSE = "field entry"
TOGETHER = 20  # devices whose texts are read at once
#: what the entries of one device make
EVIDENCE, FINDINGS, SAVES = 12, 8, ENTRIES - 20


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: entries, those that are not as they were sent, what became of them, what they made."""

    entries: int
    strange: int  # missing, twice, or not to the letter
    results: dict[str, int]
    evidence: int
    findings: int
    saves: int  # revisions of marks

    def is_whole(self, devices: int) -> bool:
        """Return whether nothing of so many devices is missing, strange, undone or done twice."""
        total = devices * ENTRIES
        made = (devices * EVIDENCE, devices * FINDINGS, devices * SAVES)
        kept = (self.entries, self.strange, self.results) == (total, 0, {Result.DONE.value: total})
        return kept and (self.evidence, self.findings, self.saves) == made


def check(phones: Sequence[Phone]) -> Found:
    """Compare what was sent with what is stored, text by text; each digest is reckoned anew."""
    strange, results = 0, Counter[str]()
    for start in range(0, len(phones), TOGETHER):
        some = phones[start : start + TOGETHER]
        rows = FieldEntry.objects.filter(device__key__in=[one.key for one in some]).select_related("answer")
        results.update(one.answer.result if hasattr(one, "answer") else "" for one in rows)
        strange += _strange(some, rows)
    devices = FieldDevice.objects.filter(key__in=[one.key for one in phones])
    people = list(devices.values_list("person", flat=True))
    scopes = RoleGrant.objects.filter(person__in=people).values_list("scope", flat=True)
    sheets = CaseSheet.objects.filter(assessor__in=[int(one.partition(":")[2]) for one in scopes])
    found = Found(
        entries=results.total(),
        strange=strange,
        results=dict(results),
        evidence=CaseEvidence.objects.filter(by__in=people).count(),
        findings=CaseFinding.objects.filter(by__in=people).count(),
        saves=sum(mark["rev"] for marks in sheets.values_list("marks", flat=True) for mark in marks.values()),
    )
    connections.close_all()
    return found


def _strange(phones: Sequence[Phone], rows: Iterable[FieldEntry]) -> int:
    """Return how many are missing, twice or not to the letter."""
    sent = {
        UUID(json.loads(item["body"])["id"]): item for one in phones for item in json.loads(one.body)["items"]
    }
    stored = [(one.key, secrets.unlock(one.body, PURPOSE), one.digest) for one in rows]
    same = sum(
        key in sent and body == sent[key]["body"] and digest == sent[key]["digest"] == digest_of(body)
        for key, body, digest in stored
    )
    return max(len(sent), len(stored)) - same
