"""What clients hold against what the database and the store hold after the deadline night."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from django.utils import timezone
from night_clients import Books, Held

from benchmarks.deadline_world import World
from prakan.assessment.models import Sar, SarNumber, SarReceipt
from prakan.assessment.queries.reports import answers_of, values_of
from prakan.commands.worker import Shift
from prakan.config.jobs import JOBS
from prakan.domain.sars.content import digest
from prakan.foundation import storage
from prakan.foundation.actions.seals import seal_on_schedule
from prakan.foundation.keeping import place_of
from prakan.foundation.models import AuditRow, FollowUp, Notice, StoredFile
from prakan.foundation.queries.verification import verify


def compare(world: World, books: Books, all_killed: bool) -> dict[str, object]:
    """Return counts, and what is wrong; ``ok`` when nothing is."""
    finish()
    wrong = [*books.wrong, *reports(world, books.held), *files(books.held), *trail(books.held)]
    wrong += [] if all_killed else ["not everything was killed that should be"]
    ways = Counter(held.way for held in books.held.values())
    return {
        "acknowledged": dict(ways),
        "receipts": SarReceipt.objects.count(),
        "stored_files": StoredFile.objects.count(),
        "audit_rows": AuditRow.objects.count(),
        "wrong": wrong[:20],
        "ok": not wrong,
    }


def finish() -> None:
    """Let one worker live until nothing is left to do, and seal."""
    shift = Shift(JOBS)
    while shift.round(timezone.now()):
        continue
    seal_on_schedule(timezone.now())


def reports(world: World, held: dict[int, Held]) -> Iterator[str]:
    """Yield every report that is not there once, with the receipt and content that its client holds."""
    if sorted(held) != sorted(world.institutions):
        yield f"{len(held)} of {len(world.institutions)} were acknowledged"
    numbers = set(SarNumber.objects.filter(year=world.year).values_list("last", flat=True))
    if numbers != {len(world.institutions)}:
        yield f"the last number given is {numbers}"
    if Sar.objects.exclude(stage=Sar.Stage.SUBMITTED).exists():
        yield "a report is not submitted"
    found = Counter[int]()
    for receipt in SarReceipt.objects.select_related("sar").prefetch_related("sar__parts").iterator(500):
        institution = receipt.sar.institution_id
        found[institution] += 1
        yield from receipt_faults(world, receipt, held.get(institution))
    for institution in {pk for pk, times in found.items() if times != 1} | (set(held) - set(found)):
        yield f"institution {institution} has {found[institution]} receipts"


def receipt_faults(world: World, receipt: SarReceipt, mine: Held | None) -> Iterator[str]:
    """Yield what of a receipt is not what its client holds and sent."""
    institution = receipt.sar.institution_id
    if mine is None or (receipt.number, receipt.digest) != (mine.number, mine.digest):
        yield f"institution {institution} holds {mine}, the database {receipt.number} {receipt.digest}"
        return
    if digest(receipt.content) != receipt.digest or receipt.sar.number != receipt.number:
        yield f"{receipt.number} has another digest or number than its report"
    stored = {code: value for code, value in values_of(answers_of(receipt.sar)).items() if value}
    if stored != world.answers_of(institution):
        yield f"{receipt.number} stands beside other answers"
    told = json.loads(receipt.content)
    if told["answers"] != world.answers_of(institution):
        yield f"{receipt.number} has other answers than were sent"
    if sorted(piece[2] for piece in told["evidence"]) != sorted(mine.files):
        yield f"{receipt.number} has other files than were sent"


def files(held: dict[int, Held]) -> Iterator[str]:
    """Yield every file that is not there with its bytes."""
    wanted = {digest for one in held.values() for digest in one.files}
    there = dict(StoredFile.objects.values_list("digest", "size"))
    for missing in wanted - set(there):
        yield f"file {missing[:12]} is not registered"
    for digest_, size in there.items():
        sha = hashlib.sha256()
        for piece in storage.read(place_of(digest_), 0, size):
            sha.update(piece)
        if sha.hexdigest() != digest_:
            yield f"file {digest_[:12]} has other bytes"


def trail(held: dict[int, Held]) -> Iterator[str]:
    """Yield what is wrong with the trail and what the worker made of it."""
    if not verify().ok:
        yield "the audit trail is broken"
    submitted = list(AuditRow.objects.filter(step="sar.submit").order_by("pk").values_list("pk", flat=True))
    subjects = AuditRow.objects.filter(step="sar.submit").values("subject").distinct().count()
    if not len(submitted) == subjects == len(held):
        yield f"{len(submitted)} submissions of {subjects} reports are recorded"
    if AuditRow.objects.filter(step="file.store").count() != StoredFile.objects.count():
        yield "a file is not recorded once"
    done = FollowUp.objects.filter(row__step="sar.submit").exclude(done_at=None)
    works: dict[str, list[int]] = defaultdict(list)
    for name, row in done.order_by("row_id").values_list("name", "row_id"):
        works[name].append(row)
    if not works or any(rows != submitted for rows in works.values()):
        counts = ", ".join(f"{name} {len(rows)}" for name, rows in works.items()) or "nothing"
        yield f"of {len(submitted)} submissions were followed up: {counts}"
    told = Counter(Notice.objects.filter(row__step="sar.submit").order_by().values_list("row_id", flat=True))
    on_pages = sum(one.way == "page" for one in held.values())
    if set(told.values()) - {1} or len(told) != on_pages:
        yield f"{len(told)} of {on_pages} schools were told, some {max(told.values(), default=0)} times"
