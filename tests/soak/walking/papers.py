"""The dossier of the case, taken out by an auditor and checked by the command that needs no database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from walking.browser import Stuck, Walk

REASON = "ตรวจสอบงานประเมินหลังอุทธรณ์ (ตัวอย่าง)"


def taken(walk: Walk) -> None:
    """The auditor takes the dossier out for a reason; without one it is refused and nothing is made."""
    desk = walk.desk("auditor")
    desk.page.goto(walk.known["case"])
    desk.press("แฟ้มงานประเมิน")
    desk.press("ขอแฟ้มงานประเมิน")
    desk.must("DOSSIER-")
    desk.fill(reason=REASON)
    desk.press("ขอแฟ้มงานประเมิน")
    desk.page.locator("main a[download]").first.wait_for(
        timeout=60_000
    )  # the worker writes it; the page asks
    file = desk.fetched("dossier-", walk.folder)
    said = _checked(walk, file)
    if said.returncode:
        raise Stuck(f"the dossier is not whole: {said.stdout} {said.stderr}")
    print(f"           {file.name}, {file.stat().st_size:,} bytes: {said.stdout.strip().splitlines()[-1]}")
    spoilt = walk.folder / "spoilt.zip"
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    spoilt.write_bytes(whole)
    if not _checked(walk, spoilt).returncode:
        raise Stuck("a dossier with a bit turned over counts as whole")


def _checked(walk: Walk, file: Path) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "prakan", "verify-dossier", str(file)]
    env = {**os.environ, "PRAKAN_VAR": str(walk.var), "PRAKAN_DEMO": "1"}
    return subprocess.run(run, env=env, capture_output=True, text=True)
