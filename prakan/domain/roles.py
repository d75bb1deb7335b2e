"""The one table that says which role may take which step; roles and their groups come with it."""

from __future__ import annotations

from prakan.domain.role_kinds import (
    ADMINISTRATORS,
    ALL,
    ANYBODY,
    APPRAISERS,
    ASSESSORS,
    AUDITORS,
    CENTRES,
    DEPUTIES,
    DIRECTORS,
    EVERYBODY,
    FINANCE,
    HEADS,
    OFFICE,
    OUTSIDERS,
    OWNERS,
    PARENTS,
    PLACES,
    READERS,
    REGISTRARS,
    ROLE_NAMES,
    SCHOOLS,
    SECRETARIES,
    SUPERVISORS,
    Role,
)
from prakan.domain.roles_assessment import ASSESSMENT_STEPS
from prakan.domain.roles_field_board import FIELD_BOARD_STEPS

__all__ = [
    "ADMINISTRATORS",
    "ALL",
    "ANYBODY",
    "APPRAISERS",
    "ASSESSORS",
    "AUDITORS",
    "CENTRES",
    "DEPUTIES",
    "DIRECTORS",
    "EVERYBODY",
    "FINANCE",
    "HEADS",
    "OFFICE",
    "OUTSIDERS",
    "OWNERS",
    "PARENTS",
    "PLACES",
    "READERS",
    "REGISTRARS",
    "ROLE_NAMES",
    "SCHOOLS",
    "SECRETARIES",
    "SUPERVISORS",
    "Role",
    "STEPS",
    "may",
]

#: step -> roles that may take it; one name: step, permission, audit event, notice, test, docs anchor.
STEPS: dict[str, frozenset[Role]] = {
    # plan
    "plan.edit": OFFICE,
    "plan.import": OFFICE,
    "plan.copy": OFFICE,
    "plan.submit": OFFICE,
    "plan.approve": DIRECTORS,
    "plan.return": DIRECTORS,
    "plan.revise": OFFICE,
    "plan.count": OFFICE,
    # progress of a quarter
    "collection.open": OFFICE,
    "progress.save": OWNERS,
    "progress.submit": OWNERS,
    "progress.endorse": HEADS,
    "progress.approve": OFFICE,
    "progress.return": HEADS | OFFICE,
    "progress.reopen": OFFICE,
    # budget
    "category.edit": OFFICE | FINANCE,
    "budget.record": FINANCE,
    "budget.transfer": FINANCE,
    "budget.approve": DIRECTORS,
    # strategy
    "kpi.edit": OFFICE,
    "kpi.record": OWNERS,
    # figures and the report
    "statement.record": OFFICE,
    "finding.record": OFFICE,
    "finding.settle": OFFICE,
    "finding.reopen": OFFICE,
    "quarter.close": OFFICE,
    "figure.restate": OFFICE,
    "figure.doubt": ALL,
    "report.write": ALL,
    "report.sign": OFFICE | HEADS | DEPUTIES | DIRECTORS,
    "text.edit": OFFICE,
    # registry
    "agency.edit": REGISTRARS,
    "institution.edit": REGISTRARS,
    "institution.close": REGISTRARS,
    "institution.succeed": REGISTRARS,
    "institution.list": REGISTRARS,
    "duplicate.decide": REGISTRARS,
    # contacts of institutions and parent agencies: outsiders those of their own part (registry/queries/reach)
    "contact_point.read": REGISTRARS | AUDITORS | PLACES,  # masked
    "contact_point.edit": REGISTRARS | PLACES,
    "contact_point.show": REGISTRARS | PLACES,
    "contact_point.erase": REGISTRARS,
    # assessors: they themselves their own entry
    "assessor.read": ALL | ASSESSORS,
    "assessor.edit": REGISTRARS,
    "assessor.show": REGISTRARS | ASSESSORS,  # private data in full, for a purpose
    "assessor.off": REGISTRARS | ASSESSORS,
    "assessor.visited": REGISTRARS,  # a visit that took place stands in the history
    "assessor.admit": SECRETARIES,  # what a board resolves of those who passed
    "assessor.propose": ASSESSORS,
    "proposal.accept": REGISTRARS,
    "proposal.decline": REGISTRARS,
    # licences: what a board resolves
    "licence.issue": REGISTRARS | SECRETARIES,
    "licence.renew": REGISTRARS | SECRETARIES,
    "licence.suspend": REGISTRARS | SECRETARIES,
    "licence.reinstate": SECRETARIES,
    "licence.revoke": SECRETARIES,
    # renewal of licences: assessors their own; officers review; level committees and boards resolve
    "renewal.open": REGISTRARS,
    "renewal.apply": ASSESSORS | REGISTRARS,
    "renewal.withdraw": ASSESSORS | REGISTRARS,
    "renewal.record": REGISTRARS,
    "renewal.return": REGISTRARS,
    "renewal.review": REGISTRARS,
    "renewal.endorse": SECRETARIES,
    "renewal.renew": SECRETARIES,
    "renewal.decline": SECRETARIES,
    "renewal.reopen": SECRETARIES,
    # conflicts of interest
    "interest.declare": REGISTRARS | ASSESSORS,
    "interest.note": frozenset(),  # what follows from a confirmed change of a plan: nobody may
    "interest.end": REGISTRARS,
    "interest.override": DIRECTORS,
    # recruitment of assessors: who applies needs no role
    "recruitment.read": ALL,
    "recruitment.edit": REGISTRARS,
    "recruitment.announce": REGISTRARS,
    "recruitment.close": REGISTRARS,
    "recruitment.stop": REGISTRARS,
    "recruitment.screen": REGISTRARS,
    "recruitment.score": REGISTRARS,
    "recruitment.rank": REGISTRARS,
    "recruitment.decide": REGISTRARS | SECRETARIES,  # appeals
    "training.plan": REGISTRARS,
    "training.attend": REGISTRARS,
    "training.learn": REGISTRARS,
    "training.judge": REGISTRARS,
    "recruitment.endorse": SECRETARIES,
    "recruitment.certify": SECRETARIES,
    "recruitment.return": SECRETARIES,  # the pass list, by committee or board
    "recruitment.publish": REGISTRARS,
    # appraisal of assessors: they themselves their own; schools and chairs rate those they met on a visit
    "appraisal.open": REGISTRARS,
    "appraisal.rate": REGISTRARS | SCHOOLS | ASSESSORS,
    "appraisal.line": REGISTRARS,
    "appraisal.estimate": REGISTRARS,
    "appraisal.send": REGISTRARS,
    "appraisal.reply": ASSESSORS,
    "appraisal.submit": REGISTRARS | ASSESSORS,
    "appraisal.decide": SECRETARIES,
    "appraisal.appeal": ASSESSORS,
    # complaints: beyond the role, only those named in one
    "complaint.receive": REGISTRARS | SECRETARIES,
    "complaint.read": ALL | ASSESSORS,
    "complaint.assign": DIRECTORS,
    "complaint.hear": ALL,
    "complaint.answer": ASSESSORS,
    "complaint.decide": ALL,
    # recognition levels
    "recognition.resolve": SECRETARIES,
    # frameworks
    "framework.draft": REGISTRARS,
    "framework.hear": REGISTRARS,
    "framework.comment": ALL - AUDITORS,
    "framework.answer": REGISTRARS,
    "framework.pilot": REGISTRARS,
    "framework.try": REGISTRARS,
    "framework.submit": REGISTRARS,
    "framework.return": REGISTRARS | SECRETARIES,
    "framework.publish": SECRETARIES,
    "framework.withdraw": REGISTRARS,
    # self-assessment reports
    "sar.start": SCHOOLS,
    "sar.save": SCHOOLS,
    "sar.attach": SCHOOLS,
    "sar.submit": SCHOOLS,
    "sar.receive": SCHOOLS | PARENTS,
    "sar.take_over": REGISTRARS,  # from the service in use before
    "sar.forward": PARENTS | REGISTRARS,
    "sar.return": PARENTS,
    "sar.hand_back": REGISTRARS,
    "sar.accept": REGISTRARS,
    "sar.miss": REGISTRARS,
    # the season of SARs
    "season.open": REGISTRARS,
    "season.deadline": REGISTRARS,
    "season.ladder": REGISTRARS,
    "season.extend": REGISTRARS,
    "season.ask": SCHOOLS | PARENTS,
    "season.grant": REGISTRARS,
    "season.decline": REGISTRARS,
    "season.remind": REGISTRARS,
    "season.miss": REGISTRARS,
    "season.fates": REGISTRARS | AUDITORS | ADMINISTRATORS,
    "season.apply": REGISTRARS,
    "season.move": REGISTRARS,
    **ASSESSMENT_STEPS,
    **FIELD_BOARD_STEPS,
    # rosters
    "roster.request": REGISTRARS,
    "roster.template": REGISTRARS,
    "letter.template": REGISTRARS,  # templates of letters of all other kinds
    "roster.import": REGISTRARS,
    "roster.deliver": PARENTS | REGISTRARS,  # parents: for themselves and what stands under them
    # people
    "people.read": ADMINISTRATORS | AUDITORS,
    "person.add": ADMINISTRATORS,
    "person.grant": ADMINISTRATORS,
    "person.revoke": ADMINISTRATORS,
    # keys of the programming interface
    "key.read": ADMINISTRATORS | AUDITORS,
    "key.issue": ADMINISTRATORS,
    "key.revoke": ADMINISTRATORS,  # and everybody those that act as themselves
    # messages
    "delivery.read": ADMINISTRATORS | AUDITORS,
    "delivery.retry": ADMINISTRATORS,
    "delivery.give_up": ADMINISTRATORS,
    "letter.queue": OFFICE | REGISTRARS | ADMINISTRATORS,
    "wording.edit": OFFICE | REGISTRARS | ADMINISTRATORS,
    "choice.save": ANYBODY,
    "contact.ask": ANYBODY,
    "contact.link": ANYBODY,
    "contact.unlink": ANYBODY,
    "contact.show": ANYBODY,
    # files
    "file.store": ANYBODY - AUDITORS,
    "file.open": ANYBODY,
    "file.state": ADMINISTRATORS | AUDITORS,
    "file.verify": ADMINISTRATORS,
    "file.alarm": frozenset(),  # what the worker finds: nobody may
    "upload.begin": ANYBODY - AUDITORS,
    # audit trail
    "audit.read": AUDITORS | OFFICE | ADMINISTRATORS,
    "audit.seal": OFFICE | ADMINISTRATORS,
}


def may(roles: frozenset[Role], step: str) -> bool:
    """Return whether any of ``roles`` may take ``step``; an unknown step raises ``KeyError`` (deny first)."""
    return bool(roles & STEPS[step])
