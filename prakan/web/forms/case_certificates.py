"""Forms of certificates and published results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.case_certificates.public import ResultFilter
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.places import provinces
from prakan.web.forms.typed import Choices, GivenFile, LooseChoice, LooseText, choose
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

MOST = 50  # cases of a page


class TakeForm(forms.Form):
    """Which cases of a list were ticked ("id:revision"), or all of the list as it was shown."""

    use_required_attribute = False

    chosen = forms.MultipleChoiceField(required=False)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, data: Any, lines: Iterable[tuple[int, int]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        sent = data.getlist("chosen")[:MOST] if data else ()
        listed = [f"{pk}:{revision}" for pk, revision in lines]
        known = [one for one in sent if one.count(":") == 1 and all(map(str.isdecimal, one.split(":")))]
        choose(self, "chosen", [(one, one) for one in dict.fromkeys([*listed, *known])])

    def pairs(self) -> list[tuple[int, int]]:
        """Return the ticked cases, each with the revision at which it was shown."""
        return [(int(pk), int(rev)) for pk, _, rev in (v.partition(":") for v in self.cleaned_data["chosen"])]


class WithdrawForm(forms.Form):
    """Why a certificate is withdrawn."""

    use_required_attribute = False

    reason = LooseText(
        label=_("Reason and resolution"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Anybody who checks the certificate reads it."),
    )


class ResultsForm(forms.Form):
    """What the public looks for."""

    use_required_attribute = False

    q = LooseText(label=_("Name, code, district or province"), max_length=200)
    level = LooseChoice(label=_("Level"))
    province = LooseChoice(label=_("Province"))
    year = LooseChoice(label=_("Fiscal year"))

    def __init__(self, data: Any, years: Iterable[int]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every: Choices = [("", str(_("All")))]
        choose(self, "level", every + [(str(k), name.say(language())) for k, name in LEVEL_NAMES.items()])
        choose(self, "province", every + [(p.code, p.name.say(language())) for p in provinces()])
        choose(self, "year", every + [(str(year), str(year)) for year in years])


def results_wanted(data: Any) -> ResultFilter:
    """Return what an address asks for; what is not a choice narrows nothing."""
    given = {name: str(data.get(name, "")).replace("\0", "").strip() for name in ResultsForm.base_fields}
    return ResultFilter(
        text=" ".join(given["q"].split())[:200],
        level=given["level"] if given["level"] in LEVEL_NAMES else "",
        province=given["province"] if given["province"] in {p.code for p in provinces()} else "",
        year=whole(given["year"][:4]) or 0,
    )


class PaperForm(forms.Form):
    """The number of a certificate."""

    use_required_attribute = False

    number = LooseText(
        label=_("Number on the paper"), max_length=30, help_text=_("For example QA-2570-000012")
    )


class PaperFileForm(forms.Form):
    """A file to be compared with the certificate that was made."""

    use_required_attribute = False

    file = GivenFile(label=_("PDF file that you were given"))
