"""Roles, and the one table that says which role may take which step and open which page."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class Role(StrEnum):
    """A role a person holds in a unit (or in the whole agency)."""

    POLICY_OFFICER = "policy_officer"
    PROJECT_OWNER = "project_owner"
    UNIT_HEAD = "unit_head"
    FINANCE_OFFICER = "finance_officer"
    DEPUTY_DIRECTOR = "deputy_director"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    ASSESSMENT_OFFICER = "assessment_officer"
    BOARD_SECRETARY = "board_secretary"
    INSTITUTION = "institution"
    PARENT_AGENCY = "parent_agency"
    ASSESSOR = "assessor"


ROLE_NAMES: dict[Role, Text] = {
    Role.POLICY_OFFICER: Text("เจ้าหน้าที่นโยบายและยุทธศาสตร์", "Policy officer"),
    Role.PROJECT_OWNER: Text("เจ้าของโครงการ", "Project owner"),
    Role.UNIT_HEAD: Text("หัวหน้าหน่วยงาน", "Unit head"),
    Role.FINANCE_OFFICER: Text("เจ้าหน้าที่การเงิน", "Finance officer"),
    Role.DEPUTY_DIRECTOR: Text("รองผู้อำนวยการ", "Deputy director"),
    Role.DIRECTOR: Text("ผู้อำนวยการ", "Director"),
    Role.AUDITOR: Text("ผู้ตรวจสอบ", "Auditor"),
    Role.ADMINISTRATOR: Text("ผู้ดูแลระบบ", "Administrator"),
    Role.ASSESSMENT_OFFICER: Text("เจ้าหน้าที่ประเมินและรับรอง", "Assessment officer"),
    Role.BOARD_SECRETARY: Text("เลขานุการคณะกรรมการ", "Board secretary"),
    Role.INSTITUTION: Text("สถานศึกษา", "Institution"),
    Role.PARENT_AGENCY: Text("หน่วยงานต้นสังกัด", "Parent agency"),
    Role.ASSESSOR: Text("ผู้ประเมินภายนอก", "External assessor"),
}

SCHOOLS = frozenset({Role.INSTITUTION})
PARENTS = frozenset({Role.PARENT_AGENCY})
ASSESSORS = frozenset({Role.ASSESSOR})
PLACES = SCHOOLS | PARENTS  # act for a place
OUTSIDERS = PLACES | ASSESSORS  # work elsewhere: each sees the part that the scope of the grant names
ALL = frozenset(Role) - OUTSIDERS  # all who work in the agency
EVERYBODY = ALL | OUTSIDERS
OFFICE = frozenset({Role.POLICY_OFFICER})
OWNERS = frozenset({Role.PROJECT_OWNER, Role.POLICY_OFFICER})
HEADS = frozenset({Role.UNIT_HEAD})
FINANCE = frozenset({Role.FINANCE_OFFICER})
DEPUTIES = frozenset({Role.DEPUTY_DIRECTOR})
DIRECTORS = frozenset({Role.DIRECTOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
AUDITORS = frozenset({Role.AUDITOR})
SECRETARIES = frozenset({Role.BOARD_SECRETARY})  # record what a board resolves
REGISTRARS = frozenset({Role.ASSESSMENT_OFFICER})  # keep the registry of institutions
#: read every appraisal of assessors
APPRAISERS = REGISTRARS | SECRETARIES | DIRECTORS | AUDITORS

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
    # teams: assessors read their own visits
    "team.read": ALL | ASSESSORS,
    "team.form": REGISTRARS,
    "team.stop": REGISTRARS,
    "team.confirm": REGISTRARS,
    "team.propose": frozenset(),  # what the worker does: nobody may
    "team.fail": frozenset(),
    "team.repair": REGISTRARS,
    "team.apply": REGISTRARS,
    "team.drop": REGISTRARS,
    "team.undo": REGISTRARS,
    "team.pin": REGISTRARS,
    "team.unpin": REGISTRARS,
    "team.copy": REGISTRARS,
    "team.offer": REGISTRARS,
    "team.override": DIRECTORS,  # lets rules pass for one exchange, with a reason
    "team.object": SCHOOLS,
    "team.uphold": REGISTRARS,
    "team.reject": REGISTRARS,
    # what follows a confirmed plan: lists of its visits are sent, bodies decide in the order of the route
    "team.send": REGISTRARS,
    "team.recall": REGISTRARS,
    "team.mark": DIRECTORS | SECRETARIES,
    "team.decide": DIRECTORS | SECRETARIES,
    "team.pass": DIRECTORS | SECRETARIES,  # what a decision comes to: the next body, approved, or back
    "team.approve": DIRECTORS | SECRETARIES,
    "team.return": DIRECTORS | SECRETARIES,
    "team.announce": REGISTRARS,
    "team.letter": ALL | ASSESSORS | SCHOOLS,  # outsiders those to themselves
    "team.letters": REGISTRARS,
    # invitations: assessors answer their own, the office what it was told by telephone
    "team.invite": REGISTRARS,
    "team.accept": ASSESSORS | REGISTRARS,
    "team.decline": ASSESSORS | REGISTRARS,
    "team.withdraw": REGISTRARS,
    "team.remind": REGISTRARS,
    "team.made": REGISTRARS,  # a visit took place, or did not
    "team.correct": REGISTRARS,
    # cases: places read their own papers, assessors the cases of their visits
    "case.read": EVERYBODY,
    "case.open": REGISTRARS,
    "case.analyse": ASSESSORS | REGISTRARS,
    "case.visit": ASSESSORS | REGISTRARS,
    "case.send_draft": ASSESSORS | REGISTRARS,
    "case.reply": SCHOOLS | REGISTRARS,
    "case.submit": ASSESSORS | REGISTRARS,
    "case.return": REGISTRARS,
    "case.revise": ASSESSORS | REGISTRARS,
    "case.pass": REGISTRARS,
    "case.pass_to_board": REGISTRARS,
    "case.endorse": SECRETARIES,
    "case.send_back": SECRETARIES,
    "case.certify": SECRETARIES,
    "case.certify_in_committee": SECRETARIES,
    "case.publish": REGISTRARS,
    "case.appeal": SCHOOLS | REGISTRARS,
    "case.settle": SECRETARIES,
    "case.follow": REGISTRARS,
    "case.close": REGISTRARS,
    "case.withdraw": REGISTRARS,
    "case.hold": REGISTRARS,
    "case.lift": REGISTRARS,
    "case.mode": REGISTRARS,
    # scores of a case: whoever sits in its team
    "score.save": ASSESSORS,
    "score.hand_in": ASSESSORS,
    "score.attach": ASSESSORS,
    "score.hide": ASSESSORS,
    "score.finding": ASSESSORS,
    "score.finding_edit": ASSESSORS,
    "score.finding_remove": ASSESSORS,
    "score.share": ASSESSORS,
    "consensus.open": ASSESSORS,
    "consensus.propose": ASSESSORS,  # the chair
    "consensus.dissent": ASSESSORS,
    "consensus.agree": ASSESSORS,
    "consensus.settle": ASSESSORS,  # what the last agreement comes to
    "verdict.write": frozenset(),  # what follows from it under the pack: nobody may type one
    # committees and the board: secretaries record what they resolve
    "meeting.read": ALL,
    "meeting.member": SECRETARIES,
    "meeting.tie": SECRETARIES,
    "meeting.plan": SECRETARIES,
    "meeting.agenda": SECRETARIES,
    "meeting.call": SECRETARIES,
    "meeting.recall": SECRETARIES,
    "meeting.cancel": SECRETARIES,
    "meeting.attend": SECRETARIES,
    "meeting.recuse": SECRETARIES,
    "meeting.hand_out": SECRETARIES,
    "meeting.resolve": SECRETARIES,
    "meeting.close": SECRETARIES,
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
    "choice.save": EVERYBODY,
    "contact.ask": EVERYBODY,
    "contact.link": EVERYBODY,
    "contact.unlink": EVERYBODY,
    "contact.show": EVERYBODY,
    # files
    "file.store": EVERYBODY - AUDITORS,
    "file.open": EVERYBODY,
    "upload.begin": EVERYBODY - AUDITORS,
    # audit trail
    "audit.read": AUDITORS | OFFICE | ADMINISTRATORS,
    "audit.seal": OFFICE | ADMINISTRATORS,
}


def may(roles: frozenset[Role], step: str) -> bool:
    """Return whether any of ``roles`` may take ``step``; an unknown step raises ``KeyError`` (deny first)."""
    return bool(roles & STEPS[step])
