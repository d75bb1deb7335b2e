"""The examples of sending reports run as the how-to prints them, against a live server."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from prakan.assessment.models import SarReceipt
from prakan.domain.calendar import academic_year_of
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from tests import samples
from tests.assessment.conftest import area, packs, principal, school
from tests.house.reading import ROOT
from tests.web.api.test_how_to import BLOCKS

__all__ = ["area", "packs", "principal", "school"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_the_examples_of_sending_reports_run(
    live_server: LiveServer,
    secret_of: Callable[[Person], str],
    school: Institution,
    principal: Person,
    tmp_path: Path,
) -> None:
    page = (ROOT / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    block = next(block for block in BLOCKS.findall(page) if "sars/offers" in block)
    script = block.replace("2566", str(academic_year_of(timezone.localdate())))
    (tmp_path / "results.pdf").write_bytes(samples.pdf())
    known = {**os.environ, "SITE": live_server.url, "KEY": secret_of(principal)}
    done = subprocess.run(
        ["bash", "-eu", "-c", script.replace("curl -s", "curl -s -w '\\n'")],
        capture_output=True, text=True, check=True, env=known, cwd=tmp_path,
    )  # fmt: skip
    file, sent, listed = (json.loads(line) for line in done.stdout.splitlines() if line.strip())
    receipt = SarReceipt.objects.get()
    assert (file["media_type"], sent["counts"]["done"]) == ("application/pdf", 1)
    assert [one["receipt"]["number"] for one in listed["items"]] == [receipt.number]
