"""The battery is pulled while somebody types or records: what was begun stands there again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from prakan.assessment.models import CaseEvidence
from prakan.foundation.models import Person
from tests import samples
from tests.assessment.scores_world import World, visited
from tests.browser.field_app import Begin, begun, double, screen, unjoined, visitor
from tests.browser.field_day import Telephone
from tests.browser.field_device import Phone
from tests.packs import install

__all__ = ["begun", "double", "unjoined", "visitor"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEARS = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
SAID = "ประชุมทุกเดือน (ตัวอย่าง)"


@dataclass
class Battery:
    """A telephone whose battery can be pulled."""

    phone: Phone
    world: World
    hand: Telephone | None = None

    def on(self) -> Telephone:
        """Switch it on and open the app where it was left, with the code when it has one."""
        how = {"viewport": {"width": 390, "height": 844}, "permissions": ["microphone"]}
        context = self.phone.start(*HEARS, **how, reduced_motion="reduce")
        self.hand = Telephone(context, self.phone.base, context.pages[0])
        self.hand.page.set_default_timeout(60_000)
        self.hand.signed_in(self.world.chair)
        self.hand.open()
        return self.hand

    def pulled(self) -> Telephone:
        """Pull the battery, put it back and open the app again."""
        self.phone.kill()
        made = self.on()
        made.unlock()
        expect(made.page.locator(".pk-ledger")).to_be_visible()
        return made


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit is being made."""
    install(now)
    return visited(registrar, now)


@pytest.fixture
def battery(
    browser: Browser, live_server: LiveServer, settings: Settings, world: World, tmp_path: Path
) -> Iterator[Battery]:
    """The chair's telephone with the visit on it."""
    settings.SECOND_FACTOR = False
    made = Battery(Phone(browser.browser_type, live_server.url, tmp_path / "profile"), world)
    hand = made.on()
    hand.set_up("Black phone")
    expect(hand.heading).to_have_text("My visits")
    hand.go(f"/prepare/{world.case.pk}")
    hand.press("Fetch the visit")
    expect(hand.page.get_by_text("The visit is on this device")).to_be_visible()
    yield made
    made.phone.kill()


def test_what_was_typed_stands_there_again_and_ends_with_its_entry(battery: Battery) -> None:
    hand, visit = battery.hand, f"/v/{battery.world.case.pk}"
    assert hand is not None
    hand.go(f"{visit}/line//1.1")
    hand.fill(text=SAID)
    hand.page.wait_for_timeout(1500)  # no press, no leaving: only typed
    hand = battery.pulled()
    hand.go(visit)
    expect(hand.page.get_by_role("heading", name="1 begun, not kept yet")).to_be_visible()
    assert hand.counts() == (0, 0, 0)
    hand.go("/ledger")
    hand.press("Note or finding 1.1")
    expect(hand.page.locator("#text")).to_have_value(SAID)
    expect(hand.page.get_by_role("status")).to_contain_text("Brought back: what you had typed at")
    hand.page.locator("form button:not([type=button])").last.click()
    expect(hand.heading).to_have_text("Indicator 1.1")
    hand = battery.pulled()
    hand.go(f"{visit}/line//1.1")
    expect(hand.page.locator("#text")).to_have_value("")
    expect(hand.page.get_by_text("Brought back")).to_have_count(0)


def test_a_sound_that_was_cut_off_can_be_heard_kept_and_is_whole_for_the_server(battery: Battery) -> None:
    hand, at = battery.hand, f"/v/{battery.world.case.pk}/new/sound/1.1"
    assert hand is not None
    hand.go(at)
    hand.press("Begin to record sound")
    expect(hand.page.get_by_role("timer")).to_have_text(re.compile(r"0:(0[7-9]|[1-9]\d)"), timeout=60_000)
    hand = battery.pulled()
    hand.go(at)
    sound = hand.page.locator("[data-cut] audio")
    expect(sound).to_have_count(1)
    hand.page.wait_for_function("() => document.querySelector('[data-cut] audio').readyState >= 1")
    hand.press("Keep on this device")
    expect(hand.page.get_by_role("alert")).to_contain_text("Add the recording that was cut off")
    hand.press("Add what was recorded")
    expect(sound).to_have_count(0)
    hand.page.wait_for_timeout(1500)
    hand = battery.pulled()  # once more: what was added is a file like any other
    hand.go(at)
    expect(hand.page.locator("#taking li")).to_contain_text(".webm")
    hand.press("Keep on this device")
    hand.confirmed(1)
    piece = CaseEvidence.objects.get()
    assert (piece.kind, piece.file is not None and piece.file.media_type) == ("sound", "audio/webm")
    assert hand.page.evaluate(PIECES) == 1  # of the entry; those of the recording went with it


def test_a_reload_within_minutes_asks_for_no_code_unless_locked_or_wished(battery: Battery) -> None:
    hand = battery.hand
    assert hand is not None
    hand.page.evaluate("async () => Boolean(await navigator.serviceWorker.ready)")
    hand.page.reload()  # from here on its worker is in charge
    expect(hand.heading).to_be_visible()
    if hand.page.locator("#code").count():
        hand.unlock()
    expect(hand.page.locator(".pk-ledger")).to_be_visible()
    hand.page.wait_for_timeout(500)
    hand.page.reload()
    expect(hand.page.locator(".pk-ledger")).to_be_visible()
    later(hand, -60)  # a clock that was set back
    hand.page.reload()
    expect(hand.page.locator("#code")).to_be_visible()
    hand.unlock()
    hand.go("/settings")
    hand.page.locator("input[name=ask]").check()
    hand.page.wait_for_timeout(500)
    hand.page.reload()
    expect(hand.page.locator("#code")).to_be_visible()
    hand.unlock()
    hand.go("/settings")
    hand.page.locator("input[name=ask]").uncheck()
    hand.press("Lock now")
    expect(hand.page.locator("#code")).to_be_visible()
    hand.page.reload()
    expect(hand.page.locator("#code")).to_be_visible()


def later(hand: Telephone, minutes: int) -> None:
    """Let the clock of the app's worker stand elsewhere than a moment ago."""
    (worker,) = hand.context.service_workers
    worker.evaluate(f"() => {{ const now = Date.now; Date.now = () => now() + {minutes * 60_000} }}")


PIECES = """async () => {
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const db = await asked(indexedDB.open("prakan-field"));
  const found = await asked(db.transaction("pieces").objectStore("pieces").count());
  db.close();
  return found;
}"""


def test_a_picture_that_was_chosen_is_listed_again(battery: Battery) -> None:
    hand, at = battery.hand, f"/v/{battery.world.case.pk}/new/photo/1.1"
    assert hand is not None
    hand.go(at)
    photo = {"name": "board.png", "mimeType": "image/png", "buffer": samples.png()}
    hand.page.locator("input[type=file]").last.set_input_files(photo)  # type: ignore[arg-type]
    hand.page.wait_for_timeout(1500)
    hand = battery.pulled()
    hand.go(at)
    expect(hand.page.locator("#taking li")).to_contain_text("board.png")
    hand.press("Keep on this device")
    hand.confirmed(1)
    assert CaseEvidence.objects.get().kind == "photo"


OLD = {
    "name": "score-7-1.1",
    "case": 7,
    "way": "/v/7/i/1.1/score",
    "at": "2024-01-15T03:42:00.000Z",
    "from": {"parent": "", "base": 1},
    "first": "{}",
    "value": {"mark": "good", "reason": "ที่พิมพ์ค้างไว้ (ตัวอย่าง)", "evidence": []},
    "files": [],
}


def test_what_is_brought_back_goes_on_from_what_it_was_begun_from(begun: Begin) -> None:
    page = begun("/v/7/i/1.1/score", scene={"begun": [OLD]}).page
    expect(page.get_by_role("status")).to_contain_text("นำสิ่งที่คุณพิมพ์ค้างไว้เมื่อ 15 ม.ค. 2567")
    page.get_by_role("button", name="เก็บคะแนน").click()
    expect(page.locator("#pk-h")).to_have_text("ตัวบ่งชี้ 1.1")
    (draft,) = page.evaluate("recorded.map(({ files, ...draft }) => draft)")
    assert (draft["base"], draft["data"]["reason"]) == (1, OLD["value"]["reason"])  # type: ignore[index]
    assert page.evaluate("begunHere.size") == 0


def test_beginning_anew_is_asked_once_more_and_shows_what_stands(begun: Begin) -> None:
    page = begun("/v/7/i/1.1/score", scene={"begun": [OLD]}).page
    page.get_by_role("button", name="เริ่มใหม่").click()
    page.get_by_role("button", name="ทำต่อ").click()
    assert page.evaluate("begunHere.size") == 1
    page.get_by_role("button", name="เริ่มใหม่").click()
    page.get_by_role("button", name="ทิ้ง").click()
    expect(page.get_by_text("นำสิ่งที่คุณพิมพ์ค้างไว้")).to_have_count(0)
    expect(page.get_by_label("เหตุผล")).not_to_have_value(str(OLD["value"]["reason"]))  # type: ignore[index]
    assert page.evaluate("begunHere.size") == 0


def test_a_signature_is_never_brought_back_only_who_signs(begun: Begin) -> None:
    page = begun("/v/7/sign-off").page
    page.get_by_label("ชื่อ", exact=True).fill("ผู้อำนวยการ (ตัวอย่าง)")
    page.locator("input[name=sure]").check()
    page.wait_for_function("() => begunHere.size === 1")
    (kept,) = page.evaluate("[...begunHere.values()].map((one) => one.value)")
    assert kept == {"name": "ผู้อำนวยการ (ตัวอย่าง)", "position": ""}


def test_what_is_typed_and_taken_back_leaves_nothing_begun(begun: Begin) -> None:
    page = begun("/v/7/line//2.3").page
    page.get_by_label("ข้อความ").fill("ครู")
    page.wait_for_function("() => begunHere.size === 1")
    page.get_by_label("ข้อความ").fill("")
    page.wait_for_function("() => begunHere.size === 0")
    screen(page, "/v/7")
    expect(page.get_by_text("ยังไม่ได้เก็บ")).to_have_count(0)
