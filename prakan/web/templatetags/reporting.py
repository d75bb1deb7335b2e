"""Words and signs of findings, closings and report files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from prakan.domain.checks.model import Severity, Side
from prakan.domain.checks.words import number
from prakan.domain.text import Text
from prakan.web.templatetags.assets import icon
from prakan.web.templatetags.words import joined, language

register = template.Library()

NUMBER = re.compile(r"^(?P<before>ร้อยละ )?(?P<number>[\d,]+(?:\.\d+)?)(?P<after>\s.*)?$")
MOST = 3  # values of a contradiction that fit in one line
SHORT = 14  # letters of a value that still fit in large type
KILO = 1024


@dataclass(frozen=True, slots=True)
class Value:
    """A side's value in two sizes of type: the number large, its unit small."""

    large: str
    small: str
    is_words: bool


def value_of(text: Text) -> Value:
    """Return a value with its number apart from its unit; words that are no number stay whole."""
    said = text.say(language())
    found = NUMBER.match(said)
    if found is None:
        return Value(joined(said), "", len(said) > SHORT)
    unit = (found["before"] or "").strip() + (found["after"] or "").strip()
    return Value(found["number"], joined(unit), is_words=False)


@register.filter
def value_parts(text: Text) -> Value:
    """Return a side's value with its number apart from its unit."""
    return value_of(text)


@register.filter
def against(sides: Iterable[Side]) -> tuple[str, ...]:
    """Return the different values of a contradiction when they are few and short enough for one line."""
    said = tuple(dict.fromkeys(value_of(side.value).large for side in sides))
    return said if 1 < len(said) <= MOST and all(len(words) <= SHORT for words in said) else ()


@register.filter
def plain_number(value: Decimal) -> str:
    """Show a number with comma groups and no needless zeros: "1,895", "36.6917"."""
    return number(value)


@register.filter
def severity_name(severity: str) -> str:
    """Return the severity in words."""
    return {
        Severity.HIGH: gettext("High"),
        Severity.MEDIUM: gettext("Medium"),
        Severity.LOW: gettext("Low"),
    }[Severity(severity)]


@register.simple_tag
def severity_chip(severity: str, *, settled: bool = False) -> SafeString:
    """Draw the severity of a finding: a high one that is open says that it keeps the quarter open."""
    kind = Severity(severity)
    if kind is Severity.HIGH and not settled:
        return _chip("warn", "equal-not", gettext("High: blocks the close"))
    names = {
        Severity.HIGH: gettext("High severity"),
        Severity.MEDIUM: gettext("Medium severity"),
        Severity.LOW: gettext("Low severity"),
    }
    return _chip("", "", names[kind])


def _chip(kind: str, sign: str, words: str) -> SafeString:
    return format_html(
        '<span class="pk-chip{}">{}{}</span>',
        f" pk-chip--{kind}" if kind else "",
        icon(sign) if sign else "",
        joined(words),
    )


@register.filter
def file_size(size: int | None) -> str:
    """Show a size in kilobytes or megabytes."""
    if size is None:
        return ""
    if size < KILO * KILO:
        return gettext("%(size)s kB") % {"size": f"{max(1, round(size / KILO)):,}"}
    return gettext("%(size)s MB") % {"size": f"{size / KILO / KILO:,.1f}"}


@register.filter
def short_digest(digest: str) -> str:
    """Show the first letters of a digest in two groups: "9c41·e07b"."""
    return f"{digest[:4]}·{digest[4:8]}" if digest else ""
