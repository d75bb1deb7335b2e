"""What waits for a reader, in words: what each pile asks for, what follows, the page that ends the wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext_lazy

from prakan.reporting.queries.waiting import Task, Wait

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of what waits for the reader."""

    words: str
    icon: str
    tone: str
    url: str = ""
    more: str = ""
    due: date | None = None


#: what waits -> icon, tone, the page that ends the wait.
LOOKS = {
    Wait.LATE: ("alert-triangle", "bad", "progress.list"),
    Wait.SAVE: ("edit", "kram", "progress.list"),
    Wait.ENDORSE: ("checks", "kram", "progress.list"),
    Wait.APPROVE: ("checks", "kram", "progress.list"),
    Wait.PLAN: ("sitemap", "kram", "plan.show"),
    Wait.SIGN: ("writing-sign", "kram", "report.show"),
    Wait.FRAMEWORK: ("ruler-2", "kram", "frameworks.list"),
    Wait.COMMENT: ("message-2", "kram", "frameworks.list"),
    Wait.ROSTER: ("file-spreadsheet", "kram", "rosters.board"),
    Wait.OVERDUE: ("alert-triangle", "warn", "rosters.board"),
    Wait.REPORT: ("file-text", "kram", "sars.list"),
    Wait.OBJECTION: ("message-exclamation", "kram", "objections.list"),
    Wait.CHANGE: ("arrows-exchange", "kram", "teams.changes"),
    Wait.TEAMS: ("checks", "kram", "visits.approvals"),
    Wait.SEATS: ("alert-triangle", "bad", "teams.changes"),
    Wait.INVITE: ("mail", "kram", "visits.approvals"),
    Wait.ANNOUNCE: ("speakerphone", "kram", "announcing.room"),
    Wait.MADE: ("calendar-check", "kram", "visits.over"),
    Wait.LISTS: ("coins", "kram", "payments.board"),
    Wait.BANK: ("building-bank", "kram", "payments.board"),
    Wait.ACCOUNTS: ("building-bank", "kram", "payments.accounts"),
    Wait.ASKED: ("message-report", "kram", "payments.board"),
    Wait.PLANS: ("trending-up", "kram", "improvement.board"),
    Wait.FIELD: ("device-mobile-check", "warn", "field_board.show"),
    Wait.FILES: ("file-alert", "warn", "field_files.list"),
}


#: what waits -> what a pile of it asks for, and what happens if it stays.
WORDS: dict[Wait, tuple[Words, Words]] = {
    Wait.LATE: (
        ngettext_lazy("%(n)s row is past its due month", "%(n)s rows are past their due month", "n"),
        gettext_lazy("No problem is named yet: say why, or record the result"),
    ),
    Wait.SAVE: (
        ngettext_lazy("Report the result of %(n)s row", "Report the results of %(n)s rows", "n"),
        gettext_lazy("Drafts are kept; submit them to your unit head"),
    ),
    Wait.ENDORSE: (
        ngettext_lazy("Endorse %(n)s result of your unit", "Endorse %(n)s results of your unit", "n"),
        gettext_lazy("Then the policy office approves"),
    ),
    Wait.APPROVE: (
        ngettext_lazy("Approve %(n)s endorsed result", "Approve %(n)s endorsed results", "n"),
        gettext_lazy("The quarter cannot close while results wait"),
    ),
    Wait.PLAN: (
        gettext_lazy("Decide on the submitted plan"),
        gettext_lazy("Approve it, or return it with a reason"),
    ),
    Wait.SIGN: (
        gettext_lazy("Sign the quarterly report"),
        gettext_lazy("It is your turn in the order of signatures"),
    ),
    Wait.FRAMEWORK: (
        ngettext_lazy("Decide on %(n)s framework", "Decide on %(n)s frameworks", "n"),
        gettext_lazy("Publish it on the board's resolution, or send it back"),
    ),
    Wait.COMMENT: (
        ngettext_lazy("Answer %(n)s comment on a framework", "Answer %(n)s comments on frameworks", "n"),
        gettext_lazy("The board sees a version once every comment is answered"),
    ),
    Wait.ROSTER: (
        ngettext_lazy("Decide on %(n)s roster", "Decide on %(n)s rosters", "n"),
        gettext_lazy("Its columns or its preview wait for your yes"),
    ),
    Wait.OVERDUE: (
        ngettext_lazy(
            "%(n)s agency is late with its roster", "%(n)s agencies are late with their rosters", "n"
        ),
        gettext_lazy("Remind them, or give them until another day"),
    ),
    Wait.REPORT: (
        ngettext_lazy("Accept or return %(n)s report", "Accept or return %(n)s reports", "n"),
        gettext_lazy("Their parent agencies have sent them on"),
    ),
    Wait.OBJECTION: (
        ngettext_lazy(
            "Decide on %(n)s objection to an assessor", "Decide on %(n)s objections to assessors", "n"
        ),
        gettext_lazy("The institution reads your answer and its reason"),
    ),
    Wait.CHANGE: (
        ngettext_lazy(
            "Confirm or drop %(n)s change of a plan of teams",
            "Confirm or drop %(n)s changes of a plan of teams",
            "n",
        ),
        gettext_lazy("Nothing of the plan changes before that"),
    ),
    Wait.TEAMS: (
        ngettext_lazy("Decide on %(n)s list of visits", "Decide on %(n)s lists of visits", "n"),
        gettext_lazy("Their teams are invited once they are approved"),
    ),
    Wait.SEATS: (
        ngettext_lazy(
            "%(n)s assessor who cannot go any more sits in visits ahead",
            "%(n)s assessors who cannot go any more sit in visits ahead",
            "n",
        ),
        gettext_lazy("Have somebody else proposed, as few teams changed as can be"),
    ),
    Wait.INVITE: (
        ngettext_lazy(
            "Invite the team of %(n)s approved visit", "Invite the teams of %(n)s approved visits", "n"
        ),
        gettext_lazy("Nobody of them has been asked yet"),
    ),
    Wait.ANNOUNCE: (
        ngettext_lazy(
            "Announce %(n)s visit whose team has accepted",
            "Announce %(n)s visits whose teams have accepted",
            "n",
        ),
        gettext_lazy("Institutions are told and the letters can be made"),
    ),
    Wait.MADE: (
        ngettext_lazy("Record who was at %(n)s visit", "Record who was at %(n)s visits", "n"),
        gettext_lazy("Their payments arise once this is recorded"),
    ),
    Wait.LISTS: (
        ngettext_lazy("Decide on %(n)s payment list", "Decide on %(n)s payment lists", "n"),
        gettext_lazy("The budget has committed the money; finance then sends it to the bank"),
    ),
    Wait.BANK: (
        ngettext_lazy("Have %(n)s payment list paid", "Have %(n)s payment lists paid", "n"),
        gettext_lazy("Send the file to the bank, then record the day and its reference"),
    ),
    Wait.ACCOUNTS: (
        ngettext_lazy("Confirm %(n)s bank account", "Confirm %(n)s bank accounts", "n"),
        gettext_lazy("Nothing is paid to an account before that"),
    ),
    Wait.ASKED: (
        ngettext_lazy("Answer %(n)s request of an assessor", "Answer %(n)s requests of assessors", "n"),
        gettext_lazy("They ask to have a payment corrected"),
    ),
    Wait.PLANS: (
        ngettext_lazy(
            "Agree to %(n)s improvement plan, or return it",
            "Agree to %(n)s improvement plans, or return them",
            "n",
        ),
        gettext_lazy("The institution begins once you have agreed"),
    ),
    Wait.FIELD: (
        gettext_lazy("Look at the visits of today whose devices lack something"),
        gettext_lazy("Unsent entries, missing files, silent devices, refusals or two versions"),
    ),
    Wait.FILES: (
        ngettext_lazy(
            "%(n)s file of a visit has not come for days", "%(n)s files of visits have not come for days", "n"
        ),
        gettext_lazy("Have the device or its rescue file brought, or end the waiting with a reason"),
    ),
}


def words_for(task: Task) -> tuple[str, str]:
    """Return what a pile of tasks asks for, and what happens if it stays."""
    what, more = WORDS[task.wait]
    return what % {"n": task.count}, str(more)
