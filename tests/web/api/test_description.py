"""The interface does what its description says: every call tried, right and wrong (Schemathesis)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from prakan.domain.roles import Role
from prakan.foundation.models import ApiKey, Person, RoleGrant
from prakan.registry.models import Institution, RosterRequest
from prakan.web.api import about, institutions
from prakan.web.api.about import MeOut
from tests.registry.conftest import area, school
from tests.web.api.test_rosters import asked

__all__ = ["area", "asked", "school"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
#: examples of a call; for a longer run by hand: PRAKAN_EXAMPLES=500
EXAMPLES = os.environ.get("PRAKAN_EXAMPLES", "6")
CONFIG = Path(__file__).with_name("schemathesis.toml")
Judge = Callable[..., tuple[int, str]]


@pytest.fixture
def judged(
    live_server: LiveServer,
    secret_of: Callable[[Person], str],
    registrar: Person,
    school: Institution,
    asked: RosterRequest,
    tmp_path: Path,
) -> Judge:
    """Let Schemathesis try the live server, as somebody who acts in every role that a call asks for."""
    RoleGrant.objects.create(person=registrar, role=Role.PARENT_AGENCY, scope="agency:department")
    RoleGrant.objects.create(person=registrar, role=Role.INSTITUTION, scope=f"institution:{school.pk}")
    secret = secret_of(registrar)
    ApiKey.objects.update(per_minute=0)

    def judge(*options: str) -> tuple[int, str]:
        run = subprocess.run(
            [
                str(Path(sys.executable).parent / "schemathesis"),
                f"--config-file={CONFIG}",
                "run",
                f"{live_server.url}/api/v1/openapi.json",
                "--header",
                f"Authorization: Bearer {secret}",
                "--checks=all",
                "--max-examples",
                EXAMPLES,
                "--generation-deterministic",
                "--no-color",
                "--warnings=off",
                "--request-timeout=60",
                "--max-response-time=60",  # a time is measured in benchmarks, not here
                *options,
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        return run.returncode, run.stdout + run.stderr

    return judge


def test_nothing_is_found(judged: Judge) -> None:
    code, told = judged()
    assert code == 0, told


def test_a_call_that_breaks_is_found(judged: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(institutions, "exchanged", lambda *given, **named: 1 // 0)
    code, told = judged("--include-path=/api/v1/institutions", "--phases=coverage", "--max-failures=1")
    assert (code, "Server error" in told) == (1, True)


def test_an_answer_that_is_not_as_described_is_found(judged: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MeOut, "model_dump", lambda *given, **named: {"username": 7})
    monkeypatch.setattr(about, "me_of", lambda by: MeOut.model_construct())
    code, told = judged("--include-path=/api/v1/me", "--phases=coverage", "--max-failures=1")
    assert (code, "Response violates schema" in told) == (1, True)
