"""Forms of the plan: starting one, a row, its place, the parts of its target, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.calendar import say_month
from prakan.domain.plan_input import RANKS, may_stand_under
from prakan.planning.actions.plan.rows import Part
from prakan.planning.queries.choices import Choice, Choices
from prakan.planning.queries.plan import PartView, RowView
from prakan.web.forms.typed import LooseChoice, LooseText, TypedYear
from prakan.web.templatetags.words import language

Words = str | Promise
KINDS: dict[str, Words] = {
    "output": _("Output"),
    "activity": _("Activity"),
    "project": _("Project"),
    "workplan": _("Work plan"),
    "item": _("Item"),
    "subitem": _("Sub-item"),
}
ROLES: list[tuple[str, Words]] = [
    ("level", _("a part: adds up to the target")),
    ("secondary", _("beside the target")),
]
SPARE = 3  # empty lines for new parts
PART_TEXTS = {
    "label_th": _("Part (Thai)"),
    "label_en": _("Part (English)"),
    "value": _("Number"),
    "unit_th": _("Unit of count (Thai)"),
    "unit_en": _("Unit of count (English)"),
}


def _area(language_of_text: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, "lang": language_of_text})


class StartForm(forms.Form):
    """The year of a new plan, and the year to copy from when it is not to be empty."""

    use_required_attribute = False

    year = TypedYear(label=_("Fiscal year"), help_text=_("In the Buddhist era, such as 2568"))
    from_year = forms.TypedChoiceField(
        label=_("Start from"), required=False, coerce=int, empty_value=None, widget=forms.RadioSelect
    )

    def __init__(self, data: Mapping[str, Any] | None, years: Iterable[int], year: int) -> None:
        super().__init__(data, initial={"year": year, "from_year": ""})
        copies = [(str(y), _("a copy of the plan of %(year)s") % {"year": y}) for y in years]
        self.fields["from_year"].choices = [("", _("an empty plan")), *copies]  # type: ignore[attr-defined]


class RowForm(forms.Form):
    """A row of the plan; every field takes what people type."""

    use_required_attribute = False

    kind = LooseChoice(label=_("Kind of row"), choices=list(KINDS.items()))
    code = LooseText(label=_("Printed number"), help_text=_("As in the printed plan, such as 1.2"))
    name_th = LooseText(label=_("Name (Thai)"), widget=_area("th"))
    name_en = LooseText(label=_("Name (English)"), widget=_area("en"))
    heading = forms.BooleanField(label=_("Only a heading: no target and no progress"), required=False)
    target = LooseText(label=_("12-month target"), help_text=_("The number only; Thai digits are read too"))
    unit_th = LooseText(label=_("Unit of count (Thai)"))
    unit_en = LooseText(label=_("Unit of count (English)"))
    target_note_th = LooseText(label=_("Note on the target (Thai)"))
    target_note_en = LooseText(label=_("Note on the target (English)"))
    due = LooseText(label=_("Due month"), help_text=_("Such as Sep 2024 or 9/2567; both eras are read"))
    owner = LooseChoice(label=_("Owner"))
    category = LooseChoice(label=_("Budget category"))
    strategy = LooseChoice(label=_("Strategy"))
    ladder = LooseChoice(label=_("Steps that the percent follows"))
    place = LooseText(label=_("Where it stands in the paper plan"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, known: Choices, row: RowView | None, under: str = ""
    ) -> None:
        super().__init__(data, initial=row_texts(row) if row else {"kind": _below(under)})
        for name in ("owner", "category", "strategy", "ladder"):
            found = getattr(known, name).values()
            self.fields[name].choices = [("", _("none")), *map(_choice, found)]  # type: ignore[attr-defined]

    def given(self) -> dict[str, object]:
        """Return the fields as typed, for the action."""
        return {name: self.data.get(name, "") for name in self.fields if name != "seen"}


def _choice(choice: Choice) -> tuple[str, str]:
    name = choice.name.say(language())
    return choice.code, choice.code if name == choice.code else f"{choice.code} {name}"


def _below(kind: str) -> str:
    """Return the kind of row that usually stands under another."""
    return next((k for k in RANKS if may_stand_under(k, kind)), "subitem")


def row_texts(row: RowView) -> dict[str, object]:
    """Return a row as a person would have typed it."""
    return {
        "kind": row.kind,
        "code": row.code,
        "name_th": row.name.th,
        "name_en": row.name.en,
        "heading": row.heading,
        "target": "" if row.target is None else f"{row.target:,f}",
        "unit_th": row.unit.th,
        "unit_en": row.unit.en,
        "target_note_th": row.target_note.th,
        "target_note_en": row.target_note.en,
        "due": say_month(row.due, language()) if row.due else "",
        "owner": row.owner,
        "category": row.category,
        "strategy": "" if row.strategy is None else str(row.strategy),
        "ladder": row.ladder,
        "place": row.place,
        "seen": row.changed_at.isoformat(),
    }


class MoveForm(forms.Form):
    """Where a row goes: under which row, and before which of its new neighbours."""

    use_required_attribute = False

    parent_ref = LooseChoice(label=_("Under"))
    before_ref = LooseChoice(
        label=_("Before"),
        help_text=_("Last of all unless you choose a row under the same one"),
    )

    def __init__(self, data: Mapping[str, Any] | None, rows: Iterable[RowView], row: RowView) -> None:
        super().__init__(data, initial={"parent_ref": row.parent_ref})
        rows = tuple(rows)
        own = [r for r in rows if r.ref == row.ref or r.ref.startswith(f"{row.ref}.")]
        others = [(r.ref, _indented(r)) for r in rows if r not in own]
        under = [(r.ref, _indented(r)) for r in rows if r not in own and may_stand_under(row.kind, r.kind)]
        top = [("", _("the top of the plan"))] if may_stand_under(row.kind, "") else []
        self.fields["parent_ref"].choices = [*top, *under]  # type: ignore[attr-defined]
        self.fields["before_ref"].choices = [("", _("last")), *others]  # type: ignore[attr-defined]


def _indented(row: RowView) -> str:
    return "\u2003" * row.depth + f"{row.code} {row.name.say(language())}".strip()[:90]


class PartsForm(forms.Form):
    """The parts of a target, one line each."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None, row: RowView) -> None:
        super().__init__(data, initial={"seen": row.changed_at.isoformat()})
        known = {part.key: part for part in row.parts}
        self.keys = self._keys(data, tuple(known))
        for key in self.keys:
            self._add(key, known.get(key), row)

    @staticmethod
    def _keys(data: Mapping[str, Any] | None, known: tuple[str, ...]) -> tuple[str, ...]:
        if data is not None and "part_keys" in data:
            return tuple(key for key in str(data["part_keys"]).split(",") if key)
        fresh = (f"p{n}" for n in range(1, len(known) + SPARE + 1))
        return (*known, *[key for key in fresh if key not in known][:SPARE])

    def _add(self, key: str, part: PartView | None, row: RowView) -> None:
        initial = _part_texts(part) if part else {"unit_th": row.unit.th, "unit_en": row.unit.en}
        for name, label in PART_TEXTS.items():
            # The action names a wrong part by "part.<key>": its number carries that name.
            field = f"part.{key}" if name == "value" else f"part.{key}.{name}"
            self.fields[field] = LooseText(label=label, initial=initial.get(name, ""))
        self.fields[f"part.{key}.role"] = LooseChoice(
            label=_("Counts as"), choices=ROLES, initial=part.role if part else "level"
        )

    @property
    def lines(self) -> list[dict[str, forms.BoundField]]:
        """Return the fields of each part, to draw as lines."""
        names = ("label_th", "label_en", "unit_th", "unit_en", "role")
        return [
            {"value": self[f"part.{key}"], **{name: self[f"part.{key}.{name}"] for name in names}}
            for key in self.keys
        ]

    def parts(self) -> list[Part]:
        """Return the parts as typed; a line without a name and a number is left out."""
        return [part for key in self.keys if (part := self._part(key)).label_th or part.value]

    def _part(self, key: str) -> Part:
        def typed(name: str) -> str:
            return str(self.data.get(f"part.{key}.{name}", "")).strip()

        return Part(
            key=key,
            role=typed("role") or "level",
            label_th=typed("label_th") or typed("label_en"),
            value=str(self.data.get(f"part.{key}", "")).strip(),
            label_en=typed("label_en"),
            unit_th=typed("unit_th"),
            unit_en=typed("unit_en"),
        )


def _part_texts(part: PartView) -> dict[str, str]:
    return {
        "label_th": part.label.th,
        "label_en": part.label.en,
        "value": f"{part.value:,f}",
        "unit_th": part.unit.th,
        "unit_en": part.unit.en,
    }


class WhyForm(forms.Form):
    """Why the plan is revised or sent back."""

    use_required_attribute = False

    reason = LooseText(
        label=_("Reason"),
        help_text=_("Kept with the version for everyone to read"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RemoveForm(forms.Form):
    """Whether the rows under a row go with it."""

    with_children = forms.BooleanField(label=_("Remove the rows under it as well"), required=False)
