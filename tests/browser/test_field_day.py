"""A day with the real app and server: recorded without a line, arrived whole, found in the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from prakan.assessment.models import CaseEvidence, FieldAnswer, FieldDevice, VisitRecord
from prakan.foundation.models import Person
from prakan.web.pages.field import worker
from prakan.web.templatetags import assets
from tests import samples
from tests.assessment.scores_world import World, visited
from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE, Open
from tests.browser.field_day import Telephone
from tests.packs import install

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEARS = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
PHOTO = {"name": "board.png", "mimeType": "image/png", "buffer": samples.png()}
NO_PHOTO = {"name": "IMG_2.jpg", "mimeType": "image/jpeg", "buffer": b"no photo at all " * 40}
PHONE = "Black phone"
TITLE, SAID = "ป้ายนิเทศ (ตัวอย่าง)", "ประชุมทุกเดือน (ตัวอย่าง)"


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit is being made."""
    install(now)
    return visited(registrar, now)


@pytest.fixture
def phone(
    browser: Browser, live_server: LiveServer, settings: Settings, world: World, tmp_path: Path
) -> Iterator[Telephone]:
    """The chair's telephone with a profile of its own, signed in."""
    settings.SECOND_FACTOR = False
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path / "profile"),
        executable_path=CHROMIUM,
        args=[*FLAGS, *HEARS],
        headless=True,
        viewport={"width": 390, "height": 844},
        permissions=["microphone", "camera"],
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    made = Telephone(context, live_server.url, context.pages[0])
    made.signed_in(world.chair)
    yield made
    context.close()


def prepare(phone: Telephone, world: World) -> None:
    """Set the device up in the office and take the visit along."""
    phone.open()
    phone.set_up(PHONE)
    expect(phone.heading).to_have_text("My visits")
    phone.go(f"/prepare/{world.case.pk}")
    phone.press("Fetch the visit")
    expect(phone.page.get_by_text("The visit is on this device")).to_be_visible()
    expect(phone.page.get_by_text("The app itself is on this device")).to_be_visible()
    phone.context.set_offline(True)
    phone.again()
    expect(phone.page.locator(".pk-ledger")).to_be_visible()


NEVER_DONE, FAILS = "new Promise(() => {})", "Promise.reject(1)"
COMING = "The app itself is still coming to this device"
LACKING = "The app itself is not on this device"


@pytest.mark.parametrize(("installing", "said"), [(NEVER_DONE, COMING), (FAILS, LACKING)])
def test_an_app_that_would_not_open_without_a_line_says_so(
    phone: Telephone, world: World, monkeypatch: pytest.MonkeyPatch, installing: str, said: str
) -> None:
    script = f"addEventListener('install', (event) => event.waitUntil({installing}))"
    monkeypatch.setattr(worker, "_written", lambda *_: script)
    phone.open()
    phone.set_up(PHONE)
    expect(phone.page.locator(".pk-note").filter(has_text=said)).to_be_visible()
    phone.go(f"/prepare/{world.case.pk}")
    expect(phone.page.locator("li").filter(has_text=said)).to_contain_text("look at this")


def test_an_app_that_the_browser_let_go_of_is_brought_again(phone: Telephone, world: World) -> None:
    phone.open()
    phone.set_up(PHONE)
    phone.page.evaluate("async () => Boolean(await navigator.serviceWorker.ready)")
    phone.page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    phone.go(f"/prepare/{world.case.pk}")
    expect(phone.page.get_by_text("The app itself is on this device")).to_be_visible()
    opens_without_a_line(phone, "Prepare a visit")


UPDATE = """async () => {
  const found = await navigator.serviceWorker.getRegistration("/field/");
  await found.update();
  const made = found.installing ?? found.waiting;
  const pause = () => new Promise((go) => setTimeout(go, 50));
  for (let n = 0; n < 100 && made.state === "installing"; n += 1) await pause();
  return made.state;
}"""
KEPT = "async () => (await (await caches.match('/field/')).text()).match(/built[/]([^\"]+[.]js)/)[1]"


def opens_without_a_line(phone: Telephone, heading: str = "My visits") -> None:
    """Open the app anew where there is no line."""
    phone.context.set_offline(True)
    phone.again()
    expect(phone.heading).to_have_text(heading)


def test_a_page_of_a_later_version_is_left_to_its_own_worker(
    phone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.open()
    phone.set_up(PHONE)
    phone.page.evaluate("async () => Boolean(await navigator.serviceWorker.ready)")
    phone.page.reload()
    before, files = phone.page.evaluate(KEPT), assets._manifest(0)
    later = {**files, "field/app.ts": files["main.ts"]}
    monkeypatch.setattr(assets, "_manifest", lambda written: later)
    phone.page.reload()
    phone.page.wait_for_timeout(1500)  # looked after behind the page
    assert phone.page.evaluate(KEPT) == before
    opens_without_a_line(phone)


def test_a_new_worker_without_its_page_leaves_the_one_before_in_place(
    phone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.open()
    phone.set_up(PHONE)
    phone.page.evaluate("async () => Boolean(await navigator.serviceWorker.ready)")
    phone.context.clear_cookies()
    written = worker._written
    monkeypatch.setattr(
        worker, "_written", lambda *given: written(*given).replace('VERSION = "', 'VERSION = "9')
    )
    assert phone.page.evaluate(UPDATE) == "redundant"
    opens_without_a_line(phone)


def collect(phone: Telephone, visit: str) -> None:
    """Collect evidence of several kinds for an indicator."""
    phone.go(f"{visit}/line//1.1")
    phone.fill(text="ติดตามรายคน (ตัวอย่าง)")
    phone.keep()
    for kind, who in (("interview", {"people": "ครู 2 คน"}), ("observation", {})):
        phone.go(f"{visit}/new/{kind}/1.1")
        phone.fill(**who, said=SAID)
        phone.keep()
    photograph(phone, visit, PHOTO)
    phone.go(f"{visit}/new/sound/1.1")
    phone.press("Begin to record sound")
    expect(phone.page.get_by_role("timer")).to_have_text("0:01")
    phone.press("Stop and add")
    expect(phone.page.locator("#taking li")).to_have_count(1)
    phone.keep()


def photograph(phone: Telephone, visit: str, photo: dict[str, object]) -> None:
    phone.go(f"{visit}/new/photo/1.1")
    phone.page.locator("input[type=file]").last.set_input_files(photo)  # type: ignore[arg-type]
    phone.fill(title=TITLE)
    phone.keep()


def judge(phone: Telephone, visit: str) -> None:
    """Give a score that cites what was collected last."""
    phone.go(f"{visit}/i/1.1/score")
    phone.page.locator("input[name=mark]").nth(1).check()
    phone.fill(reason="พบตามหลักฐาน (ตัวอย่าง)")
    phone.page.locator("input[name^=cite-]").first.check()
    phone.keep()


def close(phone: Telephone, visit: str) -> None:
    """Keep who was there, tell the institution, and let it sign."""
    phone.go(f"{visit}/team")
    phone.page.get_by_role("link", name="Attendance").first.click()
    expect(phone.page.locator("#name-1")).to_be_visible()
    phone.keep()
    phone.go(f"{visit}/feedback")
    phone.fill(heard="สถานศึกษารับทราบ (ตัวอย่าง)")
    phone.keep()
    phone.go(f"{visit}/sign-off")
    phone.fill(name="ผู้อำนวยการ (ตัวอย่าง)", position="ผู้อำนวยการ")
    phone.page.locator("input[name=sure]").check()
    phone.keep()


def told_in_the_end(phone: Telephone) -> tuple[int, int]:
    """Return what the office knows of the device's ledger: not sent, confirmed; waits while it is older."""
    for _ in range(50):
        told = FieldDevice.objects.get().told
        if told.get("confirmed"):
            break
        phone.page.wait_for_timeout(100)
    return told["unsent"], told["confirmed"]


def test_a_day_without_a_line_arrives_whole_and_is_found_in_the_office(
    phone: Telephone, world: World, window: Open, registrar: Person
) -> None:
    prepare(phone, world)
    visit = f"/v/{world.case.pk}"
    collect(phone, visit)
    judge(phone, visit)
    close(phone, visit)
    assert phone.counts() == (9, 0, 0)
    phone.context.set_offline(False)
    phone.confirmed(9)
    assert told_in_the_end(phone) == (0, 9)
    assert set(FieldAnswer.objects.values_list("result", flat=True)) == {"done"}
    kinds = sorted(CaseEvidence.objects.filter(case=world.case).values_list("kind", flat=True))
    assert kinds == ["interview", "observation", "photo", "sound"]
    records = sorted(VisitRecord.objects.values_list("kind", flat=True))
    assert records == ["attendance", "oral_feedback", "sign_off"]
    phone.page.goto(f"{phone.base}/cases/{world.case.pk}/scores/1.1/")
    expect(phone.page.locator("main")).to_contain_text(TITLE)
    board = window(registrar, language="en").open(f"/field-board/?day={world.case.visit.starts}")
    expect(board.locator("main")).to_contain_text(PHONE)
    expect(board.locator("main")).not_to_contain_text("unsent on it")  # what it told before its last batch


def test_what_goes_wrong_on_the_way_ends_in_words_and_loses_nothing(phone: Telephone, world: World) -> None:
    prepare(phone, world)
    photograph(phone, f"/v/{world.case.pk}", NO_PHOTO)
    photograph(phone, f"/v/{world.case.pk}", {**PHOTO, "name": "board.xyz"})
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    expect(phone.page.locator(".pk-err")).to_contain_text("FIELD-070")
    assert phone.counts() == (2, 0, 0)
    phone.signed_in(world.chair)
    phone.go("/ledger")
    phone.press("Send now")
    phone.confirmed(2)
    told = phone.page.get_by_text("FIELD-028")
    expect(told).to_have_count(2)
    assert list(FieldAnswer.objects.values_list("result", "code")) == [("refused", "FIELD-028")] * 2
