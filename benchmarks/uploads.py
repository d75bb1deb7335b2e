"""Time a large upload by tus beside a plain Django multipart upload, on the same kind of server.

    PRAKAN_DEMO=1 prakan demo --no-serve
    PRAKAN_DEMO=1 python -m benchmarks.uploads [--megabytes 512] [--format json]

Prints MB/s, and the web process's memory before and at its largest. By tus each part carries its sha256 and
is on disk before it is answered, and the whole is read again for its digest and its structure. The bare view
(`benchmarks/bare_upload.py`) saves what came through Django's own storage and does nothing else: it does not
even force it to disk. Sender and server share the machine.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings

from benchmarks.pages import wait_for
from prakan.commands.loading.cast import cast
from scripts.postgres import free_port
from scripts.screenshots import session_of

MEGABYTE = 1024 * 1024
PART = 8 * MEGABYTE
BOUNDARY = "prakan-bench"


@dataclass(frozen=True, slots=True)
class Timing:
    """What one way of uploading took."""

    way: str
    megabytes: int
    seconds: float
    rate: float  # MB/s
    before: float  # MiB, resident size of the web process before
    memory: float  # MiB, its largest


@contextmanager
def serving(application: str) -> Iterator[tuple[int, int]]:
    """Run a server with one process; gives its port and the process that answers."""
    port = free_port()
    words = ["--worker-class", "gthread", "--workers", "1", "--threads", "4", "--timeout", "300"]
    command = [sys.executable, "-m", "gunicorn", *words, "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen([*command, "--no-control-socket", "--log-level", "warning"])
    try:
        wait_for(port)
        time.sleep(5)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        yield port, int(children[0])
    finally:
        process.terminate()
        process.wait(20)


def largest(process: int) -> float:
    """Return the largest resident size of a process so far, in MiB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def video(path: Path, megabytes: int) -> str:
    """Write a made-up video of that size; returns its sha256."""
    data = megabytes * MEGABYTE - 24 - 16
    sha, noise = hashlib.sha256(), os.urandom(MEGABYTE)
    with path.open("wb") as file:
        for piece in pieces(data, noise):
            file.write(piece)
            sha.update(piece)
    return sha.hexdigest()


def pieces(data: int, noise: bytes) -> Iterator[bytes]:
    """Yield the boxes of a video with so many bytes of data."""
    yield (16).to_bytes(4, "big") + b"ftypisom" + b"\0\0\2\0"
    yield (1).to_bytes(4, "big") + b"mdat" + (16 + data).to_bytes(8, "big")
    while data:
        yield noise[:data]
        data -= min(data, len(noise))
    yield (8).to_bytes(4, "big") + b"moov"


def by_tus(port: int, session: dict[str, str], path: Path, digest: str) -> None:
    """Send a file in parts of 8 MiB, each with its checksum."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    told = {"filename": path.name, "sha256": digest}
    coded = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())
    size = path.stat().st_size
    headers = {**session, "Tus-Resumable": "1.0.0"}
    first = {"Upload-Length": str(size), "Upload-Metadata": coded, "Content-Type": "text/plain"}
    at = asked(line, "POST", "/uploads/", b"", {**headers, **first}, 201).headers["Location"]
    with path.open("rb") as file:
        while part := file.read(PART):
            sum_ = base64.b64encode(hashlib.sha256(part).digest()).decode()
            mine = {"Upload-Offset": str(file.tell() - len(part)), "Upload-Checksum": f"sha256 {sum_}"}
            kind = {"Content-Type": "application/offset+octet-stream"}
            asked(line, "PATCH", at, part, {**headers, **mine, **kind}, 204)


def signed_in(port: int, session: str) -> dict[str, str]:
    """Return the headers of a signed-in browser, with the token that forms need."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
    answer = asked(line, "GET", "/account/", b"", {"Cookie": cookie}, 200)
    given = next(c for c in answer.headers.get_all("Set-Cookie", []) if c.startswith("csrftoken="))
    token = given.partition("=")[2].partition(";")[0]
    return {"Cookie": f"{cookie}; csrftoken={token}", "X-CSRFToken": token}


def plainly(port: int, path: Path) -> None:
    """Send a file as one multipart form."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="v.mp4"\r\n\r\n'.encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    length = len(head) + path.stat().st_size + len(tail)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Content-Length": str(length)}
    with path.open("rb") as file:
        line.request("POST", "/", body_of(head, file, tail), kind)
    answer = line.getresponse()
    if answer.status != 204:
        raise SystemExit(f"the bare view answered {answer.status}")


def body_of(head: bytes, file: BinaryIO, tail: bytes) -> Iterator[bytes]:
    """Yield a form around a file."""
    yield head
    while piece := file.read(MEGABYTE):
        yield piece
    yield tail


def asked(
    line: http.client.HTTPConnection,
    method: str,
    path: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
) -> http.client.HTTPResponse:
    """Send a request; stops the benchmark unless it answers as it should."""
    line.request(method, path, body, headers)
    answer = line.getresponse()
    said = answer.read()
    if answer.status != status:
        raise SystemExit(f"{method} {path} answered {answer.status}: {said[:300]!r}")
    return answer


def measure(megabytes: int) -> list[Timing]:
    """Send the same file both ways; the bare view first."""
    with tempfile.TemporaryDirectory(dir=settings.VAR) as folder:
        path = Path(folder) / "video.mp4"
        digest = video(path, megabytes)
        os.environ["BARE_FOLDER"] = folder
        made = []
        with serving("benchmarks.bare_upload:application") as (port, process):
            made.append(timed("multipart, bare Django", megabytes, process, lambda: plainly(port, path)))
        session = session_of(cast().officer)
        with serving("prakan.config.wsgi:application") as (port, process):
            door = signed_in(port, session)
            made.append(timed("tus, Prakan", megabytes, process, lambda: by_tus(port, door, path, digest)))
        return made


def timed(way: str, megabytes: int, process: int, send: Callable[[], None]) -> Timing:
    """Return how long one way took."""
    before, begun = largest(process), time.perf_counter()
    send()
    took = time.perf_counter() - begun
    rate = round(megabytes / took, 1)
    return Timing(way, megabytes, round(took, 2), rate, round(before), round(largest(process)))


if __name__ == "__main__":
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--megabytes", type=int, default=512)
    wanted.add_argument("--format", choices=("text", "json"), default="text")
    given = wanted.parse_args()
    timings = measure(given.megabytes)
    if given.format == "json":
        print(json.dumps([asdict(t) for t in timings], indent=2))
    else:
        for t in timings:
            print(f"{t.way:24} {t.megabytes} MB in {t.seconds} s, {t.rate} MB/s", end=", ")
            print(f"memory {t.before} to {t.memory} MiB")
