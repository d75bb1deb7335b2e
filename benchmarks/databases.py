"""A database of its own to be measured: SQLite in a folder or a real PostgreSQL, filled by the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from scripts.postgres import debian_folder, debian_server, wheel_server

KINDS = ("sqlite", "postgresql")


@contextmanager
def filled(kind: str, institutions: int) -> Iterator[Mapping[str, str]]:
    """Yield the environment of a demonstration with so many institutions; take all away afterwards."""
    with TemporaryDirectory(prefix="prakan-measured-") as folder, _address(kind) as address:
        surroundings = {**os.environ, "PRAKAN_VAR": folder, "PRAKAN_DEMO": "1", "DATABASE_URL": address}
        for call in (("demo", "--no-serve"), ("seed", "--institutions", str(institutions))):
            command = [sys.executable, "-m", "prakan", *call]
            subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
        yield surroundings


def postmaster() -> int | None:
    """Return the process that serves PostgreSQL on this machine; None for SQLite, which works in ours."""
    if connection.vendor == "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (folder,) = cursor.fetchone()
    return int((Path(folder) / "postmaster.pid").read_text().split()[0])


@contextmanager
def _address(kind: str) -> Iterator[str]:
    """Yield the address of an empty database; "" is the file that SQLite makes in the folder."""
    if kind == "sqlite":
        yield ""
        return
    programs = debian_folder()
    with debian_server(programs) if programs else wheel_server() as address:
        yield address
