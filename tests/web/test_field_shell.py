"""The field app's own page: who opens it, what it may load, what it says; and what a first visit costs."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.web.pages.field.shell import SPOKEN_WORDS, app_problems, thai_words
from prakan.web.templatetags.assets import MANIFEST

pytestmark = pytest.mark.django_db
MOST = 250_000  # bytes over the line for a first visit
APP = ("field/app.ts", "field/core.ts", "field/field.css")


@pytest.fixture
def visitor() -> Client:
    """A browser in which an assessor (made up) is signed in."""
    person = Person.objects.create(username="visitor", name_th="ผู้ประเมิน (ตัวอย่าง)", name_en="Assessor")
    RoleGrant.objects.create(person=person, role=Role.ASSESSOR, scope="assessor:3")
    made = Client()
    made.force_login(person)
    return made


def test_only_assessors_open_it(visitor: Client, officer: Person) -> None:
    clerk = Client()
    clerk.force_login(officer)
    asked = (visitor, clerk, Client())
    assert [one.get("/field/").status_code for one in asked] == [200, 403, 302]


def test_it_names_nobody_and_runs_nothing_inline(visitor: Client) -> None:
    answer = visitor.get("/field/")
    page = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "ผู้ประเมิน" not in page.split("</script>")[-1]
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))|\sstyle=|\son\w+=", page) == []
    assert ("'unsafe-inline'" in policy, "media-src 'self' blob:" in policy) == (False, True)


def test_own_visits_lead_to_it(visitor: Client) -> None:
    assert 'href="/field/"' in visitor.get("/my-visits/").content.decode()


def test_its_words_are_there_in_thai() -> None:
    thai = thai_words(SPOKEN_WORDS)
    assert [words for words, said in thai.items() if words == said] == []
    assert thai["Not sent yet"] == "ยังไม่ส่ง"


def test_it_brings_the_problems_that_the_app_tells_by_itself() -> None:
    told = app_problems()
    assert set(told) == {"th", "en"}
    assert (told["th"]["FIELD-073"]["what"] != "", set(told["th"]) == set(told["en"])) == (True, True)


def test_the_manifest_speaks_the_language_that_is_asked_for() -> None:
    told = {one: Client().get(f"/field/manifest.webmanifest?language={one}").json() for one in ("th", "en")}
    assert (told["th"]["name"], told["en"]["name"]) == ("ประกันภาคสนาม", "Prakan in the field")
    assert (told["th"]["start_url"], told["th"]["display"]) == ("/field/", "standalone")
    assert {one["purpose"] for one in told["th"]["icons"]} == {"any", "maskable"}


def test_a_first_visit_is_small(visitor: Client) -> None:
    built = json.loads(MANIFEST.read_text(encoding="utf-8"))
    names = {f for one in APP if one in built for f in _with_imports(built, one)}
    sizes = {name: _over_the_line(visitor, f"/static/built/{name}") for name in names}
    sizes["page"] = _over_the_line(visitor, "/field/")
    assert sum(sizes.values()) <= MOST, sizes


def _with_imports(built: dict[str, dict[str, list[str]]], name: str) -> set[str]:
    one = built[name]
    found = {str(one["file"]), *one.get("css", ()), *one.get("assets", ())}
    for other in one.get("imports", ()):
        found |= _with_imports(built, other)
    return found


def _over_the_line(visitor: Client, address: str) -> int:
    """Return the bytes that the server sends for an address to a browser that takes what is compressed."""
    return len(b"".join(visitor.get(address, headers={"Accept-Encoding": "gzip"})))  # type: ignore[arg-type]
