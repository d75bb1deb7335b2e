"""The categories of the budget: listed with what uses them, added, renamed, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_budget import CATEGORY_MISSING
from prakan.foundation import access
from prakan.planning.actions import budget
from prakan.planning.queries.budget import CategoryUse, category_uses
from prakan.web.forms.both import choose, merged
from prakan.web.forms.budget import CategoryForm, CategoryNameForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """List every category with what uses it."""
    person = person_of(request)
    context = {"found": category_uses(person), "may_edit": access.can(person, "category.edit")}
    return render(request, "budget/categories.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a category after the last."""
    form = CategoryForm(request.POST or None)
    made = take(request, form, lambda doer: budget.add_category(**form.cleaned_data, **doer))
    if made:
        said = gettext("The category %(name)s is added")
        messages.success(request, said % {"name": made.name.say(language())})
        return redirect("budget.categories")
    return _drawn(request, form, gettext("Add a budget category"), gettext("Add"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, category: str) -> HttpResponse:
    """Rename a category."""
    if request.method != "POST":
        form = CategoryNameForm(initial=_texts(_category(request, category)))
        return _drawn(request, form, gettext("Rename the category"), gettext("Save"))
    form = CategoryNameForm(merged(request.POST))
    try:
        made = take(
            request, form, lambda doer: budget.edit_category(code=category, **form.cleaned_data, **doer)
        )
    except Refused as refused:
        now = _category(request, category)
        return choose(request, form, refused, saved=_texts(now), revision=now.revision, name=now.name)
    if made:
        said = gettext("The category %(name)s is saved")
        messages.success(request, said % {"name": made.name.say(language())})
        return redirect("budget.categories")
    return _drawn(request, form, gettext("Rename the category"), gettext("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, category: str) -> HttpResponse:
    """Remove a category that nothing uses."""
    found = _category(request, category)
    form = SureForm(request)
    if take(request, form, lambda doer: budget.remove_category(code=category, **doer)):
        messages.success(request, gettext("The category is removed"))
        return redirect("budget.categories")
    name = found.name.say(language())
    question = Question(
        title=gettext("Remove the category %(name)s") % {"name": name},
        question=gettext("Only a category that no entry and no plan uses can be removed."),
        verb=gettext("Remove"),
        back=reverse("budget.categories"),
        danger=True,
    )
    return ask(request, form, question)


def _category(request: HttpRequest, code: str) -> CategoryUse:
    for category in category_uses(person_of(request)):
        if category.code == code:
            return category
    raise refuse(CATEGORY_MISSING, given=code)


def _texts(category: CategoryUse) -> dict[str, object]:
    names = {"name_th": category.name.th, "name_en": category.name.en}
    return {**names, "revision": category.revision}


def _drawn(
    request: HttpRequest, form: CategoryForm | CategoryNameForm, title: str, verb: str
) -> HttpResponse:
    context = {"form": form, "title": title, "verb": verb, "back": reverse("budget.categories")}
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("budget/categories/", list_, name="budget.categories"),
    path("budget/categories/add/", add, name="budget.category_add"),
    path("budget/categories/<slug:category>/edit/", edit, name="budget.category_edit"),
    path("budget/categories/<slug:category>/remove/", remove, name="budget.category_remove"),
]
