"""Taking one action from a form: on a page of its own, or after a last question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django import forms
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise

from prakan.domain.problems import Refused
from prakan.web.forms.both import edited_meanwhile
from prakan.web.problems import attach
from prakan.web.shell.people import person_of

Words = str | Promise
Made = TypeVar("Made")
#: who acts and when, as every action asks for it: ``by=`` and ``at=``
Doer = dict[str, Any]


class SureForm(forms.Form):
    """Nothing to fill in: only whether the person is sure."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST if request.method == "POST" else None)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a step: title, question, words of the button, where Cancel leads, what follows."""

    title: Words
    question: Words
    verb: Words
    back: str
    consequences: tuple[str, ...] = ()
    danger: bool = False


def take(request: HttpRequest, form: BaseForm, action: Callable[[Doer], Made]) -> Made | None:
    """Take an action with what was sent; returns what it made, None while it was not taken.

    ``action`` is given who acts and when. A refusal is put into the form, so that nothing typed is lost.
    Raises ``Refused`` (EDIT-001) when somebody else saved meanwhile: the page shows both texts.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return action({"by": person_of(request), "at": timezone.now()})
    except Refused as refused:
        if edited_meanwhile(refused):
            raise
        attach(form, refused)
        return None


def ask(request: HttpRequest, form: BaseForm, question: Question) -> HttpResponse:
    """Ask once more before a step, with the form when the step needs words."""
    context = {"form": form, **asdict(question)}
    return render(request, "confirm.html", context, status=422 if form.errors else 200)
