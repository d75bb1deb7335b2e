"""A large file goes to the bucket and comes back without ever being whole in memory."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from botocore.exceptions import BotoCoreError
from pytest_django import Settings

from benchmarks.machine import peak
from prakan.foundation import parts
from prakan.foundation.actions.files import store
from prakan.foundation.actions.uploads import begin, keep
from prakan.foundation.models import Person
from prakan.foundation.queries.files import read_file
from scripts.postgres import free_port
from tests import s3, samples

SIZE = 300 * 1024 * 1024
ROOM = 100 * 1024 * 1024  # what it may cost, in bytes: four parts of 8 MiB and what Python keeps of them
FORGET = Path("/proc/self/clear_refs")


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An S3 server in a process of its own: its memory is not ours."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    port = free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            with suppress(BotoCoreError):
                s3.client(address).create_bucket(Bucket=s3.BUCKET)
                break
            time.sleep(0.2)
        yield address
    finally:
        server.kill()
        server.wait(10)


@pytest.mark.slow
@pytest.mark.django_db
def test_memory_stays_flat(owner: Person, now: datetime, settings: Settings, apart: str) -> None:
    settings.STORAGES = s3.stores(apart, uuid.uuid4().hex)
    key = begin(name="a.mp4", size=SIZE, by=owner, at=now).key
    with parts.path_of(key).open("wb") as part:  # as if received: a video of zeroes, its index at the end
        part.write((16).to_bytes(4, "big") + b"ftypisom\0\0\2\0" + (SIZE - 24).to_bytes(4, "big") + b"mdat")
        part.seek(SIZE - 8)
        part.write((8).to_bytes(4, "big") + b"moov")
    store(
        name="a.pdf", content=io.BytesIO(samples.pdf()), by=owner, at=now
    )  # the libraries are in memory now
    FORGET.write_text("5")  # the most that was held before counts no more
    before = peak()
    kept = keep(key=key, by=owner, at=now)
    sha = hashlib.sha256()
    for piece in read_file(owner, kept.pk, 0, SIZE):
        sha.update(piece)
    grown = int((peak() - before) * 1024**2)
    assert (kept.size, sha.hexdigest()) == (SIZE, kept.digest)
    assert grown < ROOM
    print(f"memory grew by {grown // 1024**2} MiB for {SIZE // 1024**2} MiB")
