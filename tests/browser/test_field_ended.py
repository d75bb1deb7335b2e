"""A file for which nobody waits any more: the device says so, keeps its bytes, and sends them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.field_device import Device
from tests.browser.field_fake import Fake
from tests.browser.test_field_sync import PHOTO, SOUND, attach, context, device, fake

__all__ = ["context", "device", "fake"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NO_FILES = {"/uploads/": 503}
BYTES = "return Promise.all(given.ids.map(async (id) => (await field.log.blob(id))?.size ?? null))"


def of_first(device: Device) -> dict[str, Any]:
    found: dict[str, Any] = device.all()[0]
    return found


@pytest.fixture
def ended(device: Device, fake: Fake) -> str:
    """A photo whose entry came and whose file did not; then somebody ended the waiting. Its id."""
    file = str(attach(device, PHOTO)["files"][0]["id"])
    fake.fails |= NO_FILES
    device.sync()
    assert device.counts() == (1, 0, 1, 0)
    fake.over.append(file)
    device.sync()
    return file


def test_the_entry_is_confirmed_and_says_who_decided(device: Device, ended: str) -> None:
    told = of_first(device)
    assert (device.counts(), told["result"], told["problem"]["code"]) == ((1, 0, 0, 1), "done", "FIELD-092")
    [file] = told["files"]
    assert (file["held"], file["ended"], file["here"]) == (False, True, True)


def test_its_bytes_stay_on_the_device_and_stand_in_the_rescue_file(device: Device, ended: str) -> None:
    assert device.run("return field.log.letGo()") == 0
    assert device.run(BYTES, ids=[ended]) == [300_000]
    held = device.run("return (await field.log.rescue()).blob.size")
    assert held > 300_000


def test_what_comes_all_the_same_is_held_and_the_reason_is_gone(
    device: Device, fake: Fake, ended: str
) -> None:
    fake.fails.clear()
    device.sync()
    told = of_first(device)
    assert (ended in fake.held, told["files"][0]["held"], told["files"][0]["ended"]) == (True, True, False)
    assert (told["problem"], device.counts()) == (None, (1, 0, 0, 1))
    assert device.run("return field.log.letGo()") == 300_000


def test_another_file_of_the_same_entry_is_still_waited_for(device: Device, fake: Fake) -> None:
    first, second = attach(device, PHOTO, SOUND)["files"]
    fake.fails |= NO_FILES
    device.sync()
    fake.over.append(first["id"])
    device.sync()
    assert (device.counts(), of_first(device)["result"]) == ((1, 0, 1, 0), "waiting")
    fake.fails.clear()
    device.sync()
    assert {first["id"], second["id"]} == fake.held.keys()
    assert device.counts() == (1, 0, 0, 1)
