"""The list of frameworks: published, in the workshop, skeletons and examples."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakan.domain.frameworks.vocabulary import LEVELS, STATUSES, Level, Status
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.frameworks import FrameworkLine, frameworks
from prakan.web.pages.frameworks.parts import STAGES
from prakan.web.shell.people import person_of

Words = str | Promise
ASIDE = (Status.SKELETON, Status.EXAMPLE)


@dataclass(frozen=True, slots=True)
class Row:
    """A version as the list shows it."""

    line: FrameworkLine
    level: Text
    stage: Words
    status: Text


@dataclass(frozen=True, slots=True)
class Group:
    """Versions under one heading."""

    key: str
    name: Words
    lead: Words
    rows: tuple[Row, ...]


@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """List every version that is at work or published; with ?gone=1 the old ones too."""
    person = person_of(request)
    gone = request.GET.get("gone") == "1"
    rows = [_row(line) for line in frameworks(person, gone=gone)]
    groups = [group for group in _groups(rows) if group.rows]
    context = {"groups": groups, "gone": gone, "may_draft": access.can(person, "framework.draft")}
    return render(request, "frameworks/list.html", context)


def _row(line: FrameworkLine) -> Row:
    return Row(line, LEVELS[Level(line.level)], STAGES[line.stage], STATUSES[Status(line.status)][0])


def _groups(rows: list[Row]) -> tuple[Group, ...]:
    def those(wanted: str) -> tuple[Row, ...]:
        return tuple(row for row in rows if _place(row) == wanted)

    return (
        Group("published", _("Published"), _("Institutions are assessed by these"), those("published")),
        Group("work", _("In the workshop"), _("Being made; nobody is assessed by them yet"), those("work")),
        Group(
            "aside",
            _("Skeletons and examples"),
            _("What is known of other frameworks, and what the format can say"),
            those("aside"),
        ),
        Group("gone", _("Superseded and withdrawn"), _("Kept as they were"), those("gone")),
    )


def _place(row: Row) -> str:
    if row.line.stage in ("superseded", "withdrawn"):
        return "gone"
    if row.line.stage == "published":
        return "published"
    return "aside" if row.line.status in ASIDE else "work"


urls: list[URLPattern] = [path("frameworks/", list_, name="frameworks.list")]
