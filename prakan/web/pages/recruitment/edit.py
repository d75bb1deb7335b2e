"""Drafting a round, correcting the draft, announcing, closing and stopping it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from prakan.assessors.actions.recruitment import announcing
from prakan.assessors.queries.recruitment.rounds import RoundView, round_of, rounds
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.recruitment import Rule
from prakan.domain.recruitment_rule import DEFAULT, RoundRule, unpacked
from prakan.web.forms.recruitment import (
    Components,
    ReasonForm,
    RoundForm,
    component_rows,
    initial_of,
    rule_from,
    rule_initial,
)
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of

Made = Callable[[Doer, Rule, Rule], int]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Draft a round; its rules begin as those of the newest one, else as the house's."""
    newest = rounds(person_of(request))[:1]
    rule = newest[0].rule if newest else unpacked(DEFAULT)
    initial = {
        "year": fiscal_year_of(timezone.localdate()),
        **rule_initial(rule.selection, rule.competence, str(rule.training.attendance), rule.training.needed),
    }
    form = RoundForm(request.POST or None, **initial)
    return _edited(
        request,
        form,
        rule,
        lambda doer, selection, competence: (
            announcing.draft(
                year=form.cleaned_data["year"], given=form.given(selection, competence), **doer
            ).pk
        ),
        reverse("recruitment.board"),
        gettext("Draft a recruitment"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Correct a draft."""
    view = round_of(person_of(request), recruitment_id)
    form = RoundForm(request.POST or None, **initial_of(view))
    form.fields["year"].disabled = True

    def correct(doer: Doer, selection: Rule, competence: Rule) -> int:
        given, revision = form.given(selection, competence), form.cleaned_data["revision"] or 0
        announcing.edit(recruitment_id=recruitment_id, given=given, revision=revision, **doer)
        return recruitment_id

    back = reverse("recruitment.show", args=[recruitment_id])
    return _edited(request, form, view.rule, correct, back, gettext("Change the draft"))


@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Announce a round after one more question."""
    view = round_of(person_of(request), recruitment_id)
    question = Question(
        _("Announce this recruitment"),
        _("Anybody reads it and may apply in its days. What is announced does not change afterwards."),
        _("Announce"),
        reverse("recruitment.show", args=[view.id]),
        _unsure(view),
    )
    return _sure(request, view, question, announcing.announce)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Close applications after one more question."""
    view = round_of(person_of(request), recruitment_id)
    question = Question(
        _("Close applications"),
        _("Nobody can apply any more; screening goes on."),
        _("Close"),
        reverse("recruitment.show", args=[view.id]),
    )
    return _sure(request, view, question, announcing.close)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Stop a round for a reason."""
    view = round_of(person_of(request), recruitment_id)
    form = ReasonForm(request.POST or None)

    def stopped(doer: Doer) -> bool:
        announcing.stop(recruitment_id=view.id, **form.cleaned_data, **doer)
        return True

    if take(request, form, stopped):
        messages.success(request, gettext("The recruitment is stopped"))
        return redirect("recruitment.show", view.id)
    question = Question(
        _("Stop this recruitment"),
        _("Nobody is called from it. The reason shows on the announcement."),
        _("Stop it"),
        reverse("recruitment.show", args=[view.id]),
        danger=True,
    )
    return ask(request, form, question)


def _sure(
    request: HttpRequest, view: RoundView, question: Question, action: Callable[..., None]
) -> HttpResponse:
    form = SureForm(request)

    def done(doer: Doer) -> bool:
        action(recruitment_id=view.id, **doer)
        return True

    if take(request, form, done):
        messages.success(request, gettext("The step is recorded"))
        return redirect("recruitment.show", view.id)
    return ask(request, form, question)


def _unsure(view: RoundView) -> tuple[str, ...]:
    if view.rule.confirmed:
        return ()
    return (gettext("Components, weights and cut-offs are announced as to be confirmed."),)


def _edited(
    request: HttpRequest, form: RoundForm, rule: RoundRule, action: Made, back: str, title: str
) -> HttpResponse:
    data = request.POST or None
    tables = [
        Components(data, prefix=prefix, initial=component_rows(one))
        for prefix, one in (("selection", rule.selection), ("competence", rule.competence))
    ]
    checked = [table.is_valid() for table in tables] if data else [False]  # all of them, for their faults
    whole = all(checked)

    def made(doer: Doer) -> int:
        said = form.cleaned_data
        selection = rule_from(tables[0].forms, said["selection_cut_off"], said["selection_last"])
        competence = rule_from(tables[1].forms, said["competence_cut_off"], "")
        return action(doer, selection, competence)

    if whole and (done := take(request, form, made)):
        messages.success(request, gettext("The draft is saved"))
        return redirect("recruitment.show", done)
    bad = bool(form.errors) or (data is not None and not whole)
    context = {"form": form, "tables": tables, "title": title, "back": back}
    return render(request, "recruitment/edit.html", context, status=422 if bad else 200)


ONE = "recruitment/rounds/<int:recruitment_id>/"
urls: list[URLPattern] = [
    path("recruitment/rounds/add/", add, name="recruitment.add"),
    path(f"{ONE}edit/", edit, name="recruitment.edit"),
    path(f"{ONE}announce/", announce, name="recruitment.announce"),
    path(f"{ONE}close/", close, name="recruitment.close"),
    path(f"{ONE}stop/", stop, name="recruitment.stop"),
]
