"""The log of a device in a real Chromium: what was promised is there, whatever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.browser.field_device import CODE, LIGHT, PLAIN, Device, Failed, Phone
from tests.browser.field_fake import Fake

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MIB = 1024 * 1024


@pytest.fixture
def fake() -> Fake:
    """A server of the test's own."""
    return Fake()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, fake: Fake) -> Iterator[BrowserContext]:
    """A browser's storage of its own, speaking with the fake."""
    made = browser.new_context(base_url=live_server.url)
    made.set_default_timeout(120_000)  # a browser that starts on a busy machine
    made.add_init_script(LIGHT)
    fake.serve(made)
    yield made
    made.close()


@pytest.fixture
def device(context: BrowserContext, live_server: LiveServer) -> Device:
    """A registered device, open."""
    made = Device(context.new_page(), live_server.url)
    assert made.open() == "new"
    made.register()
    return made


def test_what_was_recorded_is_there_after_a_reload_and_only_with_the_code(device: Device) -> None:
    first = device.record()
    second = device.record(data={"code": "1.2", "mark": "4", "reason": "", "evidence": []})
    entries = [first["entry"], second["entry"]]
    assert [(e["seq"], e["prev"], e["target"]) for e in entries] == [
        (1, "", "score:1.1"),
        (2, first["digest"], "score:1.2"),
    ]
    assert device.open() == "locked"
    with pytest.raises(Failed) as locked:
        device.record()
    assert locked.value.code == "FIELD-078"
    assert (device.unlock("ไม่ใช่รหัส"), device.unlock()) == (False, True)
    assert [one["entry"] for one in device.all()] == entries
    assert device.counts() == (2, 2, 0, 0)


def test_whoever_has_the_disk_guesses_the_code_slowly(device: Device) -> None:
    first = device.page.evaluate("asked")
    device.open()
    assert (first, device.unlock(), device.page.evaluate("asked")) == ([600_000], True, [600_000])


def test_wrong_codes_must_wait_longer_each_time_and_a_reload_gives_no_try_back(device: Device) -> None:
    device.open()
    assert [device.unlock("ผิดผิดผิด") for _ in range(5)] == [False] * 5
    device.open()
    with pytest.raises(Failed) as waits:
        device.unlock()
    assert (waits.value.code, 0 < waits.value.values["seconds"] <= 30) == ("FIELD-074", True)
    device.run("return field.door.unlockOnline(given.code)", code="รหัสใหม่88")
    assert device.run("return field.door.state()") == "open"


def test_nothing_on_the_disk_can_be_read_without_the_secret(device: Device) -> None:
    device.record(files=[{"name": "ห้องเรียน.txt", "type": "text/plain", "text": "พยานหลักฐาน"}])
    kept = device.run("""
      const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
      const db = await asked(indexedDB.open("prakan-field"));
      const plain = (_, value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
      const rows = [];
      for (const room of db.objectStoreNames)
        for (const row of await asked(db.transaction(room).objectStore(room).getAll()))
          rows.push(JSON.stringify(row, plain));
      return rows.join(" ")""")
    assert [word in kept for word in ("เหตุผล", "พยานหลักฐาน", "ห้องเรียน")] == [False] * 3


def test_a_file_is_kept_in_pieces_with_its_digest_and_comes_back_whole(device: Device) -> None:
    told = device.record(
        step="score.attach",
        data={"kind": "video", "title": "คาบเรียน"},
        files=[{"name": "คาบ.mp4", "type": "video/mp4", "size": 9 * MIB, "fill": 7}],
    )
    file = told["files"][0]
    again = device.run(
        """const blob = await field.log.blob(given.id);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
      return [blob.size, blob.type, [...digest].map((b) => b.toString(16).padStart(2, "0")).join("")]""",
        id=file["id"],
    )
    assert again == [9 * MIB, "video/mp4", file["sha256"]]


def test_a_clock_that_is_wrong_is_told_as_far_as_it_is_known(device: Device, fake: Fake) -> None:
    fake.server_at = "2001-01-01T00:00:00+00:00"
    assert device.record()["entry"]["clock"]["ahead"] is None
    device.sync()
    late = device.record()["entry"]
    assert late["clock"]["ahead"] > 20 * 365 * 86_400_000
    assert len(late["at"]) == len("2024-01-15T09:00:00.000+07:00")


def test_a_full_device_says_so_and_keeps_nothing_half(
    browser: Browser, live_server: LiveServer, fake: Fake, tmp_path: Path
) -> None:
    phone = Phone(browser.browser_type, live_server.url, tmp_path / "profile")
    fake.serve(phone.start())
    device = phone.device()
    device.page.goto(device.base + PLAIN)
    spoken = device.page.context.new_cdp_session(device.page)
    spoken.send("Storage.overrideQuotaForOrigin", {"origin": device.base, "quotaSize": 3 * MIB})
    device.open()
    device.register()
    device.record()
    film = {"name": "คาบ.mp4", "type": "video/mp4", "size": 8 * MIB}
    with pytest.raises(Failed) as full:
        device.record(step="score.attach", data={"kind": "video"}, files=[film])
    assert (full.value.code, device.counts(), pieces(device)) == ("FIELD-073", (1, 1, 0, 0), 0)
    assert device.record()["entry"]["seq"] == 2  # a text still has room
    phone.kill()


def test_what_cannot_fit_is_refused_before_it_is_read(device: Device) -> None:
    device.run("navigator.storage.estimate = async () => ({ quota: 9000000, usage: 8000000 })")
    film = {"name": "คาบ.mp4", "type": "video/mp4", "size": 8 * MIB}
    with pytest.raises(Failed) as full:
        device.record(step="score.attach", data={"kind": "video"}, files=[film])
    assert (full.value.code, full.value.values) == ("FIELD-073", {"needs": 8 * MIB, "free": 1_000_000})


def pieces(device: Device) -> int:
    """Return how many pieces of files lie on the device."""
    return int(
        device.run("""
      const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
      const db = await asked(indexedDB.open("prakan-field"));
      return asked(db.transaction("pieces").objectStore("pieces").count())""")
    )


SPOIL = """
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const db = await asked(indexedDB.open("prakan-field"));
  const tx = db.transaction(["entries", "states"], "readwrite");
  const ended = new Promise((done) => { tx.oncomplete = () => done(); });
  const room = tx.objectStore("entries");
  const row = await asked(room.get(given.seq));
  row.sealed[40] ^= 1;
  if (given.gone) { room.delete(given.seq); tx.objectStore("states").delete(given.seq); }
  else room.put(row);
  await ended;
  db.close()"""


def test_a_damaged_tail_is_put_aside_and_named_and_the_log_goes_on(device: Device) -> None:
    digests = [device.record()["digest"] for _ in range(3)]
    device.run(SPOIL, seq=3)
    device.open()
    device.unlock()
    assert device.run("return field.faults()") == {"aside": 1, "loose": [], "lost": [3]}
    assert (device.counts(), device.ledger()["lost"]) == ((2, 2, 0, 0), 1)
    fourth = device.record()["entry"]
    assert (fourth["seq"], fourth["prev"]) == (4, digests[2])


def test_a_database_that_was_put_back_is_noticed_and_no_number_is_used_twice(
    device: Device, fake: Fake
) -> None:
    digests = [device.record()["digest"] for _ in range(3)]
    device.sync()
    device.record()
    for seq in (3, 4):
        device.run(SPOIL, seq=seq, gone=True)
    device.open()
    device.unlock()
    assert (device.run("return field.faults().lost"), len(digests)) == ([3, 4], 3)
    assert device.record()["entry"]["seq"] == 5
    device.sync()
    assert device.run("return field.faults().lost") == [4]  # the third had arrived: it is not lost
    assert sorted(entry["seq"] for entry in fake.entries.values()) == [1, 2, 3, 5]


def test_a_browser_that_threw_everything_away_is_noticed(
    device: Device, context: BrowserContext, fake: Fake
) -> None:
    device.record()
    device.sync()
    device.record()
    key = device.run("return field.log.device")
    context.new_page().goto(device.base + "/static/")  # the app is closed
    device.page.goto(device.base + "/static/")
    device.page.evaluate(
        "new Promise((done) => { indexedDB.deleteDatabase('prakan-field').onsuccess = done; })"
    )
    assert device.open() == "new"
    device.register()
    assert (device.run("return field.log.device"), device.ledger()["lost"]) == (key, 2)
    device.sync()
    assert device.run("return field.faults().lost") == [2]
    assert device.record()["entry"]["seq"] == 3


def test_two_tabs_write_one_log(device: Device, context: BrowserContext) -> None:
    other = Device(context.new_page(), device.base)
    assert (other.open(), other.unlock()) == ("locked", True)
    both = """const note = (n) => ({ case: 4, step: "score.finding", data: { kind: "note", text: `${n}` } });
      return Promise.all([1, 2, 3, 4, 5].map((n) => field.log.record(note(n)))).then(() => 0)"""
    device.page.evaluate(f"window.busy = (async (field) => {{ {both} }})(window.field)")
    other.run(both)
    device.page.evaluate("window.busy")
    entries = [one["entry"] for one in other.all()]
    digests = [one["digest"] for one in device.all()]
    assert [e["seq"] for e in entries] == list(range(1, 11))
    assert [e["prev"] for e in entries] == ["", *digests[:-1]]


def test_a_text_that_is_too_long_is_refused_before_anything_is_kept(device: Device) -> None:
    with pytest.raises(Failed) as long:
        device.record(data={"code": "1.1", "reason": "ก" * 30_000})
    assert (long.value.code, device.counts()) == ("FIELD-085", (0, 0, 0, 0))


def test_what_was_promised_is_there_after_the_browser_was_killed(
    browser: Browser, live_server: LiveServer, fake: Fake, tmp_path: Path
) -> None:
    phone = Phone(browser.browser_type, live_server.url, tmp_path / "profile")
    fake.serve(phone.start())
    device = phone.device()
    device.open()
    device.register()
    promised = [device.record()["digest"] for _ in range(3)]
    film = {"name": "คาบ.mp4", "type": "video/mp4", "size": 9 * MIB}
    promised.append(device.record(step="score.attach", data={"kind": "video"}, files=[film])["digest"])
    device.page.evaluate(
        """const blob = new Blob([new Uint8Array(40 * 1024 * 1024)]);
        const file = { role: "original", name: "b.mp4", type: "video/mp4", blob };
        const draft = { case: 4, step: "score.attach", data: {}, files: [file] };
        void window.field.log.record(draft).catch(() => 0)"""
    )
    device.page.wait_for_timeout(150)  # it is being taken
    phone.kill()
    fake.serve(phone.start())
    device = phone.device()
    assert (device.open(), device.unlock(CODE)) == ("locked", True)
    found = device.all()
    assert [one["digest"] for one in found][:4] == promised
    assert (
        device.run("return (await field.log.blob(given.id)).size", id=found[3]["files"][0]["id"]) == 9 * MIB
    )
    assert pieces(device) == 3 if len(found) == 4 else pieces(device) == 13
    phone.kill()
