"""The deadline night in small, in every run: web and worker are really killed; `make soak` does more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[1] / "soak"


@pytest.mark.slow
def test_every_acknowledged_report_is_there_once_whatever_is_killed() -> None:
    done = subprocess.run(
        [sys.executable, str(SOAK / "deadline_night_kill.py"), "--sars", "60", "--kills", "6"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert (told["wrong"], told["kills"], told["receipts"]) == ([], 6, 60)
