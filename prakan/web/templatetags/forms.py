"""Forms after the GOV.UK pattern: label, hint, error, input; the summary of errors on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
)
from django.utils.safestring import SafeString

from prakan.domain.problems import Fault
from prakan.web.templatetags.words import language

register = template.Library()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the error summary: number of the problem, what, next move, and the field it leads to."""

    code: str
    what: str
    next_move: str
    target: str


@register.filter
def what(fault: Fault) -> str:
    """Return what happened, in the reader's language."""
    return fault.what(language())


@register.filter
def next_move(fault: Fault) -> str:
    """Return what to do next, in the reader's language."""
    return fault.next_move(language())


def items_of(form: BaseForm) -> list[Item]:
    """Return the errors of a bound form in the order of its fields, those of the whole form first."""
    errors = form.errors.as_data()
    names = [NON_FIELD_ERRORS, *(name for name in form.fields if name in errors)]
    return [
        _item(error, form[name].id_for_label or form[name].auto_id if name in form.fields else "")
        for name in names
        for error in errors.get(name, ())
    ]


def _item(error: object, target: str) -> Item:
    fault: Fault | None = getattr(error, "fault", None)
    if fault is not None:
        return Item(fault.code, what(fault), next_move(fault), target)
    return Item("", " ".join(getattr(error, "messages", ())), "", target)


@register.inclusion_tag("parts/error_summary.html")
def error_summary(*forms: BaseForm, faults: Iterable[Fault] = ()) -> dict[str, object]:
    """Show every error of the forms, and faults that belong to no field; nothing when there is none."""
    loose = [Item(f.code, what(f), next_move(f), "") for f in faults]
    return {"items": loose + [item for form in forms if form.is_bound for item in items_of(form)]}


def _class_for(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput | CheckboxSelectMultiple | RadioSelect):
        return "form-check-input"
    if isinstance(widget, Select):
        return "form-select"
    return "form-control pk-file" if isinstance(widget, FileInput) else "form-control"


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, width: str = "", *, marked: bool = True) -> dict[str, object]:
    """Draw a field whole: label, hint, errors, input; ``width`` is "short", "medium" or "" (full).

    ``marked`` says beside the label that a field is optional; filters, where all are, leave it out.
    """
    kind = _class_for(bound)
    group = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    given = bound.field.widget.attrs.get("class", "")
    wide = f"pk-w-{width}" if width else ""
    drawn: SafeString = bound.as_widget(attrs={"class": " ".join(c for c in (kind, wide, given) if c)})
    return {
        "field": bound,
        "drawn": drawn,
        "group": group,
        "optional": marked and not bound.field.required,
        "check": isinstance(bound.field.widget, CheckboxInput),
        "problems": [_item(e, "") for e in bound.errors.as_data()] if bound.form.is_bound else [],
    }
