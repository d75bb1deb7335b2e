"""Really killed, a few times in every run; `make soak` does it hundreds of times."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[1] / "soak"


@pytest.mark.slow
@pytest.mark.parametrize("deed", ["close_kill.py", "import_kill.py"])
def test_a_killed_process_leaves_all_or_nothing(deed: str, loaded: Path) -> None:
    command = [sys.executable, str(SOAK / deed), "--kills", "5", "--reported", "--loaded", str(loaded)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["ok"] is True
