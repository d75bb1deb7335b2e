"""Draws selects and single inputs without templates: a list of parent agencies is a hundred options long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"
INPUTS = frozenset(
    f"django/forms/widgets/{kind}.html"
    for kind in ("text", "number", "email", "hidden", "password", "checkbox")
)


class Renderer(DjangoTemplates):
    """Django's own renderer, but for the inputs that every filter has."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Return a widget as HTML."""
        if template_name == SELECT:
            return _select(context["widget"])
        if template_name in INPUTS:
            return _input(context["widget"])
        return super().render(template_name, context, request)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_safe(widget["value"])}"'
    return _made(
        f'<input type="{_safe(widget["type"])}" name="{_safe(widget["name"])}"{value}{_attrs(widget)}>'
    )


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return _made(f'<select name="{_safe(widget["name"])}"{_attrs(widget)}>{groups}\n</select>')


def _group(name: object, options: Iterable[Mapping[str, Any]]) -> str:
    drawn = "".join(
        f'\n  <option value="{_safe(one["value"])}"{_attrs(one)}>{_safe(one["label"])}</option>'
        for one in options
    )
    return f'\n  <optgroup label="{_safe(name)}">{drawn}\n  </optgroup>' if name else drawn


def _attrs(widget: Mapping[str, Any]) -> str:
    said = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return "".join(
        f" {_safe(name)}" if value is True else f' {_safe(name)}="{_safe(value)}"' for name, value in said
    )


def _safe(value: object) -> str:
    return conditional_escape(str(value))


def _made(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - each part was escaped above
