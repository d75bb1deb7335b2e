"""Answers before the visits of a play: accepted or declined, substitutes asked, objections decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from prakan.assessment.actions.team_answers import accept_all, decline
from prakan.assessment.actions.teams import object_to, reject, substitute, uphold
from prakan.assessment.actions.teams.repairing import apply_change, drop
from prakan.assessment.models import TeamInvitation, TeamObjection, TeamPlan, TeamStop
from prakan.assessment.queries.team_facts import route
from prakan.assessment.queries.team_substitutes import substitutes
from prakan.commands.simulating import words
from prakan.commands.simulating.backstage import Backstage
from prakan.domain.problems import Refused
from prakan.domain.visit_answers import Cause, Why

INVITED = TeamInvitation.Stage.INVITED
FEW_DAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answers:
    """How people of a plan answer."""

    stage: Backstage

    def invited(self, plan: TeamPlan, at: datetime, *, may_decline: bool) -> None:
        """Let everybody answer: some decline, for whom somebody else is asked, all others accept."""
        for row in self._declining(plan) if may_decline else ():
            if substitutes(self.stage.company.registrar, row.pk).possible:
                self._decline(row, at)
        self._accept(plan, at + FEW_DAYS)

    def announced(self, plan: TeamPlan, at: datetime) -> bool:
        """Let some institutions object, once each; returns whether what was upheld changed the plan."""
        before = set(plan.objections.values_list("institution_id", flat=True))
        changed = False
        for stop in self._objecting(plan):
            if stop.institution_id not in before:
                changed |= self._object(stop, at)
        return changed

    def _declining(self, plan: TeamPlan) -> list[TeamInvitation]:
        """Return the invitations that are declined; the demonstration's own people decline none."""
        shares, chance = self.stage.shares, self.stage.chance
        rows = TeamInvitation.objects.filter(plan=plan, stage=INVITED).select_related("assessor", "visit")
        found = [
            row
            for row in rows.order_by("pk")
            if chance.happens(shares.declines, "declines", row.number, row.assessor.number)
            and self.stage.is_extra(row.assessor_id)
        ]
        return found[: shares.most_substitutes]

    def _decline(self, row: TeamInvitation, at: datetime) -> None:
        """Let somebody decline and ask whoever comes first instead, who accepts with all others."""
        by, why = self.stage.assessor(row.assessor_id, at), Why(Cause.OTHER, words.made_up(words.DECLINED))
        decline(invitation_id=row.pk, why=why, by=by, at=at)
        office = self.stage.company.registrar
        found = substitutes(office, row.pk).possible
        if found:
            then = at + timedelta(hours=2)
            substitute(invitation_id=row.pk, assessor=found[0].who.id, by=office, at=then)

    def _accept(self, plan: TeamPlan, at: datetime) -> None:
        open_ = TeamInvitation.objects.filter(plan=plan, stage=INVITED).order_by("pk")
        own: dict[int, list[int]] = defaultdict(list)
        for pk, who in open_.values_list("pk", "assessor_id"):
            own[who].append(pk)
        for who, ids in own.items():
            then = at + timedelta(days=who % 3)
            accept_all(invitation_ids=ids, by=self.stage.assessor(who, at), at=then)

    def _objecting(self, plan: TeamPlan) -> list[TeamStop]:
        """Return the stops at institutions that object to the last of their team."""
        shares, chance = self.stage.shares, self.stage.chance
        rows = TeamStop.objects.filter(visit__plan=plan, visit__stage="announced")
        rows = rows.select_related("visit", "institution").order_by("-visit__starts", "pk")
        found = [
            row
            for place, row in enumerate(rows)
            if place < shares.least_objections
            or chance.happens(shares.objects, "objects", row.institution_id)
        ]
        return found[: shares.most_objections]

    def _object(self, stop: TeamStop, at: datetime) -> bool:
        visit, place = stop.visit, stop.institution
        seat = visit.seats.order_by("pk").last()
        in_time = timezone.localdate(at) <= route(visit.level).last_day_to_object(visit.starts)
        if seat is None or not in_time or not self.stage.is_extra(seat.assessor_id):
            return False
        row = object_to(
            visit_id=visit.pk,
            institution=place.pk,
            assessor=seat.assessor_id,
            reason=words.made_up(words.OBJECTED_TO),
            by=self.stage.school(place, at),
            at=at,
        )
        return self._decided(row, at + timedelta(days=2))

    def _decided(self, row: TeamObjection, at: datetime) -> bool:
        """Decide on an objection; one that no other team can follow is rejected after all."""
        office = self.stage.company.registrar
        told: dict[str, Any] = {"objection_id": row.pk, "by": office, "at": at}
        if self.stage.chance.happens(self.stage.shares.upholds, "upholds", row.institution_id):
            try:
                change = uphold(decision=words.made_up(words.OBJECTION_UPHELD), **told)
            except Refused:
                pass
            else:
                whole = not change.left and not change.faults
                act = apply_change if whole else drop
                act(plan_id=row.plan_id, number=change.number, by=office, at=at + timedelta(hours=1))
                return whole
        reject(decision=words.made_up(words.OBJECTION_REJECTED), **told)
        return False
