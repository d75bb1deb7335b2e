"""A database of its own to be measured: SQLite in a folder or a real PostgreSQL, filled by the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

from scripts.postgres import debian_folder, debian_server, wheel_server

KINDS = ("sqlite", "postgresql")


@contextmanager
def filled(kind: str, institutions: int) -> Iterator[Mapping[str, str]]:
    """Yield the environment of a demonstration with so many institutions; take all away afterwards."""
    with TemporaryDirectory(prefix="prakan-measured-") as folder, address_of(kind) as address:
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


def copied(address: str, name: str) -> str:
    """Make a copy of a PostgreSQL database to which nobody is connected; return its address."""
    server, _, original = address.rpartition("/")
    with psycopg.connect(f"{server}/template1", autocommit=True) as line:
        line.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(original)))
    return f"{server}/{name}"


@contextmanager
def address_of(kind: str) -> Iterator[str]:
    """Yield the address of an empty database of a kind; "" is the file that SQLite makes in the folder."""
    if kind == "sqlite":
        yield ""
        return
    programs = debian_folder()
    with debian_server(programs) if programs else wheel_server() as address:
        yield address
