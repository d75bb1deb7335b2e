"""Scores of a case: hidden until all are in, sealed, agreed with evidence, and a verdict that follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from prakan.assessment.actions.case_scores import (
    add_finding,
    agree,
    attach,
    dissent,
    edit_finding,
    hide,
    open_scores,
    propose,
    remove_finding,
    save,
    share,
)
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.actions.case_scores.limits import install_limits
from prakan.assessment.models import (
    Case,
    CaseConsensus,
    CaseEvidence,
    CaseVerdict,
    Sar,
    SarEvidence,
    TeamSeat,
)
from prakan.assessment.queries.case_facts import met_by
from prakan.assessment.queries.case_scores.opened import opened
from prakan.assessment.queries.case_scores.rooms import my_sheet, room
from prakan.assessment.queries.case_scores.verdicts import verdicts
from prakan.assessment.queries.field.visiting import visits_to_take
from prakan.domain.case_scores.sheets import State
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.registry.models import Licence
from tests.assessment.conftest import outsider
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db


def told(act: Callable[[], object]) -> list[tuple[str, str]]:
    """Return number and field of the problems that an act is refused for; it changes nothing."""
    rows = AuditRow.objects.count()
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    assert AuditRow.objects.count() == rows
    return [(fault.code, fault.field) for fault in refused.value.faults]


class TestASheet:
    def test_is_saved_question_by_question_and_the_same_again_changes_nothing(self, world: World) -> None:
        seen = world.saw(world.chair).pk
        first = world.put(world.chair, "1.1", "good", evidence=(seen,))
        again = world.put(world.chair, "1.1", "good", evidence=(seen,))
        sheet = my_sheet(world.chair, world.case.pk)
        assert sheet is not None
        assert [(one.revision, one.changed) for one in (first, again)] == [(1, True), (1, False)]  # type: ignore[attr-defined]
        assert (sheet.of("1.1").state, sheet.of("1.1").reason, sheet.done) == (State.DONE, "เหตุผล 1.1", 1)
        assert AuditRow.objects.filter(step="score.save").count() == 1

    def test_saved_on_two_devices_overwrites_nothing(self, world: World) -> None:
        world.put(world.chair, "1.1", "good")
        assert told(lambda: world.put(world.chair, "1.1", "fair")) == [("SCORE-006", "mark")]
        world.put(world.chair, "1.1", "fair", seen=1)
        sheet = my_sheet(world.chair, world.case.pk)
        assert sheet is not None
        assert (sheet.of("1.1").mark.level, sheet.of("1.1").revision) == ("fair", 2)  # type: ignore[union-attr]

    def test_names_every_open_question_and_is_sealed_once(self, world: World) -> None:
        world.write(world.chair)
        world.put(world.chair, "2.3", "", seen=1)
        assert told(lambda: world.hand_in(world.chair)) == [("SCORE-004", "2.3")]
        world.put(world.chair, "2.3", "not_assessed", seen=2)
        sealed = world.hand_in(world.chair)
        assert (sealed.stage, len(sealed.digest)) == ("handed_in", 64)
        assert told(lambda: world.put(world.chair, "2.3", "good", seen=3)) == [("SCORE-005", "")]

    def test_of_others_is_hidden_from_everybody_until_all_are_in(
        self, world: World, registrar: Person
    ) -> None:
        world.write(world.chair)
        world.write(world.member)
        world.hand_in(world.chair)
        for reader in (world.chair, world.member, registrar):
            with pytest.raises(Refused) as hidden:
                opened(reader, world.case.pk)
            assert hidden.value.faults[0].code == "SCORE-018"
        assert my_sheet(registrar, world.case.pk) is None
        assert [m.handed_in_at is not None for m in room(world.member, world.case.pk).members] == [
            True,
            False,
        ]
        assert Need.SHEETS_IN not in met_by(world.case.pk, date(2024, 1, 17))
        world.hand_in(world.member)
        assert [len(opened(reader, world.case.pk).sheets) for reader in (world.chair, registrar)] == [2, 2]
        assert Need.SHEETS_IN in met_by(world.case.pk, date(2024, 1, 17))

    def test_is_not_handed_in_before_the_visit(self, world: World) -> None:
        world.write(world.chair)
        early = World(world.case, world.chair, world.member, world.at - timedelta(days=5))
        assert told(lambda: early.hand_in(world.chair)) == [("SCORE-030", "")]


class TestWhoMayNotScore:
    def test_in_a_case_that_is_closed_or_not_begun(self, world: World) -> None:
        stages = (CaseStage.CLOSED, CaseStage.DRAFT_SENT, CaseStage.PLANNED)
        codes = []
        for stage in stages:
            Case.objects.filter(pk=world.case.pk).update(stage=stage)
            codes += told(lambda: world.put(world.chair, "1.1", "good"))
        assert codes == [("SCORE-001", ""), ("SCORE-001", ""), ("SCORE-028", "")]

    def test_somebody_taken_off_the_team_whose_sheet_stays(self, world: World) -> None:
        world.put(world.member, "1.1", "good")
        TeamSeat.objects.filter(assessor=world.assessor(world.member)).delete()
        assert told(lambda: world.put(world.member, "1.2", "good")) == [("SCORE-007", "")]
        with pytest.raises(Refused) as reading:
            room(world.member, world.case.pk)
        assert reading.value.faults[0].code == "SCORE-007"
        assert world.case.sheets.count() == 1

    def test_after_the_licence_has_ended(self, world: World) -> None:
        Licence.objects.filter(assessor=world.assessor(world.chair)).update(ends=date(2024, 1, 16))
        assert told(lambda: world.put(world.chair, "1.1", "good")) == [("SCORE-008", "")]

    def test_a_stranger_the_school_itself_and_an_officer(self, world: World, registrar: Person) -> None:
        other = outsider("other", Role.ASSESSOR, "assessor:999999")
        school = outsider("head", Role.INSTITUTION, f"institution:{world.case.institution_id}")
        Case.objects.filter(pk=world.case.pk).update(stage=CaseStage.PUBLISHED)
        for reader in (other, school):
            with pytest.raises(Refused) as unseen:
                room(reader, world.case.pk)
            assert unseen.value.faults[0].code == "CASE-001"
        assert told(lambda: world.put(other, "1.1", "good")) == [("CASE-001", "")]
        assert told(lambda: world.put(registrar, "1.1", "good")) == [("ACCESS-001", "")]
        assert room(registrar, world.case.pk).me is None


class TestEvidence:
    def test_sent_twice_under_one_key_is_there_once(self, world: World) -> None:
        made = (world.saw(world.chair), world.saw(world.chair))
        assert made[0].pk == made[1].pk
        other = Found("observation", "อื่น", note="x", key=made[0].key)
        assert told(lambda: attach(case_id=world.case.pk, found=other, by=world.chair, at=world.at)) == [
            ("SCORE-015", "key")
        ]
        bare = Found("photo", "รูป")
        assert told(lambda: attach(case_id=world.case.pk, found=bare, by=world.chair, at=world.at)) == [
            ("SCORE-010", "note")
        ]

    def test_is_hidden_with_a_reason_unless_a_sealed_sheet_cites_it(self, world: World) -> None:
        one = world.saw(world.member, "ใบหนึ่ง")
        away = {"case_id": world.case.pk, "evidence_id": one.pk, "at": world.at}
        assert told(lambda: hide(reason=" ", by=world.member, **away)) == [("SCORE-011", "reason")]
        hide(reason="ถ่ายติดหน้านักเรียน", by=world.chair, **away)
        assert [piece.id for piece in room(world.chair, world.case.pk).evidence] == []
        assert CaseEvidence.objects.get(pk=one.pk).hidden_reason == "ถ่ายติดหน้านักเรียน"
        assert told(lambda: world.put(world.member, "1.1", "good", evidence=(one.pk,))) == [
            ("SCORE-009", "evidence")
        ]
        world.write(world.chair)
        world.hand_in(world.chair)
        cited = world.saw(world.chair)
        held = {"case_id": world.case.pk, "evidence_id": cited.pk, "at": world.at}
        assert told(lambda: hide(reason="ผิด", by=world.chair, **held)) == [("SCORE-012", "")]

    def test_a_file_of_the_report_is_attached_once_and_again_by_anybody_after_it_was_hidden(
        self, world: World
    ) -> None:
        of = {"institution": world.case.institution, "framework": world.case.framework}
        sar = Sar.objects.create(year=2566, kind="basic", level="basic", started_at=world.at, **of)
        Case.objects.filter(pk=world.case.pk).update(sar=sar)
        file = StoredFile.objects.create(digest="1" * 64, name="sar.pdf", size=9, at=world.at)
        part = SarEvidence.objects.create(sar=sar, question="1.1", file=file, title="รายงาน", at=world.at)
        found = Found("sar", "", sar_evidence=part.pk, key=f"sar-{part.pk}")
        same = {"case_id": world.case.pk, "found": found, "at": world.at}
        first = attach(by=world.member, **same)
        assert attach(by=world.chair, **same).pk == first.pk
        hide(case_id=world.case.pk, evidence_id=first.pk, reason="ผิดหน้า", by=world.member, at=world.at)
        again = attach(by=world.chair, **same)
        assert (again.pk == first.pk, again.hidden_at, again.sar_evidence_id) == (False, None, part.pk)
        assert attach(by=world.member, **same).pk == again.pk


class TestLinesOfTheTeam:
    def test_are_added_once_changed_by_their_writer_and_kept_in_the_trail(self, world: World) -> None:
        given = {"case_id": world.case.pk, "at": world.at}
        line = {"kind": "question", "target": "2.3", "text": "ประชุม PLC กี่ครั้ง", "key": "k1"}
        made = [add_finding(by=world.member, **line, **given) for _ in range(2)]
        assert made[0].pk == made[1].pk
        mine = {"finding_id": made[0].pk, **given}
        edit_finding(text="ประชุม PLC กี่ครั้งต่อภาคเรียน", seen=1, by=world.chair, **mine)
        assert told(lambda: edit_finding(text="อื่น", seen=1, by=world.member, **mine)) == [
            ("SCORE-006", "text")
        ]
        assert told(lambda: add_finding(by=world.member, kind="note", text=" ", **given)) == [
            ("SCORE-013", "text")
        ]
        remove_finding(by=world.member, **mine)
        assert room(world.chair, world.case.pk).findings == ()
        last = AuditRow.objects.get(step="score.finding_remove")
        assert last.before["text"] == "ประชุม PLC กี่ครั้งต่อภาคเรียน"

    def test_indicators_are_divided_among_the_team_only(self, world: World) -> None:
        who = world.assessor(world.member).pk
        given = {"case_id": world.case.pk, "by": world.chair, "at": world.at}
        share(shares={"1.1": who, "2.3": who}, **given)
        assert room(world.chair, world.case.pk).shares == {"1.1": who, "2.3": who}
        assert told(lambda: share(shares={"1.1": 999999}, **given)) == [("SCORE-029", "1.1")]


class TestConsensus:
    def test_needs_evidence_a_reason_where_marks_lie_far_apart_and_the_chair(self, world: World) -> None:
        world.open({"2.3": "improve", "1.1": "fair"})
        seen = world.saw(world.chair).pk
        given = {"case_id": world.case.pk, "at": world.at, "seen": 0}
        far = {"code": "2.3", "mark": "fair", "reason": "", "evidence": (seen,)}
        bare = {"code": "1.1", "mark": "good", "reason": "", "evidence": ()}
        assert told(lambda: propose(by=world.chair, **far, **given)) == [("SCORE-021", "reason")]
        assert told(lambda: propose(by=world.chair, **bare, **given)) == [("SCORE-020", "evidence")]
        assert told(lambda: propose(by=world.member, **far, **given)) == [("SCORE-017", "")]
        assert world.equal() == 14
        shown = opened(world.member, world.case.pk)
        assert [(f.code, f.field) for f in shown.faults] == [("SCORE-024", "1.1"), ("SCORE-024", "2.3")]
        assert (shown.difference("2.3").gap, shown.agreement.same, shown.agreement.pairs) == (2, 14, 16)
        assert install_limits({"consensus": {"far": 3}}, at=world.at)  # the agency asks for a reason later
        now = opened(world.member, world.case.pk)
        assert (shown.difference("2.3").far, now.difference("2.3").far, now.limits.far) == (True, False, 3)
        propose(by=world.chair, **far, **given)

    def test_dissent_is_kept_and_the_last_word_seals_it_and_makes_the_verdict(self, world: World) -> None:
        world.open({"2.3": "improve"})
        assert world.equal() == 15
        seen, given = world.saw(world.chair).pk, {"case_id": world.case.pk, "at": world.at}
        propose(
            code="2.3",
            mark="fair",
            reason="บันทึกขาดสามเดือน",
            evidence=(seen,),
            seen=0,
            by=world.chair,
            **given,
        )
        first = opened(world.chair, world.case.pk).digest
        assert agree(digest=first, by=world.chair, **given) is False
        dissent(code="2.3", words="ไม่พบเลย", by=world.member, **given)
        shown = opened(world.member, world.case.pk)
        who = world.assessor(world.member).pk
        assert shown.decisions["2.3"].dissent == {who: "ไม่พบเลย"}
        assert len(shown.waiting) == 2, "the chair agreed to something else"
        assert told(lambda: agree(digest=first, by=world.member, **given)) == [("SCORE-025", "")]
        assert agree(digest=shown.digest, by=world.chair, **given) is False
        assert agree(digest=shown.digest, by=world.member, **given) is True
        row = CaseConsensus.objects.get(case=world.case)
        (verdict,) = verdicts(world.chair, world.case.pk)
        assert (row.stage, row.digest) == ("agreed", shown.digest)
        assert (verdict.version, verdict.why, verdict.overall, verdict.holds) == (
            1,
            "consensus",
            "good",
            True,
        )
        assert verdict.tree.of("2").step.th == "ค่าเฉลี่ย 2.9 อยู่ในช่วง 2.5 ถึงต่ำกว่า 3.5"
        assert told(lambda: dissent(code="2.3", words="อีก", by=world.member, **given)) == [("SCORE-019", "")]
        met = met_by(world.case.pk, date(2024, 1, 17))
        assert {Need.CONSENSUS_AGREED, Need.VERDICT_MADE} <= met

    def test_a_verdict_is_never_changed_not_even_in_the_database(self, world: World) -> None:
        world.open()
        world.equal()
        given = {"case_id": world.case.pk, "at": world.at}
        digest = opened(world.chair, world.case.pk).digest
        for person in (world.chair, world.member):
            agree(digest=digest, by=person, **given)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE assessment_caseverdict SET overall = 'excellent'")
        assert CaseVerdict.objects.get().overall == "good"

    def test_evidence_after_the_consensus_is_refused_and_told_when_it_was_sealed(self, world: World) -> None:
        world.open()
        world.equal()
        digest = opened(world.chair, world.case.pk).digest
        for person in (world.chair, world.member):
            agree(case_id=world.case.pk, digest=digest, by=person, at=world.at)
        late, found = world.at + timedelta(days=40), Found("document", "หนังสือ", note="อ่านแล้ว")
        with pytest.raises(Refused) as caught:
            attach(case_id=world.case.pk, found=found, by=world.chair, at=late)
        fault = caught.value.faults[0]
        sealed = localdate(world.at)
        assert (fault.code, fault.values["at"]) == ("SCORE-019", sealed)
        (line,) = visits_to_take(world.chair)
        assert (line.case, line.agreed) == (world.case.pk, sealed)

    def test_a_smaller_team_opens_its_scores_when_the_rest_has_handed_in(self, world: World) -> None:
        given = {"case_id": world.case.pk, "by": world.chair, "at": world.at}
        world.write(world.chair)
        world.hand_in(world.chair)
        assert told(lambda: open_scores(**given)) == [("SCORE-016", "")]
        TeamSeat.objects.filter(assessor=world.assessor(world.member)).delete()
        assert (open_scores(**given).pk, open_scores(**given).pk) == (CaseConsensus.objects.get().pk,) * 2
        late = {"code": "1.1", "mark": "good", "reason": "x", "evidence": (), "seen": 1}
        assert told(lambda: save(**late, **given)) == [("SCORE-005", "")]
