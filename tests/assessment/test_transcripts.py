"""Recordings are transcribed by people, and by a service of the agency's choice that may fail."""

from __future__ import annotations

import io
import json
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from prakan.assessment.actions.case_scores import attach, hide
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.actions.transcripts import ask, look, work_off, write
from prakan.assessment.models import CaseEvidence, CaseTranscript, CaseTranscriptRun
from prakan.assessment.queries.transcripts import slot
from prakan.config.transcript_jobs import tell_of_failure
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation import transcribing
from prakan.foundation.actions.files import store
from prakan.foundation.models import AuditRow, Notice, Person, Scan
from prakan.foundation.queries.outbox import event
from prakan.reporting.queries.dossier.scored import the_evidence
from tests import samples
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world
from tests.conftest import member

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db
SAID = "WEBVTT\n\n00:01.000 --> 00:02.000\nทำแปลงผัก"
#: a service that does what the file ``how`` beside it says, and notes the name of what it was given
SERVICE = """#!/bin/sh
printf '%s' "${{1##*/}}" > "{place}/given"
case "$(cat "{place}/how")" in
  fail) echo "cannot decode $1" >&2; exit 3;;
  hang) sleep 60 & echo $! > "{place}/child"; wait;;
  shut) exec >&- 2>&-; sleep 60;;
  empty) echo;;
  bytes) printf '\\377\\376\\000';;
  flood) while :; do echo ถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถถ; done;;
  cues) printf 'WEBVTT\\n\\nno time here\\n';;
  *) printf 'WEBVTT\\n\\n00:01.000 --> 00:02.000\\nทำแปลงผัก\\n';;
esac
"""


@pytest.fixture
def service(tmp_path: Path, settings: Settings) -> Path:
    """A fake service that really runs; what is written to ``how`` in its folder makes it fail."""
    command = tmp_path / "hear.sh"
    command.write_text(SERVICE.format(place=tmp_path))
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "how").write_text("well")
    settings.TRANSCRIBE, settings.TRANSCRIBE_PATIENCE = [str(command)], 20
    return tmp_path


def sound(world: World, content: bytes = b"", name: str = "ก.m4a") -> CaseEvidence:
    file = store(
        name=name, content=io.BytesIO(content or samples.video(b"M4A ")), by=world.chair, at=world.at
    )
    found = Found("sound", "สัมภาษณ์ครู", file=file.pk, target="1.1")
    return attach(case_id=world.case.pk, found=found, by=world.chair, at=world.at)


def put(world: World, piece: CaseEvidence, text: str, base: int, by: Person | None = None) -> int:
    where = {"case_id": world.case.pk, "evidence_id": piece.pk}
    return write(**where, text=text, base=base, by=by or world.chair, at=world.at)


def asks(world: World, piece: CaseEvidence, by: Person | None = None) -> None:
    ask(case_id=world.case.pk, evidence_id=piece.pk, by=by or world.chair, at=world.at)


def seen(world: World, piece: CaseEvidence, by: Person | None = None) -> list[tuple[int, str, str]]:
    found = look(case_id=world.case.pk, evidence_id=piece.pk, by=by or world.chair, at=world.at)
    return [(one.version, one.source, one.said.text if one.said else "") for one in found]


def test_people_write_versions_and_the_trail_knows_who_looked(world: World, registrar: Person) -> None:
    piece = sound(world)
    assert seen(world, piece) == []
    assert (put(world, piece, "ทำแปลงผัก", 0), put(world, piece, "ทำแปลงผัก ", 1)) == (1, 1)
    assert put(world, piece, "ทำแปลงผัก 3 ปี", 1, by=registrar) == 2
    assert seen(world, piece, by=world.member) == [(2, "person", "ทำแปลงผัก 3 ปี"), (1, "person", "ทำแปลงผัก")]
    steps = AuditRow.objects.filter(step__contains="transcript").order_by("pk").values_list("step", flat=True)
    assert list(steps) == ["transcript.write", "transcript.write", "look.transcript"]
    trail = json.dumps(list(AuditRow.objects.values_list("after", flat=True)), ensure_ascii=False)
    assert "ทำแปลงผัก" not in trail
    assert all("ทำแปลงผัก" not in row.body for row in CaseTranscript.objects.all())


def test_nobody_writes_over_what_they_did_not_see(world: World) -> None:
    piece = sound(world)
    put(world, piece, "หนึ่ง", 0)
    with pytest.raises(Refused, match="TRANS-005"):
        put(world, piece, "สอง", 0, by=world.member)
    assert put(world, piece, "สอง", 1, by=world.member) == 2


def test_a_version_never_changes(world: World) -> None:
    put(world, sound(world), "หนึ่ง", 0)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE assessment_casetranscript SET version = 9")


def test_only_the_team_and_officers_write_and_only_those_who_read_the_evidence_look(world: World) -> None:
    piece = sound(world)
    auditor, stranger = member("who audits", Role.AUDITOR), member("stranger", Role.ASSESSOR)
    for person, code in ((auditor, "ACCESS-001"), (stranger, "CASE-001")):
        with pytest.raises(Refused, match=code):
            put(world, piece, "ก", 0, by=person)
    put(world, piece, "ก", 0)
    assert seen(world, piece, by=auditor) == [(1, "person", "ก")]
    with pytest.raises(Refused, match="CASE-001"):
        seen(world, piece, by=stranger)


def test_what_cannot_be_heard_or_was_hidden_has_no_transcript(world: World) -> None:
    note, piece = world.saw(world.chair), sound(world)
    with pytest.raises(Refused, match="TRANS-001"):
        put(world, note, "ก", 0)
    put(world, piece, "ก", 0)
    hide(case_id=world.case.pk, evidence_id=piece.pk, reason="ผิดไฟล์", by=world.chair, at=world.at)
    with pytest.raises(Refused, match="SCORE-009"):
        seen(world, piece)


def test_without_a_service_nothing_is_asked_of_anybody(world: World) -> None:
    piece = sound(world)
    assert (CaseTranscriptRun.objects.count(), work_off(world.at)) == (0, 0)
    with pytest.raises(Refused, match="TRANS-006"):
        asks(world, piece)


def test_a_new_recording_is_heard_by_the_service(world: World, service: Path) -> None:
    piece = sound(world)
    assert (work_off(world.at), work_off(world.at)) == (1, 0)
    assert seen(world, piece) == [(1, "machine", SAID)]
    row = CaseTranscript.objects.get()
    assert (row.service, row.by, (service / "given").read_text()) == ("hear.sh", world.chair, "recording.m4a")
    assert CaseTranscriptRun.objects.get().stage == "done"


def test_what_a_person_wrote_stands_before_what_the_machine_heard_later(world: World, service: Path) -> None:
    piece = sound(world)
    put(world, piece, "ทำแปลงผักสามปี", 0)
    work_off(world.at)
    assert [one[:2] for one in seen(world, piece)] == [(1, "person"), (2, "machine")]
    assert put(world, piece, SAID, 2) == 3  # looked over and found right: a version of that person's


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("fail", "TRANS-010"),
        ("hang", "TRANS-011"),
        ("shut", "TRANS-011"),
        ("empty", "TRANS-013"),
        ("bytes", "TRANS-014"),
        ("flood", "TRANS-014"),
        ("cues", "TRANS-004"),
    ],
)
def test_a_failure_is_kept_and_told_and_a_person_asks_again(
    world: World, service: Path, settings: Settings, how: str, code: str
) -> None:
    (service / "how").write_text(how)
    settings.TRANSCRIBE_PATIENCE = 1 if how in ("hang", "shut") else 20
    piece = sound(world)
    work_off(world.at)
    run = CaseTranscriptRun.objects.get()
    assert (run.stage, run.code, work_off(world.at + timedelta(days=1))) == ("failed", code, 0)
    tell_of_failure(event(AuditRow.objects.get(step="transcript.fail")), world.at)
    assert Notice.objects.get().person == world.chair
    (service / "how").write_text("well")
    settings.TRANSCRIBE_PATIENCE = 20
    asks(world, piece)
    asks(world, piece)  # twice is once
    work_off(world.at)
    stages = CaseTranscriptRun.objects.order_by("pk").values_list("stage", flat=True)
    assert (list(stages), seen(world, piece)) == (["failed", "done"], [(1, "machine", SAID)])


def test_a_service_that_hangs_leaves_nothing_running(world: World, service: Path, settings: Settings) -> None:
    (service / "how").write_text("hang")
    settings.TRANSCRIBE_PATIENCE = 1
    sound(world)
    work_off(world.at)
    child = Path(f"/proc/{(service / 'child').read_text().strip()}/stat")
    assert any(_is_gone(child) for _ in range(100))


def _is_gone(process: Path) -> bool:
    """Look whether a process has ended; wait a little where it has not."""
    with suppress(OSError):
        if process.read_text().split()[2] != "Z":
            time.sleep(0.1)
            return False
    return True


def test_its_complaint_is_shown_without_the_path(world: World, service: Path) -> None:
    (service / "how").write_text("fail")
    piece = sound(world)
    work_off(world.at)
    place = slot(world.chair, world.case.pk, piece.pk)
    assert place
    assert place.run
    assert place.run.fault
    assert place.run.fault.what("en") == "The transcription service failed (3): cannot decode …"


def test_a_recording_that_is_too_large_is_not_given(world: World, service: Path, settings: Settings) -> None:
    settings.TRANSCRIBE_LIMIT = 10
    sound(world)
    work_off(world.at)
    assert (CaseTranscriptRun.objects.get().code, (service / "given").exists()) == ("TRANS-012", False)


def test_a_service_that_is_away_is_tried_three_times(world: World, settings: Settings) -> None:
    settings.TRANSCRIBE = ["/nowhere/hear"]
    sound(world)
    tried = [work_off(world.at + timedelta(hours=n)) for n in range(4)]
    run = CaseTranscriptRun.objects.get()
    assert (tried, run.stage, run.code, run.attempts) == ([1, 1, 1, 0], "failed", "TRANS-016", 3)


def test_what_is_not_scanned_yet_waits(world: World, service: Path) -> None:
    piece = sound(world)
    assert piece.file
    scan = Scan.objects.create(digest=piece.file.digest, size=1, due_at=world.at)
    work_off(world.at)
    assert (CaseTranscriptRun.objects.get().stage, (service / "given").exists()) == ("waiting", False)
    Scan.objects.filter(pk=scan.pk).update(stage="clean")
    work_off(world.at + timedelta(hours=1))
    assert CaseTranscriptRun.objects.get().stage == "done"


def test_one_is_heard_at_a_time_and_a_worker_that_died_is_replaced(world: World, service: Path) -> None:
    sound(world)
    CaseTranscriptRun.objects.update(stage="hearing", due_at=world.at + timedelta(minutes=1), attempts=1)
    sound(world, samples.video(b"M4B "), "ข.m4a")
    assert work_off(world.at) == 0
    later = world.at + timedelta(minutes=2)
    assert (work_off(later), work_off(later)) == (1, 1)
    assert set(CaseTranscriptRun.objects.values_list("stage", flat=True)) == {"done"}


@pytest.mark.parametrize("code", ["", "FILE-013"])  # FILE-013: it had waited for the scanner before
def test_a_recording_that_kills_the_worker_again_and_again_is_given_up(
    world: World, service: Path, code: str
) -> None:
    sound(world)
    CaseTranscriptRun.objects.update(stage="hearing", due_at=world.at, attempts=3, code=code)
    work_off(world.at)
    assert CaseTranscriptRun.objects.get().code == "TRANS-017"


def test_a_recording_that_was_hidden_meanwhile_is_given_to_nobody(world: World, service: Path) -> None:
    piece = sound(world)
    hide(case_id=world.case.pk, evidence_id=piece.pk, reason="ผิดไฟล์", by=world.chair, at=world.at)
    sound(world, samples.video(b"M4B "), "ข.m4a")
    assert (work_off(world.at), work_off(world.at)) == (1, 0)
    assert not CaseTranscript.objects.filter(evidence=piece).exists()


def test_the_dossier_holds_every_version(world: World) -> None:
    piece = sound(world)
    put(world, piece, "โทร 081-" + "234-5678", 0)
    (row,) = the_evidence(world.case).rows
    (said,) = row["transcripts"]
    assert (said["version"], said["source"], said["by"]["name"]) == (1, "person", world.chair.name.th)
    assert (said["text"], said["masked"]) == ("โทร …678", True)


class Service(BaseHTTPRequestHandler):
    """A service behind an address: answers as its path says."""

    got: tuple[str, str, int] = ("", "", 0)

    def do_POST(self) -> None:
        """Read the recording, answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Service.got = (self.headers["Content-Type"], self.headers["Authorization"], len(body))
        status = int(self.path.strip("/"))
        self.send_response(status)
        self.send_header("Location", "/200")
        self.end_headers()
        self.wfile.write("ได้ยินชัด".encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a service that really listens."""
    server = HTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_is_posted_the_recording(tmp_path: Path, settings: Settings, address: str) -> None:
    settings.TRANSCRIBE, settings.TRANSCRIBE_HEADERS = [f"{address}/200"], {"Authorization": "Bearer x"}
    (tmp_path / "a.m4a").write_bytes(b"abc")
    assert transcribing.hear(tmp_path / "a.m4a", "audio/mp4") == "ได้ยินชัด"
    assert (Service.got, transcribing.service()) == (("audio/mp4", "Bearer x", 3), "127.0.0.1")


@pytest.mark.parametrize(
    ("status", "code"), [(503, "TRANS-016"), (429, "TRANS-016"), (500, "TRANS-010"), (302, "TRANS-010")]
)
def test_an_address_that_refuses_is_told(
    tmp_path: Path, settings: Settings, address: str, status: int, code: str
) -> None:
    settings.TRANSCRIBE = [f"{address}/{status}"]
    (tmp_path / "a.m4a").write_bytes(b"abc")
    with pytest.raises(Refused, match=code):
        transcribing.hear(tmp_path / "a.m4a", "audio/mp4")


def test_an_address_that_is_not_there_is_away(tmp_path: Path, settings: Settings) -> None:
    settings.TRANSCRIBE = ["http://127.0.0.1:9/"]
    (tmp_path / "a.m4a").write_bytes(b"abc")
    with pytest.raises(Refused, match="TRANS-016"):
        transcribing.hear(tmp_path / "a.m4a", "audio/mp4")
