"""Pages, parts and files as one person sees them, kept until something is written where they were read."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from io import BytesIO
from typing import Any, TypeVar

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
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
PARTS: Memory[Made[Any]] = Memory(128)
FILES: Memory[Made[tuple[bytes, dict[str, str]]]] = Memory(4)  # of some hundred kilobytes each
View = Callable[..., Page | HttpResponseBase]
Part = TypeVar("Part")


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
    eyes = None if "HX-Request" in request.headers else _eyes(request)
    return make() if eyes is None else until_touched(PAGES, eyes, make)


def _eyes(request: HttpRequest) -> Hashable | None:
    """Return who looks where, when to the minute, and how; None for a sent form and for strangers."""
    person = signed_in(request)
    if person is None or request.method not in READING:
        return None
    return (person.pk, *Shell(request).sees, int(time.time()) // OLDEST)


def part_as_seen(request: HttpRequest, name: str, make: Callable[[], Part]) -> Part:
    """Return what ``make`` reads for a part of a page whose other parts change without being written.

    It is kept as a whole page is, under its name in the page; nothing may be added to it afterwards.
    """
    eyes = _eyes(request)
    return make() if eyes is None else until_touched(PARTS, (name, eyes), lambda: _seen_by_a_person(make()))


def file_as_seen(request: HttpRequest, make: Callable[[], FileResponse]) -> HttpResponseBase:
    """Return a list as a file, kept as a page is: whoever takes it again is sent the same bytes."""
    eyes = _eyes(request)
    if eyes is None:
        return make()
    content, heads = until_touched(FILES, eyes, lambda: _seen_by_a_person(_read(make())))
    answer = FileResponse(BytesIO(content))
    for name, value in heads.items():  # given at once, its kind would be guessed
        answer[name] = value
    return answer


def _read(answer: FileResponse) -> tuple[bytes, dict[str, str]]:
    """Return what a file holds, and its heads; closing the answer itself would end the request."""
    assert answer.file_to_stream is not None
    with answer.file_to_stream as file:
        return file.read(), dict(answer.items())


def _seen_by_a_person(value: Part) -> Part:
    note({PEOPLE})  # the person was read before it was made
    return value


def _made(answer: Page | HttpResponseBase) -> Page:
    if isinstance(answer, HttpResponseBase):
        raise _Other(answer)
    return _seen_by_a_person(answer)


def _drawn(request: HttpRequest, page: Page) -> HttpResponse:
    return render(request, page.template, {**page.context, KEPT_PAGE: page}, status=page.status)
