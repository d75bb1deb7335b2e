"""The demonstration as a newcomer has it, served, killed at random and started again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.soak.field_valley import FOLDER

PATIENCE = 1800  # seconds until the demonstration is loaded
PAUSE = (6.0, 18.0)  # seconds between two kills


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Demo:
    """``prakan demo`` the first time, ``prakan serve`` on its folder after a kill: with its worker."""

    def __init__(self, port: int, loaded: Path | None, seed: int) -> None:
        self.port, self.kills = port, Counter[str]()
        self._chance, self._ended = random.Random(seed), threading.Event()
        self._guard = threading.Lock()
        if loaded:
            shutil.copytree(loaded, FOLDER, dirs_exist_ok=True)
        if self._answers():
            raise SystemExit(f"somebody else listens on {port}")
        self._start("serve" if loaded else "demo")

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _start(self, how: str) -> None:
        words = [sys.executable, "-m", "prakan", how, "--address", f"127.0.0.1:{self.port}"]
        self._top = subprocess.Popen(words, start_new_session=True, stdout=sys.stderr)

    def wait(self) -> None:
        """Wait until somebody answers."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            if self._answers():
                return
            if self._top.poll() is not None:
                if not self.kills:
                    raise SystemExit("the demonstration ended by itself")
                self._start("serve")  # whoever was there before had not let go of the port yet
            time.sleep(0.5)
        raise SystemExit("the demonstration does not answer")

    def kill_at_random(self) -> None:
        """Begin to kill, until told to stop: everything at once, the worker, or a process that answers."""
        self._ended.clear()
        threading.Thread(target=self._killing, daemon=True).start()

    def leave_alone(self) -> None:
        """Kill no more; the server stands afterwards."""
        self._ended.set()
        with self._guard:
            pass
        self.wait()

    def _killing(self) -> None:
        while not self._ended.wait(self._chance.uniform(*PAUSE)):
            with self._guard:
                if not self._ended.is_set():
                    self.kill(self._chance.choice(("all", "all", "worker", "web")))

    def kill(self, what: str) -> None:
        """Kill with SIGKILL, and start again what does not come back by itself."""
        victims = {"all": [self._top.pid], "worker": self._of("worker"), "web": self._of("web")}[what]
        if what == "all":
            os.killpg(self._top.pid, signal.SIGKILL)
        for pid in victims if what != "all" else ():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.kills[what] += bool(victims)
        if victims and what != "web":  # without its worker the whole ends by itself
            self._top.wait()
            self._start("serve")
            self.wait()

    def _of(self, what: str) -> list[int]:
        """Return the worker, or one of the processes that answer."""
        mine = _below(self._top.pid)
        if what == "worker":
            return [pid for pid in mine if b"worker\0" in _words(pid) and b"gunicorn" not in _words(pid)]
        web = [pid for top in mine if b"gunicorn" in _words(top) for pid in _below(top)]
        return web[:1]

    def end(self) -> None:
        """Kill everything that was started here."""
        self._ended.set()
        with suppress(ProcessLookupError):
            os.killpg(self._top.pid, signal.SIGKILL)
        self._top.wait()


def _below(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def _words(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes() + b"\0"
    return b""
