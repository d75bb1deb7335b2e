"""The demonstration as `prakan demo` loads it: made once, kept in var until code, data or the day changes."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from tests import migrated
from tests.house.reading import ROOT

FOLDER = ROOT / "var" / "demonstration"
MADE_OF = ("prakan/**/*.py", "prakan/reporting/**/*", "agencies/**/*", "frameworks/**/*", "requirements.txt")
DATABASE = "prakan.sqlite3"
#: contacts and keys in it are encrypted under this one; whoever opens it says so too
KEY = "of the demonstration"


def kept() -> Path:
    """Return the folder with database, files and reports, never written in; others wait for its maker."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / _digest()
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for old in FOLDER.glob("*/"):
                shutil.rmtree(old)
            _make(path)
    return path


def give() -> None:
    """Fill the empty SQLite database of a test with it, and its store with the files.

    The test says ``settings.SECRET_KEY = demonstration.KEY`` before.
    """
    connection.ensure_connection()
    with closing(sqlite3.connect(kept() / DATABASE)) as source:
        source.backup(connection.connection)
    if (files := kept() / "files").is_dir():
        shutil.copytree(files, settings.MEDIA_ROOT)


def around(folder: Path) -> dict[str, str]:
    """Return the environment of a process that works on a copy of it."""
    own = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**own, "PRAKAN_VAR": str(folder), "PRAKAN_DEMO": "1", "PRAKAN_SECRET_KEY": KEY}


def _digest() -> str:
    """Return a digest of what decides about the rows; the year's seasons and terms hang on the day."""
    digest = hashlib.sha256(datetime.now(ZoneInfo("Asia/Bangkok")).date().isoformat().encode())
    for path in sorted(set(_sources())):
        digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    found = (path for pattern in MADE_OF for path in ROOT.glob(pattern))
    return (path for path in found if path.is_file() and "__pycache__" not in path.parts)


def _make(path: Path) -> None:
    """Let `prakan demo` load it on a migrated database, then leave it so that it can be copied anywhere."""
    new = path.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    migrated.give(new / DATABASE).close()
    command = [sys.executable, "-m", "prakan", "demo", "--no-serve"]
    done = subprocess.run(command, cwd=ROOT, env=around(new), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(new / DATABASE)) as database:
        database.execute("PRAGMA journal_mode=DELETE")  # one in memory cannot begin with a write-ahead log
    new.rename(path)
