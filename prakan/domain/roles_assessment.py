"""Which role may take which step of teams, cases, reports and meetings: a part of the one table."""

from __future__ import annotations

from prakan.domain.role_kinds import (
    ALL,
    ASSESSORS,
    AUDITORS,
    CENTRES,
    DEPUTIES,
    DIRECTORS,
    EVERYBODY,
    FINANCE,
    PARENTS,
    PLACES,
    READERS,
    REGISTRARS,
    SCHOOLS,
    SECRETARIES,
    SUPERVISORS,
    Role,
)

#: step -> roles that may take it
ASSESSMENT_STEPS: dict[str, frozenset[Role]] = {
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
    "dossier.take": AUDITORS | DIRECTORS | SECRETARIES,  # every paper of a case, signed
    "dossier.take_heard": ASSESSORS,  # of a case whose appeal they hear, until it is settled
    "case.open": REGISTRARS,
    "case.open_special": REGISTRARS,
    "case.analyse": ASSESSORS | REGISTRARS,
    "case.visit": ASSESSORS | REGISTRARS,
    "case.send_draft": ASSESSORS | REGISTRARS,
    "case.reply": SCHOOLS | REGISTRARS,
    "case.submit": ASSESSORS | REGISTRARS,
    "case.return": READERS | REGISTRARS,
    "case.revise": ASSESSORS | REGISTRARS,
    "case.pass": READERS | REGISTRARS,
    "case.pass_to_board": READERS | REGISTRARS,
    "case.endorse": SECRETARIES,
    "case.send_back": SECRETARIES,
    "case.certify": SECRETARIES,
    "case.certify_in_committee": SECRETARIES,
    "case.publish": REGISTRARS,
    "case.publish_anew": REGISTRARS,
    "case.appeal": SCHOOLS | SECRETARIES,
    "case.settle": SECRETARIES,
    "case.follow": REGISTRARS,
    "case.close": REGISTRARS,
    "case.withdraw": REGISTRARS,
    "case.hold": REGISTRARS,
    "case.lift": REGISTRARS,
    "case.mode": REGISTRARS,
    "case.bulk": REGISTRARS,  # each step on many cases asks for its own right besides
    "case.bulk_cancel": REGISTRARS,
    # certificates of results, and what the public reads of them
    "certificate.make": REGISTRARS,
    "certificate.withdraw": SECRETARIES,  # what the board resolves
    # appeals: the institution files, a panel free of interest proposes, the board decides
    "appeal.file": SCHOOLS,
    "appeal.receive_late": SECRETARIES,
    "appeal.appoint": REGISTRARS | SECRETARIES,
    "appeal.propose": ASSESSORS,  # the chair of its panel
    "appeal.decide": SECRETARIES,
    # scores of a case: whoever sits in its team
    "score.save": ASSESSORS,
    "score.hand_in": ASSESSORS,
    "score.attach": ASSESSORS,
    "score.hide": ASSESSORS,
    "score.finding": ASSESSORS,
    "score.finding_edit": ASSESSORS,
    "score.finding_remove": ASSESSORS,
    "score.share": ASSESSORS,
    # records of a visit: attendance, oral feedback, sign-off; a look at their names stands in the trail
    "visit.record": ASSESSORS,
    "look.visit_record": ALL | ASSESSORS | READERS,
    # transcripts of recordings, written or asked of the service; a look stands in the trail
    "transcript.ask": ASSESSORS | REGISTRARS,
    "transcript.write": ASSESSORS | REGISTRARS,
    "transcript.make": frozenset(),  # what the service answers: nobody may
    "transcript.fail": frozenset(),
    "look.transcript": ALL | ASSESSORS | READERS,
    "look.package": ASSESSORS,  # what a device takes along to a visit
    "consensus.open": ASSESSORS,
    "consensus.restart": ASSESSORS,  # what the first score of a wholly new team does
    "consensus.propose": ASSESSORS,  # the chair
    "consensus.dissent": ASSESSORS,
    "consensus.agree": ASSESSORS,
    "consensus.settle": ASSESSORS,  # what the last agreement comes to
    "verdict.amend": ASSESSORS,  # the chair, after an objection or a remark
    "verdict.write": frozenset(),  # what follows from it under the pack: nobody may type one
    # what devices recorded: each person's own devices; the office brings rescue files
    "field.register": ASSESSORS,
    "field.secret": ASSESSORS,
    "field.batch": ASSESSORS,
    "field.hold": ASSESSORS,
    "field.answer": ASSESSORS | REGISTRARS,  # what became of an entry: it follows from the batch
    "field.conflict": ASSESSORS,
    "field.choose": ASSESSORS | REGISTRARS,  # officers where nobody of the team can
    # reports of cases: the team writes, its chair hands on; the institution replies, the team answers
    "case_report.draft": ASSESSORS,
    "case_report.save": ASSESSORS,
    "case_report.hand_on": ASSESSORS,
    "case_reply.save": SCHOOLS | REGISTRARS,
    "case_reply.answer": ASSESSORS,
    # quality reading: the unit that supervises a level and officers give it out, readers and officers read;
    # nobody reads what they wrote themselves
    "reading.assign": SUPERVISORS | REGISTRARS,
    "reading.draw": SUPERVISORS | REGISTRARS,  # the list of a level
    "reading.move": SUPERVISORS | REGISTRARS,  # to another reader
    "reading.extend": SUPERVISORS | REGISTRARS,  # the last day, with a reason
    "reading.check": READERS | REGISTRARS,
    "reading.remark": READERS | REGISTRARS,
    "reading.give_back": READERS | REGISTRARS,
    "reading.return": READERS | REGISTRARS,
    "reading.pass": READERS | REGISTRARS,
    "reading.answer": ASSESSORS,
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
    # payments: finance makes and pays lists, the director or a deputy approves; assessors see their own
    "payment.read": FINANCE | DEPUTIES | DIRECTORS | AUDITORS | REGISTRARS,
    "payment.drop": FINANCE,
    "payment.make": FINANCE,
    "payment.ask_again": FINANCE,  # the budget, once money was moved there
    "payment.fund": frozenset(),  # what the budget answers: nobody may
    "payment.fall_short": frozenset(),
    "payment.approve": DEPUTIES | DIRECTORS,
    "payment.send_back": DEPUTIES | DIRECTORS,
    "payment.cancel": FINANCE,
    "payment.export": FINANCE,
    "payment.pay": FINANCE,
    "payment.bounce": FINANCE,  # the bank returned it
    "payment.statement": ASSESSORS,
    "payment.ask": ASSESSORS,
    "payment.answer": FINANCE,
    # bank accounts of assessors: they enter their own, finance confirms, a second person after a change
    "bank.read": FINANCE | DEPUTIES | DIRECTORS | AUDITORS,  # masked
    "bank.enter": ASSESSORS,
    "bank.confirm": FINANCE,
    "bank.refuse": FINANCE,
    "bank.release": FINANCE | DEPUTIES | DIRECTORS,
    "bank.show": FINANCE | ASSESSORS,  # in full; each look stands in the trail
    # improvement plans: the institution writes, its parent agency and centre speak, the office agrees
    "improvement.read": ALL | PLACES | CENTRES,
    "improvement.open": REGISTRARS,
    "improvement.save": SCHOOLS | REGISTRARS,  # the office what came on paper
    "improvement.add": SCHOOLS | REGISTRARS,
    "improvement.send": SCHOOLS | REGISTRARS,
    "improvement.comment": PARENTS | CENTRES | REGISTRARS,
    "improvement.object": PARENTS,
    "improvement.agree": REGISTRARS,
    "improvement.return": REGISTRARS,
    "improvement.progress": SCHOOLS | CENTRES | REGISTRARS,
    "improvement.drop": SCHOOLS | REGISTRARS,
    "improvement.reopen": REGISTRARS,
    "improvement.close": REGISTRARS,
    # the programme of the use of results
    "results.read": ALL | PARENTS | CENTRES,
    "results.select": REGISTRARS,
    "results.add": REGISTRARS,
    "results.remove": REGISTRARS,
    "results.centre": REGISTRARS,
    "results.activity": REGISTRARS | CENTRES,
    "results.close": REGISTRARS,
    "centre.edit": REGISTRARS,
}
