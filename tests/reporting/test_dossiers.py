"""The dossier of a case: whole when taken out; whatever is done to it afterwards is named."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction

from prakan.assessment.actions.case_scores import attach
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.commands.main import cli
from prakan.domain.credentials.keys import base58, made, multikey, opened
from prakan.domain.dossier import verify_dossier
from prakan.domain.dossier.kinds import KINDS
from prakan.domain.dossier.recomputing import recomputed
from prakan.domain.dossier.verify_dossier import MANIFEST, ROWS, SEALS, SIGNATURE, check, what_is_signed
from prakan.domain.media_types import PDF
from prakan.domain.problems import Refused
from prakan.foundation import audit, storage
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import Agency, AuditRow, Person, StoredFile
from prakan.reporting.actions import dossiers
from prakan.reporting.actions.dossiers import working
from prakan.reporting.models import DossierRun
from prakan.reporting.queries.dossier.registry import PAPERS
from prakan.reporting.queries.dossier.runs import dossier_runs, open_dossier
from prakan.reporting.queries.dossier.told import audit_rows
from tests.assessment.reports_world import drafted
from tests.assessment.scores_world import World, visited
from tests.packs import install
from tests.samples import pdf

Members = dict[str, bytes]
KEY = made()
PHONE = "0" + "81-234-5678"  # nobody's


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose draft is sent, with a file among its evidence."""
    install(now)
    Agency.objects.create(name_th="สำนักงานตัวอย่าง", short_th="สต.")
    world = visited(registrar, now)
    file = store(name="แผน.pdf", content=io.BytesIO(pdf()), by=world.chair, at=now, allowed=frozenset({PDF}))
    found = Found("document", "แผนปฏิบัติการ", note=f"โทร {PHONE}", file=file.pk)
    attach(case_id=world.case.pk, found=found, by=world.chair, at=world.at)
    drafted(world)
    return world


def take(*, case_id: int, reason: str, out: Path, by: Person, at: datetime) -> dict[str, Any]:
    """Ask for a dossier, let the worker write it, open it; returns its manifest."""
    run = dossiers.ask(case_id=case_id, reason=reason, by=by, at=at)
    assert dossiers.work_off(at) == 1
    view, pieces = open_dossier(by, run.pk)
    out.write_bytes(b"".join(pieces))
    assert (view.stage, view.done, out.stat().st_size) == ("ready", view.of, view.size)
    manifest: dict[str, Any] = json.loads(opened_up(out)[MANIFEST])
    return manifest


def opened_up(place: Path) -> Members:
    with zipfile.ZipFile(place) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(members: Members, place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return place


def signed_anew(members: Members, name: str, change: Callable[[Any], Any]) -> Members:
    """Return a dossier in which somebody who holds a key changed a paper and signed everything anew."""
    content = json.dumps(change(json.loads(members[name])), ensure_ascii=False).encode()
    manifest = json.loads(members[MANIFEST])
    for paper in manifest["papers"]:
        if paper["file"] == name:
            paper |= {"sha256": verify_dossier.hashlib.sha256(content).hexdigest(), "size": len(content)}
    raw = json.dumps(manifest, ensure_ascii=False).encode()
    signature = base58(opened(KEY).sign(what_is_signed(raw)))
    said = json.dumps({"public": multikey(KEY), "signature": signature}).encode()
    return members | {name: content, MANIFEST: raw, SIGNATURE: said}


def faults(place: Path, key: str = "") -> list[tuple[str, str]]:
    return [(one.fault, one.where) for one in check(place, key).differences]


def test_every_kind_of_paper_is_told_and_nobody_sees_a_mark_before_the_scores_are_open(
    registrar: Person, now: datetime
) -> None:
    assert [kind for kind in KINDS if kind not in PAPERS] == ["audit", "files", "index"]
    install(now)
    world = visited(registrar, now)
    world.write(world.chair)
    rows = audit_rows(world.case, AuditRow.objects.latest("pk").pk)
    marks = [row for row in rows if row["step"] == "score.save"]
    assert ([*map(bool, marks)], any("after" in row for row in marks)) == ([True], False)


def test_whatever_is_done_to_a_dossier_is_named(world: World, auditor: Person, tmp_path: Path) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    out = tmp_path / "dossier.zip"
    with pytest.raises(Refused) as caught:
        take(reason="  ", out=out, by=auditor, **told)
    assert [fault.code for fault in caught.value.faults] == ["DOSSIER-001"]
    with pytest.raises(Refused) as caught:
        take(reason="อยากดู", out=out, by=world.chair, **told)
    assert [fault.code for fault in caught.value.faults] == ["ACCESS-001"]
    manifest = take(reason="คำอุทธรณ์ 1/2567", out=out, by=auditor, **told)
    row = AuditRow.objects.get(step="dossier.take")
    assert (row.by, row.after["reason"]) == (auditor, "คำอุทธรณ์ 1/2567")
    assert (check(out).differences, manifest["absent"]) == ((), [])
    assert [one.holds for one in recomputed(out)] == [True]
    members = opened_up(out)
    assert PHONE.encode() not in b"".join(members.values())
    kinds = {paper["kind"] for paper in manifest["papers"]}
    expected = {"case", "team", "licences", "sheets", "evidence", "findings", "consensus", "verdicts"}
    assert expected - kinds == {"findings"}  # nobody wrote any down
    assert {"framework", "reports", "audit", "files", "index"} - kinds == set()
    _each_paper_altered(members, manifest, tmp_path)
    _added_removed_moved(members, tmp_path)
    _run_as_commands(out, members, tmp_path)


def _each_paper_altered(members: Members, manifest: dict[str, Any], folder: Path) -> None:
    """One byte in a paper of each kind: refused by the name of that paper, nothing else."""
    by_kind = {paper["kind"]: paper["file"] for paper in manifest["papers"]}
    for name in by_kind.values():
        middle = len(members[name]) // 2
        content = members[name]
        altered = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        assert faults(packed(members | {name: altered}, folder / "a.zip"))[0] == ("CHANGED", name)


def _added_removed_moved(members: Members, folder: Path) -> None:
    place = folder / "b.zip"
    gone = {name: content for name, content in members.items() if name != "papers/01-case.json"}
    assert faults(packed(gone, place)) == [("MISSING", "papers/01-case.json")]
    assert faults(packed(members | {"papers/x.json": b"{}"}, place)) == [("ADDED", "papers/x.json")]
    assert faults(packed(members, place), multikey(KEY))[0][0] == "KEY"
    lied = json.loads(members[MANIFEST]) | {"reason": "อื่น"}
    assert faults(packed(members | {MANIFEST: json.dumps(lied).encode()}, place)) == [("SIGNATURE", MANIFEST)]
    last = json.loads(members[ROWS])[-1]["id"]
    before = json.loads(members[ROWS])[-2]["id"]
    moved = signed_anew(members, ROWS, lambda rows: [*rows[:-2], rows[-1], rows[-2]])
    assert faults(packed(moved, place)) == [("ORDER", f"{ROWS} #{before}")]
    edited = signed_anew(members, ROWS, lambda rows: [*rows[:-1], rows[-1] | {"step": "x"}])
    assert faults(packed(edited, place)) == [("ROW", f"{ROWS} #{last}")]
    unsealed = signed_anew(members, SEALS, lambda seals: seals[:-1])
    assert "ROOT" in {fault for fault, _ in faults(packed(unsealed, place))}
    assert faults(packed({"x": b""}, place)) == [("UNREADABLE", "b.zip")]


def _run_as_commands(out: Path, members: Members, folder: Path) -> None:
    """The command and the program that stands alone say the same."""
    program = [sys.executable, "-I", str(Path(verify_dossier.__file__)), str(out)]
    alone = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (alone.returncode, alone.stdout.splitlines()[-1]) == (0, "ครบถ้วนและตรงกับที่ลงลายมือชื่อ")
    done = CliRunner().invoke(cli, ["verify-dossier", str(out), "--language", "en"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Verdict 1 good: computed again, it holds")
    (verdicts,) = (name for name in members if name.endswith("-verdicts.json"))
    lied = signed_anew(members, verdicts, lambda rows: [{**one, "outcomes": {}} for one in rows])
    done = CliRunner().invoke(
        cli, ["verify-dossier", str(packed(lied, folder / "c.zip")), "--language", "en"]
    )
    assert (done.exit_code, "DIFFERS (VERDICT)" in done.output) == (1, True)


def test_a_file_that_the_store_lost_is_named(world: World, auditor: Person, tmp_path: Path) -> None:
    digest = StoredFile.objects.get(name="แผน.pdf").digest
    storage.default_storage.delete(place_of(digest))
    told: dict[str, Any] = {"case_id": world.case.pk, "reason": "ตรวจ", "by": auditor, "at": world.at}
    manifest = take(out=tmp_path / "a.zip", **told)
    absent = [(one["sha256"], one["why"]["en"]) for one in manifest["absent"]]
    assert absent == [(digest, "not in the store (FILE-007)")]
    assert faults(tmp_path / "a.zip") == []


def test_only_who_asked_opens_it_for_as_long_as_they_may_and_its_days_last(
    world: World, auditor: Person, director: Person, now: datetime, settings: Any
) -> None:
    settings.DOSSIER_DAYS = 3
    run = dossiers.ask(case_id=world.case.pk, reason="ตรวจ", by=auditor, at=now)
    with pytest.raises(Refused) as twice:
        dossiers.ask(case_id=world.case.pk, reason="อีก", by=auditor, at=now)
    assert (code(twice), refused(open_dossier, auditor, run.pk)) == ("DOSSIER-002", "DOSSIER-005")
    dossiers.work_off(now)
    assert refused(open_dossier, director, run.pk) == "DOSSIER-003"
    assert (dossier_runs(director, world.case.pk), len(dossier_runs(auditor, world.case.pk))) == ((), 1)
    place = DossierRun.objects.get().place
    dossiers.erase_due(now + timedelta(days=2))
    assert storage.has(place)
    dossiers.erase_due(now + timedelta(days=3))
    run.refresh_from_db()
    assert (run.stage, refused(open_dossier, auditor, run.pk)) == ("erased", "DOSSIER-006")
    row = AuditRow.objects.get(step="dossier.erase")
    assert (row.after, row.by) == ({"run": run.pk, "digest": run.digest}, None)


def test_what_is_written_between_asking_and_writing_is_sealed_too(
    world: World, auditor: Person, tmp_path: Path
) -> None:
    run = dossiers.ask(case_id=world.case.pk, reason="ตรวจ", by=auditor, at=world.at)
    with transaction.atomic():
        audit.record(step="case.note", subject=f"case:{world.case.pk}", by=world.chair, at=world.at)
    dossiers.work_off(world.at)
    out = tmp_path / "a.zip"
    out.write_bytes(b"".join(open_dossier(auditor, run.pk)[1]))
    steps = [row["step"] for row in json.loads(opened_up(out)[ROWS])]
    assert (steps[-2:], faults(out)) == (["dossier.take", "case.note"], [])


def test_a_cancelled_dossier_stops_at_the_next_paper_and_a_dead_worker_is_replaced(
    world: World, auditor: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {"case_id": world.case.pk, "reason": "ตรวจ", "by": auditor, "at": now}
    run = dossiers.ask(**asked)
    alive, seen = working._alive, []

    def and_cancel(row: DossierRun, done: int, of: int) -> None:
        seen.append(done)
        if done == 2:
            dossiers.cancel(run_id=row.pk, by=auditor, at=now)
        alive(row, done, of)

    monkeypatch.setattr(working, "_alive", and_cancel)
    dossiers.work_off(now)
    run.refresh_from_db()
    assert (run.stage, seen, run.place) == ("cancelled", [1, 2], "")
    assert AuditRow.objects.get(step="dossier.cancel").after["done"] == 1
    monkeypatch.setattr(working, "_alive", alive)
    dead = dossiers.ask(**asked)
    DossierRun.objects.filter(pk=dead.pk).update(stage="writing", heard_at=now, attempts=1)
    assert dossiers.work_off(now + timedelta(minutes=4)) == 0
    assert dossiers.work_off(now + working.LEASE) == 1
    dead.refresh_from_db()
    assert (dead.stage, dead.attempts) == ("ready", 2)


def test_who_may_no_longer_take_it_out_gets_none(world: World, auditor: Person, now: datetime) -> None:
    run = dossiers.ask(case_id=world.case.pk, reason="ตรวจ", by=auditor, at=now)
    auditor.grants.all().delete()
    dossiers.work_off(now)
    run.refresh_from_db()
    assert (run.stage, run.problem[0]) == ("failed", "ACCESS-001")


def code(caught: Any) -> str:
    return str(caught.value.faults[0].code)


def refused(step: Callable[..., Any], *told: Any) -> str:
    with pytest.raises(Refused) as caught:
        step(*told)
    return code(caught)
