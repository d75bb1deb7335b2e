"""Kill the web process at random while files go up in parts: no acknowledged byte is lost, no file twice.

    python tests/soak/upload_kill.py --kills 200 [--seed 1]

A real gunicorn serves the demonstration; a signed-in officer sends videos by tus and saves each as evidence.
The process that answers is killed with SIGKILL at random bytes, and the sender too cuts its line in the
middle of a part. After each break the sender asks for the offset: it must not be less than what was answered
before. Prints counts as JSON; exit code 1 when anything was lost, changed or doubled.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

os.environ["PRAKAN_UPLOAD_RATE"] = "1000000"  # one person sends for many
sys.path.insert(0, str(Path(__file__).parents[2]))  # the samples of the tests

import web_kill as web
from close_kill import QUARTER, REPORTED, YEAR, fill

from prakan.commands.loading.cast import cast
from prakan.foundation.queries.files import open_file
from prakan.foundation.queries.verification import verify
from prakan.planning.models import Collection, EvidenceFile, ProgressEntry
from tests import samples

PART = 256 * 1024
BROKEN = (OSError, http.client.HTTPException)


@dataclass
class Counts:
    """What happened, and what must never happen."""

    kills: int = 0
    files: int = 0
    bytes: int = 0
    breaks: int = 0
    cut_by_sender: int = 0
    goes_on_from_middle: int = 0
    lost: list[str] = field(default_factory=list)


class Sender:
    """A signed-in browser that sends by tus, over a new line after each break."""

    def __init__(self, counts: Counts, chance: random.Random) -> None:
        self.counts, self.chance = counts, chance
        self.cookies = f"sessionid={web.KEY_FILE.read_text()}"
        self.token = ""
        self.line = self.dial()

    def dial(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", web.PORT, timeout=20)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
        """Send a request and read its answer whole."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        told = {"Cookie": self.cookies, "Tus-Resumable": "1.0.0", "X-CSRFToken": self.token, **named}
        self.line.request(method, path, body, told)
        answer = self.line.getresponse()
        answer.read()
        return answer

    def until_answered(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> http.client.HTTPResponse:
        """Ask again and again until the server is back."""
        while True:
            try:
                answer = self.ask(method, path, body, **headers)
                if answer.status not in (423, 500, 502, 503):
                    return answer
            except BROKEN:
                self.counts.breaks += 1
                self.line.close()
                self.line = self.dial()
            time.sleep(0.03)

    def sign_in(self, page: str) -> None:
        """Fetch the token that forms need."""
        answer = self.until_answered("GET", page)
        cookie = next(c for c in answer.headers.get_all("Set-Cookie", []) if c.startswith("csrftoken="))
        self.token = cookie.partition("=")[2].partition(";")[0]
        self.cookies += f"; csrftoken={self.token}"

    def announce(self, name: str, content: bytes) -> str:
        """Announce a file; returns its address."""
        told = {"filename": name, "sha256": hashlib.sha256(content).hexdigest()}
        coded = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())
        answer = self.until_answered(
            "POST",
            "/uploads/",
            Upload_Length=str(len(content)),
            Upload_Metadata=coded,
            Content_Type="text/plain",
        )
        if answer.status != 201:
            raise SystemExit(f"announcing answered {answer.status}")
        return str(answer.headers["Location"])

    def send(self, at: str, content: bytes) -> None:
        """Send a file whole, going on after each break from what the server holds."""
        answered = held = 0
        while held < len(content):
            part = content[held : held + self.chance.randrange(1, 2 * PART)]
            try:
                answer = self.patch(at, part, held)
                if answer is not None and answer.status == 204:
                    answered = held = int(answer.headers["Upload-Offset"])
                    continue
            except BROKEN:
                self.counts.breaks += 1
            self.line.close()
            self.line = self.dial()
            told = self.until_answered("HEAD", at)
            held = int(told.headers.get("Upload-Offset", -1))
            self.counts.goes_on_from_middle += 0 < held < len(content)
            if held < answered or told.status != 200:
                self.counts.lost.append(f"{at}: answered {answered}, holds {held}, status {told.status}")
                return

    def patch(self, at: str, part: bytes, offset: int) -> http.client.HTTPResponse | None:
        """Send a part; now and then cut the line in its middle (returns None)."""
        checksum = base64.b64encode(hashlib.sha256(part).digest()).decode()
        headers = {"Upload_Offset": str(offset), "Content_Type": "application/offset+octet-stream"}
        if self.chance.random() < 0.5:
            headers["Upload_Checksum"] = f"sha256 {checksum}"
        if self.chance.random() > 0.1:
            return self.ask("PATCH", at, part, **headers)
        self.counts.cut_by_sender += 1
        self.line.putrequest("PATCH", at)
        for name, value in headers.items():
            self.line.putheader(name.replace("_", "-"), value)
        for name, value in (
            ("Cookie", self.cookies),
            ("Tus-Resumable", "1.0.0"),
            ("X-CSRFToken", self.token),
        ):
            self.line.putheader(name, value)
        self.line.putheader("Content-Length", str(len(part)))
        self.line.endheaders(part[: self.chance.randrange(len(part))])
        return None

    def save(self, page: str, key: str, title: str) -> None:
        """Send the form that makes the upload evidence, as often as it takes."""
        form = {"csrfmiddlewaretoken": self.token, "file.upload": key, "title": title}
        kind = "application/x-www-form-urlencoded"
        answer = self.until_answered("POST", page, urllib.parse.urlencode(form).encode(), Content_Type=kind)
        if answer.status != 302:
            self.counts.lost.append(f"{title}: the form answered {answer.status}")


def serve() -> subprocess.Popen[bytes]:
    """Start gunicorn as `prakan serve` does, one process, replaced at once when killed."""
    words = [
        "--bind",
        f"127.0.0.1:{web.PORT}",
        "--workers",
        "1",
        "--threads",
        "4",
        "--worker-class",
        "gthread",
    ]
    words += ["--preload", "--no-control-socket", "--log-level", "critical"]
    return subprocess.Popen([sys.executable, "-m", "gunicorn", "prakan.config.wsgi:application", *words])


def answering(master: int) -> int:
    """Return the id of the process that answers, as soon as one does."""
    while True:
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        with socket.socket() as probe:
            if children and probe.connect_ex(("127.0.0.1", web.PORT)) == 0:
                return int(children[-1])
        time.sleep(0.05)


def kill_at_random(master: int, wanted: int, counts: Counts, chance: random.Random) -> None:
    """Kill whoever answers, at random moments, as often as wanted."""
    while counts.kills < wanted:
        victim = answering(master)
        time.sleep(chance.uniform(0, 2.0))
        with suppress(ProcessLookupError):  # the master has not replaced the one killed before
            os.kill(victim, signal.SIGKILL)
            counts.kills += 1


def entry_to_fill() -> int:
    """Open an entry for evidence; returns its number."""
    Collection.objects.filter(year=YEAR, quarter=QUARTER).update(closed_at=None)
    found = ProgressEntry.objects.filter(collection__year=YEAR, collection__quarter=QUARTER).first()
    assert found is not None
    ProgressEntry.objects.filter(pk=found.pk).update(stage="draft")
    return found.pk


def compare(sent: dict[str, str], counts: Counts) -> None:
    """Read every saved file back: each exactly once, with the digest that was sent."""
    officer = cast().officer
    for title, digest in sent.items():
        found = list(EvidenceFile.objects.filter(title=title).select_related("file"))
        if len(found) != 1:
            counts.lost.append(f"{title}: {len(found)} times")
            continue
        with open_file(officer, found[0].file_id).content as content:
            if hashlib.sha256(content.read()).hexdigest() != digest:
                counts.lost.append(f"{title}: other bytes")
    if not verify().ok:
        counts.lost.append("the audit trail is broken")


def main() -> int:
    """Send files until the wanted number of kills is reached; 0 when nothing was lost."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--kills", type=int, default=200)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--loaded", type=Path, help="a folder for the demonstration, to load it once only")
    wanted.add_argument("--reported", action="store_true", help=REPORTED)
    asked = wanted.parse_args()
    fill(web.prepare, asked.loaded, reported=asked.reported)
    page = f"/progress/{entry_to_fill()}/evidence/"
    server, counts, sent = serve(), Counts(), {}
    began = time.monotonic()
    try:
        answering(server.pid)
        killer = threading.Thread(
            target=kill_at_random,
            args=(server.pid, asked.kills, counts, random.Random(asked.seed)),
            daemon=True,
        )
        sender = Sender(counts, random.Random(asked.seed + 1))
        sender.sign_in(page)
        killer.start()
        while killer.is_alive():
            title = f"วิดีโอ {counts.files}"
            content = samples.video(data=sender.chance.randrange(100_000, 6_000_000))
            content = content.replace(b"v" * 64, os.urandom(64), 1)
            at = sender.announce(f"{title}.mp4", content)
            sender.send(at, content)
            sender.save(page, at.rstrip("/").rpartition("/")[2], title)
            sent[title] = hashlib.sha256(content).hexdigest()
            counts.files += 1
            counts.bytes += len(content)
    finally:
        server.kill()
    compare(sent, counts)
    told = {**vars(counts), "seconds": round(time.monotonic() - began), "ok": not counts.lost}
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0 if told["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
