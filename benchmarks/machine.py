"""The machine that figures were taken on, and whether others used it meanwhile: then they are worthless."""

from __future__ import annotations

import os
import platform
import time
from datetime import UTC, datetime
from pathlib import Path

QUIET = 0.05  # share of the processors that others may take
STAT = Path("/proc/stat")
IDLE = (3, 4)  # places of idle and waiting-for-disk among the times of all processors


def described() -> str:
    """Return cores, memory and Python of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def busy(stat: str) -> float:
    """Return the seconds that all processors together have worked since the machine started."""
    ticks = [int(n) for n in stat.splitlines()[0].split()[1:9]]
    return sum(n for place, n in enumerate(ticks) if place not in IDLE) / os.sysconf("SC_CLK_TCK")


def others(worked: float, own: float, seconds: float, cores: int) -> float:
    """Return the share of the processors, 0 to 1, that others took while ``own`` seconds were ours."""
    return max(0.0, (worked - own) / (seconds * cores))


def peak(process: str = "self") -> float:
    """Return the most memory (MiB) that a process has held since its own program began.

    Not ``ru_maxrss``: what was started by a large process inherits the largest of that one.
    """
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


class Watch:
    """Looks at the machine from its making until asked; ``server`` is a process that works for us too."""

    def __init__(self, server: int | None = None) -> None:
        self.load, self.at, self._server = os.getloadavg()[0], datetime.now(UTC), server
        self._begun, self._busy, self._own = time.perf_counter(), busy(STAT.read_text()), self._ours()

    def taken(self) -> float:
        """Return the share of the processors that others took so far; programs we started must have ended."""
        worked, own = busy(STAT.read_text()) - self._busy, self._ours() - self._own
        return others(worked, own, time.perf_counter() - self._begun, os.cpu_count() or 1)

    def verdict(self, command: str) -> tuple[bool, str]:
        """Return whether the figures count, and a line that says so with date, command, machine and load."""
        taken = self.taken()
        said = f"{self.at:%d %B %Y} · `{command}` · {described()} · load {self.load:.1f} before the run"
        share = f"others took {taken:.0%} of the processors"
        if taken <= QUIET:
            return True, f"{said} · {share}."
        return False, f"{said}.\nWORTHLESS: {share}. Repeat when the machine is quiet."

    def _ours(self) -> float:
        served = sum(spent(stat) for stat in family(self._server)) if self._server else 0.0
        return sum(os.times()[:4]) + served


def spent(stat: str) -> float:
    """Return the processor seconds of a process and of its children that have ended, from its stat line."""
    return sum(map(int, stat.rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[str]:
    """Return the stat lines of a process and of its children that still run."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [line for one in (pid, *children) if (line := _stat(one))]


def _stat(pid: int | str) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:  # it has ended meanwhile; its parent has its time
        return ""
