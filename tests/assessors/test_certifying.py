"""From the ranked list to the register: training, pass list, appeals that reopen one person, the board."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from prakan.assessors.actions.recruitment import appealing, certifying
from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.actions.recruitment.scoring import take_results
from prakan.assessors.actions.training import planning
from prakan.assessors.actions.training.attending import attend
from prakan.assessors.actions.training.judging import judge
from prakan.assessors.actions.training.learning import take_videos
from prakan.assessors.actions.training.planning import GroupFields
from prakan.assessors.models import Appeal, Application, Recruitment, Trainee
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.assessors.queries.recruitment.results import results_offered
from prakan.assessors.queries.recruitment.videos import videos_offered
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Part
from prakan.foundation.models import Person
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.models import Assessor, AssessorSeat, Licence
from prakan.registry.queries.licences import verdicts
from tests.assessors.test_ranking import POINTS, closed, results, take
from tests.domain.test_training import statement
from tests.registry.actions.test_licences import TERM
from tests.registry.assessors import register

pytestmark = pytest.mark.django_db
BOARD = "คณะกรรมการ ครั้งที่ 2/2567 วันที่ 1 มี.ค. 2567"
TESTED = {1: (80, 80, 80), 4: (80, 80, 55)}


@pytest.fixture
def trained(registrar: Person, now: datetime, tmp_path: Path) -> Recruitment:
    """A round whose two called people were at all sessions and watched all videos."""
    row = closed(registrar, now)
    take(row, results(tmp_path, POINTS), registrar, now)
    rank_round(recruitment_id=row.pk, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        planning.begin(recruitment_id=row.pk, by=registrar, at=now)
    assert refused.value.faults[0].code == "RECRUIT-043"
    days = (date(2024, 2, 1), date(2024, 2, 2))
    for name in ("รุ่น 1", "รุ่น 2"):
        fields = GroupFields(name, "ออนไลน์", *days, room=1)
        group = planning.add_group(recruitment_id=row.pk, fields=fields, by=registrar, at=now)
        session = planning.add_session(
            group_id=group.pk, title="กรอบรอบห้า", on=days[0], minutes=180, by=registrar, at=now
        )
    assert planning.begin(recruitment_id=row.pk, by=registrar, at=now) == 2
    for trainee in Trainee.objects.all():
        session = trainee.group.sessions.get()
        attend(session_id=session.pk, marks={trainee.pk: "present", 999: "late"}, by=registrar, at=now)
    path = tmp_path / "statements.json"
    told = [statement(f"B2567-1-0000{n}", f"video-{v}") for n in (1, 4) for v in range(1, 7)]
    path.write_text(json.dumps(told))
    found = videos_offered(registrar, row.pk, path=path, name=path.name, today=now.date())
    take_videos(recruitment_id=row.pk, path=path, name=path.name, expected=found.digest, by=registrar, at=now)
    row.refresh_from_db()
    return row


def examine(row: Recruitment, by: Person, at: datetime, tmp_path: Path) -> None:
    """Take the results of the competence test and make the pass list."""
    path = tmp_path / "competence.csv"
    lines = [f"B2567-1-{n:05d},{','.join(map(str, points))}" for n, points in TESTED.items()]
    path.write_text("\n".join(["เลขที่ใบสมัคร,knowledge,case,conduct", *lines]))
    found = results_offered(by, row.pk, Part.COMPETENCE, path=path, name=path.name)
    take_results(
        recruitment_id=row.pk,
        part=Part.COMPETENCE,
        component="",
        path=path,
        name=path.name,
        file_id=None,
        expected=found.digest,
        by=by,
        at=at,
    )
    judge(recruitment_id=row.pk, by=by, at=at)


def stages(row: Recruitment) -> dict[str, str]:
    return {number[-1]: stage for number, stage in row.applications.values_list("number", "stage")}


def test_who_passed_is_registered_licensed_and_may_assess(
    trained: Recruitment, registrar: Person, secretary: Person, now: datetime, tmp_path: Path
) -> None:
    install_terms([TERM], at=now)
    examine(trained, registrar, now, tmp_path)
    assert stages(trained) == {"1": "passed", "2": "reserve", "3": "reserve", "4": "failed", "5": "below"}
    failed = list_of(registrar, trained.pk, Part.COMPETENCE).lines[1]
    assert [why.en for why in failed.why] == ["Conduct and communication: 55, below the least of 60"]
    pk = trained.pk
    with pytest.raises(Refused) as refused:
        certifying.certify(recruitment_id=pk, resolution=BOARD, starts=date(2024, 3, 1), by=secretary, at=now)
    assert refused.value.faults[0].code == "STAGE-001"
    certifying.endorse(recruitment_id=pk, resolution="กพฐ. 3/2567", by=secretary, at=now)
    starts = date(2024, 3, 1)
    assert (
        certifying.certify(recruitment_id=pk, resolution=BOARD, starts=starts, by=secretary, at=now).count
        == 1
    )
    kept = Application.objects.get(stage="certified")
    entry = Assessor.objects.get()
    assert (kept.assessor_id, kept.licence, entry.name_th, entry.identity) == (
        entry.pk,
        Licence.objects.get().number,
        "สมใจ สมมติการ",
        kept.identity,
    )
    assert [(one.may, one.level) for one in verdicts(registrar, entry.pk, starts)] == [(True, "basic")]


def test_who_is_registered_already_only_gets_the_licence(
    trained: Recruitment, registrar: Person, secretary: Person, now: datetime, tmp_path: Path
) -> None:
    install_terms([TERM], at=now)
    there = register(registrar, now)
    Assessor.objects.filter(pk=there.pk).update(
        id_mark=Application.objects.get(number="B2567-1-00001").id_mark
    )
    examine(trained, registrar, now, tmp_path)
    certifying.endorse(recruitment_id=trained.pk, resolution="กพฐ. 3/2567", by=secretary, at=now)
    certifying.certify(
        recruitment_id=trained.pk, resolution=BOARD, starts=date(2024, 3, 1), by=secretary, at=now
    )
    assert (Assessor.objects.count(), Licence.objects.get().assessor_id) == (1, there.pk)
    assert AssessorSeat.objects.get().seat == "member"


def test_an_appeal_reopens_one_person_and_the_list_shows_it(
    trained: Recruitment, registrar: Person, now: datetime
) -> None:
    one = Application.objects.get(number="B2567-1-00002")
    appeal = Appeal.objects.create(application=one, against=one.stage, text="ตรวจคะแนนใหม่", at=now)
    before = list_of(registrar, trained.pk, Part.SELECTION)
    points = {"experience": before.rule.components[1].most}
    with pytest.raises(Refused) as refused:
        appealing.uphold(appeal_id=appeal.pk, reason="รวมคะแนนผิด", points={}, by=registrar, at=now)
    assert (refused.value.faults[0].code, one.scores.count()) == ("RECRUIT-050", 2)
    appealing.uphold(appeal_id=appeal.pk, reason="รวมคะแนนผิด", points=points, by=registrar, at=now)
    after = list_of(registrar, trained.pk, Part.SELECTION)
    changed = [line for line in after.lines if line.version > 1]
    assert [(line.number[-1], line.rank, line.outcome.value, line.reason) for line in changed] == [
        ("2", 1, "called", "รวมคะแนนผิด")
    ]
    others = {line.number: line for line in after.lines if line.version == 1}
    assert others == {line.number: line for line in before.lines if line.number in others}
    assert (len(others), stages(trained)["2"], after.corrected) == (4, "called", 1)
    fields = GroupFields("รุ่น 3", "", date(2024, 2, 3), date(2024, 2, 3), room=5)
    planning.add_group(recruitment_id=trained.pk, fields=fields, by=registrar, at=now)
    assert planning.begin(recruitment_id=trained.pk, by=registrar, at=now) == 1
    assert Trainee.objects.get(application=one).group.name == "รุ่น 3"
    with pytest.raises(Refused) as refused:
        appealing.dismiss(appeal_id=appeal.pk, reason="ช้า", by=registrar, at=now)
    assert refused.value.faults[0].code == "STAGE-001"
