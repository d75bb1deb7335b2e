"""Where a subject of the audit trail is shown: "figure:FY2567.O1.target" has its page."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from prakan.domain.season_reminders import Whom

#: kind of subject -> name of the address that takes what stands after the colon; the subject's page.
ADDRESSES = {
    "figure": "figures.show",
    "framework": "frameworks.show",
    "progress": "progress.show",
    "plan": "plan.versions",
    "collection": "progress.list",
    "budget": "budget.show",
    "ledger": "budget.show",
    "person": "account",
    "text": "texts.edit",
    "roster": "rosters.show",
    "intake": "rosters.intake",
    "letter": "rosters.template",
    "delivery": "messages.show",
    "wording": "wordings.edit",
    "institution": "institutions.show",
    "sar": "sars.show",
    "agency": "parents.show",
    "season": "season.show",
    "pair": "duplicates.show",
    "assessor": "assessors.show",
    "application": "recruitment.person",
    "recruitment": "recruitment.show",
    "team_plan": "teams.forming",
    "appraisal": "appraisal.show",
    "complaint": "complaints.show",
    "proposal": "assessors.mine",
    "licence": "assessors.mine",
    "renewal": "renewals.show",
    "renewal_round": "assessors.mine",
    "team_list": "visits.list",
    "team_announcement": "announcing.show",
    "team_objection": "objections.list",
    "case": "cases.show",
    "payment_list": "payments.list",
    "payment_due": "payments.due",
    "improvement_plan": "improvement.show",
}
#: kinds that name a period ("quarter:2567-1") -> the page that shows it.
OF_PERIOD = {"quarter": "closing.show", "report": "report.show"}
#: kinds whose page takes nothing
PLAIN = frozenset(
    {
        "person",
        "plan",
        "collection",
        "budget",
        "ledger",
        "proposal",
        "licence",
        "renewal_round",
        "team_objection",
    }
)


def place_of(subject: str) -> str:
    """Return the address of a subject's page, "" when it has none."""
    kind, _, rest = subject.partition(":")
    try:
        return _address(kind, rest)
    except NoReverseMatch:
        return ""


def _address(kind: str, rest: str) -> str:
    if kind in OF_PERIOD:
        return f"{reverse(OF_PERIOD[kind])}?period={rest}"
    if kind == "finding":
        period, _, key = rest.partition(":")
        return reverse("findings.show", args=[*period.split("-"), key])
    name = ADDRESSES.get(kind)
    if name is None:
        return ""
    return reverse(name) if kind in PLAIN else reverse(name, args=[rest])


def season_urls(year: int | None = None) -> dict[Whom, str]:
    """Return the page that a reminder of a season opens, by whom it goes to."""
    board = reverse("season.show", args=[year]) if year else reverse("season.newest")
    own = reverse("sars.mine")
    return {Whom.INSTITUTION: own, Whom.PARENT_AGENCY: board, Whom.OFFICER: board}
