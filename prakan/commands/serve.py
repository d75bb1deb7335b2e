"""prakan serve: the web application and its worker, side by side."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from types import FrameType

import click

from prakan.commands.answers import kindly
from prakan.domain.problems import refuse
from prakan.domain.problems_install import ADDRESS_TAKEN

APPLICATION = "prakan.config.wsgi:application"
MOST = 65_535  # ports
EVERY = "0.0.0.0"  # noqa: S104 - as the server takes an address without a host
BEHIND = 5  # on a full machine whoever waits for an answer comes before notices


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to listen on.")
@click.option("--processes", default=2, show_default=True, help="Web processes.")
@click.option("--threads", default=4, show_default=True, help="Threads in each web process.")
@click.option("--no-worker", is_flag=True, help="Serve pages only; run the worker yourself.")
@kindly
def serve(address: str, processes: int, threads: int, no_worker: bool) -> None:
    """Serve the application until stopped with Ctrl-C; the worker runs beside it.

    Exit code 0: stopped; 1: a part ended by itself; 2: the address is taken.

    \b
    prakan serve
    prakan serve --address 0.0.0.0:8000 --processes 4
    """
    check_free(address)
    raise click.exceptions.Exit(run(address, processes, threads, with_worker=not no_worker))


def check_free(address: str) -> None:
    """Refuse an address that cannot be listened on, before anything is started: INSTALL-009."""
    host, _, port = address.rpartition(":")
    try:
        if not 0 <= int(port) <= MOST:
            raise ValueError(port)  # it would be taken as another
        found = socket.getaddrinfo(host.strip("[]") or EVERY, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(found[4])
    except (OSError, ValueError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refuse(ADDRESS_TAKEN, address=address, why=why) from error


def run(address: str, processes: int, threads: int, *, with_worker: bool) -> int:
    """Start the parts, wait for a signal or for one to end, stop them all; returns the exit code."""
    env = surroundings(address, os.environ)
    parts = [subprocess.Popen(_web(address, processes, threads), env=env)]  # noqa: S603 - our own words
    if with_worker:
        parts.append(subprocess.Popen([sys.executable, "-m", "prakan", "worker"], env=env))
        os.setpriority(os.PRIO_PROCESS, parts[-1].pid, BEHIND)
    told: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        told.append(number)
        for part in parts:
            part.terminate()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not told and all(part.poll() is None for part in parts):
        _wait(parts[0])
    stop(0, None)
    for part in parts:
        part.wait()
    return 0 if told[0] else 1


def surroundings(address: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return what the parts are told: links in mails, receipts and codes lead to where pages are served.

    What the installation says of itself stands; an address that stands for every host names none.
    """
    names_one = address.rpartition(":")[0].strip("[]") not in ("", EVERY, "::")
    return ({"PRAKAN_SITE_URL": f"http://{address}"} if names_one else {}) | dict(given)


def _wait(part: subprocess.Popen[bytes]) -> None:
    try:
        part.wait(timeout=0.5)
    except subprocess.TimeoutExpired:
        return


def _web(address: str, processes: int, threads: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", APPLICATION, "--bind", address, "--workers", str(processes),
        "--threads", str(threads), "--worker-class", "gthread", "--preload", "--no-control-socket",
        "--log-level", "warning",
    ]  # fmt: skip
