"""What every template can ask of its surroundings, as ``shell``; worked out only when asked."""

from __future__ import annotations

from collections.abc import Hashable

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from prakan.assessment.queries.cases.inbox import count as case_turns
from prakan.domain.calendar import Quarter
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.access import is_staff
from prakan.foundation.queries.memory import Memory
from prakan.foundation.queries.notices import unread
from prakan.foundation.queries.texts import AgencyView, agency
from prakan.web.shell import menu
from prakan.web.shell.access import READING, may_open, rights_of, roles_of
from prakan.web.shell.language import language_of
from prakan.web.shell.people import grants_of, initials, said, signed_in
from prakan.web.shell.period import Choice, choices, period_of
from prakan.web.shell.theme import THEMES, theme_of

MENUS: Memory[SafeString] = Memory(64)


class Shell:
    """Menu, period, language, theme and person of one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def language(self) -> str:
        return language_of(self.request)

    @cached_property
    def theme(self) -> str:
        return theme_of(self.request)

    @property
    def other_theme(self) -> str:
        return next(theme for theme in THEMES if theme != self.theme)

    @cached_property
    def agency(self) -> AgencyView | None:
        """The agency, or None before anything is loaded."""
        try:
            return agency()
        except Refused:
            return None

    @cached_property
    def initials(self) -> str:
        person = signed_in(self.request)
        return initials(person.name.say(self.language)) if person else ""

    @cached_property
    def roles(self) -> tuple[Text, ...]:
        """What the person is here: roles, then units."""
        person = signed_in(self.request)
        return said(grants_of(person)) if person else ()

    @cached_property
    def menu(self) -> SafeString:
        """The side navigation, drawn: from the page, the person's roles, the language, what waits."""
        person = signed_in(self.request)
        if person is None:
            return SafeString("")
        match, may = self.request.resolver_match, may_open(person)
        page = match.view_name if match else ""
        waits = {"inbox": self.turns}
        key = (page, roles_of(person), self.language, self.turns)
        return MENUS.get(key, lambda: _drawn("parts/menu.html", sections=menu.sections(may, page, waits)))

    @cached_property
    def turns(self) -> int:
        """How many cases wait for the person."""
        person = signed_in(self.request)
        return case_turns(person) if person else 0

    @cached_property
    def is_staff(self) -> bool:
        """Whether the person works in the agency: search and periods are for them."""
        person = signed_in(self.request)
        return person is not None and is_staff(person)

    @cached_property
    def period(self) -> Quarter | None:
        person = signed_in(self.request)
        return period_of(self.request, person) if person and self.is_staff else None

    @cached_property
    def periods(self) -> tuple[tuple[int, tuple[Choice, ...]], ...]:
        person = signed_in(self.request)
        return choices(self.period, person) if person and self.period else ()

    @property
    def only_reads(self) -> bool:
        return self.request.method in READING

    @property
    def sees(self) -> tuple[Hashable, ...]:
        """What a piece of a page may follow from besides stored data; nothing else tells readers apart."""
        person = signed_in(self.request)
        return (
            self.request.get_full_path(),
            self.period,
            timezone.localdate(),
            self.language,
            rights_of(person) if person else None,
        )

    @cached_property
    def unread(self) -> int:
        person = signed_in(self.request)
        return unread(person) if person else 0


def _drawn(template: str, **context: object) -> SafeString:
    return render_to_string(template, context)


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give every template its ``shell``."""
    return {"shell": Shell(request)}
