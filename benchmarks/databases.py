"""A database of its own to be measured: SQLite in a folder or a real PostgreSQL, filled by the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

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


@contextmanager
def _address(kind: str) -> Iterator[str]:
    """Yield the address of an empty database; "" is the file that SQLite makes in the folder."""
    if kind == "sqlite":
        yield ""
        return
    programs = debian_folder()
    with debian_server(programs) if programs else wheel_server() as address:
        yield address
