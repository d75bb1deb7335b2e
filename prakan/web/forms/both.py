"""Two people edited the same thing: the second sees both texts side by side and chooses; nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BaseForm, Field
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from prakan.domain.numbers import cleaned
from prakan.domain.problems import EDITED_MEANWHILE, Refused
from prakan.domain.text import Text

KEEP, THEIRS = "keep.", "theirs."


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both changed, or that one of them changed."""

    name: str
    label: str
    theirs: str  # as the form sends it
    theirs_said: str  # as a person reads it
    yours_said: str


def edited_meanwhile(refused: Refused) -> bool:
    """Return whether an action was refused because somebody else saved first."""
    return any(fault.code == EDITED_MEANWHILE.code for fault in refused.faults)


def differences(form: BaseForm, theirs: Mapping[str, object]) -> tuple[Difference, ...]:
    """Return the visible fields in which what is saved now differs from what is typed in ``form``."""
    found = []
    for bound in form.visible_fields():
        saved, typed = _plain(theirs.get(bound.name)), _plain(bound.value())
        if bound.name in theirs and cleaned(saved) != cleaned(typed):
            said = (_said(bound.field, value) for value in (saved, typed))
            found.append(Difference(bound.name, str(bound.label), saved, *said))
    return tuple(found)


def merged(post: QueryDict) -> QueryDict:
    """Return what was posted with each choice made: the text chosen stands in the field."""
    made = post.copy()
    for key in post:
        name = key.removeprefix(KEEP)
        if name != key and post[key] == "theirs":
            made[name] = post.get(f"{THEIRS}{name}", "")
    return made


def typed(data: Mapping[str, object], seen: str) -> list[tuple[str, object]]:
    """Return everything typed, to carry along; ``seen`` names the field of what was seen."""
    left_out = (KEEP, THEIRS, "csrfmiddlewaretoken", seen)
    return [(name, data[name]) for name in data if not name.startswith(left_out)]


def choose(
    request: HttpRequest,
    form: BaseForm,
    refused: Refused,
    *,
    saved: Mapping[str, object],
    revision: int,
    name: Text,
    by: Text | None = None,
) -> HttpResponse:
    """Show what is saved now beside what is typed, and ask which to keep."""
    context = {
        "form": form,
        "faults": refused.faults,
        "typed": typed(form.data, "revision"),
        "differences": differences(form, saved),
        "seen_name": "revision",
        "seen": revision,
        "by": by,
        "name": name,
    }
    return render(request, "plan/both.html", context, status=409)


def _said(field: Field, value: str) -> str:
    """Return a value as a person reads it: the words of a choice, not its key."""
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return words.get(value, value)


def _plain(value: object) -> str:
    if value in (None, False):
        return ""
    return "on" if value is True else str(value).replace("\r\n", "\n").strip()
