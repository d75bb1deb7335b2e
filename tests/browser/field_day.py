"""A telephone in the hands of an assessor (made up): the real app, pressed as a person presses it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from prakan.foundation.models import Person

CODE = "ดอกบัว77"


@dataclass
class Telephone:
    """The app in one page of a browser with its own storage."""

    context: BrowserContext
    base: str
    page: Page

    def signed_in(self, person: Person, language: str = "en") -> None:
        """Sign a person in, as the page of signing in does."""
        Person.objects.filter(pk=person.pk).update(language=language)
        client = Client()
        client.force_login(person)
        cookies = {
            settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
            settings.LANGUAGE_COOKIE_NAME: language,
        }
        self.context.add_cookies([{"name": n, "value": v, "url": self.base} for n, v in cookies.items()])

    def open(self, at: str = "/") -> None:
        """Open the app, or go to one of its screens."""
        self.page.goto(f"{self.base}/field/#{at}")
        expect(self.heading).to_be_visible()

    def go(self, at: str) -> None:
        """Go to a screen of the app that is open."""
        self.page.evaluate("at => { location.hash = at }", at)
        self.page.wait_for_timeout(300)  # drawn from the disk, no request to wait for

    @property
    def heading(self) -> Locator:
        return self.page.locator("#pk-h")

    def press(self, name: str) -> None:
        """Press a button, or what leads on, by how it begins."""
        words = re.compile(rf"^\s*{re.escape(name)}")
        found = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        found.first.click()

    def fill(self, **values: str) -> None:
        """Fill fields by their numbers in the page, with ``_`` for a stroke."""
        for name, value in values.items():
            self.page.locator(f"#{name.replace('_', '-')}").fill(value)

    def set_up(self, name: str) -> None:
        self.fill(name=name, code=CODE, again=CODE)
        self.press("Set up this device")
        expect(self.page.locator(".pk-ledger")).to_be_visible()  # the server has answered

    def unlock(self) -> None:
        self.fill(code=CODE)
        self.page.keyboard.press("Enter")

    def again(self) -> None:
        """Load the app anew, and open it with the code when it asks."""
        self.page.reload()
        expect(self.heading).to_be_visible()
        if self.page.locator("#code").count():
            self.unlock()

    def keep(self) -> None:
        """Keep what stands on the screen, and wait until it is on the device."""
        before = self.counts()[0]
        self.page.locator(".pk-m-cap button.pk-btn, form button:not([type=button])").last.click()
        expect(self.page.locator(".pk-ledger b").first).to_have_text(str(before + 1))

    def counts(self) -> tuple[int, int, int]:
        """Return what the strip of the ledger says: not sent, sent, confirmed."""
        told = [int(one) for one in self.page.locator(".pk-ledger b").all_inner_texts()]
        return told[0], told[1], told[2]

    def confirmed(self, entries: int) -> None:
        """Wait until the server has confirmed so many, whatever became of them."""
        expect(self.page.locator(".pk-ledger b").last).to_have_text(str(entries))
