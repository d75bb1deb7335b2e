"""Find one address for each page of the access table by following links, as one person after another."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from prakan.foundation.models import Person

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
FORM = re.compile(r'<form\b[^>]*?\baction="([^"]+)"')


@dataclass
class Crawl:
    """``pages``: (person, address) by the name of a page; ``deeds``: what only takes forms or gives files."""

    pages: dict[str, tuple[Person | None, str]] = field(default_factory=dict)
    deeds: set[str] = field(default_factory=set)

    def walk(self, person: Person | None, starts: Iterable[str]) -> None:
        """Follow links from ``starts`` and note each page that nobody has opened before."""
        client = Client()
        if person is not None:
            client.force_login(person)
        waiting = deque(starts)
        first, seen, shut = set(waiting), set[str](), set[str]()
        while waiting:
            address = waiting.popleft()
            name = name_of(address)
            if (
                name is None
                or address in seen
                or name in shut
                or (name in self.pages and address not in first)
            ):
                continue
            seen.add(address)
            answer = client.get(address)
            if is_page(answer):
                self.pages.setdefault(name, (person, address))
                waiting += self.found_in(answer, address)
            elif getattr(answer.wsgi_request, "_prakan_shut", False):
                shut.add(name)  # by its name, so at every address
            elif answer.status_code != 403:
                self.deeds.add(name)

    def found_in(self, answer: HttpResponse, address: str) -> Iterator[str]:
        """Yield the links of a page whose pages nobody has seen yet; note where its forms go."""
        words = answer.content.decode()
        self.deeds |= {n for form in FORM.findall(words) if (n := name_of(urljoin(address, form)))}
        for link in LINK.findall(words):
            target = urljoin(address, unescape(link)).split("#")[0]
            if (name := name_of(target)) and name not in self.pages:
                yield target


def is_page(answer: HttpResponse) -> bool:
    """Return whether an answer is a page to look at: shown, whole, HTML."""
    whole = not answer.streaming and b"<h1" in answer.content
    return answer.status_code == 200 and whole and answer["Content-Type"].startswith("text/html")


@cache
def name_of(address: str) -> str | None:
    """Return the name of the page at an address, None when it is not ours."""
    parts = urlsplit(address)
    if parts.netloc:
        return None
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return None
