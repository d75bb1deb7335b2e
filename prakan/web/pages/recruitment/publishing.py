"""Lists outside the house: published for anybody to read, and taken away as Excel by the office."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.recruitment import publishing
from prakan.assessors.queries.recruitment.lists import ListView, list_of
from prakan.assessors.queries.recruitment.published import points_on, published_list
from prakan.assessors.queries.recruitment.rounds import round_of
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.recruitment import PART_NAMES, Outcome, Part, shown
from prakan.domain.recruitment_words import LAST_PLACE_NAMES
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.pages.recruitment.parts import rule_card
from prakan.web.shell.people import person_of
from prakan.web.shell.tables import Row, excel
from prakan.web.templatetags.recruitment import outcome_word
from prakan.web.templatetags.words import language

SEEN = {Part.SELECTION: (Outcome.CALLED, Outcome.RESERVE), Part.COMPETENCE: (Outcome.CALLED,)}


@require_safe
def show(request: HttpRequest, recruitment_id: int, part: str) -> HttpResponse:
    """Show a published list by the numbers of applications, names only where the agency's setting says so."""
    which = _part(part)
    found = published_list(recruitment_id, which)
    context = {
        "list": found,
        "view": found.recruitment,
        "title": PART_NAMES[which],
        "card": rule_card(which, found.rule),
        "lines": [one for one in found.lines if one.outcome in SEEN[which]],
        "named": settings.RECRUITMENT_NAMES,
    }
    return render(request, "recruitment/published.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, recruitment_id: int, part: str) -> HttpResponse:
    """Publish a list after one more question."""
    view, which = round_of(person_of(request), recruitment_id), _part(part)
    form = SureForm(request)
    if take(request, form, lambda doer: publishing.publish(recruitment_id=view.id, part=which, **doer)):
        messages.success(request, gettext("The list is published"))
        return redirect("recruitment.list", view.id, which.value)
    named = gettext("With names, as the agency has set.") if settings.RECRUITMENT_NAMES else ""
    question = Question(
        _("Publish this list"),
        _("Anybody reads it by application numbers, with its rule and margin. It cannot be taken back."),
        _("Publish the list"),
        reverse("recruitment.list", args=[view.id, which.value]),
        (named or gettext("Without names: only numbers, ranks and outcomes."),),
    )
    return ask(request, form, question)


@require_safe
def export(request: HttpRequest, recruitment_id: int, part: str) -> HttpResponseBase:
    """Send a list as Excel: everybody with points and reasons, and on a second sheet its rule and margin."""
    person, which = person_of(request), _part(part)
    found = list_of(person, recruitment_id, which)
    view, names = found.recruitment, found.rule.components
    heads = (
        gettext("Rank"),
        gettext("Application number"),
        gettext("Name"),
        *(one.name.say(language()) for one in names),
        gettext("Total of 100"),
        gettext("Outcome"),
        gettext("Reason"),
    )
    widths = (8, 20, 32, *(14 for _one in names), 14, 22, 60)
    title = PART_NAMES[which].say(language())
    points = points_on(person, found)
    rows = (
        (
            line.rank or "",
            line.number,
            line.name.say(language()),
            *(points[line.application].get(one.key, "") for one in names),
            "" if line.total is None else shown(line.total, found.rule.decimals),
            outcome_word(line.outcome, which).say(language()),
            "; ".join([*(one.say(language()) for one in line.why), *([line.reason] if line.reason else [])]),
        )
        for line in found.lines
    )
    name = f"{which.value}-{view.level}-{view.year}-{view.number}-v{found.version}.xlsx"
    return excel(name, title, heads, widths, rows, second=(gettext("Rule and margin"), _rule(found)))


def _rule(found: ListView) -> Iterator[Row]:
    """Yield what the second sheet says: of which round, by which rule, where the border lies."""
    view, rule = found.recruitment, found.rule
    yield (gettext("Recruitment"), f"{LEVEL_NAMES[view.level].say(language())} {view.year}/{view.number}")
    yield (gettext("Version"), found.version)
    if not view.rule.confirmed:
        yield (gettext("Rule of this list"), gettext("to be confirmed"))
    yield (gettext("Component"), gettext("Weight"), gettext("Full points"), gettext("Least points"))
    for one in rule.components:
        yield (one.name.say(language()), one.weight, one.most, "" if one.least is None else one.least)
    yield (gettext("Cut-off"), "–" if rule.cut_off is None else rule.cut_off)
    if found.part is Part.SELECTION:
        yield (gettext("Equals at the last place"), LAST_PLACE_NAMES[rule.last_place].say(language()))
    yield (gettext("Places"), "–" if found.places is None else found.places)
    for words, value in (
        (gettext("Total of the last called"), found.last_called),
        (gettext("Best total not called"), found.next_best),
        (gettext("Margin"), found.margin),
    ):
        yield (words, "–" if value is None else shown(value, rule.decimals))
    yield (gettext("Digest"), found.digest)


def _part(part: str) -> Part:
    return Part.COMPETENCE if part == Part.COMPETENCE.value else Part.SELECTION


ONE = "recruitment/rounds/<int:recruitment_id>/list/<slug:part>/"
urls: list[URLPattern] = [
    path("recruitment/<int:recruitment_id>/list/<slug:part>/", show, name="recruitment.published"),
    path(f"{ONE}publish/", publish, name="recruitment.publish"),
    path(f"{ONE}list.xlsx", export, name="recruitment.export"),
]
