"""A web process is ready before it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASK = "import sys, prakan.config.wsgi; print('prakan.web.pages.trail' in sys.modules)"


def test_every_page_is_read_in_before_the_first_request(tmp_path: Path) -> None:
    environment = {**os.environ, "PRAKAN_VAR": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, check=True)
    assert said.stdout == b"True\n"
