"""Words of reports of cases: why a version was made, what became of a piece of text."""

from __future__ import annotations

from django import template

from prakan.domain.case_reports import Section
from prakan.domain.case_reports.why import WHY
from prakan.domain.text import Text

register = template.Library()


@register.filter
def version_why(why: str) -> Text:
    """Return why a version of a report was made."""
    return WHY[why]


@register.filter
def section_title(section: Section) -> Text:
    """Return a section's full name: its standard's number, then what it says."""
    if not section.standard:
        return section.name
    return Text(*(f"{section.standard} {section.name.say(language)}" for language in ("th", "en")))
