"""Devices: one's own, everybody's for officers; access withdrawn and given back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.field_devices import restore, withdraw
from prakan.assessment.queries.field_board import devices as queries
from prakan.foundation import access
from prakan.web.forms.field_board import WithdrawForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own devices."""
    return render(request, "field_board/mine.html", {"devices": queries.mine(person_of(request))})


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show everybody's devices."""
    person, text = person_of(request), request.GET.get("q", "")[:200]
    asked = request.GET.get("show", queries.IN_USE)
    show = asked if asked in (queries.IN_USE, queries.WITHDRAWN) else queries.IN_USE
    page = queries.everybodys(person, show=show, text=text, number=page_number(request))
    context = {
        "shown": page,
        "show": show,
        "q": text,
        "tabs": ((queries.IN_USE, _("In use")), (queries.WITHDRAWN, _("Withdrawn"))),
        "before": page.number - 1,
        "after": page.number + 1,
        "may_withdraw": access.can(person, "field.restore"),
    }
    return render(request, "field_board/devices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, device_id: int) -> HttpResponse:
    """Withdraw a device for a reason."""
    person = person_of(request)
    device, form, back = queries.one(person, device_id), WithdrawForm(request.POST or None), _back(request)
    if take(request, form, lambda doer: withdraw(device_id=device_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The device is withdrawn: it sends nothing any more"))
        return redirect(back)
    question = Question(
        title=_("Withdraw a device"),
        question=_("“%(name)s” of %(owner)s loses its access at once.")
        % {"name": device.name, "owner": device.owner.say(request.LANGUAGE_CODE)},
        verb=_("Withdraw"),
        back=back,
        consequences=_consequences(device),
        danger=True,
    )
    return ask(request, form, question)


def _consequences(device: queries.DeviceLine) -> tuple[str, ...]:
    said = [
        _("What it sent before stays, and everything that followed from it."),
        _("It sends nothing any more and does not get the key of its data: what lies on it stays encrypted."),
        _("Its owner is told. An officer can give the access back when the device is found."),
    ]
    if device.unsent:
        words = _(
            "It said that %(n)s entries are unsent: without the device or its rescue file they are lost."
        )
        said.append(words % {"n": f"{device.unsent:,}"})
    return tuple(said)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, device_id: int) -> HttpResponse:
    """Give a device its access back."""
    device, form = queries.one(person_of(request), device_id), SureForm(request)
    back = f"{reverse('field_devices.list')}?show={queries.WITHDRAWN}"
    if take(request, form, lambda doer: restore(device_id=device_id, **doer)):
        messages.success(request, _("The device may be used again; its owner is told"))
        return redirect(back)
    question = Question(
        title=_("Give a device its access back"),
        question=_("“%(name)s” of %(owner)s may send again and open its data.")
        % {"name": device.name, "owner": device.owner.say(request.LANGUAGE_CODE)},
        verb=_("Give the access back"),
        back=back,
        consequences=(_("Be sure that the device is with its owner again."),),
    )
    return ask(request, form, question)


def _back(request: HttpRequest) -> str:
    everybody = access.can(person_of(request), "field.restore")
    return reverse("field_devices.list" if everybody else "field_devices.mine")


urls: list[URLPattern] = [
    path("field-board/devices/", listed, name="field_devices.list"),
    path("field-board/devices/<int:device_id>/withdraw/", take_away, name="field_devices.withdraw"),
    path("field-board/devices/<int:device_id>/restore/", give_back, name="field_devices.restore"),
    path("my/devices/", mine, name="field_devices.mine"),
]
