"""The way of one case, stage after stage: from the list of the year to a plan that is closed."""

from __future__ import annotations

from collections.abc import Callable

from walking import after, appeal, before, english, follow, money, money_again, papers, report, visit
from walking.browser import Walk

Stage = Callable[[Walk], None]
#: until a result that anybody may check
FIRST: dict[str, Stage] = {
    "listed: roster asked for, taken in, the case opened": before.listed,
    "SAR called: the season opened": before.called,
    "SAR written on a phone, forwarded, accepted": before.reported,
    "planned: the plan of teams formed and confirmed": before.planned,
    "team approved by the director": before.approved,
    "invited and accepted by each of the team": before.invited,
    "announced": visit.announced,
    "SAR analysed: questions, division, agenda": visit.analysed,
    "visited: three weeks later": visit.visited,
    "recorded by the officer: who was there": visit.recorded,
    "what the visit found, written down": visit.found,
    "scored by each on their own, with evidence": visit.scored,
    "agreed, and the verdict": report.agreed,
    "the draft of the report written": report.drafted,
    "the draft sent to the institution": after.sent,
    "accounts told by the team, confirmed by finance": money.told,
    "the first instalment: short, moved, approved, paid": money.first,
    "the ledger and the statement": money.booked,
    "the school's reply, on a phone, with an objection": after.replied,
    "the objection answered, the report handed in": after.answered,
    "read, returned, mended, let pass": after.read,
    "resolved by the committee and the board": after.resolved,
    "certified and published": after.certified,
    "found and checked by anybody": after.checked,
}
#: what comes after the result
THEN: dict[str, Stage] = {
    "an appeal filed on a phone": appeal.filed,
    "its panel appointed": appeal.heard,
    "its proposal, a mark otherwise": appeal.proposed,
    "decided: another version and paper": appeal.decided,
    "the newest version read by anybody": appeal.read_by_all,
    "the improvement plan written on a phone": follow.written,
    "selected into the programme, given to a centre": follow.selected,
    "the centre comments, the parent agency objects": follow.spoken,
    "the plan agreed to": follow.agreed,
    "the centre helps": follow.helped,
    "a month later: progress on every item": follow.worked,
    "plan, case and part in the programme closed": follow.closed,
}
#: written, and not yet walked to their end: asked for by --further
FURTHER: dict[str, Stage] = {
    "travel and the second instalment: an account changed yesterday": money_again.held,
    "a payment that the bank returns": money_again.returned,
    "an appeal after its last day, refused": appeal.late,
    "the dossier taken out and checked": papers.taken,
    "the main pages in English on a phone": english.read,
}
STAGES = {**FIRST, **THEN}
