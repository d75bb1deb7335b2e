"""The migrated SQLite database of the tests: made once, kept in var until a migration changes."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.house.reading import ROOT

FOLDER = ROOT / "var" / "migrated"
MADE_OF = ("prakan/**/migrations/*.py", "prakan/**/models/**/*.py", "prakan/config/*.py", "requirements.txt")


def give(name: str | Path) -> sqlite3.Connection:
    """Fill the empty database of that path or address: migrating it then finds nothing to do.

    One in memory lives only as long as the returned connection is open.
    """
    target = sqlite3.connect(name, uri=True)
    with closing(sqlite3.connect(_kept())) as source:
        source.backup(target)
    return target


def _kept() -> Path:
    """Return the database that the migrations of this moment make; others wait while one makes it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{_digest()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for old in FOLDER.glob("*.sqlite3"):
                old.unlink()
            _make(path)
    return path


def _digest() -> str:
    """Return a digest of what decides about the tables and the rows that migrations leave."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in MADE_OF for path in ROOT.glob(pattern)):
        digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _make(path: Path) -> None:
    """Migrate an empty database in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "django",
        "migrate",
        "--settings=prakan.config.settings",
        "--verbosity=0",
    ]
    with tempfile.TemporaryDirectory(prefix="prakan-migrated-") as var:
        surroundings = {**os.environ, "PRAKAN_VAR": var, "DATABASE_URL": ""}
        subprocess.run(command, check=True, cwd=ROOT, env=surroundings)
        new = path.with_suffix(".new")
        with (
            closing(sqlite3.connect(Path(var) / "prakan.sqlite3")) as source,
            closing(sqlite3.connect(new)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one in memory cannot begin with a write-ahead log
        new.replace(path)
