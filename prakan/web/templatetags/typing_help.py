"""Helps while typing: a field without its label in a table, and where it says what it understood."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.forms import BoundField, CheckboxInput, Select
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prakan.domain.echoes import understood
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()


@register.simple_tag
def echo(bound: BoundField, kind: str) -> SafeString:
    """Draw the place that says what was understood; filled at once when the form comes back with text."""
    said = understood(kind, str(bound.value() or "")) if bound.form.is_bound else Text("")
    return format_html(
        '<p class="pk-echo" id="{0}_echo" aria-live="polite" hx-get="{1}" hx-trigger="change from:#{0}" '
        'hx-include="#{0}">{2}</p>',
        bound.id_for_label,
        reverse("understood", args=[kind]),
        said.say(language()),
    )


@register.simple_tag
def bare_field(bound: BoundField) -> SafeString:
    """Draw a field in a table: its label is for screen readers, the column says it to the others."""
    widget = bound.field.widget
    kind = "form-control form-control-sm"
    if isinstance(widget, Select):
        kind = "form-select form-select-sm"
    elif isinstance(widget, CheckboxInput):
        kind = "form-check-input"
    bad = " is-invalid" if bound.form.is_bound and bound.errors else ""
    hint = {} if isinstance(widget, CheckboxInput | Select) else {"placeholder": str(bound.label)}
    drawn = bound.as_widget(attrs={"class": f"{kind}{bad}", **hint})
    return format_html('<label class="pk-sr" for="{}">{}</label>{}', bound.id_for_label, bound.label, drawn)


@register.filter
def bare_number(value: Decimal | None) -> str:
    """Show a number with comma groups and the decimals it has."""
    return "" if value is None else f"{value.normalize():,f}"
