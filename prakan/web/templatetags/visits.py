"""Words and chips of what follows a plan of teams: bodies, stages of lists, days of a visit."""

from __future__ import annotations

from datetime import date

from django import template

from prakan.domain.calendar import say_date, say_days
from prakan.domain.team_routes import BODY_NAMES, Body
from prakan.domain.teams import RULES, RuleId
from prakan.domain.text import Text
from prakan.domain.visit_words import KEEPS_OUT
from prakan.web.templatetags.words import language

register = template.Library()


@register.filter
def body_word(body: Body) -> Text:
    """Return what a body is called."""
    return BODY_NAMES[body]


@register.filter
def until(first: date, last: date) -> str:
    """Return two days as people say them: one, or from the first to the last."""
    if first == last:
        return say_date(first, language(), short=True)
    return say_days(first, last, language())


@register.filter
def signed(number: int) -> str:
    """Return a whole number with its sign: more, or less than before."""
    return f"{number:+,}".replace("-", "\u2212") if number else "0"


@register.filter
def keeps_out(rule: RuleId) -> Text:
    """Return why a rule keeps somebody from a seat in its week."""
    return KEEPS_OUT.get(rule, RULES[rule].name)


@register.filter
def rule_name(rule: RuleId) -> Text:
    """Return what a hard rule is called."""
    return RULES[rule].name
