"""The words of notices in both languages: edited by staff, previewed as each channel sends them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.text import Text
from prakan.domain.wording_rules import faults_of, sms_parts
from prakan.foundation.actions.wordings import edit_wording, restore_wording
from prakan.foundation.channels.parcel import Parcel
from prakan.foundation.channels.registry import CHANNELS
from prakan.foundation.queries.parcels import whole
from prakan.foundation.queries.wordings import WordingView, edits, wording, wordings
from prakan.web.forms.messages import WordingForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of

LANGUAGES = ("th", "en")
NAMES = ("subject_th", "subject_en", "body_th", "body_en")
#: made-up values for previews, by slot; another slot shows its own name
SAMPLES = {
    "actor_th": "หัวหน้างานสมมติ",
    "actor_en": "A made-up head",
    "reason": "ขาดหลักฐานข้อ 2",
    "role_th": "เจ้าของโครงการ",
    "role_en": "Project owner",
    "code": "123456",
    "count": "3",
    "minutes": "15",
    "due_th": "15 มกราคม 2567",
    "due_en": "15 January 2024 (B.E. 2567)",
    "channel_th": "LINE",
    "channel_en": "LINE",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """A notice as one channel delivers it."""

    channel: str
    name: Text
    icon: str
    language: str
    subject: str  # "" where a channel has none
    text: str
    parts: int  # of an SMS; 0 elsewhere


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List every notice by kind with its words."""
    return render(request, "wordings/list.html", {"wordings": wordings(person_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, template: str) -> HttpResponse:
    """Edit the words of a notice; "look" shows them filled in without keeping them."""
    reader = person_of(request)
    kept = wording(reader, template)
    form = WordingForm(request.POST if request.method == "POST" else None, initial=texts_of(kept))

    def keep(doer: dict[str, Any]) -> bool:
        edit_wording(template=template, **{name: form.cleaned_data[name] for name in NAMES}, **doer)
        return True

    if "keep" in request.POST and take(request, form, keep):
        messages.success(request, gettext("The words are kept; messages from now on carry them"))
        return redirect("wordings.list")
    words = {name: str(form[name].value() or "") for name in NAMES}
    faults = faults_of(words, kept.slots)
    context = {
        "kept": kept,
        "form": form,
        "faults": faults if "look" in request.POST else (),
        "previews": () if faults else tuple(previews(words)),
        "slots": [(slot, SAMPLES.get(slot, slot)) for slot in kept.slots],
        "edits": edits(reader, template),
    }
    return render(request, "wordings/edit.html", context, status=422 if form.errors else 200)


@require_POST
def restore(request: HttpRequest, template: str) -> HttpResponse:
    """Go back to the words that came with the system."""
    restore_wording(template=template, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The words are again those that came with the system"))
    return redirect("wordings.edit", template)


def texts_of(kept: WordingView) -> dict[str, str]:
    """Return the four texts of a notice by the names of the form."""
    subject, body = kept.words.subject, kept.words.body
    return {"subject_th": subject.th, "subject_en": subject.en, "body_th": body.th, "body_en": body.en}


def previews(words: dict[str, str]) -> Iterator[Preview]:
    """Yield the notice as every channel would deliver it, in both languages, with made-up values."""
    subject = Text(words["subject_th"], words["subject_en"])
    body = Text(words["body_th"], words["body_en"])
    for language in LANGUAGES:
        parcel = Parcel(
            key="",
            name="",
            address="",
            language=language,
            subject=filled(subject.say(language)),
            body=filled(body.say(language)),
            url=whole("/inbox/"),
        )
        for channel in CHANNELS:
            text = channel.words(parcel)
            parts = sms_parts(text) if channel.code == "sms" else 0
            heading = "" if channel.linked else parcel.subject
            yield Preview(channel.code, channel.name, channel.icon, language, heading, text, parts)


class Samples(dict[str, str]):
    """Made-up values; a slot without one shows its own name."""

    def __missing__(self, slot: str) -> str:
        return slot


def filled(text: str) -> str:
    """Return a text with made-up values in its slots."""
    return text.format_map(Samples(SAMPLES))


urls: list[URLPattern] = [
    path("wordings/", listed, name="wordings.list"),
    path("wordings/<str:template>/", edit, name="wordings.edit"),
    path("wordings/<str:template>/restore/", restore, name="wordings.restore"),
]
