"""Pages of recruitment: announcements and applying for anybody, the officer's board and lists."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.recruitment import (
    board,
    deciding,
    edit,
    importing,
    lists,
    people,
    placing,
    public,
    publishing,
    screening,
    training,
)

urls: list[URLPattern] = [
    *public.urls,
    *board.urls,
    *edit.urls,
    *screening.urls,
    *importing.urls,
    *lists.urls,
    *publishing.urls,
    *training.urls,
    *deciding.urls,
    *people.urls,
    *placing.urls,
]
