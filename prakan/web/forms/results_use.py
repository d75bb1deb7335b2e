"""Forms of the programme of the use of results: who is in it, centres, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.results_use.doing import Done
from prakan.assessment.queries.results_use.board import NO_CENTRE, MemberLine
from prakan.domain.improvement.stages import ACTIVITY_NAMES, COLOUR_NAMES, MEMBER_NAMES, PARTIES
from prakan.domain.places import provinces
from prakan.domain.text import Text
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import LooseChoice, LooseChoices, LooseText, TypedDay, choose
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

FEW = forms.Textarea(attrs={"rows": 2})
Centres = Iterable[tuple[str, Text]]


class MembersForm(forms.Form):
    """What the programme is narrowed to."""

    use_required_attribute = False

    q = LooseText(label=_("Name of the institution"), max_length=200)
    centre = LooseChoice(label=_("Coordination centre"))
    colour = LooseChoice(label=_("Group"))
    stage = LooseChoice(label=_("Stage in the programme"))

    def __init__(self, data: Any, centres: Centres) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every, said = [("", str(_("All")))], language()
        choose(self, "colour", every + [(one, name.say(said)) for one, name in COLOUR_NAMES.items() if one])
        choose(self, "stage", every + [(one, name.say(said)) for one, name in MEMBER_NAMES.items()])
        found = [(code, name.say(said)) for code, name in centres]
        choose(self, "centre", [*every, *found, (NO_CENTRE, str(_("No centre yet")))])


class SelectForm(forms.Form):
    """The list as it was shown, and who is left out this time."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    keep = LooseChoices(required=False)

    def __init__(self, data: Any, digest: str, institutions: Iterable[int]) -> None:
        super().__init__(data, initial={"digest": digest})
        self.label_suffix = ""
        choose(self, "keep", [(str(pk), str(pk)) for pk in institutions])


class AddForm(forms.Form):
    """An institution put into the programme by hand."""

    use_required_attribute = False

    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its 10-digit code or its number in the registry")
    )
    reason = LooseText(label=_("Reason"), widget=FEW, max_length=1000)


class GiveForm(forms.Form):
    """The centre that helps an institution."""

    use_required_attribute = False

    centre = LooseChoice(label=_("Coordination centre"), required=False)

    def __init__(self, data: Any, centres: Centres, centre: str) -> None:
        super().__init__(data, initial={"centre": centre})
        self.label_suffix = ""
        choose(self, "centre", [("", str(_("No centre yet"))), *((c, n.say(language())) for c, n in centres)])


class ActivityForm(forms.Form):
    """Something that was done with institutions, and how many people came from where."""

    use_required_attribute = False

    kind = LooseChoice(label=_("Kind of activity"))
    on = TypedDay(label=_("Day"))
    title = LooseText(label=_("Subject"), max_length=300)
    place = LooseText(label=_("Place or link"), max_length=200, required=False)
    members = LooseChoices(label=_("With which institutions"), widget=forms.CheckboxSelectMultiple)
    file = ResumableFile(label=_("File"), required=False, help_text=_("Minutes, a signed MoU, pictures"))

    def __init__(self, data: Any, files: Any, lines: Iterable[MemberLine], chosen: str = "") -> None:
        super().__init__(data, files, initial={"members": [chosen] if chosen else []})
        self.label_suffix = ""
        said = language()
        choose(self, "kind", [(one.value, name.say(said)) for one, name in ACTIVITY_NAMES.items()])  # type: ignore[attr-defined]
        choose(self, "members", [(str(line.id), line.name.say(said)) for line in lines])
        for party, name in PARTIES.items():
            label = _("People: %(party)s") % {"party": name.say(said)}
            self.fields[f"people-{party}"] = forms.IntegerField(
                label=label, min_value=0, max_value=100_000, required=False
            )
        self.order_fields(
            ["kind", "on", "title", "place", *(f"people-{one}" for one in PARTIES), "members", "file"]
        )

    def done(self) -> Done:
        """Return what was done, for the action."""
        told = self.cleaned_data
        people = {party: told[f"people-{party}"] or 0 for party in PARTIES}
        return Done(told["kind"], told["on"], told["title"], told["place"], people)

    def chosen(self) -> list[int]:
        """Return the ids of the members it was done with."""
        return [whole(pk, "members") or 0 for pk in self.cleaned_data["members"]]  # 0: the action refuses


class CentreForm(forms.Form):
    """A coordination centre."""

    use_required_attribute = False

    code = LooseText(label=_("Code"), max_length=40, help_text=_("Small letters, digits and hyphens"))
    name_th = LooseText(label=_("Name in Thai"), max_length=200)
    name_en = LooseText(label=_("Name in English"), max_length=200, required=False)
    confirmed = forms.BooleanField(label=_("The centre has agreed"), required=False)
    provinces = LooseChoices(
        label=_("Provinces it helps"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any, initial: dict[str, Any] | None = None, *, is_new: bool = True) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        choose(self, "provinces", [(one.code, one.name.say(language())) for one in provinces()])
        if not is_new:
            del self.fields["code"]
