"""Forms of records of a visit: rows of people, rows of points, the sign-off on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prakan.domain.case_scores.papers import FINDING_NAMES
from prakan.domain.field.records import NAME, PEOPLE, POINT_KINDS, POINTS
from prakan.domain.problems import Fault
from prakan.domain.problems_visit_records import POINT_EMPTY
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import LooseChoice, LooseText
from prakan.web.problems import FaultError
from prakan.web.templatetags.words import language

SPARE, MORE = 3, 8  # empty rows at the end, and those that "more rows" adds
Row = Mapping[str, Any]


class RecordForm(forms.Form):
    """A version of a record; ``base`` is the version that the page showed."""

    use_required_attribute = False
    most: ClassVar[int] = 0
    texts: ClassVar[tuple[str, ...]] = ()  # that stand in no row
    names: ClassVar[tuple[str, ...]] = ()  # of the fields of a row; the last two decide whether it is empty

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(
        self, data: Any, files: Any = None, *, initial: Row, rows: Sequence[Row] = (), more: bool = False
    ) -> None:
        given = self._typed(data) if data is not None else list(rows)
        self.count = min(len(given) + (MORE if more else SPARE), self.most)
        first = {f"{name}-{n}": row.get(name, "") for n, row in enumerate(given, 1) for name in self.names}
        kept = None if data is None else {**self._others(data), **self._spare(len(given)), **first}
        shown = {**initial, **first} if kept is None else kept  # of what was sent, nothing but that
        super().__init__(None if more else kept, files, initial=shown)
        self.label_suffix = ""
        for n in range(1, self.count + 1):
            self._add_row(n)

    @property
    def rows(self) -> list[list[Any]]:
        """Return the rows, each the fields of its columns."""
        return [[self[f"{name}-{n}"] for name in self.names] for n in range(1, self.count + 1)]

    def typed(self) -> list[dict[str, Any]]:
        """Return what the rows say, empty ones left out."""
        said = self.cleaned_data
        rows = [{name: said[f"{name}-{n}"] for name in self.names} for n in range(1, self.count + 1)]
        return [row for row in rows if self._says(row)]

    def content(self) -> dict[str, Any]:
        """Return the content for the action."""
        return {name: self.cleaned_data[name] for name in self.texts}

    def _add_row(self, n: int) -> None:
        """Add the fields of a row, where a record has rows."""

    def _typed(self, data: Any) -> list[dict[str, Any]]:
        """Return the rows that were sent and say something, closed up: problems name rows by number."""
        rows = [{name: data.get(f"{name}-{n}", "") for name in self.names} for n in range(1, self.most + 1)]
        return [row for row in rows if self._says(row)]

    def _says(self, row: Row) -> bool:
        return any(str(row[name]).strip() for name in self.names[-2:])

    def _spare(self, given: int) -> dict[str, Any]:
        """Return what the empty rows at the end hold."""
        return {}

    def _others(self, data: Any) -> dict[str, Any]:
        return {name: data[name] for name in data if name.partition("-")[0] not in self.names}


class AttendanceForm(RecordForm):
    """Who of the institution was there on a day."""

    most = PEOPLE
    names = ("present", "name", "role")

    def _spare(self, given: int) -> dict[str, Any]:
        return {f"present-{n}": "on" for n in range(given + 1, self.count + 1)}

    def content(self) -> dict[str, Any]:
        return {"people": [{**row, "present": bool(row["present"])} for row in self.typed()]}

    def _add_row(self, n: int) -> None:
        there = gettext("Person %(n)s was present") % {"n": n}
        ticked = forms.CheckboxInput(attrs={"aria-label": there, "class": "form-check-input"})
        self.fields[f"present-{n}"] = forms.BooleanField(
            required=False, initial=True, widget=ticked, label=there
        )
        for name, label in (
            ("name", gettext("Name of person %(n)s")),
            ("role", gettext("Position of person %(n)s")),
        ):
            box = forms.TextInput(attrs={"aria-label": label % {"n": n}, "class": "form-control"})
            self.fields[f"{name}-{n}"] = LooseText(
                required=False, max_length=NAME, label=label % {"n": n}, widget=box
            )


class FeedbackForm(RecordForm):
    """What the team told the institution at the end of the visit, point by point, and what it answered."""

    most = POINTS
    names = ("kind", "code", "text")

    heard = LooseText(
        label=_("What the institution said to it"), required=False, widget=forms.Textarea(attrs={"rows": "4"})
    )

    def __init__(self, *args: Any, codes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        self.codes = [("", gettext("the whole")), *codes]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Say which point has no words."""
        for n in range(1, self.count + 1):
            if self.cleaned_data.get(f"code-{n}") and not self.cleaned_data.get(f"text-{n}", "").strip():
                self.add_error(f"text-{n}", FaultError(Fault(POINT_EMPTY, {"n": n})))
        return self.cleaned_data

    def content(self) -> dict[str, Any]:
        return {"points": self.typed(), "heard": self.cleaned_data["heard"]}

    def _add_row(self, n: int) -> None:
        kinds = [(kind, FINDING_NAMES[kind].say(language())) for kind in POINT_KINDS]
        for name, label, choices in (
            ("kind", gettext("Kind of point %(n)s"), kinds),
            ("code", gettext("What point %(n)s is about"), self.codes),
        ):
            box = forms.Select(attrs={"aria-label": label % {"n": n}, "class": "form-select"})
            self.fields[f"{name}-{n}"] = LooseChoice(
                required=False, choices=choices, widget=box, label=label % {"n": n}
            )
        label = gettext("Words of point %(n)s") % {"n": n}
        words = forms.Textarea(attrs={"aria-label": label, "rows": "2", "class": "form-control"})
        self.fields[f"text-{n}"] = LooseText(required=False, label=label, widget=words)


class SignOffForm(RecordForm):
    """The sign-off of the institution on paper: who signed what, and the scan of the page."""

    texts = ("name", "position", "said")

    name = LooseText(label=_("Name of who signed"), required=False, max_length=NAME)
    position = LooseText(label=pgettext_lazy("of who signed", "Position"), required=False, max_length=NAME)
    said = LooseText(
        label=_("The sentence on the paper, as it was signed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    file = ResumableFile(
        label=_("Scan of the signed page"),
        required=False,
        help_text=_("A PDF or a picture of the whole page"),
    )
