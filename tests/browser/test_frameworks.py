"""Frameworks in a real browser: pages without barriers, a faulty pack mended and taken to its hearing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from prakan.domain.frameworks.packing import zipped
from prakan.foundation.models import Person
from prakan.registry.actions import frameworks as actions
from prakan.registry.models import Framework, Institution
from tests import packs
from tests.browser.conftest import Open
from tests.domain.frameworks.sample import FILES, RULES, put
from tests.registry.conftest import area, school

__all__ = ["area", "school"]
pytestmark = pytest.mark.browser


@pytest.fixture
def tried(school: Institution, registrar: Person, now: datetime) -> Framework:
    """The packs of the house, and the sample in its pilot with a comment and an institution."""
    packs.install(now)
    given = {"by": registrar, "at": now}
    made = actions.upload(name="s.zip", content=zipped("s", FILES), reason="ฉบับแรก", **given)
    actions.hear(framework_id=made.pk, **given)
    actions.comment(framework_id=made.pk, target="1.2", text="ควรชัดกว่านี้", **given)
    actions.pilot(framework_id=made.pk, **given)
    marks = {"1.1.a": "true", "1.2": "high", "2.1": "85"}
    actions.record_pilot(framework_id=made.pk, institution="1050010001", marks=marks, **given)
    return made


@pytest.mark.parametrize(("width", "language", "theme"), [(1440, "th", "light"), (390, "en", "dark")])
def test_no_page_has_a_barrier_or_is_wider_than_its_window(
    window: Open, tried: Framework, registrar: Person, width: int, language: str, theme: str
) -> None:
    known = {f.key: f.pk for f in Framework.objects.all()}
    older, newer, three = known["basic-2559"], known["basic-2564"], known["basic-2554"]
    paths = [f"/frameworks/{pk}/" for pk in (known["basic-2567"], known["welfare-2567"], three, tried.pk)]
    paths += [f"/frameworks/{tried.pk}/{page}/" for page in ("try", "comment", "return")]
    paths += [f"/frameworks/{older}/to/{newer}/?all=1", f"/frameworks/{older}/to/{newer}/cases/"]
    seen = window(registrar, width=width, language=language, theme=theme)
    for path in ("/frameworks/", "/frameworks/upload/", *paths):
        seen.open(path)
        assert (path, seen.barriers(), seen.overflow()) == (path, [], 0)


def test_a_faulty_pack_is_mended_and_heard(window: Open, registrar: Person, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.zip", tmp_path / "right.zip"
    wrong.write_bytes(zipped("s", FILES | {"rules.toml": put(RULES, '"minimum"', '"maximum"')}))
    right.write_bytes(zipped("s", FILES))
    seen = window(registrar, language="en", script=False)
    page = seen.open("/frameworks/upload/")
    page.get_by_label("Pack").set_input_files(wrong)
    page.get_by_label("What is new").fill("First draft")
    page.get_by_role("button", name="Check and keep as draft").click()
    expect(page.get_by_role("alert")).to_contain_text("rules.toml:36")
    expect(page.get_by_label("What is new")).to_have_value("First draft")
    assert [c.count("422") for c in seen.complaints] == [1]  # the browser notes the refusal, nothing else
    seen.complaints.clear()
    page.get_by_label("Pack").set_input_files(right)
    page.get_by_role("button", name="Check and keep as draft").click()
    page.get_by_role("button", name="Open the hearing").click()
    expect(page.get_by_role("status")).to_contain_text("Open for comments")
    assert [f.stage for f in Framework.objects.all()] == ["hearing"]
