"""Forms of rosters: asking for them, taking them in, saying what their columns hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.institutions import KIND_NAMES
from prakan.domain.roster_sheet.headings import HEADINGS
from prakan.domain.text import Text
from prakan.registry.queries.letter_templates import LANGUAGES
from prakan.registry.queries.rosters import ColumnView
from prakan.web.forms.typed import (
    Choices,
    GivenFile,
    LooseChoice,
    LooseChoices,
    LooseText,
    TypedDay,
    TypedYear,
    choose,
)
from prakan.web.templatetags.words import language


def kinds() -> Choices:
    """Return the kinds of institutions as choices."""
    return [(kind.value, name.say(language())) for kind, name in KIND_NAMES.items()]


class AskForm(forms.Form):
    """A roster asked of many agencies at once."""

    use_required_attribute = False

    fiscal_year = TypedYear(label=_("Fiscal year (B.E.)"))
    deadline = TypedDay(label=_("To be sent by"), help_text=_("Day, month, year, such as 31 January 2024"))
    agencies = LooseChoices(label=_("Agencies asked"), widget=forms.CheckboxSelectMultiple)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds asked for"),
        help_text=_("A letter for each; none ticked asks for all kinds in one"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    lists = forms.BooleanField(
        label=_("Those named are to be assessed in that year: put them on its list"), required=False
    )

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]], **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        choose(self, "agencies", [(code, name.say(language())) for code, name in agencies])
        choose(self, "kinds", kinds())


class DeadlineForm(forms.Form):
    """Another day for a request."""

    use_required_attribute = False

    deadline = TypedDay(label=_("New deadline"), help_text=_("Day, month, year, such as 31 January 2024"))


class TakeForm(forms.Form):
    """A roster as a file or as a pasted table."""

    use_required_attribute = False

    agency = LooseChoice(label=_("Who sent it"))
    kind = LooseChoice(
        label=_("Kind of lines that name none"), help_text=_("May be chosen later, with the columns")
    )
    file = forms.FileField(
        label=_("Roster file"),
        help_text=_("Excel (.xlsx) or CSV as the sender made it, at most 20 MB"),
        required=False,
        allow_empty_file=True,
    )
    text = LooseText(
        label=_("Or a table pasted from a spreadsheet"),
        help_text=_("With its headings; cells parted by tabs or commas"),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def __init__(self, data: Any, files: Any, agencies: Iterable[tuple[str, Text]], **kwargs: Any) -> None:
        super().__init__(data, files, label_suffix="", **kwargs)
        choose(self, "agency", [(code, name.say(language())) for code, name in agencies])
        choose(self, "kind", [("", str(_("not said"))), *kinds()])


class ColumnsForm(forms.Form):
    """What each column of a file holds, and the kind of lines that name none."""

    use_required_attribute = False

    kind = LooseChoice(label=_("Kind of lines that name none"))

    def __init__(self, data: Any, columns: Iterable[ColumnView], kind: str) -> None:
        columns = list(columns)
        initial = {"kind": kind, **{f"column_{c.index}": c.field for c in columns}}
        super().__init__(data, initial=initial, label_suffix="")
        choose(self, "kind", [("", str(_("not said"))), *kinds()])
        choices = [("", str(_("not used"))), *((h.field, h.name.say(language())) for h in HEADINGS)]
        for column in columns:
            label = column.heading or column.letter
            widget = forms.Select(attrs={"class": "form-select form-select-sm", "aria-label": label})
            self.fields[f"column_{column.index}"] = LooseChoice(label=label, choices=choices, widget=widget)

    def chosen(self) -> dict[int, str]:
        """Return the field of each column (0-based)."""
        prefix = "column_"
        return {
            int(name.removeprefix(prefix)): str(self.data.get(name, ""))
            for name in self.fields
            if name.startswith(prefix)
        }


class TemplateForm(forms.Form):
    """A Word file that becomes the next version of a letter's template."""

    use_required_attribute = False

    kind = forms.CharField(widget=forms.HiddenInput, required=False)
    language = LooseChoice(label=_("Language of the letter"))
    file = GivenFile(label=_("Template"), help_text=_("Word (.docx), at most 5 MB"))
    remark = LooseText(label=_("What was changed"), max_length=200, required=False)

    def __init__(self, data: Any, files: Any, kind: str) -> None:
        super().__init__(data, files, label_suffix="", initial={"kind": kind})
        choose(self, "language", [(code, name.say(language())) for code, name in LANGUAGES.items()])
