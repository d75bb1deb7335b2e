"""Where what a case still lacks is done: the page of each need, for whoever may open it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.urls import reverse

from prakan.domain.cases.needs import Need

#: pages that are about one case
OF_CASE = {
    Need.SHEETS_IN: "case_scores.scores",
    Need.CONSENSUS_AGREED: "case_scores.consensus",
    Need.DRAFT_WRITTEN: "case_reports.write",
    Need.REPLY_SENT: "case_reports.reply",
    Need.POINTS_ANSWERED: "case_reports.reply",
    Need.VERDICT_MADE: "case_scores.verdict",
}
#: pages on which it is done for many
OF_ALL = {
    Need.SEASON_OPEN: "season.newest",
    Need.SAR_RECEIVED: "season.newest",
    Need.ON_PLAN: "teams.list",
    Need.LIST_SENT: "visits.approvals",
    Need.TEAM_APPROVED: "visits.approvals",
    Need.FRAMEWORK: "frameworks.list",
    Need.READING_PASSED: "readings.board",
    Need.REMARKS_ANSWERED: "readings.board",
    Need.COMMITTEE_RESOLVED: "meetings.board",
    Need.BOARD_RESOLVED: "meetings.board",
    Need.CERTIFICATE_MADE: "certificates.board",
    Need.APPEAL_SETTLED: "appeals.board",
    Need.IMPROVED: "improvement.board",
}


def linked(
    missing: Iterable[str], case: int, sar: int | None, opens: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Return what a case lacks, each with the address where it is done; "" where there is none to open."""
    return [(need, _place(Need(need), case, sar, opens)) for need in missing]


def _place(need: Need, case: int, sar: int | None, opens: Callable[[str], bool]) -> str:
    if need == Need.SAR_ACCEPTED:
        return reverse("sars.show", args=[sar]) if sar is not None and opens("sars.show") else ""
    if page := OF_CASE.get(need):
        return reverse(page, args=[case]) if opens(page) else ""
    page = OF_ALL.get(need, "")
    return reverse(page) if page and opens(page) else ""
