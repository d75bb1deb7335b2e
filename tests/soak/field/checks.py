"""What must be true at every moment: nothing lost, nothing twice, nothing said that is not so."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections
from django.db.models import Count

from prakan.assessment.models import (
    CaseEvidence,
    CaseFinding,
    FieldAnswer,
    FieldConflict,
    FieldEntry,
    FieldFile,
    VisitRecord,
)
from prakan.assessment.queries.field.waited import came_late
from prakan.foundation import storage
from prakan.foundation.keeping import place_of
from prakan.foundation.models import StoredFile

#: what a device may say became of an entry, by what the server says now: a choice may have come since
LATER = {("conflict", "done")}
VERSIONED = ("score.save", "visit.record", "score.finding_edit")


def of_device(seen: dict[str, Any], promised: dict[str, str]) -> list[str]:
    """Return where a device does not hold what it promised, or its ledger does not add up."""
    ours = {one["id"]: one for one in seen["entries"]}
    faults = [f"{key} was promised and is gone" for key in promised.keys() - ours.keys()]
    faults += [f"{key} has changed" for key, one in ours.items() if promised.get(key, "") != one["digest"]]
    states = Counter(one["state"] for one in ours.values())
    wanted = [len(ours), *(states[name] for name in ("unsent", "sent", "confirmed"))]
    if seen["counts"] != wanted:
        faults.append(f"the ledger says {seen['counts']}, it is {wanted}")
    return faults + ([f"{seen['lost']} numbers are called lost"] if seen["lost"] else [])


def of_server(seen: dict[str, Any]) -> list[str]:
    """Return where the server does not have what a device calls sent or confirmed."""
    rows = FieldEntry.objects.filter(device__key=seen["device"])
    there = {str(key): told for key, *told in rows.values_list("key", "digest", "answer__result")}
    faults = []
    for one in seen["entries"]:
        digest, result = there.get(one["id"], (None, None))
        if digest is None and one["state"] != "unsent":
            faults.append(f"{one['id']} is {one['state']} and not there")
        if digest not in (None, one["digest"]):
            faults.append(f"{one['id']} has another digest")
        if one["state"] == "confirmed" and one["result"] != result and (one["result"], result) not in LATER:
            faults.append(f"{one['id']} is told {one['result']}, and it is {result}")
    return faults + _files(seen)


def _files(seen: dict[str, Any]) -> list[str]:
    rows = FieldFile.objects.filter(entry__device__key=seen["device"])
    held = {str(key): digest for key, digest in rows.values_list("key", "file__digest")}
    over = {str(key) for key in rows.exclude(wait_end=None).values_list("key", flat=True)}
    faults = []
    for one in seen["entries"]:
        whole = one["state"] == "confirmed" and one["result"] != "refused"
        for file in one["files"]:
            if file["ended"] and file["id"] not in over:
                faults.append(f"nobody ended the waiting for {file['id']} of {one['id']}")
            if (whole and not file["ended"] or file["held"]) and held.get(file["id"]) != file["sha256"]:
                faults.append(f"file {file['id']} of {one['id']} ({one['state']}) is not there as it was")
            if not file["here"] and not file["held"]:
                faults.append(f"file {file['id']} was let go and is not held")
    return faults


def left_behind(seen: dict[str, Any]) -> list[str]:
    """Return the files that a device still has to send, its line being good: also what nobody waits for."""
    taken = (one for one in seen["entries"] if one["result"] != "refused")
    files = [(one["id"], file) for one in taken for file in one["files"]]
    return [
        f"file {file['id']} of {key} stays on the device"
        for key, file in files
        if file["here"] and not file["held"] and not file["refused"]
    ]


def of_all(owed: Iterable[str] = ()) -> list[str]:
    """Return what is there twice, what is owed and missing, and versions that are listed nowhere."""
    faults = []
    for model, name in ((CaseEvidence, "key"), (CaseFinding, "key"), (VisitRecord, "key")):
        twice = model.objects.exclude(**{name: ""}).values(name).annotate(many=Count("pk")).filter(many__gt=1)
        faults += [f"{model.__name__} {row[name]} is there {row['many']} times" for row in twice]
    for model in (FieldEntry, FieldFile):
        twice = model.objects.values("key").annotate(many=Count("pk")).filter(many__gt=1)
        faults += [f"{model.__name__} {row['key']} is there {row['many']} times" for row in twice]
    there = {str(key) for key in FieldEntry.objects.values_list("key", flat=True)}
    faults += [f"{key} came by a rescue file and is not there" for key in set(owed) - there]
    faults += [f"{row.key} came late and nothing was made of it" for row in came_late()]
    return faults + _made() + _conflicts() + _silent()


def _made() -> list[str]:
    """Return entries that are called done and made nothing."""
    done = FieldAnswer.objects.filter(result="done").values_list("entry__key", "entry__step")
    steps: dict[str, set[str]] = {}
    for key, step in done:
        steps.setdefault(step, set()).add(str(key))
    faults = []
    for step, model in (("score.attach", CaseEvidence), ("score.finding", CaseFinding)):
        missing = steps.get(step, set()) - set(model.objects.values_list("key", flat=True))
        faults += [f"{key} is done, and no {model.__name__} has it" for key in missing]
    return faults


def _conflicts() -> list[str]:
    """Return second versions that no open conflict lists, and conflicts that no entry is in."""
    met = FieldAnswer.objects.filter(result="conflict").values_list("entry__key", "made")
    listed = set(FieldConflict.objects.filter(chosen="").values_list("pk", flat=True))
    faults = [
        f"{key} is a second version and not listed" for key, made in met if made.get("conflict") not in listed
    ]
    return faults + [
        f"conflict {pk} has no entry" for pk in listed - {made.get("conflict") for _, made in met}
    ]


def _silent() -> list[str]:
    """Return entries that several replaced, each with something else, without anybody having been asked."""
    rows = FieldAnswer.objects.filter(result="done", entry__step__in=VERSIONED)
    rows = rows.exclude(entry__parent=None).exclude(entry__conflict__isnull=False)
    after: dict[str, set[int]] = {}
    for parent, made in rows.values_list("entry__parent", "made"):
        if "chosen" not in made:
            after.setdefault(str(parent), set()).add(made.get("revision", 0))
    return [f"{len(made)} versions silently replaced {key}" for key, made in after.items() if len(made) > 1]


def bytes_differ() -> list[str]:
    """Return stored files whose bytes are not what their digest says."""
    faults = []
    for row in StoredFile.objects.all():
        if storage_digest(row) != row.digest:
            faults.append(f"the bytes of {row.name} differ")
    return faults


def storage_digest(row: StoredFile) -> str:
    """Return the sha256 of what is really kept of a file."""
    kept = io.BytesIO()
    storage.fetch(place_of(row.digest), kept, row.size)
    return hashlib.sha256(kept.getvalue()).hexdigest()


def closed(faults: Sequence[str]) -> list[str]:
    """Return the faults, the database let go: other processes write in it."""
    connections.close_all()
    return list(faults)
