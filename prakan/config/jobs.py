"""What follows from which step, and what is done again and again: the only place where wings meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from prakan.assessment.actions.cases.bulk import work_off as take_on_many_cases
from prakan.assessment.actions.season_reminders import climb
from prakan.assessment.actions.team_invitations import remind as remind_of_invitations
from prakan.assessment.actions.team_letters import work_off as write_letters
from prakan.assessment.actions.teams import work_off as form_teams
from prakan.assessment.intake import sweep as sweep_field
from prakan.assessors.actions.appraisal_severity import work_off as estimate_severity
from prakan.assessors.actions.credentials import place_all
from prakan.assessors.actions.recruitment import writing
from prakan.assessors.actions.renewals import remind as remind_of_renewals
from prakan.config import (
    appraised,
    certified,
    device_jobs,
    file_jobs,
    improving,
    payment_jobs,
    transcript_jobs,
)
from prakan.config.announced import tell_of_announcement
from prakan.config.case_jobs import CASES, READINGS, follow_all_cases, remind_of_cases
from prakan.config.invited import ask_the_next, spoken_for, the_invited, to_own_visits, to_the_seat
from prakan.config.joined import FollowUps, joined
from prakan.config.recipients import (
    Recipients,
    accused_and_officers,
    asked_and_concerned,
    everyone_with,
    heads_of_the_actor,
    its_assessor,
    its_institution,
    its_round,
    named_and_accused,
    next_to_decide,
    next_to_sign,
    officers_and_concerned,
    season_concerned,
    the_assessor,
    who_asked_for_the_plan,
    who_did,
    whom_it_is_about,
)
from prakan.config.scored import the_team, to_consensus, to_verdict, who_must_agree
from prakan.domain.roles import Role
from prakan.foundation.actions.api_answers import forget_old
from prakan.foundation.actions.forgetting import forget
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Every, Job, Jobs
from prakan.foundation.actions.scans import scan_due
from prakan.foundation.actions.seals import seal_on_schedule
from prakan.foundation.actions.uploads import give_up_resting
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import acting_for, name_of
from prakan.foundation.queries.people import who_did as decider
from prakan.planning.actions.reminders import remind
from prakan.registry.actions.contact_points import erase_due
from prakan.registry.actions.duplicates import propose_due
from prakan.registry.actions.interests import note as note_interest
from prakan.registry.actions.licence_reminders import remind_of_ends
from prakan.registry.actions.roster_intake import work_off as take_in_rosters
from prakan.registry.actions.roster_requests import lapse
from prakan.registry.actions.terms import mend
from prakan.reporting.actions import dossiers
from prakan.reporting.actions.runs import write_due
from prakan.web.shell.places import place_of, season_urls


def keep_interests(event: Event, at: datetime) -> None:
    """Enter conflicts that a confirmed change or an upheld objection brought to light in the register."""
    person = decider(event.by_id)
    for one in event.after.get("interests", ()):
        if person is not None:
            note_interest(
                assessor_id=one["assessor"],
                institution_id=one["institution"],
                kind=one["kind"],
                reason=one["reason"],
                source=one["source"],
                by=person,
                at=event.at,
            )


def tell_objected_to(event: Event, at: datetime) -> None:
    """Tell an assessor that another goes to an institution; what was said of them stays with the agency."""
    who = event.after.get("objected_to")
    if who is None:
        return
    tell(
        people=acting_for(Role.ASSESSOR, f"assessor:{who}"),
        template="team.objected",
        key=f"team.objected:{event.row_id}",
        values={"name_th": event.after["name_th"], "name_en": event.after["name_en"]},
        url=reverse("visits.mine"),
        row_id=event.row_id,
        at=at,
    )


def notice(
    recipients: Recipients,
    *,
    also_actor: bool = False,
    template: str = "",
    url: Callable[[Event], str] | None = None,
) -> Job:
    """Return the follow-up that tells people of a step; nobody is told of what they did themselves.

    ``also_actor`` tells them too: a receipt. ``template``: other words than those of the step. ``url`` is the
    page that opens, else that of the subject.
    """

    def run(event: Event, at: datetime) -> None:
        people = [person for person in recipients(event) if also_actor or person != event.by_id]
        if not people:  # of a step that tells some only, the others may lack what its words say
            return
        actor = name_of(event.by_id)
        tell(
            people=people,
            template=template or event.step,
            key=f"{template or event.step}:{event.row_id}",
            values={
                "reason": "",
                **{name: value for name, value in event.after.items() if isinstance(value, str)},
                "actor_th": actor.th,
                "actor_en": actor.say("en"),
            },
            url=url(event) if url else place_of(event.subject),
            row_id=event.row_id,
            at=at,
        )

    return Job(template or "notice", run)


def _to_applicant(event: Event, at: datetime) -> None:
    writing.tell(event.subject, step=event.step, done_at=event.at, url=reverse("recruitment.status"), at=at)


#: who applied has no account: the letter goes to the address that the application tells
LETTER = Job("letter", _to_applicant)


def mend_terms(at: datetime) -> None:
    """Look daily whether every institution can be found by its name, and mend what cannot."""
    mend(at)


def erase_contacts(at: datetime) -> None:
    """Erase daily what contacts say that ended longer ago than the agency keeps them."""
    erase_due(days=settings.CONTACT_DAYS, at=at)


def remind_owners(at: datetime) -> None:
    """Remind owners of rows not yet submitted; the page of progress opens from the notice."""
    remind(at, reverse("progress.list"))


def remind_assessors(at: datetime) -> None:
    """Remind assessors of licences that end and of renewals to apply for, officers of how many."""
    board = f"{reverse('assessors.list')}?licence=expiring"
    remind_of_ends(at=at, own=reverse("assessors.mine"), board=board)
    remind_of_renewals(at=at, url=reverse("assessors.mine"))


def remind_institutions(at: datetime) -> None:
    """Send what the reminder ladder of a season says is due; each page opens from its notice."""
    climb(at=at, urls=season_urls())


def remind_invited(at: datetime) -> None:
    """Remind assessors of invitations without an answer, and officers of those that are late."""
    remind_of_invitations(at=at, own=reverse("visits.mine"), board=reverse("invitations.board"))


def place_credentials(at: datetime) -> None:
    """Look daily whether every licence has a certificate that machines can check."""
    place_all(at=at)


#: a licence is given, or holds again after it was revoked: its certificate gets a place of its own
CREDENTIAL = Job("credential", lambda event, at: place_credentials(at))

#: conflicts of interest that came to light in a plan of teams: next year's plan knows them
INTERESTS = Job("interests", keep_interests)

#: who is asked for comments on a framework and told of its publication
READERS_OF_DRAFTS = (Role.POLICY_OFFICER, Role.UNIT_HEAD, Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
OWNER_STEPS = ("progress.submit", "progress.save")

#: what follows from each step, but for what has a file of its own
OWN: FollowUps = {
    "plan.submit": (notice(everyone_with(Role.DIRECTOR)),),
    "plan.approve": (notice(who_did("plan.submit")),),
    "plan.return": (notice(who_did("plan.submit")),),
    "collection.open": (notice(everyone_with(Role.PROJECT_OWNER, Role.UNIT_HEAD)),),
    "progress.submit": (notice(heads_of_the_actor),),
    "progress.endorse": (notice(everyone_with(Role.POLICY_OFFICER)),),
    "progress.approve": (notice(who_did(*OWNER_STEPS)),),
    "progress.return": (notice(who_did(*OWNER_STEPS)),),
    "progress.reopen": (notice(who_did(*OWNER_STEPS)),),
    "budget.transfer": (notice(everyone_with(Role.DIRECTOR)),),
    "quarter.close": (notice(everyone_with(Role.UNIT_HEAD, Role.DEPUTY_DIRECTOR, Role.DIRECTOR)),),
    "report.sign": (notice(next_to_sign),),
    "figure.doubt": (notice(everyone_with(Role.POLICY_OFFICER)),),
    "figure.restate": (notice(everyone_with(Role.DIRECTOR, Role.AUDITOR)),),
    "framework.hear": (notice(everyone_with(*READERS_OF_DRAFTS)),),
    "framework.comment": (notice(everyone_with(Role.ASSESSMENT_OFFICER)),),
    "framework.submit": (notice(everyone_with(Role.BOARD_SECRETARY, Role.DIRECTOR)),),
    "framework.return": (notice(everyone_with(Role.ASSESSMENT_OFFICER)),),
    "framework.publish": (notice(everyone_with(Role.ASSESSMENT_OFFICER, *READERS_OF_DRAFTS)), CASES),
    "sar.submit": (notice(its_institution, also_actor=True), CASES),
    "sar.take_over": (CASES,),
    "sar.forward": (notice(its_institution), CASES),
    "sar.accept": (notice(its_institution), CASES),
    "sar.return": (notice(its_institution), CASES),
    "sar.hand_back": (notice(its_institution), CASES),
    "sar.miss": (notice(its_institution), CASES),
    "season.open": (notice(season_concerned), CASES),
    "season.deadline": (notice(season_concerned), CASES),
    "season.move": (CASES,),
    "season.ask": (notice(officers_and_concerned),),
    "season.grant": (notice(asked_and_concerned),),
    "season.decline": (notice(asked_and_concerned),),
    **dict.fromkeys(writing.TOLD, (LETTER,)),
    "assessor.propose": (notice(everyone_with(Role.ASSESSMENT_OFFICER)),),
    "proposal.accept": (notice(the_assessor),),
    "proposal.decline": (notice(the_assessor),),
    "licence.issue": (notice(its_assessor), CREDENTIAL),
    "licence.renew": (notice(its_assessor), CREDENTIAL),
    "licence.suspend": (notice(the_assessor),),
    "licence.reinstate": (notice(the_assessor), CREDENTIAL),
    "licence.revoke": (notice(the_assessor),),
    "renewal.open": (notice(its_round),),
    "renewal.return": (notice(the_assessor),),
    "renewal.decline": (notice(the_assessor),),
    "appraisal.send": (notice(the_assessor),),
    "appraisal.decide": (notice(the_assessor),),
    "appraisal.appeal": (notice(everyone_with(Role.BOARD_SECRETARY)),),
    "complaint.assign": (notice(named_and_accused),),
    "complaint.decide": (notice(accused_and_officers),),
    "case.open": (CASES,),
    "case.open_special": (CASES,),
    "case.analyse": (CASES,),  # after the visit: it goes on at once
    "team.send": (notice(next_to_decide), CASES),
    "team.invite": (notice(the_invited, url=to_own_visits),),
    "team.withdraw": (notice(the_assessor, url=to_own_visits),),
    "team.accept": (notice(spoken_for, url=to_own_visits),),
    "team.decline": (
        notice(everyone_with(Role.ASSESSMENT_OFFICER), url=to_the_seat),
        notice(spoken_for, template="team.spoken", url=to_own_visits),
        Job("substitute", ask_the_next),
    ),
    "team.pass": (notice(next_to_decide),),
    "team.announce": (Job("notice", tell_of_announcement),),
    "team.approve": (notice(everyone_with(Role.ASSESSMENT_OFFICER)), CASES),
    "team.return": (notice(everyone_with(Role.ASSESSMENT_OFFICER)), CASES),
    "team.undo": (CASES,),
    "team.recall": (notice(next_to_decide), CASES),
    "consensus.open": (notice(the_team, url=to_consensus),),
    "consensus.agree": (notice(who_must_agree, url=to_consensus),),
    "consensus.dissent": (notice(the_team, url=to_consensus),),
    "consensus.settle": (notice(the_team, url=to_verdict, also_actor=True),),
    "interest.declare": (notice(everyone_with(Role.ASSESSMENT_OFFICER)),),
    "team.propose": (notice(who_asked_for_the_plan, also_actor=True),),
    "team.fail": (notice(who_asked_for_the_plan, also_actor=True),),
    "team.confirm": (notice(everyone_with(Role.DIRECTOR, Role.ASSESSMENT_OFFICER)), INTERESTS, CASES),
    "team.apply": (INTERESTS, Job("objected", tell_objected_to), CASES),
    "team.object": (notice(everyone_with(Role.ASSESSMENT_OFFICER)), CASES),
    "team.uphold": (notice(its_institution), INTERESTS, CASES),
    "team.reject": (notice(its_institution), CASES),
    "person.grant": (notice(whom_it_is_about),),
    "person.revoke": (notice(whom_it_is_about),),
    "contact.link": (notice(whom_it_is_about),),
}

JOBS = Jobs(
    follow_ups=joined(
        OWN,
        READINGS,
        appraised.FOLLOW_UPS,
        payment_jobs.FOLLOW_UPS,
        certified.FOLLOW_UPS,
        improving.FOLLOW_UPS,
        file_jobs.FOLLOW_UPS,
        device_jobs.FOLLOW_UPS,
        transcript_jobs.FOLLOW_UPS,
    ),
    every=(
        Every("audit.seal", timedelta(hours=settings.SEAL_EVERY_HOURS), seal_on_schedule),
        Every("reminders", timedelta(hours=6), remind_owners),
        Every("reminders.season", timedelta(hours=6), remind_institutions),
        Every("reminders.licences", timedelta(hours=24), remind_assessors),
        Every("reminders.invitations", timedelta(hours=6), remind_invited),
        *payment_jobs.DUTIES,
        Every("reminders.cases", timedelta(hours=6), remind_of_cases),
        Every("cases.follow", timedelta(hours=24), follow_all_cases),
        Every("credentials.place", timedelta(hours=24), place_credentials),
        Every("rosters.lapse", timedelta(hours=1), lapse),
        Every("registry.erase", timedelta(hours=24), erase_contacts),
        Every("registry.mend", timedelta(hours=24), mend_terms),
        Every("api.forget", timedelta(hours=24), forget_old),
        Every("messages.forget", timedelta(hours=24), forget),
        Every("dossiers.erase", timedelta(hours=24), dossiers.erase_due),
        Every("field.sweep", timedelta(minutes=10), sweep_field),
        Every("uploads.give_up", timedelta(hours=1), give_up_resting),
        *improving.EVERY,
        *file_jobs.EVERY,
    ),
    long=(
        write_due,
        scan_due,
        take_in_rosters,
        propose_due,
        form_teams,
        take_on_many_cases,
        write_letters,
        certified.work_off,
        estimate_severity,
        *file_jobs.LONG,
        *device_jobs.LONG,
        *transcript_jobs.LONG,
        dossiers.work_off,
        *improving.LONG,
    ),
)
