"""Take pictures of pages as made-up people see them, to look at: every menu page, widths, languages, themes.

    PRAKAN_DEMO=1 python scripts/screenshots.py OUT                 all menu pages of every demo person
    … OUT --as policy --path / --path /plan/ --width 390            some pages of one person
    … OUT --lang en --theme dark --full                             whole pages in English and dark

The server must run on the same database (`prakan demo`); people sign in by a session, without a password.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from prakan.foundation.models import Person
from prakan.web.shell.access import may_open
from prakan.web.shell.menu import sections

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright runs a loop in this thread

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def session_of(person: Person) -> str:
    """Return the key of a new session in which a demo person is signed in."""
    if not (settings.DEMO and person.is_demo):
        raise SystemExit("only demo people, with PRAKAN_DEMO=1")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key or ""


def paths_for(person: Person) -> Iterator[str]:
    """Yield the addresses in a person's menu."""
    for _, lines in sections(may_open(person), ""):
        for line in lines:
            yield line.url


def context_for(
    browser: Browser, base: str, width: int, theme: str, cookies: dict[str, str]
) -> BrowserContext:
    """Open a browser window of a width, with its cookies."""
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=base)
    context.add_cookies(
        [{"name": n, "value": v, "url": base} for n, v in {**cookies, "theme": theme}.items()]
    )
    return context


def take(page: Page, path: str, file: Path, *, full: bool) -> None:
    """Save the picture of one page; say what the console or the server complained about."""
    page.on("console", lambda m: print(f"{path}: {m.text}") if m.type in {"error", "warning"} else None)
    answer = page.goto(path, wait_until="networkidle")
    if answer is None or not answer.ok:
        print(f"{path}: {answer.status if answer else 'no answer'}")
    page.screenshot(path=str(file), full_page=full)


def name_of(path: str) -> str:
    """Return a file name for an address."""
    return path.strip("/").replace("/", "-").replace("?", "_") or "home"


def main() -> None:
    """Read the call and take the pictures."""
    options = _options()
    wanted = Person.objects.filter(is_demo=True).order_by("pk")
    people = [p for p in wanted if not options.people or p.username in options.people]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for person in people:
            _person(browser, person, options)
        browser.close()


def _person(browser: Browser, person: Person, options: Any) -> None:
    cookies = {settings.SESSION_COOKIE_NAME: session_of(person)}
    before = person.language
    for language in options.lang:
        Person.objects.filter(pk=person.pk).update(language=language)
        for width in options.width:
            for theme in options.theme:
                context = context_for(browser, options.base, width, theme, cookies)
                folder = options.out / person.username
                folder.mkdir(parents=True, exist_ok=True)
                for path in options.path or paths_for(person):
                    file = folder / f"{name_of(path)}-{language}-{width}-{theme}.png"
                    take(context.new_page(), path, file, full=options.full)
                context.close()
    Person.objects.filter(pk=person.pk).update(language=before)


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--as", dest="people", action="append", metavar="USERNAME")
    parser.add_argument("--path", action="append")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--lang", action="append", choices=["th", "en"])
    parser.add_argument("--theme", action="append", choices=["light", "dark"])
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    options.width = options.width or [1440]
    options.lang = options.lang or ["th"]
    options.theme = options.theme or ["light"]
    return options


if __name__ == "__main__":
    main()
