"""Editing a draft of the plan: rows added, changed, moved, removed; targets split into parts."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from prakan.domain.calendar import say_month
from prakan.domain.problems import Refused
from prakan.planning.actions.plan import add_row, edit_row, move_row, remove_row, set_parts
from prakan.planning.queries.choices import choices
from prakan.planning.queries.plan import PlanView, RowView
from prakan.web.forms.both import differences, edited_meanwhile, merged, typed
from prakan.web.forms.plan import MoveForm, PartsForm, RemoveForm, RowForm, row_texts
from prakan.web.forms.taking import Question, ask, take
from prakan.web.pages.plan.found import version_of
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

NEVER = datetime.min.replace(tzinfo=timezone.get_fixed_timezone(0))


def home_of(plan: PlanView, ref: str = "") -> str:
    """Return the address of the tree with a row opened."""
    opened = f"&open={ref}#{ref}" if ref else ""
    return f"{reverse('plan.show')}?version={plan.version_id}{opened}"


def seen_in(request: HttpRequest) -> datetime:
    """Return when the row was last changed as far as the person had seen."""
    return parse_datetime(request.POST.get("seen", "")) or NEVER


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, version_id: int) -> HttpResponse:
    """Add a row under another, or an output at the top."""
    person = person_of(request)
    plan = version_of(person, version_id)
    under = request.GET.get("under", "")
    parent = plan.row(under) if under else None
    form = RowForm(request.POST or None, choices(person, plan.year), None, parent.kind if parent else "")
    row = take(
        request,
        form,
        lambda doer: add_row(version_id=version_id, parent_ref=under, fields=form.given(), **doer),
    )
    if row:
        messages.success(request, gettext("The row is added"))
        return redirect(home_of(plan, row.item.ref))
    context = {"form": form, "plan": plan, "parent": parent, "back": home_of(plan, under)}
    return render(request, "plan/row.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, version_id: int, ref: str) -> HttpResponse:
    """Change a row; what somebody else saved meanwhile is shown beside it."""
    person = person_of(request)
    plan = version_of(person, version_id)
    row, known = plan.row(ref), choices(person, plan.year)
    data = merged(request.POST) if request.method == "POST" else None
    form = RowForm(data, known, row)
    if data is not None and form.is_valid():
        try:
            edit_row(
                version_id=version_id,
                ref=ref,
                fields=form.given(),
                seen_changed_at=seen_in(request),
                by=person,
                at=timezone.now(),
            )
        except Refused as refused:
            if edited_meanwhile(refused):
                return _both(request, form, version_of(person, version_id).row(ref), refused)
            attach(form, refused)
        else:
            messages.success(request, _said(version_of(person, version_id).row(ref)))
            return redirect(home_of(plan, ref))
    context = {"form": form, "plan": plan, "row": row, "back": home_of(plan, ref)}
    return render(request, "plan/row.html", context, status=422 if form.errors else 200)


def _said(row: RowView) -> str:
    """Say back what was understood."""
    target = "–" if row.target is None else f"{row.target:,f} {row.unit.say(language())}"
    due = say_month(row.due, language()) if row.due else "–"
    return gettext("Saved: target %(target)s, due %(due)s") % {"target": target, "due": due}


def _both(request: HttpRequest, form: RowForm, row: RowView, refused: Refused) -> HttpResponse:
    context = {
        "form": form,
        "faults": refused.faults,
        "typed": typed(form.data, "seen"),
        "differences": differences(form, row_texts(row)),
        "seen_name": "seen",
        "seen": row.changed_at.isoformat(),
        "by": None,
        "name": row.name,
    }
    return render(request, "plan/both.html", context, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, version_id: int, ref: str) -> HttpResponse:
    """Split a row's target into parts, or set other targets beside it."""
    person = person_of(request)
    plan = version_of(person, version_id)
    row = plan.row(ref)
    form = PartsForm(request.POST or None, row)
    if request.method == "POST" and form.is_valid():
        try:
            set_parts(
                version_id=version_id,
                ref=ref,
                parts=form.parts(),
                seen_changed_at=seen_in(request),
                by=person,
                at=timezone.now(),
            )
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("The parts of the target are saved"))
            return redirect(home_of(plan, ref))
    context = {"form": form, "plan": plan, "row": row, "back": home_of(plan, ref)}
    return render(request, "plan/parts.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, version_id: int, ref: str) -> HttpResponse:
    """Move a row, with all under it, to another place."""
    person = person_of(request)
    plan = version_of(person, version_id)
    row = plan.row(ref)
    form = MoveForm(request.POST or None, plan.rows, row)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            move_row(version_id=version_id, ref=ref, **given, by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("The row is moved; its reference stays %(ref)s") % {"ref": ref})
            return redirect(home_of(plan, ref))
    context = {"form": form, "plan": plan, "row": row, "back": home_of(plan, ref)}
    return render(request, "plan/move.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, version_id: int, ref: str) -> HttpResponse:
    """Remove a row from the draft, with those under it when the person says so."""
    person = person_of(request)
    plan = version_of(person, version_id)
    row = plan.row(ref)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    gone = take(
        request,
        form,
        lambda doer: remove_row(version_id=version_id, ref=ref, **form.cleaned_data, **doer),
    )
    if gone:
        said = ngettext(
            "%(n)s row is removed from this draft", "%(n)s rows are removed from this draft", len(gone)
        )
        messages.success(request, said % {"n": len(gone)})
        return redirect(home_of(plan, row.parent_ref))
    under = [r for r in plan.rows if r.ref.startswith(f"{ref}.")]
    if not under:
        form.fields.pop("with_children")
    question = Question(
        title=gettext("Remove this row"),
        question=f"{row.code} {row.name.say(language())}".strip(),
        consequences=(
            gettext("What was approved before stays as it was."),
            gettext("Its reference is never given to another row."),
            *[f"{r.code} {r.name.say(language())}".strip() for r in under],
        ),
        verb=gettext("Remove the row"),
        danger=True,
        back=home_of(plan, ref),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("plan/versions/<int:version_id>/add/", add, name="plan.add"),
    path("plan/versions/<int:version_id>/rows/<str:ref>/edit/", edit, name="plan.edit"),
    path("plan/versions/<int:version_id>/rows/<str:ref>/parts/", parts, name="plan.parts"),
    path("plan/versions/<int:version_id>/rows/<str:ref>/move/", move, name="plan.move"),
    path("plan/versions/<int:version_id>/rows/<str:ref>/remove/", remove, name="plan.remove"),
]
