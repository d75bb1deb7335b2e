"""Forms of announcing visits and of asking for their letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.letter_template.kinds import KINDS, TEAM_APPOINTMENT, VISIT_NOTICE
from prakan.domain.text import Text
from prakan.registry.queries.letter_templates import LANGUAGES
from prakan.web.forms.typed import LooseChoice, TypedDay, choose
from prakan.web.templatetags.words import language

FORMATS: dict[str, Text] = {
    "zip": Text("แยกไฟล์ละฉบับ (.zip)", "A file for each letter (.zip)"),
    "docx": Text("รวมเป็นเอกสารเดียวสำหรับพิมพ์ (.docx)", "One document to print (.docx)"),
}
ALL_LEVELS = Text("ทุกระดับ", "All levels")


def levels_said(levels: Sequence[str]) -> list[tuple[str, str]]:
    """Return levels as choices, all of them first."""
    named = [(one, LEVEL_NAMES.get(one, Text(one)).say(language())) for one in levels]
    return [("", ALL_LEVELS.say(language())), *named]


class NarrowForm(forms.Form):
    """Which visits are looked at: of a level, beginning no later than a day."""

    level = LooseChoice(label=_("Level"), required=False)
    until = TypedDay(label=_("Visits that begin by"), required=False)

    def __init__(self, data: Any, levels: Sequence[str]) -> None:
        super().__init__(data, label_suffix="")
        choose(self, "level", levels_said(levels))


class AnnounceForm(forms.Form):
    """The visits that were shown, each with what it said then."""

    shown = forms.CharField(widget=forms.HiddenInput, max_length=500_000, required=False)


class LettersForm(forms.Form):
    """Which letters, in which language, as which kind of file."""

    kind = LooseChoice(label=_("Letters"))
    language = LooseChoice(label=_("Language of the letters"))
    format = LooseChoice(label=_("File"))
    level = LooseChoice(label=_("Level"), required=False)

    def __init__(self, data: Any, levels: Sequence[str]) -> None:
        super().__init__(data, label_suffix="", auto_id="letters_%s")  # the level stands twice
        kinds = [(code, KINDS[code].name.say(language())) for code in (TEAM_APPOINTMENT, VISIT_NOTICE)]
        choose(self, "kind", kinds)
        choose(self, "language", [(code, name.say(language())) for code, name in LANGUAGES.items()])
        choose(self, "format", [(code, name.say(language())) for code, name in FORMATS.items()])
        choose(self, "level", levels_said(levels))
