"""The telephone in the valley: a Chromium of its size over its profile, as a person presses it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Error, expect

from tests.browser.field_day import Telephone
from tests.browser.field_device import Phone
from tests.soak.field_valley.making import Made
from tests.soak.field_valley.truth import LOOK

SLOW = 180_000  # milliseconds that anything may take on a busy machine
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{} Mobile Safari/537.36"
)
LIKE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
KEPT = ".pk-note--ok [role=status]"
expect.set_options(timeout=SLOW)
CACHED = "async () => Boolean(await caches.match('/field/'))"


class Handset:
    """One telephone of one person; it can be killed, and opened again with what lies on its disk."""

    def __init__(self, kind: BrowserType, base: str, profile: Path, version: str) -> None:
        how = {**LIKE, "user_agent": ANDROID.format(version), "locale": "th-TH"}
        self.phone, self.base, self.kills = Phone(kind, base, profile, how), base, 0
        self.on(offline=False)

    def on(self, *, offline: bool) -> None:
        """Switch it on; the app is not open yet."""
        context = self.phone.start()
        context.set_default_timeout(SLOW)
        context.set_offline(offline)
        self.hand = Telephone(context, self.base, context.pages[0] if context.pages else context.new_page())

    def sign_in(self, name: str) -> None:
        """Sign in by the button of the demonstration."""
        page = self.hand.page
        page.goto(f"{self.base}/sign-in/")
        button = page.locator(f"button[value='{name}']")
        button.wait_for(state="attached")
        if (hidden := button.locator("xpath=ancestor::details[not(@open)]")).count():
            hidden.locator("summary").click()
        with page.expect_navigation():
            button.click()

    def prepare(self, case: int, code: str, name: str) -> None:
        """Set the device up and take the visit along; afterwards the app opens without a line."""
        hand, page = self.hand, self.hand.page
        hand.open()
        hand.fill(name=name, code=code, again=code)
        page.locator("form button.pk-btn").click()
        page.locator(f"a[href='#/prepare/{case}']").click()
        page.locator("main .pk-form button.pk-btn").first.click()
        expect(page.locator(f"a.pk-btn[href='#/v/{case}']")).to_be_visible(timeout=SLOW)
        page.wait_for_function(CACHED, timeout=SLOW)

    def offline(self, offline: bool) -> None:
        self.hand.context.set_offline(offline)

    def unlock(self, code: str) -> None:
        """Open the app as it lies on the telephone and type the code where it is asked for.

        Within minutes of its last use it is not, unless the browser was killed meanwhile.
        """
        page = self.hand.page
        page.goto("about:blank")  # else it is the same page, and open
        page.goto(f"{self.base}/field/#/ledger")
        page.locator("#code, .pk-ledger").first.wait_for(timeout=SLOW)
        if page.locator("#code").count():
            self.hand.fill(code=code)
            page.keyboard.press("Enter")
        expect(self.hand.page.locator(".pk-ledger")).to_be_visible(timeout=SLOW)

    def take(self, case: int, kind: str, code: str, title: str, made: Sequence[Made]) -> None:
        """Choose files on the screen of their kind, give them a title and press to keep them."""
        page = self.hand.page
        self.hand.go(f"/v/{case}/new/{kind}/{code}")
        self.anew()
        page.locator("input[type=file]").last.set_input_files([one.path for one in made])
        expect(page.locator("li.pk-item")).to_have_count(len(made), timeout=SLOW)
        self.hand.fill(title=title)
        page.locator(".pk-m-cap button.pk-btn").click()

    def anew(self) -> None:
        """Throw away what the form brings back after a kill: what is not kept is taken again."""
        brought = self.hand.page.locator(".pk-note:has(p[role=status])")
        if brought.count():
            brought.locator("button.pk-link").click()
            brought.locator("button.pk-btn--bad").click()
            expect(brought).to_have_count(0, timeout=SLOW)

    def kept(self) -> bool:
        """Return whether the screen says that what was taken is kept."""
        return self.hand.page.locator(KEPT).count() > 0

    def look(self) -> dict[str, Any]:
        """Return what the screen says now; of long lists the rest is asked for first."""
        with suppress(Error, AssertionError):
            for more in self.hand.page.locator(".pk-more").all():
                more.click(timeout=1000)
                expect(self.hand.page.locator(".pk-more")).to_have_count(0, timeout=5000)
        return dict(self.hand.page.evaluate(LOOK))

    def signed_out(self) -> bool:
        """Return whether the app asks to sign in again."""
        return self.hand.page.locator("main a[href*='/sign-in/']").count() > 0

    def videos_too(self) -> None:
        """Let videos go over mobile data, where the ledger asks."""
        tick = self.hand.page.locator("input[name=video]:not(:checked)")
        with suppress(Error):
            if tick.count():
                tick.check(timeout=1000)

    def kill(self) -> None:
        """End all of its processes at once, as an empty battery does."""
        self.kills += 1
        self.phone.kill()
