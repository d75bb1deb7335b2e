"""Words of reports of cases: why a version was made, what became of a piece of text."""

from __future__ import annotations

from django import template

from prakan.assessment.queries.case_reports.versions import Stated
from prakan.domain.case_reports import Section
from prakan.domain.case_reports.why import WHY
from prakan.domain.text import Text

register = template.Library()
NO_RESULT = Text("ยังไม่มีผล", "no result yet")
RESULT = Text("ผลการประเมินฉบับที่ {n}", "version {n} of the result")


@register.filter
def version_why(why: str) -> Text:
    """Return why a version of a report was made."""
    return WHY[why]


@register.filter
def stated(verdict: Stated | None) -> Text:
    """Return which version of the result a version of a report states, with its outcome."""
    if verdict is None:
        return NO_RESULT
    told = RESULT.with_values(n=verdict.version)
    outcome = verdict.outcome
    return Text(f"{told.th}: {outcome.th}", f"{told.en}: {outcome.say('en')}") if outcome else told


@register.filter
def section_title(section: Section) -> Text:
    """Return a section's full name: its standard's number, then what it says."""
    if not section.standard:
        return section.name
    return Text(*(f"{section.standard} {section.name.say(language)}" for language in ("th", "en")))
