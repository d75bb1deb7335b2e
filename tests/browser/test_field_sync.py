"""The line of a device in a real Chromium: in order, on after every break, truthful in its ledger."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.browser.field_device import CODE, LIGHT, Device, Failed
from tests.browser.field_fake import Fake

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MIB = 1024 * 1024
PHOTO = {"name": "ภาพ.jpg", "type": "image/jpeg", "size": 300_000, "fill": 1}
SOUND = {"name": "เสียง.m4a", "type": "audio/mp4", "size": 200_000, "fill": 2}
PAPER = {"name": "แผน.pdf", "type": "application/pdf", "size": 100_000, "fill": 3}
FILM = {"name": "คาบ.mp4", "type": "video/mp4", "size": 9 * MIB, "fill": 4}
THIN = "Object.defineProperty(navigator, 'connection', { value: { type: 'cellular' }, configurable: true })"


@pytest.fixture
def fake() -> Fake:
    """A server of the test's own."""
    return Fake()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, fake: Fake) -> Iterator[BrowserContext]:
    """A browser's storage of its own, speaking with the fake."""
    made = browser.new_context(base_url=live_server.url)
    made.add_init_script(LIGHT)
    fake.serve(made)
    yield made
    made.close()


@pytest.fixture
def device(context: BrowserContext, live_server: LiveServer) -> Device:
    """A registered device, open."""
    made = Device(context.new_page(), live_server.url)
    made.open()
    made.register()
    return made


def attach(device: Device, *files: dict[str, Any]) -> dict[str, Any]:
    return device.record(step="score.attach", data={"kind": "photo", "title": "หลักฐาน"}, files=list(files))


def test_what_was_recorded_arrives_in_order_and_is_confirmed_once_the_server_says_so(
    device: Device, fake: Fake
) -> None:
    told = [device.record(), attach(device, PHOTO)]
    fake.fails["/field/files/"] = 503
    assert (device.sync() or {})["code"] == "X-503"
    assert device.counts() == (2, 0, 1, 1)
    fake.fails.clear()
    assert device.sync() is None
    assert device.counts() == (2, 0, 0, 2)
    assert list(fake.entries.values()) == [one["entry"] for one in told]
    file = told[1]["files"][0]
    assert fake.held == {file["id"]: file["sha256"]}
    head = fake.batches[0]["head"]
    assert (head, fake.batches[0]["ledger"]["unsent"]) == ({"seq": 2, "digest": told[1]["digest"]}, 2)


def test_photos_go_first_and_videos_wait_for_a_line_that_is_not_metered(device: Device, fake: Fake) -> None:
    device.page.evaluate(THIN)
    for file in (FILM, PAPER, SOUND, PHOTO):
        attach(device, file)
    device.sync()
    assert [upload.size for upload in fake.uploads] == [300_000, 200_000, 100_000]
    assert device.counts() == (4, 0, 1, 3)
    device.run("await field.sync.anyway()")
    assert (device.counts(), fake.uploads[-1].size) == ((4, 0, 0, 4), 9 * MIB)


def test_a_line_that_lasts_for_seconds_brings_everything_across(device: Device, fake: Fake) -> None:
    fake.lasts, fake.lasts_items = 100_000, 2
    for _ in range(5):
        device.record()
    attach(device, PHOTO)
    for _ in range(20):
        device.sync()
        if device.counts() == (6, 0, 0, 6):
            break
    assert (device.counts(), len(fake.uploads)) == ((6, 0, 0, 6), 1)


def test_whoever_gets_something_across_does_not_wait_longer_and_longer(device: Device, fake: Fake) -> None:
    attach(device, FILM)
    waits = []
    for bytes_ in (2 * MIB, 4 * MIB, 6 * MIB):
        fake.breaks_at = bytes_
        device.sync()
        waits.append(device.run("return field.sync.fails"))
    assert waits == [1, 1, 1]
    device.sync()
    assert device.run("return field.sync.fails") == 2  # nothing came across


def test_a_file_goes_on_where_the_line_broke_also_after_a_reload(device: Device, fake: Fake) -> None:
    fake.breaks_at = 3 * MIB
    told = attach(device, FILM)
    device.sync()
    assert (device.counts(), len(fake.uploads[0].content)) == ((1, 0, 1, 0), 3 * MIB)
    assert device.all()[0]["files"][0]["offset"] == 3 * MIB
    device.open()
    device.unlock()
    fake.breaks_at = None
    assert device.sync() is None
    assert (len(fake.uploads), device.counts()) == (1, (1, 0, 0, 1))
    assert fake.held == {told["files"][0]["id"]: told["files"][0]["sha256"]}


@pytest.mark.parametrize(
    "once",
    [
        ("PATCH", 409, "UPLOAD-004"),  # what came before the break was still being written
        ("PATCH", 423, "UPLOAD-003"),  # the line before is not known to be broken yet
        ("PATCH", 460, "UPLOAD-006"),
        ("POST", 422, "UPLOAD-012"),
        ("HEAD", 503, ""),
        ("HEAD", 429, ""),
    ],
)
def test_a_file_is_not_begun_anew_because_the_server_is_busy_or_further(
    device: Device, fake: Fake, once: tuple[str, int, str]
) -> None:
    fake.breaks_at = 3 * MIB
    attach(device, FILM)
    device.sync()
    fake.breaks_at, fake.once = None, once
    device.sync()
    assert fake.once is None
    device.sync()
    assert (len(fake.uploads), device.counts()) == (1, (1, 0, 0, 1))


def test_that_the_store_is_away_is_told_at_once(device: Device, fake: Fake) -> None:
    attach(device, PHOTO)
    fake.once = ("POST", 422, "FILE-018")
    device.sync()
    assert (device.counts(), device.all()[0]["problem"]["code"]) == ((1, 0, 1, 0), "FILE-018")
    device.sync()
    assert (len(fake.uploads), device.counts()) == (1, (1, 0, 0, 1))


def test_a_file_whose_parts_change_on_their_way_holds_up_no_other_waits_longer_and_longer_and_says_so(
    device: Device, fake: Fake
) -> None:
    fake.mangles = 0
    attach(device, PHOTO)
    attach(device, PAPER)
    told = []
    for _ in range(4):
        device.sync()
        told.append((device.run("return field.sync.fails"), (device.all()[0]["problem"] or {}).get("code")))
    assert told == [(1, None), (2, None), (3, None), (4, "UPLOAD-006")]
    assert (len(fake.uploads), device.counts()) == (2, (2, 0, 1, 1))
    fake.mangles = None
    device.sync()
    assert (len(fake.uploads), device.counts(), device.all()[0]["problem"]) == (2, (2, 0, 0, 2), None)


def test_a_file_whose_upload_the_server_knows_no_more_is_begun_anew(device: Device, fake: Fake) -> None:
    fake.breaks_at = 3 * MIB
    attach(device, FILM)
    device.sync()
    fake.breaks_at, fake.once = None, ("HEAD", 404, "UPLOAD-001")
    device.sync()
    device.sync()
    assert (len(fake.uploads), device.counts()) == (2, (1, 0, 0, 1))


def test_answers_that_were_lost_on_their_way_are_asked_for(device: Device, fake: Fake) -> None:
    device.record()
    device.page.route("**/field/batches/", fake.answer_lost)
    device.sync()
    assert (len(fake.entries), device.counts()) == (1, (1, 1, 0, 0))
    device.page.unroute("**/field/batches/")
    device.open()
    device.unlock()
    device.sync()
    assert (device.counts(), len(fake.batches)) == ((1, 0, 0, 1), 1)


def test_a_server_that_was_put_back_gets_everything_again(device: Device, fake: Fake) -> None:
    attach(device, PHOTO)
    device.sync()
    assert device.counts() == (1, 0, 0, 1)
    fake.entries.clear()
    fake.held.clear()
    device.open()
    device.unlock()
    device.sync()
    assert (device.counts(), len(fake.entries), len(fake.held)) == ((1, 0, 0, 1), 1, 1)


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "FIELD-070"), (426, "FIELD-071"), (507, "X-507"), (429, "X-429"), (500, "X-500")],
)
def test_whatever_the_server_says_everything_stays(
    device: Device, fake: Fake, status: int, code: str
) -> None:
    device.record()
    fake.fails["/field/"] = status
    assert ((device.sync() or {})["code"], device.counts()) == (code, (1, 1, 0, 0))
    fake.fails.clear()
    assert (device.sync(), device.counts()) == (None, (1, 0, 0, 1))


def test_refused_and_met_entries_are_among_the_confirmed(device: Device, fake: Fake) -> None:
    kept = [device.record()["entry"]["id"] for _ in range(3)]
    fake.results = {kept[0]: "refused", kept[1]: "conflict"}
    device.sync()
    told = device.ledger()
    assert (device.counts(), told["refused"], told["conflicts"]) == ((3, 0, 0, 3), 1, 1)
    assert device.all()[0]["problem"]["code"] == "FIELD-020"


def test_a_file_that_is_refused_with_its_last_byte_is_sent_once_and_its_entry_says_why(
    device: Device, fake: Fake
) -> None:
    fake.spoilt = True
    attach(device, PHOTO)
    assert (device.sync(), device.sync()) == (None, None)
    assert (len(fake.uploads), device.counts(), device.ledger()["refused"]) == (1, (1, 0, 0, 1), 1)
    assert device.all()[0]["problem"]["code"] == "FIELD-020"


def test_a_withdrawn_device_shuts_and_opens_again_once_that_is_undone(device: Device, fake: Fake) -> None:
    digest = device.record()["digest"]
    fake.withdrawn = True
    assert (device.sync() or {})["code"] == "FIELD-072"
    assert device.run("return field.door.state()") == "locked"
    with pytest.raises(Failed) as shut:
        device.unlock()
    assert shut.value.code == "FIELD-072"
    fake.withdrawn = False
    device.run("return field.door.unlockOnline(given.code)", code=CODE)
    assert ([one["digest"] for one in device.all()], device.sync()) == ([digest], None)


def test_a_withdrawn_device_shuts_although_it_has_nothing_to_send(device: Device, fake: Fake) -> None:
    device.record()
    device.sync()
    fake.gone = [device.run("return field.log.device")]
    assert (device.sync() or {})["code"] == "FIELD-072"
    assert device.run("return field.door.state()") == "locked"


def test_a_device_put_back_from_a_backup_uses_no_number_again_and_says_what_is_not_here(
    device: Device, fake: Fake
) -> None:
    device.record()
    device.sync()
    others = {**next(iter(fake.entries.values())), "id": "x", "seq": 1}, {"id": "y", "seq": 2, "files": []}
    for one in others:  # what this device sent before it was put back
        fake.entries[one["id"]] = {**one, "files": []}
    fake.head = 3
    device.open()
    device.unlock()
    device.sync()
    assert (device.ledger()["elsewhere"], device.ledger()["lost"]) == (2, 1)  # the third never came
    assert device.record()["entry"]["seq"] == 4


@pytest.mark.parametrize(
    "code", ["FILE-018", "UPLOAD-003"]
)  # the store is away; an earlier call still stores it
def test_a_file_that_the_store_cannot_take_now_is_asked_for_again_and_not_sent_again(
    device: Device, fake: Fake, code: str
) -> None:
    attach(device, PHOTO)
    fake.away = code
    device.sync()
    assert (device.counts(), len(fake.uploads)) == ((1, 0, 1, 0), 1)
    assert device.all()[0]["problem"]["code"] == code
    fake.away = ""
    device.sync()
    assert (device.counts(), len(fake.uploads)) == ((1, 0, 0, 1), 1)


def test_why_a_file_does_not_come_is_said_also_when_others_wait_for_it(device: Device, fake: Fake) -> None:
    attach(device, PHOTO)
    cites = device.record()
    fake.away, fake.results[cites["entry"]["id"]] = "FILE-018", "waiting"  # so the device asks the ledger
    device.sync()
    first, second = device.all()
    assert (first["problem"]["code"], second["problem"]) == ("FILE-018", None)
    device.sync()
    assert device.all()[0]["problem"]["code"] == "FILE-018"
    fake.away, fake.results = "", {}
    device.sync()
    assert (device.counts(), device.all()[0]["problem"]) == ((2, 0, 0, 2), None)


def test_what_is_confirmed_can_be_let_go_and_nothing_else(device: Device, fake: Fake) -> None:
    attach(device, PHOTO)
    device.sync()
    waiting = attach(device, SOUND)
    assert device.run("return field.log.letGo()") == 300_000
    first, second = device.all()
    blobs = "return Promise.all(given.ids.map(async (id) => (await field.log.blob(id))?.size ?? null))"
    ids = [first["files"][0]["id"], second["files"][0]["id"]]
    assert (device.run(blobs, ids=ids), second["digest"]) == ([None, 200_000], waiting["digest"])
    assert first["files"][0]["here"] is False


def test_a_rescue_file_holds_what_is_not_confirmed_and_only_the_secret_opens_it(
    device: Device, fake: Fake
) -> None:
    attach(device, PHOTO)
    device.sync()
    told = attach(device, FILM)
    name, content = device.run("""const { name, blob } = await field.log.rescue();
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 9999)
        text += String.fromCharCode(...bytes.subarray(at, at + 9999));
      return [name, btoa(text)]""")
    key, file = AESGCM(base64.b64decode(fake.secret)), told["files"][0]
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(content))) as archive:
        head = json.loads(archive.read("rescue.json"))
        lines = archive.read("log").decode().splitlines()
        pieces = [archive.read(f"files/{file['id']}/{n}") for n in range(3)]
        kinds = {one.compress_type for one in archive.infolist()}
    sealed = base64.b64decode(lines[0])
    entry = json.loads(key.decrypt(sealed[:12], sealed[12:], b"log:1"))
    plain = [key.decrypt(p[:12], p[12:], f"{file['id']}:{n}".encode()) for n, p in enumerate(pieces)]
    assert (len(lines), entry["digest"], kinds) == (1, told["digest"], {zipfile.ZIP_STORED})
    assert hashlib.sha256(b"".join(plain)).hexdigest() == file["sha256"]
    assert (head["entries"], head["files"], head["bytes"], head["head"]["seq"]) == (1, 1, 9 * MIB, 2)
    assert name.startswith(f"prakan-{told['entry']['device']}-")
    assert name.endswith(".rescue.zip")
