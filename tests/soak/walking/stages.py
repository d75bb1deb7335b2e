"""The way of one case, stage after stage: from the list of the year to a plan that is closed."""

from __future__ import annotations

from collections.abc import Callable

from walking import after, appeal, before, follow, money, report, visit
from walking.browser import Walk

STAGES: dict[str, Callable[[Walk], None]] = {
    "listed: roster asked for, taken in, the case opened": before.listed,
    "SAR called: the season opened": before.called,
    "SAR written on a phone, forwarded, accepted": before.reported,
    "planned: the plan of teams formed and confirmed": before.planned,
    "team approved by the director": before.approved,
    "invited and accepted by each of the team": before.invited,
    "announced": visit.announced,
    "SAR analysed: questions, division, agenda": visit.analysed,
    "visited: three weeks later": visit.visited,
    "what the visit found, written down": visit.found,
    "scored by each on their own, with evidence": visit.scored,
    "agreed, and the verdict": report.agreed,
    "the draft of the report written": report.drafted,
    "the draft sent to the institution": after.sent,
    "the school's reply, on a phone, with an objection": after.replied,
    "the objection answered, the report handed in": after.answered,
    "read, returned, mended, let pass": after.read,
    "resolved by the committee and the board": after.resolved,
    "certified and published": after.certified,
    "found and checked by anybody": after.checked,
    "accounts told by the team, confirmed by finance": money.told,
    "travel and the first instalment: short, moved, approved, paid": money.first,
    "the ledger and the statement": money.booked,
    "an appeal filed on a phone": appeal.filed,
    "its panel appointed": appeal.heard,
    "its proposal": appeal.proposed,
    "decided: another version": appeal.decided,
    "read by anybody": appeal.read_by_all,
    "the plan written on a phone": follow.written,
    "in the programme": follow.selected,
    "spoken": follow.spoken,
    "agreed to": follow.agreed,
    "helped": follow.helped,
    "worked": follow.worked,
    "closed": follow.closed,
}
