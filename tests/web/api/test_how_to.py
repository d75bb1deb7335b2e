"""The examples of the how-to run as they are printed, against a live server."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from prakan.foundation.models import Person
from prakan.registry.models import Institution, RosterRequest
from tests.house.reading import ROOT
from tests.registry.conftest import area, school
from tests.web.api.test_rosters import asked, sender, work

__all__ = ["area", "asked", "school"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
BLOCKS = re.compile(r"^```bash\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_how_to_run(
    live_server: LiveServer,
    secret_of: Callable[[Person], str],
    school: Institution,
    asked: RosterRequest,
    tmp_path: Path,
) -> None:
    page = (ROOT / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    key = secret_of(sender("system", "department"))
    known = {**os.environ, "SITE": live_server.url, "KEY": key, "ROSTER": str(asked.pk)}

    def run(block: str) -> list[dict[str, Any]]:
        """Run one block; return the JSON that each of its calls was answered with."""
        script = block.replace("curl -s", "curl -s -w '\\n'")
        done = subprocess.run(
            ["bash", "-eu", "-c", script], capture_output=True, text=True, check=True, env=known, cwd=tmp_path
        )
        return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]

    blocks = [block for block in BLOCKS.findall(page) if "curl" in block]
    me, institutions, sent = (run(block) for block in blocks[:3])
    assert (me[0]["username"], [i["id"] for i in institutions[0]["items"]]) == ("system", [school.pk])
    assert [r["id"] for r in sent[0]["items"]] == [asked.pk]
    assert sent[1]["counts"] == {"done": 1, "already_done": 0, "refused": 0}
    work()
    known["INTAKE"] = str(sent[1]["intake"])
    shown, refused = run(blocks[3])
    assert (shown["stage"], shown["counts"]["new"], refused["items"]) == ("checked", 1, [])
    assert "บ้านตัวอย่าง" in (tmp_path / "problems.csv").read_text(encoding="utf-8-sig")
