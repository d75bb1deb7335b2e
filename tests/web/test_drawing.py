"""Inputs drawn without templates are those that Django's templates draw."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.utils.safestring import mark_safe

from prakan.web.forms.drawing import Renderer

LINES = re.compile(r"\s*\n\s*")  # how lines are broken between tags says nothing
NASTY = """a"b<c>&'d"""
GROUPED = [("", "ทั้งหมด"), ("ก", [("1", NASTY), ("2", mark_safe("<b>"))]), (NASTY, "z")]
WIDGETS: tuple[tuple[forms.Widget, object], ...] = (
    (forms.Select(choices=GROUPED), "2"),
    (forms.Select(choices=GROUPED, attrs={"required": True, "data-x": NASTY, "hidden": False}), NASTY),
    (forms.Select(choices=[]), None),
    (forms.SelectMultiple(choices=[("a", "A"), ("b", "B")]), ["a", "b"]),
    (forms.TextInput(attrs={"maxlength": 200, "aria-label": NASTY}), NASTY),
    (forms.TextInput(), None),
    (forms.NumberInput(attrs={"min": 0}), 12000),
    (forms.HiddenInput(), 12000),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(attrs={"class": "c"}), False),
)


def drawn(widget: forms.Widget, value: object, by: BaseRenderer) -> str:
    html = widget.render("na<me", value, attrs={"id": "id_x"}, renderer=by)
    return LINES.sub("\n", html)


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_widget_is_drawn_as_django_draws_it(widget: forms.Widget, value: object) -> None:
    assert drawn(widget, value, Renderer()) == drawn(widget, value, DjangoTemplates())
