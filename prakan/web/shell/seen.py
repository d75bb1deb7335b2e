"""Pages as one person sees them, kept until something is written where they were read."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from prakan.domain.wings import PEOPLE
from prakan.foundation.queries.memory import KEPT_PAGE, Made, Memory, until_touched
from prakan.foundation.sources import note
from prakan.web.shell.access import READING
from prakan.web.shell.context import Shell
from prakan.web.shell.people import signed_in

OLDEST = 60  # seconds: what changes with the hour, or without a row of the trail, is shown no later


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What a page shows; whatever is drawn from this very one is the same."""

    template: str
    context: Mapping[str, Any]
    status: int = 200

    def __post_init__(self) -> None:
        """Refuse what can be gone through once only: the second look would find it empty."""
        if once := [name for name, value in self.context.items() if isinstance(value, Iterator)]:
            raise TypeError(f"{self.template}: {', '.join(once)} can be gone through once only")


class _Other(Exception):
    """The view answered with something else than a page: nothing to keep."""

    def __init__(self, answer: HttpResponseBase) -> None:
        self.answer = answer


PAGES: Memory[Made[Page]] = Memory(128)
View = Callable[..., Page | HttpResponseBase]


def kept_as_seen(view: View) -> Callable[..., HttpResponseBase]:
    """Let a view that only reads return a page that is kept for the person who saw it.

    It follows from the address, the person, the period, the language and what the view reads while it runs;
    it is read anew once something was written there, and after a minute. A view that leaves a trace of the
    looking must not be kept. Answers to sent forms, fragments and what strangers see are made each time.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            page = _page(request, lambda: _made(view(request, *args, **kwargs)))
        except _Other as other:
            return other.answer
        return _drawn(request, page)

    return answer


def _page(request: HttpRequest, make: Callable[[], Page]) -> Page:
    """Return the page that is kept for these eyes, else make it."""
    person = signed_in(request)
    if person is None or request.method not in READING or "HX-Request" in request.headers:
        return make()
    key: Hashable = (person.pk, *Shell(request).sees, int(time.time()) // OLDEST)
    return until_touched(PAGES, key, make)


def _made(answer: Page | HttpResponseBase) -> Page:
    if isinstance(answer, HttpResponseBase):
        raise _Other(answer)
    note({PEOPLE})  # the person was read before the view ran
    return answer


def _drawn(request: HttpRequest, page: Page) -> HttpResponse:
    return render(request, page.template, {**page.context, KEPT_PAGE: page}, status=page.status)
