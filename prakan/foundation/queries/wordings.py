"""The words of notices as they are now: those of staff, else those of the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from string import Formatter

from prakan.domain.notice_kinds import KINDS, kind_of
from prakan.domain.notices import NOTICES, NoticeWords
from prakan.domain.problems import refuse
from prakan.domain.problems_messages import TEMPLATE_UNKNOWN
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person, Wording


@dataclass(frozen=True, slots=True)
class WordingView:
    """The words of one notice; ``edited_at`` None: the words of the code."""

    template: str
    words: NoticeWords
    slots: tuple[str, ...]
    edited_at: datetime | None
    edited_by: Text

    @property
    def kind(self) -> Text:
        return KINDS[kind_of(self.template)]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a notice's words."""

    at: datetime
    by: Text
    words: NoticeWords
    standard: bool


def slots_of(template: str) -> tuple[str, ...]:
    """Return the slots that the words of a notice may use: those that the code fills."""
    words = NOTICES[template]
    texts = (words.subject.th, words.subject.en, words.body.th, words.body.en)
    found = (slot for text in texts for _, slot, _, _ in Formatter().parse(text) if slot)
    return tuple(dict.fromkeys(found))


def current(template: str) -> Wording | None:
    """Return the wording that holds now; None: the words of the code."""
    latest = Wording.objects.filter(template=template).order_by("-pk").first()
    return None if latest is None or latest.standard else latest


def words_of(template: str, wording: Wording | None) -> NoticeWords:
    """Return the words of a notice made with a wording (None: the code's)."""
    return wording.words if wording else NOTICES[template]


def wordings(person: Person) -> tuple[WordingView, ...]:
    """Return the words of every notice, in the order of the kinds; for those who may edit them."""
    access.check(person, "wording.edit")
    latest = {w.template: w for w in Wording.objects.select_related("by").order_by("pk")}
    order = list(KINDS)
    names = sorted(NOTICES, key=lambda name: order.index(kind_of(name)))
    return tuple(_view(name, latest.get(name)) for name in names)


def wording(person: Person, template: str) -> WordingView:
    """Return the words of one notice; raises ``Refused`` (WORDING-001)."""
    access.check(person, "wording.edit")
    if template not in NOTICES:
        raise refuse(TEMPLATE_UNKNOWN, template=template)
    return _view(template, current(template))


def edits(person: Person, template: str, *, limit: int = 20) -> tuple[Edit, ...]:
    """Return the latest edits of a notice's words, newest first."""
    access.check(person, "wording.edit")
    found = Wording.objects.filter(template=template).select_related("by").order_by("-pk")
    return tuple(Edit(w.at, w.by.name, w.words, w.standard) for w in found[:limit])


def _view(template: str, latest: Wording | None) -> WordingView:
    kept = None if latest is None or latest.standard else latest
    return WordingView(
        template=template,
        words=words_of(template, kept),
        slots=slots_of(template),
        edited_at=kept.at if kept else None,
        edited_by=kept.by.name if kept else Text(""),
    )
