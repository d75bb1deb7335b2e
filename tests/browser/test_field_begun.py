"""What was begun and is no entry yet: sealed on the device, gone with its entry, never sent."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.field_device import PLAIN, Device
from tests.browser.field_fake import Fake
from tests.browser.test_field_log import context, device, fake, pieces

__all__ = ["context", "device", "fake"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "new-4-sound-1.1"
BEGIN = """const begun = { name: given.name, case: 4, way: "/v/4/new/sound/1.1",
    at: "2024-01-15T09:00:00.000Z",
    from: { parent: "", base: 3 }, first: "{}", value: { note: "ที่พิมพ์ค้างไว้" },
    files: given.files.map((id) => ({ id, name: "s.webm", type: "audio/webm", size: 0, cut: true })) };
  await field.begun.put(begun);
  for (const id of given.files)
    for (const n of [0, 1]) await field.begun.add(id, n, new Blob([`เสียง${n}`]))"""
ALL = """return (await field.begun.all())
  .map((one) => [one.name, one.from.base, one.value.note, one.files.length])"""
HEARD = """const [one] = await field.begun.all();
  return (await field.begun.blob(one.files[0])).text()"""
KEEP = """return field.log.record({ case: 4, step: "score.finding", data: { kind: "note", text: "เก็บแล้ว" },
  ends: { name: given.name, left: null } })"""


def begin(device: Device, *files: str) -> None:
    """Begin something, with recordings of two pieces each."""
    device.run(BEGIN, name=NAME, files=list(files))


def on_disk(device: Device) -> str:
    """Return everything that lies in the database, as text."""
    return str(
        device.run("""
      const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
      const db = await asked(indexedDB.open("prakan-field"));
      const plain = (_, value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
      const rows = [];
      for (const room of db.objectStoreNames)
        for (const row of await asked(db.transaction(room).objectStore(room).getAll()))
          rows.push(JSON.stringify(row, plain));
      db.close();
      return rows.join(" ")""")
    )


def test_it_comes_back_only_with_the_code_and_nothing_of_it_can_be_read_without(device: Device) -> None:
    begin(device, "one")
    found = on_disk(device)
    assert [word in found for word in (NAME, "ที่พิมพ์ค้างไว้", "เสียง")] == [True, False, False]
    assert device.open() == "locked"
    assert device.run(ALL.replace("one.from.base, ", "0, ")) == []
    assert device.unlock()
    assert device.run(ALL) == [[NAME, 3, "ที่พิมพ์ค้างไว้", 1]]
    assert device.run(HEARD) == "เสียง0เสียง1"


def test_it_counts_as_no_entry_and_never_leaves_the_device(device: Device, fake: Fake) -> None:
    begin(device, "one")
    device.record()
    device.sync()
    assert (device.counts(), len(fake.entries)) == ((1, 0, 0, 1), 1)
    assert sum(len(batch["items"]) for batch in fake.batches) == 1
    assert device.run("return (await field.log.rescue()).blob.text()").count("new-4-sound") == 0


def test_it_ends_in_the_stroke_that_makes_the_entry(device: Device) -> None:
    begin(device, "one", "two")
    device.run(KEEP, name=NAME)
    assert (device.run(ALL), device.counts(), pieces(device)) == ([], (1, 1, 0, 0), 0)


def test_what_is_still_to_be_kept_goes_on_with_its_files(device: Device) -> None:
    begin(device, "one", "two")
    left = """const [now] = await field.begun.all();
      return field.log.record({ case: 4, step: "score.finding", data: { kind: "note", text: "หนึ่ง" },
        ends: { name: now.name, left: { ...now, files: now.files.slice(1) } } })"""
    device.run(left)
    assert (device.run(ALL), pieces(device)) == ([[NAME, 3, "ที่พิมพ์ค้างไว้", 1]], 2)


def test_an_entry_that_was_not_taken_leaves_it_as_it_was(device: Device) -> None:
    begin(device)
    long = KEEP.replace('"เก็บแล้ว"', '"ก".repeat(30000)')
    refused = device.page.evaluate(
        """([script, given]) => new (async () => {}).constructor("field", "given", script)(field, given)
             .then(() => "", (error) => error.code)""",
        [long, {"name": NAME}],
    )
    assert (refused, device.run(ALL)) == ("FIELD-085", [[NAME, 3, "ที่พิมพ์ค้างไว้", 0]])


def test_pieces_of_what_is_begun_outlive_the_sweep_and_go_when_it_is_thrown_away(device: Device) -> None:
    begin(device, "one")
    device.run("await field.begun.add('stray', 0, new Blob(['x']))")
    device.open()
    device.unlock()
    assert (pieces(device), device.run(HEARD)) == (2, "เสียง0เสียง1")
    device.run("await field.begun.drop(given.name)", name=NAME)
    assert (device.run(ALL), pieces(device)) == ([], 0)


FIRST: list[Any] = ["entries", "states", "pieces", "aside", "packages", "meta"]
OLD = """async (rooms) => {
  const asked = indexedDB.open("prakan-field", 1);
  asked.onupgradeneeded = () => {
    for (const room of rooms) {
      const made = asked.result.createObjectStore(room, room === "meta" ? {}
        : { keyPath: { pieces: ["file", "n"], packages: "case" }[room] ?? "seq" });
      if (room === "entries" || room === "states") {
        made.createIndex("id", "id", { unique: true });
        made.createIndex("case", "case");
      }
    }
    asked.transaction.objectStore("meta").put("เดิม", "before");
  };
  await new Promise((done) => { asked.onsuccess = done; });
  asked.result.close();
}"""


def test_a_device_of_the_version_before_goes_on_with_all_that_it_has(context: BrowserContext) -> None:
    made = Device(context.new_page(), "")
    made.page.goto(PLAIN)
    made.page.evaluate(OLD, FIRST)
    assert made.open() == "new"
    made.register()
    begin(made)
    assert (made.run(ALL), "เดิม" in on_disk(made)) == ([[NAME, 3, "ที่พิมพ์ค้างไว้", 0]], True)
