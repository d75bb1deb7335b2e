"""The side navigation as a table; who sees an entry is decided by the access table alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from os.path import commonprefix
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
NOTHING_WAITS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: the name of its address, its words, its icon."""

    page: str
    label: Words
    icon: str


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; the first section has none."""

    label: Words
    entries: tuple[Entry, ...]


MENU = (
    Section(
        "",
        (
            Entry("home", _("Home"), icon="home"),
            Entry("inbox", _("Waiting for me"), icon="inbox"),
            Entry("assessors.mine", _("My register"), icon="id-badge-2"),
            Entry("visits.mine", _("My visits"), icon="calendar-event"),
            Entry("field_devices.mine", _("My devices"), icon="device-mobile"),
            Entry("payments.mine", _("My payments"), icon="coins"),
            Entry("appraisal.mine", _("Appraisal: mine and to fill in"), icon="checkup-list"),
        ),
    ),
    Section(
        _("Plan and results"),
        (
            Entry("plan.show", _("Plan and budget"), icon="sitemap"),
            Entry("progress.list", _("Progress of the quarter"), icon="progress-check"),
            Entry("budget.show", _("Budget"), icon="coins"),
            Entry("strategy.show", _("Strategic indicators"), icon="target"),
            Entry("report.show", _("Quarterly report"), icon="file-text"),
            Entry("findings.list", _("Contradictions"), icon="equal-not"),
        ),
    ),
    Section(
        _("Self-assessment"),
        (
            Entry("sars.mine", _("My institution"), icon="school"),
            Entry("improvement.mine", _("Our improvement plan"), icon="trending-up"),
            Entry("sars.list", _("Reports (SAR)"), icon="file-description"),
            Entry("certificates.mine", _("Assessment results"), icon="certificate"),
            Entry("season.newest", _("SAR season"), icon="calendar-event"),
        ),
    ),
    Section(
        _("Assessment"),
        (
            Entry("cases.board", _("Cases"), icon="clipboard-check"),
            Entry("readings.board", _("Quality reading"), icon="book-2"),
            Entry("meetings.board", _("Committees and board"), icon="gavel"),
            Entry("certificates.board", _("Certificates and publication"), icon="certificate"),
            Entry("appeals.board", _("Appeals against results"), icon="scale"),
            Entry("payments.board", _("Payments of assessors"), icon="coins"),
            Entry("improvement.board", _("Improvement plans"), icon="trending-up"),
            Entry("programme.board", _("Use of results"), icon="plant-2"),
            Entry("teams.list", _("Plans of teams"), icon="users-group"),
            Entry("objections.list", _("Objections"), icon="message-exclamation"),
            Entry("field_board.show", _("Board of the day"), icon="device-mobile-check"),
            Entry("visits.over", _("Record of visits"), icon="calendar-check"),
            Entry("visits.approvals", _("Approval of visits"), icon="checklist"),
            Entry("invitations.board", _("Invitations"), icon="mail"),
        ),
    ),
    Section(
        _("Assessors"),
        (
            Entry("assessors.list", _("Register of assessors"), icon="user-check"),
            Entry("recruitment.board", _("Recruitment"), icon="user-plus"),
            Entry("renewals.list", _("Licence renewal"), icon="refresh"),
            Entry("appraisal.list", _("Appraisal of assessors"), icon="checkup-list"),
            Entry("recognition.list", _("Recognition"), icon="award"),
            Entry("complaints.list", _("Complaints"), icon="message-report"),
        ),
    ),
    Section(
        _("Registry"),
        (
            Entry("institutions.list", _("Institutions"), icon="school"),
            Entry("parents.list", _("Parent agencies"), icon="building-bank"),
            Entry("contact_points.board", _("Contacts"), icon="address-book"),
            Entry("frameworks.list", _("Frameworks"), icon="ruler-2"),
            Entry("rosters.board", _("Rosters"), icon="file-spreadsheet"),
        ),
    ),
    Section(
        _("System"),
        (
            Entry("people.list", _("People and roles"), icon="users"),
            Entry("keys.list", _("API keys"), icon="key"),
            Entry("messages.board", _("Messages"), icon="send"),
            Entry("wordings.list", _("Words of messages"), icon="message"),
            Entry("files.state", _("Stored files"), icon="shield-check"),
            Entry("trail.list", _("Audit trail"), icon="history"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as one person sees it on one page."""

    label: Words
    icon: str
    url: str
    current: bool
    waits: int = 0  # how much waits there for the reader


def lines(
    entries: Iterable[Entry], may_open: Callable[[str], bool], current: str, waits: Mapping[str, int]
) -> tuple[Line, ...]:
    """Return the entries a person may open; ``current`` is the name of the entry to be marked."""
    return tuple(
        Line(e.label, e.icon, reverse(e.page), e.page == current, waits.get(e.page, 0))
        for e in entries
        if may_open(e.page)
    )


def sections(
    may_open: Callable[[str], bool], current: str, waits: Mapping[str, int] = NOTHING_WAITS
) -> tuple[tuple[Words, tuple[Line, ...]], ...]:
    """Return heading and lines of each section that has anything to show.

    ``current`` is the page shown, ``waits`` says by page how much waits there for the reader.
    """
    here = _entry_of(current, [e.page for section in MENU for e in section.entries if may_open(e.page)])
    made = ((section.label, lines(section.entries, may_open, here, waits)) for section in MENU)
    return tuple((label, found) for label, found in made if found)


def _entry_of(page: str, entries: list[str]) -> str:
    """Return the entry of a page: its own, else that which shares most of its name, the later of equals.

    Of "appraisal.mine" and "appraisal.list" a page of the area belongs to the later, the area's own list.
    """
    if page in entries:
        return page
    area = [entry for entry in entries if entry.partition(".")[0] == page.partition(".")[0]]
    return max(reversed(area), key=lambda entry: len(commonprefix([entry, page])), default="")
