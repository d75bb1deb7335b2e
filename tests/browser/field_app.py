"""The field app's screens over a double of its log: built once, put in place of the app's own script."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.web.pages.field import shell
from tests.browser.conftest import Open, Window

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONFIG = HERE / "field_double" / "vite.config.ts"
Begin = Callable[..., Window]


@pytest.fixture(scope="session")
def double(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of the double."""
    folder = tmp_path_factory.mktemp("field-double")
    vite = ROOT / "node_modules" / ".bin" / "vite"
    subprocess.run(
        [vite, "build", "-c", CONFIG], cwd=ROOT, check=True, env={**os.environ, "FIELD_DOUBLE": str(folder)}
    )
    return (folder / "app.js").read_text(encoding="utf-8")


@pytest.fixture
def visitor(db: None) -> Person:
    """An assessor (made up) on a visit."""
    made = Person.objects.create(
        username="visitor", name_th="ผู้ประเมิน (ตัวอย่าง)", name_en="Assessor", is_demo=True
    )
    RoleGrant.objects.create(person=made, role=Role.ASSESSOR, scope="assessor:3")
    return made


@pytest.fixture
def unjoined(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words without the joiners that nobody sees, so that a test can name what stands on a screen."""
    monkeypatch.setattr(shell, "joined", str)
    shell._thai.cache_clear()
    yield
    shell._thai.cache_clear()


@pytest.fixture
def begun(window: Open, visitor: Person, double: str, unjoined: None) -> Begin:
    """Open the app over the double: ``begun("/v/7", width=390, scene={"door": "locked"})``."""

    def begin(
        at: str = "/v/7", *, scene: dict[str, Any] | None = None, width: int = 390, **how: Any
    ) -> Window:
        made = window(visitor, width=width, **how)
        page = made.page
        page.set_viewport_size({"width": width, "height": 844})
        page.add_init_script(f"globalThis.scene = {json.dumps(scene or {})}")
        page.route(
            f"**{settings.STATIC_URL}built/field-*.js",
            lambda route: route.fulfill(body=double, content_type="text/javascript"),
        )
        made.open(f"/field/#{at}")
        expect(page.locator("#pk-h")).to_be_visible()
        return made

    return begin


def screen(page: Page, at: str) -> None:
    """Go to another screen and wait until it stands."""
    page.evaluate("at => { location.hash = at }", at)
    page.wait_for_timeout(250)
