"""A field for a file that may be large: sent in parts where there is a script, else plainly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.media_types import ENDINGS, USUAL
from prakan.web.forms.typed import GivenFile
from prakan.web.shell.uploads import Given, SentInParts

#: what the script says; {…} are filled in there.
WORDS: dict[str, Promise | str] = {
    "unsent": _("Not sent yet"),
    "reading": _("Reading the file"),
    "sending": _("Sending"),
    "paused": _("Paused"),
    "waiting": _("Waiting for the connection"),
    "checking": _("All sent, being checked"),
    "confirmed": _("Confirmed"),
    "refused": _("Not taken"),
    "bytes": _("{sent} of {size}, {percent}%"),
    "held": _("{held} of {size} are held: it goes on from there and does not start again"),
    "stopped": _("{name} stopped at {held} of {size}. Choose the same file again: it goes on from there."),
    "digest": _("{size}, digest {digest}"),
    "pause": _("Pause"),
    "resume": _("Go on"),
    "remove": _("Take it away"),
    "forget": _("Forget it"),
    "later": _("The form is sent by itself once the file is confirmed"),
    "large": _("The file is {size}; at most {limit} are taken"),
    "away": _("The server does not answer as it should. If you were signed out, sign in in another window."),
    "progress": _("Sent of {name}"),
}


class ResumableInput(forms.FileInput):
    """A file input that the script ``front/resumable.ts`` improves; the upload's key travels beside it."""

    template_name = "parts/resumable_input.html"

    def __init__(self, *, limit: int | None = None, allowed: frozenset[str] = USUAL) -> None:
        super().__init__()
        self.limit, self.allowed = limit, allowed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template draws; the hidden field keeps an upload that was sent already."""
        context = super().get_context(name, value, attrs)
        context["widget"]["upload"] = value.key if isinstance(value, SentInParts) else ""
        told = context["widget"]["attrs"]
        told.pop("required", None)  # the script takes the file out again once it is sent
        told["accept"] = ",".join(f".{end}" for end, kind in ENDINGS.items() if kind in self.allowed)
        told["data-resumable"] = reverse("uploads.announce")
        told["data-limit"] = str(min(self.limit or settings.UPLOAD_LIMIT, settings.UPLOAD_LIMIT))
        told["data-words"] = json.dumps({key: str(words) for key, words in WORDS.items()}, ensure_ascii=False)
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the file that came plainly, or the upload that went before."""
        key = str(data.get(f"{name}.upload", "")).strip()
        return files.get(name) or (SentInParts(key) if key else None)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in files and f"{name}.upload" not in data


class ResumableFile(GivenFile):
    """A file up to the limit of uploads; cleans to an ``UploadedFile`` or to ``SentInParts``.

    ``limit`` in bytes and ``allowed`` media types are the page's; give the same to ``stored``.
    """

    def __init__(self, *, limit: int | None = None, allowed: frozenset[str] = USUAL, **kwargs: Any) -> None:
        super().__init__(widget=ResumableInput(limit=limit, allowed=allowed), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Given:
        if isinstance(data, SentInParts):
            return data
        given: Given = super().clean(data, initial)
        return given

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Keep an upload that was sent already when the form comes back; a plain file is chosen again."""
        return data if isinstance(data, SentInParts) else initial
