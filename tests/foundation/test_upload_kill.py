"""The web process is really killed while files go up, twenty times in every run; `make soak` does more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[1] / "soak"


@pytest.mark.slow
def test_no_acknowledged_byte_is_lost_when_the_server_is_killed(loaded: Path) -> None:
    command = [
        sys.executable,
        str(SOAK / "upload_kill.py"),
        "--kills",
        "20",
        "--reported",
        "--loaded",
        str(loaded),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert (told["lost"], told["kills"], told["goes_on_from_middle"] > 0) == ([], 20, True)
