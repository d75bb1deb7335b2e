"""Forms of messages: one's channels and hours, a telephone and its code, words of notices, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prakan.domain.deliveries import Choice
from prakan.domain.notice_kinds import kinds_in_use
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault
from prakan.domain.problems_messages import (
    CODE_GONE,
    HOUR_UNREADABLE,
    LIMIT_UNREADABLE,
    PHONE_UNREADABLE,
    REASON_NEEDED,
)
from prakan.domain.text import Text
from prakan.foundation.queries.contacts import ContactView
from prakan.web.forms.asked import AskedText
from prakan.web.forms.typed import LooseText
from prakan.web.problems import FaultError
from prakan.web.shell.numbers import ids_of

CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")
MINUTES = 15


class TypedHour(forms.CharField):
    """A time of day as people write it, "21.00" or "21:00", in Thai or Arabic digits; may stay empty."""

    def clean(self, value: Any) -> time | None:
        text = cleaned(str(value or ""))
        if not text:
            return None
        found = CLOCK.fullmatch(text.removesuffix("น.").strip())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise FaultError(Fault(HOUR_UNREADABLE, {"given": text}))
        return time(int(found[1]), int(found[2]))


class TypedLimit(forms.CharField):
    """A number of messages a day; empty is no limit."""

    def clean(self, value: Any) -> int | None:
        text = cleaned(str(value or ""))
        if not text:
            return None
        if not (text.isdecimal() and len(text) < 9) or not 1 <= int(text) <= 1000:
            raise FaultError(Fault(LIMIT_UNREADABLE, {"given": text}))
        return int(text)


@dataclass(frozen=True, slots=True)
class Tick:
    """A box of the matrix: a kind of notice on a channel."""

    name: str
    value: str
    on: bool


class ChoiceForm(forms.Form):
    """Channels by kind of notice, their order, numbers a day, quiet hours."""

    everywhere = forms.ChoiceField(
        label=_("When several channels are ticked"),
        choices=[
            ("first", _("Use the first that works, in the order of the table")),
            ("all", _("Use all of them at once")),
        ],
        widget=forms.RadioSelect,
    )
    quiet_from = TypedHour(label=_("Quiet from"), required=False)
    quiet_to = TypedHour(label=_("Quiet until"), required=False)

    def __init__(
        self,
        channels: Sequence[ContactView],
        choice: Choice,
        usual: Sequence[str],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.channels = [c for c in channels if c.is_ready]
        codes = [c.channel for c in self.channels]
        kwargs["initial"] = initial(choice, codes, usual)
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        language = get_language() or "th"
        names = {c.channel: c.name.say(language) for c in self.channels}
        for kind in kinds_in_use():
            self.fields[f"kind_{kind}"] = forms.MultipleChoiceField(
                choices=list(names.items()), required=False
            )
        for code, name in names.items():
            places = [(n, str(n)) for n in range(1, len(codes) + 1)]
            self.fields[f"place_{code}"] = forms.TypedChoiceField(choices=places, coerce=int, label=name)
            self.fields[f"limit_{code}"] = TypedLimit(required=False, label=name)

    def matrix(self) -> Iterator[tuple[str, Text, list[Tick]]]:
        """Yield the kinds of notice with a box for each channel."""
        for kind, name in kinds_in_use().items():
            held = self[f"kind_{kind}"]
            on = held.value() or ()
            yield kind, name, [Tick(held.html_name, c.channel, c.channel in on) for c in self.channels]

    def places(self) -> list[forms.BoundField]:
        """Return the fields of the order in which channels are tried."""
        return [self[f"place_{c.channel}"] for c in self.channels]

    def limits(self) -> list[forms.BoundField]:
        """Return the fields of the numbers a day."""
        return [self[f"limit_{c.channel}"] for c in self.channels]

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, as the action takes it."""
        given = self.cleaned_data
        codes = [c.channel for c in self.channels]
        return {
            "order": sorted(codes, key=lambda code: (given[f"place_{code}"], codes.index(code))),
            "kinds": {kind: given[f"kind_{kind}"] for kind in kinds_in_use()},
            "everywhere": given["everywhere"] == "all",
            "quiet_from": given["quiet_from"],
            "quiet_to": given["quiet_to"],
            "limits": {code: given[f"limit_{code}"] for code in codes if given[f"limit_{code}"]},
        }


def initial(choice: Choice, codes: Sequence[str], usual: Sequence[str]) -> dict[str, Any]:
    """Return what a form of a person's choice begins with."""
    order = choice.ordered(codes)
    quiet = choice.quiet
    return {
        "everywhere": "all" if choice.everywhere else "first",
        "quiet_from": f"{quiet.start:%H.%M}" if quiet else "",
        "quiet_to": f"{quiet.end:%H.%M}" if quiet else "",
        **{f"kind_{kind}": list(choice.kinds.get(kind, usual)) for kind in kinds_in_use()},
        **{f"place_{code}": place for place, code in enumerate(order, 1)},
        **{f"limit_{code}": choice.limits.get(code, "") for code in codes},
    }


class PhoneForm(forms.Form):
    """A telephone to link."""

    phone = AskedText(
        label=_("Mobile telephone"),
        refusal=PHONE_UNREADABLE,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class CodeForm(forms.Form):
    """The six digits that came by SMS."""

    code = AskedText(
        label=_("Six digits from the SMS"),
        refusal=CODE_GONE,
        slots={"minutes": MINUTES},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_code(self) -> str:
        """Take Thai digits and spaces out of the way."""
        return cleaned(str(self.cleaned_data["code"])).replace(" ", "")


class WordingForm(forms.Form):
    """The words of a notice in both languages; the action says what is wrong with them."""

    subject_th = LooseText(label=_("Subject in Thai"), widget=forms.TextInput(attrs={"lang": "th"}))
    body_th = LooseText(label=_("Body in Thai"), widget=forms.Textarea(attrs={"rows": 4, "lang": "th"}))
    subject_en = forms.CharField(
        label=_("Subject in English"), required=False, widget=forms.TextInput(attrs={"lang": "en"})
    )
    body_en = forms.CharField(
        label=_("Body in English"),
        required=False,
        help_text=_("Left empty, readers of English get the Thai words"),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class DecisionForm(forms.Form):
    """What to do with messages that could not be sent."""

    reason = AskedText(
        label=_("Reason for giving up"),
        refusal=REASON_NEEDED,
        help_text=_("The recipient and auditors can read it"),
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


def numbers(given: Iterable[str]) -> list[int]:
    """Return the ids among what a form sent."""
    return ids_of(given)
