"""Walk the year's plan of teams in a real browser: form, open a team, withdraw somebody, announce, letters.

    make demo                                   # in another window
    python tests/soak/year_of_teams.py [--address http://127.0.0.1:8000] [--pictures folder] [--lang en]

Clicks what a person sees, with the people of the demonstration; every page is looked at for its width, and by
axe. Prints one line a step with the seconds since the beginning; exit code 1 when a page is not well.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect, sync_playwright

CHROMIUM = os.environ.get("PRAKAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
LOOKS = 0.2  # seconds between two looks at the progress
expect.set_options(timeout=60_000)


@dataclass
class Walk:
    """One window on the demonstration, and what was found wrong in it."""

    context: BrowserContext
    page: Page
    address: str
    lang: str
    pictures: Path | None
    begun: float = field(default_factory=time.perf_counter)
    wrong: list[str] = field(default_factory=list)
    number: int = 0

    def sign_in(self, who: str) -> None:
        """Become one of the people of the demonstration."""
        self.context.clear_cookies(name="sessionid")
        self.open("/sign-in/")
        self.go(self.page.locator(f"form:has(input[value='{who}']) button, button[value='{who}']").first)
        self.speak()

    def speak(self) -> None:
        """Change the language of the person unless it is the one asked for."""
        if self.page.locator("html").get_attribute("lang") != self.lang:
            self.go(self.page.locator(f"button[value={self.lang}]:visible").first)

    def open(self, path: str) -> None:
        """Go to a page by its address."""
        self.page.goto(self.address + path, wait_until="load")

    def go(self, link: Locator) -> None:
        """Follow a link or press a button that leads on."""
        with self.page.expect_navigation(wait_until="load"):
            link.click()

    def to(self, end: str) -> None:
        """Follow the link of the page whose address ends so."""
        self.go(self.page.locator(f"main a[href$='{end}']:visible").first)

    def send(self, label: str | None = None) -> None:
        """Press the first button of the form in the middle of the page."""
        buttons = self.page.locator("main form[method=post] button.btn-primary:visible")
        self.go(buttons.filter(has_text=label).first if label else buttons.first)

    def seen(self, what: str) -> None:
        """Say what stands now and look at the page."""
        self.number += 1
        print(f"{time.perf_counter() - self.begun:6.1f} s  {what}", flush=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.wrong.append(f"{self.page.url}: {wide} px too wide")
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        self.wrong += [
            f"{self.page.url}: {one['id']}" for one in found if one["impact"] in ("serious", "critical")
        ]
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{self.number:02d}.png", full_page=True)


def form(walk: Walk) -> None:
    """Form a plan and watch its progress to the end."""
    walk.sign_in("registrar")
    walk.open("/teams/")
    walk.seen("plans of the year")
    walk.to("/teams/new/")
    walk.seen("form")
    walk.send()
    shown: list[str] = []
    bar = walk.page.locator("#state .pk-row .pk-s", has_text="%")
    while bar.count():
        now = bar.first.inner_text()
        shown += [now] if shown[-1:] != [now] else []
        time.sleep(LOOKS)
    walk.seen(f"formed; progress seen: {', '.join(shown)}")
    said = walk.page.locator("#state p").nth(1).inner_text()
    print("         ", said.replace("\u2060", ""))
    walk.go(walk.page.locator("#state a.btn-primary"))
    walk.seen("the plan, map and list")


def open_team(walk: Walk) -> str:
    """Open the first team of the list with its reasons; return the number of its chair."""
    walk.page.locator("#list tbody a.pk-link").first.click()
    walk.page.wait_for_url(re.compile("visit="))
    walk.go(walk.page.locator("main a[href*='/visits/']:not([href*='#']):visible").first)
    walk.seen("one team, why these people")
    return found(walk.page.locator("main").inner_text(), r"A-\d{4,}")


def withdraw(walk: Walk, who: str, plan: str) -> None:
    """Say that somebody withdraws, read before and after, confirm."""
    walk.open(f"{plan}changes/")
    walk.to("/changes/new/")
    walk.page.locator("input[name=kind][value=withdrawal]").check(force=True)
    walk.page.locator("input[name=assessor]").fill(who)
    walk.page.locator("textarea[name=reason]").fill("ตัวอย่าง: ขอถอนตัวด้วยเหตุสุขภาพ")
    walk.send()
    walk.seen(f"{who} withdrew: {walk.page.locator('main header p, .pk-lead').first.inner_text()[:90]}")
    walk.to("/apply/")
    walk.send()
    walk.seen("change confirmed")


def approve(walk: Walk, plan: str, level: str) -> None:
    """Confirm the plan, send the visits of a level, and let the director approve them."""
    walk.open(f"{plan}confirm/")
    walk.send()
    walk.seen("plan confirmed")
    walk.open("/team-lists/")
    walk.to(f"/{level}/")
    walk.seen("exact list to be sent")
    walk.send()
    walk.sign_in("director")
    walk.open("/team-lists/")
    walk.go(walk.page.locator("main a.btn-primary[href*='/team-lists/']:visible").first)
    walk.go(walk.page.locator("main button[name=approve]").first)
    walk.seen("approved by the director")


def invite(walk: Walk, level: str) -> None:
    """Invite the people of the level, and record what one team answered by telephone."""
    walk.sign_in("registrar")
    walk.open("/team-lists/")
    walk.to(f"/{level}/")
    walk.seen("whom the invitations reach")
    walk.send()
    walk.seen("invited")


def answer(walk: Walk, plan: str) -> None:
    """Record what the people of the first visit said by telephone."""
    walk.open("/invitations/")
    visit = walk.page.locator(f"main a[href*='{plan}visits/']").first.get_attribute("href")
    rows = walk.page.locator("main tbody tr", has=walk.page.locator(f"a[href='{visit}']"))
    seats = [one.locator("a[href^='/invitations/']").first.get_attribute("href") for one in rows.all()]
    for seat in seats:
        walk.open(f"{seat}answer/")
        walk.page.locator("input[name=answer][value=accept]").check(force=True)
        walk.page.locator("input[name=spoken_by]").fill("ผู้ประเมินแจ้งทางโทรศัพท์")
        walk.send()
    walk.seen(f"{len(seats)} of one visit accepted by telephone")


def announce(walk: Walk, plan: str) -> None:
    """Announce what is ready, have the letters made, and download them."""
    walk.open(f"{plan}announcing/")
    walk.seen("what can be announced")
    walk.send()
    walk.seen("announced")
    walk.open(f"{plan}announcing/")
    asked = walk.page.locator("main form[action$='/letters/']")
    walk.go(asked.locator("button").last)
    link = walk.page.locator("main a[href^='/letters/files/']").first
    expect(link).to_be_visible()
    with walk.page.expect_download() as handed:
        link.click()
    file = Path(handed.value.path())
    walk.seen(f"letters downloaded: {handed.value.suggested_filename}, {file.stat().st_size:,} bytes")


def found(text: str, pattern: str) -> str:
    """Return the first of what is looked for; an error names what was not there."""
    hit = re.search(pattern, text)
    if not hit:
        raise LookupError(f"{pattern} is not on the page")
    return hit.group()


def main() -> None:
    """Walk, print, say whether all was well."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--address", default="http://127.0.0.1:8000")
    options.add_argument("--pictures", type=Path)
    options.add_argument("--lang", default="th", choices=("th", "en"))
    options.add_argument("--width", type=int, default=1440)
    options.add_argument("--level", default="early_childhood", help="whose visits are approved and announced")
    call = options.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": call.width, "height": 900}, accept_downloads=True)
        context.add_cookies([{"name": "django_language", "value": call.lang, "url": call.address}])
        if call.pictures:
            call.pictures.mkdir(parents=True, exist_ok=True)
        walk = Walk(context, context.new_page(), call.address, call.lang, call.pictures)
        form(walk)
        plan = found(walk.page.url, r"/teams/\d+/")
        withdraw(walk, open_team(walk), plan)
        approve(walk, plan, call.level)
        invite(walk, call.level)
        answer(walk, plan)
        announce(walk, plan)
        browser.close()
    print("\n".join(walk.wrong) or "no page too wide, nothing serious found by axe")
    sys.exit(1 if walk.wrong else 0)


if __name__ == "__main__":
    main()
