"""Saying where an institution is, and what its kind, size and status are called."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from prakan.domain.finding.marks import Part, marked
from prakan.domain.institution_levels import DUE_NAMES, due_key
from prakan.domain.institutions import KIND_NAMES, SIZE_NAMES, STATUS_NAMES, Kind, Size, Status
from prakan.domain.places import district, province
from prakan.domain.text import Text
from prakan.registry.queries.lines import InstitutionLine
from prakan.web.templatetags.words import language

register = template.Library()


@register.filter
def due_name(kind: str, level: str) -> Text:
    """Return what is due of an institution of a kind: the reports of its own level, or of a further one."""
    return DUE_NAMES[due_key(kind, level)]


@register.filter
def kind_name(kind: str) -> Text:
    """Return what a kind of institution is called."""
    return KIND_NAMES[Kind(kind)]


@register.filter
def size_name(size: str) -> Text:
    """Return what a size is called."""
    return SIZE_NAMES[Size(size)]


@register.filter
def status_name(status: str) -> Text:
    """Return what a status is called."""
    return STATUS_NAMES[Status(status)]


@register.filter
def parts(text: str, words: Iterable[str]) -> tuple[Part, ...]:
    """Return a name in parts, with what answers the letters of a question marked."""
    return marked(text, words)


@register.filter
def where(line: InstitutionLine) -> str:
    """Return district and province of an institution, as far as they are known."""
    found = (district(line.district), province(line.province))
    return " · ".join(place.name.say(language()) for place in found if place)


@register.filter
def district_name(code: str) -> Text:
    """Return what a district is called; its code when it is unknown."""
    found = district(code)
    return found.name if found else Text(code)
